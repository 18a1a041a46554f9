"""The sheet of a Surat Pesanan is composed as users.md 3.1 and its notes (a) to (f) say."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date

import pytest

import resources
from bejo_desktop.domain.codes import Collector, Payment, Platform, PriceMode
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.paper.document import as_document
from bejo_desktop.domain.paper.facts import (
    AccountFacts,
    BasisFacts,
    CopyFacts,
    DeliveryFacts,
    FigureFacts,
    LineFacts,
    OfficerFacts,
    PackageFacts,
    PurchaseOrderFacts,
    UnitFacts,
    VendorFacts,
)
from bejo_desktop.domain.paper.frame import MarkKind, RichText
from bejo_desktop.domain.paper.sheet import OrderSheet, running_sums
from bejo_desktop.domain.paper.surat_pesanan import compose, usual_terms
from bejo_desktop.domain.quantity import Quantity

TEXTS = tomllib.loads(resources.path("papers", "surat_pesanan.id.toml").read_text("utf-8"))
HASH = "ab" * 32
NUMBER = "000.3.2/0017/SP/413.101/2026"

FACTS = PurchaseOrderFacts(
    unit=UnitFacts(
        government="Pemerintah Kabupaten Argosari",
        name="Dinas Pendidikan",
        full_name="Dinas Pendidikan Kabupaten Argosari",
        short_name="Dinas Pendidikan Kab. Argosari",
        place="Argosari",
        letterhead=("Jalan Kartini Nomor 12", "Telepon (0331) 000111"),
        street="Jl. Kartini 12",
        npwp="028765436626000",
    ),
    officer=OfficerFacts(
        name="Drs. Bambang Wibisono, M.Pd.",
        nip="197108151996031004",
        office="Pejabat Pembuat Komitmen",
        rank="Pembina Tingkat I (IV/b)",
    ),
    vendor=VendorFacts(
        name="CV Sumber Ilmu Mandiri",
        signer="Lukman Hakim",
        signer_office="Direktur",
        address="Jl. Merpati 8",
        pkp=True,
        npwp="0012345674626000",
    ),
    package=PackageFacts(name="Belanja kertas", fiscal_year=2026),
    accounts=(AccountFacts("5.1.02.01.01.0025", "Kertas dan Cover", Rupiah(5_550_000)),),
    lines=(
        LineFacts(
            name="Kertas HVS A4",
            quantity=Quantity.of("1000.5"),
            measure="rim",
            unit_price=Rupiah(4_998),
            amount=Rupiah(5_000_000),
        ),
    ),
    figures=FigureFacts(
        lines=Rupiah(5_000_000),
        base=Rupiah(5_000_000),
        ppn=Rupiah(550_000),
        pbjt=ZERO,
        total=Rupiah(5_550_000),
        discount=ZERO,
        shipping=ZERO,
        other_base=Rupiah(4_583_333),
        ppn_rate="12%",
    ),
    ordered_on=date(2026, 10, 12),
    due_on=date(2026, 10, 26),
    delivery=DeliveryFacts(address="Gudang", receiver="Joko Sulistyo", phone="081300002222"),
    terms=usual_terms(TEXTS, penalty_divisor=1000),
    content_hash=HASH,
    number=NUMBER,
    qr="HTTPS://BEJO.EXAMPLE/V/AB",
    stamp_duty=Rupiah(10_000),
)
NON_PKP = replace(
    FACTS,
    vendor=replace(FACTS.vendor, pkp=False),
    figures=replace(FACTS.figures, ppn=ZERO, other_base=None, total=Rupiah(5_000_000), ppn_rate=""),
)


def sheet(**changes: object) -> OrderSheet:
    return compose(replace(FACTS, **changes), TEXTS)


def words(text: RichText) -> str:
    return "".join(run.text for run in text).replace("\u00a0", " ")


def clause(paper: OrderSheet, heading: str) -> str:
    return next(words(text) for text in paper.clauses if words(text).startswith(heading))


def sums(paper: OrderSheet) -> dict[str, str]:
    return {row.label: row.amount.plain for row in paper.sums}


def test_the_sums_of_a_pkp_vendor_show_both_bases_and_the_ppn() -> None:
    assert sums(sheet()) == {
        "Jumlah": "5.000.000",
        "Diskon": "0",
        "Ongkos kirim": "0",
        "DPP (harga jual)": "5.000.000",
        "DPP nilai lain": "4.583.333",
        "PPN 12% × nilai lain": "550.000",
        "TOTAL": "5.550.000",
    }


def test_where_no_other_base_applies_ppn_stands_with_its_rate_alone() -> None:
    figures = replace(FACTS.figures, other_base=None, ppn_rate="11%")
    assert "PPN 11%" in sums(sheet(figures=figures))


def test_a_discount_is_taken_off_and_says_so() -> None:
    figures = replace(FACTS.figures, discount=Rupiah(10_001))
    assert sums(sheet(figures=figures))["Diskon"] == "-10.001"


def test_for_a_non_pkp_vendor_ppn_and_dpp_vanish_and_the_paper_says_why() -> None:
    paper = compose(NON_PKP, TEXTS)
    assert list(sums(paper)) == ["Jumlah", "Diskon", "Ongkos kirim", "TOTAL"]
    assert paper.sums_note == "Penyedia non-PKP, tidak dikenai PPN."
    assert "Penyedia non-PKP, tidak dikenai PPN." in clause(paper, "Harga.")
    assert "PPN dan PPh" not in clause(paper, "Pajak.")
    assert "faktur pajak" not in clause(paper, "Pembayaran.")
    assert "sebelum PPN" not in clause(paper, "Denda.")


def test_local_tax_is_a_row_only_where_there_is_one() -> None:
    figures = replace(NON_PKP.figures, pbjt=Rupiah(157_500), pbjt_rate="10%")
    paper = compose(replace(NON_PKP, figures=figures), TEXTS)
    assert sums(paper)["Pajak Daerah (PBJT 10%)"] == "157.500"
    assert "Pajak Daerah disetor" in clause(paper, "Pajak.")
    assert not any("PBJT" in label for label in sums(sheet()))


def test_inclusive_prices_say_so_in_the_sums_and_in_the_first_clause() -> None:
    paper = sheet(price_mode=PriceMode.INCLUSIVE)
    assert "Jumlah termasuk pajak" in sums(paper)
    assert paper.sums_note == "Harga satuan sudah termasuk pajak."
    assert "PPN tercantum terpisah" not in clause(paper, "Harga.")


def test_catering_of_a_non_pkp_vendor_with_inclusive_prices_says_both() -> None:
    figures = replace(NON_PKP.figures, pbjt=Rupiah(454_545), pbjt_rate="10%")
    facts = replace(NON_PKP, figures=figures, price_mode=PriceMode.INCLUSIVE)
    paper = compose(facts, TEXTS)
    assert "Jumlah termasuk pajak" in sums(paper)
    assert "Penyedia non-PKP, tidak dikenai PPN. Harga satuan sudah" in paper.sums_note


def test_a_pkp_vendor_of_goods_without_ppn_is_not_said_to_charge_it() -> None:
    figures = replace(FACTS.figures, ppn=ZERO, other_base=None, ppn_rate="")
    paper = sheet(figures=figures)
    assert "Pesanan ini tidak dikenai PPN." in clause(paper, "Harga.")
    assert sums(paper)["PPN"] == "0"


def test_shipping_is_not_claimed_to_be_in_the_price_when_it_is_charged() -> None:
    figures = replace(FACTS.figures, shipping=Rupiah(150_000))
    assert "ongkos kirim sampai alamat penyerahan tercantum terpisah" in clause(
        sheet(figures=figures), "Harga."
    )


def test_the_time_clause_names_the_counting_rule_and_the_day() -> None:
    assert clause(sheet(), "Waktu") == (
        "Waktu penyelesaian. 14 (empat belas) hari kalender, dihitung mulai hari berikutnya "
        "setelah tanggal SP ini, sehingga batas akhirnya Senin, 26 Oktober 2026."
    )


def test_a_delivery_on_the_same_day_is_not_counted_as_zero_days() -> None:
    text = clause(sheet(due_on=date(2026, 10, 12)), "Waktu")
    assert text == "Waktu penyelesaian. Pada tanggal SP ini juga, Senin, 12 Oktober 2026."


@pytest.mark.parametrize(
    ("payment", "words_of_it"),
    [
        (Payment.UP, "Uang Persediaan (UP)"),
        (Payment.LS, "langsung (LS)"),
        (Payment.TOP, "tempo pembayaran (TOP)"),
    ],
)
def test_the_payment_clause_follows_the_route(payment: Payment, words_of_it: str) -> None:
    assert words_of_it in clause(sheet(payment=payment), "Pembayaran.")


def test_who_collects_the_taxes_is_said() -> None:
    by_platform = sheet(collector=Collector.PLATFORM, platform=Platform.TOKO_DARING)
    assert "penyelenggara platform" in clause(by_platform, "Pajak.")
    assert "invoice platform" in clause(by_platform, "Pembayaran.")
    assert "Bendahara Pengeluaran" in clause(sheet(), "Pajak.")


def test_the_penalty_falls_on_the_late_part_or_on_the_whole_as_the_order_chose() -> None:
    whole = replace(FACTS.terms, penalty_base="whole")
    assert "1/1000 (satu per seribu) per hari kalender dari nilai bagian pesanan" in clause(
        sheet(), "Denda."
    )
    assert "dari nilai seluruh pesanan sebelum PPN" in clause(sheet(terms=whole), "Denda.")


def test_warranty_and_shelf_life_are_said_only_where_they_were_agreed() -> None:
    terms = replace(FACTS.terms, warranty_months=12, shelf_life_months=6)
    assert clause(sheet(), "Jaminan").endswith("barang baru dan asli.")
    assert "bergaransi 12 (dua belas) bulan, dengan masa kedaluwarsa paling singkat 6" in clause(
        sheet(terms=terms), "Jaminan"
    )


def test_quantities_nip_npwp_and_words_read_as_on_an_indonesian_paper() -> None:
    paper = sheet()
    assert paper.lines[0].quantity == "1.000,5"
    assert paper.words == "Lima juta lima ratus lima puluh ribu rupiah"
    assert {row.label: row.value for row in paper.buyer.rows}["NIP"] == "19710815 199603 1 004"
    assert {row.label: row.value for row in paper.buyer.rows}["NPWP"] == "0028 7654 3662 6000"
    assert paper.signatures[0].below[-1] == "NIP 19710815 199603 1 004"


def test_an_original_has_number_qr_and_meterai_on_the_vendors_side_only() -> None:
    paper = sheet()
    assert (paper.number, paper.marking.kind) == (NUMBER, MarkKind.ORIGINAL)
    assert paper.signatures[0].stamp == ()
    assert paper.signatures[1].stamp == ("Tempel meterai", "Rp10.000", "di sini")
    assert sheet(stamped_side="buyer").signatures[0].stamp


def test_a_draft_has_no_number_no_qr_no_meterai_and_no_day() -> None:
    paper = sheet(number=None)
    assert paper.marking.kind is MarkKind.DRAFT
    assert (paper.number, paper.qr) == (None, None)
    assert not any(side.stamp for side in paper.signatures)
    assert paper.marking.over_name == "belum untuk ditandatangani"
    assert "12" not in paper.place_and_date
    assert NUMBER not in json.dumps(as_document(paper))


def test_a_copy_names_its_number_day_reason_and_the_recorded_signatures() -> None:
    paper = sheet(
        copy=CopyFacts(2, date(2026, 11, 26), "permintaan Inspektorat."),
        signed_on=date(2026, 10, 13),
    )
    assert paper.marking.badge == "SALINAN ke-2"
    assert paper.marking.over_name == "ttd."
    assert paper.marking.under_name.replace("\u00a0", " ") == "ditandatangani 13 Oktober 2026"
    assert "dicetak 26 November 2026. Alasan: permintaan Inspektorat. Untuk" in words(
        paper.marking.closing
    )
    assert not any(side.stamp for side in paper.signatures)


def test_a_copy_of_an_unsigned_paper_claims_no_signature() -> None:
    paper = sheet(copy=CopyFacts(1, date(2026, 11, 26), "arsip"))
    assert (paper.marking.over_name, paper.marking.under_name) == ("", "tanda tangan belum dicatat")


def test_the_letters_the_order_rests_on_are_named_or_the_sentence_stands_alone() -> None:
    based = sheet(basis=(BasisFacts("offer", "041/SIM/X/2026", date(2026, 10, 7)),))
    assert words(based.basis[0]) == "Surat Penawaran Nomor 041/SIM/X/2026 tanggal 7 Oktober 2026;"
    assert words(based.opening).startswith("dengan ini Pejabat Pembuat Komitmen memesan")
    assert words(sheet().opening).startswith("Dengan ini")


def test_typed_marks_never_become_markup() -> None:
    delivery = replace(FACTS.delivery, address="Gudang **B** {0} ~ sayap")
    text = next(c for c in sheet(delivery=delivery).clauses if words(c).startswith("Tempat"))
    assert "Gudang **B** {0} ~ sayap" in "".join(run.text for run in text if not run.bold)


def test_an_order_without_lines_or_with_201_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"order\.empty"):
        sheet(lines=())
    with pytest.raises(RuleBroken, match=r"order\.too_many_lines"):
        sheet(lines=FACTS.lines * 201)


def test_a_numbered_order_on_the_catalogue_is_not_printed_here_but_its_draft_is() -> None:
    with pytest.raises(RuleBroken, match=r"paper\.platform_makes_it"):
        sheet(platform=Platform.KATALOG)
    assert sheet(platform=Platform.KATALOG, number=None).number is None


def test_running_sums_end_in_the_sum_of_all_lines() -> None:
    line = FACTS.lines[0]
    paper = sheet(lines=tuple(replace(line, amount=Rupiah(n)) for n in (5, 70, 900)))
    assert running_sums(paper.lines) == (Rupiah(5), Rupiah(75), Rupiah(975))


def test_the_document_is_json_with_whole_rupiah_and_no_float() -> None:
    document = as_document(sheet())
    assert json.loads(json.dumps(document)) == document
    assert document["lines"][0]["amount"] == 5_000_000
    assert document["marking"]["kind"] == "asli"
