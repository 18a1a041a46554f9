"""Bejo Desktop: the procurement desk of a regency office, without any Qt in its core."""

__version__ = "0.1.0"
