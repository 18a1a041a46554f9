"""Papers: composed from an order, drawn once, archived, and the same bytes ever after."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.paper_facts import FactFinder
from bejo_desktop.application.queueing import Act, record
from bejo_desktop.application.views import Paper
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.order import OrderState, require_reason
from bejo_desktop.domain.paper.facts import CopyFacts
from bejo_desktop.domain.paper.sheet import MarkKind, PaperSize
from bejo_desktop.domain.paper.surat_pesanan import compose

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from bejo_desktop.application.ports.store import Store
    from bejo_desktop.application.ports.system import Archive, Clock, Printer, Words
    from bejo_desktop.application.session import Session
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import PaperTexts
    from bejo_desktop.domain.paper.sheet import OrderSheet, RasterPage
    from bejo_desktop.domain.rules.book import RuleBook

COPIES_MAX: Final = 999
"""More copies of one paper than this are a loop, not an office."""

_PRINTED: Final = {
    MarkKind.DRAFT: "paper.print_draft",
    MarkKind.ORIGINAL: "paper.print",
    MarkKind.COPY: "paper.print_copy",
}
"""Under which act a print stands in the record."""

_UNNUMBERED: Final = frozenset({OrderState.DRAFT, OrderState.SUBMITTED})


@dataclass(frozen=True, slots=True)
class Stationery:
    """What papers are made with: words (Indonesian), the wording of the letter, the printer."""

    phrases: Words
    texts: PaperTexts
    printer: Printer
    archive: Archive


class Printing:
    """The Surat Pesanan of an order: KONSEP while it is a draft, the original, marked copies."""

    def __init__(self, store: Store, rules: RuleBook, clock: Clock, stationery: Stationery) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._stationery = stationery

    def sheet(self, order_id: UUID, copy: CopyFacts | None = None) -> OrderSheet:
        """
        Return all figures and texts of the paper.

        Raises:
            NotFound: `order.unknown`.
            BadInput, RuleBroken: what a draft lacks to be printed; `paper.platform_makes_it`.
        """
        with self._store.read() as reading:
            return self._composed(reading.orders.get(order_id), copy)

    def preview(self, order_id: UUID, size: str = "") -> Paper:
        """
        Return the paper as it would be printed; reads and draws only.

        Args:
            size: `a4` or `f4`; "" takes the desk's choice.

        Raises:
            BadInput: `paper.size`, `paper.glyph`; else as `sheet`.
            RuleBroken: `paper.number_void`.
            EnvironmentFailed: `paper.not_written`.
        """
        with self._store.read() as reading:
            order = reading.orders.get(order_id)
        return self._paper(order, self._size(size), None)

    def paper(self, session: Session, order_id: UUID, size: str, copy_reason: str | None) -> Paper:
        """
        Return the paper to print or save, and note who took it; `note_print` says it was printed.

        Args:
            copy_reason: why a marked copy is needed; None for the original (or KONSEP).

        Raises:
            RuleBroken: `paper.no_original` for a copy of a draft, `order.reason_short`; else as
                `preview`.
        """
        with self._store.write() as work:
            order = work.orders.get(order_id)
        reason = None if copy_reason is None else require_reason(copy_reason)
        paper = self._paper(order, self._size(size), reason)
        with self._store.write() as work:
            act = Act(session.officer, self._clock())
            facts = {"sha256": paper.sha256, "copy": paper.copy, "reason": reason or ""}
            record(work, order, "paper.take", act, **facts)
        return paper

    def note_print(self, session: Session, order_id: UUID, paper: Paper, copies: int) -> None:
        """Note that the printer took `copies` of `paper`."""
        with self._store.write() as work:
            order = work.orders.get(order_id)
            act = Act(session.officer, self._clock())
            kind = paper.sheet.marking.kind
            record(work, order, _PRINTED[kind], act, sha256=paper.sha256, copies=copies)

    def prints(self, order_id: UUID) -> int:
        """Return how often the original was printed here; after the first, copies are marked."""
        with self._store.read() as reading:
            return reading.audit.count(_PRINTED[MarkKind.ORIGINAL], str(order_id))

    def raster(self, pdf: bytes, page: int, dpi: int) -> RasterPage:
        """Return one page as a picture; `page` counts from 1."""
        return self._stationery.printer.rasterise(pdf, page, dpi)

    def _paper(self, order: Order, size: str, reason: str | None) -> Paper:
        if order.state is OrderState.VOID:
            raise RuleBroken("paper.number_void")
        if order.state in _UNNUMBERED:
            if reason is not None:
                raise RuleBroken("paper.no_original")
            sheet = self._composed(order, None)
            pdf = self._stationery.printer.draw(sheet, size)
            return self._wrapped(order, sheet, pdf, None)
        if reason is None:
            return self._kept(order, f"{order.order_id}-sp-{size}.pdf", size, None)
        ordinal = self._next_ordinal(order)
        copy = CopyFacts(ordinal, wib_day(self._clock()), reason)
        return self._kept(order, _copy_name(order, ordinal, size), size, copy)

    def _next_ordinal(self, order: Order) -> int:
        """Copies are counted over both sizes of paper."""
        for ordinal in range(1, COPIES_MAX + 1):
            names = (_copy_name(order, ordinal, size) for size in PaperSize)
            if all(self._stationery.archive.find(name) is None for name in names):
                return ordinal
        raise RuleBroken("paper.too_many_copies", most=COPIES_MAX)

    def _kept(self, order: Order, name: str, size: str, copy: CopyFacts | None) -> Paper:
        """The archived paper; drawn and kept when it is asked for the first time."""
        archive = self._stationery.archive
        sheet = self._composed(order, copy)
        pdf = archive.find(name) or self._stationery.printer.draw(sheet, size)
        return self._wrapped(order, sheet, pdf, archive.keep(name, pdf))

    def _composed(self, order: Order, copy: CopyFacts | None) -> OrderSheet:
        texts = self._stationery.texts
        with self._store.read() as reading:
            finder = FactFinder(reading, self._rules, self._stationery.phrases, texts)
            return compose(finder.facts(order, copy), texts)

    def _wrapped(self, order: Order, sheet: OrderSheet, pdf: bytes, path: Path | None) -> Paper:
        is_copy = sheet.marking.kind is MarkKind.COPY
        return Paper(
            pdf=pdf,
            sheet=sheet,
            pages=self._stationery.printer.pages(pdf),
            sha256=sha256(pdf).hexdigest(),
            copy=is_copy,
            name=_file_name(order, copy=is_copy),
            path=path,
        )

    def _size(self, size: str) -> str:
        if not size:
            with self._store.read() as reading:
                return reading.settings.get("paper") or PaperSize.A4.value
        if size not in list(PaperSize):
            raise BadInput("paper.size", field="size", typed=size)
        return size


def _file_name(order: Order, *, copy: bool) -> str:
    """A name that every file system takes: the number with dashes for its strokes."""
    stem = f"SP-{order.number.text}" if order.number else f"KONSEP-{order.order_id}"
    safe = "".join(char if char.isalnum() or char in ".-_" else "-" for char in stem)
    return f"{safe}-salinan.pdf" if copy else f"{safe}.pdf"


def _copy_name(order: Order, ordinal: int, size: str) -> str:
    return f"{order.order_id}-sp-{size}-salinan-{ordinal}.pdf"
