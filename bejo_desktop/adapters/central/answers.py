"""What an answer means: ours or a portal's, whole or cut, yes, no or not now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bejo_desktop.adapters.central.keys import is_signed_by
from bejo_desktop.contract.codec import Body, unpack
from bejo_desktop.contract.exchange import Fault
from bejo_desktop.contract.faults import ERRORS, FaultCode
from bejo_desktop.contract.limits import REPLY_BYTES_MAX
from bejo_desktop.contract.signing import (
    CONTENT_TYPE,
    ENCODING,
    KEY_BYTES,
    SIGNATURE,
    SIGNATURE_BYTES,
    from_text,
    reply_payload,
)
from bejo_desktop.domain.errors import BadInput, CentralUnavailable, RuleBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.adapters.central.line import Head
    from bejo_desktop.contract.codec import Compressor, M

OK: Final = 200
PARTIAL: Final = 206
_REDIRECTS: Final = range(300, 400)
_TOO_LARGE: Final = 413
_TOO_MANY: Final = 429
_SERVER: Final = range(500, 600)
_SIGN_IN_TO_NETWORK: Final = 511
_RETRY_S: Final = 60
_RETRY_S_MAX: Final = 3_600


@dataclass(frozen=True, slots=True)
class Answer:
    """
    A whole reply to one request.

    Args:
        request: payload of the request that it answers.
    """

    head: Head
    body: bytes
    request: bytes

    def read(self, kind: type[M], codec: Compressor) -> M:
        """
        Return the message of a good answer; the signature is another matter.

        Raises:
            CentralUnavailable: `central.cut`, `central.reply_unreadable`.
        """
        body = Body(self.body, self.head.headers.get(ENCODING, ""))
        try:
            return unpack(body, kind, codec, limit=REPLY_BYTES_MAX)
        except BadInput as error:
            code = "central.cut" if error.code == "wire.cut" else "central.reply_unreadable"
            raise CentralUnavailable(code, problem=error.code) from error

    def require_signature(self, key: str) -> None:
        """
        Refuse what the holder of `key` has not signed, for this very request.

        Raises:
            CentralUnavailable: `central.untrusted`.
        """
        try:
            raw_key = from_text(key, KEY_BYTES, field="key")
            signature = from_text(
                self.head.headers.get(SIGNATURE, ""), SIGNATURE_BYTES, field=SIGNATURE
            )
        except BadInput as error:
            raise CentralUnavailable("central.untrusted") from error
        payload = reply_payload(self.request, self.head.status, self.body)
        if not is_signed_by(raw_key, signature, payload):
            raise CentralUnavailable("central.untrusted")

    def require_yes(self, key: str | None, codec: Compressor) -> None:
        """
        Raise what an answer other than 200 says; a no must be signed, too.

        Args:
            key: the centre's key, None before it is known.

        Raises:
            RuleBroken: the centre's own no (`contract.faults.ERRORS`).
            CentralUnavailable: `central.busy`, `central.http`, `central.untrusted`.
        """
        if self.head.status == OK:
            return
        if key is not None:
            self.require_signature(key)
        fault = self.read(Fault, codec)
        try:
            code = FaultCode(fault.code)
        except ValueError:
            raise _not_now(self.head) from None
        if code is FaultCode.BUSY:
            raise _not_now(self.head)
        facts = {k: v for k, v in fault.facts.items() if k.isidentifier() and k != "code"}
        raise RuleBroken(ERRORS[code], **facts)


def require_ours(head: Head, body: bytes | None) -> None:
    """
    Raise what a reply says that is not from the centre's program.

    Args:
        body: None while it is not read yet.

    Raises:
        CentralUnavailable: `central.portal_page`, `central.cut`, `central.busy`, `central.http`.
        RuleBroken: `central.too_large` when a server on the way took less than we sent.
    """
    if head.status in _REDIRECTS or head.status == _SIGN_IN_TO_NETWORK:
        raise CentralUnavailable("central.portal_page")
    ours = head.headers.get("Content-Type", "").partition(";")[0].strip() == CONTENT_TYPE
    if ours and body != b"":
        return
    if head.status == _TOO_MANY or head.status in _SERVER:
        raise _not_now(head)
    if head.status == _TOO_LARGE:
        raise RuleBroken("central.too_large")
    if head.status not in {OK, PARTIAL}:
        raise CentralUnavailable("central.http", status=head.status)
    raise CentralUnavailable("central.cut" if body == b"" else "central.portal_page")


def _not_now(head: Head) -> CentralUnavailable:
    if head.status == _TOO_MANY or head.status in _SERVER:
        return CentralUnavailable("central.busy", retry_s=_retry_s(head.headers))
    return CentralUnavailable("central.http", status=head.status)


def _retry_s(headers: Mapping[str, str]) -> int:
    text = headers.get("Retry-After", "")
    if not (text.isascii() and text.isdecimal()):
        return _RETRY_S
    return min(int(text[:9]), _RETRY_S_MAX)
