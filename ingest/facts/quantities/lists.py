"""What numbers that stand together share: ranges, pairs, lists, scores."""

from dataclasses import replace

from ingest.facts.quantities.codes import DASHES
from ingest.facts.quantities.draft import Draft
from ingest.facts.quantities.number import Number, times
from ingest.facts.quantities.tokens import NUMBER, Tokens

_CHANGES = frozenset(
    "rose rise risen rises rising grew grown grow grows growing increased increase increases increasing fell fall"
    " fallen falls falling dropped drop drops declined decline declines decreased decrease decreases decreasing"
    " reduced jumped climbed expanded changed went up down improved shrank raised cut lowered surged soared moved"
    " slipped narrowed widened growth reduction".split()
)
_SCORING = frozenset(
    "won win wins winning lost lose loses losing beat beats beating defeated defeating defeat score scored scores"
    " record tied drew draw victory loss lead led leading trailed vote voted ahead match game season".split()
)
_JOINTS = frozenset(("and", "or", "&", "versus", "vs"))


_BEFORE_OLD = {("up", "from"), ("down", "from"), ("compared", "to"), ("compared", "with"), ("rather", "than")}


def link(tokens: Tokens, left: Draft, right: Draft) -> str:
    """How two drafts stand together: "dash", "to", "between", "or", "list", "comma", "pair" or ""."""
    gap = tokens.low[left.last : right.first]
    if not gap or len(gap) > 7:
        return ""
    if tuple(gap[-2:]) in _BEFORE_OLD and (len(gap) == 2 or gap[-3] == "," or gap[-3][0] == "\0"):
        return "pair"
    if len(gap) > 3:
        return ""
    if len(gap) == 1:
        word = gap[0]
        if word in DASHES or word == "~":
            return "dash"
        if word in ("to", "through"):
            return _to(tokens, left)
        if word == "and" and "between" in tokens.low[max(left.first - 3, 0) : left.first]:
            return "between"
        if word == "or":
            return "or"
        if word in _JOINTS:
            return "list"
        return "comma" if word == "," else ""
    if gap[0] == "," and gap[1] in _JOINTS and len(gap) == 2:
        return "list"
    if gap[-1] == "to" and all(word == "\0" * len(word) or word == "in" for word in gap[:-1]):
        return "pair"
    return ""


def _to(tokens: Tokens, left: Draft) -> str:
    """ "to" makes a range, but "rose from 3 to 5" are two."""
    before = tokens.low[max(left.first - 12, 0) : left.first]
    if before and before[-1] == "by" and any(word in _CHANGES for word in before):
        return ""  # "rose by 12 to 230"
    if before and before[-1] == "from" or left.unit is not None and "from" in before[-3:]:
        return "pair" if any(word in _CHANGES for word in before) else "to"
    if left.unit is not None and any(word in _CHANGES for word in before[-5:]):
        return ""  # "increased 11.5 per cent to 4,200"
    return "to"


def join(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """The drafts with units and scales shared and ranges made one."""
    links = [link(tokens, left, right) for left, right in zip(drafts, drafts[1:], strict=False)]
    _share(drafts, links)
    joined: list[Draft] = []
    skip = False
    for place, draft in enumerate(drafts):
        if skip:
            skip = False
            continue
        kind = links[place] if place < len(links) else ""
        if kind in ("dash", "to", "between", "or"):
            previous = links[place - 1] if place else ""
            following = links[place + 1] if place + 1 < len(links) else ""
            merged = _range(tokens, draft, drafts[place + 1], kind, is_chain="dash" in (previous, following) and kind == "dash")
            if merged is not None:
                joined.append(merged)
                skip = True
                continue
        joined.append(draft)
    return joined


_RANGES = frozenset(("to", "dash", "between", "pair"))


def _share(drafts: list[Draft], links: list[str]) -> None:
    start = 0
    while start < len(links):
        if not links[start]:
            start += 1
            continue
        end = start
        while end < len(links) and links[end]:
            end += 1
        run = links[start:end]
        own = 1 if run[0] in _RANGES and _RANGES.isdisjoint(run[1:]) else run.index("comma") if "comma" in run else len(run)
        is_cut = 0 < own < len(run) and not _RANGES.isdisjoint(run)
        if is_cut:
            end, run = start + own, run[:own]  # "10.5% from 18 to 24, 28.5% from 25 to 44": a comma joins no ranges
        if any(kind not in ("", "comma") for kind in run):
            _share_group(drafts[start : end + 1], run)
        start = end + is_cut


def _share_group(group: list[Draft], links: list[str]) -> None:
    for draft in group[1:]:
        if group[0].is_bare and draft.unit is None and draft.noun is None:
            draft.is_bare, draft.is_name = True, group[0].is_name  # "Notes 3 and 4"
    for left, right, kind in reversed(list(zip(group, group[1:], links, strict=False))):
        if left.is_bare or right.is_bare:
            continue
        is_lacking = left.unit is None and left.noun is None
        is_signed = left.has_sign and (not right.has_sign or kind in ("dash", "to", "between", "pair"))
        if is_lacking:
            left.unit, left.noun = right.unit, right.noun
        elif right.unit is None and right.noun is None and kind == "pair":
            right.unit, right.noun = left.unit, left.noun  # "from 493 firms in 2012 to 1,928"
        elif right.unit is None and right.noun is None and (left.has_sign or (kind != "list" and left.last == left.number.last)):
            right.unit = left.unit  # "$3-5", "aged 15 to 24": the unit stands before
        if (is_lacking or is_signed) and _takes_scale(left.number, right.number):
            left.number = times(left.number, right.number.scale)
    if group[0].has_sign:
        for draft in group[1:]:
            if draft.unit is None and draft.noun is None and not draft.is_bare:
                draft.unit = group[0].unit


def _takes_scale(left: Number, right: Number) -> bool:
    return left.scale == 1 and right.scale > 1 and not left.is_grouped and left.high < 1000 and left.form in ("digits", "words")


def _range(tokens: Tokens, left: Draft, right: Draft, kind: str, *, is_chain: bool) -> Draft | None:
    """The range as one draft, or None; scores are made bare."""
    low, high = left.number, right.number
    same = (left.unit == right.unit) or (left.unit is not None and right.unit is not None and left.unit.base == right.unit.base)
    has_unit = left.unit is not None or right.unit is not None
    if kind == "dash" and not has_unit and left.noun is None and low.high >= 100 and high.low >= 1000:
        left.is_bare = right.is_bare = left.is_name = right.is_name = True  # rather a telephone number than a range of nothing
        return None
    if kind == "dash" and not has_unit and (is_chain or low.high >= high.low or _is_score(tokens, left, right)):
        left.is_bare = right.is_bare = True
        left.noun = right.noun = None
        return None
    if low.form == "vague" or high.form == "vague" or not same or low.value is None or high.value is None:
        return None
    if left.unit is not None and right.unit is not None and left.unit != right.unit:
        low_value, high_value = left.unit.in_base(low.value), right.unit.in_base(high.value)
    else:
        low_value, high_value = low.value, high.value
    if low_value >= high_value or left.is_bare or right.is_bare:
        if kind in ("dash", "to") and not has_unit:
            left.is_bare = right.is_bare = True
            left.noun = right.noun = None
        return None
    if kind == "or" and not (high.value - low.value <= max(low.step, high.step) and (left.noun or left.unit)):
        return None
    if left.unit != right.unit:
        return None  # "3 weeks to 2 months" of one base: left as two
    merged = Draft(
        replace(high, first=low.first, value=None, low=low.value, high=high.value, step=min(low.step, high.step)),
        first=left.first,
        last=right.last,
        unit=right.unit,
    )
    merged.noun, merged.has_sign = right.noun, left.has_sign
    return merged


def _is_score(tokens: Tokens, left: Draft, right: Draft) -> bool:
    if left.number.high > 300 or tokens.kind[left.number.first] != NUMBER:
        return False
    around = tokens.low[max(left.first - 8, 0) : left.first] + tokens.low[right.last : right.last + 2]
    return any(word in _SCORING for word in around)
