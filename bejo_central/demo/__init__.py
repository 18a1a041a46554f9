"""Invented but realistic data for demo, training and tests: the same for the same seed."""
