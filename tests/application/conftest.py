"""One office of invented people on a real, encrypted store, without a centre."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from types import SimpleNamespace
from uuid import UUID

import pytest

import resources
from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.application.approving import Approving
from bejo_desktop.application.budgeting import Budgeting
from bejo_desktop.application.buying import Buying
from bejo_desktop.application.changing import Changing
from bejo_desktop.application.deciding import Deciding
from bejo_desktop.application.drafting import Drafting
from bejo_desktop.application.fulfilling import Fulfilling
from bejo_desktop.application.looking import Looking
from bejo_desktop.application.orders import OrderQueries
from bejo_desktop.application.paying import Paying
from bejo_desktop.application.session import Session
from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.contract.rows import BudgetRow, OfficerRow, ProductRow, UnitRow, VendorRow
from bejo_desktop.domain.numbering import Lease, Series
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.rules.book import RuleBook

NOON = datetime(2026, 10, 12, 5, 0, tzinfo=UTC)
TODAY = date(2026, 10, 12)
PP, PPK, TREASURER = "198804172011012006", "197109231997031003", "199003052015032011"
SUB = "1.01.01.2.06.0002"
PAPER, PENS, TONER = (f"{SUB}/5.1.02.01.01.{last}" for last in ("0025", "0024", "0029"))
CV, WARUNG, OTHER = "V-00001", "V-00002", "V-00003"


class MovingClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: int) -> None:
        self.now += timedelta(**span)


def unit_row(**changes) -> UnitRow:
    values = {
        "id": "413.101",
        "rev": 1,
        "name": "Dinas Pendidikan",
        "region": "35.09",
        "region_name": "Kab. Jember",
        "government": "PEMERINTAH KABUPATEN JEMBER",
        "address": "Jalan Contoh Nomor 12",
        "postal_code": "68100",
        "phone": "(0331) 000111",
        "email": "disdik@jember.example",
        "npwp": "0028765436626000",
        "place": "Jember",
        "classification": "000.3.2",
        "mask": "{classification}/{running:04d}/{series}/{unit}/{year}",
        "numbering": "lease",
        "dpa": "DPA/A.1/1.01/001/2026",
        "fund": "APBD",
    }
    return UnitRow(**(values | changes))


def officer_row(nip: str, name: str, *roles: str, **changes) -> OfficerRow:
    values = {
        "id": nip,
        "rev": 1,
        "name": name,
        "rank": "Penata (III/c)",
        "position": "Staf",
        "roles": roles,
        "sk": "900/015/413.101/2026",
        "since": date(2026, 1, 2),
        "until": date(2026, 12, 31),
    }
    return OfficerRow(**(values | changes))


def budget_row(code: str, ceiling: int, *, committed: int = 0, realised: int = 0) -> BudgetRow:
    return BudgetRow(
        id=code,
        rev=1,
        account=code.rpartition("/")[2],
        account_name=f"Belanja {code[-4:]}",
        sub_activity=SUB,
        sub_activity_name="Penyediaan Peralatan dan Perlengkapan Kantor",
        year=2026,
        ceiling=ceiling,
        realised=realised,
        committed=committed,
    )


def vendor_row(code: str, **changes) -> VendorRow:
    values = {
        "id": code,
        "rev": 1,
        "name": f"CV Contoh {code[-1]}",
        "legal_form": "CV",
        "signatory": "Lukman Contoh",
        "signatory_position": "Direktur",
        "address": "Jl. Contoh 8, Jember",
        "region": "35.09",
        "region_name": "Kab. Jember",
        "district": "Patrang",
        "npwp": "0012345674626000",
        "nib": "1234000056789",
        "pkp": True,
        "npwp_valid": True,
        "certificate": "none",
        "size": "Kecil",
        "bank": "Bank Contoh",
        "bank_account": "0012345678",
        "account_holder": f"CV Contoh {code[-1]}",
        "phone": "081200001111",
    }
    return VendorRow(**(values | changes))


def product_row(number: int, name: str, price: int, **changes) -> ProductRow:
    values = {
        "id": f"P-{number:06}",
        "rev": 1,
        "name": name,
        "vendor": CV,
        "category": "Alat Tulis Kantor",
        "measure": "rim",
        "tax_class": "goods",
        "origin": "PDN",
        "price": price,
        "plist": 7,
        "price_on": date(2026, 10, 1),
        "rank": number,
    }
    return ProductRow(**(values | changes))


S1_LINES = (
    ("P-000001", "60", PAPER),
    ("P-000002", "40", PAPER),
    ("P-000003", "30", PENS),
    ("P-000004", "25", PENS),
    ("P-000005", "48", PENS),
    ("P-000006", "6", TONER),
)
"""Scenario S1 of users.md 6: paper, pens and toner are three rekening."""

ROWS = (
    unit_row(),
    officer_row(PP, "Sekar Contoh", "PP"),
    officer_row(PPK, "Bagas Contoh", "PPK"),
    officer_row(TREASURER, "Lintang Contoh", "BENDAHARA"),
    budget_row(PAPER, 100_000_000),
    budget_row(PENS, 50_000_000),
    budget_row(TONER, 20_000_000),
    vendor_row(CV),
    vendor_row(WARUNG, pkp=False, npwp_valid=False),
    vendor_row(OTHER),
    product_row(1, "Kertas HVS A4 80 g/m²", 54_000),
    product_row(2, "Kertas HVS F4 70 g/m²", 55_500),
    product_row(3, "Ballpoint gel 0,5 mm hitam", 39_500, measure="lusin"),
    product_row(4, "Map plastik snelhecter F4", 36_000, measure="lusin"),
    product_row(5, "Ordner A4 punggung 7 cm", 29_500, measure="buah"),
    product_row(6, "Toner printer laser hitam", 389_000, measure="buah", origin="Impor"),
    product_row(7, "Nasi rawon", 35_000, vendor=WARUNG, tax_class="catering", measure="porsi"),
    product_row(8, "Pulpen penyedia lain", 10_000, vendor=OTHER),
    product_row(9, "Barang turun tayang", 10_000, withdrawn_on=date(2026, 9, 1)),
    product_row(10, "Seragam PDL", 1_250_000, measure="stel"),
)


@dataclass
class Office:
    """The office's use cases, and the store beneath them."""

    store: object
    clock: MovingClock
    rules: RuleBook
    drafting: Drafting
    approving: Approving
    deciding: Deciding
    orders: OrderQueries
    budgeting: Budgeting
    fulfilling: Fulfilling
    paying: Paying
    buying: Buying
    changing: Changing

    def session(self, nip: str) -> Session:
        with self.store.read() as reading:
            return Session(reading.reference.officer(nip))

    @property
    def pp(self) -> Session:
        return self.session(PP)

    @property
    def ppk(self) -> Session:
        return self.session(PPK)

    @property
    def treasurer(self) -> Session:
        return self.session(TREASURER)

    def learn(self, *rows) -> None:
        """Take feed rows over, as a sync would."""
        with self.store.write() as work:
            work.reference.apply(rows)

    def drafted(self, wanted: DraftInput | None = None):
        view, _ = self.drafting.new(self.pp, wanted or s1())
        return view.order_id

    def submitted(self, wanted: DraftInput | None = None):
        order_id = self.drafted(wanted)
        self.drafting.submit(self.pp, order_id, {"": "Dibutuhkan untuk kegiatan bulan ini"})
        return order_id

    def finalised(self, wanted: DraftInput | None = None):
        order_id = self.submitted(wanted)
        hash_ = self.orders.detail(order_id).row.content_hash
        self.approving.finalise(self.ppk, order_id, hash_, None)
        return order_id

    def signed(self, wanted: DraftInput | None = None):
        order_id = self.finalised(wanted)
        self.approving.sign(self.ppk, order_id, TODAY, None)
        return order_id

    def arrived(self, wanted: DraftInput | None = None):
        order_id = self.signed(wanted)
        self.fulfilling.arrive(self.pp, order_id)
        return order_id

    def waiting(self) -> list:
        with self.store.read() as reading:
            return [queued.intent for queued in reading.outbox.waiting(100)]


def line(product: str, quantity: str = "10", **changes) -> DraftLineInput:
    return replace(DraftLineInput(product, Quantity.of(quantity)), **changes)


def s1(**changes) -> DraftInput:
    draft = DraftInput(
        vendor=CV,
        budget_line=PAPER,
        package="Belanja ATK, Kertas, dan Bahan Komputer Triwulan IV",
        rup="58123401",
        ordered_on=TODAY,
        due_on=date(2026, 10, 23),
        platform="toko_daring",
        lines=tuple(line(code, count, budget_line=account) for code, count, account in S1_LINES),
    )
    return replace(draft, **changes)


@pytest.fixture(scope="session")
def rules() -> RuleBook:
    files = sorted(resources.path("rules").glob("*.toml"))
    return RuleBook.parse(tomllib.loads(file.read_text(encoding="utf-8")) for file in files)


def office_on(store, clock, rules, folder) -> Office:
    """The office on a new store: its rows, its leases, its use cases."""
    ids = count(1)

    def new_id():
        return UUID(int=next(ids) << 96)

    with store.write() as work:
        work.reference.apply(ROWS)
        lease = Lease("L-1", Series.SP, "413.101", 2026, 17, 19, 17, date(2027, 1, 31))
        work.numbers.grant(lease)
        for series in (Series.BAST, Series.KW, Series.NP, Series.ADD, Series.HENTI):
            lease = Lease(f"L-{series}", series, "413.101", 2026, 31, 32, 31, date(2027, 1, 31))
            work.numbers.grant(lease)
    with store.read() as reading:
        session = Session(reading.reference.officer(PPK))
    return Office(
        store,
        clock,
        rules,
        Drafting(store, rules, clock, new_id),
        Approving(store, rules, clock),
        Deciding(store, rules, clock, new_id),
        OrderQueries(Looking(store, session, clock), rules),
        Budgeting(store),
        Fulfilling(store, clock),
        Paying(store, rules, clock),
        Buying(store, rules, clock, new_id),
        Changing(store, rules, clock),
    )


@pytest.fixture
def office(tmp_path, rules):
    clock = MovingClock()
    store = open_store(tmp_path, bytes(range(32)), clock)
    yield office_on(store, clock, rules, tmp_path)
    store.close()


@pytest.fixture(scope="session")
def an():
    """The builders, each valid by default: `an.draft()`, `an.line("P-000001")` …"""
    return SimpleNamespace(
        line=line,
        draft=s1,
        unit=unit_row,
        officer=officer_row,
        budget=budget_row,
        vendor=vendor_row,
        product=product_row,
        PAPER=PAPER,
        PENS=PENS,
        TONER=TONER,
        CV=CV,
        WARUNG=WARUNG,
        OTHER=OTHER,
        PP=PP,
        PPK=PPK,
        TREASURER=TREASURER,
    )
