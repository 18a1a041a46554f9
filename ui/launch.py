"""With what the program starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bejo_desktop.application.ports.system import Clock


@dataclass(frozen=True, slots=True)
class Launch:
    """
    With what the program starts.

    Args:
        home: folder of the desk.
        training: the data have no effect; every screen says so.
    """

    home: Path
    clock: Clock
    training: bool = False
