"""`ask` as a person reads it, over a real index with the real model; and the questions that are none."""

import json

import pytest

from answer.types import Answer, Citation, CitedSentence, Conflict, ConflictValue, LookedAt, Notice
from app.cli_answer import lines
from app.cli_text import printable

QUESTION = "How much did the lake town's digital economy add in 2021?"


@pytest.fixture
def tiny(qiantang, shared_model, tiny_settings):
    """Asks over the two small documents."""
    return lambda *arguments: qiantang(*arguments, "--storage", tiny_settings.storage)


def citation(quote: str, *, document: str = "a.md", published: str | None = "2022-03-01", locator: str | None = "¶ 3") -> Citation:
    return Citation(
        document=document,
        sha="0",
        title="Title",
        published=published,
        page=None,
        locator=locator,
        start=0,
        end=len(quote),
        quote=quote,
        as_of="2021",
    )


def shown(answer: Answer, engine: object) -> list[str]:
    return [line.plain for line in lines(answer, engine)]


def test_an_answer_has_numbered_sources_with_title_date_place_and_quote(tiny):
    ran = tiny("ask", QUESTION)
    assert (ran.code, ran.err) == (0, "")
    said, _, sources = ran.out.partition("\nSources\n")
    sentence = "The lake town's digital economy added 42.5 billion yuan in 2021."
    assert said.startswith(f"42.5 billion yuan\n\n{sentence} [1]")
    assert sources.splitlines()[:2] == ["[1] The lake town in 2021, 2022-03-01, ¶ 3, lake.md", f'    "{sentence}"']


def test_json_is_one_document_and_its_citation_is_what_documents_show_says(tiny):
    ran = tiny("ask", QUESTION, "--json")
    answer = json.loads(ran.out)
    (first, *_) = answer["sentences"][0]["citations"]
    doc = json.loads(tiny("documents", "show", first["document"], "--json").out)
    assert doc["sha"] == first["sha"]
    assert doc["text"][first["start"] : first["end"]] == first["quote"]
    assert (answer["status"], answer["id"], answer["question"]) == ("answered", None, QUESTION)


def test_a_corpus_folder_is_indexed_and_asked_instead(tiny, tmp_path):
    folder = tmp_path / "hills"
    folder.mkdir()
    (folder / "hill.txt").write_text("The hill station has 41 tea houses. They open at seven.", encoding="utf-8")
    ran = tiny("ask", "How many tea houses does the hill station have?", "--corpus", folder, "--json")
    assert [passage["document"] for passage in json.loads(ran.out)["looked_at"]] == ["hill.txt"]
    listed = json.loads(tiny("documents", "--corpus", folder, "--json").out)
    assert [doc["document"] for doc in listed] == ["hill.txt"]


def test_what_the_documents_do_not_say_is_refused_with_the_nearest_passages(tiny):
    ran = tiny("ask", "Who painted the ceiling of the Sistine Chapel?")
    assert ran.code == 0
    assert ran.out.startswith("The documents do not say")
    assert "Nearest passages" in ran.out
    assert "Sources" not in ran.out


def test_small_talk_is_answered_without_sources(tiny):
    ran = tiny("ask", "hello")
    assert ran.code == 0
    assert "2 documents" in ran.out
    assert "Sources" not in ran.out


def test_a_question_in_chinese_gets_a_line_in_both_languages_and_examples(tiny):
    ran = tiny("ask", "杭州有多少独角兽企业?")
    assert ran.code == 0
    assert "请用英文提问" in ran.out
    assert "in English" in ran.out


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("", "the question is empty"),
        (" \n\t", "the question is empty"),
        ("\x00\x07\u202e", "the question holds only control characters"),
        ("why " * 5000, "the question has 20,000 characters, at most 2,000 are read; shorten it"),
    ],
)
def test_a_question_that_is_none_is_one_line(qiantang, fake_engine, question, said):
    ran = qiantang("ask", question)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"qiantang: {said}")
    assert ran.err.count("\n") == 1
    assert not fake_engine.asked


def test_no_question_at_all_shows_how_to_ask(qiantang):
    ran = qiantang("ask")
    assert ran.code == 2
    assert 'as in: qiantang ask "' in ran.err


@pytest.mark.parametrize(
    "arguments", [["ask", "What is there?"], ["documents"], ["documents", "show", "a.md"], ["documents", "remove", "a"]]
)
def test_before_any_ingest_the_command_is_offered(qiantang, arguments):
    ran = qiantang(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "qiantang: there is no index in .qiantang yet; run 'qiantang ingest' first\n"


def test_a_corpus_that_is_not_there_is_named(qiantang):
    ran = qiantang("ask", "What is there?", "--corpus", "nowhere")
    assert (ran.code, ran.err) == (2, "qiantang: --corpus nowhere does not exist; give a folder of documents\n")


def test_values_that_differ_are_shown_side_by_side(fake_engine):
    new, old = citation("It was 2."), citation("It was 1.", document="b.md", published=None, locator=None)
    answer = Answer(
        question="q",
        standalone_question="q",
        status="answered",
        answer="It was 2.",
        short_answer="2",
        sentences=(CitedSentence(text="It was 2.", citations=(new,)), CitedSentence(text="It was 3.", supported=False)),
        conflicts=(
            Conflict(
                about="it",
                values=(ConflictValue(value="2", as_of="2022", citation=new), ConflictValue(value="1", as_of=None, citation=old)),
            ),
        ),
        notices=(Notice(kind="fallback", text="The model was\nnot there."),),
    )
    assert shown(answer, fake_engine) == [
        "2",
        "",
        "It was 2. [1]",
        "",
        "Left out, since the documents do not bear it out:",
        "  It was 3.",
        "",
        "The documents differ on it:",
        "  2 (2022) [1]",
        "  1 [2]",
        "",
        "Sources",
        "[1] Title, 2022-03-01, ¶ 3, a.md",
        '    "It was 2."',
        "[2] Title, as of 2021, b.md",
        '    "It was 1."',
        "",
        "Note: The model was not there.",
    ]


def test_the_parts_of_a_question_share_one_list_of_sources(fake_engine):
    both = citation("Both.")
    part = Answer(
        question="q",
        standalone_question="Part?",
        status="answered",
        answer="Both.",
        sentences=(CitedSentence(text="Both.", citations=(both,)),),
    )
    answer = Answer(question="q", standalone_question="q", status="answered", answer="Both. Both.", parts=(part, part))
    assert shown(answer, fake_engine) == [
        "Part?",
        "Both. [1]",
        "",
        "Part?",
        "Both. [1]",
        "",
        "",
        "Sources",
        "[1] Title, 2022-03-01, ¶ 3, a.md",
        '    "Both."',
    ]


def test_a_document_cannot_steer_the_terminal(fake_engine):
    passage = LookedAt(document="a\x1b[2J.md", start=0, end=1, quote="\x1b[31mred [bold]kept[/bold]", score=1.0)
    answer = Answer(
        question="q", standalone_question="q", status="declined", reason="not_in_documents", answer="No.", looked_at=(passage,)
    )
    text = "\n".join(shown(answer, fake_engine))
    assert "\x1b" not in text
    assert "[bold]kept[/bold]" in text
    assert printable(text) == text
