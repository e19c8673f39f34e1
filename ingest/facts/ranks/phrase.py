"""What is ranked: the stems of the noun phrase behind a rank, of the measure it goes by, or of the subject before it."""

import re

from ingest.words import stem

_STOP = frozenset(
    """
    a an the of in on at to from by for with within among amongst across under over after before behind ahead and or but nor so
    yet as than that which who whom whose where when while because since although though if unless until is are was were be been
    being has have had having do does did will would can could may might must shall should it its he his she her they their we
    our you your this these those there not no also then now who only between what during through into onto out up down off
    about against per via despite following including such like near along around both either ever yet s t released held made
    built set based located respectively all overall worldwide nationwide globally
    """.split()
)
_LIGHT = frozenset("ever such own overall".split())
_NEXT = re.compile(r"[\s-]*(?:[“\"'‘`]{1,2}\s?)?([^\W\d_]+(?:['’]s(?=\s))?)")
_FINITE = re.compile(
    r"(?:was|were|is|are|has|have|had|did|does|do|came|took|won|made|began|went|became|got|ran|led|left|said|gave|held)$"
)

# "by population", "in terms of GDP": what the order goes by. Places and lists tell where it holds, not by what.
_MEASURE = re.compile(
    r"(?:,?\s(?:(?:both\s)?in terms of|measured by|based on|with respect to)|\s(?:for|by|in|on))\s+"
    r"(?:the\s|its\s|total\s|their\s|both\s)*([^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3})"
)
_MEASURE_LETTERS = frozenset("GDP GNP GNI GSP GVA PPP FDI HDI CPI AI IT IPO".split())
_PLACES = frozenset(
    """
    country world nation city province state region area district county town village municipality continent league division
    history standings conference class group race series category year season chart charts list table ranking rankings pool
    championship championships tournament competition event country's world's nation's province's city's final finals field
    sector industry market same following first second third top sub hemisphere index one two three four five six seven eight
    nine ten hundred years months modern recent union kingdom empire republic islands island delta basin valley zone globe earth
    planet time times universe north south east west
    """.split()
)
_ENTITIES = frozenset(
    "city town village capital place company province country district team club county region firm state school"
    " university nation zone group enterprise".split()
)
_INFINITIVE = re.compile(
    r"(?:\s(?:in|on|of|from|at)\s(?:the\s)?[\w'’-]+(?:\s(?!thanks|due|according|up)[\w'’-]+)?)?\sto\s(?:ever\s|be\s"
    r"|have\s|successfully\s)*([a-z]+)"
)
_CLAUSE = re.compile(r"[,;:.!?()“”\"]|\b(?:and|but|while|which|that|who|where|whereas|when|after|before|to|by|with)\b")
_POSSESSIVE = re.compile(r"[\w-]+(?:['’]s|s['’])(?!\w)")
_WORDS = re.compile(r"[^\W\d_]+")


def ranked_stems(text: str, at: int, *, verb: int | None = None) -> tuple[str, ...]:
    """Stems of what is ranked: the noun phrase at `at` and what the order goes by, else the subject of the verb at `verb`."""
    nouns, end = noun_stems(text, at)
    return nouns + measure_stems(text, end) or (subject_stems(text, verb) if verb is not None else ())


def noun_stems(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """Stems of the noun phrase that begins at `at` and the phrase's end; no stems where none begins there."""
    found: list[str] = []
    end = at
    was_small = False
    while len(found) < 5 and (match := _NEXT.match(text, end)):
        word = match[1].casefold()
        is_joined = text[match.start() : match.start() + 1] == "-"  # "purpose-built": "built" is no verb here
        if not is_joined and (word in _STOP or (found and _is_verb(text, word, match.end()))):
            break
        if found and was_small and match[1][0].isupper() and not _goes_on(text, match.end()):
            break  # "its largest customer Apple": the name is another thing
        was_small = match[1][0].islower()
        end = match.end()
        if word not in _LIGHT:
            found.append(stem(word.removesuffix("'s").removesuffix("’s")))
    return tuple(found), end


def _goes_on(text: str, end: int) -> bool:
    match = _NEXT.match(text, end)
    return match is not None and match[1].islower() and match[1] not in _STOP and not _FINITE.match(match[1])


def _is_verb(text: str, word: str, end: int) -> bool:
    """True for "built by", "accounted for 5%", "recorded was"; not for "animated" in "first full-length animated film"."""
    if _FINITE.match(word):
        return True
    if not word.endswith("ed"):
        return False
    match = _NEXT.match(text, end)
    return match is None or not match[1].islower() or match[1] in _STOP


def measure_stems(text: str, at: int) -> tuple[str, ...]:
    """Stems of what an order goes by, where "in …", "by …" or "for …" follows at `at`; places, lists and years are passed over."""
    for _ in range(3):
        match = _MEASURE.match(text, at)
        if not match:
            return ()
        first = match[1].split()[0]
        stems, at = noun_stems(text, match.start(1))
        last = text[match.start(1) : at].split()[-1:] or [""]
        is_place = first.casefold() in _PLACES or (first[0].isupper() and first not in _MEASURE_LETTERS)
        if not is_place and last[0].casefold() not in _PLACES:
            return stems
    return ()


def infinitive_stems(text: str, at: int) -> tuple[str, ...]:
    """The stem of what the first one is first to do: ("provid",) in "the first city in the country to provide"."""
    match = _INFINITIVE.match(text, at)
    return (stem(match[1]),) if match else ()


def subject_stems(text: str, verb_start: int) -> tuple[str, ...]:
    """Stems of the subject before a verb of ranking if it is a measure ("the inflow of talent ranks first"), none for a name."""
    head = text[max(0, verb_start - 120) : verb_start]
    cuts = [match.end() for match in _CLAUSE.finditer(head)]
    words = _WORDS.findall(_POSSESSIVE.sub(" ", head[cuts[-1] :] if cuts else head))
    kept = [word for word in words if word.islower() and word not in _STOP and word not in _ENTITIES and not word.endswith("ly")]
    return tuple(stem(word) for word in kept[-5:])


_NAMED = re.compile(
    r"\s*(?:(?:the|only|fellow|its|his|her|their)\s)*((?:[A-Z][\w.'’&-]*)(?:(?:\s(?:of|the|de|and|&)\s|\s"
    r"|,\s(?:and\s)?)[A-Z][\w.'’&-]*)*)"
)
_OWNED = re.compile(r"(?:\s(?!(?:in|on|at|with|which|that|who|is|are|was|were|has|had|and|but|by|for|of|to)\b)[a-z][\w-]*){1,4}")
_PHRASE = re.compile(r"\s*(?:the|its|his|her|their|all|any|other|a|an)(?:\s[\w'’-]+){1,6}")


def named_other(text: str, at: int) -> tuple[str, int] | None:
    """The name or list of names that begins at `at`, as written, and its end."""
    match = _NAMED.match(text, at)
    if not match:
        return None
    if match[1].endswith(("'s", "’s")) and (owned := _OWNED.match(text, match.end())):
        return match[1] + owned[0], owned.end()
    name = match[1].rstrip(".'’-,& ")
    return name, match.start(1) + len(name)


def phrase_other(text: str, at: int) -> tuple[str, int] | None:
    """The same, or else a noun phrase: "the island of Oahu"."""
    named = named_other(text, at)
    if named:
        return named
    match = _PHRASE.match(text, at)
    if not match:
        return None
    phrase = re.split(r"\s(?:in|on|with|which|that|who|is|are|was|were|has|have|and|but|by|for|as|among)\b", match[0].strip())[0]
    return phrase, text.index(phrase, at) + len(phrase)
