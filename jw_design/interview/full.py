"""The prompter for a real terminal: the answer so far can be edited, and several paragraphs pasted at once."""

from typing import TextIO

from jw_design import markdown
from jw_design.interview.prompter import PlainPrompter, visible, wrapped


class FullPrompter(PlainPrompter):
    """Line editing by prompt_toolkit; Enter ends a reply, Alt+Enter begins a new line in it."""

    several_lines = True

    def __init__(self, source: TextIO, output: TextIO) -> None:
        """Raise whatever prompt_toolkit raises where the terminal cannot be used."""
        # Takes a tenth of a second to import, which only an interview should pay.
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import DummyHistory
        from prompt_toolkit.input import create_input
        from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
        from prompt_toolkit.output import create_output

        super().__init__(source, output)
        keys = KeyBindings()

        @keys.add("escape", "enter")
        def new_line(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

        @keys.add("<bracketed-paste>")
        def paste(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            if buffer.selection_state is not None:
                buffer.cut_selection()
            buffer.insert_text(markdown.normal_ends(event.data))

        self._session: PromptSession[str] = PromptSession(
            history=DummyHistory(),
            key_bindings=keys,
            input=create_input(source),
            output=create_output(output),
        )

    def line(self, prompt: str, current: str = "") -> str:
        """Read one reply; where an answer was offered and the person emptied the line, it is "clear"."""
        *above, last = wrapped(prompt, self.width)
        if above:
            self.show("\n".join(above))
        offered = visible(current)
        try:
            reply = self._session.prompt(f"{last} " if last else "", default=offered, pre_run=self._select)
        except (KeyboardInterrupt, EOFError) as stop:
            typed = self._session.default_buffer.text
            stop.typed = "" if typed == offered else typed  # type: ignore[union-attr]
            raise
        if reply == offered:
            return ""
        return reply or "clear"

    def _select(self) -> None:
        """Select the answer that is offered, so that typing replaces it and an arrow key starts editing it."""
        buffer = self._session.default_buffer
        if buffer.text:
            buffer.cursor_position = 0
            buffer.start_selection()
            if buffer.selection_state is not None:
                buffer.selection_state.enter_shift_mode()
            buffer.cursor_position = len(buffer.text)
