"""Invented identities that pass the checks of domain.md 3.4; none is meant to exist."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bejo_central.demo.chance import scattered

if TYPE_CHECKING:
    from random import Random

_BORN_FIRST: Final = date(1969, 1, 1)
_BORN_DAYS: Final = 365 * 26
_AGE_AT_START: Final = 22
_LAST_START: Final = 2024
_NIK_FEMALE: Final = 40


def government_npwp16(serial: int) -> str:
    """Return the NPWP of a treasury: 16 digits, `0` and the old number, which begins `00`."""
    return _npwp16("00" + scattered(serial, 6))


def firm_npwp16(serial: int) -> str:
    """Return the NPWP of a firm: 16 digits, `0` and the old number, which begins with 9."""
    return _npwp16("9" + scattered(serial, 7))


def nib(serial: int) -> str:
    """Return a business number: 13 digits."""
    return "1200" + scattered(serial, 9)


def mobile(serial: int) -> str:
    """Return a mobile number in a range that no operator uses; unique for serials below 10,000."""
    return f"08120000{serial:04d}"


def account_number(serial: int) -> str:
    """Return a bank account: 10 digits with leading zeros."""
    return "00" + scattered(serial, 8)


def birthday(rng: Random) -> date:
    """Return a day between 1969 and 1994."""
    return _BORN_FIRST + timedelta(days=rng.randrange(_BORN_DAYS))


def nip(rng: Random, *, female: bool, serial: int) -> str:
    """Return the number of a civil servant who started at 22 or later; serial 1 to 999."""
    born = birthday(rng)
    started = rng.randint(born.year + _AGE_AT_START + 1, _LAST_START)
    return f"{born:%Y%m%d}{started}{rng.randint(1, 12):02d}{2 if female else 1}{serial:03d}"


def nik(rng: Random, region: str, *, female: bool, serial: int) -> str:
    """Return an identity number of that region (`35.09`); unique for serials below 10,000."""
    born = birthday(rng)
    day = born.day + _NIK_FEMALE if female else born.day
    return f"{region.replace('.', '')}01{day:02d}{born:%m%y}{serial:04d}"


def _npwp16(first_eight: str) -> str:
    assert len(first_eight) == len("12345678")
    return f"0{first_eight}{_luhn_digit(first_eight)}626000"


def _luhn_digit(body: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)
