"""Reading catalogues that others exported: whole records, or a refusal with row and reason."""
