"""
What the signatures of a PDF are worth, and what nobody signed.

Beside the signature itself (pyHanko) three things are checked, for a signature says nothing about
them: its own container holds it and nothing else, to the byte; the bytes it covers are the whole
file; and the revision that brought it changed nothing else on the paper.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Final

from asn1crypto.cms import ContentInfo
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from bejo_desktop.adapters.signing.certificates import (
    chain_of,
    described,
    fingerprint,
    is_issued_by,
)
from bejo_desktop.adapters.signing.unpacking import is_packed_in_layers, unpacks_too_large
from bejo_desktop.application.ports.signing import (
    STRIP_HEIGHT,
    STRIP_LOW,
    Examined,
    Fitness,
    FoundSignature,
)

if TYPE_CHECKING:
    from asn1crypto.cms import SignerInfo
    from asn1crypto.x509 import Certificate as Asn1Certificate
    from cryptography import x509
    from pyhanko.pdf_utils.generic import Reference
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    from bejo_desktop.adapters.signing.certificates import CertifiedIssuers

logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # it tells of every odd file

_HEADER: Final = b"%PDF-"
_HEADER_WITHIN: Final = 1024
_END: Final = b"%%EOF\n"
_ROOT_MAY_GAIN: Final = frozenset({"/AcroForm", "/Version", "/Extensions"})
_PAGE_GAINS: Final = frozenset({"/Annots"})
_VERSION: Final = "v1"
_SET: Final = 0x31
_SHA256: Final = bytes.fromhex("300d06096086480165030402010500")
_ALGORITHMS: Final = frozenset(
    {
        bytes.fromhex("300d06092a864886f70d0101010500"),  # RSA, PKCS#1 v1.5
        bytes.fromhex("300d06092a864886f70d01010b0500"),  # RSA with SHA-256
        bytes.fromhex("300a06082a8648ce3d040302"),  # ECDSA with SHA-256
    }
)
_DIGESTS: Final = frozenset({"sha256", "sha384", "sha512"})


class PdfExaminer:
    """
    The port `Examiner`.

    Args:
        certified: which issuers are certified ones; nobody else is trusted.
    """

    def __init__(self, certified: CertifiedIssuers) -> None:
        self._certified = certified

    def examine(self, pdf: bytes) -> Examined:
        if _HEADER not in pdf[:_HEADER_WITHIN]:
            return Examined(Fitness.NOT_PDF)
        if is_packed_in_layers(pdf):
            return Examined(Fitness.FOREIGN)
        if unpacks_too_large(pdf):
            return Examined(Fitness.UNREADABLE)
        try:
            reader = PdfFileReader(io.BytesIO(pdf))
            signatures = () if reader.encrypted else tuple(reader.embedded_signatures)
        except Exception:  # noqa: BLE001 - a malformed file makes the library raise anything
            return Examined(Fitness.UNREADABLE)
        if reader.encrypted:
            return Examined(Fitness.UNREADABLE)
        return Examined(
            Fitness.PDF, tuple(self._judged(pdf, reader, signature) for signature in signatures)
        )

    def _judged(
        self, pdf: bytes, reader: PdfFileReader, signature: EmbeddedPdfSignature
    ) -> FoundSignature:
        try:
            own = load_der_x509_certificate(signature.signer_cert.dump())
            others = [load_der_x509_certificate(x.dump()) for x in signature.other_embedded_certs]
            return FoundSignature(
                certificate=described(own, others, self._certified),
                claimed_at=signature.self_reported_timestamp,
                intact=_is_intact(signature),
                whole=_is_whole(pdf, signature),
                clean=_is_bare(signature, chain_of(own, others), self._certified)
                and _only_signed(pdf, reader, signature),
                signed_bytes=pdf.find(_END) + len(_END),
            )
        except Exception:  # noqa: BLE001 - as above: this signature proves nothing
            return _BROKEN


_BROKEN: Final = FoundSignature(
    certificate=None, claimed_at=None, intact=False, whole=False, clean=False, signed_bytes=0
)


def _is_intact(signature: EmbeddedPdfSignature) -> bool:
    """The signed bytes are those of the day, and the key is that of the certificate."""
    same, valid = validate_sig_integrity(
        signature.signer_info,
        signature.signer_cert,
        expected_content_type="data",
        actual_digest=signature.compute_digest(),
    )
    return same and valid and signature.md_algorithm in _DIGESTS


def _is_whole(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """The signed bytes and the hole for the signature, as it must be written, are the file."""
    first, length, second, rest = (int(number) for number in signature.byte_range)
    hole = b"<" + signature.pkcs7_content.hex().upper().encode() + b">"
    return first == 0 and pdf[length:second] == hole and second + rest == len(pdf)


def _is_bare(
    signature: EmbeddedPdfSignature,
    chain: tuple[x509.Certificate, ...],
    certified: CertifiedIssuers,
) -> bool:
    """
    In the container stands the signature with its chain, then zeros.

    What the signature does not cover there is held to its one spelling; each certificate is
    covered by the one above it, the last one by itself or by the list of certified issuers.
    """
    content = signature.pkcs7_content
    info = ContentInfo.load(content)
    encoded, data, signer = info.dump(), info["content"], signature.signer_info
    digest = signer["digest_algorithm"].dump()
    last = chain[-1]
    return (
        content.startswith(encoded)
        and encoded.endswith(signer["signature"].dump())
        and not any(content[len(encoded) :])
        and (data["version"].native, signer["version"].native) == (_VERSION, _VERSION)
        and _named_exactly(signer, signature.signer_cert)
        and digest == _SHA256
        and data["digest_algorithms"].dump() == bytes([_SET, len(digest)]) + digest
        and signer["signature_algorithm"].dump() in _ALGORITHMS
        and len(data["signer_infos"]) == 1
        and not data["crls"].native
        and not signer["unsigned_attrs"].native
        and len(chain) == len(data["certificates"])
        and not any(one.chosen["signature_value"].contents[0] for one in data["certificates"])
        and (len(chain) == 1 or fingerprint(last) in certified or is_issued_by(last, last))
    )


def _named_exactly(signer: SignerInfo, own: Asn1Certificate) -> bool:
    """Names of issuers are found whatever their capitals; here the very bytes must be the same."""
    named = signer["sid"].chosen
    serial = own["tbs_certificate"]["serial_number"]
    same = named["serial_number"].dump() == serial.dump()
    return same and bool(named["issuer"].dump() == own.issuer.dump())


def _only_signed(pdf: bytes, reader: PdfFileReader, signature: EmbeddedPdfSignature) -> bool:
    """
    The revision of the signature is the second and brought only it, in our papers' place.

    It may replace the catalogue (by one with a form) and the last page (by one with an
    annotation); whatever else it holds must be new.
    """
    if signature.signed_revision != 1 or reader.total_revisions != 2:  # noqa: PLR2004 - as told
        return False
    _, low, _, high = (float(number) for number in signature.sig_field["/Rect"])
    if (low, high) != (STRIP_LOW, STRIP_LOW + STRIP_HEIGHT):
        return False
    before = PdfFileReader(io.BytesIO(pdf[: pdf.find(_END) + len(_END)]))
    changed = set(reader.xrefs.explicit_refs_in_revision(1)) & set(
        before.xrefs.explicit_refs_in_revision(0)
    )
    page = signature.sig_field.raw_get("/P").reference
    was, now = (_page_of(one, page) for one in (before, reader))
    return (
        changed <= {before.root_ref, page}
        and _differing(before.root, reader.root) <= _ROOT_MAY_GAIN
        and _differing(was, now) == _PAGE_GAINS
        and len(now["/Annots"]) == 1
    )


def _page_of(reader: PdfFileReader, page: Reference) -> DictionaryObject:
    found = reader.get_object(page)  # type: ignore[no-untyped-call]
    assert isinstance(found, DictionaryObject)
    return found


def _differing(old: DictionaryObject, new: DictionaryObject) -> set[str]:
    """Names of the entries in which two dictionaries differ; references are compared as such."""
    return {
        name
        for name in old.keys() | new.keys()
        if (name in old) != (name in new) or old.raw_get(name) != new.raw_get(name)
    }
