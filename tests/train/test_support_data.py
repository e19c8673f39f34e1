"""What the support model is trained on: statements of questions, other words, other values, groups, the split."""

import random

import pytest

from train.support.declarative import frame_of
from train.support.drawing import bin_of, drawn
from train.support.examples import Group, Pair, Place, question_group, sentence_groups
from train.support.opposites import denied, opposite
from train.support.rewording import date_forms, moved, number_forms, other_voice, without_asides
from train.support.splits import CLAIM_SETS, PARTS, load_splits, make_split
from train.support.texts import Paragraph, plain, title_of
from train.support.values import changed_number, kind_of, other_value, values_of

VERBS = frozenset({"open", "load", "employ", "reach"})
QUAY = Paragraph(
    document="Old-port.md",
    title="Old port",
    sentences=(
        "Lin Yue opened the quay of Ningbo in 1917.",
        "It was 17 metres deep and served the tea trade for 40 years.",
        "The crane was built by Wang Tao in 1921.",
    ),
)


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("When did the quay open to ships?", "1917", "The quay opened to ships in 1917."),
        ("When did the quay open?", "May 4, 1917", "The quay opened on May 4, 1917."),
        ("Who opened the quay?", "Lin Yue", "Lin Yue opened the quay."),
        ("In what city was the crane built?", "Ningbo", "The crane was built in Ningbo."),
        ("What was the crane called?", "Old Tom", "The crane was called Old Tom."),
        ("How many men does the yard employ?", "40", "The yard employs 40 men."),
        ("What did the ships load at the quay?", "tea", "The ships loaded tea at the quay."),
        ("What year did the ships reach Ningbo?", "1920", "The ships reached Ningbo in 1920."),
        ("Who is the owner of the yard?", "Wang Tao", "The owner of the yard is Wang Tao."),
    ],
)
def test_question_and_answer_make_a_statement(question, answer, statement):
    frame = frame_of(question, VERBS)
    assert frame is not None
    text, (start, end) = frame.with_answer(answer)
    assert (text, text[start:end].casefold()) == (statement, answer.casefold())


@pytest.mark.parametrize("question", ["", "Why?", "How did it end?", "What happened to the crane?", "Name the port"])
def test_a_question_that_the_rules_do_not_reach_makes_none(question):
    assert frame_of(question, VERBS) is None


def test_numbers_are_written_in_another_way_and_stay_true():
    texts = {number_forms("It sold 4,213 cups, 27 per cent more.", random.Random(seed)) for seed in range(60)}
    assert {"It sold about 4,200 cups, 27 per cent more.", "It sold 4213 cups, 27% more."} <= texts


def test_dates_are_turned_round():
    assert {date_forms("It opened on May 4, 2019.", random.Random(seed)) for seed in range(20)} == {
        "It opened on 4 May 2019.",
        "It opened in May 2019.",
    }


def test_a_clause_moves_and_an_aside_goes():
    chance = random.Random(0)
    assert moved("In 1917, the quay opened.", chance) == "The quay opened in 1917."
    assert without_asides("The quay (of stone) opened.", chance) == "The quay opened."


def test_passive_becomes_active():
    assert other_voice("The crane was built by Wang Tao in 1921.", random.Random(0)) == "Wang Tao built the crane in 1921."


@pytest.mark.parametrize("seed", range(8))
def test_the_same_chance_gives_two_statements_the_same_words(seed):
    first, second = (number_forms(f"It sold {count} cups.", random.Random(seed)) for count in ("1,234", "5,234"))
    assert first.replace("1", "5") == second


@pytest.mark.parametrize("value", ["1917", "4,213 cups", "27.5%", "May", "three", "second", "12 million"])
def test_a_changed_number_is_another(value):
    for seed in range(20):
        changed = changed_number(value, random.Random(seed))
        assert changed is not None
        assert changed != value


def test_a_name_is_exchanged_for_one_that_shares_no_word():
    assert other_value("Lin Yue", "name person", ["Lin Yue", "Old Lin Yue", "Wang Tao"], random.Random(0)) == "Wang Tao"


def test_without_another_value_there_is_none():
    assert other_value("Lin Yue", "name person", ["Lin Yue"], random.Random(0)) is None


def test_values_of_a_sentence_are_told_by_kind():
    found = [(value.text, value.kind.split()[0]) for value in values_of("Lin Yue sold 42 ships in 1917.")]
    assert found == [("Lin Yue", "name"), ("42 ships", "number"), ("in 1917", "time")] or found[1:] == [
        ("42 ships", "number"),
        ("1917", "time"),
    ]
    assert kind_of("a wooden pier") == "words 3"


def test_sentences_are_denied_and_affirmed():
    assert denied("The quay was built of stone.", VERBS) == ("The quay was not built of stone.", "not")
    assert denied("Ships loaded tea.", VERBS) == ("Ships did not load tea.", "not")
    assert denied("It was not deep.", VERBS) == ("It was deep.", "was not")
    assert denied("A quay of stone.", VERBS) is None


def test_opposites_keep_their_form():
    assert opposite("film", random.Random(0)) not in (None, "film", "movie")
    assert {opposite("rose", random.Random(seed)) for seed in range(40)} >= {"fell", "dropped"}
    assert opposite("quay", random.Random(0)) is None


def test_a_wrong_value_is_contradicted_by_one_text_and_supported_by_another():
    frame = frame_of("When did the quay open?", VERBS)
    assert frame is not None
    group = question_group(frame, "1917", Place(paragraph=QUAY, number=0), ["1921"], ["Wang Tao"], random.Random(4), "set")
    assert group is not None
    claims = {label: {pair.claim for pair in pairs} for label, pairs in group.pairs.items()}
    assert len(claims["contradicted"]) == 2
    assert claims["contradicted"] <= claims["supported"]
    assert claims["contradicted"] <= claims["not_found"]
    assert all(pair.wrong in pair.claim for pair in group.pairs["contradicted"])


def test_a_sentence_gives_claims_of_all_labels():
    pools = {"name person": ["Wang Tao"], "name": ["Wang Tao", "Hangzhou"], "time": ["1921"], "name place": ["Hangzhou"]}
    groups = list(sentence_groups(Place(paragraph=QUAY, number=0), pools, VERBS, random.Random(1), "set"))
    assert {"other_value", "denial"} <= {group.kind for group in groups}
    assert all(set(group.pairs) == {"supported", "contradicted", "not_found"} for group in groups)


def test_a_sentence_that_leans_on_another_gives_none():
    assert list(sentence_groups(Place(paragraph=QUAY, number=1), {}, VERBS, random.Random(1), "set")) == []


def test_shared_words_do_not_tell_the_label():
    def group(label, evidence, count):
        pairs = [Pair(claim=f"Quay {number} is deep.", evidence=evidence, label=label) for number in range(count)]
        return Group(source="set", kind="question", pairs={label: pairs})

    evidence = "Quay 0 1 2 3 4 5 6 7 8 9 is deep."
    pairs = drawn(
        [group("supported", evidence, 10), group("contradicted", evidence, 4), group("not_found", evidence, 3)], random.Random(0)
    )
    assert [sum(pair.label == label for pair in pairs) for label in ("supported", "contradicted", "not_found")] == [4, 4, 3]


def test_a_missing_number_is_told_from_a_missing_word():
    assert bin_of(Pair(claim="The quay is 17 metres deep.", evidence="The quay is deep.", label="not_found")) == (2, True)


@pytest.mark.parametrize("name", CLAIM_SETS)
def test_no_claim_is_in_two_parts(name):
    ids = [row for part in PARTS for row in load_splits()[name][part]]
    assert len(ids) == len(set(ids))


def test_nothing_of_fever_symmetric_is_trained_on():
    split = load_splits()["fever_symmetric"]
    assert (split["train"], len(split["dev"]), len(split["report"])) == ([], 354, 354)


def test_odd_documents_of_feverous_are_reported_on():
    split = make_split("feverous", [{"id": f"feverous-{number}"} for number in range(14)])
    assert split["report"] == [f"feverous-{number}" for number in range(1, 14, 2)]
    assert split["dev"] == ["feverous-10"]


def test_pieces_of_evidence_of_one_claim_go_one_way():
    rows = [{"id": str(number), "claim": f"claim {number // 3}"} for number in range(60)]
    split = make_split("wice", rows)
    assert (split["train"], split["report"]) == ([str(n) for n in range(30)], [str(n) for n in range(30, 60)])


def test_marks_of_a_parser_and_numbers_of_a_name_go():
    assert plain("Ningbo -LRB- a port -RRB- , `` old '' .") == 'Ningbo ( a port ), " old ".'
    assert title_of("Old-port-123456.md") == "Old port"
