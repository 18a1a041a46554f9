"""`bejo platform copy|take`: fields to paste into the platform, and orders from its export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.codes import Platform

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked


def copy(asked: Asked) -> Answer:
    """`bejo platform copy ID`."""
    with open_desk(asked) as core:
        text = core.platform.copy_text(core.orders.find(asked.order))
    return Answer({"text": text}, (text,))


def take(asked: Asked) -> Answer:
    """`bejo platform take FILE [--platform P] [--only NO]`; exit 1 when one was left out."""
    data = read_file(asked.source)
    with open_desk(asked) as core:
        platform = Platform(asked.platform)
        report, _ = core.platform.take(core.session, data, platform, asked.only)
    words = load_words()
    left = [
        {
            "ref": one.ref,
            "row": one.row,
            "code": one.error.code,
            "message": words.text(one.error),
        }
        for one in report.left_out
    ]
    taken = [{"ref": one.ref, "order": str(one.order_id)} for one in report.taken]
    shown = (
        f"{len(taken)} pesanan menjadi konsep, {len(left)} tidak.",
        *(f"{one['ref']}, baris {one['row']}: {one['message']}" for one in left),
    )
    return Answer({"taken": taken, "left_out": left}, shown, code=1 if left else 0)
