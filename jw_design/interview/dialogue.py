"""One prompt and its reply: commands that work anywhere, texts of several lines, values checked as typed."""

import re
from collections.abc import Callable

from jw_design import markdown
from jw_design.assess.judge import Judge, quoted
from jw_design.interview.commands import END, Command, Reply, escape, parse
from jw_design.interview.prompter import Prompter
from jw_design.values import dates, numbers

#: A value that is refused this often is kept if it is typed once more.
REFUSALS = 2
_MORE = "more"


class Quit(Exception):  # noqa: N818 - nothing went wrong
    """The person wants to stop; everything up to the last prompt is saved."""


class Dialogue:
    """Asks, and answers `?` and `quit` itself; every other command goes back to whoever asked."""

    def __init__(self, prompter: Prompter, judge: Judge) -> None:
        """Start without help; each question sets its own."""
        self.prompter = prompter
        self.judge = judge
        #: What `?` shows.
        self.help = ""
        self._told: set[str] = set()

    def show(self, text: str) -> None:
        """Show a text; nothing in it is markup."""
        self.prompter.show(text)

    def once(self, text: str) -> None:
        """Show a text the first time only."""
        if text not in self._told:
            self._told.add(text)
            self.show(text)

    def reply(self, prompt: str, current: str = "") -> Reply:
        """Return one reply, in canonical form; empty where the current text is kept."""
        while True:
            reply = parse(self.prompter.line(prompt, escape(current)))
            if reply.command is Command.QUIT:
                raise Quit
            if reply.command is not Command.HELP:
                text = markdown.clean(reply.text)
                return Reply("" if text == current else text, reply.command)
            self.show(self.help)

    def text(self, prompt: str, current: str = "") -> Reply:
        """Return a text that may have several lines; a command, or the end of the input, may cut it short."""
        if self.prompter.several_lines:
            return self._whole_text(prompt, current)
        self.show("End your answer with a line that holds only a full stop.")
        if current:
            self.show("Type more to add to your answer; other words replace it.")
        first = self.reply(prompt, current)
        if first.command or not first.text or first.text == END:
            return Reply(command=first.command)
        return self._more_lines([current, ""] if current and first.text.casefold() == _MORE else [first.text])

    def _whole_text(self, prompt: str, current: str) -> Reply:
        self.once("Enter ends your answer; Alt+Enter begins a new line in it.")
        try:
            return self.reply(prompt, current)
        except (KeyboardInterrupt, EOFError) as stop:
            typed = markdown.clean(getattr(stop, "typed", ""))
            if not typed:
                raise
            return Reply(typed, Command.QUIT)

    def _more_lines(self, lines: list[str]) -> Reply:
        """Read on until the full stop; what was typed survives whatever ends it."""
        command = None
        while command is None:
            try:
                line = self.prompter.line("")
            except (KeyboardInterrupt, EOFError):
                command = Command.QUIT
                break
            reply = parse(line)
            if line.strip() == END:
                break
            if reply.command is Command.HELP:
                self.show(f"{self.help}\nGo on with your answer, or end it with a full stop on a line of its own.")
            elif reply.command in (Command.QUIT, Command.BACK, Command.SKIP):
                command = reply.command
            else:
                # The other commands say what the answer is, and here it has been begun.
                lines.append(reply.text if reply.command is None else line)
        return Reply(markdown.clean("\n".join(lines)), command)

    def checked(self, prompt: str, why_not: Callable[[str], str], current: str = "") -> Reply:
        """Ask until `why_not` finds nothing wrong, or a text refused twice is typed once more."""
        refused: list[str] = []
        while True:
            reply = self.reply(prompt, current)
            problem = why_not(reply.text) if reply.text and not reply.command else ""
            if not problem or (len(refused) >= REFUSALS and reply.text == refused[-1]):
                return reply
            refused.append(reply.text)
            keep = " To keep it as it is, type it once more; it will be flagged." if len(refused) >= REFUSALS else ""
            self.show(problem + keep)

    def value(self, kind: str, prompt: str, current: str = "") -> Reply:
        """Return one short text of a kind of question or column, checked as that kind."""
        while True:
            reply = self.checked(prompt, lambda text: self.why_not(kind, text), current)
            money = numbers.money(markdown.plain(reply.text)) if kind == "money" else None
            if money is None or money.period is not None or not _is_sum(reply.text):
                return reply
            period = self._period()
            if period is not None:
                return Reply(f"{reply.text} {period}".strip())

    def why_not(self, kind: str, text: str) -> str:
        """Return why a text is no value of this kind and what would be, or ""."""
        # A placeholder or "Not known yet: ..." is taken as it is: it is weak or honest, not mistyped.
        if self.judge.text(text, "words").state != "answered":
            return ""
        words = markdown.plain(text)
        if kind == "date" and dates.parse(words) is None:
            return f"{quoted(words)} is not a date. Write it as 31 January 2027, or January 2027."
        if kind == "number" and numbers.parse(words) is None:
            return f"{quoted(words)} is not a number. Write it in figures, such as 45 or 1,200."
        if kind == "money" and numbers.parse(words) is None:
            return f"{quoted(words)} is not a sum of money. Write it as 300,000 a year, or 1.2 million in total."
        return ""

    def _period(self) -> str | None:
        """Return what makes a sum say its period, "" where that is left open, None to go back to the sum."""
        while True:
            reply = self.reply("Is that a total, or a year? Type total or year.")
            if reply.command is Command.BACK:
                return None
            words = reply.text.casefold()
            if "total" in words:
                return "in total"
            if "year" in words or "annu" in words:
                return "a year"
            if not words:
                return ""
            self.show("Please type total or year, or press Enter to leave it open.")

    def not_known(self) -> str | None:
        """Ask who finds out, and by when; None to go back to the question."""
        while True:
            who = self.reply("Who finds out?")
            if who.command is Command.BACK:
                return None
            by = self.checked("By when?", lambda text: self.why_not("date", text))
            if by.command is Command.BACK:
                continue
            when = re.sub(r"^by\s+", "", by.text, flags=re.IGNORECASE)
            return ", ".join(part for part in (markdown.one_line(who.text), f"by {when}" if when else "") if part)

    def not_applicable(self) -> str | None:
        """Ask why it does not apply; None to go back to the question."""
        why = self.reply("Why does it not apply?")
        return None if why.command is Command.BACK else why.text

    def confirmed(self, prompt: str) -> bool:
        """Whether the person types yes."""
        return self.reply(prompt).text.casefold().rstrip(".") in ("yes", "y")


def _is_sum(text: str) -> bool:
    """Whether a figure is plainly a sum of money, not half a day of somebody's week."""
    return (
        re.search(r"[\u00a3$\u20ac]|\bpounds?\b|^[\d., ]+(k|m|bn|thousand|million|billion)?$", text.strip()) is not None
    )
