"""Figures and signatures of a file as they are shown, and compared with the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.views.verification import (
    FiguresLine,
    PaperFigures,
    SignatureView,
)
from bejo_desktop.domain.paper.kuitansi_sheet import KuitansiSheet
from bejo_desktop.domain.paper.letter import LetterSheet
from bejo_desktop.domain.paper.nota_sheet import NotaSheet
from bejo_desktop.domain.paper.sheet import OrderSheet

if TYPE_CHECKING:
    from bejo_desktop.application.ports.signing import FoundSignature
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.paper.sheets import Sheet


def shown_figures(sheet: Sheet) -> PaperFigures:
    """What the paper shows, as its attached sheet says."""
    lines = sheet.lines if isinstance(sheet, OrderSheet | NotaSheet) else ()
    return PaperFigures(
        source="paper",
        kind=sheet.kind.value,
        number=sheet.frame.number,
        content_hash=sheet.frame.content_hash,
        total=_total(sheet),
        lines=tuple(
            FiguresLine(x.description, x.quantity, x.measure, x.unit_price, x.amount) for x in lines
        ),
    )


def _total(sheet: Sheet) -> Rupiah | None:
    if isinstance(sheet, KuitansiSheet | LetterSheet):
        return sheet.total
    return sheet.sums[-1].amount if isinstance(sheet, OrderSheet | NotaSheet) else None


def sums_differ(sheet: Sheet, order: PaperFigures) -> bool:
    """The paper shows other lines or another total than the desk's; some papers have no total."""
    shown = shown_figures(sheet)
    if isinstance(sheet, OrderSheet | NotaSheet) and _amounts(shown) != _amounts(order):
        return True
    known = shown.total is not None and order.total is not None
    return known and shown.total != order.total


def _amounts(figures: PaperFigures) -> list[tuple[str, Rupiah, Rupiah]]:
    return [(line.quantity, line.unit_price, line.amount) for line in figures.lines]


def shown_signature(one: FoundSignature) -> SignatureView:
    """A signature as it is shown."""
    found = one.certificate
    return SignatureView(
        name=found.name if found else "",
        nip=found.nip if found else "",
        issuer=found.issuer if found else "",
        certified=found.certified if found else False,
        claimed_at=one.claimed_at,
        intact=one.intact,
        whole=one.whole,
    )
