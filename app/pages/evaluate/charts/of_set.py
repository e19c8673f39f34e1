"""The charts of one set of a run."""

from collections.abc import Sequence

from app.pages.evaluate.charts.confusion import confusion
from app.pages.evaluate.charts.curves import reliability, risk_and_coverage
from app.pages.evaluate.charts.intervals import breakdown, intervals
from app.pages.evaluate.charts.picture import Picture
from app.pages.evaluate.charts.times import times
from eval.run import EngineRun, SetResult


def pictures(engines: Sequence[EngineRun], one: SetResult) -> list[Picture]:
    """The charts of a set that have something to show, in the order they are shown."""
    drawn = [
        intervals(engines, one),
        *(breakdown(by, figures) for by, figures in one.breakdown.items()),
        confusion(engines[0], one),
        risk_and_coverage(engines, one),
        reliability(engines[0], one),
        times(engines[0], one),
    ]
    return [picture for picture in drawn if picture is not None]
