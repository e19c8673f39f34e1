"""Where a clause's verb stands, told without a parser: by forms that are hardly ever anything else."""

import re

AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|does|do|did|isn't|aren't|wasn't|weren't|"
    r"hasn't|haven't|hadn't|won't|can't|cannot|doesn't|don't|didn't)"
)
PAST = (
    r"(?:grew|rose|fell|became|took|held|won|lost|made|came|went|began|led|built|sold|bought|gave|got|saw|put|ran|spent|wrote|left|"
    r"kept|met|paid|said|stood|hit|drew|brought|beat|overtook|sank|shrank|wore|taught|told|thought|found|sent|lay|sat|broke|chose|"
    r"drove|knew|swam|sang|spoke|threw|fought|caught|sought|bore)"
)
PRESENT = (
    r"(?:accounts|aims|amounts|belongs|brings|comes|consists|contains|contributes|covers|creates|employs|exceeds|expects|exports|falls|"
    r"generates|goes|grows|holds|hosts|houses|imports|includes|intends|invests|lies|lives|makes|offers|operates|owns|plans|produces|provides|"
    r"ranks|receives|remains|rises|runs|says|sells|serves|shows|sits|stands|stretches|takes|tops|uses|wants|wins|works|"
    r"account|belong|come|consist|consists|contain|cover|employ|exceed|forms|hold|leads|lie|own|presents|rank|refer|refers|remain|stand)"
)
# A regular past form counts where an object or an adverbial follows: "rose by", "reached RMB5bn", but not "integrated circuits".
FOLLOWS = (
    r"(?=\s+(?:by|to|from|for|in|into|the|an?|its|their|his|her|at|on|of|as|with|over|up|down|out|more|less|fewer|nearly|almost|about|"
    r"around|some|that|it|them|all|both|no|not|only|just|\d|RMB|US\$|[$€£¥]|[A-Z]|first|second|third|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|half|twice|faster|slower|higher|lower|sharply|slightly|again)|[\s]*[.,;]|\s*$)"
)
REGULAR = rf"(?:[a-z]{{2,}}ed{FOLLOWS})"
VERB = rf"(?:{AUXILIARY}|{PAST}|{PRESENT}|{REGULAR})"
ADVERB = r"(?:(?:also|then|later|now|thus|thereby|already|even|still|subsequently|in turn|has|have|had)\s+)?"
# In front of a regular past form these make it a participle: "the listed companies", "more advanced than".
NO_VERB_BEFORE = re.compile(r"(?i)\b(?:the|an?|its|their|his|her|of|by|most|more|newly|highly|well|so-called|in|for|with)\s+$")
OPENED = re.compile(r"(?i)(?:in|during|by|at|since|from|for|over|until)\s(?:[^,]{1,40},|[^,]{0,20}\d{4})\s")
FINITE = re.compile(rf"\b{VERB}\b")
REDUCED = re.compile(r"(?:who|which|that)\s+$")


def verb_at(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Where the first finite verb of `text[start:end]` begins; None if none is told."""
    for match in FINITE.finditer(text, start, len(text) if end is None else end):
        before = text[start : match.start()]
        if not before or OPENED.fullmatch(before):
            continue  # a clause does not begin with its verb; "Is …" asks, "Do …" orders, "In 2022, exports" are goods
        if match.group().endswith("ed") and NO_VERB_BEFORE.search(before):
            continue
        if REDUCED.search(before):
            continue  # "companies that are listed": a clause of its own within the subject
        return match.start()
    return None
