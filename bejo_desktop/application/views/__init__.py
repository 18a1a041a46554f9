"""Read models: frozen values that screens and the command line show as they are."""

from __future__ import annotations

from bejo_desktop.application.views.board import BoardView
from bejo_desktop.application.views.catalogue import (
    CategoryCount,
    Hit,
    ProductView,
    RegionCount,
    SearchPage,
    SearchQuery,
)
from bejo_desktop.application.views.desk import EnrolledView, OfficerAdded
from bejo_desktop.application.views.drafts import (
    BudgetImpact,
    DraftInput,
    DraftLineInput,
    DraftView,
    Flag,
    FlagLevel,
    LineView,
    Why,
)
from bejo_desktop.application.views.fulfilment import OutstandingRow, Paid, Received
from bejo_desktop.application.views.orders import (
    OrderDetail,
    OrderFilter,
    OrderRow,
    StateCount,
    Step,
)
from bejo_desktop.application.views.papers import Paper, PaperRow
from bejo_desktop.application.views.sync import (
    DeskState,
    OutcomeView,
    RunView,
    SyncReport,
    WaitingRow,
)

__all__ = [
    "BoardView",
    "BudgetImpact",
    "CategoryCount",
    "DeskState",
    "DraftInput",
    "DraftLineInput",
    "DraftView",
    "EnrolledView",
    "Flag",
    "FlagLevel",
    "Hit",
    "LineView",
    "OfficerAdded",
    "OrderDetail",
    "OrderFilter",
    "OrderRow",
    "OutcomeView",
    "OutstandingRow",
    "Paid",
    "Paper",
    "PaperRow",
    "ProductView",
    "Received",
    "RegionCount",
    "RunView",
    "SearchPage",
    "SearchQuery",
    "StateCount",
    "Step",
    "SyncReport",
    "WaitingRow",
    "Why",
]
