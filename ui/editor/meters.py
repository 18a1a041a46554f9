"""UMK and domestic goods beside the act: from which share to which, and the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bejo_desktop.domain.meter import percent
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.bar import THIN, Bar, Share
from ui.widgets.button import icon_button
from ui.widgets.layout import column, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from fractions import Fraction

    from bejo_desktop.domain.meter import Gauge, Meter
    from ui.theme import Theme

UMK: Final = "meter.umk"
PDN: Final = "meter.pdn"
NO_BASE: Final = "belum ada pesanan tahun ini"
"""What stands in the place of a share where this order would be the first of the year."""


class Meters(QWidget):
    """
    Shows both shares of the unit before and after this order.

    `asked` carries the name of the share whose `?` was pressed. The room is the same before the
    first answer, so that nothing moves while an order is typed.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._gauges = {UMK: _GaugeRow(theme, "UMK"), PDN: _GaugeRow(theme, "PDN")}
        across = row(*self._gauges.values(), spacing=16)
        across.setStretch(0, 1)
        across.setStretch(1, 1)
        self._no_base = Text(f"Sebelum ini {NO_BASE}", Face.SMALL)
        self._no_base.hide()
        self.setLayout(column(across, self._no_base, spacing=2))
        for name, gauge in self._gauges.items():
            gauge.asked.connect(lambda name=name: self.asked.emit(name))

    def sentence(self, name: str) -> str:
        """Return what one share says, in a whole sentence."""
        return self._gauges[name].accessibleName()

    def figure(self, name: str) -> str:
        """Return one share as it stands there."""
        return self._gauges[name].figure

    def focused(self) -> str:
        """Return the name of the share on whose `?` the focus is, "" for none."""
        return next((n for n, one in self._gauges.items() if one.isAncestorOf(_focus(self))), "")

    def show_meter(self, meter: Meter | None) -> None:
        """Show `meter`; dashes while nothing can be computed."""
        self._no_base.setVisible(meter is not None and meter.umk.before is None)
        self._gauges[UMK].show_gauge(None if meter is None else meter.umk)
        self._gauges[PDN].show_gauge(None if meter is None else meter.pdn)


class _GaugeRow(QWidget):
    asked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._name = name
        self._head = Text(name, Face.SMALL)
        why = icon_button(theme, "circle-question-mark", f"Mengapa {name}?", Tone.ACCENT)
        why.setFixedSize(24, 24)
        why.clicked.connect(self.asked)
        self._figure = Text("", Face.STRONG)
        self._bar = Bar(theme, "", THIN)
        head = row(self._head, why, None, spacing=4)
        self.setLayout(column(head, self._figure, self._bar, spacing=0))
        self.show_gauge(None)

    @property
    def figure(self) -> str:
        return self._figure.text()

    def show_gauge(self, gauge: Gauge | None) -> None:
        if gauge is None:
            self._head.setText(f"{self._name} saat diajukan")
            self._figure.setText("–")
            self._figure.show_tone(Tone.MUTED)
            self._bar.show_shares((), 0.0)
            self._say(f"{self._name} belum dapat dihitung")
            return
        before, after = percent(gauge.before), percent(gauge.after)
        target = "" if gauge.target is None else percent(gauge.target)
        self._head.setText(f"{self._name}, target {target}" if target else self._name)
        first = gauge.before is None
        self._figure.setText(f"menjadi {after}" if first else f"{before} → {after}")
        self._figure.show_tone(Tone.TEXT if gauge.is_met else Tone.WAIT)
        base = f"{NO_BASE}; pesanan ini menjadikan {self._name} satuan kerja {after}"
        moved = f"Pesanan ini menggeser {self._name} satuan kerja dari {before} ke {after}"
        moved = base[:1].upper() + base[1:] if first else moved
        self._say(f"{moved} dari target {target}" if target else moved)
        both = min(_size(gauge.before), _size(gauge.after))
        beyond = Share(_size(gauge.after) - both, Tone.ACCENT if gauge.is_met else Tone.WAIT)
        mark = None if gauge.target is None else min(_size(gauge.target), 1.0)
        self._bar.show_shares((Share(both, None), beyond), mark)

    def _say(self, words: str) -> None:
        self.setAccessibleName(words)
        self._bar.setAccessibleName(words)
        self.setToolTip(words)


def _size(part: Fraction | None) -> float:
    return 0.0 if part is None else float(part)


def _focus(widget: QWidget) -> QWidget:
    here: QWidget | None = widget.window().focusWidget()
    return widget.window() if here is None else here
