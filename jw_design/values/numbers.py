"""Figures and money as people write them."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from msgspec import Struct

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = (
    {word: value for value, word in enumerate(_UNITS)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | dict.fromkeys(("no", "none", "nobody"), 0)
)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
#: Patterns are text, so that each is compiled when it is first needed.
#: Digits that stand for themselves, not those of A4, COVID-19 or 2nd; 1/3 is a part.
_DIGITS = (
    r"(?<![\w.])(?<![a-z]-)(-?(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d++)(?:\.\d++)?|\.\d++)(?!(?:st|nd|rd|th)\b)"
    r"(?:[/\u2044]([2-9]|10)(?![\d/]))?(?:\s?(k|m|bn|thousand|million|billion)(?![a-z]))?"
)
#: "No more than ten" is ten.
_WORD = "|".join(_WORDS).replace("no|", "no(?! (?:more|less|fewer|later|earlier)\\b)|")
_SPELT = (
    rf"\b(?:({_WORD})[ -]|an? |(?=half))({'|'.join(_PARTS)})s?\b"
    rf"|\b((?:{_WORD}|hundred|thousand|million|billion)\b"
    rf"(?:[ -](?:(?<=hundred )and |(?<=thousand )and )?(?:{_WORD}|hundred|thousand|million|billion)\b)*)"
)
_EVERY_YEAR = (
    r"\b(a|per|each|every|/)\s*(year|annum)\b|/\s*(yr|year)\b|\bp\.?\s?a\.?(?=\W|$)|\bannual(ly)?\b|\byearly\b"
)
_TOTAL = r"\b(total|in all|altogether|overall|one-off|over (the )?\w+ years?|for the whole)\b"
_UNIT = r"[a-z£$€%]"


class Money(Struct, frozen=True):
    """A sum in pounds (or whatever one currency the brief uses)."""

    amount: float
    #: Whether it is a sum for each year or for the whole life; None where it does not say.
    period: Literal["a year", "total"] | None


@lru_cache(maxsize=4096)
def parse(text: str) -> float | None:
    """Return the first figure in a text, in digits or in words, or None: 1,200 people -> 1200; two thirds -> 0.66..."""
    words = " ".join(_fractions_apart(text).casefold().split()).replace("no one", "nobody").replace("no-one", "nobody")
    digits, spelt = re.search(_DIGITS, words), re.search(_SPELT, words)
    if digits and (not spelt or digits.start() <= spelt.start()):
        number = float(digits[1].replace(",", "").replace(" ", ""))
        return number / int(digits[2] or 1) * _SCALES.get(digits[3] or "", 1.0)
    if spelt:
        if spelt[2]:
            return _WORDS.get(spelt[1] or "", 1) * _PARTS[spelt[2]]
        return _spelt_out(spelt[3])
    return None


def _fractions_apart(text: str) -> str:
    """Write each letter such as \u2154 as 2/3, with a space before it."""
    return re.sub(r"[\u00bc-\u00be\u2150-\u215e]", lambda found: f" {unicodedata.normalize('NFKC', found[0])}", text)


def _spelt_out(run: str) -> float:
    """Return the value of number words in a row: one hundred and twenty -> 120."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", run):
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0.0
    return total + current


def money(text: str) -> Money | None:
    """Return the sum that a text states, or None: "£1.2m a year" -> Money(1200000.0, "a year")."""
    amount = parse(text)
    if amount is None:
        return None
    words = text.casefold()
    if re.search(_EVERY_YEAR, words):
        return Money(amount, "a year")
    return Money(amount, "total" if re.search(_TOTAL, words) else None)


def has_unit(text: str) -> bool:
    """Whether a figure says what it counts: any word, currency or per-cent sign beside the digits."""
    return bool(re.search(_UNIT, text.casefold()))
