"""Negations and directions, read from sentences written for these tests."""

import pytest

from ingest.facts.polarity.find import find_directions, find_negations, is_denied


def read(text: str) -> list[tuple[str, str, str]]:
    """Word, kind and scope of each negation."""
    return [(text[n.start : n.end], n.kind, text[n.scope[0] : n.scope[1]]) for n in find_negations(text)]


def denied(text: str, word: str) -> bool:
    start = text.index(word)
    return is_denied((start, start + len(word)), find_negations(text))


def sides(text: str) -> list[tuple[str, str, int]]:
    return [(text[d.start : d.end], d.axis, d.side) for d in find_directions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge was not built in 1990.", [("not", "not", "built in 1990")]),
        ("The bridge wasn't built.", [("n't", "not", "built")]),
        ("The bridge wasn’t built.", [("n’t", "not", "built")]),
        ("It cannot be measured.", [("cannot", "not", "be measured")]),
        ("It is no longer a village.", [("no longer", "no_longer", "a village")]),
        ("He does not live there any more.", [("not", "no_longer", "live there any more")]),
        ("She never left.", [("never", "never", "left")]),
        ("None of the shares vested.", [("None", "none", "of the shares vested")]),
        ("The town has no harbour.", [("no", "none", "has no harbour")]),
        ("It came without a lid.", [("without", "none", "a lid")]),
        ("Neither town nor village grew.", [("Neither", "none", "town"), ("nor", "not", "village grew")]),
        ("He failed to win.", [("failed to", "fail", "win")]),
        ("They are unable to pay.", [("unable to", "fail", "pay")]),
        ("He declined to comment.", [("declined to", "fail", "comment")]),
        ("Only two towns grew.", [("Only", "only", "two towns grew")]),
        ("It is solely a port.", [("solely", "only", "a port")]),
        ("It sells nothing but tea.", [("nothing but", "only", "tea")]),
        ("All towns except Anji grew.", [("except", "except", "Anji")]),
        ("Unless it rains, we go.", [("Unless", "except", "it rains")]),
        ("It chose tea rather than coffee.", [("rather than", "not", "coffee")]),
        ("Instead of coffee, it sells tea.", [("Instead of", "not", "coffee")]),
        ("He did not win, but she did.", [("not", "not", "win")]),
        ("He did not win because it rained.", [("not", "not", "win")]),
        ("The firm, which did not grow, moved.", [("not", "not", "grow, moved")]),
        ("It (not the other) is open.", [("not", "not", "the other")]),
    ],
)
def test_denials_and_limits_reach_to_the_end_of_their_clause(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is not only a port but also a town.",
        "It isn't just a port.",
        "no fewer than ten",
        "No less than ten came.",
        "no more than ten",
        "not until 2016",
        "It opened no later than May.",
        "It is No. 1 in tea.",
        "No doubt it is old.",
        "It is second only to Rome.",
        "the town of Note and the notion of north",
        "He liked No Doubt and Only Love.",
        "not-for-profit",
        "a never-ending story",
        "He could not but laugh.",
        "Its rate declined to the lowest level.",
        "whether or not it rains",
        "It is free of charge.",
    ],
)
def test_idioms_deny_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The bridge was not built.", "built", True),
        ("The bridge was built.", "built", False),
        ("He never failed to win.", "win", False),
        ("He failed to win.", "win", True),
        ("He did not fail to win.", "win", False),
        ("It is no longer open.", "open", True),
        ("Only two are open.", "open", False),
        ("All but the last are open.", "open", False),
        ("The town received no reply.", "received", True),
        ("It has never been closed.", "closed", True),
        ("It did not close, and it grew.", "grew", False),
        ("It did not close but grew.", "grew", False),
        ("It is not only large but also rich.", "rich", False),
        ("It sells tea instead of coffee.", "tea", False),
        ("It sells tea instead of coffee.", "coffee", True),
        ("Without a boat, he crossed.", "crossed", False),
        ("Neither the port nor the town grew.", "town", True),
    ],
)
def test_what_is_denied_an_odd_number_of_times(text: str, word: str, expected: bool) -> None:
    assert denied(text, word) is expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("rose", "fell"),
        ("growing", "declining"),
        ("increased", "decreased"),
        ("expanded", "shrank"),
        ("won", "lost"),
        ("succeeded", "failed"),
        ("approved", "rejected"),
        ("opened", "closed"),
        ("founded", "dissolved"),
        ("began", "ended"),
        ("included", "excluded"),
        ("public", "private"),
        ("imports", "exports"),
        ("bought", "sold"),
        ("higher", "lower"),
        ("larger", "smaller"),
        ("northern", "southern"),
        ("east", "west"),
        ("older", "younger"),
        ("men", "women"),
        ("alive", "dead"),
        ("friend", "enemies"),
        ("rich", "poor"),
        ("early", "late"),
        ("positive", "negative"),
        ("domestic", "foreign"),
        ("urban", "rural"),
        ("online", "offline"),
        ("supply", "demand"),
        ("wholesale", "retail"),
        ("assets", "liabilities"),
        ("legal", "illegal"),
        ("hired", "dismissed"),
        ("arrived", "departed"),
        ("strengthened", "weakened"),
        ("appreciated", "depreciated"),
        ("long-term", "short-term"),
        ("majority", "minority"),
        ("permanent", "temporary"),
        ("internal", "external"),
    ],
)
def test_opposites_stand_on_two_sides_of_one_axis(a: str, b: str) -> None:
    one = {d.axis: d.side for d in find_directions(f"they were {a} there")}
    other = {d.axis: d.side for d in find_directions(f"they were {b} there")}
    shared = {axis: one[axis] * other[axis] for axis in one.keys() & other.keys()}
    assert shared
    assert set(shared.values()) == {-1}


@pytest.mark.parametrize(
    "text",
    [
        "It is made up of lakes.",
        "They set up a firm.",
        "He grew up there.",
        "He was raised in Rome.",
        "It was named after him.",
        "He gave her a rose.",
        "It lies near North Carolina.",
        "He declined to comment.",
        "in the fall of 1990",
        "a position of importance",
        "They raised $5 million.",
        "at the end of May",
        "He is 35 years old.",
        "more than 5 towns",
        "It is left to them.",
    ],
)
def test_other_senses_have_no_direction(text: str) -> None:
    assert [d for d in sides(text) if d[0] not in ("near",)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales were up 5 per cent.", [("up", "change", 1)]),
        ("Shares lost 3% of their value.", [("lost", "outcome", -1), ("lost", "gain", -1), ("lost", "change", -1)]),
        ("They beat Rome.", [("beat", "outcome", 1)]),
        ("They were beaten by Rome.", [("beaten", "outcome", -1)]),
        ("RISING COSTS", []),
    ],
)
def test_side_and_axis(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [d for d in sides(text) if d[0] != "Sales"] == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The king denied that he had sold the island.", "sold", True),
        ("The treaty has yet to be signed.", "signed", True),
        ("It stopped flying to Oslo and started flying to Bergen.", "Oslo", True),
        ("It stopped flying to Oslo and started flying to Bergen.", "Bergen", False),
        ("The firm refused to publish its accounts and paid the fine.", "paid", False),
        ("The bus stopped in Oslo.", "Oslo", False),
        ("Sales excluding the Ajax charge fell.", "charge", False),
        ("Yet the ferry ran.", "ran", False),
    ],
)
def test_denials_by_verbs(text: str, word: str, expected: bool) -> None:
    assert denied(text, word) is expected


def test_compounds_are_one_word() -> None:
    assert sides("It is a long-term plan.") == sides("It is a Long-term plan.") + [
        ("long-term", "term", sides("a long-term plan")[0][2])
    ]
    assert sides("It is a long-drawn plan.") == []
