"""The order of scenario S1 (users.md 3.1 and 6) and variations of it, as facts and as sheets."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

import resources
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.domain.codes import Collector, Payment, Platform
from bejo_desktop.domain.money import ZERO, Rupiah
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
    TermFacts,
    UnitFacts,
    VendorFacts,
)
from bejo_desktop.domain.paper.surat_pesanan import compose
from bejo_desktop.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.domain.paper.sheet import OrderSheet

HASH = "d660c486e91fb500b77c890a3fdb71748442a466a9c7d253ba08c6b1ce635493"
NUMBER = "000.3.2/0117/SP/413.101/2026"
QR = "HTTPS://BEJO.EXAMPLE/V/" + "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U" * 5

S1_LINES = (
    ("Kertas HVS A4 80 g/m²", "PDN", "60", "rim", 54_000),
    ("Kertas HVS F4 70 g/m²", "PDN", "40", "rim", 55_500),
    ("Ballpoint gel 0,5 mm hitam", "PDN", "30", "lusin", 39_500),
    ("Map plastik snelhecter F4", "PDN", "25", "lusin", 36_000),
    ("Ordner A4 punggung 7 cm", "PDN", "48", "buah", 29_500),
    ("Toner printer laser hitam (kompatibel)", "Impor", "6", "buah", 389_000),
)
S1_ACCOUNTS = (
    ("5.1.02.01.01.0024", "Alat Tulis Kantor", 3_886_110),
    ("5.1.02.01.01.0025", "Kertas dan Cover", 6_060_600),
    ("5.1.02.01.01.0029", "Bahan Komputer", 2_590_740),
)
S1_FIGURES = FigureFacts(
    lines=Rupiah(11_295_000),
    base=Rupiah(11_295_000),
    ppn=Rupiah(1_242_450),
    pbjt=ZERO,
    total=Rupiah(12_537_450),
    discount=ZERO,
    shipping=ZERO,
    other_base=Rupiah(10_353_750),
    ppn_rate="12%",
)
OFFICER = OfficerFacts(
    name="Drs. Bambang Wibisono, M.Pd.",
    nip="197108151996031004",
    office="Pejabat Pembuat Komitmen",
    rank="Pembina Tingkat I (IV/b)",
    decree="900/014/413.101/2026",
    decree_on=date(2026, 1, 2),
)
VENDOR = VendorFacts(
    name="CV Sumber Ilmu Mandiri",
    signer="Lukman Hakim",
    signer_office="Direktur",
    address="Jl. Merpati 8, Argosari",
    pkp=True,
    npwp="0012345674626000",
    nib="1234000056789",
    scale="Usaha Kecil",
    bank="Bank Jatim 0012345678",
    bank_holder="CV Sumber Ilmu Mandiri",
    phone="0812-0000-1111",
)
UNIT = UnitFacts(
    government="Pemerintah Kabupaten Argosari",
    name="Dinas Pendidikan",
    full_name="Dinas Pendidikan Kabupaten Argosari",
    short_name="Dinas Pendidikan Kab. Argosari",
    place="Argosari",
    letterhead=(
        "Jalan Kartini Nomor 12, Argosari, Kode Pos 68100",
        "Telepon (0331) 000111 · disdik@argosari.example",
    ),
    street="Jl. Kartini 12, Argosari",
    npwp="0028765436626000",
)
PACKAGE = PackageFacts(
    name="Belanja ATK, Kertas, dan Bahan Komputer Triwulan IV Tahun 2026",
    subject="Pesanan alat tulis kantor, kertas, dan bahan komputer Triwulan IV",
    fiscal_year=2026,
    rup="58123401",
    fund="APBD Kabupaten (PAD)",
    dpa="DPA/A.1/1.01.2.22.0.00.01.0000/001/2026",
    sub_activities=("1.01.01.2.06.0002 Penyediaan Peralatan dan Perlengkapan Kantor",),
)
S1 = PurchaseOrderFacts(
    unit=UNIT,
    officer=OFFICER,
    vendor=VENDOR,
    package=PACKAGE,
    accounts=tuple(
        AccountFacts(code, f"Belanja Alat/Bahan untuk Kegiatan Kantor-{name}", Rupiah(amount))
        for code, name, amount in S1_ACCOUNTS
    ),
    lines=tuple(
        LineFacts(
            name=name,
            quantity=Quantity.of(quantity),
            measure=measure,
            unit_price=Rupiah(price),
            amount=Rupiah(int(quantity) * price),
            origin=origin,
        )
        for name, origin, quantity, measure, price in S1_LINES
    ),
    figures=S1_FIGURES,
    ordered_on=date(2026, 10, 12),
    due_on=date(2026, 10, 26),
    delivery=DeliveryFacts(
        address="Gudang Dinas Pendidikan, Jl. Kartini 12",
        receiver="Joko Sulistyo",
        receiver_office="Pengurus Barang",
        phone="0813-0000-2222",
    ),
    terms=TermFacts(
        replacement_days=3,
        payment_days=14,
        notice_days=14,
        penalty_divisor=1000,
        warranty_months=6,
    ),
    content_hash=HASH,
    payment=Payment.UP,
    platform=Platform.TOKO_DARING,
    platform_ref="TD-26-1009-004417",
    platform_ref_on=date(2026, 10, 9),
    collector=Collector.PLATFORM,
    basis=(
        BasisFacts("offer", "041/SIM/X/2026", date(2026, 10, 7)),
        BasisFacts("negotiation", "000.3.2/0098/BAN/413.101/2026", date(2026, 10, 9)),
    ),
    copies_to=("Pejabat Pengadaan", "Bendahara Pengeluaran", "Pengurus Barang"),
    stamp_duty=Rupiah(10_000),
    number=NUMBER,
    qr=QR,
)

Lines = tuple[LineFacts, ...]


def facts_with(lines: Lines, **changes: Any) -> PurchaseOrderFacts:
    """S1 with other lines, its figures computed anew by the plain arithmetic of the law."""
    total = sum(line.amount.amount for line in lines)
    ppn = int(Fraction(total * 11, 100) + Fraction(1, 2))
    figures = replace(
        S1_FIGURES,
        lines=Rupiah(total),
        base=Rupiah(total),
        other_base=Rupiah(int(Fraction(total * 11, 12) + Fraction(1, 2))),
        ppn=Rupiah(ppn),
        total=Rupiah(total + ppn),
    )
    account = replace(S1.accounts[0], amount=figures.total)
    return replace(S1, lines=lines, figures=figures, accounts=(account,), **changes)


def many_lines(count: int) -> Lines:
    """`count` different lines, some of which take two rows of text."""
    names = (
        "Amplop cokelat F4 tali",
        "Buku agenda surat masuk folio 200 lembar, sampul keras",
        "Kertas concorde A4 putih 220 g/m² untuk sertifikat dan piagam",
        "Klip kertas nomor 3",
        "Lakban bening 2 inci × 90 yard",
    )
    return tuple(
        LineFacts(
            name=f"{names[position % 5]} {position}",
            quantity=Quantity.of(str(position % 40 + 1)),
            measure="kotak",
            unit_price=Rupiah(3_250 + position * 750),
            amount=Rupiah((position % 40 + 1) * (3_250 + position * 750)),
            origin="PDN",
        )
        for position in range(1, count + 1)
    )


def compose_s1(facts: PurchaseOrderFacts = S1) -> OrderSheet:
    """The sheet of S1 or of a variation of it."""
    texts = tomllib.loads(resources.path("papers", "surat_pesanan.id.toml").read_text("utf-8"))
    return compose(facts, texts)


def copy_of(facts: PurchaseOrderFacts) -> PurchaseOrderFacts:
    """The first marked copy of a signed order."""
    copy = CopyFacts(1, date(2026, 11, 26), "permintaan Inspektorat Kabupaten Argosari")
    return replace(facts, copy=copy, signed_on=date(2026, 10, 13))


VARIATIONS = {
    "asli": S1,
    "konsep": replace(S1, number=None, qr=None),
    "salinan": copy_of(S1),
    "satu": facts_with(many_lines(1)),
    "dua belas": facts_with(many_lines(12)),
    "empat puluh lima": facts_with(many_lines(45)),
    "dua ratus": facts_with(many_lines(200)),
}
"""One paper of each kind and length."""


class Papers:
    """Draws each variation once for all tests."""

    def __init__(self) -> None:
        self.printer = SheetPrinter()
        self._drawn: dict[tuple[str, str], bytes] = {}

    def pdf(self, name: str, size: str = "a4") -> bytes:
        """The paper of a variation."""
        if (name, size) not in self._drawn:
            sheet = compose_s1(VARIATIONS[name])
            self._drawn[name, size] = self.printer.draw(sheet, size)
        return self._drawn[name, size]


class Poppler:
    """The independent reader: what poppler finds in a paper."""

    def text(self, pdf: bytes) -> str:
        """The text in the order it was drawn, pages parted by form feeds."""
        return self._run(pdf, "pdftotext", "-raw", "-", "-")

    def fonts(self, pdf: bytes) -> list[str]:
        """One line per font."""
        return self._run(pdf, "pdffonts", "-").splitlines()[2:]

    def info(self, pdf: bytes) -> dict[str, str]:
        """What pdfinfo says, by its own labels."""
        rows = (line.split(":", 1) for line in self._run(pdf, "pdfinfo", "-").splitlines())
        return {label: value.strip() for label, value in rows}

    @staticmethod
    def _run(pdf: bytes, *command: str) -> str:
        done = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=60)
        return done.stdout.decode()


@pytest.fixture(scope="session")
def papers() -> Papers:
    return Papers()


@pytest.fixture(scope="session")
def poppler() -> Poppler:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed")
    return Poppler()


@pytest.fixture(scope="session")
def sheet_of() -> Callable[[PurchaseOrderFacts], OrderSheet]:
    return compose_s1
