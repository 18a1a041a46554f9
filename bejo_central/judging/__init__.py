"""What the centre says of an act: pure functions over facts that were loaded before."""
