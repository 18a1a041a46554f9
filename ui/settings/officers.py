"""Pejabat dan SK: who may act in the unit, under which SK, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bejo_desktop.domain.signatories import PREFIXES
from ui.access.words import ROLE_NAMES, SHORT_NAMES, spaced_nip
from ui.fonts import Face
from ui.tokens import Tone
from ui.widgets.card import TABLE, Card
from ui.widgets.layout import column, row
from ui.widgets.table.cell import Cell
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import TASK, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bejo_desktop.application.views import OfficerView
    from bejo_desktop.domain.parties import Mandate
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class MandateLine:
    """One mandate of one officer; `holds`: today."""

    officer: OfficerView
    mandate: Mandate
    holds: bool


class OfficersCard(Card):
    """Shows each mandate in a row: acting ones marked, ended and coming ones muted."""

    def __init__(self, theme: Theme) -> None:
        self.model: RowsModel[MandateLine] = RowsModel(
            _columns(), lambda line: (line.officer.nip, line.mandate.sk, line.mandate.since)
        )
        self.table = TableView(theme, self.model, TASK, "Pejabat dan SK")
        self._sum = Text("", Face.SMALL)
        head = row(Text("Pejabat dan SK", Face.SECTION), self._sum, None, margins=(14, 10, 14, 6))
        super().__init__(column(head, self.table, spacing=0, margins=TABLE))

    def show_officers(self, officers: Sequence[OfficerView]) -> None:
        """Show the officers of the unit, those who may act today first."""
        lines = [
            MandateLine(officer, mandate, holds)
            for officer in officers
            for mandate, holds in officer.mandates
        ]
        lines.sort(key=lambda line: (not line.holds, line.officer.name))
        self.model.show_rows(lines)
        acting = sum(line.holds for line in lines)
        self._sum.setText(f"{acting} SK berlaku hari ini · diterbitkan admin lewat pusat")


def _columns() -> tuple[Column[MandateLine], ...]:
    def shown(text: str, line: MandateLine, under: str, face: Face = Face.BODY) -> Cell:
        tone = Tone.TEXT if line.holds else Tone.FAINT
        return Cell(
            text, tone, face, under=under, under_tone=Tone.MUTED if line.holds else Tone.FAINT
        )

    def name(line: MandateLine) -> Cell:
        return shown(line.officer.name, line, spaced_nip(line.officer.nip), Face.STRONG)

    def post(line: MandateLine) -> Cell:
        stands_for = line.mandate.stands_for
        return shown(
            post_words(line.mandate), line, f"menggantikan {stands_for}" if stands_for else ""
        )

    def decree(line: MandateLine) -> Cell:
        on = line.mandate.sk_on
        return shown(line.mandate.sk, line, f"tanggal {_day(on)}" if on else "")

    def span(line: MandateLine) -> Cell:
        mandate = line.mandate
        text = f"{_day(mandate.since)}–{_day(mandate.until)}"
        return shown(text, line, "" if line.holds else "tidak berlaku hari ini")

    return (
        Column("Nama", name),
        Column("Sebagai", post, 140),
        Column("SK", decree, 176),
        Column("Berlaku", span, 148),
    )


def post_words(mandate: Mandate) -> str:
    """Return the post as the office writes it: `Plt. PPK`."""
    held = [role for role in ROLE_NAMES if role in mandate.roles]
    posts = ", ".join(SHORT_NAMES.get(role, ROLE_NAMES[role]) for role in held)
    return f"{PREFIXES[mandate.acting]} {posts}".strip()


def _day(day: date) -> str:
    return f"{day:%d.%m.%y}"
