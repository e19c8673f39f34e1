"""Sentences that say in other words what the shipped documents say, each with its evidence; written by hand, without
the check in view.

Two halves, drawn by a hash of the id: `paraphrases.dev.jsonl` may be looked at while the check is worked on,
`paraphrases.report.jsonl` is for figures that are reported. Both are also sets of questions for `qiantang eval`.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
HALVES = ("dev", "report")

# Another name of the same kind, none of which the documents give in that place.
SWAPS = {
    "World Intellectual Property Organization": "World Economic Forum",
    "Supcon": "Chint",
    "Hangzhou Municipal Government": "Ningbo Municipal Government",
    "Westlake University": "Fudan University",
    "WestLake University": "Fudan University",
    "Dahua Technology": "Tiandy Technologies",
    "Silan Microelectronics": "Hua Hong Semiconductor",
    "Eastern Communications": "Western Communications",
    "EO Intelligence": "Canalys",
    "Zhou Jiangyong": "Zhou Guohui",
    "Zhang Dengfeng": "Zhang Weimin",
    "CHEN Chunyou": "CHEN Guoliang",
    "Yu Yingtao": "Yu Weimin",
    "Wang Jian": "Wang Yong",
    "Jack Ma": "Pony Ma",
    "Kuala Lumpur": "Jakarta",
    "Los Angeles": "Chicago",
    "Turing Town": "Dream Town",
    "Hikvision": "Huawei",
    "NetEase": "Tencent",
    "Alibaba": "Baidu",
    "Icotinib": "Gefitinib",
    "Cloudnine": "Skynet",
    "Transfar": "Geely",
    "Wanxiang": "Geely",
    "Hengyi": "Rongsheng",
    "Bayer": "Roche",
    "Pfizer": "Novartis",
    "ASEAN": "Africa",
    "Nanning": "Guilin",
    "HHZ": "Suzhou Industrial Park",
    "Shenzhen": "Chongqing",
    "Guangzhou": "Wuhan",
    "Beijing": "Tianjin",
    "Zhejiang": "Jiangsu",
    "Hangzhou": "Ningbo",
}
DENIALS = (
    (" is ", " is not "),
    (" are ", " are not "),
    (" was ", " was not "),
    (" were ", " were not "),
    (" will be ", " will not be "),
    (" wants to ", " does not want to "),
    (" want to ", " do not want to "),
    (" said ", " did not say "),
    (" had ", " did not have "),
    (" has ", " does not have "),
    (" have ", " do not have "),
    (" ranks ", " does not rank "),
    (" takes ", " does not take "),
    (" serves ", " does not serve "),
    (" came ", " did not come "),
    (" went ", " did not go "),
    (" reached ", " did not reach "),
    (" rose ", " did not rise "),
    (" received ", " did not receive "),
    (" runs ", " does not run "),
)
WORDS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve fifteen sixty seventeen thirty forty-four".split(),
        "five seven six eight nine four eleven twelve fourteen fifteen sixteen nineteen ninety twenty-one fifty sixty-one".split(),
        strict=True,
    )
)
PERFECT = re.compile(
    r"\b(has|have|had) (?=(?:\w+ed|been|come|had|grown|risen|set|put|gone|fallen|begun|become|taken|made|won|overtaken|got)\b)"
)
YEAR = re.compile(r"\b(?:19|20)\d{2}\b(?! (?:matters|people|scientific|cluster))")
NUMBER = re.compile(r"(?<![\w.,-])\d[\d,. ]*\d(?![\w-])|(?<![\w.,-])\d(?![\w-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paraphrase:
    """A true sentence about the documents."""

    id: str
    question: str
    kind: str  # "reworded" | "fused"
    sentence: str
    quotes: tuple[str, ...]  # verbatim evidence

    @property
    def changed(self) -> tuple[str, str]:
        """The sentence with one number, name, year or denial changed, so that it is no longer true; and which of these."""
        ways = [(kind, made) for kind, way in CHANGES if (made := way(self.sentence)) not in (None, self.sentence)]
        kind, made = ways[int(hashlib.sha256(self.id.encode()).hexdigest(), 16) // 7 % len(ways)]
        assert made is not None
        return kind, made


def read_paraphrases(half: str) -> list[Paraphrase]:
    """Those of one half, in the order of the file."""
    lines = (FOLDER / f"paraphrases.{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Paraphrase(
            id=row["id"],
            question=row["question"],
            kind=row["kind"],
            sentence=row["sentence"],
            quotes=tuple(item["quote"] for item in row["evidence"]),
        )
        for row in map(json.loads, lines)
    ]


def _another_year(sentence: str) -> str | None:
    found = YEAR.search(sentence)
    return found and f"{sentence[: found.start()]}{int(found.group()) + 2}{sentence[found.end() :]}"


def _another_number(sentence: str) -> str | None:
    years = [match.span() for match in YEAR.finditer(sentence)]
    for found in NUMBER.finditer(sentence):
        if any(start < found.end() and found.start() < end for start, end in years):
            continue
        return f"{sentence[: found.start()]}{_raised(found.group())}{sentence[found.end() :]}"
    for word, other in WORDS.items():
        replaced = re.sub(rf"(?i)\b{word}\b", other, sentence, count=1)
        if replaced != sentence:
            return replaced[:1].upper() + replaced[1:]
    return None


def _raised(number: str) -> str:
    """A larger number of the same form: "more than 40" would stay true of a smaller one."""
    at = next((at for at, char in enumerate(number) if char in "12345678"), None)
    if at is None:
        return f"1{number}"
    return f"{number[:at]}{int(number[at]) + 1}{number[at + 1 :]}"


def _another_name(sentence: str) -> str | None:
    present = [name for name in SWAPS if re.search(rf"\b{re.escape(name)}\b", sentence)]
    if not present:
        return None
    name = present[len(sentence) % len(present)]
    return re.sub(rf"\b{re.escape(name)}\b", SWAPS[name], sentence)


def _denied(sentence: str) -> str | None:
    if re.search(r"(?i)\b(?:no|not|never)\b", sentence):
        return None
    perfect = PERFECT.search(sentence)
    if perfect:
        return f"{sentence[: perfect.end(1)]} not{sentence[perfect.end(1) :]}"
    found = [(sentence.find(plain), plain, denied) for plain, denied in DENIALS if plain in sentence]
    if not found:
        return None
    at, plain, denied = min(found)
    return sentence[:at] + denied + sentence[at + len(plain) :]


# Numbers stand twice, because they are what is got wrong most often and what costs most.
CHANGES = (
    ("number", _another_number),
    ("number", _another_number),
    ("year", _another_year),
    ("name", _another_name),
    ("denial", _denied),
)


def changed_to(rows: Sequence[Paraphrase]) -> dict[str, tuple[str, str]]:
    """Id → kind of change and changed sentence."""
    return {row.id: row.changed for row in rows}
