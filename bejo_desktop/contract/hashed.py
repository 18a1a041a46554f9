"""What the messages of an order's content have in common: their bytes are hashed."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from bejo_desktop.contract.wire import NO_NUL

Code = Annotated[str, Meta(max_length=64, pattern=NO_NUL)]
Text = Annotated[str, Meta(max_length=1000, pattern=NO_NUL)]
Money = Annotated[int, Meta(ge=0, le=10**15 - 1)]


class Hashed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """
    None beyond these fields, and each in one spelling: the bytes are hashed.

    A field with a default came after the first release: at its default it is left out, so that
    a content of before keeps its bytes and its hash.
    """
