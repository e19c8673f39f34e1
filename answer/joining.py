"""The text of an answer, and several answers as one."""

from collections.abc import Sequence
from dataclasses import replace

from answer.types import Answer, CitedSentence, LookedAt

LOOKED_AT = 10  # chunks that an answer lists


def shown(short_answer: str | None, sentences: Sequence[str], *, is_correction: bool = False) -> str:
    """The text of an answer: the short answer first if there is one, then the sentences; "No: …" where they correct it."""
    text = " ".join(sentences)
    if is_correction:
        return f"{short_answer}: {text}"
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
    return Answer(
        question=question,
        standalone_question=alone,
        status="answered" if answered else "declined",
        reason=None if answered else surest.reason,
        answer=" ".join(_told(parts)) if answered else surest.answer,
        confidence=surest.confidence,
        sentences=_sentences(answered),
        conflicts=tuple(conflict for part in answered for conflict in part.conflicts),
        looked_at=_looked_at(parts),
        candidate=surest.candidate,
        parts=tuple(parts),
        notices=tuple(dict.fromkeys(notice for part in parts for notice in part.notices)),
        engine=surest.engine,
        prompt=surest.prompt,
    )


def with_whole(parts: Sequence[Answer], whole: Answer) -> list[Answer]:
    """The parts, the first that is declined answered by what the whole question's answer says beyond the other parts.

    Torn from the others, a part may lack what it speaks of: "and in which field is it among the first three?"
    """
    at = next((at for at, part in enumerate(parts) if part.is_declined), None)
    said = {sentence.text for part in parts if not part.is_declined for sentence in part.sentences}
    beyond = tuple(sentence for sentence in whole.sentences if sentence.supported and sentence.text not in said)
    if at is None or whole.is_declined or not beyond:
        return list(parts)
    filled = replace(
        parts[at],
        status="answered",
        reason=None,
        answer=shown(None, [sentence.text for sentence in beyond]),
        sentences=beyond,
        confidence=whole.confidence,
    )
    return [*parts[:at], filled, *parts[at + 1 :]]


def _told(parts: Sequence[Answer]) -> list[str]:
    """What each part says; where one says only what one before it said, the two short answers stand together before it."""
    told: list[str] = []
    shorts: list[str] = []
    sentences: list[frozenset[str]] = []
    for part in parts:
        texts = frozenset(sentence.text for sentence in part.sentences)
        at = next((at for at, other in enumerate(sentences) if texts and texts <= other), None)
        if at is None:
            told.append(f"{part.standalone_question} {part.answer}" if part.is_declined else part.answer)
            shorts.append(part.short_answer or "")
            sentences.append(texts)
        elif part.short_answer and told[at].startswith(f"{shorts[at]}. ") and part.short_answer not in shorts[at].split("; "):
            told[at] = f"{shorts[at]}; {part.short_answer}{told[at][len(shorts[at]) :]}"
            shorts[at] = f"{shorts[at]}; {part.short_answer}"
        elif part.short_answer and not shorts[at]:
            told[at] = shown(part.short_answer, [told[at]])
            shorts[at] = part.short_answer
    return told


def _sentences(answered: Sequence[Answer]) -> tuple[CitedSentence, ...]:
    """Those of all parts in their order, each once."""
    return tuple({sentence.text: sentence for part in answered for sentence in part.sentences}.values())


def _looked_at(parts: Sequence[Answer]) -> tuple[LookedAt, ...]:
    """The best chunks of the parts in turn, each once, ten in all."""
    longest = max((len(part.looked_at) for part in parts), default=0)
    turns = [part.looked_at[place] for place in range(longest) for part in parts if place < len(part.looked_at)]
    found = {(item.document, item.start, item.end): item for item in reversed(turns)}
    order = list(dict.fromkeys((item.document, item.start, item.end) for item in turns))
    return tuple(found[key] for key in order[:LOOKED_AT])
