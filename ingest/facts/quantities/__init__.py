"""Numbers and what they are numbers of."""
