"""Amounts of money as offices and exports write them; what can mean two things is refused."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final


class Writing(StrEnum):
    """
    Who wrote an amount.

    A person's `49.000` is forty-nine thousand: rupiah has no thousandths. In the export of a
    program the same text can be a fraction, so it is refused there.
    """

    PERSON = "person"
    EXPORT = "export"


class Unclear(StrEnum):
    """Why a text is no amount; the words stand in `resources/messages/`."""

    UNREADABLE = "import.price_unreadable"
    AMBIGUOUS = "import.price_ambiguous"


_BEFORE: Final = re.compile(r"(?:rp\.?|idr)\s*", re.IGNORECASE)
_AFTER: Final = re.compile(r"\s*,[-=]+$")
_DOTS: Final = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d{1,2}))?", re.ASCII)
_COMMAS: Final = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?", re.ASCII)
_ONE_GROUP: Final = re.compile(r"\d{1,3}[.,]\d{3}", re.ASCII)
_PLAIN: Final = re.compile(r"(\d{1,30})(?:\.(\d{1,30})|,(\d{1,2}))?", re.ASCII)


def read_amount(text: str, writing: Writing) -> Decimal | Unclear:
    """
    Read an amount of at least nought: `54000`, `54.000`, `1,010,000`, `Rp 54.000,00`, `40.0`.

    Dots or commas before each group of three digits are thousands; what follows the other of
    both is sen. Exponents, signs and spaces between digits are unreadable.
    """
    bare = _AFTER.sub("", text.strip())
    if before := _BEFORE.match(bare):
        bare = bare[before.end() :]
    if writing is Writing.EXPORT and _ONE_GROUP.fullmatch(bare):
        return Unclear.AMBIGUOUS
    if grouped := _DOTS.fullmatch(bare) or _COMMAS.fullmatch(bare):
        return _decimal(re.sub(r"[.,]", "", grouped[1]), grouped[2])
    if plain := _PLAIN.fullmatch(bare):
        return _decimal(plain[1], plain[2] or plain[3])
    return Unclear.UNREADABLE


def _decimal(whole: str, fraction: str | None) -> Decimal:
    return Decimal(f"{whole}.{fraction or 0}")
