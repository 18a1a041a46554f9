"""All papers there are: which sheet belongs to which paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.paper.bast_sheet import BastSheet
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.kuitansi_sheet import KuitansiSheet
from bejo_desktop.domain.paper.letter import LetterSheet
from bejo_desktop.domain.paper.nota_sheet import NotaSheet
from bejo_desktop.domain.paper.sheet import OrderSheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from bejo_desktop.domain.paper.sheet import PaperSize

Sheet: TypeAlias = OrderSheet | NotaSheet | BastSheet | KuitansiSheet | LetterSheet
"""The sheet of one of the papers; each knows its `kind` and the `frame` around it."""

SHEETS: Final[Mapping[PaperKind, type[Sheet]]] = dict.fromkeys(PaperKind, LetterSheet) | {
    sheet.kind: sheet for sheet in (OrderSheet, NotaSheet, BastSheet, KuitansiSheet)
}


@dataclass(frozen=True, slots=True)
class SheetOnPaper:
    """A sheet and the paper size it is drawn on: all that a file is drawn from."""

    sheet: Sheet
    size: PaperSize

    @property
    def kind(self) -> PaperKind:
        """Which paper it is."""
        return self.sheet.kind
