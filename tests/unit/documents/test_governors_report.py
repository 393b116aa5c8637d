from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oakmere_training.documents.governors_report import governors_report_pdf
from oakmere_training.domain.evidence import (
    ClauseResult,
    EventCount,
    GovernorsReport,
    GroupCoverage,
    PolicyState,
    joined_groups,
    points_to_consider,
    weakest_clauses,
)
from tests.unit.documents.structure import (
    assert_everything_tagged,
    assert_fonts_embedded,
    headings,
    texts,
    tree_of,
    walk,
)

_GROUPS = (
    GroupCoverage("Teachers", 16, 16, due=2, action="Refresher on 8 December"),
    GroupCoverage("Support staff", 23, 22, due=3, overdue=1, action="Refresher on 8 December"),
    GroupCoverage("Governors", 9, 9, due=2, action="Before the next full meeting"),
    GroupCoverage("Volunteers", 11, 9, overdue=2, action="Induction on 1 December"),
    GroupCoverage("Account team", 3, 3, near="Support staff"),
)
_CLAUSES = (
    ClauseResult("S6", "Contact with past pupils", 18, 58, 58, "Worked through on 8 October"),
    ClauseResult("B2", "Waiting for written approval", 7, 41, 41, "Asked again next time"),
    ClauseResult("X9", "Asked of a few only", 4, 4, 4, "None"),
)
_POLICY = PolicyState("October 2025", "October 2026", review_overdue=True, coverage="Every clause has two or more.")


def _report(**changes: Any) -> GovernorsReport:
    coverage = joined_groups(changes.pop("groups", _GROUPS))
    weakest = weakest_clauses(changes.pop("clauses", _CLAUSES))
    report = GovernorsReport(
        school="Oakmere Primary School",
        period="autumn term 2026",
        since=date(2026, 9, 1),
        until=date(2026, 11, 24),
        made_on=date(2026, 11, 24),
        coverage=coverage,
        events=(EventCount("Induction", 2, 12, "New staff"), EventCount("Workshop", 1, 3, "Parents and carers")),
        weakest=weakest,
        policy=_POLICY,
        signatory="N. Model, Headteacher",
        consider=points_to_consider(coverage, weakest, _POLICY),
    )
    return replace(report, **changes)


def test_the_first_page_has_the_figures_the_chart_the_events_and_what_is_due() -> None:
    first, _ = texts(governors_report_pdf(_report()))
    for words in (
        "Report to governors, autumn term 2026",
        "1 September to 24 November 2026",
        "59 of 62 in date (95%)",
        "7 due within 30 days",
        "3 overdue",
        "3 training events",
        "16 of 16",
        "Support staff, account team",
        "25 of 26",
        "here account team with support staff.",
        "Induction 2 12 New staff",
        "Workshop 1 under 5 Parents and carers",
        "Volunteers 2 0 Induction on 1 December",
        "Page 1 of 2",
    ):
        assert words in first


def test_the_second_page_has_the_weakest_clauses_the_policy_and_what_the_report_does_not_show() -> None:
    _, second = texts(governors_report_pdf(_report()))
    for words in (
        "S6 Contact with past pupils 31% of 58 Worked through on 8 October",
        "B2 Waiting for written approval 17% of 41 Asked again next time",
        "Was due in October 2026. No newer version is recorded",
        "Every clause has two or more.",
        "1. Agree a date for reviewing the policy.",
        "Note the 3 people who are overdue",
        "N. Model, Headteacher",
        "It supports safeguarding training and does not replace it.",
        "It does not show how anyone behaves online.",
        "period (12 months) and pass mark (80%)",
        "Page 2 of 2",
    ):
        assert words in second
    assert "Asked of a few only" not in second


def test_the_bars_say_in_words_what_they_show() -> None:
    _, tree = tree_of(governors_report_pdf(_report()))
    bars = [str(node["/Alt"]) for node in walk(tree) if node.get("/S") == "/Figure"][1:]
    assert bars[1] == "Bar: 25 of 26 in date, 3 due within 30 days, 1 overdue"
    assert len(bars) == 4


@pytest.mark.parametrize("mono", [False, True])
def test_it_is_tagged_in_reading_order_with_its_fonts(mono: bool) -> None:
    data = governors_report_pdf(_report(), mono=mono)
    assert headings(data) == ["H1", "H2", "H2", "H2", "H2", "H2", "H2", "H3"]
    assert_everything_tagged(data)
    assert_fonts_embedded(data)


def test_in_mono_no_colour_is_set() -> None:
    reader, _ = tree_of(governors_report_pdf(_report(), mono=True))
    for page in reader.pages:
        content = page.get_contents().get_data()  # type: ignore[union-attr]
        assert not re.search(rb" (rg|RG)\s", content)


def test_a_policy_in_date_says_when_its_review_is_due() -> None:
    policy = replace(_POLICY, review_overdue=False, review_due="October 2027")
    _, second = texts(governors_report_pdf(_report(policy=policy)))
    assert "Review Due in October 2027" in second
    assert "No newer version" not in second


@pytest.mark.parametrize("size", [1, 4])
def test_fewer_than_five_people_in_all_show_no_number_of_theirs(size: int) -> None:
    first, second = texts(governors_report_pdf(_report(groups=(GroupCoverage("Teachers", size, 0, overdue=size),))))
    assert "Fewer than five people are on the register" in first
    assert "overdue: not shown" in first
    for words in ("of 1 ", "of 4 ", "Teachers", "Nobody is overdue"):
        assert words not in first
    assert "overdue" not in second


def test_an_empty_register_says_so() -> None:
    first, second = texts(governors_report_pdf(_report(groups=(), clauses=(), events=())))
    assert "Nobody is on the register yet." in first
    assert "There were no training events." in first
    assert "Nobody is overdue or due within 30 days." in first
    assert "There is no clause to show." in second


def test_people_who_are_new_have_a_bar_of_their_own() -> None:
    first, _ = texts(governors_report_pdf(_report(groups=(GroupCoverage("Teachers", 9, 6, overdue=1, to_begin=2),))))
    assert "Not trained yet" in first
    assert "Not trained yet" not in texts(governors_report_pdf(_report()))[0]


@pytest.mark.parametrize("count", [0, 1, 7, 40])
@pytest.mark.parametrize("long", [False, True])
def test_it_never_takes_more_than_two_pages(count: int, long: bool) -> None:
    more = " and so on until the end of the line and further" * 9 if long else ""
    groups = [
        GroupCoverage(f"Group {place}{more}", 40, 20, due=10, overdue=20, action=f"Action{more}")
        for place in range(count)
    ]
    report = _report(
        groups=groups,
        school=f"St Somebody’s{more}",
        events=tuple(EventCount(f"Kind {place}{more}", 1, 40, f"Who{more}") for place in range(count)),
        policy=replace(_POLICY, coverage=f"Coverage{more}", approver=f"Board{more}"),
        signatory=f"A. Model{more}",
        consider=tuple(f"Point {place}{more}" for place in range(count)),
    )
    weakest = tuple(ClauseResult(f"C{place}", f"Short{more}", 20, 58, 58, f"Done{more}") for place in range(count))
    pages = texts(governors_report_pdf(replace(report, weakest=weakest)))
    assert len(pages) == 2
    assert "How to read this report" in pages[1]
    assert ("more groups" in pages[0]) >= (count == 40)


def test_a_list_that_was_cut_says_how_many_are_left_out() -> None:
    groups = [GroupCoverage(f"Group {place}", 40, 40) for place in range(30)]
    first, _ = texts(governors_report_pdf(_report(groups=groups)))
    shown = len(re.findall(r"Group \d+", first))
    assert f"and {30 - shown} more groups" in first
    assert "1200 of 1200" in first
