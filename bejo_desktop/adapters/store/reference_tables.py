"""Tables of what the centre owns: unit, officers, budget, vendors, products."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Integer, Table, Text

from bejo_desktop.adapters.store.column_types import DayText, JsonBlob, RupiahInteger
from bejo_desktop.adapters.store.tables import metadata

unit: Final = Table(
    "unit",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("region_name", Text, nullable=False),
    Column("government", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("postal_code", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("npwp", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("classification", Text, nullable=False),
    Column("mask", Text, nullable=False),
    Column("numbering", Text, nullable=False),
    Column("dpa", Text, nullable=False),
    Column("fund", Text, nullable=False),
)

officer: Final = Table(
    "officer",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("rank", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("roles", JsonBlob, nullable=False),
    Column("sk", Text, nullable=False),
    Column("since", DayText),
    Column("until", DayText),
)
"""`roles` to `until` are the one mandate that older centres told; see `mandate`."""

mandate: Final = Table(
    "mandate",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("nip", Text, nullable=False),
    Column("sk", Text, nullable=False),
    Column("roles", JsonBlob, nullable=False),
    Column("since", DayText, nullable=False),
    Column("until", DayText, nullable=False),
    Column("sk_on", DayText),
    Column("acting", Text, nullable=False),
    Column("stands_for", Text, nullable=False),
    Column("order_limit", RupiahInteger),
    Column("may_issue", Boolean, nullable=False),
    Column("signature", Text, nullable=False),
)

budget: Final = Table(
    "budget",
    metadata,
    Column("id", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("account", Text, nullable=False),
    Column("account_name", Text, nullable=False),
    Column("sub_activity", Text, nullable=False),
    Column("sub_activity_name", Text, nullable=False),
    Column("ceiling", RupiahInteger, nullable=False),
    Column("realised", RupiahInteger, nullable=False),
    Column("committed", RupiahInteger, nullable=False),
    Column("fund", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("version_on", DayText),
    Column("version_no", Text, nullable=False),
    Column("paid", RupiahInteger, nullable=False),
    Column("corrected", RupiahInteger, nullable=False),
    Column("sipd_as_of", DayText),
)

fiscal_year: Final = Table(
    "fiscal_year",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("desks", Integer, nullable=False),
    Column("up_limit", RupiahInteger),
    Column("up_kkpd", RupiahInteger, nullable=False),
    Column("up_open", RupiahInteger, nullable=False),
    Column("ls_until", DayText),
    Column("gu_until", DayText),
    Column("up_paid", RupiahInteger, nullable=False),
    Column("up_refilled_on", DayText),
    Column("closed_on", DayText),
)

vendor: Final = Table(
    "vendor",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("legal_form", Text, nullable=False),
    Column("signatory", Text, nullable=False),
    Column("signatory_position", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("region_name", Text, nullable=False),
    Column("district", Text, nullable=False),
    Column("npwp", Text, nullable=False),
    Column("nib", Text, nullable=False),
    Column("pkp", Boolean, nullable=False),
    Column("npwp_valid", Boolean, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("size", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("bank_account", Text, nullable=False),
    Column("account_holder", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("suspended_since", DayText),
    Column("suspended_reason", Text, nullable=False),
    Column("folded", Text, nullable=False),
)
"""`folded` is the name in small letters without accents, for finding a vendor."""

product: Final = Table(
    "product",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("rev", Integer, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("vendor", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("tax_class", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("price", RupiahInteger, nullable=False),
    Column("plist", Integer, nullable=False),
    Column("price_on", DayText, nullable=False),
    Column("withdrawn_on", DayText),
)
"""
`position` is the rowid and follows the popularity, so that hits come out best sellers first.
`region` is the vendor's, here because a filter over all hits cannot look each vendor up.
"""
