"""What the interview shows of a checklist and its answers: plain sentences, ASCII in every fixed word."""

from collections.abc import Iterable

from jw_design import markdown
from jw_design.answers import OTHER, all_columns, cell_text
from jw_design.assess.view import TableRow
from jw_design.interview.commands import WORDS, Command
from jw_design.model.answer import Answer
from jw_design.model.checklist import Column, Option, Part, Question
from jw_design.model.condition import Ref

COMMANDS_BRIEFLY = (
    "Enter leaves a question open. Type ? for help, or back, skip or clear, each on a line of its own.\n"
    "Type don't know, or not applicable, where that is the answer. quit saves, and you can go on later."
)
IN_A_TABLE = "For the whole table at once, type skip all, don't know all or not applicable all."
SINGLE_COMMANDS = (
    Command.HELP,
    Command.BACK,
    Command.SKIP,
    Command.CLEAR,
    Command.NOT_KNOWN,
    Command.NOT_APPLICABLE,
    Command.QUIT,
)
TABLE_COMMANDS = (*SINGLE_COMMANDS, Command.SKIP_ALL, Command.NOT_KNOWN_ALL, Command.NOT_APPLICABLE_ALL)


def part_heading(part: Part, *, about: bool) -> str:
    """Return the heading of a part, with its few sentences where it is new."""
    return f"\n{part.part}. {part.title}" + (f"\n{part.about}" if about and part.about else "")


def question_heading(question: Question, number: int, total: int) -> str:
    """Return where the interview stands, the question's title and the question."""
    place = f"{question.code} of part {question.part}, question {number} of {total}."
    return f"\n{place}\n{question.title}\n{question.ask}"


def current_answer(question: Question, answer: Answer) -> str:
    """Return the answer that stands, and how to keep it."""
    words = answer_words(question, answer)
    gap = "\n" if "\n" in words else " "
    return f"Your answer now:{gap}{words}\nPress Enter to keep it."


def answer_words(question: Question, answer: Answer) -> str:
    """Return an answer that is not a table's as a reader would say it."""
    if answer.standing:
        return f"{markdown.MARKERS[answer.standing]}: {answer.text}".rstrip(" ")
    if not answer.chosen:
        return answer.text
    labels = {option.id: option.label for option in question.options}
    labels[OTHER] = f"Other: {answer.other}" if answer.other else "Other"
    said = "; ".join(labels.get(option, option) for option in answer.chosen)
    return f"{said}. Why: {answer.text}" if answer.text else said


def numbered(labels: Iterable[str]) -> str:
    """Return labels one a line, each with its number."""
    return "\n".join(f"{number}. {label}" for number, label in enumerate(labels, 1))


def option_labels(options: Iterable[Option], *, other: bool) -> list[str]:
    """Return what can be chosen, in the order of the numbers."""
    return [option.label for option in options] + (["Other (say what)"] if other else [])


def row_words(question: Question, row: TableRow) -> str:
    """Return one row of a table: its name, and each filled cell behind the column's title."""
    naming = question.name_column
    cells = []
    for column in all_columns(question):
        value = row.cell(Ref(question.id, column.id))
        if value and column is not naming:
            cells.append(f"{column.title}: {cell_text(question, column, value)}")
    return f"{row.name or '(no name)'}. {'; '.join(cells) or 'Nothing filled in.'}".replace("\n", " / ")


def help_text(question: Question, column: Column | None = None) -> str:
    """Return why something is asked, its example and trap, and the commands."""
    lines = [column.help if column is not None else "", question.help]
    lines.append(f"Example: {question.example}" if question.example else "")
    lines.append(f"Watch out: {question.pitfall}" if question.pitfall else "")
    lines.append(f"Source: {question.source}" if question.source else "")
    lines.append("Type any of these on a line of its own:")
    for command in TABLE_COMMANDS if question.kind == "table" else SINGLE_COMMANDS:
        word = next(word for word, meant in WORDS.items() if meant is command)
        lines.append(f"{word} - {command.value}")
    lines.append("If one of these words is your answer, type a backslash in front of it, such as \\back.")
    return "\n".join(line for line in lines if line)


def closing(answered: int, asked: int) -> str:
    """Return how many questions have an answer, and how many were left."""
    questions = "1 question" if asked == 1 else f"{asked} questions"
    return f"\nThat is the end. Of {questions}, {answered} hold something and {asked - answered} are blank."
