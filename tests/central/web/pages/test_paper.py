"""The page behind the code of a paper: what the centre holds, to be compared, and no more."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.fulfilment import receipt_from_wire, receipt_to_wire
from bejo_desktop.contract.later import cancellation_to_wire, later_from_wire, payment_to_wire
from bejo_desktop.contract.papers import act_hash, negotiation_hash
from bejo_desktop.domain.negotiation import Minutes, Negotiation, Offer, OfferSource
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.paper.qr import QrClaim, qr_text
from bejo_desktop.domain.quantity import Quantity
from tests.central.desk import TODAY


@pytest.fixture
def scan(centre):
    """Open the code that a desk prints: `scan(desk, number, content)`."""

    def scan(desk, number, content, *, key=None, device=None):
        claim = QrClaim(device or desk.device, number["no"], content_hash(content))
        text = qr_text(centre.url, claim, (key or desk.key).sign(claim.signed_part()))
        path = text[len(centre.url) :]
        return requests.get(centre.url + path, timeout=20)

    return scan


def test_the_page_shows_what_the_centre_holds_and_asks_to_compare(desk, scan):
    _, content, number = desk.accepted_order()
    answer = scan(desk, number, content)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert f"Surat nomor {number['no']}" in answer.text
    assert "Bandingkan yang di bawah ini dengan surat di tangan Anda" in answer.text
    assert "Dinas Pendidikan, Kabupaten Jember" in answer.text
    assert str(content.figures.total) in answer.text
    assert "9 Oktober 2026" in answer.text
    assert "ASLI" not in answer.text.upper().replace("KEASLIAN", "")


def test_a_voided_number_says_so(desk, scan):
    order, content, number = desk.accepted_order()
    desk.void(order, content, number)
    desk.exchange()
    assert "Nomor ini sudah dibatalkan" in scan(desk, number, content).text


def more(centre, content, count):
    line = replace(content.lines[0], quantity=Quantity(Decimal(count)))
    return centre.with_figures(replace(content, lines=(line,), figures=None))


def test_a_sheet_from_before_an_addendum_is_an_earlier_version_and_not_false(centre, desk, scan):
    order, first, number = desk.signed_order()
    second, third = more(centre, first, 9), more(centre, first, 8)
    desk.amend(order, first, second, number)
    desk.exchange()
    desk.amend(order, second, third, number)
    desk.exchange()
    for content, running in ((first, "0001"), (second, "0002")):
        answer = scan(desk, number, content)
        assert answer.status_code == 200
        said = f"versi sebelum adendum 000.3.2/{running}/ADD/{desk.unit}/2026 tanggal 9 Oktober"
        assert said in answer.text
        assert str(content.figures.total) in answer.text
        assert str(third.figures.total) in answer.text
    now = scan(desk, number, third).text
    assert "versi sebelum adendum" not in now
    assert str(first.figures.total) not in now
    assert scan(desk, number, more(centre, first, 7)).status_code == 404


def test_an_order_that_waits_for_a_decision_says_so(desk, scan):
    _, content, number = desk.held_order()
    assert "Menunggu keputusan satuan kerja" in scan(desk, number, content).text


def test_a_code_that_no_desk_of_ours_signed_learns_nothing(desk, scan):
    _, content, number = desk.accepted_order()
    for forged in (
        scan(desk, number, content, key=Ed25519PrivateKey.generate()),
        scan(desk, number, content, device=desk.device + 99),
    ):
        assert forged.status_code == 404
        assert "Kode ini tidak dikenal pusat" in forged.text
        assert str(content.figures.total) not in forged.text
        assert number["no"] not in forged.text


def test_another_content_under_the_number_shows_no_figure(centre, desk, scan):
    _, content, number = desk.accepted_order()
    answer = scan(desk, number, centre.an_order(quantity="11"))
    assert answer.status_code == 404
    assert "berbeda dari yang dipegang pusat" in answer.text
    assert str(content.figures.total) not in answer.text


def test_a_number_that_has_not_come_yet_may_still_come(centre, desk, scan):
    answer = scan(desk, desk.number(), centre.an_order())
    assert answer.status_code == 404
    assert "Pusat belum mengenal nomor" in answer.text


@pytest.mark.parametrize("code", ["A", "AAAA", "1089", "<b>", "A" * 3000])
def test_a_broken_code_says_so(centre, code):
    answer = requests.get(f"{centre.url}/V/{code}", timeout=20)
    assert answer.status_code == 404
    assert "Kode ini tidak dapat dibaca" in answer.text


@pytest.fixture
def follow(centre):
    """Open the code under which a desk's own function makes a later paper."""

    def follow(desk, number, key):
        claim = QrClaim(desk.device, number, key)
        text = qr_text(centre.url, claim, desk.key.sign(claim.signed_part()))
        return requests.get(text, timeout=20)

    return follow


def test_the_codes_of_every_later_paper_are_told_as_what_they_are(centre, follow):
    desk = centre.desk(more=("PP", "BENDAHARA"))
    order, first, number = desk.signed_order(talked_over(centre, desk))
    second = more(centre, first, 9)
    desk.arrive(order, first, number)
    desk.receive(order, first, number, [(1, "4")], complete=False)
    desk.pay(order, first, number, amount=1000)
    desk.amend(order, first, second, number)
    desk.cancel(order, second, number)
    desk.exchange()
    row = desk.pull()["order", order]
    fields = later_from_wire(row.later)
    key = content_hash(first)
    (receipt,), (payment,), end = row.receipts, fields["payments"], fields["cancellation"]
    assert end is not None
    of_receipt = receipt_to_wire(receipt_from_wire(receipt))
    papers = {
        "serah terima": (receipt.bast.no, act_hash(key, of_receipt), "diterima 4 "),
        "Kuitansi": (
            payment.number.text,
            act_hash(key, payment_to_wire(payment)),
            str(payment.amount),
        ),
        "Surat pemutusan": (end.number.text, act_hash(key, cancellation_to_wire(end)), end.reason),
        "negosiasi": (
            first.negotiation.minutes.number.text,
            negotiation_hash(first),
            str(first.figures.total),
        ),
        "ADD": (fields["amendments"][0].number.text, content_hash(second), "Bandingkan"),
    }
    assert len({no for no, _, _ in papers.values()}) == len(papers)
    for named, (no, hash_, says) in papers.items():
        answer = follow(desk, no, hash_)
        assert answer.status_code == 200, (named, answer.text)
        assert named in answer.text
        assert says in answer.text
        assert "versi sebelum adendum" not in answer.text
        for forged in {hash_[::-1], key} - {hash_}:
            false = follow(desk, no, forged)
            assert false.status_code == 404
            assert "berbeda dari yang dipegang pusat" in false.text
            assert says not in false.text


def talked_over(centre, desk):
    """An order whose berita acara negosiasi has a number of the lease."""
    content, number = centre.an_order(), desk.number(series="BAN")
    prices = tuple(line.unit_price for line in content.lines)
    offer = Offer(content.vendor, "Toko", 1, OfferSource.MEETING, TODAY, prices, pkp=True)
    minutes = Minutes(
        number=Number(number["no"], "BAN", 2026, number["running"], number["lease"]),
        on=TODAY,
        at=None,
        way=OfferSource.MEETING,
        place="Kantor",
        clarified="Sesuai",
    )
    talks = Negotiation(TODAY, (content.vendor,), offers=(offer,), chosen=0, minutes=minutes)
    return replace(content, negotiation=talks)
