"""Addendum, the two ways of ending an order, and the PPK in charge of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.domain.changing import allow_budget, amend, cancel, hand_over
from bejo_desktop.domain.charge import in_charge, ppk_in_charge, require_in_charge
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.contract_changes import (
    Amendment,
    CancelForm,
    Cancellation,
    Charge,
    PaperApproval,
)
from bejo_desktop.domain.errors import AccessDenied, RuleBroken
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Act, Cause, Event, OrderState, SyncState
from bejo_desktop.domain.quantity import Quantity
from tests.domain.test_fulfilment import PPK, TODAY, arrived, receipt, received, row, signed
from tests.domain.test_order import NOON, NUMBER, a_content, a_line, an_order

NEXT = "197802192003121005"
REASON = "Penyedia meminta tambahan waktu karena banjir."
ADD = Number("000.3.2/0001/ADD/413.101/2026", "ADD", 2026, 1, "L4")
HENTI = Number("000.3.2/0001/HENTI/413.101/2026", "HENTI", 2026, 1, "L5")


def amendment(content, **changes):
    made = Amendment(ADD, TODAY, REASON, content, "cd" * 32, "ab" * 32, PPK)
    return replace(made, **changes)


def quantity(value):
    return a_content(lines=(a_line(quantity=Quantity(Decimal(value))),))


def test_an_addendum_lets_a_new_content_hold_and_keeps_the_first_one():
    order = received(receipt(row(accepted="6"), complete=False))
    first = order.content
    amend(order, amendment(quantity(8)), now=NOON)
    assert (order.content, order.content_hash) == (quantity(8), "cd" * 32)
    assert (order.first_content, order.state, order.sync) == (
        first,
        OrderState.RECEIVED,
        SyncState.QUEUED,
    )
    amend(order, amendment(quantity(7), content_hash="ef" * 32), now=NOON)
    assert (order.first_content, len(order.amendments)) == (first, 2)
    assert order.number == NUMBER


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (amendment(quantity(5)), "amend.below_accepted"),
        (amendment(a_content(lines=(a_line(product="P-000002"),))), "amend.below_accepted"),
        (amendment(a_content(lines=())), "amend.below_accepted"),
        (amendment(a_content(vendor="V-00002")), "amend.other_vendor"),
        (amendment(quantity(8), content_hash="ab" * 32), "amend.nothing_changed"),
        (amendment(quantity(8), reason="singkat"), "order.reason_short"),
    ],
)
def test_an_addendum_never_takes_back_what_was_accepted(made, code):
    order = received(receipt(row(accepted="6"), complete=False))
    with pytest.raises(RuleBroken) as refusal:
        amend(order, made, now=NOON)
    assert refusal.value.code == code
    assert (order.amendments, order.content) == ((), a_content())


def end(**changes):
    return replace(Cancellation(CancelForm.PEMUTUSAN, TODAY, REASON, HENTI, PPK), **changes)


@pytest.mark.parametrize("form", CancelForm)
def test_a_signed_order_ends_in_two_forms_before_all_of_it_came(form):
    order = received(receipt(row(accepted="6"), complete=False))
    cancel(order, end(form=form), today=TODAY, now=NOON)
    assert (order.state, order.cancellation) == (OrderState.CANCELLED, end(form=form))


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (end(on=date(2026, 10, 11)), "cancel.on"),
        (end(on=date(2026, 10, 24)), "cancel.on"),
        (end(reason="rusak"), "order.reason_short"),
    ],
)
def test_an_end_has_a_day_and_a_reason(made, code):
    order = signed()
    with pytest.raises(RuleBroken, match=code):
        cancel(order, made, today=TODAY, now=NOON)
    assert (order.state, order.cancellation) == (OrderState.SIGNED, None)


def test_what_came_whole_is_not_ended():
    with pytest.raises(RuleBroken, match=r"cancel\.complete"):
        cancel(received(), end(), today=TODAY, now=NOON)


LOOSE = f"  {REASON.replace(' ', '   ')}\n"


def test_the_reasons_of_all_three_are_kept_trimmed():
    order = received(receipt(row(accepted="6"), complete=False))
    assert amend(order, amendment(quantity(8), reason=LOOSE), now=NOON) == order.amendments[0]
    assert hand_over(order, charge(reason=LOOSE), now=NOON) == order.charges[0]
    assert cancel(order, end(reason=LOOSE), today=TODAY, now=NOON) == order.cancellation
    kept = (order.amendments[0], order.charges[0], order.cancellation)
    assert {one.reason for one in kept} == {REASON}
    assert order.history[-1].note == REASON


def charge(nip=NEXT, reason=REASON):
    return Charge(nip, "900/002/2026", TODAY, reason, PPK)


def test_the_charge_goes_over_and_the_newest_act_says_to_whom():
    order = arrived()
    assert ppk_in_charge(order) == ""
    order.history.append(Event(Act.FINAL, NOON, PPK))
    assert ppk_in_charge(order) == PPK
    hand_over(order, charge(), now=NOON)
    assert ppk_in_charge(order) == NEXT
    with pytest.raises(RuleBroken, match=r"charge\.same"):
        hand_over(order, charge(), now=NOON)
    hand_over(order, charge(PPK), now=NOON)
    assert ppk_in_charge(order) == PPK


def test_an_approval_on_paper_is_the_charge_of_who_gave_it():
    order = arrived()
    order.approval = PaperApproval(NEXT, TODAY, "ab" * 32, PPK)
    order.history.append(Event(Act.FINAL, NOON, PPK))
    assert ppk_in_charge(order) == NEXT


def test_who_approves_after_a_handing_over_is_in_charge():
    order = an_order(OrderState.SUBMITTED)
    hand_over(order, charge(), now=NOON)
    order.history.append(Event(Act.FINAL, NOON, PPK))
    assert ppk_in_charge(order) == PPK


PP = "198804172011012006"
FINAL, OVER, SIGN = Act.FINAL.value, Act.HAND_OVER.value, Act.SIGN.value


@pytest.mark.parametrize(
    ("acts", "charges", "approved_by", "charged"),
    [
        ((), (), "", ""),
        (((FINAL, PPK), (SIGN, PP)), (), "", PPK),
        (((FINAL, PP),), (), "", ""),
        (((FINAL, PP),), (), NEXT, NEXT),
        (((FINAL, PP),), (), "199999999999999999", "199999999999999999"),
        (((FINAL, PPK), (OVER, PPK)), (NEXT,), "", NEXT),
        (((FINAL, PPK), (OVER, PPK), (OVER, NEXT)), (NEXT, PPK), "", PPK),
        (((FINAL, PPK), (OVER, NEXT)), ("199999999999999999",), "", "199999999999999999"),
        (((OVER, PPK), (FINAL, NEXT)), (NEXT,), "", NEXT),
        (((OVER, PPK), (FINAL, PP)), (NEXT,), "", ""),
        (((SIGN, PP),), (NEXT,), "", NEXT),
        (((OVER, PPK),), (), "", ""),
    ],
)
def test_who_is_in_charge_follows_approval_and_handing_over(acts, charges, approved_by, charged):
    """An SK names whom it names, though no PPK any more; who only issued must be one."""
    assert in_charge(acts, charges, approved_by, {PPK, NEXT}.__contains__) == charged


def test_another_ppk_is_told_whose_order_it_is():
    require_in_charge("", PPK, "")
    require_in_charge(PPK, PPK, "Bagas Contoh")
    with pytest.raises(AccessDenied) as refusal:
        require_in_charge(NEXT, PPK, "Wahyu Contoh")
    assert refusal.value.code == "order.other_ppk"
    assert refusal.value.facts["name"] == "Wahyu Contoh"


def held(*codes):
    reasons = tuple(Cause(code, {}) for code in codes)
    return an_order(OrderState.FINAL, sync=SyncState.HELD, reasons=reasons)


def test_the_pa_answers_for_the_budget_alone():
    order = held(Reason.BUDGET_SHORT)
    allow_budget(order, REASON, by=PPK, now=NOON)
    assert (order.state, order.sync, order.reasons) == (OrderState.FINAL, SyncState.QUEUED, ())
    for other in (
        held(Reason.BUDGET_SHORT, Reason.PRICE_DRIFT),
        held(),
        an_order(OrderState.FINAL),
    ):
        with pytest.raises(RuleBroken, match=r"order\.not_held_for_budget"):
            allow_budget(other, REASON, by=PPK, now=NOON)
