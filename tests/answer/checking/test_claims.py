import pytest

from answer.checking.claims import claims_of, media_of
from answer.checking.mapped import Mapped
from answer.checking.parts import parts_of
from answer.checking.pointing import Before, resolved
from ingest.facts.names.lexicon import EMPTY


def reasons(text: str, **options: str) -> list[str | None]:
    return [claim.unchecked for claim in claims_of(text, **options)]


def parts(sentence: str) -> list[str]:
    return [part.text for part in parts_of(Mapped.of(sentence, 0, len(sentence)))]


def read_as(*sentences: str) -> str:
    before = Before()
    said = ""
    for sentence in sentences:
        said = resolved(Mapped.of(sentence, 0, len(sentence)), before, EMPTY).text
        before = before.after(said, EMPTY)
    return said


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The port handled 12 million containers in 2020.", None),
        ("The port was not founded by a king.", None),
        ("Note that the port opened in 1998.", None),
        ("I think the port handled 12 million containers.", None),
        ("The mayor said that the town is a beautiful place.", None),
        ("How many containers did the port handle?", "question"),
        ("Good morning, dear readers!", "greeting"),
        ("Thank you for your interest.", "greeting"),
        ("Please read the whole report.", "order"),
        ("Don't miss the lantern fair.", "order"),
        ("Visit our website for more.", "order"),
        ("We believe in a common future.", "opinion"),
        ("The town is a wonderful place to live.", "opinion"),
        ("The town should do more for its trees.", "opinion"),
        ("Really so.", "fragment"),
        ("— * —", "fragment"),
        ("这个城市在二零二一年发展很快。", "language"),
        ("La ville est une des plus grandes du pays et elle est sur la côte.", "language"),
    ],
)
def test_only_what_states_a_fact_is_checked(sentence: str, reason: str | None):
    assert reasons(sentence) == [reason]


def test_headings_tables_and_code_of_a_draft_are_not_checked_and_keep_their_place():
    table = "| year | n |\n|---|---|\n| 2020 | 12 |"
    draft = f"# The port\n\nIt handled **12 million** containers in 2020.\n\n{table}\n\n- Tea grows on the hills.\n"
    found = claims_of(draft)
    assert [claim.unchecked for claim in found] == ["heading", None, "row", "row", None]
    assert all(draft[claim.start : claim.end] == claim.text for claim in found)
    assert [part.text for part in found[-1].parts] == ["Tea grows on the hills."]


def test_plain_text_is_not_read_as_markdown():
    assert (media_of("It grew by 5 * 3."), media_of("# Title\n\nIt grew.")) == ("plain", "markdown")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The port grew by 5% in 2020.", ["The port grew by 5% in 2020."]),
        (
            "In 2020 the port grew by 5% and handled 12 million containers.",
            ["In 2020 the port grew by 5%", "In 2020 the port handled 12 million containers."],
        ),
        ("The port grew by 5%, and the town fell by 2%.", ["The port grew by 5%", "the town fell by 2%."]),
        ("The port grew by 5%, but it was closed in May.", ["The port grew by 5%", "The port was closed in May."]),
        ("Robotics and integrated circuits grew by 5%.", ["Robotics and integrated circuits grew by 5%."]),
        ("The town has parks, lakes and gardens.", ["The town has parks, lakes and gardens."]),
        (
            "The mayor lives in West Lake Town, which was founded in 1990.",
            ["The mayor lives in West Lake Town", "West Lake Town was founded in 1990."],
        ),
        ("The port grew by 5%, reaching RMB3bn.", ["The port grew by 5%", "The port reaching RMB3bn."]),
        (
            "The port ranks third in China for wages and fourth for savings.",
            ["The port ranks third in China for wages", "The port ranks fourth for savings."],
        ),
        ("Its share was 5% in 2019 and 7% in 2020.", ["Its share was 5% in 2019", "Its share was 7% in 2020."]),
        ("The port ranks third for wages and savings.", ["The port ranks third for wages and savings."]),
        (
            "The port came first in the province and second in China's south.",
            ["The port came first in the province", "The port came second in China's south."],
        ),
    ],
)
def test_a_sentence_with_two_statements_has_two_parts(sentence: str, found: list[str]):
    assert parts(sentence) == found


@pytest.mark.parametrize(
    ("sentences", "understood"),
    [
        (["The port's trade grew in 2020.", "It rose by 5% in that year."], "The port's trade rose by 5% in 2020."),
        (["The robot makers earned 3bn yuan in 2020.", "Their sales fell."], "the robot makers' sales fell."),
        (["Lin Yue was the director in 2019.", "She left a year later."], "Lin Yue left in 2020."),
        (["Tea grows here.", "This surprised everyone."], "This surprised everyone."),
        (["It grew."], "It grew."),
    ],
)
def test_a_word_that_points_back_is_put_as_what_it_stands_for(sentences: list[str], understood: str):
    assert read_as(*sentences).casefold() == understood.casefold()


def test_a_draft_says_how_a_sentence_was_understood():
    first, second = claims_of("The port opened in 1998. It has seven quays.")
    assert (first.understood, second.understood) == (None, "the port has seven quays.")
    assert second.parts[0].origin(0, 8) == (25, 27)


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("In 2022, exports rose by 5 per cent, and imports fell by 3 per cent.", "In 2022, imports fell by 3 per cent."),
        ("In 2022, exports rose by 5 per cent, and in 2023 imports fell by 3 per cent.", "in 2023 imports fell by 3 per cent."),
        ("In 2022, exports rose by 5 per cent, and they have been growing since.", "exports have been growing since."),
        ("Ardon grew by 5 per cent, and its weight in the province rose.", "Ardon's weight in the province rose."),
        ("What the port earns grew by 5 per cent, and its weight in the province rose.", "the port's weight in the province rose."),
        (
            "Only three towns sold more ships in 2021 than Ardon, and in the delta just one was ahead of it.",
            "in the delta just one sold more ships in 2021 than Ardon.",
        ),
        ("Ardon has two ports, and the new one is ahead of it.", "the new one is ahead of it."),
    ],
)
def test_what_a_second_clause_leaves_out_is_handed_on(sentence: str, second: str):
    assert parts(sentence)[-1] == second
