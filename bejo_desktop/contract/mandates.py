"""A mandate as a signed row of the feed: its id, the bytes that are signed, and its value."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec import structs

from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.rows import MandateRow

if TYPE_CHECKING:
    from bejo_desktop.domain.parties import Mandate

_SK_CHARS: Final = 16
"""So much of the digest tells the SKs of one officer apart."""


def mandate_id(nip: str, sk: str) -> str:
    """Return what names the mandate of an officer under one SK."""
    return f"{nip}-{sha256(sk.encode()).hexdigest()[:_SK_CHARS]}"


def mandate_row(unit: str, nip: str, mandate: Mandate, rev: int) -> MandateRow:
    """Return a mandate as it travels, not yet signed."""
    limit = mandate.order_limit
    return MandateRow(
        id=mandate_id(nip, mandate.sk),
        rev=rev,
        unit=unit,
        nip=nip,
        sk=mandate.sk,
        roles=tuple(sorted(role.value for role in mandate.roles)),
        since=mandate.since,
        until=mandate.until,
        sk_on=mandate.sk_on,
        acting=mandate.acting.value,
        stands_for=mandate.stands_for,
        order_limit=None if limit is None else limit.amount,
        may_issue=mandate.may_issue,
    )


def signed_bytes(row: MandateRow) -> bytes:
    """Return what the centre signs: the canonical bytes of the row without its signature."""
    return encode(structs.replace(row, signature=""))
