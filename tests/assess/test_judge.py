"""What a good answer looks like, and what a weak one: by the word lists of the shipped checklist."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jw_design.assess.judge import Judge, Wanted, who_and_by
from jw_design.model.checklist import Checklist


@pytest.fixture(scope="module")
def judge(joint_working: Checklist) -> Judge:
    return Judge(joint_working.weak)


@pytest.mark.parametrize(
    ("text", "wanted", "reason"),
    [
        # W-a: placeholders, whatever is wanted
        ("TBC", "sentence", '"TBC" is a placeholder'),
        ("**TBC.**", "words", '"TBC." is a placeholder'),
        ("To be agreed", "body", '"To be agreed" is a placeholder'),
        ("to be confirmed", "date", '"to be confirmed" is a placeholder'),
        ("n/k", "number", '"n/k" is a placeholder'),
        ("as above", "person", '"as above" is a placeholder'),
        ("see plan", "frequency", '"see plan" is a placeholder'),
        ("?", "figure", '"?" is a placeholder'),
        ("-", "sentence", '"-" is a placeholder'),
        ("...", "money", '"..." is a placeholder'),
        ("N/A", "sentence", '"N/A" is a placeholder'),
        # W-b: nobody in particular
        ("All partners", "body", '"All partners" is nobody in particular'),
        ("everyone", "person", '"everyone" is nobody in particular'),
        ("The partnership", "person", '"The partnership" is nobody in particular'),
        ("Relevant bodies", "body", '"Relevant bodies" is nobody in particular'),
        # W-c: a body where a person is wanted
        ("City Council", "person", '"City Council" is a body, not a person or post'),
        ("Department of Health", "person", '"Department of Health" is a body, not a person or post'),
        ("The Rough Sleepers Unit", "person", '"The Rough Sleepers Unit" is a body, not a person or post'),
        # W-d: a figure that is none, or of nothing
        ("1,200", "figure", '"1,200" does not say of what'),
        ("far fewer people", "figure", '"far fewer people" holds no figure'),
        ("a lot", "money", '"a lot" is not a figure'),
        ("several", "number", '"several" is not a figure'),
        # W-e: no date and no frequency
        ("ongoing", "date", '"ongoing" is not a date'),
        ("In due course", "date", '"In due course" is not a date'),
        ("Regularly", "frequency", '"Regularly" does not say how often'),
        ("as needed", "frequency", '"as needed" does not say how often'),
        ("as soon as possible", "sentence", '"as soon as possible" does not say when'),
        # W-f: yes alone
        ("Yes", "sentence", '"Yes" does not say what or how'),
        ("Yes, we will.", "sentence", '"Yes, we will." does not say what or how'),
    ],
)
def test_weak(judge: Judge, text: str, wanted: Wanted, reason: str) -> None:
    verdict = judge.text(text, wanted)
    assert (verdict.state, verdict.reason) == ("weak", reason)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # These look weak, and are not.
        ("TBC plc is the contractor", "sentence"),
        ("TBC plc", "words"),
        ("To be agreed by the Board in May 2027, on the chief officer's advice", "sentence"),
        ("See plan, section 4: the hostel closes first", "sentence"),
        ("As above ground, so below: both pipes are replaced", "sentence"),
        ("All three councils", "body"),
        ("Everyone Active Ltd", "body"),
        ("Partners in Care", "body"),
        ("None: nobody objected", "sentence"),
        ("Yes: by a monthly meeting of the three chief officers", "sentence"),
        ("Ongoing support ends when the tenant has paid rent for a year", "sentence"),
        ("Regularly, every Monday", "frequency"),
        ("monthly", "frequency"),
        ("Ann Lee", "person"),
        ("Head of Unit", "person"),
        ("Director of Social Services", "person"),
        ("Chief Executive, City Council", "person"),
        ("Ann Lee (City Council)", "person"),
        ("Ann Lee of the City Council", "person"),
        ("Secretary of State for Health", "person"),
        ("two thirds fewer", "figure"),
        ("30%", "figure"),
        ("no rough sleepers", "figure"),
        ("\u00a31.2m a year", "money"),
        ("0", "number"),
        ("end of March 2027", "date"),
        ("2026-27", "date"),
        ("Kent", "words"),
        ("No", "words"),
        ("\u4e2d\u6587", "words"),
    ],
)
def test_good(judge: Judge, text: str, wanted: Wanted) -> None:
    verdict = judge.text(text, wanted)
    assert (verdict.state, verdict.reason) == ("answered", "")


@pytest.mark.parametrize(
    ("text", "high", "state"),
    [
        # W-g: too short to act on, but only where much depends on it
        ("Hand it over", True, "weak"),
        ("Hand it over", False, "answered"),
        ("Hand it all to Kent", True, "answered"),
    ],
)
def test_very_short_answers(judge: Judge, text: str, high: bool, state: str) -> None:
    assert judge.plain(text, "sentence", high=high).state == state


@pytest.mark.parametrize("wanted", ["words", "person", "body", "date", "figure", "number"])
def test_names_dates_and_figures_may_be_short(judge: Judge, wanted: Wanted) -> None:
    good = {"date": "2027", "figure": "5%", "number": "5"}
    assert judge.plain(good.get(wanted, "Kent"), wanted, high=True).state == "answered"


@pytest.mark.parametrize(
    ("text", "malformed"),
    [
        ("31/13/2027", True),
        ("30 February 2027", True),
        ("May 27", True),
        ("soon", False),
        ("when 5 of the 7 hostels have closed", False),
    ],
)
def test_an_attempt_at_a_date_is_told_apart(judge: Judge, text: str, malformed: bool) -> None:
    assert judge.text(text, "date").malformed is malformed


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        # W-i: not applicable needs a reason
        ("**Not applicable:** There is only one body", "not-applicable", ""),
        ("Not applicable: there is only one body", "not-applicable", ""),
        ("**Not applicable:**", "weak", "not applicable, but no reason is given"),
        ("**Not applicable:** n/a", "weak", "not applicable, but no reason is given"),
        # W-j: not known yet needs who and when
        ("**Not known yet:** Head of Unit, by 31 January 2027", "unknown", ""),
        ("**Not known yet:**", "weak", "not known yet, but it does not say who finds out, or by when"),
        ("**Not known yet:** Head of Unit", "weak", "not known yet, but it does not say by what date"),
        ("**Not known yet:** Head of Unit, by the autumn", "weak", "not known yet, but it does not say by what date"),
        ("**Not known yet:** by May 2027", "weak", "not known yet, but it does not say who finds out"),
        ("**Not known yet:** everyone, by May 2027", "weak", "not known yet, but it does not say who finds out"),
        ("**Not known yet:** TBC, by May 2027", "weak", "not known yet, but it does not say who finds out"),
    ],
)
def test_honest_ways_not_to_answer(judge: Judge, text: str, state: str, reason: str) -> None:
    verdict = judge.text(text, "words")
    assert (verdict.state, verdict.reason) == (state, reason)


def test_an_unknown_is_due_on_the_last_day_it_can_mean(judge: Judge) -> None:
    verdict = judge.standing("not-known", "Head of Unit, by the end of January 2027")
    assert (verdict.who, verdict.by, verdict.latest) == ("Head of Unit", "the end of January 2027", date(2027, 1, 31))


@pytest.mark.parametrize(
    ("text", "who", "by"),
    [
        ("Head of Unit, by 31 January 2027", "Head of Unit", "31 January 2027"),
        ("Head of Unit by May 2027", "Head of Unit", "May 2027"),
        ("Head of Unit, 31 January 2027", "Head of Unit", "31 January 2027"),
        ("Head of Unit (May 2027)", "Head of Unit", "May 2027"),
        ("The Unit is working on it, by April 2002", "The Unit is working on it", "April 2002"),
        ("Ann, guided by the Board, by May 2027", "Ann, guided by the Board", "May 2027"),
        ("Ann, by May 2027, or by June 2027", "Ann, by May 2027, or", "June 2027"),
        ("By May 2027, Ann Lee", "Ann Lee", "May 2027"),
        ("by May 2027", "", "May 2027"),
        ("Ann, by the autumn", "Ann", "the autumn"),
        ("Head of By-laws", "Head of By-laws", ""),
        ("", "", ""),
    ],
)
def test_who_and_by_when(text: str, who: str, by: str) -> None:
    assert who_and_by(text) == (who, by)


def test_a_long_text_is_cut_where_it_is_quoted(judge: Judge) -> None:
    reason = judge.text("far fewer people than before " * 5, "figure").reason
    assert reason == '"far fewer people than before far fewer people than before f\u2026" holds no figure'


@pytest.mark.parametrize("text", ["by x " * 50_000, "by " * 50_000, "," * 50_000, "(" * 50_000, "of " * 50_000])
def test_a_long_text_is_no_trap(judge: Judge, text: str) -> None:
    assert judge.standing("not-known", text).state == "weak"
    assert judge.plain(text, "person").state in ("weak", "answered")


@given(
    text=st.text(),
    wanted=st.sampled_from(
        ["sentence", "words", "body", "frequency", "figure", "date", "number", "money", "person", "choice"]
    ),
)
def test_any_text_gets_a_verdict(judge: Judge, text: str, wanted: Wanted) -> None:
    assert judge.text(text, wanted).state in ("answered", "weak", "unknown", "not-applicable", "unanswered")
