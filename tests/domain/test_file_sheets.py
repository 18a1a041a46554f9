"""The papers of a payment file: minutes, summary, verification, and the list for the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bejo_desktop.domain.codes import PriceMode
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.bap import compose_payment_minutes
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.letter_facts import PaidBefore
from bejo_desktop.domain.paper.serah_lanjut import compose_handed_on, compose_stock_list
from bejo_desktop.domain.paper.spj import compose_summary
from tests.adapters.printing.conftest import S1
from tests.adapters.printing.later import KPA
from tests.adapters.printing.letters import HANDED, MEBEL, PAID_LS, SUMMARY, TEXTS

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.letter import LetterSheet, Table
    from bejo_desktop.domain.paper.letter_facts import PaymentMinutesFacts, SummaryFacts


def minutes(facts: PaymentMinutesFacts = PAID_LS) -> LetterSheet:
    return compose_payment_minutes(facts, TEXTS[PaperKind.BAP])


def summary(facts: SummaryFacts = SUMMARY) -> LetterSheet:
    return compose_summary(facts, TEXTS[PaperKind.SPJ])


def said(sheet: LetterSheet) -> str:
    texts = ("".join(run.text for run in section.text) for section in sheet.sections)
    return "\n".join(texts).replace("\u00a0", " ")


def tables(sheet: LetterSheet) -> list[Table]:
    return [section.table for section in sheet.sections if section.table]


def rows(table: Table) -> list[tuple[str, int]]:
    return [
        (str(row[0]), row[-1].amount)
        for row in (*table.rows, *table.sums)
        if isinstance(row[-1], Rupiah)
    ]


def test_the_value_stands_by_the_order_and_not_by_the_invoice() -> None:
    """Of two invoices of an order none is worth the whole order."""
    text = said(minutes())
    assert "tanggal 12 Oktober 2026 senilai Rp12.537.450, BAST Nomor" in text
    assert "nota/faktur Penyedia Nomor 0931 tanggal 21 Oktober 2026, menyatakan:" in text


def test_the_words_stand_by_the_gross_sum_that_they_spell() -> None:
    text = said(minutes())
    assert (
        "sebesar Rp12.537.450 (dua belas juta lima ratus tiga puluh tujuh ribu empat ratus "
        "lima puluh rupiah) dengan rincian:"
    ) in text
    assert "Terbilang" not in text


def test_what_is_kept_back_is_taken_off_and_the_rows_add_up() -> None:
    (table,) = tables(minutes())
    *parts, net = rows(table)
    assert [amount for _, amount in parts] == [12_537_450, -1_242_450, -56_475, -100_000]
    assert sum(amount for _, amount in parts) == net[1] == 11_138_525


def test_the_minutes_bear_the_number_typed_or_a_line_for_it() -> None:
    assert minutes().number_text == "Nomor: 900/12/BAP/413.101/2026"
    blank = minutes(replace(PAID_LS, bap_no=""))
    assert blank.number_text.startswith("Nomor: ______")
    assert blank.frame.number == PAID_LS.print_.number


def test_the_minutes_name_budget_and_earlier_payments() -> None:
    charged = {
        row.label: row.value
        for section in minutes().sections
        for row in section.fields
        if row.label
    }
    assert charged["Nomor DPA"] == S1.package.dpa
    assert charged["Sub kegiatan"] == S1.package.sub_activities[0]
    assert charged["Kode rekening"].startswith("5.1.02.01.01.0024 (Rp3.886.110); 5.1.02")
    assert "belum ada pembayaran sebelumnya; sesudah pembayaran ini sisanya Rp0." in said(minutes())
    earlier = (PaidBefore("KW-1", date(2026, 10, 30), Rupiah(5_000_000)),)
    payment = replace(PAID_LS.payment, amount=Rupiah(7_000_000))
    text = said(minutes(replace(PAID_LS, payment=payment, earlier=earlier)))
    assert (
        "telah dibayar Rp5.000.000 dengan 1 kuitansi sebelumnya (Nomor KW-1 tanggal "
        "30 Oktober 2026, Rp5.000.000); sesudah pembayaran ini sisanya Rp537.450."
    ) in text


@pytest.mark.parametrize("mode", list(PriceMode))
def test_section_b_adds_up_to_the_value_of_the_order(mode: PriceMode) -> None:
    figures = replace(
        S1.figures,
        discount=Rupiah(10_001),
        shipping=Rupiah(50_000),
        total=S1.figures.total + Rupiah(39_999),
    )
    if mode is PriceMode.INCLUSIVE:
        figures = replace(figures, lines=S1.figures.total)
    order = replace(SUMMARY.order, figures=figures, price_mode=mode)
    table = tables(summary(replace(SUMMARY, order=order)))[1]
    amounts = rows(table)
    at = [label for label, _ in amounts].index("Nilai pesanan termasuk pajak")
    assert ("Diskon", -10_001) in amounts[:at]
    assert sum(amount for _, amount in amounts[:at]) == amounts[at][1] == figures.total.amount


def test_the_sections_are_lettered_without_a_gap_where_no_tax_was_kept() -> None:
    sheet = summary(replace(SUMMARY, taxes=()))
    assert [x.heading[:2] for x in sheet.sections if x.heading] == ["A.", "B.", "C.", "D."]
    assert "Tidak ada pajak yang dipungut atau dipotong." in said(sheet)


def test_the_penalty_that_the_vendor_still_owes_stands_in_the_summary() -> None:
    *others, last = SUMMARY.payments
    owing = (*others, replace(last, owed=Rupiah(1_265_000)))
    figures = rows(tables(summary(replace(SUMMARY, payments=owing)))[1])
    assert ("Denda yang masih harus disetor penyedia", 1_265_000) in figures


def test_a_small_purchase_was_not_received_with_a_bast() -> None:
    labels = [label for label, _ in rows(tables(summary(replace(SUMMARY, small=True)))[1])]
    assert "Diterima dengan nota Penyedia, termasuk pajak" in labels
    assert not any("BAST" in label for label in labels)


def test_the_stock_list_gives_what_the_goods_cost_with_taxes() -> None:
    sheet = compose_stock_list(HANDED, TEXTS[PaperKind.PERSEDIAAN])
    (table,) = tables(sheet)
    cost = sum(line.acquired.amount for line in HANDED.lines)
    assert cost != sum(line.amount.amount for line in HANDED.lines)
    assert table.sums[-1][-2] == sheet.total == Rupiah(cost)
    assert "termasuk pajak dan ongkos kirim, sesudah diskon" in said(sheet)


def test_belanja_modal_has_a_row_a_piece_for_brand_type_serial_and_year() -> None:
    desk, chair = (replace(x, capital=True) for x in HANDED.lines[:2])
    desk = replace(desk, name="Meja kerja", quantity=Decimal(3))
    chair = replace(chair, name="Kursi staf", quantity=Decimal(101), measure="unit")
    facts = replace(HANDED, order=MEBEL, lines=(desk, chair, HANDED.lines[2]))
    pieces = tables(compose_stock_list(facts, TEXTS[PaperKind.PERSEDIAAN]))[1]
    assert pieces.heads == ("No", "Uraian", "Merek", "Tipe", "Nomor seri", "Tahun")
    assert [row[:2] for row in pieces.rows] == [
        ("1", "Meja kerja"),
        ("2", "Meja kerja"),
        ("3", "Meja kerja"),
        ("4", "Kursi staf (101 unit)"),
    ]
    assert {row[2:] for row in pieces.rows} == {("", "", "", "2026")}


def test_the_second_bast_goes_to_the_pa_or_kpa_and_names_the_unit() -> None:
    texts = TEXTS[PaperKind.BAST_PA]
    sheet = compose_handed_on(HANDED, texts)
    assert "Kuasa Pengguna Anggaran Dinas Pendidikan Kabupaten Argosari" in said(sheet)
    assert sheet.signatures[0].above[-1] == "Kuasa Pengguna Anggaran"
    nobody = replace(KPA, name="", nip="", office="Pengguna Anggaran/Kuasa Pengguna Anggaran")
    free = compose_handed_on(replace(HANDED, receiver=nobody), texts)
    assert "____________________, Pengguna Anggaran/Kuasa Pengguna Anggaran" in said(free)
    assert [side.name.strip("\u00a0") for side in free.signatures] == ["", HANDED.officer.name]
