"""A database of an older version with an order that was paid: it is read as it was."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bejo_central.keys import CentreKey
from bejo_central.store import migrations, orders
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT, begin_migration, open_engine
from bejo_desktop.contract.canonical import canonical, digest
from bejo_desktop.contract.content import to_wire

ORDER = "0b54c9c2-6a4f-4b0f-9d8e-4a90f3f0b7a1"
BAST = '{"no":"000.3.2/0007/BAST/413.101/2026","series":"BAST","year":2026,"running":7}'
RECEIPT = (
    '{"on":"2026-03-11","complete":true,"lines":[{"line":1,"accepted":"10","rejected":"0"}],'
    f'"states":[true,true,true],"bast":{BAST},"by":"198503172010012004"}}'
)
PAYMENT = (
    '{"on":"2026-03-16","kind":"UP","invoice":"INV-0417","tax_invoice":"010-0",'
    '"kw":{"no":"000.3.2/0003/KW/413.101/2026","series":"KW","year":2026,"running":3},'
    '"by":"198805052011012003"}'
)


@contextmanager
def raw(address):
    engine = open_engine(address, writes=True)
    with engine.begin() as connection:
        begin_migration(connection)
        yield connection
    engine.dispose()


def migrate(connection, revision):
    config = Config()
    config.set_main_option("script_location", migrations.__path__[0])
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def insert(connection, table, **values):
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)


@pytest.fixture
def older(empty_place):
    """A database as the version before the days of orders left it, with one paid order."""
    with raw(empty_place.owner_address) as connection:
        migrate(connection, "0005")
        for name, value in (
            ("timeline", "ab" * 16),
            ("private_key", CentreKey.generate().text),
            ("name", "Pusat Uji"),
        ):
            insert(connection, "meta", name=name, value=value)
        insert(connection, "region", code="35.09", name="Kabupaten Jember")
        texts = ("government", "address", "postal_code", "phone", "email", "npwp", "place")
        insert(
            connection,
            "unit",
            code="413.101",
            name="Dinas Contoh",
            region="35.09",
            classification="000.3.2",
            mask="{classification}/{running:04d}/{series}/{unit}/{year}",
            numbering="lease",
            dpa="",
            fund="",
            **dict.fromkeys(texts, ""),
        )
    return empty_place


def keep_paid(connection, content):
    wire = to_wire(content)
    total = content.figures.total.amount
    line = content.budget_line
    activity, _, account = line.partition("/")
    insert(connection, "content", hash=digest(wire), body=canonical(wire))
    nought = dict.fromkeys(("device", "rev", "seq", "received_at", "price_kept", "dropped"), 0)
    insert(
        connection,
        "orders",
        **nought,
        unit="413.101",
        order_id=ORDER,
        state="paid",
        sync="accepted",
        hash=digest(wire),
        vendor=content.vendor,
        total=total,
        author="198503172010012004",
        no="000.3.2/0017/SP/413.101/2026",
        series="SP",
        year=2026,
        running=17,
        lease="",
        signed_on="2026-03-05",
        arrived_on="2026-03-10",
        why="[]",
        findings="[]",
        receipts=f"[{RECEIPT}]",
        payment=PAYMENT,
    )
    insert(
        connection,
        "budget_line",
        unit="413.101",
        year=2026,
        code=line,
        account=account,
        account_name="",
        sub_activity=activity,
        sub_activity_name="",
        ceiling=900_000_000,
        realised=0,
        committed=0,
        paid=total,
    )
    insert(
        connection,
        "realisation",
        unit="413.101",
        year=2026,
        code=line,
        order_id=ORDER,
        amount=total,
    )


def test_the_one_payment_of_a_paid_order_becomes_the_first_of_its_payments(older, centre):
    content = centre.an_order()
    with raw(older.owner_address) as connection:
        keep_paid(connection, content)
    database = Database(older.owner_address)
    database.upgrade()
    database.require_schema()
    with database.read(EVERY_UNIT) as connection:
        order = orders.find(connection, "413.101", ORDER)
        parts = connection.execute(text("SELECT part, paid_on, amount FROM realisation")).all()
        taxed = connection.execute(text("SELECT count(*) FROM product WHERE tax_on > ''")).scalar()
    database.close()
    (payment,) = order.later.payments
    total = content.figures.total.amount
    assert (payment.amount, payment.receipts, payment.invoice) == (total, (1,), "INV-0417")
    assert (payment.kw.no, payment.kw.running) == ("000.3.2/0003/KW/413.101/2026", 3)
    assert (order.receipts[0].bast.running, order.receipts[0].arrived) == (7, None)
    assert (order.ordered_on, order.state) == (content.ordered_on, "paid")
    assert [tuple(part) for part in parts] == [(1, "2026-03-16", total)]
    assert taxed == 0
