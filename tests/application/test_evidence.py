"""Papers and pictures behind an order, kept encrypted, and what its payment file lacks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bejo_desktop.application.evidence import Evidencing
from bejo_desktop.application.views.evidence import PieceTyped
from bejo_desktop.bootstrap.checks import load_needs
from bejo_desktop.domain.completeness.checking import Standing
from bejo_desktop.domain.errors import AccessDenied, BejoError
from bejo_desktop.domain.evidence import EVIDENCE_MAX, SCAN_BYTES_MAX, EvidenceKind

TODAY = date(2026, 10, 12)
PDF = b"%PDF-1.7 nota toko"
NOTE = PieceTyped(EvidenceKind.VENDOR_NOTE, "0931", TODAY, PDF, "Nota toko")


@pytest.fixture
def evidence(office, rules):
    return Evidencing(office.store, office.clock, load_needs(), rules)


def standing(evidence, order_id, kind):
    found = {one.kind: one for one in evidence.completeness(order_id)}
    return found[kind].standing


def test_a_nota_with_its_picture_fills_the_file_and_goes_to_the_centre(office, evidence):
    order_id = office.finalised()
    assert standing(evidence, order_id, EvidenceKind.VENDOR_NOTE) is Standing.MISSING
    detail, _ = evidence.add(office.pp, order_id, NOTE)
    assert standing(evidence, order_id, EvidenceKind.VENDOR_NOTE) is Standing.PRESENT
    assert [piece.no for piece in detail.evidence] == ["0931"]
    intent = office.waiting()[-1].a
    assert (intent.kind, intent.paper, intent.on) == (EvidenceKind.VENDOR_NOTE, "0931", TODAY)
    assert intent.scan == detail.evidence[0].sha256


def test_the_picture_comes_back_to_the_byte(office, evidence):
    order_id = office.finalised()
    evidence.add(office.pp, order_id, NOTE)
    scan = evidence.scan(order_id, 1)
    assert (scan.body, scan.ending) == (PDF, "pdf")
    (piece,) = evidence.pieces(order_id)
    assert (piece.position, piece.by_name, piece.scan_here) == (1, "Sekar Contoh", True)


def test_a_picture_of_another_desk_stays_there(office, evidence):
    order_id = office.finalised()
    evidence.add(office.pp, order_id, NOTE)
    with office.store.write() as work:
        order = work.orders.get(order_id)
        order.evidence = (replace(order.evidence[0], sha256="ab" * 32),)
        work.orders.save(order, now=office.clock())
    assert not evidence.pieces(order_id)[0].scan_here
    with pytest.raises(BejoError, match="evidence.not_here"):
        evidence.scan(order_id, 1)
    with pytest.raises(BejoError, match="evidence.unknown"):
        evidence.scan(order_id, 2)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"no": "", "scan": None}, "evidence.empty"),
        ({"on": TODAY + timedelta(days=1)}, "evidence.day_ahead"),
        ({"scan": b"GIF89a"}, "scan.format"),
        ({"scan": b"%PDF-" + bytes(SCAN_BYTES_MAX - 4)}, "scan.too_large"),
        ({"no": "1" * 61}, "payment.text_long"),
        ({"note": "x" * 201}, "order.text_long"),
    ],
)
def test_what_cannot_stand_behind_an_order_changes_nothing(office, evidence, changes, code):
    order_id = office.finalised()
    before = len(office.waiting())
    with pytest.raises(BejoError, match=code):
        evidence.add(office.pp, order_id, replace(NOTE, **changes))
    assert (evidence.pieces(order_id), len(office.waiting())) == ((), before)
    with office.store.read() as reading:
        assert reading.scans.bytes_kept() == 0


def test_the_largest_picture_is_kept(office, evidence):
    order_id = office.finalised()
    body = b"%PDF-" + bytes(SCAN_BYTES_MAX - 5)
    evidence.add(office.pp, order_id, replace(NOTE, scan=body))
    assert evidence.scan(order_id, 1).body == body


def test_the_same_paper_stands_there_once(office, evidence):
    order_id = office.finalised()
    evidence.add(office.pp, order_id, NOTE)
    with pytest.raises(BejoError, match="evidence.twice"):
        evidence.add(office.pp, order_id, NOTE)
    evidence.add(office.pp, order_id, replace(NOTE, kind=EvidenceKind.PHOTO))
    assert len(evidence.pieces(order_id)) == 2


def test_a_desk_full_of_pictures_takes_numbers_only(office, rules):
    full = Evidencing(office.store, office.clock, load_needs(), rules, scans_most=len(PDF) - 1)
    order_id = office.finalised()
    with pytest.raises(BejoError, match="evidence.store_full"):
        full.add(office.pp, order_id, NOTE)
    full.add(office.pp, order_id, replace(NOTE, scan=None))
    assert len(full.pieces(order_id)) == 1


def test_a_draft_has_no_payment_file_yet(office, evidence):
    with pytest.raises(BejoError, match="order.move"):
        evidence.add(office.pp, office.drafted(), NOTE)


def test_an_auditor_adds_nothing(office, an, evidence):
    order_id = office.finalised()
    nip = "197001012000031001"
    office.learn(an.officer(nip, "Wening Contoh", "AUDITOR"))
    with pytest.raises(AccessDenied, match="access.role"):
        evidence.add(office.session(nip), order_id, NOTE)


def test_a_hundred_pieces_are_enough(office, evidence):
    order_id = office.finalised()
    evidence.add(office.pp, order_id, NOTE)
    with office.store.write() as work:
        order = work.orders.get(order_id)
        first = order.evidence[0]
        order.evidence = tuple(replace(first, no=str(n)) for n in range(EVIDENCE_MAX))
        work.orders.save(order, now=office.clock())
    with pytest.raises(BejoError, match="evidence.too_many"):
        evidence.add(office.pp, order_id, replace(NOTE, no="new", scan=None))
