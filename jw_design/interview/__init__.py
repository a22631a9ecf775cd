"""Checklist + Prompter -> answers: the interview of one brief, saved after every answer."""

from collections.abc import Callable
from dataclasses import replace

from jw_design.assess.judge import judge_by
from jw_design.interview import wording
from jw_design.interview.dialogue import Dialogue, Quit
from jw_design.interview.prompter import Prompter, make_prompter
from jw_design.interview.session import Move, Session
from jw_design.interview.single import ask_single
from jw_design.interview.tables import ask_table
from jw_design.model.answer import Brief
from jw_design.model.checklist import Checklist, Question

__all__ = ["Prompter", "Stopped", "interview", "make_prompter"]


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The person quit, interrupted, or the input ended; everything is saved."""

    def __init__(self, brief: Brief) -> None:
        """Carry the brief as it was saved; its `stopped_at` is the question to go on with."""
        super().__init__(f"stopped at {brief.stopped_at}")
        self.brief = brief


def interview(
    checklist: Checklist,
    brief: Brief,
    prompter: Prompter,
    save: Callable[[Brief], None],
    *,
    open_only: frozenset[str] | None = None,
) -> Brief:
    """Ask what is asked at the brief's depth and parts, and return the brief with the answers.

    It starts where the brief says that it stopped, else at the first question, and asks what has no answer yet; with
    `open_only`, exactly the questions of these ids. `save` is called with the brief after every answer and every
    cell of a table. Raises Stopped.
    """
    session = Session(
        checklist, brief, Dialogue(prompter, judge_by(checklist.weak, tuple(checklist.thresholds.items()))), save
    )
    try:
        _Interview(session, open_only).run()
    except (Quit, KeyboardInterrupt, EOFError):
        # An interrupt may have come in the middle of a save.
        save(session.brief)
        raise Stopped(session.brief) from None
    return session.brief


class _Interview:
    """Goes from question to question, as the answers so far decide."""

    def __init__(self, session: Session, open_only: frozenset[str] | None) -> None:
        self.session = session
        self.open_only = open_only
        #: Questions asked in this run, the latest last.
        self.visited: list[Question] = []
        #: Questions from which the person went back, the nearest last: they come again, answered or not.
        self.ahead: list[Question] = []
        #: Letters of the parts whose heading was shown; the last one is the part that is being asked.
        self.parts: list[str] = []

    def run(self) -> None:
        stopped_at = self.session.brief.stopped_at
        question = self._first(stopped_at)
        if question is not None:
            self.session.dialogue.show(wording.COMMANDS_BRIEFLY)
        resumed = question is not None and question.code == stopped_at
        while question is not None:
            self.session.keep(replace(self.session.brief, stopped_at=question.code))
            move = self._ask(question, resumed=resumed)
            resumed = False
            if move is Move.BACK:
                before = self._before(question)
                if before is not question:
                    self.ahead.append(question)
                question = before
            elif move is Move.NEXT:
                self.visited.append(question)
                question = self._ahead() or self._after(question)
        self.session.keep(replace(self.session.brief, stopped_at=""))
        asked = self._askable()
        answered = sum(question.id in self.session.brief.answers for question in asked)
        self.session.dialogue.show(wording.closing(answered, len(asked)))

    def _askable(self) -> list[Question]:
        """Return the questions that this run is about, in order, as the answers stand now."""
        view = self.session.view
        return [
            question
            for question in self.session.checklist.questions.values()
            if question.id in view.asked
            and view.applies(question) is not False
            and (self.open_only is None or question.id in self.open_only)
        ]

    def _first(self, code: str) -> Question | None:
        """Return the question where the last run stopped; where it is no longer asked, the first wanting an answer."""
        start = self.session.checklist.codes.get(code)
        askable = self._askable()
        if start in askable:
            return start
        if start is not None and self.open_only is None:
            return self._after(start)
        return next((question for question in askable if self._wanted(question)), None)

    def _wanted(self, question: Question) -> bool:
        return self.open_only is not None or question.id not in self.session.brief.answers

    def _after(self, question: Question) -> Question | None:
        """Return the next question that wants an answer."""
        order = list(self.session.checklist.questions)
        here = order.index(question.id)
        return next((one for one in self._askable() if order.index(one.id) > here and self._wanted(one)), None)

    def _ahead(self) -> Question | None:
        """Return the question from which the person went back, if it is still asked."""
        while self.ahead:
            question = self.ahead.pop()
            if question in self._askable():
                return question
        return None

    def _before(self, question: Question) -> Question:
        """Return the question that was asked before; at the start of a run the one that stands before it."""
        askable = self._askable()
        while self.visited:
            last = self.visited.pop()
            if last in askable:
                return last
        earlier = askable[: askable.index(question)] if question in askable else []
        if not earlier:
            self.session.dialogue.show("This is the first question.")
        return earlier[-1] if earlier else question

    def _ask(self, question: Question, *, resumed: bool) -> Move:
        """Show a question and ask it."""
        dialogue = self.session.dialogue
        if not self.parts or self.parts[-1] != question.part:
            part = next(part for part in self.session.checklist.parts if question.part == part.part)
            dialogue.show(wording.part_heading(part, about=part.part not in self.parts))
            self.parts.append(part.part)
        asked = self._askable()
        dialogue.show(wording.question_heading(question, asked.index(question) + 1, len(asked)))
        dialogue.help = wording.help_text(question)
        if question.kind == "table":
            return ask_table(self.session, question, resumed=resumed)
        return ask_single(self.session, question)
