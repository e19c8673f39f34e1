import pytest

from ingest.errors import SourceFileError
from ingest.loaders import html as loader
from ingest.loaders.apart import Reader
from ingest.loaders.extracted import Extracted
from ingest.options import ReadOptions
from tests.papers import blocks


def read(page: str | bytes) -> Extracted:
    return loader.load(page.encode("utf-8") if isinstance(page, str) else page, ReadOptions())


def texts(page: str) -> list[str]:
    return [text for _, text in blocks(read(page))]


def test_headings_paragraphs_and_lists_in_order() -> None:
    found = read(
        """<h1>The mill</h1><p>It grinds   <b>rye</b>
        and wheat.<br>Daily.</p><ul><li>Rye<ul><li>fine</li></ul></li><li><p>Wheat</p></li></ul>
        <ol start="3"><li>Third step</li><li>Fourth step</li></ol><div>Loose <span>words</span></div>"""
    )

    assert found.text == (
        "The mill\n\nIt grinds rye and wheat.\nDaily.\n\n• Rye\n  • fine\n• Wheat\n3. Third step\n4. Fourth step\n\nLoose words\n"
    )
    assert blocks(found) == [
        ("heading", "The mill"),
        ("paragraph", "It grinds rye and wheat.\nDaily."),
        ("item", "Rye"),
        ("item", "fine"),
        ("item", "Wheat"),
        ("item", "Third step"),
        ("item", "Fourth step"),
        ("paragraph", "Loose words"),
    ]


def test_what_surrounds_the_text_is_left_out() -> None:
    page = """<header><a href="/">The Mill Gazette</a></header><nav><ul><li><a href="#">News</a></ul></nav>
    <div class="cookie-banner">We bake cookies.</div><div role="navigation">Menu</div><aside>Other stories</aside>
    <ul><li><a>Home</a><li><a>News</a><li><a>Sport</a><li><a>Contact us</a></ul>
    <div id="story"><h1>The mill</h1><p>It grinds rye.</p><div class="share-buttons">Share it</div></div>
    <form><label>Search</label><input></form><footer>All rights are ours</footer><script>alert(1)</script>
    <style>p { color: red }</style><noscript>No script</noscript><template>Later</template>"""

    assert texts(page) == ["The mill", "It grinds rye."]


def test_main_is_the_text_if_it_holds_most_of_it() -> None:
    assert texts("<div>Teaser of another story</div><main><p>The mill grinds rye and wheat each day.</p></main>") == [
        "The mill grinds rye and wheat each day."
    ]
    assert texts("<main></main><p>The text stands elsewhere.</p>") == ["The text stands elsewhere."]


def test_a_name_that_stands_for_the_whole_page_does_not_leave_it_out() -> None:
    assert texts('<body class="has-sidebar"><div id="menu"><p>All of the text is in here, whatever it is called.</p></div>') == [
        "All of the text is in here, whatever it is called."
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display: none'>x</p>",
        "<p style='visibility:hidden'>x</p>",
        "<p hidden>x</p>",
        "<p aria-hidden='true'>x</p>",
        "<p style='color:#fff'>x</p>",
        "<p style='color: white; background: #ffffff'>x</p>",
        "<p style='font-size:0'>x</p>",
        "<p style='position:absolute;left:-9999px'>x</p>",
        "<p class='gone'>x</p>",
        "<p>Seen.<!-- x --></p>",
        "<del>x</del>",
    ],
)
def test_hidden_elements_are_left_out(hidden: str) -> None:
    page = f"<style>.gone {{ display: none }} @media print {{ .kept {{ display: none }} }}</style><p class='kept'>Seen.</p>{hidden}"

    assert "x" not in read(page).text
    assert "Seen." in read(page).text


def test_white_letters_on_a_colour_are_seen() -> None:
    assert texts("<div style='background:#003366'><p style='color:white'>Seen.</p></div>") == ["Seen."]


def test_rows_of_a_table_carry_the_heads_of_their_columns() -> None:
    page = """<table><caption>Flour sold</caption><thead><tr><th rowspan="2">Mill</th><th colspan="2">Tonnes</th></tr>
    <tr><th>2020</th><th>2021</th></tr></thead><tbody><tr><td>Upper</td><td>41</td><td>47</td></tr>
    <tr><td colspan="3">Beyond the river</td></tr><tr><td>Lower</td><td></td><td>9</td></tr></tbody></table>"""

    assert blocks(read(page)) == [
        ("paragraph", "Flour sold"),
        ("row", "Mill: Upper; Tonnes 2020: 41; Tonnes 2021: 47"),
        ("row", "Beyond the river"),
        ("row", "Mill: Lower; Tonnes 2021: 9"),
    ]


def test_heads_of_rows_and_terms_name_what_stands_beside_them() -> None:
    assert texts("<table><tr><th>Built</th><td>1704</td></tr><tr><th>Wheels</th><td>2</td></tr></table>") == [
        "Built: 1704",
        "Wheels: 2",
    ]
    assert texts("<dl><dt>Built</dt><dd>1704</dd></dl>") == ["Built: 1704"]


def test_a_table_that_only_places_things_is_read_as_text() -> None:
    page = "<table><tr><td><h1>The mill</h1><p>One.</p></td><td><p>Two.</p><p>Three.</p></td></tr></table>"

    assert blocks(read(page)) == [("heading", "The mill"), ("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three.")]


def test_marks_of_notes_are_no_digits_and_raised_digits_stay_raised() -> None:
    assert texts("<p>It rose by 42%<sup><a href='#n1'>3</a></sup> over 12 km<sup>2</sup>, CO<sub>2</sub>.</p>") == [
        "It rose by 42% over 12 km², CO₂."
    ]


def test_characters_that_nobody_sees_are_left_out() -> None:
    assert texts("<p>The m&shy;ill\u200b grinds&nbsp;rye\u202e.\U000e0041</p>") == ["The mill grinds rye."]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<meta charset=gb2312><p>钱塘江边的城市。".encode("gb18030"), "钱塘江边的城市。"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>Café “Rye”".encode("cp1252"), "Café “Rye”"),
        (b"\xef\xbb\xbf<meta charset=iso-8859-1><p>Caf\xc3\xa9", "Café"),
        ("<p>Wide café".encode("utf-16"), "Wide café"),
        ("<meta charset=latin1><p>Äpfel aus dem Garten".encode("cp1252"), "Äpfel aus dem Garten"),
        (b"<meta charset=utf-8><p>One broken \xff letter and a \x00 zero.", "One broken \ufffd letter and a zero."),
        (b"<meta charset=no-such-thing><p>Caf\xc3\xa9", "Café"),
        (b"<?xml version='1.0' encoding='utf-8'?><html><body><p>Caf\xc3\xa9</p></body></html>", "Café"),
    ],
)
def test_encoding_by_mark_or_declaration_else_by_looks(raw: bytes, expected: str) -> None:
    assert read(raw).text == f"{expected}\n"


def test_the_head_tells_title_site_day_and_address() -> None:
    about = read(
        """<title>The mill grinds again | The Mill Gazette</title><meta property="og:site_name" content="The Mill Gazette">
        <meta property="article:published_time" content="2021-05-04T08:00:00Z">
        <link rel="canonical" href="https://mill.example/again">
        <body><h1>The mill grinds again</h1><p>It does.</p>"""
    ).about

    assert (about.title, about.publisher, about.published, about.url) == (
        "The mill grinds again",
        "The Mill Gazette",
        "2021-05-04",
        "https://mill.example/again",
    )


def test_an_address_that_is_no_web_address_is_not_kept() -> None:
    assert read('<link rel="canonical" href="javascript:alert(1)"><p>Text.').about.url is None


@pytest.mark.parametrize("page", ["<nav>Menu</nav><script>go()</script>", "<p> </p>", "<!-- nothing -->"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(SourceFileError, match="it holds no text besides menus and scripts|it holds no HTML"):
        read(page)


def test_elements_nested_deeper_than_a_page_ever_are_refuse_it() -> None:
    with Reader(ReadOptions()) as reader:
        assert reader.read("html", b"<div>" * 1_000 + b"Deep.").text == "Deep.\n"
        with pytest.raises(SourceFileError, match="nested too deeply"):
            reader.read("html", b"<div>" * 5_000 + b"Deeper.")


def test_entities_are_never_expanded() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]><p>Text &b; &c;'
    )

    assert texts(page)[-1].endswith("Text &b; &c;")
