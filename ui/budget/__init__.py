"""The unit's budget: what is used, what is left."""
