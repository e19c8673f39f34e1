"""The hand-written cases of tests/facts_cases: relations between quantities, times and statements; what a sentence covers."""

import tomllib
from pathlib import Path

import pytest

from answer.comparing.coverage import coverage
from answer.comparing.quantities import compare_quantities
from answer.comparing.statement import statement_of
from answer.comparing.statements import compare
from answer.comparing.times import compare_times
from ingest.document import About
from ingest.facts.annotate import annotate
from ingest.facts.times.anchors import anchor_of

CASES = Path(__file__).parents[2] / "facts_cases"
SAME_KINDS = ({"direction", "word"}, {"name", "word"})  # either name for the difference will do


def cases(name):
    rows = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [
        pytest.param(row, id=row["id"], marks=pytest.mark.xfail(strict=True, reason=row["known"]) if "known" in row else ())
        for row in rows
    ]


def anchor(as_of):
    return anchor_of(About(as_of=str(as_of))) if as_of else None


@pytest.mark.parametrize("case", cases("quantity_compare"))
def test_quantities(case):
    claimed, found = annotate(case["claimed"]).quantities, annotate(case["found"]).quantities
    # Where a text has a second number ("12 of 40"), the case is about the pair that can be compared.
    judged = [compare_quantities(one, other) for one in claimed for other in found]
    relations = [item.relation for item in judged if item.relation != "not_comparable"] or ["not_comparable"]
    assert (bool(judged), relations[0]) == (True, case["relation"])


@pytest.mark.parametrize("case", cases("time_compare"))
def test_times(case):
    claimed, found = annotate(case["claimed"]).times, annotate(case["found"], anchor=anchor(case.get("as_of"))).times
    assert compare_times(claimed[0], found[0]).relation == case["relation"]


@pytest.mark.parametrize("case", cases("statements"))
def test_statements(case):
    got = compare(statement_of(case["claim"]), statement_of(case["sentence"]))
    assert got.relation == case["relation"]
    if case["relation"] == "differs" and "kind" in case:
        kinds = {item.kind for item in got.differences}
        assert case["kind"] in kinds or any(case["kind"] in either and kinds & either for either in SAME_KINDS)


@pytest.mark.parametrize("case", cases("coverage"))
def test_coverage(case):
    context = case.get("context", {})
    sentence = statement_of(case["sentence"], context=context.get("title", ""), anchor=anchor(context.get("date")))
    got = coverage(statement_of(case["question"]), sentence)
    wrong = []
    for constraint in case["constraints"]:
        found = next((item for item in got if _is_about(item, constraint)), None)
        if found is None or found.state != constraint["state"]:
            wrong.append((constraint["kind"], constraint["text"], constraint["state"], found.state if found else "absent"))
    assert wrong == []


def _is_about(item, constraint):
    """Names and places count as one kind; an attribute's words may be worded more fully or less."""
    if item.kind != constraint["kind"] and {item.kind, constraint["kind"]} != {"place", "name"}:
        return False
    if item.kind in ("unit", "attribute", "rank"):
        return True
    return constraint["text"].casefold() in item.text.casefold() or item.text.casefold() in constraint["text"].casefold()
