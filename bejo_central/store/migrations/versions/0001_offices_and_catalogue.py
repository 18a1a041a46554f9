"""Offices, their budgets, and the catalogue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _make_own()
    _make_offices()
    _make_budgets()
    _make_vendors()
    _make_products()


def _make_own() -> None:
    op.create_table(
        "counter",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
        sqlite_strict=True,
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
        sqlite_strict=True,
    )


def _make_offices() -> None:
    op.create_table(
        "region",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_region")),
        sqlite_strict=True,
    )
    op.create_table(
        "unit",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("government", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("npwp", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("classification", sa.Text(), nullable=False),
        sa.Column("mask", sa.Text(), nullable=False),
        sa.Column("numbering", sa.Text(), nullable=False),
        sa.Column("dpa", sa.Text(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.CheckConstraint("numbering IN ('lease', 'agenda')", name=op.f("ck_unit_numbering")),
        sa.ForeignKeyConstraint(["region"], ["region.code"], name=op.f("fk_unit_region")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_unit")),
        sqlite_strict=True,
    )
    op.create_table(
        "officer",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_officer_unit")),
        sa.PrimaryKeyConstraint("unit", "nip", name=op.f("pk_officer")),
        sa.UniqueConstraint("nip", name=op.f("uq_officer_nip")),
        sqlite_strict=True,
    )
    op.create_table(
        "mandate",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("sk", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.CheckConstraint("since <= until", name=op.f("ck_mandate_days")),
        sa.ForeignKeyConstraint(
            ["unit", "nip"], ["officer.unit", "officer.nip"], name=op.f("fk_mandate_unit_nip")
        ),
        sa.PrimaryKeyConstraint("unit", "nip", "sk", name=op.f("pk_mandate")),
        sqlite_strict=True,
    )


def _make_budgets() -> None:
    op.create_table(
        "budget_line",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", WHOLE, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("sub_activity", sa.Text(), nullable=False),
        sa.Column("sub_activity_name", sa.Text(), nullable=False),
        sa.Column("ceiling", WHOLE, nullable=False),
        sa.Column("realised", WHOLE, nullable=False),
        sa.Column("committed", WHOLE, nullable=False),
        sa.CheckConstraint(
            "ceiling >= 0 AND realised >= 0 AND committed >= 0", name=op.f("ck_budget_line_amounts")
        ),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("fk_budget_line_unit")),
        sa.PrimaryKeyConstraint("unit", "year", "code", name=op.f("pk_budget_line")),
        sqlite_strict=True,
    )
    op.create_table(
        "fiscal_year",
        sa.Column("year", WHOLE, autoincrement=False, nullable=False),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_fiscal_year")),
        sqlite_strict=True,
    )


def _make_vendors() -> None:
    op.create_table(
        "vendor",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("legal_form", sa.Text(), nullable=False),
        sa.Column("signatory", sa.Text(), nullable=False),
        sa.Column("signatory_position", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("npwp", sa.Text(), nullable=False),
        sa.Column("nib", sa.Text(), nullable=False),
        sa.Column("pkp", sa.Integer(), nullable=False),
        sa.Column("npwp_valid", sa.Integer(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("size", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("bank_account", sa.Text(), nullable=False),
        sa.Column("account_holder", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("suspended_since", sa.Text(), nullable=True),
        sa.Column("suspended_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "certificate IN ('none', 'final', 'exempt', 'below_500m')",
            name=op.f("ck_vendor_certificate"),
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_vendor")),
        sqlite_strict=True,
    )


def _make_products() -> None:
    op.create_table(
        "product",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("vendor", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("tax_class", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("price", WHOLE, nullable=False),
        sa.Column("plist", WHOLE, nullable=False),
        sa.Column("price_on", sa.Text(), nullable=False),
        sa.Column("rank", WHOLE, nullable=False),
        sa.Column("withdrawn_on", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "tax_class IN ('goods', 'luxury', 'service', 'catering', 'exempt')",
            name=op.f("ck_product_tax_class"),
        ),
        sa.CheckConstraint("price > 0", name=op.f("ck_product_price")),
        sa.ForeignKeyConstraint(["vendor"], ["vendor.code"], name=op.f("fk_product_vendor")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_product")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_product_vendor"), "product", ["vendor"], unique=False)
