"""Words that deny or limit, and how far they reach."""

import re
from collections.abc import Sequence
from typing import Literal, cast

from ingest.facts.glance import holds
from ingest.facts.polarity.clauses import clause_end, starts_sentence
from ingest.facts.types import Negation
from ingest.spans import trimmed

Kind = Literal["not", "no_longer", "never", "none", "only", "except", "fail"]
LIMITS = frozenset({"only", "except"})  # these narrow a statement; they do not deny it

# Expressions that hold a negative word and deny nothing. They are tried first, so that what they hold is not read again.
_IDIOM = r"""
      (?:not|no|n['’]t)\s(?:fewer|less|more|later|earlier|greater|longer|lower|higher|smaller|larger|sooner)\sthan
    | (?:not|n['’]t)\s(?:only|just|merely|simply|solely|alone|least|to\smention|until|till|long\s(?:ago|after)|unlike)\b
    | (?:whether\s)?or\snot | if\snot\b(?=\s(?:the|hundreds|thousands|millions|more|all|most)\b) | why\snot
    | no\s(?:doubt|wonder|matter|sooner) | no\.?\s?\d+ | no\.(?=\s?\w) | last\sbut\snot\sleast | never\smind
    | (?:cannot|can\snot|could\snot|can['’]t|couldn['’]t)\s(?:but|help) | nothing\s(?:less|short)\s(?:than|of)
    | without\s(?:doubt|question|exception) | with\sor\swithout | free\sof\scharge | no\svotes? | read[\s-]only
    | second\sto\snone | (?:second|third|next|behind)\sonly(?:\sto)? | only\s(?:behind|if) | if\sonly
    | only\sto\s(?:be|find|discover|lose|return|see|have|realise|realize|die|fall)
"""
_DENIAL = r"""
      (?P<no_longer> no\slonger | (?:not|n['’]t|never)(?=\s(?:\w+\s){1,6}?(?:any\s?more|any\slonger)\b))
    | (?P<only> nothing\s(?:but|except|other\sthan) | no(?:\sone|body|ne)\s(?:but|except|other\sthan) | no\s\w+\sother\sthan
        | only | merely | solely | exclusively | just(?=\s(?:\d|one\b|two\b|three\b|a\sfew)))
    | (?P<except> except(?:ed|ing|\sfor)? | with\sthe\s(?:sole\s|only\s)?exceptions?\sof | excluding | excludes?
      | (?<!each\s)other\sthan
        | unless | all\sbut(?=\s(?:one|two|three|four|five|six|the|a|\d)) | (?:any|every)(?:one|body|thing)\s(?:but|except)
        | save\sfor | apart\sfrom | aside\sfrom)
    | (?P<fail> fail(?:s|ed|ing)?\sto | failures?\s(?:to|of\s\w+\sto) | unable\sto | inability\sto | refus(?:e|es|ed|ing|al)\sto
        | declin(?:e|es|ed|ing)\sto(?=\s(?!the\b|an?\b|its\b|their\b|about\b|around\b|just\b|under\b|below\b|less\b)[a-z])
        | neglect(?:s|ed)?\sto | unsuccessful(?:ly)?\s(?:at|in)(?=\s\w+ing\b)
        | den(?:y|ies|ied|ying)\s(?:that|having|ever) | (?:stop|ceas|quit)(?:s|e|es|ed|ped|ting|ping)?(?=\s\w+ing\b)
        | ceas(?:e|es|ed)\sto
        | (?:prevent|bann|barr|block|prohibit|stopp)(?:ed|s|ing)?\s(?:\w+\s){0,3}?from | too\s\w+(?:\sfor\s\w+)?\sto)
    | (?P<never> never(?!-))
    | (?P<none> none | neither | nothing | nobody | no[\s-]one | nowhere | no(?![-.,]) | without | devoid\sof
        | lack(?:s|ed|ing)?(?:\sof)? | (?:in\sthe\s)?absence\sof | hardly\sany | free\s(?:of|from))
    | (?P<not> not(?!-) | cannot | n['’]t | nor | rather\sthan | instead\sof | as\sopposed\sto | in\slieu\sof
        | anything\sbut | far\sfrom(?=\sbeing) | hardly | scarcely | by\sno\smeans | in\sno\sway
        | (?<=\bhas\s)yet\sto | (?<=\bhave\s)yet\sto | (?<=\bhad\s)yet\sto | (?<=\bis\s)yet\sto | (?<=\bare\s)yet\sto)
"""
# The first letters spare the engine the long alternation at most words; "n't" stands at the end of a word.
_CUE = re.compile(
    rf"(?:(?<!\w)(?=[nwlcsrbtieojmadufphkqy])|(?=n['’]t\b))(?:(?P<idiom>{_IDIOM})|{_DENIAL})(?!\w)", re.VERBOSE | re.IGNORECASE
)
# Parts of words, one of which every cue holds: most texts have none, and a look for a part is cheap.
_PARTS = (
    "not n't n’t never none nothing nobody nowhere neither nor cannot only merely solely exclusive just except exclud"
    " unless save apart aside fail unable inability refus declin neglect unsuccessful prevent bann barr block prohibit"
    " stop too without devoid denie deny denying ceas quit yet lack absence hardly scarcely rather instead opposed lieu"
).split() + ["no ", "no-", "other than", " but", "free of", "free from", "far from"]
_FRONT_CUE = re.compile(
    r"(?:unless|without|in the absence|except|excluding|rather|instead|other|apart|aside|as opposed|unable|failing|lacking)", re.I
)
_PHRASE_CUE = re.compile(
    r"(?:without|except|excluding|rather|instead|other|apart|aside|as opposed|in lieu|save|with the|devoid|free|absence"
    r"|lack of|inability)",
    re.I,
)
# A verb whose object is denied is denied itself: "received no reply". Prepositions and such before "no" are not.
_VERB_BEFORE = re.compile(r"(?<![\w'’])([a-z]+)\s+(?:almost\s|virtually\s|absolutely\s)?$")
_NO_VERB = frozenset(
    "with in of on at to by for from and or but that which as than if when while because since so though although there"
    " at after before".split()
)


_NAME = r"(?:the\s)?[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*)*"
_NAMES_BEHIND = re.compile(rf"\s{_NAME}(?:(?:,|,?\s(?:and|or))\s{_NAME})*")
_WORD_BEHIND = re.compile(r",?\s([a-z]+)\b")
_FINITE = frozenset("is are was were has have had do does did will would can could may might must shall should".split())
# "Refused to publish its accounts and paid the fine": a second verb of the subject.
_AND_DID = re.compile(r",?\s(?:and|but|then)\s(?:then\s|also\s|instead\s)?([a-z]+)\b")


def is_past(word: str) -> bool:
    """Whether the word is the past of a verb, as far as its form tells."""
    if word.endswith("ed"):
        return len(word) > 4 and not word.endswith("eed")
    return word in _PASTS


_PASTS = frozenset(
    "paid began went came took made gave got won lost sold bought left led built held kept became said saw found met ran rose fell"
    " grew wrote spoke sent spent brought taught thought told stood sat set put cut broke chose drove flew drew".split()
)


def find_negations(text: str) -> tuple[Negation, ...]:
    """Words that deny or limit, in the order of the text, each with what it bears on."""
    folded = text.casefold()
    if not holds(folded, _PARTS):
        return ()
    found: list[Negation] = []
    for match in _CUE.finditer(text):
        kind = match.lastgroup
        if kind is None or kind == "idiom" or _is_name(text, match):
            continue
        found.append(Negation(start=match.start(), end=match.end(), kind=cast(Kind, kind), scope=_scope(text, match, kind)))
    return tuple(found)


def denials_of(negations: Sequence[Negation]) -> tuple[Negation, ...]:
    """Those that deny; "only" and "except" narrow."""
    return tuple(item for item in negations if item.kind not in LIMITS)


def is_denied(span: tuple[int, int], negations: Sequence[Negation]) -> bool:
    """True if what stands at `span` is denied an odd number of times: "never failed to win" affirms the winning."""
    bearing = (
        negation
        for negation in denials_of(negations)
        if negation.scope[0] <= span[0] < negation.scope[1] and not (negation.start <= span[0] and span[1] <= negation.end)
    )
    return sum(1 for _ in bearing) % 2 == 1


def _is_name(text: str, match: re.Match[str]) -> bool:
    """True for "No Doubt" or "Only Love" in the midst of a sentence: a capital and another one behind it."""
    if not match[0][0].isupper() or text.isupper():
        return False
    after = text[match.end() : match.end() + 2].strip()
    return bool(after) and after[0].isupper() and not starts_sentence(text, match.start())


def _scope(text: str, match: re.Match[str], kind: str) -> tuple[int, int]:
    start, end = match.end(), clause_end(text, match.end())
    is_front = match.start() < 12 and not text[: match.start()].strip(" \"'“‘`(*-")
    if (is_front and _FRONT_CUE.match(match[0])) or _PHRASE_CUE.match(match[0]):
        comma = text.find(", ", start, end)
        end = comma if comma > 0 else end
    if kind == "except" and (names := _NAMES_BEHIND.match(text, start, end)) and (verb := _WORD_BEHIND.match(text, names.end())):
        end = names.end() if is_past(verb[1]) or verb[1] in _FINITE else end  # "all except Chun'an met the goal"
    if kind == "fail":
        end = min((match.start() for match in _AND_DID.finditer(text, start, end) if is_past(match[1])), default=end)
    if kind == "none":
        verb = _VERB_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        if verb and verb[1] not in _NO_VERB and match[0].casefold() in ("no", "none", "nothing", "nobody", "neither", "nowhere"):
            start = match.start() - len(verb[0])
    return trimmed(text, start, max(start, end))
