"""A list of words and phrases from a checklist, and how a text stands to it."""

from collections.abc import Iterable, Sequence

from jw_design.values import names


class Vocabulary:
    """Words and phrases, compared without case and punctuation.

    `ensur*` stands for every word that begins so; `to be *` for a whole text of those words and one more.
    """

    def __init__(self, *lists: Iterable[str]) -> None:
        """Prepare the lists, taken together, for look-up."""
        entries = [entry for one in lists for entry in one]
        stems = {names.canonical(entry[:-1]) for entry in entries if entry.endswith("*") and not entry.endswith(" *")}
        self._stems = tuple(stems)
        self._starts = frozenset(names.canonical(entry[:-1]) for entry in entries if entry.endswith(" *"))
        self._entries = frozenset(names.canonical(entry) for entry in entries if not entry.endswith("*"))
        self._longest = max((entry.count(" ") + 1 for entry in self._entries), default=1)

    def __contains__(self, text: str) -> bool:
        """Whether a text is one of the entries, and nothing else."""
        bare = names.canonical(text)
        return self._has(bare) or bare.rpartition(" ")[0] in self._starts

    def left(self, text: str) -> list[str]:
        """Return the words of a text that are not in the lists, in canonical form and order."""
        return [word for word, known in self._walk(text) if not known]

    def count(self, text: str) -> int:
        """Return how many entries a text holds."""
        return sum(known for _, known in self._walk(text))

    def after(self, text: str) -> list[str] | None:
        """Return the words that follow an entry at the start of a text; None where none stands there."""
        words = _words(text)
        size = self._size(words)
        return words[size:] if size else None

    def before(self, text: str) -> list[str] | None:
        """Return the words that precede an entry at the end of a text; None where none stands there."""
        words = _words(text)
        size = next((size for size in range(self._longest, 0, -1) if self._has(" ".join(words[-size:]))), 0)
        return words[:-size] if size and words else None

    def _walk(self, text: str) -> list[tuple[str, bool]]:
        """Return the words and entries of a text, the longest entry at each place, and whether each is an entry."""
        words, at, found = _words(text), 0, []
        while at < len(words):
            size = self._size(words[at : at + self._longest])
            found.append((" ".join(words[at : at + (size or 1)]), size > 0))
            at += size or 1
        return found

    def _size(self, words: Sequence[str]) -> int:
        """Return how many words the longest entry at the start has, 0 where none stands there."""
        sizes = range(min(self._longest, len(words)), 0, -1)
        return next((size for size in sizes if self._has(" ".join(words[:size]))), 0)

    def _has(self, entry: str) -> bool:
        """Whether words in canonical form are an entry, or one word that begins as an entry says."""
        return entry in self._entries or (bool(self._stems) and " " not in entry and entry.startswith(self._stems))


def _words(text: str) -> list[str]:
    return names.canonical(text).split()
