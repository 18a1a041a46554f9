"""Read models: frozen values that screens and the command line show as they are."""

from __future__ import annotations

from bejo_desktop.application.views.approving import Batch, LeftOpen, PaperApproved
from bejo_desktop.application.views.board import BoardView
from bejo_desktop.application.views.catalogue import (
    CategoryCount,
    Hit,
    ProductView,
    RegionCount,
    SearchPage,
    SearchQuery,
)
from bejo_desktop.application.views.desk import EnrolledView, OfficerAdded, OfficerView
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
from bejo_desktop.application.views.fulfilment import (
    Lateness,
    OutstandingRow,
    Paid,
    PaidOrder,
    PaidTogether,
    Penalty,
    Received,
    SentBack,
)
from bejo_desktop.application.views.negotiation import (
    Asking,
    Minuting,
    NegotiationView,
    Offered,
    OfferedLine,
    OfferView,
)
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
    "Asking",
    "Batch",
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
    "Lateness",
    "LeftOpen",
    "LineView",
    "Minuting",
    "NegotiationView",
    "OfferView",
    "Offered",
    "OfferedLine",
    "OfficerAdded",
    "OfficerView",
    "OrderDetail",
    "OrderFilter",
    "OrderRow",
    "OutcomeView",
    "OutstandingRow",
    "Paid",
    "PaidOrder",
    "PaidTogether",
    "Paper",
    "PaperApproved",
    "PaperRow",
    "Penalty",
    "ProductView",
    "Received",
    "RegionCount",
    "RunView",
    "SearchPage",
    "SearchQuery",
    "SentBack",
    "StateCount",
    "Step",
    "SyncReport",
    "WaitingRow",
    "Why",
]
