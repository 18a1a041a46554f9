"""The clean orders that one passphrase will approve together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.money import Rupiah

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from bejo_desktop.application.views import OrderRow
    from ui.approvals.folder import Book, Entry


class Ticks:
    """
    Remembers what is ticked, with the text that was looked at.

    A clean order comes ticked. One that changed since, or got a flag, is ticked no more.
    """

    def __init__(self) -> None:
        self._seen: dict[UUID, str] = {}
        self._known: set[UUID] = set()
        self._clean: tuple[Entry, ...] = ()

    def keep(self, clean: tuple[Entry, ...]) -> None:
        """Take over what can be ticked now, in the order of the list."""
        self._clean = clean
        now = {one.order_id: _hash(one) for one in clean}
        kept = {key: seen for key, seen in self._seen.items() if now.get(key) == seen}
        fresh = {key: seen for key, seen in now.items() if key not in self._known}
        self._seen = kept | fresh
        self._known |= now.keys()

    def toggle(self, entry: Entry) -> None:
        """Tick `entry`, or take its tick away; nothing where it cannot be ticked."""
        if self.can_tick(entry) and self._seen.pop(entry.order_id, None) is None:
            self._seen[entry.order_id] = _hash(entry)

    def toggle_all(self) -> None:
        """Tick every clean order; take all ticks away where all have one."""
        everything = {one.order_id: _hash(one) for one in self._clean}
        self._seen = {} if len(self._seen) == len(everything) else everything

    def can_tick(self, entry: Entry) -> bool:
        """Whether `entry` may be approved with others."""
        return any(one.order_id == entry.order_id for one in self._clean)

    def has(self, entry: Entry) -> bool:
        """Whether `entry` is ticked."""
        return entry.order_id in self._seen

    @property
    def are_possible(self) -> bool:
        """Whether anything can be ticked."""
        return bool(self._clean)

    @property
    def seen(self) -> Mapping[UUID, str]:
        """Content hash of what was looked at, by order, in the order of the list."""
        return {one.order_id: self._seen[one.order_id] for one in self._clean if self.has(one)}

    @property
    def rows(self) -> tuple[OrderRow, ...]:
        """The ticked orders, in the order of the list."""
        return tuple(one.detail.row for one in self._clean if self.has(one))

    @property
    def books(self) -> tuple[Book, ...]:
        """Where the ticked orders take their numbers."""
        return tuple(one.book for one in self._clean if self.has(one))

    @property
    def total(self) -> Rupiah:
        """What the ticked orders cost together."""
        return Rupiah(sum(one.total.amount for one in self.rows))


def _hash(entry: Entry) -> str:
    return entry.detail.row.content_hash or ""
