"""Use cases of the desk: they know ports, never who implements them."""
