"""`bejo rules show|take`: which dated rules this desk computes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.files import read_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.days import long_day

if TYPE_CHECKING:
    from bejo_desktop.application.views.rule_packs import PackView
    from bejo_desktop.cli.arguments import Asked

_STATES = {"in_force": "berlaku", "kept": "disimpan", "expired": "habis masa"}
_ORIGINS = {"program": "program", "centre": "pusat"}


def show(asked: Asked) -> Answer:
    """`bejo rules show`."""
    with open_desk(asked) as core:
        packs = core.rule_packs.show()
    rows = [
        (
            one.version,
            _STATES[one.state],
            _ORIGINS[one.origin],
            long_day(one.issued_on),
            long_day(one.valid_until) if one.valid_until else "–",
            str(one.rules),
        )
        for one in packs
    ]
    heads = ("Paket aturan", "Keadaan", "Dari", "Terbit", "Berlaku sampai", "Aturan")
    document = {"packs": [_as_document(one) for one in packs]}
    return Answer(document, (Table(heads, rows, frozenset({5})),))


def take(asked: Asked) -> Answer:
    """`bejo rules take FILE`."""
    data = read_file(asked.file)
    with open_desk(asked) as core:
        taken, _ = core.rule_packs.take(data, core.session.nip)
    said = "berlaku mulai sekarang" if taken.is_new else "sudah ada di meja ini"
    document = {"version": taken.version, "new": taken.is_new}
    return Answer(document, (f"Paket aturan {taken.version} {said}.",))


def _as_document(one: PackView) -> dict[str, object]:
    return {
        "version": one.version,
        "state": one.state.value,
        "origin": one.origin,
        "issued_on": one.issued_on,
        "valid_until": one.valid_until,
        "rules": one.rules,
        "taken_at": one.taken_at,
    }
