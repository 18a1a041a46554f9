"""What an officer is told about prices, the comparison sheet, and the meter of the unit."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from bejo_desktop.application.comparing import comparison_of
from bejo_desktop.application.prices import Advising, PriceAdvice
from bejo_desktop.application.spending import Spending
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.rows import PriceRow
from bejo_desktop.contract.share import share_document
from bejo_desktop.domain.comparison import Standing
from bejo_desktop.domain.errors import BadInput, RuleBroken
from bejo_desktop.domain.meter import percent
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import Negotiation, Offer, OfferSource
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.price_memory import Reference

TODAY = date(2026, 10, 12)
HVS = "1.1.7.01.02.0001-aaaaaaaa"
S1_TOTAL = 12_537_450
S1_IMPORTED = 2_590_740
"""Six toners at 389.000 with PPN: 2.334.000 × 111/100."""


def submitted(office, wanted=None):
    """Submit a draft, with a reason for whatever it is asked."""
    order_id = office.drafted(wanted)
    office.drafting.submit(office.pp, order_id, {"": "Tidak ada barang lain yang setara"})
    return order_id


def finalised(office, wanted=None):
    order_id = submitted(office, wanted)
    digest = office.orders.detail(order_id).row.content_hash
    office.approving.finalise(office.ppk, order_id, digest, None)
    return order_id


@pytest.fixture
def advice(office):
    return PriceAdvice(office.store, office.rules, office.clock)


@pytest.fixture
def spending(office):
    return Spending(office.store, office.rules, office.clock)


@pytest.fixture
def standard(office):
    """The region's standard for the paper of S1: with tax it may cost 59.940."""

    def learn(price=59_940):
        row = PriceRow(
            id=f"35.09/2026/ssh/{HVS}",
            rev=price,
            name="Kertas HVS",
            specification="A4 80 gram",
            measure="rim",
            price=price,
        )
        office.learn(row)

    learn()
    return learn


@pytest.fixture
def market(office, an):
    """The paper of S1 at three other vendors, of whom one is no PKP and one is elsewhere."""
    office.learn(
        an.vendor("V-00011"),
        an.vendor("V-00012", pkp=False),
        an.vendor("V-00013", region="35.04"),
        an.product(11, "Kertas HVS A4 80 g/m²", 53_000, vendor="V-00011"),
        an.product(12, "Kertas HVS A4 80 g/m²", 57_000, vendor="V-00012"),
        an.product(13, "Kertas HVS A4 80 g/m²", 40_000, vendor="V-00013"),
        an.product(14, "Kertas HVS F4 70 g/m²", 60_000, vendor="V-00012"),
    )
    with office.store.write() as work:
        work.sync.move_cursor("g", 1)


def test_a_product_is_told_with_list_history_region_and_standard(
    office, advice, market, standard, an
):
    finalised(office, an.draft(lines=(an.line("P-000001", unit_price=Rupiah(50_000)),)))
    known = advice.product("P-000001")
    assert (known.product.price, known.product.price_on) == (Rupiah(54_000), date(2026, 10, 1))
    last = known.facts.last_paid
    assert (last.price, last.on, last.vendor) == (Rupiah(50_000), TODAY, an.CV)
    assert (known.facts.history.count, known.facts.history.median) == (1, Rupiah(50_000))
    # 53.000, 54.000, 57.000
    assert (known.facts.region.count, known.facts.region.median) == (3, Rupiah(54_000))
    assert [price.code for price in known.suggestions] == [HVS]


def test_an_old_price_is_the_last_paid_but_no_history_to_compare_with(office, advice, an):
    before = an.draft(
        ordered_on=date(2025, 10, 11),
        due_on=date(2025, 10, 20),
        lines=(an.line("P-000001", unit_price=Rupiah(50_000)),),
    )
    order_id = office.drafted(before)
    _as_if_final(office, order_id)
    facts = advice.product("P-000001").facts
    assert facts.last_paid.price == Rupiah(50_000)
    assert facts.history is None


def _as_if_final(office, order_id):
    """Give a draft of last year its number, as the centre would tell of one."""
    with office.store.write() as work:
        order = work.orders.get(order_id)
        digest = content_hash(order.content)
        order.submit(order.content, digest, by=order.author, now=office.clock())
        number = Number("000.3.2/0001/SP/413.101/2025", "SP", 2025, 1, None)
        order.finalise(number, approved_hash=digest, by=order.author, now=office.clock())
        work.orders.save(order, now=office.clock())


@pytest.mark.parametrize(("price", "is_above"), [(54_000, False), (54_001, True)])
def test_a_line_is_judged_by_the_standard_that_the_officer_chose(
    price, is_above, office, advice, standard, an
):
    chosen = an.line("P-000001", unit_price=Rupiah(price), standard=HVS)
    (line,) = advice.order(office.drafted(an.draft(lines=(chosen,))))
    assert line.ceiling.is_above is is_above
    assert line.ceiling.excess == Rupiah(2 if is_above else 0)
    assert line.standard.title == "Kertas HVS, A4 80 gram"


def test_a_standard_that_is_surely_of_the_goods_is_compared_by_itself(office, standard, an):
    dear = an.line("P-000001", unit_price=Rupiah(54_001))
    view = office.drafting.view(office.pp, office.drafted(an.draft(lines=(dear,))))
    (flag,) = [flag for flag in view.flags if flag.code == "flag.price_ssh"]
    assert (flag.facts["reference"], flag.facts["over"]) == (59_940, 2)
    assert flag.facts["standard"] == HVS


def test_one_that_may_be_of_them_is_a_suggestion_only(office, advice, standard, an):
    (line,) = advice.order(office.drafted(an.draft(lines=(an.line("P-000002"),))))
    assert (line.standard, line.ceiling) == (None, None)
    assert [x.code for x in advice.suggestions("Kertas HVS F4 70 g/m²", "rim", 2026)] == [HVS]


def test_a_standard_that_counts_in_another_measure_is_refused(office, standard, an):
    pens = an.line("P-000003", standard=HVS)
    with pytest.raises(RuleBroken, match=r"order\.standard_measure") as raised:
        office.drafted(an.draft(lines=(pens,)))
    assert (raised.value.facts["measure"], raised.value.facts["other"]) == ("lusin", "rim")


def test_a_price_above_what_was_paid_and_what_others_ask_asks_for_a_reason(
    office, advice, market, an
):
    finalised(office, an.draft(lines=(an.line("P-000001", unit_price=Rupiah(50_000)),)))
    dear = an.draft(lines=(an.line("P-000001", unit_price=Rupiah(60_000)),))
    (line,) = advice.order(office.drafted(dear))
    found = {one.against: one.reference for one in line.deviations}
    assert found == {Reference.HISTORY: Rupiah(50_000), Reference.MEDIAN: Rupiah(54_000)}


def test_an_order_is_not_its_own_history(office, advice, an):
    order_id = finalised(office, an.draft(lines=(an.line("P-000001"),)))
    (line,) = advice.order(order_id)
    assert line.facts.last_paid is None


def test_standards_are_found_by_words_of_this_year(advice, standard):
    assert [price.code for price in advice.standards("hvs a4")] == [HVS]
    assert advice.standards("hvs a4", 2025) == []


# The comparison sheet


def test_a_sheet_is_filled_from_the_catalogue_the_fullest_first(office, advice, market, an):
    wanted = an.draft(lines=(an.line("P-000001", "60"), an.line("P-000002", "40")))
    sheet = advice.comparison(office.drafted(wanted))
    assert [offer.vendor for offer in sheet.offers] == [an.CV, "V-00012", "V-00013"]
    # (3.240.000 + 2.220.000) × 111/100 · 3.420.000 + 2.400.000 without PPN
    assert [offer.total for offer in sheet.offers] == [Rupiah(6_060_600), Rupiah(5_820_000), None]
    assert [offer.is_cheapest for offer in sheet.offers] == [False, True, False]
    first, second = sheet.lines
    assert [cell.price for cell in first.cells] == [Rupiah(54_000), Rupiah(57_000), Rupiah(40_000)]
    assert second.cells[2].standing is Standing.NOT_OFFERED
    assert {cell.on for cell in first.cells} == {date(2026, 10, 1)}


def test_recorded_offers_come_before_the_catalogue_with_day_and_source(
    office, market, standard, an
):
    wanted = an.draft(lines=(an.line("P-000001", "60", standard=HVS),))
    order_id = office.drafted(wanted)
    offer = Offer(
        vendor=an.CV,
        vendor_name="CV Contoh 1",
        round=1,
        source=OfferSource.WHATSAPP,
        on=date(2026, 10, 7),
        prices=(Rupiah(56_500),),
        pkp=True,
        no="041/SIM/X/2026",
    )
    others = replace(offer, vendor="V-00011", vendor_name="CV Contoh 2", source=OfferSource.PAPER)
    with office.store.read() as reading:
        content = replace(
            reading.orders.get(order_id).content,
            negotiation=Negotiation(date(2026, 10, 6), (an.CV, "V-00011"), offers=(offer, others)),
        )
        advices = Advising(reading, office.rules).lines(content, order_id)
        sheet = comparison_of(reading, content, advices, office.rules, TODAY)
    told = [(one.vendor, one.source, one.no, one.is_chosen) for one in sheet.offers]
    assert told == [
        (an.CV, "whatsapp", "041/SIM/X/2026", True),
        ("V-00011", "paper", "041/SIM/X/2026", False),
        ("V-00013", "catalogue", "", False),
    ]
    (line,) = sheet.lines
    # The order's own column bears the price that was agreed on, not the first one offered.
    assert [cell.price for cell in line.cells] == [
        Rupiah(54_000),
        Rupiah(56_500),
        Rupiah(40_000),
    ]
    assert line.beside.standard.price == Rupiah(59_940)


def test_a_draft_without_a_vendor_has_no_sheet(office, advice, an):
    with pytest.raises(BadInput, match=r"comparison\.no_offer"):
        advice.comparison(office.drafted(an.draft(vendor="", lines=())))


# The meter


def test_a_submitted_order_shows_the_unit_before_and_after_it(office):
    view = office.drafting.view(office.ppk, submitted(office))
    assert view.meter.umk.shown == "– → 100 % dari target 40 %"
    assert view.meter.pdn.after == Fraction(S1_TOTAL - S1_IMPORTED, S1_TOTAL)
    assert percent(view.meter.pdn.after) == "79,3 %"


def test_a_draft_is_not_measured_with_each_key_but_when_it_is_asked(office, spending):
    order_id = office.drafted()
    assert office.drafting.view(office.pp, order_id).meter is None
    assert spending.order(order_id).spent.total == Rupiah(S1_TOTAL)


def test_the_report_counts_from_the_number_on(office, spending):
    office.drafted()
    submitted(office)
    assert spending.share().spent.orders == 0
    finalised(office)
    document = share_document(spending.share())
    assert document == {
        "year": 2026,
        "orders": 1,
        "total": S1_TOTAL,
        "umk": {
            "amount": S1_TOTAL,
            "share": "100 %",
            "target": "40 %",
            "met": True,
            "rule": "umk.share@2022-03-30",
        },
        "pdn": {
            "amount": S1_TOTAL - S1_IMPORTED,
            "share": "79,3 %",
            "target": "95 %",
            "met": False,
            "rule": "pdn.target@2023-01-01",
        },
    }
    assert spending.share(2025).spent.orders == 0


def test_an_order_that_counts_already_is_not_counted_twice(office, spending):
    order_id = finalised(office)
    seen = spending.order(order_id)
    assert seen.umk.before is None
    assert seen.spent.total == Rupiah(S1_TOTAL)


def test_a_larger_vendor_is_no_umk(office, spending, an):
    office.learn(an.vendor(an.CV, size="Menengah", rev=2))
    finalised(office)
    assert spending.share().spent.umk == Rupiah(0)
