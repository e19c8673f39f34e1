"""What holds for names in any text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.aliases import Alias, Aliases
from ingest.facts.names.brackets import bracketed_names
from ingest.facts.names.find import clash, contains, definite_references, find_names, main_name, same_name
from ingest.facts.names.lexicon import EMPTY, Lexicon

LEXICON = Lexicon.of(
    Aliases.of(
        (
            Alias(name="Hangzhou", also=("Hang", "杭州"), formerly=("Lin'an",), kind="place"),
            Alias(name="Zhejiang Supcon Information", also=("Supcon Information Co.,Ltd.",), kind="company"),
            Alias(name="digital economy", kind="concept"),
        )
    )
)
PIECES = st.sampled_from(
    [
        *"The the of and for Bank University Hangzhou 杭州 Lin'an digital economy Steve Jobs J. R. R. Mr. President U.S.".split(),
        *"US $ ( ) -LRB- -RRB- `` '' \" “ ” ' ’s 's - – , . ; : ? ! & 6 2017 83rd iPhone I van Gogh Co., Ltd. New York".split(),
        *"Paris hangzhou chinese Chinese é ß İ ﬁ".split(),
        "\n",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=12).map("".join))
NAMES = st.sampled_from(
    [
        "Hangzhou",
        "Steve Jobs",
        "Zhejiang Supcon Information",
        "Colorado River",
        "Acme Widgets",
        "Nextlevelism",
        "Buenos Aires",
        "Emily Walsh",
    ]
)


@given(TEXTS)
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    names = find_names(text, LEXICON)
    assert all(text[name.start : name.end] == name.text and name.text.strip() and name.key for name in names)
    assert all(before.end <= after.start for before, after in pairwise(names))
    assert all(name.key not in name.others for name in names)


@given(TEXTS, TEXTS)
def test_nothing_raises(one: str, other: str) -> None:
    names = [*find_names(one, EMPTY), *find_names(other, LEXICON)]
    assert all(clash(a, b) == clash(b, a) and same_name(a, b) == same_name(b, a) for a in names for b in names)
    assert not any(clash(name, name) or contains(name, name) for name in names)
    assert all(one[found.start : found.end] for found in definite_references(one))
    main_name(one, other, LEXICON)


@given(TEXTS)
def test_a_text_with_its_own_brackets_reads(text: str) -> None:
    find_names(text, Lexicon.of(Aliases(), bracketed_names(f"Acme Widgets Board (AWB) {text}")))


@given(NAMES, st.sampled_from(["{}", "“{}”", "{}'s", "{}’s", '"{}"', "`` {} ``", "the {}", "({})", "-LRB- {} -RRB-"]))
def test_a_name_is_itself_in_quotes_brackets_possessive(written: str, form: str) -> None:
    plain = find_names(f"We know {written} well.", LEXICON)
    dressed = find_names(f"We know {form.format(written)} well.", LEXICON)
    assert [name.key for name in dressed] == [name.key for name in plain]
    assert len(plain) == 1


@given(NAMES)
def test_a_name_in_capitals_has_the_same_key(written: str) -> None:
    assert [name.key for name in find_names(f"We know {written.upper()} well.", LEXICON)] == [
        name.key for name in find_names(f"We know {written} well.", LEXICON)
    ]


@given(
    st.from_regex(r"[a-z]{2,8}( [a-z]{2,8}){0,5}", fullmatch=True), st.from_regex(r"[a-z]{2,8}( [a-z]{2,8}){0,5}", fullmatch=True)
)
def test_an_alias_gives_its_key_wherever_it_stands(before: str, after: str) -> None:
    keys = [name.key for name in find_names(f"So {before}, Supcon Information Co.,Ltd., {after}.", LEXICON)]
    assert "zhejiang supcon information" in keys


def test_long_texts_are_read_in_linear_time() -> None:
    find_names("A " * 50_000, LEXICON)
    find_names("Aa of " * 20_000, LEXICON)
    find_names("'" * 50_000 + '"' * 50_000, LEXICON)
    find_names("Bank and " * 20_000, LEXICON)
    bracketed_names("(" * 20_000 + "A B " * 20_000 + "(AB) " * 5_000)
