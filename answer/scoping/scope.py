"""A question that names documents → what is asked within each of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from answer.comparing.asking import YES_NO
from answer.scoping.mentions import Mention, mentions_of
from ingest.document import SourceDocument

# What leads to a document where it only says where to look.
LEAD = r"(?:according to|as per|going by|based on|on the basis of|as (?:\w+ )?(?:in|by)|within|in|by|from|per)"
JOINER = r"(?:,|\b(?:and|or|also|again|then|later|first|both|once more|as well as|but)\b)"
ELLIPSIS = r"\b(?:which|what|who|where|when|how many|how much|how)\b"
BEHIND = re.compile(rf"(?i)(?:\s*{JOINER})*(?:\s*{ELLIPSIS})?(?:\s*{JOINER})*\s*(?:{LEAD}\s*(?:both\s*)?)?$")
LED = re.compile(rf"(?i)\b{LEAD}\s+(?:both\s+)?$")
SAYS = re.compile(r"(?i)\b(?P<aux>do|does|did)\s*$")  # "what does the profile say about …"
VERB = re.compile(
    r"(?i)\s+(?:say|state|tell|report|write|mention|name|list|give|cite|count|claim|note|call|show|contain|have|know|describe|speak)s?\b"
    r"(?:\s+us|\s+you)?(?P<joint>\s+(?:about|on|of|for|as|to say about|regarding))?"
)
WHAT = re.compile(r"(?i)^\W*what\s*$")
BOTH = re.compile(r"(?i)\bboth\b|\bagain\b|\bas well as\b|\balike\b|\bin common\b")
ALSO_ASKED = re.compile(rf"(?i)\S,? and {ELLIPSIS}")
# A question whose verb says only that something is there.
MENTIONED = re.compile(
    r"(?i)\b(?:appears?|appeared|named?|names|mentioned|mentions?|listed|found|cited|occurs?|comes? up|there|spoken of)\W*$"
)
OF = re.compile(r"(?i)\b(?:figure|number|value|share|rank)\W*$")
COMMA = re.compile(r"^\s*,")
COMPARED = re.compile(r"(?i)\bthan\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoped:
    """What is asked, and where it is to be looked for."""

    question: str  # without the words that say where
    documents: tuple[frozenset[str], ...]  # ids; for each document that is named, in the question's order
    is_shared: bool  # what several have in common is asked for
    is_whole: bool  # said before the question itself, so that it goes for all that is asked


def scoped(question: str, documents: Mapping[str, SourceDocument]) -> Scoped | None:
    """The question without the documents that it names, and these; None where it does not say where to look.

    Two documents that a yes/no question compares are left in it: what each says is what is compared.
    """
    if YES_NO.match(question) and COMPARED.search(question):
        return None
    every = mentions_of(question, documents)
    joined = _joined(question, every, [item for item in every if _is_where(question, item)])
    if not joined:
        return None
    if len(joined) == 1 and ALSO_ASKED.search(question[: joined[0].start]):
        return None  # the document tells where to look for the second of two things that are asked
    text = _without(question, joined)
    if len(text.split()) < 2:
        return None
    is_shared = bool(BOTH.search(question)) if len(joined) > 1 else bool(YES_NO.match(text)) and is_mention(text)
    is_whole = len(joined) > 1 or not LED.sub("", question[: joined[0].start]).strip()
    return Scoped(question=text, documents=tuple(item.documents for item in joined), is_shared=is_shared, is_whole=is_whole)


def is_mention(question: str) -> bool:
    """True if the question only asks what a document names: any sentence of it may tell."""
    return bool(MENTIONED.search(question))


def _is_where(question: str, mention: Mention) -> bool:
    """True if the words before it only say where to look, or what it says is asked for."""
    before = question[: mention.start]
    return bool(LED.search(before) or (SAYS.search(before) and VERB.match(question, mention.end)))


def _joined(question: str, every: tuple[Mention, ...], led: list[Mention]) -> list[Mention]:
    """Those that say where to look, and those joined to one: "in the report and the feature"."""
    found = list(led)
    for one, other in zip(every, every[1:], strict=False):
        between = question[one.end : other.start].strip(" ,").casefold()
        if one in found and other not in found and between in ("and", "and in", "and again in", "and also in"):
            found.append(other)
    return sorted(found, key=lambda item: item.start)


def _without(question: str, mentions: list[Mention]) -> str:
    """The question without the phrases, and without what joined them to it."""
    text = question
    for mention in reversed(mentions):
        before, after = text[: mention.start], text[mention.end :]
        verb = VERB.match(after)
        if verb and SAYS.search(before):
            text = _asked(SAYS.sub("", before).rstrip(), verb, after[verb.end() :])
        else:
            text = f"{BEHIND.sub('', before)} {COMMA.sub('', after)}"
    text = " ".join(text.split()).strip(" ,;")
    text = re.sub(rf"(?i)^(?:{JOINER}\s*)+", "", text).strip(" ,;")
    text = re.sub(r"\s+([?.,;])", r"\1", text)
    return f"{text[:1].upper()}{text[1:].rstrip('?., ')}?"


def _asked(asks: str, verb: "re.Match[str]", rest: str) -> str:
    """ "What does it say about X?" → "What is said about X?"; "which firms does it name in X?" → "which firms are there in X?"."""
    joint = (verb["joint"] or "").strip()
    if not asks:
        return f"Is {rest.strip(' ?')} mentioned?"
    if WHAT.match(asks):
        return f"What is said {joint or 'about'}{rest}"
    is_many = asks.rstrip(" ?").endswith("s") or "many" in asks
    of = f" {joint}" if joint in ("as", "for", "on") else " of" if OF.search(asks) else ""
    return f"{asks} {'are' if is_many else 'is'} there{of}{rest}"
