"""Every code becomes a sentence, with its facts as the office writes them."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime

import pytest

import resources
from bejo_desktop.adapters.system.words import LANGUAGES, MessageWords
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import Rupiah


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_ships_can_be_said_without_any_fact(language):
    words = MessageWords(language)
    for file in resources.path("messages", language).glob("*.toml"):
        for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            assert words.text(BejoError(code)), code
            assert bool(words.way_out(BejoError(code))) is ("way_out" in entry), code


def test_an_error_says_what_happened_and_what_to_do():
    error = BejoError("access.wait", seconds=15)
    assert MessageWords("id").text(error) == "Kata sandi salah berkali-kali."
    assert MessageWords("id").way_out(error) == "Coba lagi dalam 15 detik."
    assert MessageWords("en").way_out(error) == "Try again in 15 seconds."


def test_a_code_without_words_is_loud():
    with pytest.raises(LookupError, match=r"nothing\.here"):
        MessageWords("id").text(BejoError("nothing.here"))
    with pytest.raises(LookupError, match=r"reason\.NOTHING"):
        MessageWords("id").reason("NOTHING", {})


@pytest.mark.parametrize(
    ("language", "place", "fact", "said"),
    [
        ("id", "{x:rp}", 1_234_567, "Rp1.234.567"),
        ("en", "{x:rp}", Rupiah(0), "Rp0"),
        ("id", "{x:day}", "2026-11-09", "9 November 2026"),
        ("id", "{x:day}", date(2026, 8, 17), "17 Agustus 2026"),
        ("en", "{x:day}", date(2026, 8, 17), "17 August 2026"),
        ("id", "{x:moment}", datetime(2026, 12, 31, 18, 5, tzinfo=UTC), "1 Januari 2027 01.05 WIB"),
        ("en", "{x:moment}", "2026-12-31T18:05:00+00:00", "1 January 2027 01:05 WIB"),
        ("id", "{x:n}", 30_000, "30.000"),
        ("en", "{x:n}", 30_000, "30,000"),
        ("id", "{x}", "CV {y} & {0}", "CV {y} & {0}"),
        ("id", "{x}", None, "…"),
        ("id", "{y:rp}", 5, "…"),
    ],
)
def test_a_fact_is_written_as_its_place_says(language, place, fact, said):
    words = MessageWords(language)
    assert words._format.vformat(place, (), {"x": fact}) == said


def test_a_fact_cannot_be_looked_into():
    words = MessageWords("id")
    assert words._format.vformat("{x.__class__}", (), {"x": 1}) == "…"
