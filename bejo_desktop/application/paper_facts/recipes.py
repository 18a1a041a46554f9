"""How each paper is made: from an order, by its facts, to its sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bejo_desktop.application.paper_facts.ending import (
    amendment_facts,
    cancellation_facts,
    handed_facts,
)
from bejo_desktop.application.paper_facts.file import summary_facts, verification_facts
from bejo_desktop.application.paper_facts.later import bast_facts, nota_facts
from bejo_desktop.application.paper_facts.letters import (
    comparison_facts,
    distribution_facts,
    negotiation_facts,
    request_facts,
    spk_facts,
)
from bejo_desktop.application.paper_facts.papers import SECOND
from bejo_desktop.application.paper_facts.payments import kuitansi_facts, payment_minutes_facts
from bejo_desktop.domain.paper.adendum import compose_amendment
from bejo_desktop.domain.paper.bap import compose_payment_minutes
from bejo_desktop.domain.paper.bast import compose_bast
from bejo_desktop.domain.paper.distribusi import compose_distribution
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.kuitansi import compose_kuitansi
from bejo_desktop.domain.paper.negosiasi import compose_negotiation
from bejo_desktop.domain.paper.nota_pesanan import compose_nota
from bejo_desktop.domain.paper.penghentian import compose_cancellation
from bejo_desktop.domain.paper.perbandingan import compose_comparison
from bejo_desktop.domain.paper.rfq import compose_request
from bejo_desktop.domain.paper.serah_lanjut import compose_handed_on, compose_stock_list
from bejo_desktop.domain.paper.spj import compose_summary
from bejo_desktop.domain.paper.spk import compose_spk
from bejo_desktop.domain.paper.surat_pesanan import compose
from bejo_desktop.domain.paper.verifikasi import compose_verification

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from bejo_desktop.application.paper_facts.order import FactFinder
    from bejo_desktop.domain.completeness.table import NeedRule
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.paper.facts import CopyFacts, PaperTexts, PurchaseOrderFacts
    from bejo_desktop.domain.paper.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Making:
    """
    One paper that is being made; `part` as in `papers.Wanted`.

    Args:
        needs: what a payment file is checked for.
        today: in WIB; working papers say how things stand on it.
    """

    finder: FactFinder
    order: Order
    part: int
    copy: CopyFacts | None
    texts: PaperTexts
    needs: tuple[NeedRule, ...]
    today: date


def _sp(it: Making) -> Sheet:
    return compose(_stamped(it.finder.first_facts(it.order, it.copy), it), it.texts)


def _spk(it: Making) -> Sheet:
    facts = spk_facts(it.finder, it.order, it.copy)
    return compose_spk(replace(facts, order=_stamped(facts.order, it)), it.texts)


def _stamped(facts: PurchaseOrderFacts, it: Making) -> PurchaseOrderFacts:
    """The vendor sticks the meterai on the first original, the buyer on the second."""
    return replace(facts, stamped_side="buyer") if it.part == SECOND else facts


def _nota(it: Making) -> Sheet:
    return compose_nota(nota_facts(it.finder, it.order, it.copy), it.texts)


def _request(it: Making) -> Sheet:
    return compose_request(request_facts(it.finder, it.order, it.part), it.texts)


def _comparison(it: Making) -> Sheet:
    return compose_comparison(comparison_facts(it.finder, it.order), it.texts)


def _negotiation(it: Making) -> Sheet:
    return compose_negotiation(negotiation_facts(it.finder, it.order, it.copy), it.texts)


def _distribution(it: Making) -> Sheet:
    return compose_distribution(distribution_facts(it.finder, it.order), it.texts)


def _amendment(it: Making) -> Sheet:
    facts = amendment_facts(it.finder, it.order, it.part, it.copy, it.texts)
    return compose_amendment(facts, it.texts)


def _cancellation(it: Making) -> Sheet:
    return compose_cancellation(cancellation_facts(it.finder, it.order, it.copy), it.texts)


def _bast(it: Making) -> Sheet:
    return compose_bast(bast_facts(it.finder, it.order, it.part, it.copy), it.texts)


def _handed_on(it: Making) -> Sheet:
    return compose_handed_on(handed_facts(it.finder, it.order, it.part), it.texts)


def _stock_list(it: Making) -> Sheet:
    return compose_stock_list(handed_facts(it.finder, it.order, it.part), it.texts)


def _kuitansi(it: Making) -> Sheet:
    return compose_kuitansi(kuitansi_facts(it.finder, it.order, it.part, it.copy), it.texts)


def _payment_minutes(it: Making) -> Sheet:
    facts = payment_minutes_facts(it.finder, it.order, it.part, it.copy)
    return compose_payment_minutes(facts, it.texts)


def _verification(it: Making) -> Sheet:
    facts = verification_facts(it.finder, it.order, it.needs, it.today, it.texts)
    return compose_verification(facts, it.texts)


def _summary(it: Making) -> Sheet:
    facts = summary_facts(it.finder, it.order, it.needs, it.today, it.texts)
    return compose_summary(facts, it.texts)


RECIPES: Final[Mapping[PaperKind, Callable[[Making], Sheet]]] = {
    PaperKind.RFQ: _request,
    PaperKind.PERBANDINGAN: _comparison,
    PaperKind.NEGOSIASI: _negotiation,
    PaperKind.SP: _sp,
    PaperKind.SPK: _spk,
    PaperKind.NOTA: _nota,
    PaperKind.DISTRIBUSI: _distribution,
    PaperKind.ADENDUM: _amendment,
    PaperKind.PENGHENTIAN: _cancellation,
    PaperKind.BAST: _bast,
    PaperKind.BAST_PA: _handed_on,
    PaperKind.PERSEDIAAN: _stock_list,
    PaperKind.KUITANSI: _kuitansi,
    PaperKind.BAP: _payment_minutes,
    PaperKind.VERIFIKASI: _verification,
    PaperKind.SPJ: _summary,
}
