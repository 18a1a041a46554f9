"""The panel of figures: nothing is cut off at its right edge, whatever the words."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from bejo_desktop.application.views import DraftInput, DraftLineInput
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from ui.editor.figures import age_words
from ui.editor.meters import UMK
from ui.editor.sheet import Place
from ui.tokens import Tone

SUB = "1.01.01.2.06.0002/5.1.02.01.01."
LONGEST_AGE = "menurut Bejo, 23.59 hari ini dan lebih panjang daripada tempatnya"
LONGEST_NAME = "Drs. H. Bambang Wibisono Kusumawardhana, M.Pd., M.Si., Ak."


@pytest.fixture
def filled(bench):
    """An order with a rekening in each line: three bars of the budget."""
    wanted = [("0024", 5), ("0025", 1), ("0029", 13)]
    bench.open(
        DraftInput(
            vendor="V-00001",
            package="Belanja ATK",
            due_on=date(2026, 10, 23),
            lines=tuple(
                DraftLineInput(f"P-{number:06}", Quantity.of("2"), budget_line=f"{SUB}{account}")
                for account, number in wanted
            ),
        )
    )
    return bench


def beyond(panel):
    """What of the panel is visible and reaches beyond its right edge."""
    edge = panel.width()
    shown = [one for one in panel.findChildren(QWidget) if one.isVisibleTo(panel)]
    ends = [(one, one.mapTo(panel, QPoint(one.width(), 0)).x()) for one in shown]
    return [(type(one).__name__, one.accessibleName(), end) for one, end in ends if end > edge]


@pytest.mark.parametrize("size", [(1280, 720), (1366, 697), (1366, 768), (1920, 1080)])
def test_no_figure_reaches_beyond_the_panel(filled, size):
    panel, stored = filled.panel, filled.stored()
    filled.shell.resize(*size)
    panel.show_view(stored, age_words(stored.budget, filled.desk.clock()))
    filled.rest()
    assert panel.budget_rows()
    assert beyond(panel) == []


def test_words_longer_than_the_panel_are_shortened_and_told_whole(filled):
    panel = filled.panel
    panel.show_view(filled.stored(), LONGEST_AGE)
    panel._rows["signer"].show_figure(LONGEST_NAME)
    panel._rows["pph"].show_figure("1.234.567.890", name="PPh Pasal 22 + PPh Pasal 23")
    panel._total.setText("Rp999.999.999.999")
    filled.rest()
    assert beyond(panel) == []
    assert panel.figure("signer") == LONGEST_NAME
    assert panel._age.toolTip() == LONGEST_AGE


def test_a_price_above_the_catalogues_is_marked_in_its_line_by_icon_tone_and_words(bench):
    lines = (("2", Rupiah(60_000)), ("2", Rupiah(50_000)), ("2", None))
    bench.open(
        DraftInput(
            vendor="V-00001",
            package="Belanja ATK",
            lines=tuple(
                DraftLineInput("P-000001", Quantity.of(count), price, budget_line=f"{SUB}0025")
                for count, price in lines
            ),
        )
    )
    model = bench.ledger.model()
    cells = [model.cell_at(model.index(at, Place.PRICE)) for at in range(model.rowCount())]
    above, below, same = [cell for cell in cells if cell.text][:3]
    assert (above.tone, above.icon) == (Tone.WAIT, "chevron-up")
    assert above.spoken == "60.000, di atas katalog"
    assert not below.icon
    assert not same.icon


def test_the_first_order_of_the_year_has_no_share_to_start_from(filled):
    assert filled.panel.meters.figure(UMK) == "menjadi 100 %"
    assert filled.panel.meters.sentence(UMK).startswith("Belum ada pesanan tahun ini; ")
