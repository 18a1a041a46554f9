"""What a desk takes of a page: a mandate only with the signature of its own centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.application.sync.applying import CENTRE
from bejo_desktop.contract.mandates import signed_bytes
from bejo_desktop.contract.rows import MandateRow
from bejo_desktop.contract.signing import KEY_BYTES, SIGNATURE_BYTES, from_text
from bejo_desktop.domain.errors import BadInput, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bejo_desktop.application.ports.store import DeviceIdentity, Work
    from bejo_desktop.application.ports.system import SignedBy
    from bejo_desktop.contract.rows import Row
    from bejo_desktop.domain.errors import BejoError


def vetted(
    rows: Iterable[Row], identity: DeviceIdentity, signed_by: SignedBy
) -> tuple[list[Row], list[BejoError]]:
    """
    Return the rows to take, and for each mandate that is not ours why it is left out.

    That is one whose signature is not that of the centre at which the desk was enrolled, and
    one of another unit: RuleBroken `sync.mandate_refused` with `nip` and `sk`.
    """
    taken: list[Row] = []
    refused: list[BejoError] = []
    for row in rows:
        if isinstance(row, MandateRow) and not _is_ours(row, identity, signed_by):
            refused.append(RuleBroken("sync.mandate_refused", nip=row.nip, sk=row.sk))
        else:
            taken.append(row)
    return taken, refused


def note_refused(work: Work, refused: Iterable[BejoError], *, now: datetime) -> None:
    """Write into the desk's audit chain what was left out."""
    for error in refused:
        facts = {"sk": error.facts["sk"]}
        work.audit.add(error.code, by=CENTRE, at=now, subject=str(error.facts["nip"]), facts=facts)


def _is_ours(row: MandateRow, identity: DeviceIdentity, signed_by: SignedBy) -> bool:
    try:
        key = from_text(identity.centre_key, KEY_BYTES, field="centre_key")
        signature = from_text(row.signature, SIGNATURE_BYTES, field="signature")
    except BadInput:
        return False
    return row.unit == identity.unit and signed_by(key, signature, signed_bytes(row))
