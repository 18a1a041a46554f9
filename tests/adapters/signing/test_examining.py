"""What an altered file is worth: one flipped bit, an update, a stranger's container."""

import io
import random
import re
import zlib

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import StaticStampStyle

from bejo_desktop.adapters.signing.examining import PdfExaminer
from bejo_desktop.application.ports.signing import Fitness
from tests.adapters.signing.conftest import NOON

EXAMINER = PdfExaminer(frozenset())


def flawless(pdf: bytes) -> bool:
    found = EXAMINER.examine(pdf).signatures
    return len(found) == 1 and found[0].intact and found[0].whole and found[0].clean


def flipped(pdf: bytes, at: int, bit: int) -> bytes:
    changed = bytearray(pdf)
    changed[at] ^= 1 << bit
    return bytes(changed)


def test_an_untouched_file_is_flawless_and_tells_who_signed_when(signed):
    assert flawless(signed.pdf)
    (found,) = EXAMINER.examine(signed.pdf).signatures
    assert found.certificate == signed.key.certificate
    assert found.claimed_at == NOON
    assert signed.pdf[: found.signed_bytes] == signed.paper


def test_an_unsigned_paper_has_no_signature(signed):
    found = EXAMINER.examine(signed.paper)
    assert (found.fitness, found.signatures) == (Fitness.PDF, ())


def test_no_flipped_bit_leaves_a_flawless_signature(signed):
    """Anywhere in the file, and as often in the container, which no signature covers itself."""
    chance = random.Random(20261012)
    hole = re.search(rb"/Contents <", signed.pdf[len(signed.paper) :])
    begin = len(signed.paper) + hole.end()
    end = signed.pdf.index(b">", begin)
    places = [chance.randrange(len(signed.pdf)) for _ in range(200)]
    places += [chance.randrange(begin, end) for _ in range(200)]
    survived = [at for at in places if flawless(flipped(signed.pdf, at, chance.randrange(8)))]
    assert survived == []


def test_another_spelling_of_the_same_container_is_seen(by_p256):
    """Hexadecimal digits may be small or capital: the signature is the same, the file is not."""
    at = by_p256.pdf.index(b"/Contents <") + len(b"/Contents <")
    spelled = by_p256.pdf[:at] + by_p256.pdf[at : at + 64].lower() + by_p256.pdf[at + 64 :]
    (found,) = EXAMINER.examine(spelled).signatures
    assert found.intact
    assert not found.whole


def test_an_update_after_the_signature_is_seen(signed):
    writer = IncrementalPdfFileWriter(io.BytesIO(signed.pdf))
    writer.root["/Lampiran"] = generic.pdf_string("tambahan")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    (found,) = EXAMINER.examine(out.getvalue()).signatures
    assert found.intact
    assert not found.whole


def test_bytes_after_the_end_are_seen(signed):
    assert not flawless(signed.pdf + b"\n")
    assert not flawless(signed.pdf + b"%%EOF\n")


def test_a_change_of_the_page_in_the_revision_of_the_signature_is_seen(by_p256):
    """Whoever signs may not slip another page under their own signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(by_p256.paper))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"q Q"))
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    two_revisions = by_p256.key.sign(out.getvalue(), by_p256.strip, NOON)
    assert not flawless(two_revisions)
    assert not flawless(_in_one_revision(by_p256))


def _in_one_revision(by_p256) -> bytes:
    """The same attack with pyHanko's own signer in the very revision of the signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(by_p256.paper))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"q Q"))
    writer.update_container(page)
    strip = by_p256.strip
    box = (71, strip.y, 539, strip.y + strip.height)
    signer = PdfSigner(
        PdfSignatureMetadata(
            field_name="TandaTangan", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
        ),
        by_p256.key._signer,
        stamp_style=StaticStampStyle(background_layout=_FILLED),
        new_field_spec=SigFieldSpec("TandaTangan", on_page=-1, box=box),
    )
    return signer.sign_pdf(writer, bytes_reserved=12_288).getvalue()


def test_a_signature_that_lies_over_the_figures_is_not_ours(by_p256):
    strip = by_p256.strip
    higher = type(strip)(strip.pdf, strip.x, 400, strip.width, strip.height)
    (found,) = EXAMINER.examine(by_p256.key.sign(by_p256.paper, higher, NOON)).signatures
    assert found.intact
    assert not found.clean


_FILLED = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins())


def encrypted(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    return out.getvalue()


def bomb(pdf: bytes) -> bytes:
    packed = zlib.compress(bytes(1 << 30), 9)
    body = b"90 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return pdf.replace(b"startxref", body + packed + b"\nendstream\nendobj\nstartxref", 1)


@pytest.mark.parametrize(
    ("make", "fitness"),
    [
        (lambda pdf: b"", Fitness.NOT_PDF),
        (lambda pdf: b"PK\x03\x04 bukan pdf", Fitness.NOT_PDF),
        (lambda pdf: b"%PDF-1.7\n", Fitness.UNREADABLE),
        (lambda pdf: pdf[: len(pdf) // 2], Fitness.UNREADABLE),
        (encrypted, Fitness.UNREADABLE),
        (bomb, Fitness.UNREADABLE),
        (lambda pdf: b"%PDF-1.7\n" + b"stream\n" * 1_000_000, Fitness.UNREADABLE),
        (
            lambda pdf: pdf.replace(b"/Filter /FlateDecode", b"/Filter[/Fl /FlateDecode]", 1),
            Fitness.FOREIGN,
        ),
    ],
    ids=["empty", "zip", "head", "cut", "locked", "1 GB", "streams", "layers"],
)
def test_what_cannot_be_read_is_told_and_never_raised(by_p256, make, fitness):
    found = EXAMINER.examine(make(by_p256.paper))
    assert (found.fitness, found.signatures) == (fitness, ())


def test_the_list_of_certified_issuers_decides(by_p256, certified):
    (found,) = PdfExaminer(certified).examine(by_p256.pdf).signatures
    assert found.certificate.certified
