"""Whom a text names: a person or a post, a body, or nobody in particular; by a checklist's word lists."""

import re
import unicodedata
from typing import Literal

from jw_design.assess.vocabulary import Vocabulary
from jw_design.model.checklist import WeakWords

Named = Literal["person", "body", "nobody", "unclear"]
#: Of several things that a text names, the first of these counts.
_ORDER: tuple[Named, ...] = ("person", "nobody", "body")

#: "Ann Lee, Housing (by letter)" and "the board, led by Ann Lee" name one thing after another.
_PIECES = re.compile(
    r"[,;:()\[\]/\n]|\s[-\u2013\u2014]+\s|\b(?:through|via|by|with|under|led|chaired)\b", re.IGNORECASE
)
_AND = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)
#: What follows says where somebody works or what a body deals with: "Director | of Housing", "Office | of the Mayor".
_COMPLEMENT = re.compile(r"\s(?:of|at|from|for|in|to|on)\s", re.IGNORECASE)
_FIRST_TWO = re.compile(r"(?:the\s+)?(\w+)\s+([a-z])", re.IGNORECASE)
#: Two to five words with capitals or initials (J. B. O'Brien, Mohammed al-Rashid), small ones between (Ana de la Cruz).
_CAPITAL = r"(?:[^\W\d_a-z]\.?){1,3}|(?:[^\W\d_]{1,3}['\u2019-])?[^\W\d_a-z][^\W\d_]*\.?(?:['\u2019-][^\W\d_]+)*"
_NAME = re.compile(rf"(?:{_CAPITAL})(?:\s+(?:[a-z]{{1,5}}\s+){{0,2}}(?:{_CAPITAL})){{1,4}}")


class Whom:
    """Tells whom a text names."""

    def __init__(self, words: WeakWords) -> None:
        """Prepare the lists for look-up."""
        self._nobody = Vocabulary(words.nobody)
        self._anybody = Vocabulary(words.nobody_words)
        self._indefinite = Vocabulary(words.indefinite)
        self._posts = Vocabulary(words.posts)
        self._bodies = Vocabulary(words.bodies)
        self._fields = Vocabulary(words.fields, words.small_words)

    def person(self, text: str) -> Named:
        """Tell a person or post from a body and from nobody; the first person or post that is named counts."""
        found = {self._kind(piece) for piece in self._pieces(text)}
        return next((kind for kind in _ORDER if kind in found), "unclear")

    def nobody(self, text: str) -> bool:
        """Whether a text names nobody in particular, such as "all relevant partners (jointly)"."""
        return text in self._nobody or (any(map(str.isalpha, text)) and not self._anybody.left(text))

    def _pieces(self, text: str) -> list[str]:
        pieces = [piece.strip() for piece in _PIECES.split(unicodedata.normalize("NFC", text)) if piece.strip()]
        found = []
        for piece in pieces:
            # "Department for Work and Pensions" is one body, "Ann Lee and Bob Day" are two people.
            joined = _COMPLEMENT.search(piece) and self._kind(piece) == "body"
            found += [piece] if joined else [half.strip() for half in _AND.split(piece)]
        return found

    def _kind(self, piece: str) -> Named:
        """Return what one piece names; the last word before "of" decides, as in "Chief Executive's office"."""
        if self.nobody(piece):
            return "nobody"
        head = _COMPLEMENT.split(piece, maxsplit=1)[0].strip()
        words = re.sub(r"['\u2019]s\b", "", head)
        first = _FIRST_TWO.match(head)
        # "A senior manager", not "A B Smith".
        if (first and first[2].islower() and first[1] in self._indefinite) or self.nobody(head):
            return "nobody"
        if self._posts.before(words) is not None:
            return "person"
        if self._ends_in_body(words):
            return "body"
        if self._posts.count(words):
            return "person"
        if self._bodies.count(words) or not self._fields.left(words):
            return "body"
        return "person" if _NAME.fullmatch(head) else "unclear"

    def _ends_in_body(self, words: str) -> bool:
        """Whether the last word is that of a body, in the singular or the plural."""
        last = words.rpartition(" ")[2]
        return any(form in self._bodies for form in (last, last.removesuffix("s"), re.sub("ies$", "y", last)))
