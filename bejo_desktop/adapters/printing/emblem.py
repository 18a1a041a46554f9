"""The neutral emblem of the demo: a shield with hill, water and star, dark enough to copy."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import TypeAlias

_INK: Final = 0.12
_PAPER: Final = 1.0
_ROUND: Final = 0.82
"""Width over height of the emblem: keeps the star regular."""

Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = tuple[float, float, float, float, float, float]


@lru_cache(8)
def shield(x: float, y: float, width: float, height: float) -> str:
    """Return PDF operators for the emblem, `x`, `y` its upper left corner in PDF coordinates."""
    outlines: list[tuple[float, list[Point | Curve]]] = [
        (_INK, _outline(0.0)),
        (_PAPER, _outline(0.045)),
        (_INK, _outline(0.075)),
        (_PAPER, _star()),
        (_PAPER, [(0.16, 0.62), (0.37, 0.42), (0.47, 0.515), (0.585, 0.40), (0.84, 0.62)]),
        *((_PAPER, _wave(number)) for number in range(3)),
    ]
    place = _Placed(x, y, width, height)
    drawn = " ".join(f"{grey:g} g {place.outline(points)} h f" for grey, points in outlines)
    return f"q {drawn} Q"


class _Placed:
    """Maps the unit square onto the emblem's place."""

    def __init__(self, x: float, y: float, width: float, height: float) -> None:
        self._x, self._y, self._width, self._height = x, y, width, height

    def outline(self, points: list[Point | Curve]) -> str:
        first, *rest = points
        steps = [f"{self._at(first)} m"]
        steps += [f"{self._at(step)} {'l' if len(step) == 2 else 'c'}" for step in rest]  # noqa: PLR2004 - a point has two coordinates, a curve six
        return " ".join(steps)

    def _at(self, step: Point | Curve) -> str:
        pairs = zip(step[::2], step[1::2], strict=True)
        return " ".join(
            f"{self._x + u * self._width:.2f} {self._y - v * self._height:.2f}" for u, v in pairs
        )


def _outline(inset: float) -> list[Point | Curve]:
    """The shield's edge, `inset` inside its border."""
    side, low, foot = 0.78 - inset * 0.3, 0.92 - inset * 0.6, 1 - inset * 0.9
    return [
        (inset, inset * 0.8),
        (1 - inset, inset * 0.8),
        (1 - inset, 0.5),
        (1 - inset, side, 0.72 - inset * 0.2, low, 0.5, foot),
        (0.28 + inset * 0.2, low, inset, side, inset, 0.5),
    ]


def _star() -> list[Point | Curve]:
    points: list[Point | Curve] = []
    for corner in range(10):
        radius, angle = 0.048 if corner % 2 else 0.115, corner * math.pi / 5
        points.append((0.5 + radius * math.sin(angle), 0.24 - radius * _ROUND * math.cos(angle)))
    return points


def _wave(number: int) -> list[Point | Curve]:
    """One of three bands of water; the lowest is a little shorter."""
    top = 0.665 + number * 0.062
    end = 0.16 + number * 0.055 + (0.03 if number == 2 else 0.0)  # noqa: PLR2004 - the third band
    low = top + 0.026
    return [
        (end, top),
        (0.33, top - 0.035, 0.42, top + 0.03, 0.5, top),
        (0.58, top - 0.03, 0.67, top + 0.035, 1 - end, top),
        (1 - end, low),
        (0.67, top + 0.06, 0.58, top - 0.005, 0.5, low),
        (0.42, top + 0.055, 0.33, top - 0.01, end, low),
    ]
