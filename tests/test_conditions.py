"""Conditions: what each form says of given, missing and weak answers, and how it says itself in words."""
# ruff: noqa: E501 - one example a line

from pathlib import Path
from textwrap import dedent

import pytest

from jw_design.assess.view import View
from jw_design.conditions import holds, refs, say
from jw_design.load.conditions import ConditionParser
from jw_design.load.index import Index
from jw_design.load.nodes import Mapping, Sequence
from jw_design.load.parse import parse
from jw_design.model.checklist import Checklist
from jw_design.model.condition import Condition, Ref
from tests.conftest import checklist_text, made_brief, made_checklist

PART = """
questions:
  - {id: form, code: T1, title: Form, ask: How, kind: choice, why: required, options: [{id: treaty, label: A treaty}, {id: handshake, label: A handshake}]}
  - {id: topics, code: T2, title: Topics, ask: What, kind: choices, other: true, options: [{id: health, label: Health}, {id: homes, label: Homes}]}
  - {id: start, code: T3, title: Start, ask: When, kind: date}
  - {id: end, code: T4, title: End, ask: When, kind: date}
  - {id: places, code: T5, title: Places, ask: How many, kind: number}
  - {id: cost, code: T6, title: Cost, ask: How much, kind: money}
  - {id: plan, code: T7, title: Plan, ask: What next, when: {form: treaty}}
  - id: partners
    code: T8
    title: Partners
    ask: Who?
    kind: table
    register: name
    columns:
      - {id: name, title: Organisation}
      - {id: sector, title: Sector, kind: choice, options: [{id: council, label: A council}, {id: charity, label: A charity}]}
  - id: roles
    code: T9
    title: Roles
    ask: What does each do?
    kind: table
    of: partners
    columns:
      - {id: duty, title: Duty}
      - {id: begins, title: Begins, kind: date}
      - {id: permit, title: Permit, when: {sector: charity}}
  - id: spending
    code: T10
    title: Spending
    ask: On what?
    kind: table
    columns:
      - {id: item, title: Item}
      - {id: amount, title: Amount, kind: money}
      - {id: paid-by, title: Paid by}
      - {id: paid-on, title: Paid on, kind: date}
      - {id: receipt, title: Receipt, when: {amount: {more-than: 200}}}
  - {id: host, code: T11, title: Host, ask: Who hosts, expects: words}
"""
HEAD = """
thresholds: {many: 2}
weak: {placeholders: [tbc]}
"""


@pytest.fixture(scope="module")
def checklist(tmp_path_factory: pytest.TempPathFactory) -> Checklist:
    return made_checklist(tmp_path_factory.mktemp("conditions"), PART, HEAD)


def condition(text: str, *tables: str) -> Condition:
    """Return the condition that a line of YAML means among the questions above."""
    root = parse(checklist_text(PART), "small.yaml")
    assert isinstance(root, Mapping)
    parts = root.items["parts"]
    assert isinstance(parts, Sequence)
    index = Index(thresholds={"many": 2})
    index.add_part(parts.items[0], Path("small.yaml"))
    problems: list[str] = []
    made = ConditionParser(index, lambda message, _line: problems.append(message)).parse(
        parse(text, "condition"), tables
    )
    assert made is not None, problems
    return made


def verdict(checklist: Checklist, text: str, answers: str) -> bool | None:
    return holds(condition(text), View(checklist, made_brief(checklist, answers)))


TREATY = "form: {choice: treaty, why: It binds everybody}"
PARTNERS = """
partners:
  - {name: City Council, sector: council}
  - {name: Night Shelter (NS), sector: charity}
roles:
  - {name: City Council, duty: Homes, begins: 1 April 2027}
  - {name: Night Shelter (NS), duty: Beds, begins: 1 June 2027, permit: Granted}
"""
HALF = """
partners: [{name: City Council}, {name: Night Shelter (NS), sector: charity}]
roles: [{name: Night Shelter (NS), begins: 1 June 2027}]
"""
SPENDING = """
spending:
  - {item: Beds, amount: "£100", paid-by: NS, paid-on: 1 May 2027}
  - {item: Van, amount: "£250", paid-by: City Council, paid-on: 1 May 2028}
  - {item: Staff, amount: "£50", paid-by: The city council, paid-on: 3 May 2028}
"""


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        # One of the options
        ("form: treaty", TREATY, True),
        ("form: handshake", TREATY, False),
        ("form: [handshake, treaty]", TREATY, True),
        ("form: treaty", "", None),
        ("form: treaty", "form: {not-known: {who: Ann Lee, by: 1 May 2027}}", None),
        # The tick counts although the reason is missing.
        ("form: treaty", "form: treaty", True),
        ("topics: homes", "topics: [health, homes]", True),
        ("topics: other", "topics: [health]", False),
        ("topics: other", "topics: ['other: schools']", True),
        # all, any, not
        ("all: [{form: treaty}, {topics: homes}]", f"{TREATY}\ntopics: [homes]", True),
        ("all: [{form: treaty}, {topics: homes}]", TREATY, None),
        ("all: [{form: handshake}, {topics: homes}]", TREATY, False),
        ("any: [{form: treaty}, {topics: homes}]", TREATY, True),
        ("any: [{form: handshake}, {topics: homes}]", TREATY, None),
        ("any: [{form: handshake}, {topics: homes}]", f"{TREATY}\ntopics: [health]", False),
        ("not: {form: treaty}", TREATY, False),
        ("not: {form: treaty}", "", None),
        # States
        ("host: {state: missing}", "", True),
        ("host: {state: given}", "", False),
        ("host: {state: given}", "host: City Council", True),
        ("host: {state: weak}", "host: TBC", True),
        ("host: {state: unknown}", "host: {not-known: {who: Ann Lee, by: 1 May 2027}}", True),
        ("host: {state: [missing, weak]}", "host: TBC", True),
        ("host: {state: missing}", "host: {not-applicable: Nobody hosts it}", None),
        # A question that is skipped is neither missing nor given; one that may apply is.
        ("plan: {state: missing}", "form: {choice: handshake, why: It is quick}", None),
        ("plan: {state: missing}", TREATY, True),
        ("plan: {state: missing}", "", True),
        ("partners: {state: missing}", "", True),
        ("partners: {state: given}", PARTNERS, True),
        # Names that stand elsewhere too
        ("host: {in: partners.name}", f"{PARTNERS}\nhost: the city council", True),
        ("host: {in: partners.name}", f"{PARTNERS}\nhost: NS", True),
        ("host: {in: roles.name}", f"{PARTNERS}\nhost: NS", True),
        ("host: {in: partners.name}", f"{PARTNERS}\nhost: Police", False),
        ("host: {in: partners.name}", PARTNERS, None),
        ("host: {in: partners.name}", "host: Police", None),
        ("host: {in: [partners.name, spending.paid-by]}", f"{PARTNERS}\n{SPENDING}\nhost: Police", False),
        ("host: {in: spending.paid-by}", "host: Police\nspending: [{item: Van, paid-by: NS}, {item: Beds}]", None),
        ("host: {in: plan}", f"{TREATY}\nhost: Police\nplan: The council, the police and others will meet", True),
        # Dates: only where it is certain
        ("start: {before: 2027-06-01}", "start: May 2027", True),
        ("start: {before: 2027-06-01}", "start: July 2027", False),
        ("start: {before: 2027-06-01}", "start: June 2027", False),
        ("start: {before: 2027-06-15}", "start: June 2027", None),
        ("start: {before: 2027-06-01}", "", None),
        ("start: {before: 2027-06-01}", "start: soon", None),
        ("start: {after: {answer: end}}", "start: 2 May 2027\nend: 1 May 2027", True),
        ("start: {after: {answer: end}}", "start: 1 May 2027\nend: 1 May 2027", False),
        ("start: {after: {answer: end}}", "start: 1 May 2027", None),
        ("end: {before: {answer: start, plus: 6 months}}", "start: 1 May 2027\nend: 31 October 2027", True),
        ("end: {before: {answer: start, plus: 6 months}}", "start: 1 May 2027\nend: 1 November 2027", False),
        ("end: {after: {answer: start, minus: 2 weeks}}", "start: 15 May 2027\nend: 2 May 2027", True),
        ("end: {same-as: {answer: start}}", "start: 1 May 2027\nend: 1/5/2027", True),
        ("end: {same-as: {answer: start}}", "start: 1 May 2027\nend: 2 May 2027", False),
        ("end: {same-as: {answer: start}}", "start: 1 May 2027\nend: May 2027", None),
        ("end: {before: {latest: spending.paid-on}}", f"{SPENDING}\nend: 2 May 2028", True),
        ("end: {before: {earliest: spending.paid-on}}", f"{SPENDING}\nend: 2 May 2027", False),
        (
            "end: {before: {latest: spending.paid-on}}",
            "end: 2 May 2028\nspending: [{item: Van, paid-on: 2029}, {item: Bed}]",
            None,
        ),
        ("end: {before: {latest: spending.paid-on}}", "end: 2 May 2028", None),
        # Numbers
        ("places: {more-than: 10}", "places: 11 beds", True),
        ("places: {more-than: 10}", "places: 10 beds", False),
        ("places: {less-than: 10}", "places: nine", True),
        ("places: {less-than: {threshold: many}}", "places: 1", True),
        ("places: {more-than: 10}", "", None),
        ("places: {more-than: 10}", "places: a few", None),
        ("places: {same-as: 10}", "places: ten", True),
        ("cost: {less-than: {sum: spending.amount}}", f"{SPENDING}\ncost: £399", True),
        ("cost: {less-than: {sum: spending.amount}}", f"{SPENDING}\ncost: £400", False),
        (
            "cost: {less-than: {sum: spending.amount}}",
            "cost: £1\nspending: [{item: Van, amount: £5}, {item: Bed}]",
            None,
        ),
        ("cost: {more-than: {answer: places, times: 2}}", "cost: £21\nplaces: '10'", True),
        ("cost: {more-than: {answer: places, times: 2}}", "cost: £20\nplaces: '10'", False),
        # Names that are the same
        ("host: {same-as: Night Shelter}", f"{PARTNERS}\nhost: NS", True),
        ("host: {same-as: Night Shelter}", "host: NS", False),
        # Rows
        ("some: partners", PARTNERS, True),
        ("some: partners", "", None),
        ("some: partners\nwhere: {sector: charity}", PARTNERS, True),
        ("some: partners\nwhere: {sector: charity}", "partners: [{name: City Council, sector: council}]", False),
        ("some: partners\nwhere: {sector: council}", HALF, None),
        ("every: partners\nwhere: {sector: charity}", PARTNERS, False),
        ("every: partners\nwhere: {sector: charity}", HALF, None),
        ("every: partners\nwhere: {sector: [charity, council]}", PARTNERS, True),
        ("every: partners\nwhere: {sector: charity}", "", None),
        # A row of a register has the columns of every table that is of it.
        ("some: partners\nwhere: {all: [{sector: charity}, {duty: {state: missing}}]}", HALF, True),
        ("some: partners\nwhere: {begins: {after: 2027-05-01}}", PARTNERS, True),
        ("some: roles\nwhere: {sector: charity}", PARTNERS, True),
        ("some: partners\nwhere: {begins: {after: {answer: start}}}", f"{PARTNERS}\nstart: 1 May 2027", True),
        ("every: spending\nwhere: {paid-by: {in: partners.name}}", f"{PARTNERS}\n{SPENDING}", True),
        # A cell under a `when` that does not hold is neither missing nor given.
        (
            "some: partners\nwhere: {permit: {state: missing}}",
            "partners: [{name: City Council, sector: council}]",
            None,
        ),
        ("some: partners\nwhere: {permit: {state: missing}}", "partners: [{name: NS, sector: charity}]", True),
        # Counting
        ("count: spending\nmore-than: 2", SPENDING, True),
        ("count: spending\nmore-than: 3", SPENDING, False),
        ("count: spending\nmore-than: {threshold: many}", SPENDING, True),
        ("count: spending\nless-than: 3", SPENDING, False),
        ("count: spending\nmore-than: 0", "", None),
        ("count: spending\nwhere: {amount: {more-than: 75}}\nmore-than: half", SPENDING, True),
        ("count: spending\nwhere: {amount: {more-than: 200}}\nmore-than: half", SPENDING, False),
        ("count: partners\nwhere: {sector: charity}\nmore-than: 1", HALF, None),
        ("count: partners\nwhere: {sector: charity}\nmore-than: 0", HALF, True),
        ("count: partners\nwhere: {sector: charity}\nmore-than: 2", HALF, False),
        # "City Council" and "The city council" are one.
        ("count: spending\ndistinct: paid-by\nmore-than: 2", SPENDING, False),
        ("count: spending\ndistinct: paid-by\nless-than: 3", SPENDING, True),
        ("count: spending\ndistinct: paid-by\nless-than: 3", "spending: [{item: Van, paid-by: NS}, {item: Bed}]", True),
        ("count: spending\ndistinct: paid-by\nless-than: 2", "spending: [{item: Van, paid-by: NS}, {item: Bed}]", None),
        # A sum for each year and one in all cannot be told apart by size.
        (
            "cost: {more-than: {sum: spending.amount}}",
            "cost: £3m in total\nspending: [{item: Van, amount: £1m a year}]",
            None,
        ),
        ("cost: {more-than: {sum: spending.amount}}", "cost: £3m in total\nspending: [{item: Van, amount: £1m}]", True),
        # A cell may list several names, or say more than a name.
        (
            "host: {in: spending.paid-by}",
            "host: NS and Police\nspending: [{item: Van, paid-by: NS}, {item: Bed, paid-by: Police}]",
            True,
        ),
        ("host: {in: spending.paid-by}", "host: 'NS, outreach team'\nspending: [{item: Van, paid-by: NS}]", None),
        ("host: {in: spending.paid-by}", "host: Fire and Rescue\nspending: [{item: Van, paid-by: NS}]", False),
        ("untouched: T", "{}", True),
        ("untouched: T", "places: 3", False),
    ],
)
def test_holds(checklist: Checklist, text: str, answers: str, expected: bool | None) -> None:
    assert verdict(checklist, text, dedent(answers)) is expected


def test_a_bare_id_is_a_column_of_the_innermost_row_that_has_it() -> None:
    found = condition("some: spending\nwhere: {amount: {more-than: {column: amount}}}", "partners")
    assert list(refs(found)) == [Ref("spending"), Ref("spending", "amount", 1), Ref("spending", "amount", 1)]


def test_a_column_of_an_outer_row_can_be_read_from_an_inner_one() -> None:
    found = condition("some: spending\nwhere: {paid-by: {same-as: {column: name}}}", "partners")
    assert list(refs(found)) == [Ref("spending"), Ref("spending", "paid-by", 1), Ref("partners", "name", 0)]


def test_outer_and_inner_rows_are_told_apart(checklist: Checklist) -> None:
    view = View(checklist, made_brief(checklist, PARTNERS + SPENDING))
    pays = condition(
        "some: spending\nwhere: {all: [{paid-by: {same-as: {column: name}}}, {sector: charity}]}", "partners"
    )
    rows = view.rows("partners")
    assert rows is not None
    assert [holds(pays, view, (row,)) for row in rows] == [False, True]


def test_whether_a_cell_applies_is_read_in_its_own_row(checklist: Checklist) -> None:
    view = View(checklist, made_brief(checklist, PARTNERS + SPENDING))
    lacks = condition("some: spending\nwhere: {all: [{item: {same-as: Bed}}, {receipt: {state: missing}}]}", "partners")
    beds = condition("some: spending\nwhere: {all: [{item: {same-as: Beds}}, {receipt: {state: missing}}]}", "partners")
    van = condition("some: spending\nwhere: {all: [{item: {same-as: Van}}, {receipt: {state: missing}}]}", "partners")
    (row, *_) = view.rows("partners") or ()
    assert [holds(one, view, (row,)) for one in (lacks, beds, van)] == [False, None, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("form: treaty", 'T1 is "A treaty"'),
        ("form: [treaty, handshake]", 'T1 is "A treaty" or "A handshake"'),
        ("not: {form: treaty}", 'T1 is not "A treaty"'),
        ("not: {form: [treaty, handshake]}", 'T1 is not "A treaty" or "A handshake"'),
        ("topics: other", 'T2 is "Other"'),
        ("all: [{form: treaty}, {topics: homes}]", 'T1 is "A treaty", and T2 is "Homes"'),
        ("any: [{form: treaty}, {topics: homes}]", 'T1 is "A treaty", or T2 is "Homes"'),
        ("not: {any: [{form: treaty}, {topics: homes}]}", 'T1 is not "A treaty", and T2 is not "Homes"'),
        ("not: {not: {form: treaty}}", 'T1 is "A treaty"'),
        ("host: {state: missing}", "T11 is not stated"),
        ("host: {state: [missing, weak]}", "T11 is not stated or is weak"),
        ("not: {host: {state: [missing, weak]}}", "T11 is stated and is not weak"),
        ("host: {state: given}", "T11 is answered"),
        ("host: {state: unknown}", "T11 is not known yet"),
        ("host: {in: partners.name}", 'T11 stands in "Organisation" in T8'),
        ("host: {in: roles.name}", 'T11 stands in "Organisation" in T9'),
        ("not: {host: {in: [spending.paid-by, plan]}}", 'T11 does not stand in "Paid by" in T10 and T7'),
        ("start: {before: 2027-06-01}", "T3 is before 1 June 2027"),
        ("end: {after: {answer: start, plus: 6 months}}", "T4 is after 6 months after T3"),
        ("end: {after: {answer: start, minus: 1 day}}", "T4 is after 1 day before T3"),
        ("end: {before: {latest: spending.paid-on}}", 'T4 is before the latest of "Paid on" in T10'),
        ("places: {more-than: 10}", "T5 is more than 10"),
        ("cost: {less-than: {sum: spending.amount, times: 2}}", 'T6 is less than 2 times the sum of "Amount" in T10'),
        ("host: {same-as: Night Shelter}", 'T11 is the same as "Night Shelter"'),
        ("some: partners", "T8 has a row"),
        ("not: {some: partners}", "T8 has no rows"),
        ("some: partners\nwhere: {sector: charity}", 'in some row of T8, "Sector" in T8 is "A charity"'),
        ("not: {some: partners, where: {sector: charity}}", 'in every row of T8, "Sector" in T8 is not "A charity"'),
        ("every: partners\nwhere: {sector: charity}", 'in every row of T8, "Sector" in T8 is "A charity"'),
        ("count: spending\nmore-than: 3", "the number of rows of T10 is more than 3"),
        (
            "count: spending\nwhere: {amount: {more-than: 75}}\nless-than: half",
            'the number of rows of T10 where "Amount" in T10 is more than 75 is less than half of them',
        ),
        (
            "count: spending\ndistinct: paid-by\nmore-than: 2",
            'the number of different entries under "Paid by" in T10 is more than 2',
        ),
    ],
)
def test_says_itself_in_words(checklist: Checklist, text: str, words: str) -> None:
    assert say(condition(text), checklist) == words


def test_says_every_condition_of_the_shipped_checklist(joint_working: Checklist) -> None:
    questions = joint_working.questions.values()
    found = [question.when for question in questions] + [
        column.when for question in questions for column in question.columns
    ]
    found += [check.when for check in joint_working.checks]
    assert all(say(one, joint_working) for one in found if one is not None)
