"""What is said when the documents do not answer. One constant, used by prompt, code and tests."""

from collections.abc import Sequence

from answer.comparing.coverage import Covered

REFUSAL = "The documents do not say."

OUT_OF_DOMAIN = "The documents do not say: the question seems to be about something else than what they cover."
UNSTATED = f"{REFUSAL} Nothing in the nearest passages tells that it happened."
EMPTY = "There is no question. Type one, for example one of those below."
ORDER = "I answer questions from the documents and do nothing else; that reads like an order. Please ask what you want to know."
LANGUAGE = "Sorry, questions can be read in English only for now. Please ask in English, for example one of those below."


def of_bound(broken: Covered) -> str:
    """The refusal of a question for a time or place that the documents do not speak of, naming what they do speak of."""
    asked = broken.text[:1].upper() + broken.text[1:]
    return f"{REFUSAL} {asked}: not found; the nearest there is speaks of {broken.other}."


def of_document(refusal: str, titles: str, *, is_one: bool) -> str:
    """A refusal where only some documents were to be read, which it names."""
    return refusal.replace(REFUSAL, f"{titles} {'does' if is_one else 'do'} not say.", 1)


def of_lacked(lacked: str) -> str:
    """The refusal of a question for a value where what the documents say of it holds none."""
    return f"{REFUSAL} The nearest passages give no {lacked}."


def of_strangers(names: Sequence[str]) -> str:
    """The refusal of a question for someone or something that no document names."""
    told = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{REFUSAL} No document mentions {told}."


def too_long(length: int, limit: int) -> str:
    """The refusal of a question that is longer than is read."""
    return f"The question has {length:,} characters; at most {limit:,} are read. Please shorten it."
