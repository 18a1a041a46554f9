"""Small purchases: bought at once with the vendor's nota, judged through the real line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bejo_central.store import catalogue
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.quantity import Quantity
from tests.central.desk import TODAY


@pytest.fixture
def desk(centre):
    return centre.desk(more=("PP", "BENDAHARA"))


@pytest.fixture
def small(centre):
    """Return the content of a small purchase, with changes."""

    def small(*, price=None, count=2, **changes):
        whole = centre.an_order()
        line = replace(whole.lines[0], quantity=Quantity(Decimal(count)))
        if price is not None:
            line = replace(line, unit_price=Rupiah(price))
        note = {"procedure": Procedure.SMALL, "vendor_note": PaperRef("N-17", TODAY)}
        return centre.with_figures(replace(whole, lines=(line,), figures=None, **(note | changes)))

    return small


def why(desk, seq):
    row = desk.outcomes[seq]
    return row.r, [cause.f.get("rule") or cause.c for cause in row.why or row.findings]


def test_it_is_received_bound_and_paid_without_a_ppk(centre, desk, small):
    content = small()
    before = centre.budget(content.budget_line)
    order, number, seq = desk.buy(content)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])
    total = content.figures.total
    assert centre.budget(content.budget_line).committed - before.committed == total
    row = desk.pull()["order", order]
    assert (row.state, row.no, row.series, row.arrived_on) == (
        "received",
        f"000.3.2/0001/NP/{desk.unit}/2026",
        "NP",
        None,
    )
    (receipt,) = row.receipts
    assert (receipt.complete, receipt.bast.no, receipt.on) == (True, number["no"], TODAY)
    paid = desk.pay(order, content, number)
    desk.exchange()
    assert desk.outcome(paid) == ("ok", [])
    assert desk.pull()["order", order].state == "paid"
    assert centre.budget(content.budget_line).paid - before.paid == total


def test_its_goods_go_back_and_come_again(centre, desk, small):
    content = small()
    order, number, _ = desk.buy(content)
    gone = desk.send_back(order, content, number, [(1, "1")])
    desk.exchange()
    assert (desk.outcome(gone), desk.pull()["order", order].state) == (("ok", []), "delivering")
    again = desk.receive(order, content, number, [(1, "1")])
    desk.exchange()
    assert (desk.outcome(again), desk.pull()["order", order].state) == (("ok", []), "received")
    paid = desk.pay(order, content, number)
    desk.exchange()
    assert (desk.outcome(paid), desk.pull()["order", order].state) == (("ok", []), "paid")


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"procedure": Procedure.ORDER}, "small.procedure"),
        ({"platform": Platform.TOKO_DARING, "platform_ref": "TD-1"}, "small.platform"),
        ({"vendor_note": None}, "small.note_missing"),
        ({"price": 10_000_001, "count": 1}, "small.above_limit"),
    ],
)
def test_what_is_no_small_purchase_is_refused_and_its_number_used(
    centre, desk, small, changes, rule
):
    content = small(**changes)
    order, _, seq = desk.buy(content)
    desk.exchange()
    verdict, rules = why(desk, seq)
    assert (verdict, rules[0]) == ("rej", rule)
    assert ("order", order) not in desk.pull()
    _, number, again = desk.buy(small())
    desk.exchange()
    assert desk.outcome(again) == ("ok", [])
    assert number["running"] == 2


def test_the_limit_counts_with_taxes(centre, desk, small):
    """Rp10 juta with PPN of 12 % on 11/12: 9.009.009 comes to just that, 9.009.010 above it."""
    with centre.acting() as account:
        vendor = catalogue.vendor(account.session.connection, small().vendor)
        pkp = replace(vendor, pkp=True)
        catalogue.save_vendors(account.session, [pkp])
    below, above = (small(price=x, count=1, vendor_tax=pkp.tax) for x in (9_009_009, 9_009_010))
    assert (below.figures.total.amount, above.figures.total.amount) == (10_000_000, 10_000_001)
    (_, _, one), (_, _, other) = desk.buy(below), desk.buy(above)
    desk.exchange()
    assert desk.outcomes[one].r == "ok"
    assert why(desk, other) == ("rej", ["small.above_limit"])
    assert desk.outcomes[other].why[0].f["limit"] == 10_000_000


def test_a_number_of_another_series_is_refused(desk, small):
    _, _, seq = desk.buy(small(), number=desk.number(series="SP"))
    desk.exchange()
    assert why(desk, seq) == ("rej", ["number.series"])


def test_a_short_budget_is_found_and_bound_beyond(centre, desk, small):
    content = small()
    centre.set_ceiling(content.budget_line, centre.spent(content))
    _, _, seq = desk.buy(content)
    desk.exchange()
    assert why(desk, seq) == ("ok", ["BUDGET_SHORT"])
    assert centre.budget(content.budget_line).left == -content.figures.total


def test_what_was_given_back_may_be_bought_instead(desk, small):
    content = small()
    order, _ = desk.submit(content)
    desk.give_back(order, content)
    _, number, seq = desk.buy(content, order=order)
    again = desk.buy(content, order=order, number=number)[2]
    other = desk.buy(content, order=order)[2]
    desk.exchange()
    assert [desk.outcome(one) for one in (seq, again)] == [("ok", []), ("ok", [])]
    assert desk.outcome(other) == ("rej", ["STALE_BASE"])


def test_what_was_typed_for_another_is_not_bought_by_the_typist(centre, desk, small):
    content = small(official=centre.officer("PP").nip)
    _, _, by_ppk = desk.buy(content, role="PPK")
    _, _, by_pp = desk.buy(content)
    desk.exchange()
    assert desk.outcome(by_ppk) == ("rej", ["ROLE"])
    assert desk.outcome(by_pp) == ("ok", [])


def test_a_mandate_with_a_limit_covers_no_more(centre, desk, small):
    content = small()
    limited = centre.appoint("PP", order_limit=Rupiah(content.figures.total.amount - 1))
    desk.enrol_more(centre.code_for(limited.nip))
    _, _, seq = desk.buy(content, officer=limited)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["ROLE"])
    assert desk.outcomes[seq].why[0].f["total"] == content.figures.total.amount
