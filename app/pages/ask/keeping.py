"""A conversation in the records and in the address: `?c=ID` brings the same answers back, after a reload or in another tab."""

from typing import TYPE_CHECKING

import streamlit as st

from answer.types import Answer
from app.cli_text import counted
from app.pages.ask.conversation import Conversation, Opinion, begin_anew, conversation
from app.pages.ask.owner import browser_secret, is_own, own_id
from app.settings import Settings

if TYPE_CHECKING:
    from app.records import Records

PARAMETER = "c"
MAX_REMARK_CHARS = 1000
OF_ANOTHER = (
    "This conversation was begun in another browser. You can read it, and it stays as it is: if you ask on, that becomes a "
    "conversation of your own."
)


def kept_by(settings: Settings) -> "Records | None":
    """What keeps conversations; None if nothing is kept."""
    from app.records import records

    return records(settings)


def follow_address(kept: "Records | None", settings: Settings) -> Conversation:
    """The session's conversation; the one that the address names, where it names another than before."""
    talk, wanted = conversation(), st.query_params.get(PARAMETER)
    talk.secret = browser_secret()
    if wanted is None or wanted in (talk.id, talk.address):
        return talk
    if not talk.is_empty:
        secret, talk = talk.secret, begin_anew()
        talk.secret = secret
    talk.address = wanted
    turns = () if kept is None else kept.turns(wanted)
    if kept is not None and turns:
        _restore(talk, wanted, turns, kept)
    else:
        talk.notice = _not_kept(settings)
    return talk


def show_address(talk: Conversation) -> None:
    """The address names the conversation, once something of it is kept, and no other."""
    if st.query_params.get(PARAMETER) == talk.id:
        return
    if talk.id is None:
        st.query_params.pop(PARAMETER, None)
    else:
        st.query_params[PARAMETER] = talk.id
    talk.address = talk.id


def keep(kept: "Records", talk: Conversation, turns: tuple[Answer, ...]) -> None:
    """Keep the last of these turns; called in the thread that answers, so that it is kept also if the visitor has left.

    If the conversation is another visitor's, was carried on elsewhere under the same address (another tab), or has expired, this
    one goes on under an address of its own: neither overwrites the other.
    """
    if talk.is_own and talk.id is not None and len(kept.turns(talk.id)) == talk.kept_count:
        is_kept = kept.keep_turn(talk.id, len(turns) - 1, turns[-1])
    else:
        new = own_id(kept.new_conversation(), talk.secret)
        known, last = talk.kept_count, len(turns) - 1
        is_kept = all(kept.keep_turn(new, at, turn, is_copy=at < min(known, last)) for at, turn in enumerate(turns))
        talk.id = new if is_kept else talk.id
        talk.is_own = talk.is_own or is_kept
    if is_kept:
        talk.kept_count = len(turns)


def keep_opinion(kept: "Records | None", talk: Conversation, at: int, opinion: Opinion) -> None:
    """Keep what the visitor thinks of an answer."""
    if kept is None or talk.id is None or not talk.is_own or not 0 <= at < len(talk.answers):
        return
    opinion = Opinion(is_helpful=opinion.is_helpful, remark=opinion.remark.strip()[:MAX_REMARK_CHARS])
    if kept.keep_feedback(talk.id, at, is_helpful=opinion.is_helpful, remark=opinion.remark):
        talk.opinions[at] = opinion


def _restore(talk: Conversation, wanted: str, turns: tuple[Answer, ...], kept: "Records") -> None:
    talk.id, talk.answers, talk.kept_count = wanted, list(turns), len(turns)
    talk.is_own = is_own(wanted, talk.secret)
    if not talk.is_own:
        talk.notice = OF_ANOTHER
        return  # what the other visitor thinks of the answers is not for this one
    found = kept.feedback(wanted)
    talk.opinions = {at: Opinion(is_helpful=given.is_helpful, remark=given.remark) for at, given in found.items()}


def said_of_keeping(settings: Settings) -> str:
    """What a visitor should know before asking."""
    address = "under an address that cannot be guessed; whoever has the address can read them"
    return f"Conversations are kept for {counted(settings.keep_days, 'day')}, {address}."


def _not_kept(settings: Settings) -> str:
    if not settings.keep_days:
        return "No conversation is kept here, so none can be shown again. Ask anew below."
    days = counted(settings.keep_days, "day")
    return f"There is no conversation under this address, or not any more: they are kept for {days}. Ask anew below."
