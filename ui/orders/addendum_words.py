"""What an addendum would lead to, in lines of text with their tone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.money import ZERO
from ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.application.changing import AddendumPreview
    from bejo_desktop.application.ports.system import Words

SHOWN: Final = 3
"""Accounts, refusals and questions of each kind that are said; more are counted."""


def figure_words(preview: AddendumPreview) -> str:
    """Return the total before and after, and the difference."""
    if preview.after is None:
        return f"Total kini {preview.before}; sesudahnya belum dapat dihitung"
    change = preview.after - preview.before
    if change == ZERO:
        return f"Total tetap {preview.before}"
    sign, amount = ("+", change) if change > ZERO else ("−", ZERO - change)
    return f"Total {preview.before} → {preview.after} ({sign}{amount})"


def preview_lines(preview: AddendumPreview, words: Words) -> Iterator[tuple[str, Tone]]:
    """Yield what is left of each account, why it is refused, and what it asks."""
    left = [f"{one.account} sisa {one.left_after}" for one in preview.budget]
    if left:
        more = f" dan {len(left) - SHOWN} rekening lain" if len(left) > SHOWN else ""
        yield f"Anggaran menurut Bejo: {'; '.join(left[:SHOWN])}{more}", Tone.MUTED
    refusals = [f"{words.text(one)} {words.way_out(one)}".strip() for one in preview.refusals]
    yield from _some(refusals, "Tidak dapat dicatat", Tone.STOP)
    asked = [words.phrase(one.code, **one.facts) for one in preview.questions]
    yield from _some(asked, "Perlu alasan", Tone.WAIT)


def _some(texts: list[str], title: str, tone: Tone) -> Iterator[tuple[str, Tone]]:
    unlike = list(dict.fromkeys(texts))
    for text in unlike[:SHOWN]:
        yield f"{title}: {text}", tone
    if len(unlike) > SHOWN:
        yield f"dan {len(unlike) - SHOWN} lagi", tone
