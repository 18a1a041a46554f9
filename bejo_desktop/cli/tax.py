"""`bejo tax recap`: the taxes of one month, what is deposited, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.files import write_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from bejo_desktop.application.tax_recap import TaxRecap
    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.tax_recap import RecapRow


def recap(asked: Asked) -> Answer:
    """`bejo tax recap [--month YYYY-MM] [--out FILE]`."""
    month = asked.month or wib_day(clock_of(asked.now)())
    with open_desk(asked) as core:
        found = core.tax_recaps.month(month)
        if asked.out is not None:
            write_file(asked.out, core.tax_recaps.workbook(month))
    rows = [
        (
            row.payment.paid_on.isoformat(),
            row.payment.number.text,
            row.tax.value,
            str(row.amount),
            str(row.open),
            _last_day(row, found),
        )
        for row in found.rows
    ]
    heads = ("Dibayar", "Kuitansi", "Pajak", "Jumlah", "Belum disetor", "Setor paling lambat")
    return Answer(_document(found), (Table(heads, rows, frozenset({3, 4})),))


def _last_day(row: RecapRow, found: TaxRecap) -> str:
    last = found.last_days(row.tax)
    if last is None:
        return "menurut Perda"
    return f"{last.deposit}{' (terlambat)' if found.is_late(row) else ''}"


def _document(found: TaxRecap) -> dict[str, object]:
    return {
        "month": f"{found.month:%Y-%m}",
        "rows": [_row(row, found) for row in found.rows],
        "sums": {
            tax.value: {"withheld": withheld, "deposited": deposited, "open": still}
            for tax, (withheld, deposited, still) in found.sums.items()
        },
        "last_days": {
            tax.value: None if last is None else {"deposit": last.deposit, "report": last.report}
            for tax, last in ((tax, found.last_days(tax)) for tax in found.sums)
        },
        "by_platform": [
            {
                "order": one.order.number_text,
                "receipt": one.payment.number.text,
                "base": one.base.amount,
                "ppn": one.ppn.amount,
                "pph": one.pph.amount,
            }
            for one in found.by_platform
        ],
    }


def _row(row: RecapRow, found: TaxRecap) -> dict[str, object]:
    vendor = found.vendors.get(row.order.content.vendor)
    return {
        "paid_on": row.payment.paid_on,
        "receipt": row.payment.number.text,
        "order": row.order.number_text or None,
        "vendor": row.order.content.vendor,
        "npwp": vendor.npwp if vendor else None,
        "tax": row.tax.value,
        "base": row.base,
        "amount": row.amount,
        "deposited": row.deposited,
        "open": row.open,
        "late": found.is_late(row),
        "deposits": [
            {"billing": one.billing, "ntpn": one.ntpn, "on": one.deposited_on, "slip": one.slip}
            for one in row.deposits
        ],
    }
