"""The blank checklist: what people print and fill in by hand, which is itself a brief."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from jw_design.assess import assess
from jw_design.documents.blank import blank
from jw_design.model.checklist import Checklist, Depth
from jw_design.readback import head, read
from tests.briefs import checklist as small
from tests.conftest import TODAY
from tests.strategies import every_kind


def codes(text: str) -> list[str]:
    return re.findall(r"(?m)^### ([A-Z]+[0-9]+) ", text)


def test_it_is_what_it_was(snapshot: SnapshotAssertion) -> None:
    assert re.sub(r"(?m)^checklists: .*$", "checklists: [every.yaml]", blank(every_kind(), "full")) == snapshot


@pytest.mark.parametrize("depth", ["essential", "full"])
@pytest.mark.parametrize("part", ["", "G", "A", "E", "M"])
class TestShipped:
    def test_it_is_a_brief_that_states_nothing(self, joint_working: Checklist, depth: Depth, part: str) -> None:
        text = blank(joint_working, depth, (part,) if part else ())
        assert read(text, joint_working).answers == {}

    def test_its_form_is_in_order(self, joint_working: Checklist, depth: Depth, part: str) -> None:
        text = blank(joint_working, depth, (part,) if part else ())
        found = assess(joint_working, read(text, joint_working, "blank.md"), TODAY).findings
        assert [one.title for one in found if one.kind == "form"] == []

    def test_it_asks_what_belongs_to_it(self, joint_working: Checklist, depth: Depth, part: str) -> None:
        asked = [
            code
            for code, question in joint_working.codes.items()
            if (depth == "full" or question.essential) and part in ("", question.part)
        ]
        assert codes(blank(joint_working, depth, (part,) if part else ())) == asked

    def test_its_head_says_what_was_asked(self, joint_working: Checklist, depth: Depth, part: str) -> None:
        found = head(blank(joint_working, depth, (part,) if part else ()), "blank.md")
        assert (found.depth, found.parts) == (depth, (part,) if part else ())


@pytest.mark.parametrize(
    ("blanked", "filled", "code"),
    [
        ("> What happens? (1.1)\n", "> What happens? (1.1)\n\nThe council and the police share a list.\n", "story"),
        ("- [ ] It carries on", "- [x] It carries on", "length"),
        ("|  |  |  |\n", "| Council | Large | Leads |\n", "bodies"),
    ],
)
def test_what_is_filled_in_by_hand_is_read(blanked: str, filled: str, code: str) -> None:
    text = blank(small(), "full").replace(blanked, filled, 1)
    assert list(read(text, small()).answers) == [code]
