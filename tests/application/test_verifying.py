"""ASLI, TIDAK SESUAI or BELUM DAPAT DIPASTIKAN: no verdict claims more than is known."""

import io
import random
from dataclasses import replace

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.pdfgen.canvas import Canvas

from bejo_desktop.adapters.central.keys import sealed
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.application.views import Paid, Received
from bejo_desktop.application.views.verification import Verdict
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import NOTHING, ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.qr import QrClaim, qr_text, read_qr
from tests.application.conftest import TODAY
from tests.application.signed_office import DEVICE, SEED, desk_of
from tests.authority import PIN, authority, key_file, self_signed

CENTRE = "https://pusat.example"
PRINTER = SheetPrinter()


@pytest.fixture
def desk(office, tmp_path):
    return desk_of(office, tmp_path / "p")


def codes(found):
    return [remark.code for remark in found.reasons]


def drawn(sheet, **changes):
    """The paper that our own program draws of an altered sheet: consistent in itself."""
    return PRINTER.draw(replace(sheet, **changes), "a4")


def cheaper(sheet):
    line = replace(sheet.lines[0], unit_price=Rupiah(1_000), amount=Rupiah(60_000))
    return (line, *sheet.lines[1:])


def test_what_this_desk_gave_out_is_genuine(office, desk):
    order_id = office.finalised()
    for paper in (desk.original(order_id), desk.original(order_id, "f4"), desk.signed(order_id)):
        found = desk.verifying.verify(paper.pdf, desk.memory)
        assert (found.verdict, codes(found)[0]) == (Verdict.GENUINE, "verify.given_here")
        assert found.figures.number == "000.3.2/0017/SP/413.101/2026"
        assert found.figures.total == Rupiah(12_537_450)
        assert not found.certified


def test_a_marked_copy_is_genuine_and_told_to_be_a_copy(office, desk):
    order_id = office.finalised()
    paper = desk.printing.paper(office.pp, order_id, "a4", "Berkas penagihan tercecer")
    found = desk.verifying.verify(paper.pdf, desk.memory)
    assert found.verdict is Verdict.GENUINE
    assert "verify.copy" in codes(found)


def test_a_void_number_is_told_whatever_the_file_is(office, desk):
    order_id = office.finalised()
    paper = desk.original(order_id)
    office.deciding.void(office.ppk, order_id, "Salah memilih penyedia barang")
    assert "verify.number_void" in codes(desk.verifying.verify(paper.pdf, desk.memory))
    assert "verify.number_void" in codes(
        desk.verifying.verify_code(paper.sheet.frame.qr, desk.memory)
    )


def test_a_draft_proves_nothing(office, desk):
    paper = desk.printing.paper(office.pp, office.drafted(), "a4", None)
    found = desk.verifying.verify(paper.pdf, desk.memory)
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["verify.draft"])


def test_without_the_desk_a_file_is_not_called_genuine(office, desk):
    order_id = office.finalised()
    for paper in (desk.original(order_id), desk.signed(order_id)):
        found = desk.verifying.verify(paper.pdf, None)
        assert found.verdict is Verdict.UNKNOWN
        assert codes(found)[0] == "verify.desk_closed"


@pytest.mark.parametrize("with_desk", [True, False])
@pytest.mark.parametrize("sign", [True, False])
def test_no_flipped_bit_leaves_a_paper_genuine(office, desk, sign, with_desk):
    """At seeded places; wherever the file can still be read at all it is called changed."""
    order_id = office.finalised()
    pdf = desk.signed(order_id).pdf if sign else desk.original(order_id).pdf
    memory = desk.memory if with_desk else None
    chance = random.Random(f"{sign}{with_desk}")
    verdicts = []
    for _ in range(50):
        changed = bytearray(pdf)
        changed[chance.randrange(len(pdf))] ^= 1 << chance.randrange(8)
        verdicts.append(desk.verifying.verify(bytes(changed), memory).verdict)
    assert Verdict.GENUINE not in verdicts
    assert verdicts.count(Verdict.CHANGED) >= 45


def test_an_update_appended_is_a_change(office, desk):
    order_id = office.finalised()
    for paper, code in (
        (desk.original(order_id), "verify.drawn_differs"),
        (desk.signed(order_id), "verify.appended"),
    ):
        writer = IncrementalPdfFileWriter(io.BytesIO(paper.pdf))
        writer.update_root()
        out = io.BytesIO()
        writer.write(out)
        found = desk.verifying.verify(out.getvalue(), desk.memory)
        assert (found.verdict, codes(found)[0]) == (Verdict.CHANGED, code)


def test_other_figures_drawn_by_our_own_program_are_found(office, desk):
    sheet = desk.original(office.finalised()).sheet
    found = desk.verifying.verify(drawn(sheet, lines=cheaper(sheet)), desk.memory)
    assert (found.verdict, codes(found)[0]) == (Verdict.CHANGED, "verify.figures_differ")


def test_other_words_drawn_by_our_own_program_are_not_called_genuine(office, desk):
    sheet = desk.original(office.finalised()).sheet
    found = desk.verifying.verify(drawn(sheet, subject="Pesanan lain"), desk.memory)
    assert (found.verdict, codes(found)[0]) == (Verdict.UNKNOWN, "verify.not_given_here")


def test_an_altered_sheet_is_never_genuine_whoever_signs_it(office, desk):
    """Anybody can draw, and make a certificate in the officer's name."""
    sheet = desk.original(office.finalised()).sheet
    pdf = drawn(sheet, lines=cheaper(sheet))
    key = desk.signing.open_key(office.ppk, self_signed(), PIN)
    forged = key.sign(pdf, PRINTER.signed_line("Ditandatangani", "a4"), office.clock())
    assert desk.verifying.verify(forged, desk.memory).verdict is Verdict.CHANGED
    assert desk.verifying.verify(forged, None).verdict is Verdict.UNKNOWN


def test_a_number_or_hash_that_the_code_does_not_name_is_found(office, desk):
    sheet = desk.original(office.finalised()).sheet
    for changes in (
        {"number": "000.3.2/0099/SP/413.101/2026"},
        {"content_hash": "0" * 64},
        {"qr": "HTTPS://PUSAT.EXAMPLE/V/AAAA"},
        {"qr": None},
    ):
        found = desk.verifying.verify(drawn(sheet, **changes), desk.memory)
        assert (found.verdict, codes(found)[0]) == (Verdict.CHANGED, "verify.code_differs")


def test_the_same_certificate_in_another_file_than_the_one_signed_here_is_found(office, desk):
    order_id = office.finalised()
    original, file = desk.original(order_id), key_file()
    desk.signed(order_id, file)
    key = desk.signing.open_key(office.ppk, file, PIN)
    other = key.sign(original.pdf, PRINTER.signed_line("Lain", "a4"), office.clock())
    found = desk.verifying.verify(other, desk.memory)
    assert (found.verdict, codes(found)[0]) == (Verdict.CHANGED, "verify.signed_otherwise")


def test_a_certified_signature_of_who_is_named_makes_it_genuine_anywhere(office, desk):
    signed = desk.signed(office.finalised())
    found = desk.listing.verify(signed.pdf, None)
    assert (found.verdict, found.certified) == (Verdict.GENUINE, True)
    assert codes(found) == ["verify.certified", "verify.signed_certified", "verify.without_desk"]


def test_a_certified_signature_of_somebody_else_does_not(office, desk):
    paper = desk.original(office.finalised())
    other = key_file("Sekar Contoh", office.pp.nip, issuer=authority())
    key = desk.signing.open_key(office.pp, other, PIN)
    signed = key.sign(paper.pdf, PRINTER.signed_line("Sekar", "a4"), office.clock())
    found = desk.listing.verify(signed, None)
    assert (found.verdict, found.certified) == (Verdict.UNKNOWN, True)


def test_a_certificate_that_has_ended_by_now_proves_nothing_any_more(office, desk):
    signed = desk.signed(office.finalised())
    office.clock.pass_(days=900)
    assert desk.listing.verify(signed.pdf, None).verdict is Verdict.UNKNOWN


def of_another_maker() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "Surat Pesanan Nomor 000.3.2/0017/SP/413.101/2026")
    canvas.save()
    return out.getvalue()


def with_attachment(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["lembar.json"] = pikepdf.AttachedFileSpec(pdf, data)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "verify.not_pdf"),
        (b"halo", "verify.not_pdf"),
        (of_another_maker(), "verify.not_ours"),
        (of_another_maker()[:400], "verify.unreadable"),
        (with_attachment(b"{}"), "verify.not_ours"),
        (with_attachment(b"[" * 100_000), "verify.not_ours"),
    ],
    ids=["empty", "text", "another maker's", "cut", "their sheet", "deep"],
)
def test_what_is_not_ours_is_said_to_be_unknown(desk, file, code):
    for memory in (None, desk.memory):
        found = desk.verifying.verify(file, memory)
        assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, [code])


def test_a_file_too_large_to_be_a_paper_is_refused(desk):
    with pytest.raises(BejoError, match="verify.too_large"):
        desk.verifying.verify(bytes(200 * 1024 * 1024), None)


def test_the_code_alone_never_says_genuine_and_shows_what_to_compare(office, desk):
    order_id = office.finalised()
    text = desk.original(order_id).sheet.frame.qr
    found = desk.verifying.verify_code(text, desk.memory)
    assert (found.verdict, codes(found)) == (Verdict.UNKNOWN, ["qr.compare", "qr.says"])
    assert found.figures.total == Rupiah(12_537_450)
    assert found.figures.vendor == "CV Contoh 1"
    assert len(found.figures.lines) == 6


def test_the_code_is_the_same_each_time_and_signed_by_this_desk(office, desk):
    order_id = office.finalised()
    text = desk.printing.sheet(order_id).frame.qr
    assert desk.printing.sheet(order_id).frame.qr == text
    signed = read_qr(text)
    assert signed.claim.device == DEVICE
    assert sealed(SEED, signed.claim.signed_part()) == signed.signature


def test_a_forged_code_and_one_for_another_content_are_found(office, desk):
    text = desk.original(office.finalised()).sheet.frame.qr
    signed = read_qr(text)
    other = replace(signed.claim, content_hash="0" * 64)
    forged = qr_text(CENTRE, other, signed.signature)
    found = desk.verifying.verify_code(forged, desk.memory)
    assert (found.verdict, codes(found)[0]) == (Verdict.CHANGED, "qr.forged")
    sealed_before = qr_text(CENTRE, other, sealed(SEED, other.signed_part()))
    found = desk.verifying.verify_code(sealed_before, desk.memory)
    assert (found.verdict, codes(found)[0]) == (Verdict.CHANGED, "qr.other_content")


@pytest.mark.parametrize(("device", "code"), [(DEVICE, "qr.unknown_number"), (9, "qr.other_desk")])
def test_a_code_of_an_order_that_is_not_here_is_unknown(desk, device, code):
    claim = QrClaim(device, "000.3.2/0500/SP/413.101/2026", "1" * 64)
    text = qr_text(CENTRE, claim, sealed(SEED, claim.signed_part()))
    found = desk.verifying.verify_code(text, desk.memory)
    assert (found.verdict, codes(found)[0]) == (Verdict.UNKNOWN, code)


@pytest.mark.parametrize("text", ["", "https://example.org", "HTTPS://X/V/AAAA"])
def test_any_other_text_is_no_code_of_ours(desk, text):
    assert desk.verifying.verify_code(text, desk.memory).verdict is Verdict.UNKNOWN


def paid(office):
    """An order that is received and paid."""
    order_id = office.arrived()
    lines = tuple(
        ReceivedLine(row.line, row.left, NOTHING) for row in office.fulfilling.outstanding(order_id)
    )
    stated = Statements(function=True, amount=True, time=True)
    office.fulfilling.receive(office.ppk, order_id, Received(TODAY, True, lines, stated))
    office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.UP, "INV-0417", ""))
    return order_id


def test_a_kuitansi_of_another_total_is_found(office, desk):
    order_id = paid(office)
    sheet = desk.printing.paper(office.ppk, order_id, "a4", None, kind=PaperKind.KUITANSI).sheet
    found = desk.verifying.verify(drawn(sheet, total=Rupiah(99_000_000)), desk.memory)
    assert (found.verdict, codes(found)[0]) == (Verdict.CHANGED, "verify.figures_differ")


def test_papers_that_follow_an_order_are_known_by_their_own_numbers(office, desk):
    order_id = paid(office)
    for kind, series in ((PaperKind.BAST, "BAST"), (PaperKind.KUITANSI, "KW")):
        paper = desk.printing.paper(office.ppk, order_id, "a4", None, kind=kind)
        assert desk.verifying.verify(paper.pdf, desk.memory).verdict is Verdict.GENUINE
        text = paper.sheet.frame.qr
        assert series in read_qr(text).claim.number
        assert codes(desk.verifying.verify_code(text, desk.memory))[0] == "qr.compare"
