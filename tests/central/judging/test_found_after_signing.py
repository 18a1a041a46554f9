"""What moved in the world and is not right is found, never refused: money, goods, addenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from msgspec import UNSET

import resources
from bejo_central.admin import rules
from bejo_central.rulebook import load_pack
from bejo_desktop.contract.intents import ReceivedRow, WithheldRow
from bejo_desktop.contract.rule_files import read_rule_files
from bejo_desktop.contract.rule_pack import RulePack, book_of, entries_of
from bejo_desktop.domain.content import Delivery, Place
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.payments import TAX_OF_ARTICLE
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute
from tests.central.desk import TODAY


@pytest.fixture
def desk(centre):
    return centre.desk(more=("PP", "BENDAHARA"))


@pytest.fixture
def content(centre):
    """A hundred of one thing, above every floor of the taxes."""
    whole = centre.an_order()
    line = replace(whole.lines[0], quantity=Quantity(Decimal(100)))
    return centre.with_figures(replace(whole, lines=(line,), figures=None))


@pytest.fixture
def signed(desk, content):
    order, _ = desk.submit(content)
    number, _ = desk.final(order, content)
    desk.sign(order, content, number)
    desk.arrive(order, content, number)
    return order, content, number


@pytest.fixture
def received(desk, signed):
    desk.receive(*signed, [(1, "100")])
    return signed


def found(desk, seq):
    """Verdict of an act, and what is found of the order since, by rule."""
    desk.exchange()
    row = desk.outcomes[seq]
    return row.r, {cause.f["rule"]: cause.f for cause in row.findings if "rule" in cause.f}


def state(desk, order):
    return desk.pull()["order", order].state


def test_what_was_kept_back_as_it_is_due_is_not_found(desk, received):
    verdict, rules = found(desk, desk.pay(*received))
    assert verdict == "ok"
    assert not {"payment.withheld_differs", "payment.penalty_differs"} & rules.keys()


def test_taxes_that_were_not_kept_back_are_found(desk, received):
    (row,) = received[1].figures.pph  # the vendor is no PKP: income tax alone
    verdict, rules = found(desk, desk.pay(*received, withheld=()))
    said = rules["payment.withheld_differs"]
    assert (verdict, said["kept"], said["due"]) == ("ok", 0, row.amount.amount)
    assert state(desk, received[0]) == "paid"


def test_a_penalty_that_is_not_due_is_found(desk, received):
    verdict, rules = found(desk, desk.pay(*received, penalty=1_000))
    said = rules["payment.penalty_differs"]
    assert (verdict, said["kept"], said["due"]) == ("ok", 1_000, 0)


INCOME_TAXES = {"pph22.bendahara", "pph23", "pph.final"}


def by_a_dearer_pack(centre):
    """Let the centre publish a pack with other income taxes; return its book."""
    documents = [
        {"rule": [x | ({"rate": "2.5%"} if x["key"] in INCOME_TAXES else {}) for x in one["rule"]]}
        for one in read_rule_files(resources.path("rules"))
    ]
    publication = rules.Publication(documents, "2027.1.1", TODAY, date(2027, 12, 31))
    with centre.acting() as account:
        rules.publish(account, publication)
    return book_of(RulePack(version="2027.1.1", issued_on=TODAY, rules=entries_of(documents)))


@pytest.mark.parametrize("pack", ["old", "new", "neither"])
def test_what_either_rule_pack_keeps_back_is_right(centre, desk, content, pack):
    """A desk without a line pays by the pack that made the order's figures, another by the new."""
    content = replace(content, rule_pack=load_pack().version)
    order, _, number = desk.signed_order(content)
    desk.arrive(order, content, number)
    desk.receive(order, content, number, [(1, "100")])
    desk.exchange()
    new = by_a_dearer_pack(centre)
    (old_row,), (new_row,) = (content.figures.pph, compute(content.quote(), new).pph)
    assert old_row.amount < new_row.amount
    amounts = {"old": old_row.amount.amount, "new": new_row.amount.amount, "neither": 1}
    base, tax = old_row.base.amount, TAX_OF_ARTICLE[old_row.article]
    kept = WithheldRow(tax=tax, base=base, amount=amounts[pack])
    verdict, broken = found(desk, desk.pay(order, content, number, withheld=(kept,)))
    assert (verdict, "payment.withheld_differs" in broken) == ("ok", pack == "neither")


@pytest.mark.parametrize(
    ("faktur", "is_odd"), [("", False), ("040.000-26.00000017", False), ("FP-17", True)]
)
def test_a_faktur_that_is_no_number_of_one_is_found(desk, received, faktur, is_odd):
    """domain.md 3.4: 16 digits, 17 of Coretax."""
    verdict, rules = found(desk, desk.pay(*received, tax_invoice=faktur))
    assert (verdict, "identity.tax_invoice" in rules) == ("ok", is_odd)


@pytest.mark.parametrize(("filed", "is_odd"), [("faktur_pajak", True), ("surat_jalan", False)])
def test_a_faktur_that_is_filed_later_is_looked_at_alike(desk, received, filed, is_odd):
    verdict, rules = found(desk, desk.evidence(*received, kind=filed, paper="FP-17"))
    assert (verdict, "identity.tax_invoice" in rules) == ("ok", is_odd)


@pytest.mark.parametrize(
    ("more", "tax", "rule"),
    [
        (0, "", ""),
        (1, "", "deposit.above_withheld"),
        (0, "pbjt", "deposit.not_withheld"),
        (None, "", "deposit.amount"),
    ],
)
def test_a_deposit_of_what_was_not_withheld_is_found(desk, received, more, tax, rule):
    desk.pay(*received)
    (kept,) = desk.accepted_acts(received[0])[-1].withheld
    amount = 0 if more is None else kept.amount + more
    verdict, rules = found(desk, desk.deposit(*received, amount, tax=tax or kept.tax.value))
    assert verdict == "ok"
    assert [one for one in rules if one.startswith("deposit.")] == ([rule] if rule else [])


def test_goods_beyond_what_was_to_come_are_found(desk, signed):
    row = ReceivedRow(line=1, accepted="1", rejected="5000", reason="rusak")
    verdict, rules = found(desk, desk.receive(*signed, [row], complete=False))
    assert (verdict, rules["receipt.came_too_much"]["came"]) == ("ok", "5001")


def test_goods_that_came_before_the_ink_are_found(desk, signed):
    seq = desk.receive(*signed, [(1, "1")], complete=False, arrived=date(2020, 1, 1))
    verdict, rules = found(desk, seq)
    assert (verdict, rules["order.arrived_on"]["on"]) == ("ok", "2020-01-01")


def test_a_delivery_without_a_day_of_its_own_is_found(desk, signed):
    verdict, rules = found(desk, desk.receive(*signed, [(1, "60")], complete=False))
    assert (verdict, "receipt.arrival_missing" in rules) == ("ok", False)
    verdict, rules = found(desk, desk.receive(*signed, [(1, "40")], arrived=UNSET))
    assert (verdict, "receipt.arrival_missing" in rules) == ("ok", True)


def test_goods_beyond_what_goes_to_a_place_are_found(centre, desk, content):
    """Sixty to the first place, forty to the second: the sixty-first is another place's."""
    places = tuple(
        Place(Delivery(name, "", "Jalan Contoh"), (Decimal(count),))
        for name, count in (("SDN 1", 60), ("SDN 2", 40))
    )
    content = centre.with_figures(replace(content, places=places, figures=None))
    order, _, number = desk.signed_order(content)
    desk.arrive(order, content, number)
    seq = desk.receive(order, content, number, [(1, "61")], complete=False, place=1)
    verdict, rules = found(desk, seq)
    said = rules["receipt.place_too_much"]
    assert (verdict, said["left"], said["accepted"]) == ("ok", "60", "61")


def test_an_order_whose_goods_were_all_rejected_waits_for_them(desk, signed):
    row = ReceivedRow(line=1, accepted="0", rejected="100", reason="rusak")
    verdict, rules = found(desk, desk.receive(*signed, [row], complete=False))
    assert (verdict, "receipt.nothing_accepted" in rules) == ("ok", True)
    assert state(desk, signed[0]) == "delivering"
    desk.arrive(*signed)
    verdict, _ = found(desk, desk.receive(*signed, [(1, "100")]))
    assert (verdict, state(desk, signed[0])) == ("ok", "received")


def test_an_addendum_below_what_was_paid_is_found_and_ends_the_order(centre, desk, received):
    order, content, number = received
    desk.pay(*received, amount=content.figures.total.amount - 1)
    line = replace(content.lines[0], unit_price=content.lines[0].unit_price - Rupiah(1))
    lower = centre.with_figures(replace(content, lines=(line,), figures=None))
    verdict, rules = found(desk, desk.amend(order, content, lower, number))
    said = rules["amend.below_paid"]
    assert (verdict, said["paid"], said["total"]) == (
        "ok",
        content.figures.total.amount - 1,
        lower.figures.total.amount,
    )
    assert state(desk, order) == "paid"


def test_an_addendum_to_what_came_and_was_paid_ends_the_order(centre, desk, signed):
    order, content, number = signed
    desk.receive(*signed, [(1, "60")], complete=False)
    paid = content.figures.total.amount * 6 // 10
    desk.pay(*signed, amount=paid)
    line = replace(content.lines[0], quantity=Quantity(Decimal(60)))
    lower = centre.with_figures(replace(content, lines=(line,), figures=None))
    assert lower.figures.total.amount == paid
    verdict, rules = found(desk, desk.amend(order, content, lower, number))
    assert (verdict, "amend.below_paid" in rules, state(desk, order)) == ("ok", False, "paid")
