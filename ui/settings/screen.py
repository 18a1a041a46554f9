"""Pengaturan: what this desk is set to, the rules it computes by, and who may act in the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from bejo_desktop.application.changes import Kind as Changed
from ui.fonts import Face
from ui.keys import Act, Command
from ui.navigation import Screen
from ui.notices import NoticeBoard
from ui.settings.officers import OfficersCard
from ui.settings.rules import RulesCard
from ui.tokens import Mode
from ui.widgets.card import heading, titled
from ui.widgets.field_row import FieldRow
from ui.widgets.key_line import KeyHint
from ui.widgets.layout import column, holder, row
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.views import OfficerView
    from bejo_desktop.application.views.rule_packs import PackView
    from bejo_desktop.domain.errors import BejoError
    from ui.workplace import Navigator, Workplace

WIDTH: Final = 360

Answer = tuple[dict[str, str], "Sequence[PackView]", "Sequence[OfficerView]"]

CHOICES: Final = {
    "paper": ("&Kertas", (("a4", "A4 (210 × 297 mm)"), ("f4", "F4 / folio (215 × 330 mm)"))),
    "theme": ("&Warna", (("light", "Terang"), ("dark", "Gelap"))),
    "language": ("&Bahasa pesan", (("id", "Bahasa Indonesia"), ("en", "English"))),
    "metered": ("&Hemat kuota", (("false", "Tidak"), ("true", "Ya"))),
}


class SettingsScreen(Screen):
    """Each choice is kept at once; there is no save button."""

    def __init__(self, place: Workplace, core: Core, go: Navigator) -> None:
        super().__init__()
        self._place, self._core, self._go = place, core, go
        self._board = NoticeBoard(place.theme, place.words)
        self._fields = {key: self._made(key) for key in CHOICES}
        self._centre = LineEdit()
        self._centre_row = FieldRow("&Alamat server pusat", self._centre)
        self._centre.editingFinished.connect(self._keep_centre)
        self._known_centre = ""
        place.theme.changed.connect(self._show_colours)
        self._take = Act(self, "Ambil paket aturan", self._ask_pack)
        self.rules = RulesCard(place, core, self._take)
        self.rules.taken.connect(go.tell)
        self.officers = OfficersCard(place.theme)
        desk = titled(
            "Komputer ini",
            *(FieldRow(CHOICES[key][0], field) for key, field in self._fields.items()),
            spacing=12,
        )
        line = titled("Pusat", self._centre_row, spacing=12)
        left: QWidget = holder(column(desk, line, None, spacing=12))
        left.setFixedWidth(WIDTH)
        right = column(self.rules, self.officers, spacing=12)
        right.setStretch(1, 1)
        body = row(left, right, spacing=12)
        body.setStretch(1, 1)
        under = Text("Setiap pilihan langsung tersimpan", Face.SMALL)
        self.setLayout(
            column(
                heading("Pengaturan", under),
                self._board,
                body,
                spacing=12,
                margins=(16, 12, 16, 12),
            )
        )

    def acts(self) -> Mapping[Command, Act]:
        return {Command.MAIN_ACT: self._take}

    def hints(self) -> tuple[KeyHint, ...]:
        return (
            KeyHint("Tab", "pilihan berikutnya"),
            KeyHint("F4", "buka pilihan"),
            KeyHint("F9", "ambil paket aturan"),
        )

    def concerns(self, changes: Changes) -> bool:
        return changes.touches(Changed.SETTINGS, Changed.RULES, Changed.SYNC)

    def take_focus(self) -> None:
        self._fields["paper"].setFocus(Qt.FocusReason.OtherFocusReason)

    def reread(self) -> None:
        core = self._core
        self._place.lanes.read.ask(
            "settings",
            self,
            lambda _: (
                {key: core.desk.setting(key) for key in (*CHOICES, "centre")},
                core.rule_packs.show(),
                core.officers.officers(),
            ),
            done=self._show,
            failed=self._board.show_error,
        )

    def _ask_pack(self) -> None:
        self.rules.ask_file()

    def _made(self, key: str) -> Choice:
        field = Choice()
        for value, words in CHOICES[key][1]:
            field.addItem(words, value)
        field.activated.connect(self._keeping(key, field))
        return field

    def _keeping(self, key: str, field: Choice) -> Callable[[int], None]:
        def keep(_: int) -> None:
            self._keep(key, str(field.currentData()))

        return keep

    def _keep_centre(self) -> None:
        typed = self._centre.text().strip()
        self._centre_row.clear_error()
        if typed and typed != self._known_centre:
            self._keep("centre", typed)

    def _keep(self, key: str, value: str) -> None:
        core = self._core
        self._board.clear()
        if key == "theme":
            self._place.theme.use(Mode(value))
        self._place.lanes.write.start(
            self,
            lambda _: core.desk.choose(key, value),
            done=self._go.tell,
            failed=self._refuse,
        )

    def _show_colours(self) -> None:
        field = self._fields["theme"]
        field.setCurrentIndex(field.findData(self._place.theme.mode.value))

    def _refuse(self, error: BejoError) -> None:
        words = self._place.words
        if error.facts.get("field") == "address":
            self._centre_row.show_error(f"{words.text(error)} {words.way_out(error)}")
        else:
            self._board.show_error(error)

    def _show(self, answer: Answer) -> None:
        kept, packs, officers = answer
        self.rules.show_packs(packs)
        self.officers.show_officers(officers)
        # The window begins before anybody has opened the store: it remembers its colours itself.
        shown = kept | {"theme": self._place.theme.mode.value}
        for key, field in self._fields.items():
            field.setCurrentIndex(max(0, field.findData(shown[key])))
        self._known_centre = kept["centre"]
        self._centre.setText(kept["centre"])
