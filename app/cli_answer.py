"""An answer as text for the terminal: numbered sources, each with title, date, place and quote."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from app.cli_text import one_line, printable, shortened

if TYPE_CHECKING:
    from answer.engine import AnswerEngine
    from answer.types import Answer, Citation

QUOTE_CHARS = 400  # of a source
NEAREST_CHARS = 240  # of a passage that a refusal shows
NEAREST = 3  # passages shown with a refusal
EXAMPLES = 3
WITHOUT_PASSAGES = ("language", "empty", "too_long")  # reasons for which nothing was looked for


def print_answer(answer: "Answer", engine: "AnswerEngine") -> None:
    """The answer on stdout, styled where a person looks at it."""
    # Without a terminal lines stay whole, so that a file or grep gets sentences.
    console = Console(highlight=False, emoji=False)
    for line in lines(answer, engine):
        indent = len(line.plain) - len(line.plain.lstrip(" "))
        shown = Padding(line[indent:], (0, 0, 0, indent), expand=False) if console.is_terminal and line.plain else line
        console.print(shown, soft_wrap=not console.is_terminal)


def lines(answer: "Answer", engine: "AnswerEngine") -> list[Text]:
    """The answer line by line; numbers in brackets point to the sources below."""
    numbers = {citation: at for at, citation in enumerate(_citations(answer), start=1)}
    shown: list[Text] = []
    parts = answer.parts or (answer,)
    for part in parts:
        if len(parts) > 1:
            shown += [Text(one_line(part.standalone_question), style="bold")]
        shown += _body(part, numbers)
        if len(parts) > 1:
            shown.append(Text(""))
    shown += _conflicts(answer, numbers)
    shown += _sources(numbers)
    if answer.is_declined:
        shown += _nearest(answer, engine)
    for notice in answer.notices if answer.reason != "language" else ():  # the refusal says it already
        shown += [Text(""), Text(f"Note: {one_line(notice.text)}", style="yellow")]
    return shown


def _citations(answer: "Answer") -> list["Citation"]:
    """Of the answer, its parts and its conflicts, each once, in order of appearance."""
    found = [citation for part in answer.parts for citation in part.citations]
    found += answer.citations
    found += [value.citation for conflict in answer.conflicts for value in conflict.values]
    return list(dict.fromkeys(found))


def _body(answer: "Answer", numbers: dict["Citation", int]) -> list[Text]:
    supported = [sentence for sentence in answer.sentences if sentence.supported]
    if not supported:  # a refusal, small talk, or a question about the library
        return [Text(printable(line)) for line in answer.answer.splitlines()]
    body: list[Text] = []
    if answer.short_answer:
        body += [Text(one_line(answer.short_answer), style="bold green"), Text("")]
    prose = Text()
    for sentence in supported:
        prose.append(("" if not prose else " ") + one_line(sentence.text))
        marks = "".join(f"[{numbers[citation]}]" for citation in sentence.citations)
        prose.append(f" {marks}" if marks else "", style="cyan")
    body.append(prose)
    left_out = [sentence for sentence in answer.sentences if not sentence.supported]
    if left_out:
        body += [Text(""), Text("Left out, since the documents do not bear it out:", style="yellow")]
        body += [Text(f"  {one_line(sentence.text)}", style="dim") for sentence in left_out]
    return body


def _conflicts(answer: "Answer", numbers: dict["Citation", int]) -> list[Text]:
    shown: list[Text] = []
    for conflict in answer.conflicts:
        shown += [Text(""), Text(f"The documents differ on {one_line(conflict.about)}:", style="yellow")]
        for value in conflict.values:
            when = f" ({value.as_of})" if value.as_of else ""
            shown.append(Text(f"  {one_line(value.value)}{when} ").append(f"[{numbers[value.citation]}]", style="cyan"))
    return shown


def _sources(numbers: dict["Citation", int]) -> list[Text]:
    if not numbers:
        return []
    shown = [Text(""), Text("Sources", style="bold")]
    for citation, number in numbers.items():
        facts = [citation.published or (f"as of {citation.as_of}" if citation.as_of else "undated"), citation.locator]
        facts += [f"page {citation.page}" if citation.page else None, citation.document]
        head = Text(f"[{number}] ", style="cyan")
        head.append(one_line(citation.title), style="bold")
        head.append(", " + ", ".join(one_line(fact) for fact in facts if fact), style="dim")
        shown += [head, Text(f'    "{shortened(citation.quote, QUOTE_CHARS)}"')]
    return shown


def _nearest(answer: "Answer", engine: "AnswerEngine") -> list[Text]:
    if answer.reason in WITHOUT_PASSAGES:
        examples = engine.examples(EXAMPLES)
        return [Text(""), Text("For example:")] + [Text(f"  {one_line(example)}") for example in examples] if examples else []
    if not answer.looked_at:
        return []
    shown = [Text(""), Text("Nearest passages", style="bold")]
    for passage in answer.looked_at[:NEAREST]:
        doc = engine.index.documents.get(passage.document)
        shown += [
            Text(f"  {one_line(doc.about.title if doc else passage.document)}", style="dim"),
            Text(f'    "{shortened(passage.quote, NEAREST_CHARS)}"'),
        ]
    return shown
