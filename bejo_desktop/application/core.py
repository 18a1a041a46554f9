"""The open desk: every use case, wired; what the window and the command line hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bejo_desktop.application.approving import Approving
    from bejo_desktop.application.audit_list import AuditList
    from bejo_desktop.application.audit_workbook import AuditWorkbook
    from bejo_desktop.application.board import Boards
    from bejo_desktop.application.budgeting import Budgeting
    from bejo_desktop.application.buying import Buying
    from bejo_desktop.application.catalogue import Catalogue
    from bejo_desktop.application.changing import Changing
    from bejo_desktop.application.deciding import Deciding
    from bejo_desktop.application.desk import Desk
    from bejo_desktop.application.desk_memory import DeskMemory
    from bejo_desktop.application.drafting import Drafting
    from bejo_desktop.application.enrolment import Enrolment
    from bejo_desktop.application.evidence import Evidencing
    from bejo_desktop.application.exchanges import Exchanges
    from bejo_desktop.application.explaining import Explaining
    from bejo_desktop.application.fulfilling import Fulfilling
    from bejo_desktop.application.negotiating import Negotiating
    from bejo_desktop.application.officers import OfficerQueries
    from bejo_desktop.application.orders import OrderQueries
    from bejo_desktop.application.paying import Paying
    from bejo_desktop.application.platform import BesidePlatform
    from bejo_desktop.application.prices import PriceAdvice
    from bejo_desktop.application.printing import Printing
    from bejo_desktop.application.register import NumberRegister
    from bejo_desktop.application.rule_packs import RulePacks
    from bejo_desktop.application.session import Session
    from bejo_desktop.application.signing import Signing
    from bejo_desktop.application.spending import Spending
    from bejo_desktop.application.syncing import Syncing
    from bejo_desktop.application.tax_recap import TaxRecaps


class Core(Protocol):
    """
    The use cases over one open store, for one officer.

    Each is the same one whenever it is asked for, until other rules come into force: then they
    are made anew, so do not keep one. The first asking may load its code: ask on the lane that
    does the work.
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
    def negotiating(self) -> Negotiating: ...
    @property
    def platform(self) -> BesidePlatform: ...
    @property
    def tax_recaps(self) -> TaxRecaps: ...
    @property
    def audits(self) -> AuditList: ...
    @property
    def audit_workbooks(self) -> AuditWorkbook: ...
    @property
    def deciding(self) -> Deciding: ...
    @property
    def fulfilling(self) -> Fulfilling: ...
    @property
    def paying(self) -> Paying: ...
    @property
    def buying(self) -> Buying: ...
    @property
    def changing(self) -> Changing: ...
    @property
    def orders(self) -> OrderQueries: ...
    @property
    def evidence(self) -> Evidencing: ...
    @property
    def explaining(self) -> Explaining: ...
    @property
    def officers(self) -> OfficerQueries: ...
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
    def prices(self) -> PriceAdvice: ...
    @property
    def spending(self) -> Spending: ...
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
    @property
    def rule_packs(self) -> RulePacks: ...

    def confirm(self, passphrase: str) -> None:
        """
        Ask for the officer's passphrase once more, before an act that binds; slow.

        Raises:
            AccessDenied: `access.passphrase`, `access.wait`.
        """

    def close(self) -> None:
        """Close the store and release its lock; once, after all lanes are idle."""
