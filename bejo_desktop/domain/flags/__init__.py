"""Red flags: questions that ask for a reason and never stop the work; pure functions of values."""
