"""Days and ids that cannot be: a clear message by its code, and a store that is as it was."""

from __future__ import annotations

import json

import pytest

from tests.journeys.dated import Goods, product, vendor

UNIT, TODAY = "413.102", "2026-12-10"
CV, PAPER = "V-90001", "P-900001"
GOODS = Goods(
    {CV: vendor("CV Sumber Ilmu Rekaan", "35.09", "--pkp", "--npwp-valid")},
    [product(PAPER, "Kertas HVS A4 80 g Rekaan", CV, 54_000)],
)
STATED = {"function": True, "amount": True, "time": True}
NEW_YEARS_EVE, NEW_YEAR = "2026-12-31T23:59:00+07:00", "2027-01-01T00:00:00+07:00"


@pytest.fixture(scope="module")
def kind():
    """What a desk refuses hangs on no database of the centre."""
    return "sqlite"


@pytest.fixture(scope="module")
def centre(serving):
    return serving(TODAY, GOODS)


@pytest.fixture(scope="module")
def desk(centre, tmp_path_factory):
    desk = centre.enrolled(tmp_path_factory.mktemp("desk"), UNIT, "PP", "PPK", "BENDAHARA")
    desk.ok("sync")
    return desk


@pytest.fixture
def drafted(desk, write):
    lines = desk.ok("budget", "list")["lines"]
    code = next(line["code"] for line in lines if line["code"].endswith("0025"))

    def drafted(**changes):
        document = {
            "vendor": CV,
            "budget_line": code,
            "package": "Kertas rapat",
            "due_on": "2026-12-20",
            "lines": [{"product": PAPER, "quantity": "10"}],
        }
        return write(**(document | changes))

    return drafted


@pytest.fixture
def kept(desk, drafted):
    """A draft that stands, with a due day that fits."""
    return desk.ok("order", "new", "--from", drafted())["order"]["id"]


def told(desk, order):
    """The order with its steps, and how many orders there are."""
    shown = desk.show(order)
    del shown["flags"]  # they age with the clock
    return json.dumps(shown, sort_keys=True), len(desk.orders())


def assert_clear(done, code):
    assert (done.code, done.error["code"]) == (1, code), done.document
    assert done.error["message"].count(".") >= 2, "what happened, and the way out"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due_on": "2027-02-29"}, "quote.not_day"),
        ({"ordered_on": "2027-02-29"}, "quote.not_day"),
        ({"due_on": "2026-13-01"}, "quote.not_day"),
    ],
    ids=str,
)
def test_a_day_that_is_none_is_refused_with_its_field(desk, kept, drafted, changes, code):
    was = told(desk, kept)
    for act in (("new",), ("edit", kept)):
        done = desk.run("order", *act, "--from", drafted(**changes))
        assert_clear(done, code)
        assert done.error["facts"]["field"] == next(iter(changes))
    assert told(desk, kept) == was


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due_on": "2026-12-09"}, "order.due_before_order"),
        ({"due_on": "2027-01-05"}, "order.year_crossed"),
        ({"ordered_on": "2028-02-29", "due_on": "2028-02-29"}, "access.mandate_ended"),
        ({"ordered_on": "2027-01-04", "due_on": "2027-01-05"}, "flag.budget_not_loaded"),
    ],
    ids=str,
)
def test_a_draft_whose_days_do_not_fit_is_not_handed_in(desk, drafted, changes, code):
    order = desk.ok("order", "new", "--from", drafted(**changes))["order"]["id"]
    was = told(desk, order)
    assert_clear(desk.run("order", "submit", order), code)
    assert told(desk, order) == was


def test_an_order_of_tomorrow_is_handed_in_and_gets_no_number_today(desk, drafted):
    order = desk.ok("order", "new", "--from", drafted(ordered_on="2026-12-11"))["order"]["id"]
    desk.ok("order", "submit", order)
    was = told(desk, order)
    assert_clear(desk.run("order", "final", order, role="PPK"), "order.ordered_on")
    assert told(desk, order) == was


def test_at_one_minute_to_midnight_it_is_still_the_old_year(desk, drafted):
    order = drafted(due_on="2026-12-31")
    new = desk.run("order", "new", "--from", order, at=NEW_YEARS_EVE)
    assert new.document["order"]["ordered_on"] == "2026-12-31"
    late = desk.run("order", "new", "--from", order, at=NEW_YEAR)
    assert late.document["order"]["ordered_on"] == "2027-01-01"


def test_a_tax_id_with_a_wrong_check_digit_is_refused_at_the_centre(centre):
    options = vendor("CV Keliru Rekaan", "35.09", npwp="0012345675626000")
    with pytest.raises(Exception, match="identity.npwp"):
        centre.administer("vendor", "add", "V-90009", *options)
    listed = centre.administer("vendor", "list")["vendors"]
    assert "V-90009" not in {one["code"] for one in listed}


def test_more_than_was_ordered_is_not_received_and_more_than_is_due_not_paid(desk, drafted, write):
    order = desk.ok("order", "new", "--from", drafted())["order"]["id"]
    desk.ok("order", "submit", order)
    desk.ok("order", "final", order, role="PPK")
    desk.ok("order", "sign", order, "--on", TODAY, role="PPK")
    desk.ok("order", "arrive", order)
    was = told(desk, order)
    rows = [{"line": 1, "accepted": "10.001"}]
    much = write(complete=True, lines=rows, statements=STATED)
    assert_clear(
        desk.run("order", "receive", order, "--from", much, role="PPK"), "receipt.too_much"
    )
    assert told(desk, order) == was
    rows = [{"line": 1, "accepted": "10"}]
    whole = write(complete=True, lines=rows, statements=STATED)
    desk.ok("order", "receive", order, "--from", whole, role="PPK")
    was, due = told(desk, order), desk.ok("order", "due", order)["due"]["gross"]
    bill = write(kind="UP", invoice="INV-1", amount=due + 1)
    done = desk.run("order", "pay", order, "--from", bill, role="BENDAHARA")
    assert_clear(done, "payment.above_due")
    assert (done.error["facts"]["due"], told(desk, order)) == (due, was)
    assert desk.ok("register", "--series", "KW", role="BENDAHARA")["used"] == 0
