"""Verbs that the texts themselves show, and their forms: enough to turn "did it open" into "it opened"."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path


def entries(name: str) -> list[str]:
    """The lines of a word list beside this file, remarks left out."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


IRREGULAR = {base: (past, participle) for base, past, participle in map(str.split, entries("irregular.txt"))}
PARTICIPLES = frozenset(participle for _, participle in IRREGULAR.values())
PASTS = frozenset(past for past, _ in IRREGULAR.values())
DOUBLED = re.compile(r"^[^aeiou]+[aeiou][bdgmnprt]$")  # of one syllable
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
BEFORE_VERB = frozenset("to will would could can must should may might cannot".split())
BEFORE_NOUN = frozenset("the a an of his her its their this that these those and in by first new".split())
SEEN = 2  # times that a word must have stood where a verb stands


def base_verbs(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand behind "to" and "will" more readily than behind "the" and "of"."""
    as_verb: Counter[str] = Counter()
    as_noun: Counter[str] = Counter()
    for text in texts:
        words = [match.group() for match in WORD.finditer(text)]
        for before, word in zip(words, words[1:], strict=False):
            if word.islower():
                as_verb[word] += before in BEFORE_VERB
                as_noun[word] += before.casefold() in BEFORE_NOUN
    return frozenset(word for word, n in as_verb.items() if n >= SEEN and n >= as_noun[word]) | (frozenset(IRREGULAR) - {"be"})


def past_of(base: str) -> str:
    """The past tense: "open" → "opened"."""
    return IRREGULAR[base][0] if base in IRREGULAR else _with_ed(base)


def participle_of(base: str) -> str:
    """The participle: "write" → "written"."""
    return IRREGULAR[base][1] if base in IRREGULAR else _with_ed(base)


def third_of(base: str) -> str:
    """The third person: "open" → "opens"."""
    if base in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def is_participle(word: str) -> bool:
    """True for "opened", "written"; "red" and "need" are none."""
    return word in PARTICIPLES or (word.endswith("ed") and len(word) > 4 and not word.endswith("eed"))


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    if DOUBLED.match(base):
        return base + base[-1] + "ed"
    return base + "ed"
