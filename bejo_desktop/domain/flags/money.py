"""What the year still allows: petty cash (UP), and the last days for an SPM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.flags.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bejo_desktop.domain.content import OrderContent
    from bejo_desktop.domain.fiscal_year import FiscalYear
    from bejo_desktop.domain.money import Rupiah


def year_questions(content: OrderContent, year: FiscalYear, waiting: Rupiah) -> Iterator[Question]:
    """
    Ask about a UP order above what is left of the UP, one that ends after the last SPM day, and
    one of a closed year, which the centre holds.

    Args:
        waiting: of other UP orders on this desk that the centre has not accepted.
    """
    figures, left = content.figures, year.up_left(waiting)
    if content.payment is Payment.UP and figures is not None and left is not None:
        short = (figures.total - left).amount
        if short > 0:
            facts: dict[str, object] = {
                "total": figures.total.amount,
                "left": left.amount,
                "short": short,
            }
            yield Question("flag.up_short", "", facts, at="payment")
    if year.closed_on is not None:
        facts = {"year": year.year, "closed_on": year.closed_on.isoformat()}
        yield Question("flag.year_closed", "", facts, at="ordered_on")
    last = year.last_day_for(content.payment)
    if last is not None and year.is_too_late(content.payment, content.due_on):
        facts = {"day": last.isoformat(), "due_on": content.due_on.isoformat()}
        yield Question("flag.after_last_spm", "", facts, at="due_on")
