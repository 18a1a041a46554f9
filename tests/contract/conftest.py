"""One full message of each kind, with every optional field set, and a zstd compressor."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.contract.content import Content, to_wire
from bejo_desktop.contract.enrolment import Enrol, Enrolled, Hello
from bejo_desktop.contract.exchange import (
    ExchangeReply,
    ExchangeRequest,
    Fault,
    LeaseRow,
    OpenLease,
    OutcomeRow,
    Page,
    Pull,
    PullReply,
    Push,
    PushReply,
)
from bejo_desktop.contract.fulfilment import ReceiptRow
from bejo_desktop.contract.intents import (
    Arrive,
    Drop,
    Final,
    Intent,
    KeepPrice,
    LeaseReturn,
    Pay,
    Receive,
    ReceivedRow,
    Recheck,
    Return,
    Sign,
    Skip,
    Submit,
    Void,
)
from bejo_desktop.contract.later import Later, PaymentRow
from bejo_desktop.contract.numbers import NumberRow
from bejo_desktop.contract.rows import (
    BudgetRow,
    CauseRow,
    GoneRow,
    MandateRow,
    OfficerRow,
    OrderRow,
    PriceRow,
    ProductRow,
    UnitRow,
    VendorRow,
    YearRow,
)
from bejo_desktop.contract.snapshot import Chunk, ChunkRef, Manifest
from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    TaxClass,
)
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.figures import ClassFigures, Figures, IncomeTax, LineFigures, VendorTax
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from tests.contract.later_intents import later_acts

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
ORDER = "019a7e10-0000-7000-8000-000000000001"
PP = "198609262015051001"
PPK = "197503102000121002"
NUMBER = "000.3.2/0017/SP/413.101/2026"
HASH = "ab" * 32
BAST = NumberRow(
    no="000.3.2/0131/BAST/413.101/2026", series="BAST", year=2026, running=131, lease="L89"
)
KW = NumberRow(no="000.3.2/0088/KW/413.101/2026", series="KW", year=2026)
KEY = "A" * 43


def an_order_content() -> OrderContent:
    """Ten reams of paper at Rp54.000, as commands.md computes them, and 2.5 kg of sugar."""
    account = "5.02.01.2.06.0005/5.1.02.01.01.0025"
    return OrderContent(
        unit="413.101",
        region="35.09",
        vendor="V-00042",
        vendor_tax=VendorTax(pkp=True, npwp=True, certificate=Certificate.NONE),
        package="Kertas triwulan I",
        rup="40123456",
        budget_line=account,
        ordered_on=date(2026, 5, 1),
        due_on=date(2026, 5, 12),
        platform=Platform.TOKO_DARING,
        platform_ref="TD-26-0501-000417",
        payment=Payment.UP,
        price_mode=PriceMode.EXCLUSIVE,
        kind=Kind.GOODS,
        collector=Collector.PLATFORM,
        collector_reason="",
        deliver_to=Delivery("Gudang", "0331000000", "Jalan Kartini 12 – pintu „timur”"),
        note='Kirim pagi\n"sebelum" 09.00 \\ jangan terlambat',
        lines=(
            OrderLine(
                product="P-000123",
                name="Kertas HVS A4 80 gr",
                measure="rim",
                tax_class=TaxClass.GOODS,
                origin="PDN",
                quantity=Quantity(Decimal(10)),
                list_price=Rupiah(55_000),
                price_list=88,
                unit_price=Rupiah(54_000),
                budget_line=account,
            ),
            OrderLine(
                product="P-000124",
                name="Gula pasir",
                measure="kg",
                tax_class=TaxClass.EXEMPT,
                origin="PDN",
                quantity=Quantity(Decimal("2.50")),
                list_price=Rupiah(17_000),
                price_list=88,
                unit_price=Rupiah(17_000),
                budget_line=account,
                note="curah",
            ),
        ),
        discount=Rupiah(0),
        shipping=Rupiah(0),
        figures=_figures(),
    )


def _figures() -> Figures:
    return Figures(
        base=Rupiah(582_500),
        dpp_nilai_lain=Rupiah(495_000),
        ppn=Rupiah(59_400),
        pbjt=Rupiah(0),
        total=Rupiah(641_900),
        ppn_collected=Rupiah(59_400),
        pph=(IncomeTax("22", Rupiah(582_500), Rupiah(2_913), "pph22.platform"),),
        net_to_vendor=Rupiah(579_587),
        classes=(
            ClassFigures(TaxClass.GOODS, Rupiah(540_000), Rupiah(59_400), Rupiah(0)),
            ClassFigures(TaxClass.EXEMPT, Rupiah(42_500), Rupiah(0), Rupiah(0)),
        ),
        lines=(
            LineFigures(Rupiah(540_000), Rupiah(599_400)),
            LineFigures(Rupiah(42_500), Rupiah(42_500)),
        ),
        words="enam ratus empat puluh satu ribu sembilan ratus rupiah",
        officer="PP",
        form="surat_pesanan",
        meterai_order=True,
        meterai_receipt=False,
        rounding="half_up",
        rules=("ppn.2025", "pph22.platform"),
    )


def _content() -> Content:
    return to_wire(an_order_content())


def _intent(seq: int, argument: object, *, order: str = ORDER, base: int = 0) -> Intent:
    return Intent(s=seq, e=order, b=base, by=PPK, mandate="SK 188/12/2026", t=NOON, a=argument)


def _intents() -> tuple[Intent, ...]:
    number = {"content": HASH, "no": NUMBER}
    taken = {**number, "series": "SP", "year": 2026, "running": 17, "lease": "L88"}
    return (
        _intent(1, Submit(content=HASH)),
        _intent(2, Return(content=HASH, reason="Rekening keliru"), base=1),
        _intent(3, Final(**taken), base=2),
        _intent(4, KeepPrice(**number, reason="Penyedia tetap pada harga"), base=3),
        _intent(5, Recheck(**number), base=4),
        _intent(6, Sign(**taken, on=date(2026, 5, 4), scan="cd" * 32), base=5),
        _intent(7, Void(**taken, reason="Harga berubah, dibuat ulang"), base=6),
        _intent(8, Drop(reason="Tidak jadi"), base=7),
        _intent(9, LeaseReturn(lease="L88", first=31), order=""),
        _intent(10, Skip(why="UNREADABLE"), order=""),
        _intent(11, Arrive(**number, on=date(2026, 5, 6)), base=8),
        _intent(12, _receive(number), base=9),
        _intent(13, _pay(number), base=10),
        *(_intent(seq, act, base=seq) for seq, act in enumerate(later_acts(NUMBER), start=14)),
    )


def _receive(number: dict[str, str]) -> Receive:
    return Receive(
        **number,
        bast=BAST.no,
        series="BAST",
        year=2026,
        on=date(2026, 5, 7),
        complete=False,
        lines=(ReceivedRow(line=2, accepted="2.25", rejected="0.25", reason="Basah"),),
        states=(True, False, True),
        running=131,
        lease="L89",
    )


def _pay(number: dict[str, str]) -> Pay:
    return Pay(
        **number,
        kw=KW.no,
        series="KW",
        year=2026,
        on=date(2026, 5, 20),
        kind="UP",
        invoice="INV-0417",
        amount=599_400,
        receipts=(1,),
        tax_invoice="010.000-26.00000001",
        running=88,
        lease="L90",
    )


def _rows() -> tuple[object, ...]:
    return (
        UnitRow(
            id="413.101",
            rev=1,
            name="Dinas Pendidikan",
            region="35.09",
            region_name="Kabupaten Argosari",
            government="Pemerintah Kabupaten Argosari",
            address="Jalan Kartini Nomor 12",
            postal_code="68100",
            phone="0331000111",
            email="disdik@argosari.example",
            npwp="",
            place="Argosari",
            classification="000.3.2",
            mask="{classification}/{running:04d}/{series}/{unit}/{year}",
            numbering="lease",
            dpa="DPA/A.1/1.01.2.22.0.00.01.0000/001/2026",
            fund="APBD Kabupaten (PAD)",
        ),
        OfficerRow(
            id=PPK,
            rev=2,
            name="Sri Wahyuni, S.E.",
            rank="Pembina / IV a",
            position="Sekretaris",
            roles=("PPK",),
            sk="SK 188/12/2026",
            since=date(2026, 1, 2),
            until=date(2026, 12, 31),
        ),
        BudgetRow(
            id="5.02.01.2.06.0005/5.1.02.01.01.0025",
            rev=3,
            account="5.1.02.01.01.0025",
            account_name="Kertas dan Cover",
            sub_activity="5.02.01.2.06.0005",
            sub_activity_name="Barang Cetakan dan Penggandaan",
            year=2026,
            ceiling=25_000_000,
            realised=4_000_000,
            committed=599_400,
            fund="DAU",
            version="pergeseran_1",
            version_on=date(2026, 4, 1),
            version_no="DPPA/1/2026",
            paid=1_000_000,
            corrected=-50_000,
            sipd_as_of=date(2026, 4, 30),
        ),
        VendorRow(
            id="V-00042",
            rev=4,
            name="Toko Sumber Rejeki",
            legal_form="CV",
            signatory="Budi Hartono",
            signatory_position="Direktur",
            address="Jalan Mawar 3",
            region="35.09",
            region_name="Kabupaten Argosari",
            district="Kaliwates",
            npwp="0012345678901000",
            nib="1234567890123",
            pkp=True,
            npwp_valid=True,
            certificate="none",
            size="mikro",
            bank="Bank Jatim",
            bank_account="0011223344",
            account_holder="Budi Hartono",
            phone="081200000000",
            suspended_since=date(2026, 11, 20),
            suspended_reason="Izin usaha dicabut",
        ),
        ProductRow(
            id="P-000123",
            rev=5,
            name="Kertas HVS A4 80 gr",
            vendor="V-00042",
            category="kertas",
            measure="rim",
            tax_class="goods",
            origin="PDN",
            price=61_000,
            plist=91,
            price_on=date(2026, 11, 1),
            rank=7,
            withdrawn_on=date(2026, 11, 22),
        ),
        OrderRow(
            id=ORDER,
            rev=6,
            device=1207,
            state="final",
            sync="held",
            content=_content(),
            hash=HASH,
            author=PP,
            submitted_at=NOON,
            deadline=date(2026, 5, 6),
            no=NUMBER,
            series="SP",
            year=2026,
            running=17,
            lease="L88",
            signed_on=date(2026, 5, 4),
            arrived_on=date(2026, 5, 6),
            receipts=(
                ReceiptRow(
                    on=date(2026, 5, 7),
                    complete=True,
                    lines=(ReceivedRow(line=1, accepted="10", rejected="0"),),
                    states=(True, True, True),
                    bast=BAST,
                    by=PPK,
                ),
            ),
            later=Later(
                payments=(
                    PaymentRow(
                        on=date(2026, 5, 20),
                        kind="LS",
                        invoice="INV-0417",
                        kw=KW,
                        by=PP,
                        amount=599_400,
                        receipts=(1,),
                        tax_invoice="010.000-26.00000001",
                    ),
                )
            ),
            why=(CauseRow(c="PRICE_DRIFT", f={"line": 1, "was": 55_000, "now": 61_000}),),
            findings=(CauseRow(c="BUDGET_SHORT", f={"need": 599_400, "have": 0}),),
            history=(("order.submit", NOON, PP, ""),),
        ),
        MandateRow(
            id="198609262015051001-0a1b2c3d",
            rev=8,
            unit="413.101",
            nip=PP,
            sk="900/015/413.101/2026",
            roles=("PP",),
            since=date(2026, 1, 2),
            until=date(2026, 12, 31),
            sk_on=date(2026, 1, 2),
            acting="PLT",
            stands_for="Kepala Bagian Umum",
            order_limit=50_000_000,
            may_issue=True,
            signature="s" * 86,
        ),
        YearRow(
            id="2026",
            rev=9,
            desks=3,
            up_limit=50_000_000,
            up_kkpd=20_000_000,
            up_open=4_400_000,
            ls_until=date(2026, 12, 15),
            gu_until=date(2026, 12, 12),
            up_paid=1_250_000,
            up_refilled_on=date(2026, 8, 3),
            closed_on=date(2026, 12, 31),
        ),
        PriceRow(
            id="35.09/2026/ssh/1.1.12.01.03.0013-0a1b2c3d",
            rev=10,
            name="Cetak Blanko",
            measure="Buku",
            price=49_000,
            specification="Buku NCR",
            accounts=("5.1.02.01.01.0036",),
        ),
        GoneRow(kind="product", id="P-000999", rev=7),
    )


def _messages() -> dict[str, object]:
    return {
        "hello": Hello(
            p=(1, 1),
            now=NOON,
            nonce="n" * 22,
            centre="Bejo Jatim",
            key=KEY,
            timeline="t" * 22,
            push_max=20,
        ),
        "enrol": Enrol(code="JTM-4K7Q-92FD", key=KEY, host="PC-UMUM-2"),
        "enrolled": Enrolled(
            device=1207,
            incarnation="k3J0aQ",
            unit="413.101",
            officer=PP,
            roles=("PP",),
            name="Dewi Lestari",
            scopes=("g", "u413.101"),
            timeline="t" * 22,
            centre_key=KEY,
            now=NOON,
            mandate_until=date(2026, 12, 31),
        ),
        "exchange_request": ExchangeRequest(
            p=1,
            app="bejo-desktop/0.1.0",
            timeline="t" * 22,
            year=2026,
            push=Push(chain=HASH, intents=_intents(), contents=(_content(),), lacks=("ef" * 32,)),
            pull=Pull(cur={"u413.101": 551, "g": 18_233}, max=16_000),
            leases=(OpenLease(id="L88", next=18),),
        ),
        "exchange_reply": ExchangeReply(
            p=1,
            now=NOON,
            timeline="t" * 22,
            scopes=("g", "u413.101"),
            push=PushReply(
                done=44,
                out=(
                    OutcomeRow(s=42, r="ok", e=ORDER, rev=3),
                    OutcomeRow(
                        s=43,
                        r="held",
                        e=ORDER,
                        rev=4,
                        why=(CauseRow(c="PRICE_DRIFT", f={"line": 3, "was": 1, "now": 2}),),
                        findings=(CauseRow(c="FY_CLOSED"),),
                    ),
                    OutcomeRow(s=44, r="blk", e=ORDER, rev=4, on=43),
                ),
                need=(HASH,),
            ),
            pull=PullReply(
                pages=(Page(sc="u413.101", frm=551, to=560, head=560, rows=_rows()),), left=12
            ),
            leases=(
                LeaseRow(
                    id="L91",
                    series="SP",
                    year=2026,
                    unit="413.101",
                    first=51,
                    last=100,
                    expires_on=date(2027, 1, 31),
                ),
            ),
            retry_s=30,
        ),
        "manifest": Manifest(
            sc="g", at=18_233, chunks=(ChunkRef(sha=HASH, bytes=40_000, rows=1500, kind="product"),)
        ),
        "chunk": Chunk(
            kind="product", columns={"id": ["P-000001", "P-000002"], "price": [54_000, None]}
        ),
        "fault": Fault(code="SEQ_GAP", facts={"expected": 12, "device": 1207}),
        "content": _content(),
        "intent": _intent(3, Submit(content=HASH), base=2),
    }


@pytest.fixture(scope="session")
def messages():
    return _messages()


@pytest.fixture(scope="session")
def intents():
    return _intents()


@pytest.fixture(scope="session")
def order_content():
    return an_order_content()


@pytest.fixture(scope="session")
def compressor():
    return ZstdCodec()
