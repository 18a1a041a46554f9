"""Questions are answered where they are asked; F7 tells rule, law and way out; the meter."""

from datetime import date

import pytest

from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.domain.order import OrderState
from bejo_desktop.domain.quantity import Quantity
from ui.editor.meters import PDN, UMK
from ui.editor.sheet import Place
from ui.why.popover import WhyPopover

SUB = "1.01.01.2.06.0002/5.1.02.01.01."
TONER = "Tidak ada toner PDN untuk printer inventaris 2021"


def line(number, quantity="6", account="0029"):
    return DraftLineInput(f"P-{number:06}", Quantity.of(quantity), budget_line=f"{SUB}{account}")


@pytest.fixture
def asked(bench):
    """An order whose second line is imported: one question."""
    bench.open(
        DraftInput(
            vendor="V-00001",
            package="Belanja bahan komputer",
            due_on=date(2026, 10, 23),
            platform="toko_daring",
            lines=(line(13, "2"), line(12)),
        )
    )
    return bench


def reasons(bench):
    return [(one.code, one.line, one.text) for one in bench.stored().content.flag_reasons]


def test_f8_leads_to_the_reason_and_enter_keeps_it(asked, keys):
    keys.press("F8")
    keys.type(TONER)
    keys.press("Enter")
    asked.rest()
    assert reasons(asked) == [("flag.imported", 2, TONER)]
    assert asked.stored().content.flag_reasons[0].by == asked.desk.pp
    assert "1 sudah beralasan" in asked.frame.strip.text
    assert asked.frame.questions.answers == [TONER]
    assert asked.ledger.hasFocus()


def test_a_reason_under_ten_letters_is_refused_in_place_and_stays(asked, keys):
    keys.press("F8")
    keys.type("Tidak ada")
    keys.press("Enter")
    asked.rest()
    assert asked.frame.questions.answers == ["Tidak ada"]
    assert reasons(asked) == []
    field = asked.frame.questions._rows[asked.frame.questions.first_wrong()].field
    assert "10 huruf" in field.accessibleDescription()
    keys.press("F9")
    asked.rest()
    assert asked.stored().state is OrderState.DRAFT


def test_a_submit_leads_to_the_open_reason_and_takes_it_along(asked, keys):
    keys.press("F9")
    asked.rest()
    assert asked.stored().state is OrderState.DRAFT
    assert asked.frame.questions.focused() is not None
    assert asked.screen.board.isHidden()
    keys.type(TONER)
    keys.press("F9")
    asked.rest()
    stored = asked.stored()
    assert stored.state is OrderState.SUBMITTED
    assert stored.content.flag_reasons[0].text == TONER


def test_a_reason_follows_its_line_when_the_line_above_goes(asked, keys):
    keys.press("F8")
    keys.type(TONER)
    keys.press("Enter")
    asked.rest()
    asked.go(1, Place.ITEM)
    keys.press("Ctrl+Del")
    asked.rest()
    assert reasons(asked) == [("flag.imported", 1, TONER)]
    keys.press("Ctrl+Z")
    asked.rest()
    assert reasons(asked) == [("flag.imported", 2, TONER)]


def test_f8_goes_from_one_open_reason_to_the_next(bench, keys):
    lines = (line(13, "30"), line(12))  # 0029 is overdrawn, besides
    bench.open(DraftInput(vendor="V-00001", package="Bahan", lines=lines))
    keys.press("F8")
    first = bench.frame.questions.focused()
    keys.press("F8")
    second = bench.frame.questions.focused()
    assert {first[0], second[0]} == {"flag.imported", "flag.over_left"}
    keys.press("F8")
    assert bench.frame.questions.focused() == first


def test_what_is_no_draft_any_more_shows_its_reason_and_takes_none(asked, keys):
    keys.press("F8")
    keys.type(TONER)
    keys.press("F9")
    asked.rest()
    assert asked.frame.questions.answers == [TONER]
    (row,) = asked.frame.questions._rows.values()
    assert row.field.isReadOnly()


def test_f7_on_a_question_tells_rule_law_day_and_way_out(asked, keys):
    keys.press("F8", "F7")
    asked.rest()
    popover = asked.shell.findChild(WhyPopover)
    assert "barang impor" in popover.text
    assert "tkdn.order" in popover.text
    assert "berlaku sejak" in popover.text
    assert "Jalan keluar: Pilih produk dalam negeri" in popover.text
    assert "PPN" not in popover.text
    popover.close()


def test_the_mark_beside_a_question_tells_of_its_own_line(bench, keys):
    """Two lines ask the same; the officer stands in the first and presses `?` of the second."""
    bench.open(
        DraftInput(
            vendor="V-00001",
            package="Belanja bahan komputer",
            due_on=date(2026, 10, 23),
            platform="toko_daring",
            lines=(line(12, "2"), line(12, "3")),
        )
    )
    keys.press("Up", "Up")
    first, second = (one for one in bench.frame.questions._rows if one[0] == "flag.imported")
    for name, own, other in ((first, 1, 2), (second, 2, 1)):
        bench.frame.questions._rows[name].why.click()
        bench.rest()
        (popover,) = (one for one in bench.shell.findChildren(WhyPopover) if one.isVisible())
        assert f"baris {own}" in popover.text
        assert f"baris {other}" not in popover.text
        popover.close()


def test_f7_on_the_meter_and_on_the_budget_tells_their_law(asked):
    for name, words in ((UMK, "Inpres 2/2022"), ("budget", "Sisa pagu menurut Bejo")):
        asked.panel.asked.emit(name)
        asked.rest()
        (popover,) = (one for one in asked.shell.findChildren(WhyPopover) if one.isVisible())
        assert words in popover.text
        popover.close()


def test_a_block_is_explained_with_its_way_out(bench, keys):
    bench.open(DraftInput(vendor="V-00001", package="", lines=(line(13, "1"),)))
    keys.press("F7")
    bench.rest()
    popover = bench.shell.findChild(WhyPopover)
    assert "Nama paket belum diisi." in popover.text
    assert "Jalan keluar: Isi nama paket" in popover.text
    popover.close()


def test_the_meter_tells_the_share_before_and_after_against_the_target(bench, office):
    office.issued("Buku tulis", (19, "10", "0024"), vendor="V-00002")
    bench.open(
        DraftInput(
            vendor="V-00001",
            package="Belanja bahan komputer",
            due_on=date(2026, 10, 23),
            lines=(line(13, "2"), line(12)),
        )
    )
    panel = bench.panel.meters
    # both vendors are small; the issued order is all PDN. Here 2 × 95.000 of 2.680.000 is PDN,
    # with PPN 210.900 of 2.974.800: (360.000 + 210.900) / (360.000 + 2.974.800) = 0,1712
    assert panel.figure(UMK) == "100 % → 100 %"
    assert panel.figure(PDN) == "100 % → 17,1 %"
    assert panel.sentence(PDN) == (
        "Pesanan ini menggeser PDN satuan kerja dari 100 % ke 17,1 % dari target 95 %"
    )
