"""What follows a signed order, as dialogs: arrival, receiving by BAST, payment."""
