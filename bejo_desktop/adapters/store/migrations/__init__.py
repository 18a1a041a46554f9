"""Steps of the schema, each run in one transaction on an open connection."""
