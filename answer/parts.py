"""A question that asks several things → several questions that stand alone. In doubt it is one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.comparing.asking import AUXILIARIES, BE
from answer.contextualise import carried, standalone
from answer.following.frame import PREPOSITIONS, frame_of
from answer.following.references import points_closely
from answer.following.wording import is_plural, question
from answer.splitting.chain import may_chain
from answer.splitting.elided import how_many_each, rise_and_amount, with_one_verb
from answer.splitting.measures import aspects, two_values
from ingest.facts.names.find import find_names
from ingest.facts.names.lexicon import EMPTY, Lexicon

MAX_PARTS = 5
_AUX = "|".join(sorted(AUXILIARIES))
_WH = r"(?:how|what|which|who|whom|whose|when|where|why)"
_STARTS = rf"(?:(?:in|on|at|by|for|of|from|to|with|since|until) )?{_WH}\b|(?:{_AUX}) (?:it|they|he|she|there|the|that|this)\b"
_SENTENCES = re.compile(r"(?<=\?)\s+|(?<=[a-z)])[;.]\s+(?=[A-Z]?[a-z]+ )")
_JOINT = re.compile(
    rf"(?i)\s*[,;]\s*(?:(?:and|but|or|plus)\s+)?(?:also\s+|then\s+)?(?={_STARTS})|\s+(?:and|but)\s+(?:also\s+"
    rf"|then\s+)?(?={_STARTS})"
)
_TAIL = re.compile(
    r"(?i)\s*,\s*and\s+(?P<piece>(?:in|of|for|to|by|from|since) [\w' -]{2,30}|[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})\s*\?*$"
    r"|\s*,?\s*and\s+(?P<about>(?:what|how) about .{2,60}?)\s*\?*$"
)
_TWO_ASKED = re.compile(rf"(?i)^(?P<one>when|where|by whom|what) and (?P<two>when|where|by whom|why) (?P<rest>(?:{_AUX})\b .+)$")
# "how many boats did it have, first in 2012 and then in 2021": the same is asked twice.
_IN_TURN = re.compile(
    r"(?i)^(?P<asks>.+?),?\s+first\s+(?P<one>(?:in|by|at|for|under|according to)\s.+?)"
    r",?\s+and\s+(?:then|later|afterwards|again|after that)\s+(?P<two>(?:in|by|at|for|under|according to)\s.+)$"
)
# "…, and how many the whole town": the same of another, its verb left out.
_AGAIN = re.compile(
    r"(?i)^(?:how (?:many|much)|(?:what|which) (?:share|rank|place|part|number|percentage))\s+(?P<of>(?:the|in|of|at|for)\s.+)$"
    r"|^what\s+(?P<bare>(?:for|by|at|to)\s.+)$"
)
_AUXILIARY = re.compile(rf"(?i)\b(?:{_AUX})\b")
# Questions whose "and" holds together what is compared, and those that only report a question.
_ONE = re.compile(
    r"(?i)\b(?:compare|compared|comparison|difference|differ|differs|versus|relation|relationship|ratio"
    r"|correlation|connection|link|"
    r"larger|smaller|higher|lower|both)\b.*\band\b|\bbetween\b.*\band\b"
)
_REPORTED = re.compile(
    rf"(?i)\b(?:know|knows|say|says|said|tell|tells|told|explain|explains|show|shows|describe|ask|asked|about|of"
    rf"|on|see|understand) {_WH}\b"
)
_RELATIVE = re.compile(r"(?i)\S (?:who|which|whose|whom|that)\b")
# What the whole of the question before tells, which no name can stand for: "and what is done about it?"
MATTER = re.compile(r"(?i)\b(?:about|against) (?:it|this|that)\W*$")
_MEASURES = frozenset(
    "population gdp area size revenue revenues turnover profit profits income budget workforce density "
    "elevation temperature height length "
    "width depth weight capacity age climate founder mayor capital language currency name address headquarters birthplace".split()
)
_PAIR = re.compile(
    r"(?i)^(?P<lead>(?:what (?:is|are|was|were) )?(?:the )?(?:total )?)(?P<all>(?:[a-z]+, )*[a-z]+,? and (?:the )?[a-z]+)"
    r"(?P<rest> (?:of|in|for) .+| for .+|)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the things that a question asks."""

    text: str  # a question that stands alone, as far as that can be told before any is answered
    said: str | None = None  # its own words, where one of them may stand for the answer of the part before


def parts_of(text: str, lexicon: Lexicon = EMPTY) -> tuple[str, ...]:
    """The questions that the text asks, each standing alone; the text itself, alone, if it asks one thing.

    Args:
        text: a question that stands alone as a whole.
        lexicon: names that are known.
    """
    return tuple(part.text for part in taken_apart(text, lexicon))


def taken_apart(text: str, lexicon: Lexicon = EMPTY) -> tuple[Part, ...]:
    """What the text asks, one part for each; one part, the text itself, if it asks one thing."""
    whole = (Part(text=" ".join(text.split())),)
    said = _asked(_SENTENCES.split(whole[0].text))
    if said is None:
        return whole
    pieces = [piece for sentence in said for piece in _clauses(sentence, lexicon)]
    if not 1 < len(pieces) <= MAX_PARTS:
        return whole
    parts: list[Part] = []
    for piece in pieces:
        before = [part.text for part in parts[-1:]]
        chained = piece if before and may_chain(piece, before[0], lexicon) else None
        part = (_part(piece, before, lexicon) or chained) if before else piece
        if part is None:
            return whole
        parts.append(Part(text=question(part) if not part.endswith(".") else part, said=chained))
    once = tuple({part.text: part for part in reversed(parts)}.values())[::-1]
    return once if len(once) > 1 else whole


def _part(piece: str, before: Sequence[str], lexicon: Lexicon) -> str | None:
    """The piece as a question that stands alone; None where it is none."""
    part = standalone(piece, before, lexicon)
    if part == piece:
        if not _is_question(part.rstrip("?")) or not _has_verb(part):
            return None
        part = carried(part, before, lexicon)
    # A piece that still points at something is no question of its own.
    is_open = points_closely(part, lexicon) and not find_names(part, lexicon)
    return None if is_open or len(part.split()) < 3 or MATTER.search(part) else part


def _asked(sentences: list[str]) -> list[str] | None:
    """The sentences, if each of them asks; what only prepares the question stays with it."""
    if len(sentences) == 1:
        return sentences
    return sentences if all(_is_question(sentence) or _is_piece(sentence) for sentence in sentences) else None


def _is_question(sentence: str) -> bool:
    """True if the words ask a question by themselves: "who leads it", not "when it began"."""
    frame = frame_of(sentence)
    if frame.form == "other" or not frame.rest:
        return bool(re.match(r"(?i)(?:list|name|compare|describe|explain|tell me)\b", sentence)) and sentence.count(" ") > 1
    if frame.form == "subject" and not frame.aux:
        return frame.head in ("who", "which", "what", "how many") and (bool(frame.noun) or frame.head == "who")
    return True


def _has_verb(part: str) -> bool:
    """True unless it is only what is asked for: "what share in the GDP?", "what share of exports?"."""
    frame = frame_of(part)
    if frame.noun and re.fullmatch(r"(?i)of [\w-]+\W*", frame.rest):
        return False
    return frame.form != "subject" or bool(frame.aux) or frame.rest.split()[0].casefold() not in PREPOSITIONS


def _is_piece(sentence: str) -> bool:
    """True for "And in 2018?", "Why?", "how many patents?"."""
    return sentence.endswith("?") and (
        bool(re.match(r"(?i)(?:and|or|what about|how about)\b", sentence))
        or bool(re.fullmatch(rf"(?i)(?:since )?{_WH}(?: [\w-]+){{0,3}}\?", sentence))
    )


def _clauses(sentence: str, lexicon: Lexicon) -> list[str]:
    """The questions that one sentence joins."""
    text = sentence.strip().rstrip("?!. ")
    if _ONE.search(text) or _REPORTED.search(text):
        return [sentence]
    if said := with_one_verb(text) or how_many_each(text) or rise_and_amount(text) or aspects(text) or two_values(text):
        return said
    if match := _TWO_ASKED.match(text):
        return _two_asked(match, sentence)
    if match := _IN_TURN.match(text):
        return [question(f"{match['asks']} {match['one']}"), question(f"{match['asks']} {match['two']}")]
    pair = _measures(text, lexicon)
    if pair:
        return pair
    clauses = _joined(text)
    tail = _TAIL.search(clauses[-1])
    if tail and _is_question(clauses[-1][: tail.start()]) and _names_anew(tail, lexicon):
        clauses = [*clauses[:-1], clauses[-1][: tail.start()], f"and {tail['piece'] or tail['about']}?"]
    return clauses if len(clauses) > 1 else [sentence]


def _joined(text: str) -> list[str]:
    """The clauses between "and" where both sides ask."""
    clauses, at = [], 0
    for joint in _JOINT.finditer(text):
        left, right = text[at : joint.start()], text[joint.end() :]
        if _RELATIVE.search(left) and re.match(r"(?i)(?:who|which|whose|whom)\b", right):
            continue  # "the person who founded it and who led it"
        if not _is_question(left) or not _has_verb(left):
            continue
        if (again := _AGAIN.match(right)) and not _AUXILIARY.search(right):
            clauses.append(f"{left}?")
            return [*clauses, f"and {again['of'] or again['bare']}?"]
        if (_is_question(right) or re.fullmatch(rf"(?i)(?:since )?{_WH}(?: [\w-]+){{0,3}}", right)) and _inverts(right):
            clauses.append(f"{left}?")
            at = joint.end()
    return [*clauses, f"{text[at:]}?"] if clauses else [text]


def _inverts(clause: str) -> bool:
    """True unless the clause is reported or relative: "when it began", "which was built"."""
    words = clause.casefold().split()
    if len(words) == 1:
        return words[0] in ("when", "where", "why", "how", "who")
    if words[0] == "which":
        return words[1] not in AUXILIARIES
    if words[0] in ("when", "where", "why"):
        return words[1] in AUXILIARIES
    if words[0] == "how":
        return words[1] in AUXILIARIES or frame_of(clause).aux != "" or words[1] in ("many", "much")
    return True


def _names_anew(match: "re.Match[str]", lexicon: Lexicon) -> bool:
    """True if the piece names a place, a thing or a time."""
    piece = match["piece"] or match["about"]
    return bool(match["about"] or find_names(piece, lexicon) or re.search(r"\b(?:1[5-9]|20)\d\d\b", piece))


def _two_asked(match: "re.Match[str]", sentence: str) -> list[str]:
    if match["one"].casefold() == "what" and match["rest"].split()[0].casefold() not in BE:
        return [sentence]
    return [question(f"{match['one']} {match['rest']}"), question(f"{match['two']} {match['rest']}")]


def _measures(text: str, lexicon: Lexicon) -> list[str]:
    """ "Population and GDP of Hangzhou in 2021" as one question for each."""
    match = _PAIR.match(text)
    if match is None or re.search(r"(?i)\btotal\b", match["lead"]) or not find_names(match["rest"] or "", lexicon):
        return []
    words = [word.removeprefix("the ") for word in re.split(r",? and |, ", match["all"].casefold())]
    if not all(word in _MEASURES for word in words):
        return []
    asked = re.match(r"(?i)what (?:is|are|was|were)\b", match["lead"])
    was = (
        bool(asked)
        and asked is not None
        and asked.group().split()[1].casefold() in ("was", "were")
        or bool(re.search(r"\b(?:1[5-9]|20)\d\d\b", text))
    )
    return [
        question(
            f"What {('were' if was else 'are') if is_plural(word) else ('was' if was else 'is')} the "
            f"{_as_written(word, text)}{match['rest']}"
        )
        for word in words
    ]


def _as_written(word: str, text: str) -> str:
    found = re.search(rf"(?i)\b{word}\b", text)
    written = found.group() if found else word
    return word.upper() if word == "gdp" else written[:1].lower() + written[1:]
