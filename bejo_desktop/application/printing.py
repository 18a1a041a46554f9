"""Papers: composed from an order, drawn once, archived, and the same bytes ever after."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.paper_facts.composing import Composer
from bejo_desktop.application.paper_facts.papers import WORKING, wanted_paper
from bejo_desktop.application.paper_names import archive_name, copy_name, file_name
from bejo_desktop.application.queueing import Act, record
from bejo_desktop.application.views import Paper, PaperRow
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.order import UNNUMBERED, require_reason
from bejo_desktop.domain.paper.facts import CopyFacts
from bejo_desktop.domain.paper.frame import MarkKind, PaperKind
from bejo_desktop.domain.paper.sheet import PaperSize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from uuid import UUID

    from bejo_desktop.application.paper_facts.papers import Wanted
    from bejo_desktop.application.ports.store import Reading, Store
    from bejo_desktop.application.ports.system import Archive, Clock, Printer, Seal, Words
    from bejo_desktop.application.session import Session
    from bejo_desktop.domain.completeness.table import NeedRule
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.sheet import RasterPage
    from bejo_desktop.domain.paper.sheets import Sheet
    from bejo_desktop.domain.rules.book import RuleBook

COPIES_MAX: Final = 999
"""More copies of one paper than this are a loop, not an office."""

_PRINTED: Final = {
    MarkKind.DRAFT: "paper.print_draft",
    MarkKind.ORIGINAL: "paper.print",
    MarkKind.COPY: "paper.print_copy",
    MarkKind.SHEET: "paper.print",
}
"""Under which act a print stands in the record."""


@dataclass(frozen=True, slots=True)
class Stationery:
    """
    What papers are made with: words (Indonesian), the wording of each paper, the printer.

    Args:
        seal: signs their codes with the desk's own key.
        needs: what a payment file is checked for.
    """

    phrases: Words
    texts: Mapping[PaperKind, PaperTexts]
    printer: Printer
    archive: Archive
    seal: Seal
    needs: tuple[NeedRule, ...] = ()


class Printing:
    """The papers of an order: KONSEP while it is a draft, the originals, marked copies."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock, stationery: Stationery) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._stationery = stationery

    def papers(self, order_id: UUID) -> tuple[PaperRow, ...]:
        """
        Return the papers that the order has or may have, in the order of its life.

        Raises:
            NotFound: `order.unknown`.
        """
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            composer = self._composer(reading)
            return tuple(self._row(composer, order, wanted) for wanted in composer.papers(order))

    def sheet(
        self,
        order_id: UUID,
        copy: CopyFacts | None = None,
        *,
        kind: PaperKind | None = None,
        part: int | None = None,
    ) -> Sheet:
        """
        Return all figures and texts of a paper.

        Args:
            kind: None takes the paper that orders, by the form of the order.
            part: which request, receiving, payment or addendum, from 1; None takes the newest.

        Raises:
            NotFound: `order.unknown`.
            BadInput, RuleBroken: what a draft lacks to be printed; `paper.platform_makes_it`,
                `paper.part_unknown`, `paper.no_parts`, and all that `Composer.require` names.
        """
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            wanted = self._wanted(reading, order, kind, part)
            return self._composer(reading).sheet(order, wanted, copy)

    def preview(
        self,
        order_id: UUID,
        size: str = "",
        *,
        kind: PaperKind | None = None,
        part: int | None = None,
    ) -> Paper:
        """
        Return a paper as it would be printed; reads and draws only.

        Args:
            size: `a4` or `f4`; "" takes the desk's choice.
            kind, part: as for `sheet`.

        Raises:
            BadInput: `paper.size`, `paper.glyph`; else as `sheet`.
            EnvironmentFailed: `paper.not_written`.
        """
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
            wanted = self._wanted(reading, order, kind, part)
        return self._paper(order, wanted, self._size(size), None)

    def paper(
        self,
        session: Session,
        order_id: UUID,
        size: str,
        copy_reason: str | None,
        *,
        kind: PaperKind | None = None,
        part: int | None = None,
    ) -> Paper:
        """
        Return the paper to print or save, and note who took it; `note_print` says it was printed.

        Args:
            copy_reason: why a marked copy is needed; None for the original (or KONSEP).
            kind, part: as for `sheet`.

        Raises:
            RuleBroken: `paper.no_original` for a copy of a draft, `order.reason_short`; else as
                `preview`.
        """
        with self._store.write() as work:
            order = work.orders.get(order_id)
            wanted = self._wanted(work, order, kind, part)
        reason = None if copy_reason is None else require_reason(copy_reason)
        paper = self._paper(order, wanted, self._size(size), reason)
        with self._store.write() as work:
            act = Act(session.officer, self._clock())
            facts = {"sha256": paper.sha256, "copy": paper.copy, "reason": reason or ""}
            record(work, order, "paper.take", act, paper=wanted.stem, **facts)
        return paper

    def note_print(self, session: Session, order_id: UUID, paper: Paper, copies: int) -> None:
        """Note that the printer took `copies` of `paper`."""
        with self._store.write() as work:
            order = work.orders.get(order_id)
            act = Act(session.officer, self._clock())
            name = _printed(paper.sheet.frame.marking.kind, paper.kind)
            number = paper.sheet.frame.number or ""
            record(work, order, name, act, sha256=paper.sha256, copies=copies, number=number)

    def prints(self, order_id: UUID, kind: PaperKind | None = None) -> int:
        """
        Return how often an original was printed here; after the first, copies are marked.

        Args:
            kind: as for `sheet`.
        """
        with self._store.read() as reading:
            wanted = self._wanted(reading, reading.orders.get(order_id), kind, None)
            return reading.audit.count(_printed(MarkKind.ORIGINAL, wanted.kind), str(order_id))

    def pages_of(self, pdf: bytes) -> int:
        """Return how many pages a PDF has; 0 for one that cannot be read."""
        return self._stationery.printer.pages(pdf)

    def raster(self, pdf: bytes, page: int, dpi: int) -> RasterPage:
        """Return one page as a picture; `page` counts from 1."""
        return self._stationery.printer.rasterise(pdf, page, dpi)

    def _wanted(
        self, reading: Reading, order: Order, kind: PaperKind | None, part: int | None
    ) -> Wanted:
        return wanted_paper(order, kind or self._composer(reading).ordering(order), part)

    def _row(self, composer: Composer, order: Order, wanted: Wanted) -> PaperRow:
        code, facts = "", dict[str, object]()
        try:
            composer.require(order, wanted)
        except RuleBroken as refused:
            code, facts = refused.code, refused.facts
        return PaperRow(
            kind=wanted.kind,
            part=wanted.part,
            title=self._stationery.texts[wanted.kind]["document"]["name"],
            number=wanted.number_in(order),
            why_not=code,
            facts=facts,
        )

    def _paper(self, order: Order, wanted: Wanted, size: str, reason: str | None) -> Paper:
        with self._store.read() as reading:
            self._composer(reading).require(order, wanted)
        if order.state in UNNUMBERED or wanted.kind in WORKING:
            if reason is not None:
                raise RuleBroken("paper.no_original")
            sheet = self._composed(order, wanted, None)
            pdf = self._stationery.printer.draw(sheet, size)
            return self._wrapped(order, sheet, pdf, None)
        if reason is None:
            return self._kept(order, wanted, archive_name(order, wanted, size), size, None)
        ordinal = self._next_ordinal(order, wanted)
        copy = CopyFacts(ordinal, wib_day(self._clock()), reason)
        return self._kept(order, wanted, copy_name(order, wanted, ordinal, size), size, copy)

    def _next_ordinal(self, order: Order, wanted: Wanted) -> int:
        """Copies are counted over both sizes of paper."""
        for ordinal in range(1, COPIES_MAX + 1):
            names = (copy_name(order, wanted, ordinal, size) for size in PaperSize)
            if all(self._stationery.archive.find(name) is None for name in names):
                return ordinal
        raise RuleBroken("paper.too_many_copies", most=COPIES_MAX)

    def _kept(
        self, order: Order, wanted: Wanted, name: str, size: str, copy: CopyFacts | None
    ) -> Paper:
        """The archived paper; drawn and kept when it is asked for the first time."""
        archive, printer = self._stationery.archive, self._stationery.printer
        pdf = archive.find(name)
        if pdf is not None:  # officers and addresses may have changed since: the file is right
            return self._wrapped(order, printer.read(pdf).sheet, pdf, archive.keep(name, pdf))
        sheet = self._composed(order, wanted, copy)
        pdf = printer.draw(sheet, size)
        return self._wrapped(order, sheet, pdf, archive.keep(name, pdf))

    def _composed(self, order: Order, wanted: Wanted, copy: CopyFacts | None) -> Sheet:
        with self._store.read() as reading:
            return self._composer(reading).sheet(order, wanted, copy)

    def _composer(self, reading: Reading) -> Composer:
        made = self._stationery
        return Composer(
            reading=reading,
            rules=self._rules,
            phrases=made.phrases,
            texts=made.texts,
            seal=made.seal,
            needs=made.needs,
            today=wib_day(self._clock()),
        )

    def _wrapped(self, order: Order, sheet: Sheet, pdf: bytes, path: Path | None) -> Paper:
        is_copy = sheet.frame.marking.kind is MarkKind.COPY
        return Paper(
            pdf=pdf,
            sheet=sheet,
            pages=self._stationery.printer.pages(pdf),
            sha256=sha256(pdf).hexdigest(),
            copy=is_copy,
            name=file_name(order, sheet, copy=is_copy),
            path=path,
        )

    def _size(self, size: str) -> str:
        if not size:
            with self._store.read() as reading:
                return reading.settings.get("paper") or PaperSize.A4.value
        if size not in list(PaperSize):
            raise BadInput("paper.size", field="size", typed=size)
        return size


def _printed(mark: MarkKind, kind: PaperKind) -> str:
    """Under which act a print stands in the record; that of the SP is the oldest and plain."""
    return _PRINTED[mark] if kind is PaperKind.SP else f"{_PRINTED[mark]}.{kind}"
