"""Whether one text is a proper answer, a weak one, an honest unknown or not applicable, by a checklist's word lists."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from msgspec import Struct

from jw_design import markdown
from jw_design.assess.substance import Substance, counted
from jw_design.assess.vocabulary import Vocabulary
from jw_design.assess.whom import Whom
from jw_design.model.checklist import ColumnKind, Expects, Kind, WeakWords
from jw_design.model.finding import State
from jw_design.values import dates, numbers

#: What is wanted of a text: the kinds and expectations of the checklist language.
Wanted = Expects | ColumnKind | Kind
#: Thresholds that a checklist may set, and what holds where it does not.
LIMITS = {
    # Fewer words than this in answer to a high-severity question are too few to say what and how.
    "few-words": 5,
    # The same words in this many questions and columns were pasted, not written, if they are at least this many words.
    "pasted-answers": 3,
    "pasted-words": 5,
    # "Owner: TBC" and "TBC, Jo will confirm": at most this many words beside a placeholder do not make it an answer.
    "label-words": 3,
    "remark-words": 8,
    # For each hollow word, this many other words do not make a sentence an answer.
    "words-per-hollow-word": 0.5,
}
_QUOTE_LENGTH = 60
#: A text of more characters than this says something; looking closer would only take time.
_LONGEST = 1000
#: How many unusual words a denial may have. None in a cell, for "families who did not reply" is a group, nor where a
#: figure is wanted, for "no rough sleepers" is one.
_UNUSUAL: dict[Wanted, int] = {"words": 0, "figure": 0, "number": 0, "money": 0}
#: 1 in 5, nine out of every ten.
_RATIO = re.compile(r"\s(?:in|(?:out\s)?of)\s(?:every\s)?")
#: How many times "by" is tried before a date, from the end.
_BYS = 8


class Verdict(Struct, frozen=True):
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
    #: Weak in form only: it admits the gap, so that the risk is as serious as with no answer.
    certain: bool = False


UNANSWERED = Verdict("unanswered")
ANSWERED = Verdict("answered")


class Judge:
    """Judges texts by one checklist's word lists and thresholds."""

    def __init__(self, words: WeakWords, thresholds: Mapping[str, float] | None = None) -> None:
        """Prepare the lists for look-up; thresholds other than `LIMITS` are left aside."""
        self.limits = {name: (thresholds or {}).get(name, usual) for name, usual in LIMITS.items()}
        #: Conditions read the same answers again and again, and briefs of one folder share many.
        self._known: dict[tuple[str, Wanted, bool, bool], Verdict] = {}
        self._substance = Substance(words, self.limits)
        self._whom = Whom(words)
        self._vague_times = Vocabulary(words.vague_times)
        self._times = Vocabulary(words.times)
        self._multiples = Vocabulary(words.multiples)
        self._small = Vocabulary(words.small_words)

    def text(self, text: str, wanted: Wanted, *, high: bool = False, none_is_fine: bool = False) -> Verdict:
        """Judge a text that may open with a marker, as a cell may."""
        key = text, wanted, high, none_is_fine
        verdict = self._known.get(key)
        if verdict is None:
            opened = markdown.marker(text)
            if opened and opened[0] != "why":
                verdict = self.standing(opened[0], opened[1])
            else:
                verdict = self.plain(text, wanted, high=high, none_is_fine=none_is_fine)
            self._known[key] = verdict
        return verdict

    def standing(self, standing: str, text: str) -> Verdict:
        """Judge "not applicable" with its reason, or "not known yet" with who and when."""
        words = markdown.plain(text)
        if standing == "not-applicable":
            if not text or self._substance.no_reason(words):
                return Verdict("weak", "not applicable, but no reason is given")
            return Verdict("not-applicable")
        who, by = who_and_by(words)
        if not who or self._substance.no_one(who) or self._whom.nobody(who):
            lacks = "it does not say who finds out" if by else "it does not say who finds out, or by when"
            return Verdict("weak", f"not known yet, but {lacks}")
        when = dates.parse(by)
        if when is None:
            return Verdict("weak", "not known yet, but it does not say by what date")
        return Verdict("unknown", who=who, by=by, latest=when.end)

    def plain(self, text: str, wanted: Wanted, *, high: bool = False, none_is_fine: bool = False) -> Verdict:
        """Judge a text without a marker.

        `high` asks for a few words at least; with `none_is_fine`, "none" is a proper answer, not an admitted gap.
        """
        words = markdown.plain(text)
        if not text:
            return UNANSWERED
        shown = quoted(words or text)
        if len(words) > _LONGEST and wanted not in ("date", "number", "money", "figure"):
            return ANSWERED
        if self._substance.placeholder(words):
            return Verdict("weak", f"{shown} is a placeholder")
        start = words[:_LONGEST]
        early = self._put_off(start, shown) or self._denied(start, wanted, shown, none_is_fine=none_is_fine)
        if early is not None:
            return early
        if wanted == "date":
            return self._date(words, shown)
        lacks = self._lacks(words, wanted, high=high, has_link="](" in text or "://" in text)
        if not lacks and wanted == "sentence" and high and len(counted(words)) < self.limits["few-words"]:
            lacks = "is too short to act on"
        return Verdict("weak", f"{shown} {lacks}") if lacks else ANSWERED

    def denies(self, text: str) -> bool:
        """Whether a text only says that there is no such thing."""
        return self._substance.denial(markdown.plain(text)) == "none"

    def _put_off(self, words: str, shown: str) -> Verdict | None:
        """Judge a text that opens with "N/A" or a placeholder and goes on: "TBC - Jo Smith, by May 2027"."""
        reason = self._substance.not_applicable(words)
        if reason is not None:
            return self.standing("not-applicable", reason)
        remark = self._substance.deferred(words)
        if remark is None:
            return None
        honest = self.standing("not-known", re.sub(r"(?i)^by ", "", remark))
        if honest.state == "unknown":
            return honest
        return Verdict("weak", f"{shown} is a placeholder") if self._substance.is_remark(remark) else None

    def _denied(self, words: str, wanted: Wanted, shown: str, *, none_is_fine: bool) -> Verdict | None:
        """Judge a text that denies: a proper answer to some questions, a gap that somebody admits to all others."""
        if self._substance.says_none(words) and wanted in ("number", "money"):
            return ANSWERED
        denial = self._substance.denial(words, unusual=_UNUSUAL.get(wanted, 2))
        if denial == "undecided":
            return Verdict("weak", f"{shown} is a placeholder")
        if denial == "none" and none_is_fine:
            return ANSWERED
        if denial == "none" and not self._substance.yes_or_no(words):
            return Verdict("weak", f"{shown} says that there is none", certain=True)
        return None

    def _lacks(self, words: str, wanted: Wanted, *, high: bool, has_link: bool) -> str:
        """Return what a text lacks of what is wanted, as it reads after the text; "" where it lacks nothing."""
        match wanted:
            case "number" | "money" | "figure":
                return self._lacks_figure(words, wanted)
            case "frequency" if not self._says_how_often(words):
                return "does not say how often"
            case "person" | "body" if self._substance.bare(words):
                return "does not say who"
            case "person" | "body" if self._whom.nobody(words):
                return "is nobody in particular"
            case "person":
                return {
                    "nobody": "is nobody in particular",
                    "body": "is a body, not a person or post",
                }.get(self._whom.person(words), "")
            case "sentence" | "words" if (wanted == "sentence" or high) and self._substance.bare(words):
                return "does not say what or how"
            case "sentence" | "words":
                return self._lacks_substance(words, wanted, has_link=has_link)
        return ""

    def _lacks_figure(self, words: str, wanted: Wanted) -> str:
        figure = numbers.parse(words)
        if wanted == "figure" and (self._multiples.count(words) or _is_ratio(words)):
            return ""
        if figure is None:
            return "holds no figure" if wanted == "figure" else "is not a figure"
        is_share = 0 < figure < 1
        if wanted == "figure" and not is_share and not self._has_unit(words):
            return "does not say of what"
        if wanted == "money" and is_share and not self._has_unit(words):
            return "is a share, not a sum"
        return ""

    def _lacks_substance(self, words: str, wanted: Wanted, *, has_link: bool) -> str:
        substance = self._substance
        if not has_link and substance.points_elsewhere(words) and not substance.has_reference(words):
            return "does not say where in it to look"
        if words in self._vague_times:
            return "does not say when"
        if substance.empty(words, may_be_name=wanted == "words"):
            return "promises nothing that can be checked"
        return ""

    def _says_how_often(self, words: str) -> bool:
        rest = " ".join(self._vague_times.left(words))
        return self._times.count(rest) > 0 or numbers.parse(rest) is not None

    def _has_unit(self, words: str) -> bool:
        """Whether a figure says what it counts, or which way it moves: any sign or word beside it."""
        left = (word for word in words.casefold().split() if word.strip("().,;:") not in self._small)
        return any(not _is_bare_figure(word.strip("().,;:")) for word in left)

    def _date(self, words: str, shown: str) -> Verdict:
        if dates.parse(words) is not None:
            return ANSWERED
        attempted = re.search(r"\d", words) is not None
        return Verdict("weak", f"{shown} is not a date", malformed=attempted and len(words.split()) <= 5)  # noqa: PLR2004


def _is_ratio(words: str) -> bool:
    sides = _RATIO.split(words, maxsplit=1)
    return len(sides) > 1 and all(numbers.parse(side) is not None for side in sides)


def _is_bare_figure(word: str) -> bool:
    if re.fullmatch(r"[\d.,/]*(?:k|m|bn)?", word):
        return True
    return word.replace("-", "").isalpha() and numbers.parse(word) is not None


@lru_cache(maxsize=8)
def judge_by(words: WeakWords, thresholds: tuple[tuple[str, float], ...]) -> Judge:
    """Return the judge of a checklist: one for all its briefs, as preparing the lists takes longer than a brief."""
    return Judge(words, dict(thresholds))


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
