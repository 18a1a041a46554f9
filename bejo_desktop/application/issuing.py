"""Who may issue an order: the PPK, a PP whose mandate says so, or who records an approval."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from bejo_desktop.application.acting import charge_of
from bejo_desktop.domain.charge import require_in_charge
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.contract_changes import PaperApproval
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.drafters import drafters_of, require_other_drafter
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.mandating import require_approving, require_issuing

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.application.ports.store import Reading
    from bejo_desktop.application.queueing import Act
    from bejo_desktop.application.views import PaperApproved
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.order import Order
    from bejo_desktop.domain.parties import Mandate
    from bejo_desktop.domain.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Issuing:
    """One order that somebody wants to issue."""

    reading: Reading
    rules: RuleBook
    order: Order
    act: Act

    def require(self, approved: PaperApproved | None) -> Mandate:
        """
        Return the mandate under which the order is issued: of who acts, or who approved on paper.

        Raises:
            AccessDenied: `access.order_limit`, `access.role`, `access.pp_limit`,
                `access.mandate_*`, `access.own_draft`, `order.other_ppk`.
            NotFound: `officer.unknown`.
            RuleBroken: `approval.own`, `approval.on`, `approval.not_ppk`.
        """
        nip = self.act.officer.nip if approved is None else approved.ppk
        day = self.order.content.ordered_on
        history = ((event.act, event.by) for event in self.order.history)
        drafters = drafters_of(self.order.content.official, self.order.author, history)
        require_other_drafter(drafters, nip, self.reading.reference.unit(), self.rules, day)
        charged, name = charge_of(self.reading, self.order)
        require_in_charge(charged, nip, name)
        return self._own(day) if approved is None else self._on_paper(approved)

    def _own(self, day: date) -> Mandate:
        rule, today = self.rules.on("officer.pp_limit", day), wib_day(self.act.now)
        return require_issuing(self.act.officer, self._total, on=day, today=today, pp_limit=rule)

    def _on_paper(self, approved: PaperApproved) -> Mandate:
        ppk = self.reading.reference.officer(approved.ppk)
        if ppk.nip == self.act.officer.nip:
            raise RuleBroken("approval.own", field="approved_by")
        since, today = self.order.content.ordered_on, wib_day(self.act.now)
        if not since <= approved.on <= today:
            on, first = approved.on.isoformat(), since.isoformat()
            raise RuleBroken("approval.on", field="approved_on", on=on, since=first)
        if Role.PPK not in ppk.roles_on(approved.on):
            facts = {"name": ppk.name, "on": approved.on.isoformat()}
            raise RuleBroken("approval.not_ppk", field="approved_by", **facts)
        return require_approving(ppk, self._total, approved.on)

    @property
    def _total(self) -> Rupiah:
        assert self.order.content.figures is not None
        return self.order.content.figures.total


def approval_of(approved: PaperApproved | None, act: Act) -> PaperApproval | None:
    """Return the approval on paper as the order keeps it, recorded by who acts."""
    if approved is None:
        return None
    digest = sha256(approved.scan).hexdigest()
    return PaperApproval(approved.ppk, approved.on, digest, act.officer.nip)
