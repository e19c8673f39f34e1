""" "No other city has as many parks as Ardon" is "Ardon has more parks than any other city": said of the one that is first."""

import re

NO_OTHER = re.compile(
    r"(?i)(?P<before>^|, )no (?:other )?(?P<who>(?!one\b|more\b|longer\b|less\b|fewer\b)[^,;]+?) "
    r"(?P<verb>(?:has|have|had|is|are|was|were)(?: (?:been|had|ever|home|to))*|holds?|owns?|employs?|counts?|attracts?|produces?|"
    r"makes?|made|earns?|spends?|spent|takes?|took|gets?|got|sells?|sold|exports?|registers?) "
    r"(?:(?:as|so) (?:many|much)|more|(?P<degree>\w+er)) (?P<what>(?:[^,;]+? )?)(?:as|than) "
    r"(?P<name>[^,;]+?)(?P<rest>(?:[,;]| (?:in|for|since|during) ).*)?$"
)


def said_of_first(claim: str) -> str:
    """The claim with the one that it puts first as its subject; as it stands where it is of another form."""
    match = NO_OTHER.search(claim)
    if match is None or " than " in match["name"]:
        return claim
    degree = match["degree"] or "more"
    turned = f"{match['name']} {match['verb']} {degree} {match['what']}than any other {match['who']}{match['rest'] or ''}"
    return f"{claim[: match.start()]}{match['before']}{turned}"
