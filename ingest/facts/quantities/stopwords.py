"""Words that end a noun phrase, and the forms of plurals: what stands in for a tagger of parts of speech."""

from ingest.words import stem

STOP = frozenset(
    # prepositions, conjunctions
    " of in on at by for from to with within without into onto over under between among amongst across through during"
    " before after since until till against about above below behind beside besides beyond despite except inside"
    " outside near off out per upon via toward towards throughout like unlike along around as than and or but nor"
    " yet so if while whereas when where because although though unless whether that which who whom whose what how"
    " why versus vs plus including excluding following according due"
    # determiners, pronouns
    " a an the this these those each every some any no all both either neither another such its their his her our my"
    " your it they he she we you i them him us me himself herself itself themselves one's there here other's more"
    " most less fewer least much many"
    # auxiliaries and verbs that follow a counted noun or an elliptical number, and are hardly ever nouns or adjectives
    " is are was were be been being am has have had having do does did done can could will would shall should may"
    " might must not became become becomes make makes made making take takes took taken taking give gives gave given"
    " get gets got come comes came go goes went gone say says said see saw seen know known think find found show"
    " showed shown leave keep kept let begin began begun seem include includes included comprise comprises comprised"
    " contain contains contained consist consists remain remains remained live lives lived reside resided belong"
    " belongs belonged exist exists existed occur occurred die died attend attended speak spoke receive receives"
    " received provide provides provided produce produces produced serve serves served offer offers offered require"
    " requires required allow allows allowed participate participated compete competed appear appeared arrive"
    " arrived join joined graduate graduated employ employs employed own owns owned operate operates operated enter"
    " entered obtain obtained achieve achieved account accounts accounted reach reached exceed exceeded total"
    " totalled totaled rise rose risen fall fell fallen grow grew grown increase increased decrease decreased"
    " decline declined win won lose lost hold held lead led build built sell sold buy bought pay paid spend spent"
    " bring brought settle settled depend differ vary varies varied range ranges ranged represent represents"
    " represented respectively annually monthly daily yearly weekly quarterly apiece too also only just still"
    " already ago later earlier then now ones alone altogether instead however overall combined together today currently"
    " worldwide nationwide out up down away back percent per".split()
)
PLURALS = frozenset(
    "people men women children feet mice teeth geese oxen staff personnel police cattle fish sheep deer species"
    " series aircraft spacecraft data media criteria phenomena alumni offspring salespeople sportsmen freshmen"
    " clergy troops crew crews talent talents yen yuan bacteria fungi nuclei stimuli radii larvae wives lives leaves"
    " wolves halves knives shelves strata vertebrae curricula symposia stadia premises headquarters crossroads"
    " barracks gallows works households ups".split()
)
_NO_PLURALS = frozenset(
    "gas bus plus minus census basis always perhaps versus politics physics economics mathematics news athletics gymnastics"
    " overseas christmas texas paris lens alias bias canvas atlas chaos cosmos ethos kansas arkansas illinois jones james times"
    " vs us yes afterwards towards besides hers ours theirs yours sometimes nowadays upwards onwards metres-long previous".split()
)
_NO_MEN = frozenset("specimen regimen abdomen acumen stamen cyclamen lumen".split())
BEFORE_HEAD = frozenset("sales ratings sports goods services customs communications operations systems securities savings".split())
BEFORE_HEAD |= frozenset(
    "news arts sciences electronics robotics economics athletics gymnastics politics physics logistics women men".split()
)
BEFORE_HEAD |= frozenset("works headquarters relations studies affairs resources materials".split())
CONTAINERS = frozenset(
    stem(word) for word in "lot total number piece kind type sort set unit item batch pair copy group series".split()
)


def looks_plural(word: str) -> bool:
    """Whether a word in lower case has the form of a plural noun."""
    if word in PLURALS:
        return True
    if word in _NO_PLURALS or len(word) < 4:
        return False
    if word[-1] != "s":
        return word.endswith("men") and len(word) > 5 and word not in _NO_MEN
    return not word.endswith(("ss", "us", "is", "'s", "’s", "ous", "ics"))


def is_plural_code(raw: str) -> bool:
    """ "CDs"."""
    return len(raw) > 2 and raw[-1] == "s" and raw[:-1].isupper()


def is_shouted(raw: str) -> bool:
    """ "US" and "IT" are no pronouns."""
    return len(raw) > 1 and raw.isupper()


RIGHT_BEHIND = frozenset("more such fewer less total combined overall".split())
IDLE = frozenset(
    "new more other further additional different separate total such various own consecutive successive straight".split()
)
NO_HYPHENED = frozenset(
    "way ways sided side off time times party hand handed piece ply fold figure figures level plus odd digit step stop dimensional"
    " thirds third half quarter quarters fifth fifths tenth tenths hundred thousand million billion trillion on one two three man"
    " strong woman parter tier tiered star stage size large long term born new old yearly monthly quarterly speed".split()
)
ONE_ADJECTIVES = frozenset("paid combined total overall".split())  # of a single thing; elsewhere verbs, or no part of a phrase
DETERMINERS = frozenset("the these those its their his her our my all such".split())
