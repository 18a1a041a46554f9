"""The look of the program: Fusion, one palette, one style sheet; switched at run time."""

from __future__ import annotations

from dataclasses import fields
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette

import resources
from ui import fonts
from ui.icons import Icons
from ui.tokens import TOKENS, Mode, Pair, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtWidgets import QApplication

    from ui.tokens import Tokens

STYLE_SHEETS: Final = ("frame", "text", "fields", "tables", "menus")
"""The parts of the style sheet in `resources/style/`, in the order in which they apply."""


class Theme(QObject):
    """
    The one place that knows which colours are shown; every painted widget holds it.

    Painted widgets read it while they paint and need no signal. Only what cannot be painted
    afresh (a QIcon in a menu or field) listens to `changed`.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.LIGHT) -> None:
        super().__init__(app)
        self._app = app
        self._icons = Icons(resources.path("icons"))
        fonts.install()
        app.setStyle("Fusion")
        app.setFont(fonts.font())
        self._mode = mode
        self._apply()

    @property
    def mode(self) -> Mode:
        """The theme that is shown."""
        return self._mode

    @property
    def tokens(self) -> Tokens:
        """The colours that are shown."""
        return TOKENS[self._mode]

    def use(self, mode: Mode) -> None:
        """Show `mode` everywhere at once."""
        if mode is not self._mode:
            self._mode = mode
            self._apply()
            self.changed.emit()

    def ink(self, tone: Tone) -> QColor:
        """Return the colour of text and icons of `tone`."""
        return QColor(self.tokens.ink(tone))

    def ground(self, tone: Tone) -> QColor:
        """Return the ground under text of `tone`."""
        return QColor(self.tokens.ground(tone))

    def pixmap(self, name: str, tone: Tone, size: int, scale: float) -> QPixmap:
        """Return the icon `name` for painting; `scale` is the device's pixel ratio."""
        return self._icons.pixmap(name, self.tokens.ink(tone), size, scale)

    def icon(self, name: str, tone: Tone = Tone.MUTED) -> QIcon:
        """Return the icon `name` for a menu or field; set it again on `changed`."""
        return self._icons.icon(name, self.tokens.ink(tone))

    def _apply(self) -> None:
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self._mode))


def preferred_mode(app: QApplication) -> Mode:
    """Return what the desktop asks for; many Linux desktops do not say: then LIGHT."""
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return Mode.DARK if dark else Mode.LIGHT


def style_sheet(mode: Mode) -> str:
    """Return the style sheet with the colours of `mode` in the place of `$token`."""
    words = _placeholders(mode)
    sheets = (resources.path("style", f"{name}.qss") for name in STYLE_SHEETS)
    return "\n".join(
        Template(sheet.read_text(encoding="utf-8")).substitute(words) for sheet in sheets
    )


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for what the style sheet does not reach (dialogs of Qt, selections)."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.bg,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.stop.ink,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.PlaceholderText: tokens.faint,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.line2,
        role.Mid: tokens.line,
        role.Dark: tokens.ctl,
    }
    made = QPalette()
    for one, colour in colours.items():
        made.setColor(one, QColor(colour))
    for one in (role.Text, role.ButtonText, role.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.faint))
    return made


def _placeholders(mode: Mode) -> dict[str, str]:
    tokens, words = TOKENS[mode], {}
    for field in fields(tokens):
        colour = getattr(tokens, field.name)
        if isinstance(colour, Pair):
            words[field.name] = colour.ink
            words[f"{field.name}_bg"] = colour.ground
        else:
            words[field.name] = colour
    # Qt draws pictures named in a style sheet as they are: each theme has its own files.
    words["pictures"] = resources.path("style", mode.value).as_posix()
    return words
