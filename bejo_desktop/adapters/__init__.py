"""The outside world, one folder per library."""
