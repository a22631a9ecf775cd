"""Options are named by number, id, label or the beginning of a label."""

import pytest

from jw_design.interview.choices import NoSuchOptionError, pick
from jw_design.model.checklist import Option

OPTIONS = [
    Option(id="cost", label="Lower cost"),
    Option(id="speed", label="Speed, and less waiting"),
    Option(id="reach", label="Longer reach"),
]


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("2", ["speed"]),
        ("2.", ["speed"]),
        ("1, 3", ["cost", "reach"]),
        ("1 3", ["cost", "reach"]),
        ("reach, cost", ["reach", "cost"]),
        ("SPEED, AND LESS WAITING", ["speed"]),
        ("low; long", ["cost", "reach"]),
        ("1, 1", ["cost"]),
    ],
)
def test_several_options(typed: str, chosen: list[str]) -> None:
    assert pick(typed, OPTIONS, several=True) == (chosen, "")


@pytest.mark.parametrize(
    ("typed", "chosen", "own"),
    [
        ("4", ["other"], ""),
        ("other", ["other"], ""),
        ("1, other: fewer forms, and shorter", ["cost", "other"], "fewer forms, and shorter"),
        ("Other: fewer forms", ["other"], "fewer forms"),
    ],
)
def test_other_takes_words_of_its_own(typed: str, chosen: list[str], own: str) -> None:
    assert pick(typed, OPTIONS, other=True, several=True) == (chosen, own)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("l", '"l" could be 1 or 3. Type the number.'),
        ("5", '"5" is none of the options. Type a number from 1 to 3, or the words.'),
        ("0", '"0" is none of the options. Type a number from 1 to 3, or the words.'),
        (
            "9999999999999999999",
            '"9999999999999999999" is none of the options. Type a number from 1 to 3, or the words.',
        ),
        ("other", '"other" is none of the options. Type a number from 1 to 3, or the words.'),
        ("1, 2", "Only one can be chosen."),
    ],
)
def test_what_names_no_option_is_told(typed: str, message: str) -> None:
    with pytest.raises(NoSuchOptionError) as told:
        pick(typed, OPTIONS)
    assert str(told.value) == message
