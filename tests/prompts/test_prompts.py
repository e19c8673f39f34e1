"""Prompts are versioned files, checked when they load, and compared whole as they are sent."""

from pathlib import Path

import pytest

from answer.generation import following, writing
from answer.refusing.refusal import REFUSAL
from prompts import load_prompt

GOLDEN = Path(__file__).parent / "golden"
PASSAGES = [(1, "Lakes, 2021", "The lake is old."), (2, "A river", "The river is long.\nIt has {{ 3 }} <b>banks</b>.")]
TURNS = [("How old is the lake?", "The lake is 900 years old."), ("Who says so?", "The documents do not say.")]


def golden(name: str) -> str:
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_rendered_answer_prompt_is_exactly_this() -> None:
    prompt = load_prompt(writing.PROMPT, variables=writing.VARIABLES)

    assert prompt.render(question="How old is the lake?", passages=PASSAGES, fence="P0", refusal=REFUSAL) == golden("answer.v2")


def test_rendered_contextualise_prompt_is_exactly_this() -> None:
    prompt = load_prompt(following.PROMPT, variables=following.VARIABLES)

    assert prompt.render(question="And the river?", turns=TURNS, fence="P0") == golden("contextualise.v1")


def test_without_turns_there_is_no_conversation() -> None:
    prompt = load_prompt(following.PROMPT, variables=following.VARIABLES)

    assert prompt.render(question="湖有多老？", turns=[], fence="P0") == golden("contextualise.v1.alone")


def test_a_prompt_that_asks_for_other_variables_is_refused_when_it_loads(tmp_path: Path) -> None:
    (tmp_path / "x.v1.jinja").write_text("{{ a }} {{ b }}", encoding="utf-8")

    with pytest.raises(ValueError, match=r"asks for \['a', 'b'\], but is given \['a'\]"):
        load_prompt("x.v1", variables=["a"], folder=tmp_path)


def test_a_prompt_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "x.v1.jinja").write_text("", encoding="utf-8")

    with pytest.raises(ValueError, match=r"no prompt 'y.v1' .* there are x.v1"):
        load_prompt("y.v1", variables=[], folder=tmp_path)


def test_hash_changes_with_the_template(tmp_path: Path) -> None:
    (tmp_path / "x.v1.jinja").write_text("a", encoding="utf-8")
    before = load_prompt("x.v1", variables=[], folder=tmp_path).hash
    (tmp_path / "x.v1.jinja").write_text("b", encoding="utf-8")

    assert load_prompt("x.v1", variables=[], folder=tmp_path).hash != before
