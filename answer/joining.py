"""The text of an answer, and several answers as one."""

from collections.abc import Sequence

from answer.types import Answer, LookedAt

LOOKED_AT = 10  # chunks that an answer lists


def shown(short_answer: str | None, sentences: Sequence[str]) -> str:
    """The text of an answer: the short answer first if there is one, then the sentences."""
    text = " ".join(sentences)
    if not short_answer:
        return text
    # Alone it would be said twice: "Zhang Dengfeng. Zhang Dengfeng is …" reads well, "RMB5bn. RMB5bn." does not.
    return text if text.rstrip(". ") == short_answer else f"{short_answer}. {text}"


def in_parts(question: str, alone: str, parts: Sequence[Answer]) -> Answer:
    """One answer of several: what each part says, in their order. It is answered if one part is.

    Its confidence is that of the surest part that is answered, else of the surest part.
    """
    answered = [part for part in parts if not part.is_declined]
    surest = max(answered or parts, key=lambda part: part.confidence)
    told = [part.answer if not part.is_declined else f"{part.standalone_question} {part.answer}" for part in parts]
    return Answer(
        question=question,
        standalone_question=alone,
        status="answered" if answered else "declined",
        reason=None if answered else surest.reason,
        answer=" ".join(told) if answered else surest.answer,
        confidence=surest.confidence,
        sentences=tuple(sentence for part in answered for sentence in part.sentences),
        conflicts=tuple(conflict for part in answered for conflict in part.conflicts),
        looked_at=_looked_at(parts),
        candidate=surest.candidate,
        parts=tuple(parts),
        notices=tuple(dict.fromkeys(notice for part in parts for notice in part.notices)),
        engine=surest.engine,
        prompt=surest.prompt,
    )


def _looked_at(parts: Sequence[Answer]) -> tuple[LookedAt, ...]:
    """The best chunks of the parts in turn, each once, ten in all."""
    longest = max((len(part.looked_at) for part in parts), default=0)
    turns = [part.looked_at[place] for place in range(longest) for part in parts if place < len(part.looked_at)]
    found = {(item.document, item.start, item.end): item for item in reversed(turns)}
    order = list(dict.fromkeys((item.document, item.start, item.end) for item in turns))
    return tuple(found[key] for key in order[:LOOKED_AT])
