"""The list of orders, one order's way, and the words that all lists of orders share."""
