"""The taxes of a month by keys: what was kept back, one deposit, and the workbook."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from bejo_desktop.application.views import Paid, Received
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Lease, Series
from ui.keys import Command
from ui.taxes.depositing import DepositDialog
from ui.taxes.screen import TaxesScreen


@pytest.fixture
def paid(office):
    """A hundred reams paid directly: 56.500 each, PPN and PPh 22 kept back."""
    day = date(2026, 10, 12)
    with office.desk.store.write() as work:
        for series in (Series.BAST, Series.KW):
            name = f"L-{series.value}"
            work.numbers.grant(Lease(name, series, "413.101", 2026, 31, 40, 31, date(2026, 12, 31)))
    order_id = office.issued("Kertas ujian", (1, "100", "0025"))
    ppk, treasurer = office.ppk, office.desk.core_of(office.desk.treasurer)
    ppk.approving.sign(ppk.session, order_id, day, None)
    ppk.fulfilling.arrive(ppk.session, order_id, day)
    with office.desk.store.read() as reading:
        lines = reading.orders.get(order_id).content.lines
    rows = tuple(
        ReceivedLine(at, line.quantity.value, 0 * line.quantity.value)
        for at, line in enumerate(lines, start=1)
    )
    said = Statements(function=True, amount=True, time=True)
    ppk.fulfilling.receive(
        ppk.session, order_id, Received(day, complete=True, lines=rows, statements=said)
    )
    treasurer.paying.pay(treasurer.session, order_id, Paid(day, Payment.UP, "INV-1", ""))
    return order_id


@pytest.fixture
def screen(qtbot, office, paid, tmp_path):
    core = office.desk.core_of(office.desk.treasurer)
    _, made = office.shell(qtbot, TaxesScreen, core, tmp_path)
    office.rest(qtbot)
    return made


def shown(screen):
    model = screen._model
    return [
        tuple(model.cell_at(model.index(at, column)).text for column in (3, 4, 5, 6))
        for at in range(model.rowCount())
    ]


def test_what_was_kept_back_stands_with_its_base(screen):
    # 5.650.000 before tax: PPN 11/12 x 12 %, PPh 22 1,5 % (domain.md 2.2, treasurer)
    assert sorted(shown(screen)) == [
        ("PPN", "5.650.000", "621.500", "Belum disetor"),
        ("PPh Pasal 22", "5.650.000", "84.750", "Belum disetor"),
    ]
    assert screen._sum.text() == "Dipungut Rp706.250 · belum disetor Rp706.250"


def test_the_last_days_of_the_month_s_taxes_are_told(screen):
    # masa Oktober 2026: the 15th of November is a Sunday (PMK 81/2024 Ps 94)
    assert (
        "Setor paling lambat Senin 16 Nov 2026, lapor Jumat 20 Nov 2026" in screen._platform.text()
    )


def test_what_waits_beyond_its_last_day_is_late(office, screen):
    recap = office.pp.tax_recaps.month(date(2026, 10, 1))
    after = replace(recap, today=date(2026, 11, 17))
    assert not any(recap.is_late(row) for row in recap.rows)
    assert all(after.is_late(row) for row in after.rows)
    screen._show(after)
    assert [one[3] for one in shown(screen)] == ["Terlambat disetor"] * 2


def test_a_deposit_is_recorded_by_keys(qtbot, office, keys, screen):
    with qtbot.waitActive(screen.window()):
        screen.window().activateWindow()
    screen.take_focus()
    tax = screen._table.current_row().tax
    keys.press("F9")
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, DepositDialog)
    keys.type("028000000000001")
    keys.press("F9")
    office.rest(qtbot)
    recap = office.pp.tax_recaps.month(date(2026, 10, 1))
    (row,) = (one for one in recap.rows if one.tax is tax)
    assert row.open == Rupiah(0)
    assert row.deposits[0].billing == "028000000000001"
    assert "billing 028000000000001" in {one[3] for one in shown(screen)}


def test_without_a_billing_code_the_field_says_so(qtbot, office, keys, screen):
    with qtbot.waitActive(screen.window()):
        screen.window().activateWindow()
    screen.take_focus()
    keys.press("F9", "F9")
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, DepositDialog)
    assert dialog._billing_row.error
    assert all(one[3] == "Belum disetor" for one in shown(screen))


def test_another_month_is_empty_and_said(qtbot, office, screen):
    screen._turn(-1)
    office.rest(qtbot)
    assert screen._shown.text() == "September 2026"
    assert screen._sum.text() == "Tidak ada pajak yang dipungut bendahara pada masa ini."
    assert not screen.acts()[Command.MAIN_ACT].isEnabled()


def test_the_recap_is_saved_as_a_workbook(qtbot, office, screen, tmp_path):
    screen.save_to(str(tmp_path / "rekap.xlsx"))
    office.rest(qtbot)
    page = load_workbook(tmp_path / "rekap.xlsx")["Belum disetor"]
    heads, *rows = ([cell.value for cell in row] for row in page.iter_rows(min_row=2))
    taxes = {row[heads.index("Jenis pajak")]: row[heads.index("Pajak")] for row in rows}
    assert taxes == {"PPN": 621_500, "PPh Pasal 22": 84_750}


def test_only_the_treasurer_records_deposits(qtbot, office, paid, tmp_path):
    _, made = office.shell(qtbot, TaxesScreen, office.pp, tmp_path)
    office.rest(qtbot)
    act = made.acts()[Command.MAIN_ACT]
    assert (act.isEnabled(), act.reason) == (False, "Setoran dicatat oleh Bendahara.")
    office.desk.clock.now += timedelta(days=1)
