"""The list of public sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.bench import public_sets, public_specs
from eval.errors import EvalError
from eval.reading import read_set

SHARED = Path(__file__).parents[2] / ".." / "shared" / "bench"


def test_sets_that_are_there_are_found(tmp_path: Path) -> None:
    for name in ("wice/claims.jsonl", "squad2/questions.jsonl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    assert [(s.name, s.corpus) for s in public_specs(tmp_path)] == [
        ("squad2", tmp_path / "squad2/corpus"),
        ("wice", None),
    ]
    assert [s.name for s in public_specs(tmp_path, ["wice"])] == ["wice"]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="none of the public sets is in"):
        public_specs(tmp_path)
    with pytest.raises(EvalError, match="no public set is called 'squad3'; there are squad2, "):
        public_specs(tmp_path, ["squad3"])
    with pytest.raises(EvalError, match="claims.jsonl is not there"):
        public_specs(tmp_path, ["wice"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public sets are not on this machine")
@pytest.mark.parametrize("listed", public_sets(), ids=lambda one: one.name)
def test_every_listed_set_can_be_read(listed: object) -> None:
    (spec,) = public_specs(SHARED, [listed.name])  # type: ignore[attr-defined]
    questions = read_set(spec.path, name=spec.name, corpus=spec.corpus)
    assert len(questions.rows) > 100
    assert spec.corpus is None or spec.corpus.is_dir()
