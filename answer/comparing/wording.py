"""What numbers, dates and names do not show: denial, opposites, words that exclude one another, who did it to whom."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from answer.comparing.exclusive import exclude, same_meaning
from answer.comparing.relation import Comparison, Kind
from answer.comparing.statement import Statement, Token
from answer.comparing.values import CHANGE
from ingest.facts.names.relations import same_name
from ingest.facts.polarity.find import is_denied
from ingest.facts.polarity.modality import modality
from ingest.facts.types import Direction, Name, Negation

LIMITERS = frozenset({"only", "except"})
COPULA = re.compile(r"(?i)\b(?:is|are|was|were)\s+(?:an?|the)\b")
# Axes of what is said of a thing. Opposites of other axes (north and south, young and old) may both be there, of different things.
PREDICATES = frozenset(
    "change pace value_change outcome gain profit accept grant confirm agree support allow legal encourage protect open start "
    "continue join hire promote include add attach import buy borrow ascend survive attack free guilt remember public ownership "
    "positive".split()
)
OWNED = re.compile(r"['’]s?\s")
OWNER = re.compile(r"(?i)\bof (?:the )?(?:(?:city|province|town|state|region|county|district|country) of )?$")
NEARLY_ALL = 0.75  # share of the words behind "no" that must be spoken of on the other side
LONGEST_SUBSTITUTE = 3  # words that may stand in the place of a word; more are another clause


def compare_polarity(claimed: Statement, found: Statement) -> Iterator[Comparison]:
    """Words that one denies and the other affirms; opposites in the place of one another."""
    if modality(found.text) != "possible":  # "if it were to occur" affirms nothing
        yield from itertools.islice(_denials(claimed, found), 1)
    yield from _opposites(claimed, found)


def _denials(claimed: Statement, found: Statement) -> Iterator[Comparison]:
    """What stands first behind a denial on one side, and undenied on the other: "did not write" beside "has written"."""
    for negation in claimed.facts.negations:
        yield from _denied(negation, claimed, found, is_claim=True)
    for negation in found.facts.negations:
        yield from _denied(negation, found, claimed, is_claim=False)


def _denied(negation: Negation, denying: Statement, other: Statement, *, is_claim: bool) -> Iterator[Comparison]:
    if negation.kind in LIMITERS:
        return
    names = [(name.start, name.end) for name in denying.facts.names]
    bare = [token for token in denying.tokens if not any(start <= token.start < end for start, end in names)]
    scope = [token for token in bare if negation.scope[0] <= token.start < negation.scope[1] and not token.in_value]
    twins = {token.stem: token for token in reversed(other.tokens)}
    if not scope or scope[0].stem not in twins:
        return
    # A denial bears on all that follows: "is not an album by B" says nothing against an album by A.
    if sum(token.stem in twins for token in scope) < NEARLY_ALL * len(scope):
        return
    within = [name for name in denying.facts.names if negation.scope[0] <= name.start < negation.scope[1]]
    if not all(any(same_name(name, one) for one in (*other.facts.names, *other.context_names)) for name in within):
        return
    head, twin = scope[0], twins[scope[0].stem]
    if is_denied((head.start, head.end), denying.facts.negations) == is_denied((twin.start, twin.end), other.facts.negations):
        return
    if is_claim:
        yield _pair("polarity", denying, head, other, twin, "the claim denies what the sentence says")
    else:
        yield _pair("polarity", other, twin, denying, head, "the sentence denies what the claim says")


def _opposites(claimed: Statement, found: Statement) -> Iterator[Comparison]:
    """Opposites, unless a denial on one side turns them round again: "not closed" is no contradiction of "opened"."""
    signed = any(item.sign for item in claimed.facts.quantities) and any(item.sign for item in found.facts.quantities)
    for mine in claimed.facts.directions:
        if signed and mine.axis == CHANGE:
            continue  # compared with its amount: a rise of 14% and a fall of 14%
        rivals = [other for other in found.facts.directions if other.axis == mine.axis]
        if not rivals or any(other.side == mine.side for other in rivals):
            continue
        if mine.axis not in PREDICATES and not _in_place(mine, rivals[0], claimed, found):
            continue  # a wife and a husband are two people, unless the one stands where the other did
        rival = rivals[0]
        denied = is_denied((mine.start, mine.end), claimed.facts.negations)
        # "A beat B" and "B lost to A" are the same: the opposite word with the names exchanged.
        if denied == is_denied((rival.start, rival.end), found.facts.negations) and not _exchanged(claimed, found):
            yield _directions(claimed, mine, found, rival)


def _in_place(mine: Direction, other: Direction, claimed: Statement, found: Statement) -> bool:
    """True if the two words stand between the same neighbours."""
    return any(
        any(token.start == mine.start for token in left) and any(token.start == other.start for token in right)
        for left, right in substitutions(claimed, found)
    )


def _directions(claimed: Statement, mine: Direction, found: Statement, rival: Direction) -> Comparison:
    one, other = claimed.text[mine.start : mine.end], found.text[rival.start : rival.end]
    return Comparison(
        kind="direction",
        relation="differs",
        reason=f"“{other}” is the opposite of “{one}”",
        claimed=one,
        claimed_span=(mine.start, mine.end),
        found=other,
        found_span=(rival.start, rival.end),
    )


def compare_words(claimed: Statement, found: Statement) -> Iterator[Comparison]:
    """Words of the claim in whose place the sentence has another; names whose parts are exchanged.

    A word that excludes the claim's differs. Another word in the same place may as well mean the same: "not_comparable".
    """
    for mine, other in substitutions(claimed, found):
        if _are_opposites(mine, claimed, other, found):
            continue  # compared as such
        pair = next(((a, b) for a in mine for b in other if exclude(a.stem, b.stem)), None)
        if pair is not None:
            yield _pair("word", claimed, pair[0], found, pair[1], f"“{_text(found, pair[1])}” stands in its place")
        elif not any(same_meaning(a.stem, b.stem) for a in mine for b in other):
            item = _pair("word", claimed, mine[-1], found, other[-1], f"“{_text(found, other[-1])}” stands in its place")
            yield replace(item, relation="not_comparable")
    kind = _other_kind(claimed, found)
    if kind is not None:
        yield kind
    swap = _swap(claimed, found)
    if swap is not None:
        yield swap


def _other_kind(claimed: Statement, found: Statement) -> Comparison | None:
    """What the subject is said to be, where both say so and the one excludes the other: "is a film", "is a drama series"."""
    if not (COPULA.search(claimed.text) and COPULA.search(found.text)):
        return None
    own, theirs = claimed.stems, found.stems
    for mine in claimed.tokens:
        if mine.stem in theirs or any(same_meaning(mine.stem, stem) for stem in theirs):
            continue
        other = next((item for item in found.tokens if item.stem not in own and exclude(mine.stem, item.stem)), None)
        if other is not None:
            return _pair("word", claimed, mine, found, other, f"it is said to be a {_text(found, other)}")
    return None


def substitutions(claimed: Statement, found: Statement) -> list[tuple[list[Token], list[Token]]]:
    """Runs of words of the claim in whose place, between the same neighbours, the sentence has others; names left out."""
    mine, theirs = _words(claimed), _words(found)
    own = {token.stem for token in mine} | same_side(found, claimed)
    there = {token.stem for token in theirs} | same_side(claimed, found)
    matcher = SequenceMatcher(None, [token.stem for token in mine], [token.stem for token in theirs], autojunk=False)
    found_pairs = []
    for code, a, b, c, d in matcher.get_opcodes():
        left = [token for token in mine[a:b] if token.stem not in there]
        right = [token for token in theirs[c:d] if token.stem not in own]
        if left and right and _leads_to_rank(left[-1], claimed) and _leads_to_rank(right[-1], found):
            continue  # "ranked third", "came fifth": compared as ranks
        if code == "replace" and left and right and len(right) <= LONGEST_SUBSTITUTE:
            found_pairs.append((left, right))
    return found_pairs


def _are_opposites(left: list[Token], claimed: Statement, right: list[Token], found: Statement) -> bool:
    sides = {(item.axis, item.side) for item in claimed.facts.directions for token in left if item.start == token.start}
    others = {(item.axis, -item.side) for item in found.facts.directions for token in right if item.start == token.start}
    return bool(sides & others)


def _leads_to_rank(token: Token, statement: Statement) -> bool:
    """True if nothing but "the" or "in" stands between the word and a rank."""
    return any(token.end <= rank.start and rank.start - token.end <= len(" in the ") for rank in statement.facts.ranks)


def same_side(claimed: Statement, found: Statement) -> frozenset[str]:
    """Stems of the claim's words in whose stead the sentence has one that points the same way: "rose" for "grew"."""
    theirs = {(item.axis, item.side) for item in found.facts.directions}
    spans = [(item.start, item.end) for item in claimed.facts.directions if (item.axis, item.side) in theirs]
    return frozenset(token.stem for token in claimed.tokens if any(start <= token.start < end for start, end in spans))


def _words(statement: Statement) -> list[Token]:
    names = [(name.start, name.end) for name in statement.facts.names]
    return [
        token for token in statement.tokens if not token.in_value and not any(start <= token.start < end for start, end in names)
    ]


def _text(statement: Statement, token: Token) -> str:
    return statement.text[token.start : token.end]


def _swap(claimed: Statement, found: Statement) -> Comparison | None:
    """The two names that stand on either side of the same verb in both, the other way round."""
    for first, second, two, one in _turned(claimed, found):
        verbs = _between(claimed, first, second) & _between(found, two, one)
        if verbs and _is_passive(claimed, first, second) == _is_passive(found, two, one) and not _joined(claimed, first, second):
            return Comparison(
                kind="name",
                relation="differs",
                reason=f"{first.text} and {second.text} have changed places",
                claimed=claimed.text[first.start : second.end],
                claimed_span=(first.start, second.end),
                found=found.text[two.start : one.end],
                found_span=(two.start, one.end),
            )
    return None


def _turned(claimed: Statement, found: Statement) -> Iterator[tuple[Name, Name, Name, Name]]:
    """Neighbouring names of the claim that the sentence has in the other order, with the sentence's in its order."""
    for first, second in zip(claimed.facts.names, claimed.facts.names[1:], strict=False):
        one = next((name for name in found.facts.names if same_name(name, first)), None)
        two = next((name for name in found.facts.names if same_name(name, second)), None)
        if one is None or two is None or one.start < two.end:
            continue
        # "The exports of A" and "A's exports": whose they are goes with them wherever they stand.
        if not any(_is_owner(mine, claimed) and _is_owner(its, found) for mine, its in ((first, one), (second, two))):
            yield first, second, two, one


def _is_owner(name: Name, statement: Statement) -> bool:
    return bool(OWNED.match(statement.text, name.end) or OWNER.search(statement.text[: name.start]))


def _exchanged(claimed: Statement, found: Statement) -> bool:
    return next(_turned(claimed, found), None) is not None


def _between(statement: Statement, first: Name, second: Name) -> frozenset[str]:
    return frozenset(token.stem for token in statement.tokens if first.end <= token.start and token.end <= second.start)


def _is_passive(statement: Statement, first: Name, second: Name) -> bool:
    return " by " in statement.text[first.end : second.start].casefold()


def _joined(statement: Statement, first: Name, second: Name) -> bool:
    """True for "A and B": neither does anything to the other."""
    return statement.text[first.end : second.start].strip(" ,").casefold() in ("and", "or", "&", "with", "")


def _pair(kind: Kind, claimed: Statement, mine: Token, found: Statement, other: Token, reason: str) -> Comparison:
    return Comparison(
        kind=kind,
        relation="differs",
        reason=reason,
        claimed=claimed.text[mine.start : mine.end],
        claimed_span=(mine.start, mine.end),
        found=found.text[other.start : other.end],
        found_span=(other.start, other.end),
    )
