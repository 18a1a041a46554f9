"""The centre's own no: one code, one HTTP status, one error of the desk."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class FaultCode(StrEnum):
    """
    `Fault.code` on the wire; the facts in brackets ride along.

    A fault is about the request as a whole; what is wrong with one act is a verdict.
    """

    UNREADABLE = "UNREADABLE"  # (field, problem)
    CODE_UNKNOWN = "CODE_UNKNOWN"
    CODE_USED = "CODE_USED"
    CODE_EXPIRED = "CODE_EXPIRED"  # (expired_at)
    DEVICE_UNKNOWN = "DEVICE_UNKNOWN"
    SIGNATURE_WRONG = "SIGNATURE_WRONG"
    DEVICE_REVOKED = "DEVICE_REVOKED"  # (since: day)
    OUT_OF_TERM = "OUT_OF_TERM"  # (sk, since, until: days)
    NOT_FOUND = "NOT_FOUND"
    SEQ_GAP = "SEQ_GAP"  # (expected)
    CHAIN_FORK = "CHAIN_FORK"  # (seq)
    TIMELINE_CHANGED = "TIMELINE_CHANGED"  # (timeline)
    INCARNATION_STALE = "INCARNATION_STALE"
    CURSOR_EXPIRED = "CURSOR_EXPIRED"  # (scope)
    TOO_LARGE = "TOO_LARGE"  # (limit)
    ENCODING = "ENCODING"
    PROTOCOL = "PROTOCOL"  # (least, most)
    BUSY = "BUSY"  # (retry_s)


STATUS: Final[Mapping[FaultCode, int]] = {
    FaultCode.UNREADABLE: 400,
    FaultCode.CODE_UNKNOWN: 404,
    FaultCode.CODE_USED: 409,
    FaultCode.CODE_EXPIRED: 410,
    FaultCode.DEVICE_UNKNOWN: 401,
    FaultCode.SIGNATURE_WRONG: 401,
    FaultCode.DEVICE_REVOKED: 403,
    FaultCode.OUT_OF_TERM: 403,
    FaultCode.NOT_FOUND: 404,
    FaultCode.SEQ_GAP: 409,
    FaultCode.CHAIN_FORK: 409,
    FaultCode.TIMELINE_CHANGED: 409,
    FaultCode.INCARNATION_STALE: 409,
    FaultCode.CURSOR_EXPIRED: 410,
    FaultCode.TOO_LARGE: 413,
    FaultCode.ENCODING: 415,
    FaultCode.PROTOCOL: 426,
    FaultCode.BUSY: 503,
}
"""Status of the answer that carries the fault; the desk goes by the code alone."""

ERRORS: Final[Mapping[FaultCode, str]] = {
    FaultCode.UNREADABLE: "central.unreadable",
    FaultCode.CODE_UNKNOWN: "central.code_unknown",
    FaultCode.CODE_USED: "central.code_used",
    FaultCode.CODE_EXPIRED: "central.code_expired",
    FaultCode.DEVICE_UNKNOWN: "central.device_unknown",
    FaultCode.SIGNATURE_WRONG: "central.signature_wrong",
    FaultCode.DEVICE_REVOKED: "central.device_revoked",
    FaultCode.OUT_OF_TERM: "central.out_of_term",
    FaultCode.NOT_FOUND: "central.not_found",
    FaultCode.SEQ_GAP: "central.sequence_gap",
    FaultCode.CHAIN_FORK: "central.chain_fork",
    FaultCode.TIMELINE_CHANGED: "central.timeline_changed",
    FaultCode.INCARNATION_STALE: "central.incarnation_stale",
    FaultCode.CURSOR_EXPIRED: "central.cursor_expired",
    FaultCode.TOO_LARGE: "central.too_large",
    FaultCode.ENCODING: "central.encoding",
    FaultCode.PROTOCOL: "central.protocol",
    FaultCode.BUSY: "central.busy",
}
"""Error code on the desk, with words in `resources/messages/`."""
