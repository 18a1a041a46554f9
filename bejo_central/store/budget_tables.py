"""Tables beside the budget lines: ceilings by version, corrections, petty cash, last days."""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Table

from bejo_central.store.columns import WHOLE, Day, Moment, metadata, text, whole

CEILING: Final = Table(
    "budget_ceiling",
    metadata,
    text("unit", primary_key=True),
    whole("year", primary_key=True),
    text("code", primary_key=True),
    text("version", primary_key=True),
    Column("version_on", Day),
    text("version_no"),
    text("fund"),
    whole("ceiling"),
    Column("at", Moment, nullable=False),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    CheckConstraint("ceiling >= 0", name="ceiling"),
    sqlite_strict=True,
)
"""What the ceiling of a line was in each version of the DPA; `at` is when it was last said."""

CORRECTION: Final = Table(
    "budget_correction",
    metadata,
    text("unit", primary_key=True),
    whole("year", primary_key=True),
    text("code", primary_key=True),
    whole("position", primary_key=True),
    whole("amount"),
    text("reason"),
    text("by"),
    Column("corrected_on", Day, nullable=False),
    Column("at", Moment, nullable=False),
    whole("kept"),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    CheckConstraint("amount <> 0", name="amount"),
    sqlite_strict=True,
)
"""
What is realised and no figure knows, or less than it says; only ever added to.

SIPD's figure of that day or later holds it, unless it is `kept` (1) for ever.
"""

UNIT_YEAR: Final = Table(
    "unit_year",
    metadata,
    text("unit", primary_key=True),
    whole("year", primary_key=True),
    Column("up_limit", WHOLE),
    whole("up_kkpd"),
    Column("refilled_on", Day),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    CheckConstraint("up_kkpd >= 0 AND up_kkpd <= COALESCE(up_limit, 0)", name="up"),
    sqlite_strict=True,
)

YEAR_END: Final = Table(
    "year_end",
    metadata,
    text("region", primary_key=True),
    whole("year", primary_key=True),
    Column("ls_until", Day),
    Column("gu_until", Day),
    ForeignKeyConstraint(["region"], ["region.code"]),
    sqlite_strict=True,
)
"""The last days on which a region takes an SPM-LS and an SPM-GU, from its circular."""
