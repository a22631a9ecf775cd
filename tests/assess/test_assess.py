"""What a brief is told: which risks are raised, in which state, how serious they are and where they stand."""
# ruff: noqa: E501 - one example a line

from collections.abc import Callable
from datetime import date

import pytest

from jw_design.model.answer import Acceptance, Owner, Place
from jw_design.model.finding import Assessment, Finding

Assessed = Callable[..., Assessment]


def told(assessment: Assessment) -> list[tuple[str, str | None, str]]:
    """Return risk, state and severity of each finding."""
    return [(finding.risk, finding.state, finding.severity) for finding in assessment.findings]


def titles(assessment: Assessment) -> list[str]:
    return [finding.title for finding in assessment.findings]


def only(assessment: Assessment) -> Finding:
    (finding,) = assessment.findings
    return finding


PLAN = """
questions:
  - id: plan
    code: T1
    title: Succession plan
    ask: Who carries it on?
    essential: true
    source: "3.22"
    covers: [E-04]
    risk: {id: no-plan, severity: high, title: No plan is stated, because: It stops., remedy: Ask.}
"""
GOOD = "plan: The county takes the teams over in May 2027"

# States and severities


def test_silence(assessed: Assessed) -> None:
    finding = only(assessed(PLAN))
    assert (finding.risk, finding.kind, finding.state, finding.severity) == ("no-plan", "risk", "unanswered", "high")
    assert (finding.question, finding.row, finding.title) == ("T1", None, "No plan is stated")
    assert (finding.because, finding.remedy, finding.source, finding.covers) == ("It stops.", "Ask.", "3.22", ("E-04",))


def test_a_good_answer(assessed: Assessed) -> None:
    assessment = assessed(PLAN, GOOD)
    assert assessment.findings == ()
    assert (assessment.answered, assessment.asked, assessment.states) == (1, 1, {"plan": "answered"})


@pytest.mark.parametrize(
    ("answer", "finding", "title"),
    [
        (
            "A committee decides",
            ("no-plan", "weak", "medium"),
            'Succession plan: "A committee decides" is too short to act on',
        ),
        ("Yes", ("no-plan", "weak", "medium"), 'Succession plan: "Yes" does not say what or how'),
        (
            "{not-known: {who: Ann Lee, by: 31/1/2027}}",
            ("no-plan", "unknown", "medium"),
            "Succession plan: not known yet (Ann Lee, by 31 January 2027)",
        ),
        (
            "{not-known: {who: Ann Lee, by: end of 2027}}",
            ("no-plan", "unknown", "medium"),
            "Succession plan: not known yet (Ann Lee, by end of 2027)",
        ),
        (
            "{not-known: Ann Lee}",
            ("no-plan", "weak", "medium"),
            "Succession plan: not known yet, but it does not say by what date",
        ),
        (
            "{not-applicable: }",
            ("no-plan", "weak", "medium"),
            "Succession plan: not applicable, but no reason is given",
        ),
        # Past its date, it is as serious as silence.
        (
            "{not-known: {who: Ann Lee, by: 22 November 2026}}",
            ("no-plan", "unknown", "high"),
            "Succession plan: was to be known by 22 November 2026 (Ann Lee)",
        ),
        (
            "{not-known: {who: Ann Lee, by: October 2026}}",
            ("no-plan", "unknown", "high"),
            "Succession plan: was to be known by October 2026 (Ann Lee)",
        ),
        # Due today is not late.
        (
            "{not-known: {who: Ann Lee, by: 23 November 2026}}",
            ("no-plan", "unknown", "medium"),
            "Succession plan: not known yet (Ann Lee, by 23 November 2026)",
        ),
    ],
)
def test_weak_and_unknown_are_one_severity_lower(
    assessed: Assessed, answer: str, finding: tuple[str, str, str], title: str
) -> None:
    assessment = assessed(PLAN, f"plan: {answer}")
    assert told(assessment) == [finding]
    assert titles(assessment) == [title]


def test_low_stays_low(assessed: Assessed) -> None:
    assert told(assessed(PLAN.replace("high", "low"), "plan: TBC")) == [("no-plan", "weak", "low")]


def test_not_applicable_with_a_reason_is_no_gap(assessed: Assessed) -> None:
    assessment = assessed(PLAN, "plan: {not-applicable: It has no end}")
    assert assessment.findings == ()
    assert assessment.answered == 1


def test_a_severity_may_depend_on_other_answers(assessed: Assessed) -> None:
    part = """
        questions:
          - {id: size, code: T1, title: Size, ask: How big, kind: number}
          - id: plan
            code: T2
            title: Plan
            ask: What next?
            risk: {id: no-plan, severity: {high: {size: {more-than: 10}}, otherwise: low}, title: T, because: B, remedy: R}
    """
    assert told(assessed(part, "size: 11")) == [("no-plan", "unanswered", "high")]
    assert told(assessed(part, "size: 10")) == [("no-plan", "unanswered", "low")]
    assert told(assessed(part)) == [("no-plan", "unanswered", "low")]


def test_the_same_words_in_three_answers(assessed: Assessed) -> None:
    part = "questions:\n" + "".join(
        f"  - {{id: q{number}, code: T{number}, title: Q{number}, ask: Q, "
        f"risk: {{id: r{number}, severity: medium, title: T, because: B, remedy: R}}}}\n"
        for number in (1, 2, 3)
    )
    pasted = "The partners will work together closely"
    assert (
        titles(assessed(part, f"q1: {pasted}\nq2: {pasted}\nq3: {pasted}"))[0]
        == f'Q1: "{pasted}" stands in 3 answers or more'
    )
    assert titles(assessed(part, f"q1: {pasted}\nq2: {pasted}\nq3: They meet each Monday")) == []
    assert titles(assessed(part, "q1: Kent County Council\nq2: Kent County Council\nq3: Kent County Council")) == []


# Choices

CHOICE = """
questions:
  - id: form
    code: T1
    title: Form
    ask: How?
    kind: choice
    other: true
    why: required
    options: [{id: treaty, label: A treaty}, {id: handshake, label: A handshake}]
    risk: {id: no-form, severity: high, title: No form is stated, because: B, remedy: R}
"""


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("treaty", "Form: no reason is given"),
        ("{choice: treaty, why: TBC}", 'Form: the reason "TBC" is a placeholder'),
        ("{choice: treaty, why: yes}", 'Form: the reason "yes" does not say what or how'),
        ("{choice: other, why: It is quick to agree}", "Form: Other is ticked, but not what it is"),
        ("{why: It is quick to agree}", "Form: no option is ticked"),
    ],
)
def test_half_a_choice_is_weak(assessed: Assessed, answer: str, title: str) -> None:
    finding = only(assessed(CHOICE, f"form: {answer}"))
    assert (finding.state, finding.severity, finding.title) == ("weak", "medium", title)


@pytest.mark.parametrize(
    "answer", ["{choice: treaty, why: It binds}", "{choice: 'other: a letter', why: It is quick to agree}"]
)
def test_a_choice_with_its_reason(assessed: Assessed, answer: str) -> None:
    assert titles(assessed(CHOICE, f"form: {answer}")) == []


# Questions and risks under a condition

CONDITIONAL = """
questions:
  - {id: form, code: T1, title: Form, ask: How, kind: choice, options: [{id: treaty, label: T}, {id: handshake, label: H}]}
  - id: signed
    code: T2
    title: Signed
    ask: When?
    kind: date
    when: {form: treaty}
    risk: {id: not-signed, severity: medium, title: T, because: B, remedy: R}
  - id: trust
    code: T3
    title: Trust
    ask: Why?
    risk: {id: no-trust, severity: medium, title: T, because: B, remedy: R, when: {form: handshake}}
"""


@pytest.mark.parametrize(
    ("answers", "raised", "asked"),
    [
        ("", [], 3),
        ("form: treaty", ["not-signed"], 3),
        ("form: handshake", ["no-trust"], 2),
    ],
)
def test_a_risk_under_a_condition_that_is_not_known_is_silent(
    assessed: Assessed, answers: str, raised: list[str], asked: int
) -> None:
    assessment = assessed(CONDITIONAL, answers)
    assert ([finding.risk for finding in assessment.findings], assessment.asked) == (raised, asked)


# Tables

TABLES = """
questions:
  - id: partners
    code: T1
    title: Partners
    ask: Who?
    kind: table
    essential: true
    register: name
    columns:
      - {id: name, title: Organisation}
      - id: sector
        title: Sector
        kind: choice
        essential: false
        options: [{id: council, label: A council}, {id: charity, label: A charity}]
        risk: {id: no-sector, severity: low, title: T, because: B, remedy: R}
    risk: {id: no-partners, severity: high, title: No partners are stated, because: B, remedy: R}
  - id: roles
    code: T2
    title: Roles
    ask: What?
    kind: table
    essential: true
    of: partners
    columns:
      - {id: duty, title: Duty, covers: [M-1a], risk: {id: no-duty, severity: high, title: "{row} has no duty", because: B, remedy: R}}
      - id: permit
        title: Permit
        when: {sector: charity}
        risk: {id: no-permit, severity: medium, title: No permit, because: B, remedy: R}
      - {id: begins, title: Begins, kind: date, risk: {id: no-beginning, severity: medium, title: No beginning, because: B, remedy: R}}
"""
PARTNERS = """
partners: [{name: City Council, sector: council}, {name: Night Shelter (NS), sector: charity}]
"""


def rows(assessment: Assessment) -> list[tuple[str, str | None]]:
    return [(finding.risk, finding.row) for finding in assessment.findings]


def test_an_empty_table_is_one_finding(assessed: Assessed) -> None:
    # Roles has no risk of its own: its worst column's stands for all.
    assert rows(assessed(TABLES)) == [("no-partners", None), ("no-duty", None)]


def test_a_table_with_rows_has_one_finding_a_cell(assessed: Assessed) -> None:
    assessment = assessed(
        TABLES,
        PARTNERS + "roles: [{name: City Council, duty: Homes, begins: 2027}, {name: NS, duty: TBC, permit: Yes}]",
    )
    assert [(finding.risk, finding.row, finding.title) for finding in assessment.findings] == [
        ("no-duty", "Night Shelter (NS)", 'Duty: "TBC" is a placeholder'),
        ("no-beginning", "Night Shelter (NS)", "No beginning"),
    ]


def test_a_row_is_named_in_the_title(assessed: Assessed) -> None:
    assessment = assessed(
        TABLES,
        PARTNERS + "roles: [{name: City Council, begins: 2027}, {name: NS, duty: Beds, begins: 2027, permit: Granted}]",
    )
    assert [(finding.title, finding.covers) for finding in assessment.findings] == [
        ("City Council has no duty", ("M-1a",))
    ]


def test_a_cell_under_a_condition_that_is_not_known_is_silent(assessed: Assessed) -> None:
    answers = "partners: [{name: A}, {name: B, sector: charity}]\nroles: [{name: A, duty: X, begins: 2027}, {name: B, duty: Y, begins: 2027}]"
    assert rows(assessed(TABLES, answers)) == [("no-sector", "A"), ("no-permit", "B")]


def test_a_cell_that_is_not_known_yet(assessed: Assessed) -> None:
    answers = "partners: [{name: A, sector: council}]\nroles: [{name: A, duty: '**Not known yet:** Ann Lee, by May 2027', begins: 2027}]"
    assert told(assessed(TABLES, answers)) == [("no-duty", "unknown", "medium")]


def test_a_cell_with_words_that_are_no_option(assessed: Assessed) -> None:
    assessment = assessed(TABLES, "partners: [{name: A, sector: A club}]\nroles: [{name: A, duty: X, begins: 2027}]")
    assert titles(assessment) == ['Sector: "A club" is none of A council, A charity']


def test_a_renamed_row_is_one_finding_and_its_cells_count(assessed: Assessed) -> None:
    answers = (
        PARTNERS
        + "roles: [{name: City Council, duty: Homes, begins: 2027}, {name: Night Shelters, duty: Beds, begins: 2027, permit: Granted}]"
    )
    finding = only(assessed(TABLES, answers))
    assert (finding.risk, finding.kind, finding.title) == (
        "row-renamed",
        "form",
        '"Night Shelters" is called "Night Shelter (NS)" elsewhere: renamed?',
    )


def test_an_exact_name_comes_before_a_short_one(assessed: Assessed) -> None:
    answers = (
        "partners: [{name: Trust (NW), sector: council}, {name: Trust (NE), sector: council}]\n"
        "roles: [{name: Trust (NE), duty: X, begins: 2027}]"
    )
    assert [row for risk, row in rows(assessed(TABLES, answers)) if risk == "no-duty"] == ["Trust (NW)"]


def test_a_row_that_no_list_has(assessed: Assessed) -> None:
    answers = PARTNERS + "roles: [{name: Police, duty: X, begins: 2027}, {name: Fire, duty: Y, begins: 2027}]"
    found = [finding for finding in assessed(TABLES, answers).findings if finding.kind == "form"]
    assert [(finding.risk, finding.row) for finding in found] == [("row-unknown", "Police"), ("row-unknown", "Fire")]


def test_the_same_row_twice(assessed: Assessed) -> None:
    answers = "partners: [{name: A, sector: council}, {name: the a, sector: council}]\nroles: [{name: A, duty: X, begins: 2027}, {name: the a, duty: X, begins: 2027}]"
    assert rows(assessed(TABLES, answers)) == [("row-twice", None)]


def test_what_was_meant_as_a_date_is_a_finding_of_the_form(assessed: Assessed) -> None:
    finding = only(
        assessed(TABLES, "partners: [{name: A, sector: council}]\nroles: [{name: A, duty: X, begins: 31/13/2027}]")
    )
    assert (finding.risk, finding.kind, finding.row, finding.title) == (
        "not-a-date",
        "form",
        "A",
        'Begins: "31/13/2027" is not a date',
    )


def test_a_table_that_is_not_known_yet(assessed: Assessed) -> None:
    answers = PARTNERS + "roles: {not-known: {who: Ann Lee, by: May 2027}}"
    assert titles(assessed(TABLES, answers)) == ["Roles: not known yet (Ann Lee, by May 2027)"]


def test_words_beside_an_empty_table(assessed: Assessed) -> None:
    assert "Roles: nothing stands in its table" in titles(
        assessed(TABLES, PARTNERS + "roles: {text: As the charter says}")
    )


# Checks

CHECKS = """
questions:
  - {id: end, code: T1, title: End, ask: When, kind: date, essential: true}
  - {id: review, code: T2, title: Review, ask: When, kind: date}
  - id: targets
    code: T3
    title: Targets
    ask: What?
    kind: table
    essential: true
    columns:
      - {id: target, title: Target}
      - {id: due, title: Due, kind: date}
      - {id: owner, title: Owner}
checks:
  - id: review-after-end
    when: {review: {after: {answer: end}}}
    severity: high
    title: The review comes too late
    because: B
    remedy: R
    covers: [X01]
    at: review
  - id: due-after-end
    for-each: targets
    when: {due: {after: {answer: end}}}
    severity: {high: {owner: {state: missing}}, otherwise: medium}
    title: "{row} falls due after the end"
    because: B
    remedy: R
  - id: one-owner
    for-each: targets
    per: owner
    when: {count: targets, where: {owner: {state: given}}, more-than: 1}
    severity: low
    title: "{row} answers for much"
    because: B
    remedy: R
"""


def test_a_check_reads_answers_together(assessed: Assessed) -> None:
    finding = only(assessed(CHECKS, "end: May 2027\nreview: June 2027"))
    assert (finding.risk, finding.kind, finding.state, finding.severity) == (
        "review-after-end",
        "check",
        "conflict",
        "high",
    )
    assert (finding.question, finding.title, finding.covers) == ("T2", "The review comes too late", ("X01",))


@pytest.mark.parametrize(
    "answers",
    [
        "",
        "end: May 2027",
        "review: June 2027",
        "end: June 2027\nreview: May 2027",
        "end: 2027\nreview: May 2027",
        "end: soon\nreview: 2027",
    ],
)
def test_a_check_that_is_not_certain_is_silent(assessed: Assessed, answers: str) -> None:
    assert not any(finding.kind == "check" for finding in assessed(CHECKS, answers).findings)


def test_a_check_for_each_row(assessed: Assessed) -> None:
    assessment = assessed(
        CHECKS,
        "end: May 2027\ntargets: [{target: Beds, due: June 2027, owner: Ann}, {target: Homes, due: 2028}, {target: Jobs, due: 2026}]",
    )
    assert [(finding.row, finding.title, finding.severity) for finding in assessment.findings] == [
        ("Beds", "Beds falls due after the end", "medium"),
        ("Homes", "Homes falls due after the end", "high"),
    ]


def test_a_check_for_each_different_value(assessed: Assessed) -> None:
    assessment = assessed(
        CHECKS, "targets: [{target: Beds, owner: Ann Lee}, {target: Homes, owner: ann lee}, {target: Jobs, owner: Bob}]"
    )
    assert titles(assessment) == ["Ann Lee answers for much", "Bob answers for much"]


def test_a_check_that_reads_what_the_short_interview_leaves_out_is_silent(assessed: Assessed) -> None:
    assert rows(assessed(CHECKS, "end: May 2027\nreview: June 2027", depth="essential")) == []


def test_a_check_that_reads_another_part_is_silent(assessed: Assessed) -> None:
    assert rows(assessed(CHECKS, "end: May 2027\nreview: June 2027", parts=("T",))) == [("review-after-end", None)]
    assert rows(assessed(CHECKS, "end: May 2027\nreview: June 2027", parts=("U",))) == []


def test_a_check_that_reads_a_column_left_out_is_silent(assessed: Assessed) -> None:
    part = CHECKS.replace("{id: due, title: Due, kind: date}", "{id: due, title: Due, kind: date, essential: false}")
    answers = "end: May 2027\ntargets: [{target: Beds, due: June 2027}]"
    assert rows(assessed(part, answers)) == [("due-after-end", "Beds")]
    assert rows(assessed(part, answers, depth="essential")) == []


# Depth


def test_what_the_short_interview_leaves_out_is_no_gap(assessed: Assessed) -> None:
    part = PLAN.replace("essential: true", "essential: false")
    assert told(assessed(part)) == [("no-plan", "unanswered", "high")]
    assert told(assessed(part, depth="essential")) == []
    assert (
        told(assessed(TABLES, "partners: [{name: A}]\nroles: [{name: A, duty: X, begins: 2027}]", depth="essential"))
        == []
    )


# Accepted risks


def acceptance(**fields: str) -> Acceptance:
    given = {
        "risk": "no-plan",
        "row": "",
        "by": "Ann Lee",
        "until": "31 January 2027",
        "reason": "The county decides in January",
    }
    return Acceptance(line=9, **(given | fields))


def test_an_accepted_risk_is_marked_and_not_counted(assessed: Assessed) -> None:
    assessment = assessed(PLAN, accepted=(acceptance(),))
    assert only(assessment).accepted == acceptance()
    assert assessment.open == ()
    assert assessment.counts == {"high": 0, "medium": 0, "low": 0, "accepted": 1}


@pytest.mark.parametrize("until", ["23 November 2026", "November 2026", "2026-27"])
def test_the_last_day_counts_as_accepted(assessed: Assessed, until: str) -> None:
    assert only(assessed(PLAN, accepted=(acceptance(until=until),))).accepted is not None


@pytest.mark.parametrize(
    ("accepted", "slip", "severity"),
    [
        (acceptance(until="22 November 2026"), "acceptance-expired", "medium"),
        (acceptance(until="when agreed"), "acceptance-incomplete", "medium"),
        (acceptance(until=""), "acceptance-incomplete", "medium"),
        (acceptance(by=""), "acceptance-incomplete", "medium"),
        (acceptance(by="all partners"), "acceptance-incomplete", "medium"),
        (acceptance(by="City Council"), "acceptance-incomplete", "medium"),
        (acceptance(reason=""), "acceptance-incomplete", "medium"),
        (acceptance(reason="TBC"), "acceptance-incomplete", "medium"),
        (acceptance(risk="no-such-risk"), "acceptance-orphaned", "low"),
        (acceptance(row="Kent"), "acceptance-orphaned", "low"),
    ],
)
def test_an_acceptance_that_does_not_count(assessed: Assessed, accepted: Acceptance, slip: str, severity: str) -> None:
    words = "\nweak: {placeholders: [tbc], nobody: [all partners], bodies: [council]}\n"
    assessment = assessed(PLAN, accepted=(accepted,), head=words)
    assert told(assessment) == [(slip, None, severity), ("no-plan", "unanswered", "high")]
    assert assessment.counts["accepted"] == 0


def test_an_acceptance_of_what_is_settled_is_orphaned(assessed: Assessed) -> None:
    assert rows(assessed(PLAN, GOOD, accepted=(acceptance(),))) == [("acceptance-orphaned", None)]


def test_an_acceptance_for_one_row_leaves_the_others_open(assessed: Assessed) -> None:
    answers = "partners: [{name: A, sector: council}, {name: The B, sector: council}]\nroles: [{name: A, begins: 2027}, {name: The B, begins: 2027}]"
    assessment = assessed(TABLES, answers, accepted=(acceptance(risk="no-duty", row="b"),))
    assert [(finding.row, finding.accepted is not None) for finding in assessment.findings] == [
        ("A", False),
        ("The B", True),
    ]


# Owners in the risk table


def test_an_owner_in_the_risk_table_counts_as_not_known_yet(assessed: Assessed) -> None:
    assessment = assessed(PLAN, owners={("no-plan", ""): Owner(who="Ann Lee", by="May 2027")})
    assert titles(assessment) == ["Succession plan: not known yet (Ann Lee, by May 2027)"]
    assert told(assessment) == [("no-plan", "unknown", "medium")]


def test_an_owner_without_a_date_is_weak(assessed: Assessed) -> None:
    assessment = assessed(PLAN, owners={("no-plan", ""): Owner(who="Ann Lee", by="")})
    assert titles(assessment) == ["Succession plan: not known yet, but it does not say by what date"]


def test_an_owner_of_one_row(assessed: Assessed) -> None:
    answers = "partners: [{name: A, sector: council}, {name: B, sector: council}]\nroles: [{name: A, begins: 2027}, {name: B, begins: 2027}]"
    assessment = assessed(TABLES, answers, owners={("no-duty", "the b"): Owner(who="Ann Lee", by="May 2027")})
    assert told(assessment) == [("no-duty", "unanswered", "high"), ("no-duty", "unknown", "medium")]


def test_an_owner_who_differs_from_the_question(assessed: Assessed) -> None:
    answers = "plan: {not-known: {who: Bob, by: June 2027}}"
    assessment = assessed(PLAN, answers, owners={("no-plan", ""): Owner(who="Ann Lee", by="May 2027")})
    assert titles(assessment) == [
        "Succession plan: not known yet (Bob, by June 2027)",
        "The table of risks and T1 name different owners or dates",
    ]


# The risk table


@pytest.mark.parametrize(
    ("table", "stale"),
    [
        (None, False),
        ((("no-plan", ""),), False),
        ((), True),
        ((("no-plan", "Kent"),), True),
        ((("no-plan", ""), ("gone", "")), True),
    ],
)
def test_a_risk_table_that_no_longer_fits(
    assessed: Assessed, table: tuple[tuple[str, str], ...] | None, stale: bool
) -> None:
    assert ("risk-table-stale" in [finding.risk for finding in assessed(PLAN, risk_table=table).findings]) is stale


# Places and fingerprints


def test_answers_that_came_from_no_file_have_no_line(assessed: Assessed) -> None:
    finding = only(assessed(PLAN))
    assert (finding.line, finding.end_line) == (0, 0)


@pytest.mark.parametrize(
    ("places", "line", "end_line"),
    [
        ({"plan": Place(line=12, end_line=15), "part T": Place(line=8, end_line=8)}, 12, 15),
        # Where the question is missing: at its part, else at the top.
        ({"part T": Place(line=8, end_line=8)}, 8, 8),
        ({}, 1, 1),
    ],
)
def test_a_finding_stands_at_its_question(
    assessed: Assessed, places: dict[str, Place], line: int, end_line: int
) -> None:
    finding = only(assessed(PLAN, path="brief.md", places=places))
    assert (finding.line, finding.end_line) == (line, end_line)


def test_findings_come_in_the_order_of_the_file(assessed: Assessed) -> None:
    places = {
        "form": Place(line=30, end_line=31),
        "signed": Place(line=20, end_line=21),
        "trust": Place(line=10, end_line=11),
    }
    part = CONDITIONAL.replace("    when: {form: treaty}\n", "").replace(", when: {form: handshake}", "")
    assert [finding.line for finding in assessed(part, path="brief.md", places=places).findings] == [10, 20]


def test_the_fingerprint_stays_when_lines_wording_and_state_change(assessed: Assessed) -> None:
    one = only(assessed(PLAN))
    other = only(
        assessed(
            PLAN.replace("No plan is stated", "No plan"),
            "plan: TBC",
            path="b.md",
            places={"plan": Place(line=9, end_line=9)},
        )
    )
    assert one.fingerprint == other.fingerprint


def test_the_fingerprint_differs_between_rows(assessed: Assessed) -> None:
    answers = "partners: [{name: A, sector: council}, {name: B, sector: council}]\nroles: [{name: A, begins: 2027}, {name: B, begins: 2027}]"
    one, other = assessed(TABLES, answers).findings
    assert one.fingerprint != other.fingerprint


def test_today_is_what_it_is_told(assessed: Assessed) -> None:
    answers = "plan: {not-known: {who: Ann Lee, by: May 2027}}"
    assert told(assessed(PLAN, answers, today=date(2027, 5, 31))) == [("no-plan", "unknown", "medium")]
    assert told(assessed(PLAN, answers, today=date(2027, 6, 1))) == [("no-plan", "unknown", "high")]
