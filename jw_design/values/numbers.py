"""Figures and money as people write them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "no": 0, "none": 0, "nobody": 0}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_DIGITS = re.compile(r"(?<![\w.])[£$€]?\s?(-?\d[\d,  ]*(?:\.\d+)?)\s*(k|m|bn|thousand|million|billion)?(?![a-z])")
_SPELT = re.compile(
    rf"\b(?:({'|'.join(_WORDS)})[ -])?(?:an? |one |-)?({'|'.join(_PARTS)})s?\b|\b({'|'.join(_WORDS)})\b(?: (hundred|thousand|million|billion))?"
)
_EVERY_YEAR = re.compile(r"\b(a|per|each|every|/)\s*(year|annum)\b|/\s*(yr|year)\b|\bp\.?\s?a\.?(?=\W|$)|\bannual(ly)?\b|\byearly\b")
_TOTAL = re.compile(r"\b(total|in all|altogether|overall|one-off|over (the )?\w+ years?|for the whole)\b")
_UNIT = re.compile(r"[a-z£$€%]")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in pounds (or whatever one currency the brief uses)."""

    amount: float
    #: Whether it is a sum for each year or for the whole life; None where it does not say.
    period: Literal["a year", "total"] | None


@lru_cache(maxsize=4096)
def parse(text: str) -> float | None:
    """Return the first figure in a text, in digits or in words, or None: 1,200 people -> 1200; two thirds -> 0.666..."""
    words = text.casefold().replace("\u00a0", " ").replace("\u202f", " ")
    digits = _DIGITS.search(words)
    spelt = _SPELT.search(words)
    if digits and (not spelt or digits.start() <= spelt.start()):
        number = re.sub(r"[,\s]", "", digits[1])
        try:
            return float(number) * _SCALES.get(digits[2] or "", 1.0)
        except ValueError:
            return None
    if spelt:
        if spelt[2]:
            return (_WORDS[spelt[1]] if spelt[1] else 1) * _PARTS[spelt[2]]
        return _WORDS[spelt[3]] * _SCALES.get(spelt[4] or "", 1.0)
    return None


def money(text: str) -> Money | None:
    """Return the sum that a text states, or None: "£1.2m a year" -> Money(1200000.0, "a year")."""
    amount = parse(text)
    if amount is None:
        return None
    words = text.casefold()
    if _EVERY_YEAR.search(words):
        return Money(amount, "a year")
    return Money(amount, "total" if _TOTAL.search(words) else None)


def has_unit(text: str) -> bool:
    """Whether a figure says what it counts: any word, currency or per-cent sign beside the digits."""
    return bool(_UNIT.search(text.casefold()))
