"""What officers may type for a paper is what its font can draw."""

from bejo_desktop.adapters.printing.fonts import drawable
from bejo_desktop.domain.letters import LETTERS, is_printable

NO_CHARACTER = "\uffff"
"""Stands in every such font and is no character."""


def test_the_letters_of_papers_are_those_of_their_font():
    assert drawable() - {NO_CHARACTER} == LETTERS


def test_a_line_of_plain_words_is_printable_and_one_of_other_signs_is_not():
    assert is_printable("Segel rusak – 2,5 kg “contoh” ≤ 3 %")
    for text in ("a\nb", "a\x00", "\ud800", "\U0001f600", "紙", "\u202e"):
        assert not is_printable(text)
