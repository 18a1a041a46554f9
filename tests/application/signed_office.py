"""The office with paper, keys and the check of papers, as the composition root wires them."""

from __future__ import annotations

from dataclasses import dataclass

from bejo_desktop.adapters.central.keys import sealed
from bejo_desktop.adapters.printing.files import PaperFolder
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.adapters.signing.examining import PdfExaminer
from bejo_desktop.adapters.signing.keys import Pkcs12Files
from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.application.desk_memory import DeskMemory
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.printing import Printing, Stationery
from bejo_desktop.application.signing import Penmanship, Signing
from bejo_desktop.application.verifying import Verifying
from tests.authority import PIN, authority, key_file

DEVICE, SEED = 7, bytes(range(32))


@dataclass(frozen=True)
class Desk:
    """One desk's use cases around its papers."""

    office: object
    printing: Printing
    signing: Signing
    memory: DeskMemory
    archive: PaperFolder
    verifying: Verifying
    listing: Verifying
    """As `verifying`, on a computer on which the authority of the tests is a certified one."""

    def original(self, order_id, size="a4"):
        return self.printing.paper(self.office.ppk, order_id, size, None)

    def signed(self, order_id, file=None, size="a4"):
        key = self.signing.open_key(self.office.ppk, file or key_file(), PIN)
        return self.signing.sign(
            self.office.ppk, order_id, key, lambda: self.original(order_id, size)
        ).paper


def desk_of(office, folder, certified=frozenset()) -> Desk:
    """A desk on the office's store; its papers lie in `folder`."""
    identity = DeviceIdentity(DEVICE, "i", "413.101", "https://pusat.example", "t", "k" * 43, SEED)
    with office.store.write() as work:
        work.sync.enrol(identity)
    printer, words, archive = SheetPrinter(), MessageWords("id"), PaperFolder(folder)
    stationery = Stationery(words, paper_texts(), printer, archive, sealed)
    nobody, listed = PdfExaminer(certified), PdfExaminer(frozenset({authority().sha256}))
    penmanship = Penmanship(Pkcs12Files(certified), nobody, printer, archive, words)
    return Desk(
        office,
        Printing(office.store, office.rules, office.clock, stationery),
        Signing(office.store, office.clock, penmanship),
        DeskMemory(office.store, sealed),
        archive,
        Verifying(nobody, printer, office.clock),
        Verifying(listed, printer, office.clock),
    )
