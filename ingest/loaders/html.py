"""HTML: title, headings, paragraphs, lists and tables; menus, banners and what is hidden left out.

By lxml, which python-docx needs as well and which mends broken pages; our own walk over its tree, because extractors that guess at
the main text drop the heads of tables and short paragraphs, which are the ones that figures stand in.
"""

import re
from typing import Any
from urllib.parse import urlsplit

import lxml.etree
import lxml.html

from ingest.document import About
from ingest.errors import SourceFileError
from ingest.layout import seen_words
from ingest.loaders.extracted import Extracted
from ingest.loaders.html_encoding import decoded
from ingest.loaders.html_seen import Seen
from ingest.loaders.html_walk import Walk
from ingest.options import ReadOptions

MAIN_SHARE = 0.3  # of the page's text that <main> or the one <article> must hold to be taken for all of it
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "pubdate",
    "publishdate",
)
PARTED = re.compile(r"\s+[-–—|·»:]\s+")  # a title from the site's name


def load(raw: bytes, options: ReadOptions) -> Extracted:
    """The text of a page as it is read.

    Raises:
        SourceFileError: its encoding cannot be told, or it has no text of its own.
    """
    text = decoded(raw)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError) as exc:
        raise SourceFileError("it holds no HTML; give it the ending that it is, or save the page again") from exc
    if any("depth" in error.message for error in parser.error_log):
        raise SourceFileError("its elements are nested too deeply, which a program may have done by not closing them; save it anew")
    about = _about(root)
    seen = Seen(root)
    body = root.find("body")
    whole = Walk(seen).read(root if body is None else body)
    part = _main_part(root, seen)
    if part is not None:
        chosen = Walk(seen).read(part)
        whole = chosen if len(chosen[0]) >= MAIN_SHARE * len(whole[0]) else whole
    if not whole[0].strip():
        raise SourceFileError("it holds no text besides menus and scripts; open the page, save it complete, and ingest that")
    return Extracted(text=whole[0], about=about, layout=whole[1])


def _main_part(root: Any, seen: Seen) -> Any:
    """The one element that a page declares to be its text; None if it declares none, or several."""
    for path in ("main", "article"):
        found = [item for item in root.iter(path) if all(seen.has(part) for part in (item, *item.iterancestors()))]
        if path == "main":
            found += [
                item for item in root.iter() if isinstance(item.tag, str) and item.tag != "main" and item.get("role") == "main"
            ]
        if len(found) == 1:
            return found[0]
    return None


def _about(root: Any) -> About:
    """What the page's head says: title without the site's name, site, day of publication, address."""
    meta: dict[str, str] = {}
    for item in root.iter("meta"):
        name = (item.get("property") or item.get("name") or item.get("itemprop") or "").casefold()
        meta.setdefault(name, _one_line(item.get("content") or ""))
    site = meta.get("og:site_name") or None
    day = next((match[0] for name in PUBLISHED if (match := DAY.match(meta.get(name, "")))), None)
    link = next((item.get("href", "") for item in root.iter("link") if item.get("rel", "").casefold() == "canonical"), "")
    address = link or meta.get("og:url", "")
    is_web = urlsplit(address).scheme in ("http", "https") if "[" not in address else False
    return About(title=_title(root, meta, site), publisher=site, published=day, url=address if is_web else None)


def _title(root: Any, meta: dict[str, str], site: str | None) -> str:
    """The page's own title: that of its head, without the name of the site that stands before or behind it."""
    whole = _one_line("".join(item.text_content() for item in root.iter("title") if item.getparent().tag != "svg"))
    headings = [_one_line(item.text_content()) for item in root.iter("h1")]
    within = [heading for heading in headings if heading and heading in whole]
    if len(within) == 1 and len(within[0]) >= 0.3 * len(whole):
        return within[0]
    given = meta.get("og:title") or whole
    parts = PARTED.split(given)
    if site and len(parts) > 1 and site.casefold() in (parts[0].casefold(), parts[-1].casefold()):
        return given.removesuffix(parts[-1]).rstrip(" -–—|·»:") if parts[-1].casefold() == site.casefold() else parts[1]
    return given


def _one_line(text: str) -> str:
    return " ".join(seen_words(text).split())
