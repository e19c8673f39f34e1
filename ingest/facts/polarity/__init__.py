"""Denials, opposites, and whether a thing is stated or planned."""
