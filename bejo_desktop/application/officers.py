"""The officers of the unit with their mandates, as the centre last told them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views import OfficerView
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock


class OfficerQueries:
    """Who holds which office under which SK; belongs to the read lane."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def officers(self) -> Sequence[OfficerView]:
        """Return the officers of the unit by name, with ended and coming mandates too."""
        today = wib_day(self._clock())
        with self._store.read() as reading:
            return [
                OfficerView(
                    officer.nip,
                    officer.name,
                    officer.rank,
                    officer.position,
                    officer.roles_on(today),
                    tuple((one, one.holds_on(today)) for one in officer.mandates),
                )
                for officer in reading.reference.officers()
            ]
