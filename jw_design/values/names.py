"""Names of organisations and groups, compared as people mean them."""

import re
import unicodedata
from functools import lru_cache

#: A word with two capitals: "Trust (NW)" declares a short name, "Trust (north)" and "Trust (Leeds)" say which trust.
_ABBREVIATED = re.compile(r"^(.+?)\s*\((?=\w{2,15}\)$)(\w*[A-Z]\w*[A-Z]\w*)\)$")
_SEVERAL = re.compile(r"[;,\n/]|<br>|\s(?:and|&)\s", re.IGNORECASE)


@lru_cache(maxsize=8192)
def forms(text: str) -> frozenset[str]:
    """Return every form under which a name counts as the same.

    Case, "the" in front, "&" for "and" and punctuation make no difference; "Name (ABBR)" is also "Name" and "ABBR".
    """
    text = " ".join(text.split())
    found = {canonical(text)}
    abbreviated = _ABBREVIATED.match(text)
    if abbreviated:
        found |= {canonical(abbreviated[1]), canonical(abbreviated[2])}
    return frozenset(found - {""})


@lru_cache(maxsize=8192)
def listed(text: str) -> frozenset[str]:
    """Return the forms of the name, and of each name if the text lists several."""
    return forms(text).union(*map(forms, several(text)))


@lru_cache(maxsize=8192)
def several(text: str) -> tuple[str, ...]:
    """Return the parts of a text that may list several names: at semicolons, commas, slashes, "and" and line ends."""
    return tuple(part.strip() for part in _SEVERAL.split(text) if part.strip())


@lru_cache(maxsize=8192)
def canonical(text: str) -> str:
    """Return a name in the one form that is compared."""
    if text.isascii() and text.replace(" ", "").isalnum():
        # Most names and all words of the lists: there is nothing to take out.
        return " ".join(text.casefold().split()).removeprefix("the ") or text.strip()
    words = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ").replace("'", "").replace("\u2019", "")
    letters = re.sub(r"[\W_]+", " ", words).strip()
    return letters.removeprefix("the ") or text.strip()


def same(one: str, other: str) -> bool:
    """Whether two names mean the same body or group."""
    return bool(forms(one) & forms(other))
