"""The sync core: what a run does, step by step, without clock, socket, thread or store inside."""
