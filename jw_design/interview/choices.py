"""What was typed in answer to numbered options -> the options meant."""

import re
from collections.abc import Sequence

from jw_design.answers import OTHER, option_id
from jw_design.assess.judge import quoted
from jw_design.interview.commands import Command, Reply
from jw_design.interview.dialogue import Dialogue
from jw_design.interview.wording import numbered, option_labels
from jw_design.model.checklist import Option
from jw_design.values import names

_OTHER = re.compile(r"(?:^|,)\s*other\s*:\s*(.*)$", re.IGNORECASE | re.DOTALL)
_NUMBERS = re.compile(r"[0-9]+(?:[\s,;.]+[0-9]+)*[\s,;.]*")


class NoSuchOptionError(ValueError):
    """A word that names no option, or several; its text says which, as a sentence."""


def pick(typed: str, options: Sequence[Option], *, other: bool = False, several: bool = False) -> tuple[list[str], str]:
    """Return the ids of the options that a line names, and the words of Other.

    Options are named by number, id, label or an unambiguous beginning of the label; several with commas between.
    Raises NoSuchOptionError.
    """
    own = _OTHER.search(typed) if other else None
    rest, words = (typed[: own.start()], own[1].strip()) if own else (typed, "")
    chosen = [_one(word, options, other=other) for word in _split(rest, options, several=several)]
    if own:
        chosen.append(OTHER)
    if not several and len(set(chosen)) > 1:
        message = "Only one can be chosen."
        raise NoSuchOptionError(message)
    return list(dict.fromkeys(chosen)), words


def _split(typed: str, options: Sequence[Option], *, several: bool) -> list[str]:
    if _NUMBERS.fullmatch(typed.strip()):
        return re.findall("[0-9]+", typed)
    if not several or option_id(options, typed) is not None:
        return [typed] if typed.strip() else []
    return [word for word in re.split("[,;\n]", typed) if word.strip()]


def _one(word: str, options: Sequence[Option], *, other: bool) -> str:
    word = word.strip()
    ids = [option.id for option in options] + ([OTHER] if other else [])
    if re.fullmatch("[0-9]+", word) and 1 <= int(word[:9]) <= len(ids):
        return ids[int(word[:9]) - 1]
    exact = option_id(options, word) or (OTHER if other and names.canonical(word) == OTHER else None)
    if exact is not None:
        return exact
    start = names.canonical(word)
    labels = [*[option.label for option in options], *([OTHER] if other else [])]
    near = [at for at, label in enumerate(labels) if start and names.canonical(label).startswith(start)]
    if len(near) == 1:
        return ids[near[0]]
    if near:
        message = f"{quoted(word)} could be {' or '.join(str(at + 1) for at in near)}. Type the number."
    else:
        message = f"{quoted(word)} is none of the options. Type a number from 1 to {len(ids)}, or the words."
    raise NoSuchOptionError(message)


def ask_cell(dialogue: Dialogue, options: Sequence[Option], prompt: str) -> Reply:
    """Ask for one option of a table's cell; the reply's text is the option's id."""
    dialogue.show(numbered(option_labels(options, other=False)))
    while True:
        reply = dialogue.reply(prompt)
        if reply.command or not reply.text:
            return reply
        try:
            (chosen, *_), _words = pick(reply.text, options)
        except NoSuchOptionError as problem:
            dialogue.show(str(problem))
        else:
            return Reply(chosen)


def ask_options(
    dialogue: Dialogue, options: Sequence[Option], *, other: bool, several: bool, own: str = ""
) -> tuple[list[str], str] | Command | None:
    """Ask for the options of a question; `own` are the words of Other so far. None is Enter alone."""
    dialogue.show(numbered(option_labels(options, other=other)))
    prompt = "Type one or more numbers, with commas between:" if several else "Type a number, or the words:"
    while True:
        reply = dialogue.reply(prompt)
        if reply.command or not reply.text:
            return reply.command
        try:
            chosen, words = pick(reply.text, options, other=other, several=several)
        except NoSuchOptionError as problem:
            dialogue.show(str(problem))
            continue
        if OTHER in chosen and not words:
            said = dialogue.reply("Other: what is it?", own)
            if said.command is Command.BACK:
                continue
            words = said.text or own
        if chosen:
            return chosen, words
