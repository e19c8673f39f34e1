"""Sentences that deny what they said, or say its opposite."""

import random
import re
import tomllib
from functools import lru_cache

from answer.comparing.exclusive import FILE as EXCLUSIVE
from ingest.facts.polarity.antonyms import FORMS, degrees
from train.support.verbs import DOUBLED, IRREGULAR, PASTS, participle_of, past_of, third_of

_DENIED = re.compile(r"\b(is|are|was|were|has|have|had|can|could|will|would|did|does|do|must|should)( not|n't)\b ?")
_AFFIRMED = re.compile(
    r"\b(is|are|was|were|can|could|will|would|must|should|has been|have been|had been)\b(?! not|n't| never| only| no )"
)
_PAST = re.compile(
    r"(?<=\w )([a-z]{3,}ed|"
    + "|".join(sorted(PASTS - {"was", "had", "read", "set", "put", "let", "cut", "hit"}))
    + r")\b(?! by| in the| from)"
)
_BEFORE_PAST = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|has|have|had|the|a|an|of|and|or|not|its|his|their|by|to|in|as)|,|[a-z]ly)$"
)
_GRADES = {"more": "less", "less": "more", "most": "least", "least": "most", "before": "after", "after": "before"}
_AXES = frozenset(
    "change pace value_change outcome gain profit accept grant confirm agree support allow legal encourage protect open start "
    "continue join hire include add attach import buy ascend survive attack size length height age number place".split()
)


def denied(text: str, verbs: frozenset[str]) -> tuple[str, str] | None:
    """The sentence denied, or affirmed if it was a denial, and the words that tell; None if it has no verb that is known."""
    match = _DENIED.search(text)
    if match:
        return text[: match.start()] + match.group(1) + " " + text[match.end() :], match.group().strip()
    match = _AFFIRMED.search(text)
    if match:
        first, *rest = match.group().split()
        return text[: match.start()] + " ".join((first, "not", *rest)) + text[match.end() :], "not"
    for match in _PAST.finditer(text):
        if _BEFORE_PAST.search(text[: match.start()].rstrip()):
            continue
        base = _base(match.group(), verbs)
        if base:
            return f"{text[: match.start()]}did not {base}{text[match.end() :]}", "not"
    return None


def _base(past: str, verbs: frozenset[str]) -> str | None:
    """The verb of a past form; None if it is not known."""
    base = next((base for base, (form, _) in IRREGULAR.items() if form == past), None)
    stem = past.removesuffix("ed")
    options = (stem, stem + "e", stem[:-1], stem[:-1] + "y")
    return base or next((option for option in options if option in verbs and past_of(option) == past), None)


def turned(text: str, chance: random.Random) -> tuple[str, str, str] | None:
    """The sentence with a word turned into its opposite, that opposite, and the word; None if no word has one."""
    words = list(re.finditer(r"[A-Za-z]+", text))
    chance.shuffle(words)
    for match in words:
        other = opposite(match.group(), chance)
        if other:
            return text[: match.start()] + other + text[match.end() :], other, match.group()
    return None


def opposite(word: str, chance: random.Random) -> str | None:
    """An opposite in the same form: "rose" → "fell"; None if there is none."""
    if word in _GRADES:
        return _GRADES[word]
    excluded = _rivals().get(word)
    if excluded:
        return chance.choice(excluded)
    senses = FORMS.get(word, ())
    if len(senses) != 1 or senses[0].axis not in _AXES:
        return None
    mine = senses[0]
    place = _forms(mine.lemma, mine.part).index(word) if word in _forms(mine.lemma, mine.part) else None
    if place is None:
        return None
    rivals = sorted(lemma for lemma, axis, side, part in _lemmas() if axis == mine.axis and side != mine.side and part == mine.part)
    chance.shuffle(rivals)
    for lemma in rivals:
        forms = _forms(lemma, mine.part)
        if place < len(forms):
            return forms[place]
    return None


@lru_cache(maxsize=1)
def _rivals() -> dict[str, list[str]]:
    """Words that a thing cannot be at once: "film" → "album", "song", …"""
    found: dict[str, list[str]] = {}
    for group in tomllib.loads(EXCLUSIVE.read_text(encoding="utf-8"))["group"]:
        for meaning in group["words"]:
            for word in meaning:
                found.setdefault(word, []).extend(other[0] for other in group["words"] if word not in other)
    return found


@lru_cache(maxsize=1)
def _lemmas() -> frozenset[tuple[str, str, int, str]]:
    return frozenset((sense.lemma, sense.axis, sense.side, sense.part) for senses in FORMS.values() for sense in senses)


def _forms(lemma: str, part: str) -> tuple[str, ...]:
    """Forms in an order that is the same for all words of a part: as it stands, third person, past, participle, -ing."""
    if part != "verbs":
        return (lemma,) if part == "words" else tuple(dict.fromkeys((lemma, *_inflected(lemma, part))))
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    return (lemma, third_of(lemma), past_of(lemma), participle_of(lemma), _doubled(lemma, stem) + "ing")


def _doubled(lemma: str, stem: str) -> str:
    return lemma + lemma[-1] if DOUBLED.match(lemma) else stem


def _inflected(lemma: str, part: str) -> tuple[str, ...]:
    return degrees(lemma) if part == "grades" else (lemma + "s",)
