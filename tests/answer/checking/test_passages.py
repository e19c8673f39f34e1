"""What is read for a claim: sentences alone, and sentences joined that tell it together."""

from answer.checking.evidence import Evidence, given_document, sentences_of
from answer.checking.passages import AROUND, WORDS, passages_of
from answer.comparing.statement import statement_of
from ingest.document import About, SourceDocument
from ingest.facts.names.lexicon import EMPTY
from ingest.facts.times.anchors import anchor_of
from ingest.sentences import sentence_spans

WAGES = "Dunport ranks third for wages. Trams are yellow. It ranks fourth for savings. The mayor likes boats."


def found(text: str, *places: int, doc: str = "dunport.md", about: About | None = None) -> list[Evidence]:
    """The sentences at these places, the nearest first."""
    about = about or About(title="Dunport")
    held = SourceDocument(id=doc, text=text, media="plain", about=about)
    spans = sentence_spans(text, 0, len(text))
    return [
        Evidence(
            doc=held,
            start=spans[at][0],
            end=spans[at][1],
            statement=statement_of(text[spans[at][0] : spans[at][1]], anchor=anchor_of(about)),
            cosine=0.5,
            words=0.5,
            chunk_score=1.0,
        )
        for at in places
    ]


def of_kind(claim: str, evidence: list[Evidence]) -> dict[str, str]:
    return {passage.kind: passage.text for passage in reversed(passages_of(claim, evidence))}


def test_sentences_that_tell_a_claim_together_are_joined_in_their_order():
    read = of_kind("Dunport ranks third for wages and fourth for savings.", found(WAGES, 2, 0, 1))
    assert read["nearest"] == "Dunport. It ranks fourth for savings."
    assert read["joined"] == "Dunport. Dunport ranks third for wages. It ranks fourth for savings."


def test_a_joined_passage_tells_of_which_documents_its_sentences_are():
    evidence = [*found(WAGES, 0), *found("Its savings rank fourth.", 0, doc="savings.md", about=About(title="Savings"))]
    passages = {passage.kind: passage for passage in passages_of("Wages rank third and savings fourth.", evidence)}
    assert passages["joined"].text == "Dunport. Dunport ranks third for wages. Savings. Its savings rank fourth."
    assert passages["joined"].by == (0, 1)


def test_around_the_best_sentence_others_are_read_that_the_search_did_not_bring():
    passage = passages_of("Dunport ranks third for wages and fourth for savings.", found(WAGES, 0))[-1]
    assert passage.kind == "around"
    assert passage.text.startswith("Dunport. Dunport ranks third for wages.")
    assert "savings" in passage.text
    assert passage.by == (0,)


def test_a_joined_passage_is_short_and_near():
    sentences = [f"Plot {number} has wages of {number} crowns and {' '.join(['savings'] * 20)}." for number in range(300)]
    evidence = found(" ".join(sentences), 150, 20, 280)
    for passage in passages_of("Wages and savings of plot 150.", evidence):
        assert len(passage.text.split()) <= WORDS + 1
    around = passages_of("Wages and savings of plot 150.", evidence)[-1].text
    assert all(abs(int(word) - 150) <= AROUND for word in around.replace(".", "").split() if word.isdigit())


def test_years_are_written_out_and_a_given_text_has_no_title():
    about = About(title="Dunport", as_of="2021")
    assert "this year (2021)" in of_kind("Wages rose.", found("Wages rose this year.", 0, about=about))["joined"]
    given = sentences_of(given_document("Wages rose. Savings fell."), EMPTY)
    assert {passage.text for passage in passages_of("Wages rose and savings fell.", given)} == {
        "Wages rose.",
        "Savings fell.",
        "Wages rose. Savings fell.",
    }
