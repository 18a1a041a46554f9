"""Runs migration steps on the connection that the program gives; it never opens one."""

from __future__ import annotations

from alembic import context

from bejo_central.store import device_tables, order_tables, price_tables, reference_tables

MODULES = (reference_tables, order_tables, device_tables, price_tables)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=reference_tables.UNIT.metadata,
    transaction_per_migration=False,
)
context.run_migrations()
