"""The account of every official number."""
