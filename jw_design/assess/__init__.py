"""(Checklist, Brief, today) -> Assessment: which risks are open, why, and what to do; pure, the same for every use."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jw_design import markdown
from jw_design.answers import all_columns
from jw_design.assess import form
from jw_design.assess.judge import Judge, Verdict
from jw_design.assess.view import TableRow, View
from jw_design.conditions import RowView, holds
from jw_design.model.answer import Acceptance, Brief, Place, Slip
from jw_design.model.checklist import SEVERITIES, Check, Checklist, Column, Question, Risk, Severity, SeverityRule
from jw_design.model.condition import Ref
from jw_design.model.finding import Assessment, Finding, State
from jw_design.values import dates, names

__all__ = ["assess"]
_LOWER: dict[Severity, Severity] = {"high": "medium", "medium": "low", "low": "low"}


def assess(checklist: Checklist, brief: Brief, today: date) -> Assessment:
    """Return all findings on a brief, in the order of the file, as of `today`."""
    assessor = _Assessor(checklist, brief, today)
    findings = [*assessor.risks(), *assessor.checks()]
    findings, slips = assessor.accepted(findings)
    slips += [*brief.slips, *assessor.view.slips, *assessor.slips]
    if brief.risk_table is not None and not _same_risks(brief.risk_table, findings):
        place = brief.places.get("risks")
        slips.append(Slip(id="risk-table-stale", line=place.line if place else 1))
    findings += [form.finding(slip, brief) for slip in slips]
    order = {code: number for number, code in enumerate(checklist.codes)}
    findings.sort(key=lambda one: (one.line, order.get(one.question or "", -1)))
    states = assessor.states()
    return Assessment(
        brief=brief,
        findings=tuple(findings),
        asked=len(states),
        answered=sum(state in ("answered", "not-applicable") for state in states.values()),
        states=states,
        not_asked=sum(
            assessor.view.applies(checklist.questions[question]) is not False for question in assessor.view.later
        ),
    )


def risk_key(finding: Finding) -> tuple[str, str]:
    """Return what makes a risk the same from one run to the next: its id and its row."""
    return finding.risk, names.canonical(markdown.plain(finding.row or ""))


def _same_risks(table: tuple[tuple[str, str], ...], findings: list[Finding]) -> bool:
    written = {(risk, names.canonical(row)) for risk, row in table}
    return written == {risk_key(finding) for finding in findings if finding.accepted is None}


class _Assessor:
    """Raises the risks of one brief."""

    def __init__(self, checklist: Checklist, brief: Brief, today: date) -> None:
        self.checklist = checklist
        self.brief = brief
        self.today = today
        self.view = View(checklist, brief)
        self.slips: list[Slip] = []
        self.owners = {(risk, names.canonical(row)): owner for (risk, row), owner in brief.owners.items()}

    def asked(self) -> Iterator[Question]:
        """Yield the questions that were asked and may apply."""
        for question in self.checklist.questions.values():
            if question.id in self.view.asked and self.view.applies(question) is not False:
                yield question

    def states(self) -> dict[str, State]:
        """Return the state of each question that was asked and may apply."""
        return {question.id: self.view.verdict(question).state for question in self.asked()}

    # Risks of questions and columns

    def risks(self) -> Iterator[Finding]:
        """Yield the risks of single answers and cells."""
        # A tick that could not be read is told as that, not also as an answer that is missing.
        misread = {slip.question for slip in self.brief.slips if slip.id == "no-such-option"}
        for question in self.asked():
            verdict = self.view.verdict(question)
            if verdict.malformed:
                self._malformed(question, verdict, question.title, None, self._place(question).line)
            elif self.view.applies(question) and question.code not in misread:
                yield from self._question(question, verdict)
            if question.kind == "table" and verdict.state == "answered":
                yield from self._cells(question)

    def _question(self, question: Question, verdict: Verdict) -> Iterator[Finding]:
        risk = question.risk
        if risk is None and question.kind == "table" and verdict.state != "answered":
            risk = self._worst_column_risk(question)
        if risk is not None and (risk.when is None or holds(risk.when, self.view)):
            yield from self._raise(risk, verdict, question, question, None)

    def _worst_column_risk(self, question: Question) -> Risk | None:
        """Return what is at stake when a table without a risk of its own is empty: one risk, not one a column."""
        risks = [
            column.risk
            for column in question.columns
            if column.risk
            and column.when is None
            and column.risk.when is None
            and self.view.column_asked(question, column)
        ]
        return min(risks, key=lambda risk: SEVERITIES.index(risk.severity.otherwise), default=None)

    def _cells(self, question: Question) -> Iterator[Finding]:
        """Yield the risks of a table's cells, row by row, and note dates that are none."""
        columns = [column for column in all_columns(question) if self.view.column_asked(question, column)]
        for row in self.view.table_rows(question):
            if not row.name and not any(row.cell(Ref(question.id, column.id)) for column in columns):
                continue
            place = self._row_place(question, row)
            for column in columns:
                if question.of and column is question.name_column:
                    continue
                verdict = self.view.cell_verdict(question, column, row)
                if verdict.malformed:
                    self._malformed(question, verdict, column.title, row.name, place.line)
                elif column.risk is not None and self._cell_counts(column, column.risk, row):
                    yield from self._raise(column.risk, verdict, question, column, row)

    def _cell_counts(self, column: Column, risk: Risk, row: TableRow) -> bool:
        rows: tuple[RowView, ...] = (row,)
        asked = column.when is None or holds(column.when, self.view, rows)
        return bool(asked and (risk.when is None or holds(risk.when, self.view, rows)))

    def _malformed(self, question: Question, verdict: Verdict, subject: str, row: str | None, line: int) -> None:
        """Note what was meant as a date and is none; two ticks are noted where they are read."""
        if question.kind != "choice":
            text = f"{subject}: {verdict.reason}"
            self.slips.append(Slip(id="not-a-date", line=line, question=question.code, row=row, text=text))

    def _raise(
        self, risk: Risk, verdict: Verdict, question: Question, holder: Question | Column, row: TableRow | None
    ) -> Iterator[Finding]:
        """Yield the finding for a gap, if it is one; an owner in the risk table counts as not known yet."""
        if verdict.state in ("answered", "not-applicable"):
            return
        name = markdown.plain(row.name) if row else ""
        owner = self.owners.get((risk.id, names.canonical(name)))
        if owner is not None:
            own = self.view.judge.standing("not-known", f"{owner.who}, by {owner.by}" if owner.by else owner.who)
            if verdict.state != "unknown":
                verdict = own
            elif (own.who, own.latest) != (verdict.who, verdict.latest):
                line = self.brief.places["risks"].line if "risks" in self.brief.places else 0
                self.slips.append(
                    Slip(id="owner-differs", line=line, question=question.code, row=row.name if row else None)
                )
        severity = self._severity(risk.severity, (row,) if row else ())
        title, subject = risk.title.replace("{row}", name), holder.title
        state = verdict.state
        if state == "weak":
            title = f"{subject}: {verdict.reason}"
            severity = severity if verdict.certain else _LOWER[severity]
        elif state == "unknown":
            overdue = verdict.latest is not None and verdict.latest < self.today
            by = verdict.by if not verdict.latest else _by(verdict.by)
            if overdue:
                title = f"{subject}: was to be known by {by} ({verdict.who})"
            else:
                title, severity = f"{subject}: not known yet ({verdict.who}, by {by})", _LOWER[severity]
        yield self._finding(
            risk,
            kind="risk",
            state=state,
            severity=severity,
            question=question,
            row=name or None,
            place=self._row_place(question, row) if row else self._place(question),
            title=title,
            covers=holder.covers,
        )

    # Checks

    def checks(self) -> Iterator[Finding]:
        """Yield the risks that show from several answers together; a check that reads what was not asked is silent."""
        for check in self.checklist.checks:
            if not all(self.view.was_asked(ref) for ref in check.reads):
                continue
            at = self.checklist.questions[check.at or check.for_each or check.reads[0].question]
            if check.for_each is None:
                if holds(check.when, self.view):
                    yield self._check(check, at, None, self._place(at), ())
                continue
            yield from self._check_rows(check, at)

    def _check_rows(self, check: Check, at: Question) -> Iterator[Finding]:
        seen: set[str] = set()
        for row in self.view.rows(check.for_each or "") or ():
            assert isinstance(row, TableRow)  # noqa: S101 - a view has no other rows
            if not holds(check.when, self.view, (row,)):
                continue
            name = row.name
            if check.per is not None:
                home = self._column_home(check)
                name = self.view.text(Ref(home, check.per, 0), (row,)) or name
                if names.canonical(name) in seen:
                    continue
                seen.add(names.canonical(name))
            yield self._check(check, at, markdown.plain(name), self._row_place(at, row), (row,))

    def _column_home(self, check: Check) -> str:
        """Return the table that holds the column which groups a check's rows."""
        home = self.checklist.questions[check.for_each or ""]
        for question in self.checklist.questions.values():
            same = question.id == home.id or question.of in (home.id, home.of or home.id)
            if same and any(column.id == check.per for column in question.columns):
                return question.id
        return home.id

    def _check(self, check: Check, at: Question, row: str | None, place: Place, rows: tuple[RowView, ...]) -> Finding:
        severity = self._severity(check.severity, rows)
        title = check.title.replace("{row}", row or "")
        return self._finding(
            check,
            kind="check",
            state="conflict",
            severity=severity,
            question=at,
            row=row,
            place=place,
            title=title,
            covers=check.covers,
        )

    # Shared

    def _severity(self, rule: SeverityRule, rows: tuple[RowView, ...]) -> Severity:
        for case in rule.cases:
            if holds(case.when, self.view, rows):
                return case.severity
        return rule.otherwise

    def _finding(
        self,
        risk: Risk | Check,
        *,
        kind: str,
        state: str,
        severity: Severity,
        question: Question,
        row: str | None,
        place: Place,
        title: str,
        covers: tuple[str, ...],
    ) -> Finding:
        return Finding(
            risk=risk.id,
            kind="check" if kind == "check" else "risk",
            state=state,  # type: ignore[arg-type]
            severity=severity,
            question=question.code,
            row=row,
            line=place.line,
            end_line=place.end_line,
            title=title,
            because=risk.because,
            remedy=risk.remedy,
            source=risk.source or question.source,
            covers=covers,
            accepted=None,
        )

    def _place(self, question: Question) -> Place:
        """Return where a question stands; one that the file lacks is placed at its part's heading, or at the top."""
        if not self.brief.path:
            return Place(line=0, end_line=0)
        top = Place(line=1, end_line=1)
        return self.brief.places.get(question.id) or self.brief.places.get(f"part {question.part}") or top

    def _row_place(self, question: Question, row: TableRow) -> Place:
        line = row.line(question.id)
        return Place(line=line, end_line=line) if line else self._place(question)

    def accepted(self, findings: list[Finding]) -> tuple[list[Finding], list[Slip]]:
        """Mark the findings that somebody accepts, and note acceptances that do not count."""
        slips = []
        in_force: dict[tuple[str, str], Acceptance] = {}
        raised = {risk_key(finding) for finding in findings}
        misread = any(slip.id in ("two-ticks", "no-such-option") for slip in self.brief.slips)
        for acceptance in self.brief.accepted:
            key = acceptance.risk, names.canonical(acceptance.row)
            problem = self._acceptance_problem(acceptance, self.view.judge)
            if problem is None and key not in raised:
                if misread:
                    # What keeps the risk from being raised may only be a tick that could not be read.
                    continue
                problem = "acceptance-orphaned"
            if problem is None:
                in_force[key] = acceptance
            else:
                slips.append(Slip(id=problem, line=acceptance.line, row=acceptance.row or None, text=acceptance.risk))
        marked = [
            replace(finding, accepted=in_force[risk_key(finding)]) if risk_key(finding) in in_force else finding
            for finding in findings
        ]
        return marked, slips

    def _acceptance_problem(self, acceptance: Acceptance, judge: Judge) -> str | None:
        until = dates.parse(markdown.plain(acceptance.until))
        person = judge.plain(acceptance.by, "person")
        reason = judge.plain(acceptance.reason, "words")
        if until is None or person.state != "answered" or reason.state != "answered":
            return "acceptance-incomplete"
        return "acceptance-expired" if until.end < self.today else None


def _by(written: str) -> str:
    """Return a date as written, or in words where it was written in figures."""
    found = dates.parse(written)
    if found is not None and found.start == found.end:
        return dates.in_words(found.start)
    return written
