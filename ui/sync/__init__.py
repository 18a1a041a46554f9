"""The line to the centre: one sentence, what waits, how old the data is."""
