"""Drafts: figures and flags while they are typed, prices that stay, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bejo_desktop.application.changes import Kind
from bejo_desktop.application.views import DraftInput, FlagLevel, RunView
from bejo_desktop.domain.content import Delivery, DirectBasis, FlagReason, Occasion, Place
from bejo_desktop.domain.errors import AccessDenied, BejoError, EnvironmentFailed
from bejo_desktop.domain.money import RUPIAH_MAX, Rupiah
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.order import OrderState, SyncState
from bejo_desktop.domain.quantity import Quantity
from tests.application.conftest import TODAY

REASONS = {"": "Dibutuhkan untuk kegiatan bulan ini."}
"""An answer to every question."""


def codes(view, level=None):
    return [flag.code for flag in view.flags if level in {None, flag.level}]


def count(office):
    return sum(one.count for one in office.orders.counts())


def test_the_order_of_three_accounts_shows_every_figure_of_scenario_s1(office, an):
    view, changes = office.drafting.new(office.pp, an.draft())
    figures = view.figures
    assert figures.base == Rupiah(11_295_000)
    assert figures.dpp_nilai_lain == Rupiah(10_353_750)
    assert (figures.ppn, figures.ppn_collected) == (Rupiah(1_242_450), Rupiah(1_242_450))
    assert figures.total == Rupiah(12_537_450)
    assert figures.net_to_vendor == Rupiah(11_238_525)
    assert [(row.article, row.amount) for row in figures.pph] == [("22", Rupiah(56_475))]
    assert (view.buyer, view.signer, figures.form) == ("PP", "PPK", "surat_pesanan")
    assert changes.kinds == {Kind.ORDERS}


def test_each_account_bears_its_share_with_taxes(office, an):
    view, _ = office.drafting.new(office.pp, an.draft())
    assert {impact.code: impact.this_order for impact in view.budget} == {
        an.PAPER: Rupiah(6_060_600),
        an.PENS: Rupiah(3_886_110),
        an.TONER: Rupiah(2_590_740),
    }
    assert view.budget[0].left_after == Rupiah(100_000_000 - 6_060_600)


def test_an_account_that_is_one_rupiah_short_asks_and_does_not_stop(office, an):
    office.learn(replace_rev(an.budget(an.TONER, 20_000_000, committed=20_000_000 - 2_590_739)))
    view, _ = office.drafting.new(office.pp, an.draft())
    short = [flag for flag in view.flags if flag.code == "flag.over_left"]
    assert [(flag.level, flag.facts["over"]) for flag in short] == [(FlagLevel.QUESTION, 1)]
    assert not view.blocks


def test_an_order_above_the_ceiling_of_its_account_is_stopped(office, an):
    office.learn(replace_rev(an.budget(an.TONER, 2_590_739)))
    order_id = office.drafted(an.draft())
    with pytest.raises(BejoError, match="flag.over_ceiling"):
        office.drafting.submit(office.pp, order_id)


def replace_rev(row):
    return type(row)(**{name: getattr(row, name) for name in row.__struct_fields__} | {"rev": 2})


def test_an_empty_draft_shows_zeros_and_can_be_kept(office):
    view, _ = office.drafting.new(office.pp, DraftInput())
    assert (view.figures, view.vendor, view.lines) == (None, None, ())
    assert (view.content.ordered_on, view.content.due_on) == (date(2026, 10, 12),) * 2
    assert view.editable
    assert office.orders.detail(view.order_id).row.state is OrderState.DRAFT


def test_the_first_product_decides_the_vendor(office):
    view, _ = office.drafting.new(office.pp, DraftInput())
    view, _ = office.drafting.add_product(
        office.pp, view.order_id, "P-000001", Quantity.typed("2,5")
    )
    assert view.vendor.code == "V-00001"
    assert view.lines[0].unit_price == Rupiah(54_000)
    assert view.lines[0].amount == Rupiah(135_000)


def test_a_product_of_another_vendor_is_refused_and_the_draft_stays(office, an):
    order_id = office.drafted()
    before = office.drafting.input_of(order_id)
    with pytest.raises(BejoError) as refusal:
        office.drafting.add_product(office.pp, order_id, "P-000008", Quantity.of("1"))
    assert refusal.value.code == "order.other_vendor"
    assert (refusal.value.facts["line"], refusal.value.facts["field"]) == (7, "product")
    assert office.drafting.input_of(order_id) == before


def test_a_sync_never_changes_the_list_price_of_a_draft_until_it_is_taken_over(office, an):
    order_id = office.drafted()
    office.learn(an.product(1, "Kertas HVS A4 80 g/m²", 56_700, rev=2, plist=8))
    view = office.drafting.view(office.pp, order_id)
    assert (view.lines[0].list_price, view.lines[0].list_now) == (Rupiah(54_000), Rupiah(56_700))
    assert "flag.list_price_moved" in codes(view, FlagLevel.NOTICE)
    edited, _ = office.drafting.edit(office.pp, order_id, office.drafting.input_of(order_id))
    assert edited.lines[0].list_price == Rupiah(54_000)
    taken, _ = office.drafting.take_list_price(office.pp, order_id, 1)
    assert (taken.lines[0].list_price, taken.lines[0].unit_price) == (Rupiah(56_700),) * 2
    assert taken.content.lines[0].price_list == 8
    assert "flag.list_price_moved" not in codes(taken)


def test_a_negotiated_price_stays_when_the_list_price_is_taken_over(office, an):
    lines = (an.line("P-000001", "10", unit_price=Rupiah(50_000)),)
    order_id = office.drafted(an.draft(lines=lines))
    office.learn(an.product(1, "Kertas HVS A4 80 g/m²", 56_700, rev=2))
    view, _ = office.drafting.take_list_price(office.pp, order_id, 1)
    assert (view.lines[0].list_price, view.lines[0].unit_price) == (Rupiah(56_700), Rupiah(50_000))


def test_what_edit_would_take_changes_nothing(office, an):
    order_id = office.drafted()
    before = office.drafting.view(office.pp, order_id)
    office.drafting.edit(office.pp, order_id, office.drafting.input_of(order_id))
    after = office.drafting.view(office.pp, order_id)
    assert (after.content, after.figures) == (before.content, before.figures)


def test_every_figure_has_its_rule_and_law(office):
    view = office.drafting.view(office.pp, office.drafted())
    why = {reason.figure: reason for reason in view.why}
    assert why["ppn"].rule == "ppn.rate@2025-01-01"
    assert why["ppn"].since == date(2025, 1, 1)
    assert "PMK 131/2024" in why["ppn"].source
    assert why["pph.22"].numbers == "0,5% × Rp11.295.000 = Rp56.475"
    assert why["net"].numbers.endswith("= Rp11.238.525")
    assert {"total", "dpp_nilai_lain", "collector", "buyer", "signer", "form"} <= why.keys()


def test_at_200_million_and_one_rupiah_the_ppk_buys_and_the_pp_is_told(office, an):
    lines = (an.line("P-000010", "150"),)
    view, _ = office.drafting.new(office.pp, an.draft(lines=lines, budget_line=an.PAPER))
    assert view.figures.total == Rupiah(208_125_000)
    assert view.buyer == "PPK"
    assert "flag.only_ppk_buys" in codes(view, FlagLevel.NOTICE)


def test_a_vendor_without_a_valid_npwp_and_imported_goods_are_told(office, an):
    warung = an.draft(vendor=an.WARUNG, lines=(an.line("P-000007", "45"),), platform="none")
    view, _ = office.drafting.new(office.pp, warung)
    assert view.figures.total == Rupiah(1_732_500)
    assert [row.amount for row in view.figures.pph] == [Rupiah(63_000)]
    assert "flag.npwp_not_validated" in codes(view, FlagLevel.QUESTION)
    view, _ = office.drafting.new(office.pp, an.draft())
    assert [flag.line for flag in view.flags if flag.code == "flag.imported"] == [6]


def test_old_budget_figures_are_told_by_their_age(office):
    order_id = office.drafted()
    office.clock.pass_(days=3)
    view = office.drafting.view(office.pp, order_id)
    assert "flag.budget_old" in codes(view, FlagLevel.NOTICE)


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"lines": "ZERO"}, "order.price_zero", ("unit_price", 1)),
        ({"lines": "HUGE"}, "order.price_range", ("unit_price", 1)),
        ({"lines": "TOO_MANY"}, "order.too_many_lines", None),
        ({"lines": "UNKNOWN"}, "product.unknown", ("product", 1)),
        ({"lines": "WITHDRAWN"}, "product.withdrawn", ("product", 1)),
        ({"lines": "OTHER"}, "order.other_vendor", ("product", 2)),
        ({"lines": "NO_ACCOUNT"}, "order.account_unknown", ("budget_line", 1)),
        ({"vendor": "V-99999"}, "vendor.unknown", ("vendor", None)),
        ({"platform": "pasar"}, "order.word", ("platform", None)),
        ({"package": "x" * 201}, "order.text_long", ("package", None)),
        ({"package": "Paket\x07"}, "order.text_control", ("package", None)),
        ({"note": "\ud800"}, "order.text_control", ("note", None)),
        ({"package": "Kertas \U0001f600"}, "order.text_control", ("package", None)),
        ({"discount": Rupiah(-1)}, "order.discount_negative", ("discount", None)),
        ({"collector": "treasurer"}, "order.collector_reason", ("collector_reason", None)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_input_is_refused_by_its_code_and_place_and_nothing_is_kept(
    office, an, change, code, where
):
    lines = {
        "ZERO": (an.line("P-000001", unit_price=Rupiah(0)),),
        "HUGE": (an.line("P-000001", unit_price=Rupiah(10**12 + 1)),),
        "TOO_MANY": (an.line("P-000001"),) * 201,
        "UNKNOWN": (an.line("P-999999"),),
        "WITHDRAWN": (an.line("P-000009"),),
        "OTHER": (an.line("P-000001"), an.line("P-000008")),
        "NO_ACCOUNT": (an.line("P-000001", budget_line="1/2"),),
    }
    if "lines" in change:
        change = {"lines": lines[change["lines"]]}
    with pytest.raises(BejoError) as refusal:
        office.drafting.new(office.pp, replace(an.draft(), **change))
    assert refusal.value.code == code
    if where is not None:
        assert (refusal.value.facts["field"], refusal.value.facts.get("line")) == where
    assert count(office) == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lines": ()}, "order.empty"),
        ({"package": " "}, "order.package_missing"),
        ({"due_on": date(2026, 10, 11)}, "order.due_before_order"),
        ({"due_on": date(2027, 1, 2)}, "order.year_crossed"),
        ({"discount": Rupiah(99_000_000)}, "quote.discount_too_large"),
        ({"rup": "12"}, "identity.rup"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_draft_that_lacks_something_is_kept_but_not_handed_in(office, an, change, code):
    order_id = office.drafted(an.draft(**change))
    with pytest.raises(BejoError) as refusal:
        office.drafting.submit(office.pp, order_id)
    assert refusal.value.code == code
    assert office.orders.detail(order_id).row.state is OrderState.DRAFT
    assert office.waiting() == []


def test_what_bears_tomorrows_date_is_issued_tomorrow_in_wib(office, an):
    order_id = office.drafted(an.draft(ordered_on=date(2026, 10, 13)))
    (told,) = [
        x for x in office.drafting.view(office.pp, order_id).flags if x.code == "flag.day_ahead"
    ]
    facts = {"on": "2026-10-13", "today": "2026-10-12"}
    assert (told.level, told.field, told.facts) == (FlagLevel.NOTICE, "ordered_on", facts)
    office.drafting.submit(office.pp, order_id)
    (told,) = office.drafting.view(office.ppk, order_id).blocks
    assert (told.code, told.facts) == ("order.ordered_on", facts)
    office.clock.pass_(hours=11, minutes=59)  # 23.59 WIB
    seen = office.approving.view(office.ppk, order_id).content_hash
    with pytest.raises(BejoError, match="order.ordered_on"):
        office.approving.finalise(office.ppk, order_id, seen, None)
    office.clock.pass_(minutes=1)
    office.approving.finalise(office.ppk, order_id, seen, None)
    assert office.orders.detail(order_id).row.state is OrderState.FINAL


def test_a_clock_put_back_makes_no_day_of_the_centre_a_day_to_come(office, an):
    at = office.clock.now + timedelta(days=3)
    with office.store.write() as work:
        work.sync.add_run(RunView(at, at, 1, 1, 1, 0, 0))
    order_id = office.submitted(an.draft(ordered_on=date(2026, 10, 15)))
    seen = office.approving.view(office.ppk, order_id).content_hash
    office.approving.finalise(office.ppk, order_id, seen, None)
    assert office.orders.detail(order_id).row.state is OrderState.FINAL


def test_a_vendor_suspended_meanwhile_stops_the_submit_and_not_the_draft(office, an):
    order_id = office.drafted()
    office.learn(
        an.vendor(an.CV, rev=2, suspended_since=date(2026, 10, 11), suspended_reason="Diperiksa")
    )
    view, _ = office.drafting.edit(office.pp, order_id, office.drafting.input_of(order_id))
    assert [flag.code for flag in view.blocks] == ["vendor.suspended"]
    with pytest.raises(BejoError, match="vendor.suspended"):
        office.drafting.submit(office.pp, order_id)
    with pytest.raises(BejoError, match="vendor.suspended"):
        office.drafting.new(office.pp, an.draft())


def test_submit_freezes_the_figures_and_queues_one_intent(office, an):
    order_id = office.drafted()
    why = "Toner impor, tidak ada yang dalam negeri."
    detail, changes = office.drafting.submit(office.pp, order_id, {"flag.imported": why})
    assert (detail.row.state, detail.row.sync) == (OrderState.SUBMITTED, SyncState.QUEUED)
    assert [(x.code, x.line, x.text, x.by) for x in detail.content.flag_reasons] == [
        ("flag.imported", 6, why, an.PP)
    ]
    assert detail.content.figures.total == Rupiah(12_537_450)
    assert changes.kinds == {Kind.ORDERS, Kind.SYNC}
    (intent,) = office.waiting()
    assert (intent.s, intent.e, intent.by) == (1, str(order_id), an.PP)
    assert intent.mandate == "900/015/413.101/2026"
    assert intent.a.content == detail.row.content_hash


def test_a_question_without_a_reason_never_stops_and_the_ppk_sees_it_open(office):
    order_id = office.drafted()
    office.drafting.submit(office.pp, order_id)
    view = office.approving.view(office.ppk, order_id)
    assert [flag.code for flag in view.open_questions] == ["flag.imported"]


def test_an_edit_after_submit_makes_it_a_draft_again(office):
    order_id = office.submitted()
    view, _ = office.drafting.take_back(office.pp, order_id)
    assert (view.state, view.content_hash) == (OrderState.DRAFT, None)


def test_a_draft_is_dropped_without_a_trace_and_a_submitted_one_is_given_up(office):
    office.drafting.drop(office.pp, office.drafted())
    assert (count(office), office.waiting()) == (0, [])
    order_id = office.submitted()
    with pytest.raises(BejoError, match="order.move"):
        office.drafting.drop(office.pp, order_id)
    office.drafting.take_back(office.pp, order_id)
    office.drafting.drop(office.pp, order_id)
    assert count(office) == 0
    told = [type(intent.a).__name__ for intent in office.waiting()]
    assert told == ["Submit", "TakeBack", "Drop"]


def test_roles_and_mandates_are_asked(office, an):
    with pytest.raises(AccessDenied, match="access.role"):
        office.drafting.new(office.session(an.TREASURER), an.draft())
    session = office.pp
    office.learn(an.officer(an.PP, "Sekar Contoh", "PP", rev=2, until=date(2026, 10, 11)))
    with pytest.raises(AccessDenied, match="access.mandate"):
        office.drafting.new(session, an.draft())
    assert count(office) == 0


def test_an_operator_types_drafts_and_cannot_hand_them_in(office, an):
    nip = "199905052022031003"
    office.learn(an.officer(nip, "Operator Contoh", "OPERATOR"))
    view, _ = office.drafting.new(office.session(nip), an.draft(official=an.PP))
    with pytest.raises(AccessDenied, match="access.role"):
        office.drafting.submit(office.session(nip), view.order_id)
    with pytest.raises(AccessDenied, match=r"access\.official_other") as named:
        office.drafting.submit(office.ppk, view.order_id, REASONS)
    assert named.value.facts["name"] == "Sekar Contoh"
    detail, _ = office.drafting.submit(office.pp, view.order_id, REASONS)
    assert detail.content.official == an.PP


@pytest.mark.parametrize(
    ("official", "code"),
    [
        ("", "access.official_missing"),
        ("199003052015032011", "access.official_unknown"),
        ("123", "access.official_unknown"),
    ],
)
def test_an_operator_names_an_official_in_office(office, an, official, code):
    nip = "199905052022031003"
    office.learn(an.officer(nip, "Operator Contoh", "OPERATOR"))
    with pytest.raises(BejoError) as refusal:
        office.drafting.new(office.session(nip), an.draft(official=official))
    assert refusal.value.code == code
    assert count(office) == 0


def test_all_terms_come_back_as_they_were_typed(office, an):
    lines = an.draft().lines
    halves = tuple(line.quantity.value / 2 for line in lines)
    typed = an.draft(
        lines=tuple(replace(line, standard=f"SSH-{at}") for at, line in enumerate(lines)),
        platform_on=date(2026, 10, 11),
        penalty_base="contract",
        direct=DirectBasis(PaperRef("U-1", date(2026, 10, 1)), PaperRef("H-1", TODAY)),
        occasion=Occasion("Rapat koordinasi", TODAY, 40),
        places=(
            Place(Delivery("SDN 1", "0331", "Jl. Satu"), halves),
            Place(Delivery("SDN 2", "", "Jl. Dua"), halves),
        ),
        vendor_note=PaperRef("N-1", TODAY),
        flag_reasons=(FlagReason("flag.imported", 6, "Hanya ada yang impor.", ""),),
    )
    order_id = office.drafted(typed)
    stored = office.drafting.input_of(order_id)
    (reason,) = stored.flag_reasons
    assert reason.by == an.PP
    assert replace(stored, flag_reasons=typed.flag_reasons) == replace(
        typed,
        deliver_to=stored.deliver_to,
        discount=stored.discount,
        shipping=stored.shipping,
        lines=stored.lines,
    )
    assert [line.standard for line in stored.lines] == [f"SSH-{at}" for at in range(len(lines))]
    office.drafting.submit(office.pp, order_id)


def test_a_line_that_is_added_goes_to_no_place_yet(office, an):
    lines = an.draft().lines[:1]
    place = Place(Delivery("SDN 1", "", "Jl. Satu"), (lines[0].quantity.value,))
    order_id = office.drafted(an.draft(lines=lines, places=(place,)))
    view, _ = office.drafting.add_product(office.pp, order_id, "P-000002", Quantity.of("3"))
    assert view.content.places[0].quantities == (60, 0)
    assert [flag.code for flag in view.blocks] == ["order.places_sum"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"procedure": "gift"}, "order.word"),
        ({"penalty_base": "none"}, "order.word"),
        ({"occasion": Occasion("Rapat", TODAY, 1_000_001)}, "order.guests"),
        ({"occasion": Occasion("x" * 1001, TODAY, 1)}, "order.text_long"),
        ({"places": (Place(Delivery(), (Decimal(-1),)),)}, "order.place_quantity"),
        ({"places": (Place(Delivery(), (Decimal("0.0001"),)),)}, "order.place_quantity"),
        ({"places": (Place(Delivery(), ()),) * 101}, "order.too_many_places"),
        ({"flag_reasons": (FlagReason("flag.x", 0, "pendek", ""),)}, "order.reason_short"),
        ({"vendor_note": PaperRef("N\x00", TODAY)}, "order.text_control"),
    ],
)
def test_terms_that_cannot_be_kept_are_named_and_nothing_is_saved(office, an, changes, code):
    with pytest.raises(BejoError) as refusal:
        office.drafted(an.draft(**changes))
    assert refusal.value.code == code
    assert count(office) == 0


def test_a_small_purchase_is_not_handed_in(office, an):
    order_id = office.drafted(an.draft(procedure="small", platform="none"))
    with pytest.raises(BejoError, match=r"small\.not_submitted"):
        office.drafting.submit(office.pp, order_id, REASONS)


def test_a_draft_that_cannot_be_shown_is_saved_all_the_same_and_told_so(office, an):
    order_id = office.drafted(an.draft())
    # Together more than an amount can be: what is left of the line cannot be computed.
    most = RUPIAH_MAX
    office.learn(replace_rev(an.budget(an.TONER, most, committed=most, realised=most)))
    shorter = an.draft(lines=an.draft().lines[-1:])
    with pytest.raises(EnvironmentFailed) as told:
        office.drafting.edit(office.pp, order_id, shorter)
    assert told.value.code == "order.saved_unseen"
    assert "field" not in told.value.facts, "no cell may be marked as refused"
    saved = office.drafting.input_of(order_id).lines
    assert [line.product for line in saved] == [line.product for line in shorter.lines]
    with office.store.read() as reading:
        assert reading.audit.count("order.edit", str(order_id)) == 1


def test_what_a_sync_brings_counts_from_the_next_keystroke_on(office, an):
    order_id = office.drafted(an.draft())
    office.learn(
        replace_rev(an.vendor(an.CV, name="CV Contoh Baru")),
        replace_rev(an.product(1, "Kertas HVS A4 80 g/m²", 60_000)),
        replace_rev(an.budget(an.PAPER, 90_000_000)),
    )
    view, _ = office.drafting.edit(office.pp, order_id, an.draft())
    assert view.vendor.name == "CV Contoh Baru"
    assert view.lines[0].list_now == Rupiah(60_000)
    assert view.budget[0].ceiling == Rupiah(90_000_000)


def test_a_mandate_that_a_sync_ended_stops_the_next_keystroke(office, an):
    session, order_id = office.pp, office.drafted(an.draft())
    ended = an.officer(an.PP, "Sekar Contoh", "PP", until=date(2026, 10, 1))
    office.learn(replace_rev(ended))
    with pytest.raises(AccessDenied, match=r"access\.mandate"):
        office.drafting.edit(session, order_id, an.draft(note="diubah"))
    assert office.drafting.input_of(order_id).note == ""
