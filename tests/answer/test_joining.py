from answer.joining import in_parts, shown, with_whole
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


def said(question, short, *sentences):
    return Answer(
        question=question,
        standalone_question=question,
        status="answered",
        answer=shown(short, sentences),
        short_answer=short,
        confidence=0.9,
        sentences=tuple(CitedSentence(text=sentence) for sentence in sentences),
    )


def test_what_two_parts_say_with_one_sentence_is_told_once():
    parts = [said("Who?", "Ann Lee", "Ann Lee built it in 1999."), said("When?", "1999", "Ann Lee built it in 1999.")]

    got = in_parts("Who and when?", "Who and when?", parts)

    assert got.answer == "Ann Lee; 1999. Ann Lee built it in 1999."
    assert [sentence.text for sentence in got.sentences] == ["Ann Lee built it in 1999."]


def test_what_another_part_tells_stands_beside_no_other_answer():
    parts = [
        said("Size?", "40 ha", "The park has 40 ha.", "It grew by 5% in 2020."),
        said("Growth?", "5%", "It grew by 5% in 2020.", "The park has 40 ha.", "It was fenced."),
    ]

    got = in_parts("Size and growth?", "Size and growth?", parts)

    assert got.answer == "40 ha. The park has 40 ha. 5%. It grew by 5% in 2020. It was fenced."
    assert [part.answer for part in got.parts] == [
        "40 ha. The park has 40 ha.",
        "5%. It grew by 5% in 2020. It was fenced.",
    ]


def test_a_sentence_with_the_same_figures_in_nearly_the_same_words_is_told_once():
    raised = "In 2020 the park raised its income by 5%, to 41 pounds."
    had = "In 2020 the park had an income of 41 pounds, raised by 5%."
    parts = [said("Income?", "41 pounds", raised), said("Growth?", "5%", had)]

    got = in_parts("Income and growth?", "Income and growth?", parts)

    assert got.answer == f"41 pounds; 5%. {raised}"
    assert [sentence.text for sentence in got.sentences] == [raised]


def test_a_part_keeps_its_answer_though_another_tells_more_of_it():
    parts = [said("Who?", "Ann Lee", "Ann Lee built it in 1999."), said("When?", "1999", "Ann Lee built it in 1999.", "It is red.")]

    got = in_parts("Who and when?", "Who and when?", parts)

    assert got.answer == "Ann Lee; 1999. Ann Lee built it in 1999. It is red."
    assert got.parts[1].answer == "1999. Ann Lee built it in 1999. It is red."


def test_a_declined_part_is_answered_by_what_the_whole_says_beyond_the_others():
    parts = [
        said("Who won?", None, "The Reds won."),
        part("Where is it known?", status="declined", answer="The documents do not say."),
    ]
    whole = said("Who won, and where is it known?", None, "The Reds won.", "The Reds are known in Ningbo.")

    filled = with_whole(parts, whole)

    assert [item.answer for item in filled] == ["The Reds won.", "The Reds are known in Ningbo."]
    assert [item.status for item in filled] == ["answered", "answered"]


def test_a_whole_that_says_no_more_fills_no_part():
    parts = [said("Who won?", None, "The Reds won."), part("Why?", status="declined", answer="The documents do not say.")]

    assert with_whole(parts, said("Who won, and why?", None, "The Reds won.")) == parts
