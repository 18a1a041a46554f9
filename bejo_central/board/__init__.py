"""The board: how much the offices ordered, counted from the orders."""
