from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.evidence import (
    SMALLEST_GROUP,
    ClauseResult,
    Coverage,
    EventCount,
    GovernorsReport,
    GroupCoverage,
    PolicyState,
    joined_groups,
    points_to_consider,
    weakest_clauses,
)

_POLICY = PolicyState("October 2025", "October 2026", review_overdue=True)


def _group(label: str, total: int, near: str = "") -> GroupCoverage:
    return GroupCoverage(label, total, total, near=near)


def _shown(*groups: GroupCoverage) -> list[tuple[str, int]]:
    return [(group.label, group.total) for group in joined_groups(groups).groups]


def test_groups_of_five_or_more_stay_as_they_are_in_their_order() -> None:
    coverage = joined_groups([_group("Volunteers", 5), _group("Teachers", 16), _group("Governors", 9)])
    assert [(group.label, group.total) for group in coverage.groups] == [
        ("Volunteers", 5),
        ("Teachers", 16),
        ("Governors", 9),
    ]
    assert coverage.joined == ()


def test_a_small_group_is_counted_with_the_one_that_it_names() -> None:
    groups = (_group("Teachers", 16), _group("Support staff", 23), _group("Account team", 4, near="Support staff"))
    coverage = joined_groups(groups)
    assert _shown(*groups) == [("Teachers", 16), ("Support staff, account team", 27)]
    assert coverage.joined == (("Account team", "Support staff"),)


def test_without_a_name_it_is_counted_with_the_smallest_of_the_others() -> None:
    assert _shown(_group("Teachers", 16), _group("Governors", 9), _group("Volunteers", 1)) == [
        ("Teachers", 16),
        ("Governors, volunteers", 10),
    ]


def test_small_groups_are_joined_to_each_other_only_as_far_as_they_then_are_five() -> None:
    assert _shown(_group("A", 2), _group("B", 2), _group("Teachers", 16)) == [("Teachers, A, B", 20)]
    assert _shown(_group("A", 2), _group("B", 3), _group("Teachers", 16)) == [("B, A", 5), ("Teachers", 16)]


def test_small_groups_that_reach_five_together_may_stand_though_each_alone_may_not() -> None:
    assert _shown(_group("Teachers", 4), _group("Governors", 1)) == [("Teachers, governors", 5)]


@pytest.mark.parametrize("sizes", [(1,), (4,), (2, 2), (1, 1, 1, 1)])
def test_fewer_than_five_in_all_show_nothing(sizes: tuple[int, ...]) -> None:
    coverage = joined_groups(_group(str(place), size) for place, size in enumerate(sizes))
    assert coverage == Coverage(suppressed=True)
    assert coverage.whole.total == 0


def test_one_group_of_five_is_shown_and_no_group_is_no_coverage() -> None:
    assert _shown(_group("Teachers", 5)) == [("Teachers", 5)]
    assert joined_groups([]) == Coverage()
    assert joined_groups([_group("Teachers", 0)]) == Coverage()


def test_an_empty_group_is_left_out_and_hides_nothing() -> None:
    assert _shown(_group("Teachers", 8), _group("Governors", 0)) == [("Teachers", 8)]


def test_joined_groups_add_up_their_counts_and_their_actions() -> None:
    first = GroupCoverage("Support staff", 6, 4, due=1, overdue=1, to_begin=1, action="Refresher")
    second = GroupCoverage("Account team", 3, 1, overdue=2, action="Talk to them")
    third = GroupCoverage("Governors", 1, 1, action="Refresher")
    (group,) = joined_groups([first, second, third]).groups
    assert (group.total, group.in_date, group.due, group.overdue, group.to_begin) == (10, 6, 1, 3, 1)
    assert group.action == "Refresher; Talk to them"
    assert group.settled == 5


_SIZES = st.lists(st.integers(0, 12), max_size=9)


@given(_SIZES, st.lists(st.integers(0, 8), min_size=9, max_size=9))
def test_nobody_is_lost_and_no_group_shown_is_small(sizes: list[int], near: list[int]) -> None:
    groups = [_group(str(place), size, near=str(near[place])) for place, size in enumerate(sizes)]
    coverage = joined_groups(groups)
    whole = sum(sizes)
    assert coverage.suppressed == (0 < whole < SMALLEST_GROUP)
    assert coverage.whole.total == (0 if coverage.suppressed else whole)
    assert all(group.total >= SMALLEST_GROUP for group in coverage.groups)
    labels = [label for group in coverage.groups for label in group.label.split(", ")]
    assert sorted(labels) == ([] if coverage.suppressed else sorted(str(p) for p, size in enumerate(sizes) if size))


@given(_SIZES)
def test_the_whole_less_what_is_shown_gives_no_small_group_away(sizes: list[int]) -> None:
    coverage = joined_groups(_group(str(place), size) for place, size in enumerate(sizes))
    for group in coverage.groups:
        rest = coverage.whole.total - group.total
        assert rest == 0 or rest >= SMALLEST_GROUP


def test_a_small_group_cannot_be_put_into_a_report_by_hand() -> None:
    with pytest.raises(ValueError, match="fewer than five"):
        Coverage((_group("Teachers", 4),))
    with pytest.raises(ValueError, match="fewer than five"):
        Coverage((_group("Teachers", 9),), suppressed=True)


@pytest.mark.parametrize("counts", [(5, 4, 0, 0), (5, 5, 6, 0), (5, 6, 0, -1)])
def test_counts_that_do_not_add_up_are_a_fault(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="do not make"):
        GroupCoverage("Teachers", *counts)


def _clause(name: str, unsafe: int, people: int) -> ClauseResult:
    return ClauseResult(name, "In short", unsafe, people, people)


def test_the_weakest_clauses_come_first_and_the_safe_ones_not_at_all() -> None:
    results = [_clause("A", 1, 10), _clause("B", 5, 10), _clause("C", 0, 10), _clause("D", 10, 20)]
    assert [result.clause for result in weakest_clauses(results)] == ["D", "B", "A"]
    assert [result.clause for result in weakest_clauses(results, 1)] == ["D"]


@pytest.mark.parametrize(("people", "shown"), [(0, False), (1, False), (4, False), (5, True)])
def test_a_clause_is_shown_where_five_people_were_asked(people: int, shown: bool) -> None:
    results = weakest_clauses([ClauseResult("A", "In short", people, 20 if people else 0, people)])
    assert bool(results) == shown


def test_many_answers_of_a_few_people_stay_hidden() -> None:
    few = ClauseResult("A", "In short", 30, 40, 4)
    assert weakest_clauses([few]) == ()
    with pytest.raises(ValueError, match="fewer than five"):
        GovernorsReport(
            "School", "term", date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 2), Coverage(), (), (few,), _POLICY
        )


def test_percent_is_the_nearest_whole_number() -> None:
    assert [ClauseResult("A", "", unsafe, 58, 58).percent for unsafe in (0, 18, 15, 8, 58)] == [0, 31, 26, 14, 100]
    assert ClauseResult("A", "", 0, 0, 0).percent == 0


@pytest.mark.parametrize(("people", "text"), [(0, "0"), (1, "under 5"), (4, "under 5"), (5, "5"), (31, "31")])
def test_an_event_of_a_few_people_does_not_say_how_few(people: int, text: str) -> None:
    assert EventCount("Induction", 1, people).people_shown == text


def test_the_points_to_consider_follow_the_figures() -> None:
    coverage = joined_groups([GroupCoverage("Teachers", 9, 8, overdue=1)])
    weakest = (_clause("S6", 3, 9),)
    assert points_to_consider(coverage, weakest, _POLICY) == (
        "Agree a date for reviewing the policy.",
        "Note the person who is overdue and what is planned.",
        "Ask what changes for ‘In short’ (S6), the weakest clause.",
    )
    assert points_to_consider(joined_groups([_group("T", 9)]), (), replace(_POLICY, review_overdue=False)) == ()
