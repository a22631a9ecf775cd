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
UNIT, CITIES, EARLY, SURE = "rough-sleepers-unit", "safer-cities", "early-years-partnerships", "sure-start"
NAMES = (UNIT, CITIES, EARLY, SURE)
DEPTHS: tuple[Depth, ...] = ("essential", "full")
#: The day of the report from which the examples are taken.
REPORTED = date(2001, 12, 7)
DEPARTMENT = "Department for Transport, Local Government & the Regions"
GRANTED = "Voluntary bodies with a grant from the Unit"
POOLED = "Money brought together for the Unit's strategy"
SERVICES, TEAM = "Money to work as partners and develop services", "Money for a small support team"

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
        # The money came together; how long it lasts and who holds it is another matter.
        ("no-time-for-money", "unanswered", "high", None),
        ("no-money-holder", "unanswered", "high", None),
        # There were reports, and it is not stated on what.
        ("report-about-nothing-stated", "unanswered", "high", "Monitoring reports, fewer than before"),
        ("no-redress", "unanswered", "high", None),
        # There was a leader; what the leader could decide is not stated.
        ("leader-without-authority", "unanswered", "high", None),
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
        # Money went out; on what terms is not stated.
        ("money-of-unknown-kind", "unanswered", "high", "Funds for plans and schemes against crime"),
        ("no-terms-for-money", "unanswered", "high", None),
        ("no-action-plan", "unanswered", "high", None),
    ],
    EARLY: [
        ("no-goals", "unanswered", "high", None),
        ("no-targets", "unanswered", "high", None),
        # What the members with a compulsory seat are to do is not stated, nor any duty for the money.
        ("partner-without-role", "unanswered", "high", "Churches"),
        ("partner-without-role", "unanswered", "high", "Health bodies"),
        ("partner-without-money-duty", "unanswered", "high", "Local education authorities"),
        ("no-governance-rules", "unanswered", "high", None),
        ("money-of-unknown-kind", "unanswered", "high", SERVICES),
        ("money-of-unknown-kind", "unanswered", "high", TEAM),
        ("no-terms-for-money", "unanswered", "high", None),
        ("no-stated-life", "unanswered", "high", None),
        ("no-audited-accounts", "unanswered", "high", None),
        ("no-evaluation", "unanswered", "high", None),
        ("no-action-plan", "unanswered", "high", None),
        # There were lead officers; what they could decide is not stated.
        ("leader-without-authority", "unanswered", "high", None),
        ("leader-acceptance-not-stated", "unanswered", "high", None),
    ],
    SURE: [
        # There were objectives and targets, and the report says of none what it was.
        ("no-goals", "unanswered", "high", None),
        ("no-targets", "unanswered", "high", None),
        # A client may go to the provider; what comes after that is not stated.
        ("no-way-to-redress", "unanswered", "high", "Service providers"),
        # Accounts without an auditor, an evaluation without an evaluator, a plan without dates.
        ("accounts-not-audited", "unanswered", "high", "Each local partnership"),
        ("no-evaluator", "unanswered", "high", "A framework for the whole and its parts"),
        ("independence-not-stated", "unanswered", "high", "A framework for the whole and its parts"),
        ("action-without-date", "unanswered", "high", "Action plan of each local partnership"),
        ("partner-without-money-duty", "unanswered", "high", "Lead partner"),
        ("no-leader", "unanswered", "high", None),
        ("no-stated-life", "unanswered", "high", None),
    ],
}

MUST_IN_FULL: dict[str, list[Raised]] = {
    UNIT: [
        ("partner-aims-not-stated", "unanswered", "high", None),
        # A few of them followed views of their own.
        ("partner-doubts-the-aim", "conflict", "high", GRANTED),
        ("agreement-not-stated", "unanswered", "high", "Homeless Network"),
        ("money-nobody-answers-for", "unanswered", "high", POOLED),
        ("barrier-not-stated", "unanswered", "high", "What departments know of the voluntary bodies that they pay"),
        ("partner-answers-to-nobody", "unanswered", "high", DEPARTMENT),
        ("no-area", "unanswered", "medium", None),
        # Stated, and not good enough: a body where a person is wanted, a form without a reason.
        ("nobody-for-succession", "weak", "low", None),
        ("no-form", "weak", "low", None),
        ("clash-not-settled", "unanswered", "medium", "How to deal with rough sleeping and homelessness"),
        ("involvement-not-stated", "unanswered", "medium", "The police"),
        ("client-group-of-unknown-size", "unanswered", "low", "Rough sleepers"),
        # Failings that the report states.
        ("frontline-doubts-the-target", "conflict", "low", None),
        ("reports-to-several", "conflict", "medium", GRANTED),
        ("no-shared-inspection", "unanswered", "medium", None),
        ("contract-only", "unanswered", "medium", None),
        ("differences-not-planned-for", "unanswered", "medium", None),
        # Its advisers also watched results.
        ("adviser-and-inspector", "conflict", "low", None),
        # A target and a leader: nothing that pays, so a milder risk than money.
        ("side-effect-not-considered", "unanswered", "medium", "The target for rough sleeping"),
        ("no-contributors", "unanswered", "medium", None),
        ("nobody-watches-progress", "weak", "low", None),
    ],
    CITIES: [
        ("no-area", "unanswered", "medium", None),
        ("no-kind-of-body", "unanswered", "medium", "Local partnerships"),
    ],
    EARLY: [
        # Over 50 people, and how such a meeting was to decide is not stated.
        ("too-many-to-meet-as-one", "unanswered", "medium", None),
        ("partner-aims-not-stated", "unanswered", "high", None),
        ("nobody-answers", "unanswered", "high", None),
        ("no-track-record", "unanswered", "medium", "Early Years Development Partnerships"),
        ("involvement-not-stated", "unanswered", "medium", "Schools in Sunderland"),
        ("money-use-not-stated", "unanswered", "medium", SERVICES),
        ("money-route-not-stated", "unanswered", "medium", TEAM),
        ("support-cost-not-stated", "unanswered", "medium", "Administration and secretarial help"),
        ("guidance-not-stated", "unanswered", "medium", None),
        ("host-priority-not-stated", "unanswered", "medium", None),
        ("adviser-and-inspector", "conflict", "low", None),
        ("core-team-size-not-stated", "unanswered", "low", None),
    ],
    SURE: [
        # Each answers for something, and it is not stated to whom.
        ("partner-answers-to-nobody", "unanswered", "high", "Service providers"),
        ("partner-answers-to-nobody", "unanswered", "high", "Partner that runs the money"),
        ("money-nobody-answers-for", "unanswered", "high", "Programme budget"),
        # The lead partner reports on what all answer for, and nothing ties the one to the others.
        ("reporter-not-tied-to-owner", "unanswered", "medium", None),
        # Each provider has its own way, and there is no one place for all.
        ("no-front-door", "conflict", "medium", None),
        # Two departments behind it, and no last word between them.
        ("two-masters-no-tie-break", "unanswered", "medium", None),
        ("clients-not-told-how-to-complain", "unanswered", "medium", "Service providers"),
        ("users-not-told-who-does-what", "unanswered", "medium", None),
        ("report-to-nobody", "unanswered", "medium", "Accounts"),
        ("adviser-and-inspector", "conflict", "low", None),
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
        # Money from several departments, with a target behind the freedom to spend it.
        "no-money-listed",
        "money-of-unknown-kind",
        "funding-method-without-reason",
        "money-without-target",
        "money-without-goal",
        "target-not-on-list-for-money",
        "goal-not-on-list-for-money",
        "former-holder-not-stated",
        "flexible-control-not-stated",
        "freedom-without-control",
        "free-money-decided-by-payer",
        "money-decided-by-nobody",
        "pool-with-one-payer",
        "own-budget-not-stated",
        "no-budget-of-its-own",
        # What it did have: reasons to join in, a director, fewer reports, people on loan.
        "no-incentives",
        "incentive-for-nobody",
        "no-reason-to-join-in",
        "no-focus-target",
        "no-leadership-signal",
        "frontline-not-asked",
        "no-local-experts",
        "nobody-connects-areas",
        "no-leader",
        "leader-is-a-body",
        "leader-not-yet-accepted",
        "responsibility-not-taken",
        "goals-answered-for-by-nobody",
        "nothing-dropped-or-combined",
        "load-not-asked-about",
        "no-oversight-group",
        "department-not-listed",
        "no-home-in-government",
        "outside-staff-not-stated",
        "no-joint-activities",
        "strangers-by-design",
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
        "no-money-listed",
        "money-through-unlisted-body",
        # Money went out first; whether any sum was large, and what kept spending on course, is not stated.
        "spending-before-controls",
        "freedom-without-control",
        "goals-settled-after-first-spend",
    },
    EARLY: {
        # An existing partnership was widened, for a reason that is more than cost, and the brief says so.
        "no-stated-change",
        "no-client-groups",
        "no-reason-for-joint-working",
        "new-or-existing-not-stated",
        "existing-body-not-considered",
        "reuse-for-convenience",
        "no-reuse-reason",
        "no-integration-gain",
        "no-reason-for-number",
        "seat-without-purpose",
        "only-public-partners",
        # Backing from MPs and councillors; that the council thought little of it is not stated.
        "no-incentives",
        "no-leadership-signal",
        "no-public-backing",
        "low-standing-in-host",
        # What the report says of guidance is said of departments at large.
        "guidance-written-apart",
        "rules-without-know-how",
        "guidance-too-general",
        "no-local-experts",
        "nobody-connects-areas",
        "good-practice-hidden",
        "nowhere-to-learn",
        "only-at-events",
        "needs-not-asked",
        # Money of its own, by way of the council, and a small team.
        "no-money-listed",
        "money-through-unlisted-body",
        "own-budget-not-stated",
        "no-budget-of-its-own",
        "no-core-team",
        "nobody-has-time-between-meetings",
        "running-costs-not-kept-apart",
        "nothing-for-running-it",
        # Policy teams brought together, advisers from outside and in the regions.
        "no-departments",
        "change-in-department-not-stated",
        "policy-teams-not-stated",
        "no-home-in-government",
        "two-masters-no-tie-break",
        "outside-staff-not-stated",
        "nobody-in-the-regions",
        "no-leader",
        "leader-is-a-body",
        "nobody-acts-for-others",
        # What is not stated is not answered badly.
        "goals-after-money",
        "goals-given-to-nobody",
        "boundaries-differ",
        "leader-not-yet-accepted",
    },
    SURE: {
        # One capital and one programme budget, free spending, and two things that keep it on course.
        "no-money-listed",
        "number-of-budgets-not-stated",
        "many-budgets",
        "gaps-not-stated",
        "local-fit-not-stated",
        "local-choice-unpaid",
        "freedom-not-stated",
        "flexible-control-not-stated",
        "freedom-without-control",
        "sponsor-checks-not-stated",
        "target-not-on-list-for-money",
        "own-budget-not-stated",
        "no-budget-of-its-own",
        # Tangled, but these are stated: who answers, who reports, who holds the money, and who answers in law.
        "goals-answered-for-by-nobody",
        "goals-reported-by-nobody",
        "no-money-holder",
        "nobody-answers-in-law",
        "no-redress",
        "no-first-contact",
        "provider-without-redress",
        "front-door-not-stated",
        "no-report-on-money",
        "no-report-on-results",
        "results-reported-without-money",
        # Some became companies in order to contract. What the others signed is not stated.
        "legal-acts-not-stated",
        "cannot-act-in-law",
        "form-not-weighed",
        # Officers in the regions and a forum.
        "no-local-experts",
        "nobody-connects-areas",
        "lessons-do-not-travel",
        "good-practice-hidden",
        "only-at-events",
        # The centre sets objectives, places make targets beneath them, and learn from what they find.
        "given-targets-not-stated",
        "goals-given-to-nobody",
        "local-goals-not-linked",
        "goals-handed-down",
        "action-without-goal",
        "nobody-watches-progress",
        "findings-change-nothing",
        "evaluation-scope-not-stated",
        "evaluation-one-sided",
        "nothing-tried-out",
        "no-oversight-group",
        "department-not-listed",
        "department-off-the-top-group",
        "no-home-in-government",
        "outside-staff-not-stated",
        "nobody-in-the-regions",
        "no-joint-activities",
        # What is not stated is not answered badly.
        "goals-after-money",
        "boundaries-differ",
        "evaluator-not-independent",
        "accounts-audited-by-their-author",
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


class TestRowsLeftOpen:
    """A fixed table of which one row is stated: the others are told, as rows or once for all of them."""

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            (UNIT, {"leading-task-left-out", "leading-task-without-owner"}),
            (EARLY, {"support-costs-left-out", "support-cost-not-stated"}),
        ],
    )
    def test_is_told(self, name: str, told: set[str]) -> None:
        assert told & {one.risk for one in findings(name, "full")}


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

    def test_every_brief_tested_here_is_there(self) -> None:
        assert set(NAMES) <= {path.stem for path in find([EXAMPLES])}


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
