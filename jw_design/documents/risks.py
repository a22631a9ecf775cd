"""An assessment -> the brief's own tables of risks to settle and of accepted risks."""

from collections.abc import Sequence

from jw_design import markdown
from jw_design.assess import risk_key
from jw_design.documents import fill
from jw_design.documents.bodies import delimiter
from jw_design.model.answer import Acceptance, Owner
from jw_design.model.checklist import SEVERITIES, Checklist
from jw_design.model.finding import Assessment, Finding
from jw_design.readback.sections import ACCEPTED, ACCEPTED_COLUMNS, RISK_COLUMNS, RISKS
from jw_design.values import names


def open_risks(checklist: Checklist, assessment: Assessment) -> list[Finding]:
    """Return the risks of the table: the most serious first, else in the order of the checklist."""
    order = {code: number for number, code in enumerate(checklist.codes)}
    risks = [finding for finding in assessment.open if finding.kind != "form"]

    def key(finding: Finding) -> tuple[int, int, str, str]:
        severity = SEVERITIES.index(finding.severity)
        return severity, order.get(finding.question or "", 0), finding.row or "", finding.risk

    return sorted(risks, key=key)


def risk_rows(checklist: Checklist, assessment: Assessment) -> list[list[str]]:
    """Return the cells of the table of risks; owner and date as the risk table or the question states them."""
    owners = {(risk, names.canonical(row)): owner for (risk, row), owner in assessment.brief.owners.items()}
    rows = []
    for finding in open_risks(checklist, assessment):
        owner = owners.get(risk_key(finding), Owner(who="", by=""))
        title = f"{finding.risk}: {finding.title}"
        rows.append(
            [title, finding.row or "", finding.severity, finding.question or "", finding.remedy, owner.who, owner.by]
        )
    return rows


def risks(checklist: Checklist, assessment: Assessment) -> str:
    """Return the section of risks to settle."""
    rows = risk_rows(checklist, assessment)
    return fill("risks.md.j2", heading=RISKS, table=table([RISK_COLUMNS, *rows]))


def accepted(acceptances: Sequence[Acceptance]) -> str:
    """Return the section of accepted risks."""
    return f"## {ACCEPTED}\n\n{table([ACCEPTED_COLUMNS, *accepted_rows(acceptances)])}"


def accepted_rows(acceptances: Sequence[Acceptance]) -> list[list[str]]:
    """Return the cells of the table of accepted risks."""
    return [[one.risk, one.row, one.by, one.until, one.reason] for one in acceptances]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table, its heading first."""
    heading, *others = [markdown.table_row(list(row)) for row in rows]
    return "\n".join([heading, delimiter(len(rows[0])), *others])


def known_risks(checklist: Checklist) -> set[str]:
    """Return the ids of all risks and checks, to tell them from what people add to the table themselves."""
    found = {check.id for check in checklist.checks}
    for question in checklist.questions.values():
        risks = [question.risk, *(column.risk for column in question.columns)]
        found |= {risk.id for risk in risks if risk is not None}
    return found
