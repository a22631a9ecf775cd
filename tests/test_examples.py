"""The worked examples and the two design cases: what must be raised, what must stay silent, and that the briefs fit."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jw_design.assess import assess
from jw_design.assess.examples import risks_and_checks
from jw_design.documents.brief import rewrite, write
from jw_design.load.answers_document import read_document
from jw_design.model.checklist import Checklist, Depth
from jw_design.model.finding import Finding
from jw_design.store import Stored, find, open_brief
from tests.conftest import TODAY, made_brief

EXAMPLES = Path(__file__).parent.parent / "examples"
UNIT, CITIES = "rough-sleepers-unit", "safer-cities"
NAMES = (UNIT, CITIES)
DEPTHS: tuple[Depth, ...] = ("essential", "full")
#: The day of the report from which both examples are taken.
REPORTED = date(2001, 12, 7)
DEPARTMENT = "Department for Transport, Local Government & the Regions"
GRANTED = "Voluntary bodies with a grant from the Unit"

#: A raised risk: id, state, severity, row.
Raised = tuple[str, str | None, str, str | None]


def opened(name: str) -> Stored:
    return open_brief(EXAMPLES / f"{name}.md")


def findings(name: str, depth: Depth, today: date = REPORTED) -> list[Finding]:
    """Return the risks and checks raised on an example, as if it had been made at this depth."""
    stored = opened(name)
    found = assess(stored.checklist, replace(stored.brief, depth=depth), today).findings
    return [finding for finding in found if finding.kind != "form"]


def assessed_on(name: str) -> date:
    """Return the day of which a brief's own table of risks was written."""
    day = opened(name).brief.assessed
    assert day is not None
    return day


MUST: dict[str, list[Raised]] = {
    UNIT: [
        # Its target has a figure and a date, but the report does not say where it started.
        ("no-baseline", "unanswered", "high", "People sleeping rough"),
        # In hand, and not finished.
        ("no-succession-strategy", "unknown", "medium", None),
        ("nobody-to-sustain", "unanswered", "high", None),
        ("no-start-date", "unanswered", "medium", None),
        ("no-review-date", "unanswered", "medium", None),
        ("goals-before-money-not-stated", "unanswered", "high", None),
        ("partner-aims-not-stated", "unanswered", "high", None),
        ("no-governance-rules", "unanswered", "high", None),
        ("boundaries-not-stated", "unanswered", "medium", None),
        ("partner-without-money-duty", "unanswered", "high", DEPARTMENT),
        ("partner-without-money-duty", "unanswered", "high", "Homeless Network"),
        ("partner-without-money-duty", "unanswered", "high", GRANTED),
        ("no-reporting", "unanswered", "high", None),
        ("no-audited-accounts", "unanswered", "high", None),
        ("no-evaluation", "unanswered", "high", None),
        ("no-partner-told", "unanswered", "high", None),
        ("no-lead-officer", "unanswered", "high", None),
    ],
    CITIES: [
        # Money before goals, and nobody who ran it was given any.
        ("goals-given-to-nobody", "conflict", "high", None),
        # Stated: money went out, and nothing was set for the whole.
        ("goals-after-money", "conflict", "high", None),
        ("no-goals", "unanswered", "high", None),
        ("no-targets", "unanswered", "high", None),
        # Not stated.
        ("no-stated-change", "unanswered", "high", None),
        ("no-client-groups", "unanswered", "high", None),
        ("no-stated-life", "unanswered", "high", None),
        ("partner-without-money-duty", "unanswered", "high", "Local partnerships"),
        ("independence-not-stated", "unanswered", "high", "Phase 2"),
        ("nobody-must-act", "unanswered", "high", None),
        ("no-lead-officer", "unanswered", "high", None),
    ],
}

MUST_IN_FULL: dict[str, list[Raised]] = {
    UNIT: [
        ("no-area", "unanswered", "medium", None),
        # Stated, and not good enough: a body where a person is wanted, a form without a reason.
        ("nobody-for-succession", "weak", "low", None),
        ("no-form", "weak", "low", None),
        ("clash-not-settled", "unanswered", "medium", "How to deal with rough sleeping and homelessness"),
        ("involvement-not-stated", "unanswered", "medium", "The police"),
        ("client-group-of-unknown-size", "unanswered", "low", "Rough sleepers"),
    ],
    CITIES: [
        ("no-area", "unanswered", "medium", None),
        ("no-kind-of-body", "unanswered", "medium", "Local partnerships"),
    ],
}

MUST_NOT: dict[str, set[str]] = {
    UNIT: {
        # It had an end, goals, and a target with a figure and a date.
        "no-end-date",
        "no-stated-life",
        "no-stated-change",
        "no-goals",
        "goals-given-to-nobody",
        "goal-without-date",
        "goal-without-target",
        "no-targets",
        "target-without-direction",
        "target-without-figure",
        "target-without-date",
        "target-without-goal",
        "target-for-unlisted-goal",
        "target-without-group",
        "target-for-unlisted-group",
        "group-without-target",
        "target-after-the-end",
        # One gap is told once: no starting figure, and so nothing on its date or on whom it counts.
        "no-starting-figures",
        "baseline-without-date",
        "same-people-not-stated",
        # Nothing that the report states is called missing.
        "no-client-groups",
        "aims-clash-not-stated",
        "aims-not-compared",
        "clashes-not-stated",
        "no-partners",
        "no-kind-of-body",
        "no-reason-for-joint-working",
        "no-roles",
        "partner-without-role",
        "nobody-must-act",
        "judged-partner-must-act",
        "no-succession-start",
        "succession-starts-late",
        # What is not stated is not answered badly.
        "goals-after-money",
        "boundaries-differ",
        "client-group-shut-out",
        "goals-handed-down",
        "evaluated-only-once",
        "existing-body-not-asked",
    },
    CITIES: {
        # There are no goals or targets to fault; that there are none is told once each.
        "goals-before-money-not-stated",
        "goal-without-date",
        "goal-without-target",
        "target-without-figure",
        "target-without-date",
        "no-starting-figures",
        "no-reporting",
        "delivery-before-goals",
        # What is not stated is not answered badly.
        "aims-not-compared",
        "boundaries-differ",
        "evaluator-not-independent",
        "evaluated-only-once",
        "no-succession-strategy",
        "no-end-date",
        # What the report states.
        "no-partners",
        "no-roles",
        "partner-without-role",
        "no-evaluation",
        "no-evaluator",
        "evaluation-without-date",
    },
}


def cases(table: dict[str, list[Raised]]) -> list[tuple[str, Raised]]:
    return [(name, risk) for name, wanted in table.items() for risk in wanted]


def named(value: object) -> str:
    """Return what to call a case: the example's name or the risk's."""
    return value[0] if isinstance(value, tuple) else str(value)


class TestWorkedExamples:
    @pytest.mark.parametrize("depth", DEPTHS)
    @pytest.mark.parametrize(("name", "wanted"), cases(MUST), ids=named)
    def test_raises(self, name: str, wanted: Raised, depth: Depth) -> None:
        raised = {(one.risk, one.state, one.severity, one.row) for one in findings(name, depth)}
        assert wanted in raised

    @pytest.mark.parametrize(("name", "wanted"), cases(MUST_IN_FULL), ids=named)
    def test_raises_in_full_depth(self, name: str, wanted: Raised) -> None:
        raised = {(one.risk, one.state, one.severity, one.row) for one in findings(name, "full")}
        assert wanted in raised

    @pytest.mark.parametrize("depth", DEPTHS)
    @pytest.mark.parametrize("name", NAMES)
    def test_raises_no_false_alarm(self, name: str, depth: Depth) -> None:
        raised = {one.risk for one in findings(name, depth)}
        assert raised & MUST_NOT[name] == set()

    @pytest.mark.parametrize("name", NAMES)
    def test_silent_risks_exist(self, name: str, joint_working: Checklist) -> None:
        known = {one.id for one in risks_and_checks(joint_working)}
        assert MUST_NOT[name] - known == set()

    @pytest.mark.parametrize("depth", DEPTHS)
    @pytest.mark.parametrize("name", NAMES)
    def test_tells_each_gap_once(self, name: str, depth: Depth) -> None:
        found = [(one.risk, one.row) for one in findings(name, depth)]
        assert sorted(found, key=str) == sorted(set(found), key=str)


class TestSuccessionInHand:
    def test_counts_as_not_known_yet_until_its_date(self) -> None:
        (found,) = (one for one in findings(UNIT, "full") if one.risk == "no-succession-strategy")
        assert found.title == "Succession strategy: not known yet (The Rough Sleepers Unit, by April 2002)"

    def test_counts_as_not_known_yet_on_the_last_day_of_its_month(self) -> None:
        (found,) = (one for one in findings(UNIT, "full", date(2002, 4, 30)) if one.risk == "no-succession-strategy")
        assert (found.state, found.severity) == ("unknown", "medium")

    @pytest.mark.parametrize("today", [date(2002, 5, 1), TODAY])
    def test_is_overdue_afterwards(self, today: date) -> None:
        (found,) = (one for one in findings(UNIT, "full", today) if one.risk == "no-succession-strategy")
        assert found.title == "Succession strategy: was to be known by April 2002 (The Rough Sleepers Unit)"
        assert found.severity == "high"


class TestBriefsFitTheirAnswers:
    @pytest.mark.parametrize("name", NAMES)
    def test_brief_states_what_its_answers_file_states(self, name: str) -> None:
        stored = opened(name)
        made = read_document(EXAMPLES / f"{name}.answers.yaml", stored.checklist)
        brief = stored.brief
        assert brief.answers == made.answers
        assert (brief.title, brief.checklists, brief.depth) == (made.title, made.checklists, made.depth)

    @pytest.mark.parametrize("name", NAMES)
    def test_writing_it_again_gives_the_same_text(self, name: str) -> None:
        stored, day = opened(name), assessed_on(name)
        made = replace(read_document(EXAMPLES / f"{name}.answers.yaml", stored.checklist), assessed=day)
        assessment = assess(stored.checklist, made, day)
        assert write(stored.checklist, assessment) == stored.text
        assert rewrite(stored.text, stored.checklist, assessment) == stored.text

    @pytest.mark.parametrize("name", NAMES)
    def test_has_nothing_wrong_with_its_form(self, name: str) -> None:
        stored = opened(name)
        found = assess(stored.checklist, stored.brief, assessed_on(name)).findings
        assert [one.title for one in found if one.kind == "form"] == []

    def test_every_brief_here_is_tested(self) -> None:
        assert {path.stem for path in find([EXAMPLES])} == set(NAMES)


@pytest.mark.parametrize("depth", DEPTHS)
class TestNoSuccessionStrategy:
    """A programme with an end and no plan for what comes after it."""

    ENDS = "duration: {choice: time-limited, why: Once the flats are built the job is done}\nduration-end: March 2030\n"

    def raised(self, checklist: Checklist, depth: Depth, answers: str) -> list[Finding]:
        brief = made_brief(checklist, answers, depth=depth)
        return [one for one in assess(checklist, brief, TODAY).findings if one.risk == "no-succession-strategy"]

    def test_is_flagged_by_name(self, joint_working: Checklist, depth: Depth) -> None:
        (found,) = self.raised(joint_working, depth, self.ENDS)
        assert found.title == "No succession strategy"
        assert (found.question, found.state, found.severity) == ("E4", "unanswered", "high")

    def test_is_silent_with_a_strategy(self, joint_working: Checklist, depth: Depth) -> None:
        strategy = "succession: The outreach team moves to the council's housing service and its budget\n"
        assert self.raised(joint_working, depth, self.ENDS + strategy) == []

    def test_is_silent_for_an_ongoing_programme(self, joint_working: Checklist, depth: Depth) -> None:
        ongoing = "duration: {choice: ongoing, why: Small firms will always need advice}"
        assert self.raised(joint_working, depth, ongoing) == []

    def test_is_silent_before_it_is_known_whether_it_ends(self, joint_working: Checklist, depth: Depth) -> None:
        assert self.raised(joint_working, depth, "area: The whole country") == []


@pytest.mark.parametrize("depth", DEPTHS)
class TestBoundariesThatDiffer:
    """A programme whose area is not that of a partner."""

    PARTNERS = "partners: [{name: City Council}, {name: Area Health Service}]\n"

    def raised(self, checklist: Checklist, depth: Depth, health: str) -> list[Finding]:
        rows = f"boundaries: [{{name: City Council, match: 'yes'}}, {{name: Area Health Service, {health}}}]\n"
        brief = made_brief(checklist, self.PARTNERS + rows, depth=depth)
        return [one for one in assess(checklist, brief, TODAY).findings if one.risk == "boundaries-differ"]

    @pytest.mark.parametrize(
        ("main", "severity"), [("", "medium"), (", main: 'no'", "medium"), (", main: 'yes'", "high")]
    )
    def test_without_a_plan_is_flagged(self, joint_working: Checklist, depth: Depth, main: str, severity: str) -> None:
        (found,) = self.raised(joint_working, depth, f"match: 'no'{main}")
        assert found.title == "Boundaries do not match"
        assert (found.question, found.row, found.state) == ("A21", "Area Health Service", "unanswered")
        assert found.severity == severity

    def test_with_a_plan_is_silent(self, joint_working: Checklist, depth: Depth) -> None:
        plan = "match: 'no', main: 'yes', boundary-plan: One joint team covers the three villages outside"
        assert self.raised(joint_working, depth, plan) == []

    @pytest.mark.parametrize("match", ["'yes'", "unsure"])
    def test_same_or_not_known_to_differ_is_silent(self, joint_working: Checklist, depth: Depth, match: str) -> None:
        assert self.raised(joint_working, depth, f"match: {match}") == []
