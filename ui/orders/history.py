"""Everything that was done with an order, one act a row, with numbers and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from bejo_desktop.domain.order import Act
from ui.days import short_day
from ui.fonts import Face
from ui.orders.words import ENDED, local_moment, running_part, short_name
from ui.widgets.button import Button
from ui.widgets.layout import column, row
from ui.widgets.table.cell import Cell
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import TASK, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bejo_desktop.application.views import OrderDetail, Step
    from ui.theme import Theme

LAPSE: Final = "order.lapse"
"""The centre's own act."""
_NAMES: Final = {
    Act.SUBMIT.value: "Diajukan ke PPK",
    Act.RETURN.value: "Dikembalikan PPK",
    LAPSE: "Batal otomatis",
    Act.TAKE_BACK.value: "Ditarik untuk diubah",
    "order.edit": "Konsep diubah",
    Act.FINAL.value: "Pesanan terbit",
    Act.KEEP_PRICE.value: "Harga dipertahankan",
    Act.ALLOW_BUDGET.value: "Anggaran dijamin PA/KPA",
    Act.RECHECK.value: "Diminta dinilai lagi",
    Act.SIGN.value: "Ditandatangani kedua pihak",
    Act.VOID.value: "Nomor dibatalkan",
    Act.BUY.value: "Dibeli (belanja kecil)",
    Act.ARRIVE.value: "Barang tiba",
    Act.RECEIVE.value: "Diterima (BAST)",
    Act.SEND_BACK.value: "Dikembalikan ke penyedia (retur)",
    Act.PAY.value: "Dibayar",
    Act.DEPOSIT.value: "Pajak disetor",
    Act.EVIDENCE.value: "Bukti dilampirkan",
    Act.AMEND.value: "Adendum",
    Act.CANCEL.value: "Dihentikan",
    Act.HAND_OVER.value: "Dialihkan ke PPK berikutnya",
}
_SPOKEN: Final = frozenset(
    {Act.RETURN.value, Act.VOID.value, Act.KEEP_PRICE.value, Act.ALLOW_BUDGET.value}
)
"""Acts whose note is a reason that somebody typed."""


@dataclass(frozen=True, slots=True)
class Done:
    """One act: its place in the order, what, when, by whom, and what else there is to say."""

    place: int
    name: str
    when: str
    who: str
    note: str = ""


def history_of(detail: OrderDetail) -> tuple[Done, ...]:
    """Return what was done, the oldest first."""
    seen: dict[str, int] = {}
    first = detail.steps[0]
    made = Done(0, "Konsep dibuat", _moment(first), first.by_name, _typed_for(detail))
    rows = [made]
    for place, step in enumerate(detail.history, start=1):
        count = seen.get(step.key, 0)
        seen[step.key] = count + 1
        name, note = _told(step, count, detail)
        rows.append(Done(place, name, _moment(step), step.by_name or "Pusat", note))
    return tuple(rows)


def summary_of(detail: OrderDetail) -> str:
    """Return in one line what the steps have no place for; "" where there is nothing."""
    parts = []
    if detail.approval is not None:
        parts.append(_approved(detail))
    if detail.receipts and len(detail.receipts) > 1:
        parts.append(f"{len(detail.receipts)} BAST")
    parts += [f"retur {short_day(gone.on)}, {len(gone.lines)} barang" for gone in detail.returns]
    parts += [
        f"adendum {running_part(one.number.text)} ({short_day(one.on)})"
        for one in detail.amendments
    ]
    parts += [
        f"dialihkan ke {short_name(detail.people.get(one.nip, one.nip))} ({short_day(one.since)})"
        for one in detail.charges
    ]
    if (end := detail.cancellation) is not None:
        parts.append(f"{ENDED[end.form].lower()} dengan surat {running_part(end.number.text)}")
    return " · ".join(parts)


class HistoryDialog(QDialog):
    """Lists every act of one order; Esc closes it."""

    def __init__(self, theme: Theme, detail: OrderDetail, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Riwayat pesanan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model: RowsModel[Done] = RowsModel(_columns(), lambda one: one.place)
        table = TableView(theme, self.model, TASK, "Riwayat pesanan")
        self.model.show_rows(history_of(detail))
        table.choose_first()
        shut = Button(theme, "Tutup", key="Esc")
        shut.clicked.connect(self.reject)
        title = Text(detail.row.package.strip() or "(belum bernama)", Face.CARD)
        self.setLayout(column(title, table, row(None, shut), spacing=12, margins=(16, 16, 16, 16)))
        self.resize(760, 500)
        table.setFocus()


def _columns() -> tuple[Column[Done], ...]:
    return (
        Column("Kapan (WIB)", lambda one: Cell(one.when), 120),
        Column("Apa", lambda one: Cell(one.name, face=Face.STRONG, under=one.note)),
        Column("Oleh", lambda one: Cell(one.who), 220),
    )


def _told(step: Step, count: int, detail: OrderDetail) -> tuple[str, str]:
    """Return the name of an act, and what there is to say of its `count`-th time (from 0)."""
    name = _NAMES.get(step.key, step.key)
    if step.key == Act.CANCEL.value and detail.cancellation is not None:
        name = ENDED[detail.cancellation.form]
    if step.key in _SPOKEN:
        return name, step.note
    notes = _NOTES[step.key](detail) if step.key in _NOTES else ()
    return name, notes[count] if count < len(notes) else ""


def _signed(detail: OrderDetail) -> tuple[str, ...]:
    on = detail.signed_on
    return () if on is None else (f"tanggal pada surat {short_day(on)}",)


def _final(detail: OrderDetail) -> tuple[str, ...]:
    return () if detail.approval is None else (_approved(detail),)


def _received(detail: OrderDetail) -> tuple[str, ...]:
    return tuple(
        f"{one.number.text} · {'seluruhnya' if one.complete else 'sebagian'}"
        for one in detail.receipts
    )


def _gone(detail: OrderDetail) -> tuple[str, ...]:
    return tuple("; ".join(line.reason for line in one.lines) for one in detail.returns)


def _paid(detail: OrderDetail) -> tuple[str, ...]:
    return tuple(f"{one.number.text} · {one.amount}" for one in detail.payments)


def _amended(detail: OrderDetail) -> tuple[str, ...]:
    return tuple(f"{one.number.text} · {one.reason}" for one in detail.amendments)


def _ended(detail: OrderDetail) -> tuple[str, ...]:
    end = detail.cancellation
    return () if end is None else (f"{end.number.text} · {end.reason}",)


def _handed_over(detail: OrderDetail) -> tuple[str, ...]:
    return tuple(
        f"{detail.people.get(one.nip, one.nip)}, SK {one.sk} · {one.reason}"
        for one in detail.charges
    )


_NOTES: Final[Mapping[str, Callable[[OrderDetail], tuple[str, ...]]]] = {
    Act.FINAL.value: _final,
    Act.SIGN.value: _signed,
    Act.RECEIVE.value: _received,
    Act.SEND_BACK.value: _gone,
    Act.PAY.value: _paid,
    Act.AMEND.value: _amended,
    Act.CANCEL.value: _ended,
    Act.HAND_OVER.value: _handed_over,
}
"""What each time of an act left on paper, in the order in which it happened."""


def _approved(detail: OrderDetail) -> str:
    approval = detail.approval
    assert approval is not None
    ppk = detail.people.get(approval.ppk, approval.ppk)
    by = detail.people.get(approval.by, approval.by)
    return f"disetujui tertulis oleh {ppk} ({short_day(approval.on)}), dicatat oleh {by}"


def _typed_for(detail: OrderDetail) -> str:
    official = detail.content.official
    return f"diketik untuk {detail.people.get(official, official)}" if official else ""


def _moment(step: Step) -> str:
    return "" if step.done_at is None else local_moment(step.done_at)
