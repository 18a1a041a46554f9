from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

from tests.central.imports.taking import Office

if TYPE_CHECKING:
    from pathlib import Path

HEADING = (
    "kd_klpd",
    "nama_penyedia",
    "nama_produk",
    "nama_komoditas",
    "setuju_tolak_tanggal",
    "unit_pengukuran",
    "kd_produk",
    "jenis_produk",
    "tkdn_produk",
    "harga_min",
)
GOOD = {
    "kd_klpd": "D000",
    "nama_penyedia": "CV Lontar Jaya",
    "nama_produk": "Kertas HVS A4 80 gr",
    "nama_komoditas": "Alat Tulis Kantor Kabupaten Argosari",
    "setuju_tolak_tanggal": "2026-06-29 16:43:54",
    "unit_pengukuran": "rim",
    "kd_produk": "1001",
    "jenis_produk": "lokal",
    "tkdn_produk": "",
    "harga_min": "54000",
}


class Export:
    """Writes small exports in the shape of the e-Katalog; each row is good but for what is said."""

    def __init__(self, folder: Path) -> None:
        self.products = folder / "products.csv"
        self.prices = folder / "prices.csv"

    def write(self, *rows: dict[str, Any]) -> Path:
        with self.products.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, HEADING)
            writer.writeheader()
            for number, row in enumerate(rows, start=1001):
                writer.writerow({**GOOD, "kd_produk": str(number), **row})
        return self.products

    def write_prices(self, *rows: tuple[str, str]) -> Path:
        with self.prices.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("kd_produk", "provinsiId", "harga"))
            writer.writerows((number, "35", price) for number, price in rows)
        return self.prices


@pytest.fixture
def export(tmp_path: Path) -> Export:
    return Export(tmp_path)


@pytest.fixture
def office(file_place, capsys, tmp_path):
    """Someone at the command line of a seeded centre."""
    return Office(file_place.address, capsys, tmp_path)


@pytest.fixture
def each_office(place, capsys, tmp_path):
    """The same on both databases."""
    return Office(place.address, capsys, tmp_path)
