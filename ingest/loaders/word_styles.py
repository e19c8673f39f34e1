"""What the styles of a Word document say: which are headings, which are hidden, which number their paragraphs."""

from typing import Any

from docx.oxml.ns import qn

from ingest.loaders.word_numbers import Numbers

OFF = frozenset({"0", "false", "off", "none"})
MOST_BASES = 20  # styles that a style is based on, one on the other
HEADING_LEVELS = 9
CONTENTS = ("toc ", "table of figures", "index ")
CONTENTS_HEADING = "toc heading"


class Styles:
    """Looks things up along what a style is based on."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self._by_id = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
        self._default = next(
            (
                key
                for key, style in self._by_id.items()
                if style.get(qn("w:type")) == "paragraph" and is_on(style.get(qn("w:default"), "0"))
            ),
            None,
        )
        self.numbers = Numbers(numbering)

    def chain(self, style_id: str | None) -> list[Any]:
        """The style and those that it is based on, nearest first."""
        found: list[Any] = []
        style = self._by_id.get(style_id)
        while style is not None and len(found) < MOST_BASES and style not in found:
            found.append(style)
            base = style.find(qn("w:basedOn"))
            style = self._by_id.get(base.get(qn("w:val"))) if base is not None else None
        return found

    def of(self, paragraph: Any) -> list[Any]:
        """The styles of a paragraph."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.chain(named.get(qn("w:val")) if named is not None else self._default)

    def heading_level(self, paragraph: Any, styles: list[Any]) -> int:
        """1 for a title or a heading of the first level, and so on; 0 for no heading."""
        for style in styles:
            name = _name(style)
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return min(HEADING_LEVELS, int(name[8:]) or 1)
        for holder in (paragraph, *styles):
            level = holder.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if level is not None:
                value = level.get(qn("w:val"), "9")
                return int(value) + 1 if value.isdigit() and int(value) < HEADING_LEVELS else 0
        return 0

    def is_title(self, styles: list[Any]) -> bool:
        """True for the style "Title", in whatever language Word shows its name."""
        return any(_name(style) == "title" for style in styles)

    def is_contents(self, styles: list[Any]) -> bool:
        """True for a line of a table of contents, which says again what the headings say."""
        return any(_name(style).startswith(CONTENTS) or _name(style) == CONTENTS_HEADING for style in styles[:1])

    def number(self, paragraph: Any, styles: list[Any]) -> str:
        """What Word writes before the paragraph: "3.", "(a)", "•"; "" where it writes nothing."""
        for holder in (paragraph, *styles):
            found = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is None:
                continue
            num, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
            if num is not None:
                return self.numbers.next(num.get(qn("w:val"), "0"), level.get(qn("w:val"), "0") if level is not None else "0")
        return ""

    def run_property(self, run: Any, paragraph_styles: list[Any], name: str) -> Any:
        """The element that says something of a run's letters: its own, its style's, its paragraph style's; None if none does."""
        own = run.find(f"{qn('w:rPr')}/{qn(name)}")
        if own is not None:
            return own
        named = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        styles = [*(self.chain(named.get(qn("w:val"))) if named is not None else []), *paragraph_styles]
        return next((found for style in styles if (found := style.find(f"{qn('w:rPr')}/{qn(name)}")) is not None), None)


def is_on(value: str | None) -> bool:
    """True for a switch of Word's that is on; without a value it is."""
    return value is None or value.casefold() not in OFF


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return name.get(qn("w:val"), "").casefold() if name is not None else ""
