"""Reports on the unit: how much goes to UMK and to domestic goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.contract.share import share_document
from bejo_desktop.domain.meter import percent

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.meter import Gauge
    from bejo_desktop.domain.money import Rupiah


def share(asked: Asked) -> Answer:
    """`bejo report share`."""
    with open_desk(asked) as core:
        meter = core.spending.share(asked.year)
    table = Table(
        ("Bagian", "Nilai (Rp)", "Capaian", "Target"),
        [
            ("UMK dan koperasi", *_cells(meter.umk, meter.spent.umk)),
            ("Produk dalam negeri", *_cells(meter.pdn, meter.spent.pdn)),
        ],
        frozenset({1, 2, 3}),
    )
    orders = f"{meter.spent.orders:,}".replace(",", ".")
    summary = f"Tahun {meter.year}: {orders} pesanan, {meter.spent.total} termasuk pajak."
    return Answer(share_document(meter), (table, summary))


def _cells(gauge: Gauge, amount: Rupiah) -> tuple[str, str, str]:
    return amount.plain, percent(gauge.after), percent(gauge.target)
