import pytest

from ingest.aliases import Alias, Aliases
from ingest.facts.annotate import annotate
from ingest.facts.names.lexicon import Lexicon

LEXICON = Lexicon.of(Aliases.of((Alias(name="Hangzhou Harbour Zone", also=("HBZ",), kind="place"),)))


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("The Harbour Zone holds it.", True),
        ("It lies in the Harbour Zone of the city.", True),
        ("HBZ holds it.", True),
        ("The Shenzhen Harbour Zone holds it.", False),
        ("Shenzhen's Harbour Zone holds it.", False),
        ("Every harbour zone holds it.", False),
    ],
)
def test_a_name_is_known_without_the_place_that_it_begins_with(text: str, is_known: bool) -> None:
    keys = {name.key for name in annotate(text, lexicon=LEXICON).names}
    assert ("hangzhou harbour zone" in keys) is is_known
