"""How a rekening is called where room is short."""

from __future__ import annotations


def short_account(account: str) -> str:
    """Return the last four digits of a kode rekening, by which officers know it."""
    return account.rpartition(".")[2]


def short_name(name: str) -> str:
    """
    Return the part of a rekening's name that tells it from its neighbours.

    It stands behind the last hyphen: `Alat Tulis Kantor` of `Belanja Alat/Bahan untuk Kegiatan
    Kantor-Alat Tulis Kantor`. A name without a hyphen is returned whole.
    """
    return name.rpartition("-")[2].strip() or name
