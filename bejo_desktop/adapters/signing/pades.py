"""
Putting a signature into a paper: PAdES B-B as an incremental update by pyHanko.

The paper's own bytes stay as they are; the signature and its visible line come after them.
pyHanko's own signer parses the key at each signing and makes a dry run to size its hole, which
is most of the time a signing takes: this one keeps the key and reserves what the chain needs.
"""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Final

from asn1crypto.x509 import Certificate as Asn1Certificate
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

    from bejo_desktop.application.ports.signing import Strip

FIELD: Final = "TandaTangan"
"""Name of the signature's field: one signature a paper."""
_DIGEST: Final = "sha256"
_ENVELOPE_BYTES: Final = 2048
"""What a signature takes beside its certificates."""


class KeptSigner(SimpleSigner):
    """
    Signs with a key object that stays parsed; RSA by PKCS#1 v1.5, P-256 by ECDSA.

    Args:
        chain: the signer's certificate, then those above it.
    """

    def __init__(
        self,
        key: RSAPrivateKey | EllipticCurvePrivateKey,
        chain: tuple[x509.Certificate, ...],
    ) -> None:
        encoded = [one.public_bytes(Encoding.DER) for one in chain]
        own, *above = [Asn1Certificate.load(one) for one in encoded]
        super().__init__(
            signing_cert=own,
            signing_key=None,  # the base would parse it at each signing
            cert_registry=SimpleCertificateStore.from_certs(above),  # type: ignore[no-untyped-call]
        )
        self._key = key
        self.room = 2 * (sum(map(len, encoded)) + _ENVELOPE_BYTES)
        """Hex digits that a signature may take in the file."""

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002 - pyHanko's own
    ) -> bytes:
        assert digest_algorithm == _DIGEST
        assert not dry_run
        if isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), SHA256())
        return self._key.sign(data, ECDSA(SHA256()))


class _StripContent(PdfContent):
    """A drawn line as the appearance of a signature."""

    def __init__(self, strip: Strip) -> None:
        super().__init__(box=BoxConstraints(width=strip.width, height=strip.height))
        self._strip = strip

    def render(self) -> bytes:
        drawn = PdfFileReader(io.BytesIO(self._strip.pdf))
        self.resources.xobject["/Baris"] = self._ensure_writer.import_page_as_xobject(drawn)
        return b"/Baris Do"


class _PaperWriter(IncrementalPdfFileWriter):
    """Adds to a paper and leaves what it tells about itself (title, dates) as it is."""

    def _update_meta(self) -> None:
        """The original writes the computer's clock into the file."""


def add_signature(pdf: bytes, signer: KeptSigner, strip: Strip, now: datetime) -> bytes:
    """Return the signed paper; `now` is written as the moment of signing."""
    writer = _PaperWriter(io.BytesIO(pdf))
    pdf_signer = PdfSigner(
        PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm=_DIGEST,
            subfilter=SigSeedSubFilter.PADES,
        ),
        signer,
        stamp_style=_style(strip),
        new_field_spec=SigFieldSpec(FIELD, on_page=-1, box=_box(strip)),
    )
    session = pdf_signer.init_signing_session(writer)
    session.system_time = now
    return asyncio.run(_signed(session, signer.room))


async def _signed(session: PdfSigningSession, room: int) -> bytes:
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    prepared, output = document.digest_tbs_document()
    done = await document.perform_signature(
        document_digest=prepared.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(),
    )
    await done.post_signature_processing(output)
    assert isinstance(output, io.BytesIO)
    return output.getvalue()


def _style(strip: Strip) -> StaticStampStyle:
    """A new one for each signing: a style keeps the writer of its first."""
    return StaticStampStyle(
        border_width=0,
        background=_StripContent(strip),
        background_opacity=1.0,
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MID,
            y_align=AxisAlignment.ALIGN_MID,
            margins=Margins(),
        ),
    )


def _box(strip: Strip) -> tuple[int, int, int, int]:
    left, low = round(strip.x), round(strip.y)
    return left, low, left + round(strip.width), low + round(strip.height)
