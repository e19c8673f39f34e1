"""The name that a document is about."""

from collections import Counter
from collections.abc import Callable, Iterable

from ingest.facts.names.relations import contains
from ingest.facts.types import Name

_IN_TITLE = 2  # mentions that one in the title is worth
_LEAD = 1.5  # how many times as often as the next one
_MIN_MENTIONS = 3  # that in the title counted
_MIN_SHARE = 0.3  # of the sentences, for a name that is not in the title

Reader = Callable[[str], tuple[Name, ...]]


def dominant_name(title: str, sentences: Iterable[str], read: Reader, *, kinds: tuple[str | None, ...]) -> Name | None:
    """The name with most mentions, of those in the title if it has any; None if none leads clearly."""
    first: dict[str, Name] = {}
    score: Counter[str] = Counter()
    in_title = {name.key: name for name in read(title) if name.kind in kinds}
    sentence_count = 0
    for sentence in sentences:
        sentence_count += 1
        for name in read(sentence):
            if name.kind in kinds:
                first.setdefault(name.key, name)
                score[name.key] += 1
    for key in in_title:
        score[key] += _IN_TITLE
    ranked = [(key, count) for key, count in score.most_common() if not in_title or key in in_title]
    if not ranked:
        return None
    key, count = ranked[0]
    best = in_title.get(key) or first[key]
    # A country or a province around the place is no rival, however often it is named.
    rivals = [other_count for other, other_count in ranked[1:] if not contains(in_title.get(other) or first[other], best)]
    is_frequent = count >= _MIN_MENTIONS and (key in in_title or count >= _MIN_SHARE * sentence_count)
    return best if is_frequent and all(count >= _LEAD * rival for rival in rivals) else None
