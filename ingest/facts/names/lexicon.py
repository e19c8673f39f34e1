"""What is known of names when a text is read: a library's aliases, names in brackets found in its documents, the gazetteer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.aliases import Alias, Aliases
from ingest.facts.names.gazetteer import gazetteer
from ingest.facts.names.keys import fold_name
from ingest.facts.names.tokens import Tokens, read_shape, read_tokens
from ingest.facts.names.words import FUNCTION, TRADE

_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_KINDS = {"company": "organisation", "organization": "organisation", "city": "place", "country": "place"}
_OTHER_WORDS = frozenset("hang id ip pr hr un oh ha".split())  # those in no list of frequent words
_ACRONYM_CHARS = 4  # names up to this length, and those all in capitals, are taken as written: "IT" is not "it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A thing that a name leads to."""

    key: str
    kind: str | None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One spelling of a known thing, as words to look for."""

    known: Known
    words: list[str]  # folded
    rests: list[str]  # what stands between them, spaces and hyphens aside
    written: tuple[str, ...] | None  # the words as they must be written; None where case does not matter
    is_rest: bool  # of a longer name: it does not stand behind another one's place, "Shenzhen High-tech Zone"
    is_common: bool  # small letters would make it another word: "turkey", "it"
    from_gazetteer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A known name in a text: words `first` up to `end`."""

    first: int
    end: int
    known: Known
    from_gazetteer: bool


@dataclass(slots=True)
class _Node:
    """A word of spellings: those that end here, and what may follow."""

    entries: list[Entry] = field(default_factory=list)
    following: dict[str, "_Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """Known names, ready to be looked for all at once; without any alias it knows the gazetteer."""

    aliases: Aliases = Aliases()
    bracketed: Mapping[str, str] = field(default_factory=dict)
    _root: _Node | None = field(default=None, repr=False, compare=False)  # None: the gazetteer alone
    _han: re.Pattern[str] | None = field(default=None, repr=False, compare=False)
    _by_han: Mapping[str, Known] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, aliases: Aliases, bracketed: Mapping[str, str] | None = None) -> "Lexicon":
        """A lexicon of these aliases and of these names in brackets, short → long."""
        bracketed = bracketed or {}
        spellings = _spellings(aliases, bracketed)
        han: dict[str, Known] = {}
        for name, known in spellings:
            if _HAN.search(name):
                han.setdefault(name, known)
        longest_first = sorted(han, key=len, reverse=True)
        own = [_entry(form, known) for name, known in spellings if name not in han for form in _and_forms(name)]
        own += [_entry(name, known, as_written=True) for name, known in _without_place(spellings)]
        return cls(
            aliases=aliases,
            bracketed=bracketed,
            _root=_tree([*own, *_place_entries()]),
            _han=re.compile("|".join(map(re.escape, longest_first))) if han else None,
            _by_han=han,
        )

    def find(self, tokens: Tokens) -> list[Found]:
        """The known names in the text, the leftmost and longest of each, in order; an alias before the gazetteer."""
        first_words = (self._root or _places()).following
        found, free_from = [], 0
        for at in [at for at, fold in enumerate(tokens.folds) if fold in first_words]:
            best = _longest(first_words[tokens.folds[at]], tokens, at) if at >= free_from else None
            if best is not None:
                free_from = at + len(best.words)
                found.append(Found(first=at, end=free_from, known=best.known, from_gazetteer=best.from_gazetteer))
        return found

    def find_han(self, text: str) -> list[tuple[int, int, Known]]:
        """Spans of known names in Chinese script, which is written without spaces."""
        if self._han is None or text.isascii():
            return []
        return [(match.start(), match.end(), self._by_han[match[0]]) for match in self._han.finditer(text)]


def _and_forms(name: str) -> tuple[str, ...]:
    """The name with "&" and with "and"."""
    if " & " in name:
        return name, name.replace(" & ", " and ")
    return (name, name.replace(" and ", " & ")) if " and " in name else (name,)


def _longest(node: _Node | None, tokens: Tokens, at: int) -> Entry | None:
    """The entry with most words that the text has from the word `at` on."""
    best: Entry | None = None
    following, size = at + 1, len(tokens.folds)
    while node is not None:
        best = next((entry for entry in node.entries if _fits(entry, tokens, at)), best)
        node = node.following.get(tokens.folds[following]) if following < size else None
        following += 1
    return best


def _tree(entries: Iterable[Entry]) -> _Node:
    """Entries by their words; of equal ones the first given comes first."""
    root = _Node()
    for entry in entries:
        node = root
        for word in entry.words:
            node = node.following.setdefault(word, _Node())
        if entry.words and not any(other.rests == entry.rests and other.written == entry.written for other in node.entries):
            node.entries.append(entry)
    return root


def _spellings(aliases: Aliases, bracketed: Mapping[str, str]) -> list[tuple[str, Known]]:
    """All names with what they stand for, aliases first."""
    known_by_key: dict[str, Known] = {}
    spellings: list[tuple[str, Known]] = []
    taken = {fold_name(name) for alias in aliases.entries for name in alias.names}
    for alias in aliases.entries:
        known = Known(key=fold_name(alias.name), kind=_KINDS.get(alias.kind or "", alias.kind), others=_alias_others(alias, taken))
        for name in alias.names:
            known_by_key.setdefault(fold_name(name), known)
            spellings.append((name, known))
    for short, long in bracketed.items():
        both = (fold_name(long), fold_name(short))
        known = next((known_by_key[key] for key in both if key in known_by_key), None) or Known(key=both[0], kind=None)
        spellings += [(name, known) for name, key in zip((long, short), both, strict=True) if key not in known_by_key]
    return spellings


def _without_place(spellings: Sequence[tuple[str, Known]]) -> Iterator[tuple[str, Known]]:
    """Names without the place that they begin with, as a text goes on to call them: "the High-tech Zone".

    Only two words or more, none of them in small letters, that are left of one known thing alone and are no name already.
    """
    taken = {fold_name(name) for name, _ in spellings}
    rests: dict[str, list[tuple[str, Known]]] = {}
    for name, known in spellings:
        place, _, rest = name.partition(" ")
        words = rest.split()
        is_longer = known.kind in (None, "place", "organisation") and is_place(place.casefold()) and len(words) > 1
        if is_longer and all(word[0].isupper() for word in words) and fold_name(rest) not in taken:
            rests.setdefault(fold_name(rest), []).append((rest, known))
    for found in rests.values():
        if len({known.key for _, known in found}) == 1:
            yield found[0]


def _alias_others(alias: Alias, taken: set[str]) -> tuple[str, ...]:
    """What the gazetteer calls the thing; the one word that tells a company from others ("Supcon"), if it is no name already."""
    key = fold_name(alias.name)
    others = [other for name in alias.names if (other := _gazetteer_key(name)) and other != key]
    if alias.kind in ("company", "organisation"):
        word = distinctive_word(key)
        if word and word not in taken:
            others.append(word)
    if alias.kind == "person":
        words = key.split()
        family = words[-1] if _is_western(alias) else words[0]
        if len(words) > 1 and family not in taken:
            others.append(family)
    return tuple(dict.fromkeys(others))


def _is_western(alias: Alias) -> bool:
    """Whether the family name stands last: "Jack Ma", but not "Wang Jian", who has the same name in Chinese order."""
    latin = [name for name in alias.names if name.isascii()]
    return len(latin) > 1 or not any(_HAN.search(name) for name in alias.names)


def _gazetteer_key(name: str) -> str | None:
    return _place_keys().get(fold_name(name))


@lru_cache(maxsize=1)
def _place_keys() -> Mapping[str, str]:
    return {fold_name(name.text): name.key for name in gazetteer().names if name.kind == "place"}


def is_place(fold: str) -> bool:
    """Whether the gazetteer has a name of this one word."""
    return fold in _place_keys()


@lru_cache(maxsize=100_000)
def distinctive_word(key: str) -> str | None:
    """The one word of a company's name that is neither place nor trade nor common: "zhejiang supcon information" → "supcon"."""
    words = key.split()
    places = _places().following
    rare = [word for word in words if word not in TRADE and not read_shape(word).is_common and word not in places]
    others_tell_nothing = all(word in TRADE or word in places for word in words if word not in rare)
    return rare[0] if len(words) > 1 and len(rare) == 1 and len(rare[0]) > 2 and others_tell_nothing else None


def _entry(name: str, known: Known, *, from_gazetteer: bool = False, as_written: bool = False) -> Entry:
    tokens = read_tokens(name)
    is_exact = as_written or name.isupper() or (len(name) <= _ACRONYM_CHARS and not from_gazetteer)
    return Entry(
        known=known,
        words=tokens.folds,
        rests=tokens.rests[1:],
        written=_written(tokens, 0, len(tokens.words)) if is_exact else None,
        is_rest=as_written,
        is_common=all(map(_is_other_word, tokens.folds)),
        from_gazetteer=from_gazetteer,
    )


def _is_other_word(fold: str) -> bool:
    """Whether the word in small letters is an English word, no name."""
    return fold in _OTHER_WORDS or fold in gazetteer().not_in_lower_case or fold in FUNCTION or read_shape(fold).is_common


def _fits(entry: Entry, tokens: Tokens, at: int) -> bool:
    """Whether the entry, whose words are those of the text, is also written so."""
    end = at + len(entry.words)
    if entry.rests and tokens.rests[at + 1 : end] != entry.rests:
        return False
    if entry.is_rest and at and tokens.rests[at] in ("", "'s", "’s"):
        before = tokens.shapes[at - 1]
        if before.is_capital and not before.is_common:
            return False
    if entry.from_gazetteer:
        return _fits_gazetteer(entry, tokens, at)
    if entry.written is None or _written(tokens, at, end) == entry.written:
        return True
    return tokens.is_caseless and not entry.is_common


def _fits_gazetteer(entry: Entry, tokens: Tokens, at: int) -> bool:
    """Case rules of places: small letters will do where they make no other word; at the head of a sentence "Nice" is no place."""
    shape = tokens.shapes[at]
    if entry.written is not None and len(entry.words) == 1 and not shape.is_upper:
        return tokens.is_caseless and not entry.is_common
    if len(entry.words) > 1 or not entry.is_common:
        return True
    return shape.is_capital and not (tokens.opens(at) and shape.is_common)


def _written(tokens: Tokens, first: int, end: int) -> tuple[str, ...]:
    return tuple(word[: shape.size] for word, shape in zip(tokens.words[first:end], tokens.shapes[first:end], strict=True))


@lru_cache(maxsize=1)
def _place_entries() -> tuple[Entry, ...]:
    return tuple(
        _entry(name.text, Known(key=name.key, kind=name.kind, others=name.others), from_gazetteer=True)
        for name in gazetteer().names
    )


@lru_cache(maxsize=1)
def _places() -> _Node:
    return _tree(_place_entries())


EMPTY = Lexicon()
