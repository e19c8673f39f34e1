"""`qiantang check` as a user calls it, over two small documents."""

import json
import zipfile

import pytest

pytestmark = pytest.mark.usefixtures("shared_model")


@pytest.fixture
def checked(qiantang, tiny_folder, tmp_path_factory):
    """Runs `check` over the small documents, indexed once."""
    storage = tmp_path_factory.getbasetemp() / "check-storage"

    def run(*arguments):
        return qiantang("check", *arguments, "--corpus", tiny_folder, "--storage", storage)

    return run


def test_a_supported_claim_comes_with_quote_and_source(checked):
    ran = checked("The lake town's digital economy added 42.5 billion yuan in 2021.")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("✓ supported  The lake town's digital economy added 42.5 billion yuan in 2021.\n")
    assert '"The lake town\'s digital economy added 42.5 billion yuan in 2021."\n' in ran.out
    assert "The lake town in 2021, 2022-03-01, ¶ 3, lake.md" in ran.out


def test_a_contradicted_claim_says_what_differs_and_is_no_error(checked):
    ran = checked("The lake town's digital economy added 24.5 billion yuan in 2021.", "--json")
    verdict = json.loads(ran.out)
    assert (ran.code, verdict["verdict"]) == (0, "contradicted")
    (difference,) = verdict["differences"]
    assert (difference["claimed"], difference["found"]) == ("24.5 billion yuan", "42.5 billion yuan")
    assert verdict["claim"][difference["claimed_start"] : difference["claimed_end"]] == "24.5 billion yuan"
    assert difference["citation"] in verdict["citations"]


def test_a_sentence_with_two_facts_has_two_parts_and_the_worse_verdict(checked):
    ran = checked("The river port handled 12 million containers in 2020 and the lake town employs 81,200 engineers.", "--json")
    verdict = json.loads(ran.out)
    assert [part["verdict"] for part in verdict["parts"]] == ["supported", "contradicted"]
    assert verdict["verdict"] == "contradicted"


def test_a_draft_gives_a_list_of_claims_with_their_places(checked, tmp_path):
    draft = "# The lake\n\nThe robot factory of the lake town opened on May 4, 2019. Its director is **Lin Yue**. Is that so?\n"
    (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
    ran = checked("--file", "draft.md", "--json")
    found = json.loads(ran.out)
    assert [claim["verdict"] for claim in found["claims"]] == ["nothing_to_check", "supported", "supported", "nothing_to_check"]
    assert all(draft[claim["start"] : claim["end"]] == claim["claim"] for claim in found["claims"])
    assert found["counts"] == {"contradicted": 0, "not_found": 0, "supported": 2, "nothing_to_check": 2}


def test_a_batch_gives_one_verdict_a_row_and_says_why_a_row_failed(checked, tmp_path):
    rows = [
        {"id": "a", "claim": "The river port handled 21 million containers in 2020."},
        {"id": "b", "claim": "How many containers are there?"},
        {"id": "c"},
        {"id": 4, "claim": "Tea is green.", "evidence_text": "Tea is green. It grows on hills."},
        {"id": "e", "claim": "x" * 200_000},
        {"id": "f", "claim": "这个城市在二零二一年发展很快。"},
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ran = checked("--batch", "c.jsonl", "--out", "v.jsonl")
    found = [json.loads(line) for line in (tmp_path / "v.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "qiantang: 4 of 6 rows could not be checked; each has an 'error' in its place\n"
    assert (found[0]["id"], found[0]["verdict"]) == ("a", "contradicted")
    assert [row.get("error") for row in found[1:3]] == [
        "there is nothing to check: a question: it states nothing that can be checked",
        "line 3: the row has no claim",
    ]
    assert (found[3]["verdict"], found[3]["citations"][0]["document"]) == ("supported", "evidence_text")
    assert found[4]["error"].startswith("the text has 200,000 characters, at most 100,000 are checked at once")
    assert found[5]["error"] == "there is nothing to check: not in English, which is the only language that is checked so far"


def test_a_csv_has_a_column_claim(checked, tmp_path):
    (tmp_path / "c.csv").write_text('id,Claim\n1,"The river port handled 12 million containers in 2020."\n', encoding="utf-8")
    ran = checked("--batch", "c.csv")
    found = json.loads(ran.out)
    assert (found["id"], found["verdict"]) == ("1", "supported")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "there is no claim; write it in quotes"),
        ([" "], "the claim is empty; write it in quotes"),
        (["Hello there!"], "there is nothing to check: a greeting: it states nothing that can be checked"),
        (["A claim.", "--file", "a.md"], "both a claim and --file are given; give one of them"),
        (["A claim.", "--out", "a.jsonl"], "--out a.jsonl goes with --batch"),
        (["A claim.", "--as-of", "now"], "--as-of is 'now'; give a year in four digits, such as 2021"),
        (["--file", "missing.docx"], "--file missing.docx does not exist"),
        (["--batch", "none.csv"], "none.csv has no column 'claim' (its columns: 'text'); name one so in the first line"),
        (["--batch", "empty.jsonl"], "empty.jsonl holds no rows; write one a line"),
        (["--file", "long.txt"], "--file long.txt has 200,000 characters, at most 100,000 are checked at once"),
        (["--file", "chinese.md"], "there is nothing to check"),
        (["--file", "questions.md"], "there is nothing to check"),
        (["--file", "none.docx"], "--file none.docx cannot be checked: it is no Word document"),
        (["--file", "bomb.docx"], "--file bomb.docx cannot be checked: it unpacks to 200,000,00"),
        (["--file", "empty.txt"], "--file empty.txt holds no text; there is nothing to check"),
    ],
)
def test_bad_input_is_told_in_one_line(checked, tmp_path, arguments, said):
    (tmp_path / "none.csv").write_text("text\nA claim.\n", encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "chinese.md").write_text("河港在2020年处理了一千二百万个集装箱。\n\n它有十七米深的码头。\n", encoding="utf-8")
    (tmp_path / "questions.md").write_text("# The port\n\nHow deep is the port? Thank you!\n", encoding="utf-8")
    (tmp_path / "none.docx").write_text("The port is deep.", encoding="utf-8")
    if "bomb.docx" in arguments:
        with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
            bomb.writestr("word/document.xml", " " * 200_000_000)
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    (tmp_path / "long.txt").write_text("It grew. " * 22_222 + "Ok", encoding="utf-8")
    ran = checked(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
