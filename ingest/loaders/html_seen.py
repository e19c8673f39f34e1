"""Which elements of a web page a reader sees as its text: not the hidden ones, not what surrounds the text."""

import re
from typing import Any

NO_TEXT = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video picture map head title form button input select"
    " textarea datalist dialog menu nav footer aside rt rp del s strike progress meter".split()
)
ROLES = frozenset("navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist".split())
NAMES = re.compile(
    r"""(?ix) (?:^|[\s_-])(?:cookies?|consent|gdpr|ccpa|onetrust|cookiebot|breadcrumbs?|navbar|navigation|nav|menu|topbar
      |sidebar|side-bar|site-?(?:header|footer|nav)|page-?(?:header|footer)|footer|social|share|sharing|share-?(?:bar|buttons?)|newsletter|subscribe|subscription
      |related|recommend(?:ed|ations)?|read-?more|more-?stories|advert(?:s|isement|ising)?|ads?|advertorial|sponsor(?:ed)?|promo|popup|pop-up
      |modal|overlay|skip-?(?:link|nav|to-?content)?|pagination|pager|comments?|comment-?(?:list|form)|disqus|login|signup
      |sr-only|visually-hidden|visuallyhidden|screen-reader-text|d-none|noprint|print-only)(?:$|[\s_-])"""
)
NEVER_BY_NAME = frozenset("html body main article table tbody thead tr td th p h1 h2 h3 h4 h5 h6 ul ol li pre blockquote".split())
MOST_SHARE = 0.5  # of the page's text; what holds more is not left out for its name
UNSEEN = re.compile(
    r"""(?ix) (?:^|;)\s*(?: display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | opacity\s*:\s*0*(?:\.0+)?%?\s*(?:!|;|$)
      | font-size\s*:\s*0*(?:[01](?:\.\d+)?|\.\d+)?(?:px|pt|%)?\s*(?:!|;|$) | font-size\s*:\s*0?\.?0+(?:em|rem|%)
      | (?:left|top|right|text-indent|margin-left)\s*:\s*-\d{3,} | clip\s*:\s*rect\(\s*0 | clip-path\s*:\s*inset\(\s*(?:50|100)%
      | (?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*;.*overflow\s*:\s*hidden )"""
)
COLOUR = re.compile(r"(?i)(?:^|;)\s*color\s*:\s*([^;!]+)")
BACKGROUND = re.compile(r"(?i)(?:^|;)\s*background(?:-color|-image)?\s*:\s*([^;!]+)")
WHITE = re.compile(r"(?i)\s*(?:white|#f{3}(?:f|f{3}|f{5})?|rgba?\(\s*255\s*[, ]\s*255\s*[, ]\s*255\b.*|hsla?\([^)]*100%\s*\))\s*")
CLEAR = re.compile(r"(?i)\s*(?:transparent|rgba\([^)]*[,/]\s*0?\.?0+\s*\))\s*")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
AT_RULE = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]+;|/\*.*?\*/", re.DOTALL)
SIMPLE = re.compile(r"\s*(?:[a-z][a-z0-9]*)?([.#])([-\w]+)\s*")
MOST_RULES = 20_000


class Seen:
    """What of one page is seen, by its own attributes and by the simple rules of its style sheets."""

    def __init__(self, root: Any) -> None:
        self._hidden: dict[str, set[str]] = {".": set(), "#": set()}  # classes and ids that a style sheet takes out of sight
        for style in root.iter("style"):
            self._read_rules("".join(style.itertext()))
        self._lengths = _lengths(root)
        self._length = self._lengths[root]

    def _read_rules(self, sheet: str) -> None:
        for count, (selectors, style) in enumerate(RULE.findall(AT_RULE.sub("", sheet))):
            if count >= MOST_RULES:
                return
            if UNSEEN.search(style):
                for match in filter(None, map(SIMPLE.fullmatch, selectors.split(","))):
                    self._hidden[match[1]].add(match[2])

    def has(self, item: Any) -> bool:
        """True if the element is part of what is read."""
        if not isinstance(item.tag, str):
            return False
        if item.tag in NO_TEXT and not (item.tag == "form" and self._is_most(item)):
            return False  # some systems wrap a form around the whole page
        return not (self._is_hidden(item) or self._is_around(item))

    def _is_hidden(self, item: Any) -> bool:
        if item.get("hidden", "until-found") != "until-found" or item.get("aria-hidden", "").casefold() == "true":
            return True
        classes = set(item.get("class", "").split())
        if classes & self._hidden["."] or item.get("id") in self._hidden["#"]:
            return True
        style = item.get("style", "")
        return bool(style and (UNSEEN.search(style) or _is_white_on_white(item, style)))

    def _is_around(self, item: Any) -> bool:
        """True if it surrounds the text: menus, banners, offers to share."""
        if item.get("role", "").casefold() in ROLES:
            return True
        if item.tag == "header":
            return not any(parent.tag in ("article", "main", "section") for parent in item.iterancestors()) and not self._is_most(
                item
            )
        if item.tag in ("ul", "ol") and _is_menu(item):
            return True
        names = f"{item.get('class', '')} {item.get('id', '')}"
        return item.tag not in NEVER_BY_NAME and bool(NAMES.search(names)) and not self._is_most(item)

    def _is_most(self, item: Any) -> bool:
        return self._lengths.get(item, 0) > MOST_SHARE * self._length


def _text(item: Any) -> str:
    return "".join(
        text for part in item.iter() if part.tag not in ("script", "style") for text in (part.text or "", part.tail or "")
    )


def _lengths(root: Any) -> dict[Any, int]:
    """Characters of text in each element, those of its children included; worked out once, for elements lie within elements."""
    lengths: dict[Any, int] = {}
    for item in reversed(list(root.iter("*"))):
        inner = sum(lengths[child] + len(child.tail or "") for child in item)
        lengths[item] = 0 if item.tag in ("script", "style") else len(item.text or "") + inner
    return lengths


def _is_white_on_white(item: Any, style: str) -> bool:
    """True if the element's own style makes its letters white or clear, and none around it has a colour behind them."""
    colour = COLOUR.search(style)
    if colour is None or CLEAR.fullmatch(colour[1]):
        return colour is not None
    if not WHITE.fullmatch(colour[1]):
        return False
    for around in (item, *item.iterancestors()):
        behind = BACKGROUND.search(around.get("style", ""))
        ground = behind[1] if behind else around.get("bgcolor")
        if ground:
            return bool(WHITE.fullmatch(ground)) or bool(CLEAR.fullmatch(ground))
        if around.tag in ("table", "th", "td", "header", "button") or around.get("class"):
            return False  # a style sheet may well give it a colour behind
    return True


def _is_menu(item: Any) -> bool:
    """True if a list is nothing but short links, outside of the main text: a menu by its looks."""
    entries = [entry for entry in item if entry.tag == "li"]
    if len(entries) < 4 or any(parent.tag in ("article", "main") for parent in item.iterancestors()):
        return False
    for entry in entries:
        words = len(_text(entry).split())
        linked = sum(len("".join(link.itertext()).split()) for link in entry.iter("a"))
        if not linked or words > 5 or linked < words:
            return False
    return True
