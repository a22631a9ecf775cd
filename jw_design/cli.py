"""The command line: reads arguments, prints and exits; everything else is done by the rooms below."""

import functools
import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, ParamSpec, TypeVar

import typer

from jw_design.errors import InputError, JwDesignError

if TYPE_CHECKING:
    from jw_design.many import Outcome
    from jw_design.model.answer import Brief
    from jw_design.model.checklist import Checklist
    from jw_design.model.finding import Assessment
    from jw_design.reports.text import Line

#: Exit codes, the same for every command and format.
CLEAN, FINDINGS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
#: Which open findings make a lint fail, by --fail-on.
FAILING = {"high": ("high",), "medium": ("high", "medium"), "low": ("high", "medium", "low"), "never": ()}

P = ParamSpec("P")
R = TypeVar("R")
app = typer.Typer(
    name="jw-design",
    help="Settle first what joint programmes fail on: interview, design brief, lint and blank checklists.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
checklists_app = typer.Typer(
    no_args_is_help=True, help="What is shipped, whether yours is sound, and the format's schema."
)
app.add_typer(checklists_app, name="checklists")

#: Control characters that could move a terminal's cursor, recolour it or reorder what it shows.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Checklists = Annotated[
    list[Path] | None, typer.Option("--checklist", metavar="PATH", help="Add a local checklist; may be given again.")
]
Color = Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="Colour the text on a terminal.")]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="Assess as of this day instead of today.")]
Parts = Annotated[
    list[str] | None, typer.Option("--part", metavar="LETTER", help="Only this part; may be given again.")
]


def run() -> None:
    """Run the command line and exit; every error that a person can cause ends in words and a code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="jw-design")
    except KeyboardInterrupt:
        _say("Stopped.")
        _leave(INTERRUPTED)
    except BrokenPipeError:
        _leave(UNUSABLE)
    except OSError as error:
        _say(_system_words(error))
        _leave(UNUSABLE)


def _command(function: Callable[P, R]) -> Callable[P, R]:
    """Turn the project's errors into words on standard error and exit code 2."""

    @functools.wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except JwDesignError as error:
            _complain(error)
            raise typer.Exit(UNUSABLE) from None
        except BrokenPipeError:
            _leave(UNUSABLE)
            raise
        except typer.Exit:
            raise
        except (OSError, RuntimeError) as error:
            # A name too long, links in a circle, a disk without room: what the system says is what can be said.
            _say(_system_words(error))
            raise typer.Exit(UNUSABLE) from None

    return guarded


def _system_words(error: Exception) -> str:
    """Return what the operating system says is wrong, and with which file."""
    reason = getattr(error, "strerror", None) or str(error)
    name = getattr(error, "filename", None)
    return f"{name}: {reason}." if name else f"{reason}."


def _leave(code: int) -> None:
    """Exit at once; a reader that went away (`| head`) is no reason for a traceback at the last flush."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError, OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _say(text: str) -> None:
    """Tell the person something that is not a result."""
    typer.echo(visible(text), err=True)


def _complain(error: JwDesignError) -> None:
    from jw_design.many import problem_lines

    _say("\n".join(problem_lines(error)))


def visible(text: str) -> str:
    """Return a text in which no character can control the terminal."""
    return _CONTROLS.sub("\ufffd", text)


def _day(written: str | None) -> date:
    """Return the day that --today names, else today."""
    if written is None:
        return date.today()  # noqa: DTZ011 - the person's own day is meant
    from jw_design.values import dates

    found = dates.parse(written)
    if found is None or found.start != found.end:
        message = f'--today is "{written}"; it must be one day, such as 2027-01-31.'
        raise InputError(message)
    return found.start


def _print_styled(lines: "Sequence[Line]") -> None:
    """Print lines through rich, which knows what the terminal can do."""
    from rich.console import Console
    from rich.text import Text

    console = Console(force_terminal=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((visible(piece.text), piece.style) for piece in line)))


def _wants_color(color: str) -> bool:
    """Decide on colour: --color, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 100)


def _put(text: str, output: Path | None) -> None:
    """Write a document to a file, or to standard output as UTF-8 where that is not a terminal."""
    from jw_design.store import write_text

    if output is not None:
        try:
            write_text(output, text)
        except OSError as error:
            message = f"It cannot be written: {error.strerror}."
            raise InputError(message, path=output) from None
        _say(f"Written: {output}")
    elif sys.stdout.isatty():
        typer.echo(visible(text), nl=False)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")] = False,
) -> None:
    if version:
        from jw_design import __version__

        typer.echo(f"jw-design {__version__}")
        raise typer.Exit


@app.command()
@_command
def lint(  # noqa: PLR0917 - typer makes the options of them
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Briefs, or folders of them; this folder unless said."),
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="How to report.")] = "text",  # noqa: A002
    fail_on: Annotated[
        Literal["high", "medium", "low", "never"], typer.Option("--fail-on", help="Exit with 1 from this severity on.")
    ] = "high",
    fix: Annotated[
        bool, typer.Option("--fix", help="Bring tables of risks and prefilled rows up to date; answers stay.")
    ] = False,
    today: Today = None,
    color: Color = "auto",
    checklist: Checklists = None,
) -> None:
    """Say what is still open in briefs. Exit code 0: clean; 1: findings; 2: something could not be read."""
    from jw_design.many import outcomes
    from jw_design.store import find

    day, extra = _day(today), checklist or []
    found = list(find(paths or [Path()]))
    readable = [path for path in found if _fixed(path, day, extra)] if fix else found
    render, put = _reporter(format, color)
    made = list(outcomes(readable, extra, day, render))
    for outcome in made:
        if outcome.problems:
            _say("\n".join(outcome.problems))
    if not found:
        message = "No brief was found. Name a brief or a folder with one, or start one with: jw-design new"
        raise InputError(message)
    good = [outcome for outcome in made if not outcome.problems]
    put(good)
    if len(good) < len(found):
        raise typer.Exit(UNUSABLE)
    if any(outcome.counts[severity] for outcome in good for severity in FAILING[fail_on]):
        raise typer.Exit(FINDINGS)


def _reporter(
    format: str,  # noqa: A002
    color: str,
) -> "tuple[Callable[[Assessment], Any], Callable[[Sequence[Outcome[Any]]], None]]":
    """Return what renders one brief, and what prints all of them, in a format."""
    if format == "json":
        from jw_design.reports import json

        return json.brief, lambda made: typer.echo(json.document(one.body or "" for one in made), nl=False)
    from jw_design.reports import text

    styled = _wants_color(color)
    render = functools.partial(text.brief if styled else text.plain_brief, width=_width())

    def put(made: "Sequence[Outcome[Any]]") -> None:
        for one in made:
            if styled:
                _print_styled(one.body or [])
            else:
                typer.echo(visible(one.body or ""), nl=False)
        total = text.total([one.counts for one in made])
        if total:
            typer.echo(total)

    return render, put


def _fixed(path: Path, day: date, extra: Sequence[Path]) -> bool:
    """Rewrite what follows from the answers, and move answers out of quotes; say what was done, or why not."""
    from jw_design.assess import assess
    from jw_design.documents.brief import moved_answers, rewrite
    from jw_design.readback import read_file
    from jw_design.store import open_brief, save
    from jw_design.versions import present_names

    try:
        stored = open_brief(path, extra)
        answers, moved = moved_answers(stored.brief, stored.checklist)
        names = present_names(stored.checklist, stored.brief.checklists, path)
        brief = replace(stored.brief, answers=answers, assessed=day, checklists=names)
        assessment = assess(stored.checklist, brief, day)
        save(
            path,
            lambda old: rewrite(old or "", stored.checklist, assessment, moved),
            lambda: _rescue(stored.checklist, brief),
        )
        if read_file(path) != stored.text:
            _say(f"{path}: brought up to date.")
    except JwDesignError as error:
        _complain(error)
        return False
    return True


def _rescue(checklist: "Checklist", brief: "Brief") -> str:
    from jw_design.documents.answers_file import answers_file

    return answers_file(checklist, brief)


@app.command()
@_command
def new(  # noqa: PLR0917 - typer makes the options of them
    brief: Annotated[
        Path | None, typer.Argument(metavar="[BRIEF]", help="The brief to write, or to take up again.")
    ] = None,
    depth: Annotated[
        Literal["essential", "full"] | None, typer.Option("--depth", help="Short or full; essential unless said.")
    ] = None,
    part: Parts = None,
    open: Annotated[bool, typer.Option("--open", help="Ask only what is still flagged.")] = False,  # noqa: A002
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE", help="Take the answers from YAML or JSON; needs no terminal."),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Simple line by line questions; also through a pipe.")] = False,
    checklist: Checklists = None,
) -> None:
    """Interview you about a programme and write its design brief; saved after every answer."""
    from jw_design import new_brief

    if answers is not None:
        path, assessment = new_brief.from_answers(brief, answers, depth, _letters(part), checklist or (), _day(None))
        _farewell(path, assessment)
        return
    if not plain and not (sys.stdin.isatty() and sys.stderr.isatty()):
        message = (
            "An interview needs a terminal; give the answers with --answers FILE, "
            "or use --plain to answer through a pipe."
        )
        raise InputError(message)
    from jw_design.interview import Stopped
    from jw_design.interview.prompter import make_prompter

    session = new_brief.Session(make_prompter(plain), _day(None))
    try:
        path, assessment = session.run(brief, depth, _letters(part), checklist or (), only_open=open)
    except (Stopped, KeyboardInterrupt, EOFError):
        if session.path is None:
            _say("Stopped. Nothing was written, as the programme has no name yet.")
        else:
            _say(f"Saved in {session.path}. To go on, type: jw-design new {_shell(session.path)}")
        raise typer.Exit(INTERRUPTED) from None
    _farewell(path, assessment)


def _letters(parts: list[str] | None) -> tuple[str, ...]:
    return tuple(part.upper() for part in parts or ())


def _shell(path: Path) -> str:
    written = str(path)
    return f'"{written}"' if re.search(r"[^\w./\\:+-]", written) else written


def _farewell(path: Path, assessment: "Assessment") -> None:
    """Say where the brief is, what is open and what can be done next."""
    from jw_design.reports.text import summary

    typer.echo(visible(f"Written: {path}\n{summary(assessment)}"))
    if assessment.open:
        typer.echo(visible(f"See each one, and how to settle it: jw-design lint {_shell(path)}"))
        typer.echo(visible(f"Answer what is still open:          jw-design new --open {_shell(path)}"))


@app.command()
@_command
def blank(
    depth: Annotated[Literal["essential", "full"], typer.Option("--depth", help="Short or full.")] = "full",
    part: Parts = None,
    format: Annotated[Literal["md"], typer.Option("--format", help="What to print.")] = "md",  # noqa: A002
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead.")
    ] = None,
    checklist: Checklists = None,
) -> None:
    """Print a blank checklist, ready to fill in by hand; it is itself a valid brief."""
    from jw_design.documents import blank as blanks
    from jw_design.load.checklist import load_shipped

    del format
    if output is not None and (output.exists() or output.is_symlink()):
        message = "It is there already, so nothing was written. Give another name, or move the old one away."
        raise InputError(message, path=output)
    loaded = load_shipped(*checklist or ())
    letters = _known_parts(loaded, _letters(part))
    _put(blanks.blank(loaded, depth, letters, output or Path("blank.md")), output)


def _known_parts(checklist: "Checklist", letters: tuple[str, ...]) -> tuple[str, ...]:
    known = [part.part for part in checklist.parts]
    for letter in letters:
        if letter not in known:
            message = f'There is no part "{letter}". The parts are {", ".join(known)}.'
            raise InputError(message)
    return letters


@app.command()
@_command
def explain(
    name: Annotated[str, typer.Argument(metavar="CODE|RISK", help="A question's code, such as E1, or a risk's name.")],
    checklist: Checklists = None,
) -> None:
    """Explain a question or a risk: why, what a good answer holds, an example and the source."""
    from jw_design.load.checklist import load_shipped
    from jw_design.reports import explain as explaining

    typer.echo(visible(explaining.explain(load_shipped(*checklist or ()), name, _width())), nl=False)


@checklists_app.command("list")
@_command
def list_checklists(
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Print where each paragraph of the report is asked, and its risk.")
    ] = False,
    format: Annotated[Literal["text", "md"], typer.Option("--format", help="Of the coverage.")] = "text",  # noqa: A002
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead.")
    ] = None,
) -> None:
    """List the shipped checklists and their parts, or where each paragraph of the report is covered."""
    from jw_design.load.checklist import load
    from jw_design.reports import coverage as matrix
    from jw_design.shipped import checklist_names, folder

    loaded = [load(folder("checklists") / name) for name in checklist_names()]
    if coverage:
        made = [matrix.page(one) if format == "md" else matrix.text(one) for one in loaded]
    elif format == "md":
        message = "--format md goes with --coverage."
        raise InputError(message)
    else:
        made = [_listed(one) for one in loaded]
    _put("\n".join(made), output)


def _listed(checklist: "Checklist") -> str:
    """Return a checklist's name, source and parts, one a line."""
    edition = checklist.editions[0]
    lines = [f"{edition.name}  {edition.title}", f"  {edition.source}"]
    for part in checklist.parts:
        short = sum(question.essential for question in part.questions)
        lines.append(
            f"  {part.part}  {part.title}  ({len(part.questions)} questions, {short} of them in the short interview; "
            f"{len(part.checks)} checks)"
        )
    return "\n".join(lines) + "\n"


@checklists_app.command()
@_command
def check(paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Checklist files or folders.")]) -> None:
    """Say whether checklists are sound: every mistake with its line, and every example that fails."""
    from jw_design.assess.examples import failures
    from jw_design.load.checklist import load_to_check

    wrong = False
    for path in paths:
        try:
            loaded = load_to_check(path)
        except JwDesignError as error:
            _complain(error)
            wrong = True
            continue
        for failure in failures(loaded):
            _say(f"{path}: {failure}")
            wrong = True
        questions = len(loaded.questions)
        if not wrong:
            typer.echo(
                f"{path}: sound. {questions} questions and {len(loaded.checks)} checks, with those they refer to."
            )
    if wrong:
        raise typer.Exit(UNUSABLE)


@checklists_app.command()
@_command
def schema(
    answers: Annotated[bool, typer.Option("--answers", help="Of the answers file instead of the checklist.")] = False,
) -> None:
    """Print the JSON Schema of the checklist format, for editors that complete and check YAML."""
    import json

    from jw_design.load import schema as schemas

    made = schemas.answers_schema() if answers else schemas.checklist_schema()
    typer.echo(json.dumps(made, indent=2))
