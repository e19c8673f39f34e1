"""Tokens of the answer key, as `word` or the plain number."""

from __future__ import annotations

import pytest

from eval.folding import fold


def shown(text: str) -> list[str]:
    return [token.word if token.value is None else f"{token.value.normalize():f}" for token in fold(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("RMB490.5bn", ["490500000000", "cny"]),
        ("RMB 490.5 billion", ["490500000000", "cny"]),
        ("490.5 billion yuan", ["490500000000", "cny"]),
        ("RMB490.5bn yuan", ["490500000000", "cny"]),
        ("¥490.5-billion", ["490500000000", "cny"]),
        ("49.05亿元", ["4905000000", "cny"]),
        ("$5m", ["5000000", "usd"]),
        ("US$ 5 million", ["5000000", "usd"]),
        ("5 million U.S. dollars", ["5000000", "usd"]),
        ("HK$1.5tn", ["1500000000000", "hkd"]),
        ("27.1 per cent", ["27.1", "%"]),
        ("27.1percent", ["27.1", "%"]),
        ("27.1％", ["27.1", "%"]),
        ("27.1 percentage points", ["27.1", "percentage", "points"]),
        ("4,200 firms", ["4200", "firms"]),
        ("4,200, and", ["4200", "and"]),
        ("1,234,567.50", ["1234567.5"]),
        ("2017,2018", ["2017", "2018"]),
        ("2018.10.22", ["2018", "10", "22"]),
        ("5m", ["5m"]),
        ("5G, 20th, H3C, G20", ["5g", "20th", "h3c", "g20"]),
        ("12km", ["12", "km"]),
        (".843", ["0.843"]),
        ("No.1", ["no", "1"]),
        ("(-5%)", ["-5", "%"]),
        ("2018-2020", ["2018", "2020"]),
        ("year 2018¹", ["year", "2018"]),
        ("twenty-five", ["25"]),
        ("Three thousand", ["3000"]),
        ("one of them", ["one", "of", "them"]),
        ("one billion", ["1000000000"]),
        ("H3C's", ["h3c"]),
        ("Lin’an", ["linan"]),
        ("“quoted”", ["quoted"]),
        ("Co.,Ltd., a", ["co", "ltd", "a"]),
        ("U.S.A.", ["usa"]),
        ("3+N", ["3", "n"]),
        ("杭州2021年", ["杭", "州", "2021", "年"]),
        ("  \t\n", []),
        ("?!", []),
    ],
)
def test_fold(text: str, tokens: list[str]) -> None:
    assert shown(text) == tokens
