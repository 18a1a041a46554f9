"""What desks ask of the centre, one request a transaction."""
