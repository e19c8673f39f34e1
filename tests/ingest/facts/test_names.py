"""What names a sentence names, and how two names stand to each other."""

import pytest

from ingest.aliases import Alias, Aliases
from ingest.facts.names.find import clash, contains, definite_references, find_names, main_name, same_name
from ingest.facts.names.lexicon import Lexicon
from ingest.facts.types import Name

ALIASES = Aliases.of(
    (
        Alias(name="Hangzhou", also=("Hangzhou City", "Hang", "杭州", "杭州市"), formerly=("Lin'an",), kind="place"),
        Alias(name="Hangzhou High-tech Zone", also=("HHZ", "Hangzhou Hi-tech Zone"), kind="place"),
        Alias(name="Zhejiang", also=("Zhejiang Province", "浙江"), kind="place"),
        Alias(name="China", also=("People's Republic of China", "PRC"), kind="place"),
        Alias(name="Alibaba", also=("Alibaba Group",), kind="company"),
        Alias(name="Alibaba Cloud", also=("Aliyun",), kind="company"),
        Alias(name="New H3C", also=("H3C",), kind="company"),
        Alias(name="Zhejiang Supcon Information", also=("Zhejiang Supcon Information Co.,Ltd.",), kind="company"),
        Alias(name="Zhejiang University", also=("ZJU",), kind="organisation"),
        Alias(name="Westlake University", kind="organisation"),
        Alias(name="West Lake", kind="place"),
        Alias(name="Jack Ma", also=("Ma Yun",), kind="person"),
        Alias(name="G20 Hangzhou Summit", also=("2016 G20 Summit",), kind="event"),
        Alias(name="digital economy", also=("数字经济",), kind="concept"),
        Alias(name="research and development", also=("R&D",), kind="concept"),
        Alias(name="information technology", also=("IT",), kind="concept"),
    )
)
LEXICON = Lexicon.of(ALIASES)


def keys(text: str) -> list[str]:
    return [name.key for name in find_names(text, LEXICON)]


def name(text: str) -> Name:
    """The only name in a sentence around the text."""
    found = find_names(f"They talked about {text}.", LEXICON)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # aliases
        ("Hangzhou grew.", ["hangzhou"]),
        ("HHZ and the Hangzhou Hi-tech Zone are one.", ["hangzhou high tech zone", "hangzhou high tech zone"]),
        ("The digital economy of Zhejiang Province grew.", ["digital economy", "zhejiang"]),
        ("杭州市的数字经济", ["hangzhou", "digital economy"]),
        ("Does 杭州 lie in China?", ["hangzhou", "china"]),
        ("Spending on R&D rose.", ["research and development"]),
        ("They buy IT services.", ["information technology"]),
        ("The people of the People's Republic of China voted.", ["china"]),
        ("Lin’an was a capital.", ["hangzhou"]),
        ("Alibaba Group Holding Limited reported.", ["alibaba"]),
        ("Zhejiang Supcon Information Co., Ltd. won.", ["zhejiang supcon information"]),
        # look-alikes stay apart
        ("Hangzhou Bay is wide.", ["hangzhou bay"]),
        ("Alibaba Cloud is no bank.", ["alibaba cloud"]),
        ("Zhejiang University of Technology is another one.", ["zhejiang university of technology"]),
        ("West Lake and Westlake University", ["west lake", "westlake university"]),
        ("The G20 met after the 2016 G20 Summit.", ["g20", "g20 hangzhou summit"]),
        # small letters
        ("hangzhou gdp 2021", ["hangzhou"]),
        ("who runs alibaba", ["alibaba"]),
        ("population of new york and south korea", ["new york", "south korea"]),
        ("is it nice to be reading about turkey on a mobile", []),
        ("tell us of it", []),
        ("which german cities are larger than berlin", ["german", "berlin"]),
        # places and peoples
        ("She left Paris for Buenos Aires.", ["paris", "buenos aires"]),
        ("He is American, she is Dutch.", ["american", "dutch"]),
        ("Englishmen and Croats", ["english", "croatian"]),
        ("The U.S. and the UK signed.", ["united states", "united kingdom"]),
        ("They live in São Paulo or Sao Paulo.", ["sao paulo", "sao paulo"]),
        ("It pays US$8 million or RMB490.5bn.", []),
        ("An office in Washington, D.C. opened.", ["washington dc"]),
        ("Jiangsu Province and the city of Suzhou", ["jiangsu", "suzhou"]),
        ("The Hague is no capital.", ["hague"]),
        ("The Republic of Finland is small.", ["finland"]),
        # people
        ("Steve Jobs spoke.", ["steve jobs"]),
        ("It was written by J. R. R. Tolkien.", ["jrr tolkien"]),
        ("A painting by van Gogh hangs there.", ["van gogh"]),
        ("Ludwig van Beethoven was deaf.", ["ludwig van beethoven"]),
        ("The report is by CHEN Chunyou and JIANG Yun.", ["chen chunyou", "jiang yun"]),
        ("Chinese President Xi Jinping spoke.", ["chinese", "xi jinping"]),
        ("Dr. Smith met Mr. Brown.", ["smith", "brown"]),
        ("The mayor met Alibaba CEO Daniel Zhang.", ["alibaba", "daniel zhang"]),
        ("Jean-Luc Godard made films.", ["jean luc godard"]),
        ("Martin Luther King Jr. marched.", ["martin luther king"]),
        ("Gregory the Great was a pope.", ["gregory the great"]),
        ("Joan of Arc was burnt.", ["joan of arc"]),
        ("American Tom Hanks won.", ["american", "tom hanks"]),
        ("A fan of O'Neal saw D'Arby.", ["oneal", "darby"]),
        ("Queen Victoria ruled.", ["victoria"]),
        ("He is called Elizabeth I of something.", ["elizabeth i"]),
        # organisations
        ("She studied at the University of Oxford.", ["university of oxford"]),
        ("The Bank of China lends.", ["bank of china"]),
        ("The Securities and Exchange Commission sued.", ["securities and exchange commission"]),
        ("The Ministry of Science and Technology agreed.", ["ministry of science and technology"]),
        ("The Centers for Disease Control warned.", ["centers for disease control"]),
        ("He joined Johnson & Johnson.", ["johnson and johnson"]),
        ("General Electric makes engines.", ["general electric"]),
        ("NASA launched it.", ["nasa"]),
        ("St. Paul's Cathedral burned.", ["st paul cathedral"]),
        ("U.S. Steel merged.", ["us steel"]),
        # works, products, events
        ("She owns an iPhone 6 and flew in a Boeing 747.", ["iphone 6", "boeing 747"]),
        ("Mount Rushmore is carved.", ["mount rushmore"]),
        ("He won the 2017 Australian Open.", ["australian open"]),
        ("The 83rd Academy Awards were held.", ["83rd academy awards"]),
        ("`` Same Old Love `` is a song .", ["same old love"]),
        ("The album “Revival” sold well.", ["revival"]),
        ("Artpop only sold a few copies .", ["artpop"]),
        ("They watched Lord of the Rings.", ["lord of the rings"]),
        ("They sang in Some Like It Hot.", ["some like it hot"]),
        ("Same Old Love is a song.", ["same old love"]),
        ("The SM U-30 German submarine sank.", ["sm u 30", "german"]),
        ("West 66th Street is long.", ["west 66th street"]),
        # artefacts of tokenised corpora
        ("Revival -LRB- 2015 -RRB- is an album .", []),
        ("Maria Sharapova -LRB- born 1987 -RRB- plays .", ["maria sharapova"]),
        ("Hangzhou 's lake is old .", ["hangzhou"]),
        # no names
        ("Revenue grew in fiscal 2019.", []),
        ("The Company and the Group agree.", []),
        ("On Monday, May 3, it rained.", []),
        ("However, many have left.", []),
        ("Most of the members of the Board resigned.", []),
        ("The President and the Prime Minister resigned.", []),
        ("I think that I am ill.", []),
        ("It is in Note 2", []),
        # the first word of a sentence
        ("Jobs are scarce.", []),
        ("Jobs founded it. People admired Jobs.", ["jobs", "jobs"]),
        ("Paramore collapsed.", ["paramore"]),
        ("Many Chinese travel.", ["chinese"]),
        ("Visit Hangzhou now.", ["hangzhou"]),
        ("Swimming is healthy. Renderings help.", []),
        # headlines
        ("Hangzhou Digital Economy Grows Faster Than Beijing In 2021", ["hangzhou", "digital economy", "beijing"]),
        ("HANGZHOU GROWS FASTER THAN MANY LARGE CITIES", ["hangzhou"]),
        # runs that are several names
        ("Zhejiang Hangzhou", ["zhejiang", "hangzhou"]),
        ("Hangzhou's West Lake", ["hangzhou", "west lake"]),
        ("the US-China talks", ["united states", "china"]),
        ("Hangzhou-based Alibaba", ["hangzhou", "alibaba"]),
        ("a Chinese-born actor", ["chinese"]),
        ("London, Paris and Rome", ["london", "paris", "rome"]),
        ("Jack Ma of Alibaba", ["jack ma", "alibaba"]),
        ("Sony and Nintendo", ["sony", "nintendo"]),
        ("", []),
        ("...", []),
    ],
)
def test_names_of_a_sentence(text: str, found: list[str]) -> None:
    assert keys(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hangzhou", "place"),
        ("Alibaba", "organisation"),
        ("the University of Leeds", "organisation"),
        ("the Colorado River", "place"),
        ("Acme Widgets Co., Ltd.", "organisation"),
        ("Danish", "nationality"),
        ("Mr. Smith", "person"),
        ("Emily Walsh", "person"),
        ("the novel Angry River", "work"),
        ("the singer Seohyun", "person"),
        ("the Rome Marathon", "event"),
        ("the iPhone 12", "product"),
        ("Nextlevelism", None),
        ("Islam", "religion"),
        ("Liu Xin", "person"),
        ("Queen Victoria", "person"),
        ("the film Australia", "work"),
    ],
)
def test_kind_of_a_name(text: str, kind: str | None) -> None:
    assert name(text).kind == kind


def test_a_name_says_where_it_stands_and_what_else_it_may_mean() -> None:
    assert find_names("So Steve Jobs's plan won.", LEXICON) == (
        Name(start=3, end=13, text="Steve Jobs", key="steve jobs", kind="person", others=("jobs", "s jobs")),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jobs", "Steve Jobs"),
        ("Chinese", "China"),
        ("Americans", "the U.S."),
        ("Kendall Jenner", "Kendall Nicole Jenner"),
        ("Tolkien", "J. R. R. Tolkien"),
        ("AIIB", "the Asian Infrastructure Investment Bank"),
        ("Supcon", "Zhejiang Supcon Information Co.,Ltd."),
        ("Jack Ma", "Ma Yun"),
        ("Alibaba Group", "Alibaba"),
        ("Foobar Technologies Inc.", "Foobar"),
        ("Jean-Luc Godard", "Jean Luc Godard"),
        ("the Beatles", "Beatles"),
        ("Chunyou Chen", "CHEN Chunyou"),
        ("2017 Australian Open", "the Australian Open"),
        ("New York", "New York City"),
        ("Henry II", "King Henry"),
    ],
)
def test_names_of_one_thing(one: str, other: str) -> None:
    assert same_name(name(one), name(other))
    assert same_name(name(other), name(one))
    assert not clash(name(one), name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hangzhou", "Hangzhou High-tech Zone"),
        ("Hangzhou", "Hangzhou Bay"),
        ("Hangzhou", "Guangzhou"),
        ("Zhejiang", "Zhejiang University"),
        ("West Lake", "Westlake University"),
        ("the G20", "the 2016 G20 Summit"),
        ("Alibaba", "Alibaba Cloud"),
        ("Steve Jobs", "Laurene Jobs"),
        ("Google", "Google Cloud"),
        ("Niger", "Nigeria"),
    ],
)
def test_look_alikes_are_two_things(one: str, other: str) -> None:
    assert not same_name(name(one), name(other))
    assert not same_name(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Hangzhou", "Suzhou", True),
        ("France", "Germany", True),
        ("England", "Germany", True),
        ("Ohio", "Texas", True),
        ("Shanghai", "Hangzhou", True),
        ("American", "British", True),
        ("Steve Jobs", "Emily Walsh", True),
        ("Zhejiang University", "the University of Leeds", True),
        ("Alibaba", "the Acme Widgets Co.", True),
        ("the Bank of China", "the Bank of America", True),
        ("Alibaba", "Alibaba Cloud", False),
        ("Hangzhou", "Zhejiang", False),
        ("China", "Hangzhou", False),
        ("England", "the United Kingdom", False),
        ("Scottish", "British", False),
        ("American", "Texan", False),
        ("Georgia", "Texas", False),
        ("Steve Jobs", "Jobs", False),
        ("Steve Jobs", "Laurene Jobs", False),
        ("Hangzhou", "Alibaba", False),
        ("Nextlevelism", "Artpop", False),
        ("Brooklyn", "New York City", False),
        ("Hangzhou", "West Lake", False),
    ],
)
def test_only_what_is_surely_two_things_clashes(one: str, other: str, *, expected: bool) -> None:
    assert clash(name(one), name(other)) is expected
    assert clash(name(other), name(one)) is expected


def test_places_lie_in_places() -> None:
    assert contains(name("Zhejiang"), name("Hangzhou"))
    assert contains(name("China"), name("Hangzhou"))
    assert contains(name("Asia"), name("Hangzhou"))
    assert not contains(name("Hangzhou"), name("China"))
    assert not contains(name("Jiangsu"), name("Hangzhou"))
    assert not contains(name("Chinese"), name("Hangzhou"))


def test_definite_references_by_kind() -> None:
    text = "The city is the province's capital, and the company left the country of tea for the city of Bath and the city council."
    assert [(text[found.start : found.end], found.kind, found.noun) for found in definite_references(text)] == [
        ("The city", "place", "city"),
        ("the province's capital", "place", "capital"),
        ("the company", "organisation", "company"),
    ]


def test_a_reference_that_says_which_one_is_none() -> None:
    assert definite_references("They like the company that makes pens, the city where it rains, the film called Rain.") == ()


def test_main_name_of_a_document() -> None:
    text = "HHZ lies in Hangzhou. HHZ has firms. Hangzhou is a city. Hangzhou grows. Hangzhou High-tech Zone (HHZ) grows."
    found = main_name("The zone's pride: Hangzhou High-tech Zone", text, LEXICON)
    assert found is not None
    assert (found.key, found.text) == ("hangzhou high tech zone", "Hangzhou High-tech Zone")


def test_no_main_name_where_none_leads() -> None:
    assert main_name("Notes", "London is old. Paris is old. Rome is old. London, Paris and Rome grow.") is None
    assert main_name("", "") is None
