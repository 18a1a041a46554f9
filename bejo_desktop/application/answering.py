"""Questions of the draft and the reasons that answer them: a flag asks, it never stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import FlagLevel
from bejo_desktop.domain.content import FlagReason
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.order import require_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bejo_desktop.application.views import Flag
    from bejo_desktop.domain.content import OrderContent


def open_questions(flags: Iterable[Flag], reasons: Iterable[FlagReason]) -> tuple[Flag, ...]:
    """Return the questions that no reason answers; one without a line answers all of its code."""
    given = {(reason.code, reason.line) for reason in reasons}
    return tuple(
        flag
        for flag in flags
        if flag.level is FlagLevel.QUESTION
        and not given & {(flag.code, 0), (flag.code, flag.line or 0)}
    )


def answers_to(
    content: OrderContent, flags: Sequence[Flag], answers: Mapping[str, str], by: str
) -> tuple[FlagReason, ...]:
    """
    Return the reasons of the content and, for what is still open, those given now.

    Args:
        answers: reason by code of the flag; "" answers every question that is open.

    Raises:
        RuleBroken: `order.reason_short`, `order.reason_long`.
    """
    added = [
        FlagReason(flag.code, flag.line or 0, require_reason(answers[key]), by)
        for flag in open_questions(flags, content.flag_reasons)
        for key in (flag.code if flag.code in answers else "",)
        if key in answers
    ]
    return (*content.flag_reasons, *added)


def require_answered(flags: Iterable[Flag], reasons: Iterable[FlagReason]) -> None:
    """Refuse while a question has no reason (RuleBroken `order.reasons_missing` with `codes`)."""
    if missing := open_questions(flags, reasons):
        codes = list(dict.fromkeys(flag.code for flag in missing))
        raise RuleBroken("order.reasons_missing", codes=codes, count=len(missing))
