"""The last minute of the year, and 29 February: what a day in WIB means for an order."""

from datetime import UTC, date, datetime

import pytest

from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.order import OrderState

LAST_MINUTE = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)
"""31 December, 23.59 in WIB."""
FIRST_MINUTE = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)


def test_an_order_of_the_last_minute_is_of_the_old_year(office, an):
    office.clock.now = LAST_MINUTE
    order_id = office.drafted(an.draft(ordered_on=None, due_on=None, budget_line="", lines=()))
    content = office.drafting.view(office.pp, order_id).content
    assert (content.ordered_on, content.due_on) == (date(2026, 12, 31), date(2026, 12, 31))


def test_a_minute_later_a_mandate_until_the_last_day_has_ended(office, an):
    office.clock.now = FIRST_MINUTE
    with pytest.raises(BejoError) as refusal:
        office.drafted(an.draft(ordered_on=None, due_on=None))
    assert refusal.value.code == "access.mandate_ended"
    assert refusal.value.facts["day"] == "2027-01-01"


def test_an_order_of_the_last_minute_is_not_due_in_the_new_year(office, an):
    office.clock.now = LAST_MINUTE
    order_id = office.drafted(an.draft(ordered_on=None, due_on=date(2027, 1, 1)))
    with pytest.raises(BejoError) as refusal:
        office.drafting.submit(office.pp, order_id)
    assert refusal.value.code == "order.year_crossed"
    assert office.orders.detail(order_id).row.state is OrderState.DRAFT
    assert office.waiting() == []
