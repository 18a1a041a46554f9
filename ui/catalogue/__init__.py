"""The catalogue: find, judge, compare, add."""
