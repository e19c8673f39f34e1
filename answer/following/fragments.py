"""Questions that are pieces of one: "And Ningbo?", "in 2018?", "its exports?", "why?", "how many patents?"."""

import re
from collections.abc import Sequence

from answer.following.frame import AUXILIARIES, DO, PREPOSITIONS, is_past
from answer.following.references import possessive
from answer.following.times import NOW, Placed, has_shift, placed_times, with_times_of
from answer.following.turn import Turn, own_names
from answer.following.wording import asked_with, is_plural, question, split_subject, topic_phrase
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.names.relations import same_name
from ingest.facts.types import Name

LEAD = re.compile(
    r"(?i)^\W*(?:(?:ok(?:ay)?|well|so|then|hm+|but|and|or)\b[\s,]*)*(?:(?:what|how) about\b\s*|(?:and|or|but|also|only)\b\s*)?"
)
_ABOUT = re.compile(r"(?i)^\W*(?:(?:ok(?:ay)?|well|so|then|hm+|and|or|but)\b[\s,]*)+|^\W*(?:what|how) about\b")
_TELL_MORE = re.compile(r"(?i)^(?:please )?(?:tell|say|give)(?: me)?(?: some| a bit| a little)? more(?: about (?:it|that|this|them))?(?: please)?$|^more$")
_WHO_SAYS = re.compile(r"(?i)^who (?:says|said|claims|claimed) (?:so|that|this|it)$|^says who$|^according to whom?$")
_TRUE = re.compile(r"(?i)^(?:is|was) (?:that|this|it) (?:really )?(?:true|correct|right|so)$|^really$|^are you sure$")
_THAT = re.compile(r"(?i)^(?P<asked>why|when|where|how|how come|since when)(?: (?:is|was|did|does) (?:that|this|it)(?: so| happen| the case)?)?$")
_OF_THEM = re.compile(r"(?i)^(?P<which>which|what|who|how many) of (?:them|these|those) (?P<rest>.+)$")
_ONE_AFTER = re.compile(
    r"(?i)^(?:(?:what|which|who|when) (?:is|was|comes?|came) )?(?:the )?(?:(?:one )?(?P<side>after|before) (?:it|that|this|them|him|her)?|"
    r"(?:one|ones) (?P<late>after|before)(?: (?:it|that|this))?|(?P<next>next|previous)(?: one)?)$"
)
_IN_UNIT = re.compile(
    r"(?i)^(?:how much (?:(?:is|was) (?:it|that) )?|(?:how (?:large|big|many|far|long)|what|that|and) )?in (?P<unit>(?:us |american |chinese )?(?:dollars|euros|"
    r"yuan|rmb|pounds|yen|usd|eur|per ?cent|percent|square (?:kilomet(?:re|er)s|miles|met(?:re|er)s)|kilomet(?:re|er)s|miles|hectares|"
    r"acres|tons|tonnes|years|months|days|hours|minutes))$"
)
_BARE_ASK = re.compile(
    r"(?i)^(?P<asked>(?:(?:together with|along with|in|on|at|by|for|of|from|to|with|since|until|under|among) )"
    r"(?:how (?:many|much)|what|which|whom|whose|when)(?: [\w-]+){0,3}|who|when|where|why|how|how come)$"
)
_ATTRIBUTE_ASK = re.compile(r"(?i)^(?P<head>how many|how much|which|what)(?P<noun>(?: [\w'-]+){0,5})$")
_SENTENCE = re.compile(r"(?i)^(?:what|who|whom|whose|when|where|why|which|how|tell|list|name|give|show|describe|explain|compare|find|is there)\b")
_DETERMINER = re.compile(r"(?i)^(?:the|its|their|his|her|a|an|any)\s+")
_HOLDS = frozenset("hold have own possess hold? count".split())
_COMPARED = re.compile(r"(?i),? (?:than|compared (?:with|to)) (?:in )?(?:the (?:\w+ )?(?:half|quarter|month) of )?\d{4}\s*\?*$")
_MAX_FRAGMENT = 7  # words of a piece without "and" or "what about"
_PLURAL_PRONOUN = re.compile(r"(?i)^(?:its|their|his|her|the zone's|the city's|the company's)\s+")


def is_led(text: str) -> bool:
    """True if the question opens as one that goes on: "and …", "what about …"."""
    return bool(_ABOUT.match(text))


def continued(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str | None:
    """The last question changed as the piece tells; None if it is no piece of a question."""
    last = turns[0]
    led = is_led(text)
    piece = LEAD.sub("", text).strip(" ?!.,;") or text.strip(" ?!.,;")
    special = _special(piece, last)
    if special is not None:
        return special
    if _is_sentence(piece):
        return None
    return _changed(piece, last, lexicon, led=led, is_asked=text.rstrip().endswith("?"))


def _special(piece: str, last: Turn) -> str | None:
    """What is asked of the last question as a whole."""
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
        return _of_them(match, last)
    if match := _ONE_AFTER.match(piece):
        return _one_after(match, last)
    return _asked_again(piece, last)


def _asked_again(piece: str, last: Turn) -> str | None:
    """ "Why?", "in which district?", "how many patents?" asked of the last question's subject."""
    match = _THAT.match(piece) or _BARE_ASK.match(piece)
    if match:
        return asked_with(last.question, _since(match["asked"], last), last.answered.text if last.answered else "")
    match = _ATTRIBUTE_ASK.match(piece)
    if match is None or any(word.casefold() in AUXILIARIES for word in match["noun"].split()):
        return None
    return _attribute_asked(match, last)


def _since(asked: str, last: Turn) -> str:
    return asked


def _attribute_asked(match: "re.Match[str]", last: Turn) -> str | None:
    head, noun = match["head"].casefold(), match["noun"].strip()
    frame, words = last.frame, noun.split()
    if any(is_past(word) for word in words[1:]) or placed_times(noun):
        return None
    if not noun or words[0].casefold() in PREPOSITIONS:
        return asked_with(last.question, f"{head} {noun}".strip(), last.answered.text if last.answered else "")
    tail = _tail(last)
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
    return question(f"{head} {noun} {'did' if frame.is_past else 'do' if is_plural(subject) and subject[0].islower() else 'does'} {subject} have{tail}")


def _tail(last: Turn) -> str:
    """The last question's time, to be put at the end."""
    times = placed_times(last.question)
    if not times:
        return ""
    return f" {times[-1].text}" if times[-1].text != times[-1].bare and not times[-1].text.startswith("of ") else f" in {times[-1].bare}"


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
    if last.answered is None:
        return None
    frame = last.frame
    noun = frame.noun or ("one" if frame.head != "who" else "")
    asked = "Who" if frame.head == "who" else f"Which {noun}".strip()
    of = f", of {frame.rest}" if frame.form == "copula" else ""
    return question(f"{asked} {'came' if frame.is_past else 'comes'} {side.lower()} {last.answered.text}{of}")


def _is_sentence(piece: str) -> bool:
    """True if the piece asks by itself: it has a word of asking and a verb."""
    first = (piece.split() or [""])[0].casefold()
    return bool(_SENTENCE.match(piece)) or first in AUXILIARIES or len(piece.split()) > 12


def _changed(piece: str, last: Turn, lexicon: Lexicon, *, led: bool, is_asked: bool) -> str | None:
    """The last question with the piece in the place of what is of its kind."""
    dated = with_times_of(piece, last.question)
    is_relative = dated != piece or has_shift(piece)
    times, names = placed_times(dated), own_names(dated, lexicon)
    rest = _without(dated, times, names)
    if not led and not _may_stand_as_piece(piece, names, bool(times) or is_relative, rest, is_asked):
        return None
    text = last.question
    if NOW.search(dated) and not times:
        return _at_present(NOW.search(dated), text)  # type: ignore[arg-type]
    if re.match(r"(?i)^(?:compared|as compared|relative|versus|vs)\b", dated) or re.match(r"(?i)^(?:than|more than|less than)\b", dated):
        return question(f"{text.rstrip('?!. ')}, {dated}")
    if rest or (not times and not names):
        return _attribute(dated, last, names, times)
    if times:
        text = _timed(text, times)
    return _renamed(text, names, dated, last) if names else text


def _without(piece: str, times: Sequence[Placed], names: Sequence[Name]) -> str:
    """The words of the piece that are neither time nor name nor joint."""
    spans = sorted([(time.start, time.end) for time in times] + [(name.start, name.end) for name in names], reverse=True)
    for start, end in spans:
        piece = f"{piece[:start]} {piece[end:]}"
    skipped = PREPOSITIONS | frozenset("the a an of and or only just whole all then instead also that city s".split())
    return " ".join(word for word in re.findall(r"[\w-]+", piece) if word.casefold() not in skipped)


def _may_stand_as_piece(piece: str, names: Sequence[Name], has_time: bool, rest: str, is_asked: bool) -> bool:
    """True for a few words that no one would ask by themselves: "in 2017?", "Ningbo?", "its exports?"."""
    words = piece.split()
    if len(words) > _MAX_FRAGMENT or any(word.casefold() in AUXILIARIES for word in words):
        return False
    if not rest:
        return has_time or (bool(names) and (is_asked or words[0].casefold() in PREPOSITIONS))
    if re.match(r"(?i)^(?:its|their|his|her|compared|than)\b", piece):
        return True
    return is_asked and not names and not has_time and len(words) <= 4 and bool(re.match(r"(?i)^(?:the|of|in|for|by|to|from)\b", piece))


def _timed(last: str, times: Sequence[Placed]) -> str:
    """The question with the new time in the place of its own; at its end, if it has none."""
    said = " and ".join(time.bare for time in times) if len(times) > 1 else times[0].bare
    new = times[0].text if times[0].text != times[0].bare else f"in {times[0].bare}"
    new = f"{new[: len(new) - len(times[0].bare)]}{said}"
    text = _COMPARED.sub("", NOW.sub("", last).strip())
    text = re.sub(r"(?i)^how much (?:more|less|higher|lower) ", "How much ", text) if text != last else text
    own = placed_times(text)
    if not own:
        return question(f"{text.rstrip('?!. ')} {new}")
    old = own[-1]
    if old.text.casefold().startswith("of ") or old.text == old.bare:
        new = f"{old.text[: len(old.text) - len(old.bare)]}{said}"
    return question(f"{text[: old.start]}{new}{text[old.end :]}")


def _at_present(match: "re.Match[str]", text: str) -> str:
    for time in reversed(placed_times(text)):
        text = f"{text[: time.start].rstrip()} {text[time.end :].lstrip()}"
    text = re.sub(r"\s+([?,.])", r"\1", text).rstrip("?!. ,")
    return question(f"{text} {match.group().lower()}")


def _renamed(text: str, names: Sequence[Name], piece: str, last: Turn) -> str:
    """The question with the piece's name in the place of one of its kind."""
    said = piece[names[0].start : names[-1].end]
    old = _counterpart(names[0], last, piece)
    if old is None:
        joint = "" if re.match(r"(?i)^(?:in|of|for|to|from|with|by|at) ", piece) else "for "
        before = piece[: names[0].start].strip()
        return question(f"{text.rstrip('?!. ')} {before or joint.strip()} {said}")
    if same_name(old, names[0]):
        return question(text)
    # "Hangzhou High-tech Zone" may stand in the question as often as it likes.
    return question(re.sub(rf"(?<!\w)(?:the )?{re.escape(old.text)}(?!\w)", said, text))


def _counterpart(new: Name, last: Turn, piece: str) -> Name | None:
    """The name in the last question that the new one is put for."""
    names = [name for name in last.names if name.kind != "nationality" or new.kind == "nationality"]
    before = re.search(r"(?i)\b(in|of|for|to|from|with|by|at) (?:the )?$", piece[: new.start])
    if before:
        fits = [n for n in names if re.search(rf"(?i)\b{before[1]} (?:the )?$", last.question[: n.start])]
        same = [name for name in fits if _alike(new, name)]
        if same or fits:
            return (same or fits)[0]
    alike = [name for name in names if new.kind is not None and name.kind == new.kind]
    if alike:
        return alike[0]
    loose = [name for name in names if new.kind is None or name.kind is None]
    if loose:
        return loose[0]
    # A zone, a company and a city can all hold patents; a person cannot stand for any of them.
    owners = ("place", "organisation", None)
    return next((name for name in names if name.kind in owners and new.kind in owners), None)


def _alike(one: Name, other: Name) -> bool:
    return one.kind == other.kind or one.kind is None or other.kind is None


def _attribute(piece: str, last: Turn, names: Sequence[Name], times: Sequence[Placed]) -> str | None:
    """ "And its exports?" asked of what the last question was about."""
    frame = last.frame
    prepositional = re.match(r"(?i)^(of|in|for|to|from|by|with|among|on) (.+)$", piece)
    if prepositional and not times:
        changed = _phrase_changed(prepositional, last, names)
        if changed is not None:
            return changed
    noun = piece
    for time in reversed(times):
        noun = f"{noun[: time.start]} {noun[time.end :]}"
    noun = _PLURAL_PRONOUN.sub("", " ".join(noun.split())).strip(" ,")
    noun = re.sub(r"(?i)^(?:the|a|an|of|for|in|by)\s+", "", noun)
    if not noun:
        return None
    tail = f" {times[0].text}" if times else _tail(last)
    if names:  # "and exports of Ningbo": it names its own subject
        verb = _be(noun, frame.is_past or bool(times))
        return question(f"What {verb} the {noun}{tail}")
    if last.subject is None:
        return _phrase_replaced(noun, last)
    if frame.head in ("how many", "which") and is_plural(noun) and frame.noun and not _PLURAL_PRONOUN.match(piece):
        return _noun_replaced(noun, last, tail, times)
    return question(f"What {_be(noun, bool(tail))} {_owned(noun, last)}{tail}")


def _be(noun: str, was: bool) -> str:
    return ("were" if was else "are") if is_plural(noun) else ("was" if was else "is")


def _owned(noun: str, last: Turn) -> str:
    assert last.subject is not None
    owner = last.subject.text
    if last.frame.form != "copula":
        owner = topic_phrase(last.question, owner)
    if len(owner.split()) > 3 or len(noun.split()) > 3 or " of " in noun:
        return f"the {noun} of {owner}"
    return f"{owner}{possessive(owner)} {noun}"


def _noun_replaced(noun: str, last: Turn, tail: str, times: Sequence[Placed]) -> str:
    """ "How many companies are in HHZ?" with "and start-ups?"."""
    frame = last.frame
    text = question(f"{frame.asked[: len(frame.asked) - len(frame.noun)]}{noun} {frame.aux} {frame.rest}")
    return _timed(text, times) if times else text


def _phrase_changed(match: "re.Match[str]", last: Turn, names: Sequence[Name]) -> str | None:
    """The phrase of the last question with the same preposition changed: "and of the province's total?"."""
    word, phrase = match[1].casefold(), match[2]
    old = re.search(
        rf"(?i)\b{word} (?:(?!(?:in|of|for|to|from|by|with|at|on|{'|'.join(sorted(AUXILIARIES))})\b)[\w'’.-]+\s*)+", last.question
    )
    if old is None or any(old.start() <= time.start < old.end() for time in placed_times(last.question)):
        return None
    text = last.question
    gap = " " if old.group().endswith(" ") else ""
    return question(f"{text[: old.start()]}{word} {phrase}{gap}{text[old.end() :]}")


def _phrase_replaced(noun: str, last: Turn) -> str | None:
    """Where nothing is named: what the last question's noun phrase belongs to, put anew."""
    of = re.search(r"(?i)^(.*?\bof )(?:the )?(.+?)((?: in| during| by) .*)?$", last.frame.rest)
    if last.frame.form in ("copula", "inverted") and of:
        return question(f"{last.frame.asked} {last.frame.aux} {of[1]}{noun}{of[3] or ''}")
    if last.frame.form == "copula" and last.frame.rest:
        return question(f"{last.frame.asked} {_be(noun, last.frame.is_past)} {noun}{_tail(last)}")
    return None
