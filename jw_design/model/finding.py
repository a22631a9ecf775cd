"""What an assessment says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jw_design.model.answer import Acceptance, Brief
from jw_design.model.checklist import Severity
from jw_design.values.names import canonical

State = Literal["answered", "weak", "unknown", "not-applicable", "unanswered"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A risk raised on one brief, at one line."""

    #: Id of the risk, the check or the slip.
    risk: str
    #: A question's or column's own risk; answers read together; the form of the file itself.
    kind: Literal["risk", "check", "form"]
    #: None for the form of the file.
    state: Literal["weak", "unknown", "unanswered", "conflict"] | None
    severity: Severity
    #: Code of the question; None where it belongs to none.
    question: str | None
    row: str | None
    #: From 1; 0 where the answers came from no file.
    line: int
    end_line: int
    title: str
    because: str
    remedy: str
    source: str
    covers: tuple[str, ...]
    #: The acceptance that is in force.
    accepted: Acceptance | None
    column: int = 1

    @property
    def fingerprint(self) -> str:
        """The same while lines move and layout changes: made from risk, question and row alone."""
        from hashlib import sha256

        identity = "\0".join((self.risk, self.question or "", canonical(self.row or "")))
        return sha256(identity.encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """All findings on one brief, in the order of the file."""

    brief: Brief
    findings: tuple[Finding, ...]
    #: How many questions were asked, and how many of those are answered or do not apply.
    asked: int
    answered: int
    #: The state of each asked question, by id.
    states: Mapping[str, State]
    #: How many questions came with a later version of a checklist than the brief names: not asked, so not unanswered.
    not_asked: int = 0

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(finding for finding in self.findings if finding.accepted is None)

    @property
    def counts(self) -> dict[str, int]:
        """How many are open at each severity, and how many are accepted."""
        counts = {"high": 0, "medium": 0, "low": 0, "accepted": 0}
        for finding in self.findings:
            counts["accepted" if finding.accepted else finding.severity] += 1
        return counts
