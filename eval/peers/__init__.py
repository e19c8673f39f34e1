"""Engines to compare with, behind the same interface and scored by the same code."""
