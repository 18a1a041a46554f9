"""What waits for the officer who works now."""
