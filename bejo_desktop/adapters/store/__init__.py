"""The local encrypted store (SQLAlchemy Core over SQLCipher)."""
