"""One administrator at work: a transaction and a name for the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_central.store import audit

if TYPE_CHECKING:
    from bejo_central.store.database import Session


@dataclass(frozen=True, slots=True)
class Account:
    """
    Who acts, within one transaction.

    Args:
        name: the operating system's name of the account that ran the command.
    """

    session: Session
    name: str

    def record(self, act: str, subject: str, **facts: object) -> None:
        """Write what was done to the audit log."""
        audit.record(self.session, act, by=self.name, subject=subject, facts=facts)
