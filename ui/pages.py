"""The entries of the sidebar, in their order, and the screens without an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.keys import Menu
from ui.navigation import Page

if TYPE_CHECKING:
    from ui.navigation import Screen
    from ui.workplace import Bench, Workplace


class _Screens:
    """Makes each screen when it is first shown, and imports its module only then."""

    def __init__(self, place: Workplace, bench: Bench) -> None:
        self._place, self._bench = place, bench

    def home(self) -> Screen:
        from ui.home.screen import HomeScreen

        return HomeScreen(self._place, self._bench.core, self._bench)

    def approvals(self) -> Screen:
        from ui.approvals.screen import ApprovalsScreen

        return ApprovalsScreen(self._place, self._bench.core, self._bench)

    def decisions(self) -> Screen:
        from ui.decisions.screen import DecisionsScreen

        return DecisionsScreen(self._place, self._bench.core, self._bench)

    def catalogue(self) -> Screen:
        from ui.catalogue.screen import CatalogueScreen

        return CatalogueScreen(self._place, self._bench.core, self._bench)

    def orders(self) -> Screen:
        from ui.orders.screen import OrdersScreen

        return OrdersScreen(self._place, self._bench.core, self._bench)

    def budget(self) -> Screen:
        from ui.budget.screen import BudgetScreen

        return BudgetScreen(self._place, self._bench.core, self._bench)

    def taxes(self) -> Screen:
        from ui.taxes.screen import TaxesScreen

        return TaxesScreen(self._place, self._bench.core, self._bench)

    def numbers(self) -> Screen:
        from ui.numbers.screen import NumbersScreen

        return NumbersScreen(self._place, self._bench.core, self._bench)

    def board(self) -> Screen:
        from ui.board.screen import BoardScreen

        return BoardScreen(self._place, self._bench.core, self._bench)

    def sync(self) -> Screen:
        from ui.sync.screen import SyncScreen

        return SyncScreen(self._place, self._bench.core, self._bench)

    def settings(self) -> Screen:
        from ui.settings.screen import SettingsScreen

        return SettingsScreen(self._place, self._bench.core, self._bench)

    def editor(self) -> Screen:
        from ui.editor.screen import EditorScreen

        return EditorScreen(self._place, self._bench.core, self._bench)

    def negotiation(self) -> Screen:
        from ui.negotiation.screen import NegotiationScreen

        return NegotiationScreen(self._place, self._bench.core, self._bench)

    def paper(self) -> Screen:
        from ui.paper.screen import PaperScreen

        return PaperScreen(self._place, self._bench.core, self._bench)


def pages_of(place: Workplace, bench: Bench) -> tuple[Page, ...]:
    """Return every page, in the order of the sidebar."""
    make = _Screens(place, bench)
    return (
        Page("home", "Beranda", "house", make.home),
        Page("approvals", "Menunggu Persetujuan PPK", "stamp", make.approvals),
        Page("decisions", "Perlu Keputusan", "octagon-alert", make.decisions),
        Page("catalogue", "Katalog", "package", make.catalogue, menu=Menu.CATALOGUE, wide=True),
        Page("orders", "Pesanan", "file-text", make.orders, menu=Menu.ORDER, wide=True),
        Page("budget", "Anggaran (DPA)", "wallet", make.budget, wide=True, section=True),
        Page("taxes", "Pajak", "receipt", make.taxes, wide=True),
        Page("numbers", "Register Nomor", "list-ordered", make.numbers, wide=True),
        Page("board", "Papan Jatim Bejo", "chart-column", make.board, wide=True),
        Page("sync", "Sinkronisasi", "refresh-cw", make.sync, menu=Menu.TOOLS),
        Page("settings", "Pengaturan", "settings", make.settings, menu=Menu.TOOLS),
        Page(
            "editor", "Editor", "square-pen", make.editor, wide=True, listed=False, under="orders"
        ),
        Page(
            "negotiation",
            "Negosiasi",
            "scale",
            make.negotiation,
            wide=True,
            listed=False,
            under="orders",
        ),
        Page("paper", "Kertas", "printer", make.paper, wide=True, listed=False, under="orders"),
    )
