"""The papers of sections, from the samples of users.md 3.2 and 3.6 and from scenario S1 carried on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.domain.codes import Payment, Platform, Role
from bejo_desktop.domain.comparison import (
    Beside,
    Cell,
    ComparedLine,
    ComparedOffer,
    Comparison,
    Standing,
)
from bejo_desktop.domain.contract_changes import CancelForm
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.negotiation import OfferSource, PaperRef
from bejo_desktop.domain.paper.adendum import compose_amendment
from bejo_desktop.domain.paper.bap import compose_payment_minutes
from bejo_desktop.domain.paper.distribusi import compose_distribution
from bejo_desktop.domain.paper.ending_facts import (
    AmendmentFacts,
    CancellationFacts,
    Change,
    HandedFacts,
    HandedLine,
    LeftLine,
)
from bejo_desktop.domain.paper.facts import (
    AccountFacts,
    FigureFacts,
    LineFacts,
    OfficerFacts,
)
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.later_facts import BastRef
from bejo_desktop.domain.paper.letter_facts import (
    ComparisonFacts,
    DistributionFacts,
    FilePiece,
    NegotiatedLine,
    NegotiationFacts,
    PaperEntry,
    PaymentMinutesFacts,
    PlaceFacts,
    RequestFacts,
    RoundFacts,
    SpkFacts,
    SummaryFacts,
    TaxEntry,
    VerificationFacts,
)
from bejo_desktop.domain.paper.negosiasi import compose_negotiation
from bejo_desktop.domain.paper.penghentian import compose_cancellation
from bejo_desktop.domain.paper.perbandingan import compose_comparison
from bejo_desktop.domain.paper.rfq import compose_request
from bejo_desktop.domain.paper.serah_lanjut import compose_handed_on, compose_stock_list
from bejo_desktop.domain.paper.spj import compose_summary
from bejo_desktop.domain.paper.spk import compose_spk
from bejo_desktop.domain.paper.verifikasi import compose_verification
from bejo_desktop.domain.quantity import Quantity
from tests.adapters.printing.conftest import OFFICER, S1, S1_FIGURES
from tests.adapters.printing.later import (
    BAST,
    KEEPER,
    KPA,
    KW,
    S1_PAYMENT,
    TREASURER,
    printed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.domain.paper.letter import LetterSheet

BAN = "000.3.2/0098/BAN/413.101/2026"
RETNO = OfficerFacts(
    "Retno Kusumawati, S.E.",
    "198604212010012015",
    "Pejabat Pengadaan",
    "Penata Tk. I (III/d)",
    "900/015/413.101/2026",
)
TEXTS = paper_texts()
OFFERED_PRICES = (56_500, 58_000, 42_000, 38_000, 31_500, 415_000)
"""users.md 3.2, column Penaw."""
S1_BASED = replace(
    S1,
    platform_ref="TD-26-1009-004417",
    method="Pembelian melalui Toko Daring",
)
OFFERED = replace(
    S1_FIGURES,
    lines=Rupiah(11_922_000),
    base=Rupiah(11_922_000),
    other_base=Rupiah(10_928_500),
    ppn=Rupiah(1_311_420),
    total=Rupiah(13_233_420),
)
NEGOTIATION = NegotiationFacts(
    order=S1_BASED,
    print_=printed(BAN),
    lines=tuple(
        NegotiatedLine(x.name, x.quantity, x.measure, Rupiah(offered), x.unit_price)
        for x, offered in zip(S1.lines, OFFERED_PRICES, strict=True)
    ),
    offered=OFFERED,
    round=2,
    on=date(2026, 10, 9),
    at=time(10, 15),
    way=OfferSource.PLATFORM,
    clarified="spesifikasi, merek, jumlah, waktu kirim 14 hari kalender: disepakati.",
    references=("Standar Satuan Harga Kabupaten 2026", "harga bayar terakhir satker"),
    offer=PaperRef("041/SIM/X/2026", date(2026, 10, 7)),
    offered_on=date(2026, 10, 7),
    valid_until=date(2026, 10, 26),
    pkp=True,
    officer=RETNO,
    officer_role=Role.PP,
    attachments=("kertas kerja perbandingan harga", "bukti komunikasi (2 gambar)"),
)
THREE_ROUNDS = replace(
    NEGOTIATION,
    round=3,
    earlier=(
        RoundFacts(
            2,
            date(2026, 10, 8),
            OfferSource.PHONE,
            "",
            (*map(Rupiah, (55_000, 57_000, 40_000, 37_000, 30_000)), None),
        ),
    ),
)
MEBEL = replace(
    S1,
    vendor=replace(S1.vendor, name="CV Karya Jati Rapi", signer="Slamet Riyadi"),
    officer=OfficerFacts("Wahyu Nugroho, S.T., M.M.", "197802192003121005", OFFICER.office),
    package=replace(
        S1.package,
        name="Pengadaan Mebel Ruang Pelayanan",
        rup="58130977",
        fund="APBD 2026",
        dpa="DPA/A.1/2.18.0.00.0.00.03.0000/001/2026",
        sub_activities=("2.18.01.2.07.0005 Pengadaan Mebel",),
    ),
    accounts=(AccountFacts("5.2.02.05.02.0001", "Belanja Modal Mebel", Rupiah(50_005_500)),),
    lines=(
        LineFacts(
            "Meja kerja 120×60",
            Quantity.of("20"),
            "unit",
            Rupiah(1_325_000),
            Rupiah(26_500_000),
            "PDN",
        ),
        LineFacts(
            "Kursi staf", Quantity.of("40"), "unit", Rupiah(463_750), Rupiah(18_550_000), "PDN"
        ),
    ),
    figures=FigureFacts(
        lines=Rupiah(45_050_000),
        base=Rupiah(45_050_000),
        other_base=Rupiah(41_295_833),
        ppn=Rupiah(4_955_500),
        pbjt=ZERO,
        total=Rupiah(50_005_500),
        discount=ZERO,
        shipping=ZERO,
        ppn_rate="12%",
    ),
    ordered_on=date(2026, 4, 20),
    due_on=date(2026, 5, 10),
    platform=Platform.NONE,
    payment=Payment.LS,
    number="000.3.3/SPK/0042/413.115/2026",
    form="spk",
)
"""Scenario 10 of users.md 3.6."""
SPK = SpkFacts(
    order=MEBEL,
    invitation=PaperRef("000.3.3/0033/413.115/2026", date(2026, 4, 6)),
    offer=PaperRef("017/KJR/IV/2026", date(2026, 4, 10)),
    result=PaperRef("000.3.3/0039/413.115/2026", date(2026, 4, 16)),
)
REQUEST = RequestFacts(
    S1, "000.3.2/0090/413.101/2026", date(2026, 10, 5), "CV Sumber Ilmu Mandiri", RETNO, Role.PP
)
PIECES = (
    FilePiece("Nota Penyedia", found=True, note="Nomor 0931"),
    FilePiece("Foto", found=True),
    FilePiece("Invoice platform", found=False),
)
_BASTS = (BastRef(BAST, date(2026, 10, 23)),)


def _compared(price: int, standing: Standing) -> Cell:
    rupiah = Rupiah(price)
    return Cell(rupiah, date(2026, 10, 7), rupiah.times(Quantity.of("60")), standing)


COMPARISON = ComparisonFacts(
    order=S1,
    comparison=Comparison(
        on=date(2026, 10, 8),
        package=S1.package.name,
        rup="58123401",
        price_mode="exclusive",
        offers=(
            ComparedOffer(
                vendor="V-1",
                vendor_name="CV Sumber Ilmu Mandiri",
                pkp=True,
                source="paper",
                no="041/SIM/X/2026",
                base=Rupiah(3_240_000),
                total=Rupiah(3_596_400),
                is_cheapest=True,
                is_chosen=True,
            ),
            ComparedOffer(
                vendor="V-2",
                vendor_name="Toko Contoh Jaya",
                pkp=False,
                source="whatsapp",
                no="",
                base=None,
                total=None,
                is_cheapest=False,
                is_chosen=False,
            ),
        ),
        lines=(
            ComparedLine(
                "Kertas HVS A4 80 g/m²",
                "rim",
                Quantity.of("60"),
                (
                    _compared(54_000, Standing.CHEAPEST),
                    Cell(None, None, None, Standing.NOT_OFFERED),
                ),
                Beside(),
            ),
        ),
    ),
    officer=RETNO,
    officer_role=Role.PP,
)
PLACES = DistributionFacts(
    order=S1,
    places=(
        PlaceFacts(
            "SDN Contoh 1",
            "0812",
            "Jl. Melati 1",
            tuple(map(Decimal, ("40", "40", "30", "25", "0", "6"))),
        ),
        PlaceFacts(
            "SDN Contoh 2",
            "",
            "Jl. Melati 2",
            tuple(map(Decimal, ("20", "0", "0", "0", "48", "0"))),
        ),
    ),
)
VERIFICATION = VerificationFacts(
    order=S1,
    pieces=PIECES,
    on=date(2026, 11, 2),
    verifier=OfficerFacts("Wulan Contoh, S.E.", "198001012005012001", ""),
    treasurer=TREASURER,
)
PAID_LS = PaymentMinutesFacts(
    order=replace(S1, payment=Payment.LS),
    print_=printed(KW),
    payment=replace(S1_PAYMENT, kind=Payment.LS, penalty=Rupiah(100_000)),
    handovers=_BASTS,
    officer=OFFICER,
    bap_no="900/12/BAP/413.101/2026",
    accounts=S1.accounts,
)
AMENDED = AmendmentFacts(
    order=S1,
    print_=printed("000.3.2/0003/ADD/413.101/2026"),
    ordinal=1,
    on=date(2026, 10, 20),
    reason="Kebutuhan sekolah bertambah sesuai nota dinas",
    was=Rupiah(12_537_450),
    now=Rupiah(13_136_850),
    changes=(
        Change("Baris 1 (Kertas HVS A4 80 g/m²), jumlah", "60 rim", "70 rim"),
        Change("Batas waktu penyelesaian", "26 Oktober 2026", "30 Oktober 2026"),
    ),
    officer=OFFICER,
)
ENDED = CancellationFacts(
    order=S1,
    print_=printed("000.3.2/0001/HENTI/413.101/2026"),
    form=CancelForm.PENGHENTIAN,
    on=date(2026, 10, 28),
    reason="Banjir menutup gudang penyedia",
    lines=tuple(
        LeftLine(x.name, x.measure, x.quantity.value, x.quantity.value - left)
        for x, left in zip(S1.lines, (0, 0, 0, 10, 0, 2), strict=True)
    ),
    accepted=Rupiah(11_274_270),
    paid=ZERO,
    officer=OFFICER,
    handovers=_BASTS,
)
HANDED = HandedFacts(
    order=S1,
    bast=_BASTS[0],
    lines=tuple(
        HandedLine(
            x.name,
            x.measure,
            x.quantity.value,
            x.unit_price,
            x.amount,
            Rupiah(x.amount.amount * 111 // 100),
            "5.1.02.01.01.0025",
        )
        for x in S1.lines
    ),
    officer=OFFICER,
    receiver=KPA,
    keeper=KEEPER,
)
SUMMARY = SummaryFacts(
    order=S1_BASED,
    papers=(
        PaperEntry("Surat penawaran", "041/SIM/X/2026", date(2026, 10, 7)),
        PaperEntry("Berita acara negosiasi", BAN, date(2026, 10, 9)),
        PaperEntry("Surat Pesanan", S1.number or "", date(2026, 10, 12)),
        PaperEntry("BAST", BAST, date(2026, 10, 23)),
        PaperEntry("Nota/faktur Penyedia", "0931", None),
        PaperEntry("Kuitansi", KW, date(2026, 11, 2)),
    ),
    payments=(S1_PAYMENT,),
    taxes=(
        TaxEntry("PPN (dipungut platform)", Rupiah(1_242_450), billing="oleh platform"),
        TaxEntry("PPh Pasal 22", Rupiah(56_475), "November 2026", "820261100001", "ABCD1234"),
    ),
    pieces=PIECES,
    accepted=Rupiah(12_537_450),
    treasurer=TREASURER,
    verifier=None,
)

LETTERS: dict[str, Callable[[], LetterSheet]] = {
    "negosiasi": lambda: compose_negotiation(NEGOTIATION, TEXTS[PaperKind.NEGOSIASI]),
    "negosiasi tiga putaran": lambda: compose_negotiation(THREE_ROUNDS, TEXTS[PaperKind.NEGOSIASI]),
    "spk": lambda: compose_spk(SPK, TEXTS[PaperKind.SPK]),
    "spk konsep": lambda: compose_spk(
        replace(SPK, order=replace(MEBEL, number=None, qr=None)), TEXTS[PaperKind.SPK]
    ),
    "rfq": lambda: compose_request(REQUEST, TEXTS[PaperKind.RFQ]),
    "perbandingan": lambda: compose_comparison(COMPARISON, TEXTS[PaperKind.PERBANDINGAN]),
    "distribusi": lambda: compose_distribution(PLACES, TEXTS[PaperKind.DISTRIBUSI]),
    "verifikasi": lambda: compose_verification(VERIFICATION, TEXTS[PaperKind.VERIFIKASI]),
    "bap": lambda: compose_payment_minutes(PAID_LS, TEXTS[PaperKind.BAP]),
    "adendum": lambda: compose_amendment(AMENDED, TEXTS[PaperKind.ADENDUM]),
    "penghentian": lambda: compose_cancellation(ENDED, TEXTS[PaperKind.PENGHENTIAN]),
    "pemutusan": lambda: compose_cancellation(
        replace(ENDED, form=CancelForm.PEMUTUSAN), TEXTS[PaperKind.PENGHENTIAN]
    ),
    "bast-pa": lambda: compose_handed_on(HANDED, TEXTS[PaperKind.BAST_PA]),
    "persediaan": lambda: compose_stock_list(HANDED, TEXTS[PaperKind.PERSEDIAAN]),
    "spj": lambda: compose_summary(SUMMARY, TEXTS[PaperKind.SPJ]),
}
"""One of each, by the name it has on paper."""
