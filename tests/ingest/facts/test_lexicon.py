"""Known names are found in texts by the rules of aliases, all at once."""

from ingest.aliases import Alias, Aliases
from ingest.facts.names.brackets import best_long_form, bracketed_names, is_short_form
from ingest.facts.names.find import find_names
from ingest.facts.names.lexicon import EMPTY, Lexicon


def lexicon(*entries: Alias, bracketed: dict[str, str] | None = None) -> Lexicon:
    return Lexicon.of(Aliases.of(entries), bracketed)


def keys(text: str, known: Lexicon) -> list[str]:
    return [name.key for name in find_names(text, known)]


def test_the_empty_lexicon_knows_places() -> None:
    assert keys("from oslo to lima", EMPTY) == ["oslo", "lima"]
    assert keys("from oslo to lima", Lexicon.of(Aliases())) == ["oslo", "lima"]


def test_the_longest_alias_wins() -> None:
    known = lexicon(Alias(name="City Brain"), Alias(name="City Brain 2.0"))
    assert keys("the City Brain 2.0 and the City Brain", known) == ["city brain 2 0", "city brain"]


def test_short_names_and_capitals_are_taken_as_written() -> None:
    known = lexicon(Alias(name="Hangzhou", also=("Hang",)), Alias(name="information technology", also=("IT",)))
    assert keys("It will hang; we Hang IT.", known) == ["hangzhou", "information technology"]


def test_in_small_letters_only_what_is_no_other_word() -> None:
    known = lexicon(Alias(name="gross domestic product", also=("GDP",)), Alias(name="information technology", also=("IT",)))
    assert keys("is it the gdp of hang", known) == ["gross domestic product"]


def test_spaces_hyphens_and_apostrophes_do_not_matter() -> None:
    known = lexicon(Alias(name="Hi-tech Zone of Xi'an"))
    assert keys("the Hi tech  Zone of Xi’an and the hi-tech zone of Xian", known) == ["hi tech zone of xian"] * 2


def test_a_hyphen_after_one_letter_matters() -> None:
    known = lexicon(Alias(name="T-Head Chips"))
    assert keys("buy T-Head Chips", known) == ["t head chips"]
    assert keys("buy AT&T head chips", known) == ["at and t"]


def test_ampersand_and_the_word_are_one() -> None:
    assert keys("at Foo and Bar", lexicon(Alias(name="Foo & Bar"))) == ["foo and bar"]
    assert keys("at Foo & Bar", lexicon(Alias(name="Foo and Bar"))) == ["foo and bar"]


def test_an_alias_goes_before_the_gazetteer() -> None:
    found = find_names("He likes Paris.", lexicon(Alias(name="Paris Fashion Group", also=("Paris",), kind="company")))
    assert [(name.key, name.kind) for name in found] == [("paris fashion group", "organisation")]


def test_an_alias_of_a_place_keeps_its_place_in_the_gazetteer() -> None:
    found = find_names("He likes the Big Apple.", lexicon(Alias(name="Big Apple", also=("New York City",), kind="place")))
    assert [(name.key, name.others) for name in found] == [("big apple", ("new york city",))]


def test_a_name_in_brackets_joins_its_alias() -> None:
    known = lexicon(Alias(name="Hangzhou High-tech Zone", kind="place"), bracketed={"HHZ": "Hangzhou High-tech Zone"})
    assert [(name.key, name.kind) for name in find_names("The HHZ grows.", known)] == [("hangzhou high tech zone", "place")]


def test_a_name_in_brackets_without_alias_is_a_thing_of_its_own() -> None:
    known = lexicon(bracketed={"AIIB": "Asian Infrastructure Investment Bank"})
    assert keys("The AIIB is the Asian Infrastructure Investment Bank.", known) == ["asian infrastructure investment bank"] * 2


def test_short_and_long_forms_of_a_text() -> None:
    text = (
        "The Hangzhou High-tech Zone (HHZ), the Asian Infrastructure Investment Bank (“AIIB”), the ICT (Information "
        "Communications Technology) and research and development (R&D) of the British Basketball League (BBL)."
    )
    assert bracketed_names(text) == {
        "HHZ": "Hangzhou High-tech Zone",
        "AIIB": "Asian Infrastructure Investment Bank",
        "ICT": "Information Communications Technology",
        "R&D": "research and development",
        "BBL": "British Basketball League",
    }


def test_letters_within_a_word_count() -> None:
    assert bracketed_names("deoxyribonucleic acid (DNA)") == {"DNA": "deoxyribonucleic acid"}


def test_former_and_other_names() -> None:
    assert bracketed_names("Foobar Holdings, formerly known as Barfoo, grew. Hangzhou City, abbreviated to “Hang”, too.") == {
        "Barfoo": "Foobar Holdings",
        "Hang": "Hangzhou City",
    }


def test_brackets_without_initials_are_no_names() -> None:
    text = 'In Hangzhou (NASA), for the year (2019), Acme Inc. (the "Company"), in total (see Note 2), he (Jim) and the city (USA)'
    assert bracketed_names(text) == {}


def test_a_short_form_has_two_capitals() -> None:
    assert [is_short_form(text) for text in ("HHZ", "R&D", "Hang", "2019", "A", "iPS", "ABCDEFGHIJKL")] == [
        True,
        True,
        False,
        False,
        False,
        True,
        False,
    ]


def test_the_long_form_is_found_from_the_end() -> None:
    assert best_long_form("WHO", "he heads the World Health Organization") == "World Health Organization"
    assert best_long_form("WHO", "he heads the organization") is None
