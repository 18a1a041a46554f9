"""The account of every official number of this desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.domain.numbering import Register


class NumberRegister:
    """What became of each number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def register(self, series: str, year: int) -> Register:
        """Return the account of one series and year."""
        with self._store.read() as reading:
            return reading.numbers.register(series, year)
