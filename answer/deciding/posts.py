"""Public offices and posts at the head of a firm, which nobody holds at once: "Mayor Zhou", "Zhou, the chairman of Belco"."""

import re
from typing import Literal

from answer.comparing.statement import Statement
from answer.deciding.roles import masked, may_be_person
from ingest.facts.types import Name

Post = Literal["office", "firm"]

OFFICE = r"(?i:mayor|governor|minister)\b"
FIRM = r"(?i:chief executive(?: officer)?|ceo|cto|cfo|chair(?:man|woman|person)?|managing director|general manager)\b"
APPOSED = r"§(?P<before>\d+)§,\s(?:then\s|now\s|the\s|its\s|an?\s)*(?:§\d+§(?:['’]s)?\s)?(?:[a-z]+\s)?"
OF_HOUSE = re.compile(r"\sof\s(?:the\s)?§(\d+)§")
FORMER = re.compile(r"(?i)\b(?:former|formerly|ex|once|previous|later|future|next|first|vice|deputy)[\s-]+(?:the\s)?$")


def posts_in(statement: Statement) -> list[tuple[Post, Name]]:
    """Whom the sentence names with a post, right before the name or behind it; former holders and deputies are left out."""
    names = statement.facts.names
    text = masked(statement.text, names)
    kinds: tuple[tuple[Post, str], ...] = (("office", OFFICE), ("firm", FIRM))
    found: list[tuple[Post, Name]] = []
    for post, words in kinds:
        for match in re.finditer(rf"{APPOSED}(?P<behind>{words})|\b(?P<title>{words})\s§(?P<person>\d+)§", text):
            person = names[int(match["before"] or match["person"])]
            at = match.start("behind") if match["behind"] else match.start("title")
            house = OF_HOUSE.match(text, match.end())
            if post == "office" and house is not None and names[int(house[1])].kind == "organisation":
                continue  # governors there are of banks as well
            if may_be_person(person) and not FORMER.search(text[:at]):
                found.append((post, person))
    return found
