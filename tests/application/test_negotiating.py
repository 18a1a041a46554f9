"""Offers recorded by the officer: rounds, choice, minutes, and what they cost."""

from datetime import date, time
from hashlib import sha256

import pytest

from bejo_desktop.application.negotiating import Negotiating
from bejo_desktop.application.negotiation_file import read_asking, read_minutes, read_offer
from bejo_desktop.application.views import Asking, Minuting, Offered
from bejo_desktop.domain.errors import AccessDenied, BejoError
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import OfferSource
from bejo_desktop.domain.numbering import Lease, Series

TODAY = date(2026, 10, 12)
OFFERED = (56_500, 58_000, 42_000, 38_000, 31_500, 415_000)
AGREED = (54_000, 55_500, 39_500, 36_000, 29_500, 389_000)
PICTURE = b"\x89PNG chat"


@pytest.fixture
def talks(office):
    with office.store.write() as work:
        lease = Lease("L-BAN", Series.BAN, "413.101", 2026, 98, 99, 98, date(2027, 1, 31))
        work.numbers.grant(lease)
    return Negotiating(office.store, office.rules, office.clock)


def an_offer(vendor, prices, **more):
    return Offered(vendor, OfferSource.WHATSAPP, tuple(Rupiah(price) for price in prices), **more)


def minutes(**more):
    said = {"price_references": ("SSH 2026",), "at": time(10, 15)} | more
    return Minuting(OfferSource.MEETING, "Ruang rapat", "disepakati", **said)


def negotiated(office, talks, an):
    order_id = office.drafted()
    talks.ask(office.pp, order_id, Asking((an.CV,), "RFQ-7"))
    talks.offer(office.pp, order_id, an_offer(an.CV, OFFERED, no="041/SIM/X/2026"), PICTURE)
    talks.offer(office.pp, order_id, an_offer(an.CV, AGREED))
    talks.choose(office.pp, order_id, 1)
    return order_id


def refused(act):
    with pytest.raises(BejoError) as caught:
        act()
    return caught.value.code


def test_s1_is_negotiated_in_two_rounds_and_saves_695970(office, talks, an):
    order_id = negotiated(office, talks, an)
    view = talks.view(order_id)
    first, last = view.offers
    assert (first.figures.total, last.figures.total) == (Rupiah(13_233_420), Rupiah(12_537_450))
    assert last.total_change == Rupiah(-695_970)
    assert view.saved == (Rupiah(627_000), Rupiah(695_970))
    assert [line.change.amount for line in last.lines] == [
        -2_500,
        -2_500,
        -2_500,
        -2_000,
        -2_000,
        -26_000,
    ]
    assert (first.round, last.round, last.chosen, last.cheapest) == (1, 2, True, True)
    assert office.orders.detail(order_id).row.total == Rupiah(12_537_450)


def test_the_picture_of_the_chat_is_kept_and_named_by_its_digest(office, talks, an):
    order_id = negotiated(office, talks, an)
    digest = sha256(PICTURE).hexdigest()
    assert talks.view(order_id).offers[0].evidence == digest
    with office.store.read() as reading:
        assert reading.scans.find(digest).body == PICTURE


def test_the_minutes_take_the_next_number_of_their_series(office, talks, an):
    order_id = negotiated(office, talks, an)
    assert talks.next_number(office.pp) == "000.3.2/0098/BAN/413.101/2026"
    view, _ = talks.write_minutes(office.pp, order_id, minutes())
    assert view.minutes.number.text == "000.3.2/0098/BAN/413.101/2026"
    assert not view.editable
    assert talks.next_number(office.pp) == "000.3.2/0099/BAN/413.101/2026"


def test_minutes_that_cannot_be_written_take_no_number(office, talks, an):
    order_id = office.drafted()
    talks.ask(office.pp, order_id, Asking((an.CV,)))
    write = lambda: talks.write_minutes(office.pp, order_id, minutes())  # noqa: E731 - one act
    assert refused(write) == "negotiation.nothing_chosen"
    assert talks.next_number(office.pp) == "000.3.2/0098/BAN/413.101/2026"


def test_minutes_with_an_empty_field_take_no_number(office, talks, an):
    order_id = negotiated(office, talks, an)
    hollow = minutes(price_references=())
    write = lambda: talks.write_minutes(office.pp, order_id, hollow)  # noqa: E731 - one act
    assert refused(write) == "negotiation.minutes_incomplete"
    assert talks.view(order_id).editable
    assert talks.next_number(office.pp) == "000.3.2/0098/BAN/413.101/2026"


def test_another_vendor_wins_with_its_own_products(office, talks, an):
    order_id = office.drafted(an.draft(lines=(an.line("P-000003", "30"),)))
    talks.ask(office.pp, order_id, Asking((an.CV, an.OTHER)))
    talks.offer(office.pp, order_id, an_offer(an.CV, (39_500,)))
    cheaper = an_offer(an.OTHER, (9_000,), products=("P-000008",))
    view, _ = talks.offer(office.pp, order_id, cheaper)
    assert [one.cheapest for one in view.offers] == [False, True]
    talks.choose(office.pp, order_id, 1)
    content = office.orders.detail(order_id).content
    assert (content.vendor, content.lines[0].product) == (an.OTHER, "P-000008")
    assert content.lines[0].unit_price == Rupiah(9_000)
    assert len(content.negotiation.offers) == 2


def test_a_part_of_the_order_is_no_cheapest_offer_and_counts_for_itself(office, talks, an):
    order_id = office.drafted()
    talks.ask(office.pp, order_id, Asking((an.CV, an.OTHER)))
    talks.offer(office.pp, order_id, an_offer(an.CV, OFFERED))
    part = Offered(an.OTHER, OfferSource.PHONE, (Rupiah(50_000), *(None,) * 5), pkp=True)
    view, _ = talks.offer(office.pp, order_id, part)
    whole, less = view.offers
    assert (whole.cheapest, whole.is_partial, whole.offered) == (True, False, 6)
    assert (less.cheapest, less.is_partial, less.offered) == (False, True, 1)
    quantity = office.orders.detail(order_id).content.lines[0].quantity
    assert less.figures.base == Rupiah(50_000).times(quantity)
    assert less.lines[1].price is None


def test_a_round_that_completes_a_part_is_compared_with_each_first_price(office, talks, an):
    order_id = office.drafted()
    talks.ask(office.pp, order_id, Asking((an.CV,)))
    part = Offered(an.CV, OfferSource.PHONE, (Rupiah(56_500), *(None,) * 5))
    talks.offer(office.pp, order_id, part)
    view, _ = talks.offer(office.pp, order_id, an_offer(an.CV, (54_000, *OFFERED[1:])))
    quantity = office.orders.detail(order_id).content.lines[0].quantity
    less = Rupiah(2_500).times(quantity).amount
    assert view.offers[1].total_change == Rupiah(-less - less * 11 // 100)
    view, _ = talks.choose(office.pp, order_id, 1)
    assert view.saved == (Rupiah(less), Rupiah(less + less * 11 // 100))


def test_vendors_stand_side_by_side_with_the_catalogue_and_what_was_agreed(office, talks, an):
    order_id = negotiated(office, talks, an)
    compared = talks.view(order_id).compared
    lines = office.orders.detail(order_id).content.lines
    assert [one.round for one in compared.offers] == [2]
    assert [row.list_price for row in compared.lines] == [line.list_price for line in lines]
    assert [row.offers[0] for row in compared.lines] == [Rupiah(price) for price in AGREED]
    assert [row.agreed for row in compared.lines] == [Rupiah(price) for price in AGREED]
    assert compared.agreed_total == Rupiah(12_537_450)
    pairs = zip(lines, AGREED, strict=True)
    less = sum(
        line.list_price.times(line.quantity).amount - Rupiah(price).times(line.quantity).amount
        for line, price in pairs
    )
    assert compared.above_list == Rupiah(-less)


def test_nothing_is_agreed_before_an_offer_is_chosen(office, talks, an):
    order_id = office.drafted()
    talks.ask(office.pp, order_id, Asking((an.CV,)))
    view, _ = talks.offer(office.pp, order_id, an_offer(an.CV, OFFERED))
    assert {row.agreed for row in view.compared.lines} == {None}
    assert (view.compared.agreed_total, view.compared.above_list) == (None, None)


def test_a_tax_status_that_the_catalogue_does_not_know_is_marked(office, talks, an):
    order_id = office.drafted()
    talks.ask(office.pp, order_id, Asking((an.CV,)))
    view, _ = talks.offer(office.pp, order_id, an_offer(an.CV, OFFERED, pkp=False))
    (offer,) = view.offers
    assert offer.pkp_differs
    assert offer.figures.ppn == Rupiah(0)


def test_a_numbered_order_cannot_be_negotiated(office, talks, an):
    order_id = office.finalised()
    assert refused(lambda: talks.ask(office.pp, order_id, Asking((an.CV,)))) == "order.frozen"


def test_an_unknown_vendor_is_not_asked(office, talks):
    order_id = office.drafted()
    asked = lambda: talks.ask(office.pp, order_id, Asking(("V-99999",)))  # noqa: E731 - one act
    assert refused(asked) == "vendor.unknown"
    assert talks.view(order_id) is None


def test_the_treasurer_does_not_negotiate(office, talks, an):
    order_id = office.drafted()
    with pytest.raises(AccessDenied):
        talks.ask(office.treasurer, order_id, Asking((an.CV,)))


def test_start_over_forgets_offers_but_never_minutes(office, talks, an):
    order_id = negotiated(office, talks, an)
    talks.start_over(office.pp, order_id)
    assert talks.view(order_id) is None
    other = negotiated(office, talks, an)
    talks.write_minutes(office.pp, other, minutes())
    assert refused(lambda: talks.start_over(office.pp, other)) == "negotiation.minuted"


def test_request_offer_and_minutes_are_read_from_files():
    asking = read_asking(b'{"vendors": [{"vendor": "V-00042"}], "no": "RFQ-7"}', TODAY)
    assert asking == Asking(("V-00042",), "RFQ-7", TODAY)
    offer = read_offer(
        b'{"vendor": "V-00042", "source": "phone", "valid_until": "2026-10-26",'
        b' "lines": [{"unit_price": 54000}, {}]}',
        TODAY,
    )
    assert offer.prices == (Rupiah(54_000), None)
    assert (offer.source, offer.valid_until) == (OfferSource.PHONE, date(2026, 10, 26))
    minuting = read_minutes(
        b'{"way": "meeting", "place": "Kantor", "clarified": "sesuai", "at": "10.15",'
        b' "price_references": [{"text": "SSH 2026"}]}',
        TODAY,
    )
    assert (minuting.at, minuting.price_references) == (time(10, 15), ("SSH 2026",))


@pytest.mark.parametrize(
    "text",
    [
        b'{"vendor": "V-1", "source": "rumour", "lines": []}',
        b'{"vendor": "V-1", "source": "phone", "lines": [{"unit_price": 1.5}]}',
        b'{"vendor": "V-1", "source": "phone", "lines": [], "price": 1}',
        b'{"vendor": "V-1", "source": "phone", "lines": [{"unit_price": -1}]}',
    ],
)
def test_what_is_no_offer_is_refused_by_its_field(text):
    assert refused(lambda: read_offer(text, TODAY)).startswith("quote.")
