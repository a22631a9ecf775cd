"""The report for programs; what the command prints is pinned with the command line's own tests."""

import json

from jw_design.reports import json as report
from tests.briefs import BRIEF, assessed, with_answer


def test_no_brief_is_an_empty_list() -> None:
    assert json.loads(report.document([])) == {"version": 1, "briefs": []}


def test_briefs_come_in_the_order_given() -> None:
    briefs = [report.brief(assessed(text)) for text in (BRIEF, with_answer("T1", ""))]
    assert [one["counts"]["high"] for one in json.loads(report.document(briefs))["briefs"]] == [0, 1]


def test_it_is_laid_out_as_any_json_is() -> None:
    whole = report.document([report.brief(assessed(with_answer("T1", "")))])
    assert whole == json.dumps(json.loads(whole), indent=2) + "\n"


def test_paths_are_written_with_slashes() -> None:
    assert json.loads(report.document([report.brief(assessed(BRIEF))]))["briefs"][0]["path"] == "brief.md"
