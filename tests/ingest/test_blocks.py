from ingest.blocks import blocks_of

MARKDOWN = """# Title

<!-- ¶ 7 -->
One has
two lines.

Two has no locator.

<!-- ¶ 8-9 -->
- first
- second **bold**

| a | b |
|---|---|
| 1 | 2 |

top of page
"""


def kept(text: str, media: str) -> list[tuple[str, str, str | None]]:
    return [(block.kind, text[block.start : block.end], block.locator) for block in blocks_of(text, media) if block.dropped is None]


def test_markdown_blocks_have_exact_spans_and_their_own_locator() -> None:
    assert kept(MARKDOWN, "markdown") == [
        ("paragraph", "One has\ntwo lines.", "¶ 7"),
        ("paragraph", "Two has no locator.", None),
        ("item", "first", "¶ 8-9"),
        ("item", "second **bold**", "¶ 8-9"),
        ("row", "| a | b |", None),
        ("row", "| 1 | 2 |", None),
    ]


def test_heading_path_follows_the_levels() -> None:
    text = "# A\n\n## B\n\nx y.\n\n### C\n\nz.\n\n## D\n\nw.\n"

    paths = {text[block.start : block.end]: block.headings for block in blocks_of(text, "markdown")}

    assert (paths["x y."], paths["z."], paths["w."]) == (("A", "B"), ("A", "B", "C"), ("A", "D"))


def test_a_caption_printed_twice_is_indexed_once() -> None:
    text = (
        "Title of it\n\nThe lake at dawn (Visual China).\n\nThe lake at dawn (Visual China).\n\nThe city woke up early that day.\n"
    )

    assert kept(text, "plain") == [
        ("paragraph", "The lake at dawn (Visual China).", None),
        ("paragraph", "The city woke up early that day.", None),
    ]


def test_page_furniture_is_not_indexed() -> None:
    text = "top of page\n\nReal text stands here.\n\nLeave a Reply\n\nbottom of page\n"

    assert kept(text, "plain") == [("paragraph", "Real text stands here.", None)]


def test_a_heading_with_nothing_below_it_is_not_lost() -> None:
    text = "# Title\n\nText.\n\n## Patents: 24\n"

    assert kept(text, "markdown") == [("paragraph", "Text.", None), ("paragraph", "Patents: 24", None)]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "Heading of the text\n\nThis paragraph was wrapped by a program at a width of about sixty\n"
        "characters, as mail programs and old editors do, so its three\nlines belong together.\n"
    )

    assert [block[1].count("\n") for block in kept(text, "plain")] == [2]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Heading of the text\nFirst paragraph.\nSecond paragraph is a little longer than that.\n"

    assert [block[1] for block in kept(text, "plain")] == ["First paragraph.", "Second paragraph is a little longer than that."]


def test_a_text_of_one_line_is_indexed() -> None:
    assert kept("Revenue 2019", "plain") == [("paragraph", "Revenue 2019", None)]
