from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from oakmere_training.domain.errors import AlreadyAnsweredError, NotFoundError
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.opening import database_path
from tests.support.factories import (
    NOW,
    QUESTION_IDS,
    asked_hash,
    make_answer,
    make_asked_text,
    make_attempt,
    make_person,
)

if TYPE_CHECKING:
    from oakmere_training.domain.attempt import Answer, Attempt
    from oakmere_training.storage.database import Database


def keep(database: Database, attempt: Attempt, *answers: Answer) -> None:
    with database.writing() as records:
        records.attempts.add(attempt)
        for answer in answers:
            records.attempts.add_answer(answer, make_asked_text(answer.question_id))


def get(database: Database, attempt: Attempt) -> Attempt:
    with database.reading() as records:
        found = records.attempts.get(attempt.id)
    assert found is not None
    return found


def test_an_attempt_comes_back_as_kept(database: Database) -> None:
    person = make_person()
    with database.writing() as records:
        records.people.add(person)
    attempt = replace(make_attempt(person), seed=2**62)
    keep(database, attempt)

    assert get(database, attempt) == attempt
    with database.reading() as records:
        assert records.attempts.get(uuid4()) is None


def test_answers_come_back_in_the_order_of_the_questions_and_move_the_time_of_use(database: Database) -> None:
    attempt = make_attempt()
    last = make_answer(attempt, QUESTION_IDS[2], mark=Mark.UNSAFE, critical=True, chosen=("b", "ü “quoted”"))
    first = make_answer(attempt, QUESTION_IDS[0], answered_at=NOW + timedelta(minutes=5))
    keep(database, attempt, last, first)

    found = get(database, attempt)

    assert found.answers == (first, last)
    assert found.updated_at == NOW + timedelta(minutes=5)
    assert found.next_question_id == QUESTION_IDS[1]


def test_a_second_answer_is_refused_and_the_first_stays(database: Database) -> None:
    attempt = make_attempt()
    first, second = make_answer(attempt), make_answer(attempt, mark=Mark.UNSAFE, answered_at=NOW + timedelta(hours=1))
    keep(database, attempt, first)

    with pytest.raises(AlreadyAnsweredError, match="first answer counts"), database.writing() as records:
        records.attempts.add_answer(second, make_asked_text("reworded", "Another wording?"))

    found = get(database, attempt)
    assert found.answers == (first,)
    assert found.updated_at == first.answered_at
    with pytest.raises(NotFoundError), database.reading() as records:
        records.attempts.asked_text(asked_hash(make_asked_text("reworded", "Another wording?")))


def test_a_finished_attempt_takes_no_more_answers(database: Database) -> None:
    attempt = make_attempt()
    keep(database, attempt, make_answer(attempt))
    with database.writing() as records:
        records.attempts.finish(attempt.id, NOW + timedelta(minutes=9))

    late = make_answer(attempt, QUESTION_IDS[1])
    with pytest.raises(AlreadyAnsweredError, match="finished"), database.writing() as records:
        records.attempts.add_answer(late, make_asked_text(QUESTION_IDS[1]))

    assert get(database, attempt).answered == {QUESTION_IDS[0]}


def test_finishing_twice_keeps_the_first_time(database: Database) -> None:
    attempt = make_attempt()
    keep(database, attempt)
    for minutes in (9, 20):
        with database.writing() as records:
            records.attempts.finish(attempt.id, NOW + timedelta(minutes=minutes))

    assert get(database, attempt).finished_at == NOW + timedelta(minutes=9)


def test_what_there_is_of_an_answer_is_kept_for_its_question_alone(database: Database) -> None:
    attempt, other = make_attempt(), make_attempt()
    keep(database, attempt)
    keep(database, other)
    with database.writing() as records:
        records.attempts.keep_draft(attempt.id, QUESTION_IDS[0], ("a:fine",))
        records.attempts.keep_draft(attempt.id, QUESTION_IDS[0], ("a:fine", "b:ask"))

    with database.reading() as records:
        assert records.attempts.draft(attempt.id, QUESTION_IDS[0]) == ("a:fine", "b:ask")
        assert records.attempts.draft(attempt.id, QUESTION_IDS[1]) == ()
        assert records.attempts.draft(other.id, QUESTION_IDS[0]) == ()
    with database.writing() as records:
        records.attempts.keep_draft(attempt.id, QUESTION_IDS[1], ())
    with database.reading() as records:
        assert records.attempts.draft(attempt.id, QUESTION_IDS[0]) == ()


def test_an_attempt_that_is_not_there_is_named(database: Database) -> None:
    attempt = make_attempt()
    with pytest.raises(NotFoundError), database.writing() as records:
        records.attempts.add_answer(make_answer(attempt), make_asked_text())
    with pytest.raises(NotFoundError), database.writing() as records:
        records.attempts.finish(attempt.id, NOW)
    with pytest.raises(NotFoundError), database.writing() as records:
        records.attempts.set_person(attempt.id, uuid4())


def test_a_question_is_kept_once_as_it_was_first_asked(database: Database) -> None:
    wording = make_asked_text()
    for _ in range(2):
        attempt = make_attempt()
        keep(database, attempt, make_answer(attempt))

    with database.reading() as records:
        assert records.attempts.asked_text(asked_hash(wording)) == wording
    with sqlite3.connect(database_path(database.folder)) as raw:
        assert raw.execute("SELECT count(*) FROM questions_asked").fetchone() == (1,)
    raw.close()


def test_a_person_s_attempts_come_newest_first_with_their_own_answers_alone(database: Database) -> None:
    person, other = make_person(), make_person("Bo Example")
    with database.writing() as records:
        records.people.add(person)
        records.people.add(other)
    old, new = make_attempt(person), make_attempt(person, started_at=NOW + timedelta(days=1))
    second_try = make_attempt(person, started_at=NOW + timedelta(days=2), second_try_of=new.id)
    theirs, nobodys = make_attempt(other), make_attempt()
    elsewhere = make_attempt(person, tier=Tier.PARENTS)
    answer = make_answer(old)
    keep(database, old, answer)
    for attempt in (new, second_try, theirs, nobodys, elsewhere):
        keep(database, attempt, make_answer(attempt, QUESTION_IDS[1]))

    with database.reading() as records:
        found = records.attempts.of(person.id, Tier.STAFF)
        of_nobody = records.attempts.of(None, Tier.PARENTS)

    assert [attempt.id for attempt in found] == [second_try.id, new.id, old.id]
    assert found[2].answers == (answer,)
    assert found[0].second_try_of == new.id
    assert [attempt.id for attempt in of_nobody] == [nobodys.id]


def test_a_list_of_attempts_takes_two_queries_however_long(database: Database) -> None:
    for _ in range(5):
        attempt = make_attempt()
        keep(database, attempt, make_answer(attempt))
    statements: list[str] = []
    with database.reading() as records:
        records.attempts._link._driver.set_trace_callback(statements.append)
        assert len(records.attempts.of(None, Tier.PARENTS)) == 5
        records.attempts._link._driver.set_trace_callback(None)

    assert len(statements) == 2


def test_a_parent_can_give_a_name_at_the_end(database: Database) -> None:
    attempt, parent = make_attempt(), make_person("Parent Example", tier=Tier.PARENTS)
    keep(database, attempt)
    with database.writing() as records:
        records.people.add(parent)
        records.attempts.set_person(attempt.id, parent.id)

    assert get(database, attempt).person_id == parent.id


def test_answers_cannot_come_in_with_the_attempt(database: Database) -> None:
    attempt = make_attempt()
    with pytest.raises(ValueError, match="no answers"), database.writing() as records:
        records.attempts.add(replace(attempt, answers=(make_answer(attempt),)))
