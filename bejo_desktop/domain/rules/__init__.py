"""The dated rules of law, as values."""
