"""Dates and periods, and the time that a sentence speaks for."""
