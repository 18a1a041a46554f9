"""Values of the command line, read strictly."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import RUPIAH_MAX, Rupiah

_WHOLE: Final = re.compile(r"\d{1,18}")


def amount(typed: str) -> Rupiah:
    """Read whole rupiah without dots (BadInput `cli.amount`, RuleBroken `money.range`)."""
    if not (typed.isascii() and _WHOLE.fullmatch(typed)):
        raise BadInput("cli.amount", typed=typed, field="amount")
    return Rupiah(min(int(typed), RUPIAH_MAX + 1))


def day(typed: str, field: str) -> date:
    """Read a day (BadInput `cli.day`)."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise BadInput("cli.day", typed=typed, field=field) from error


def roles(typed: str) -> frozenset[Role]:
    """Read roles with commas between them (BadInput `cli.role`)."""
    try:
        return frozenset(Role(part.strip().upper()) for part in typed.split(","))
    except ValueError as error:
        raise BadInput("cli.role", typed=typed, known=", ".join(Role)) from error
