"""Where no language model is set, nothing of one is imported and no answer is shown as one of its."""

import subprocess
import sys

from answer.engine import AnswerEngine
from answer.generation.progress import Live, Progress
from answer.options import AnswerOptions, ReaderOptions


def test_nothing_of_the_client_is_imported_with_the_engine(repository) -> None:  # type: ignore[no-untyped-def]
    code = "import sys, answer.engine; print([name for name in sys.modules if name.split('.')[0] == 'openai'])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_answers_are_what_they_were(small_index) -> None:  # type: ignore[no-untyped-def]
    progress = Progress()
    engine = AnswerEngine(small_index, AnswerOptions(reader=ReaderOptions(decline_below=0.0)))

    answer = engine.ask("How many invention patents does the zone hold?", progress=progress)

    assert (answer.engine, answer.prompt, answer.notices, engine.name) == ("extractive", None, (), "extractive")
    assert progress.live == Live()
