"""Rules and values of procurement: pure, standard library and lokal-id only."""
