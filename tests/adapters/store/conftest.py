"""A real encrypted store in a folder of its own, and orders and rows valid by default."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.intents import Final, Intent, Submit
from bejo_desktop.contract.rows import BudgetRow, OfficerRow, ProductRow, UnitRow, VendorRow
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
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.numbering import Lease, Number
from bejo_desktop.domain.order import Order
from bejo_desktop.domain.quantity import Quantity

KEY = bytes(range(32))
NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)
PP = "198609262015051001"
ACCOUNT = "5.02.01.2.06.0005/5.1.02.01.01.0025"


def clock():
    return NOON


@pytest.fixture
def home(tmp_path):
    return tmp_path / "desk"


@pytest.fixture
def open_desk(home):
    """Open the store of `home`, as often as the test closes it; closed at the end."""
    opened = []

    def open_one(key=KEY, at=home):
        store = open_store(at, key, clock)
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_desk):
    return open_desk()


@pytest.fixture
def a_line():
    def build(**facts):
        line = OrderLine(
            product="P-000123",
            name="Kertas HVS A4 80 gr",
            measure="rim",
            tax_class=TaxClass.GOODS,
            origin="PDN",
            quantity=Quantity.of("10"),
            list_price=Rupiah(54_000),
            price_list=7,
            unit_price=Rupiah(52_500),
            budget_line=ACCOUNT,
        )
        return replace(line, **facts)

    return build


@pytest.fixture
def a_content(a_line):
    def build(**facts):
        content = OrderContent(
            unit="413.101",
            region="35.09",
            vendor="V-00042",
            vendor_tax=VendorTax(pkp=True, npwp=True, certificate=Certificate.NONE),
            package="Kertas triwulan I",
            rup="40123456",
            budget_line=ACCOUNT,
            ordered_on=date(2026, 5, 1),
            due_on=date(2026, 5, 12),
            platform=Platform.NONE,
            platform_ref="",
            payment=Payment.UP,
            price_mode=PriceMode.EXCLUSIVE,
            kind=Kind.GOODS,
            collector=Collector.TREASURER,
            collector_reason="",
            deliver_to=Delivery("Gudang", "0331000000", "Jalan Contoh 1"),
            note="",
            lines=(a_line(),),
            discount=ZERO,
            shipping=ZERO,
        )
        return replace(content, **facts)

    return build


@pytest.fixture
def an_order(a_content):
    """Build a draft; `n` names it and sets when it was made."""

    def build(n=1, **facts):
        content = a_content(**facts)
        return Order(UUID(int=n), content, PP, NOON + timedelta(minutes=n))

    return build


@pytest.fixture
def a_number():
    def build(running, lease="L1", series="SP", year=2026):
        text = f"000.3.2/{running:04d}/{series}/413.101/{year}"
        return Number(text, series, year, running, lease)

    return build


@pytest.fixture
def a_final_order(an_order, a_number):
    """Build an order that was submitted and made final under `running`."""

    def build(n=1, running=17, **facts):
        order = an_order(n, **facts)
        digest = content_hash(order.content)
        order.submit(order.content, digest, by=PP, now=NOON)
        order.finalise(a_number(running), approved_hash=digest, by=PP, now=NOON)
        return order

    return build


@pytest.fixture
def a_lease():
    def build(name="L1", first=1, last=50, **facts):
        lease = Lease(name, "SP", "413.101", 2026, first, last, first, date(2027, 1, 31))
        return replace(lease, **facts)

    return build


@pytest.fixture
def an_intent():
    """Build the submit of an order as the `seq`-th act, or its final."""

    def build(seq, order, *, final=False):
        digest = content_hash(order.content)
        act = Submit(content=digest)
        if final:
            act = Final(content=digest, no="n", series="SP", year=2026)
        return Intent(s=seq, e=str(order.order_id), b=0, by=PP, mandate="SK 1", t=NOON, a=act)

    return build


@pytest.fixture
def append(an_intent):
    """Put the next act of an order into the outbox."""

    def do(work, order, *, final=False):
        intent = an_intent(work.outbox.head() + 1, order, final=final)
        work.outbox.append(intent, to_wire(order.content), content_hash(order.content))
        return intent

    return do


@pytest.fixture
def a_product():
    def build(n=1, **facts):
        values = {
            "id": f"P-{n:06d}",
            "rev": n,
            "name": "Kertas HVS A4 80 gr",
            "vendor": "V-00042",
            "category": "Alat Tulis Kantor",
            "measure": "rim",
            "tax_class": "goods",
            "origin": "PDN",
            "price": 54_000,
            "plist": 7,
            "price_on": date(2026, 4, 1),
            "rank": n,
        }
        return ProductRow(**values | facts)

    return build


@pytest.fixture
def a_vendor():
    def build(n=42, **facts):
        values = {
            "id": f"V-{n:05d}",
            "rev": 1,
            "name": "CV Sumber Makmur",
            "legal_form": "CV",
            "signatory": "Rahmat",
            "signatory_position": "Direktur",
            "address": "Jalan Contoh 2",
            "region": "35.09",
            "region_name": "Kabupaten Jember",
            "district": "Patrang",
            "npwp": "0012345674626000",
            "nib": "1234567890123",
            "pkp": True,
            "npwp_valid": True,
            "certificate": "none",
            "size": "mikro",
            "bank": "Bank Contoh",
            "bank_account": "123",
            "account_holder": "CV Sumber Makmur",
            "phone": "0331000000",
        }
        return VendorRow(**values | facts)

    return build


@pytest.fixture
def a_unit():
    def build(**facts):
        values = {
            "id": "413.101",
            "rev": 1,
            "name": "Dinas Contoh",
            "region": "35.09",
            "region_name": "Kabupaten Jember",
            "government": "Pemerintah Kabupaten Jember",
            "address": "Jalan Contoh 3",
            "postal_code": "68100",
            "phone": "0331",
            "email": "dinas@example.id",
            "npwp": "0012345674626000",
            "place": "Jember",
            "classification": "000.3.2",
            "mask": "{classification}/{running:04d}/{series}/{unit}/{year}",
            "numbering": "lease",
            "dpa": "DPA/1/2026",
            "fund": "PAD",
        }
        return UnitRow(**values | facts)

    return build


@pytest.fixture
def an_officer():
    def build(nip=PP, **facts):
        values = {
            "id": nip,
            "rev": 1,
            "name": "Siti Aminah",
            "rank": "Penata",
            "position": "Pejabat Pengadaan",
            "roles": ("PP",),
            "sk": "SK 1",
            "since": date(2026, 1, 1),
            "until": date(2026, 12, 31),
        }
        return OfficerRow(**values | facts)

    return build


@pytest.fixture
def a_budget_row():
    def build(**facts):
        sub_activity, account = ACCOUNT.split("/")
        values = {
            "id": ACCOUNT,
            "rev": 1,
            "account": account,
            "account_name": "Alat tulis kantor",
            "sub_activity": sub_activity,
            "sub_activity_name": "Penyediaan bahan",
            "year": 2026,
            "ceiling": 25_000_000,
            "realised": 4_000_000,
            "committed": 1_000_000,
        }
        return BudgetRow(**values | facts)

    return build
