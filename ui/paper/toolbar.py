"""Above the page: which page, how large."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.fonts import Face
from ui.paper.picture import Zoom
from ui.widgets.button import icon_button
from ui.widgets.card import divider
from ui.widgets.layout import row
from ui.widgets.line_edit import Choice, LineEdit
from ui.widgets.text import ShortText, Text

if TYPE_CHECKING:
    from ui.theme import Theme

WAYS: Final = {"PgUp": -1, "PgDown": 1}
ZOOMS: Final = {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1}
SAME: Final = "Tampilan ini sama dengan cetakannya"


class Toolbar(QWidget):
    """`turned` carries the page wanted (1 is the first), `zoomed` the Zoom."""

    turned = Signal(object)
    zoomed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._page, self._pages = 1, 1
        self._before = icon_button(theme, "chevron-left", "Halaman sebelum (PgUp)")
        self._after = icon_button(theme, "chevron-right", "Halaman berikut (PgDn)")
        self.number = LineEdit("1")
        self.number.setFixedWidth(40)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName("Halaman")
        self._of = Text("", Face.SMALL)
        self.zoom = Choice()
        self.zoom.setAccessibleName("Besar tampilan")
        self.zoom.setMinimumWidth(184)
        for one in Zoom:
            self.zoom.addItem(one.value)
        self._smaller = icon_button(theme, "zoom-out", "Kecilkan (Ctrl+−)")
        self._larger = icon_button(theme, "zoom-in", "Besarkan (Ctrl++)")
        self._connect()
        self.setLayout(
            row(
                self._before,
                self.number,
                self._of,
                self._after,
                divider(),
                self._smaller,
                self.zoom,
                self._larger,
                None,
                ShortText(SAME, Face.SMALL),
                spacing=6,
                margins=(8, 6, 12, 6),
            )
        )

    @property
    def chosen(self) -> Zoom:
        """The zoom that is chosen."""
        return list(Zoom)[self.zoom.currentIndex()]

    def show_page(self, page: int, pages: int) -> None:
        """Show which of `pages` is seen."""
        self._page, self._pages = page, pages
        self.number.setText(str(page))
        self._of.setText(f"dari {pages}")
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < pages)

    def show_percent(self, percent: int) -> None:
        """Say the size in per cent behind the two that follow the window."""
        for at, one in enumerate(Zoom):
            if one in {Zoom.WIDTH, Zoom.WHOLE}:
                here = at == self.zoom.currentIndex()
                self.zoom.setItemText(at, f"{one.value} ({percent}%)" if here else one.value)

    def turn(self, steps: int) -> None:
        """Ask for the page `steps` further on, within the paper."""
        self._ask(self._page + steps)

    def step_zoom(self, steps: int) -> None:
        """Choose the next larger (+1) or smaller (-1) fixed size."""
        fixed = [Zoom.WHOLE, Zoom.WIDTH, Zoom.P100, Zoom.P150, Zoom.P200]
        at = max(0, min(len(fixed) - 1, fixed.index(self.chosen) + steps))
        self.zoom.setCurrentIndex(list(Zoom).index(fixed[at]))
        self.zoomed.emit(self.chosen)

    def add_keys(self, over: QWidget) -> None:
        """Let `over` turn the pages and zoom by keys."""
        for ways, act in ((WAYS, self.turn), (ZOOMS, self.step_zoom)):
            for keys, by in ways.items():
                made = QShortcut(QKeySequence(keys), over)
                made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                made.activated.connect(partial(act, by))

    def _ask(self, page: int) -> None:
        wanted = max(1, min(self._pages, page))
        if wanted != self._page:
            self.turned.emit(wanted)
        else:
            self.number.setText(str(self._page))

    def _typed(self) -> None:
        text = self.number.text().strip()
        self._ask(int(text) if text.isascii() and text.isdigit() else self._page)

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        self._smaller.clicked.connect(lambda: self.step_zoom(-1))
        self._larger.clicked.connect(lambda: self.step_zoom(1))
        self.number.editingFinished.connect(self._typed)
        self.zoom.activated.connect(lambda _: self.zoomed.emit(self.chosen))
