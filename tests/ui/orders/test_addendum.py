"""An addendum by keys: what it leads to is said while it is typed; lines come and go."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.contract.rows import PriceRow
from bejo_desktop.domain.numbering import Series
from bejo_desktop.domain.quantity import Quantity
from tests.ui.office_rows import ACCOUNTS, CV
from ui.fulfilling.number_field import coming_number
from ui.orders.amending import AmendDialog

REASON = "disepakati dengan penyedia 14 Oktober"
PAPER = ACCOUNTS["0025"][0]
STANDARD = "1.1.12-0a1b2c3d"


@pytest.fixture
def signed(office):
    """
    60 and 40 reams by a platform, signed on the 12th; today is the 14th.

    The region's standard price of the first is 57.000, above what was agreed.
    """
    office.grant(Series.BAST, Series.ADD)
    standard = {"id": f"35.09/2026/ssh/{STANDARD}", "rev": 1, "measure": "rim", "price": 57_000}
    office.desk.change(PriceRow(name="Kertas HVS A4", **standard))
    wanted = DraftInput(
        vendor=CV,
        package="Kertas ujian",
        budget_line=PAPER,
        rup="58123401",
        due_on=date(2026, 10, 23),
        platform="toko_daring",
        lines=tuple(
            DraftLineInput(f"P-{n:06}", Quantity.of(many), budget_line=PAPER, standard=standard)
            for n, many, standard in ((1, "60", STANDARD), (2, "40", ""))
        ),
    )
    view, _ = office.pp.drafting.new(office.pp.session, wanted)
    order_id = view.order_id
    office.pp.drafting.submit(office.pp.session, order_id, {"": "Sudah dibandingkan"})
    seen = office.ppk.approving.view(office.ppk.session, order_id).content_hash
    office.ppk.approving.finalise(office.ppk.session, order_id, seen, None)
    office.ppk.approving.sign(office.ppk.session, order_id, date(2026, 10, 12), None)
    office.desk.clock.now += timedelta(days=2)
    return order_id


@pytest.fixture
def dialog(qtbot, office, signed):
    core = office.ppk
    detail, number = core.orders.detail(signed), coming_number(core, Series.ADD)
    made = AmendDialog(office.desk.place, core, "Kertas ujian", detail, number, None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    office.rest(qtbot)
    return made


@pytest.fixture
def typed(qtbot, office, keys):
    def into(field, text):
        field.setFocus()
        field.selectAll()
        keys.type(text)
        keys.press("Tab")
        office.rest(qtbot)

    return into


def amend(office, signed, dialog):
    office.ppk.changing.amend(office.ppk.session, signed, dialog.collect())
    return office.ppk.orders.detail(signed).content


def test_nothing_typed_changes_nothing(dialog):
    # 60 × 56.500 + 40 × 58.000 = 5.710.000, PPN 628.100
    assert dialog.figures.text() == "Total tetap Rp6.338.100"
    assert not dialog._answer_row.isVisible()


def test_total_and_budget_follow_each_field(office, signed, dialog, typed):
    typed(dialog.lines[0].quantity, "62")
    # 2 × 56.500 = 113.000, PPN 12.430
    assert dialog.figures.text() == "Total Rp6.338.100 → Rp6.463.530 (+Rp125.430)"
    left = [one for one in dialog.told if one.startswith("Anggaran menurut Bejo")]
    assert left
    assert "0025" in left[0]
    before = office.ppk.orders.detail(signed).content
    assert str(before.lines[0].quantity) == "60"


def test_what_cannot_be_written_is_said_before_f9(dialog, typed):
    typed(dialog.lines[0].quantity, "500")
    assert any("di atas batas" in one for one in dialog.told if one.startswith("Tidak dapat"))


def test_a_line_goes_by_nought(office, signed, dialog, typed):
    typed(dialog.lines[1].quantity, "0")
    assert dialog.lines[1].quantity.text() == ""
    assert dialog.figures.text().endswith("(−Rp2.575.200)")  # 40 × 58.000 with PPN
    dialog.reason.setPlainText(REASON)
    assert [line.product for line in amend(office, signed, dialog).lines] == ["P-000001"]


@pytest.fixture
def find(qtbot, office, keys, dialog):
    """Type into the field of the products, and take the first that is found."""

    def taken(text):
        dialog.product.setFocus()
        keys.type(text)
        office.rest(qtbot)
        keys.press("Enter")
        office.rest(qtbot)

    return taken


@pytest.mark.parametrize("text", ["Lem kertas", "P-000011"])
def test_a_product_of_the_vendor_is_added_by_name_or_code(
    office, signed, dialog, find, typed, text
):
    find(text)
    assert QApplication.focusWidget() is dialog.lines[2].quantity
    typed(dialog.lines[2].quantity, "10")
    # 10 × 6.500 = 65.000, PPN 7.150
    assert dialog.figures.text().endswith("(+Rp72.150)")
    dialog.reason.setPlainText(REASON)
    content = amend(office, signed, dialog)
    assert (content.lines[2].product, str(content.lines[2].quantity)) == ("P-000011", "10")


def test_tab_goes_from_the_last_line_through_the_new_one_to_the_field_of_products(
    keys, dialog, find
):
    find("Lem kertas")
    dialog.lines[1].price.setFocus()
    keys.press("Tab")
    assert QApplication.focusWidget() is dialog.lines[2].quantity
    keys.press("Tab")
    assert QApplication.focusWidget() is dialog.lines[2].price
    keys.press("Tab")
    assert QApplication.focusWidget() is dialog.product


def test_a_question_brings_the_field_of_its_reason(dialog, typed):
    assert not dialog._answer_row.isVisible()
    typed(dialog.lines[0].price, "62000")
    (asked,) = (one for one in dialog.told if one.startswith("Perlu alasan"))
    assert "standar harga" in asked
    assert dialog._answer_row.isVisible()
    dialog.answer.setPlainText("harga pasar naik sejak awal Oktober")
    assert dialog.collect().answers == {"": "harga pasar naik sejak awal Oktober"}
