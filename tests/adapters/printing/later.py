"""Scenario S1 carried on (users.md 3.3 to 3.5): a nota, BAST in two stages, the kuitansi."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.domain.codes import Collector, Payment, Platform, Role
from bejo_desktop.domain.fulfilment import Statements
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.paper.bast import compose_bast
from bejo_desktop.domain.paper.facts import (
    AccountFacts,
    CopyFacts,
    FigureFacts,
    LineFacts,
    OfficerFacts,
)
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.paper.kuitansi import compose_kuitansi
from bejo_desktop.domain.paper.later_facts import (
    BastFacts,
    BastRef,
    KeptFacts,
    KuitansiFacts,
    NotaFacts,
    PaymentFacts,
    ReceivedFacts,
    TaxFacts,
    VendorPaper,
    WithheldFacts,
)
from bejo_desktop.domain.paper.marking import Print
from bejo_desktop.domain.paper.nota_pesanan import compose_nota
from bejo_desktop.domain.payments import Tax
from bejo_desktop.domain.quantity import Quantity
from tests.adapters.printing.conftest import OFFICER, QR, S1, Lines, facts_with

if TYPE_CHECKING:
    from bejo_desktop.domain.paper.sheets import Sheet

BAST_HASH = "e4968af985bfe4c0deb801fd0f1f7519763927a07a61ffe03f4fe13cce55bf80"
BAST = "000.3.2/0131/BAST/413.101/2026"
KW = "000.3.2/0457/KW/413.101/2026"
KEEPER = OfficerFacts("Joko Sulistyo", "199006072014021003", "Pengurus Barang")
PPTK = OfficerFacts("Agus Prayitno, S.Kom.", "198309302008041002", "PPTK")
TREASURER = OfficerFacts("Siti Maimunah, A.Md.", "198811122011012009", "Bendahara Pengeluaran")
KPA = OfficerFacts("Dr. Endang Lestari, M.Si.", "196902031995032001", "Kuasa Pengguna Anggaran")
"""Who agrees to a payment (users.md 3.4)."""
PP = OfficerFacts("Nurul Aini, S.AP.", "199101242015032004", "Pejabat Pengadaan")
COPY = CopyFacts(1, date(2026, 11, 26), "permintaan Inspektorat Kabupaten Argosari")

S1_TAXES = TaxFacts(
    ppn_collected=Rupiah(1_242_450),
    withheld=(WithheldFacts("22", "0,5%", Rupiah(11_295_000), Rupiah(56_475)),),
    net=Rupiah(11_238_525),
)
RAWON = replace(
    S1,
    vendor=replace(
        S1.vendor,
        name="Warung Rawon Bu Darmi",
        signer="Darmiati",
        signer_office="",
        address="Jl. Pasar 3 Wonokerto",
        phone="0857-0000-3333",
        pkp=False,
    ),
    package=replace(
        S1.package,
        name="Jamuan tamu kunjungan kerja tanggal 9 Juli 2026, undangan 45 orang",
        sub_activities=("7.01.01.2.06.0009 Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",),
    ),
    accounts=(
        AccountFacts(
            "5.1.02.01.01.0053", "Belanja Makanan dan Minuman Jamuan Tamu", Rupiah(1_732_500)
        ),
    ),
    lines=(
        LineFacts(
            name="Nasi rawon + teh",
            quantity=Quantity.of("45"),
            measure="porsi",
            unit_price=Rupiah(35_000),
            amount=Rupiah(1_575_000),
            note="jamuan tamu",
        ),
    ),
    figures=FigureFacts(
        lines=Rupiah(1_575_000),
        base=Rupiah(1_575_000),
        ppn=ZERO,
        pbjt=Rupiah(157_500),
        total=Rupiah(1_732_500),
        discount=ZERO,
        shipping=ZERO,
        pbjt_rate="10%",
    ),
    ordered_on=date(2026, 7, 6),
    due_on=date(2026, 7, 9),
    delivery=replace(S1.delivery, address="Pendopo Kecamatan"),
    platform=Platform.NONE,
    collector=Collector.TREASURER,
    number="000.3.2/0063/NP/413.320/2026",
)
"""Scenario S3 of users.md: the smallest order with all its taxes."""

NOTA = NotaFacts(
    order=RAWON,
    taxes=TaxFacts(
        ZERO,
        (WithheldFacts("23", "4%", Rupiah(1_575_000), Rupiah(63_000)),),
        Rupiah(1_512_000),
    ),
    npwp_valid=False,
    catering=True,
    buyer=PP,
    buyer_role=Role.PP,
    pptk=PPTK,
)


def received(*rows: tuple[str, str, str, str]) -> tuple[ReceivedFacts, ...]:
    """The lines of S1 with (before, accepted, rejected, reason) of each."""
    return tuple(
        ReceivedFacts(
            name=line.name,
            measure=line.measure,
            unit_price=line.unit_price,
            ordered=line.quantity.value,
            before=Decimal(before),
            accepted=Decimal(accepted),
            rejected=Decimal(rejected),
            reason=reason,
        )
        for line, (before, accepted, rejected, reason) in zip(S1.lines, rows, strict=True)
    )


def printed(number: str, **changes: object) -> Print:
    """An original with this number, or another print of it."""
    return replace(Print(S1.unit.full_name, number, BAST_HASH, QR), **changes)


PART = BastFacts(
    order=S1,
    print_=printed(BAST),
    received_on=date(2026, 10, 23),
    arrived_on=date(2026, 10, 21),
    stage=1,
    complete=False,
    lines=received(
        ("0", "60", "0", ""),
        ("0", "40", "0", ""),
        ("0", "30", "0", ""),
        ("0", "15", "0", ""),
        ("0", "48", "0", ""),
        ("0", "4", "1", "segel rusak"),
    ),
    statements=Statements(function=True, amount=False, time=True),
    officer=OFFICER,
    keeper=KEEPER,
)
REST = replace(
    PART,
    print_=printed("000.3.2/0140/BAST/413.101/2026"),
    arrived_on=date(2026, 10, 29),
    received_on=date(2026, 10, 29),
    stage=2,
    complete=True,
    lines=received(
        ("60", "0", "0", ""),
        ("40", "0", "0", ""),
        ("30", "0", "0", ""),
        ("15", "10", "0", ""),
        ("48", "0", "0", ""),
        ("4", "2", "0", ""),
    ),
    statements=Statements(function=True, amount=True, time=False),
)
WHOLE = replace(
    PART,
    complete=True,
    lines=received(*((("0", str(line.quantity), "0", "")) for line in S1.lines)),
    statements=Statements(function=True, amount=True, time=True),
    keeper=None,
)
S1_PAYMENT = PaymentFacts(
    number=KW,
    paid_on=date(2026, 11, 2),
    kind=Payment.UP,
    amount=Rupiah(12_537_450),
    penalty=ZERO,
    kept=(
        KeptFacts(Tax.PPN, "12%", Rupiah(11_295_000), Rupiah(1_242_450), Collector.PLATFORM),
        KeptFacts(Tax.PPH_22, "0,5%", Rupiah(11_295_000), Rupiah(56_475), Collector.PLATFORM),
    ),
    bills=(VendorPaper("invoice", "0931", date(2026, 10, 21)),),
)
PAID = KuitansiFacts(
    order=S1,
    print_=printed(KW),
    payment=S1_PAYMENT,
    accounts=S1.accounts,
    handovers=(BastRef(BAST, date(2026, 10, 23)),),
    approver=KPA,
    payer="Kuasa Pengguna Anggaran",
    treasurer=TREASURER,
    pptk=PPTK,
    stamp_duty=Rupiah(10_000),
)


def long_bast(lines: Lines) -> BastFacts:
    """Everything accepted of an order of other lines."""
    return replace(
        WHOLE,
        order=facts_with(lines),
        lines=tuple(
            ReceivedFacts(
                name=line.name,
                measure=line.measure,
                unit_price=line.unit_price,
                ordered=line.quantity.value,
                before=Decimal(0),
                accepted=line.quantity.value,
                rejected=Decimal(0),
            )
            for line in lines
        ),
        keeper=KEEPER,
    )


Facts = NotaFacts | BastFacts | KuitansiFacts


def sheet_of_later(facts: Facts) -> Sheet:
    """The sheet of any of the later papers."""
    texts = paper_texts()
    match facts:
        case NotaFacts():
            return compose_nota(facts, texts[PaperKind.NOTA])
        case BastFacts():
            return compose_bast(facts, texts[PaperKind.BAST])
        case KuitansiFacts():
            return compose_kuitansi(facts, texts[PaperKind.KUITANSI])


LATER: dict[str, Facts] = {
    "nota": NOTA,
    "nota pkp": NotaFacts(
        order=S1, taxes=S1_TAXES, npwp_valid=True, catering=False, buyer=PP, buyer_role=Role.PP
    ),
    "nota konsep": replace(NOTA, order=replace(RAWON, number=None, qr=None)),
    "nota salinan": replace(NOTA, order=replace(RAWON, copy=COPY, signed_on=date(2026, 7, 7))),
    "bast sebagian": PART,
    "bast lanjutan": REST,
    "bast utuh": WHOLE,
    "bast salinan": replace(PART, print_=printed(BAST, copy=COPY)),
    "kuitansi": PAID,
    "kuitansi berdua": replace(
        PAID,
        pptk=None,
        stamp_duty=None,
        payment=replace(S1_PAYMENT, tax_invoice="010.000-26.00000042"),
    ),
    "kuitansi salinan": replace(PAID, print_=printed(KW, copy=COPY)),
}
"""One paper of each kind and print."""
