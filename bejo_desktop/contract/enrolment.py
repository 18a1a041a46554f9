"""Who the centre is, and how a desk becomes known to it."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from bejo_desktop.contract.wire import PUSH_MAX, Code, Key, Message, Moment, Name, Nip, Text


class Hello(Message, frozen=True):
    """Answer of `GET /sync/v1/hello?nonce=…`: who the centre is and what it accepts."""

    p: tuple[int, int]
    now: Moment
    nonce: Annotated[str, Meta(max_length=64)]
    centre: Name
    key: Key
    timeline: Annotated[str, Meta(max_length=64)]
    push_max: int = PUSH_MAX


class Enrol(Message, frozen=True):
    """
    Body of `POST /sync/v1/enroll`: a one-time code, and the new device's public key if any.

    The first officer of a desk sends `key` and gets a new device; a further officer on the
    same desk signs the request as that device and sends only the code.
    """

    code: Annotated[str, Meta(min_length=8, max_length=64)]
    key: Key | UnsetType = UNSET
    host: Text = ""


class Enrolled(Message, frozen=True):
    """The device's identity and who acts on it."""

    device: Annotated[int, Meta(ge=1, le=2**32 - 1)]
    incarnation: Annotated[str, Meta(max_length=32)]
    unit: Code
    officer: Nip
    roles: tuple[Code, ...]
    name: Name
    scopes: tuple[Code, ...]
    timeline: Annotated[str, Meta(max_length=64)]
    centre_key: Key
    now: Moment
    mandate_until: date | None = None
