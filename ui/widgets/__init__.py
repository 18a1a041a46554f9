"""Parts that every screen is made of; they know tokens and words, never a use case."""
