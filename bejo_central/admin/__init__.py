"""What administrators do at the centre; each act is written to the audit log."""
