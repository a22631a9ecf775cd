"""Whatever the answers to the shipped checklist are, they can be assessed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jw_design.answers import canonical
from jw_design.assess import assess
from jw_design.load.checklist import load_shipped
from jw_design.model.answer import Acceptance, Answer, Brief, Owner, Row
from jw_design.model.checklist import SEVERITIES, Column, Question

CHECKLIST = load_shipped()
RISKS = tuple(check.id for check in CHECKLIST.checks)
#: What turns up in real briefs, good and bad, and what turns up in none.
SAMPLES = (
    "TBC", "yes", "no", "ongoing", "City Council", "The City Council", "Night Shelter (NS)", "NS", "Ann Lee",
    "31 January 2027", "2026-27", "31/13/2027", "two thirds fewer", "1,200", "{row}", "{0}", "| a | b |", "a\nb",
    "**Not applicable:**", "**Not known yet:**", "**Not known yet:** Ann Lee, by May 2027",
)  # fmt: skip
WORDS = st.sampled_from(SAMPLES) | st.text(max_size=12)


def cells(column: Column) -> SearchStrategy[str]:
    ids = [option.id for option in column.options]
    return WORDS | st.sampled_from(ids) if ids else WORDS


def answers(question: Question) -> SearchStrategy[Answer]:
    """Return answers that fit a question, more or less."""
    standing = st.sampled_from(["", "", "", "not-known", "not-applicable"])
    naming = {question.name_column.id: question.name_column} if question.name_column else {}
    columns = naming | {column.id: column for column in question.columns}
    row = st.fixed_dictionaries({}, optional={name: cells(column) for name, column in columns.items()})
    rows = st.lists(row.map(lambda found: Row(cells=found)), max_size=3).map(tuple) if columns else st.just(())
    options = [option.id for option in question.options]
    chosen = st.lists(st.sampled_from(options), max_size=2).map(tuple) if options else st.just(())
    return st.builds(Answer, text=WORDS, standing=standing, chosen=chosen, other=st.just(""), rows=rows)


@given(st.data())
def test_any_answers_can_be_assessed(data: st.DataObject) -> None:
    asked = data.draw(
        st.lists(st.sampled_from(list(CHECKLIST.questions.values())), max_size=12, unique_by=lambda one: one.id)
    )
    brief = Brief(
        title="Any",
        checklists=("joint-working@1",),
        depth=data.draw(st.sampled_from(["essential", "full"])),
        answers=canonical(CHECKLIST, {question.id: data.draw(answers(question)) for question in asked}),
        accepted=tuple(
            data.draw(
                st.lists(
                    st.builds(Acceptance, risk=st.sampled_from(RISKS), row=WORDS, by=WORDS, until=WORDS, reason=WORDS),
                    max_size=2,
                )
            )
        ),
        owners=data.draw(
            st.dictionaries(st.tuples(st.sampled_from(RISKS), WORDS), st.builds(Owner, who=WORDS, by=WORDS), max_size=2)
        ),
    )
    assessment = assess(CHECKLIST, brief, date(2026, 11, 23))
    assert assessment.answered <= assessment.asked
    assert all(finding.severity in SEVERITIES and finding.title for finding in assessment.findings)
    assert assessment == assess(CHECKLIST, brief, date(2026, 11, 23))
