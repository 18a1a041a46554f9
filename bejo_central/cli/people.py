"""`unit add|list`, `officer add|list`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin import people
from bejo_central.cli import mandates
from bejo_central.store import reference
from bejo_desktop.domain.parties import Officer, Unit

if TYPE_CHECKING:
    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands, Parser

_TEXTS: Final = (
    "government",
    "address",
    "postal-code",
    "phone",
    "email",
    "npwp",
    "place",
    "dpa",
    "fund",
)


def add_commands(commands: Commands) -> None:
    """Add the commands on units and officers."""
    units = commands.group("unit", "units of the regencies")
    _unit_options(units.add("add", _add_unit, "add or change a unit"))
    units.add("list", _list_units, "list units")
    officers = commands.group("officer", "officers and their mandates")
    _officer_options(officers.add("add", _add_officer, "add an officer, or a new mandate"))
    listed = officers.add("list", _list_officers, "list the officers of a unit")
    listed.add_argument("--unit", required=True)


def _unit_options(parser: Parser) -> None:
    parser.add_argument("code")
    parser.add_argument("--name", required=True)
    parser.add_argument("--region", required=True, help="kode wilayah, 35.09")
    parser.add_argument("--classification", default=people.DEFAULT_CLASSIFICATION)
    parser.add_argument("--mask", default=people.DEFAULT_MASK)
    parser.add_argument("--numbering", choices=["lease", "agenda"], default="lease")
    for name in _TEXTS:
        parser.add_argument(f"--{name}", default="")


def _officer_options(parser: Parser) -> None:
    parser.add_argument("nip")
    parser.add_argument("--unit", required=True)
    parser.add_argument("--name", required=True)
    mandates.mandate_options(parser)
    parser.add_argument("--rank", default="")
    parser.add_argument("--position", default="")


def _add_unit(context: Context) -> Document:
    asked: Any = context.arguments
    unit = Unit(
        code=asked.code,
        name=asked.name,
        region=asked.region,
        region_name="",
        government=asked.government,
        address=asked.address,
        postal_code=asked.postal_code,
        phone=asked.phone,
        email=asked.email,
        npwp=asked.npwp,
        place=asked.place,
        classification=asked.classification,
        mask=asked.mask,
        numbering=asked.numbering,
        dpa=asked.dpa,
        fund=asked.fund,
    )
    with context.acting() as account:
        return {"unit": asdict(people.add_unit(account, unit))}


def _list_units(context: Context) -> Document:
    with context.looking() as connection:
        return {"units": [asdict(unit) for unit in reference.units(connection)]}


def _add_officer(context: Context) -> Document:
    asked: Any = context.arguments
    officer = Officer(
        nip=asked.nip,
        name=asked.name,
        rank=asked.rank,
        position=asked.position,
        mandates=(mandates.asked_mandate(asked),),
    )
    with context.acting() as account:
        return {"officer": mandates.described(people.add_officer(account, asked.unit, officer))}


def _list_officers(context: Context) -> Document:
    unit = context.arguments.unit
    with context.looking() as connection:
        reference.unit(connection, unit)
        found = reference.officers(connection, unit)
    return {"officers": [mandates.described(one) for one in found]}
