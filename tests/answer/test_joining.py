from answer.joining import in_parts, shown
from answer.types import Answer, CitedSentence, LookedAt


def part(question, *, status="answered", answer="", confidence=0.5, looked_at=()):
    return Answer(
        question=question,
        standalone_question=question,
        status=status,
        reason=None if status == "answered" else "not_in_documents",
        answer=answer,
        confidence=confidence,
        sentences=(CitedSentence(text=answer),) if status == "answered" else (),
        looked_at=looked_at,
    )


def seen(start):
    return LookedAt(document="a.md", start=start, end=start + 1, quote="x", score=0.5)


def test_the_short_answer_stands_before_the_sentences():
    assert shown("41", ["There are 41 houses.", "They are old."]) == "41. There are 41 houses. They are old."
    assert shown(None, ["There are 41 houses."]) == "There are 41 houses."


def test_a_sentence_that_is_the_short_answer_is_not_said_twice():
    assert shown("41", ["41."]) == "41."


def test_it_is_answered_if_one_part_is():
    parts = [
        part("How many?", answer="Three."),
        part("Why?", status="declined", answer="The documents do not say.", confidence=0.9),
    ]

    got = in_parts("How many and why?", "How many and why?", parts)

    assert (got.status, got.reason, got.confidence) == ("answered", None, 0.5)
    assert got.answer == "Three. Why? The documents do not say."
    assert [sentence.text for sentence in got.sentences] == ["Three."]
    assert got.parts == tuple(parts)


def test_it_is_declined_if_all_parts_are():
    parts = [
        part("A?", status="declined", answer="No.", confidence=0.1),
        part("B?", status="declined", answer="No.", confidence=0.2),
    ]

    got = in_parts("A? B?", "A? B?", parts)

    assert (got.status, got.reason, got.confidence, got.answer) == ("declined", "not_in_documents", 0.2, "No.")


def test_what_the_parts_looked_at_is_listed_once_in_turn():
    parts = [part("A?", looked_at=(seen(1), seen(2))), part("B?", looked_at=(seen(2), seen(3)))]

    assert [item.start for item in in_parts("A? B?", "A? B?", parts).looked_at] == [1, 2, 3]
