"""`bejo print --sign`: the officer's key file, its PIN, and the signed paper."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bejo_desktop.cli.arguments import ArgumentsWrong
from bejo_desktop.domain.errors import AccessDenied, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from bejo_desktop.application.core import Core
    from bejo_desktop.application.ports.signing import Certificate, SigningKey
    from bejo_desktop.application.signing import Signed
    from bejo_desktop.application.views import Paper
    from bejo_desktop.cli.arguments import Asked

PIN: Final = "BEJO_PIN"
_READ_MAX: Final = 1024 * 1024
"""No key file is this large; the rest of a larger one is not even read."""


def sign_paper(core: Core, asked: Asked, order_id: UUID, take: Callable[[], Paper]) -> Signed:
    """
    Return the signed original; a paper that is signed already needs no key.

    Raises:
        ArgumentsWrong: `file.missing`.
        RuleBroken: `signing.copy`.
        AccessDenied: `signing.no_pin`, and all that `Signing.open_key` and `sign` raise.
    """
    if asked.copy:
        raise RuleBroken("signing.copy")
    place = str(asked.p12.absolute()) if asked.p12 else core.signing.remembered(core.session)
    key = _opened(core, Path(place)) if place else None
    signed = core.signing.sign(core.session, order_id, key, take)
    if key is not None:
        core.signing.remember(core.session, place)
    return signed


def holder_document(holder: Certificate) -> dict[str, object]:
    """Return whose signature it is as `print --sign` answers it."""
    return {
        "name": holder.name,
        "nip": holder.nip or None,
        "issuer": holder.issuer,
        "certified": holder.certified,
        "valid_until": holder.valid_until.isoformat(),
    }


def _opened(core: Core, place: Path) -> SigningKey:
    try:
        with place.open("rb") as file:
            data = file.read(_READ_MAX)
    except OSError as error:
        raise ArgumentsWrong("file.missing", file=str(place)) from error
    return core.signing.open_key(core.session, data, _pin())


def _pin() -> str:
    given = os.environ.get(PIN)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise AccessDenied("signing.no_pin", variable=PIN)
    return getpass.getpass("PIN kunci: ")
