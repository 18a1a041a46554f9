"""Terms that contradict each other or the lines stop a submit, by name."""

from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.domain.content import Delivery, DirectBasis, Occasion, Place
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.negotiation import PaperRef
from tests.domain.test_order import a_content

DAY = date(2026, 10, 12)


def place(*quantities, address="Jalan Contoh 1"):
    return Place(Delivery("SDN 1", "", address), tuple(map(Decimal, quantities)))


def direct(invited, result):
    return DirectBasis(
        PaperRef("1", date(2026, 10, invited)), PaperRef("2", date(2026, 10, result))
    )


@pytest.mark.parametrize(
    "terms",
    [
        {},
        {"places": (place("4"), place("6"))},
        {"places": (place("9.5"), place("0"), place("0.5"))},
        {"direct": direct(5, 12)},
        {"occasion": Occasion("Rapat koordinasi", DAY, 30)},
    ],
)
def test_terms_that_fit_pass(terms):
    a_content(**terms).require_complete()


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"places": (place("4"), place("5.999"))}, "order.places_sum"),
        ({"places": (place("4"), place("7"))}, "order.places_sum"),
        ({"places": (place("4", "6"),)}, "order.places_lines"),
        ({"places": (place("10", address=" "),)}, "order.place_address"),
        ({"direct": direct(6, 5)}, "order.direct_days"),
        ({"direct": direct(6, 13)}, "order.direct_days"),
        ({"occasion": Occasion(" ", DAY, 30)}, "order.occasion_title"),
    ],
)
def test_terms_that_do_not_are_named(terms, code):
    with pytest.raises(RuleBroken) as refusal:
        a_content(**terms).require_complete()
    assert refusal.value.code == code
