"""An attempt, its answers, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oakmere_training.domain.marking import POINTS_PER_QUESTION, Mark

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.domain.tiers import Tier


class AttemptKind(StrEnum):
    """A full sitting, or one that asks only what went wrong and leaves the first score as it was."""

    FULL = "full"
    SECOND_TRY = "second try"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered question. ``asked_hash`` names the kept copy of the question as it was asked."""

    id: UUID
    attempt_id: UUID
    question_id: str
    chosen: tuple[str, ...]
    mark: Mark
    critical: bool
    topic: str
    answered_at: datetime
    asked_hash: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sitting of one quiz by one person (``None``: a parent who is not named).

    ``question_ids`` is what is asked, in order. ``seed`` fixes the order of options. ``second_try_of`` is the full
    attempt that a second try follows. ``event_id`` is the event it was taken at. ``reasons`` says of each question
    why it was drawn, where the quiz was drawn for this person.
    """

    id: UUID
    person_id: UUID | None
    quiz_id: str
    quiz_title: str
    tier: Tier
    policy_version: str
    kind: AttemptKind
    question_ids: tuple[str, ...]
    seed: int
    started_at: datetime
    updated_at: datetime
    finished_at: datetime | None = None
    second_try_of: UUID | None = None
    event_id: UUID | None = None
    reasons: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def answered(self) -> frozenset[str]:
        """The ids of the questions that have an answer."""
        return frozenset(answer.question_id for answer in self.answers)

    @property
    def next_question_id(self) -> str | None:
        """The first question without an answer; ``None`` when all are answered."""
        answered = self.answered
        return next((question for question in self.question_ids if question not in answered), None)

    @property
    def position(self) -> int:
        """Place of the next question, from 1; one past the last when all are answered."""
        question = self.next_question_id
        return len(self.question_ids) + 1 if question is None else self.question_ids.index(question) + 1

    def answer_to(self, question_id: str) -> Answer | None:
        """The answer to a question, where there is one."""
        return next((answer for answer in self.answers if answer.question_id == question_id), None)

    def reason_for(self, question_id: str) -> str:
        """Why a question was drawn for this person; '' where it was not."""
        return dict(zip(self.question_ids, self.reasons, strict=False)).get(question_id, "")


@dataclass(frozen=True, slots=True)
class TopicScore:
    """Points in one topic."""

    topic: str
    points: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers of an attempt come to.

    ``percent`` is rounded down, so that it never shows a pass mark that was not reached. ``look_again`` lists the
    questions without a best answer, critical and unsafe ones first.
    """

    points: int
    maximum: int
    pass_mark: int
    critical_total: int
    critical_safe: int
    topics: tuple[TopicScore, ...]
    look_again: tuple[Answer, ...]
    unanswered: int = 0

    @property
    def percent(self) -> int:
        """Points in a hundred, rounded down."""
        return self.points * 100 // self.maximum if self.maximum else 0

    @property
    def reached_pass_mark(self) -> bool:
        """Whether the points reach the pass mark, critical answers aside."""
        return self.maximum > 0 and self.points * 100 >= self.pass_mark * self.maximum

    @property
    def passed(self) -> bool:
        """Every question is answered, points reach the pass mark, and no critical answer is unsafe."""
        return self.reached_pass_mark and self.critical_safe == self.critical_total and not self.unanswered

    @property
    def points_needed(self) -> int:
        """The fewest points that reach the pass mark."""
        return -(-self.pass_mark * self.maximum // 100)


def result_of(answers: tuple[Answer, ...], pass_mark: int, *, asked: int = 0) -> Result:
    """Add up answers. ``pass_mark`` is in percent, 0 to 100.

    ``asked`` is how many questions the attempt asks: those without an answer earn nothing, and there is no pass.
    """
    topics: dict[str, list[int]] = {}
    for answer in answers:
        topics.setdefault(answer.topic, []).append(answer.mark.points)
    critical = [answer for answer in answers if answer.critical]
    wrong = [answer for answer in answers if answer.mark is not Mark.BEST]
    wrong.sort(key=lambda answer: (not (answer.critical and answer.mark is Mark.UNSAFE), answer.mark.points))
    return Result(
        points=sum(answer.mark.points for answer in answers),
        maximum=max(asked, len(answers)) * POINTS_PER_QUESTION,
        pass_mark=pass_mark,
        critical_total=len(critical),
        critical_safe=sum(answer.mark is not Mark.UNSAFE for answer in critical),
        topics=tuple(
            TopicScore(topic, sum(points), len(points) * POINTS_PER_QUESTION) for topic, points in topics.items()
        ),
        look_again=tuple(wrong),
        unanswered=max(0, asked - len(answers)),
    )


@dataclass(frozen=True, slots=True)
class Finish:
    """How a pupil's quiz ends: no score. ``done_well`` pairs a heading with a sentence."""

    done_well: tuple[tuple[str, str], ...]
    talk_about: str


DONE_WELL_MAX = 3


def finish_of(quiz: Quiz, answers: tuple[Answer, ...]) -> Finish:
    """What a pupil did well (from best answers, at most three), and one thing to talk about.

    The thing to talk about comes from the first answer that was not best, and is otherwise the quiz's own.
    """
    by_id: dict[str, Question] = {question.id: question for question in quiz.questions}
    known = [(answer, by_id[answer.question_id]) for answer in answers if answer.question_id in by_id]
    well = [question.done_well for answer, question in known if answer.mark is Mark.BEST and question.done_well]
    talk = next((q.talk_about for answer, q in known if answer.mark is not Mark.BEST and q.talk_about), "")
    return Finish(tuple(dict.fromkeys(well))[:DONE_WELL_MAX], talk or quiz.talk_about)
