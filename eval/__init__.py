"""Measures an engine against an answer key: question sets in; figures with intervals, a report and an exit code out.

Everything here works on answers and verdicts in the contract's JSON form and on its own eyes: what reads numbers and
names for grading is written apart from what the engine reads them with.
"""
