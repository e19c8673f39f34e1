import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.facts.times import periods
from ingest.facts.times.anchors import Anchor
from ingest.facts.times.find import find_times, main_mention, spoken_for, time_of

ANCHOR = Anchor(period=periods.of_half(2018, 1), grain="half", published=(2018, 10, 22))
DAYS = st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2099, 12, 31))
PIECES = (
    "2018 1999 2,000 1500 May 3 June March 19th 1990s '90s Q3 H1 FY19 first half of quarter last this year years ago ended "
    "decade the in by "
    "since until between and to – - / ( ) , . $ % century BC AD 31 12 consecutive months now same period previous over 44 "
    "five-year plan "
    "from compared with respectively 410 1.2 million early late summer fiscal"
).split()
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
TEXTS = st.text(max_size=80) | SENTENCES | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def notations(day: datetime.date) -> list[str]:
    month = periods.MONTH_NAMES[day.month - 1]
    return [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        f"{day.day:02} {month[:3]} {day.year}",
        f"the {day.day}th of {month}, {day.year}",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
    ]


@settings(deadline=None)
@given(DAYS)
def test_a_date_equals_itself_in_every_notation(day: datetime.date):
    expected = periods.of_day(day.year, day.month, day.day)
    for text in notations(day):
        found = find_times(f"It was on {text} that it opened.")
        assert [mention.period for mention in found] == [expected], text


@settings(deadline=None)
@given(DAYS, st.data())
def test_one_changed_digit_is_another_period(day: datetime.date, data: st.DataObject):
    text = data.draw(st.sampled_from(notations(day)))
    at = data.draw(st.sampled_from([k for k, sign in enumerate(text) if sign.isdigit()]))
    digit = data.draw(st.sampled_from([other for other in "0123456789" if other != text[at]]))
    changed = text[:at] + digit + text[at + 1 :]
    one, other = find_times(f"on {text} it"), find_times(f"on {changed} it")
    assert [mention.period for mention in one] != [mention.period for mention in other], changed


@settings(deadline=None)
@given(st.integers(1000, 2099))
def test_every_year_is_read_behind_in(year: int):
    assert [mention.period for mention in find_times(f"It opened in {year}.")] == [periods.of_year(year)]


@settings(deadline=None)
@given(st.integers(1000, 2099), st.sampled_from(["people", "metres", "yuan", "tonnes", "km", "shares"]))
def test_no_counted_number_is_a_year(number: int, unit: str):
    assert find_times(f"There were {number} {unit} of it.") == ()


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([None, ANCHOR]))
def test_mentions_lie_in_the_text_in_order_without_overlap(text: str, anchor: Anchor | None):
    end = 0
    for mention in find_times(text, anchor):
        assert end <= mention.start < mention.end <= len(text)
        start, last = mention.period.start, mention.period.end
        assert start is None or last is None or start <= last
        end = mention.end


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(0, 8))
def test_no_text_raises_and_a_figures_time_is_one_of_the_texts(text: str, start: int, length: int):
    mentions = find_times(text, ANCHOR)
    assert time_of((start, start + length), mentions, text) in (*mentions, None)
    assert main_mention(mentions, text) in (*mentions, None)
    assert spoken_for(mentions, text=text, paragraph=mentions, anchor=ANCHOR).source in ("sentence", "paragraph", "document")


@settings(deadline=None)
@given(TEXTS)
def test_an_anchor_only_adds_what_it_resolves(text: str):
    assert all(mention.resolved_by == "text" for mention in find_times(text))
