"""Signing and verifying, wired so that their library is loaded by the first who signs or checks."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

import resources
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.application.verifying import Verifying

if TYPE_CHECKING:
    from bejo_desktop.application.ports.signing import Examined, SigningKey
    from bejo_desktop.application.ports.system import Clock


class LateSignatures:
    """The ports `KeyFiles` and `Examiner` over pyHanko, which costs half a second to import."""

    def open(self, file: bytes, pin: str) -> SigningKey:
        from bejo_desktop.adapters.signing.keys import Pkcs12Files  # noqa: PLC0415 - see above

        return Pkcs12Files(certified_issuers()).open(file, pin)

    def examine(self, pdf: bytes) -> Examined:
        from bejo_desktop.adapters.signing.examining import PdfExaminer  # noqa: PLC0415 - as above

        return PdfExaminer(certified_issuers()).examine(pdf)


@cache
def certified_issuers() -> frozenset[str]:
    """SHA-256 (hex) of the certificates of certified issuers, as the resources list them."""
    file = resources.path("signing", "certified_issuers.toml")
    listed = tomllib.loads(file.read_text(encoding="utf-8"))["issuer"]
    return frozenset(issuer["sha256"] for issuer in listed)


def build_verifying(clock: Clock) -> Verifying:
    """Return the check of papers; it needs no desk."""
    return Verifying(LateSignatures(), SheetPrinter(), clock)
