"""What the screens before the work ask of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.system import KeyHolder


@dataclass(frozen=True, slots=True)
class Hint:
    """
    What the training copy fills in by itself; nothing in real use.

    Args:
        address, code: of the centre, for the first enrolment.
        people: (name, role, NIP, passphrase) as the README names them.
    """

    address: str = ""
    code: str = ""
    passphrase: str = ""
    people: tuple[tuple[str, str, str, str], ...] = ()


class Doors(Protocol):
    """The ways into the store; all are slow and run on the write lane."""

    @property
    def hint(self) -> Hint:
        """What the training copy fills in."""

    def holders(self) -> Sequence[KeyHolder]:
        """Return the officers of this desk; quick, reads one small file."""

    def unlock(self, nip: str, passphrase: str) -> Core:
        """Open the store as `nip` (AccessDenied `access.passphrase`, `access.wait`)."""

    def enrol(self, address: str, code: str, passphrase: str) -> Core:
        """Make this computer a desk of the centre, with its first officer."""

    def add_officer(self, core: Core, code: str, passphrase: str) -> None:
        """Put one more officer on this desk."""
