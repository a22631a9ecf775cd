"""Findings as JSON, for other programs: the shape is part of the design and changes only with `version`."""

import json
from collections.abc import Sequence
from typing import Any

from jw_design.model.finding import Assessment, Finding

VERSION = 1


def report(assessments: Sequence[Assessment]) -> str:
    """Return one JSON document for all briefs, in ASCII, so that no pipe on any system can garble it."""
    return json.dumps({"version": VERSION, "briefs": [_brief(one) for one in assessments]}, indent=2) + "\n"


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
