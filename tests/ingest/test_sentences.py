import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. is big. It is rich.", ["The U.S. is big.", "It is rich."]),
        ("It made RMB490.5bn. Good.", ["It made RMB490.5bn.", "Good."]),
        ("It is the No. 1 Project of the city. It began early.", ["It is the No. 1 Project of the city.", "It began early."]),
        (
            "Supcon Information Co.,Ltd., a provider, built it. It works.",
            ["Supcon Information Co.,Ltd., a provider, built it.", "It works."],
        ),
        ("Yunge Technology Co., Ltd. has a platform. It talks.", ["Yunge Technology Co., Ltd. has a platform.", "It talks."]),
        ("Supcon Information Co.,Ltd. is a provider. It works.", ["Supcon Information Co.,Ltd. is a provider.", "It works."]),
        ("It is made by Acme Ltd. The firm grew.", ["It is made by Acme Ltd.", "The firm grew."]),
        ("Approx. 5 of them came. Good.", ["Approx. 5 of them came.", "Good."]),
        ("A “3+N” cluster of funds was set up. It grew.", ["A “3+N” cluster of funds was set up.", "It grew."]),
        ("It rose by 17.7%.In trade it led.", ["It rose by 17.7%.", "In trade it led."]),
        (
            "Traders have increased significantlyEach of them is a sign of life.",
            ["Traders have increased significantly", "Each of them is a sign of life."],
        ),
        (
            "WestLake University and AliExpress, an iPhone shop, are byEO Intelligence.",
            ["WestLake University and AliExpress, an iPhone shop, are byEO Intelligence."],
        ),
        ("你好。世界。", ["你好。", "世界。"]),
        ("A heading without a full stop", ["A heading without a full stop"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences_are_cut_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    text = "😀 A café opened. 𝒳 is next."

    assert sentences(text) == ["😀 A café opened.", "𝒳 is next."]


@given(st.text(alphabet=st.sampled_from("aB. !?\n“”5%,杭。😀"), max_size=80))
def test_spans_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    spans = sentence_spans(text, 0, len(text))
    covered = "".join(text[start:end] for start, end in spans)

    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert "".join(covered.split()) == "".join(text.split())
