"""Questions that ask for two things in one clause, taken apart."""
