"""Which papers the payment file of an order needs, and which of them are there."""
