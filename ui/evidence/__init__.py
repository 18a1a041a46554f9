"""What stands behind an order in its payment file, and what the file still lacks."""
