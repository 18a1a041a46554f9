"""Pajak: what the bendahara kept back in a month, and whether it reached the treasury."""
