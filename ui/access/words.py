"""How officers, roles and mandates are written on the screens before the work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Role
from ui.access.officer_card import OfficerWords
from ui.days import short_day
from ui.navigation import Officer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bejo_desktop.application.ports.system import KeyHolder

SOON_DAYS: Final = 14

ROLE_NAMES: Final = {
    Role.OPERATOR: "Operator",
    Role.PP: "Pejabat Pengadaan",
    Role.PPK: "Pejabat Pembuat Komitmen",
    Role.BENDAHARA: "Bendahara Pengeluaran",
    Role.PA: "Pengguna Anggaran",
    Role.PPTK: "Pejabat Pelaksana Teknis Kegiatan",
    Role.PPK_SKPD: "Pejabat Penatausahaan Keuangan (PPK-SKPD)",
    Role.PENERIMA: "Penerima Barang",
    Role.PENGURUS_BARANG: "Pengurus Barang",
    Role.AUDITOR: "Auditor",
    Role.UNIT_ADMIN: "Admin Satuan Kerja",
    Role.PROVINCE_ADMIN: "Admin Provinsi",
}

SHORT_NAMES: Final = {
    Role.PP: "PP",
    Role.PPK: "PPK",
    Role.BENDAHARA: "Bendahara",
    Role.PA: "PA",
    Role.PPTK: "PPTK",
    Role.PPK_SKPD: "PPK-SKPD",
}
"""What the office says for the longer names, where room is short."""


def role_name(roles: Iterable[str]) -> str:
    """Return the name of the first of `roles` that leads, in the office's own words."""
    known = {Role(role) for role in roles}
    return next((name for role, name in ROLE_NAMES.items() if role in known), "Petugas")


def short_role(roles: Iterable[str]) -> str:
    """Return the role as `role_name` does, in the office's short form where there is one."""
    known = {Role(role) for role in roles}
    leading = next((role for role in ROLE_NAMES if role in known), None)
    return "Petugas" if leading is None else SHORT_NAMES.get(leading, ROLE_NAMES[leading])


def spaced_nip(nip: str) -> str:
    """Return a NIP as it is printed: `19860926 201505 1 001`."""
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}"


def officer_words(holder: KeyHolder, today: date) -> OfficerWords:
    """Return what the card of `holder` says on `today`."""
    until = date.fromisoformat(holder.mandate_until) if holder.mandate_until else None
    line, notice = f"NIP {spaced_nip(holder.nip)}", ""
    if until is not None and until < today:
        line, notice = (
            f"{line} · ",
            f"SK berakhir {short_day(until)} {until.year}: hanya dapat melihat",
        )
    elif until is not None and (until - today).days <= SOON_DAYS:
        notice = f"SK berakhir {short_day(until)}, {(until - today).days} hari lagi"
        line = f"{line} · "
    elif until is not None:
        line = f"{line} · SK berlaku s.d. {short_day(until)} {until.year}"
    role = role_name(holder.roles)
    return OfficerWords(Officer(holder.name, role).initials, holder.name, role, line, notice)
