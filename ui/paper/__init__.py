"""The paper of an order: looked at, saved and printed, always the same bytes."""
