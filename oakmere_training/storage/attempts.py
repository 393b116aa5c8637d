"""Attempts, their answers, and the questions as they were asked."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from oakmere_training.domain.attempt import Answer, Attempt, AttemptKind
from oakmere_training.domain.errors import AlreadyAnsweredError, NotFoundError
from oakmere_training.storage.rows import answers, attempts, drafts, questions_asked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Row

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.storage.link import Link

_asked = questions_asked.c
_KEEP_ASKED = insert(questions_asked).from_select(
    ["hash", "question_id", "text"],
    select(
        bindparam("asked_hash", type_=_asked.hash.type),
        bindparam("question_id", type_=_asked.question_id.type),
        bindparam("asked_text", type_=_asked.text.type),
    ).where(~exists().where(_asked.hash == bindparam("asked_hash", type_=_asked.hash.type))),
)
_ADD_ANSWER = insert(answers)
_CHANGE_DRAFT = (
    update(drafts)
    .where(drafts.c.attempt_id == bindparam("draft_of", type_=drafts.c.attempt_id.type))
    .values(question_id=bindparam("question_id"), chosen=bindparam("chosen"))
)
_ADD_DRAFT = insert(drafts)
_TOUCH = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt_id"), attempts.c.finished_at.is_(None))
    .values(updated_at=bindparam("answered_at"))
)


class Attempts:
    """Sittings, finished or not."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, attempt: Attempt) -> None:
        """Keep a new attempt; its answers are added one by one."""
        if attempt.answers:
            raise ValueError("a new attempt has no answers")
        columns = (column.name for column in attempts.columns)
        self._link.write(insert(attempts), {name: getattr(attempt, name) for name in columns})

    def add_answer(self, answer: Answer, asked_text: str) -> None:
        """Keep one answer with the question as it was asked (JSON), once for each ``answer.asked_hash``.

        Raises:
            AlreadyAnsweredError: the question has an answer, or the attempt is finished; what is there stays.
            NotFoundError: there is no such attempt.
        """
        values = {
            "id": answer.id,
            "attempt_id": answer.attempt_id,
            "question_id": answer.question_id,
            "chosen": answer.chosen,
            "mark": answer.mark,
            "points": answer.mark.points,
            "critical": answer.critical,
            "topic": answer.topic,
            "asked_hash": answer.asked_hash,
            "answered_at": answer.answered_at,
            "asked_text": asked_text,
        }
        try:
            self._link.write_quickly(_KEEP_ASKED, values)
            self._link.write_quickly(_ADD_ANSWER, values)
        except (IntegrityError, sqlite3.IntegrityError):
            self._explain(answer)
            raise
        if not self._link.write_quickly(_TOUCH, values):
            raise AlreadyAnsweredError("This quiz is finished, so its answers stay as they are. Take it again instead.")

    def keep_draft(self, attempt_id: UUID, question_id: str, chosen: tuple[str, ...]) -> None:
        """Keep an answer that is being made, in place of the attempt's last one."""
        values = {"draft_of": attempt_id, "attempt_id": attempt_id, "question_id": question_id, "chosen": chosen}
        if not self._link.write_quickly(_CHANGE_DRAFT, values):
            self._link.write_quickly(_ADD_DRAFT, values)

    def draft(self, attempt_id: UUID, question_id: str) -> tuple[str, ...]:
        """What was kept of an answer to this question; empty where nothing was."""
        kept = select(drafts.c.chosen).where(drafts.c.attempt_id == attempt_id, drafts.c.question_id == question_id)
        row = self._link.row(kept)
        return () if row is None else tuple(row.chosen)

    def _explain(self, answer: Answer) -> None:
        attempt = self.get(answer.attempt_id)
        if attempt is None:
            raise NotFoundError("This quiz is no longer in the records. Go back to the start and open it again.")
        if attempt.answer_to(answer.question_id):
            raise AlreadyAnsweredError("This question has its answer already. The first answer counts and is safe.")

    def finish(self, attempt_id: UUID, at: datetime) -> bool:
        """Mark an attempt as finished, and say whether it was not before; one that is finished keeps its time.

        Raises:
            NotFoundError: there is no such attempt.
        """
        unfinished = update(attempts).where(attempts.c.id == attempt_id, attempts.c.finished_at.is_(None))
        if self._link.write(unfinished.values(finished_at=at, updated_at=at)):
            return True
        self._expect(attempt_id)
        return False

    def set_person(self, attempt_id: UUID, person_id: UUID) -> None:
        """Say whose attempt it is, for a parent who gives a name at the end.

        Raises:
            NotFoundError: there is no such attempt.
        """
        if not self._link.write(update(attempts).where(attempts.c.id == attempt_id).values(person_id=person_id)):
            self._expect(attempt_id)

    def _expect(self, attempt_id: UUID) -> None:
        if self._link.row(select(attempts.c.id).where(attempts.c.id == attempt_id)) is None:
            raise NotFoundError("This quiz is no longer in the records. Go back to the start and open it again.")

    def get(self, attempt_id: UUID) -> Attempt | None:
        """One attempt with its answers in the order of its questions."""
        found = self._where(attempts.c.id == attempt_id)
        return found[0] if found else None

    def of(self, person_id: UUID | None, tier: Tier) -> tuple[Attempt, ...]:
        """A person's attempts (``None``: those of parents without a name) at quizzes of a tier, newest first."""
        return self._where(attempts.c.person_id == person_id, attempts.c.tier == tier)

    def of_person(self, person_id: UUID) -> tuple[Attempt, ...]:
        """Everything that a person has taken, newest first."""
        return self._where(attempts.c.person_id == person_id)

    def of_event(self, event_id: UUID) -> tuple[Attempt, ...]:
        """The attempts that belong to an event, newest first."""
        return self._where(attempts.c.event_id == event_id)

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[Attempt, ...]:
        newest_first = select(attempts).where(*conditions).order_by(attempts.c.started_at.desc(), attempts.c.id)
        found = self._link.rows(newest_first)
        if not found:
            return ()
        joined = select(answers).join(attempts, attempts.c.id == answers.c.attempt_id).where(*conditions)
        by_attempt: defaultdict[UUID, list[Answer]] = defaultdict(list)
        for row in self._link.rows(joined):
            by_attempt[row.attempt_id].append(_answer(row))
        return tuple(_attempt(row, by_attempt[row.id]) for row in found)

    def answers_of_quiz(self, quiz_id: str) -> tuple[Answer, ...]:
        """Every answer to a quiz in full attempts, oldest first; whose they are is not read."""
        full = attempts.c.quiz_id == quiz_id, attempts.c.kind == AttemptKind.FULL
        joined = select(answers).join(attempts, attempts.c.id == answers.c.attempt_id).where(*full)
        return tuple(_answer(row) for row in self._link.rows(joined.order_by(answers.c.answered_at, answers.c.id)))

    def asked_text(self, asked_hash: str) -> str:
        """A question as it was asked (JSON).

        Raises:
            NotFoundError: it was never asked.
        """
        row = self._link.row(select(_asked.text).where(_asked.hash == asked_hash))
        if row is None:
            raise NotFoundError("This question is not in the records.", details=f"question {asked_hash}")
        return str(row.text)


def _answer(row: Row[Any]) -> Answer:
    return Answer(
        id=row.id,
        attempt_id=row.attempt_id,
        question_id=row.question_id,
        chosen=row.chosen,
        mark=row.mark,
        critical=row.critical,
        topic=row.topic,
        answered_at=row.answered_at,
        asked_hash=row.asked_hash,
    )


def _attempt(row: Row[Any], found: Iterable[Answer]) -> Attempt:
    place = {question: index for index, question in enumerate(row.question_ids)}
    in_order = sorted(found, key=lambda answer: (place.get(answer.question_id, len(place)), answer.answered_at))
    return Attempt(**row._mapping, answers=tuple(in_order))
