"""Short names that a library's documents explain in brackets."""

from collections.abc import Iterable

from ingest.facts.names.brackets import bracketed_names


def library_brackets(texts: Iterable[str]) -> dict[str, str]:
    """Short name → long name over all texts; a short name that two texts explain differently is left out."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for short, long in bracketed_names(text).items():
            found.setdefault(short, set()).add(long)
    return {short: next(iter(longs)) for short, longs in sorted(found.items()) if len({long.casefold() for long in longs}) == 1}
