"""Answers written by a language model: asked, read as it comes, and every sentence checked against what it cites."""
