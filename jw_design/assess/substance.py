"""Whether a text says anything: placeholders, pointers to elsewhere, denials and empty phrases; by word lists."""

import re
from collections.abc import Mapping
from typing import Literal

from jw_design.assess.vocabulary import Vocabulary
from jw_design.model.checklist import WeakWords
from jw_design.values import names, numbers

#: The ends of clauses: "4.2", "half-way" and "A/B" are one word each.
_CLAUSE = re.compile(r"[.!?](?:\s|$)|[,;:()\[\]\n]|\s[-\u2013\u2014]+\s|[\u2013\u2014]")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
#: A word with a capital that does not open the text.
_NAME = re.compile(r"(?<=[^\s.!?:]\s)[^\W\d_a-z][^\W\d_]+")
#: A page, a paragraph or a date; Annex B; Part IV.
_REFERENCE = re.compile(r"\d|(?<=\w\s)(?:[B-HJ-Z]|[IVX]{2,5})\b")


class Substance:
    """Tells what a text amounts to."""

    def __init__(self, words: WeakWords, limits: Mapping[str, float]) -> None:
        """Prepare the lists for look-up; `limits` are the named thresholds of `judge.LIMITS`."""
        self._limits = limits
        self._placeholders = Vocabulary(words.placeholders)
        self._linking = Vocabulary(words.linking)
        self._not_applicable = Vocabulary(words.not_applicable)
        self._pointers = Vocabulary(words.pointers)
        self._documents = Vocabulary(words.documents)
        self._bare = Vocabulary(words.bare)
        self._small = Vocabulary(words.small_words)
        self._hollow = Vocabulary(words.hollow_words, words.vague_times)
        hollow = (words.small_words, words.hollow_words, words.vague_times)
        usual = (*hollow, words.things, words.usual_words, words.undecided, words.nobody_words)
        deny = (words.no_words, words.not_words, words.nothing_words)
        self._says_little = Vocabulary(*hollow, words.modal_words, words.usual_words, words.undecided, words.bare)
        self._subjects = Vocabulary(words.small_words, words.things, words.usual_words, words.nobody_words)
        self._no = Vocabulary(words.no_words)
        self._nothing = Vocabulary(words.nothing_words)
        self._not = Vocabulary(words.not_words)
        self._usual = Vocabulary(*usual)
        self._things = Vocabulary(words.things, words.usual_words)
        self._denies_all = Vocabulary(*usual, *deny)
        self._hollow_or_small = Vocabulary(*hollow, words.modal_words)
        self._circular = Vocabulary(*hollow, words.not_words, words.not_applicable)
        self._no_one = Vocabulary(*hollow, words.undecided, words.nobody_words)
        self._undecided = Vocabulary(words.undecided)

    # Placeholders

    def placeholder(self, words: str) -> bool:
        """Whether a text is a placeholder, perhaps with a label before it ("Owner: TBC"), or holds no word at all."""
        if not re.search(r"\w", words) or any(form in self._placeholders for form in (words, _closed_up(words))):
            return True
        if re.search(r"[,;()\[\]]", words):
            return False
        label = self._placeholders.before(words)
        return label is not None and len(label) <= self._limits["label-words"]

    def deferred(self, words: str) -> str | None:
        """Return the remark after an opening placeholder (TBC - Jo to confirm), None where none opens the text."""
        return None if self._pointers.after(words) is not None else self._opened(self._placeholders, words)

    def not_applicable(self, words: str) -> str | None:
        """Return the reason after an opening "N/A", "" where none is given; None where a text opens otherwise."""
        return "" if words in self._not_applicable else self._opened(self._not_applicable, words)

    def no_reason(self, words: str) -> bool:
        """Whether a reason only says again that something does not apply."""
        return self.placeholder(words) or not self._circular.left(words)

    def no_one(self, words: str) -> bool:
        """Whether a text that should say who finds out only says that it will be found out."""
        return words in self._placeholders or not self._no_one.left(words)

    def _opened(self, entries: Vocabulary, words: str) -> str | None:
        """Return what follows an entry at the start of a text, if a sign or a linking word parts the two."""
        found = list(_WORD.finditer(words))
        rest = entries.after(words)
        size = len(found) - len(rest or ())
        if not rest or size < 1:
            return None
        gap, remark = words[found[size - 1].end() : found[size].start()], words[found[size].start() :]
        parted = gap not in (" ", "-") or re.match(r"\w?\d", remark) or self._linking.after(remark) is not None
        return remark if parted else None

    def is_remark(self, words: str) -> bool:
        """Whether what follows a placeholder is too short to be the answer itself."""
        return len(counted(words)) <= self._limits["remark-words"]

    def points_elsewhere(self, words: str) -> bool:
        """Whether a text only points to some document ("see plan"), whether or not it says where in it."""
        rest = self._pointers.after(words)
        if rest is None:
            return False
        said = any(len(counted(clause)) >= 3 for clause in _clauses(words)[1:])  # noqa: PLR2004 - a clause of its own
        return not said and self.is_remark(" ".join(rest)) and (not rest or self._documents.count(" ".join(rest)) > 0)

    def has_reference(self, words: str) -> bool:
        """Whether a text says which page, paragraph, annex or dated paper it means."""
        return _REFERENCE.search(words) is not None

    # Empty answers

    def yes_or_no(self, words: str) -> bool:
        """Whether a text is "yes" or "no" or the like, and nothing else."""
        return words in self._bare

    def bare(self, words: str) -> bool:
        """Whether a text only says yes, or no, in however many words."""
        return self._bare.after(words) is not None and not self._says_little.left(words)

    def empty(self, words: str, *, may_be_name: bool = False) -> bool:
        """Whether a text promises nothing that anybody could check: mostly hollow words, and no figure.

        What may be a name, such as Joint Working or Action Plan, is empty only if all of it is hollow.
        """
        if any(_is_figure(word) for word in words.split()):
            return False
        hollow = self._hollow.count(words)
        if may_be_name:
            return hollow > 1 and not self._hollow_or_small.left(words)
        left = self._says_little.left(words)
        # A name weighs twice: "progress is watched by Kent" says who.
        named = sum(word in left for word in map(names.canonical, _NAME.findall(words)))
        return len(left) + named <= hollow * self._limits["words-per-hollow-word"]

    # Denials

    def denial(self, words: str, *, unusual: int = 2) -> Literal["none", "undecided", ""]:
        """Tell a text that only says that there is no such thing, or that it is not decided.

        What is denied may have so many `unusual` words: none where "no rough sleepers" is the figure that is wanted.
        """
        denied = False
        for clause in _clauses(words):
            if self._denies(clause, unusual):
                denied = True
            elif self._denies_all.left(clause) and clause not in self._bare:
                return ""
        if not denied:
            return ""
        return "undecided" if self._undecided.count(words) else "none"

    def says_none(self, words: str) -> bool:
        """Whether a text is "none" or the like and nothing else."""
        return words in self._nothing

    def _denies(self, clause: str, unusual: int) -> bool:
        """Whether one clause denies: "none is planned", "we have not done so", "there is no recovery plan".

        "Nobody is turned away" and "no child waits longer" say something else: their verbs are not usual.
        """
        if any(_is_figure(word) for word in self._denies_all.left(clause)):
            return False
        if self._nothing.count(clause):
            return not self._denies_all.left(clause)
        if self._not.count(clause):
            return len(self._denies_all.left(clause)) <= (unusual // 2 if self._things.count(clause) else 0)
        words = names.canonical(clause).split()
        at = next((at for at, word in enumerate(words) if word in self._no), None)
        if at is None or self._subjects.left(" ".join(words[:at])):
            return False
        rest = words[at + 1 :]
        end = next((end for end, word in enumerate(rest) if word in self._small), len(rest))
        thing, more = " ".join(rest[:end]), self._usual.left(" ".join(rest[end:]))
        # "No process for settling quarrels" denies what a question asks for; "no appeal beyond the board" does not.
        return len(self._usual.left(thing)) <= unusual and len(more) <= (unusual if self._things.count(thing) else 0)


def _clauses(words: str) -> list[str]:
    return [clause.strip() for clause in _CLAUSE.split(words) if clause.strip()]


def _closed_up(words: str) -> str:
    """Return a text without full stops and spaces: "T. B. C." is "TBC"."""
    return re.sub(r"[.\s]", "", words)


def counted(words: str) -> list[str]:
    """Return the words of a text, not its dashes."""
    return [word for word in words.split() if re.search(r"\w", word)]


def _is_figure(word: str) -> bool:
    return bool(re.search(r"\d", word)) or (numbers.parse(word) or 0) > 0
