"""Whose a conversation is, told by its id and a browser's secret."""

from app.pages.ask.owner import is_own, own_id

ONE, OTHER = b"1" * 16, b"2" * 16
NEW = "A" * 22


def test_only_the_browser_that_began_it_owns_a_conversation() -> None:
    made = own_id(NEW, ONE)
    assert made.startswith(NEW) and len(made) == 38
    assert [is_own(made, secret) for secret in (ONE, OTHER, None)] == [True, False, False]


def test_an_id_without_a_mark_or_with_anothers_is_nobodys() -> None:
    assert own_id(NEW, None) == NEW
    assert not is_own(NEW, ONE) and not is_own("", ONE) and not is_own("B" + own_id(NEW, ONE)[1:], ONE)
