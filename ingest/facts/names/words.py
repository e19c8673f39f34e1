"""Word lists that tell names from other words."""

from functools import lru_cache
from importlib import resources

from ingest.words import stem

# Never a name alone and never its first word: at the head of a sentence these are capitalised and mean nothing.
FUNCTION = frozenset(
    """a about above according accordingly across additionally after afterwards again against ago all almost along already
    also although always am among amongst an and another any anyone anything apart approximately are aren't around as
    aside at away based because been before behind being below beneath beside besides between beyond both but by can
    cannot can't certain compared concerning considering consequently could couldn't currently despite did didn't do does
    doesn't doing done don't down during each early earlier either else elsewhere especially even eventually ever every
    everyone everything except few fewer finally following for former formerly fortunately from further furthermore
    generally given had hadn't has hasn't have haven't having he hello halfway hence her here hereby herein hers herself he's him
    himself his historically how however i i'd if i'll i'm immediately in indeed including initially instead into is isn't
    it its it's itself i've just last lastly late later latter least less let let's like likewise locally located mainly
    many may maybe me meanwhile might more moreover most mostly much must mustn't my myself near nearly neither never
    nevertheless next no nobody nonetheless none nor not nothing notwithstanding now nowadays of off often oh ok okay on
    once one only onto or originally other others otherwise our ours ourselves out outside over overall own particularly
    partly per perhaps please plus possibly presently previously primarily prior probably rather recently regarding
    reportedly respectively roughly same several shall she should shouldn't similarly simply since slightly so some
    somebody someone something sometimes soon still subsequently such suddenly supposedly than that that's the their
    theirs them themselves then there thereafter thereby therefore there's these they thirdly this those though through
    throughout thus till to today together tomorrow too toward towards traditionally typically ultimately under underneath
    unfortunately unless unlike until up upon us usually various very via was wasn't we well we're were weren't we've what
    what's whatever when whenever where whereas wherever whether which whichever while who whoever whom who's whose why
    will with within without won't would wouldn't yes yesterday yet you your yours yourself secondly firstly situated""".split()
)
ARTICLES = frozenset("the a an".split())
# As good as function words at the head of a sentence: "Born Vincent Furnier".
OPENING_VERBS = frozenset(
    """born founded established named called known added according made given taken seen used using built created released
    published produced written directed starring featuring played won lost became becoming asked said says""".split()
)
# These may begin a title at the head of a sentence, if a common word with a capital follows: "My Wife and Kids".
TITLE_OPENERS = frozenset(
    """my never once how what why no every everybody someone you your me we where same some all many last next few more just
    only here always back still""".split()
)
# These may end a name: "Hot Right Now".
CLOSERS = frozenset("now you me it us up out off down here again away him her them we all more i mine yours one".split())
# In a sentence, never in a headline, these stand in small letters.
SENTENCE_WORDS = frozenset(
    "is was are were be been being has had have he she it his her they their its who which that would will".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec""".split()
)
WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays""".split()
)
# Capitalised in filings and official texts without naming anything, and short marks that are no names.
GENERIC = frozenset(
    """company companies group board corporation registrant committee government city province state states country county
    district town village party council court congress ministry department bureau office agency authority authorities
    management notes note table figure section item chapter article page part appendix exhibit annex form schedule
    paragraph volume episode season act scene level tier class type category total stage phase north south east west
    northern southern eastern western northeast northwest southeast southwest spring summer autumn fall winter quarter
    fiscal year century age am pm ad bc bce ce ok tv rmb usd cny eur gbp hkd cad aud jpy mu bn mn tn km kg cm mm sq vs etc
    eg ie aka nee no nos vol pp ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx god mum mom dad ceo
    cfo coo cto cio vp svp evp mp mps mep ms phd ph sc md ba ma bsc mba llm esq jr sr mr mrs dr prof st ltd inc co corp
    university college school hospital bank club team association federation union league library museum church centre
    center institute network film album song band book series show game novel plan agreement contract law rule amendment
    project programme program policy acquisition merger transaction offering fund trust partnership subsidiary parent
    segment segments shareholders stockholders directors auditor auditors employees executives partners partner customers
    products services internet web online website""".split()
)
# Abbreviations of common terms, which name nothing.
ABBREVIATED = frozenset(
    """gdp gnp gni gnp gsp gva cpi ppi pmi fdi odi hdi ppp ai it ict iot ip ipo ipos hr pr pc pcs tv tvs dvd dvds cd cds vr ar
    eps dps ebit ebitda roe roi roic roa kpi kpis oem oems odm erp crm saas paas iaas sme smes ngo ngos dna rna vat capex opex
    cagr b2b b2c c2c o2o p2p app apps gps gmv mou ev evs nev nevs suv suvs led leds lcd lcds lpg lng pv uv ct mri icu vc hq faq
    url id ids cv lgbt mvp rbi psu psus rsu rsus esop esops nol nols vie vies voc rd diy atm atms pdf usb cpu cpus gpu gpus api
    apis sdk ui ux qr sms pos pe nft nfts abs mbs otc etf etfs reit reits cop nta usd r&d m&a p&l q&a sg&a g&a s&m esg csr phd
    phds llc wwi wwii ww2 esl am fm uk's""".split()
)
# What a run of common words is a term of, and no name: "Convertible Senior Notes", "Free Cash Flow", "Board of Directors".
TERM_HEADS = frozenset(
    """statement statements sheet sheets note notes stock stocks share shares flow flows income loan loans director directors
    officer officers facility facilities expense expenses revenue revenues sales
    earnings loss losses profit profits asset assets liability liabilities equity cash tax taxes rate rates date period year
    quarter term terms amount value option options unit units award awards warrant warrants benefit benefits segment
    segments section page table annex appendix exhibit debenture debentures bond bonds securities indenture policy policies
    cost costs margin margins results operations goodwill intangibles obligations compensation incentive dividend
    dividends receivable receivables payable payables customer customers licenses covenant covenants
    risk risks factors estimates controls procedures ebitda ebit eps""".split()
)
# A role before a name; not part of it.
TITLES = frozenset(
    """mr mrs ms miss mister messrs dr doctor prof professor sir dame president chairman chairwoman chairperson premier
    minister chair chancellor senator sen congressman congresswoman representative rep mayor governor gov secretary ceo
    cfo cto coo director manager founder cofounder spokesman spokeswoman spokesperson ambassador commissioner vice deputy
    prime chief executive managing officer editor reporter correspondent analyst economist captain capt colonel col
    lieutenant lt sergeant sgt admiral commander bishop archbishop cardinal pope rabbi reverend rev imam actor actress
    singer rapper songwriter musician composer author novelist writer poet director filmmaker producer screenwriter
    comedian journalist sculptor painter artist architect engineer physicist chemist mathematician biologist scientist
    philosopher historian economist businessman businesswoman entrepreneur investor politician lawyer attorney footballer
    striker midfielder goalkeeper defender golfer boxer quarterback pitcher swimmer guitarist bassist drummer pianist
    violinist conductor wrestler cyclist sprinter emperor empress tsar czar sultan king queen prince princess duke duchess
    earl count baron baroness viscount countess lord lady saint general major judge justice coach inspector detective
    master brother sister father mother uncle aunt honourable honorable party incoming outgoing acting senior junior
    assistant associate treasurer superintendent counsel model trustee head speaker leader""".split()
)
# Titles that also start other names ("General Electric", "King Kong"): taken off only before a word that is no common one.
WEAK_TITLES = frozenset(
    """leader count king queen prince princess lord lady saint general major judge justice coach master brother sister father mother
    uncle aunt party prime executive managing officer vice chief deputy senior junior assistant associate acting head
    model artist architect detective pope emperor duke earl baron captain commander cardinal bishop director author
    reporter editor manager founder chair counsel secretary boxer striker conductor pitcher""".split()
)
# Titles that are part of the name.
ROYAL = frozenset("queen king prince princess pope emperor empress saint lady lord".split())
# A lower-case word before a name that makes it a person.
OCCUPATIONS = TITLES - frozenset("party prime vice chief executive managing major general head acting senior junior model".split())
# A lower-case word before a name that makes it a work.
WORK_NOUNS = frozenset(
    """film movie album song single novel book series sitcom show musical play opera ballet poem painting magazine newspaper
    comic manga anime soundtrack videogame documentary miniseries sequel episode track ep mixtape thriller comedy drama""".split()
)
CORPORATE = frozenset(
    """co ltd inc corp corporation company llc plc llp lp gmbh ag limited incorporated pty bhd sdn spa nv bv kk oyj asa
    pte""".split()
)
# Only surely corporate: "Co", "AG", "LP", "ASA" also end other names.
FIRM_WORDS = CORPORATE | frozenset("group holding holdings".split())
# Words that say what a company does; the word before them is what it is called by.
TRADE = FIRM_WORDS | frozenset(
    """technology technologies information systems system industries industry industrial electronics electronic international
    pharmaceutical pharmaceuticals pharma communications communication semiconductor semiconductors microelectronics
    motors motor software networks intelligence science sciences digital jewelry jewellery logistics enterprises energy
    global partners solutions labs laboratories foods brands entertainment studios pictures records airlines airways
    automotive biotech biotechnology chemical chemicals materials medical health healthcare financial insurance
    telecommunications telecom""".split()
)
PARTICLES = frozenset("van von de di da del della der den du des la le el al bin ibn ter ten dos das y af av zu al-".split())
LEADING_PARTICLES = frozenset("van von del della ibn bin".split())  # a name may start with these in lower case: "van Gogh"
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st mt ft gen col lt sgt capt rev hon sen rep gov messrs no nos jr sr vs cmdr adm maj sra ste fr pvt
    pres supt dept""".split()
)
# What follows a possessive inside one name: "St. Paul's Cathedral", "People's Republic".
POSSESSED = frozenset(
    """cathedral university college church theatre theater republic government congress court hospital school day party
    association league bank army square hall chapel abbey hospice daily bay island point fund council""".split()
)
# Beginnings of compounds that stay in a name: "High-tech Zone"; those that leave it: "Chinese-born", "Hangzhou-based".
LEAVING = frozenset(
    """born based made style speaking language owned led listed funded educated backed trained related type like only wide
    era level bred raised run controlled dominated inspired occupied held centric friendly""".split()
)
# Ends of words that are hardly ever names; for first words that no list has.
FALSE_ENDINGS = tuple(
    """ing ings ly tion tions sion sions ness ment ments ities ity ously ised ized ises izes ating ative ational ological ability
    fully ers ors ists isms ism ship ships ances ences ology ologies graphy ees ested isted ized ised""".split()
)


@lru_cache(maxsize=1)
def common_stems() -> frozenset[str]:
    """Stems of frequent English words that are no names."""
    text = resources.files("ingest.facts.names").joinpath("common_words.txt").read_text(encoding="utf-8")
    return frozenset(stem(word) for word in _words(text)) | frozenset(stem(word) for word in GENERIC if len(word) > 3)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Frequent given names, folded."""
    return frozenset(_words(resources.files("ingest.facts.names").joinpath("given_names.txt").read_text(encoding="utf-8")))


def _words(text: str) -> list[str]:
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
