"""How each kind of button looks in each state, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from ui.fonts import Face
from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.tokens import Tokens


class Kind(Enum):
    """What a button is for. One PRIMARY per screen; DANGER cannot be undone."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    QUIET = "quiet"
    LINK = "link"
    ICON = "icon"
    NAV = "nav"
    FILTER = "filter"


@dataclass(frozen=True, slots=True)
class Size:
    """Height, side padding and face of a kind, in pixels; `corner` is the radius."""

    height: int
    padding: int
    face: Face
    corner: int = 6


SIZES: Final = {
    Kind.PLAIN: Size(32, 12, Face.STRONG),
    Kind.PRIMARY: Size(32, 14, Face.SECTION),
    Kind.DANGER: Size(32, 12, Face.STRONG),
    Kind.QUIET: Size(32, 8, Face.STRONG),
    Kind.LINK: Size(24, 5, Face.LABEL, corner=4),
    Kind.ICON: Size(28, 6, Face.BODY),
    Kind.NAV: Size(32, 8, Face.BODY),
    Kind.FILTER: Size(28, 10, Face.LABEL),
}
BIG_HEIGHT: Final = 40
"""Height of the one big act of a screen, in pixels."""


@dataclass(frozen=True, slots=True)
class State:
    """What happens to a button while it is painted."""

    enabled: bool
    hovered: bool
    checked: bool
    focused: bool


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of one button in one state; None draws nothing there."""

    ground: str | None
    edge: str | None
    ink: Tone
    key: Tone
    ring: str


def look_of(kind: Kind, tokens: Tokens, state: State) -> Look:
    """Return the colours of a `kind` of button in `state`."""
    return _LOOKS[kind](tokens, state) if state.enabled else _disabled(kind, tokens)


def _disabled(kind: Kind, tokens: Tokens) -> Look:
    framed = kind in {Kind.PLAIN, Kind.PRIMARY, Kind.DANGER, Kind.FILTER}
    ground, edge = (tokens.bg, tokens.line) if framed else (None, None)
    return Look(ground, edge, Tone.FAINT, Tone.FAINT, tokens.accent)


def _plain(tokens: Tokens, state: State) -> Look:
    return Look(_hover(tokens, state), tokens.ctl, Tone.TEXT, Tone.MUTED, tokens.accent)


def _primary(tokens: Tokens, state: State) -> Look:
    ground = tokens.accent_hi if state.hovered else tokens.accent
    return Look(ground, ground, Tone.ON_ACCENT, Tone.ON_ACCENT, tokens.accent)


def _danger(tokens: Tokens, state: State) -> Look:
    return Look(_hover(tokens, state), tokens.stop.ink, Tone.STOP, Tone.MUTED, tokens.accent)


def _quiet(tokens: Tokens, state: State) -> Look:
    return Look(_bare(tokens, state), None, Tone.ACCENT, Tone.MUTED, tokens.accent)


def _icon(tokens: Tokens, state: State) -> Look:
    return Look(_bare(tokens, state), None, Tone.MUTED, Tone.MUTED, tokens.accent)


def _nav(tokens: Tokens, state: State) -> Look:
    if state.checked:
        return Look(tokens.accent_bg, None, Tone.ACCENT, Tone.ACCENT, tokens.accent)
    ink = Tone.TEXT if state.hovered else Tone.MUTED
    return Look(_bare(tokens, state), None, ink, ink, tokens.accent)


def _filter(tokens: Tokens, state: State) -> Look:
    if state.checked:
        return Look(tokens.accent_bg, tokens.accent, Tone.ACCENT, Tone.ACCENT, tokens.accent)
    return Look(_hover(tokens, state), tokens.line, Tone.MUTED, Tone.MUTED, tokens.accent)


def _hover(tokens: Tokens, state: State) -> str:
    return tokens.hover if state.hovered else tokens.surface


def _bare(tokens: Tokens, state: State) -> str | None:
    return tokens.hover if state.hovered else None


_LOOKS: Final[dict[Kind, Callable[[Tokens, State], Look]]] = {
    Kind.PLAIN: _plain,
    Kind.PRIMARY: _primary,
    Kind.DANGER: _danger,
    Kind.QUIET: _quiet,
    Kind.LINK: _quiet,
    Kind.ICON: _icon,
    Kind.NAV: _nav,
    Kind.FILTER: _filter,
}
