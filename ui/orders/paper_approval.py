"""The PPK's written approval as another officer records it: whose, of which day, with its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bejo_desktop.application.views import PaperApproved
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import BadInput
from ui.access.passphrase_row import PassphraseRow
from ui.fonts import Face
from ui.fulfilling.asking import AskingDialog
from ui.fulfilling.number_field import AGENDA
from ui.notices import explain
from ui.scan import read_scan
from ui.widgets.banner import Notice, Weight
from ui.widgets.day_edit import PastDayEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import row
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.scan_field import ScanField
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OfficerView, OrderDetail
    from bejo_desktop.domain.errors import BejoError
    from ui.running import Runner
    from ui.workplace import Workplace

MINIMUM_WIDTH: Final = 620
TOLD: Final = (
    "Hanya bila PPK sudah menandatangani lembar persetujuan. Pesanan terbit dengan nomor, "
    "dan tercatat siapa yang menyetujui dan siapa yang mencatat."
)


@dataclass(frozen=True, slots=True)
class ApprovedByPaper:
    """What the dialog carries; `scan` is a file name, `number` None where it is leased."""

    ppk: str
    on: date
    scan: str
    number: str | None
    passphrase: str


class PaperApprovalDialog(AskingDialog):
    """Asks for the sheet that the PPK signed; `confirmed` carries an ApprovedByPaper."""

    def __init__(
        self,
        place: Workplace,
        about: str,
        ppks: Sequence[tuple[str, str]],
        parent: QWidget,
        *,
        typed_number: bool,
    ) -> None:
        super().__init__(place, "Catat persetujuan tertulis PPK", about, parent)
        self.ppk = Choice()
        for nip, name in ppks:
            self.ppk.addItem(name, nip)
        self.day = PastDayEdit(place.today)
        self.day.show_value(place.today())
        self.scan = ScanField(place.theme, "Gambar lembar persetujuan", "wajib, PDF atau foto")
        self.number = LineEdit("", "nomor dari buku agenda")
        self._number_row = FieldRow("&Nomor dari buku agenda", self.number)
        self._typed = typed_number
        because = Text("karena nomor akan terbit", Face.SMALL)
        self.passphrase = PassphraseRow(place, "Kata sandi &Anda", because)
        self.passphrase.entered.connect(self._confirm)
        self._day_row = FieldRow("&Tanggal pada lembar", self.day)
        explain(self._day_row, self.day, place.words)
        first = row(FieldRow("&PPK yang menyetujui", self.ppk), self._day_row, spacing=16)
        for at in range(2):
            first.setStretch(at, 1)
        parts = (first, self.scan, self._number_row, self.passphrase)
        self._furnish(TOLD, "Catat & terbitkan nomor".replace("&", "&&"), "stamp", *parts)
        self._number_row.setVisible(typed_number)
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.ppk.setFocus()

    def collect(self) -> ApprovedByPaper | None:
        if not self.day.settle():
            return None
        if self.day.value is None:
            self._day_row.show_error("Isi tanggal yang tertulis pada lembar.")
            return None
        if not self.scan.name:
            self.show_error(BadInput("approval.scan_missing", field="scan"))
            return None
        if not self.passphrase.text:
            self.passphrase.show_error("Ketik kata sandi Anda, lalu tekan F9 sekali lagi.")
            self.passphrase.take_focus()
            return None
        return ApprovedByPaper(
            ppk=self.ppk.currentData() or "",
            on=self.day.value,
            scan=self.scan.name,
            number=self.number.text().strip() if self._typed else None,
            passphrase=self.passphrase.text,
        )

    def show_error(self, error: BejoError) -> None:
        if self.passphrase.refuses(error):
            return
        if error.facts.get("field") == "number":
            words = self._place.words
            self._number_row.show_error(f"{words.text(error)} {words.way_out(error)}")
            self.number.setFocus()
        else:
            super().show_error(error)


def ask_paper_approval(
    runner: Runner,
    core: Core,
    detail: OrderDetail,
    then: Callable[[], None] | None = None,
) -> None:
    """
    Open the dialog for an order that waits for the PPK.

    Args:
        then: called once the order was issued.
    """
    order_id, seen = detail.row.order_id, detail.row.content_hash or ""

    def act(typed: ApprovedByPaper) -> Callable[[], Any]:
        def issue() -> Any:
            core.confirm(typed.passphrase)
            approved = PaperApproved(typed.ppk, typed.on, read_scan(typed.scan) or b"")
            return core.approving.finalise(core.session, order_id, seen, typed.number, approved)

        return issue

    def told(after: OrderDetail) -> Notice:
        if then is not None:
            then()
        return Notice(Weight.GOOD, f"Terbit dengan nomor {after.row.number}", after.row.package)

    def show(answer: tuple[Sequence[OfficerView], bool]) -> None:
        officers, typed_number = answer
        dialog = PaperApprovalDialog(
            runner.place,
            detail.row.package,
            ppks_of(officers, core.session.nip),
            runner.over,
            typed_number=typed_number,
        )
        runner.open(dialog, act, told)

    runner.read(lambda: (core.officers.officers(), core.desk.unit().numbering == AGENDA), show)


def ppks_of(officers: Sequence[OfficerView], but: str) -> tuple[tuple[str, str], ...]:
    """Return NIP and name of every PPK of the unit but one; the sheet may be of an earlier day."""
    return tuple(
        (officer.nip, officer.name)
        for officer in officers
        if officer.nip != but and any(Role.PPK in one.roles for one, _ in officer.mandates)
    )
