import pytest

from answer.smalltalk import smalltalk_kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hi!", "greeting"),
        ("good evening everyone", "greeting"),
        ("你好", "greeting"),
        ("Thanks, that was very helpful.", "thanks"),
        ("Great, thank you so much", "thanks"),
        ("Bye bye", "bye"),
        ("What can you answer?", "help"),
        ("which questions can I ask?", "help"),
        ("Please list all your sources", "documents"),
        ("Where do you get your facts from?", "documents"),
        ("Which document is the oldest?", "recency"),
        ("How old are the sources?", "recency"),
        ("Who says so?", "who_says"),
        ("How many patents does the zone hold?", None),
        ("What is City Brain?", None),
        ("Which companies are the newest in Hangzhou?", None),
        ("How old is Hangzhou?", None),
        ("Hello Kitty sales in 2021?", None),
    ],
)
def test_kind_of_talk(question: str, kind: str | None) -> None:
    assert smalltalk_kind(question) == kind
