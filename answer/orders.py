"""Orders to the program: to forget its rules, to write something, to play a part. None is a question to the documents."""

import re

POLITE = (
    r"(?:please|kindly|now|ok(?:ay)?|hey|hi|hello|just|system|assistant|admin|important|note|you must|you should|i want you to"
    r"|can you|could you|would you|will you)"
)
START = rf"^\W*(?:{POLITE}\b[\s,:;!-]*)*"
OWN = r"(?:your|the|any|all|these|those|its|previous|prior|earlier|above|hidden|system|initial|original)"
RULES = (
    r"(?:instructions?|rules?|prompts?|guidelines?|guardrails?|constraints?|restrictions?|directives?|orders?|polic(?:y|ies)"
    r"|limits?)"
)
FORGET = r"(?:ignore|disregard|forget|override|bypass|skip|break|disobey|stop following)"
TEXTS = (
    r"(?:poems?|stor(?:y|ies)|songs?|essays?|tweets?|posts?|e-?mails?|letters?|speech(?:es)?|articles?|blogs?|slogans?|jokes?"
    r"|haikus?|limericks?|codes?|scripts?|programs?|functions?|ads?|advertisements?|reviews?|captions?|raps?|lyrics|dialogues?"
    r"|screenplays?|novels?|quotes?|quotations?|rumou?rs?)"
)
ORDER = re.compile(
    "|".join(
        (
            # its rules, its prompt, its secrets
            rf"{START}{FORGET}\b(?:\s+\w+){{0,4}}?\s+{RULES}\b",
            rf"\b{FORGET}\b(?:\s+\w+){{0,2}}?\s+(?:your|previous|prior|earlier|above)\s+(?:\w+\s+)?{RULES}\b",
            rf"{START}(?:ignore|disregard|forget|override)\s+(?:everything|all|that|what)\b",
            rf"\b(?:print|show|reveal|output|display|repeat|tell|give|leak|expose|share|dump|send)\b(?:\s+(?:me|us))?"
            rf"(?:\s+{OWN})*\s+(?:system\s+)?(?:prompts?|api[ -]?keys?|passwords?|secrets?|credentials?|tokens?|source code)\b",
            rf"\b(?:your|system)\s+(?:system\s+|secret\s+|hidden\s+)*(?:{RULES}|api[ -]?keys?|passwords?)\b"
            r"(?!\s+(?:of|for|in|on)\b)",
            # how it is to answer from here on
            rf"{START}(?:from now on|henceforth|in (?:all|every) (?:future|further) answers?)\b",
            rf"{START}(?:answer|respond|reply|speak|talk)\s+(?:only|always|without|with(?:out)?|like|as|in)\b",
            rf"{START}(?:pretend|imagine|act|role-?play|behave)\b(?=.*\b(?:you|as|like)\b)",
            r"\byou are (?:now|no longer)\b",
            # work that is none of reading
            rf"{START}(?:translate|rewrite|paraphrase|proofread|rephrase)\b",
            rf"{START}(?:write|compose|draft|make up|invent|create|generate|produce|fabricate|sing|recite)\s+(?:me\s+|us\s+)?"
            rf"(?:an?|the|some|another|\d+|\w+)(?:\s+[\w-]+){{0,3}}?\s*\b{TEXTS}\b",
            rf"{START}(?:guess|predict|bet|promise|swear|apologi[sz]e|vote|sing|dance)\b(?!\s+(?:who|what|when|where|which|how))",
            rf"{START}(?:repeat|say|print|output|echo|type|write)\s+(?:the word|the letter|after me|that|only|exactly|['\"“])",
            rf"{START}(?:delete|remove|erase|drop|wipe|overwrite|modify|upload|install|execute|run|shut ?down|restart|hack"
            r"|exec|sudo|rm|curl|wget)\b"
            r"(?!\s+(?:time|rate|by|of))",
        )
    ),
    re.IGNORECASE,
)


def is_order(text: str) -> bool:
    """True if the text tells the program what to do instead of asking what the documents say."""
    return ORDER.search(text) is not None
