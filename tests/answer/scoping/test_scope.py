from collections.abc import Mapping

import pytest

from answer.scoping.scope import scoped
from ingest.document import About, SourceDocument


def _document(name: str, **about: str) -> SourceDocument:
    return SourceDocument(id=name, text="…", media="plain", about=About(**about))


LIBRARY: Mapping[str, SourceDocument] = {
    doc.id: doc
    for doc in (
        _document("orlo.md", title="Orlo in figures", publisher="town profile", as_of="2021"),
        _document("harbour.md", title="The harbour of Orlo", publisher="newspaper report", published="2018-10-22"),
        _document("feature.md", title="Orlo before the fair", publisher="feature, publisher not named", as_of="2023"),
    )
}


@pytest.mark.parametrize(
    ("question", "asked", "documents"),
    [
        ("According to the 2021 profile, how many boats are there?", "How many boats are there?", ["orlo.md"]),
        ("How many boats are there according to the town profile?", "How many boats are there?", ["orlo.md"]),
        ("How many boats are there in the report of October 2018?", "How many boats are there?", ["harbour.md"]),
        ("In the report on the harbour, who leads the port?", "Who leads the port?", ["harbour.md"]),
        ("What does the 2023 feature say about the fair?", "What is said about the fair?", ["feature.md"]),
        ("Which firms does the profile with the 2021 figures name in trade?", "Which firms are there in trade?", ["orlo.md"]),
        ("Does the 2023 feature mention the mill?", "Is the mill mentioned?", ["feature.md"]),
        (
            "Which rank did Orlo hold in the 2018 report, and which in the later town profile?",
            "Which rank did Orlo hold?",
            ["harbour.md", "orlo.md"],
        ),
    ],
)
def test_the_document_is_found_and_taken_out_of_the_question(question: str, asked: str, documents: list[str]) -> None:
    found = scoped(question, LIBRARY)

    assert found is not None
    assert (found.question, [sorted(ids) for ids in found.documents]) == (asked, [[name] for name in documents])


@pytest.mark.parametrize(
    "question",
    [
        "What does the white paper say about Orlo?",
        "Who wrote the report on the harbour?",
        "What did the survey of 2019 find?",
        "How many boats are there in the 2023 plan?",
        "Was Orlo better placed in 2022 than in the town profile?",
        "How many boats did the harbour have in 2018, and how many the whole town by the town profile?",
    ],
)
def test_what_names_no_document_to_look_in_is_asked_of_all(question: str) -> None:
    assert scoped(question, LIBRARY) is None


def test_what_both_name_is_asked_of_both() -> None:
    found = scoped("Which firm is named in both the town profile and the 2023 feature?", LIBRARY)

    assert found is not None
    assert (found.question, found.is_shared, len(found.documents)) == ("Which firm is named?", True, 2)
