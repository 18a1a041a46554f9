"""Papers of a whole order: negotiated, amended, delivered late and in parts, paid twice, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import msgspec
import pytest

from bejo_desktop.adapters.central.keys import sealed
from bejo_desktop.adapters.printing.files import PaperFolder
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.application.changing import Cancelling
from bejo_desktop.application.desk_memory import DeskMemory
from bejo_desktop.application.drafts.figuring import with_figures
from bejo_desktop.application.negotiating import Negotiating
from bejo_desktop.application.paper_facts.composing import Composer
from bejo_desktop.application.paper_facts.papers import Wanted
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.printing import Printing, Stationery
from bejo_desktop.application.views import Asking, Minuting, Offered, Paid, Received
from bejo_desktop.bootstrap.checks import load_needs
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.rows import MandateRow
from bejo_desktop.domain.changing import amend
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.content import Delivery, DirectBasis, Place
from bejo_desktop.domain.contract_changes import Amendment, CancelForm
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import OfferSource, PaperRef
from bejo_desktop.domain.numbering import Lease, Number, Series
from bejo_desktop.domain.paper.frame import MarkKind, PaperKind
from bejo_desktop.domain.quantity import Quantity
from tests.application.conftest import (
    CV,
    OTHER,
    PAPER,
    PPK,
    TODAY,
    budget_row,
    line,
    officer_row,
    s1,
)

OFFERED = (56_500, 58_000, 42_000, 38_000, 31_500, 415_000)
AGREED = (54_000, 55_500, 39_500, 36_000, 29_500, 389_000)
LATE = Statements(function=True, amount=True, time=False)


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
        load_needs(),
    )
    return Printing(office.store, office.rules, office.clock, stationery)


@pytest.fixture
def talks(office, tmp_path):
    with office.store.write() as work:
        lease = Lease("L-BAN", Series.BAN, "413.101", 2026, 98, 99, 98, date(2027, 1, 31))
        work.numbers.grant(lease)
    return Negotiating(office.store, office.rules, office.clock)


def offer(prices, **more):
    return Offered(CV, OfferSource.WHATSAPP, tuple(map(Rupiah, prices)), **more)


def negotiated(office, talks):
    order_id = office.drafted()
    talks.ask(office.pp, order_id, Asking((CV, OTHER), "RFQ-7"))
    talks.offer(office.pp, order_id, offer(OFFERED, no="041/SIM/X/2026"), b"\x89PNG chat")
    talks.offer(office.pp, order_id, offer(AGREED))
    talks.choose(office.pp, order_id, 1)
    said = ("Ruang rapat", "disepakati", ("SSH 2026",))
    minutes = Minuting(OfferSource.MEETING, *said, at=time(10, 15))
    talks.write_minutes(office.pp, order_id, minutes)
    return order_id


def kinds(printing, order_id):
    return [row.kind.value for row in printing.papers(order_id)]


def words_of(sheet):
    """All texts of a sheet as one, to look for a sentence in."""
    return str(sheet).replace("\\xa0", " ").replace("\xa0", " ")


def told(section):
    return "".join(run.text for run in section.text).replace("\xa0", " ")


def came(*accepted, on, complete=False, statements=LATE):
    lines = tuple(
        ReceivedLine(at, Decimal(value), Decimal(0))
        for at, value in enumerate(accepted, start=1)
        if value != "0"
    )
    return Received(on, complete, lines, statements, arrived_on=on)


def refusal(act):
    with pytest.raises(BejoError) as caught:
        act()
    return caught.value.code


def test_the_minutes_show_offer_and_agreed_with_taxes_of_both(office, printing, talks):
    """users.md 3.2: 13.233.420, 12.537.450 and 695.970."""
    order_id = negotiated(office, talks)
    sheet = printing.sheet(order_id, kind=PaperKind.NEGOSIASI)
    assert sheet.frame.marking.kind is MarkKind.ORIGINAL
    assert sheet.frame.number == "000.3.2/0098/BAN/413.101/2026"
    table = next(x.table for x in sheet.sections if x.table)
    assert table.sums[-1][-3:] == (Rupiah(13_233_420), Rupiah(12_537_450), Rupiah(695_970))
    assert table.rows[5][4:] == tuple(
        map(Rupiah, (415_000, 389_000, 2_490_000, 2_334_000, 156_000))
    )
    assert "putaran ke-2" in words_of(sheet)


def test_the_minutes_keep_their_hash_when_the_order_gets_its_number(office, printing, talks):
    order_id = negotiated(office, talks)
    before = printing.sheet(order_id, kind=PaperKind.NEGOSIASI).frame
    office.drafting.submit(office.pp, order_id, {"": "Dibutuhkan untuk kegiatan bulan ini"})
    hash_ = office.orders.detail(order_id).row.content_hash
    office.approving.finalise(office.ppk, order_id, hash_, None)
    assert printing.sheet(order_id, kind=PaperKind.NEGOSIASI).frame == before
    memory = DeskMemory(office.store, sealed)
    with office.store.read() as reading:
        order = reading.orders.get(order_id)
    assert memory.content_hash(order, before.number) == before.content_hash
    letter = words_of(printing.sheet(order_id))
    assert "Surat Penawaran Nomor 041/SIM/X/2026" in letter
    assert "Berita Acara Negosiasi Nomor 000.3.2/0098/BAN/413.101/2026" in letter


def test_each_vendor_that_was_asked_has_a_request_of_its_own(office, printing, talks):
    order_id = negotiated(office, talks)
    assert kinds(printing, order_id)[:5] == ["rfq", "rfq", "perbandingan", "negosiasi", "sp"]
    first, second = (printing.sheet(order_id, kind=PaperKind.RFQ, part=n) for n in (1, 2))
    assert "CV Contoh 1" in words_of(first)
    assert "CV Contoh 3" not in words_of(first)
    assert "CV Contoh 3" in words_of(second)
    assert "54.000" not in words_of(second)
    assert first.frame.marking.kind is MarkKind.SHEET


def test_a_request_without_talks_and_minutes_without_a_choice_are_refused(office, printing):
    order_id = office.drafted()
    assert refusal(lambda: printing.sheet(order_id, kind=PaperKind.RFQ)) == "paper.no_request"
    assert refusal(lambda: printing.sheet(order_id, kind=PaperKind.NEGOSIASI)) == "paper.no_minutes"
    assert refusal(lambda: printing.sheet(order_id, kind=PaperKind.DISTRIBUSI)) == "paper.no_places"
    assert refusal(lambda: printing.sheet(order_id, kind=PaperKind.SPJ)) == "paper.not_signed"
    assert refusal(lambda: printing.sheet(order_id, kind=PaperKind.SPK)) == "paper.other_form"


def direct(**changes):
    """Scenario 10's size outside a platform: an SPK is due above Rp50 million."""
    basis = DirectBasis(
        PaperRef("000.3.3/0033/413.115/2026", date(2026, 10, 1)),
        PaperRef("000.3.3/0039/413.115/2026", date(2026, 10, 9)),
    )
    values = {
        "platform": "none",
        "lines": (line("P-000010", "40", budget_line=PAPER),),
        "direct": basis,
        "due_on": date(2026, 11, 1),
    }
    return s1(**(values | changes))


def test_above_fifty_million_outside_a_platform_the_order_is_an_spk(office, printing):
    """Perpres 16/2018 Ps 28; users.md 3.6: counted from the day after, 20 days to 1 November."""
    order_id = office.drafted(direct())
    assert "spk" in kinds(printing, order_id)
    assert "sp" not in kinds(printing, order_id)
    assert "nota" not in kinds(printing, order_id)
    sheet = printing.sheet(order_id, kind=PaperKind.SPK)
    head = {row.label: row.value.replace("\xa0", " ") for row in sheet.sections[0].fields}
    assert head["Undangan"] == "000.3.3/0033/413.115/2026 tanggal 1 Oktober 2026"
    assert head["BA hasil pengadaan langsung"].startswith("000.3.3/0039")
    assert head["Waktu pelaksanaan"] == (
        "20 (dua puluh) hari kalender, 13 Oktober 2026 s.d. 1 November 2026"
    )
    assert sheet.frame.marking.kind is MarkKind.DRAFT


def test_the_second_original_bears_its_meterai_on_the_buyers_side(office, printing):
    """users.md 3.1, clause 15: one original for each side, with the meterai of the other."""
    order_id = office.finalised()
    first, second = (printing.sheet(order_id, kind=PaperKind.SP, part=n) for n in (None, 2))
    assert [bool(x.stamp) for x in first.signatures] == [False, True]
    assert [bool(x.stamp) for x in second.signatures] == [True, False]
    assert second.frame == first.frame
    kept = printing.paper(office.ppk, order_id, "a4", None, kind=PaperKind.SP, part=2)
    again = printing.paper(office.ppk, order_id, "a4", None, kind=PaperKind.SP, part=2)
    assert kept.pdf == again.pdf
    assert kept.pdf != printing.paper(office.ppk, order_id, "a4", None, kind=PaperKind.SP).pdf


def test_penalty_on_the_late_part_stands_on_bast_and_kuitansi(office, printing):
    """The late toner alone: 6 × 389.000 = 2.334.000, four days of 1/1000: 9.336."""
    order_id = office.signed(s1(due_on=date(2026, 10, 20)))
    office.clock.pass_(days=7)
    office.fulfilling.arrive(office.pp, order_id, date(2026, 10, 19))
    in_time = Statements(function=True, amount=False, time=True)
    first = came("60", "40", "30", "25", "48", "0", on=date(2026, 10, 19), statements=in_time)
    office.fulfilling.receive(office.ppk, order_id, first)
    office.paying.pay(office.treasurer, order_id, Paid(date(2026, 10, 19), Payment.UP, "0931"))
    office.clock.pass_(days=5)
    office.fulfilling.arrive(office.pp, order_id, date(2026, 10, 24))
    rest = came("0", "0", "0", "0", "0", "6", on=date(2026, 10, 24), complete=True)
    office.fulfilling.receive(office.ppk, order_id, rest)
    office.paying.pay(office.treasurer, order_id, Paid(date(2026, 10, 24), Payment.UP, "0940"))

    bast = printing.sheet(order_id, kind=PaperKind.BAST, part=2)
    text = "".join(run.text for run in bast.timing).replace("\xa0", " ")
    assert "terlambat 4 (empat) hari kalender" in text
    assert "denda 1/1000 × 4 hari × Rp2.334.000 = Rp9.336" in text
    one, two = (printing.sheet(order_id, kind=PaperKind.KUITANSI, part=n) for n in (1, 2))
    assert one.total + two.total == Rupiah(12_537_450)
    assert (one.total, two.total) == (Rupiah(9_946_710), Rupiah(2_590_740))
    amounts = {row.label: row.amount for row in two.amounts}
    assert amounts["Denda keterlambatan"] == Rupiah(9_336)
    nets = [sheet.amounts[-1].amount for sheet in (one, two)]
    assert nets[0] + nets[1] == Rupiah(11_238_525 - 9_336)
    ppn = [sheet.amounts[1].amount for sheet in (one, two)]
    assert ppn[0] + ppn[1] == Rupiah(1_242_450)
    for sheet in (one, two):
        assert sum(row.amount.amount for row in sheet.accounts) == sheet.total.amount

    spj = printing.sheet(order_id, kind=PaperKind.SPJ)
    figures = {str(row[0]): row[1] for row in spj.sections[2].table.rows}
    assert figures["Dibayar (2 kuitansi)"] == Rupiah(12_537_450)
    assert figures["Denda"] == Rupiah(-9_336)
    assert figures["Diterima penyedia"] == Rupiah(11_229_189)
    assert spj.sections[2].table.sums[-1][-1] == Rupiah(0)


def test_codes_of_bast_and_kuitansi_are_compared_with_their_own_amounts(office, printing):
    order_id = office.arrived()
    part = came("60", "0", "0", "0", "0", "0", on=TODAY, statements=Statements(True, False, True))
    office.fulfilling.receive(office.ppk, order_id, part)
    office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.UP, "0931"))
    memory = DeskMemory(office.store, sealed)
    with office.store.read() as reading:
        order = reading.orders.get(order_id)
    bast = memory.figures(order, order.receipts[0].number.text)
    paid = memory.figures(order, order.payments[0].number.text)
    assert (bast.kind, bast.total) == ("bast", Rupiah(3_240_000))
    assert [(x.quantity, x.amount) for x in bast.lines] == [("60", Rupiah(3_240_000))]
    assert (paid.kind, paid.total) == ("kuitansi", Rupiah(3_596_400))
    frame = printing.sheet(order_id, kind=PaperKind.KUITANSI).frame
    assert (paid.number, paid.content_hash) == (frame.number, frame.content_hash)


def amended(office, order_id, **changes):
    """The order as it holds after an addendum: ten rim more, and a later day."""
    with office.store.read() as reading:
        order = reading.orders.get(order_id)
    was = order.content
    first = replace(was.lines[0], quantity=Quantity.of("70"))
    now = replace(was, lines=(first, *was.lines[1:]), due_on=date(2026, 10, 30), **changes)
    now = with_figures(now, office.rules)
    amendment = Amendment(
        number=Number("000.3.2/0031/ADD/413.101/2026", "ADD", 2026, 31, "L-ADD"),
        on=TODAY,
        reason="Kebutuhan sekolah bertambah sesuai nota dinas",
        content=now,
        content_hash=content_hash(now),
        previous=order.content_hash,
        by=PPK,
    )
    amend(order, amendment, now=office.clock.now)
    return order


def test_an_addendum_names_what_was_and_what_holds_and_leaves_the_order_its_paper(office, printing):
    order_id = office.signed()
    before = printing.sheet(order_id)
    order = amended(office, order_id)
    with office.store.read() as reading:
        composer = Composer(
            reading=reading,
            rules=office.rules,
            phrases=MessageWords("id"),
            texts=paper_texts(),
            seal=sealed,
            needs=(),
            today=TODAY,
        )
        sheet = composer.sheet(order, Wanted(PaperKind.ADENDUM, 1), None)
        letter = composer.sheet(order, Wanted(PaperKind.SP), None)
    table = next(x.table for x in sheet.sections if x.table)
    changes = {str(row[1]): (row[2], row[3]) for row in table.rows}
    assert changes["Batas waktu penyelesaian"] == ("23\xa0Oktober\xa02026", "30\xa0Oktober\xa02026")
    assert changes["Baris 1 (Kertas HVS A4 80 g/m²), jumlah"] == ("60 rim", "70 rim")
    assert sheet.total == Rupiah(12_537_450 + 599_400)
    assert "000.3.2/0017/SP/413.101/2026" in words_of(sheet)
    assert letter == before
    memory = DeskMemory(office.store, sealed)
    assert memory.content_hash(order, "000.3.2/0017/SP/413.101/2026") == before.content_hash
    assert memory.content_hash(order, sheet.frame.number) == sheet.frame.content_hash


@pytest.mark.parametrize(
    ("form", "title", "signers"),
    [
        (CancelForm.PENGHENTIAN, "SURAT PENGHENTIAN PESANAN", 2),
        (CancelForm.PEMUTUSAN, "SURAT PEMUTUSAN PESANAN", 1),
    ],
)
def test_an_order_ends_in_its_two_legal_forms(office, printing, form, title, signers):
    order_id = office.arrived()
    part = came("60", "0", "0", "0", "0", "0", on=TODAY, statements=Statements(True, False, True))
    office.fulfilling.receive(office.ppk, order_id, part)
    office.changing.cancel(
        office.ppk, order_id, Cancelling(form, "Gudang penyedia terendam banjir")
    )
    sheet = printing.sheet(order_id, kind=PaperKind.PENGHENTIAN)
    assert (sheet.title, len(sheet.signatures)) == (title, signers)
    assert sheet.total == Rupiah(3_596_400)
    table = next(x.table for x in sheet.sections if x.table)
    assert [row[-1] for row in table.rows] == ["0", "40", "30", "25", "48", "6"]


def test_places_have_a_distribution_list_that_adds_up(office, printing):
    schools = (
        Place(
            Delivery("SDN 1", "0811", "Jl. Melati 1"), tuple(map(Decimal, (40, 40, 30, 25, 0, 6)))
        ),
        Place(Delivery("SDN 2", "0812", "Jl. Melati 2"), tuple(map(Decimal, (20, 0, 0, 0, 48, 0)))),
    )
    order_id = office.drafted(s1(places=schools))
    sheet = printing.sheet(order_id, kind=PaperKind.DISTRIBUSI)
    *_, one, two, together = sheet.sections
    assert told(one) == "SDN 1, Jl. Melati 1, HP 0811"
    assert [row[2] for row in two.table.rows] == ["20", "48"]
    assert [row[2] for row in together.table.rows] == ["60", "40", "30", "25", "48", "6"]
    letter = printing.sheet(order_id)
    assert letter.attachment == "1 (satu) berkas daftar distribusi"
    assert "Daftar distribusi terlampir." in words_of(letter)


def test_an_addendum_says_what_goes_where_and_the_list_follows_it(office, printing):
    schools = (
        Place(
            Delivery("SDN 1", "0811", "Jl. Melati 1"), tuple(map(Decimal, (40, 40, 30, 25, 0, 6)))
        ),
        Place(Delivery("SDN 2", "0812", "Jl. Melati 2"), tuple(map(Decimal, (20, 0, 0, 0, 48, 0)))),
    )
    order_id = office.signed(s1(places=schools))
    more = replace(schools[0], quantities=(Decimal(50), *schools[0].quantities[1:]))
    order = amended(office, order_id, places=(more, schools[1]))
    with office.store.read() as reading:
        composer = Composer(
            reading=reading,
            rules=office.rules,
            phrases=MessageWords("id"),
            texts=paper_texts(),
            seal=sealed,
            needs=(),
            today=TODAY,
        )
        sheet = composer.sheet(order, Wanted(PaperKind.ADENDUM, 1), None)
        places = composer.sheet(order, Wanted(PaperKind.DISTRIBUSI), None)
    table = next(x.table for x in sheet.sections if x.table)
    changes = {str(row[1]): (row[2], row[3]) for row in table.rows}
    assert changes["Ke SDN 1: baris 1 (Kertas HVS A4 80 g/m²)"] == ("40 rim", "50 rim")
    assert not any("SDN 2" in what for what in changes)
    assert "000.3.2/0031/ADD/413.101/2026" in words_of(places)
    assert places.sections[-1].table.rows[0][2] == "70"


def test_the_comparison_is_of_the_day_of_the_choice_however_late_it_is_printed(
    office, printing, talks
):
    order_id = negotiated(office, talks)
    first = printing.paper(office.pp, order_id, "a4", None, kind=PaperKind.PERBANDINGAN)
    office.clock.pass_(days=9)
    again = printing.paper(office.pp, order_id, "a4", None, kind=PaperKind.PERBANDINGAN)
    assert first.pdf == again.pdf
    assert "disampaikan kepada 2 penyedia; 1 penyedia menjawab" in words_of(first.sheet)


def test_a_contract_that_is_written_elsewhere_gets_neither_paper_nor_number(office, printing):
    """Perpres 16/2018 Ps 28: above Rp200 million outside a platform."""
    office.learn(msgspec.structs.replace(budget_row(PAPER, 900_000_000), rev=2))
    order_id = office.drafted(direct(lines=(line("P-000010", "150", budget_line=PAPER),)))
    for kind in (PaperKind.SP, PaperKind.SPK, PaperKind.NOTA):
        code = refusal(lambda kind=kind: printing.sheet(order_id, kind=kind))
        assert code == "paper.contract_elsewhere"
    view = office.drafting.view(office.pp, order_id)
    assert [(x.code, x.field) for x in view.blocks] == [("order.contract_elsewhere", "platform")]
    handed_in = refusal(
        lambda: office.drafting.submit(office.ppk, order_id, {"": "Dibutuhkan kini"})
    )
    assert handed_in == "order.contract_elsewhere"


def test_a_small_purchase_has_a_nota_and_a_kuitansi_and_no_bast(office, printing):
    note = PaperRef("N-77", TODAY)
    bought = s1(
        platform="none",
        procedure="small",
        vendor_note=note,
        lines=(line("P-000003", "2", budget_line=PAPER),),
        budget_line=PAPER,
    )
    detail, _ = office.buying.new(office.pp, bought, None, {"": "Dibutuhkan segera hari ini"})
    order_id = detail.row.order_id
    office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.UP, "N-77"))
    assert kinds(printing, order_id) == ["nota", "kuitansi", "verifikasi", "spj"]
    kuitansi = words_of(printing.sheet(order_id, kind=PaperKind.KUITANSI))
    assert "Nota Pesanan Nomor 000.3.2/0031/NP/413.101/2026" in kuitansi
    assert "BAST" not in kuitansi


def test_payment_minutes_are_of_direct_payments_only(office, printing):
    order_id = office.arrived(s1(payment="LS"))
    whole = came("60", "40", "30", "25", "48", "6", on=TODAY, complete=True)
    whole = replace(whole, statements=Statements(function=True, amount=True, time=True))
    office.fulfilling.receive(office.ppk, order_id, whole)
    office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.LS, "0931"))
    sheet = printing.sheet(order_id, kind=PaperKind.BAP)
    assert sheet.total == Rupiah(12_537_450)
    assert "bap" in kinds(printing, order_id)


def test_the_lembar_verifikasi_is_no_gap_of_its_own_file(office, printing):
    order_id = office.signed(s1(payment="LS"))
    sheet = printing.sheet(order_id, kind=PaperKind.VERIFIKASI)
    named = [check.text for section in sheet.sections for check in section.checks]
    assert "BAST bertanda tangan (pindai)" in named
    assert "Lembar verifikasi" not in named
    summary = printing.sheet(order_id, kind=PaperKind.SPJ)
    assert "Lembar verifikasi" in words_of(summary)


def test_every_paper_of_a_paid_order_is_drawn_the_same_twice(office, printing, talks):
    office.learn(officer_row("199001012015031003", "Pptk Contoh", "PPTK"))
    order_id = negotiated(office, talks)
    for row in printing.papers(order_id):
        if not row.available:
            continue
        part = row.part or None
        first = printing.paper(office.pp, order_id, "a4", None, kind=row.kind, part=part)
        again = printing.paper(office.pp, order_id, "a4", None, kind=row.kind, part=part)
        assert first.pdf == again.pdf


def test_who_stands_in_signs_as_plt_with_his_own_sk(office, printing):
    order_id = office.finalised()
    mandate = MandateRow(
        id="m-1",
        rev=2,
        unit="413.101",
        nip=PPK,
        sk="900/777/413.101/2026",
        roles=("PPK",),
        since=date(2026, 2, 1),
        until=date(2026, 12, 31),
        acting="PLT",
        signature="A" * 86,
    )
    office.learn(mandate)
    signature = printing.sheet(order_id).signatures[0]
    assert signature.above[-1].startswith("Plt. Pejabat Pembuat Komitmen")
    assert "900/777/413.101/2026" in words_of(printing.sheet(order_id).buyer)
