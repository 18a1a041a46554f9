"""What travels between desk and centre: pure, msgspec only."""
