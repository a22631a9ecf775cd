"""Dates as people write them: what each can mean, what is none, and which of two comes first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jw_design.values import dates

DAYS = st.dates(date(1000, 1, 1), date(9990, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-31",
        "2027/01/31",
        "31/01/2027",
        "31/1/27",
        "31.1.2027",
        "31-01-2027",
        "31-Jan-27",
        "31 January 2027",
        "31st January, 2027",
        "the 31st of January 2027",
        "31 Jan. 2027",
        "31 jan 27",
        "January 31, 2027",
        "Sunday 31 January 2027",
        "by Sun, 31 January 2027",
        "no later than 31 January 2027",
        "31 January 2027.",
        "**31 January 2027**",
        "31\u00a0January\n2027",
        "31 January 2027 (to be confirmed with the Board)",
        "31 January 2027, if the money comes",
        "31 January 2027 - provisional",
    ],
)
def test_one_day_in_many_hands(text: str) -> None:
    assert dates.parse(text) == dates.Interval(date(2027, 1, 31), date(2027, 1, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # British order: the day comes first.
        ("1/2/2027", date(2027, 2, 1), date(2027, 2, 1)),
        # Two figures for a year: this century up to 69.
        ("1/2/69", date(2069, 2, 1), date(2069, 2, 1)),
        ("1/2/70", date(1970, 2, 1), date(1970, 2, 1)),
        ("29 February 2028", date(2028, 2, 29), date(2028, 2, 29)),
        ("February 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("Sept 2027", date(2027, 9, 1), date(2027, 9, 30)),
        ("02/2027", date(2027, 2, 1), date(2027, 2, 28)),
        ("2027-02", date(2027, 2, 1), date(2027, 2, 28)),
        ("end of March 2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("by end-March 2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("mid-2027", date(2027, 1, 1), date(2027, 12, 31)),
        # Financial years run from April to March.
        ("2026-27", date(2026, 4, 1), date(2027, 3, 31)),
        ("2026/27", date(2026, 4, 1), date(2027, 3, 31)),
        ("2026\u201327", date(2026, 4, 1), date(2027, 3, 31)),
        ("2026-2027", date(2026, 4, 1), date(2027, 3, 31)),
        ("FY 2026-27", date(2026, 4, 1), date(2027, 3, 31)),
        ("end of the financial year 2026-27", date(2026, 4, 1), date(2027, 3, 31)),
        ("1999-00", date(1999, 4, 1), date(2000, 3, 31)),
        # Not two years in a row, so a year and a month.
        ("2010-12", date(2010, 12, 1), date(2010, 12, 31)),
        ("Q3 2026/27", date(2026, 10, 1), date(2026, 12, 31)),
        ("quarter 4 2026-27", date(2027, 1, 1), date(2027, 3, 31)),
        # Of the calendar year or of the financial year: either.
        ("Q1 2027", date(2027, 1, 1), date(2027, 6, 30)),
        ("spring 2027", date(2027, 3, 1), date(2027, 5, 31)),
        ("late summer, 2027", date(2027, 6, 1), date(2027, 8, 31)),
        # The winter that begins then or the one that ends then: either.
        ("winter 2027", date(2027, 1, 1), date(2028, 2, 29)),
    ],
)
def test_what_a_date_can_mean(text: str, start: date, end: date) -> None:
    assert dates.parse(text) == dates.Interval(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TBC",
        "ongoing",
        "next year",
        "in two years",
        "31 January",
        "summer",
        "12",
        "30 February 2027",
        "29 February 2027",
        "2027-02-30",
        "13/13/2027",
        "31/01/0000",
        "0000-01-01",
        "9999",
        "2027-13",
        "Q5 2027",
        "31 Janvier 2027",
        "March 2027 to June 2027",
        "before 2027",
        "not before May 2027",
        "by " * 100_000,
        "1/" * 100_000,
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates.parse(text) is None


@given(DAYS)
def test_a_day_in_words_reads_back_as_that_day(day: date) -> None:
    assert dates.parse(dates.in_words(day)) == dates.Interval(day, day)


@given(DAYS)
def test_an_iso_day_reads_back_as_that_day(day: date) -> None:
    assert dates.parse(day.isoformat()) == dates.Interval(day, day)


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = dates.parse(text)
    assert found is None or found.start <= found.end


def interval(text: str) -> dates.Interval:
    found = dates.parse(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("1 March 2027", "2 March 2027", True),
        ("2 March 2027", "1 March 2027", False),
        ("2 March 2027", "2 March 2027", False),
        ("February 2027", "March 2027", True),
        ("March 2027", "1 March 2027", False),
        ("31 March 2027", "March 2027", False),
        # What may be either is neither.
        ("15 March 2027", "March 2027", None),
        ("March 2027", "15 March 2027", None),
        ("2027", "March 2027", None),
        ("2026-27", "1 April 2027", True),
        ("2026-27", "2026", None),
    ],
)
def test_before_only_where_it_is_certain(one: str, other: str, before: bool | None) -> None:
    assert interval(one).before(interval(other)) is before


@given(DAYS, DAYS)
def test_of_two_days_exactly_one_order_holds(one: date, other: date) -> None:
    first, second = dates.Interval(one, one), dates.Interval(other, other)
    assert first.before(second) is (one < other)


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [("1 day", 0, 1), ("2 weeks", 0, 14), ("6 months", 6, 0), ("1 year", 12, 0), (" 3 years ", 36, 0)],
)
def test_durations(text: str, months: int, days: int) -> None:
    assert dates.duration(text) == (months, days)


@pytest.mark.parametrize("text", ["", "6", "months", "six months", "-6 months", "6  months", "6 moons", "99999 days"])
def test_what_is_no_duration(text: str) -> None:
    assert dates.duration(text) is None


@pytest.mark.parametrize(
    ("day", "months", "days", "moved"),
    [
        (date(2027, 1, 15), 6, 0, date(2027, 7, 15)),
        (date(2027, 1, 15), -1, 0, date(2026, 12, 15)),
        (date(2027, 1, 15), 0, 28, date(2027, 2, 12)),
        # February has no 31st.
        (date(2027, 1, 31), 1, 0, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, 0, date(2029, 2, 28)),
        # Beyond the calendar it stays where it is.
        (date(9990, 12, 31), 12 * 9999, 0, date(9990, 12, 31)),
    ],
)
def test_shifting_a_day(day: date, months: int, days: int, moved: date) -> None:
    assert dates.Interval(day, day).shifted(months, days) == dates.Interval(moved, moved)
