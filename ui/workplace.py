"""What every screen is handed: the look, the lanes, the words and the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from ui.navigation import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from uuid import UUID

    from bejo_desktop.application.changes import Changes
    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.system import Words
    from bejo_desktop.application.views import SyncReport
    from ui.jobs import Lanes
    from ui.theme import Theme

WIB: Final = timedelta(hours=7)
"""Western Indonesia time, fixed: there is no zone database on Windows."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """
    The surroundings of the screens of one window.

    Args:
        clock: the moment now, aware, in UTC; fixed by `--now` in tests and training.
    """

    theme: Theme
    lanes: Lanes
    words: Words
    clock: Callable[[], datetime]

    def today(self) -> date:
        """Return the day in WIB."""
        return (self.clock() + WIB).date()


class Navigator(Protocol):
    """Where a screen sends the officer, and whom it tells what it changed."""

    def tell(self, changes: Changes) -> None:
        """Say once what a command changed; every page decides whether it is stale."""

    def open_home(self) -> None:
        """Show what waits."""

    def open_catalogue(self, vendor: str = "") -> None:
        """Show the catalogue, of one vendor where given; the open draft takes what is added."""

    def open_editor(self, order_id: UUID) -> None:
        """Show a draft (or, read-only, any order) in the editor."""

    def new_order(self) -> None:
        """Make an empty draft and open it."""

    def new_small_purchase(self) -> None:
        """Make an empty small purchase and open it."""

    def open_orders(self, order_id: UUID | None = None) -> None:
        """Show the list, with one order chosen."""

    def open_approval(self, order_id: UUID | None = None) -> None:
        """Show the PPK's folder, with one order chosen."""

    def open_decision(self, order_id: UUID | None = None) -> None:
        """Show what needs a decision, with one order chosen."""

    def open_negotiation(self, order_id: UUID) -> None:
        """Show the negotiation of a draft."""

    def open_paper(self, order_id: UUID, kind: str = "") -> None:
        """Show the paper of an order: the one that orders, or the PaperKind given."""

    def open_budget(self) -> None:
        """Show the budget."""

    def open_board(self) -> None:
        """Show the board of the province."""

    def open_numbers(self) -> None:
        """Show the register of numbers."""

    def open_sync(self) -> None:
        """Show the sync page."""

    def sync_now(self) -> None:
        """Start an exchange unless one runs."""

    def last_report(self) -> SyncReport | None:
        """Return what the last exchange since the sign-in brought; None before any."""


class Bench(Navigator, Protocol):
    """Who leads to the pages, and the use cases of the officer for whom they are made."""

    @property
    def core(self) -> Core:
        """The use cases of the officer who is signed in."""


class OrderScreen(Screen):
    """A screen that can be opened at one order."""

    def show_order(self, order_id: UUID) -> None:
        """Show `order_id` now, or as soon as the list has been read."""
        raise AssertionError("every screen of this kind says how")


class PapersScreen(OrderScreen):
    """A screen that can be opened at one paper of an order."""

    def show_paper(self, order_id: UUID, kind: str) -> None:
        """Show the paper of `kind` (a PaperKind) of an order; "" the one that orders."""
        raise AssertionError("every screen of this kind says how")


class VendorScreen(Screen):
    """A screen that can be narrowed to one vendor."""

    def show_vendor(self, vendor: str) -> None:
        """Show only what `vendor` (a code) sells; "" shows all."""
        raise AssertionError("every screen of this kind says how")
