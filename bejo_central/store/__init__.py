"""Everything that is kept: tables, transactions, and one module for each kind of record."""
