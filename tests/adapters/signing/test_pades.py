"""The signature in a paper, as an independent reader sees it."""

import re
import subprocess

import pytest

from bejo_desktop.adapters.printing.printer import SheetPrinter
from tests.adapters.signing.conftest import LINE, NOON, Signed
from tests.authority import NAME


def test_poppler_finds_the_signature_valid_and_the_whole_file_signed(signed, pdfsig, tmp_path):
    found = pdfsig(signed.pdf, tmp_path)
    assert found["Signature Validation"] == "Signature is Valid."
    assert "Total document signed" in found
    assert found["Signature Type"] == "ETSI.CAdES.detached"
    assert found["Signing Hash Algorithm"] == "SHA-256"
    assert found["Signer Certificate Common Name"] == NAME
    assert found["Signing Time"].startswith("Oct 12 2026")


def test_poppler_finds_changed_bytes(signed, pdfsig, tmp_path):
    changed = bytearray(signed.pdf)
    changed[len(signed.paper) // 2] ^= 1
    assert pdfsig(bytes(changed), tmp_path)["Signature Validation"] != "Signature is Valid."


def test_the_paper_stays_as_it_was_and_the_signature_comes_after_it(signed):
    assert signed.pdf.startswith(signed.paper)
    assert len(signed.pdf) - len(signed.paper) < 24_000


def test_nothing_but_the_moment_given_is_in_the_file(signed):
    later = signed.pdf[len(signed.paper) :]
    assert set(re.findall(rb"D(?::|\\072)(\d{14})", later)) == {b"20261012050000"}
    assert b"/Helvetica" not in later
    assert set(re.findall(rb"/BaseFont /([\w+-]+)", later)) == {b"AAAAAA+Inter-Regular"}


@pytest.mark.parametrize("size", ["a4", "f4"])
def test_the_line_stands_on_the_last_page_clear_of_all_other_words(size, tmp_path):
    """Boxes of words by poppler: the line's touch none that the paper had before."""
    signed = Signed("p256", size)
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed.pdf)
    done = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("<page ")[1:]
    assert [page.count("Ditandatangani") for page in pages] == [0] * (len(pages) - 1) + [1]
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', pages[-1]
    )
    begins = next(at for at, word in enumerate(words) if word[4] == "Ditandatangani")
    line = words[begins : begins + len(LINE.split())]
    assert [word[4] for word in line] == LINE.split()
    others = [word for word in words if word not in line]
    assert not [(a[4], b[4]) for a in line for b in others if _touch(a, b)]


def _touch(one, other) -> bool:
    left, top, right, low = map(float, one[:4])
    x, y, to_x, to_y = map(float, other[:4])
    ascent = (to_y - y) * 0.2  # a box is as high as the font's tallest sign
    return left < to_x and x < right and top < to_y - ascent and y + ascent < low


def test_a_long_line_is_set_smaller_and_stays_within_the_column(tmp_path):
    printer = SheetPrinter()
    strip = printer.signed_line("Ditandatangani secara elektronik oleh " + "Sekar " * 40, "a4")
    file = tmp_path / "strip.pdf"
    file.write_bytes(strip.pdf)
    done = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True)
    ends = [float(x) for x in re.findall(r'xMax="([\d.]+)"', done.stdout.decode())]
    assert max(ends) <= strip.width + 0.1


def test_one_key_signs_many_papers(by_p256):
    again = by_p256.key.sign(by_p256.paper, by_p256.strip, NOON)
    assert again.startswith(by_p256.paper)
    assert again != by_p256.pdf  # ECDSA draws a new random number for each signature
