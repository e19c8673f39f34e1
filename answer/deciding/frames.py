"""What is said from two ends: "the fair was held in Ulm" and "Ulm hosted the fair"; a sentence put as a claim puts it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from answer.comparing.statement import Statement, statement_of
from answer.comparing.stopwords import STOPWORDS
from answer.deciding.same_words import canonicals
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.number_words import ONES, TENS
from ingest.facts.ranks.words import CARDINAL
from ingest.words import WORD, stem

LONGEST = 400  # code points of a sentence that is put otherwise; a longer one says too much besides
OPEN = re.compile(
    r"^(?:(?:In|On|By|During|Since|From|At|Until|After|Before|As of)\s(?:[^,;:]{2,60},|(?:[\w.]+\s){0,4}?\d{4}|\w+\stimes)\s"
    r"|(?:Today|Now|Meanwhile|Also|However),?\s)"
)
_THEN = (  # where what is said ends, and more of it begins: when, with whom, why
    r"\s(?:in|on|from|with|for|at|by|since|during|between|before|after|as|because|due|to|over|last|this)\s|\.\s"
)
_NAMED_OF = rf"(?:(?!{_THEN})[^,;:()])+"
_LIST_OF = rf"(?:(?!{_THEN}|,\s(?:which|who|where|whose|with|and\s(?:it|they|its|their)\b|but)\b)[^;:()])+"
_NAMES = (
    r"(?P<name>(?:(?!\s(?:in|on|from|with|for|at|by|since|because|due)\s|,\s(?:which|who|where)\b|\.\s)[^;:()])+)"  # "A and as B"
)
_SUCH = r"(?:,?\s(?:including|such\sas|among\sthem|like|for\sexample|notably)\s[^;:()]+)"
_ADVERB = r"(?:(?:all|both|also|now|once|first|again|already|today|still|currently|long|jointly|successfully)\s)?"
_NUMBER_WORDS = "|".join(sorted((*ONES[1:], *TENS), key=len, reverse=True))
_COUNT = (
    rf"(?:(?!(?:the|a)\s)[A-Za-z]+\s){{0,3}}?(?:\d[\d.,\s]*\d|\d|(?:{_NUMBER_WORDS})(?:[\s-](?:{_NUMBER_WORDS}))?)"
    r"(?:\s(?:and a half|hundred|thousand|million|billion))*"
)
_OLD = r"(?:old|older|former|previous|earlier|original|ancient|historical|one-time)"
_ONCE = r"(?:once|formerly|previously|originally|earlier|in (?:ancient|earlier|former|olden) times|historically|at one time)"
_CALLED = r"(?:called|named|known\sas|known\sunder\sthe\sname(?:\sof)?|referred\sto\sas)"
# Another thing of which the same is said: "… and Bonn the Song Fair". What stands there is no part of the one before.
NEW_SUBJECT = re.compile(
    r"\b(?:while|whereas|but|although|though)\b|;|\band\s(?:[A-Z][\w-]*\s(?:the|to|a|an|its|in|had|has|is|was)\s|it\b|its\b)"
)
POINTS_BACK = re.compile(r"(?i)^(?:it|they|this|that|he|she|there|which|who|these|those)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to say it: what stands before the words that tie the two, these words, what stands behind them."""

    left: re.Pattern[str]  # all of what is before
    middle: re.Pattern[str]
    right: re.Pattern[str]  # the beginning of what is behind
    template: str  # what is said, of the parts that the three name
    is_exact: bool = False  # it leaves no more to be said: "the fields are A and B"
    opens: str = ""  # a word that must stand in the opening: "in ancient times"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """All ways to say one thing; the parts are the same in each."""

    name: str
    parts: tuple[str, str]  # the two that would be exchanged
    forms: tuple[Form, ...]
    is_list: bool = False  # the first part is a list


def _form(left: str, middle: str, right: str, template: str, *, is_exact: bool = False, opens: str = "") -> Form:
    return Form(
        left=re.compile(left),
        middle=re.compile(rf"\s{middle}\s"),
        right=re.compile(right),
        template=template,
        is_exact=is_exact,
        opens=opens,
    )


def _phrase(part: str) -> str:
    """A noun phrase as a part: up to a comma, or to where more is told."""
    return rf"(?P<{part}>{_NAMED_OF})"


def _place(part: str = "place") -> str:
    """The same with what the place lies in: "Ulm, Bavaria, …"."""
    return rf"(?P<{part}>{_NAMED_OF}(?:,\s[A-Z][\w-]+(?=,|$))?)"


def _list(part: str) -> str:
    """A list of noun phrases."""
    return rf"(?P<{part}>{_LIST_OF})"


def _before(part: str) -> str:
    """A noun phrase before the verb, with what it is "of" or "in"."""
    return rf"(?P<{part}>(?:(?!\.\s)[^,;:()])+)"


def _list_before(part: str) -> str:
    return rf"(?P<{part}>(?:(?!\.\s)[^;:()])+)"


_HOSTS = (
    rf"(?:(?P<will>will|is to|are to|shall)\s{_ADVERB}(?:host|stage|be\s(?:the\s)?host\s(?:city\s)?(?:of|to))"
    rf"|(?:(?:has|have)\s)?{_ADVERB}(?:hosted|hosts|host|staged|stages|played\shost\sto|plays\shost\sto"
    r"|(?:was|is)\s(?:the\s)?host\s(?:city\s)?(?:of|to|for)))"
)
_SHARE = (
    rf"(?:{_COUNT}\s?(?:%|per\s?cent)|(?:(?:nearly|about|almost|over|more\sthan)\s)?(?:(?:a|one|two|three|four)[\s-])?"
    r"(?:half|thirds?|quarters?|fifths?|tenths?))"
)
_IS_HELD = rf"(?:(?P<will>will\sbe|is\sto\sbe|are\sto\sbe|shall\sbe)|is|are|was|were|(?:has|have|had)\sbeen)\s{_ADVERB}"
_IS_IN = (
    rf"(?:(?:is|are|was|were)\s{_ADVERB}(?:(?:located|based|situated|headquartered|housed|seated|at\shome|to\sbe\sfound)\s)?in"
    r"(?:\sthe\s(?:city|town)\sof)?|(?:lie|lies|sit|sits|reside|resides)\sin"
    r"|(?:has|have|had)\s(?:its|their|his|her)\s(?:base|seat|home|headquarters|head\soffices?|main\soffices?)\sin)"
)
_PEOPLE = r"(?:people|inhabitants|residents|citizens|persons)"
_BE = r"(?:is|are|was|were)"
_PAST_NAME = rf"(?:was|were|had\sbeen)\s{_ONCE}\s{_CALLED}"

HELD = Frame(
    name="held",
    parts=("thing", "place"),
    forms=(
        _form(_before("thing"), rf"{_IS_HELD}(?:held|hosted|staged|put\son)\sin", _place(), "{thing} {be} held in {place}"),
        _form(
            _before("thing"), r"(?:(?P<will>will|is\sto)\s)?(?:took|takes?|taken)\splace\sin", _place(), "{thing} {take} in {place}"
        ),
        _form(_before("thing"), rf"{_IS_HELD}(?:hosted|staged|put\son)\sby", _place(), "{thing} {be} hosted by {place}"),
        _form(_before("place"), _HOSTS, _phrase("thing"), "{place} {host} {thing}"),
    ),
)
HOME = Frame(
    name="home",
    parts=("thing", "place"),
    forms=(
        _form(
            _before("place"),
            rf"(?:is|was|are)\s{_ADVERB}(?:the\s)?(?:home|seat|base)\s(?:to|of)",
            rf"(?P<thing>{_LIST_OF}?{_SUCH}|{_LIST_OF})",
            "{place} is home to {thing}",
        ),
        _form(_list_before("thing"), rf"(?P<is_in>{_IS_IN})", _place(), "{thing} {is_in} {place}"),
    ),
)
POPULATION = Frame(
    name="population",
    parts=("count", "place"),
    forms=(
        _form(
            _before("place"),
            r"(?:has|had|with)\sa\s(?:total\s)?population\sof",
            rf"(?P<count>{_COUNT})(?:\s{_PEOPLE})?",
            "{place} has a population of {count}",
        ),
        _form(
            _before("place"), r"(?:has|had|counts|counted)", rf"(?P<count>{_COUNT})\s{_PEOPLE}", "{place} has {count} inhabitants"
        ),
        _form(
            rf"(?:(?:[Tt]he\s)?[Pp]opulation\sof\s{_before('place')}|{_before('place2')}['’]s?\spopulation)",
            r"(?:is|was|stands\sat|stood\sat|numbers|numbered|reached|totals|totalled)",
            rf"(?P<count>{_COUNT})(?:\s{_PEOPLE})?",
            "the population of {place} is {count}",
        ),
        _form(
            rf"(?:[Tt]here\sare\s)?(?P<count>{_COUNT})",
            rf"{_PEOPLE}\s(?:(?:are\s)?(?:now\s)?(?:live|lived|living|reside|resided)\s)?in",
            _place(),
            "{count} people live in {place}",
        ),
    ),
)
NAMED = Frame(
    name="named",
    parts=("name", "thing"),
    is_list=True,
    forms=(
        _form(_before("thing"), _PAST_NAME, _NAMES, "{thing} was formerly called {name}"),
        _form(_before("thing"), rf"(?:was|were)\s{_CALLED}", _NAMES, "{thing} was formerly called {name}", opens="times"),
        _form(
            _before("thing"),
            rf"(?:{_ONCE}\s)?(?:went\sby|bore)\sthe\snames?(?:\sof)?",
            _NAMES,
            "{thing} was formerly called {name}",
        ),
        _form(
            rf"(?:(?:[Tt]he|[Aa]n?)\s{_OLD}\snames?\s(?:of|for)\s{_before('thing')}|{_before('thing2')}['’]s?\s{_OLD}\snames?)",
            _BE,
            _NAMES,
            "the old name of {thing} was {name}",
        ),
    ),
)
SHARE = Frame(
    name="share",
    parts=("whole", "place"),
    forms=(
        _form(
            rf"(?P<share>{_SHARE})\sof\s{_before('whole')}",
            rf"(?:{_BE}|came|comes)\s(?:(?:made|earned|produced|spent)\s)?(?:in|from)",
            _place(),
            "{share} of {whole} was in {place}",
        ),
        _form(
            _before("place"),
            r"(?:had|has|accounted\sfor|accounts\sfor|made\sup|makes\sup|held|holds|contributed|produced)",
            rf"(?P<share>{_SHARE})\sof\s{_phrase('whole')}",
            "{place} had {share} of {whole}",
        ),
    ),
)
MEMBERS = Frame(
    name="members",
    parts=("thing", "sort"),
    is_list=True,
    forms=(
        _form(_list_before("thing"), rf"{_BE}\samong", _phrase("sort"), "{thing} {are} among {sort}"),
        _form(_before("sort"), r"(?:include|included|includes)", _list("thing"), "{sort} include {thing}"),
        _form(rf"(?=[Tt]he\s){_before('sort')}", _BE, r"(?P<thing>[^;:()]+?),\samong\sothers", "{sort} include {thing}"),
        _form(
            rf"(?=[Tt]he\s){_before('sort')}(?<=s)",
            "are",
            r"(?P<thing>[^;:()]+\sand\s[^,;:()]+)",
            "{sort} are {thing}",
            is_exact=True,
        ),
    ),
)
FRAMES = (HELD, HOME, POPULATION, NAMED, SHARE, MEMBERS)
AMONG = re.compile(r"^(?P<sort>.+?),?\s(?:including|such as|among them|among others|like|for example|notably)\s(?P<list>.+)$")
TOP = re.compile(rf"(?i)\btop\s(?P<n>{CARDINAL})\b(?=\s[a-z])")
LEADING = re.compile(rf"(?i)(?<!of )\b(?P<n>{CARDINAL})\s(?P<word>leading|largest|biggest|foremost|top|greatest)\b(?=\s[a-z])")
Parts = Mapping[str, str]


@lru_cache(maxsize=2048)
def restated(sentence: Statement, claim: str, lexicon: Lexicon) -> Statement:
    """The sentence as the claim puts it, where both say a thing from two ends; the sentence itself where they do not.

    What stands around it stays. Spans are those of the new text: only whether it bears the claim out may be read from it.
    """
    text = _as_leading(_as_framed(sentence.text, claim), claim)
    if text == sentence.text:
        return sentence
    told = statement_of(text, lexicon=lexicon, anchor=sentence.anchor, paragraph=sentence.paragraph)
    return replace(told, paragraph=sentence.paragraph, context_stems=sentence.context_stems, context_names=sentence.context_names)


def is_turned_frame(claim: str, sentence: str) -> bool:
    """True if the claim has in the one part what the sentence has in the other: "Ulm was hosted by the fair"."""
    for frame in FRAMES:
        mine, theirs = _read(claim, frame), _read(sentence, frame)
        if mine is None or theirs is None:
            continue
        (one, other), (its, others) = (tuple(_stems(parts[1][key]) for key in frame.parts) for parts in (mine, theirs))
        if other and others and other <= its - others and others <= one - other:
            return True
    return False


def lacks_part(claim: str, sentence: Statement) -> bool:
    """True if the claim lists what the sentence does not: of a list each member must be there, not most of its words."""
    for frame in FRAMES:
        mine = _read(claim, frame)
        if mine is not None and frame.is_list:
            return not canonicals(_stems(mine[1][frame.parts[0]])) <= canonicals(sentence.stems)
    return False


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text) if word.casefold() not in STOPWORDS)


def _as_framed(text: str, claim: str) -> str:
    for frame in FRAMES:
        mine = _read(claim, frame)
        if mine is None:
            continue
        theirs = _read(text, frame)
        if theirs is not None and mine[0] != theirs[0] and (theirs[0].is_exact or not mine[0].is_exact):
            return _written(mine[0], theirs[1], mine[1])
    return text


@lru_cache(maxsize=4096)
def _read(text: str, frame: Frame) -> tuple[Form, Parts] | None:
    """The first form that the text has, with the parts; None where it speaks of several things."""
    bare = text.strip().rstrip(".!").rstrip()
    if len(bare) > LONGEST or NEW_SUBJECT.search(bare):
        return None
    for form in frame.forms:
        for middle in form.middle.finditer(bare):
            parts = _parts(bare, middle, form)
            if parts is not None and all(parts.get(key) and not POINTS_BACK.match(parts[key]) for key in frame.parts):
                return form, parts
    return None


def _parts(text: str, middle: re.Match[str], form: Form) -> Parts | None:
    opening = OPEN.match(text)
    start = opening.end() if opening is not None and opening.end() < middle.start() else 0
    left, right = form.left.fullmatch(text[start : middle.start()]), form.right.match(text[middle.end() :])
    if left is None or right is None or form.opens not in text[:start]:
        return None
    found = {**left.groupdict(), **middle.groupdict(), **right.groupdict()}
    parts = {key.rstrip("2"): said.strip() for key, said in found.items() if said is not None}
    parts |= {"name": re.sub(r"\band as\s", "and ", parts["name"])} if "name" in parts else {}
    return {**parts, "open": text[:start], "rest": text[middle.end() + right.end() :]}


def _written(form: Form, parts: Parts, claimed: Parts) -> str:
    """The parts as the form puts them, with the claim's own words for being somewhere."""
    thing, sort = parts.get("thing", ""), ""
    if (listed := AMONG.match(thing)) and "place" in parts:
        thing, sort = listed["list"], f" ({listed['sort']})"
    will = bool(parts.get("will"))
    words = {
        "be": "will be" if will else "was",
        "take": "will take place" if will else "took place",
        "host": "will host" if will else "hosted",
        "are": "are" if " and " in thing else "is",
        "thing": thing,
        "is_in": claimed.get("is_in", ""),
    }
    for key in ("sort", "thing", "place", "whole"):
        words[key] = words.get(key, parts.get(key, ""))
        if re.match(r"(?:The|An?|Its|Their)\s", words[key]) and not form.template.startswith(f"{{{key}}}"):
            words[key] = f"{words[key][0].lower()}{words[key][1:]}"
    said = form.template.format(**{**parts, **words})
    opening = parts.get("open", "")
    said = f"{opening}{said}" if opening else f"{said[0].upper()}{said[1:]}"
    return f"{said}{sort}{parts.get('rest', '')}."


def _as_leading(text: str, claim: str) -> str:
    """ "The top three" for "the three leading", and the other way round, as the claim has it."""
    mine = LEADING.search(claim)
    if mine is not None and not TOP.search(claim) and not LEADING.search(text):
        return TOP.sub(lambda match: f"{match['n']} {mine['word']}", text, count=1)
    if TOP.search(claim) and mine is None and not TOP.search(text):
        return LEADING.sub(lambda match: f"top {match['n']}", text, count=1)
    return text
