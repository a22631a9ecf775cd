"""The other worked examples: five that rest on the report, and an invented programme with nothing left open."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from jw_design.assess import assess
from jw_design.assess.examples import risks_and_checks
from jw_design.documents.brief import rewrite, write
from jw_design.load.answers_document import read_document
from jw_design.load.checklist import load_shipped
from jw_design.model.answer import Brief
from jw_design.model.checklist import Depth
from jw_design.model.finding import Finding
from jw_design.store import open_brief
from tests.conftest import TODAY

EXAMPLES = Path(__file__).parent.parent / "examples"
BEFORE, AFTER = "business-link-before-2000", "business-link-after-2000"
TRADE = "british-trade-international"
SAFETY = "community-safety-before-1999"
ZONES = "education-action-zones"
INVENTED = "warm-homes-together"
#: Those that rest on the report.
REPORTED = (BEFORE, AFTER, TRADE, SAFETY, ZONES)
NAMES = (*REPORTED, INVENTED)
DEPTHS: tuple[Depth, ...] = ("essential", "full")
#: The day of the report from which all but one are taken.
REPORT_DAY = date(2001, 12, 7)
FIRMS = "Small and medium-sized businesses"
INDUSTRY, FOREIGN = "Department of Trade and Industry", "Foreign and Commonwealth Office"
SERVICE, NORTHUMBERLAND = "Small Business Service", "Northumberland Business Service"
PLANS = "Local implementation plans (box at 3.5)"
PURPOSE = "Tackle crime and anti-social behaviour, by an overall strategy (box at 3.5)"
FIRST_ZONES = "The first 25 Zones (note 20)"
TEAM_TASK = "Write a business plan (Northumberland; 3.7)"

#: A raised risk: id, state, severity, row.
Raised = tuple[str, str | None, str, str | None]


@cache
def made(name: str) -> Brief:
    """Return the brief that an answers file makes."""
    return read_document(EXAMPLES / f"{name}.answers.yaml", load_shipped())


@cache
def findings(name: str, depth: Depth) -> tuple[Finding, ...]:
    """Return what is found on an example, as if it had been made at this depth."""
    today = TODAY if name == INVENTED else REPORT_DAY
    return assess(load_shipped(), replace(made(name), depth=depth), today).findings


def raised(name: str, depth: Depth) -> set[Raised]:
    return {(one.risk, one.state, one.severity, one.row) for one in findings(name, depth)}


MUST: dict[str, list[Raised]] = {
    BEFORE: [
        # County councils had several partnerships to deal with. Whether they were a main partner is not stated.
        ("boundaries-differ", "unanswered", "medium", "County councils"),
        # It carried on, and no reason for that is stated.
        ("no-stated-life", "weak", "medium", None),
        ("no-review-date", "unanswered", "medium", None),
        ("no-goals", "unanswered", "high", None),
        ("no-targets", "unanswered", "high", None),
    ],
    AFTER: [
        # The aim in Northumberland has no date, and there is no target for the whole network.
        ("goal-without-date", "unanswered", "high", "Support and advice for all small businesses in Northumberland"),
        ("no-targets", "unanswered", "high", None),
        ("no-stated-life", "weak", "medium", None),
        ("partner-without-role", "unanswered", "high", "County councils"),
        ("partner-without-money-duty", "unanswered", "high", SERVICE),
        ("partner-without-money-duty", "unanswered", "high", NORTHUMBERLAND),
        ("boundary-match-not-stated", "unanswered", "medium", "County councils"),
    ],
    TRADE: [
        ("no-goals", "unanswered", "high", None),
        ("no-stated-life", "unanswered", "high", None),
        ("partner-without-money-duty", "unanswered", "high", INDUSTRY),
        ("partner-without-money-duty", "unanswered", "high", FOREIGN),
        # There is a leader; what goes with that is not stated.
        ("leader-without-authority", "unanswered", "high", None),
        ("leader-acceptance-not-stated", "unanswered", "high", None),
        # The two learned to work together; what they shared, and how they saw trust, is not stated.
        ("trust-between-not-stated", "unanswered", "high", None),
        ("no-information-shared", "unanswered", "high", None),
    ],
    SAFETY: [
        # The two failings: plans with no clear link to the strategy, and no clear starting position.
        ("action-without-goal", "unanswered", "high", PLANS),
        ("no-starting-figures", "unanswered", "high", None),
        # Not able to follow or to judge their progress.
        ("no-comparison-with-plan", "unanswered", "high", None),
        ("no-evaluation", "unanswered", "high", None),
        ("no-reporting", "unanswered", "high", None),
        ("goal-without-date", "unanswered", "high", PURPOSE),
        ("action-without-date", "unanswered", "high", PLANS),
    ],
    ZONES: [
        # Stated, for some of them.
        ("spending-before-controls", "conflict", "high", None),
        ("finance-skills-lacking", "conflict", "high", None),
        # Not stated.
        ("no-propriety-controls", "unanswered", "high", None),
        ("no-money-holder", "unanswered", "high", None),
        ("no-roles", "unanswered", "high", None),
    ],
}

MUST_IN_FULL: dict[str, list[Raised]] = {
    BEFORE: [
        ("several-partnerships-each", "conflict", "low", None),
        # Zeal faded, customers slipped from view, some did worse than others: nothing that would have shown or stopped
        # it is stated.
        ("nothing-keeps-drive", "unanswered", "medium", None),
        ("no-fresh-challenge", "unanswered", "medium", None),
        ("sponsor-sees-nothing", "unanswered", "medium", None),
        ("client-focus-not-watched", "unanswered", "medium", None),
        ("weak-areas-not-spotted", "unanswered", "medium", None),
        ("fading-not-noticed", "unanswered", "medium", None),
        ("nobody-connects-areas", "unanswered", "low", None),
        ("regional-fit-not-stated", "unanswered", "medium", None),
    ],
    AFTER: [
        ("overlooked-not-considered", "unanswered", "medium", FIRMS),
        ("standard-nobody-checks", "unanswered", "low", "Standards of competence (Figure 19)"),
        ("policy-teams-not-stated", "unanswered", "medium", INDUSTRY),
        # Stated, and worth a thought: one person advises and checks, and lessons are passed on at events.
        ("adviser-and-inspector", "conflict", "low", None),
        ("only-at-events", "conflict", "low", None),
        # A team where a person is wanted.
        ("setup-task-without-owner", "weak", "low", TEAM_TASK),
        ("setup-task-without-date", "unanswered", "medium", TEAM_TASK),
    ],
    TRADE: [
        ("two-masters-no-tie-break", "unanswered", "medium", None),
        ("structure-not-looked-at", "unanswered", "medium", FOREIGN),
        ("clash-without-owner", "unanswered", "medium", "Two cultures and two ways of working (Figure 19)"),
        ("joint-training-not-stated", "unanswered", "low", None),
        ("secondments-not-stated", "unanswered", "low", None),
        # Stated, of the experts in the regions: they advise, and they check.
        ("adviser-and-inspector", "conflict", "low", None),
    ],
    SAFETY: [("findings-change-nothing", "unanswered", "medium", None)],
    ZONES: [
        ("no-first-spend-date", "unanswered", "medium", None),
        ("accounts-drawn-up-by-nobody", "unanswered", "medium", FIRST_ZONES),
        ("audit-without-date", "unanswered", "medium", FIRST_ZONES),
    ],
}

#: What is not stated is not answered badly: such checks stay silent in all that rests on the report.
NOT_STATED = {
    "goals-after-money",
    "goals-given-to-nobody",
    "aims-not-compared",
    "goals-handed-down",
    "group-without-target",
    "client-group-shut-out",
    "partner-doubts-the-aim",
    "freedom-without-control",
    "books-kept-for-nothing",
    "evaluated-only-once",
    "evaluator-not-independent",
    "accounts-audited-by-their-author",
    "judged-partner-must-act",
    "cannot-act-in-law",
    "leader-refused",
    "leader-not-yet-accepted",
    "no-budget-of-its-own",
    "money-ends-before-target",
    "no-succession-strategy",
    "no-end-date",
}

MUST_NOT: dict[str, set[str]] = {
    BEFORE: {
        # Stated.
        "no-area",
        "no-start-date",
        "no-client-groups",
        "no-partners",
        "no-kind-of-body",
        "number-of-partnerships-not-stated",
        "partnerships-per-body-not-stated",
        "boundaries-not-stated",
        "boundary-match-not-stated",
        # It carried on.
        "no-succession-start",
        "nobody-to-sustain",
        "no-handover",
        "spending-before-controls",
        "finance-skills-lacking",
    },
    AFTER: {
        # What was put right in 2000.
        "boundaries-differ",
        "several-partnerships-each",
        "regional-line-crossed",
        "regional-fit-not-stated",
        "nobody-connects-areas",
        "lessons-do-not-travel",
        "no-local-experts",
        "expert-role-not-stated",
        # Stated.
        "no-standards",
        "nobody-consulted",
        "consulting-changed-nothing-stated",
        "no-goals",
        "goal-given-to-nobody",
        "no-setup-tasks",
        "no-departments",
        "change-in-department-not-stated",
        "no-home-in-government",
        "outside-staff-not-stated",
        "nobody-in-the-regions",
        "initiative-without-link",
        "good-practice-hidden",
        "no-roles",
        # One department, so it has nobody to clash with.
        "two-masters-no-tie-break",
        "department-not-listed",
        "spending-before-controls",
        "finance-skills-lacking",
    },
    TRADE: {
        # Stated.
        "no-broad-form",
        "new-or-existing-not-stated",
        "no-client-groups",
        "no-partners",
        "clashes-not-stated",
        "clash-not-settled",
        "no-local-experts",
        "frontline-alone",
        "no-oversight-group",
        "seat-on-oversight-not-stated",
        "department-off-the-top-group",
        "department-not-listed",
        "change-in-department-not-stated",
        "no-home-in-government",
        "outside-staff-not-stated",
        "nobody-in-the-regions",
        "initiative-without-link",
        "no-roles",
        "partner-without-role",
        "no-leader",
        "leader-is-a-body",
        "no-joint-activities",
        "strangers-by-design",
        # Two departments, and nothing else is said of who works in the field.
        "only-public-partners",
        "existing-body-not-asked",
        "spending-before-controls",
        "finance-skills-lacking",
    },
    SAFETY: {
        # There was a strategy, and there were plans, by the partnerships themselves.
        "no-action-plan",
        "action-without-partner",
        "task-outside-the-partnership",
        "partner-with-nothing-to-do",
        "no-goals",
        "no-partners",
        # One gap is told once: nothing on the starting position, so nothing on its date or on whom it counts.
        "no-baseline",
        "baseline-without-date",
        "target-without-group",
        "same-people-not-stated",
        "no-targets",
        # The link is missing; it is not said that a plan serves something else, or that a goal has no plan.
        "action-for-another-goal",
        "goal-without-action",
        "goal-without-target",
        "spending-before-controls",
        "finance-skills-lacking",
    },
    ZONES: {
        # The same, asked as a date and as an order of events, is told once.
        "controls-first-not-stated",
        "no-controls-date",
        "finance-skills-not-stated",
        "finance-person-not-named",
        "goals-settled-after-first-spend",
        # They were audited.
        "no-audited-accounts",
        "accounts-not-audited",
        "no-partners",
    },
}

#: No brief on the Zones may say that anybody did wrong, or that money was lost: the report speaks of risks only.
WRONGDOING = ("fraud", "misuse", "theft", "stolen", "corrupt", "dishonest", "criminal", "was lost", "were lost")


def cases(table: dict[str, list[Raised]]) -> list[tuple[str, Raised]]:
    return [(name, risk) for name, wanted in table.items() for risk in wanted]


def named(value: object) -> str:
    """Return what to call a case: the example's name or the risk's."""
    return value[0] if isinstance(value, tuple) else str(value)


class TestExamplesOfTheReport:
    @pytest.mark.parametrize("depth", DEPTHS)
    @pytest.mark.parametrize(("name", "wanted"), cases(MUST), ids=named)
    def test_raises(self, name: str, wanted: Raised, depth: Depth) -> None:
        assert wanted in raised(name, depth)

    @pytest.mark.parametrize(("name", "wanted"), cases(MUST_IN_FULL), ids=named)
    def test_raises_in_full_depth(self, name: str, wanted: Raised) -> None:
        assert wanted in raised(name, "full")

    @pytest.mark.parametrize("depth", DEPTHS)
    @pytest.mark.parametrize("name", REPORTED)
    def test_raises_no_false_alarm(self, name: str, depth: Depth) -> None:
        found = {one.risk for one in findings(name, depth)}
        assert found & (MUST_NOT[name] | NOT_STATED) == set()

    @pytest.mark.parametrize("name", REPORTED)
    def test_silent_risks_exist(self, name: str) -> None:
        known = {one.id for one in risks_and_checks(load_shipped())}
        assert (MUST_NOT[name] | NOT_STATED) - known == set()

    @pytest.mark.parametrize("depth", DEPTHS)
    @pytest.mark.parametrize("name", REPORTED)
    def test_tells_each_gap_once(self, name: str, depth: Depth) -> None:
        found = [(one.risk, one.row or "") for one in findings(name, depth)]
        assert sorted(found) == sorted(set(found))

    @pytest.mark.parametrize("depth", DEPTHS)
    @pytest.mark.parametrize("name", REPORTED)
    def test_all_that_is_not_a_gap_is_expected(self, name: str, depth: Depth) -> None:
        """What is stated is faulted only where a table above says so; all else is told as not stated."""
        expected = {wanted[0] for wanted in [*MUST[name], *MUST_IN_FULL[name]]}
        faulted = {one.risk for one in findings(name, depth) if one.state != "unanswered"}
        # That a part has no answer at all is not a fault of any answer.
        assert {risk for risk in faulted - expected if not risk.endswith("-passed-over")} == set()


class TestBusinessLink:
    """What the restructuring of 2000 put right is flagged before it and silent after it."""

    @pytest.mark.parametrize("risk", ["boundaries-differ", "several-partnerships-each", "nobody-connects-areas"])
    def test_shows_what_was_put_right(self, risk: str) -> None:
        assert risk in {one.risk for one in findings(BEFORE, "full")}
        assert risk not in {one.risk for one in findings(AFTER, "full")}


class TestEducationActionZones:
    @pytest.mark.parametrize("depth", DEPTHS)
    def test_nobody_is_said_to_have_done_wrong(self, depth: Depth) -> None:
        faults = [one for one in findings(ZONES, depth) if one.state == "conflict"]
        said = " ".join(f"{one.title} {one.because} {one.remedy}" for one in faults)
        assert faults
        assert [word for word in WRONGDOING if word in said.casefold()] == []


class TestInventedProgramme:
    """A programme in which everything is settled: whatever is found on it is a false alarm."""

    @pytest.mark.parametrize("depth", DEPTHS)
    def test_nothing_is_found(self, depth: Depth) -> None:
        assert [(one.risk, one.row, one.title) for one in findings(INVENTED, depth)] == []

    @pytest.mark.parametrize("depth", DEPTHS)
    def test_every_question_that_applies_is_answered(self, depth: Depth) -> None:
        states = assess(load_shipped(), replace(made(INVENTED), depth=depth), TODAY).states
        assert {id_: state for id_, state in states.items() if state not in ("answered", "not-applicable")} == {}

    def test_stays_clean_when_its_dates_have_passed(self) -> None:
        assert assess(load_shipped(), made(INVENTED), date(2031, 1, 1)).findings == ()

    def test_says_in_its_title_that_it_is_invented(self) -> None:
        assert "invented" in made(INVENTED).title


class TestBriefsFitTheirAnswers:
    @pytest.mark.parametrize("name", NAMES)
    def test_brief_states_what_its_answers_file_states(self, name: str) -> None:
        brief, answers = open_brief(EXAMPLES / f"{name}.md").brief, made(name)
        assert brief.answers == answers.answers
        assert (brief.title, brief.checklists, brief.depth) == (answers.title, answers.checklists, answers.depth)

    @pytest.mark.parametrize("name", NAMES)
    def test_writing_it_again_gives_the_same_text(self, name: str) -> None:
        stored = open_brief(EXAMPLES / f"{name}.md")
        day = stored.brief.assessed
        assert day is not None
        assessment = assess(stored.checklist, replace(made(name), assessed=day), day)
        assert write(stored.checklist, assessment) == stored.text
        assert rewrite(stored.text, stored.checklist, assessment) == stored.text

    @pytest.mark.parametrize("name", NAMES)
    def test_has_nothing_wrong_with_its_form(self, name: str) -> None:
        stored = open_brief(EXAMPLES / f"{name}.md")
        found = assess(stored.checklist, stored.brief, stored.brief.assessed or TODAY).findings
        assert [one.title for one in found if one.kind == "form"] == []
