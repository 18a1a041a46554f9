"""Public pages of the centre: read by anybody, no script, no address of somebody else."""
