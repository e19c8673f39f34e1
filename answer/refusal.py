"""What is said when the documents do not answer. One constant, used by prompt, code and tests."""

from answer.comparing.coverage import Covered

REFUSAL = "The documents do not say."

OUT_OF_DOMAIN = "The documents do not say: the question seems to be about something else than what they cover."
EMPTY = "There is no question. Type one, for example one of those below."
LANGUAGE = "Sorry, questions can be read in English only for now. Please ask in English, for example one of those below."


def of_bound(broken: Covered) -> str:
    """The refusal of a question for a time or place that the documents do not speak of, naming what they do speak of."""
    asked = broken.text[:1].upper() + broken.text[1:]
    return f"{REFUSAL} {asked}: not found; the nearest there is speaks of {broken.other}."


def too_long(length: int, limit: int) -> str:
    """The refusal of a question that is longer than is read."""
    return f"The question has {length:,} characters; at most {limit:,} are read. Please shorten it."
