"""The public page in a real browser: what people see, at the width of a desk and of a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SIZES = {"desk": (1366, 768), "tablet": (768, 1024), "phone": (360, 740), "small phone": (320, 568)}

# What a text stands on: the first ground that is not see-through, upwards.
CONTRASTS = """() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => { const v = parse(c).slice(0, 3).map(x => { x /= 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
  const ground = e => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor, v = parse(c);
    if (v.length < 4 || v[3] === 1) return c; } return 'rgb(255,255,255)'; };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; n = walk.nextNode();) {
    if (!n.textContent.trim()) continue;
    const e = n.parentElement, a = light(getComputedStyle(e).color), b = light(ground(e));
    found.push([(Math.max(a, b) + .05) / (Math.min(a, b) + .05), n.textContent.trim()]);
  }
  return found;
}"""
FOCUS = """() => {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  return {text: e.textContent, outline: parseFloat(s.outlineWidth), style: s.outlineStyle,
          colour: s.outlineColor, visible: r.top >= 0 && r.bottom <= innerHeight && r.width > 0,
          high: r.height};
}"""


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not installed (apt install chromium)")
    with playwright.sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, served):
    """Open the board: `open_page("phone", scheme="dark")`; nothing may come from elsewhere."""
    opened, asked, complaints = [], [], []

    def show(size="desk", *, scheme="light", path="/papan"):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="id-ID"
        )
        opened.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(served.url + path)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield show
    for context in opened:
        context.close()
    assert [url for url in asked if not url.startswith(served.url)] == []
    assert [line for line in complaints if "404 (Not Found)" not in line] == []


def plain(amount):
    return f"{amount:,}".replace(",", ".")


def texts(page, selector):
    return [text.strip() for text in page.locator(selector).all_text_contents()]


def test_the_figures_on_the_page_are_those_of_the_recount(open_page, served):
    page, expected = open_page(), served.expected
    body = page.locator("main").inner_text()
    assert f"Rp{plain(expected['total'])} termasuk pajak" in body
    assert texts(page, ".figures dt") == [
        "Nilai transaksi 2026",
        "Pesanan",
        "Tumbuh",
        "UMKM ikut",
        "Kabupaten/kota ikut",
    ]
    figures = texts(page, ".figures b")
    assert figures[1] == plain(expected["orders"])
    sign = "−" if expected["growth_permille"] < 0 else "+"
    whole, tenth = divmod(abs(expected["growth_permille"]), 10)
    assert figures[2] == f"{sign}{plain(whole)},{tenth}%"
    assert figures[3] == plain(expected["vendors_taking_part"])
    assert figures[4] == f"{len(expected['regions'])} dari 38"
    rows = "table.regions tbody tr"
    assert texts(page, f"{rows} .number:not(.orders):not(.growth)") == [
        plain(one[2]["total"]) for one in expected["regions"]
    ]
    assert texts(page, f"{rows} th") == [
        one[1].replace("Kabupaten ", "Kab. ") for one in expected["regions"]
    ]
    months = texts(page, "table.months tbody .number:not(.orders)")
    assert months[:10] == [plain(one["total"]) for one in expected["months"][:10]]
    assert months[10:] == ["–", "–"]
    for ranking, figure in (("nilai", "total"), ("jumlah", "orders")):
        standings = expected["agencies_by_total" if figure == "total" else "agencies_by_orders"]
        shown = texts(page, f"table[aria-labelledby={ranking}] tbody .number")
        assert shown == [plain(one[3][figure]) for one in standings]


def test_a_bar_is_as_long_as_its_figure_says(open_page, served):
    page = open_page()
    widths = page.locator("table.regions tbody .bar .fill").evaluate_all(
        "bars => bars.map(b => Number(b.getAttribute('width')))"
    )
    most = served.expected["regions"][0][2]["total"]
    wanted = [1000 * one[2]["total"] / most for one in served.expected["regions"]]
    assert all(abs(x - y) <= 0.5 for x, y in zip(widths, wanted, strict=True))


@pytest.mark.parametrize("size", SIZES)
def test_nothing_has_to_be_pushed_sideways(open_page, size):
    page = open_page(size)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    cut = page.evaluate(
        "() => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right"
        " > innerWidth + 0.5 && !e.closest('thead')).map(e => e.textContent)"
    )
    assert cut == []


def test_on_a_phone_the_rankings_are_lists_that_can_be_read(open_page, served):
    page = open_page("phone")
    row = page.locator("table.regions tbody tr").first
    name, amount = row.locator("th").bounding_box(), row.locator(".number").first.bounding_box()
    orders = row.locator(".orders").bounding_box()
    assert abs(name["y"] - amount["y"]) < 4
    assert orders["y"] > name["y"] + name["height"]
    assert "pesanan" in row.inner_text()
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('main *')].filter(e => e.childNodes.length &&"
        " e.textContent.trim()).map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 12


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(open_page, scheme):
    page = open_page(scheme=scheme)
    found = page.evaluate(CONTRASTS)
    assert len(found) > 100
    assert [pair for pair in found if pair[0] < 4.5] == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(244, 246, 248)" if scheme == "light" else "rgb(18, 22, 28)"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_it_is_dark_on_white_and_each_sum_stands_once(open_page, scheme):
    """Printers leave grounds out: what was light on dark would be light on white."""
    page = open_page("desk", scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert max(int(part) for part in re.findall(r"\d+", ink)) < 90
    assert not page.locator("nav").is_visible()
    foot = page.evaluate("getComputedStyle(document.querySelector('tfoot')).display")
    assert foot == "table-row-group", "else the sum of all is printed below every part of the list"


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(open_page):
    page = open_page("phone")
    links = page.locator("a").count()
    reached = []
    for _ in range(links):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["style"] == "solid"
        assert focus["outline"] >= 2
        assert focus["visible"], focus
        reached.append(focus["text"])
    assert reached == texts(page, "a")
    assert reached[0] == "Langsung ke isi"
    page.locator("a", has_text="2025").press("Enter")
    page.wait_for_url(re.compile("/papan/2025$"))
    assert "Papan Jatim Bejo 2025" in page.locator("h1").inner_text()


def test_a_table_keeps_its_meaning_for_who_listens_to_it(open_page):
    page = open_page("phone")
    assert page.get_by_role("table").count() == 4
    first = page.get_by_role("table", name="Kabupaten/kota").get_by_role("row").nth(1)
    assert first.get_by_role("rowheader").count() == 1
    assert page.locator("html").get_attribute("lang") == "id"
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("heading", level=1).count() == 1


def test_the_letters_are_our_own(open_page):
    page = open_page()
    assert page.evaluate("[...document.fonts].map(f => f.status)") == ["loaded"] * 3
    assert page.evaluate("document.fonts.check('14px Inter')")


def test_a_wrong_year_leads_back_to_the_board(open_page):
    page = open_page("phone", path="/papan")
    page.goto(page.url.replace("/papan", "/papan/1999"))
    assert "Halaman ini tidak ada" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Buka papan tahun ini").click()
    assert "Papan Jatim Bejo 2026" in page.locator("h1").inner_text()
