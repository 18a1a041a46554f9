"""Buttons, chips, bars, figures, progress and steps: what they say and how large they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor

from ui.accounts import short_name
from ui.fonts import Face
from ui.keys import Act
from ui.navigation import Screen
from ui.tokens import Mode, Tone
from ui.widgets.act_button import ActButton
from ui.widgets.bar import Bar, Budget, BudgetBar, Share
from ui.widgets.button import Button, icon_button
from ui.widgets.button_look import Kind, State, look_of
from ui.widgets.chip import Chip, FilterChips
from ui.widgets.layout import column, holder, row, second_rank, show_second_rank
from ui.widgets.progress import Count, ProgressPanel, bytes_text, measured, rows_text
from ui.widgets.stat_rows import StatRow
from ui.widgets.steps import Standing, Step, StepLine
from ui.widgets.text import ShortText


@pytest.fixture
def shown(qtbot):
    """Show parts in one window and return it."""
    kept = []

    def show(*parts, width=400):
        made = holder(column(*parts, margins=(16, 16, 16, 16)), "page")
        kept.append(made)
        qtbot.addWidget(made)
        made.resize(width, 200)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return show


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_the_key_on_a_button_is_not_part_of_its_name(qtbot, theme, shown):
    button = Button(theme, "&Ajukan ke PPK", Kind.PRIMARY, icon="send", key="F9")
    shown(button)
    assert name_of(button) == "Ajukan ke PPK"


def test_a_button_is_as_wide_as_icon_words_and_key(theme, qtbot):
    plain = Button(theme, "Ajukan ke PPK")
    full = Button(theme, "Ajukan ke PPK", icon="send", key="F9")
    for button in (plain, full):
        qtbot.addWidget(button)
    assert full.sizeHint().width() >= plain.sizeHint().width() + 16 + 8 + 12 + 10
    assert plain.minimumSizeHint() == plain.sizeHint()


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.value)
def test_no_button_is_smaller_than_24_pixels(theme, qtbot, kind):
    button = Button(theme, "x", kind)
    qtbot.addWidget(button)
    assert button.sizeHint().width() >= 24
    assert button.sizeHint().height() >= 24


@pytest.mark.parametrize("mode", list(Mode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.value)
def test_the_focus_draws_a_ring_on_every_kind_of_button(qtbot, theme, shown, mode, kind):
    theme.use(mode)
    try:
        first, second = Button(theme, "satu"), Button(theme, "dua", kind)
        window = shown(row(first, second, None))
        first.setFocus()
        without = second.grab().toImage()
        second.setFocus()
        focused = second.grab().toImage()
        assert without != focused
        edge = QColor(focused.pixel(focused.width() // 2, 0)).name().upper()
        assert edge == theme.tokens.accent
        assert window.isVisible()
    finally:
        theme.use(Mode.LIGHT)


def test_a_disabled_button_never_looks_like_its_own_kind(theme):
    resting = {"hovered": False, "checked": False, "focused": False}
    on, off = State(enabled=True, **resting), State(enabled=False, **resting)
    for kind in Kind:
        assert look_of(kind, theme.tokens, on) != look_of(kind, theme.tokens, off)


def test_an_icon_alone_has_a_name_and_a_tooltip(qtbot, theme, shown):
    button = icon_button(theme, "lock-keyhole", "Kunci layar (Ctrl+L)")
    shown(button)
    assert name_of(button) == button.toolTip() == "Kunci layar (Ctrl+L)"


def test_a_button_follows_its_act_and_tells_why_it_cannot(qtbot, theme, shown):
    screen, done = Screen(), []
    qtbot.addWidget(screen)
    act = Act(screen, "Ajukan ke PPK", lambda: done.append(1))
    button = ActButton(theme, act, Kind.PRIMARY, key="F9")
    shown(button)
    act.refuse("Pesanan belum berisi barang.")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "Pesanan belum berisi barang."
    act.allow()
    act.rename("Setujui & terbitkan nomor")
    button.click()
    assert done == [1]
    assert name_of(button) == "Setujui & terbitkan nomor"


def test_a_chip_speaks_its_word_and_takes_another_state(qtbot, theme, shown):
    chip = Chip(theme, "Konsep", Tone.QUIET, "square-pen")
    shown(chip)
    before = chip.sizeHint().width()
    chip.show_state("Menunggu persetujuan PPK", Tone.WAIT, "stamp")
    assert name_of(chip) == "Menunggu persetujuan PPK"
    assert chip.sizeHint().width() > before


def test_one_filter_is_on_and_its_key_is_told(qtbot, theme, shown):
    chips = FilterChips(theme)
    shown(chips)
    chips.show_filters([(None, "Semua", 1_280), ("draft", "Konsep", 9)], None)
    buttons = chips.findChildren(Button)
    assert [button.text() for button in buttons] == ["Semua  1.280", "Konsep  9"]
    with qtbot.waitSignal(chips.chosen) as heard:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert heard.args == ["draft"]
    chips.show_filters([(None, "Semua", 1_281), ("draft", "Konsep", 10)], "draft")
    assert chips.findChildren(Button) == buttons
    assert [button.isChecked() for button in buttons] == [False, True]


def colour_at(widget, share):
    image = widget.grab().toImage()
    x = min(image.width() - 2, max(1, round(image.width() * share)))
    return QColor(image.pixel(x, image.height() // 2)).name().upper()


def test_a_bar_draws_its_shares_from_the_left(qtbot, theme, shown):
    bar = Bar(theme, "Pagu")
    shown(bar)
    bar.show_shares((Share(0.5, None), Share(0.25)))
    tokens = theme.tokens
    assert [colour_at(bar, at) for at in (0.2, 0.6, 0.9)] == [
        tokens.ctl,
        tokens.accent,
        tokens.track,
    ]


@pytest.mark.parametrize(
    ("used", "tone"), [(50, Tone.TEXT), (75, Tone.WAIT), (90, Tone.STOP)], ids=str
)
def test_a_budget_line_warns_under_a_tenth_and_stops_when_overdrawn(
    qtbot, theme, shown, used, tone
):
    bar = BudgetBar(theme)
    shown(bar)
    bar.show_budget(Budget("0029", "Bahan komputer", 100, used, 20, "222.260"))
    assert bar._left.property("tone") == tone.value
    assert bar._bar.accessibleName() == "0029 Bahan komputer, sisa 222.260"


def test_a_rekening_is_told_from_its_neighbours_by_the_end_of_its_name(qtbot, theme, shown):
    name = "Belanja Alat/Bahan untuk Kegiatan Kantor-Kertas dan Cover"
    assert short_name(name) == "Kertas dan Cover"
    assert short_name("Belanja Jasa Tenaga Ahli") == "Belanja Jasa Tenaga Ahli"
    bar = BudgetBar(theme)
    shown(bar)
    bar.show_budget(Budget("0025", name, 100, 50, 20, "30", short_name(name)))
    assert bar._name.whole == "Kertas dan Cover"
    assert bar.toolTip() == bar._name.accessibleName() == name
    assert bar._bar.accessibleName() == f"0025 {name}, sisa 30"


def test_a_budget_line_with_no_ceiling_is_drawn(qtbot, theme, shown):
    bar = BudgetBar(theme)
    shown(bar)
    bar.show_budget(Budget("0029", "Bahan komputer", 0, 0, 20, "-20"))
    assert bar._left.property("tone") == Tone.STOP.value
    bar.grab()


def test_a_figure_speaks_with_its_name_and_can_be_asked_for_its_reason(qtbot, theme, shown):
    figure = StatRow(theme, "PPN", explained=True)
    shown(figure)
    figure.show_figure("1.242.450")
    assert figure.figure == "1.242.450"
    (ask,) = figure.findChildren(Button)
    with qtbot.waitSignal(figure.asked):
        ask.click()


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (8_400, "8,4 kB"), (1_100_000, "1,1 MB")],
)
def test_bytes_are_measured_in_thousands(size, words):
    assert measured(size) == words


def test_progress_says_rows_and_bytes_and_goes_without_a_total(qtbot, theme, shown):
    assert rows_text(Count(6_455, 10_412)) == "6.455 dari 10.412"
    assert rows_text(Count(6_455, None)) == "6.455"
    assert bytes_text(Count(1_100_000, 1_800_000)) == "1,1 MB dari 1,8 MB"
    panel = ProgressPanel(theme)
    shown(panel)
    panel.show_progress("Memuat produk", Count(5, None), Count(900_000, 1_800_000))
    bar = panel.findChild(Bar)
    assert bar.accessibleName() == "Memuat produk: 5 · 900,0 kB dari 1,8 MB"
    assert [colour_at(bar, at) for at in (0.4, 0.6)] == [theme.tokens.accent, theme.tokens.track]


def test_cancel_is_asked_once(qtbot, theme, shown):
    panel, asked = ProgressPanel(theme), []
    panel.cancelled.connect(lambda: asked.append(1))
    shown(panel)
    panel.show_progress("Memuat produk", Count(5, 10))
    (cancel,) = panel.findChildren(Button)
    cancel.click()
    cancel.click()
    assert asked == [1]


def test_the_steps_of_an_order_are_also_a_list_in_words(qtbot, theme, shown):
    line = StepLine(theme)
    shown(line, width=900)
    line.show_steps(
        [
            Step("Konsep", "28 Sep 09.14", "R. Kusumawati", Standing.DONE),
            Step("Diajukan", "sampai Rabu", "PPK", Standing.NOW),
        ]
    )
    assert line.accessibleDescription() == (
        "Konsep, selesai, 28 Sep 09.14, R. Kusumawati; Diajukan, sekarang, sampai Rabu, PPK"
    )
    line.grab()


def test_a_shortened_text_keeps_its_whole_words_for_the_reader(qtbot, theme, shown):
    text = ShortText("Penyediaan Peralatan dan Perlengkapan Kantor", Face.BODY)
    text.setMaximumWidth(120)
    shown(text)
    assert text.text().endswith("…")
    assert text.toolTip() == name_of(text) == "Penyediaan Peralatan dan Perlengkapan Kantor"


def test_parts_of_second_rank_go_where_the_window_is_low(qtbot, theme, shown):
    part = second_rank(column(ShortText("Nomor tersisa")))
    window = shown(part)
    show_second_rank(window, shown=False)
    assert not part.isVisible()
    show_second_rank(window, shown=True)
    assert part.isVisible()
