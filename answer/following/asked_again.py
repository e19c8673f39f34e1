"""Questions about the last one as a whole: "why?", "in which district?", "which of them?", "how much in dollars?"."""

import re
from collections.abc import Sequence

from answer.comparing.asking import AUXILIARIES, DO
from answer.following.frame import PREPOSITIONS, is_past
from answer.following.references import points_back
from answer.following.times import placed_times, tail_of
from answer.following.turn import Turn, own_names
from answer.following.wording import asked_with, is_plural, question, split_subject, topic_phrase
from ingest.facts.names.lexicon import Lexicon

_TELL_MORE = re.compile(
    r"(?i)^(?:please )?(?:tell|say|give)(?: me)?(?: some| a bit| a little)? more(?: about (?:it|that|this"
    r"|them))?(?: please)?$|^more$"
)
_WHO_SAYS = re.compile(r"(?i)^who (?:says|said|claims|claimed) (?:so|that|this)$|^says who$|^according to whom?$")
_TRUE = re.compile(r"(?i)^(?:is|was) (?:that|this|it) (?:really )?(?:true|correct|right|so)$|^really$|^are you sure$")
_THAT = re.compile(
    r"(?i)^(?:(?P<why>why|how come)(?: (?:is|was|did|does) (?:that|this|it)(?: so| happen| the case)?)?"
    r"|(?P<asked>when|where|how|since when)(?: (?:is|was|did|does) (?:that|this)(?: so| happen| the case)?)?)$"
)
_OF_THEM = re.compile(r"(?i)^(?P<which>which|what|who|how many) of (?:them|these|those) (?P<rest>.+)$")
_ONE_AFTER = re.compile(
    r"(?i)^(?:(?:what|which|who|when) (?:is|was|comes?|came) )?(?:the )?(?:(?:one )?(?P<side>after"
    r"|before) (?:it|that|this|them|him|her)?|"
    r"(?:one|ones) (?P<late>after|before)(?: (?:it|that|this))?|(?P<next>next|previous)(?: one)?)$"
)
_IN_UNIT = re.compile(
    r"(?i)^(?:how much (?:(?:is|was) (?:it|that) )?|(?:how (?:large|big|many|far|long)|what|that"
    r"|and) )?in (?P<unit>(?:us |american |chinese )?(?:dollars|euros|feet|inches|yards|litres|liters|kilograms|kg|"
    r"yuan|rmb|pounds|yen|usd|eur|per ?cent|percent|square (?:kilomet(?:re|er)s|miles|met(?:re|er)s)"
    r"|kilomet(?:re|er)s|miles|hectares|"
    r"acres|tons|tonnes|years|months|days|hours|minutes))$"
)
_BARE_ASK = re.compile(
    r"(?i)^(?P<asked>(?:(?:together with|along with|in|on|at|by|for|of|from|to|with|since|until|under|among) )"
    r"(?:how (?:many|much)|what|which|whom|whose|when)(?: [\w-]+){0,3}|who|when|where|why|how|how come)$"
)
_ATTRIBUTE_ASK = re.compile(r"(?i)^(?P<head>how many|how much|which|what)(?P<noun>(?: [\w'-]+){0,5})$")
_REMEMBERED = 3  # turns that "of them" may look back
_SHORT_ANSWER = 7  # words; a longer one is no name


def asked_again(piece: str, turns: Sequence[Turn], lexicon: Lexicon) -> str | None:
    """What is asked of the last question as a whole."""
    last = turns[0]
    stripped = last.question.rstrip("?!. ")
    about = topic_phrase(last.question, last.subject.text) if last.subject else last.frame.rest
    if _TELL_MORE.match(piece):
        return f"Tell me more about {about}." if about else None
    if _WHO_SAYS.match(piece):
        return question(f"Who says {_embedded(last)}")
    if _TRUE.match(piece):
        return stripped + "?" if last.frame.form == "yes_no" else None
    if match := _IN_UNIT.match(piece):
        return question(f"{stripped}, in {match['unit']}")
    if match := _OF_THEM.match(piece):
        return _of_them(match, next((turn for turn in turns[:_REMEMBERED] if is_plural(turn.frame.noun)), last))
    if match := _ONE_AFTER.match(piece):
        return _one_after(match, last)
    return _asked_with_another(piece, last, lexicon)


def _asked_with_another(piece: str, last: Turn, lexicon: Lexicon) -> str | None:
    """ "Why?", "in which district?", "how many patents?" asked of the last question's subject."""
    match = _THAT.match(piece)
    if match and match["why"]:
        return asked_with(last.question, "why", last.answered.text if last.answered else "")
    if re.match(r"(?i)^why not$", piece):
        return question(f"{last.question.rstrip('?!. ')}, and if not, why not")
    if re.match(r"(?i)^per \w+$", piece):
        return question(f"{last.question.rstrip('?!. ')}, {piece.lower()}")
    match = match or _BARE_ASK.match(piece)
    if match and any(word.casefold() in AUXILIARIES for word in match["asked"].split()):
        return None
    if match:
        return asked_with(last.question, match["asked"], last.answered.text if last.answered else "")
    match = _ATTRIBUTE_ASK.match(piece)
    if match is None or own_names(match["noun"], lexicon) or points_back(match["noun"], lexicon):
        return None
    return _attribute_asked(match, last)


def _has_verb(head: str, words: list[str]) -> bool:
    """True unless the words are surely no more than a noun phrase: "invention patents", "share of the total"."""
    if any(word.casefold() in AUXILIARIES or is_past(word) for word in words):
        return not (len(words) == 2 and words[0].casefold().endswith("ed"))
    if words[:1] and words[0].casefold() in PREPOSITIONS:
        return len(words) > 3
    until = next((at for at, word in enumerate(words) if word.casefold() == "of"), len(words))
    noun = words[:until]
    if any(word.casefold() in PREPOSITIONS for word in noun) or len(noun) > 3:
        return True
    return head == "how many" and bool(noun) and not is_plural(noun[-1])


def _attribute_asked(match: "re.Match[str]", last: Turn) -> str | None:
    head, noun = match["head"].casefold(), match["noun"].strip()
    frame, words = last.frame, noun.split()
    if placed_times(noun) or _has_verb(head, words):
        return None
    if not noun or words[0].casefold() in PREPOSITIONS:
        return asked_with(last.question, f"{head} {noun}".strip(), last.answered.text if last.answered else "")
    tail = tail_of(last.question)
    if frame.head == head and frame.form == "subject" and frame.noun:
        return question(f"{head} {noun} {frame.aux} {frame.rest}")
    if last.subject is None:
        return None
    subject = topic_phrase(last.question, last.subject.text) if frame.form != "copula" else last.subject.text
    if head in ("what", "which") and re.match(r"(?i)(?:share|percentage|proportion|part)\b", noun):
        of = frame.rest if frame.form == "copula" else f"{subject}{tail}"
        return question(f"{head} {noun} {'was' if frame.is_past else 'is'} {of}")
    if frame.form == "inverted" and frame.aux in DO and (split := split_subject(frame))[0]:
        subject = split[0] if last.subject.text in split[0] else subject
    present = "do" if is_plural(subject) and subject[0].islower() else "does"
    return question(f"{head} {noun} {'did' if frame.is_past else present} {subject} have{tail}")


def _embedded(last: Turn) -> str:
    """The last question as what somebody says: "who founded Hikvision"."""
    frame = last.frame
    if last.answered is not None and frame.form == "subject" and not frame.aux:
        return f"that {last.answered.text} {frame.rest}"
    if frame.form == "copula" and last.answered is not None:
        return f"that {last.answered.text} {frame.aux} {frame.rest}"
    if frame.form == "subject":
        return f"{frame.asked[:1].lower()}{frame.asked[1:]} {frame.aux} {frame.rest}"
    if frame.form == "copula":
        return f"{frame.asked.lower()} {frame.rest} {frame.aux}"
    return f"so: {last.question.rstrip('?!. ')}"


def _of_them(match: "re.Match[str]", last: Turn) -> str | None:
    """ "Which of the companies in HHZ is largest?"."""
    frame = last.frame
    noun = re.sub(r"(?i)^the ", "", frame.noun or "")
    if not noun:
        names = [name.text for name in last.names]
        return question(f"Which of {' and '.join(names[:3])} {match['rest']}") if len(names) > 1 else None
    rest = re.sub(r"(?i)^there\b", "", frame.rest).strip()
    if frame.form == "subject" and (rest.split()[:1] or [""])[0].casefold() in PREPOSITIONS:
        of = f"the {noun} {rest}"
    elif frame.form == "subject":
        of = f"the {noun} that {frame.aux} {rest}".replace("  ", " ")
    else:
        subject, tail = split_subject(frame)
        of = f"the {noun} of {subject} {tail}" if subject else f"the {noun} {frame.aux} {frame.rest}"
    return question(f"{match['which']} of {of} {match['rest']}")


def _one_after(match: "re.Match[str]", last: Turn) -> str | None:
    """ "Which plan comes after the 13th Five-Year Plan?"."""
    side = match["side"] or match["late"] or {"next": "after", "previous": "before"}[match["next"].casefold()]
    frame = last.frame
    if not last.answer or len(last.answer.split()) > _SHORT_ANSWER or frame.head not in ("who", "what", "which"):
        return None
    noun = frame.noun or ("one" if frame.head != "who" else "")
    asked = "Who" if frame.head == "who" else f"Which {noun}".strip()
    of = f", of {frame.rest}" if frame.form == "copula" else ""
    return question(f"{asked} {'came' if frame.is_past else 'comes'} {side.lower()} {last.answer.rstrip('. ')}{of}")
