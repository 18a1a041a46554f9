"""Questions of an order and the reasons that answer them: a flag asks, it never stops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bejo_desktop.application.views import FlagLevel
from bejo_desktop.domain.content import FlagReason
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.order import require_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bejo_desktop.application.views import Flag
    from bejo_desktop.domain.content import OrderContent


def reason_for(flag: Flag, reasons: Iterable[FlagReason]) -> FlagReason | None:
    """
    Return the reason that answers a question, None while it is open.

    One without a line answers all of its code; one that was given about something else, another
    price or another day, answers nothing any more.
    """
    answering = (
        one
        for one in reasons
        if one.text
        and one.code == flag.code
        and one.line in {0, flag.line or 0}
        and one.about in {"", flag.about}
    )
    return max(answering, key=lambda one: (one.line, one.about), default=None)


def open_questions(flags: Iterable[Flag], reasons: Sequence[FlagReason]) -> tuple[Flag, ...]:
    """Return the questions that no reason answers."""
    return tuple(
        flag
        for flag in flags
        if flag.level is FlagLevel.QUESTION and reason_for(flag, reasons) is None
    )


def kept_reasons(content: OrderContent, flags: Iterable[Flag]) -> tuple[FlagReason, ...]:
    """
    Return the reasons of a draft with what each is about, for those that did not say so.

    A reason for something that is not asked stays as it is: it may be asked tomorrow.
    """
    asked = [flag for flag in flags if flag.level is FlagLevel.QUESTION]
    kept: list[FlagReason] = []
    for one in content.flag_reasons:
        mine = [flag for flag in asked if not one.about and reason_for(flag, (one,))]
        kept += [replace(one, line=flag.line or 0, about=flag.about) for flag in mine] or [one]
    return tuple(kept)


def answers_to(
    content: OrderContent, flags: Sequence[Flag], answers: Mapping[str, str], by: str
) -> tuple[FlagReason, ...]:
    """
    Return every question as it is handed in: with its reason, or open.

    Reasons for what is not asked any more are left out.

    Args:
        answers: reason by code of the flag; "" answers every question that is open.

    Raises:
        RuleBroken: `order.reason_short`, `order.reason_long`.
    """
    return tuple(
        _answered(flag, content.flag_reasons, answers, by)
        for flag in flags
        if flag.level is FlagLevel.QUESTION
    )


def _answered(
    flag: Flag, reasons: Sequence[FlagReason], answers: Mapping[str, str], by: str
) -> FlagReason:
    line = flag.line or 0
    given = reason_for(flag, reasons)
    if given is not None:
        return replace(given, line=line, about=flag.about)
    text = answers.get(flag.code, answers.get("", None))
    if text is None:
        return FlagReason(flag.code, line, "", "", flag.about)
    return FlagReason(flag.code, line, require_reason(text), by, flag.about)


def require_answered(flags: Iterable[Flag], reasons: Sequence[FlagReason]) -> None:
    """Refuse while a question has no reason (RuleBroken `order.reasons_missing` with `codes`)."""
    if missing := open_questions(flags, reasons):
        codes = list(dict.fromkeys(flag.code for flag in missing))
        raise RuleBroken("order.reasons_missing", codes=codes, count=len(missing))
