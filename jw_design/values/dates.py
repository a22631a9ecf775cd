"""Dates as people write them in Britain, read as the interval of days that they can mean."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: First month and number of months; a winter belongs to the year in which it starts or to the one in which it ends.
_SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3)}
#: Patterns are text, so that each is compiled when it is first needed: most runs meet few of them.
_WEEKDAY = r"^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?,?\s+"
#: Words before a date that narrow it; the whole interval is kept, so nothing is claimed that was not said.
_LEAD = (
    r"^(by|on|in|from|until|till|to|the|of|at|around|about|circa|c\.|early|mid|late|middle|end|start|beginning|"
    r"no later than)"
    r"(\s+|-)(?=\S)"
)
_YEAR = r"(?P<y>\d{4})"
_MONTH = r"(?P<m>[a-z]{3,9})\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = [
    rf"{_YEAR}(?P<sep>[-/])(?P<mm>\d{{2}})(?P=sep)(?P<d>\d{{2}})",
    r"(?P<d>\d{1,2})[/.\-](?P<mm>\d{1,2})[/.\-](?P<y>\d{4}|\d{2})",
    rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<y>\d{{4}}|\d{{2}})",
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_MONTH},?[\s-]+(?:of\s+)?{_YEAR}",
    rf"(?P<mm>\d{{1,2}})/{_YEAR}",
    rf"(?:fy|financial year)?\s*{_YEAR}\s*(?:-|/|\u2013|to)\s*(?P<y2>\d{{4}}|\d{{2}})",
    rf"(?P<season>spring|summer|autumn|winter),?\s+(?:of\s+)?{_YEAR}",
    rf"(?:q|quarter\s+)(?P<q>[1-4])\s+(?:of\s+)?{_YEAR}(?:\s*(?:-|/|\u2013)\s*(?P<y2>\d{{4}}|\d{{2}}))?",
    _YEAR,
]


#: Longer texts are no dates, and would be slow to try.
_LONGEST = 60


class Interval(Struct, frozen=True):
    """The first and the last day that a date can mean."""

    start: date
    end: date

    def before(self, other: "Interval") -> bool | None:
        """Whether this is before the other: True or False only where it is certain."""
        if self.end < other.start:
            return True
        return False if self.start >= other.end else None

    def shifted(self, months: int, days: int) -> "Interval":
        """Return the interval moved by a duration; a day that its month does not have is the last one."""
        return Interval(_shift(self.start, months, days), _shift(self.end, months, days))


@lru_cache(maxsize=4096)
def parse(text: str) -> Interval | None:
    """Return the interval that a text means as a date, or None where it is none.

    Read are ISO dates, day-month-year in British order, a month and year, a financial year (1 April to 31 March), a
    season, a quarter and a year, with words such as "end of" before them and a remark after a comma or in brackets.
    """
    words = " ".join(text.replace("\u2011", "-").split()).casefold().strip(" .*_")
    if not any(letter.isdigit() for letter in words):
        return None
    for candidate in (words, re.split(r"\s*[,;(]|\s[\u2013—-]\s", words, maxsplit=1)[0].strip(" .*_")):
        found = _parse_bare(candidate)
        if found is not None:
            return found
    return None


def duration(text: str) -> tuple[int, int] | None:
    """Return a duration such as "6 months" as months and days, or None."""
    found = re.fullmatch(r"(\d{1,4}) (day|week|month|year)s?", text.strip())
    if not found:
        return None
    number, unit = int(found[1]), found[2]
    return {"day": (0, number), "week": (0, 7 * number), "month": (number, 0), "year": (12 * number, 0)}[unit]


def in_words(day: date) -> str:
    """Return a day as British readers write it: 31 January 2027."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def _parse_bare(words: str) -> Interval | None:
    if len(words) > _LONGEST:
        return None
    words = re.sub(_WEEKDAY, "", words)
    while (lead := re.match(_LEAD, words)) is not None:
        words = re.sub(_WEEKDAY, "", words[lead.end() :])
    for form in _FORMS:
        found = re.fullmatch(form, words)
        if found:
            try:
                interval = _interval(found.groupdict())
            except (ValueError, OverflowError):
                continue
            if interval is not None:
                return interval
    return None


def _interval(got: dict[str, str | None]) -> Interval | None:
    year = _year(str(got["y"]))
    if year is None:
        return None
    if got.get("season"):
        return _season(year, str(got["season"]))
    second = got.get("y2")
    if second is not None and int(second) not in (year + 1, (year + 1) % 100):
        return _months(year, int(second), 1) if len(second) == 2 else None  # noqa: PLR2004 - an ISO month
    if got.get("q"):
        return _quarter(year, int(str(got["q"])), of_calendar=second is None)
    if second is not None:
        return _months(year, 4, 12)
    if not got.get("mm") and not got.get("m"):
        return Interval(date(year, 1, 1), date(year, 12, 31))
    month = int(str(got["mm"])) if got.get("mm") else _month(str(got["m"]))
    if month is None:
        return None
    if got.get("d"):
        day = date(year, month, int(str(got["d"])))
        return Interval(day, day)
    return _months(year, month, 1)


def _year(figures: str) -> int | None:
    """Return a year of four figures, or of two: 69 is 2069 and 70 is 1970."""
    year = int(figures)
    if len(figures) == 2:  # noqa: PLR2004
        year += 2000 if year < 70 else 1900  # noqa: PLR2004
    return year if 1000 <= year <= 9990 else None  # noqa: PLR2004 - room for shifting by a duration


def _season(year: int, name: str) -> Interval:
    if name == "winter":
        return Interval(date(year, 1, 1), _last(year + 1, 2))
    month, length = _SEASONS[name]
    return _months(year, month, length)


def _quarter(year: int, quarter: int, *, of_calendar: bool) -> Interval:
    """Return a quarter of a financial year; where it may be one of the calendar, what spans both."""
    financial = _months(year + quarter // 4, 3 * quarter % 12 + 1, 3)
    return Interval(date(year, 3 * quarter - 2, 1), financial.end) if of_calendar else financial


def _month(word: str) -> int | None:
    if word == "sept":
        return 9
    return next((i for i, name in enumerate(_MONTHS, 1) if word in (name, name[:3])), None)


def _months(year: int, month: int, length: int) -> Interval:
    last = year * 12 + month - 1 + length - 1
    return Interval(date(year, month, 1), _last(last // 12, last % 12 + 1))


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _shift(day: date, months: int, days: int) -> date:
    try:
        index = day.year * 12 + day.month - 1 + months
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1])) + timedelta(days)
    except (ValueError, OverflowError):
        return day
