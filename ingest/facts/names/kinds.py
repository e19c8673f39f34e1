"""What kind of thing a name names, from the words in it."""

import re
from functools import lru_cache

from ingest.facts.names.tokens import Gap, Shape, Tokens, read_shape, read_tokens
from ingest.facts.names.words import CORPORATE, PARTICLES, given_names

_ORGANISATIONS = """university college school academy institute institution laboratory lab bank group holdings holding company
    corporation ltd limited inc corp llc plc gmbh co fund foundation trust association society union federation confederation
    league council committee commission ministry department bureau agency authority administration office court parliament
    congress senate assembly government party army navy force police club fc team orchestra choir museum library hospital
    clinic church center centre station organisation organization network technologies technology systems software
    pharmaceuticals pharmaceutical airlines airways railways motors electronics communications industries international
    partners ventures studios studio pictures records press publishing entertainment news times post herald telegraph
    guardian journal tribune broadcasting television radio semiconductor microelectronics semiconductors chamber board
    secretariat institutes consortium alliance coalition guild directorate firm insurance securities capital investments
    exchange review dynasty"""
_PLACES = """city province district county town village township municipality prefecture state region zone area park street road
    avenue square bay river lake sea ocean strait gulf island islands isle peninsula mountain mountains mount hill hills
    valley desert forest canyon falls bridge tower building palace castle temple stadium arena airport port harbor harbour
    corridor delta basin plain plateau republic kingdom cape coast beach canal dam garden gardens plaza mall boulevard
    lane highway wetland wetlands creek glacier volcano reef cathedral abbey monastery pagoda gate hall mansion house
    archipelago plantation expressway trail reservoir cemetery estate farm ranch suburbs"""
_EVENTS = """games olympics paralympics summit expo exposition conference congress championship championships cup final finals war
    battle siege treaty revolution rebellion uprising massacre earthquake hurricane typhoon tsunami festival election
    elections open prix tournament olympiad award awards prize medal convention forum biennale marathon derby bowl crisis crusade
    crusades famine riots riot coup plague pandemic exhibition fair season"""
_WORKS = """symphony sonata trilogy quartet overture opera chronicles saga bible"""
_KIND_OF_HEAD = {
    word: kind
    for kind, text in (("work", _WORKS), ("event", _EVENTS), ("place", _PLACES), ("organisation", _ORGANISATIONS))
    for word in text.split()
}
_KIND_OF_HEAD |= {"congress": "organisation", "house": "organisation", "hall": "place"}
_PLACE_FIRST = frozenset("mount lake cape fort river gulf bay isle port mt strait".split())
_ORGANISATION_OF = frozenset("university bank ministry department institute bureau church house chamber office academy".split())
YEARLY = frozenset(_EVENTS.split()) | frozenset("season draft tour grand".split())
PRODUCTS = frozenset("iphone ipad ipod macbook windows android playstation xbox galaxy boeing airbus".split())
_CHINESE_FAMILY = frozenset(
    """wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han
    feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lu cui zhong tan fan
    wang jin shi liao jia xia fu fang bai zou meng xiong qin qiu hou yan xue yin lei long tao he shao qian hao kong mao xi
    hua ying""".split()
)
_CLUBS = frozenset("fc afc rfc cf sc fk sk bk ff united rovers wanderers athletic albion hotspur".split())
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)){1,2}"
)


def head_of(folds: list[str]) -> str:
    """The word that says what the thing is: the last, or the one before "of", "for", "in": "Bank of China" → "bank"."""
    for at, word in enumerate(folds):
        if at and word in ("of", "for", "in", "on"):
            return folds[at - 1]
    return folds[-1]


@lru_cache(maxsize=100_000)
def kind_of_words(text: str) -> str | None:
    """The kind that the words of a name tell; None where they tell nothing."""
    tokens = read_tokens(text)
    folds = tokens.folds
    if not folds:
        return None
    if len(folds) == 1:
        return "product" if folds[0] in PRODUCTS else None
    if folds[-1] in CORPORATE:
        return "organisation"
    if folds[0] in _PLACE_FIRST:
        return "place"
    if folds[0] in PRODUCTS and folds[1].isdigit():
        return "product"
    head = _KIND_OF_HEAD.get(head_of(folds))
    if head is None and folds[-1] in _CLUBS:
        return "organisation"
    if head is None and Gap.AND in tokens.gaps:
        return "organisation"
    return head or ("person" if is_person(tokens) else None)


def is_person(tokens: Tokens) -> bool:
    """Whether the words look like given and family name: a frequent given name first, initials, Chinese syllables."""
    shapes = [shape for shape in tokens.shapes if shape.fold not in PARTICLES]
    if not 2 <= len(shapes) <= 5 or any(shape.is_number or shape.is_function for shape in shapes):
        return False
    first = shapes[0].fold
    if first in given_names() or (_is_initial(tokens) and len(tokens.words[-1]) > 2):
        return not all(shape.is_upper for shape in shapes)
    return is_chinese_person(tokens.folds)


def _is_initial(tokens: Tokens) -> bool:
    return len(tokens.words[0]) == 1 and tokens.shapes[0].is_capital and tokens.gaps[1] in (Gap.DOT, Gap.SPACE)


def is_chinese_person(folds: list[str]) -> bool:
    """Whether the words are a Chinese family name and a given name of one or two syllables, in Latin script."""
    if not 2 <= len(folds) <= 3 or folds[0] not in _CHINESE_FAMILY:
        return False
    return all(_PINYIN.fullmatch(fold) and not read_shape(fold).is_common for fold in folds[1:])


def looks_personal(shapes: list[Shape]) -> bool:
    """Whether the words may be the name of a person: two to four, none a common word or a number."""
    if not 2 <= len(shapes) <= 4 or any(shape.is_number or shape.is_function for shape in shapes):
        return False
    if shapes[-1].is_upper:
        return False
    return not shapes[0].is_common and not any(shape.is_common and not shape.fold.endswith(("ing", "er")) for shape in shapes[1:])


def is_head(fold: str) -> bool:
    """Whether the word says what kind of place, organisation or event a name names."""
    return fold in _KIND_OF_HEAD


def begins_with_kind(fold: str) -> bool:
    """Whether a name may begin with this word of a kind: "Mount Rushmore", "Bank of China"."""
    return fold in _PLACE_FIRST or fold in _ORGANISATION_OF or fold in _KIND_OF_HEAD
