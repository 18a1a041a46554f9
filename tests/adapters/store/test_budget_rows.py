"""Budget lines and years in the desk's store: all of a row, its newest word, an older store."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bejo_desktop.adapters.store.engine import write_engine
from bejo_desktop.contract.rows import BudgetRow, GoneRow, YearRow
from bejo_desktop.domain.dpa import DpaVersion
from bejo_desktop.domain.fiscal_year import FiscalYear
from bejo_desktop.domain.money import Rupiah
from tests.adapters.store.conftest import KEY

SUB = "5.02.01.2.06.0005"
PENS = "5.1.02.01.01.0024"
ROW = BudgetRow(
    id=f"{SUB}/{PENS}",
    rev=3,
    account=PENS,
    account_name="Belanja Alat Tulis Kantor",
    sub_activity=SUB,
    sub_activity_name="Penyediaan Barang Cetakan dan Penggandaan",
    year=2026,
    ceiling=25_000_000,
    realised=4_000_000,
    committed=1_000_000,
    fund="PAD",
    version="pergeseran_1",
    version_on=date(2026, 4, 1),
    version_no="DPA/A.1/002",
    paid=1_500_000,
    corrected=-250_000,
    sipd_as_of=date(2026, 9, 30),
)
YEAR = YearRow(
    id="2026",
    rev=4,
    desks=3,
    up_limit=50_000_000,
    up_kkpd=20_000_000,
    up_open=5_000_000,
    ls_until=date(2026, 12, 15),
    gu_until=date(2026, 12, 12),
    up_paid=1_250_000,
    up_refilled_on=date(2026, 8, 3),
    closed_on=date(2026, 12, 31),
)


def take(store, *rows):
    with store.write() as work:
        work.reference.apply(rows)


def year_of(store, year=2026):
    with store.read() as reading:
        return reading.reference.fiscal_year(year)


def line_of(store):
    with store.read() as reading:
        (line,) = reading.reference.budget(2026)
    return line


def test_every_part_of_a_budget_line_arrives(store):
    take(store, ROW)
    line = line_of(store)
    assert line.version == DpaVersion("pergeseran_1", date(2026, 4, 1), "DPA/A.1/002")
    assert (line.fund, line.sipd_as_of) == ("PAD", date(2026, 9, 30))
    assert (line.paid, line.corrected) == (Rupiah(1_500_000), Rupiah(-250_000))
    assert line.realised_elsewhere == Rupiah(2_750_000)
    assert line.left == Rupiah(20_000_000)


def test_a_year_arrives_is_known_by_its_newest_word_and_may_go(store):
    assert year_of(store) == FiscalYear(2026)
    take(store, YEAR)
    known = FiscalYear(
        2026,
        up_limit=Rupiah(50_000_000),
        up_kkpd=Rupiah(20_000_000),
        up_open=Rupiah(5_000_000),
        ls_until=date(2026, 12, 15),
        gu_until=date(2026, 12, 12),
        desks=3,
        up_paid=Rupiah(1_250_000),
        up_refilled_on=date(2026, 8, 3),
        closed_on=date(2026, 12, 31),
    )
    assert year_of(store) == known
    take(store, msgspec.structs.replace(YEAR, rev=2, desks=9))
    assert year_of(store) == known, "an older row changes nothing"
    take(store, msgspec.structs.replace(YEAR, rev=5, up_limit=None, desks=1))
    assert (year_of(store).up_limit, year_of(store).desks) == (None, 1)
    take(store, GoneRow(kind="year", id="2026", rev=6))
    assert year_of(store) == FiscalYear(2026)


def test_a_store_of_before_keeps_its_lines_and_takes_the_new_rows(home, open_desk):
    home.mkdir()
    engine = write_engine(home / "store.db", KEY)
    config = Config()
    config.set_main_option("script_location", "bejo_desktop.adapters.store:migrations")
    with engine.begin() as connection:  # as the program before left it
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        connection.execute(
            text(
                "INSERT INTO budget VALUES"
                " (:id, 2026, 2, :account, 'ATK', :sub, 'Cetak', 25000000, 4000000, 1000000)"
            ),
            {"id": ROW.id, "account": PENS, "sub": SUB},
        )
    engine.dispose()
    store = open_desk()
    line = line_of(store)
    assert (line.ceiling, line.realised, line.left) == (
        Rupiah(25_000_000),
        Rupiah(4_000_000),
        Rupiah(20_000_000),
    )
    assert (line.version, line.fund, line.paid, line.as_of) == (
        None,
        "",
        Rupiah(0),
        datetime(1970, 1, 1, tzinfo=UTC),
    )
    take(store, ROW, YEAR)
    assert line_of(store).fund == "PAD"
