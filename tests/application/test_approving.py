"""The PPK's decision, the number, the ink, and the ways out of a verdict."""

import tomllib
from datetime import date, timedelta

import pytest

import resources
from bejo_desktop.application.approving import Approving
from bejo_desktop.application.changes import Kind
from bejo_desktop.application.looking import Looking
from bejo_desktop.application.orders import OrderQueries
from bejo_desktop.application.views import OrderFilter
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import AccessDenied, BejoError
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.order import Cause, OrderState, SyncState, Verdict
from bejo_desktop.domain.rules.book import RuleBook

NUMBER = "000.3.2/0017/SP/413.101/2026"


def judged(office, order_id, verdict, *causes):
    """The centre's verdict on the newest act, as a sync would settle it."""
    with office.store.write() as work:
        order = work.orders.get(order_id)
        order.settle(verdict, causes, (), revision=order.revision + 1, more_waiting=False)
        work.orders.save(order, now=office.clock())


def row(office, order_id):
    return office.orders.detail(order_id).row


def test_final_takes_the_next_number_and_freezes_everything(office, an):
    order_id = office.submitted()
    assert office.approving.next_number(office.ppk) == NUMBER
    approved = office.approving.view(office.ppk, order_id)
    detail, changes = office.approving.finalise(office.ppk, order_id, approved.content_hash, None)
    assert (detail.row.number, detail.row.state) == (NUMBER, OrderState.FINAL)
    assert content_hash(detail.content) == approved.content_hash
    assert changes.touches(Kind.NUMBERS)
    with pytest.raises(BejoError, match="order.frozen"):
        office.drafting.edit(office.pp, order_id, office.drafting.input_of(order_id))
    final = office.waiting()[-1].a
    assert (final.no, final.series, final.year, final.running, final.lease) == (
        NUMBER,
        "SP",
        2026,
        17,
        "L-1",
    )


def test_the_last_day_of_the_ppk_is_that_of_the_unit_s_region(office):
    order_id = office.submitted()
    rule = {"key": "deadline.ppk_days", "from": date(2018, 3, 22), "law": "Perbup uji"}
    rule |= {"source": "perbup uji", "status": "confirm"}
    own = [rule | {"region": "35.09", "days": 1}, rule | {"region": "35.78", "days": 9}]
    files = resources.path("rules").glob("*.toml")
    shipped = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    rules = RuleBook.parse([*shipped, {"rule": own}])
    approving = Approving(office.store, rules, office.clock)
    orders = OrderQueries(Looking(office.store, office.ppk, office.clock), rules)
    assert [one.deadline.on for one in office.approving.waiting()] == [date(2026, 10, 15)]
    assert [one.deadline.on for one in approving.waiting()] == [date(2026, 10, 13)]
    assert [one.deadline.on for one in orders.rows(OrderFilter())] == [date(2026, 10, 13)]
    assert orders.detail(order_id).row.deadline.on == date(2026, 10, 13)


def test_an_order_of_a_day_to_come_takes_no_number(office, an):
    """Handed in under a clock that ran ahead, seen by the PPK under the right one."""
    office.clock.pass_(days=1)
    order_id = office.submitted(an.draft(ordered_on=date(2026, 10, 13)))
    office.clock.pass_(days=-1)
    seen = office.approving.view(office.ppk, order_id)
    with pytest.raises(BejoError, match="order.ordered_on"):
        office.approving.finalise(office.ppk, order_id, seen.content_hash, None)
    assert row(office, order_id).number is None
    assert office.approving.next_number(office.ppk) == NUMBER


def test_the_number_that_is_told_beforehand_is_the_one_that_is_taken(office, an):
    """Of the order's own form and year, also for an order of December that is issued in January."""
    orders = [office.submitted(an.draft()), office.submitted(an.draft(platform="none"))]
    office.learn(an.officer(an.PPK, "Bagas Contoh", "PPK", rev=2, until=date(2027, 12, 31)))
    office.clock.now = office.clock.now.replace(month=12, day=31)
    orders.append(office.submitted(an.draft(due_on=date(2026, 12, 31))))
    numbers = []
    for order_id in orders:
        office.clock.now += timedelta(days=order_id == orders[-1])
        told = office.approving.next_number(office.ppk, order_id)
        seen = office.approving.view(office.ppk, order_id).content_hash
        detail, _ = office.approving.finalise(office.ppk, order_id, seen, None)
        assert detail.row.number == told
        numbers.append(told)
    assert [number[8:15] for number in numbers] == ["0017/SP", "0031/NP", "0018/SP"]
    assert numbers[-1].endswith("/2026")
    assert office.approving.next_number(office.ppk) is None  # none of 2027 was given


def test_only_the_ppk_approves_and_only_what_was_seen(office):
    order_id = office.submitted()
    seen = row(office, order_id).content_hash
    with pytest.raises(AccessDenied, match="access.role"):
        office.approving.finalise(office.pp, order_id, seen, None)
    with pytest.raises(BejoError, match="order.content_changed"):
        office.approving.finalise(office.ppk, order_id, "0" * 64, None)
    assert row(office, order_id).state is OrderState.SUBMITTED
    assert office.approving.next_number(office.ppk) == NUMBER
    assert office.approving.next_number(office.pp) is None


def test_an_empty_lease_refuses_and_changes_nothing(office):
    for _ in range(3):
        office.finalised()
    order_id = office.submitted()
    with pytest.raises(BejoError, match="lease.empty"):
        office.approving.finalise(office.ppk, order_id, row(office, order_id).content_hash, None)
    assert (row(office, order_id).state, row(office, order_id).number) == (
        OrderState.SUBMITTED,
        None,
    )
    assert len(office.waiting()) == 7


def test_a_unit_with_an_agenda_book_types_its_number_once(office, an):
    office.learn(an.unit(rev=2, numbering="agenda"))
    first, second = office.submitted(), office.submitted()
    seen = row(office, first).content_hash
    assert office.approving.next_number(office.ppk) is None
    for typed, code in [(None, "number.missing"), ("17/2026", "number.malformed")]:
        with pytest.raises(BejoError) as refusal:
            office.approving.finalise(office.ppk, first, seen, typed)
        assert refusal.value.code == code
    typed = "000.3.2/117/SP/413.101/2026"
    detail, _ = office.approving.finalise(office.ppk, first, seen, typed)
    assert detail.row.number == "000.3.2/0117/SP/413.101/2026"
    with pytest.raises(BejoError, match="number.taken"):
        office.approving.finalise(office.ppk, second, row(office, second).content_hash, typed)


def test_a_typed_number_is_refused_where_the_unit_leases(office):
    order_id = office.submitted()
    with pytest.raises(BejoError, match="number.not_typed"):
        office.approving.finalise(office.ppk, order_id, row(office, order_id).content_hash, NUMBER)


def test_an_order_given_back_shows_the_reason_to_the_pp(office):
    order_id = office.submitted()
    with pytest.raises(BejoError, match="order.reason_short"):
        office.approving.give_back(office.ppk, order_id, "salah")
    detail, _ = office.approving.give_back(office.ppk, order_id, "Rekening toner keliru")
    assert (detail.row.state, detail.row.returned_reason) == (
        OrderState.DRAFT,
        "Rekening toner keliru",
    )
    assert detail.steps[1].done_at is None


def test_a_vendor_suspended_before_the_approval_stops_it(office, an):
    order_id = office.submitted()
    office.learn(
        an.vendor(an.CV, rev=2, suspended_since=date(2026, 10, 12), suspended_reason="Diperiksa")
    )
    with pytest.raises(BejoError, match="vendor.suspended"):
        office.approving.finalise(office.ppk, order_id, row(office, order_id).content_hash, None)


def test_ink_is_recorded_with_its_day_and_scan_whatever_the_centre_said(office):
    order_id = office.finalised()
    judged(office, order_id, Verdict.REFUSED, Cause(Reason.VENDOR_SUSPENDED, {"since": "x"}))
    office.clock.pass_(days=1)
    scan = b"%PDF-1.7 scan"
    detail, _ = office.approving.sign(office.pp, order_id, date(2026, 10, 13), scan)
    assert (detail.row.state, detail.signed_on) == (OrderState.SIGNED, date(2026, 10, 13))
    (piece,) = detail.evidence
    assert (piece.kind, piece.on) == (EvidenceKind.SIGNED_ORDER, date(2026, 10, 13))
    with office.store.read() as reading:
        assert reading.scans.find(piece.sha256).body == scan
    ink, filed = office.waiting()[-2:]
    assert (ink.a.on, filed.a.scan) == (date(2026, 10, 13), piece.sha256)


def test_on_the_catalogue_the_scan_is_the_platforms_own_order(office, an):
    """Issue 4, point 8: "on Katalog v6 the platform's Surat Pesanan is attached"."""
    order_id = office.finalised(an.draft(platform="katalog", platform_ref="EP-01"))
    detail, _ = office.approving.sign(
        office.ppk, order_id, date(2026, 10, 12), b"%PDF-1.7 platform"
    )
    (piece,) = detail.evidence
    assert piece.kind is EvidenceKind.PLATFORM_ORDER


@pytest.mark.parametrize("day", [date(2026, 10, 11), date(2026, 10, 13)])
def test_ink_before_the_order_or_tomorrow_is_refused(office, day):
    order_id = office.finalised()
    with pytest.raises(BejoError, match="order.signed_on"):
        office.approving.sign(office.pp, order_id, day, None)
    assert row(office, order_id).state is OrderState.FINAL


def test_a_held_price_is_kept_with_a_reason_and_no_figure_changes(office):
    order_id = office.finalised()
    before = office.orders.detail(order_id).content
    drift = Cause(Reason.PRICE_DRIFT, {"line": 1, "was": 54_000, "now": 56_700})
    judged(office, order_id, Verdict.HELD, drift)
    assert [detail.row.order_id for detail in office.deciding.waiting()] == [order_id]
    detail, _ = office.deciding.keep_price(
        office.ppk, order_id, "Penyedia menyanggupi harga semula"
    )
    assert (detail.row.state, detail.row.sync) == (OrderState.FINAL, SyncState.QUEUED)
    assert detail.content == before
    assert office.deciding.waiting() == []


def test_only_a_price_can_be_kept(office):
    order_id = office.finalised()
    judged(office, order_id, Verdict.HELD, Cause(Reason.BUDGET_SHORT, {}))
    with pytest.raises(BejoError, match="order.not_held_for_price"):
        office.deciding.keep_price(office.ppk, order_id, "Penyedia menyanggupi harga")
    detail, _ = office.deciding.recheck(office.ppk, order_id)
    assert detail.row.sync is SyncState.QUEUED


def test_a_voided_number_never_comes_back_and_the_copy_takes_todays_prices(office, an):
    order_id = office.finalised()
    office.learn(an.product(1, "Kertas HVS A4 80 g/m²", 56_700, rev=2, plist=8))
    office.clock.pass_(days=2)
    voided, copy, changes = office.deciding.void(
        office.ppk, order_id, "Harga katalog naik, dinegosiasi ulang"
    )
    assert (voided.row.state, voided.row.number) == (OrderState.VOID, NUMBER)
    assert (copy.state, copy.number) == (OrderState.DRAFT, None)
    assert copy.content.ordered_on == date(2026, 10, 14)
    assert copy.lines[0].unit_price == Rupiah(56_700)
    assert copy.figures.total > voided.content.figures.total
    assert changes.touches(Kind.BUDGET)
    with office.store.read() as reading:
        register = reading.numbers.register("SP", 2026)
    assert register.sum_ok
    office.drafting.submit(office.pp, copy.order_id)
    detail, _ = office.approving.finalise(
        office.ppk, copy.order_id, row(office, copy.order_id).content_hash, None
    )
    assert detail.row.number == "000.3.2/0018/SP/413.101/2026"


def test_what_waits_on_the_desk_is_taken_off_the_budget(office, an):
    office.finalised()
    lines = {one.code: one for one in office.budgeting.lines(2026)}
    assert lines[an.TONER].left == Rupiah(20_000_000 - 2_590_740)
    view, _ = office.drafting.new(office.pp, an.draft())
    assert {x.code: x.used for x in view.budget}[an.TONER] == Rupiah(2_590_740)


def test_every_act_stands_in_an_unbroken_audit_chain(office):
    office.finalised()
    with office.store.write() as work:
        assert work.audit.first_broken() is None
