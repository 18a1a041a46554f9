"""Before the work: enrol the desk, sign in, load the first data."""
