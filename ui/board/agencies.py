"""A ranking of agencies in a card: by value or by number of orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.board.words import agency_columns
from ui.fonts import Face
from ui.widgets.card import TABLE, Card, rule
from ui.widgets.layout import column, row
from ui.widgets.table.model import RowsModel
from ui.widgets.table.view import SMALL, TableView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bejo_desktop.domain.board import AgencyStanding
    from ui.theme import Theme


class AgencyRanking(Card):
    """
    Ranks agencies, the first fills its bar.

    Args:
        measure: what the bar draws, as a whole number; `figure` is its text.
    """

    def __init__(
        self,
        theme: Theme,
        under: str,
        measure: Callable[[AgencyStanding], int],
        figure: Callable[[AgencyStanding], str],
    ) -> None:
        self._most = 0
        columns = agency_columns(
            figure, lambda agency: measure(agency) / self._most if self._most else 0.0
        )
        self._measure = measure
        self._model: RowsModel[AgencyStanding] = RowsModel(columns, lambda agency: agency.code)
        self.table = TableView(theme, self._model, SMALL, f"Perangkat daerah {under}")
        self.table.hide_heads()
        head = row(
            Text("Perangkat daerah", Face.CARD),
            Text(under, Face.SMALL),
            None,
            margins=(14, 6, 14, 6),
        )
        super().__init__(column(head, rule(), self.table, spacing=0, margins=TABLE))

    def show_agencies(self, agencies: Sequence[AgencyStanding]) -> None:
        """Show the ranking as it was counted."""
        self._most = max(map(self._measure, agencies), default=0)
        self._model.show_rows(agencies)
