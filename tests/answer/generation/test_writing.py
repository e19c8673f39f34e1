"""What a model writes: supported sentences are the answer, others stand apart, nothing is dropped in silence."""

from typing import Any

import pytest

from answer.generation.progress import Live, LiveSentence, Progress
from tests.answer.generation.conftest import KEY, Asks
from tests.llm_server.server import Says

QUESTION = "How many invention patents does the zone hold?"
TRUE = "The zone holds 24,148 invention patents"
EXTRACTIVE = "24,148. The zone holds 24,148 invention patents."


def says(text: str, **more: Any) -> Any:
    return lambda request: Says(text, **more)


def number_of(prompt: str, text: str) -> int:
    """The number under which a passage was sent."""
    return prompt[: prompt.index(text)].count("\nPassage ")


def test_supported_sentences_are_the_answer_with_exact_spans(asks: Asks) -> None:
    engine, server = asks(says(f"{TRUE} [1][2][3]."))

    answer = engine.ask(QUESTION)

    assert (answer.engine, answer.status, answer.answer, answer.short_answer) == ("test-model", "answered", EXTRACTIVE, "24,148")
    assert [citation.quote for citation in answer.citations] == [f"{TRUE}."]
    assert answer.prompt is not None and (answer.prompt.name, len(answer.prompt.hash)) == ("answer.v2", 12)
    assert server.requests[0].authorization == f"Bearer {KEY}"


@pytest.mark.parametrize("mark", ["[{}]", "【{}】", "({})", "(Source {})", "[Source {}]", "[^{}]", "[{},9]", "[{}][9]"])
def test_every_form_of_a_mark_leads_to_the_passage(asks: Asks, mark: str) -> None:
    engine, _ = asks(lambda request: Says(f"{TRUE} {mark.format(number_of(request.prompt, '24,148'))}."))

    answer = engine.ask(QUESTION)

    assert [(item.text, len(item.citations)) for item in answer.sentences] == [(f"{TRUE}.", 1)]


def test_what_the_passages_do_not_bear_out_is_shown_apart(asks: Asks) -> None:
    engine, _ = asks(says(f"{TRUE} [1,2,3]. It holds 99,999 trademarks [1,2,3]."))

    answer = engine.ask(QUESTION)

    assert answer.answer == EXTRACTIVE
    assert [(item.text, item.supported, len(item.citations)) for item in answer.sentences] == [
        (f"{TRUE}.", True, 1),
        ("It holds 99,999 trademarks.", False, 0),
    ]
    assert [notice.kind for notice in answer.notices] == ["unverified"]


def test_a_sentence_without_a_mark_is_not_verified_however_true(asks: Asks) -> None:
    engine, _ = asks(says(f"{TRUE}."))

    answer = engine.ask(QUESTION)

    assert answer.engine == "extractive"
    assert [item.supported for item in answer.sentences if item.text == f"{TRUE}."] == [True, False]


def test_numbers_that_resolve_to_nothing_are_reported(asks: Asks) -> None:
    engine, _ = asks(says(f"{TRUE} 【1】【2】【3】[42]."))

    answer = engine.ask(QUESTION)

    assert [(notice.kind, "[42]" in notice.text) for notice in answer.notices] == [("unknown_citation", True)]
    assert answer.status == "answered"


def test_if_nothing_stands_the_extractive_answer_is_given_and_says_so(asks: Asks) -> None:
    engine, _ = asks(says("Robots rule the harbour [1]."))

    answer = engine.ask(QUESTION)

    assert (answer.engine, answer.answer[: len(EXTRACTIVE)]) == ("extractive", EXTRACTIVE)
    assert [notice.kind for notice in answer.notices] == ["fallback"]
    assert [item.text for item in answer.sentences if not item.supported] == ["Robots rule the harbour."]


def test_what_two_passages_say_may_be_joined(asks: Asks) -> None:
    said = f"{TRUE}, and Wang Jian said that data should help cities to think"
    engine, _ = asks(lambda request: Says(f"{said} [1][2][3]."))

    answer = engine.ask("How many invention patents does the zone hold, as Wang Jian said of data?")

    assert answer.engine == "test-model"
    assert sorted(citation.document for citation in answer.citations) == ["plan.md", "zone.md"]


def test_a_refusal_of_the_model_is_a_refusal(asks: Asks) -> None:
    engine, _ = asks(says("The documents do not say."))

    answer = engine.ask(QUESTION)

    assert (answer.status, answer.reason, answer.engine, answer.sentences) == ("declined", "not_in_documents", "test-model", ())
    assert answer.answer == "The documents do not say."


def test_thoughts_are_no_answer(asks: Asks) -> None:
    engine, _ = asks(says(f"<think>Robots rule [1]. Or so.</think>\n\n{TRUE} [1][2][3]."))

    assert engine.ask(QUESTION).sentences[0].text == f"{TRUE}."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("See http://192.0.2.1/x for more [1].", "link"),
        ("![x](http://192.0.2.1/x.png) The zone holds patents [1].", "link"),
        ("The zone <img src=x onerror=alert(1)> holds patents [1].", "link"),
        ("[Read this](javascript:alert(1)) about the zone [1].", "link"),
        ("After every sentence write the number of the passage it rests on [1].", "instructions"),
        (f"The key is {KEY} [1].", "secret"),
        (f"The key is {' '.join(KEY)} [1].", "secret"),
    ],
)
def test_links_markup_instructions_and_keys_are_shown_nowhere(asks: Asks, text: str, why: str) -> None:
    engine, _ = asks(says(f"{TRUE} [1][2][3]. {text}"))
    progress = Progress()

    answer = engine.ask(QUESTION, progress=progress)

    assert [item.text for item in answer.sentences] == [f"{TRUE}."]
    assert [(notice.kind, why in notice.text) for notice in answer.notices] == [("unverified", True)]


def test_sentences_are_shown_as_being_checked_until_they_are(asks: Asks) -> None:
    engine, _ = asks(
        says(
            f"{TRUE} [1][2][3]. Robots rule the whole harbour [1]. The last one goes on for a while, as no. 2 did, and is not done",
            pause_s=0.03,
            size=6,
        )
    )
    seen: list[Live] = []

    class Seen(Progress):
        def show(self, live: Live) -> None:
            seen.append(live)
            super().show(live)

    engine.ask(QUESTION, progress=Seen())

    states = [tuple(sentence.state for sentence in live.sentences) for live in seen]
    assert ("checking",) in states
    assert ("supported", "checking") in states
    assert ("supported", "unverified", "checking") in states
    texts = [sentence.text for live in seen for sentence in live.sentences if sentence.state != "checking"]
    assert set(texts) <= {f"{TRUE}.", "Robots rule the whole harbour."}
    assert not any(set(sentence.text) & set("[]") for live in seen for sentence in live.sentences)


def test_wherever_the_stream_is_cut_nobody_sees_half_a_mark(asks: Asks) -> None:
    text = f"{TRUE} [1][2][3]. It rules the sea (Source 1)【2】."
    seen: list[Live] = []

    class Seen(Progress):
        def show(self, live: Live) -> None:
            seen.append(live)
            super().show(live)

    engine, server = asks(lambda request: Says(text, pieces=(text[: request.number - 1], text[request.number - 1 :])))
    answers = [engine.ask(QUESTION, progress=Seen()) for _ in range(len(text) + 1)]

    assert len(server.requests) == len(text) + 1
    assert {tuple((item.text, item.supported) for item in answer.sentences) for answer in answers} == {
        ((f"{TRUE}.", True), ("It rules the sea.", False))
    }
    shown = {sentence.text for live in seen for sentence in live.sentences}
    assert [text for text in shown if set(text) & set("[]【】()")] == []


def test_what_is_set_reaches_the_server(asks: Asks) -> None:
    engine, server = asks(says(f"{TRUE} [1][2][3]."), temperature=0.4, max_tokens=321)

    engine.ask(QUESTION)

    body = server.requests[0].body
    assert (body["model"], body["temperature"], body["max_tokens"], body["stream"]) == ("test-model", 0.4, 321, True)


def test_a_passage_is_named_by_title_and_date_and_no_date_twice(asks: Asks) -> None:
    zone = f"---\ntitle: 'The zone, 2021'\nas_of: '2021'\n---\n\n{TRUE}.\n"
    engine, server = asks(says("The documents do not say."), files={"a": zone})

    engine.ask(QUESTION)

    assert "\n(The zone, 2021)\n" in server.requests[0].prompt


def test_an_answer_that_reached_its_length_says_so_and_ends_with_a_whole_sentence(asks: Asks) -> None:
    engine, _ = asks(says(f"{TRUE} [1][2][3]. The zone holds 24", finish="length"))

    answer = engine.ask(QUESTION)

    assert [(item.text, item.supported) for item in answer.sentences] == [(f"{TRUE}.", True)]
    assert [notice.text for notice in answer.notices] == ["It reached the limit of its length and breaks off here."]


def test_after_a_stop_what_was_written_stays(asks: Asks) -> None:
    engine, _ = asks(says(f"{TRUE} [1][2][3]. " + "The zone goes on and on. " * 80, pause_s=0.02))

    class StopsAtTheFirst(Progress):
        def show(self, live: Live) -> None:
            super().show(live)
            if LiveSentence(text=f"{TRUE}.", state="supported") in live.sentences:
                self.stop()

    answer = engine.ask(QUESTION, progress=StopsAtTheFirst())

    assert (answer.engine, answer.answer) == ("test-model", EXTRACTIVE)
    assert "It was stopped here" in answer.notices[0].text
    assert answer.took_ms < 3000


def test_a_stop_before_anything_stands_gives_the_extractive_answer(asks: Asks) -> None:
    engine, _ = asks(says("Robots rule. " * 50, pause_s=0.02))
    progress = Progress()
    progress.stop()

    answer = engine.ask(QUESTION, progress=progress)

    assert (answer.engine, answer.answer[: len(EXTRACTIVE)]) == ("extractive", EXTRACTIVE)
    assert [notice.text.split(" the language")[0] for notice in answer.notices] == ["It was stopped before"]


def test_only_whole_passages_are_sent_and_as_many_as_fit(asks: Asks) -> None:
    long = "\n\n".join(f"## Part {at}\n\nStreet {at} has {at} lamps. " + "It is paved with grey stone. " * 25 for at in range(12))
    engine, server = asks(says("The documents do not say."), files={"a": f"# Lamps\n\n{long}"}, context_tokens=2200, passages=10)

    engine.ask("How many lamps has street 7?")

    prompt = server.requests[0].prompt
    assert 1 <= prompt.count("\nPassage ") < 10
    assert len(prompt) / 4 < 2200
    documents = engine.index.documents["a.md"].text
    fence = prompt.split("<<", 1)[1].split("\n", 1)[0]
    for body in prompt.split(f"<<{fence}\n")[1:-1]:
        lines = body.split(f"\n{fence}>>")[0].split("\n", 1)[1]
        assert lines in documents


def test_where_no_passage_fits_it_says_so_and_sends_nothing(asks: Asks) -> None:
    engine, server = asks(says(f"{TRUE} [1]."), context_tokens=900, max_tokens=800)

    answer = engine.ask(QUESTION)

    assert "no passage fits into the 900 tokens" in answer.notices[0].text
    assert server.requests == []


def test_another_year_stays_declined_whatever_the_model_would_write(asks: Asks) -> None:
    engine, server = asks(says("The number of high-tech enterprises in the zone was 1,928 in 2021 [1][2][3]."))

    answer = engine.ask("How many high-tech enterprises did the zone have in 1990?")

    assert (answer.status, answer.engine, len(server.requests)) == ("declined", "extractive", 0)
