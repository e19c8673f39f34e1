"""What stands before a rank: an article or possessive, a verb of ranking."""

import re

DETERMINED = re.compile(
    r"(?:(?<!\w)(?:the|its|his|her|their|our|my|your|whose)|['’]s?|s['’])\s+(?:\w+ly\s|very\s|single\s|top\s|overall\s)?$",
    re.IGNORECASE,
)
_PLACE_VERB = (
    r"(?:rank(?:s|ed|ing)?|plac(?:es|ed|ing)|finish(?:es|ed|ing)?|c[ao]m(?:e|es|ing)|stands?|stood|standing|seeded|sits?"
    r"|lies|lying|reach(?:ed|es|ing)?|peak(?:s|ed|ing)?|rated"
    r"|listed|debut(?:s|ed|ing)?|enter(?:s|ed|ing)?|r[oi]se(?:n|s)?|mov(?:es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|slip(?:s|ped)?"
    r"|chart(?:s|ed|ing)?|advanc(?:es|ed|ing)|hit(?:s|ting)?|tied|qualif(?:ied|ies|ying)|remain(?:s|ed|ing)?|voted|ended"
    r"|end(?:s|ing)?|drafted|picked)"
)
_AFTER_VERB = (
    r"(?:(?:up|down|in|at|as|to|into|the|joint|equal|tied|clear|on|outright|overall|only|also|back|out|respectively|them|it|him|her"
    r"|for|from|of|its|a)\s)*"
)
VERB_BEFORE = re.compile(rf"(?<!\w)(?P<verb>{_PLACE_VERB})\s{_AFTER_VERB}$", re.IGNORECASE)
