"""What a komoditas of the e-Katalog is in our catalogue: category, tax class, usual rekening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bejo_desktop.domain.codes import TaxClass


@dataclass(frozen=True, slots=True)
class Commodity:
    """Category of domain.md part 4, tax class and the rekening it is usually charged to."""

    category: str
    tax_class: TaxClass
    account: str = ""


_FOOD: Final = "Makanan dan Minuman"
_STATIONERY: Final = "Alat Tulis Kantor"
_ELECTRONICS: Final = "Peralatan Elektronik dan Komputer"
_FURNITURE: Final = "Furnitur"
_CLEANING: Final = "Alat dan Material Kebersihan"
_PRINTING: Final = "Percetakan"
_HEALTH: Final = "Alat Kesehatan"
_CLOTHING: Final = "Pakaian dan Seragam"
_BUILDING: Final = "Bahan Bangunan"
_FARMING: Final = "Bibit dan Pertanian"
_TRANSPORT: Final = "Jasa Transportasi dan Sewa Kendaraan"
_SOUVENIRS: Final = "Suvenir"
_OTHER_SERVICES: Final = "Jasa Lainnya"
_OTHER_GOODS: Final = "Lainnya"

_BY_BEGINNING: Final = (
    ("makanan dan minuman", Commodity(_FOOD, TaxClass.CATERING, "5.1.02.01.01.0052")),
    ("bahan pokok", Commodity(_FOOD, TaxClass.GOODS, "5.1.02.01.01.0043")),
    ("alat tulis kantor", Commodity(_STATIONERY, TaxClass.GOODS, "5.1.02.01.01.0024")),
    ("peralatan elektronik", Commodity(_ELECTRONICS, TaxClass.GOODS, "5.2.02.10.01.0002")),
    ("elektronik", Commodity(_ELECTRONICS, TaxClass.GOODS, "5.2.02.10.01.0002")),
    ("peralatan perkantoran", Commodity(_ELECTRONICS, TaxClass.GOODS)),
    ("peralatan furnitur", Commodity(_FURNITURE, TaxClass.GOODS)),
    ("furnitur", Commodity(_FURNITURE, TaxClass.GOODS)),
    ("meubelair", Commodity(_FURNITURE, TaxClass.GOODS)),
    ("perlengkapan kantor", Commodity(_FURNITURE, TaxClass.GOODS)),
    ("bahan dan alat kebersihan", Commodity(_CLEANING, TaxClass.GOODS, "5.1.02.01.01.0030")),
    ("jasa kebersihan", Commodity(_CLEANING, TaxClass.SERVICE, "5.1.02.02.01.0030")),
    ("percetakan", Commodity(_PRINTING, TaxClass.GOODS, "5.1.02.01.01.0026")),
    ("cetak", Commodity(_PRINTING, TaxClass.GOODS, "5.1.02.01.01.0026")),
    ("bahan habis pakai medis", Commodity(_HEALTH, TaxClass.GOODS)),
    ("pakaian dinas", Commodity(_CLOTHING, TaxClass.GOODS)),
    ("seragam", Commodity(_CLOTHING, TaxClass.GOODS)),
    ("bahan material", Commodity(_BUILDING, TaxClass.GOODS, "5.1.02.01.01.0001")),
    ("beton", Commodity(_BUILDING, TaxClass.GOODS, "5.1.02.01.01.0001")),
    ("pemeliharaan bangunan", Commodity(_BUILDING, TaxClass.GOODS)),
    ("peralatan dan perlengkapan instalasi", Commodity(_BUILDING, TaxClass.GOODS)),
    ("jasa pengecatan", Commodity(_BUILDING, TaxClass.SERVICE)),
    ("benih", Commodity(_FARMING, TaxClass.GOODS, "5.1.02.01.01.0008")),
    ("alat mesin pertanian", Commodity(_FARMING, TaxClass.GOODS)),
    ("penyediaan bahan pertanian", Commodity(_FARMING, TaxClass.GOODS)),
    ("sarana pertanian", Commodity(_FARMING, TaxClass.GOODS)),
    ("hewan ternak", Commodity(_FARMING, TaxClass.GOODS)),
    ("jasa sewa kendaraan", Commodity(_TRANSPORT, TaxClass.SERVICE)),
    ("sewa kendaraan", Commodity(_TRANSPORT, TaxClass.SERVICE)),
    ("servis kendaraan", Commodity(_TRANSPORT, TaxClass.GOODS)),
    ("souvenir", Commodity(_SOUVENIRS, TaxClass.GOODS, "5.1.02.01.01.0035")),
    ("jasa", Commodity(_OTHER_SERVICES, TaxClass.SERVICE)),
)
"""The first that fits counts; the region that a komoditas ends with does not matter."""


def commodity(name: str) -> Commodity:
    """Return what a komoditas is here: services by their word, unknown ones as other goods."""
    plain = name.casefold()
    for beginning, found in _BY_BEGINNING:
        if plain.startswith(beginning):
            return found
    return Commodity(_OTHER_GOODS, TaxClass.GOODS)
