"""An evaluation beside the web page: begun, watched and stopped from there, its run written where the command line writes them."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.eval_engine import MAKERS
from app.eval_plan import planned
from app.eval_runs import new_folder
from app.eval_sets import SetChoice, chosen_count, shipped
from app.jobs import Job, Jobs
from app.settings import Settings
from eval.errors import EvalError
from eval.progress import Stopped, asking_label
from ingest.errors import InputError

if TYPE_CHECKING:
    from eval.options import EvalOptions
    from index.embedding import SentenceEmbedding

KIND = "evaluate"
MOST_ROWS = 100_000  # that a limit may name
SURE_AFTER = 5  # rows until the time that is left can be told

ABOUT: Mapping[str, str] = {
    "ours": "Our engine, as it answers without a language model",
    "naive": "Plain LlamaIndex: 256-token chunks, top 3, nearest sentence",
    "bm25": "Word search alone, first sentence that fits",
    "fused": "Our retrieval with the nearest sentence, without our reader",
    "llm": "Our engine with the language model that is set",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What someone has chosen to measure."""

    sets: tuple[SetChoice, ...]
    engines: tuple[str, ...]  # the first is measured, the others stand beside it
    limit: int | None  # rows of each set; None: all

    @property
    def title(self) -> str:
        """ "facts, claims · ours, naive · 20 rows of each"."""
        parts = [", ".join(one.name for one in self.sets), ", ".join(self.engines)]
        if self.limit is not None:
            parts.append(f"at most {self.limit:,} rows of each")
        return " · ".join(parts)

    @property
    def count(self) -> int:
        """How often an engine is asked in all."""
        return chosen_count(self.sets, len(self.engines), self.limit)


def engines(settings: Settings) -> tuple[str, ...]:
    """The engines that can be measured, ours first; the language model only where one is set."""
    has_model = settings.answer_options().language_model.is_set
    return tuple(name for name in MAKERS if name != "llm" or has_model)


def begin(jobs: Jobs, settings: Settings, plan: Plan, embedding: "Callable[[], SentenceEmbedding | None]") -> Job:
    """The job that measures; one that is running already is returned in its place.

    Its result is the folder of the run; None if it was stopped before the first row was done.

    Args:
        embedding: gives the model that is loaded already; called in the job's thread, and may wait.
    Raises:
        InputError: nothing was chosen, or the choices don't go together.
        IndexMissingError: a set is about the library, and nothing was ingested yet.
    """
    if not plan.sets:
        raise InputError("no question set is chosen; choose at least one")
    if not plan.engines:
        raise InputError("no engine is chosen; choose at least one")
    options = options_of(settings, plan)
    return jobs.start(KIND, plan.title, lambda job: _measure(job, settings, options, plan, embedding))


def options_of(settings: Settings, plan: Plan) -> "EvalOptions":
    """What `qiantang eval` would be told; held to the limits that ship if all that ships is measured."""
    chosen = [one.path for one in plan.sets]
    is_all_that_ships = [one.path for one in shipped(settings)] == chosen
    try:
        return planned(
            settings,
            files=[] if is_all_that_ships else chosen,
            engines=plan.engines,
            against=None,
            minimum=[],
            maximum=[],
            answers=[],
            public=None,
            sample=plan.limit,
            out=new_folder(settings.runs),
            corpus=None,
        )
    except EvalError as exc:
        raise InputError(str(exc)) from exc


class Told:
    """A `Reporter` that tells a job: which set, which row of all, how long it will take."""

    def __init__(self, job: Job, asking: Sequence[str], count: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        """
        Args:
            asking: names of the steps in which rows are asked, see `eval.progress.asking_label`.
            count: rows of all these steps.
        """
        self._job, self._asking, self._count, self._clock = job, frozenset(asking), count, clock
        self._label, self._total, self._row = "", 0, 0
        self._done = 0  # rows, over all steps
        self._asked_s = 0.0  # seconds that rows took; making an index ready is not part of it
        self._told = clock()

    def begin(self, label: str, total: int | None) -> None:
        """A step starts.

        Raises:
            Stopped: someone has asked to stop.
        """
        self._label, self._total, self._row = label, total or 0, 0
        self._told = self._clock()
        self._tell()

    def advance(self) -> None:
        """One row is done.

        Raises:
            Stopped: someone has asked to stop.
        """
        now = self._clock()
        self._row += 1
        if self._label in self._asking:
            self._done += 1
            self._asked_s += now - self._told
        self._told = now
        self._tell()

    def _tell(self) -> None:
        if self._job.is_stopped:
            raise Stopped
        if self._label in self._asking:
            self._job.report(self._stage(), self._done, self._count)
        else:
            self._job.report(self._label, self._row, self._total)

    def _stage(self) -> str:
        if self._total and self._row >= self._total:
            return f"{self._label}: working out the figures"
        stage = f"{self._label}, row {self._row + 1:,} of {self._total:,}"
        if self._done < SURE_AFTER:
            return stage
        return f"{stage} · {time_left((self._count - self._done) * self._asked_s / self._done)}"


def time_left(seconds: float) -> str:
    """ "about 3 min left"."""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 90:
        return f"about {round(seconds / 10) * 10:.0f} s left"
    if seconds < 5400:
        return f"about {round(seconds / 60):.0f} min left"
    return f"about {seconds / 3600:.1f} h left"


def _measure(
    job: Job, settings: Settings, options: "EvalOptions", plan: Plan, embedding: "Callable[[], SentenceEmbedding | None]"
) -> Path | None:
    from app.eval_engine import Engines
    from eval.runner import evaluate

    told = Told(job, [asking_label(engine, one.name) for engine in plan.engines for one in options.sets], plan.count)
    try:
        told.begin("loading the models, once after a start", None)
        return evaluate(options, Engines(settings, told, embedding()), told).folder
    except EvalError as exc:
        raise InputError(str(exc)) from exc
    except KeyboardInterrupt:  # in a thread only `Stopped` is one: there is nothing to keep
        return None
