"""What the preview reads of an order, in one go on the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.sheet import PaperSize

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.views import OrderDetail, Paper, PaperRow


@dataclass(frozen=True, slots=True)
class ChosenPaper:
    """Which paper of the order is looked at; `part` counts its BAST, kuitansi … from 1."""

    kind: PaperKind
    part: int = 0

    def preview(self, core: Core, order_id: UUID, size: str) -> Paper:
        """Read the paper as it would be printed; errors as `Printing.preview`."""
        return core.printing.preview(order_id, size, kind=self.kind, part=self.part or None)

    def taken(
        self, core: Core, session: Session, order_id: UUID, size: str, reason: str | None = None
    ) -> Paper:
        """Take the paper to print or save, a marked copy where `reason` is given."""
        return core.printing.paper(
            session, order_id, size, reason, kind=self.kind, part=self.part or None
        )


SURAT_PESANAN: Final = ChosenPaper(PaperKind.SP)


@dataclass(frozen=True, slots=True)
class Look:
    """The order, its papers, the one looked at in one size, and whether its original was printed."""

    detail: OrderDetail
    papers: Sequence[PaperRow]
    chosen: ChosenPaper
    paper: Paper
    size: PaperSize
    printed: bool


def look(core: Core, order_id: UUID, chosen: ChosenPaper, size: str) -> Look:
    """Read a paper of an order in `size`, "" for the desk's choice; errors as `preview`."""
    wanted = size or core.desk.setting("paper")
    papers = core.printing.papers(order_id)
    if chosen == SURAT_PESANAN and chosen.kind not in {row.kind for row in papers}:
        chosen = _ordering(papers)
    return Look(
        core.orders.detail(order_id),
        papers,
        chosen,
        chosen.preview(core, order_id, wanted),
        PaperSize(wanted),
        core.printing.prints(order_id, chosen.kind) > 0,
    )


def _ordering(papers: Sequence[PaperRow]) -> ChosenPaper:
    """The paper that orders where it is no Surat Pesanan: an SPK, or the nota of a small purchase."""
    found = (row for row in papers if row.kind in {PaperKind.SPK, PaperKind.NOTA})
    return ChosenPaper(next(found, papers[0]).kind)
