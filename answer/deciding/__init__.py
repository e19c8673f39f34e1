"""A yes/no question and the sentences read, in; yes or no with the sentences that decide it, or nothing, out."""
