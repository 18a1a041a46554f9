"""Taxes of an order: one rounding at the end, by exact fractions."""
