"""Words of questions and sentences, folded so that they can be compared."""

import re

from ingest.words import WORD, stem

# Words that say what kind of answer is wanted, or nothing at all; what is left says what the question is about.
QUESTION_WORDS = frozenset(
    "what which who whom whose when where why how many much long far often old big large did do does is are was were be been being "
    "has have had can could will would shall should may might must the a an of in on at to for from by with about as into than "
    "then and or but not no if so that this these those it its they their them there here he she his her we our us you your i me "
    "my tell please give show list name say says said describe explain know find amount number total value share percent "
    "percentage proportion year date kind type sort example something anything any some all each every both one s t also "
    "just according document documents text source sources".split()
)
YEAR = re.compile(r"(?<![\d.,])(?:1[89]\d\d|20\d\d)(?![\d%]|[.,]\d)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def content_stems(text: str) -> list[str]:
    """Stems of the words that say what a text is about, each once, in order."""
    return list(dict.fromkeys(stem(word.replace(",", "")) for word in WORD.findall(text) if word.casefold() not in QUESTION_WORDS))


def years(text: str) -> frozenset[str]:
    """Four-digit years from 1800 to 2099 that the text names."""
    return frozenset(YEAR.findall(text))


def numbers(text: str) -> frozenset[str]:
    """Numbers in digits as the text writes them, thousands separators taken out."""
    return frozenset(number.replace(",", "") for number in NUMBER.findall(text))
