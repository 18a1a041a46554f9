"""The page behind the code of a paper: what the centre holds, to be compared, and no more."""

from __future__ import annotations

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.domain.paper.qr import QrClaim, qr_text


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
