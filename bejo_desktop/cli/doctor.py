"""`bejo doctor`: is this desk all right?"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final, NamedTuple

import resources
from bejo_desktop.bootstrap.law import load_rules
from bejo_desktop.bootstrap.surroundings import home_of
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.contract.rule_files import altered_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bejo_desktop.cli.arguments import Asked
    from bejo_desktop.domain.numbering import Series

FREE_BYTES_LEAST: Final = 200_000_000


class Check(NamedTuple):
    """One thing looked at."""

    name: str
    ok: bool
    detail: str


def doctor(asked: Asked) -> Answer:
    """Look at disk, rules, store, numbers and exchanges; exit 1 where something is wrong."""
    home = home_of(asked.home)
    free = shutil.disk_usage(home).free
    checks = [
        Check("disk", free >= FREE_BYTES_LEAST, f"{free // 1_000_000} MB"),
        _rules(),
    ]
    with open_desk(asked) as core:  # the store checks itself while it opens
        state = core.desk.state(core.session)
        checks += [
            Check("store", ok=True, detail=str(home)),
            Check("catalogue", state.catalogue_rows > 0, str(state.catalogue_rows)),
            _numbers(state.numbers_left),
            Check("sync", not state.last_error, state.last_error or str(state.last_synced_at)),
            Check("waiting", ok=True, detail=str(state.waiting)),
        ]
    document = {"checks": [{"name": x.name, "ok": x.ok, "detail": x.detail} for x in checks]}
    rows = [(x.name, "baik" if x.ok else "periksa", x.detail) for x in checks]
    table = Table(("Pemeriksaan", "Hasil", "Keterangan"), rows)
    return Answer(document, (table,), code=0 if all(x.ok for x in checks) else 1)


def _numbers(left: Mapping[Series, int] | None) -> Check:
    """Is a number left in each series that the unit uses? An agenda book never runs out."""
    if left is None:
        return Check("numbers", ok=True, detail="agenda")
    detail = ", ".join(f"{series} {count}" for series, count in left.items())
    return Check("numbers", min(left.values()) > 0, detail)


def _rules() -> Check:
    """Are the rule files those that shipped with the program?"""
    rules, altered = load_rules(), altered_files(resources.path("rules"))
    return Check("rules", not altered, ", ".join(altered) or f"{rules.version}, {len(rules.all)}")
