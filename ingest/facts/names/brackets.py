"""Short and long forms that a text gives side by side: "Hangzhou High-tech Zone (HHZ)"."""

import re

_BRACKET = re.compile(r"\(\s*([^()\n]{2,120}?)\s*\)")
_QUOTES = "\"“”'‘’`"
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9&.\-/]{1,9}")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BEFORE = re.compile(r"([A-Z][A-Za-z0-9&\-]{1,9})\s*$")
_LEADING = frozenset("the a an of in on for and or by to from with at as is are was its their our this that".split())
_CAPITALISED = r"[A-Z][\w&'’\-]*(?:(?: (?:of|and|the|for|&))* [A-Z0-9][\w&'’\-]*){0,7}"
_RENAMED = re.compile(
    rf"(?P<name>{_CAPITALISED}),? \(?(?:(?:is|was) )?(?:"
    r"(?:formerly|previously|originally|also|once|commonly) (?:known as|called|named)|"
    r"abbreviated (?:to|as)|also (?:written|spelled|spelt)|known for short as|or simply)[ ,]+(?:the )?"
    rf"[\"“”'‘’`]*(?P<other>{_CAPITALISED})"
)


def bracketed_names(text: str) -> dict[str, str]:
    """Short form → long form, and other name → name, as the text itself gives them: HHZ → Hangzhou High-tech Zone.

    Source: Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, PSB 2003;
    stricter here: a short form has two capitals, and each of its letters begins a word or stands in the word of the letter before.
    """
    text = text.replace("-LRB-", "(").replace("-RRB-", ")")
    found: dict[str, str] = {}
    for match in _BRACKET.finditer(text):
        inside = _unquoted(match[1])
        pair = _read_bracket(text[max(0, match.start() - 160) : match.start()], inside)
        if pair is not None:
            found.setdefault(*pair)
    for match in _RENAMED.finditer(text):
        name, other = _without_the(match["name"]), match["other"].strip()
        if name.casefold() != other.casefold() and len(other) > 2:
            found.setdefault(other, name)
    return found


def _read_bracket(before: str, inside: str) -> tuple[str, str] | None:
    """Short and long form: the short one in the bracket, or before it."""
    for candidate in re.split(r"[,;] ?| or ", inside):
        short = _unquoted(candidate.strip().removeprefix("the ").removeprefix("hereinafter ").strip())
        if is_short_form(short):
            reach = _reach(short, before)
            long = _by_initials(short, reach) or best_long_form(short, reach)
            return (short, long) if long else None
    ahead = _BEFORE.search(before)
    if ahead and is_short_form(ahead[1]):
        long = _by_initials(ahead[1], inside) or best_long_form(ahead[1], inside)
        if long and long.casefold() == _without_the(inside).casefold():
            return ahead[1], long
    return None


def is_short_form(text: str) -> bool:
    """Whether the text may be an abbreviation: two to ten characters, two capitals or more, mostly capitals."""
    capitals = sum(char.isupper() for char in text)
    letters = sum(char.isalpha() for char in text)
    return _SHORT.fullmatch(text) is not None and capitals >= 2 and capitals * 2 >= letters


def _by_initials(short: str, reach: str) -> str | None:
    """The end of `reach` whose words begin with the letters one by one: HHZ is "Hangzhou High-tech Zone", not "High-tech Zone"."""
    letters = [char for char in short.lower() if char.isalnum()]
    words = reach.split()
    for at in range(max(0, len(words) - len(letters) * 2), len(words) - 1):
        candidate = " ".join(words[at:]).strip(_QUOTES + " ,")
        parts = re.split(r"[\s\-–]+", candidate)
        heads = [part[0].lower() for part in parts if part and part.lower() not in _LEADING]
        firsts = [word[0].lower() for word in candidate.split() if word.lower() not in _LEADING]
        begins_well = candidate[:1].isalnum() and candidate.split()[0].lower() not in _LEADING
        if begins_well and letters in (heads, firsts) and len(candidate) > len(short):
            return candidate
    return None


def best_long_form(short: str, long: str) -> str | None:
    """The shortest end of `long` that has the characters of `short` in order, the first at the head of a word.

    Read from the end, as Schwartz and Hearst do. None if a character is missing, or if the long form is no longer
    than the short one or has it as a word.
    """
    at = len(long)
    letters = [char for char in short.lower() if char.isalnum()]
    lower = long.lower() if len(long.lower()) == len(long) else long
    for place, char in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (lower[at] != char or (place == 0 and at > 0 and (lower[at - 1].isalnum() or lower[at - 1] in "'’"))):
            at -= 1
        if at < 0:
            return None
    found = _without_the(long[long.rfind(" ", 0, at + 1) + 1 :].strip(_QUOTES + " ,"))
    words = found.split()
    if len(words) < 2 or len(found) <= len(short) or short.lower() in found.lower().split() or len(words) > _most_words(short):
        return None
    return found if _initials_fit(letters, found) else None


def _initials_fit(letters: list[str], long: str) -> bool:
    """Whether the letters are the initials of the words in order, or lie inside such a word.

    Small words, figures and the second part of a compound may have no letter: "Hangzhou High-tech Zone" is HHZ.
    """
    heads = [(match[0], "-" in long[: match.start()][-1:]) for match in _PART.finditer(long.lower())]
    at = 0
    for place, (head, is_second) in enumerate(heads):
        if at < len(letters) and head[0] == letters[at]:
            at = _inside(letters, at + 1, head, {word[0] for word, _ in heads[place + 1 : place + 3]})
        elif head not in _LEADING and not head[0].isdigit() and not is_second:
            return False
    return at == len(letters)


def _inside(letters: list[str], at: int, head: str, following: set[str]) -> int:
    """The first letter that is not found in the rest of the word; one that a following word begins with is left to that word."""
    place = 0
    while at < len(letters) and letters[at] not in following:
        place = head.find(letters[at], place + 1)
        if place < 0:
            break
        at += 1
    return at


def _reach(short: str, before: str) -> str:
    """The words right before the bracket that may be the long form."""
    clause = re.split(r"[;:!?\n()]|\.\s", before)[-1]
    return " ".join(clause.split()[-_most_words(short) :])


def _most_words(short: str) -> int:
    size = len(short)
    return min(size + 5, size * 2)


def _without_the(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words = words[1:]
    return " ".join(words)


def _unquoted(text: str) -> str:
    return text.strip().strip(_QUOTES).strip()
