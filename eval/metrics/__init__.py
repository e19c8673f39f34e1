"""Formulas, one a file: plain values in, a number out. What a row contributes is worked out in `eval.scoring`."""
