"""Breaking text into lines: total fit over a paragraph, binding numbers to their measures."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.printing.fonts import Cut, em_width
from bejo_desktop.domain.paper.frame import RichText, Run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

Piece: TypeAlias = tuple[str, Cut]
Word: TypeAlias = tuple[Piece, ...]
"""What stands between two breakable spaces; usually one piece."""
Line: TypeAlias = tuple[Word, ...]

_NO_BREAK: Final = "\u00a0"
_NUMBER_AND_MEASURE: Final = re.compile(
    r"(?<=\d) (?=[×%]|(?:mm|cm|kg|g/m²|ml|inci|yard|lembar|buah|rim|lusin)\b)|(?<=×) (?=\d)"
)
_BREAK_AFTER: Final = "/-._,;"
_BREAK_WITHIN: Final = 12
"""A chopped word ends on a sign if one stands among its last so many characters."""
_LOOSEST_WORDS: Final = 6
"""A line that lacks more than five words is never the best one."""
_STUB: Final = 0.86
"""A last line that leaves more than this share empty is a stub and costs a little."""
_ROUNDING: Final = 0.01


def plain(text: str, *, bold: bool = False) -> RichText:
    """One run of one weight."""
    return (Run(text, bold),)


def word_width(word: Word) -> float:
    """Width of a word at a size of one point."""
    return sum(em_width(text, cut) for text, cut in word)


def line_width(line: Line, size: float) -> float:
    """Natural width of a set line in points."""
    gaps = max(len(line) - 1, 0) * em_width(" ", Cut.TEXT)
    return (sum(map(word_width, line)) + gaps) * size


def words_of(text: RichText) -> list[Word]:
    """Split runs at breakable spaces; runs that touch without a space share a word."""
    words: list[Word] = []
    touching = False
    for run in text:
        cut = Cut.BOLD if run.bold else Cut.TEXT
        bound = _NUMBER_AND_MEASURE.sub(_NO_BREAK, run.text)
        for position, part in enumerate(bound.split(" ")):
            touching = touching and position == 0
            if not part:
                continue
            piece = (part.replace(_NO_BREAK, " "), cut)
            if touching:
                words[-1] += (piece,)
            else:
                words.append((piece,))
            touching = True
    return words


@lru_cache(4096)
def set_lines(text: RichText, size: float, measure: float) -> tuple[Line, ...]:
    """
    Fewest lines, then the evenest; no line is wider than `measure` points.

    A word wider than the measure (a code, a web address) is chopped.
    """
    words = _chopped(words_of(text), size, measure)
    if not words:
        return ((),)
    ends = _ends(words, size)
    if ends[-1] - em_width(" ", Cut.TEXT) * size <= measure + _ROUNDING:
        return (tuple(words),)
    return tuple(tuple(words[a:b]) for a, b in _best_cuts(ends, size, measure))


def balanced(text: RichText, size: float, measure: float) -> tuple[Line, ...]:
    """As few lines as `set_lines`, all about equally long."""
    best = set_lines(text, size, measure)
    widest = max((word_width(word) for word in words_of(text)), default=0.0) * size
    while len(best) > 1 and measure * 0.96 > widest:
        narrower = set_lines(text, size, measure * 0.96)
        if len(narrower) != len(best):
            break
        measure, best = measure * 0.96, narrower
    return best


def _ends(words: Sequence[Word], size: float) -> list[float]:
    space = em_width(" ", Cut.TEXT)
    steps = ((word_width(word) + space) * size for word in words)
    return [0.0, *accumulate(steps)]


def _best_cuts(ends: list[float], size: float, measure: float) -> list[tuple[int, int]]:
    """Dynamic programming over the ends of lines: the cheapest way to set the first n words."""
    count, space = len(ends) - 1, em_width(" ", Cut.TEXT) * size
    cost = [0.0] + [float("inf")] * count
    start_of = [0] * (count + 1)
    earliest = 0
    for end in range(1, count + 1):
        while earliest < end - 1 and ends[end] - ends[earliest] - space > measure + _ROUNDING:
            earliest += 1
        latest = end if end == count else min(end, earliest + _LOOSEST_WORDS)
        for start in range(earliest, latest):
            slack = (measure - ends[end] + ends[start] + space) / measure
            here = cost[start] + _line_cost(slack, first=start == 0, last=end == count)
            if here < cost[end]:
                cost[end], start_of[end] = here, start
    cuts, end = [], count
    while end:
        cuts.append((start_of[end], end))
        end = start_of[end]
    return cuts[::-1]


def _line_cost(slack: float, *, first: bool, last: bool) -> float:
    if last:
        return 1.05 if slack > _STUB and not first else 1.0
    return 1.0 + max(40 * slack**3, 0.0)


def _chopped(words: list[Word], size: float, measure: float) -> list[Word]:
    return [
        piece
        for word in words
        for piece in ((word,) if word_width(word) * size <= measure else _chop(word, size, measure))
    ]


def _chop(word: Word, size: float, measure: float) -> list[Word]:
    text, cut = "".join(part for part, _ in word), word[0][1]
    chopped: list[Word] = []
    while text:
        fit = _fitting_length(text, cut, measure / size)
        if fit < len(text):
            sign = max(text.rfind(sign, max(1, fit - _BREAK_WITHIN), fit) for sign in _BREAK_AFTER)
            fit = sign + 1 if sign > 0 else fit
        chopped.append(((text[:fit], cut),))
        text = text[fit:]
    return chopped


def _fitting_length(text: str, cut: Cut, measure_in_ems: float) -> int:
    fit = len(text)
    while fit > 1 and em_width(text[:fit], cut) > measure_in_ems:
        fit -= 1
    return fit
