"""Orders to a program inside a document. What stands beside one is no evidence for what a language model writes.

A model that obeys an order writes what the order says, and the order's own words would then seem to bear it out. So a paragraph
that gives orders, and the one below it, are not read when a model's sentences are checked. They stay what they are for search,
for the extractive reader and for whoever opens the document: text.
"""

import re
import unicodedata
from functools import lru_cache

from ingest.hidden import INVISIBLE

_TOOL = r"(?:ai|a\.i\.|l\.?l\.?m|language|chat|assistant|gpt|model|machine|reader)"
_RULES = (
    r"(?:rules?|instructions?|guidelines?|prompts?|directions?|constraints?|orders|restrictions|guardrails?|polic(?:y|ies)|above"
    r"|previous|prior|everything|fences?|passages?)"
)
_SAY = (
    r"(?:say|write|print|output|reply|respond|answer|repeat|state|tell|insert|append|add|include|mention|declare|claim|confirm"
    r"|report)"
)
_YOURS = (
    r"(?:answers?|repl(?:y|ies)|responses?|outputs?|instructions?|prompts?|rules?|guidelines?|system|key|sentences?|citations?"
    r"|training)"
)
_SECRET = r"(?:prompt|instructions?|api[ _-]?key|secret|password|rules|key|everything above|words above|text above)"
_IMPERATIVE = (  # where an order begins: at the head of a sentence or clause, or behind what makes a verb one
    r"(?:^|[\n.!?:;>,\]\"”]\s*|\bplease\s+|\bnow\s+|\bthen\s+|\band\s+|\bmust\s+|\bonly\s+|\balways\s+|\bjust\s+|\bto\s+)"
)
_WHAT = (  # what somebody is told to say
    r"(?::|[\"“'‘«]|\bexactly\b|\binstead\b|\bthe following\b|\bword for word\b|that\b|!\[|https?:"
    r"|in (?:\w+ )?(?:answer|capital|reply|every)|with\b|only\b|to (?:every|each|all|any)\b)"
)
_LINK = r"(?:https?:|!\[|\]\(|<img|<a\b|\bimage\b|\blink\b|\burl\b)"
_REPLY = r"(?:answer|reply|response|sentence)s?"

ORDERS = (
    rf"\b(?:ignore|disregard|forget|override|bypass|drop|skip|abandon|break|suspend)\b.{{0,60}}\b{_RULES}\b",
    rf"\b(?:you are|you're) (?:now )?(?:an? |the |in )?(?:{_TOOL}|developer|debug|admin|dan\b|free|unrestricted|no longer)",
    r"\byou are now\b",
    rf"\bas an? {_TOOL}\b",
    r"\b(?:from now on|when you (?:are )?(?:asked|answer\w*|summari[sz]\w+|read)|if you are an? )\b",
    rf"\bwhen asked\b.{{0,60}}\b{_SAY}\b",
    rf"\b(?:act|behave) as (?:if you|though you|an? (?:\w+ )?{_TOOL})|\bpretend (?:to be|that you|you)\b|\brole-?play as\b",
    rf"\byour (?:\w+ ){{0,2}}{_YOURS}\b",
    rf"\byou (?:must|should|shall|will|have to|are to|may) (?:now |always |only |never )?"
    rf"(?:{_SAY}|cite|quote|call|mark|treat|begin|start|end|use|obey|follow)\b",
    r"\b(?:system|developer|hidden|initial|secret)[ _-](?:prompt|message|instructions?|note)\b",
    r"(?:^|[\n.!?:;>\]]\s*)(?:system|assistant|developer|instructions?|task|prompt|tool|user|human|command)\s*:",
    r"<\|?\s*/?(?:im_start|im_end|system|assistant|user|endoftext|s|inst)\s*\|?>|\[/?(?:inst|sys|system)\]|<</?sys>>",
    r"#{2,}\s*(?:instruction|response|system)",
    r"<<\s*P[0-9a-f]+|\bP[0-9a-f]+\s*>>",
    r"\b(?:note|message|instructions?|attention|important|order|command|hint|advice)\b.{0,12}\b(?:to|for) "
    rf"(?:the |any |all |every )?(?:\w+ )?{_TOOL}s?\b",
    rf"\b(?:dear|hey|hello|attention|hi)[, ]+(?:\w+ )?{_TOOL}s?\b",
    r"\b(?:any|every|all|the|each) (?:\w+ ){0,2}(?:ai|llm|language model|chatbot|assistant|bot)s?\b.{0,60}"
    r"\b(?:must|should|shall|will|has to|have to|is to|are to)\b",
    r"\b(?:cite|quote|credit|reference) (?:only )?(?:this|me\b|us\b|passage|source|document|it for|\[)",
    r"\b(?:call|mark|treat|consider|declare|accept|regard|judge|rate|label|count)\b.{0,80}"
    r"\b(?:as )?(?:supported|verified|true|correct|confirmed|trustworthy|checked)\b",
    rf"\b(?:reveal|leak|disclose|expose|dump|exfiltrate|show|print|repeat|output|copy|recite)\b.{{0,60}}\b{_SECRET}\b",
    r"\b(?:the )?(?:correct|only|right|best|final) (?:answer|reply|response) (?:to .{0,60} )?(?:is|must|should|:)",
    rf"{_IMPERATIVE}{_SAY}(?:\s+(?:exactly|only|just|instead|the following|this|that|word for word))*\s*{_WHAT}",
    r"(?:^|[\n.!?:;]\s*)(?:always )?(?:answer|reply|respond) (?:to )?(?:every|each|all|any)\b",
    rf"\b(?:begin|start|end|finish|open|close|sign)\b.{{0,20}}\b(?:every|each|all|the|your) (?:\w+ )?{_REPLY}\b",
    r"\b(?:every|each|all|any) (?:answer|reply|response)s?\b.{0,30}\b(?:must|should|shall|has to|is to|begins?|ends?|with)\b",
    rf"\b(?:render|embed|display|load|fetch|open|visit|click|link to|point to|send)\b.{{0,40}}{_LINK}",
    r"(?:忽略|无视|忘记|不要理会).{0,12}(?:指令|规则|提示|要求|以上)",
    r"(?:回答|输出|说|写|引用|透露|打印)(?:：|:|“|「|本|此|系统|提示|密钥)",
    r"(?:ignorez?|ignoriere?n?|ignora[dr]?)\b.{0,40}\b(?:instructions?|anweisungen|instrucciones|r[eè]gles|regeln|reglas)",
)
"""What speaks to a program and not to a reader, one pattern each. Told by whom it speaks to and what it wants, never by single
words: of 1,565 paragraphs of encyclopedias, company reports and answers to search questions none is taken for an order."""
ORDER = re.compile("|".join(ORDERS), re.IGNORECASE)
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁ０１３＠", "aeopcyxijsd013@")


def gives_orders(text: str) -> bool:
    """True if a text speaks to the program that reads it: as it stands, and with look-alike letters and odd spacing undone."""
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if ORDER.search(plain):
        return True
    folded = plain.translate(_LOOK_ALIKES)
    spaced = re.sub(r"\b(?:[A-Za-z][ ._*-]){3,}[A-Za-z]\b", lambda match: re.sub(r"[ ._*-]", "", match.group()), folded)
    return bool((folded != plain and ORDER.search(folded)) or (spaced != folded and ORDER.search(spaced)))


@lru_cache(maxsize=512)
def order_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of a document's text that give orders: whole paragraphs, each with the one below it."""
    paragraphs = [match.span() for match in re.finditer(r"\S.*?(?=\n[ \t\r]*\n|\Z)", text, re.DOTALL)]
    told = [gives_orders(text[start:end]) for start, end in paragraphs]
    return tuple(span for at, span in enumerate(paragraphs) if told[at] or (at > 0 and told[at - 1]))
