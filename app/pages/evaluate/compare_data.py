"""A comparison of two runs as the page shows it: a table as a list of rows, and a line on each set. Nothing here draws."""

from app.pages.evaluate.data import Table, titled
from eval.compare import SetComparison
from eval.measures import BY_NAME, Measure
from eval.paired import Difference
from eval.wording import direction, value_text


def moved(one: SetComparison) -> dict[str, Difference]:
    """The measures that moved, those that did by more than chance first."""
    found = {name: difference for name, difference in one.differences.items() if difference.difference}
    return dict(sorted(found.items(), key=lambda item: not direction(item[1], BY_NAME[item[0]])))


def differences_table(one: SetComparison) -> Table:
    """How the measures moved that did."""
    rows: Table = []
    for name, found in moved(one).items():
        measure = BY_NAME[name]
        row: dict[str, object] = {"measure": titled(measure), "before": value_text(found.before, measure)}
        row |= {"after": value_text(found.after, measure), "difference": _signed(found.difference, measure)}
        interval = f"{_signed(found.low, measure)} to {_signed(found.high, measure)}"
        word = direction(found, measure) or "may be chance"
        rows.append(row | {"95% interval": interval, "p": f"{found.p:.3f}", "n": found.n, "more than chance?": word})
    return rows


def _signed(value: float, measure: Measure) -> str:
    text = value_text(value, measure)
    return f"+{text}" if value > 0 else text.replace("-", "−")


def said_of(one: SetComparison) -> str:
    """What became of the rows that both runs have, in one line."""
    right = one.differences.get("right")
    count = f"{right.n:,} rows in both" if right else "no row that both have scored"
    moved = f"{len(one.better):,} won, {len(one.worse):,} lost"
    if right is None:
        return f"{count}."
    measure = BY_NAME["right"]
    change = f"{_signed(right.difference, measure)} ({_signed(right.low, measure)} to {_signed(right.high, measure)})"
    verdict = direction(right, measure) or ("the same" if right.difference == 0 else "may be chance")
    return f"{count}: {moved}. Share right {right.before:.3f} before, {right.after:.3f} after: {change}, {verdict}."
