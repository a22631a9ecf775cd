"""Figures and money as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jw_design.values import numbers
from jw_design.values.numbers import Money


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("40", 40),
        ("1,200 people", 1200),
        ("1 200", 1200),
        ("100\u202f000", 100_000),
        ("12,000.50", 12_000.5),
        (".5", 0.5),
        ("-5", -5),
        ("30 per cent", 30),
        ("30%", 30),
        ("5km", 5),
        ("10-20", 10),
        ("between 10 and 20", 10),
        ("from 1,850 to 600", 1850),
        ("in 2027, 10 people", 2027),
        ("no more than 10", 10),
        ("no fewer than ten", 10),
        ("\u00a31.2m", 1_200_000),
        ("\u00a31.2 million", 1_200_000),
        ("\u00a3350k", 350_000),
        ("$2bn", 2_000_000_000),
        ("5 months", 5),
        ("five", 5),
        ("Twenty-five places", 25),
        ("one hundred and twenty", 120),
        ("two thousand five hundred", 2500),
        ("five million", 5_000_000),
        ("no rough sleepers", 0),
        ("none", 0),
        ("no one", 0),
        ("half", 0.5),
        ("a quarter", 0.25),
        ("one third", 1 / 3),
        ("two-thirds fewer", 2 / 3),
        ("1/3 fewer", 1 / 3),
        ("\u2154 fewer", 2 / 3),
    ],
)
def test_figures(text: str, figure: float) -> None:
    assert numbers.parse(text) == pytest.approx(figure)


@pytest.mark.parametrize(
    "text", ["", "some", "fewer people", "A4", "v2", "COVID-19", "the 2nd meeting", "the fifth year"]
)
def test_what_is_no_figure(text: str) -> None:
    assert numbers.parse(text) is None


@given(st.text())
def test_any_text_is_a_figure_or_none(text: str) -> None:
    assert numbers.parse(text) is None or isinstance(numbers.parse(text), float | int)


@given(st.integers(0, 10**12))
def test_a_whole_number_with_commas_reads_back(number: int) -> None:
    assert numbers.parse(f"{number:,} people") == number


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("\u00a31.2m a year", Money(1_200_000, "a year")),
        ("\u00a3350k per annum", Money(350_000, "a year")),
        ("\u00a35,000 p.a.", Money(5000, "a year")),
        ("\u00a35,000/yr", Money(5000, "a year")),
        ("\u00a35,000 annually", Money(5000, "a year")),
        ("\u00a31.2m in total", Money(1_200_000, "total")),
        ("\u00a32bn over three years", Money(2_000_000_000, "total")),
        ("\u00a35,000, one-off", Money(5000, "total")),
        ("\u00a35,000", Money(5000, None)),
        ("to be found", None),
    ],
)
def test_money_says_a_year_or_in_total(text: str, money: Money | None) -> None:
    assert numbers.money(text) == money


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1,200 people", True),
        ("30%", True),
        ("\u00a340", True),
        ("two thirds", True),
        ("1,200", False),
        ("3.5", False),
        ("", False),
    ],
)
def test_whether_a_figure_says_of_what(text: str, says: bool) -> None:
    assert numbers.has_unit(text) is says
