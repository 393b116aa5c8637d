"""The quiz that is drawn for each person: what is asked first, why, and never twice in the same words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.refresher import (
    BETTER,
    CHANGED,
    CRITICAL,
    NEVER_ASKED,
    WRONG,
    BankQuestion,
    Drawn,
    PastAnswer,
    draw,
    draw_top_up,
    is_drawn,
    needs_top_up,
    top_up_id,
    top_up_version,
)
from oakmere_training.domain.requirements import REFRESHER, Requirement

START = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def question(number: int, *clauses: str, critical: bool = False) -> BankQuestion:
    return BankQuestion(f"q{number}", "staff-quiz", clauses, critical, f"words of q{number}")


def past(asked: BankQuestion, mark: Mark, *, days: int = 0, sitting: int = 1) -> PastAnswer:
    at = START + timedelta(days=days)
    return PastAnswer(asked.question_id, asked.clauses, mark, asked.wording, sitting, at, at.date())


CLAUSES = tuple(f"C{number:02d}" for number in range(1, 13))
QUESTIONS = st.lists(
    st.tuples(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3, unique=True), st.booleans()), max_size=24
).map(lambda made: [question(number, *clauses, critical=critical) for number, (clauses, critical) in enumerate(made)])


@st.composite
def banks_with_history(draw_from: st.DrawFn) -> tuple[list[BankQuestion], list[PastAnswer]]:
    """A bank, and sittings of some of its questions, one after the other."""
    bank = draw_from(QUESTIONS)
    if not bank:
        return bank, []
    history = []
    for sitting in range(draw_from(st.integers(0, 3))):
        asked = draw_from(st.lists(st.sampled_from(bank), max_size=10, unique=True))
        history += [past(each, draw_from(st.sampled_from(Mark)), days=sitting * 100, sitting=sitting) for each in asked]
    return bank, history


def last_words(history: list[PastAnswer], clause: str) -> set[str]:
    """The wordings in which a clause was asked in the newest sitting that asked it."""
    about = [answer for answer in history if clause in answer.clauses]
    newest = max((answer.at for answer in about), default=None)
    return {answer.wording for answer in about if answer.at == newest}


def last_mark(history: list[PastAnswer], clause: str) -> Mark | None:
    about = [answer for answer in history if clause in answer.clauses]
    newest = max((answer.at for answer in about), default=None)
    return min((answer.mark for answer in about if answer.at == newest), key=lambda mark: mark.points, default=None)


def clauses_of(bank: list[BankQuestion], drawn: tuple[Drawn, ...]) -> set[str]:
    by_id = {each.question_id: each for each in bank}
    return {clause for each in drawn for clause in by_id[each.question_id].clauses}


@given(banks_with_history(), st.integers(0, 9), st.integers(1, 10))
def test_what_is_drawn_is_in_the_bank_once_and_the_same_for_the_same_seed(
    made: tuple[list[BankQuestion], list[PastAnswer]], seed: int, count: int
) -> None:
    bank, history = made
    drawn = draw(bank, history, seed=seed, count=count)

    ids = [each.question_id for each in drawn]
    assert len(set(ids)) == len(ids) <= count
    assert set(ids) <= {each.question_id for each in bank}
    assert draw(list(reversed(bank)), list(reversed(history)), seed=seed, count=count) == drawn
    assert all(each.clause in clauses_of(bank, (each,)) for each in drawn)


@given(banks_with_history(), st.integers(0, 9))
def test_a_clause_is_never_asked_in_the_words_of_last_time_where_the_bank_has_others(
    made: tuple[list[BankQuestion], list[PastAnswer]], seed: int
) -> None:
    bank, history = made
    drawn = draw(bank, history, seed=seed)

    words = {each.question_id: each.wording for each in bank}
    taken = {each.question_id for each in drawn}
    for each in drawn:
        last = last_words(history, each.clause)
        if words[each.question_id] in last:
            others = {other.question_id for other in bank if each.clause in other.clauses and other.wording not in last}
            assert others <= taken - {each.question_id}


@given(banks_with_history(), st.integers(0, 9))
def test_a_clause_is_asked_a_second_time_only_where_all_clauses_of_the_bank_were_asked(
    made: tuple[list[BankQuestion], list[PastAnswer]], seed: int
) -> None:
    bank, history = made
    drawn = draw(bank, history, seed=seed)

    for_the_sake_of = [each.clause for each in drawn]
    if len(set(for_the_sake_of)) < len(for_the_sake_of):
        assert clauses_of(bank, drawn) == {clause for each in bank for clause in each.clauses}


@given(banks_with_history(), st.integers(0, 9))
def test_wrong_comes_before_critical_before_the_rest_unsafe_before_acceptable(
    made: tuple[list[BankQuestion], list[PastAnswer]], seed: int
) -> None:
    bank, history = made
    drawn = draw(bank, history, seed=seed)

    order = {WRONG: 0, BETTER: 1, CRITICAL: 2}
    places = [order.get(each.reason, 3) for each in drawn]
    assert places == sorted(places)
    for each in drawn:
        mark = last_mark(history, each.clause)
        if each.reason in (WRONG, BETTER):
            assert mark is (Mark.UNSAFE if each.reason == WRONG else Mark.ACCEPTABLE)
        elif each.reason == NEVER_ASKED:
            assert mark is None
        elif each.reason != CRITICAL:
            assert mark is not None
            assert each.reason.startswith("Not asked since ")


@given(banks_with_history(), st.integers(0, 9))
def test_nothing_that_was_wrong_is_left_out_while_something_else_is_asked(
    made: tuple[list[BankQuestion], list[PastAnswer]], seed: int
) -> None:
    bank, history = made
    drawn = draw(bank, history, seed=seed)

    wrong = {
        clause
        for clause in {clause for each in bank for clause in each.clauses}
        if last_mark(history, clause) in (Mark.UNSAFE, Mark.ACCEPTABLE)
    }
    if any(each.reason == NEVER_ASKED or each.reason.startswith("Not asked since") for each in drawn):
        assert wrong <= clauses_of(bank, drawn)


@given(QUESTIONS, st.integers(0, 9))
def test_at_least_so_many_are_drawn_as_the_bank_has_clauses_or_places(bank: list[BankQuestion], seed: int) -> None:
    assert len(draw(bank, (), seed=seed)) == min(8, len(bank))


def test_the_reasons_say_in_plain_words_why_each_was_chosen() -> None:
    unsafe, better, critical, old, new = (
        question(1, "A"),
        question(2, "B"),
        question(3, "C", critical=True),
        question(4, "D"),
        question(5, "E"),
    )
    bank = [old, new, critical, better, unsafe, question(6, "A")]
    history = [past(unsafe, Mark.UNSAFE), past(better, Mark.ACCEPTABLE), past(old, Mark.BEST)]

    drawn = draw(bank, history, seed=1, count=5)

    assert [(each.clause, each.reason) for each in drawn] == [
        ("A", "You got this wrong last time."),
        ("B", "There was a better answer last time."),
        ("C", "Everyone is asked this: it is critical."),
        ("E", "Not asked before."),
        ("D", "Not asked since 3 March 2026."),
    ]
    assert drawn[0].question_id == "q6"


def test_a_later_right_answer_to_another_question_settles_the_clause() -> None:
    first, second = question(1, "A"), question(2, "A")
    history = [past(first, Mark.UNSAFE), past(second, Mark.BEST, days=30, sitting=2)]

    (drawn,) = draw([first, second], history, seed=0, count=1)

    assert (drawn.question_id, drawn.reason) == ("q1", "Not asked since 2 April 2026.")


def test_places_stay_for_critical_questions_however_much_went_wrong() -> None:
    wrong = [question(number, f"A{number}") for number in range(10)]
    critical = [question(20 + number, f"B{number}", critical=True) for number in range(5)]

    drawn = draw([*wrong, *critical], [past(each, Mark.UNSAFE) for each in wrong], seed=0)

    assert [each.reason for each in drawn] == [WRONG] * 5 + [CRITICAL] * 3


def test_a_clause_that_changed_comes_before_everything() -> None:
    wrong, changed = question(1, "A"), question(2, "B")

    drawn = draw([wrong, changed], [past(wrong, Mark.UNSAFE)], seed=0, changed=("B", "Z"))

    assert [(each.clause, each.reason) for each in drawn] == [("B", CHANGED), ("A", WRONG)]


def test_a_top_up_asks_about_the_changed_clauses_alone_at_most_two_each() -> None:
    bank = [*(question(number, "A") for number in range(3)), question(3, "B"), question(4, "C")]

    drawn = draw_top_up(bank, (), ("A", "B"), seed=0)

    assert sorted(each.clause for each in drawn) == ["A", "A", "B"]
    assert {each.reason for each in drawn} == {CHANGED}


@pytest.mark.parametrize(
    ("quiz_id", "drawn", "version"),
    [
        (REFRESHER, True, ""),
        ("top-up:2026-11", True, "2026-11"),
        ("staff-reporting", False, ""),
        ("top-up:", False, ""),
    ],
)
def test_the_ids_of_drawn_quizzes(quiz_id: str, drawn: bool, version: str) -> None:
    assert (is_drawn(quiz_id), top_up_version(quiz_id)) == (drawn, version)


def test_a_top_up_asks_those_who_were_certified_on_another_version_before() -> None:
    day = date(2026, 11, 20)
    rule = Requirement(top_up_id("2026-11"), "Top-up", "", (), (), (), 30, day, policy_version="2026-11")

    assert needs_top_up(rule, [("2025-10", day)])
    assert not needs_top_up(rule, [("2025-10", day + timedelta(days=1)), ("2026-11", day)])
    assert not needs_top_up(rule, [])
