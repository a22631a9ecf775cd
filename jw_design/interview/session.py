"""One interview in progress: the brief so far, and the commands that every kind of question shares."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from functools import cached_property

from jw_design.answers import canonical
from jw_design.assess.judge import Verdict
from jw_design.assess.view import View
from jw_design.interview.commands import Command
from jw_design.interview.dialogue import Dialogue
from jw_design.model.answer import Answer, Brief, Standing
from jw_design.model.checklist import Checklist, Question


class Move(Enum):
    """Where to go from a question or a cell."""

    NEXT = "next"
    BACK = "back"
    AGAIN = "again"
    #: Out of the table that the cell belongs to.
    LEAVE = "leave"


class Session:
    """Holds the brief; every change of it is saved at once."""

    def __init__(self, checklist: Checklist, brief: Brief, dialogue: Dialogue, save: Callable[[Brief], None]) -> None:
        """Start from a brief as it stands."""
        self.checklist = checklist
        self.dialogue = dialogue
        self._brief = brief
        self._save = save

    @property
    def brief(self) -> Brief:
        """The brief so far."""
        return self._brief

    @cached_property
    def view(self) -> View:
        """The answers so far, as conditions read them."""
        return View(self.checklist, self._brief)

    def keep(self, brief: Brief) -> None:
        """Take a changed brief and save it, its answers in canonical form; nothing happens if nothing changed."""
        brief = replace(brief, answers=canonical(self.checklist, brief.answers))
        if brief != self._brief:
            self._brief = brief
            self.__dict__.pop("view", None)
            self._save(brief)

    def answer(self, question: Question) -> Answer:
        """Return the answer so far, empty where there is none."""
        return self._brief.answers.get(question.id, Answer())

    def put(self, question: Question, answer: Answer) -> None:
        """Save an answer in place of the one before; an empty one removes it."""
        answers: Mapping[str, Answer] = {**self._brief.answers, question.id: answer}
        self.keep(replace(self._brief, answers=answers))

    def remark(self, verdict: Verdict) -> None:
        """Say once, gently, that something just typed will be flagged."""
        if verdict.state == "weak":
            self.dialogue.show(f"That will be flagged: {verdict.reason}.")

    def command(self, question: Question, command: Command) -> Move:
        """Carry out a command that is about the whole answer to a question."""
        match command:
            case Command.BACK:
                return Move.BACK
            case Command.CLEAR:
                self.put(question, Answer())
                self.dialogue.show("Your answer is removed.")
            case Command.NOT_KNOWN | Command.NOT_KNOWN_ALL:
                return self._stand(question, "not-known", self.dialogue.not_known())
            case Command.NOT_APPLICABLE | Command.NOT_APPLICABLE_ALL:
                return self._stand(question, "not-applicable", self.dialogue.not_applicable())
            case _:
                pass
        return Move.NEXT

    def _stand(self, question: Question, standing: Standing, text: str | None) -> Move:
        """Put a standing in place of the answer; the rows of a table stay, and what was written beside them."""
        if text is None:
            return Move.AGAIN
        before = self.answer(question)
        if question.kind == "table":
            beside = "" if before.standing else before.text
            self.put(question, Answer(standing=standing, text=f"{text}\n\n{beside}", rows=before.rows))
        else:
            self.put(question, Answer(standing=standing, text=text))
        self.remark(self.view.verdict(question))
        return Move.NEXT
