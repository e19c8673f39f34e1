"""The quantities that a text states."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.facts.quantities.change import sign_of
from ingest.facts.quantities.codes import may_hold_numbers, number_starts, starts_number
from ingest.facts.quantities.draft import Draft
from ingest.facts.quantities.hedges import bounds, hedge_after, hedge_before, is_only_preposition
from ingest.facts.quantities.lists import join
from ingest.facts.quantities.nouns import Noun, noun_after, phrase_stems
from ingest.facts.quantities.per import per_after, per_before
from ingest.facts.quantities.reading import read_draft
from ingest.facts.quantities.subjects import noun_before, partitive, phrase_stems_before, subject_stems
from ingest.facts.quantities.tokens import Tokens
from ingest.facts.types import Hedge, Quantity, QuantityKind, Sign


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Quantities in the order of the text, without overlap.

    Args:
        taken: spans that were read as something else, as the year of a date; nothing in them is read again.
    """
    if not may_hold_numbers(text):
        return ()
    tokens = Tokens(text, taken)
    drafts = _drafts(tokens)
    if not drafts:
        return ()
    nouns = _nouns(tokens, drafts)
    found: list[Quantity] = []
    behind = 0  # token
    sign: Sign | None = None
    joined = join(tokens, drafts)
    for place, draft in enumerate(joined):
        passed = sign if place and _passes_sign(tokens, joined, place) else None
        bound = joined[place + 1].first if place + 1 < len(joined) else tokens.count
        if draft.is_name:
            continue
        quantity, behind = _finish(tokens, draft, nouns.get(draft.last), (behind, bound), passed)
        found.append(quantity)
        sign = quantity.sign
    return tuple(found)


def _drafts(tokens: Tokens) -> list[Draft]:
    drafts = []
    behind = free_from = 0
    for at in number_starts(tokens):
        if at >= free_from and starts_number(tokens, at):
            draft, free_from = read_draft(tokens, at, behind)
            if draft is not None:
                drafts.append(draft)
                behind = draft.last
    return drafts


def _nouns(tokens: Tokens, drafts: list[Draft]) -> dict[int, Noun]:
    """The nouns behind drafts without unit, by the draft's last token; noted on the drafts."""
    nouns = {}
    for draft in drafts:
        if draft.unit is not None or draft.is_bare or draft.noun is not None:
            continue
        at = draft.last
        if draft.number.form == "vague" and tokens.low[at] == "of":
            at += 1
        noun = noun_after(tokens, at, is_one=draft.number.value == 1)
        whole = partitive(tokens, draft.first)
        if whole is not None and (noun is None or noun.unit != whole.unit):
            noun = whole if noun is None else None  # "of the 500 firms, 120 export chips" counts no chips
        if noun is not None:
            draft.noun = (noun.unit, noun.of)
            if noun.last:
                nouns[draft.last] = noun
    return nouns


def _passes_sign(tokens: Tokens, drafts: list[Draft], place: int) -> bool:
    """Whether a change before this draft holds for it too: "rose $5 million or 12%", "rose 5%, 4% and 3%"."""
    left, right = drafts[place - 1], drafts[place]
    gap = tuple(tokens.low[left.last : right.first])
    if gap in (("or",), (",", "or"), ("(",), ("(", "or")):
        return left.unit != right.unit
    if left.unit != right.unit or left.unit is None:
        return False
    if gap == (",",):
        follower = tokens.low[right.last]
        return place + 1 < len(drafts) and drafts[place + 1].unit == left.unit and follower in (",", "and")
    return gap in (("and",), (",", "and"))


def _finish(tokens: Tokens, draft: Draft, noun: Noun | None, room: tuple[int, int], before: Sign | None) -> tuple[Quantity, int]:
    """The quantity, and the token behind it; it keeps to its room, the tokens between the quantities beside it."""
    kind, unit, of = _what(tokens, draft)
    last = max(draft.last, noun.last) if noun is not None and draft.noun is not None else draft.last
    hedge, first = _hedge(tokens, draft, kind, room[0])
    after = hedge_after(tokens, last) if hedge == "exact" and draft.after is None else None
    if after is not None and after[0] != "over":
        hedge, last = after
    per = per_after(tokens, last) if kind != "bare" else None
    end = max(min(last, room[1]), draft.last)
    if per is not None:
        last = per[1]
    elif kind in ("money", "measure", "count"):
        named = per_before(tokens, first, is_money=kind == "money")
        per = (named, last) if named else None
    sign = None if draft.is_bare or kind == "bare" else _sign(tokens, draft, first, last, kind) or before
    value, low, high, step = _values(draft, hedge, sign)
    if not of and kind != "bare":
        of = _beside(tokens, first, last)
    quantity = Quantity(
        start=tokens.start[first],
        end=tokens.end[end - 1],
        value=value,
        low=low,
        high=high,
        hedge="between" if value is None else hedge,
        step=step,
        kind=kind,
        unit=unit,
        of=of,
        per=per[0] if per else None,
        sign=sign,
    )
    return quantity, end


def _what(tokens: Tokens, draft: Draft) -> tuple[QuantityKind, str, tuple[str, ...]]:
    if draft.is_bare:
        return "bare", "", ()
    if draft.unit is not None:
        return draft.unit.kind, draft.unit.base, ()
    if draft.noun is None:
        found = noun_before(tokens, draft.first)
        if found is not None:
            draft.noun = (found.unit, found.of)
    return ("count", *draft.noun) if draft.noun is not None else ("bare", "", ())


def _hedge(tokens: Tokens, draft: Draft, kind: QuantityKind, behind: int) -> tuple[Hedge, int]:
    if draft.after is not None:
        return draft.after, draft.first
    found = hedge_before(tokens, draft.first)
    if found is None or found[1] < behind:
        return "exact", draft.first
    hedge, first = found
    if hedge == "between" and draft.number.value is not None:
        return "exact", draft.first
    is_span = draft.unit is not None and draft.unit.kind == "measure" and draft.unit.base in ("s", "month", "year")
    if is_span and is_only_preposition(tokens, first):
        return "exact", draft.first
    if tokens.low[first] == "under" and kind == "count" and draft.number.high < 10:
        return "exact", draft.first  # "under two generals"
    return hedge, first


def _sign(tokens: Tokens, draft: Draft, first: int, last: int, kind: QuantityKind) -> Sign | None:
    if draft.is_change:
        return "down" if draft.number.value is not None and draft.number.value < 1 else "up"
    return sign_of(tokens, first, last, kind)


def _values(draft: Draft, hedge: Hedge, sign: Sign | None) -> tuple[Decimal | None, Decimal, Decimal, Decimal]:
    number, unit = draft.number, draft.unit
    if unit is None:
        value, low, high, step = number.value, number.low, number.high, number.step
    else:
        convert = unit.in_base if sign is None else unit.span  # a rise of 5 °F is one of 2.8 °C
        value = None if number.value is None else convert(number.value)
        low, high, step = convert(number.low), convert(number.high), unit.span(number.step)
    if value is not None:
        low, high = bounds(hedge, value, step)
    return value, low, high, step


def _beside(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """Stems of what an amount is an amount of: "27.1% of GDP", "an added value of RMB3bn"."""
    if tokens.low[last] in ("of", "in"):
        stems = phrase_stems(tokens, last + 1)
        if stems:
            return stems
    before = tokens.low[first - 1]
    if before in ("of", ":"):
        return phrase_stems_before(tokens, first - 1)
    return subject_stems(tokens, first)
