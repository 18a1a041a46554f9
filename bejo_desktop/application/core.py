"""The open desk: every use case, wired; what the window and the command line hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bejo_desktop.application.approving import Approving
    from bejo_desktop.application.board import Boards
    from bejo_desktop.application.budgeting import Budgeting
    from bejo_desktop.application.catalogue import Catalogue
    from bejo_desktop.application.deciding import Deciding
    from bejo_desktop.application.desk import Desk
    from bejo_desktop.application.desk_memory import DeskMemory
    from bejo_desktop.application.drafting import Drafting
    from bejo_desktop.application.enrolment import Enrolment
    from bejo_desktop.application.exchanges import Exchanges
    from bejo_desktop.application.fulfilling import Fulfilling
    from bejo_desktop.application.orders import OrderQueries
    from bejo_desktop.application.printing import Printing
    from bejo_desktop.application.register import NumberRegister
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.signing import Signing
    from bejo_desktop.application.syncing import Syncing


class Core(Protocol):
    """
    The use cases over one open store, for one officer.

    Each is the same one whenever it is asked for. The first asking may load its code: ask on
    the lane that does the work.
    """

    @property
    def session(self) -> Session: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def drafting(self) -> Drafting: ...
    @property
    def approving(self) -> Approving: ...
    @property
    def deciding(self) -> Deciding: ...
    @property
    def fulfilling(self) -> Fulfilling: ...
    @property
    def orders(self) -> OrderQueries: ...
    @property
    def printing(self) -> Printing: ...
    @property
    def signing(self) -> Signing: ...
    @property
    def memory(self) -> DeskMemory: ...
    @property
    def budgeting(self) -> Budgeting: ...
    @property
    def boards(self) -> Boards: ...
    @property
    def register(self) -> NumberRegister: ...
    @property
    def desk(self) -> Desk: ...
    @property
    def syncing(self) -> Syncing: ...
    @property
    def exchanges(self) -> Exchanges: ...
    @property
    def enrolment(self) -> Enrolment: ...

    def confirm(self, passphrase: str) -> None:
        """
        Ask for the officer's passphrase once more, before an act that binds; slow.

        Raises:
            AccessDenied: `access.passphrase`, `access.wait`.
        """

    def close(self) -> None:
        """Close the store and release its lock; once, after all lanes are idle."""
