"""Small purchases on the desk: one form, one act, no SP number and no PPK."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from bejo_desktop.application.views import Paid
from bejo_desktop.bootstrap.checks import load_needs
from bejo_desktop.contract.intents import AddEvidence, Buy
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.completeness.checking import Standing, completeness
from bejo_desktop.domain.errors import AccessDenied, BejoError
from bejo_desktop.domain.evidence import EvidenceKind
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.order import OrderState
from tests.application.conftest import PAPER, TODAY, WARUNG

REASONS = {"": "Jamuan tamu, penyedia terdekat."}


@pytest.fixture
def s3(an):
    """Scenario S3 of users.md 6: 45 meals at 35.000 of a warung without a valid NPWP."""
    return an.draft(
        vendor=WARUNG,
        package="Jamuan tamu kecamatan",
        rup="",
        platform="none",
        due_on=TODAY,
        procedure="small",
        vendor_note=PaperRef("17", TODAY),
        lines=(an.line("P-000007", "45", budget_line=PAPER),),
    )


def test_s3_is_bought_paid_and_done(office, s3):
    detail, _ = office.buying.new(office.pp, s3, answers=REASONS)
    assert (detail.row.state, detail.row.number) == (
        OrderState.RECEIVED,
        "000.3.2/0031/NP/413.101/2026",
    )
    assert detail.content.figures.total.amount == 1_732_500
    assert detail.content.vendor_note.no == "17"
    assert [step.key for step in detail.steps] == ["order.new", "order.buy", "order.pay"]
    (intent,) = office.waiting()
    assert isinstance(intent.a, Buy)
    assert (intent.a.no, intent.a.on, intent.a.series) == (detail.row.number, TODAY, "NP")
    due = office.paying.due(detail.row.order_id)
    assert (due.gross.amount, due.net.amount) == (1_732_500, 1_512_000)
    payment = Paid(TODAY, Payment.UP, "17")
    detail, _ = office.paying.pay(office.treasurer, detail.row.order_id, payment)
    assert (detail.row.state, detail.payments[0].net.amount) == (OrderState.PAID, 1_512_000)
    assert office.approving.next_number(office.ppk) == "000.3.2/0017/SP/413.101/2026"
    assert office.approving.waiting() == []


def test_a_nota_that_another_purchase_named_is_asked_about(office, s3):
    office.buying.new(office.pp, s3, answers=REASONS)
    view = office.drafting.view(office.pp, office.drafted(s3))
    (again,) = [flag for flag in view.flags if flag.code == "flag.note_again"]
    assert (again.facts["note"], again.facts["order"]) == ("17", "000.3.2/0031/NP/413.101/2026")
    another = replace(s3, vendor_note=PaperRef("18", TODAY))
    view = office.drafting.view(office.pp, office.drafted(another))
    assert "flag.note_again" not in {flag.code for flag in view.flags}


def test_a_draft_is_bought_as_it_stands(office, s3):
    order_id = office.drafted(s3)
    detail, _ = office.buying.buy(office.pp, order_id, answers=REASONS)
    assert (detail.row.order_id, detail.row.state) == (order_id, OrderState.RECEIVED)


def test_the_vendors_nota_is_filed_with_the_purchase(office, s3):
    """Issue 4, point 8: one form, "the vendor's nota with picture"."""
    picture = b"\x89PNG\r\n\x1a\n nota 17"
    detail, _ = office.buying.new(office.pp, s3, answers=REASONS, scan=picture)
    with office.store.read() as reading:
        order = reading.orders.get(detail.row.order_id)
        kept = reading.scans.find(sha256(picture).hexdigest())
    (piece,) = order.evidence
    assert (piece.kind, piece.no, piece.on) == (EvidenceKind.VENDOR_NOTE, "17", TODAY)
    assert kept.body == picture
    found = {one.kind: one.standing for one in completeness(order, load_needs())}
    assert found[EvidenceKind.VENDOR_NOTE] is Standing.PRESENT
    assert [type(intent.a) for intent in office.waiting()] == [Buy, AddEvidence]


def test_a_picture_that_cannot_be_kept_leaves_nothing_bought(office, s3):
    order_id = office.drafted(s3)
    with pytest.raises(BejoError) as refused:
        office.buying.buy(office.pp, order_id, answers=REASONS, scan=b"no picture")
    assert refused.value.code == "scan.format"
    assert office.orders.detail(order_id).row.state is OrderState.DRAFT
    assert office.waiting() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"procedure": "order"}, "small.procedure"),
        ({"platform": "toko_daring"}, "small.platform"),
        ({"vendor_note": None}, "small.note_missing"),
        ({"ordered_on": date(2026, 10, 13), "due_on": date(2026, 10, 13)}, "small.bought_on"),
        ({"package": " "}, "order.package_missing"),
    ],
)
def test_what_is_no_small_purchase_leaves_nothing_behind(office, s3, changes, code):
    with pytest.raises(BejoError) as refusal:
        office.buying.new(office.pp, replace(s3, **changes), answers=REASONS)
    assert refusal.value.code == code
    assert (office.waiting(), office.orders.counts()) == ([], [])
    assert office.fulfilling.next_number(office.pp, "NP") == "000.3.2/0031/NP/413.101/2026"


def test_more_than_the_limit_is_an_order(office, s3, an):
    dear = replace(s3, lines=(an.line("P-000007", "260", budget_line=PAPER),))
    with pytest.raises(BejoError, match=r"small\.above_limit") as refusal:
        office.buying.new(office.pp, dear, answers=REASONS)
    assert refusal.value.facts["total"] == 10_010_000
    fits = replace(s3, lines=(an.line("P-000007", "259", budget_line=PAPER),))
    detail, _ = office.buying.new(office.pp, fits, answers=REASONS)
    assert detail.content.figures.total.amount == 9_971_500


def test_the_bendahara_buys_nothing(office, s3):
    with pytest.raises(AccessDenied, match=r"access\.role"):
        office.buying.new(office.treasurer, s3, answers=REASONS)


def test_a_pptk_buys_although_no_drafter(office, s3, an):
    nip = "198505052010011009"
    office.learn(an.officer(nip, "Dimas Contoh", "PPTK"))
    detail, _ = office.buying.new(office.session(nip), s3, answers=REASONS)
    assert detail.receipts[0].by == nip
