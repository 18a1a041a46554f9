"""Ids of new orders."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final
from uuid import UUID

if TYPE_CHECKING:
    from bejo_desktop.application.ports.system import Clock

_VERSION: Final = 7 << 76
_VARIANT: Final = 0b10 << 62


class TimeOrderedIds:
    """
    The port `NewId`: UUID version 7 of RFC 9562, milliseconds before chance.

    Two ids of one desk rise with time, so that the store adds them at its end; within one
    millisecond their order is chance.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self) -> UUID:
        milliseconds = int(self._clock().timestamp() * 1000)
        chance = secrets.randbits(74)
        upper, lower = chance >> 62, chance & ((1 << 62) - 1)
        return UUID(int=milliseconds << 80 | _VERSION | upper << 64 | _VARIANT | lower)
