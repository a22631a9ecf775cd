"""A checklist's file or folder: what loads, and each mistake beside the words that tell of it."""
# ruff: noqa: E501 - one example a line

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jw_design import shipped
from jw_design.errors import ChecklistError, JwDesignError
from jw_design.load.checklist import load, load_shipped
from tests.conftest import checklist_text, made_checklist


def mistakes(path: Path) -> list[str]:
    """Return the lines of the error that loading a checklist gives, with paths from its folder."""
    with pytest.raises(ChecklistError) as caught:
        load(path, examples=True)
    folder = path if path.is_dir() else path.parent
    return str(caught.value).replace(f"{folder}/", "").replace(f"{folder}\\", "").split("\n")


def written(folder: Path, text: str) -> Path:
    path = folder / "c.yaml"
    path.write_text(text, encoding="utf-8")
    return path


# What loads


def test_a_folder_has_one_file_a_part(tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_text(
        "id: mine\nversion: 3\ntitle: Mine\nparts: [t.yaml, u.yml]\n", encoding="utf-8"
    )
    (tmp_path / "t.yaml").write_text(
        "part: T\ntitle: A\nquestions: [{id: a, code: T1, title: A, ask: A}]", encoding="utf-8"
    )
    (tmp_path / "u.yml").write_text(
        "part: U\ntitle: B\nquestions: [{id: b, code: U1, title: B, ask: B}]", encoding="utf-8"
    )
    checklist = load(tmp_path)
    assert [part.part for part in checklist.parts] == ["T", "U"]
    assert [(question.code, question.part) for question in checklist.questions.values()] == [("T1", "T"), ("U1", "U")]
    assert (checklist.editions[0].id, checklist.editions[0].version) == ("mine", 3)


def test_the_shipped_one_is_named_by_id_and_version() -> None:
    assert load_shipped().editions[0].name == "joint-working@1"


def test_a_local_one_is_named_by_its_path(tmp_path: Path) -> None:
    path = written(tmp_path, checklist_text("questions: [{id: a, code: T1, title: A, ask: A}]"))
    assert load(path).editions[0].name == str(path)


def test_a_local_one_may_read_the_answers_of_the_shipped_one(tmp_path: Path) -> None:
    part = "questions:\n  - {id: a, code: T1, title: A, ask: A, when: {duration: time-limited}}"
    checklist = load(shipped.folder("checklists") / shipped.DEFAULT, written(tmp_path, checklist_text(part)))
    assert "T1" in checklist.codes
    assert [edition.id for edition in checklist.editions] == ["joint-working", "small"]


@pytest.mark.parametrize("begin", ["\ufeff", "---\n", "%YAML 1.1\n---\n", "# Ours\n"])
def test_what_may_stand_before_it(tmp_path: Path, begin: str) -> None:
    load(written(tmp_path, begin + checklist_text("questions: [{id: a, code: T1, title: A, ask: A}]")))


def test_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(
        checklist_text("questions:\n  - {id: a, code: T1, title: A,\n     ask: A}\n").replace("\n", "\r\n").encode()
    )
    assert load(path).questions["a"].ask == "A"


def test_folded_text_is_one_line_and_literal_text_keeps_its_lines(tmp_path: Path) -> None:
    part = "questions:\n  - id: a\n    code: T1\n    title: A\n    ask: >-\n      One\n      two?\n    help: |\n      One\n      two\n"
    question = made_checklist(tmp_path, part).questions["a"]
    assert (question.ask, question.help) == ("One two?", "One\ntwo")


def test_the_rows_of_a_table_are_named_by_the_first_column_of_their_register(tmp_path: Path) -> None:
    part = """
        questions:
          - {id: p, code: T1, title: P, ask: P, kind: table, register: who, columns: [{id: who, title: Who}, {id: what, title: What}]}
          - {id: r, code: T2, title: R, ask: R, kind: table, of: p, columns: [{id: duty, title: Duty}]}
    """
    checklist = made_checklist(tmp_path, part)
    assert checklist.questions["r"].name_column == checklist.questions["p"].columns[0]


# Mistakes in the head


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", ["c.yaml:1: A checklist starts with keys such as id:, version: and title:."]),
        ("hello", ["c.yaml:1: A checklist starts with keys such as id:, version: and title:."]),
        (
            "titel: x\n",
            [
                'c.yaml:1: A checklist has no key "titel". Did you mean "title"?',
                'c.yaml:1: The checklist lacks "id".',
                'c.yaml:1: The checklist lacks "title".',
                'c.yaml:1: The checklist lacks "parts".',
            ],
        ),
        (
            "id: no\ntitle: A\nparts: [t.yaml]",
            ['c.yaml:1: "id" of the checklist is no without quotes, which YAML reads as yes/no. Write "no".'],
        ),
        ("id: ../a\ntitle: A\nparts: [t.yaml]", ['c.yaml:1: The id "../a" must be small letters, digits and hyphens.']),
        (
            "id: a\ntitle:\nparts: [t.yaml]",
            ['c.yaml:2: "title" of the checklist is empty. Fill it in, or leave the key out.'],
        ),
        ("id: a\ntitle: [A]\nparts: [t.yaml]", ['c.yaml:2: "title" of the checklist must be text.']),
        ("id: a\ntitle: A\nversion: 1.10\nparts: [t.yaml]", ['c.yaml:3: "version" must be a whole number from 1.']),
        ("id: a\ntitle: A\nversion: 0\nparts: [t.yaml]", ['c.yaml:3: "version" must be a whole number from 1.']),
        (
            "id: a\ntitle: A\nparts: t.yaml",
            ['c.yaml:3: "parts" must be a list of parts, or of the names of files beside this one.'],
        ),
        ("id: a\ntitle: A\nparts: []", ['c.yaml:3: "parts" is empty. A checklist has at least one part.']),
        (
            "id: a\ntitle: A\nparts: [nope.yaml]",
            ["nope.yaml: There is no such file. Check the spelling and the folder you are in."],
        ),
        (
            "id: a\ntitle: A\nparts: [../t.yaml]",
            ['c.yaml:3: "../t.yaml" must be the name of a .yaml file in the same folder.'],
        ),
        (
            "id: a\ntitle: A\nparts: [/etc/passwd]",
            ['c.yaml:3: "/etc/passwd" must be the name of a .yaml file in the same folder.'],
        ),
        (
            "id: a\ntitle: A\nparts: [t.yaml, t.yaml]",
            ['t.yaml:1: The part "T" stands twice; it must be unique across all checklists.'],
        ),
        ("id: a\ntitle: A\nparts: [[t.yaml]]", ["c.yaml:3: The part must be keys and values, such as id: and title:."]),
        ("id: a\ntitle: A\nparts: [t.yaml]\nthresholds: [3]", ['c.yaml:4: "thresholds" must be names and numbers.']),
        (
            "id: a\ntitle: A\nparts: [t.yaml]\nthresholds: {few: three, many: [1], most: nan, all: inf}",
            [f'c.yaml:4: The threshold "{name}" must be a number.' for name in ("few", "many", "most", "all")],
        ),
        (
            "id: a\ntitle: A\nparts: [t.yaml]\nweak: [tbc]",
            ['c.yaml:4: "weak" must be keys and values, such as id: and title:.'],
        ),
        ("id: a\ntitle: A\nparts: [t.yaml]\nweak: {place: [tbc]}", ['c.yaml:4: "weak" has no key "place".']),
        (
            "id: a\ntitle: A\nparts: [t.yaml]\nweak:\n  bare:\n    - fine\n    - yes",
            ['c.yaml:7: Entry 2 of "bare" of "weak" is yes without quotes, which YAML reads as yes/no. Write "yes".'],
        ),
    ],
)
def test_mistakes_in_the_head(tmp_path: Path, text: str, expected: list[str]) -> None:
    (tmp_path / "t.yaml").write_text("part: T\ntitle: A part\n", encoding="utf-8")
    assert mistakes(written(tmp_path, text)) == expected


def test_a_folder_without_a_head(tmp_path: Path) -> None:
    assert mistakes(tmp_path) == [
        "checklist.yaml: There is no such file. Check the spelling and the folder you are in."
    ]


# Mistakes in a part

QUESTION = "questions:\n  - {id: a, code: T1, title: A, ask: A, %s}\n"
TWO = "questions:\n  - {id: a, code: T1, title: A, ask: A}\n  - {id: b, code: T2, title: B, ask: B, %s}\n"
CHOICE = "questions:\n  - {id: a, code: T1, title: A, ask: A, kind: choice, options: [%s]}\n"
RISK = "questions:\n  - {id: a, code: T1, title: A, ask: A}\n  - id: b\n    code: T2\n    title: B\n    ask: B?\n    risk: {id: r, because: So, remedy: Do, %s}\n"
CHECK = (
    "questions:\n"
    "  - {id: a, code: T1, title: A, ask: A}\n"
    "  - {id: rows, code: T2, title: B, ask: B, kind: table, columns: [{id: what, title: What}, {id: how, title: How}]}\n"
    "checks:\n"
    "  - {id: c, because: So, remedy: Do, severity: low, %s}\n"
)


def table(columns: int, more: str = "") -> str:
    """Return a question with a table of so many columns."""
    cells = ", ".join(f"{{id: c{number}, title: Column {number}}}" for number in range(columns))
    return f"questions:\n  - {{id: a, code: T1, title: A, ask: A, kind: table, columns: [{cells}]{more}}}\n"


OF = (
    "questions:\n"
    "  - {id: r, code: T1, title: R, ask: R, kind: table, of: %s, columns: [{id: duty, title: Duty}]}\n"
    "  - {id: p, code: T2, title: P, ask: P, kind: table, register: who, columns: [{id: who, title: Who}, {id: what, title: What}]}\n"
)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        # Keys
        (QUESTION % "hlep: x", ['7: "a" has no key "hlep". Did you mean "help"?']),
        (QUESTION % "<<: {help: x}", ['7: "a" has no key "<<".']),
        (QUESTION % "ask: B", ['7: "ask" stands here twice; the first is in line 7. Keep one.']),
        (QUESTION % "part: T", ['7: "a" has no key "part".']),
        (
            "questions:\n  - {id: a, code: T1, ask: A}",
            ['7: "a" lacks "title": A few words; it must read well before a colon.'],
        ),
        ("about: {}", ['6: "about" of the part must be text.']),
        ("questions: {id: a}", ['6: "questions" must be a list.']),
        ("questions:", ['6: "questions" must be a list.']),
        ("questions: [a]", ['6: "an entry without id" must be keys and values, such as id: and title:.']),
        ("checks: {id: a}", ['6: "checks" must be a list.']),
        # Types
        (QUESTION % "help: no", ['7: "help" of "a" is no without quotes, which YAML reads as yes/no. Write "no".']),
        (QUESTION % "help: ~", ['7: "help" of "a" is ~ without quotes, which YAML reads as nothing. Write "~".']),
        (QUESTION % "help: , since: 1", ['7: "help" of "a" is empty. Fill it in, or leave the key out.']),
        (QUESTION % "source: 3.22", ['7: "source" of "a" is a number without quotes. Write "3.22".']),
        (QUESTION % "help: [x]", ['7: "help" of "a" must be text.']),
        (QUESTION % "covers: E-01", ['7: "covers" of "a" must be a list.']),
        (QUESTION % "covers: [E-01, 3]", ['7: Entry 2 of "covers" of "a" is a number without quotes. Write "3".']),
        (QUESTION % "essential: yes", ['7: "essential" of "a" must be true or false.']),
        (QUESTION % 'essential: "true"', ['7: "essential" of "a" must be true or false.']),
        (QUESTION % "since: two", ['7: "since" of "a" must be a whole number.']),
        (
            QUESTION % "kind: tabel",
            [
                (
                    '7: "kind" of "a" is "tabel"; it must be one of text, choice, choices, date, number, money, person, table. '
                    'Did you mean "table"?'
                )
            ],
        ),
        (QUESTION % "when: always", ["7: A condition is one key and a value, such as {duration: time-limited}."]),
        (QUESTION % "risk: bad", ['7: "risk" of "a" must be keys and values, such as id: and title:.']),
        # Ids and codes
        (
            "questions:\n  - {id: A_b, code: T1, title: A, ask: A}",
            ['7: The id "A_b" must be small letters, digits and hyphens.'],
        ),
        (
            "questions:\n  - {id: count, code: T1, title: A, ask: A}",
            ['7: The id "count" is a word of the conditions. Take another.'],
        ),
        (
            "questions:\n  - {id: a, code: T1, title: A, ask: A}\n  - {id: a, code: T2, title: B, ask: B}",
            ['8: The question "a" stands twice; it must be unique across all checklists.'],
        ),
        (TWO % "formerly: [a]", ['8: The question "a" stands twice; it must be unique across all checklists.']),
        (
            "questions:\n  - {id: a, code: T1, title: A, ask: A}\n  - {id: b, code: T1, title: B, ask: B}",
            ['8: The code "T1" stands twice; it must be unique across all checklists.'],
        ),
        (
            "questions:\n  - {id: a, code: E1, title: A, ask: A}",
            ['7: The code "E1" must be T and a number from 1 to 99.'],
        ),
        (
            "questions:\n  - {id: a, code: T100, title: A, ask: A}",
            ['7: The code "T100" must be T and a number from 1 to 99.'],
        ),
        # Choices
        (CHOICE % "", ['7: "a" is a choice without options.']),
        (QUESTION % "options: [{id: one, label: One}]", ['7: "a" has options but is of kind text.']),
        (CHOICE % "{id: one, label: One}, {id: one, label: Two}", ['7: "a" has the option "one" twice.']),
        (CHOICE % "{id: one, label: One}, {id: two, label: ONE}", ['7: "a" has the option "one" twice.']),
        (
            CHOICE % "{id: One of, label: One}",
            ['7: The option "One of" of "a" must be small letters, digits and hyphens.'],
        ),
        (
            CHOICE % "{id: no, label: None}",
            ['7: "id" of "no" is no without quotes, which YAML reads as yes/no. Write "no".'],
        ),
        (
            "questions:\n  - {id: a, code: T1, title: A, ask: A, kind: choice, other: true, options: [{id: other, label: Else}]}",
            ['7: "a" has an option "other" and other: true. Keep one.'],
        ),
        (QUESTION % "why: required", ['7: "a": "why" goes with choice and choices only.']),
        (QUESTION % "kind: date, expects: figure", ['7: "a": "expects" goes with kind text only.']),
        # Tables
        (table(1), ['7: "a" has 1 columns; it may have 2 to 5.']),
        (table(6), ['7: "a" has 6 columns; it may have 2 to 5.']),
        (QUESTION % "columns: [{id: b, title: B}]", ['7: "a" has columns or rows but is not of kind table.']),
        (table(2, ", register: c1"), ['7: "a": the register "c1" must be its first column.']),
        (
            "questions:\n  - {id: a, code: T1, title: A, ask: A, kind: table, columns: [{id: b, title: B}, {id: c, title: B}]}",
            ['7: "a" has two columns with the same title.'],
        ),
        (
            "questions:\n  - {id: a, code: T1, title: A, ask: A, kind: table, columns: [{id: a, title: B}, {id: c, title: C}]}",
            ['7: "a" is a column and a question. Give one another id.'],
        ),
        (
            table(2, ", rows: [{id: one, label: One}, {id: one, label: Two}]"),
            ['7: "a" has the row "one" twice.'],
        ),
        (OF % "r", ['7: The rows of "r" come from itself. Name the register that holds them.']),
        (OF % "pp", ['7: "r": there is no register "pp". Did you mean "p"?']),
        (OF % "p", ['7: "r" comes before the register "p"; move it after.']),
        # Conditions on what is not there, or not yet
        (TWO % "when: {aa: {state: given}}", ['8: There is no question "aa". Did you mean "a"?']),
        (TWO % "when: {b: {state: given}}", ['8: "b" is asked only if "b" says so, which is not asked before it.']),
        (
            "questions:\n  - {id: a, code: T1, title: A, ask: A, when: {b: {state: given}}}\n  - {id: b, code: T2, title: B, ask: B}",
            ['7: "a" is asked only if "b" says so, which is not asked before it.'],
        ),
        # Risks
        (RISK % "severity: huge, title: T", ['12: There is no severity "huge"; use high, medium or low.']),
        (
            RISK % "severity: [high], title: T",
            ["12: A severity is high, medium or low, or cases such as {high: CONDITION, otherwise: medium}."],
        ),
        (
            RISK % "severity: {high: {a: {state: given}}}, title: T",
            ["12: A severity with cases needs otherwise: high, medium or low."],
        ),
        (
            RISK % "severity: {hihg: {a: {state: given}}, otherwise: low}, title: T",
            ['12: A severity has no key "hihg". Did you mean "high"?'],
        ),
        (
            RISK % "severity: low",
            [
                '12: "risk" of "b" lacks "title": The gap in a few words, as a reader sees it in a table of twenty. {row} is the row\'s name.'
            ],
        ),
        (
            RISK % "severity: low, title: '{name} is late'",
            ['12: "{name}" in a title means nothing; only {row} is filled in.'],
        ),
        (
            RISK % "severity: low, title: '{row is late'",
            ['12: "{row is late" in a title means nothing; only {row} is filled in.'],
        ),
        (RISK % "severity: low, title: 'row} is late'", ['12: "}" in a title means nothing; only {row} is filled in.']),
        (RISK % "severity: low, title: '{row} is late'", ['12: "r": {row} in the title needs the risk of a column.']),
        (
            RISK % "severity: low, title: T, examples: 3",
            ['12: "examples" must be the keys raises and silent, each with a list of answer sets.'],
        ),
        (RISK % "severity: low, title: T, examples: {raises: {}}", ['12: "raises" must be a list of answer sets.']),
        (
            RISK % "severity: low, title: T, examples: {silent: [{aa: x}]}",
            ['12: There is no question "aa". Did you mean "a"?'],
        ),
        (RISK % "severity: low, title: T, examples: {noisy: []}", ['12: "examples" has no key "noisy".']),
        # Checks
        (CHECK % "title: T", ['10: "c" lacks "when": Raised when this definitely holds.']),
        (CHECK % "title: '{row}: T', when: {a: {state: given}}", ['10: "c": {row} in the title needs for-each.']),
        (CHECK % "title: T, when: {a: {state: given}}, per: what", ['10: "c": "per" needs for-each.']),
        (CHECK % "title: T, when: {a: {state: given}}, for-each: rows, per: why", ['10: "rows" has no column "why".']),
        (
            CHECK % "title: T, when: {a: {state: given}}, for-each: row",
            ['10: There is no table "row". Did you mean "rows"?'],
        ),
        (CHECK % "title: T, when: {a: {state: given}}, for-each: a", ['10: "a" is not a table.']),
        (
            CHECK % "title: T, when: {a: {state: given}}, at: row",
            ['10: There is no question "row". Did you mean "rows"?'],
        ),
        (CHECK % "title: T, when: {what: {state: given}}", ['10: There is no question "what".']),
        (
            (
                "questions:\n  - {id: a, code: T1, title: A, ask: A, risk: {id: c, severity: low, title: T, because: So, remedy: Do}}\n"
                "checks:\n  - {id: c, severity: low, title: T, because: So, remedy: Do, when: {a: {state: given}}}\n"
            ),
            ['9: The risk "c" stands twice; it must be unique across all checklists.'],
        ),
    ],
)
def test_mistakes_in_a_part(tmp_path: Path, part: str, expected: list[str]) -> None:
    assert mistakes(written(tmp_path, checklist_text(part))) == [f"c.yaml:{line}" for line in expected]


def test_all_mistakes_of_all_files_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_text("id: a\ntitle: A\nparts: [t.yaml, u.yaml]\nverison: 1\n", encoding="utf-8")
    (tmp_path / "t.yaml").write_text(
        "part: T\ntitle: A\nquestions:\n  - {id: a, code: T1, title: A, ask: A, when: {c: {state: given}}}\n  - {id: b, code: T1, ask: B}\n",
        encoding="utf-8",
    )
    (tmp_path / "u.yaml").write_text("part: U\ntitle: [B]\n", encoding="utf-8")
    assert mistakes(tmp_path) == [
        'checklist.yaml:4: A checklist has no key "verison". Did you mean "version"?',
        't.yaml:4: There is no question "c". Did you mean "b"?'.replace(' Did you mean "b"?', ""),
        't.yaml:5: "b" lacks "title": A few words; it must read well before a colon.',
        'u.yaml:2: "title" of the part must be text.',
    ]


# Whatever is in the file


WORDS = (
    "id", "code", "title", "ask", "kind", "table", "choice", "options", "rows", "of", "register", "columns", "risk",
    "severity", "high", "when", "examples", "raises", "silent", "a", "b", "T1", "T2", "all", "any", "not", "some",
    "every", "count", "where", "distinct", "more-than", "half", "state", "missing", "in", "before", "answer", "plus",
    "latest", "for-each", "per", "at", "covers", "checks", "questions", "part", "parts", "thresholds", "weak", "true",
    "no", "3", "-1", "1e999", "nan", "2027-01-31", "{row}", "''", "~",
)  # fmt: skip


def checklist_nodes() -> SearchStrategy[str]:
    """Return YAML-ish flow text in which the words of the format turn up in all the wrong places."""
    words = st.sampled_from(WORDS)
    leaves = words | st.text(alphabet="ab:-{}[]#&*!|>'\" \n", max_size=4)
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
            | st.dictionaries(words, inner, max_size=4).map(
                lambda items: f"{{{', '.join(f'{k}: {v}' for k, v in items.items())}}}"
            )
        ),
        max_leaves=25,
    )


def load_or_refuse(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="replace")
    # Anything but an error for people fails the test.
    with suppress(JwDesignError):
        load(path, examples=True)


@given(st.text())
def test_any_text_loads_or_is_refused_in_words(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    load_or_refuse(tmp_path_factory.getbasetemp() / "any.yaml", text)


@given(checklist_nodes())
def test_any_head_loads_or_is_refused_in_words(tmp_path_factory: pytest.TempPathFactory, node: str) -> None:
    load_or_refuse(
        tmp_path_factory.getbasetemp() / "head.yaml",
        f"id: a\ntitle: A\nparts: [{node}]\nthresholds: {node}\nweak: {node}\n",
    )


@given(checklist_nodes(), checklist_nodes(), checklist_nodes())
def test_any_part_loads_or_is_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, one: str, two: str, three: str
) -> None:
    text = checklist_text(
        f"questions:\n  - {{id: a, code: T1, title: A, ask: A, kind: table, columns: {one}, when: {two}}}\n"
        f"  - {{id: b, code: T2, title: B, ask: B, options: {two}, risk: {three}}}\n  - {three}\n"
        f"checks:\n  - {{id: c, severity: {two}, title: T, because: So, remedy: Do, when: {one}, examples: {{raises: [{three}]}}}}\n"
    )
    load_or_refuse(tmp_path_factory.getbasetemp() / "part.yaml", text)


SHIPPED_PARTS = sorted(
    path for path in (shipped.folder("checklists") / shipped.DEFAULT).glob("*.yaml") if path.stem != "checklist"
)


@given(st.data())
def test_the_shipped_one_with_a_line_changed_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from(SHIPPED_PARTS))
    lines = source.read_text(encoding="utf-8").split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    kept, _, _ = lines[at].partition(":")
    lines[at] = data.draw(
        st.sampled_from(["", kept, f"{kept}: ", f"{kept}: x", f"{kept}: [x]", f"{kept}: {{a: b}}", f"  {lines[at]}"])
    )
    folder = tmp_path_factory.getbasetemp()
    (folder / "changed.yaml").write_text("\n".join(lines), encoding="utf-8")
    load_or_refuse(folder / "changed-head.yaml", "id: a\ntitle: A\nparts: [changed.yaml]\n")
