"""`bejo audit export`: what Inspektorat and BPK ask for, of one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.bootstrap.surroundings import clock_of
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.cli.answers import Answer, Table
from bejo_desktop.cli.files import write_file
from bejo_desktop.cli.opening import open_desk
from bejo_desktop.domain.days import wib_day

if TYPE_CHECKING:
    from bejo_desktop.cli.arguments import Asked


def export(asked: Asked) -> Answer:
    """`bejo audit export [--year Y] [--out FILE]`."""
    year = asked.year or wib_day(clock_of(asked.now)()).year
    with open_desk(asked) as core:
        found = core.audits.year(year)
        if asked.out is not None:
            write_file(asked.out, core.audit_workbooks.year(year))
    words = load_words()
    told = [(one.number, words.phrase(one.code, **one.facts)) for one in found.findings]
    document = {
        "year": year,
        "orders": len(found.orders),
        "lines": len(found.lines),
        "reasons": len(found.reasons),
        "findings": [
            {"order": one.number, "code": one.code, "facts": one.facts} for one in found.findings
        ],
    }
    said = f"{len(found.orders)} pesanan, {len(found.reasons)} alasan, {len(told)} temuan."
    return Answer(document, (said, Table(("Pesanan", "Temuan"), told)))
