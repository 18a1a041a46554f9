"""F7, "Mengapa?": the reason of a figure or a flag, beside the place where it was asked."""
