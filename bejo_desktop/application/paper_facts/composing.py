"""Which papers an order can have now, and their sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.paper_facts.later import bast_facts, kuitansi_facts, nota_facts
from bejo_desktop.application.paper_facts.order import FactFinder
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.paper.bast import compose_bast
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.kuitansi import compose_kuitansi
from bejo_desktop.domain.paper.nota_pesanan import compose_nota
from bejo_desktop.domain.paper.surat_pesanan import compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.ports.system import Seal, Words
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import CopyFacts, PaperTexts
    from bejo_desktop.domain.paper.sheets import Sheet
    from bejo_desktop.domain.rules.book import RuleBook

_OF_THE_ORDER: Final = frozenset({PaperKind.SP, PaperKind.NOTA})
"""Papers with the order's own number; they exist as KONSEP before it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper of an order; `receipt` counts from 1 and is 0 for all but a BAST."""

    kind: PaperKind
    receipt: int = 0

    @property
    def stem(self) -> str:
        """Its part of a file name: `sp`, `nota`, `bast-1`, `kuitansi`."""
        return f"{self.kind}-{self.receipt}" if self.receipt else self.kind.value

    def number_in(self, order: Order) -> str | None:
        """Return the number of the paper, None before there is one."""
        if self.kind is PaperKind.BAST:
            return order.receipts[self.receipt - 1].number.text if self.receipt else None
        if self.kind is PaperKind.KUITANSI:
            return order.payment.number.text if order.payment else None
        return order.number.text if order.number else None


def all_papers(order: Order) -> Iterator[Wanted]:
    """Every paper that an order has or may have: one BAST a receipt, one where there is none."""
    yield Wanted(PaperKind.SP)
    yield Wanted(PaperKind.NOTA)
    for receipt in range(1, len(order.receipts) + 1):
        yield Wanted(PaperKind.BAST, receipt)
    if not order.receipts:
        yield Wanted(PaperKind.BAST)
    yield Wanted(PaperKind.KUITANSI)


def wanted_paper(order: Order, kind: PaperKind, receipt: int | None) -> Wanted:
    """
    Return the paper of an order that is asked for.

    Args:
        receipt: which receiving, from 1; None takes the newest.

    Raises:
        BadInput: `paper.receipt_unknown` with `receipt` and `count`; `paper.no_parts` for
            another paper than a BAST.
    """
    if kind is not PaperKind.BAST:
        if receipt:
            raise BadInput("paper.no_parts", field="receipt")
        return Wanted(kind)
    count = len(order.receipts)
    if receipt is None or (receipt == 0 and not count):
        return Wanted(kind, count)
    if not 1 <= receipt <= count:
        raise BadInput("paper.receipt_unknown", field="receipt", receipt=receipt, count=count)
    return Wanted(kind, receipt)


@dataclass(frozen=True, slots=True)
class Composer:
    """
    Composes the sheets of orders.

    Args:
        phrases: Indonesian words for offices and addresses.
        texts: the wording of each paper.
        seal: signs the codes with the desk's own key.
    """

    reading: Reading
    rules: RuleBook
    phrases: Words
    texts: Mapping[PaperKind, PaperTexts]
    seal: Seal

    def sheet(self, order: Order, wanted: Wanted, copy: CopyFacts | None) -> Sheet:
        """
        Return all figures and texts of one paper; errors as `require` and `FactFinder.facts`.

        Raises:
            BadInput, RuleBroken: what a draft lacks to be printed.
        """
        self.require(order, wanted)
        finder, texts = self._finder(), self.texts[wanted.kind]
        match wanted.kind:
            case PaperKind.SP:
                return compose(finder.facts(order, copy), texts)
            case PaperKind.NOTA:
                return compose_nota(nota_facts(finder, order, copy), texts)
            case PaperKind.BAST:
                return compose_bast(bast_facts(finder, order, wanted.receipt, copy), texts)
            case PaperKind.KUITANSI:
                return compose_kuitansi(kuitansi_facts(finder, order, copy), texts)

    def require(self, order: Order, wanted: Wanted) -> None:
        """
        Pass only a paper that the order can have now.

        Raises:
            RuleBroken: `paper.number_void`, `paper.platform_makes_it`, `paper.nota_not_small`
                (fact: `limit`), `paper.no_receipt`, `paper.no_payment`.
            BadInput: `order.vendor_missing`; RuleBroken `order.empty`, `quote.*` for a draft.
        """
        if order.state is OrderState.VOID:
            raise RuleBroken("paper.number_void")
        if wanted.kind is PaperKind.BAST and not wanted.receipt:
            raise RuleBroken("paper.no_receipt")
        if wanted.kind is PaperKind.KUITANSI and order.payment is None:
            raise RuleBroken("paper.no_payment")
        if wanted.kind not in _OF_THE_ORDER:
            return
        if order.number and order.content.platform is Platform.KATALOG:
            raise RuleBroken("paper.platform_makes_it", number=order.number.text)
        if wanted.kind is PaperKind.NOTA:
            self._require_small(order)

    def _require_small(self, order: Order) -> None:
        """Rule: `form.goods.kuitansi` (Perpres 16/2018 Ps 28): beyond it a contract is due."""
        content, figures = self._finder().figured(order)
        limit = self.rules.on("form.goods.kuitansi", content.ordered_on).number
        if figures.total.amount > limit:
            raise RuleBroken("paper.nota_not_small", limit=Rupiah(limit).amount)

    def _finder(self) -> FactFinder:
        letter = self.texts[PaperKind.SP]
        return FactFinder(self.reading, self.rules, self.phrases, letter, self.seal)
