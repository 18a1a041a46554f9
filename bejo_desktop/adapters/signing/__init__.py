"""Signatures in papers (PAdES B-B) on pyHanko: making them and judging them."""
