"""The public pages as any program reads them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
import requests
import zstandard

from bejo_central.web.pages.pace import MOST
from ui.tokens import DARK, LIGHT

ROOT = Path(__file__).parents[4]


def read(url, **heads):
    return requests.get(url, headers={"Accept-Encoding": "identity", **heads}, timeout=20)


def test_the_first_page_is_the_board_of_this_year(served):
    for path in ("/", "/papan", "/papan/2026"):
        answer = read(served.url + path)
        assert answer.status_code == 200
        assert "Papan Jatim Bejo 2026" in answer.text
    assert "LATIHAN – data ini tidak berlaku" in answer.text


def test_the_figures_as_json_equal_the_recount_and_say_what_they_mean(served):
    for path in ("/papan.json", "/papan/2026.json"):
        told = read(served.url + path).json()
        assert told["training"] is True
        assert told["total"] == served.expected["total"]
        assert told["orders"] == served.expected["orders"]
        assert told["growth_permille"] == served.expected["growth_permille"]
        assert [x["total"] for x in told["months"]] == [
            x["total"] for x in served.expected["months"]
        ]
        assert [x["code"] for x in told["regions"]] == [x[0] for x in served.expected["regions"]]
        assert all(len(sentence) > 30 for sentence in told["definitions"].values())
        assert "9 Oktober 2025" in told["definitions"]["growth"]


def test_the_year_before_has_a_page_of_its_own(served):
    answer = read(f"{served.url}/papan/2025")
    assert answer.status_code == 200
    assert "Papan Jatim Bejo 2025" in answer.text


@pytest.mark.parametrize("name", ["2019", "2027", "26", "abcd", "٢٠٢٦", "2026.html", "99999"])
def test_a_wrong_year_is_a_page_that_says_so(served, name):
    answer = read(f"{served.url}/papan/{name}")
    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.text
    assert "tahun 2025 sampai 2026" in answer.text
    assert name not in answer.text or name == "26"


def test_an_unknown_address_is_a_page_too(served):
    answer = read(f"{served.url}/papan/aset/../../etc/passwd")
    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.text
    assert read(f"{served.url}/papan/aset/page.html").status_code == 404


def test_nothing_runs_on_the_page_and_nothing_comes_from_elsewhere(served):
    for path in ("/papan", "/papan/2019", "/papan/aset/page.css"):
        answer = read(served.url + path)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "script-src" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in answer.headers
        assert not re.search(r"<script|style=|\bon\w+=|javascript:", answer.text)
        outside = re.findall(r"(?:https?:)?//[^\s\"']+", answer.text.replace("/papan//", ""))
        assert outside == []


def test_names_are_shown_as_they_are_written(served):
    """A name with a tag in it stays a name."""
    centre = served.centre
    with centre.acting() as account:
        account.session.connection.exec_driver_sql(
            "UPDATE unit SET name = '<script>alert(1)</script>' WHERE code = '413.101'"
        )
    centre.clock.pass_days(1)
    page = read(f"{served.url}/papan").text
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_who_has_the_page_is_told_that_it_is_still_so(served):
    first = read(f"{served.url}/papan")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    again = read(f"{served.url}/papan", **{"If-None-Match": f'"x", {first.headers["ETag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    asset = re.search(r"/papan/aset/page\.css\?v=\w+", first.text)[0]
    assert "immutable" in read(served.url + asset).headers["Cache-Control"]


def test_the_page_travels_small(served):
    plain = read(f"{served.url}/papan").content
    for encoding, opened in (
        ("gzip", gzip.decompress),
        ("zstd", lambda data: zstandard.ZstdDecompressor().decompress(data)),
    ):
        answer = requests.get(
            f"{served.url}/papan", headers={"Accept-Encoding": encoding}, stream=True, timeout=20
        )
        assert answer.headers["Content-Encoding"] == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"
        sent = answer.raw.read(decode_content=False)
        assert opened(sent) == plain
        assert len(sent) < 6_000


def test_the_board_is_counted_again_after_some_minutes(served):
    def total():
        return read(f"{served.url}/papan.json").json()["total"]

    before = total()
    with served.centre.acting() as account:
        account.session.connection.exec_driver_sql("UPDATE orders SET total = 0")
    assert total() == before
    served.centre.clock.pass_days(1)
    assert total() == 0


def test_one_reader_cannot_take_the_pages_from_the_others(served):
    """The clock stands: all of these come at once."""
    with requests.Session() as session:
        codes = [session.get(f"{served.url}/papan/2019", timeout=20) for _ in range(MOST + 1)]
    assert codes[0].status_code == 404
    assert codes[-1].status_code == 429
    assert codes[-1].headers["Retry-After"] == "10"
    assert "Terlalu banyak permintaan" in codes[-1].text


@pytest.mark.parametrize(
    "kind", ["sqlite"], indirect=True, scope="session"
)  # a server that goes: test_gone
def test_a_centre_whose_database_is_gone_says_so_and_shows_no_trace(served):
    with served.centre.acting() as account:
        account.session.connection.exec_driver_sql("ALTER TABLE region RENAME TO region_x")
    served.centre.clock.pass_days(1)
    answer = read(f"{served.url}/papan")
    assert answer.status_code == 503
    assert "Sebentar lagi" in answer.text
    assert "region" not in answer.text


@pytest.mark.parametrize("path", ["/papan", "/papan/2019", "/papan/aset/page.css", "/V/ABC"])
def test_a_head_request_gets_the_heads_of_the_page_and_no_body(served, path):
    whole = read(served.url + path)
    heads = requests.head(served.url + path, headers={"Accept-Encoding": "identity"}, timeout=20)
    assert heads.status_code == whole.status_code
    assert heads.content == b""
    for name in ("ETag", "Content-Type", "Content-Length", "Content-Security-Policy"):
        assert heads.headers[name] == whole.headers[name]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_who_wants_to_change_a_page_is_told_that_it_is_only_read(served, method):
    answer = requests.request(method, f"{served.url}/papan", timeout=20)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "hanya untuk dibaca" in answer.text


def test_any_tag_matches_a_page_that_is_there(served):
    assert read(f"{served.url}/papan", **{"If-None-Match": "*"}).status_code == 304
    assert read(f"{served.url}/papan/2019", **{"If-None-Match": "*"}).status_code == 404


@pytest.mark.parametrize(
    "kind", ["sqlite"], indirect=True, scope="session"
)  # a server that goes: test_gone
def test_the_first_reader_too_is_told_that_the_database_is_gone(served):
    with served.centre.acting() as account:
        for name in ("meta", "orders"):
            account.session.connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {name}_x")
    for path in ("/papan", "/V/ABC"):
        answer = read(served.url + path)
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.status_code == (503 if path == "/papan" else 404)


def test_a_fault_of_ours_is_a_page_too_and_shows_no_trace(served):
    with served.centre.acting() as account:
        account.session.connection.exec_driver_sql("UPDATE orders SET ordered_on = 'kemarin'")
    answer = read(f"{served.url}/papan")
    assert answer.status_code == 500
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Ada yang salah di pusat" in answer.text
    assert "kemarin" not in answer.text


@pytest.mark.parametrize(("tokens", "part"), [(LIGHT, 0), (DARK, 1)])
def test_the_colours_are_those_of_the_program(tokens, part):
    css = (ROOT / "resources" / "pages" / "page.css").read_text(encoding="utf-8")
    parts = css.partition("@media screen and (prefers-color-scheme: dark)")
    block = parts[0] if part == 0 else parts[2].partition("*,")[0]
    colours = dict(re.findall(r"--([\w-]+): (#\w{6});", block))
    assert len(colours) >= 14
    for name, colour in colours.items():
        pair, _, side = name.partition("-")
        wanted = getattr(tokens, pair)
        assert colour == (getattr(wanted, side) if side else wanted), name
