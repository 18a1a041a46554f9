"""Every code becomes a sentence, with its facts as the office writes them."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime

import pytest

import resources
from bejo_central.judging.case import broken_by
from bejo_desktop.adapters.system.words import LANGUAGES, MessageWords
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.domain.errors import BejoError, RuleBroken
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


def test_a_rule_of_the_centre_is_told_with_its_own_figures_and_way_out():
    words = MessageWords("id")
    facts = {"rule": "receipt.too_much", "line": 1, "ordered": "10", "accepted": "11"}
    text, way_out = words.reason("RULE", facts)
    said = "Baris 1: yang diterima seluruhnya 11, padahal yang dipesan 10."
    assert text == f"Ditolak pusat: {said}"
    assert words.reason("RULE", facts, noted=True)[0] == f"Catatan pusat: {said}"
    assert way_out == words.way_out(BejoError("receipt.too_much"))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            RuleBroken("order.ordered_on", on="2026-12-24", today="2026-10-12"),
            (
                "Ditolak pusat: Pesanan bertanggal 24 Desember 2026, padahal hari ini baru"
                " 12 Oktober 2026. Dasarnya PP 12/2019 Ps 141: bukti yang lengkap dan sah."
            ),
        ),
        (
            RuleBroken(
                "small.above_limit",
                total=10_000_001,
                limit=10_000_000,
                rule="small.limit@2018-03-22",
            ),
            (
                "Ditolak pusat: Belanja kecil paling tinggi Rp10.000.000; belanja ini Rp10.000.001"
                " termasuk pajak. Dasarnya Perpres 16/2018 Ps 28: bukti pembelian"
                " (small.limit@2018-03-22)."
            ),
        ),
        (
            RuleBroken("quote.no_rule", rule="ppn.rate", day=date(1984, 3, 1)),
            (
                "Ditolak pusat: Tidak ada aturan ppn.rate yang berlaku pada 1 Maret 1984."
                " Dasarnya Paket aturan: tanggal di luar masa aturan yang dimuat."
            ),
        ),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_a_refusal_names_rule_article_and_numbers_in_the_desk_s_own_words(error, said):
    row = broken_by(error)
    text, way_out = load_words("id").reason(row.c, dict(row.f))
    assert text == said
    assert load_words("id").text(error) in text
    assert way_out == load_words("id").way_out(error)


@pytest.mark.parametrize(
    "facts",
    [
        {"rule": "moon.phase"},
        {"rule": "payment.above_due", "amount": "banyak", "due": 1},
        {"rule": "amend.on", "on": "kemarin", "since": "2026-10-09"},
        {"rule": "flag.collector_changed", "usual": "siapa saja"},
        {},
    ],
)
def test_a_rule_that_this_program_cannot_tell_is_named(facts):
    words = MessageWords("id")
    text, way_out = words.reason("RULE", dict(facts))
    assert text == f"Pusat menemukan isi yang tidak sesuai aturan ({facts.get('rule', '…')})."
    assert way_out == words.way_out(BejoError("reason.RULE"))


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
