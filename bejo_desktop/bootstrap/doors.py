"""From the files of a desk to its open use cases."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.central.keys import device_key
from bejo_desktop.adapters.printing.files import PaperFolder
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.printing.wording import surat_pesanan_texts
from bejo_desktop.adapters.store.opening import open_new_store, open_store
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.adapters.system.ids import TimeOrderedIds
from bejo_desktop.adapters.system.vault import FileVault
from bejo_desktop.application.access import Access, Confirmation
from bejo_desktop.application.approving import Approving
from bejo_desktop.application.budgeting import Budgeting
from bejo_desktop.application.catalogue import Catalogue
from bejo_desktop.application.core import Core
from bejo_desktop.application.deciding import Deciding
from bejo_desktop.application.desk import Desk
from bejo_desktop.application.drafting import Drafting
from bejo_desktop.application.enrolment import Enrolment, FirstEnrolment
from bejo_desktop.application.exchanges import Exchanges
from bejo_desktop.application.orders import OrderQueries
from bejo_desktop.application.printing import Printing, Stationery
from bejo_desktop.application.progress import Unwatched
from bejo_desktop.application.register import NumberRegister
from bejo_desktop.application.syncing import Syncing
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.bootstrap.line import SwitchedLine
from bejo_desktop.bootstrap.words import load_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bejo_desktop.application.access import Unlocked
    from bejo_desktop.application.ports.central import Central
    from bejo_desktop.application.ports.system import Clock, KeyHolder
    from bejo_desktop.application.views import EnrolledView, OfficerAdded
    from bejo_desktop.domain.rules.book import RuleBook

PAPERS_LANGUAGE: Final = "id"
"""Papers are Indonesian, whatever the screens speak."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is made once for a desk, before anybody signs in."""

    home: Path
    clock: Clock
    rules: RuleBook
    vault: FileVault
    dial: SwitchedLine
    codec: ZstdCodec


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
        return open_core(self._parts, access.unlock(nip, passphrase))

    def enrol(self, address: str, code: str, passphrase: str) -> tuple[EnrolledView, Core]:
        """Make this computer a desk of the centre; errors as `FirstEnrolment.enrol`."""
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
        return view, open_core(parts, unlocked)

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
            rules=load_rules(),
            vault=FileVault(home / "device.json"),
            dial=SwitchedLine(LateDial(codec)),
            codec=codec,
        )
    )


def open_core(parts: Parts, unlocked: Unlocked) -> Core:
    """Wire the use cases over an open store; `Core.close` closes what they hold."""
    store, clock, rules = unlocked.store, parts.clock, parts.rules
    new_id = TimeOrderedIds(clock)
    archive = PaperFolder(parts.home / "papers")
    stationery = Stationery(
        phrases=load_words(PAPERS_LANGUAGE),
        texts=surat_pesanan_texts(),
        printer=SheetPrinter(),
        archive=archive,
    )
    return Core(
        session=unlocked.session,
        catalogue=Catalogue(store),
        drafting=Drafting(store, rules, clock, new_id),
        approving=Approving(store, rules, clock, archive),
        deciding=Deciding(store, rules, clock, new_id),
        orders=OrderQueries(store),
        printing=Printing(store, rules, clock, stationery),
        budgeting=Budgeting(store),
        register=NumberRegister(store),
        desk=Desk(store, clock, parts.dial),
        syncing=Syncing(store, parts.dial, parts.codec, clock),
        exchanges=Exchanges(store),
        enrolment=Enrolment(unlocked, parts.vault, parts.dial, clock),
        confirm=Confirmation(parts.vault, unlocked.session),
        close=store.close,
    )
