"""Papers and pictures behind an order, and what its payment file needs of them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.acting import begin, save
from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.details import Details
from bejo_desktop.application.drafts.typed import order_line
from bejo_desktop.application.filing import SCANS_BYTES_MAX, file_piece, keep_scan, scan_of
from bejo_desktop.application.views.evidence import PieceView
from bejo_desktop.domain.completeness.checking import completeness
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.due import Fulfilled
from bejo_desktop.domain.errors import EnvironmentFailed, NotFound
from bejo_desktop.domain.evidence import Evidence, EvidenceKind
from bejo_desktop.domain.identity import require_tax_invoice
from bejo_desktop.domain.order import Act as Move
from bejo_desktop.domain.settlement import owed_by_vendor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from bejo_desktop.application.ports.history import Scan
    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Clock
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import OrderDetail
    from bejo_desktop.application.views.evidence import PieceTyped
    from bejo_desktop.domain.completeness.checking import Needed
    from bejo_desktop.domain.completeness.table import NeedRule
    from bejo_desktop.domain.rules.book import RuleBook

ORDERS_AND_SYNC: Final = Changes.of(Kind.ORDERS, Kind.SYNC)
NOTE_CHARS_MAX: Final = 200


class Evidencing:
    """
    What stands behind an order.

    Scans lie in the encrypted store, not in the folder of papers: attendance lists and photos
    show people. Only their SHA-256 travels to the centre.

    Args:
        needs: which papers a payment file needs.
        rules: for the penalty that the vendor still owes.
        scans_most: bytes that all scans may have together.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        needs: Iterable[NeedRule],
        rules: RuleBook,
        scans_most: int = SCANS_BYTES_MAX,
    ) -> None:
        self._store, self._clock, self._rules = store, clock, rules
        self._needs = tuple(needs)
        self._scans_most = scans_most

    def add(
        self, session: Session, order_id: UUID, typed: PieceTyped
    ) -> tuple[OrderDetail, Changes]:
        """
        Put a paper or picture behind a numbered order.

        Raises:
            BadInput: `identity.tax_invoice`, `evidence.empty`, `evidence.day_ahead`,
                `scan.too_large`, `scan.format`, `order.text_long`, `order.text_control`,
                `payment.text_long`, `payment.text_letters`.
            RuleBroken: `order.move`, `evidence.too_many`, `evidence.twice`,
                `evidence.store_full`.
            AccessDenied: `access.role`, `access.mandate`.
        """
        scan = None if typed.scan is None else scan_of(typed.scan)
        if typed.kind is EvidenceKind.TAX_INVOICE and typed.no.strip():
            require_tax_invoice(typed.no, field="no")
        now = self._clock()
        with self._store.write() as work:
            order, act = begin(work, session, order_id, Move.EVIDENCE, now)
            base, today = order.revision, wib_day(now)
            piece = Evidence(
                kind=typed.kind,
                no=order_line("no", typed.no.strip()),
                on=typed.on,
                sha256="" if scan is None else scan.sha256,
                note=order_line("note", typed.note.strip(), NOTE_CHARS_MAX),
                by=act.officer.nip,
                added_on=today,
            )
            if scan is not None:
                keep_scan(work, scan, now=now, most=self._scans_most)
            file_piece(work, order, piece, act, base=base)
            save(work, order, act, Move.EVIDENCE, kind=piece.kind.value, scan=piece.sha256)
            return Details(work).detail(order), ORDERS_AND_SYNC

    def pieces(self, order_id: UUID) -> tuple[PieceView, ...]:
        """Return what stands behind an order, the oldest first (NotFound `order.unknown`)."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            names = {officer.nip: officer.name for officer in reading.reference.officers()}
            return tuple(
                PieceView(
                    position=position,
                    kind=piece.kind,
                    no=piece.no,
                    on=piece.on,
                    sha256=piece.sha256,
                    scan_here=bool(piece.sha256)
                    and reading.scans.size_of(piece.sha256) is not None,
                    note=piece.note,
                    by_name=names.get(piece.by, piece.by),
                    added_on=piece.added_on,
                )
                for position, piece in enumerate(order.evidence, start=1)
            )

    def scan(self, order_id: UUID, position: int) -> Scan:
        """
        Return the picture of the piece at `position`, from 1.

        Raises:
            NotFound: `order.unknown`, `evidence.unknown`, `evidence.not_here`.
            EnvironmentFailed: `evidence.scan_changed` where it is not what was added.
        """
        with self._store.read() as reading:
            pieces = reading.orders.get(order_id).evidence
            if not 1 <= position <= len(pieces):
                raise NotFound("evidence.unknown", position=position)
            wanted = pieces[position - 1].sha256
            found = reading.scans.find(wanted) if wanted else None
        if found is None:
            raise NotFound("evidence.not_here", position=position)
        if sha256(found.body).hexdigest() != wanted:
            raise EnvironmentFailed("evidence.scan_changed", position=position)
        return found

    def completeness(self, order_id: UUID) -> tuple[Needed, ...]:
        """Return what the order's payment file needs (NotFound `order.unknown`)."""
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
        owed = owed_by_vendor(Fulfilled.of(order), self._rules)
        return completeness(order, self._needs, owed)
