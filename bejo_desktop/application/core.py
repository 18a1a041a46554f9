"""The open desk: every use case, wired; what the window and the command line hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.application.approving import Approving
    from bejo_desktop.application.budgeting import Budgeting
    from bejo_desktop.application.catalogue import Catalogue
    from bejo_desktop.application.deciding import Deciding
    from bejo_desktop.application.desk import Desk
    from bejo_desktop.application.drafting import Drafting
    from bejo_desktop.application.enrolment import Enrolment
    from bejo_desktop.application.exchanges import Exchanges
    from bejo_desktop.application.orders import OrderQueries
    from bejo_desktop.application.printing import Printing
    from bejo_desktop.application.register import NumberRegister
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.syncing import Syncing


@dataclass(frozen=True, slots=True)
class Core:
    """
    The use cases over one open store, for one officer.

    Args:
        confirm: asks for the officer's passphrase once more, before an act that binds
            (AccessDenied `access.passphrase`, `access.wait`); slow, on the write lane.
        close: closes the store and releases its lock; call once, after all lanes are idle.
    """

    session: Session
    catalogue: Catalogue
    drafting: Drafting
    approving: Approving
    deciding: Deciding
    orders: OrderQueries
    printing: Printing
    budgeting: Budgeting
    register: NumberRegister
    desk: Desk
    syncing: Syncing
    exchanges: Exchanges
    enrolment: Enrolment
    confirm: Callable[[str], None]
    close: Callable[[], None]
