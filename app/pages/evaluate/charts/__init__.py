"""The charts of a run, drawn by Altair in the page's own colours, each with its figures as a table."""
