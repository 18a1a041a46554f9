"""Why an act is refused, as it travels: every fact of the sentence that fits the wire."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import msgspec

from bejo_central.judging.case import broken_by
from bejo_desktop.contract.rows import CauseRow
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.errors import RuleBroken


def test_the_facts_of_an_error_travel_but_for_what_the_wire_does_not_take():
    error = RuleBroken(
        "receipt.too_much",
        line=1,
        accepted="11",
        whole=True,
        nobody=None,
        on=date(2026, 10, 9),
        rule="officer.pp_limit@2018-03-22",
        note="x" * 1001,
        far=2**53 + 1,
        share=Fraction(1, 3),
        lines=(1, 2),
    )
    row = broken_by(error, field="lines")
    assert row == CauseRow(
        c=Reason.RULE.value,
        f={
            "rule": "receipt.too_much",
            "line": 1,
            "accepted": "11",
            "whole": True,
            "nobody": None,
            "on": "2026-10-09",
            "note": "x" * 1000,
            "field": "lines",
            "row": "officer.pp_limit@2018-03-22",
        },
    )
    assert msgspec.json.decode(msgspec.json.encode(row), type=CauseRow) == row
