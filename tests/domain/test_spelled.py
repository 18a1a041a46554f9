"""Amounts in words: R8 and what other spellers get wrong."""

import pytest

from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.spelled import sentence, spelled


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (2_132_000, "Dua juta seratus tiga puluh dua ribu rupiah"),
        (1_001_111, "Satu juta seribu seratus sebelas rupiah"),
        (
            12_537_450,
            "Dua belas juta lima ratus tiga puluh tujuh ribu empat ratus lima puluh rupiah",
        ),
        (0, "Nol rupiah"),
        (1_000_000, "Satu juta rupiah"),
        (1_000_000_000_000, "Satu triliun rupiah"),
    ],
)
def test_r8_an_amount_stands_on_paper_as_a_sentence(amount, words):
    assert sentence(Rupiah(amount)) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (100, "seratus"),
        (101, "seratus satu"),
        (1_000, "seribu"),
        (1_001_000, "satu juta seribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (
            999_999_999_999_999,
            (
                "sembilan ratus sembilan puluh sembilan triliun "
                "sembilan ratus sembilan puluh sembilan miliar "
                "sembilan ratus sembilan puluh sembilan juta "
                "sembilan ratus sembilan puluh sembilan ribu "
                "sembilan ratus sembilan puluh sembilan"
            ),
        ),
    ],
)
def test_the_words_follow_indonesian_rules(amount, words):
    assert spelled(amount) == words
