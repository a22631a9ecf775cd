"""Names, compared as people mean them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jw_design.values import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The City Council", "city council"),
        ("Health & Safety Executive", "Health and Safety Executive"),
        ("St. John's", "St John\u2019s"),
        ("City-Council", "City  Council"),
        ("Stra\u00dfe", "STRASSE"),
        ("Rough Sleepers Unit (RSU)", "RSU"),
        ("Rough Sleepers Unit (RSU)", "The Rough Sleepers Unit"),
        ("Department for Education (DfE)", "dfe"),
        # With nothing but punctuation, the punctuation is the name.
        ("?", "?"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert names.same(one, other)
    assert names.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kent", "Kent County Council"),
        ("Health Trust", "Health Trusts"),
        # What stands in brackets tells these apart; it is no abbreviation.
        ("Health Trust (north)", "Health Trust (south)"),
        ("Jobcentre (Leeds)", "Jobcentre (York)"),
        ("", ""),
        ("", "Kent"),
        ("?", "!"),
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert not names.same(one, other)


@pytest.mark.parametrize(
    "text",
    [
        "City Council, Health Trust",
        "Health Trust; City Council",
        "Health Trust and City Council",
        "Health Trust & the City Council",
        "Health Trust\nCity Council",
        "Health Trust<br>City Council",
        "Health Trust/City Council",
    ],
)
def test_several_names_in_one_answer(text: str) -> None:
    assert "city council" in names.listed(text)


def test_a_name_that_holds_and_is_also_listed_whole() -> None:
    assert "brighton and hove council" in names.listed("Brighton & Hove Council")


@given(st.text())
def test_a_name_is_the_same_as_itself(text: str) -> None:
    assert names.same(text, text) is bool(text.strip())


@pytest.mark.parametrize("text", [" " * 50_000, "(" * 50_000, "a (A" * 20_000, "a (" + "A" * 50_000, " and " * 20_000])
def test_a_long_text_is_no_trap(text: str) -> None:
    assert isinstance(names.listed(text), frozenset)
