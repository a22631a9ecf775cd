"""What every id, code and column of a checklist is, gathered before anything is built, to resolve names by."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from jw_design.load.nodes import Mapping, Node, Scalar, Sequence


@dataclass(slots=True)
class ColumnFact:
    """What a condition must know of a column."""

    id: str
    table: str
    kind: str
    options: tuple[str, ...]
    expects: str
    #: Position among all questions and columns, in the order of the interview.
    order: int


@dataclass(slots=True)
class QuestionFact:
    """What a condition must know of a question."""

    id: str
    code: str
    kind: str
    options: tuple[str, ...]
    expects: str
    of: str | None
    register: str | None
    columns: dict[str, ColumnFact]
    order: int
    path: Path
    line: int


@dataclass(slots=True)
class Index:
    """Every question by id, and the limits that have names."""

    questions: dict[str, QuestionFact] = field(default_factory=dict)
    thresholds: dict[str, float] = field(default_factory=dict)
    #: Present ids of questions by those that they had before they were renamed.
    renamed: dict[str, str] = field(default_factory=dict)
    #: Letters of all parts.
    parts: list[str] = field(default_factory=list)
    size: int = 0
    #: What must be unique and has been seen: kind and name.
    seen: set[tuple[str, str]] = field(default_factory=set)

    def add_part(self, part: Node, path: Path) -> None:
        """Gather the questions of one part; what is malformed is left for the builder to report."""
        self.parts.append(_text(part, "part"))
        questions = part.items.get("questions") if isinstance(part, Mapping) else None
        for node in questions.items if isinstance(questions, Sequence) else ():
            if not isinstance(node, Mapping):
                continue
            question = _text(node, "id")
            if not question or question in self.questions:
                continue
            self.size += 1
            fact = QuestionFact(
                id=question,
                code=_text(node, "code"),
                kind=_text(node, "kind") or "text",
                options=_options(node),
                expects=_text(node, "expects"),
                of=_text(node, "of") or None,
                register=_text(node, "register") or None,
                columns={},
                order=self.size,
                path=path,
                line=node.line,
            )
            columns = node.items.get("columns")
            fixed = node.items.get("rows")
            for position, column in enumerate(columns.items if isinstance(columns, Sequence) else ()):
                if not isinstance(column, Mapping) or not _text(column, "id"):
                    continue
                self.size += 1
                options, kind = _options(column), _text(column, "kind") or "text"
                if isinstance(fixed, Sequence) and position == 0:
                    options = tuple(_text(row, "id") for row in fixed.items if isinstance(row, Mapping))
                    kind = "choice"
                name = _text(column, "id")
                fact.columns[name] = ColumnFact(name, question, kind, options, _text(column, "expects"), self.size)
            self.questions[question] = fact
            former = node.items.get("formerly")
            for old in former.items if isinstance(former, Sequence) else ():
                if isinstance(old, Scalar):
                    self.renamed.setdefault(old.value, question)

    def id_of(self, node: Node) -> str:
        """Return the id that a node names, the present one of a question that was renamed; "" for no name."""
        word = node.value if isinstance(node, Scalar) else ""
        return word if word in self.questions else self.renamed.get(word, word)

    def family(self, table: str) -> dict[str, ColumnFact]:
        """Return the columns of a row of this table: its own and those of every table that shares its register."""
        fact = self.questions[table]
        home = fact.of or table
        if home not in self.questions:
            return fact.columns
        found = dict(self.questions[home].columns)
        if fact.of or fact.register:
            for other in self.questions.values():
                if other.of == home:
                    # Of a column that stands twice, which is reported, the first is the one that was meant.
                    found = other.columns | found
        return found

    def name_column(self, table: str) -> ColumnFact | None:
        """Return the column that names the rows of a table."""
        fact = self.questions[table]
        home = self.questions.get(fact.of or table, fact)
        return next(iter(home.columns.values()), None)


def nearest(word: str, words: Iterable[str]) -> str:
    """Return a hint such as ' Did you mean "duration"?', or nothing where no word is near."""
    # Sorted, so that of two words equally near it is always the same one.
    found = get_close_matches(word, sorted(words), n=1, cutoff=0.6)
    return f' Did you mean "{found[0]}"?' if found else ""


def _text(node: Node, key: str) -> str:
    value = node.items.get(key) if isinstance(node, Mapping) else None
    return value.value if isinstance(value, Scalar) else ""


def _options(node: Mapping) -> tuple[str, ...]:
    options = node.items.get("options")
    found = [_text(option, "id") for option in options.items] if isinstance(options, Sequence) else []
    other = node.items.get("other")
    return (*found, "other") if isinstance(other, Scalar) and other.value == "true" else tuple(found)
