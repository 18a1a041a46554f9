"""The central service as the use cases see it; every method raises `CentralUnavailable`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from bejo_desktop.application.ports.store import DeviceIdentity
    from bejo_desktop.contract.enrolment import Enrol, Enrolled, Hello
    from bejo_desktop.contract.exchange import ExchangeReply, ExchangeRequest
    from bejo_desktop.contract.snapshot import Manifest


class Traffic(Protocol):
    """What went over the line since the client was made, in bytes of bodies and heads."""

    @property
    def requests(self) -> int:
        """Requests made."""

    @property
    def bytes_up(self) -> int:
        """Bytes sent."""

    @property
    def bytes_down(self) -> int:
        """Bytes received."""


class Central(Protocol):
    """
    One conversation with the centre.

    Raises (all methods):
        CentralUnavailable: `central.unreachable`, `central.portal_page`, `central.stalled`,
            `central.cut`, `central.busy`, `central.untrusted`, `central.http`.
        RuleBroken: the centre's own no by its code: `central.code_unknown`,
            `central.code_used`, `central.code_expired`, `central.device_revoked`,
            `central.sequence_gap`, `central.chain_fork`, `central.timeline_changed`,
            `central.incarnation_stale`, `central.cursor_expired`, `central.protocol`.
    """

    @property
    def traffic(self) -> Traffic:
        """What went over the line."""

    def hello(self) -> Hello:
        """Ask who is there; proves by a nonce that it is the centre."""

    def enrol(self, request: Enrol, signer: DeviceIdentity | None, counter: int) -> Enrolled:
        """Turn a one-time code into a device (no signer) or into one more officer on it."""

    def exchange(
        self, request: ExchangeRequest, signer: DeviceIdentity, counter: int
    ) -> ExchangeReply:
        """Make the one sync call."""

    def manifest(self, scope: str, signer: DeviceIdentity, counter: int) -> Manifest:
        """Return the chunks of the newest snapshot of `scope`."""

    def chunk(
        self,
        sha: str,
        start: int,
        signer: DeviceIdentity,
        counter: int,
        received: Callable[[bytes], None],
    ) -> None:
        """Fetch a chunk from byte `start` on; `received` gets each piece as it comes."""


class Dial(Protocol):
    """Makes a client for an address (BadInput `central.address` unless https or loopback)."""

    def __call__(self, address: str) -> Central:
        """Return a client for `address`; nothing is sent yet."""
