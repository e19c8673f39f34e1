"""Words that stand side by side and only together say what is meant: "digital economy" is not "digital content"."""

from answer.comparing.statement import Statement, Token
from ingest.words import stem

# Words that stand for a thing of the sort without telling which: an industry, a sector, the whole of it.
GENERIC = frozenset(
    map(
        stem,
        """industry sector economy field market business company enterprise firm core main key major leading total whole
        overall entire region regional local national city municipal annual yearly own existing current actual
        value output group number amount scale size level added rate speed year average world global country
        giant maker producer player rank place position""".split(),
    )
)


def words_of(statement: Statement) -> list[Token]:
    """Its words that are no part of a value."""
    return [token for token in statement.tokens if not token.in_value]


def are_adjacent(statement: Statement, one: Token, other: Token) -> bool:
    """True if nothing but a space or a hyphen stands between them."""
    return statement.text[one.end : other.start] in (" ", "-")


def pairs_of(statement: Statement) -> list[tuple[str, str]]:
    """Stems of neighbouring words."""
    words = words_of(statement)
    return [(one.stem, other.stem) for one, other in zip(words, words[1:], strict=False) if are_adjacent(statement, one, other)]


def has_pair(pair: tuple[str, str], statement: Statement) -> bool:
    """True if the two stand together, or the first stands with a word of its sort: "core digital industries"."""
    words = words_of(statement)
    for at, token in enumerate(words):
        if token.stem != pair[0]:
            continue
        near = words[max(0, at - 1) : at + 3]
        if any(other.stem == pair[1] for other in near):
            return True
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and after.stem in GENERIC and are_adjacent(statement, token, after):
            return True
    return False


def goes_on_otherwise(pair: tuple[str, str], statement: Statement) -> bool:
    """True if it has the first word, and another behind it than the question has: "digital content" for "digital economy"."""
    words = words_of(statement)
    return any(
        one.stem == pair[0] and other.stem != pair[1] and are_adjacent(statement, one, other)
        for one, other in zip(words, words[1:], strict=False)
    )
