"""Read models: frozen values that screens and the command line show as they are."""

from __future__ import annotations

from bejo_desktop.application.views.catalogue import (
    CategoryCount,
    Hit,
    ProductView,
    RegionCount,
    SearchPage,
    SearchQuery,
)
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
from bejo_desktop.application.views.orders import (
    OrderDetail,
    OrderFilter,
    OrderRow,
    StateCount,
    Step,
)
from bejo_desktop.application.views.sync import (
    DeskState,
    OutcomeView,
    RunView,
    SyncReport,
)

__all__ = [
    "BudgetImpact",
    "CategoryCount",
    "DeskState",
    "DraftInput",
    "DraftLineInput",
    "DraftView",
    "Flag",
    "FlagLevel",
    "Hit",
    "LineView",
    "OrderDetail",
    "OrderFilter",
    "OrderRow",
    "OutcomeView",
    "ProductView",
    "RegionCount",
    "RunView",
    "SearchPage",
    "SearchQuery",
    "StateCount",
    "Step",
    "SyncReport",
    "Why",
]
