"""Who may do what at which value and on which day, as the desk checks it and as it is queued."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from bejo_desktop.application.approving import Approving
from bejo_desktop.application.audit_list import AuditList
from bejo_desktop.application.changing import Amending
from bejo_desktop.application.looking import Looking
from bejo_desktop.application.paper_facts.basis import approval_of
from bejo_desktop.application.views import PaperApproved
from bejo_desktop.contract.intents import Buy, Final, HandOver, TakeBack
from bejo_desktop.contract.rows import MandateRow
from bejo_desktop.domain.content import FlagReason
from bejo_desktop.domain.errors import AccessDenied, BejoError, RuleBroken
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.order import OrderState, SyncState
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.rules.book import RuleBook
from resources import path
from tests.application.conftest import PAPER, PP, PPK, TODAY
from tests.application.test_issuing import _forbidding, hash_of, issue

REASON = "Mutasi pejabat lama ke dinas lain"
SECOND, THIRD, PA, PPTK, OPERATOR = (f"1980071520060410{at}2" for at in range(1, 6))
S1_TOTAL = 12_537_450
"""users.md S1 with taxes."""


def mandate(nip, sk, *roles, **facts):
    """One more mandate of an officer, as a row of the feed."""
    values = {
        "id": f"{nip}/{sk}",
        "rev": 9,
        "unit": "413.101",
        "nip": nip,
        "sk": sk,
        "roles": roles,
        "since": date(2026, 1, 2),
        "until": date(2026, 12, 31),
        "may_issue": False,
        "signature": "A" * 86,
    }
    return MandateRow(**values | facts)


def small(an, **changes):
    values = {
        "platform": "none",
        "procedure": "small",
        "vendor_note": PaperRef("N-1", TODAY),
        "lines": (an.line("P-000001", "5", budget_line=an.PAPER),),
        "due_on": TODAY,
    }
    return an.draft(**values | changes)


@pytest.fixture
def strict(office):
    """The approvals of a region that forbids own drafts."""
    rules = RuleBook.parse(_forbidding(path("rules").glob("*.toml")))
    return Approving(office.store, rules, office.clock)


def own_draft(strict, office, order_id):
    """Tell whether the PPK's approval is refused as that of an own draft."""
    try:
        strict.finalise(office.ppk, order_id, hash_of(office, order_id), None)
    except AccessDenied as error:
        return error.code == "access.own_draft"
    return False


# --- own drafts
def test_whoever_edited_or_handed_it_in_has_drafted_it(office, an, strict):
    others = office.submitted()
    edited = office.drafted()
    office.drafting.edit(office.ppk, edited, an.draft(package="Diganti PPK"))
    office.drafting.submit(office.pp, edited)
    rewritten = office.submitted()
    office.drafting.edit(office.ppk, rewritten, an.draft(package="Diganti PPK"))
    office.drafting.submit(office.pp, rewritten)
    handed_in = office.drafted()
    office.drafting.submit(office.ppk, handed_in)
    named = office.drafting.new(office.ppk, an.draft(official=PP))[0].order_id
    office.drafting.submit(office.pp, named)
    drafts = (others, edited, rewritten, handed_in, named)
    assert [own_draft(strict, office, one) for one in drafts] == [False, True, True, True, True]


# --- mandates: by act, day and value, for the check and for the queue
def test_of_two_mandates_the_one_that_covers_the_order_is_queued(office):
    office.learn(
        mandate(PPK, "SK-KECIL", "PPK", order_limit=S1_TOTAL - 1, since=date(2026, 1, 3)),
        mandate(PPK, "SK-PLT", "PPK", acting="PLT", stands_for="Sekretaris"),
    )
    order_id = office.submitted()
    issue(office, office.ppk, order_id)
    assert isinstance(office.waiting()[-1].a, Final)
    assert office.waiting()[-1].mandate == "SK-PLT"


def test_a_pp_who_stands_in_for_the_ppk_issues_above_a_pp_s_limit(office, an):
    office.learn(msgspec.structs.replace(an.budget(PAPER, 900_000_000), rev=2))
    office.learn(
        mandate(PP, "SK-TERBIT", "PP", may_issue=True),
        mandate(PP, "SK-PLT", "PPK", acting="PLT", stands_for="Sekretaris"),
    )
    uniforms = an.draft(lines=(an.line("P-000010", "150", budget_line=PAPER),))
    issue(office, office.pp, office.submitted(uniforms))
    assert office.waiting()[-1].mandate == "SK-PLT"


def test_an_ended_sk_is_named_and_not_a_missing_role(office):
    """The PP was PPK until September: each act of a PPK says which SK ended."""
    office.learn(
        mandate(PP, "SK-PP", "PP"),
        mandate(PP, "SK-LAMA", "PPK", until=date(2026, 9, 30)),
    )
    waiting, running = office.submitted(), office.finalised()
    acts = (
        lambda: issue(office, office.pp, waiting),
        lambda: office.approving.give_back(office.pp, waiting, REASON),
    )
    for act in acts:
        with pytest.raises(AccessDenied, match=r"access\.mandate_ended") as refusal:
            act()
        assert refusal.value.facts["sk"] == "SK-LAMA"
    assert office.orders.detail(waiting).row.state is OrderState.SUBMITTED
    assert office.orders.detail(running).row.state is OrderState.FINAL


def test_an_addendum_stays_within_what_the_ppk_s_mandate_covers(office, an):
    office.learn(mandate(PPK, "SK-BATAS", "PPK", order_limit=S1_TOTAL))
    order_id = office.signed()
    office.learn(mandate(PPK, "SK-BATAS", "PPK", order_limit=S1_TOTAL, rev=10))
    only = [one.sk for one in office.ppk.officer.mandates]
    wanted = office.drafting.input_of(order_id)
    lines = (replace(wanted.lines[0], quantity=Quantity.of("61")), *wanted.lines[1:])
    amending = Amending(
        replace(wanted, lines=lines), "Ditambah satu rim", TODAY, answers={"": REASON}
    )
    assert only == ["SK-BATAS"]
    with pytest.raises(AccessDenied, match=r"access\.order_limit"):
        office.changing.amend(office.ppk, order_id, amending)
    office.learn(mandate(PPK, "SK-PLT", "PPK", acting="PLT", stands_for="Sekretaris"))
    office.changing.amend(office.ppk, order_id, amending)
    assert office.waiting()[-1].mandate == "SK-PLT"


# --- approvals on paper
def test_an_approval_on_paper_is_not_older_than_its_order(office, an):
    """Handed in a day late: the sheet of the order's own day is good, one before it is not."""
    order_id = office.submitted(an.draft(ordered_on=TODAY - timedelta(days=1)))
    for days, code in ((2, "approval.on"), (1, None)):
        sheet = PaperApproved(PPK, TODAY - timedelta(days=days), b"%PDF-1.7 lembar")
        assert refusal(lambda one=sheet: issue(office, office.pp, order_id, one)) == code


def test_an_approval_on_paper_is_named_to_the_auditor_and_on_the_order(office):
    order_id = office.submitted()
    issue(office, office.pp, order_id, PaperApproved(PPK, TODAY, b"%PDF-1.7 lembar"))
    audit = AuditList(Looking(office.store, office.ppk, office.clock), office.rules)
    (row,) = audit.year(2026).orders
    assert (row.approved_by, row.approved_on) == ("Bagas Contoh", TODAY)
    assert row.recorded_by == "Sekar Contoh"
    with office.store.read() as reading:
        (basis,) = approval_of(reading.orders.get(order_id), {PP: "Sekar Contoh"})
    words = tomllib.loads(path("papers", "surat_pesanan.id.toml").read_text("utf-8"))["basis"]
    assert words[basis.kind].format(number=basis.number, day="12 Oktober 2026") == (
        "Persetujuan tertulis PPK tanggal 12 Oktober 2026, dicatat oleh Sekar Contoh;"
    )


# --- small purchases
def test_a_small_purchase_is_within_the_mandate_s_limit(office, an):
    office.learn(mandate(PP, "SK-1000", "PP", order_limit=1000))
    with pytest.raises(AccessDenied, match=r"access\.order_limit"):
        office.buying.new(office.pp, small(an))
    assert office.waiting() == []
    office.learn(mandate(PP, "SK-PLT", "PP", acting="PLT", stands_for="Sekretaris"))
    office.buying.new(office.pp, small(an))
    assert isinstance(office.waiting()[-1].a, Buy)
    assert office.waiting()[-1].mandate == "SK-PLT"


def test_nobody_buys_what_was_typed_for_another_official(office, an):
    with pytest.raises(AccessDenied, match=r"access\.official_other"):
        office.buying.new(office.pp, small(an, official=PPK))
    typed = office.drafted(small(an, official=PPK))
    with pytest.raises(AccessDenied, match=r"access\.official_other"):
        office.buying.buy(office.pp, typed)
    office.buying.buy(office.ppk, typed)


def test_an_operator_types_a_small_purchase_for_a_pptk_and_no_order(office, an):
    """users.md 1.1: types for PP or PPTK; a PPTK buys, and never hands an order in."""
    office.learn(
        an.officer(OPERATOR, "Tari Contoh", "OPERATOR", sk="SK-1"),
        an.officer(PPTK, "Umar Contoh", "PPTK", sk="SK-2"),
    )
    operator, pptk = office.session(OPERATOR), office.session(PPTK)
    with pytest.raises(RuleBroken, match=r"access\.official_unknown"):
        office.drafting.new(operator, an.draft(official=PPTK))
    typed = office.drafting.new(operator, small(an, official=PPTK))[0].order_id
    with pytest.raises(AccessDenied, match=r"access\.official_other"):
        office.buying.buy(office.pp, typed)
    detail, _ = office.buying.buy(pptk, typed)
    assert (detail.row.state, office.waiting()[-1].by) == (OrderState.RECEIVED, PPTK)


# --- who hands over, to whom, and whose orders
@pytest.fixture
def ppks(office, an):
    """Two more PPK and the PA."""
    office.learn(
        an.officer(SECOND, "Ratih Contoh", "PPK", sk="SK-B"),
        an.officer(THIRD, "Sigit Contoh", "PPK", sk="SK-C"),
        an.officer(PA, "Wulan Contoh", "PA", "PPK", sk="SK-PA"),
    )
    return office


@pytest.mark.parametrize(
    ("giver", "to", "code"),
    [
        (SECOND, THIRD, "order.other_ppk"),
        (SECOND, SECOND, None),
        (PPK, THIRD, None),
        (PA, THIRD, None),
    ],
)
def test_an_order_goes_over_by_who_has_it_who_takes_it_and_the_pa(ppks, giver, to, code):
    order_id, session = ppks.finalised(), ppks.session(giver)
    assert refusal(lambda: ppks.changing.hand_over(session, order_id, to, REASON)) == code


def test_the_pa_gives_under_the_pa_s_own_sk(ppks):
    """The same person is PPK by a newer SK; the centre asks the SK that is named."""
    ppks.learn(mandate(PA, "SK-A", "PA"), mandate(PA, "SK-Z", "PPK", since=date(2026, 2, 2)))
    order_id = ppks.finalised()
    ppks.changing.hand_over(ppks.session(PA), order_id, THIRD, REASON)
    assert isinstance(ppks.waiting()[-1].a, HandOver)
    assert ppks.waiting()[-1].mandate == "SK-A"


def test_what_waits_does_not_go_to_a_ppk_who_may_not_approve_it(office, an):
    waiting, running = office.submitted(), office.finalised()
    office.learn(an.officer(SECOND, "Ratih", "PPK", sk="SK-B", since=date(2026, 10, 14)))
    office.clock.pass_(days=3)
    with pytest.raises(RuleBroken, match=r"charge\.not_on_the_day") as refused:
        office.changing.hand_over(office.ppk, waiting, SECOND, REASON)
    assert refused.value.facts["day"] == "2026-10-12"
    office.changing.hand_over(office.ppk, running, SECOND, REASON)


def test_all_orders_of_one_ppk_go_over_and_none_of_another_in_office(ppks):
    first, second = ppks.finalised(), ppks.submitted()
    issue(ppks, ppks.session(THIRD), second)
    details, _ = ppks.changing.hand_over_all(ppks.session(SECOND), PPK, SECOND, REASON)
    assert [one.row.order_id for one in details] == [first]
    assert ppks.orders.detail(second).in_charge[0] == THIRD


# --- reasons
def test_nobody_types_a_reason_in_another_s_name(office, an):
    forged = FlagReason("flag.imported", 6, "PPK sudah setuju memakai impor", PPK)
    order_id = office.drafted(an.draft(flag_reasons=(forged,)))
    (reason,) = office.drafting.view(office.pp, order_id).content.flag_reasons
    assert reason.by == PP


def test_who_hands_in_answers_for_the_reasons_and_those_handed_in_keep_their_names(office, an):
    typed = FlagReason("flag.imported", 6, "Tidak ada produk dalam negeri", "")
    order_id = office.drafting.new(office.ppk, an.draft(flag_reasons=(typed,)))[0].order_id
    office.drafting.submit(office.pp, order_id)
    by = [one.by for one in office.drafting.view(office.pp, order_id).content.flag_reasons]
    assert set(by) == {PP}
    office.drafting.take_back(office.ppk, order_id)
    office.drafting.submit(office.ppk, order_id, {"": "Sudah diperiksa bersama"})
    reasons = office.drafting.view(office.pp, order_id).content.flag_reasons
    assert (reasons[0].by, reasons[0].text) == (PP, typed.text)


# --- what was handed in and is edited again
def test_an_edit_after_the_submit_tells_the_centre_once(office, an):
    order_id = office.submitted()
    handed_in = hash_of(office, order_id)
    office.drafting.edit(office.pp, order_id, an.draft(package="Disunting"))
    office.drafting.edit(office.pp, order_id, an.draft(package="Disunting lagi"))
    told = office.waiting()[1:]
    assert [(type(one.a), one.a.content, one.by) for one in told] == [(TakeBack, handed_in, PP)]
    assert office.orders.detail(order_id).row.sync is SyncState.QUEUED
    office.drafted()  # a draft tells nobody
    assert len(office.waiting()) == 2


def test_who_types_for_an_official_takes_back_too_and_a_treasurer_does_not(office, an):
    office.learn(an.officer(OPERATOR, "Tari Contoh", "OPERATOR", sk="SK-1"))
    order_id = office.submitted()
    with pytest.raises(AccessDenied, match=r"access\.role"):
        office.drafting.take_back(office.treasurer, order_id)
    office.drafting.edit(office.session(OPERATOR), order_id, an.draft(official=PP))
    assert (office.waiting()[-1].by, office.waiting()[-1].mandate) == (OPERATOR, "SK-1")


def refusal(act):
    """The code with which the desk refuses an act, None where it is done."""
    try:
        act()
    except BejoError as error:
        return error.code
    return None
