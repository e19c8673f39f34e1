"""Sentences in other words that mean the same: numbers and dates in another form, synonyms, clauses moved or dropped, voice."""

import random
import re
from collections.abc import Callable

from train.support.values import MONTHS, SMALL
from train.support.verbs import IRREGULAR, PASTS, entries, is_participle, past_of

_BY_WORD = {word: others for word, *others in (line.split("/") for line in entries("synonyms.txt"))}
_SYNONYM = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True)) + r")\b")
_MONTH = "|".join(MONTHS)
_DAY_LAST = re.compile(rf"\b({_MONTH}) (\d{{1,2}}), (\d{{4}})\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_BRACKETS = re.compile(r" ?\([^()]*\)| ?\[[^\[\]]*\]")
_TAIL = re.compile(
    r", (?:which|who|where|although|though|while|whereas|including|such as|as well as|with|according to)\b[^,;]*\.$|; [^;]*\.$"
)
_LEAD = re.compile(r"^((?:In|On|By|During|Since|After|Until|From|At|Under|For) [^,]{3,40}), (.+?)\.$")
_LAST_TIME = re.compile(rf"^(.{{15,}}?) ((?:in|on|by|since|until) (?:(?:{_MONTH}) )?(?:\d{{1,2}}, )?\d{{4}})\.$")
_PASSIVE = re.compile(r"^(.{3,70}?) (was|were) (\w+) by ((?:the )?[A-Z][^,;.]{2,50}?)((?: in | on | at | during )[^,;]{3,30})?\.$")
_ACTIVE = re.compile(
    r"^((?:The )?[A-Z][\w.’' -]{2,40}?) (\w+) ((?:the |a |an )?[\w’' -]{3,40}?)((?: in | on | during )(?:[A-Z]|\d)[^,;]{2,30})?\.$"
)
_PER_CENT = re.compile(r"(\d) ?(?:per ?cent|%)")
_SCALED = re.compile(r"\b(\d+(?:\.\d+)?) (million|billion)\b")
_THOUSANDS = re.compile(r"\b\d{1,3}(?:,\d{3})+\b(?!\.\d)")
_NOT_ALONE = r" (?:per|million|billion|Sept|" + _MONTH + ")"
_LONE = re.compile(rf"(?<![\d.,$£€-])\b([2-9]|1[0-2])\b(?![\d.,%:-]|{_NOT_ALONE})")
_PERCENTAGE = re.compile(r"\b(\d{1,2}(?:\.\d+)?)(?:%| per ?cent)(?= of\b)")
_DECIMAL = re.compile(r"(?<![\d.,$£€-])\b\d{1,3}\.\d+\b(?= ?(?:%|per|percent|million|billion|[a-z]{4,}))")
HEDGES = ("about", "over", "than", "around", "roughly", "nearly", "almost", "some", "least", "most", "under", "$", "£", "€")
SHARES = {20: "a fifth", 25: "a quarter", 33.3: "a third", 40: "two fifths", 50: "half", 66.7: "two thirds", 75: "three quarters"}
PARTS = {50: "half", 25: "a quarter", 75: "three quarters"}

CUT_BEFORE = frozenset("in on at by for with from during after before since because under through".split())
NO_END = frozenset("the a an of to and or is are was were be been not as than that which who in on at by for with from".split())
LIMITED = frozenset("not no never only none neither nor without few fewer less least most unless except if cannot".split())

Change = Callable[[str, random.Random], str]


def reworded(text: str, chance: random.Random, strength: float = 0.6) -> str:
    """The sentence in other words; each kind of change is made with the probability `strength`."""
    for change in (without_asides, shortened, moved, other_voice, synonyms, number_forms, date_forms):
        if chance.random() < strength:
            text = change(text, chance)
    return text


def without_asides(text: str, chance: random.Random) -> str:
    """Without brackets and a clause that only adds."""
    shorter = " ".join(_BRACKETS.sub("", text).split())
    if chance.random() < 0.7:
        cut = _TAIL.sub(".", shorter)
        shorter = cut if len(cut.split()) >= 6 else shorter
    return shorter


def shortened(text: str, chance: random.Random) -> str:
    """Without its last part from a preposition on; what is denied or limited is left whole."""
    words = text.rstrip(".").split()
    if len(words) < 10 or LIMITED & {word.casefold() for word in words}:
        return text
    cut = next((at for at in range(len(words) - 2, 6, -1) if words[at] in CUT_BEFORE), None)
    if cut is None or len(words) - cut > 8 or not words[cut - 1][-1:].isalnum() or words[cut - 1].casefold() in NO_END:
        return text
    return " ".join(words[:cut]) + "."


def moved(text: str, chance: random.Random) -> str:
    """ "In 1917, it opened." → "It opened in 1917.", and back."""
    lead = _LEAD.match(text)
    if lead and "," not in lead.group(2):
        when, rest = lead.groups()
        return f"{rest[:1].upper() + rest[1:]} {when[:1].lower() + when[1:]}."
    last = _LAST_TIME.match(text)
    if last and text.split()[0] in ("The", "A", "An", "This", "It", "He", "She", "They"):
        rest, when = last.groups()
        return f"{when.capitalize() if when.islower() else when[:1].upper() + when[1:]}, {rest[:1].lower() + rest[1:]}."
    return text


def other_voice(text: str, chance: random.Random) -> str:
    """ "It was built by Lin." → "Lin built it.", and back where the verb tells its participle."""
    passive = _PASSIVE.match(text)
    if passive and is_participle(passive.group(3)) and not re.search(r"\b(?:was|were|is|are|that|which|and)\b", passive.group(1)):
        done_to, _, participle, doer, rest = passive.groups()
        base = next((base for base, (_, form) in IRREGULAR.items() if form == participle), None)
        lower = (
            done_to
            if re.match(r"[A-Z][a-z]* ?[A-Z]", done_to) or not done_to.startswith(("The ", "A ", "An "))
            else done_to[:1].lower() + done_to[1:]
        )
        return f"{doer[:1].upper() + doer[1:]} {past_of(base) if base else participle} {lower}{rest or ''}."
    active = _ACTIVE.match(text)
    if (
        active
        and (active.group(2) in PASTS or active.group(2).endswith("ed"))
        and active.group(2) not in ("was", "were", "had", "did")
    ):
        doer, verb, done_to, rest = active.groups()
        participle = next((pp for past, pp in IRREGULAR.values() if past == verb), verb)
        if not re.search(r"\b(?:to|for|of|that|by|from|with|as)\b", done_to) and verb not in (
            "became",
            "fell",
            "rose",
            "went",
            "lived",
            "died",
        ):
            by = doer[:1].lower() + doer[1:] if doer.startswith("The ") else doer
            return f"{done_to[:1].upper() + done_to[1:]} was {participle} by {by}{rest or ''}."
    return text


def synonyms(text: str, chance: random.Random) -> str:
    """With synonyms in the place of some words."""
    return _SYNONYM.sub(lambda match: chance.choice(_BY_WORD[match.group()]) if chance.random() < 0.7 else match.group(), text)


def date_forms(text: str, chance: random.Random) -> str:
    """ "July 5, 2017" → "5 July 2017", or the month alone."""
    is_short = chance.random() < 0.3

    def american(match: re.Match[str]) -> str:
        month, day, year = match.groups()
        return f"{month} {year}" if is_short else f"{day} {month} {year}"

    def british(match: re.Match[str]) -> str:
        day, month, year = match.groups()
        return f"{month} {day}, {year}"

    found = _DAY_LAST.search(text)
    if found:
        changed = _DAY_LAST.sub(american, text)
        return re.sub(rf"\b([Oo])n (?=(?:{_MONTH}) \d{{4}})", lambda match: "In " if match.group(1) == "O" else "in ", changed)
    return _DAY_FIRST.sub(british, text)


def number_forms(text: str, chance: random.Random) -> str:
    """Numbers written in another way or less exactly, and still true."""
    if chance.random() < 0.5:
        text = _PER_CENT.sub(lambda match: f"{match.group(1)}{'%' if 'cent' in match.group() else ' per cent'}", text)
    if chance.random() < 0.6:
        text = (
            _SCALED.sub(_written_out, text)
            if chance.random() < 0.5
            else _THOUSANDS.sub(lambda match: _rounded(match, text, chance), text)
        )
    if chance.random() < 0.35:
        text = _PERCENTAGE.sub(lambda match: _share_in_words(match, text), text)
    if chance.random() < 0.35:
        text = _DECIMAL.sub(lambda match: _to_whole(match, text, chance), text)
    if chance.random() < 0.6:
        text = _LONE.sub(lambda match: SMALL[int(match.group()) - 2], text)
    elif chance.random() < 0.5:
        text = re.sub(r"\b(" + "|".join(SMALL) + r")\b", lambda match: str(SMALL.index(match.group()) + 2), text)
    return _PARTS.sub(lambda match: PARTS[int(match.group(1))] if chance.random() < 0.5 else match.group(), text)


_PARTS = re.compile(r"\b(50|25|75)(?:%| per ?cent)(?= of\b)")


def _share_in_words(match: re.Match[str], text: str) -> str:
    """ "53.1% of" → "more than half of"; as it is where nothing so simple is near, or where it is hedged already."""
    share = float(match.group(1))
    near = min(SHARES, key=lambda one: abs(one - share))
    if _is_hedged(text, match.start()) or abs(near - share) > 4:
        return match.group()
    hedge = "about" if abs(near - share) < 0.7 else "more than" if share > near else "nearly"
    return f"{hedge} {SHARES[near]}"


def _to_whole(match: re.Match[str], text: str, chance: random.Random) -> str:
    """ "36.69 billion" → "about 37 billion" or "more than 36 billion"."""
    number = float(match.group())
    if number < 5 or _is_hedged(text, match.start()):
        return match.group()
    if chance.random() < 0.5:
        return f"about {round(number)}"
    return f"more than {int(number)}" if chance.random() < 0.6 else f"just under {int(number) + 1}"


def _is_hedged(text: str, start: int) -> bool:
    before = text[:start].rstrip().casefold()
    return before.endswith(HEDGES)


def _written_out(match: re.Match[str]) -> str:
    """ "1.5 billion" → "1,500 million"; "1.5 million" → "1,500,000"."""
    number = float(match.group(1))
    return f"{number * 1000:,.0f} million" if match.group(2) == "billion" else f"{number * 1_000_000:,.0f}"


def _rounded(match: re.Match[str], text: str, chance: random.Random) -> str:
    """ "4,213" → "4213", "about 4,200" or "more than 4,000"; where it is hedged already, without the comma alone."""
    number = int(match.group().replace(",", ""))
    if _is_hedged(text, match.start()) or chance.random() < 0.4:
        return str(number)
    if number >= 1_000_000:
        return f"about {number / 1_000_000:.1f} million"
    place = 10 ** (len(str(number)) - 2)
    near = round(number / place) * place
    if near == number:
        return f"{number:,}"
    return f"{'about' if chance.random() < 0.5 else 'more than' if near < number else 'nearly'} {near:,}"
