"""The central service as seen from a desk (requests)."""
