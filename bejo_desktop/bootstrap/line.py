"""A line that training can cut and mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import CentralUnavailable

if TYPE_CHECKING:
    from bejo_desktop.application.ports.central import Central, Dial


class SwitchedLine:
    """The port `Dial` over another one; while it is cut nobody answers, as on a bad day."""

    def __init__(self, dial: Dial) -> None:
        self._dial = dial
        self.is_cut = False

    def __call__(self, address: str) -> Central:
        if self.is_cut:
            raise CentralUnavailable("central.unreachable")
        return self._dial(address)
