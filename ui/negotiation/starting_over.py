"""The request and its offers are forgotten, so that the negotiation starts from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.fulfilling.asking import AskingDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.workplace import Workplace

MINIMUM_WIDTH: Final = 520


class StartOverDialog(AskingDialog):
    """
    Says what goes before it goes; `confirmed` carries True.

    Args:
        offers: how many are forgotten.
    """

    def __init__(self, place: Workplace, about: str, offers: int, parent: QWidget) -> None:
        super().__init__(place, "Mulai negosiasi dari awal", about, parent)
        told = f"{offers} penawaran" if offers else "belum ada penawaran"
        self._furnish(
            f"Permintaan penawaran dihapus dari konsep ini ({told}). Harga setiap barang tetap "
            "seperti sekarang; bahwa negosiasi pernah ada tetap tercatat dalam riwayat.",
            "Hapus dan mulai lagi",
            "undo-2",
        )
        self.setMinimumWidth(MINIMUM_WIDTH)

    def collect(self) -> bool:
        return True
