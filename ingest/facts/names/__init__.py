"""Named things, and which names are names of one thing."""
