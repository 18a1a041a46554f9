"""Tables of what the centre owns: units, officers, budgets, vendors, products."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Table,
    Text,
    UniqueConstraint,
)

from bejo_central.store.columns import WHOLE, Day, Flag, Json, metadata, text, whole

REGION: Final = Table(
    "region", metadata, text("code", primary_key=True), text("name"), sqlite_strict=True
)

UNIT: Final = Table(
    "unit",
    metadata,
    text("code", primary_key=True),
    text("name"),
    text("region"),
    text("government"),
    text("address"),
    text("postal_code"),
    text("phone"),
    text("email"),
    text("npwp"),
    text("place"),
    text("classification"),
    text("mask"),
    text("numbering"),
    text("dpa"),
    text("fund"),
    ForeignKeyConstraint(["region"], ["region.code"]),
    CheckConstraint("numbering IN ('lease', 'agenda')", name="numbering"),
    sqlite_strict=True,
)

OFFICER: Final = Table(
    "officer",
    metadata,
    text("unit", primary_key=True),
    text("nip", primary_key=True),
    text("name"),
    text("rank"),
    text("position"),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    UniqueConstraint("nip"),
    sqlite_strict=True,
)

MANDATE: Final = Table(
    "mandate",
    metadata,
    text("unit", primary_key=True),
    text("nip", primary_key=True),
    text("sk", primary_key=True),
    Column("roles", Json, nullable=False),
    Column("since", Day, nullable=False),
    Column("until", Day, nullable=False),
    Column("sk_on", Day),
    text("acting", server_default="DEFINITIVE"),
    text("stands_for", server_default=""),
    Column("order_limit", WHOLE),
    Column("may_issue", Flag, nullable=False, server_default="0"),
    ForeignKeyConstraint(["unit", "nip"], ["officer.unit", "officer.nip"]),
    CheckConstraint("since <= until", name="days"),
    sqlite_strict=True,
)

BUDGET_LINE: Final = Table(
    "budget_line",
    metadata,
    text("unit", primary_key=True),
    whole("year", primary_key=True),
    text("code", primary_key=True),
    text("account"),
    text("account_name"),
    text("sub_activity"),
    text("sub_activity_name"),
    whole("ceiling"),
    whole("realised"),
    whole("committed"),
    whole("paid", server_default="0"),
    text("fund", server_default=""),
    text("version", server_default=""),
    text("version_no", server_default=""),
    Column("version_on", Day),
    Column("sipd_on", Day),
    whole("paid_after", server_default="0"),
    whole("corrected", server_default="0"),
    ForeignKeyConstraint(["unit"], ["unit.code"]),
    CheckConstraint("ceiling >= 0 AND realised >= 0 AND committed >= 0", name="amounts"),
    sqlite_strict=True,
)

FISCAL_YEAR: Final = Table(
    "fiscal_year",
    metadata,
    whole("year", primary_key=True, autoincrement=False),
    Column("closed_on", Day),
    sqlite_strict=True,
)

VENDOR: Final = Table(
    "vendor",
    metadata,
    text("code", primary_key=True),
    text("name"),
    text("legal_form"),
    text("signatory"),
    text("signatory_position"),
    text("address"),
    text("region"),
    text("district"),
    text("npwp"),
    text("nib"),
    Column("pkp", Flag, nullable=False),
    Column("npwp_valid", Flag, nullable=False),
    text("certificate"),
    text("size"),
    text("bank"),
    text("bank_account"),
    text("account_holder"),
    text("phone"),
    Column("suspended_since", Day),
    text("suspended_reason"),
    Column("tax_on", Day),
    CheckConstraint("certificate IN ('none', 'final', 'exempt', 'below_500m')", name="certificate"),
    sqlite_strict=True,
)
"""`tax_on` is the day on which what decides its taxes last changed; None since it came."""

PRODUCT: Final = Table(
    "product",
    metadata,
    text("code", primary_key=True),
    text("name"),
    text("vendor"),
    text("category"),
    text("measure"),
    text("tax_class"),
    text("origin"),
    whole("price"),
    whole("plist"),
    Column("price_on", Day, nullable=False),
    whole("rank"),
    Column("withdrawn_on", Day),
    text("source"),
    Column("tax_on", Day),
    ForeignKeyConstraint(["vendor"], ["vendor.code"]),
    CheckConstraint("price > 0", name="price"),
    CheckConstraint(
        "tax_class IN ('goods', 'luxury', 'service', 'catering', 'exempt')", name="tax_class"
    ),
    Index(None, "vendor"),
    sqlite_strict=True,
)
"""`tax_on` is the day on which tax class or measure last changed; None since it came."""

COUNTER: Final = Table(
    "counter",
    metadata,
    text("name", primary_key=True),
    whole("value"),
    sqlite_strict=True,
)

META: Final = Table(
    "meta",
    metadata,
    text("name", primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)
