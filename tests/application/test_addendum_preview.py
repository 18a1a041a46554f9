"""What an addendum would lead to, read without writing: the same checks as the addendum itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.application.changing import Amending
from bejo_desktop.application.views import Received
from bejo_desktop.domain.errors import AccessDenied, BejoError
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from tests.application.conftest import PAPER, TODAY

REASON = "disepakati dengan penyedia"


@pytest.fixture
def order_id(office, an):
    """A direct order: 100 rim at 54.000 and 10 at 36.000, PPN beside them."""
    lines = (
        an.line("P-000001", "100", budget_line=PAPER),
        an.line("P-000002", "10", budget_line=PAPER),
    )
    return office.arrived(an.draft(platform="none", lines=lines))


@pytest.fixture
def wanted(office, order_id):
    def build(*quantities, **changes):
        typed = office.drafting.input_of(order_id)
        lines = tuple(
            replace(line, quantity=Quantity.of(many))
            for line, many in zip(typed.lines, quantities, strict=False)
            if many
        )
        return replace(typed, lines=lines, **changes)

    return build


def codes(preview):
    return [one.code for one in preview.refusals]


def refused(office, order_id, typed, **more):
    with pytest.raises(BejoError) as caught:
        office.changing.amend(office.ppk, order_id, Amending(typed, REASON, **more))
    return caught.value.code


def test_the_preview_is_what_the_addendum_makes_and_writes_nothing(office, order_id, wanted):
    before, waiting = office.orders.detail(order_id), office.waiting()
    typed = wanted("105", "10")
    preview = office.changing.preview(office.ppk, order_id, typed)
    assert (office.orders.detail(order_id), office.waiting()) == (before, waiting)
    assert preview.before == before.content.figures.total
    price = before.content.lines[0].unit_price.amount
    assert preview.after - preview.before == Rupiah(5 * price * 111 // 100)
    detail, _ = office.changing.amend(office.ppk, order_id, Amending(typed, REASON))
    assert detail.content.figures.total == preview.after
    assert preview.refusals == ()
    assert {one.account for one in preview.budget} == {PAPER.rpartition("/")[2]}


def test_a_line_that_was_not_received_can_be_dropped(office, order_id, wanted):
    preview = office.changing.preview(office.ppk, order_id, wanted("100", ""))
    assert (codes(preview), preview.after < preview.before) == ([], True)
    office.changing.amend(office.ppk, order_id, Amending(wanted("100", ""), REASON))
    assert len(office.orders.detail(order_id).content.lines) == 1


def test_a_line_of_which_goods_came_cannot(office, order_id, wanted):
    came = (ReceivedLine(2, Decimal(4), Decimal(0)),)
    said = Statements(function=True, amount=True, time=True)
    receipt = Received(TODAY, lines=came, complete=False, statements=said)
    office.fulfilling.receive(office.ppk, order_id, receipt)
    for typed in (wanted("100", ""), wanted("100", "3"), wanted("", "10")):
        preview = office.changing.preview(office.ppk, order_id, typed)
        assert codes(preview) == ["amend.below_accepted"]
        assert refused(office, order_id, typed) == "amend.below_accepted"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda wanted: wanted("200", "10"), "amend.above_limit"),
        (lambda wanted: wanted("100", "10", due_on=date(2027, 1, 2)), "order.year_crossed"),
        (lambda wanted: wanted("100", "10", ordered_on=date(2026, 10, 11)), "amend.ordered_on"),
    ],
)
def test_whatever_refuses_the_addendum_stands_in_the_preview(
    office, order_id, wanted, change, code
):
    typed = change(wanted)
    assert codes(office.changing.preview(office.ppk, order_id, typed))[0] == code
    assert refused(office, order_id, typed) == code


def test_a_day_that_has_not_come_is_refused_ahead(office, order_id, wanted):
    typed, on = wanted("101", "10"), date(2026, 10, 13)
    assert codes(office.changing.preview(office.ppk, order_id, typed, on)) == ["amend.on"]
    assert refused(office, order_id, typed, on=on) == "amend.on"


def test_an_open_question_is_told_and_stops_nothing(office, order_id, wanted):
    typed = wanted("102", "10")
    price = replace(typed.lines[0], unit_price=Rupiah(54_500))
    typed = replace(typed, lines=(price, *typed.lines[1:]))
    preview = office.changing.preview(office.ppk, order_id, typed)
    office.changing.amend(office.ppk, order_id, Amending(typed, REASON))
    kept = office.orders.detail(order_id).content.flag_reasons
    assert {one.code for one in preview.questions} <= {one.code for one in kept}
    assert preview.refusals == ()


def test_only_who_may_amend_looks_ahead(office, order_id, wanted):
    with pytest.raises(AccessDenied):
        office.changing.preview(office.pp, order_id, wanted("100", "10"))
