"""Kelengkapan berkas: what the payment file needs, what is there, and what is put behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.order import MOVES, Act
from bejo_desktop.domain.paper.frame import PaperKind
from ui.evidence.adding import PieceDialog
from ui.evidence.picture import PictureDialog, read_pictures
from ui.evidence.words import in_order, needed_columns, piece_columns, sum_words
from ui.fonts import Face
from ui.notices import NoticeBoard
from ui.running import Runner
from ui.scan import read_scan
from ui.widgets.banner import Notice, Weight
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import TABLE, card
from ui.widgets.layout import column, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import SMALL, TableView
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OrderDetail, PaperRow
    from bejo_desktop.application.views.evidence import PieceView
    from bejo_desktop.domain.completeness.checking import Needed
    from ui.evidence.adding import PieceByPaper
    from ui.workplace import Navigator, Workplace

WIDTH: Final = 1000
HEIGHT: Final = 620
PIECES_HEIGHT: Final = 168
PAPERS: Final = {
    PaperKind.VERIFIKASI: ("Lembar verifikasi", "F12"),
    PaperKind.SPJ: ("Ringkasan SPJ", "Shift+F12"),
}
NO_PIECES: Final = "belum ada; F9 menambah yang pertama, dengan gambar atau hasil pindainya"
ACTS_REFUSED: Final = "Peran Anda melihat berkas ini; bukti ditambah oleh petugas pesanan."


class FileDialog(QDialog):
    """
    The payment file of one order; F9 adds what the chosen line lacks, Enter looks at a picture.

    It is the PPK-SKPD's check, too: F12 leads to the Lembar Verifikasi as a paper.
    """

    def __init__(
        self, place: Workplace, core: Core, go: Navigator, detail: OrderDetail, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kelengkapan berkas")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place, self._core, self._go = place, core, go
        self._order_id: UUID = detail.row.order_id
        self._about = f"{detail.row.number or 'Belum bernomor'} · {detail.row.package}"
        self.board = NoticeBoard(place.theme, place.words)
        self._runner = Runner(place, go, self, self.board)
        words = place.words
        self._needed: RowsModel[Needed] = RowsModel(needed_columns(words), lambda one: one.kind)
        self._pieces: RowsModel[PieceView] = RowsModel(
            piece_columns(words), lambda one: one.position
        )
        self.needed = TableView(place.theme, self._needed, SMALL, "Berkas yang diperlukan")
        self.pieces = TableView(place.theme, self._pieces, SMALL, "Bukti yang tersimpan")
        self._sum = Text("", Face.STRONG)
        self._none = Text(NO_PIECES, Face.SMALL)
        self._none.hide()
        self._add = Button(place.theme, "Tambah bukti", Kind.PRIMARY, icon="plus", key="F9")
        self.papers = {kind: self._paper_button(kind, *how) for kind, how in PAPERS.items()}
        self._build()
        self._connect()
        self._show_rights()
        self.reread()

    def reread(self) -> None:
        """Read the file of the order afresh."""
        core, order_id = self._core, self._order_id
        self._place.lanes.read.ask(
            "evidence",
            self,
            lambda _: (
                core.evidence.completeness(order_id),
                core.evidence.pieces(order_id),
                core.printing.papers(order_id),
            ),
            done=self._show,
            failed=self.board.show_error,
        )

    def _show(
        self, answer: tuple[Sequence[Needed], Sequence[PieceView], Sequence[PaperRow]]
    ) -> None:
        needed, pieces, papers = answer
        self._needed.show_rows(in_order(needed))
        self._pieces.show_rows(pieces)
        self._none.setVisible(not pieces)
        words, tone = sum_words(needed)
        self._sum.setText(words)
        self._sum.show_tone(tone)
        for table in (self.needed, self.pieces):
            if table.current_row() is None:
                table.choose_first()
        for paper in papers:
            if paper.kind in self.papers:
                self._show_paper(self.papers[paper.kind], paper)

    def _show_paper(self, button: Button, paper: PaperRow) -> None:
        """Let the button lead to a paper that can be printed, or say why it cannot yet."""
        refused = RuleBroken(paper.why_not, **paper.facts)
        button.setEnabled(paper.available)
        button.setToolTip("" if paper.available else self._place.words.text(refused))

    def ask_piece(self) -> None:
        """Ask for one more piece, of the kind that the chosen line lacks."""
        if not self._add.isEnabled():
            return
        core, order_id = self._core, self._order_id

        def act(typed: PieceByPaper) -> Callable[[], object]:
            def add() -> object:
                piece = replace(typed.typed, scan=read_scan(typed.scan))
                return core.evidence.add(core.session, order_id, piece)

            return add

        dialog = PieceDialog(self._place, self._about, self._wanted_kind(), self)
        self._runner.open(dialog, act, lambda _: self._added())

    def look(self, piece: PieceView) -> None:
        """Show the picture of a piece."""
        core, order_id, position = self._core, self._order_id, piece.position
        name = self._place.words.phrase(f"evidence.{piece.kind.value}")

        def show(pictures: Sequence[QImage]) -> None:
            PictureDialog(self._place, f"{name} {piece.no}".strip(), pictures, self).open()

        self._place.lanes.read.ask(
            "evidence.picture",
            self,
            lambda _: read_pictures(core, core.evidence.scan(order_id, position), position),
            done=show,
            failed=self.board.show_error,
        )

    def _wanted_kind(self) -> EvidenceKind:
        chosen: Needed | None = self.needed.current_row()
        if chosen is None or not isinstance(chosen.kind, EvidenceKind):
            return EvidenceKind.VENDOR_NOTE
        return chosen.kind

    def _added(self) -> Notice:
        self.reread()
        return Notice(Weight.GOOD, "Bukti tersimpan di berkas pesanan ini")

    def _paper_button(self, kind: PaperKind, words: str, key: str) -> Button:
        made = Button(self._place.theme, words, icon="printer", key=key)
        made.clicked.connect(lambda: self._print(kind))
        return made

    def _print(self, kind: PaperKind) -> None:
        self.accept()
        self._go.open_paper(self._order_id, kind.value)

    def _show_rights(self) -> None:
        roles = self._core.session.officer.roles_on(self._place.today())
        if not roles & MOVES[Act.EVIDENCE].roles:
            self._add.setEnabled(False)
            self._add.setToolTip(ACTS_REFUSED)
            self.board.show_notice(Notice(Weight.NOTICE, ACTS_REFUSED))

    def _connect(self) -> None:
        self._add.clicked.connect(self.ask_piece)
        self.needed.opened.connect(lambda _: self.ask_piece())
        self.pieces.opened.connect(self.look)
        for keys, act in (
            ("F9", self.ask_piece),
            ("F6", self._go_round),
            *((key, self.papers[kind].click) for kind, (_, key) in PAPERS.items()),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _go_round(self) -> None:
        other = self.needed if self.pieces.hasFocus() else self.pieces
        other.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        theme = self._place.theme
        shut = Button(theme, "Tutup", key="Esc")
        shut.clicked.connect(self.reject)
        title = ShortText("", Face.CARD)
        title.show_text(self._about)
        head = row(title, self._sum, spacing=16)
        head.setStretch(0, 1)
        kept = row(
            Text("Bukti yang tersimpan", Face.SECTION), self._none, None, margins=(12, 8, 12, 4)
        )
        below = card(kept, self.pieces, spacing=0, margins=TABLE)
        below.setFixedHeight(PIECES_HEIGHT)
        whole = column(
            head,
            self.board,
            card(self.needed, spacing=0, margins=TABLE),
            below,
            row(*self.papers.values(), None, shut, self._add),
            spacing=12,
            margins=(16, 16, 16, 16),
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.resize(WIDTH, HEIGHT)
        self.needed.setFocus()
