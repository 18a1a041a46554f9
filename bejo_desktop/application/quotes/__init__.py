"""Figures of an order that is only a file."""
