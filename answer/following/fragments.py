"""Questions that are pieces of one: "And Ningbo?", "in 2018?", "its exports?", "why?", "how many patents?"."""

import re
from collections.abc import Sequence

from answer.comparing.asking import AUXILIARIES, DO
from answer.following.antecedents import ROLES
from answer.following.asked_again import asked_again
from answer.following.changes import about_change, asked_for_time
from answer.following.frame import PREPOSITIONS, frame_of
from answer.following.references import possessive
from answer.following.times import NOW, Placed, has_shift, main_times, placed_times, tail_of, with_times_of
from answer.following.turn import Turn, own_names
from answer.following.wording import is_plural, question, split_subject, topic_phrase
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.names.relations import same_name
from ingest.facts.types import Name

LEAD = re.compile(
    r"(?i)^\W*(?:(?:ok(?:ay)?|well|so|then|hm+|but|and|or)\b[\s,]*)*(?:(?:what|how) about\b\s*|(?:and|or|but|also|only)\b\s*)?"
)
_ABOUT = re.compile(r"(?i)^\W*(?:(?:ok(?:ay)?|well|so|then|hm+|and|or|but)\b[\s,]*)+|^\W*(?:what|how) about\b")
_SENTENCE = re.compile(
    r"(?i)^(?:what|who|whom|whose|when|where|why|which|how|tell|list|name|give|show|describe|explain|compare|find|is there)\b"
)
_PRESENT = {"was": "is", "were": "are", "did": "does"}
_ORDER = re.compile(
    r"(?i)(?:(?:second|third|fourth|fifth|\d+(?:nd|rd|th)) )?(?:most \w+|least \w+|(?!for|inter|fin|manif|prot"
    r"|gu|pr|t|n|w)\w+est|smallest)\b"
)
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
    special = about_change(piece, last) or asked_again(piece, turns, lexicon)
    if special is not None:
        return special
    if (time := asked_for_time(piece, last)) is not None:
        return _timed(last.question, _joined(time, placed_times(time)))
    if _is_sentence(piece):
        return None
    return _changed(piece, last, lexicon, led=led, is_asked=text.rstrip().endswith("?"))


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
        return _at_present(NOW.search(dated), last)  # type: ignore[arg-type]
    if re.match(r"(?i)^(?:compared|as compared|relative|versus|vs)\b", dated) or re.match(
        r"(?i)^(?:than|more than|less than)\b", dated
    ):
        return question(f"{text.rstrip('?!. ')}, {dated}")
    if rest or (not times and not names):
        return _attribute(dated, last, names, times)
    if times:
        text = _timed(text, _joined(dated, times))
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
        return has_time or (bool(names) and (is_asked or words[0].casefold() in (*PREPOSITIONS, "of")))
    if re.match(r"(?i)^(?:its|their|his|her|compared|than)\b", piece):
        return True
    return (
        is_asked
        and not names
        and not has_time
        and len(words) <= 4
        and bool(re.match(r"(?i)^(?:the|of|in|for|by|to|from)\b", piece))
    )


def _joined(piece: str, times: Sequence[Placed]) -> Sequence[Placed]:
    """The times as one: "between 2015 and 2018"."""
    first, last = times[0], times[-1]
    bare = piece[first.end - len(first.bare) : last.end]
    return (Placed(start=first.start, end=last.end, text=piece[first.start : last.end], bare=bare),)


def _timed(last: str, times: Sequence[Placed]) -> str:
    """The question with the new time in the place of its own; at its end, if it has none."""
    said = times[0].bare
    new = times[0].text if times[0].text != times[0].bare else f"in {times[0].bare}"
    new = f"{new[: len(new) - len(times[0].bare)]}{said}"
    text = _COMPARED.sub("", NOW.sub("", last).strip())
    text = re.sub(r"(?i)^how much (?:more|less|higher|lower) ", "How much ", text) if text != last else text
    own = main_times(text)
    if not own:
        return question(f"{text.rstrip('?!. ')} {new}")
    old = own[-1]
    if old.text.casefold().startswith("of ") or old.text == old.bare:
        new = f"{old.text[: len(old.text) - len(old.bare)]}{said}"
    return question(f"{text[: old.start]}{new}{text[old.end :]}")


def _at_present(match: "re.Match[str]", last: Turn) -> str:
    text, aux = last.question, last.frame.aux
    if aux in _PRESENT:
        text = re.sub(rf"(?i)\b{aux}\b", _PRESENT[aux], text, count=1)
    for time in reversed(placed_times(text)):
        text = f"{text[: time.start].rstrip()} {text[time.end :].lstrip()}"
    text = re.sub(r"\s+([?,.])", r"\1", text).rstrip("?!. ,")
    return question(f"{text} {match.group().lower()}")


def _renamed(text: str, names: Sequence[Name], piece: str, last: Turn) -> str:
    """The question with the piece's name in the place of one of its kind."""
    said = piece[names[0].start : names[-1].end]
    old = _counterpart(names[0], last, piece)
    if old is None and names[0].kind not in ("place", "person", "nationality") and (other := _subject_replaced(said, text)):
        return other
    if old is None:
        joint = "" if re.match(r"(?i)^(?:in|of|for|to|from|with|by|at) ", piece) else "for "
        before = piece[: names[0].start].strip()
        return question(f"{text.rstrip('?!. ')} {before or joint.strip()} {said}")
    if same_name(old, names[0]):
        return question(text)
    # "Hangzhou High-tech Zone" may stand in the question as often as it likes.
    return question(re.sub(rf"(?<!\w)(?:the )?{re.escape(old.text)}(?!\w)", said, text))


def _subject_replaced(noun: str, text: str) -> str | None:
    """ "How much did tourism grow?" with "and logistics?"."""
    frame = frame_of(text)
    subject = split_subject(frame)[0] if frame.form == "inverted" and frame.aux in DO else ""
    at = text.find(f" {subject} ") + 1
    return question(f"{text[:at]}{noun}{text[at + len(subject) :]}") if subject and at else None


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
    return next((name for name in names if name.kind in owners and new.kind in owners), names[0] if len(names) == 1 else None)


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
    tail = f" {times[0].text}" if times else tail_of(last.question)
    if not names and (ordered := _order_replaced(noun, last)):
        return ordered
    if not names and frame.form == "subject" and not frame.aux and (of := re.match(r"(?i)(.*\bof )[\w-]+$", frame.asked)):
        return question(f"{of[1]}{noun} {frame.rest}")
    if names:  # "and exports of Ningbo": it names its own subject
        tail = tail if times or len(noun.split(" of ")[0].split()) < 3 else ""
        verb = _be(noun, frame.is_past or bool(times))
        return question(f"What {verb} the {noun}{tail}")
    if last.subject is None:
        return _subject_replaced(noun, _timed(last.question, times) if times else last.question) or _phrase_replaced(noun, last)
    if frame.head in ("how many", "which") and is_plural(noun) and frame.noun and not _PLURAL_PRONOUN.match(piece):
        return _noun_replaced(noun, last, tail, times)
    asked = "Who" if ROLES.match(noun) else "What"
    return question(f"{asked} {_be(noun, bool(tail))} {_owned(noun, last)}{tail}")


def _order_replaced(noun: str, last: Turn) -> str | None:
    """ "Which bridge is the longest?" with "and the second longest?"."""
    if not _ORDER.fullmatch(noun) or not (old := re.search(rf"(?i)\bthe {_ORDER.pattern[4:]}", last.question)):
        return None
    return question(f"{last.question[: old.start()]}the {noun}{last.question[old.end() :]}")


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
        rf"(?i)\b{word} (?:(?!(?:in|of|for|to|from|by|with|at|on|{'|'.join(AUXILIARIES)})\b)[\w'’.-]+\s*)+", last.question
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
        return question(f"{last.frame.asked} {_be(noun, last.frame.is_past)} {noun}{tail_of(last.question)}")
    return None
