"""Verdicts as text for the terminal: a sign and a word, what differs, the quote and where it stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from app.cli_text import counted, one_line, shortened

if TYPE_CHECKING:
    from answer.checking.types import DraftCheck, Verdict
    from answer.types import Citation

QUOTE_CHARS = 400
CLAIM_CHARS = 300
SIGNS = {
    "supported": ("✓", "supported", "bold green"),
    "contradicted": ("✗", "contradicted", "bold red"),
    "not_found": ("?", "not found", "bold yellow"),
    "nothing_to_check": ("–", "nothing to check", "dim"),
}
NEWER = ("!", "supported, but a newer source differs", "bold magenta")


def print_verdict(verdict: "Verdict") -> None:
    """One verdict on stdout, styled where a person looks at it."""
    _print([*_whole(verdict), *_notice([verdict])])


def print_draft(checked: "DraftCheck") -> None:
    """The verdicts on a draft on stdout, in its order, and how many there are of each."""
    shown: list[Text] = []
    skipped = 0
    for verdict in checked.claims:
        if verdict.verdict == "nothing_to_check":
            skipped += 1
            continue
        shown += [*_whole(verdict), Text("")]
    _print([*shown, *_notice(checked.claims), _summary(checked, skipped)])


def _print(lines: Sequence[Text]) -> None:
    # Without a terminal lines stay whole, so that a file or grep gets sentences.
    console = Console(highlight=False, emoji=False)
    for line in lines:
        indent = len(line.plain) - len(line.plain.lstrip(" "))
        shown = Padding(line[indent:], (0, 0, 0, indent), expand=False) if console.is_terminal and line.plain else line
        console.print(shown, soft_wrap=not console.is_terminal)


def _whole(verdict: "Verdict") -> list[Text]:
    """A verdict, and below it those on its parts."""
    if len(verdict.parts) < 2:
        return [_head(verdict), *_body(verdict, "  ")]
    shown = [_head(verdict)]
    if verdict.understood:
        shown.append(_understood(verdict.understood, "  "))
    for part in verdict.parts:
        shown += [Text("  ").append(_head(part)), *_body(part, "    ")]
    return shown


def _head(verdict: "Verdict") -> Text:
    sign, word, style = NEWER if verdict.other_values and verdict.verdict == "supported" else SIGNS[verdict.verdict]
    return Text(f"{sign} {word}", style=style).append(f"  {shortened(verdict.claim, CLAIM_CHARS)}", style="default not bold")


def _body(verdict: "Verdict", margin: str) -> list[Text]:
    shown: list[Text] = []
    if verdict.understood:
        shown.append(_understood(verdict.understood, margin))
    shown.append(Text(f"{margin}{one_line(verdict.explanation)}"))
    if verdict.verdict == "not_found" and verdict.citations:
        shown.append(Text(f"{margin}Nearest passages:", style="dim"))
    for citation in verdict.citations:
        marked = [item.found for item in verdict.differences if item.citation == citation]
        shown += _source(citation, marked, margin)
    for other in verdict.other_values:
        when = f" ({one_line(other.as_of)})" if other.as_of else ""
        shown.append(Text(f"{margin}Newer: {one_line(other.value)}{when}", style="bold magenta"))
        shown += _source(other.citation, [other.value], margin)
    return shown


def _understood(text: str, margin: str) -> Text:
    return Text(f"{margin}Read as: {one_line(text)}", style="dim")


def _source(citation: "Citation", marked: Sequence[str], margin: str) -> list[Text]:
    facts = [citation.published or (f"as of {citation.as_of}" if citation.as_of else None), citation.locator]
    facts += [f"page {citation.page}" if citation.page else None, citation.document]
    quote = Text(f'{margin}"{shortened(citation.quote, QUOTE_CHARS)}"')
    for words in marked:
        quote.highlight_words([one_line(words)], style="bold underline")
    source = Text(f"{margin}  {one_line(citation.title)}", style="cyan")
    return [quote, source.append(", " + ", ".join(one_line(fact) for fact in facts if fact), style="dim")]


def _notice(verdicts: "Sequence[Verdict]") -> list[Text]:
    said = list(dict.fromkeys(item.notice for item in verdicts if item.notice))
    return [Text(f"Note: word search alone found the passages: {one_line(text)}.", style="yellow") for text in said]


def _summary(checked: "DraftCheck", skipped: int) -> Text:
    counts = checked.counts()
    newer = sum(bool(item.other_values) and item.verdict == "supported" for item in checked.claims)
    parts = [f"{counts[name]:,} {SIGNS[name][1]}" for name in ("contradicted", "not_found", "supported")]
    if newer:
        parts.append(f"of these {newer:,} where a newer source differs")
    said = f"{counted(len(checked.claims) - skipped, 'sentence')} checked: {', '.join(parts)}."
    if skipped:
        said += f" {skipped:,} with nothing to check."
    return Text(said, style="bold")
