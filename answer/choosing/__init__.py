"""Which of the sentences read make the answer."""
