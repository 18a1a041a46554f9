"""What follows a signed order: arrival, receipts and payment."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"

_COLUMNS: Final = ("arrived_on TEXT", "receipts BLOB NOT NULL DEFAULT x'5b5d'", "payment BLOB")
"""Receipts are a list in JSON, `[]` for every order of an older desk."""


def upgrade() -> None:
    """Add the columns."""
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE purchase_order ADD COLUMN {column}")
