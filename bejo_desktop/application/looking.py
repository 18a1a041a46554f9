"""Looking at the store as one officer: what the role shows on the day, and nothing else."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.reading import readable_on, require_readable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from bejo_desktop.application.ports.reference import Search
    from bejo_desktop.application.ports.store import Reading, Store, Work
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.domain.reading import Subject


@dataclass(frozen=True, slots=True)
class Looking:
    """One officer's looks; the mandates are asked anew at each, a sync may have ended them."""

    store: Store
    session: Session
    clock: Clock

    @contextmanager
    def at(self, subject: Subject) -> Iterator[Reading]:
        """Begin a consistent look at `subject` (AccessDenied as `domain.reading`)."""
        with self.store.read() as reading:
            require_readable(self.session.known(reading), subject, wib_day(self.clock()))
            yield reading

    def shows(self, reading: Reading, subject: Subject) -> bool:
        """Tell whether the officer may look at `subject` today."""
        return subject in readable_on(self.session.known(reading), wib_day(self.clock()))


class GuardedStore:
    """The port `Store` for a use case of which every look is at one subject."""

    def __init__(self, looking: Looking, subject: Subject) -> None:
        self._looking = looking
        self._subject = subject

    @property
    def search(self) -> Search:
        return self._looking.store.search

    def read(self) -> AbstractContextManager[Reading]:
        return self._looking.at(self._subject)

    def write(self) -> AbstractContextManager[Work]:
        return self._looking.store.write()

    def close(self) -> None:
        self._looking.store.close()
