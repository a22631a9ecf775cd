"""Questions with one answer: texts, choices, dates, figures, money and people."""

from dataclasses import replace

from jw_design import markdown
from jw_design.answers import OTHER
from jw_design.interview.choices import ask_options
from jw_design.interview.commands import Command
from jw_design.interview.dialogue import Quit
from jw_design.interview.session import Move, Session
from jw_design.interview.wording import current_answer
from jw_design.model.answer import Answer, Standing
from jw_design.model.checklist import Question


def ask_single(session: Session, question: Question) -> Move:
    """Ask a question that is no table, and save what is answered."""
    answer = session.answer(question)
    if answer:
        session.dialogue.show(current_answer(question, answer))
    if question.kind in ("choice", "choices"):
        return _ask_choice(session, question)
    return _ask_text(session, question)


def _ask_text(session: Session, question: Question) -> Move:
    dialogue = session.dialogue
    before = session.answer(question)
    current = "" if before.standing else before.text
    if question.kind == "text" and question.expects in (None, "sentence"):
        reply = dialogue.text("Your answer:", current)
    else:
        reply = dialogue.value(question.kind, "Your answer:", current)
    if reply.text:
        _put_text(session, question, reply.text)
    if reply.command is Command.QUIT:
        raise Quit
    return session.command(question, reply.command) if reply.command else Move.NEXT


def _put_text(session: Session, question: Question, text: str) -> None:
    """Save a text; one that opens as a brief's own "Not applicable:" or "Not known yet:" is taken at its word."""
    opened = markdown.marker(text)
    if opened and opened[0] != "why":
        standing: Standing = "not-known" if opened[0] == "not-known" else "not-applicable"
        session.put(question, Answer(standing=standing, text=opened[1]))
    else:
        session.put(question, Answer(text=text))
    session.remark(session.view.verdict(question))


def _ask_choice(session: Session, question: Question) -> Move:
    before = session.answer(question)
    picked = ask_options(
        session.dialogue,
        question.options,
        other=question.other,
        several=question.kind == "choices",
        own=before.other,
    )
    if isinstance(picked, Command):
        return session.command(question, picked)
    if picked is not None:
        chosen, own = picked
        reason = "" if before.standing else before.text
        session.put(question, Answer(chosen=tuple(chosen), other=own if OTHER in chosen else "", text=reason))
    elif not before.chosen or before.standing:
        return Move.NEXT
    return _ask_reason(session, question, kept=picked is None)


def _ask_reason(session: Session, question: Question, *, kept: bool) -> Move:
    """Ask for the reason that goes with a choice; where both stand already, Enter has kept both."""
    answer = session.answer(question)
    if kept and (answer.text or question.why == "none"):
        return Move.NEXT
    if question.why == "none":
        session.remark(session.view.verdict(question))
        return Move.NEXT
    if answer.text:
        session.dialogue.show(f"Your reason now: {answer.text}\nPress Enter to keep it.")
    prompt = "Why? (needed)" if question.why == "required" else "Why? (Enter to leave it out)"
    reply = session.dialogue.reply(prompt, answer.text)
    if reply.command is Command.BACK:
        return Move.AGAIN
    if reply.text or reply.command is Command.CLEAR:
        session.put(question, replace(answer, text=reply.text))
    elif reply.command in (Command.NOT_KNOWN, Command.NOT_APPLICABLE):
        session.dialogue.show("Your choice stands; only its reason is left open.")
    session.remark(session.view.verdict(question))
    return Move.NEXT
