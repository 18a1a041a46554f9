"""Who may issue an order: the PPK, a PP with a mandate, and who records an approval on paper."""

import tomllib
from dataclasses import replace
from datetime import date
from hashlib import sha256

import msgspec
import pytest

from bejo_desktop.application.approving import Approving
from bejo_desktop.application.changes import Kind
from bejo_desktop.application.changing import Changing
from bejo_desktop.application.explaining import Explaining
from bejo_desktop.application.views import FlagLevel, OrderFilter, PaperApproved
from bejo_desktop.bootstrap.checks import load_citations
from bejo_desktop.contract.intents import Final
from bejo_desktop.contract.rows import MandateRow
from bejo_desktop.domain.days import Deadline
from bejo_desktop.domain.errors import AccessDenied, BadInput, BejoError, RuleBroken
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.order import OrderState, Verdict
from bejo_desktop.domain.rules.book import RuleBook
from resources import path
from tests.application.conftest import PAPER, PP, PPK, TODAY, TREASURER

SCAN = b"%PDF-1.7 lembar persetujuan"


def hash_of(office, order_id):
    return office.orders.detail(order_id).row.content_hash


def issue(office, who, order_id, approved=None):
    return office.approving.finalise(who, order_id, hash_of(office, order_id), None, approved)


def on_paper(**changes):
    return replace(PaperApproved(PPK, TODAY, SCAN), **changes)


@pytest.fixture
def pp_may(office):
    """Give the PP one more mandate, one that lets them issue, with what `facts` say."""

    def learn(**facts):
        row = MandateRow(
            id=f"{PP}/900/020/413.101/2026",
            rev=9,
            unit="413.101",
            nip=PP,
            sk="900/020/413.101/2026",
            roles=("PP",),
            since=date(2026, 1, 2),
            until=date(2026, 12, 31),
            may_issue=True,
            signature="A" * 86,
            **facts,
        )
        office.learn(row)
        return office.session(PP)

    return learn


def test_a_pp_whose_mandate_says_so_issues_the_order_and_any_ppk_receives_it(office, pp_may):
    pp = pp_may()
    assert office.approving.next_number(pp) == "000.3.2/0017/SP/413.101/2026"
    detail, _ = issue(office, pp, office.submitted())
    assert (detail.row.state, detail.approval) == (OrderState.FINAL, None)
    assert detail.in_charge == ("", "")
    assert office.waiting()[-1].mandate == "900/020/413.101/2026"


@pytest.mark.parametrize("limit", [12_537_449, 1])
def test_a_mandate_s_limit_is_with_taxes(office, pp_may, limit):
    order_id = office.submitted()
    with pytest.raises(AccessDenied, match=r"access\.order_limit"):
        issue(office, pp_may(order_limit=limit), order_id)
    detail, _ = issue(office, office.ppk, order_id)
    assert detail.row.state is OrderState.FINAL


def test_s5_is_above_what_a_pp_may_issue(office, pp_may, an):
    """users.md S5: 150 uniforms, 208.125.000 with taxes: over Rp200 million, the PPK's."""
    office.learn(msgspec.structs.replace(an.budget(PAPER, 900_000_000), rev=2))
    uniforms = an.draft(lines=(an.line("P-000010", "150", budget_line=PAPER),))
    order_id = office.submitted(uniforms)
    with pytest.raises(AccessDenied, match=r"access\.pp_limit") as refusal:
        issue(office, pp_may(), order_id)
    assert (refusal.value.facts["total"], refusal.value.facts["limit"]) == (
        208_125_000,
        200_000_000,
    )


def test_a_pp_records_the_ppk_s_written_approval_and_it_is_shown_as_such(office):
    order_id = office.submitted()
    detail, _ = issue(office, office.pp, order_id, on_paper())
    assert detail.row.state is OrderState.FINAL
    approval = detail.approval
    assert (approval.ppk, approval.on, approval.by) == (PPK, TODAY, PP)
    assert approval.scan == sha256(SCAN).hexdigest()
    assert detail.in_charge == (PPK, "Bagas Contoh")
    act, filed = (intent.a for intent in office.waiting()[-2:])
    assert isinstance(act, Final)
    assert (filed.kind, filed.scan) == (EvidenceKind.APPROVAL_SHEET, approval.scan)
    assert (act.approval.ppk, act.approval.scan) == (PPK, approval.scan)
    assert act.approval.mandate == "900/015/413.101/2026"
    with office.store.read() as reading:
        assert reading.scans.find(approval.scan).body == SCAN


@pytest.mark.parametrize(
    ("approved", "code"),
    [
        (on_paper(ppk=PP), "approval.own"),
        (on_paper(ppk=TREASURER), "approval.not_ppk"),
        (on_paper(ppk="1" * 18), "officer.unknown"),
        (on_paper(on=date(2026, 10, 11)), "approval.on"),
        (on_paper(on=date(2026, 10, 13)), "approval.on"),
        (on_paper(scan=b"GIF89a"), "scan.format"),
    ],
)
def test_an_approval_on_paper_is_of_a_ppk_in_office_after_the_submit(office, approved, code):
    order_id = office.submitted()
    with pytest.raises(BejoError) as refusal:
        issue(office, office.pp, order_id, approved)
    assert refusal.value.code == code
    assert office.orders.detail(order_id).row.state is OrderState.SUBMITTED
    assert office.approving.next_number(office.ppk) == "000.3.2/0017/SP/413.101/2026"


def test_a_pp_without_a_mandate_issues_nothing(office):
    order_id = office.submitted()
    with pytest.raises(AccessDenied, match=r"access\.role"):
        issue(office, office.pp, order_id)


def test_what_was_submitted_and_changed_since_is_not_issued(office):
    order_id = office.submitted()
    with pytest.raises(RuleBroken, match=r"order\.content_changed"):
        office.approving.finalise(office.ppk, order_id, "0" * 64, None)


def test_a_batch_issues_what_is_plain_and_lists_the_rest_with_why(office, an):
    plain = office.submitted(an.draft(lines=(an.line("P-000001", budget_line=an.PAPER),)))
    batch, changes = office.approving.finalise_all(office.ppk, {plain: hash_of(office, plain)})
    assert (batch.done, batch.left) == ((plain,), ())
    assert changes.touches(Kind.NUMBERS)
    answered = office.submitted()
    batch, _ = office.approving.finalise_all(office.ppk, {answered: hash_of(office, answered)})
    assert [(one.order_id, one.error.code) for one in batch.left] == [
        (answered, "order.not_opened")
    ]
    asked = office.drafted(an.draft(package="Tahap kedua"))
    office.drafting.submit(office.pp, asked)
    gone = office.drafted()
    seen = {asked: hash_of(office, asked), plain: "0" * 64, gone: "0" * 64}
    batch, _ = office.approving.finalise_all(office.ppk, seen)
    assert batch.done == ()
    assert [(one.order_id, one.error.code) for one in batch.left] == [
        (asked, "order.reasons_missing"),
        (plain, "order.move"),
        (gone, "order.move"),
    ]
    assert "flag.imported" in [flag.code for flag in batch.left[0].questions]
    assert office.orders.detail(asked).row.state is OrderState.SUBMITTED
    assert len([x for x in office.waiting() if isinstance(x.a, Final)]) == 1


def test_a_batch_issues_a_red_order_that_was_opened_and_not_one_that_changed_since(office, an):
    opened, changed = office.submitted(), office.submitted(an.draft(package="Tahap kedua"))
    seen = {one: hash_of(office, one) for one in (opened, changed)}
    office.drafting.edit(office.pp, changed, an.draft(package="Tahap kedua, disunting"))
    office.drafting.submit(office.pp, changed, {"": "Dibutuhkan untuk kegiatan bulan ini"})
    batch, _ = office.approving.finalise_all(office.ppk, seen, set(seen.values()))
    assert batch.done == (opened,)
    assert [(one.order_id, one.error.code) for one in batch.left] == [(changed, "order.not_opened")]


def test_the_map_says_each_order_s_last_day(office):
    """users.md S1: three working days; submitted on Monday 12 October, the last is Thursday."""
    order_id = office.submitted()
    (row,) = office.approving.waiting()
    assert (row.order_id, row.submitted_on, row.deadline.on) == (
        order_id,
        TODAY,
        date(2026, 10, 15),
    )
    assert office.orders.detail(order_id).row.deadline == row.deadline
    detail, _ = issue(office, office.ppk, order_id)
    assert detail.row.deadline is None


@pytest.mark.parametrize(
    ("known", "days", "lapsed"), [(True, 3, False), (True, 4, True), (False, 4, False)]
)
def test_an_order_past_its_last_day_is_shown_lapsed_before_the_centre_is_heard(
    office, known, days, lapsed
):
    """Handed in on Monday 12 October: Thursday is the last day; only what the centre knows lapses."""
    order_id = office.submitted()
    if known:
        with office.store.write() as work:
            order = work.orders.get(order_id)
            order.settle(Verdict.OK, (), (), revision=1, more_waiting=False)
            work.orders.save(order, now=office.clock())
    office.clock.pass_(days=days)
    rows = (
        *office.orders.rows(OrderFilter()),
        *office.approving.waiting(),
        office.orders.detail(order_id).row,
    )
    assert {(row.state, row.has_lapsed) for row in rows} == {(OrderState.SUBMITTED, lapsed)}
    issue(office, office.ppk, order_id)  # the centre alone decides on a late approval
    assert not office.orders.detail(order_id).row.has_lapsed


def test_the_vendor_has_three_working_days_to_accept_and_is_late_after_them(office):
    """domain.md 1.2: numbered on Monday 12 October, the vendor's last day is Thursday."""
    order_id = office.finalised()
    detail = office.orders.detail(order_id)
    assert detail.vendor_deadline == Deadline(date(2026, 10, 15))
    assert office.drafting.view(office.ppk, order_id).flags == ()
    office.clock.pass_(days=4)
    (told,) = office.drafting.view(office.ppk, order_id).flags
    assert (told.code, told.level) == ("flag.vendor_late", FlagLevel.NOTICE)
    assert told.facts == {"on": "2026-10-15", "days": 1}
    detail, _ = office.approving.sign(office.ppk, order_id, TODAY, None)
    assert office.orders.detail(order_id).vendor_deadline is None
    assert office.drafting.view(office.ppk, order_id).flags == ()


def test_the_vendor_s_last_day_is_that_of_the_region(office):
    own = {"key": "deadline.vendor_days", "region": "35.09", "days": 1, "from": date(2018, 3, 22)}
    own |= {"law": "Perbup uji", "source": "perbup uji", "status": "confirm"}
    files = path("rules").glob("*.toml")
    shipped = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    rules = RuleBook.parse([*shipped, {"rule": [own]}])
    order_id = office.finalised()
    office.clock.pass_(days=2)
    assert office.drafting.view(office.ppk, order_id).flags == ()
    why = Explaining(office.store, rules, office.clock, load_citations())
    (late,) = [one for one in why.order(office.ppk, order_id) if one.level]
    assert (late.figure, late.facts) == ("flag.vendor_late", {"on": "2026-10-13", "days": 1})
    assert (late.rule, late.source) == ("deadline.vendor_days/35.09@2018-03-22", "Perbup uji")


def test_an_approval_needs_its_picture(office):
    order_id = office.submitted()
    with pytest.raises(BadInput, match=r"scan\.format"):
        issue(office, office.pp, order_id, on_paper(scan=b""))


def test_where_the_region_forbids_it_a_ppk_does_not_approve_an_own_draft(office, an):
    """security.md 3 as a switch of the data: the one who drafted is not the one who approves."""
    rules = RuleBook.parse(_forbidding(path("rules").glob("*.toml")))
    strict = Approving(office.store, rules, office.clock)
    view, _ = office.drafting.new(office.ppk, an.draft())
    office.drafting.submit(office.ppk, view.order_id, {"": "Dibutuhkan bulan ini."})
    seen = hash_of(office, view.order_id)
    with pytest.raises(AccessDenied, match=r"access\.own_draft"):
        strict.finalise(office.ppk, view.order_id, seen, None)
    with pytest.raises(AccessDenied, match=r"access\.own_draft"):
        strict.finalise(office.pp, view.order_id, seen, None, on_paper())
    detail, _ = office.approving.finalise(office.ppk, view.order_id, seen, None)
    assert detail.row.state is OrderState.FINAL


def _forbidding(files):
    for file in files:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
        for rule in document["rule"]:
            if rule["key"] == "approval.own_draft":
                rule["switch"] = False
        yield document


def test_an_order_that_was_handed_over_is_approved_by_the_next_ppk_alone(office, an):
    other = "198007152006041012"
    office.learn(an.officer(other, "Ratih Contoh", "PPK", rev=1))
    order_id = office.submitted()
    changing = Changing(office.store, office.rules, office.clock)
    changing.hand_over(office.ppk, order_id, other, "Mutasi pejabat lama ke dinas lain")
    with pytest.raises(AccessDenied, match=r"order\.other_ppk"):
        issue(office, office.ppk, order_id)
    with pytest.raises(AccessDenied, match=r"order\.other_ppk"):
        office.approving.give_back(office.ppk, order_id, "Rekeningnya keliru sekali")
    detail, _ = issue(office, office.session(other), order_id)
    assert detail.row.state is OrderState.FINAL
