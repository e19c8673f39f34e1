"""Answers with their sources to take along: plain text for the clipboard, a conversation as Markdown or JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from answer.types import Answer, Citation
from app.cli_text import one_line
from app.pages.ask.turn_data import about_of, understood
from app.pages.shared.answer_parts import numbered
from app.pages.shared.plain_text import escaped
from app.pages.shared.sources import from_line, in_words
from ingest.document import SourceDocument

Documents = Mapping[str, SourceDocument]
Numbers = Mapping[Citation, int]


def as_text(answer: Answer, documents: Documents) -> str:
    """The question, the answer and its numbered sources with their quotes, as plain text."""
    numbers = _numbers(answer)
    lines = [one_line(answer.question), ""]
    if alone := understood(answer):
        lines += [f"Understood as: {one_line(alone)}", ""]
    lines += _body(answer, numbers)
    if numbers:
        lines += ["", "Sources"]
    for citation, number in numbers.items():
        lines += [f"[{number}] {one_line(citation.title)} · {_from(citation, documents)}", f"    “{one_line(citation.quote)}”"]
    return "\n".join(lines) + "\n"


def as_markdown(answers: Sequence[Answer], documents: Documents, day: date) -> bytes:
    """A conversation; no text of a document, a question or a model can be markup in it."""
    lines = ["# A conversation with Qiantang", "", f"Saved on {in_words(day.isoformat())}.", ""]
    for answer in answers:
        numbers = _numbers(answer)
        lines += [f"## {escaped(answer.question)}", ""]
        if alone := understood(answer):
            lines += [f"Understood as: {escaped(alone)}", ""]
        lines += [f"{escaped(line)}  " if line else "" for line in _body(answer, numbers)]
        if numbers:
            lines += ["", "Sources:", ""]
        for citation, number in numbers.items():
            lines.append(f"- \\[{number}\\] **{escaped(citation.title)}** · {escaped(_from(citation, documents))}")
            lines += ["", f"  > {escaped(citation.quote)}", ""]
        lines.append("")
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", errors="replace")


def as_json(answers: Sequence[Answer], day: date) -> bytes:
    """A conversation; each answer in the form that `qiantang ask --json` prints."""
    content = {"saved": day.isoformat(), "turns": [answer.to_json() for answer in answers]}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace")


def _numbers(answer: Answer) -> dict[Citation, int]:
    return {citation: number for number, citation in enumerate(numbered(answer), 1)}


def _from(citation: Citation, documents: Documents) -> str:
    return one_line(from_line(about_of(citation, documents), locator=citation.locator, page=citation.page))


def _body(answer: Answer, numbers: Numbers) -> list[str]:
    """What was said, a paragraph a line; what a language model wrote without support is not part of it."""
    if answer.parts:
        lines: list[str] = []
        for part in answer.parts:
            lines += [one_line(part.standalone_question), "", *_body(part, numbers), ""]
        return lines[:-1]
    sentences = [] if answer.is_declined else [sentence for sentence in answer.sentences if sentence.supported]
    if not sentences:
        return answer.answer.splitlines() + list(_rest(answer, numbers))
    lines = [one_line(answer.short_answer), ""] if answer.short_answer else []
    prose = (f"{one_line(sentence.text)} {_marks(sentence.citations, numbers)}".rstrip() for sentence in sentences)
    return [*lines, " ".join(prose), *_rest(answer, numbers)]


def _rest(answer: Answer, numbers: Numbers) -> Iterator[str]:
    for conflict in answer.conflicts:
        yield from ("", f"The documents differ: {one_line(conflict.about)}")
        for value in conflict.values:
            when = in_words(value.as_of) if value.as_of else "undated"
            yield f"– {one_line(value.value)} ({when}) [{numbers[value.citation]}]"
    for notice in answer.notices if answer.reason != "language" else ():
        yield from ("", f"Note: {one_line(notice.text)}")


def _marks(citations: Sequence[Citation], numbers: Numbers) -> str:
    return "".join(f"[{numbers[citation]}]" for citation in dict.fromkeys(citations))
