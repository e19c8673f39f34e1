"""What a model wrote, checked, and what its reader should know about it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from answer.types import CitedSentence, Notice, PromptRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the model wrote, checked."""

    sentences: tuple[CitedSentence, ...]  # supported ones have citations, others none
    notices: tuple[Notice, ...]
    prompt: PromptRef
    is_refusal: bool  # the model said that the passages do not answer
    is_stopped: bool = False  # a visitor ended it


WITHHELD = {
    "secret": "held something secret",
    "prompt": "repeated its instructions",
    "link": "held a link, an image or markup",
}


def notices_of(
    sentences: Sequence[CitedSentence],
    *,
    unknown: Collection[int],
    is_broken: bool,
    withheld: Mapping[str, int],
    is_stopped: bool,
    is_cut: bool = False,
) -> tuple[Notice, ...]:
    """The notices of a model's answer, one a line.

    Args:
        unknown: numbers that it cited and that are none of the passages'.
        is_broken: it opened a citation mark and never closed it.
        withheld: how many sentences are not shown, by reason.
        is_stopped: a visitor ended it.
        is_cut: it reached the limit of its length.
    """
    found = []
    if is_stopped:
        found.append(Notice(kind="fallback", text="It was stopped here; what was written by then stays."))
    if is_cut:
        found.append(Notice(kind="fallback", text="It reached the limit of its length and breaks off here."))
    if unknown:
        named = ", ".join(f"[{number}]" for number in sorted(unknown))
        text = f"The model cited {named}, which {'is' if len(unknown) == 1 else 'are'} none of the passages it was given."
        found.append(Notice(kind="unknown_citation", text=text))
    if is_broken:
        found.append(
            Notice(kind="unknown_citation", text="The model began a citation that it did not finish, so it counts as none.")
        )
    unverified = sum(1 for sentence in sentences if not sentence.supported)
    if unverified:
        cause = "could not be verified in the passages cited"
        text = f"{_counted(unverified)} of the model {cause}, and {_is(unverified)} no part of the answer."
        found.append(Notice(kind="unverified", text=text))
    for why, count in withheld.items():
        text = f"{_counted(count)} of the model {WITHHELD[why]} and {_is(count)} not shown."
        found.append(Notice(kind="unverified", text=text))
    return tuple(found)


def _counted(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
