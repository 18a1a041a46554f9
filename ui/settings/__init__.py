"""The few choices of a desk."""
