"""Whether a condition holds on a brief's answers: True, False, or None for unknown; and what it says in words."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, Protocol

from jw_design.model.checklist import Checklist
from jw_design.model.condition import (
    All,
    AnswerState,
    AnyOf,
    Compare,
    Condition,
    Count,
    HasState,
    Is,
    Not,
    Operand,
    PartUntouched,
    Ref,
    Rows,
    StandsIn,
)
from jw_design.values import dates, names, numbers


class RowView(Protocol):
    """One row of a table, with the columns of every table that shares its register."""

    @property
    def name(self) -> str:
        """What the row is called."""


class AnswersView(Protocol):
    """The answers as conditions read them; a row's cells are reached through the rows that enclose the reader."""

    def state(self, ref: Ref, rows: Sequence[RowView]) -> AnswerState | None:
        """Return the state of an answer or cell; None where it was not asked or does not apply."""

    def text(self, ref: Ref, rows: Sequence[RowView]) -> str | None:
        """Return the plain text of an answer or cell that is properly given, else None."""

    def chosen(self, ref: Ref, rows: Sequence[RowView]) -> tuple[str, ...] | None:
        """Return the ids of the options chosen, else None."""

    def untouched(self, part: str) -> bool | None:
        """Return whether nothing is stated in a part; None where nothing of it was asked."""

    def rows(self, table: str) -> Sequence[RowView] | None:
        """Return the rows of a table; None where nothing is filled in."""

    def same_name(self, one: str, other: str, *, listed: bool = False) -> bool:
        """Whether two names mean the same; with `listed`, whether the first is among those that the second lists."""


def holds(  # noqa: C901 - one case a form
    condition: Condition, answers: AnswersView, rows: Sequence[RowView] = ()
) -> bool | None:
    """Return whether a condition holds, in three values: what compares with a missing answer is None.

    `rows` are the rows that enclose the condition, outermost first (of a check's for-each, of some and every).
    """
    match condition:
        case All(parts):
            return _all(holds(part, answers, rows) for part in parts)
        case AnyOf(parts):
            return _any(holds(part, answers, rows) for part in parts)
        case Not(part):
            return _not(holds(part, answers, rows))
        case Is(ref, options):
            chosen = answers.chosen(ref, rows)
            return None if chosen is None else any(option in options for option in chosen)
        case HasState(ref, states):
            state = answers.state(ref, rows)
            return None if state is None else state in states
        case StandsIn(ref, places):
            name = answers.text(ref, rows)
            return None if name is None else _all_stand_in(name, places, answers, rows)
        case Compare():
            return _compares(condition, answers, rows)
        case Rows(table, where, every):
            found = answers.rows(table)
            if found is None:
                return None
            verdicts = (True if where is None else holds(where, answers, (*rows, row)) for row in found)
            return _all(verdicts) if every else _any(verdicts)
        case Count():
            return _counts(condition, answers, rows)
        case PartUntouched(part):
            return answers.untouched(part)


def _all(verdicts: Iterator[bool | None]) -> bool | None:
    known: bool | None = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            known = None
    return known


def _any(verdicts: Iterator[bool | None]) -> bool | None:
    return _not(_all(_not(verdict) for verdict in verdicts))


def _not(verdict: bool | None) -> bool | None:
    return None if verdict is None else not verdict


def _all_stand_in(name: str, places: Sequence[Ref], answers: AnswersView, rows: Sequence[RowView]) -> bool | None:
    """Return whether a name stands in one of the places, or every one of the names that it lists does.

    Where only some of the words are found ("City Council, housing service") nothing is certain.
    """
    whole = _any(_stands_in(name, place, answers, rows) for place in places)
    parts = names.several(name)
    if whole is not False or len(parts) == 1:
        return whole
    found = [_any(_stands_in(part, place, answers, rows) for place in places) for part in parts]
    return True if all(found) else None if any(found) else False


def _stands_in(name: str, place: Ref, answers: AnswersView, rows: Sequence[RowView]) -> bool | None:
    if place.column is None:
        text = answers.text(place, rows)
        return None if text is None else answers.same_name(name, text, listed=True)
    found = answers.rows(place.question)
    if found is None:
        return None
    cell = Ref(place.question, place.column, len(rows))
    texts = (answers.text(cell, (*rows, row)) for row in found)
    return _any(None if text is None else answers.same_name(name, text, listed=True) for text in texts)


def _compares(condition: Compare, answers: AnswersView, rows: Sequence[RowView]) -> bool | None:
    text = answers.text(condition.ref, rows)
    if text is None:
        return None
    operand = condition.operand
    if condition.reading == "date":
        when, other = dates.parse(text), _date(operand, answers, rows)
        if when is None or other is None:
            return None
        if condition.relation == "same-as":
            apart = when.before(other) or other.before(when)
            return True if when == other else False if apart else None
        return when.before(other) if condition.relation == "before" else other.before(when)
    if condition.reading == "number":
        number, limit = numbers.money(text), _number(operand, answers, rows)
        if number is None or limit is None or _other_period(number, limit):
            return None
        if condition.relation == "same-as":
            return number.amount == limit.amount
        return number.amount > limit.amount if condition.relation == "more-than" else number.amount < limit.amount
    other_text = operand.literal if operand.ref is None else answers.text(operand.ref, rows)
    return None if other_text is None else answers.same_name(text, other_text)


def _column(ref: Ref, answers: AnswersView, rows: Sequence[RowView]) -> list[str] | None:
    """Return the texts of a whole column, or None if any is missing."""
    found = answers.rows(ref.question)
    if not found:
        return None
    cell = Ref(ref.question, ref.column, len(rows))
    texts = [answers.text(cell, (*rows, row)) for row in found]
    given = [text for text in texts if text is not None]
    return given if len(given) == len(texts) else None


def _date(operand: Operand, answers: AnswersView, rows: Sequence[RowView]) -> dates.Interval | None:
    if operand.ref is None:
        found = dates.parse(operand.literal or "")
    elif operand.over is None:
        found = dates.parse(answers.text(operand.ref, rows) or "")
    else:
        texts = _column(operand.ref, answers, rows)
        read = [dates.parse(text) for text in texts or ()]
        known = [interval for interval in read if interval is not None]
        if not known or len(known) < len(read):
            return None
        pick = max if operand.over == "latest" else min
        found = dates.Interval(pick(one.start for one in known), pick(one.end for one in known))
    return found.shifted(operand.months, operand.days) if found else None


def _number(operand: Operand, answers: AnswersView, rows: Sequence[RowView]) -> numbers.Money | None:
    """Return the figure to compare with; one that is no money has no period."""
    if operand.ref is None:
        found: numbers.Money | None = numbers.Money(float(operand.literal or 0), None)
    elif operand.over is None:
        found = numbers.money(answers.text(operand.ref, rows) or "")
    else:
        found = _sum([numbers.money(text) for text in _column(operand.ref, answers, rows) or ()])
    return None if found is None else numbers.Money(found.amount * operand.times, found.period)


def _sum(sums: Sequence[numbers.Money | None]) -> numbers.Money | None:
    """Add sums up, unless one is missing or some are for a year and others in all."""
    known = [one for one in sums if one is not None]
    if not known or len(known) < len(sums) or any(_other_period(one, known[0]) for one in known):
        return None
    return numbers.Money(sum(one.amount for one in known), known[0].period)


def _other_period(one: numbers.Money, other: numbers.Money) -> bool:
    """Whether one sum is for each year and the other in all."""
    return one.period is not None and other.period is not None and one.period != other.period


def _counts(condition: Count, answers: AnswersView, rows: Sequence[RowView]) -> bool | None:
    found = answers.rows(condition.table)
    if found is None:
        return None
    sure: list[Sequence[RowView]] = []
    unsure = 0
    for row in found:
        inner = (*rows, row)
        verdict = True if condition.where is None else holds(condition.where, answers, inner)
        if verdict is None:
            unsure += 1
        elif verdict:
            sure.append(inner)
    low = len(sure)
    if condition.distinct is not None:
        cell = Ref(condition.table, condition.distinct, len(rows))
        texts = [answers.text(cell, inner) for inner in sure]
        unsure += texts.count(None)
        different: list[str] = []
        for text in texts:
            if text is not None and not any(answers.same_name(text, known) for known in different):
                different.append(text)
        low = len(different)
    high = low + unsure
    limit = len(found) / 2 if condition.limit == "half" else condition.limit
    at_low, at_high = (low > limit, high > limit) if condition.relation == "more-than" else (low < limit, high < limit)
    return at_low if at_low == at_high else None


def refs(condition: Condition) -> Iterator[Ref]:  # noqa: C901 - one case a form
    """Yield everything that a condition reads; a table read by its rows alone is its question."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from refs(part)
        case Not(part):
            yield from refs(part)
        case Is(ref, _) | HasState(ref, _):
            yield ref
        case StandsIn(ref, places):
            yield ref
            yield from places
        case Compare():
            yield condition.ref
            if condition.operand.ref is not None:
                yield condition.operand.ref
        case Rows(table, where, _) | Count(table, where, None, _, _):
            yield Ref(table)
            if where is not None:
                yield from refs(where)
        case Count():
            yield Ref(condition.table, condition.distinct)
            if condition.where is not None:
                yield from refs(condition.where)
        case PartUntouched():
            # Whether the part was asked is for it to say: it reads no one question.
            return


def say(condition: Condition, checklist: Checklist) -> str:
    """Return a condition in plain English, such as: E1 is "It ends on a set date"."""
    return _Saying(checklist).say(condition, negated=False)


class _Saying:
    """Puts conditions into words; negation is carried inwards, so that no sentence begins with "it is not so that"."""

    _RELATIONS: ClassVar = {
        "before": ("is before", "is not before"),
        "after": ("is after", "is not after"),
        "more-than": ("is more than", "is not more than"),
        "less-than": ("is less than", "is not less than"),
        "same-as": ("is the same as", "is not the same as"),
    }
    _STATES: ClassVar = {
        "missing": ("is not stated", "is stated"),
        "given": ("is answered", "is not answered"),
        "weak": ("is weak", "is not weak"),
        "unknown": ("is not known yet", "is known"),
    }

    def __init__(self, checklist: Checklist) -> None:
        self.questions = checklist.questions

    def say(self, condition: Condition, *, negated: bool) -> str:  # noqa: C901 - one case a form
        """Return the condition, or its opposite, in words."""
        speak = partial(self.say, negated=negated)
        match condition:
            case All(parts):
                return self._join((speak(part) for part in parts), "or" if negated else "and")
            case AnyOf(parts):
                return self._join((speak(part) for part in parts), "and" if negated else "or")
            case Not(part):
                return self.say(part, negated=not negated)
            case Is(ref, options):
                labels = " or ".join(f'"{self._label(ref, option)}"' for option in options)
                return f"{self.name(ref)} {'is not' if negated else 'is'} {labels}"
            case HasState(ref, states):
                words = [self._STATES[state][negated] for state in states]
                return f"{self.name(ref)} {(' and ' if negated else ' or ').join(words)}"
            case StandsIn(ref, places):
                where = (" and " if negated else " or ").join(self.name(place) for place in places)
                return f"{self.name(ref)} {'does not stand' if negated else 'stands'} in {where}"
            case Compare(ref, relation, operand, reading):
                return f"{self.name(ref)} {self._RELATIONS[relation][negated]} {self._operand(operand, reading)}"
            case Rows(table, where, every):
                title = self.questions[table].code
                if where is None:
                    return f"{title} has {'no rows' if negated else 'a row'}"
                if every:
                    return f"in {'some' if negated else 'every'} row of {title}, {speak(where)}"
                return f"in {'every' if negated else 'some'} row of {title}, {speak(where)}"
            case Count(table, where, distinct, relation, limit):
                code = self.questions[table].code
                what = (
                    f"rows of {code}"
                    if distinct is None
                    else f"different entries under {self.name(Ref(table, distinct))}"
                )
                those = "" if where is None else f" where {self.say(where, negated=False)}"
                size = "half of them" if limit == "half" else f"{limit:g}"
                return f"the number of {what}{those} {self._RELATIONS[relation][negated]} {size}"
            case PartUntouched(part):
                return f"{'something' if negated else 'nothing'} in part {part} is answered"

    def name(self, ref: Ref) -> str:
        """Return what people call a question or column: E1, or "Kind of body" in A3."""
        question = self.questions[ref.question]
        if ref.column is None:
            return question.code
        if question.name_column is not None and ref.column == question.name_column.id:
            return f'"{question.name_column.title}" in {question.code}'
        column = next(column for column in question.columns if column.id == ref.column)
        return f'"{column.title}" in {question.code}'

    def _label(self, ref: Ref, option: str) -> str:
        question = self.questions[ref.question]
        options = question.options
        if ref.column is not None:
            options = next((column.options for column in question.columns if column.id == ref.column), ())
        fixed = {row.id: row.label for row in question.rows} if ref.column else {}
        return next((one.label for one in options if one.id == option), fixed.get(option, option.capitalize()))

    def _operand(self, operand: Operand, reading: str) -> str:
        if operand.ref is None:
            day = dates.parse(operand.literal or "") if reading == "date" else None
            if day is not None and day.start == day.end:
                return dates.in_words(day.start)
            return f'"{operand.literal}"' if reading == "name" else operand.literal or ""
        said = self.name(operand.ref)
        if operand.over is not None:
            said = f"the {operand.over} of {said}"
        if operand.months or operand.days:
            count, unit = (abs(operand.months), "month") if operand.months else (abs(operand.days), "day")
            side = "after" if operand.months + operand.days > 0 else "before"
            said = f"{count} {unit}{'s' if count != 1 else ''} {side} {said}"
        if operand.times != 1:
            said = f"{operand.times:g} times {said}"
        return said

    @staticmethod
    def _join(parts: Iterator[str], word: str) -> str:
        return f", {word} ".join(parts)
