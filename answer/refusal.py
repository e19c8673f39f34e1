"""What is said when the documents do not answer. One constant, used by prompt, code and tests."""

REFUSAL = "The documents do not say."

OUT_OF_DOMAIN = "The documents do not say: the question seems to be about something else than what they cover."
EMPTY = "There is no question. Type one, for example one of those below."
LANGUAGE = "Sorry, questions can be read in English only for now. Please ask in English, for example one of those below."


def too_long(length: int, limit: int) -> str:
    """The refusal of a question that is longer than is read."""
    return f"The question has {length:,} characters; at most {limit:,} are read. Please shorten it."
