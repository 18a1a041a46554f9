"""A certificate authority of invented people, and PKCS#12 files of every kind it may issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PIN = "kunci-1234"
NIP = "197109231997031003"
NAME = "Bagas Contoh"
BEGINS, ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Issuer:
    """One authority: its own certificate and those above it."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()

    @property
    def sha256(self) -> str:
        return self.certificate.fingerprint(hashes.SHA256()).hex()


@cache
def authority(name: str = "Otoritas Uji") -> Issuer:
    """A root and, below it, the authority that issues to people."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = _certificate(f"Akar {name}", root_key, Issuer(root_key, None), f"Akar {name}", ca=True)
    key = ec.generate_private_key(ec.SECP256R1())
    own = _certificate(name, key, Issuer(root_key, root), f"Akar {name}", ca=True)
    return Issuer(key, own, (root,))


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def key_file(
    name: str = NAME,
    nip: str = NIP,
    *,
    kind: str = "p256",
    begins: datetime = BEGINS,
    ends: datetime = ENDS,
    signs: bool = True,
    server: bool = False,
    issuer: Issuer | None = None,
    pin: str = PIN,
) -> bytes:
    """A PKCS#12 file with the key of one person."""
    key = _key(kind)
    issuer = issuer or authority()
    own = _certificate(
        name,
        key,
        issuer,
        _common_name(issuer.certificate),
        nip=nip,
        begins=begins,
        ends=ends,
        signs=signs,
        server=server,
    )
    return packed(key, own, [issuer.certificate, *issuer.above], pin)


def self_signed(name: str = NAME, nip: str = NIP) -> bytes:
    """Whoever wants to be someone makes a certificate in that one's name."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = _certificate(name, key, Issuer(key, None), name, nip=nip)
    return packed(key, own, [])


def packed(key, certificate, above, pin: str = PIN) -> bytes:
    encryption = BestAvailableEncryption(pin.encode())
    return pkcs12.serialize_key_and_certificates(b"x", key, certificate, above, encryption)


def _key(kind: str):
    if kind == "rsa":
        return rsa_key()
    if kind == "rsa1024":
        return rsa_key(1024)
    if kind == "p384":
        return ec.generate_private_key(ec.SECP384R1())
    return ec.generate_private_key(ec.SECP256R1())


def _common_name(certificate: x509.Certificate) -> str:
    return certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value


def _named(name: str, nip: str = "") -> x509.Name:
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if nip:
        attributes.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, nip))
    return x509.Name(attributes)


def _certificate(
    name,
    key,
    issuer: Issuer,
    issuer_name,
    *,
    nip="",
    ca=False,
    begins=BEGINS,
    ends=ENDS,
    signs=True,
    server=False,
):
    usage = {
        "digital_signature": signs and not ca,
        "content_commitment": signs and not ca,
        "key_encipherment": not signs,
        "data_encipherment": False,
        "key_agreement": False,
        "key_cert_sign": ca,
        "crl_sign": ca,
        "encipher_only": False,
        "decipher_only": False,
    }
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name, nip))
        .issuer_name(_named(issuer_name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
    )
    if server:
        extended = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        builder = builder.add_extension(extended, critical=False)
    return builder.sign(issuer.key, hashes.SHA256())
