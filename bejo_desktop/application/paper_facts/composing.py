"""Which papers an order can have now, and their sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.paper_facts.basis import form_of
from bejo_desktop.application.paper_facts.letters import first_content, minutes_of
from bejo_desktop.application.paper_facts.order import FactFinder
from bejo_desktop.application.paper_facts.papers import ORDERING, all_papers, is_direct
from bejo_desktop.application.paper_facts.recipes import RECIPES, Making
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.errors import BadInput, BejoError, RuleBroken
from bejo_desktop.domain.order import AFTER_INK, OrderState
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.rules.catalogue import Form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bejo_desktop.application.paper_facts.papers import Wanted
    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.ports.system import Seal, Words
    from bejo_desktop.domain.completeness.table import NeedRule
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import CopyFacts, PaperTexts
    from bejo_desktop.domain.paper.sheets import Sheet
    from bejo_desktop.domain.rules.book import RuleBook

_OF_THE_ORDER: Final = frozenset(ORDERING.values())
"""Papers with the order's own number; they exist as KONSEP before it."""
_MISSING: Final[Mapping[PaperKind, str]] = {
    PaperKind.RFQ: "paper.no_request",
    PaperKind.BAST: "paper.no_receipt",
    PaperKind.BAST_PA: "paper.no_receipt",
    PaperKind.PERSEDIAAN: "paper.no_receipt",
    PaperKind.KUITANSI: "paper.no_payment",
    PaperKind.BAP: "paper.no_payment",
    PaperKind.ADENDUM: "paper.no_amendment",
}
"""Why a paper of which an order may have several cannot be had while it has none."""


@dataclass(frozen=True, slots=True)
class Composer:
    """
    Composes the sheets of orders.

    Args:
        phrases: Indonesian words for offices and addresses.
        texts: the wording of each paper.
        seal: signs the codes with the desk's own key.
        needs: what a payment file is checked for.
        today: in WIB; working papers say how things stand on it.
    """

    reading: Reading
    rules: RuleBook
    phrases: Words
    texts: Mapping[PaperKind, PaperTexts]
    seal: Seal
    needs: tuple[NeedRule, ...]
    today: date

    def papers(self, order: Order) -> tuple[Wanted, ...]:
        """Return the papers that the order has or may have, in the order of its life."""
        return tuple(all_papers(order, self._form(order)))

    def ordering(self, order: Order) -> PaperKind:
        """Return the paper that orders: Surat Pesanan, SPK or nota pesanan."""
        return ORDERING[self._form(order)]

    def sheet(self, order: Order, wanted: Wanted, copy: CopyFacts | None) -> Sheet:
        """
        Return all figures and texts of one paper; errors as `require` and `FactFinder.facts`.

        Raises:
            BadInput, RuleBroken: what a draft lacks to be printed.
        """
        self.require(order, wanted)
        making = Making(
            finder=self._finder(),
            order=order,
            part=wanted.part,
            copy=copy,
            texts=self.texts[wanted.kind],
            needs=self.needs,
            today=self.today,
        )
        return RECIPES[wanted.kind](making)

    def require(self, order: Order, wanted: Wanted) -> None:
        """
        Pass only a paper that the order can have now.

        Raises:
            RuleBroken: `paper.number_void`, `paper.platform_makes_it`, `paper.other_form`
                (fact: `paper`, the one that orders), `paper.contract_elsewhere`, `paper.no_request`, `paper.no_minutes`,
                `paper.no_places`, `paper.no_amendment`, `paper.no_receipt`,
                `paper.no_payment`, `paper.not_direct`, `paper.not_cancelled`,
                `paper.not_signed`.
            BadInput: `order.vendor_missing`; RuleBroken `order.empty`, `quote.*` for a draft.
        """
        if order.state is OrderState.VOID:
            raise RuleBroken("paper.number_void")
        if wanted.kind in _MISSING and not wanted.part:
            raise RuleBroken(_MISSING[wanted.kind])
        if wanted.kind in _OF_THE_ORDER:
            self._require_ordering(order, wanted.kind)
        else:
            _require_happened(order, wanted)

    def _require_ordering(self, order: Order, kind: PaperKind) -> None:
        """One number, one paper: an order is ordered by its form's paper alone."""
        if order.number and order.content.platform is Platform.KATALOG:
            raise RuleBroken("paper.platform_makes_it", number=order.number.text)
        try:
            _, figures = self._finder().figured(order)
        except BadInput:
            if order.content.procedure is Procedure.ORDER:
                raise
            return
        if order.number is None and figures.form == Form.SURAT_PERJANJIAN:
            raise RuleBroken("paper.contract_elsewhere")
        orders = ORDERING[form_of(order, figures)]
        if kind is not orders:
            raise RuleBroken("paper.other_form", paper=self.texts[orders]["document"]["name"])

    def _form(self, order: Order) -> str:
        try:
            _, figures = self._finder().figured(order)
        except BejoError:  # a draft that cannot be computed yet: its paper says why
            return "nota" if order.content.procedure is Procedure.SMALL else "sp"
        return form_of(order, figures)

    def _finder(self) -> FactFinder:
        letter = self.texts[PaperKind.SP]
        return FactFinder(self.reading, self.rules, self.phrases, letter, self.seal)


def _require_happened(order: Order, wanted: Wanted) -> None:
    content = first_content(order)
    if wanted.kind is PaperKind.NEGOSIASI:
        minutes_of(content)
    if wanted.kind is PaperKind.DISTRIBUSI and not order.content.places:
        raise RuleBroken("paper.no_places")
    if wanted.kind is PaperKind.BAP and not is_direct(order.payments[wanted.part - 1]):
        raise RuleBroken("paper.not_direct")
    if wanted.kind is PaperKind.PENGHENTIAN and order.cancellation is None:
        raise RuleBroken("paper.not_cancelled")
    filed = {PaperKind.VERIFIKASI, PaperKind.SPJ}
    if wanted.kind in filed and order.state not in AFTER_INK:
        raise RuleBroken("paper.not_signed")
    received = {PaperKind.BAST, PaperKind.BAST_PA, PaperKind.PERSEDIAAN}
    if wanted.kind in received and content.procedure is Procedure.SMALL:
        raise RuleBroken("paper.no_receipt")
