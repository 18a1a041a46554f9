"""`rules publish|export|list|stamp`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bejo_central.admin import rules
from bejo_central.cli import values
from bejo_central.store import rule_packs
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rule_files import read_rule_files, stamp
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import EnvironmentFailed, NotFound

if TYPE_CHECKING:
    from datetime import date

    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands


def add_commands(commands: Commands) -> None:
    """Add the commands on the dated rules of law."""
    group = commands.group("rules", "dated rules of law, as signed packs")
    publish = group.add("publish", _publish, "sign a pack and send it to all desks")
    publish.add_argument("source", type=Path, help="a rule file, or a folder of them (*.toml)")
    publish.add_argument("--version", required=True, help="year.month.number, 2026.12.1")
    publish.add_argument("--valid-until", required=True, help="last day of the pack")
    publish.add_argument("--issued-on", help="today if left out")
    export = group.add("export", _export, "write a published pack to a file")
    export.add_argument("file", type=Path)
    export.add_argument("--version", help="the newest if left out")
    group.add("list", _list, "list the packs of this centre")
    stamped = group.add("stamp", _stamp, "write the manifest of a program's rule files anew")
    stamped.add_argument("folder", type=Path)
    stamped.add_argument("--version", required=True)
    stamped.add_argument("--issued-on", help="today if left out")


def _publish(context: Context) -> Document:
    asked: Any = context.arguments
    if not asked.source.exists():
        raise NotFound("rules.no_file", file=str(asked.source))
    publication = rules.Publication(
        documents=read_rule_files(asked.source),
        version=asked.version,
        issued_on=_issued_on(context),
        valid_until=values.day(asked.valid_until, "valid-until"),
    )
    with context.acting() as account:
        return rules.describe(rules.publish(account, publication))


def _export(context: Context) -> Document:
    asked: Any = context.arguments
    with context.looking() as connection:
        signed = rules.published(connection, asked.version)
    try:
        asked.file.write_bytes(encode(signed))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise EnvironmentFailed("file.not_written", file=str(asked.file), reason=reason) from error
    return {"version": signed.pack.version, "file": str(asked.file)}


def _list(context: Context) -> Document:
    with context.looking() as connection:
        return {"packs": [rules.describe(one) for one in rule_packs.records(connection)]}


def _stamp(context: Context) -> Document:
    asked: Any = context.arguments
    manifest = stamp(asked.folder, asked.version, _issued_on(context))
    return {"version": manifest.version, "files": len(manifest.files)}


def _issued_on(context: Context) -> date:
    given = context.arguments.issued_on
    return wib_day(context.clock()) if given is None else values.day(given, "issued-on")
