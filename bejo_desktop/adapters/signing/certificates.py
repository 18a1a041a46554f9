"""What a certificate says about its holder, and whether a certified issuer stands behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, NameOID

from bejo_desktop.application.ports.signing import Certificate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

CertifiedIssuers: TypeAlias = frozenset[str]
"""SHA-256 (hex) of the certificates of certified issuers (PSrE), roots or below."""

CHAIN_MAX: Final = 8
"""Longer chains are no issuer's practice."""
_NIP: Final = re.compile(r"(?<!\d)\d{18}(?!\d)")
_DOCUMENT_SIGNING: Final = frozenset(
    {
        ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE.dotted_string,
        ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string,
        ExtendedKeyUsageOID.CLIENT_AUTH.dotted_string,
        "1.3.6.1.5.5.7.3.36",  # document signing, RFC 9336
        "1.3.6.1.4.1.311.10.3.12",  # document signing, Microsoft
        "1.2.840.113583.1.1.5",  # authentic documents, Adobe
    }
)
"""Uses that certificates of people carry; one for servers only is not for papers."""


def described(
    own: x509.Certificate, others: Sequence[x509.Certificate], certified: CertifiedIssuers
) -> Certificate:
    """Return what `own` says; `others` are the certificates that came with it."""
    return Certificate(
        name=_name(own.subject),
        nip=_nip(own.subject),
        issuer=_name(own.issuer),
        fingerprint=fingerprint(own),
        valid_from=own.not_valid_before_utc,
        valid_until=own.not_valid_after_utc,
        certified=_is_certified(own, others, certified),
        for_signing=_is_for_signing(own),
    )


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate in hex."""
    return certificate.fingerprint(SHA256()).hex()


def chain_of(
    own: x509.Certificate, others: Sequence[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    """Return `own` and those of `others` that stand above it, each signed by the next."""
    chain = [own]
    while len(chain) < CHAIN_MAX:
        above = next(
            (one for one in others if one not in chain and is_issued_by(chain[-1], one)), None
        )
        if above is None:
            break
        chain.append(above)
    return tuple(chain)


def is_issued_by(below: x509.Certificate, above: x509.Certificate) -> bool:
    """Tell whether `above` is an authority and signed `below`; a root signed itself."""
    if not _is_authority(above):
        return False
    try:
        below.verify_directly_issued_by(above)
    except (InvalidSignature, ValueError, TypeError, UnsupportedAlgorithm):
        return False
    return True


def _is_certified(
    own: x509.Certificate, others: Sequence[x509.Certificate], certified: CertifiedIssuers
) -> bool:
    """Each link of the chain up to a listed issuer must hold on the day the holder's began."""
    began = own.not_valid_before_utc
    for one in chain_of(own, others)[1:]:
        if not one.not_valid_before_utc <= began <= one.not_valid_after_utc:
            return False
        if fingerprint(one) in certified:
            return True
    return False


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _is_for_signing(own: x509.Certificate) -> bool:
    if _is_authority(own):
        return False
    try:
        found = {one.oid: one.value for one in own.extensions}
    except (ValueError, x509.DuplicateExtension):
        return False
    usage = found.get(ExtensionOID.KEY_USAGE)
    if isinstance(usage, x509.KeyUsage) and not (
        usage.digital_signature or usage.content_commitment
    ):
        return False
    extended = found.get(ExtensionOID.EXTENDED_KEY_USAGE)
    if isinstance(extended, x509.ExtendedKeyUsage):
        return any(use.dotted_string in _DOCUMENT_SIGNING for use in extended)
    return True


def _name(name: x509.Name) -> str:
    """The common name; a name without one is told whole."""
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def _nip(name: x509.Name) -> str:
    for attribute in name:
        found = _NIP.search(str(attribute.value))
        if found:
            return found[0]
    return ""
