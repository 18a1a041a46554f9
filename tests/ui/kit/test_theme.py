"""Colours, fonts and icons, in both themes."""

import itertools
import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF

import resources
from ui.fonts import Face, font
from ui.icons import Icons
from ui.theme import STYLE_SHEETS, style_sheet
from ui.tokens import TOKENS, Mode, Tone
from ui.widgets.text import Text

BOTH = pytest.mark.parametrize("mode", list(Mode), ids=lambda mode: mode.value)


def luminance(colour):
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2.2, 1.4.3."""
    bright, deep = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (deep + 0.05)


@BOTH
def test_every_text_stands_out_from_its_ground_by_four_and_a_half(mode):
    t = TOKENS[mode]
    grounds = (t.bg, t.side, t.surface, t.raised, t.sel, t.hover)
    pairs = [(ink, ground) for ink in (t.text, t.muted) for ground in grounds]
    pairs += [(t.faint, ground) for ground in (t.surface, t.bg, t.field)]
    pairs += [(pair.ink, pair.ground) for pair in (t.quiet, t.wait, t.stop, t.good)]
    pairs += [(pair.ink, t.surface) for pair in (t.quiet, t.wait, t.stop, t.good)]
    pairs += [(t.on_accent, t.accent), (t.accent, t.surface), (t.accent, t.accent_bg)]
    pairs += [(t.text, pair.ground) for pair in (t.quiet, t.wait, t.stop, t.good)]
    weak = [(pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < 4.5]
    assert weak == []


@BOTH
def test_every_control_edge_and_focus_ring_stands_out_by_three(mode):
    t = TOKENS[mode]
    pairs = [(t.ctl, t.surface), (t.ctl, t.bg), (t.accent, t.surface), (t.accent, t.bg)]
    assert [pair for pair in pairs if contrast(*pair) < 3] == []


@BOTH
def test_every_placeholder_of_the_style_sheet_has_a_colour(mode):
    sheet = style_sheet(mode)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_no_style_sheet_names_a_colour_of_its_own():
    for name in STYLE_SHEETS:
        text = resources.path("style", f"{name}.qss").read_text(encoding="utf-8")
        assert re.findall(r"#[0-9A-Fa-f]{6}", text) == [], name


@BOTH
def test_the_pictures_of_the_style_sheet_carry_the_colours_of_their_theme(mode):
    tokens = TOKENS[mode]
    expected = {
        "check": tokens.on_accent,
        "chevron-down": tokens.muted,
        "chevron-up": tokens.muted,
        "chevron-right": tokens.muted,
        "menu-check": tokens.muted,
    }
    folder = resources.path("style", mode.value)
    assert {file.stem for file in folder.glob("*.svg")} == set(expected)
    for name, colour in expected.items():
        assert f'stroke="{colour}"' in (folder / f"{name}.svg").read_text(encoding="utf-8")


def test_inter_is_loaded_with_its_three_weights(theme):
    for face in Face:
        info = QFontInfo(font(face))
        assert (info.family(), info.pixelSize()) == ("Inter", face.value[0])
    widths = [
        QFontMetricsF(font(face)).horizontalAdvance("Harga") / face.value[0]
        for face in (Face.BODY, Face.STRONG, Face.SECTION)
    ]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


@pytest.mark.parametrize("face", list(Face), ids=lambda face: face.name)
def test_figures_have_one_width_also_under_the_style_sheet(qtbot, theme, face):
    label = Text("1", face)
    qtbot.addWidget(label)
    label.ensurePolished()
    metrics = QFontMetricsF(label.font())
    assert metrics.horizontalAdvance("1.111.111") == metrics.horizontalAdvance("8.888.888")


def test_switching_recolours_what_is_already_shown(qtbot, theme):
    label = Text("Perlu keputusan", tone=Tone.STOP)
    qtbot.addWidget(label)
    label.ensurePolished()
    seen = []
    theme.changed.connect(lambda: seen.append(theme.mode))
    for mode in (Mode.DARK, Mode.LIGHT):
        theme.use(mode)
        assert label.palette().color(label.foregroundRole()) == QColor(TOKENS[mode].stop.ink)
    assert seen == [Mode.DARK, Mode.LIGHT]


def test_an_icon_is_drawn_in_device_pixels(theme):
    icons = Icons(resources.path("icons"))
    for scale in (1.0, 1.5, 2.0):
        drawn = icons.pixmap("stamp", "#0F6E63", 16, scale)
        assert drawn.size() == QSize(round(16 * scale), round(16 * scale))
        assert drawn.devicePixelRatio() == scale


def test_an_icon_has_the_colour_that_was_asked_for(theme):
    picture = theme.pixmap("ban", Tone.STOP, 16, 2.0).toImage()
    colours = {
        QColor(picture.pixel(x, y)).name().upper()
        for x, y in itertools.product(range(32), range(32))
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert colours == {TOKENS[Mode.LIGHT].stop.ink}


def test_icons_are_kept_for_each_instance_and_not_for_the_process(theme):
    one, other = Icons(resources.path("icons")), Icons(resources.path("icons"))
    first = one.pixmap("stamp", "#000000")
    assert one.pixmap("stamp", "#000000").cacheKey() == first.cacheKey()
    assert other.pixmap("stamp", "#000000").cacheKey() != first.cacheKey()


def test_every_icon_is_an_svg_that_takes_a_colour():
    files = list(resources.path("icons").glob("*.svg"))
    assert len(files) > 50
    assert [file.name for file in files if "currentColor" not in file.read_text()] == []


def test_the_licences_travel_with_the_fonts_and_icons():
    assert (
        "SIL OPEN FONT LICENSE"
        in resources.path("fonts", "ui", "OFL-Inter.txt").read_text().upper()
    )
    assert "ISC License" in resources.path("icons", "ISC-Lucide.txt").read_text()
