"""A claim in, a verdict out: supported, contradicted or not found, with the quote and what differs."""
