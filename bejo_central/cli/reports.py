"""`report share`: UMK and domestic goods of a unit, a region or the province."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bejo_central.board import shares
from bejo_central.cli.output import Told
from bejo_central.rulebook import RulesInForce, load_rules
from bejo_central.store import reference
from bejo_desktop.contract.share import share_document
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.meter import NOTHING_SPENT, meter

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands
    from bejo_desktop.domain.meter import Meter


def add_commands(commands: Commands) -> None:
    """Add the reports."""
    group = commands.group("report", "reports on what the units order")
    share = group.add("share", _share, "how much goes to UMK and to domestic goods")
    of = share.add_mutually_exclusive_group(required=True)
    of.add_argument("--unit", help="kode unit")
    of.add_argument("--region", help="kode wilayah: all its units")
    of.add_argument("--province", action="store_true", help="all units")
    share.add_argument("--year", type=int, help="this year if left out")


def _share(context: Context) -> Document:
    asked: Any = context.arguments
    now = context.clock()
    today = wib_day(now)
    year = today.year if asked.year is None else asked.year
    if not date.min.year <= year <= date.max.year:
        raise BadInput("report.year", year=year, field="year")
    on = today if year == today.year else date(year, 12, 31)
    with context.looking() as connection:
        spent = shares.spent_in(connection, year, _wanted(connection, asked))
        rules = RulesInForce(load_rules()).at(connection, now)
    counted = meter(spent, NOTHING_SPENT, on, rules)
    of = {"unit": asked.unit or None, "region": asked.region or None}
    return Told({**of, **share_document(counted)}, _told(counted))


def _wanted(connection: Connection, asked: Any) -> ColumnElement[bool] | None:
    """Return whose orders are counted (NotFound `unit.unknown`, `region.unknown`)."""
    if asked.unit:
        return shares.of_unit(reference.unit(connection, asked.unit).code)
    if asked.region:
        reference.region_name(connection, asked.region)
        return shares.of_region(asked.region)
    return None


def _told(counted: Meter) -> str:
    document = share_document(counted)
    orders = f"{counted.spent.orders:,}".replace(",", ".")
    lines = [f"Tahun {counted.year}: {orders} pesanan, {counted.spent.total} termasuk pajak"]
    for name, gauge, amount in (
        ("UMK dan koperasi", document["umk"], counted.spent.umk),
        ("Produk dalam negeri", document["pdn"], counted.spent.pdn),
    ):
        target = f" dari target {gauge['target']}" if gauge["target"] else ""
        lines.append(f"{name:<20}  {amount.plain:>20}  {gauge['share']}{target}")
    return "\n".join(lines)
