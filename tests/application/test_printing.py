"""The paper of an order: KONSEP, the original with the same bytes each time, marked copies."""

import subprocess
from datetime import date

import pytest

from bejo_desktop.adapters.central.keys import sealed
from bejo_desktop.adapters.printing.files import PaperFolder
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.printing import Printing, Stationery
from bejo_desktop.domain.content import Delivery
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import Rupiah
from tests.application.conftest import line, s1

NUMBER = "000.3.2/0017/SP/413.101/2026"


@pytest.fixture
def printing(office, tmp_path):
    identity = DeviceIdentity(1, "i", "413.101", "https://pusat.example", "t", "k" * 43, bytes(32))
    with office.store.write() as work:
        work.sync.enrol(identity)
    stationery = Stationery(
        MessageWords("id"),
        paper_texts(),
        SheetPrinter(),
        PaperFolder(tmp_path / "p"),
        sealed,
    )
    return Printing(office.store, office.rules, office.clock, stationery)


def text_of(pdf, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_a_draft_prints_as_konsep_without_a_number(office, printing, tmp_path):
    order_id = office.drafted()
    paper = printing.paper(office.pp, order_id, "a4", None)
    text = text_of(paper.pdf, tmp_path)
    assert "KONSEP" in text
    assert paper.path is None
    assert paper.sheet.number is None
    assert printing.sheet(order_id).qr is None


def test_the_original_is_archived_and_has_the_same_bytes_each_time(office, printing, tmp_path):
    order_id = office.finalised()
    first = printing.paper(office.pp, order_id, "a4", None)
    office.clock.pass_(days=30)
    again = printing.paper(office.pp, order_id, "a4", None)
    assert again.pdf == first.pdf == first.path.read_bytes()
    assert first.name == "SP-000.3.2-0017-SP-413.101-2026.pdf"
    text = text_of(first.pdf, tmp_path)
    for fact in (
        NUMBER,
        "PEMERINTAH KABUPATEN JEMBER",
        "Dinas Pendidikan Kabupaten Jember",
        "Pejabat Pembuat Komitmen",
        "Bagas Contoh",
        "CV Contoh 1",
        "58123401",
        "12.537.450",
        "PPN 12%",
        "5.1.02.01.01.0029",
        "2.590.740",
    ):
        assert fact in text, fact
    assert "Dua belas juta lima ratus tiga puluh tujuh ribu" in text.replace("\n", " ")


def test_the_paper_says_what_the_order_says(office, printing):
    order_id = office.finalised()
    detail = office.orders.detail(order_id)
    sheet = printing.sheet(order_id)
    assert sheet.content_hash == detail.row.content_hash
    assert sheet.qr.startswith("HTTPS://PUSAT.EXAMPLE/V/")
    assert [row.amount for row in sheet.sums][-1] == Rupiah(12_537_450)
    assert [(row.code[-4:], row.amount) for row in sheet.accounts] == [
        ("0025", Rupiah(6_060_600)),
        ("0024", Rupiah(3_886_110)),
        ("0029", Rupiah(2_590_740)),
    ]


def test_what_was_typed_over_several_lines_is_printed_in_one(office, printing, tmp_path):
    lines = (line("P-000001", note="warna\nbiru"),)
    typed = s1(
        package="Kertas\r\nrapat",
        note="catatan\nkantor",
        deliver_to=Delivery("Gudang\tbelakang", "0331", "Jalan Contoh 1\nJember"),
        lines=lines,
    )
    order_id = office.finalised(typed)
    text = " ".join(text_of(printing.paper(office.pp, order_id, "a4", None).pdf, tmp_path).split())
    for words in ("Kertas rapat", "Jalan Contoh 1 Jember", "warna biru"):
        assert words in text


def test_a_copy_is_marked_numbered_and_has_its_reason(office, printing, tmp_path):
    order_id = office.finalised()
    office.approving.sign(office.pp, order_id, date(2026, 10, 12), None)
    with pytest.raises(BejoError, match="order.reason_short"):
        printing.paper(office.pp, order_id, "a4", "hilang")
    first = printing.paper(office.pp, order_id, "a4", "Berkas penagihan tercecer")
    second = printing.paper(office.pp, order_id, "f4", "Diminta inspektorat")
    assert (first.copy, second.copy) == (True, True)
    assert "SALINAN ke-1" in text_of(first.pdf, tmp_path)
    assert "SALINAN ke-2" in text_of(second.pdf, tmp_path)


def test_a_void_number_and_an_unknown_size_are_not_printed(office, printing):
    order_id = office.finalised()
    with pytest.raises(BejoError, match="paper.size"):
        printing.paper(office.pp, order_id, "a5", None)
    office.deciding.void(office.ppk, order_id, "Salah memilih penyedia barang")
    with pytest.raises(BejoError, match="paper.number_void"):
        printing.paper(office.pp, order_id, "a4", None)


def test_a_copy_of_a_draft_is_refused(office, printing):
    with pytest.raises(BejoError, match="paper.no_original"):
        printing.paper(office.pp, office.drafted(), "a4", "Untuk dibahas dalam rapat")


def test_only_prints_of_the_original_count_and_they_are_known_after_a_restart(office, printing):
    order_id = office.submitted()
    printing.note_print(office.pp, order_id, printing.paper(office.pp, order_id, "a4", None), 1)
    office.approving.finalise(
        office.ppk, order_id, office.orders.detail(order_id).row.content_hash, None
    )
    original = printing.paper(office.pp, order_id, "a4", None)
    assert printing.prints(order_id) == 0  # the draft was printed, the original only looked at
    printing.note_print(office.pp, order_id, original, 2)
    copy = printing.paper(office.pp, order_id, "a4", "Berkas penagihan tercecer")
    printing.note_print(office.pp, order_id, copy, 1)
    assert printing.prints(order_id) == 1
    assert printing.prints(office.finalised()) == 0
