"""Findings as JSON, for other programs: the shape is part of the design and changes only with `version`."""

import json
from collections.abc import Iterable
from typing import Any

from jw_design.model.finding import Assessment, Finding

VERSION = 1


def document(briefs: Iterable[str]) -> str:
    """Return one JSON document from what `brief` made, in ASCII, so that no pipe on any system can garble it."""
    inside = ",\n".join(briefs)
    listed = f"[\n{inside}\n  ]" if inside else "[]"
    return f'{{\n  "version": {VERSION},\n  "briefs": {listed}\n}}\n'


def brief(assessment: Assessment) -> str:
    """Return one brief as it stands in the document."""
    lines = json.dumps(_brief(assessment), indent=2).split("\n")
    return "\n".join(f"    {line}" for line in lines)


def _brief(assessment: Assessment) -> dict[str, Any]:
    brief = assessment.brief
    return {
        "path": brief.path.replace("\\", "/"),
        "title": brief.title,
        "checklists": list(brief.checklists),
        "depth": brief.depth,
        "answered": assessment.answered,
        "asked": assessment.asked,
        "counts": assessment.counts,
        "findings": [_finding(finding) for finding in assessment.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    accepted = finding.accepted
    return {
        "risk": finding.risk,
        "kind": finding.kind,
        "state": finding.state,
        "severity": finding.severity,
        "question": finding.question,
        "row": finding.row,
        "line": finding.line,
        "column": finding.column,
        "endLine": finding.end_line,
        "title": finding.title,
        "because": finding.because,
        "remedy": finding.remedy,
        "source": finding.source,
        "covers": list(finding.covers),
        "accepted": None
        if accepted is None
        else {"by": accepted.by, "until": accepted.until, "reason": accepted.reason},
        "fingerprint": finding.fingerprint,
    }
