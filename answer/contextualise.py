"""A follow-up → a question that stands alone, by rules over the turns before."""

import re
from collections.abc import Sequence

from answer.comparing.wanted import wanted_of
from answer.following.fragments import LEAD, continued, is_led
from answer.following.references import points_back, points_closely, resolved
from answer.following.times import has_shift, main_times, placed_times, tail_of, with_times_of
from answer.following.turn import Turn, own_names, turns_of
from answer.following.wording import asked_with, question, topic_phrase, value_of
from ingest.facts.names.lexicon import EMPTY, Lexicon

_COMPARED = re.compile(r"(?i)\s(?:than|compared (?:with|to)|on|over|against) (?:in )?(?:the )?(?:\d{4}|year)\b")
_PASSED = re.compile(r"(?i)\bdid (?:it|they) (?:pass|overtake|surpass|beat|outrank|outperform|leave behind|trail|follow)\b")
_SET_BEFORE = re.compile(
    r"(?i)^(?:and |but |or |what about |how about )(?P<of>[^,?]{3,60}), (?P<asks>(?:how|what|which|who|when|where|why)\b.+)$"
)
_THANKS = re.compile(
    r"(?i)^(?:(?:many )?thanks?(?: you)?|great|nice|good|interesting|i see|cool|wow|ah|oh)(?: a lot| so much)?[!.,;:]+\s+(?=\w)"
)
_MORE = re.compile(r"(?i)^how much (?P<more>more|less|higher|lower|larger|smaller) (?:was|is) (?:it|that|this)\b(?P<than>.*)$")
_REMEMBERED = 3  # turns that "the ranking" may look back
_NO_MODIFIER = "the|an?|in|of|for|to|by|with|and|was|is|were|are|did|does|do|what|which|how|many|much|who|where|when|has|have"
_VALUES = ("count", "money", "percent", "measure", "number", "rank")


def standalone(question_text: str, before: Sequence[str], lexicon: Lexicon = EMPTY, answers: Sequence[str] = ()) -> str:
    """The question as it would be asked without what came before; itself where it already stands alone.

    Args:
        before: standalone questions of the earlier turns, oldest first.
        lexicon: names that are known.
        answers: the short text of each earlier answer, oldest first; "" where there was none.
    """
    text = " ".join(question_text.split())
    if not before or not text:
        return text
    text = _THANKS.sub("", text) or text
    turns = turns_of(before, answers, lexicon)
    text, own = _own_subject(text, lexicon)
    if own is not None:
        turns = [own, *turns]
    else:
        changed = _more_than(text, turns[0]) or continued(text, turns, lexicon)
        if changed is not None:
            return " ".join(changed.split())
    return _pointing(text, turns, lexicon)


def carried(text: str, before: Sequence[str], lexicon: Lexicon = EMPTY) -> str:
    """The second half of a double question with the first half's time and place, if it asks for a value and names nothing."""
    turns = turns_of(before, (), lexicon)
    value = wanted_of(text) is not None and re.match(r"(?i)^(?:how|what)\b", text) is not None
    if re.search(r"(?i)\b(?:are|is|were|was) there\b", text) and turns[0].subject and not own_names(text, lexicon):
        return f"{text.rstrip('?!. ')} in {topic_phrase(turns[0].question, turns[0].subject.text)}"
    if own_names(text, lexicon) or not (value or re.match(r"(?i)^(?:what|who) (?:is|was|are|were) the (?!.* of )", text)):
        return text
    return _in_place(_in_time(text, turns, has_value=False), turns, lexicon)


def _own_subject(text: str, lexicon: Lexicon) -> tuple[str, Turn | None]:
    """ "And Ningbo, how many patents does it hold?" has its subject at its head."""
    match = _SET_BEFORE.match(text)
    if match is None or not points_back(match["asks"], lexicon):
        return text, None
    return question(match["asks"]), turns_of([f"What is {match['of']}?"], (), lexicon)[0]


def _more_than(text: str, last: Turn) -> str | None:
    """ "How much more was it than in the year before?" of a question that asks how much somebody did."""
    match = _MORE.match(text.rstrip("?!. "))
    if match is None or last.frame.form != "inverted" or last.frame.aux not in ("do", "does", "did"):
        return None
    than = with_times_of(match["than"], last.question)
    asked = asked_with(last.question, f"how much {match['more']}").rstrip("?")
    return question(f"{asked}{than}")


def _pointing(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str:
    """The question with its words that point back resolved; only such a one takes over time and place."""
    said = LEAD.sub("", text) if is_led(text) and not re.match(r"(?i)^\W*(?:what|how) about", text) else text
    back = points_back(said, lexicon)
    fielded = _with_field(said, turns)
    named = _with_nouns(fielded, turns, lexicon) if not back else fielded
    is_dated_back = _SAME_TIME.search(said) is not None or (has_shift(said) and not own_names(said, lexicon))
    if not back and named == said and not is_dated_back:
        return text
    dated = with_times_of(named, _last_dated(turns))
    full = resolved(dated, turns, lexicon)
    if full == said:
        return text
    value = value_of(turns[0].question)
    # "The city" alone may be said by someone who asks anew: it takes no time over.
    if is_dated_back or named != said or points_closely(dated, lexicon):
        full = _in_time(full, turns, has_value=bool(value) and str(value) in full or _PASSED.search(said) is not None)
    if is_dated_back or (not back and re.match(r"(?i)^(?:by )?(?:how (?:much|many|fast)|what)\b", full)):
        full = _in_place(full, turns, lexicon)
    return question(full) if not full.endswith(".") else full


_FIELD = re.compile(
    r"(?i)\b(?P<of>of )?(?:this|that) (?:(?P<kind>kind|sort|type)|field|industry|sector|branch|domain|trade)\b(?! of\b)"
)
_NAMED_FIELD = re.compile(
    r"(?i)\b(?:the )?((?:(?!(?:the|of|in|did|does|do|is|was|a|an)\b)[\w-]+ ){1,3}(?:industry|industries|sector|economy))\b"
)


def _with_field(text: str, turns: Sequence[Turn]) -> str:
    """ "This field", "firms of this kind" with the field that an earlier question was about."""
    match = _FIELD.search(text)
    field = next((field for turn in turns[:_REMEMBERED] if (field := _field_of(turn))), None) if match else None
    if match is None or field is None:
        return text
    return f"{text[: match.start()]}{'in ' if match['kind'] else ''}{field}{text[match.end() :]}"


def _field_of(turn: Turn) -> str | None:
    named = _NAMED_FIELD.search(turn.question)
    if named is not None:
        return f"the {named[1]}"
    value = value_of(turn.question)
    return value.rsplit(" of ", 1)[1] if value and " of " in value and not turn.names else None


_SAME_TIME = re.compile(
    r"(?i)\b(?:in|during|at) (?:that|this|the same) (?:time|year|period|half-year|quarter|month)\b|\bthen\s*\?*$"
)
_THE_NOUN = re.compile(
    r"(?i)\b(?:the|this|that) (?P<noun>[a-z][\w-]{3,})(?=\s*(?:[?.!,]|$)|\s+(?:grow|rise|fall|increase|drop"
    r"|change|last|begin|start|end|come)\b)"
)


def _with_nouns(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str:
    """ "The ranking" as the "innovation ranking of 2022" of a question before; only where this one names nothing itself."""
    match = _THE_NOUN.search(text)
    if match is None or own_names(text, lexicon) or placed_times(text):
        return text
    noun = re.escape(match["noun"])
    pattern = re.compile(
        rf"(?i)\b(?P<phrase>(?:(?!(?:{_NO_MODIFIER})\b)[\w'’-]+ ){{0,2}}{noun}\b"
        rf"(?: (?:of|in) (?:the )?(?:(?!(?:{_NO_MODIFIER})\b)[\w'’-]+ ?){{1,5}})?)"
    )
    for turn in turns[:_REMEMBERED]:
        there = pattern.search(turn.question)
        if there is not None and there["phrase"].casefold() != match["noun"].casefold():
            return f"{text[: match.start()]}the {there['phrase'].strip()}{text[match.end() :]}"
    return text


def _last_dated(turns: Sequence[Turn]) -> str:
    return turns[0].question if main_times(turns[0].question) else next((t.question for t in turns if main_times(t.question)), "")


def _in_time(text: str, turns: Sequence[Turn], *, has_value: bool) -> str:
    """The question with the last one's time, if it asks for a value of the same thing and names no time."""
    wanted = wanted_of(text)
    times = main_times(turns[0].question)
    is_value = wanted is not None and wanted.kind in _VALUES or re.match(r"(?i)^(?:by )?how much\b", text) is not None
    last = wanted_of(turns[0].question)
    if not times or main_times(text) or not (is_value or has_value) or re.match(r"(?i)^(?:since |until )?when\b", text):
        return text
    if last is not None and last.kind in ("time", "name"):
        return text
    if re.search(r"(?i)\b(?:now|today|currently|so far|ever|usually)\b", text):
        return text
    said = tail_of(turns[0].question).strip()
    compared = _COMPARED.search(text)
    if compared is not None:  # "How much higher was it in 2020 than in 2019"
        return f"{text[: compared.start()]} {said}{text[compared.start() :]}"
    return f"{text.rstrip('?!. ')} {said}"


def _in_place(text: str, turns: Sequence[Turn], lexicon: Lexicon) -> str:
    """The question with the last one's place, if it names nothing itself."""
    place = next((name for name in turns[0].names if name.kind == "place"), None)
    if place is None or own_names(text, lexicon):
        return text
    times = placed_times(text)
    if times and times[-1].end >= len(text.rstrip("?!. ")):
        at = times[-1].start
        return f"{text[:at].rstrip()} in {place.text} {text[at:]}"
    return f"{text.rstrip('?!. ')} in {place.text}"
