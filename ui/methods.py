"""How the office calls what an order is bought through, and who buys."""

from __future__ import annotations

from typing import Final

from bejo_desktop.domain.codes import Platform, Role

PLATFORMS: Final = {
    Platform.TOKO_DARING: "Toko Daring",
    Platform.KATALOG: "E-purchasing Katalog",
    Platform.NONE: "Pengadaan Langsung",
}
BUYERS: Final = {Role.PP.value: "Pejabat Pengadaan", Role.PPK.value: "PPK"}
