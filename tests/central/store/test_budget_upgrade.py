"""What a centre of before kept of its budget is still right after the upgrade."""

from __future__ import annotations

import contextlib

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, Table, insert, text

from bejo_central.store import budget, fiscal_years, migrations
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT, begin_migration, open_engine
from bejo_desktop.domain.money import Rupiah

UNIT, SUB, PENS = "413.101", "5.02.01.2.06.0005", "5.1.02.01.01.0024"
CODE = f"{SUB}/{PENS}"
LATER = '{"payments":[{"on":"2026-03-17","amount":700000}]}'


def add(connection, name, /, **values):
    """Insert a row; of what is not said, texts are empty and numbers nought."""
    table = Table(name, MetaData(), autoload_with=connection)
    for column in table.columns:
        if column.name not in values and not column.nullable and column.server_default is None:
            values[column.name] = "" if column.type.python_type is str else 0
    connection.execute(insert(table).values(**values))


@contextlib.contextmanager
def beginning(address):
    engine = open_engine(address, writes=True)
    with engine.begin() as connection:
        begin_migration(connection)
        yield connection
    engine.dispose()


def made_by_the_program_before(connection):
    config = Config()
    config.set_main_option("script_location", str(migrations.__path__[0]))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "0008")
    add(connection, "region", code="35.09", name="Kabupaten Jember")
    add(connection, "unit", code=UNIT, region="35.09", numbering="lease")
    line = {"unit": UNIT, "year": 2026, "code": CODE}
    money = {"ceiling": 9_000_000, "realised": 100_000, "committed": 250_000, "paid": 700_000}
    add(connection, "budget_line", **line, account=PENS, sub_activity=SUB, **money)
    add(connection, "content", hash="h", body=b'{"payment":"UP"}')
    for key, later in (("open", "{}"), ("done", LATER)):
        state = {"state": "final" if key == "open" else "paid", "sync": "accepted", "no": key}
        lists = {"why": "[]", "findings": "[]", "later": later}
        add(connection, "orders", unit=UNIT, order_id=key, hash="h", **state, **lists)
    add(connection, "commitment", **line, order_id="open", amount=250_000)
    add(connection, "realisation", **line, order_id="done", amount=700_000)
    add(connection, "scope", scope=f"u:{UNIT}", head=8, floor=0)
    seen = {"scope": f"u:{UNIT}", "kind": "budget", "id": f"2026/{CODE}", "seq": 8}
    add(connection, "feed", **seen, deleted=0)


def test_lines_payments_and_open_up_are_what_they_were(empty_place):
    with beginning(empty_place.owner_address) as connection:
        made_by_the_program_before(connection)
        migrations.upgrade(connection)
    database = Database(empty_place.owner_address)
    with database.read(EVERY_UNIT) as connection:
        (line,) = budget.lines_of(connection, UNIT, 2026)
        assert (line.spent, line.committed) == (Rupiah(800_000), Rupiah(250_000))
        assert (line.left, line.paid) == (Rupiah(7_950_000), Rupiah(700_000))
        assert (line.version, line.sipd_on, line.fund) == (None, None, "")
        year = fiscal_years.stand(connection, UNIT, 2026)
        assert (year.up_open, year.up_paid) == (Rupiah(250_000), Rupiah(700_000))
        paid = connection.execute(text("SELECT part, paid_on, amount FROM realisation")).all()
        assert [tuple(row) for row in paid] == [(1, "2026-03-17", 700_000)]
        fed = connection.execute(text("SELECT kind, id, seq FROM feed ORDER BY seq")).all()
        assert [tuple(row) for row in fed] == [
            ("budget", f"2026/{CODE}", 9),
            ("year", "2026", 11),
        ]
        assert connection.execute(text("SELECT head FROM scope")).scalar() == 11
    database.close()
