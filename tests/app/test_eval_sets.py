"""Sets that can be measured: what ships, what someone brought, and what is said of a file that can't be used."""

import json

import pytest

from app.eval_sets import MAX_BYTES, brought, chosen_count, keep, remove, said, set_name, shipped
from app.settings import Settings
from eval.validation import Problem
from ingest.errors import InputError
from tests.app.evaluate_world import CLAIMS, DOCUMENT, QUESTIONS, settings_in

LIBRARY = {"town.md": DOCUMENT}


def lines(*rows: object) -> bytes:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows).encode()


def test_a_set_is_kept_and_can_be_chosen(tmp_path):
    settings = settings_in(tmp_path)
    checked = keep(settings, "town.jsonl", lines(*QUESTIONS), LIBRARY)
    assert (checked.faults, checked.doubts) == ((), ())
    (choice,) = brought(settings)
    assert choice == checked.choice
    assert (choice.name, choice.form, choice.count, choice.is_shipped) == ("town", "questions", 3, False)
    assert said(checked) == "“town” was taken: 3 questions. Every quote stands in its document, every key in its evidence."


def test_every_bad_row_is_named_with_its_line(tmp_path):
    settings = settings_in(tmp_path)
    content = lines(
        QUESTIONS[0], "", '{"id": "x"', {"id": "tall", "question": "Again?"}, CLAIMS[0], {"id": "y", "answers": "9"}, [1]
    )
    checked = keep(settings, "bad.jsonl", content, LIBRARY)
    assert checked.faults == (
        Problem(path="bad.jsonl", line=3, row="", text="not JSON (Expecting ',' delimiter, column 11)"),
        Problem(path="bad.jsonl", line=4, row="tall", text="id 'tall' stands in line 1 already"),
        Problem(path="bad.jsonl", line=5, row="c1", text="a row of claims in a file of questions; keep one form to a file"),
        Problem(path="bad.jsonl", line=6, row="y", text="question is missing; expected text"),
        Problem(path="bad.jsonl", line=7, row="", text="a list; expected an object"),
    )
    assert checked.choice is None and brought(settings) == ()
    assert said(checked) == "“bad” was not taken: 5 rows of it can't be used. Mend the lines named below and give it again."


def test_evidence_that_does_not_stand_in_the_library_keeps_a_set_out(tmp_path):
    settings = settings_in(tmp_path)
    checked = keep(settings, "town.jsonl", lines(*QUESTIONS), {"town.md": TALLER, "other.md": ""})
    assert [(fault.line, fault.row) for fault in checked.faults] == [(1, "tall")]
    assert checked.faults[0].text == "the quote 'The tower is 90 metres tall.' doesn't stand in town.md"
    assert brought(settings) == ()


TALLER = DOCUMENT.replace("90", "95")


def test_a_key_that_does_not_stand_in_its_evidence_is_doubted_but_taken(tmp_path):
    settings = settings_in(tmp_path)
    row = {**QUESTIONS[0], "answers": ["ninety-one metres"]}
    checked = keep(settings, "town.jsonl", lines(row), LIBRARY)
    assert [doubt.line for doubt in checked.doubts] == [1]
    assert said(checked).endswith("In 1 row something looks wrong, see below; it can be measured all the same.")
    assert len(brought(settings)) == 1


def test_a_set_without_evidence_says_what_cannot_be_scored(tmp_path):
    checked = keep(settings_in(tmp_path), "town.jsonl", lines({"id": "a", "question": "Why?", "answers": ["so"]}), LIBRARY)
    assert said(checked) == "“town” was taken: 1 question. No row names evidence, so neither citations nor retrieval can be scored."


def test_a_set_of_the_same_name_is_replaced_and_one_that_was_refused_replaces_nothing(tmp_path):
    settings = settings_in(tmp_path)
    keep(settings, "town.jsonl", lines(*QUESTIONS), LIBRARY)
    keep(settings, "town.jsonl", lines(QUESTIONS[0]), LIBRARY)
    keep(settings, "town.jsonl", b"nothing", LIBRARY)
    assert [one.count for one in brought(settings)] == [1]


def test_a_set_is_taken_away(tmp_path):
    settings = settings_in(tmp_path)
    checked = keep(settings, "town.jsonl", lines(*QUESTIONS), LIBRARY)
    assert checked.choice is not None
    remove(checked.choice)
    assert brought(settings) == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "“town.jsonl” holds no rows; a question set needs at least one"),
        (b"\xff\xfe{}", "“town.jsonl” can't be read as UTF-8 text"),
        (b" " * (MAX_BYTES + 1), "“town” has 21 MiB, at most 20 are read; give it in parts"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path, content, reason):
    with pytest.raises(InputError) as refused:
        keep(settings_in(tmp_path), "town.jsonl", content, LIBRARY)
    assert str(refused.value).startswith(reason)


def test_the_names_of_sets_that_ship_are_taken(tmp_path):
    with pytest.raises(InputError, match="“facts” is the name of a set that ships; call the file something else"):
        keep(settings_in(tmp_path), "facts.jsonl", lines(*QUESTIONS), LIBRARY)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a b.jsonl", "a b"),
        ("../../etc/passwd.jsonl", "passwd"),
        ("C:\\sets\\mine.JSONL", "mine"),
        ("问题.jsonl", "问题"),
        ("<img src=x>.jsonl", "img src-x"),
        (".jsonl", "questions"),
        ("x" * 300, "x" * 59),
    ],
)
def test_a_file_name_never_becomes_a_path(given, name):
    assert set_name(given) == name


def test_what_ships_is_offered_only_with_its_documents(repository, tmp_path):
    assert shipped(settings_in(tmp_path)) == ()
    ships = shipped(Settings(corpus=repository / "corpus"))
    assert [one.name for one in ships] == sorted(one.name for one in ships)
    dialogues = next(one for one in ships if one.form == "dialogues")
    assert dialogues.count > dialogues.row_count


def test_rows_are_counted_for_each_engine_and_a_limit_counts_for_each_set(tmp_path):
    settings = settings_in(tmp_path)
    keep(settings, "town.jsonl", lines(*QUESTIONS), LIBRARY)
    keep(settings, "claims-of-mine.jsonl", lines(*CLAIMS), LIBRARY)
    chosen = brought(settings)
    assert chosen_count(chosen, 2, None) == 10
    assert chosen_count(chosen, 1, 1) == 2
