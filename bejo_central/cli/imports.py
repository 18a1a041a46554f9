"""`import catalogue|regions|units|officers|budget|realisation|prices`: files of others, looked at before taken."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin import catalogue_import, record_import
from bejo_central.admin.catalogue_import import CatalogueFile
from bejo_central.admin.record_import import RecordsFile
from bejo_central.cli import values
from bejo_central.cli.output import show
from bejo_central.imports import budget, realisation
from bejo_central.imports.ekatalog import read_ekatalog
from bejo_central.imports.officers import read_officers
from bejo_central.imports.own_catalogue import KnownVendors, read_own_catalogue
from bejo_central.imports.regions import read_regions
from bejo_central.imports.results import Sen
from bejo_central.imports.standard_prices import read_standard_prices
from bejo_central.imports.units import read_units
from bejo_central.store import catalogue, reference
from bejo_central.words import Words
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.dpa import DpaVersion
from bejo_desktop.domain.errors import BadInput, Cancelled
from bejo_desktop.domain.identity import read_unit_code
from bejo_desktop.domain.standard_prices import StandardKind

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
    budgets = group.add("budget", _budget, "take a DPA's budget lines over")
    budgets.add_argument("--year", type=int, help="of rows that tell none, this year if left out")
    budgets.add_argument("--unit", default="", help="of rows that tell none")
    budgets.add_argument("--version", help="murni, pergeseran_1, perubahan: of rows that tell none")
    budgets.add_argument("--dated", help="day of that version")
    budgets.add_argument("--dpa", default="", help="number of its document")
    _common(budgets)
    realised = group.add("realisation", _realisation, "take SIPD's realisation over")
    realised.add_argument("--unit", default="", help="of rows that tell none")
    realised.add_argument("--as-of", required=True, help="day up to which the figures go")
    _common(realised)
    standard = group.add("prices", _prices, "take standard prices of a region over")
    standard.add_argument("--region", required=True, help="kode wilayah")
    standard.add_argument("--year", type=int, required=True, help="fiscal year they hold for")
    standard.add_argument("--kind", choices=list(StandardKind), required=True)
    _common(standard)


def _common(parser: Parser) -> None:
    parser.add_argument("file", type=Path, help="CSV, XLSX or JSON")
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
    asked: Any = context.arguments
    version = None
    if asked.version is not None:
        if asked.dated is None:
            raise BadInput("budget.version_undated", field="dated", version=asked.version)
        version = DpaVersion.read(asked.version, values.day(asked.dated, "dated"), asked.dpa)
    year = wib_day(context.clock()).year if asked.year is None else asked.year
    wanted = budget.Asked(year, _unit(asked.unit), version)
    return _records(context, "budget", partial(budget.read_budget, asked=wanted))


def _realisation(context: Context) -> Document:
    asked: Any = context.arguments
    wanted = realisation.Asked(_unit(asked.unit), values.day(asked.as_of, "as_of"))
    read = partial(realisation.read_realisation, asked=wanted)
    return _records(context, "realisation", read)


def _unit(typed: str) -> str:
    return read_unit_code(typed) if typed else ""


def _prices(context: Context) -> Document:
    asked: Any = context.arguments
    with context.looking() as connection:
        reference.region_name(connection, asked.region)
    read = partial(
        read_standard_prices,
        region=asked.region,
        year=asked.year,
        kind=StandardKind(asked.kind),
    )
    return _records(context, "prices", read)


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
