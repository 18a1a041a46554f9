"""`import catalogue|regions|units|officers|budget`: files of others, looked at before taken."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin import catalogue_import, record_import
from bejo_central.admin.catalogue_import import CatalogueFile
from bejo_central.admin.record_import import RecordsFile
from bejo_central.cli.output import show
from bejo_central.imports.budget import read_budget
from bejo_central.imports.ekatalog import read_ekatalog
from bejo_central.imports.officers import read_officers
from bejo_central.imports.own_catalogue import KnownVendors, read_own_catalogue
from bejo_central.imports.regions import read_regions
from bejo_central.imports.results import Sen
from bejo_central.imports.units import read_units
from bejo_central.store import catalogue
from bejo_central.words import Words
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput, Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands, Parser
    from bejo_central.imports.results import RecordsRead

_YES: Final = frozenset({"y", "ya", "yes"})


def add_commands(commands: Commands) -> None:
    """Add the commands that take files over."""
    group = commands.group("import", "files of others")
    taken = group.add("catalogue", _catalogue, "take a catalogue over")
    taken.add_argument("--prices", type=Path, help="prices by product and region (ekatalog)")
    taken.add_argument("--format", choices=["ekatalog", "bejo"], required=True)
    taken.add_argument("--round-prices", action="store_true", help="round sen half-up")
    _common(taken)
    _common(group.add("regions", _regions, "take codes and names of regions over"))
    _common(group.add("units", _units, "take units over"))
    _common(group.add("officers", _officers, "take officers and their mandates over"))
    budgets = group.add("budget", _budget, "take budget lines over")
    budgets.add_argument("--year", type=int, help="of rows that tell none, this year if left out")
    _common(budgets)


def _common(parser: Parser) -> None:
    parser.add_argument("file", type=Path, help="CSV or XLSX")
    parser.add_argument("--preview", action="store_true", help="only tell what would change")
    parser.add_argument("--yes", action="store_true", help="do not ask, whatever is withdrawn")
    parser.add_argument("--plan", metavar="FINGERPRINT", help="only if the plan is still this one")


def _catalogue(context: Context) -> Document:
    asked: Any = context.arguments
    file = _read_catalogue(context)

    def look() -> Document:
        with context.looking() as connection:
            return catalogue_import.preview(connection, file)

    def take(expected: str | None, *, sure: bool) -> Document:
        with context.acting() as account:
            return catalogue_import.take_over(account, file, expected=expected, may_empty=sure)

    return _with_words(_look_and_take(asked, look, take))


def _read_catalogue(context: Context) -> CatalogueFile:
    asked: Any = context.arguments
    sen = Sen.ROUND if asked.round_prices else Sen.REFUSE
    if asked.format == "ekatalog":
        files = tuple(one for one in (asked.file, asked.prices) if one)
        return CatalogueFile(read_ekatalog(asked.file, asked.prices, sen), asked.format, files)
    if asked.prices:
        raise BadInput("import.prices_apart", field="prices")
    with context.looking() as connection:
        identities = catalogue.vendor_identities(connection)
    known = KnownVendors(
        codes=frozenset(code for code, _ in identities),
        by_npwp={npwp: code for code, npwp in reversed(identities) if npwp},
    )
    read = read_own_catalogue(asked.file, sen, known, wib_day(context.clock()))
    return CatalogueFile(read, asked.format, (asked.file,))


def _regions(context: Context) -> Document:
    return _records(context, "regions", read_regions)


def _units(context: Context) -> Document:
    return _records(context, "units", partial(read_units, today=wib_day(context.clock())))


def _officers(context: Context) -> Document:
    return _records(context, "officers", partial(read_officers, today=wib_day(context.clock())))


def _budget(context: Context) -> Document:
    asked: int | None = context.arguments.year
    year = wib_day(context.clock()).year if asked is None else asked
    return _records(context, "budget", partial(read_budget, year=year))


def _records(context: Context, kind: str, read: Callable[[Path], RecordsRead]) -> Document:
    asked: Any = context.arguments
    file = RecordsFile(read(asked.file), kind, asked.file)

    def look() -> Document:
        with context.looking() as connection:
            return record_import.preview(connection, context.clock(), file)

    def take(expected: str | None, *, sure: bool) -> Document:
        del sure
        with context.acting() as account:
            return record_import.take_over(account, file, expected=expected)

    return _with_words(_look_and_take(asked, look, take))


def _look_and_take(
    asked: Any, look: Callable[[], Document], take: Callable[..., Document]
) -> Document:
    """Preview only, or take over; where a person sits at a terminal the plan is shown first."""
    if asked.preview:
        document = look()
        if not asked.json:
            show(document.pop("plan"), as_json=False)
        return {"preview": True, **document}
    if asked.json:
        return take(asked.plan, sure=asked.yes)
    if asked.yes or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _in_lines(take(asked.plan, sure=asked.yes))
    seen = look()["plan"]
    with redirect_stdout(sys.stderr):
        show(seen, as_json=False)
    print(Words.load().say("import.ask", {}), end=" ", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() not in _YES:
        raise Cancelled("import.stopped")
    return _in_lines(take(asked.plan or seen["fingerprint"], sure=True))


def _in_lines(document: Document) -> Document:
    """Leave the plan out, which people saw before; of it only what was taken is told again."""
    return {name: value for name, value in document.items() if name != "plan"}


def _with_words(document: Document) -> Document:
    """Say each refusal in words too: people read what a command prints."""
    words = Words.load()
    for name in ("refused", "prices_refused"):
        for row in document.get(name, ()):
            row["message"] = words.say(row["reason"], {**row, "typed": row["value"]})
    return document
