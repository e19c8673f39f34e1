"""The text of an answer, and several answers as one."""

from collections.abc import Sequence
from dataclasses import replace

from answer.choosing.support import is_said_alike
from answer.types import Answer, CitedSentence, LookedAt
from answer.words import numbers

LOOKED_AT = 10  # chunks that an answer lists
FIGURES = 2  # that two sentences must share for the one to be the other in other words


def shown(short_answer: str | None, sentences: Sequence[str], *, is_correction: bool = False) -> str:
    """The text of an answer: the short answer first if there is one, then the sentences; "No: …" where they correct it."""
    text = " ".join(sentences)
    if is_correction:
        return f"{short_answer}: {text}"
    if not short_answer:
        return text
    # Alone it would be said twice: "Zhang Dengfeng. Zhang Dengfeng is …" reads well, "RMB5bn. RMB5bn." does not.
    return text if text.rstrip(". ") == short_answer else f"{short_answer}. {text}"


def said_once(parts: Sequence[Answer]) -> list[Answer]:
    """The parts, each without what stands beside its answer and another part tells as well; none loses its own answer."""
    own = [_own(part) for part in parts]
    once: list[Answer] = []
    for at, part in enumerate(parts):
        others = [text for other in own[at + 1 :] for text in other]
        others += [sentence.text for other in once for sentence in other.sentences]
        kept = tuple(item for item in part.sentences if item.text in own[at] or not _is_told(item.text, others))
        once.append(_with_sentences(part, kept))
    return once


def _own(part: Answer) -> frozenset[str]:
    """The sentences that a part rests on: that which holds its short answer, else its first; all, where it holds several."""
    texts = [sentence.text for sentence in part.sentences]
    holding = [text for text in texts if part.short_answer and part.short_answer in text][:1]
    if holding or not part.short_answer:
        return frozenset(holding or texts[:1])
    return frozenset(texts)


def _with_sentences(part: Answer, sentences: tuple[CitedSentence, ...]) -> Answer:
    """The part with these of its sentences; as it is where its text is not made of them."""
    if part.is_declined or part.answer != shown(part.short_answer, [item.text for item in part.sentences]):
        return part
    return replace(part, sentences=sentences, answer=shown(part.short_answer, [item.text for item in sentences]))


def _is_told(text: str, others: Sequence[str]) -> bool:
    """True if one of the others is the sentence, or gives the same figures with nearly the same words."""
    return text in others or (
        len(numbers(text)) >= FIGURES and any(is_said_alike(text, other) for other in others)  # "A is in Ardon", "B is in Ardon"
    )


def in_parts(question: str, alone: str, parts: Sequence[Answer]) -> Answer:
    """One answer of several: what each part says, in their order. It is answered if one part is.

    Its confidence is that of the surest part that is answered, else of the surest part.
    """
    parts = said_once(parts)
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
    """What each part says; where a part before it says the same, the two short answers stand together before that."""
    told: list[str] = []
    shorts: list[str] = []
    sentences: list[list[str]] = []
    for part in parts:
        own, texts = _own(part), [sentence.text for sentence in part.sentences]
        at = next((at for at, other in enumerate(sentences) if own and all(_is_told(text, other) for text in own)), None)
        before = [text for other in sentences for text in other]
        fresh = tuple(sentence for sentence in part.sentences if not _is_told(sentence.text, before))
        if at is None:
            said = _with_sentences(part, fresh).answer
            told.append(f"{part.standalone_question} {said}" if part.is_declined else said)
            shorts.append(part.short_answer or "")
            sentences.append(texts)
            continue
        if part.short_answer and told[at].startswith(f"{shorts[at]}. ") and part.short_answer not in shorts[at].split("; "):
            told[at] = f"{shorts[at]}; {part.short_answer}{told[at][len(shorts[at]) :]}"
            shorts[at] = f"{shorts[at]}; {part.short_answer}"
        elif part.short_answer and not shorts[at]:
            told[at] = shown(part.short_answer, [told[at]])
            shorts[at] = part.short_answer
        if fresh:
            told[at] = f"{told[at]} {shown(None, [sentence.text for sentence in fresh])}"
            sentences[at] = [*sentences[at], *(sentence.text for sentence in fresh)]
    return told


def _sentences(answered: Sequence[Answer]) -> tuple[CitedSentence, ...]:
    """Those of all parts in their order, each once, cited wherever it is said."""
    found: dict[str, CitedSentence] = {}
    for sentence in (sentence for part in answered for sentence in part.sentences):
        twin = next((text for text in found if _is_told(sentence.text, [text])), None)
        if twin is None:
            found[sentence.text] = sentence
        else:
            citations = tuple(dict.fromkeys((*found[twin].citations, *sentence.citations)))
            found[twin] = replace(found[twin], citations=citations)
    return tuple(found.values())


def _looked_at(parts: Sequence[Answer]) -> tuple[LookedAt, ...]:
    """The best chunks of the parts in turn, each once, ten in all."""
    longest = max((len(part.looked_at) for part in parts), default=0)
    turns = [part.looked_at[place] for place in range(longest) for part in parts if place < len(part.looked_at)]
    found = {(item.document, item.start, item.end): item for item in reversed(turns)}
    order = list(dict.fromkeys((item.document, item.start, item.end) for item in turns))
    return tuple(found[key] for key in order[:LOOKED_AT])
