"""The centre's no to a whole request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bejo_desktop.contract.faults import FaultCode


class Refusal(Exception):
    """A request that is not answered; nothing of it was kept."""

    def __init__(self, code: FaultCode, **facts: str | int | bool | None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
