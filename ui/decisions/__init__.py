"""Orders that the centre holds or refuses, and the ways out."""
