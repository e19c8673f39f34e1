"""An evaluation from question files to a run: read, ask, grade, compare, hold to the limits, write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from eval.answer_files import read_answers
from eval.asking import Json, Reply, ask_engine, look_up
from eval.compare import Comparison, compare, require_same_questions
from eval.engine import Engine, EngineFactory
from eval.figures import breakdown_of, figures_of
from eval.grading import grade
from eval.limits import breaches, limits_of
from eval.options import ALL, EvalOptions
from eval.progress import Reporter, Silent, asking_label
from eval.provenance import commit, corpus_sha, machine
from eval.reading import read_set
from eval.report import render
from eval.rows import Claim, Dialogue, QuestionSet
from eval.run import EngineRun, Run, SetResult, read_run, rows_of
from eval.run_folder import RunFolder
from eval.validation import Problem, require_evidence, validate


def evaluate(options: EvalOptions, engine_factory: EngineFactory, progress: Reporter | None = None) -> Run:
    """The run that the options ask for, written to its folder.

    Ctrl-C ends the asking, not the evaluation: rows done so far are graded and kept, and the run says `interrupted`. A
    reporter ends it in the same way by raising `eval.progress.Stopped`.

    Args:
        engine_factory: called once for each engine and corpus.
        progress: is told of every row; None: nobody is.
    Raises:
        EvalError: something the evaluator can mend; nothing is written then.
        KeyboardInterrupt: before the first row was done.
    """
    begun, started, revision = perf_counter(), datetime.now(UTC), commit()  # now: others may commit while this runs
    sets = _read_sets(options)
    limits = limits_of(options)
    earlier = read_run(options.against) if options.against else None
    if earlier is not None:
        require_same_questions(sets, earlier)
    answers = [read_answers(path, questions) for path, questions in zip(options.answers, sets, strict=False)]
    with ExitStack() as stack:
        folder = stack.enter_context(RunFolder(options.out)) if options.out else None
        asking = _Asking(engine_factory=engine_factory, progress=progress or Silent())
        engines = tuple(_engine_run(name, sets, answers, asking, options) for name in options.engines)
        if asking.interrupted and not any(one.rows for engine in engines for one in engine.sets):
            raise KeyboardInterrupt
        run = Run(
            started=started.isoformat(timespec="seconds"),
            took_s=round(perf_counter() - begun, 3),
            interrupted=asking.interrupted,
            commit=revision,
            machine=machine(),
            settings=options.settings,
            engines=engines,
            breaches=breaches(limits, engines[0]),
            folder=options.out,
        )
        comparison = None
        if earlier is not None:
            comparison = compare(earlier.engines[0], engines[0], before=_called(earlier), resamples=options.resamples)
            run = replace(run, comparison=comparison.as_json())
        if folder is not None:
            folder.write(run, render(run, comparison, _peers(engines, options)))
    return run


def check_sets(options: EvalOptions, engine_factory: EngineFactory) -> list[Problem]:
    """What is wrong with the question sets themselves, see `eval.validation`.

    Raises:
        EvalError: a file can't be read at all.
    """
    known: dict[Path | None, Mapping[str, str]] = {}
    pairs = []
    for questions in _read_sets(options):
        if questions.corpus not in known:
            engine = engine_factory(engine=options.engines[0], corpus=questions.corpus)
            known[questions.corpus] = engine.documents()
        pairs.append((questions, known[questions.corpus]))
    return validate(pairs)


@dataclass(slots=True, kw_only=True)
class _Asking:
    """What goes on during the asking: one engine at a time, and whether it was broken off."""

    engine_factory: EngineFactory
    progress: Reporter
    interrupted: bool = False
    described: dict[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Over:
    """An engine over one corpus."""

    engine: Engine
    documents: Mapping[str, str]
    sha: str


def _read_sets(options: EvalOptions) -> tuple[QuestionSet, ...]:
    return tuple(read_set(spec.path, name=spec.name, corpus=spec.corpus, sample=options.sample) for spec in options.sets)


def _engine_run(
    name: str,
    sets: Sequence[QuestionSet],
    answers: Sequence[Mapping[str, Json]],
    asking: _Asking,
    options: EvalOptions,
) -> EngineRun:
    asking.described = {}
    over: dict[Path | None, _Over] = {}
    results: dict[str, SetResult] = {}
    # sets of one corpus one after another, so that only one index is held at a time
    for at in sorted(range(len(sets)), key=lambda i: [s.corpus for s in sets].index(sets[i].corpus)):
        questions = sets[at]
        if questions.corpus not in over:
            over.clear()
        try:
            if questions.corpus not in over and not asking.interrupted:
                over[questions.corpus] = _over(name, questions.corpus, asking)
        except KeyboardInterrupt:
            asking.interrupted = True
        here = over.get(questions.corpus)
        replies: list[Reply] = []
        if here is not None:
            require_evidence(questions, here.documents)
            label, known = asking_label(name, questions.name), answers[at] if answers else None
            _ask_all(questions, here.engine, known, replies, label, asking)
        results[questions.name] = _set_result(questions, replies, here, options)
    ordered = [results[questions.name] for questions in sets]
    together = _together(ordered, sets, options)
    return EngineRun(engine=name, described=dict(asking.described), sets=(*ordered, *together))


def _over(name: str, corpus: Path | None, asking: _Asking) -> _Over:
    asking.progress.begin(f"{name}: making ready {corpus or 'the corpus'}", None)
    engine = asking.engine_factory(engine=name, corpus=corpus)
    documents = dict(engine.documents())
    asking.described[str(corpus or "")] = dict(engine.describe())
    return _Over(engine=engine, documents=documents, sha=corpus_sha(documents))


def _ask_all(
    questions: QuestionSet,
    engine: Engine,
    answers: Mapping[str, Json] | None,
    replies: list[Reply],
    label: str,
    asking: _Asking,
) -> None:
    """Adds the replies to `replies` as they come, so that those before a Ctrl-C are kept."""
    if asking.interrupted:
        return
    try:
        asking.progress.begin(label, asked_count(questions))
        for row in questions.rows:
            for reply in ask_engine(row, engine) if answers is None else look_up(row, answers):
                replies.append(reply)
                asking.progress.advance()
    except KeyboardInterrupt:
        asking.interrupted = True


def asked_count(questions: QuestionSet) -> int:
    """How often an engine is asked: once a row, and once a turn of a dialogue."""
    return sum(len(row.turns) if isinstance(row, Dialogue) else 1 for row in questions.rows)


def _set_result(questions: QuestionSet, replies: Sequence[Reply], over: _Over | None, options: EvalOptions) -> SetResult:
    rows = grade(replies, over.documents if over else {})
    needs_corpus = not all(isinstance(row, Claim) and row.evidence_text is not None for row in questions.rows)
    return SetResult(
        name=questions.name,
        form=questions.form,
        path=str(questions.path),
        sha=questions.sha,
        corpus_sha=over.sha if over and needs_corpus else None,
        document_count=len(over.documents) if over and needs_corpus else None,
        row_count=asked_count(questions),
        rows=rows,
        figures=figures_of(rows, resamples=options.resamples),
        breakdown=breakdown_of(rows, resamples=options.resamples),
    )


def _together(results: Sequence[SetResult], sets: Sequence[QuestionSet], options: EvalOptions) -> list[SetResult]:
    """All question sets as one, if there are several over one corpus: figures on declining need both kinds of rows."""
    chosen = [one for one in results if one.form == "questions"]
    corpora = {questions.corpus for questions in sets if questions.form == "questions"}
    if len(chosen) < 2 or len(corpora) > 1:
        return []
    rows = rows_of(chosen)
    return [
        SetResult(
            name=ALL,
            form="questions",
            path=", ".join(one.name for one in chosen),
            sha="",
            corpus_sha=chosen[0].corpus_sha,
            document_count=chosen[0].document_count,
            row_count=sum(one.row_count for one in chosen),
            rows=(),
            figures=figures_of(rows, resamples=options.resamples),
            breakdown=breakdown_of(rows, resamples=options.resamples),
        )
    ]


def _peers(engines: Sequence[EngineRun], options: EvalOptions) -> list[Comparison]:
    """Our engine held against each peer of the same run."""
    return [compare(peer, engines[0], before=peer.engine, resamples=options.resamples) for peer in engines[1:]]


def _called(run: Run) -> str:
    return f"{run.engines[0].engine} of {run.started}" + (f", commit {run.commit[:12]}" if run.commit else "")
