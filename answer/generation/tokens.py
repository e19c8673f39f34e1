"""How many tokens a text has, about: no tokenizer of the model is at hand, so the estimate errs on the high side."""

import math

CHARS_PER_TOKEN = 3.2  # of English text; the usual tokenizers have 4 and more


def estimated_tokens(text: str) -> int:
    """Tokens of a text, at least 1: a character outside ASCII counts as one, of others so many go to one."""
    plain = sum(1 for char in text if char.isascii())
    return max(1, math.ceil(plain / CHARS_PER_TOKEN) + len(text) - plain)
