"""Keys that a name may also stand for: the last name of a person, the initials of an organisation."""

from functools import lru_cache

from ingest.facts.names.keys import fold_name
from ingest.facts.names.kinds import is_chinese_person, looks_personal
from ingest.facts.names.lexicon import distinctive_word, is_place
from ingest.facts.names.tokens import read_tokens
from ingest.facts.names.words import CORPORATE, PARTICLES, TRADE

_SMALL = PARTICLES | frozenset("of for and the on in at to &".split())
_MAX_PERSON_WORDS = 5


@lru_cache(maxsize=100_000)
def others_of(text: str, kind: str | None) -> tuple[str, ...]:
    """Other keys for a name written like this, without its own."""
    key = fold_name(text)
    words = key.split()
    if len(words) < 2:
        return ()
    found: list[str] = []
    if kind == "person" or (kind is None and looks_personal(read_tokens(text).shapes) and not is_place(words[-1])):
        found += _of_person(words)
    else:
        found += _of_organisation(key) if kind in ("organisation", None) else []
        found += _initials(words)
        if words[0].isdigit() and len(words) > 1 and kind == "event":
            found.append(" ".join(words[1:]))  # "2017 Australian Open" may be meant by "Australian Open"
    return tuple(other for other in dict.fromkeys(found) if other != key and len(other) > 1)


def _of_person(words: list[str]) -> list[str]:
    """Last name; first and last name without the middle ones; initials; a Chinese name in either order."""
    if is_chinese_person(words):
        return [words[0], " ".join([*words[1:], words[0]])]
    names = [word for word in words if word not in PARTICLES]
    if len(names) < 2 or len(words) > _MAX_PERSON_WORDS:
        return []
    last = names[-1]
    tail = " ".join(words[words.index(names[-2]) + 1 :])  # with its particles: "van gogh"
    found = [last, tail]
    if names[-1] in ("ii", "iii", "iv", "v", "vi", "vii", "viii"):
        found = [" ".join(names[:-1])]  # "Henry II" is Henry
    if len(names) > 2:
        found += [f"{name} {tail}" for name in names[:-1]]
        found.append("".join(name[0] for name in names[:-1]) + f" {tail}")
        found.append("".join(name[0] for name in names))
    elif len(names[0]) > 1:
        found.append(f"{names[0][0]} {tail}")
    return found


def _of_organisation(key: str) -> list[str]:
    """What tells it from others: "alibaba group" → "alibaba", "zhejiang supcon information" → "supcon"."""
    words = key.split()
    word = distinctive_word(key)
    short = list(words)
    while len(short) > 1 and short[-1] in TRADE:
        short.pop()
    found = [word] if word else []
    if 1 < len(short) < len(words) and short[-1] not in _SMALL:
        found.append(" ".join(short))
    return found


def _initials(words: list[str]) -> list[str]:
    """Initials, with and without those of small words, if three or more."""
    large = [word for word in words if word not in _SMALL and word not in CORPORATE and word[0].isalpha()]
    made = ["".join(word[0] for word in large), "".join(word[0] for word in words if word[0].isalpha() and word != "the")]
    return [initials for initials in made if len(initials) > 2 and len(large) > 1]
