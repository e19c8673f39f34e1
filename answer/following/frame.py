"""How a question is built: what it asks with, its auxiliary, and the rest."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import ingest
from answer.comparing.asking import AUXILIARIES, BE, DO

Form = Literal["inverted", "copula", "subject", "yes_no", "other"]

# "Of" is none of them: it goes on with a noun phrase, "the metro of Ningbo".
PREPOSITIONS = frozenset(
    "in on at to for from by with about as into onto than during through per via within among between since until under over "
    "after before besides against along across abroad compared".split()
)
_HEAD = re.compile(
    r"(?i)^(?:(?:together with|along with|in|on|at|by|for|of|from|to|with|since|until|under|among|after|before|about) )?"
    r"(?:how (?:many|much|few|come)|how (?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|has\b|have\b|can\b|will\b"
    r"|about\b)\w+|what|which|"
    r"whose|whom|who|when|where|why|how)\b(?: else\b)?"
)
_BREAKS = frozenset("that which who whose whom if because when where while and, or".split())
_DETERMINERS = frozenset("the a an its their his her this these most".split())
_BARE = ("who", "whom", "when", "where", "why", "how")
_MAX_NOUN = 8  # words between "what" and the auxiliary
_NO_PARTICIPLE = frozenset("need speed breed seed feed indeed embed red bed shed".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A question, taken apart; `asked` + `aux` + `rest` is the question."""

    form: Form  # "inverted": the subject stands behind the auxiliary; "subject": what is asked for is the subject
    asked: str  # "How many patents", "In which city"; "" for yes or no
    head: str  # "how many", "which", folded
    noun: str  # "patents"; "" where only "how many", "who" is asked
    aux: str  # "does"; "" where the question has none
    rest: str  # "HHZ hold in 2021"

    @property
    def is_past(self) -> bool:
        """True if it asks about what was."""
        first = self.rest.split()[:1]
        return self.aux in ("was", "were", "did", "had") or (not self.aux and bool(first) and is_past(first[0]))


@lru_cache(maxsize=1)
def _irregular() -> tuple[frozenset[str], frozenset[str]]:
    """Irregular bases, and forms that are none."""
    lines = (Path(ingest.__file__).parent / "irregular.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    bases = frozenset(row[0] for row in rows)
    return bases, frozenset(form for row in rows for form in row[1:]) - bases


def is_past(word: str) -> bool:
    """True for a past form or a participle: "released", "took", "built"."""
    fold = word.casefold().strip(",.?!")
    return (fold.endswith("ed") and len(fold) > 4 and fold not in _NO_PARTICIPLE) or fold in _verbal_irregular()


@lru_cache(maxsize=1)
def _verbal_irregular() -> frozenset[str]:
    nouns = frozenset("men women children feet teeth geese mice people indices criteria phenomena data media lives wives".split())
    return (_irregular()[1] | {"got"}) - nouns - frozenset("better best worse worst less least more most further".split())


def frame_of(question: str) -> Frame:
    """The question, taken apart; form "other" where it is no question by its words."""
    text = question.strip().rstrip("?!. ")
    words = text.split()
    if words and words[0].casefold() in AUXILIARIES:
        return Frame(form="yes_no", asked="", head="", noun="", aux=words[0].casefold(), rest=" ".join(words[1:]))
    match = _HEAD.match(text)
    if match is None:
        return Frame(form="other", asked="", head="", noun="", aux="", rest=text)
    head = _bare_head(match.group())
    behind = text[match.end() :].split()
    at = _auxiliary(head, behind)
    if at is None:
        noun = _leading_noun(head, behind)
        rest = " ".join(behind[len(noun) :])
        return Frame(
            form="subject", asked=f"{match.group()} {' '.join(noun)}".strip(), head=head, noun=" ".join(noun), aux="", rest=rest
        )
    noun_text, aux, rest = " ".join(behind[:at]), behind[at].casefold(), " ".join(behind[at + 1 :])
    asked = f"{match.group()} {noun_text}".strip()
    return Frame(form=_form(head, noun_text, aux, rest, match.group()), asked=asked, head=head, noun=noun_text, aux=aux, rest=rest)


def _bare_head(written: str) -> str:
    words = written.casefold().removesuffix(" else").split()
    at = next(i for i, word in enumerate(words) if word in ("how", "what", "which", "whose", "whom", "who", "when", "where", "why"))
    return " ".join(words[at:])


def _auxiliary(head: str, behind: list[str]) -> int | None:
    """Which word is the auxiliary; None if what is asked for is itself the subject of another verb."""
    for at, word in enumerate(behind[:_MAX_NOUN]):
        fold = word.casefold()
        if fold in AUXILIARIES:
            return at
        if fold in _BREAKS or (at and is_past(fold)) or head in _BARE:  # "How much added value did" begins with a participle
            return None
    return None


def _leading_noun(head: str, behind: list[str]) -> list[str]:
    """The words before the verb: up to a past form, to the last before a preposition if that may be a verb."""
    if head in _BARE or not behind:
        return []
    past = next((at for at, word in enumerate(behind) if at and is_past(word)), None)
    ends = PREPOSITIONS | _BREAKS | _DETERMINERS
    until = next((at for at, word in enumerate(behind) if word.casefold() in ends), len(behind))
    if past is not None and 0 < past <= until + 3:
        return behind[:past]
    if until == len(behind):
        return behind if len(behind) < 3 else behind[:1]
    return behind[: until - 1] if until > 1 and behind[until].casefold() != "of" else behind[:until]


def _form(head: str, noun: str, aux: str, rest: str, asked: str) -> Form:
    first = (rest.split() or [""])[0].casefold()
    is_subject = first in PREPOSITIONS or is_past(first) or first in ("being", "been", "not", "there", "able", "home")
    if aux in DO:
        return "inverted"
    if aux in ("have", "has", "had") and noun and first in ("their", "its"):  # "How many firms have their seat there"
        return "subject"
    if asked.split()[0].casefold() != head.split()[0]:  # "In which city was …": what is asked for is no subject
        return "inverted"
    if head in ("who", "what", "which", "whose") and not noun and aux in BE and not is_subject:
        return "copula"
    if head in ("when", "where", "why", "how") or (not noun and head.startswith("how ")):
        return "inverted"
    # "Which cities can …" has its subject before the verb, "What share can the city …" behind it.
    return (
        "subject"
        if is_subject
        or head == "who"
        or not re.match(r"(?:the|a|an|its|their|his|her|it|they|he|she|that|this|those|these|[A-Z])", rest)
        else "inverted"
    )
