"""CPU of one electronic signature: the visible line drawn and PAdES B-B put into an SP."""

from __future__ import annotations

import gc
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.signing.keys import Pkcs12Files

if TYPE_CHECKING:
    from bejo_desktop.application.ports.signing import SigningKey

ROUNDS: Final = 20
GOAL_MS: Final = 20.0
"""performance.md B: a signature with the key in memory, warm."""
LINE: Final = (
    "Ditandatangani secara elektronik oleh Drs. Bagas Tirtayasa, M.Pd. pada 12 Oktober 2026 "
    "pukul 10.05 WIB; tanda tangan elektronik tidak tersertifikasi."
)
_PIN: Final = "123456"


def signing_ms(paper: bytes, kind: str) -> list[float]:
    """
    Return the CPU of each of `ROUNDS` signings in milliseconds, the key opened before.

    Args:
        paper: an unsigned A4 paper as the printer draws it.
        kind: `p256` or `rsa`.
    """
    key, printer = _key(kind), SheetPrinter()
    _sign(key, printer, paper)
    return [_timed(key, printer, paper) for _ in range(ROUNDS)]


def _timed(key: SigningKey, printer: SheetPrinter, paper: bytes) -> float:
    gc.collect()
    began = time.process_time()
    _sign(key, printer, paper)
    return (time.process_time() - began) * 1e3


def _sign(key: SigningKey, printer: SheetPrinter, paper: bytes) -> bytes:
    return key.sign(
        paper, printer.signed_line(LINE, "a4"), datetime(2026, 10, 12, 3, 5, tzinfo=UTC)
    )


def _key(kind: str) -> SigningKey:
    """A key of nobody, made for this run."""
    private = (
        rsa.generate_private_key(65537, 2048)
        if kind == "rsa"
        else ec.generate_private_key(ec.SECP256R1())
    )
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bagas Tirtayasa")])
    now = datetime.now(UTC)
    own = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(private, SHA256())
    )
    protection = BestAvailableEncryption(_PIN.encode())
    file = serialize_key_and_certificates(b"bench", private, own, None, protection)
    return Pkcs12Files(frozenset()).open(file, _PIN)
