"""A line that training can cut and mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from bejo_desktop.domain.errors import CentralUnavailable

if TYPE_CHECKING:
    from bejo_desktop.application.ports.central import Central, Dial


class SwitchedLine:
    """The port `Dial` over another one; while it is cut nobody answers, as on a bad day."""

    def __init__(self, dial: Dial) -> None:
        self._dial = dial
        self.is_cut = False

    def __call__(self, address: str) -> Central:
        central = self._dial(address)
        return Silence() if self.is_cut else central


@dataclass(frozen=True, slots=True)
class NoTraffic:
    """What goes over a line that is cut."""

    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """The port `Central` where nobody answers: every call raises `central.unreachable`."""

    traffic: NoTraffic = NoTraffic()

    def hello(self, *_: Any, **__: Any) -> NoReturn:
        raise CentralUnavailable("central.unreachable")

    enrol = exchange = manifest = chunk = hello
