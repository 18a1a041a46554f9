"""The verdict on `order.hand_over`: a running order goes over to the next PPK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bejo_central.judging import trust
from bejo_central.judging.case import Effect, accepted, broken, cause, refused
from bejo_central.judging.changing import short_reason
from bejo_desktop.contract.later import ChargeRow
from bejo_desktop.domain.charge import require_approver, require_day_of_charge
from bejo_desktop.domain.codes import Reason, Role
from bejo_desktop.domain.contract_changes import CHARGES_MAX
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import MOVES, Act, OrderState

if TYPE_CHECKING:
    from bejo_central.judging.case import Case, Decision
    from bejo_central.store.orders import OrderRecord
    from bejo_desktop.contract.intents import HandOver
    from bejo_desktop.contract.rows import CauseRow


def judge_hand_over(case: Case, act: HandOver) -> Decision:
    """
    Judge that a running order goes over to the next PPK under an SK.

    The PA does it, the PPK in charge, or the one who takes over; no one else.
    """
    if no := trust.role(case) or trust.content(case) or _not_to_hand_over(case, act):
        return refused(no)
    order = case.order
    named = order is not None and not order.dropped and act.no in {"", order.no}
    if order is None or not named or order.hash != act.content:
        return refused(cause(Reason.STALE_BASE))
    if order.later.charges and order.later.charges[-1].nip == act.to:
        return accepted(findings=order.findings)
    if no := _too_late(case, order) or _odd_day(case, act, order) or short_reason(act.reason):
        return refused(no)
    row = ChargeRow(nip=act.to, sk=act.sk, since=act.since, reason=act.reason, by=case.intent.by)
    later = replace(order.later, charges=(*order.later.charges, row))
    return accepted(Effect({"later": later}), order.findings)


def _not_to_hand_over(case: Case, act: HandOver) -> CauseRow | None:
    """Refuse who may not give it away, and who has no SK as a PPK on that day."""
    mandate = case.mandate
    assert mandate is not None
    if (
        Role.PA not in mandate.roles
        and case.intent.by != act.to
        and (other := trust.in_charge(case))
    ):
        return other
    new = case.named
    if new is None or Role.PPK not in new.roles or not new.holds_on(act.since):
        return cause(
            Reason.ROLE, by=act.to, act=trust.op(case), mandate=act.sk, since=act.since.isoformat()
        )
    return None


def _odd_day(case: Case, act: HandOver, order: OrderRecord) -> CauseRow | None:
    """
    Refuse a day before the order or after today.

    What still waits for its approval goes to none who may not give it: the SK must hold on the
    order's day, too.
    """
    ordered_on = order.ordered_on or act.since
    try:
        require_day_of_charge(ordered_on, act.since, case.today)
        if order.state == OrderState.SUBMITTED:
            require_approver(act.to, case.successor, ordered_on)
    except BejoError as error:
        return broken(error.code, **{name: str(fact) for name, fact in error.facts.items()})
    return None


def _too_late(case: Case, order: OrderRecord) -> CauseRow | None:
    if any(rival.op == Act.HAND_OVER for rival in trust.rivals(case)):
        return cause(Reason.OWNER_CHANGED)
    if order.state not in MOVES[Act.HAND_OVER].sources:
        return cause(Reason.STALE_BASE)
    if len(order.later.charges) >= CHARGES_MAX:
        return broken("charge.too_many", most=CHARGES_MAX)
    return None
