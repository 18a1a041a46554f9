"""From the files of a desk to its open use cases."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bejo_desktop.adapters.store.opening import open_new_store, open_store
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.application.access import Access
from bejo_desktop.bootstrap.core import OpenCore, Parts
from bejo_desktop.bootstrap.keys import vault_of
from bejo_desktop.bootstrap.law import load_pack
from bejo_desktop.bootstrap.line import SwitchedLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.central import Central
    from bejo_desktop.application.ports.system import Clock, KeyHolder
    from bejo_desktop.application.views import EnrolledView, OfficerAdded


@dataclass(frozen=True, slots=True)
class LateDial:
    """The port `Dial` whose library is loaded with the first call: most commands need no line."""

    codec: ZstdCodec

    def __call__(self, address: str) -> Central:
        from bejo_desktop.adapters.central.client import RequestsDial  # noqa: PLC0415 - see above

        return RequestsDial(self.codec)(address)


class Doors:
    """The ways into a desk: enrolment and sign-in; each opens its store."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._open_store = partial(open_store, parts.home, clock=parts.clock)

    @property
    def line(self) -> SwitchedLine:
        """The line to the centre, which training can cut and mend."""
        return self._parts.dial

    def holders(self) -> Sequence[KeyHolder]:
        """Return the officers of this desk; reads one small file."""
        return self._parts.vault.holders()

    def unlock(self, nip: str, passphrase: str) -> Core:
        """Open the desk as `nip`, "" for its first officer; errors as `Access.unlock`."""
        access = Access(self._parts.vault, self._open_store)
        return OpenCore(self._parts, access.unlock(nip, passphrase))

    def open(self, nip: str, database_key: bytes) -> Core:
        """Open the desk as `nip` with a key that is at hand already; errors as `Access.open`."""
        access = Access(self._parts.vault, self._open_store)
        return OpenCore(self._parts, access.open(nip, database_key))

    def enrol(self, address: str, code: str, passphrase: str) -> tuple[EnrolledView, Core]:
        """Make this computer a desk of the centre; errors as `FirstEnrolment.enrol`."""
        from bejo_desktop.adapters.central.keys import device_key  # noqa: PLC0415 - once in a desk's life
        from bejo_desktop.application.enrolment import FirstEnrolment  # noqa: PLC0415 - as above
        from bejo_desktop.application.progress import Unwatched  # noqa: PLC0415 - as above

        parts = self._parts
        first = FirstEnrolment(
            vault=parts.vault,
            open_new=partial(open_new_store, parts.home, clock=parts.clock),
            dial=parts.dial,
            device_key=device_key,
            clock=parts.clock,
            host=socket.gethostname(),
        )
        view, unlocked = first.enrol(address, code, passphrase, Unwatched())
        return view, OpenCore(parts, unlocked)

    def add_officer(self, core: Core, code: str, passphrase: str) -> OfficerAdded:
        """Put one more officer on the open desk; errors as `Enrolment.add_officer`."""
        added, _ = core.enrolment.add_officer(code, passphrase)
        return added


def build_desk(home: Path, *, clock: Clock) -> Doors:
    """Return the doors of the desk in `home`; opens nothing yet."""
    codec = ZstdCodec()
    return Doors(
        Parts(
            home=home,
            clock=clock,
            pack=load_pack(),
            vault=vault_of(home),
            dial=SwitchedLine(LateDial(codec)),
            codec=codec,
        )
    )
