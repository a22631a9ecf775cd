"""Whether one text is a proper answer, a weak one, an honest unknown or not applicable, by a checklist's word lists."""

import re
from dataclasses import dataclass
from datetime import date

from jw_design import markdown
from jw_design.model.checklist import ColumnKind, Expects, Kind, WeakWords
from jw_design.model.finding import State
from jw_design.values import dates, names, numbers

#: What is wanted of a text: the kinds and expectations of the checklist language.
Wanted = Expects | ColumnKind | Kind
#: Fewer words than this in answer to a high-severity question are too few to say what and how.
FEW_WORDS = 5
_QUOTE_LENGTH = 60
#: How many times "by" is tried before a date, from the end.
_BYS = 8


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one text is worth."""

    state: State
    #: Why it is weak, as it reads after "Succession strategy: ".
    reason: str = ""
    #: Of an honest unknown: who finds out, by when as written, and by when at the latest.
    who: str = ""
    by: str = ""
    latest: date | None = None
    #: An attempt at a date or figure that is none: a slip of the form, reported as such.
    malformed: bool = False


UNANSWERED = Verdict("unanswered")
ANSWERED = Verdict("answered")


class Judge:
    """Judges texts by one checklist's word lists."""

    def __init__(self, words: WeakWords) -> None:
        """Prepare the lists for look-up."""
        self.placeholders = {names.canonical(word) for word in words.placeholders}
        self.nobody = {names.canonical(word) for word in words.nobody}
        self.bodies = {word.casefold() for word in words.bodies}
        self.posts = {word.casefold() for word in words.posts}
        self.vague_times = {names.canonical(word) for word in words.vague_times}
        self.bare = {names.canonical(word) for word in words.bare}

    def text(self, text: str, wanted: Wanted, *, high: bool = False, few: float = FEW_WORDS) -> Verdict:
        """Judge a text that may open with a marker, as a cell may."""
        opened = markdown.marker(text)
        if opened and opened[0] != "why":
            return self.standing(opened[0], opened[1])
        return self.plain(text, wanted, high=high, few=few)

    def standing(self, standing: str, text: str) -> Verdict:
        """Judge "not applicable" with its reason, or "not known yet" with who and when."""
        if standing == "not-applicable":
            if not text or self._says_nothing(markdown.plain(text)):
                return Verdict("weak", "not applicable, but no reason is given")
            return Verdict("not-applicable")
        who, by = who_and_by(markdown.plain(text))
        if not who or self._says_nothing(who) or names.canonical(who) in self.nobody:
            lacks = "it does not say who finds out" if by else "it does not say who finds out, or by when"
            return Verdict("weak", f"not known yet, but {lacks}")
        when = dates.parse(by)
        if when is None:
            return Verdict("weak", "not known yet, but it does not say by what date")
        return Verdict("unknown", who=who, by=by, latest=when.end)

    def plain(self, text: str, wanted: Wanted, *, high: bool = False, few: float = FEW_WORDS) -> Verdict:
        """Judge a text without a marker; `high` asks for a few words at least."""
        words = markdown.plain(text)
        if not text:
            return UNANSWERED
        shown = quoted(words or text)
        if self._says_nothing(words):
            return Verdict("weak", f"{shown} is a placeholder")
        if wanted == "date":
            return self._date(words, shown)
        lacks = self._lacks(words, wanted)
        if not lacks and wanted == "sentence" and high and len(words.split()) < few:
            lacks = "is too short to act on"
        return Verdict("weak", f"{shown} {lacks}") if lacks else ANSWERED

    def _lacks(self, words: str, wanted: Wanted) -> str:
        """Return what a text lacks of what is wanted, as it reads after the text; "" where it lacks nothing."""
        bare = names.canonical(words)
        match wanted:
            case "number" | "money" if numbers.parse(words) is None:
                return "is not a figure"
            case "figure" if numbers.parse(words) is None:
                return "holds no figure"
            case "figure" if not numbers.has_unit(words):
                return "does not say of what"
            case "frequency" if bare in self.vague_times:
                return "does not say how often"
            case "person" | "body" if bare in self.nobody:
                return "is nobody in particular"
            case "person" if self._is_body(words):
                return "is a body, not a person or post"
            case "sentence" if bare in self.bare:
                return "does not say what or how"
            case "sentence" if bare in self.vague_times:
                return "does not say when"
        return ""

    def _says_nothing(self, words: str) -> bool:
        """Whether a text is a placeholder: no letter or digit at all, or one of the listed."""
        return not re.search(r"\w", words) or names.canonical(words) in self.placeholders

    def _date(self, words: str, shown: str) -> Verdict:
        if dates.parse(words) is not None:
            return ANSWERED
        attempted = re.search(r"\d", words) is not None
        return Verdict("weak", f"{shown} is not a date", malformed=attempted and len(words.split()) <= 5)  # noqa: PLR2004

    def _is_body(self, words: str) -> bool:
        """Tell a body from a person or a post; in doubt it is a person."""
        # "Ann Lee of the City Council" and "Ann Lee (City Council)" say where somebody works.
        if "," in words or "(" in words or _words_of(words) & self.posts:
            return False
        return bool(_words_of(re.split(r"\b(?:of|at|from|for)\b", words, maxsplit=1)[0]) & self.bodies)


def _words_of(text: str) -> set[str]:
    return {word.strip(".,;:()").casefold() for word in re.split(r"[\s/-]+", text)}


def who_and_by(text: str) -> tuple[str, str]:
    """Split "Head of Unit, by 31 January 2027" into who and by when; the last "by" that a date follows counts."""
    for found in reversed(list(re.finditer(r"[,;]?\s*\bby\s+", text))[-_BYS:]):
        if dates.parse(text[found.end() :]) is not None:
            return text[: found.start()].strip(" ,;"), text[found.end() :].strip()
    if text.casefold().startswith("by "):
        when, _, who = text[3:].partition(",")
        return (who.strip(" ,;"), when.strip()) if dates.parse(when) is not None else ("", text[3:].strip())
    who, by, when = text.partition(" by ")
    if by:
        return who.strip(" ,;"), when.strip()
    # "Head of Unit, 31 January 2027" and "Head of Unit (May 2027)" say as much.
    who, comma, when = text.rstrip(")").rpartition("(" if text.endswith(")") else ",")
    if comma and dates.parse(when) is not None:
        return who.strip(" ,;"), when.strip()
    return text.strip(" ,;"), ""


def quoted(words: str) -> str:
    """Return a text in quotation marks, cut where it is long."""
    short = words if len(words) <= _QUOTE_LENGTH else words[: _QUOTE_LENGTH - 1].rstrip() + "\u2026"
    return f'"{short}"'
