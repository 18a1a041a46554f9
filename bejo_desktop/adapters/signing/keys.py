"""Officers' keys in PKCS#12 files, opened by their PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from asn1crypto.pkcs12 import Pfx
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from bejo_desktop.adapters.signing.certificates import CertifiedIssuers, chain_of, described
from bejo_desktop.adapters.signing.pades import KeptSigner, add_signature
from bejo_desktop.domain.errors import AccessDenied, BadInput

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates

    from bejo_desktop.application.ports.signing import Certificate, SigningKey, Strip

FILE_BYTES_MAX: Final = 256 * 1024
"""A key with a long chain is some 10 kB."""
ROUNDS_MAX: Final = 10_000_000
"""Of the derivation of the PIN; a file that asks for more would only stop the computer."""
RSA_BITS_MIN: Final = 2048


class OpenedKey:
    """The port `SigningKey`: the key object is parsed once and kept."""

    def __init__(self, certificate: Certificate, signer: KeptSigner) -> None:
        self._certificate = certificate
        self._signer = signer

    @property
    def certificate(self) -> Certificate:
        return self._certificate

    def sign(self, pdf: bytes, strip: Strip, now: datetime) -> bytes:
        return add_signature(pdf, self._signer, strip, now)


class Pkcs12Files:
    """
    The port `KeyFiles`.

    Args:
        certified: which issuers are certified ones.
    """

    def __init__(self, certified: CertifiedIssuers) -> None:
        self._certified = certified

    def open(self, file: bytes, pin: str) -> SigningKey:
        if len(file) > FILE_BYTES_MAX:
            raise BadInput("signing.file_too_large", most=FILE_BYTES_MAX // 1024)
        _require_pkcs12(file)
        found = _loaded(file, pin)
        if found.key is None or found.cert is None:
            raise BadInput("signing.no_key")
        key = _supported(found.key)
        own = found.cert.certificate
        _require_pair(key, own)
        others = [one.certificate for one in found.additional_certs]
        certificate = described(own, others, self._certified)
        return OpenedKey(certificate, KeptSigner(key, chain_of(own, others)))


def _require_pkcs12(file: bytes) -> None:
    """Tell a file that is no PKCS#12 from one that another PIN opens."""
    try:
        parsed = Pfx.load(file, strict=True)
        rounds = parsed["mac_data"].native["iterations"] if parsed["mac_data"].native else 0
        assert parsed.authenticated_safe is not None
    except (ValueError, TypeError, KeyError, AssertionError) as failure:
        raise BadInput("signing.file_damaged") from failure
    if rounds > ROUNDS_MAX:
        raise BadInput("signing.file_damaged")


def _loaded(file: bytes, pin: str) -> PKCS12KeyAndCertificates:
    try:
        return load_pkcs12(file, pin.encode() or None)
    except UnsupportedAlgorithm as failure:
        raise BadInput("signing.key_unsupported") from failure
    except ValueError as failure:
        raise AccessDenied("signing.pin_wrong") from failure


def _supported(key: object) -> RSAPrivateKey | EllipticCurvePrivateKey:
    if isinstance(key, RSAPrivateKey) and key.key_size >= RSA_BITS_MIN:
        return key
    if isinstance(key, EllipticCurvePrivateKey) and isinstance(key.curve, SECP256R1):
        return key
    raise BadInput("signing.key_unsupported")


def _require_pair(
    key: RSAPrivateKey | EllipticCurvePrivateKey, certificate: x509.Certificate
) -> None:
    if key.public_key() != certificate.public_key():
        raise BadInput("signing.no_key")
