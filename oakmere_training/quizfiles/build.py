"""Files of right shape become domain objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.policy import Clause, Month, Policy, Section
from oakmere_training.domain.quiz import Message, Outcome, Question, Quiz, TeachersNote
from oakmere_training.quizfiles import kinds
from oakmere_training.quizfiles.fold import fold, fold_lines, picture_of

if TYPE_CHECKING:
    from oakmere_training.quizfiles.kinds import QuizFile
    from oakmere_training.quizfiles.schema import MessageFile, PolicyFile, QuestionFile, TeachersNoteFile


def quiz_of(file: QuizFile, content_hash: str) -> Quiz:
    """The domain's quiz."""
    return Quiz(
        id=file.id,
        tier=file.tier,
        title=fold(file.title),
        summary=fold(file.summary),
        policy_version=file.policy_version,
        minutes=file.minutes,
        questions=tuple([_question(question) for question in file.question]),
        cpd_minutes=file.cpd_minutes,
        outcomes=tuple([Outcome(fold(outcome.text), outcome.clauses) for outcome in file.outcome]),
        roles=file.roles,
        ground_rules=tuple([fold(rule) for rule in file.ground_rules]),
        talk_about=fold(file.talk_about or ""),
        place=file.place,
        content_hash=content_hash,
    )


def _question(file: QuestionFile) -> Question:
    kind = kinds.kind_of(type(file))
    done_well = file.done_well
    return Question(
        file.id,
        kind,
        file.clauses,
        fold(file.topic),
        fold(file.title),
        fold(file.scenario),
        fold(file.prompt),
        kinds.kind(kind).body(file),
        file.critical,
        _message(file.message),
        picture_of(file.picture),
        picture_of(file.answered_picture),
        file.tags,
        file.strand,
        file.good_to_know,
        file.curriculum,
        _note(file.teachers_note),
        None if done_well is None else (fold(done_well.title), fold(done_well.text)),
        fold(file.talk_about or ""),
    )


def _message(file: MessageFile | None) -> Message | None:
    return None if file is None else Message(fold(file.sender), fold(file.context), fold_lines(file.text))


def _note(file: TeachersNoteFile | None) -> TeachersNote | None:
    if file is None:
        return None
    return TeachersNote(fold(file.draw_out), fold(file.talk_partners), fold(file.watch_for))


def policy_of(file: PolicyFile) -> Policy:
    """The domain's policy."""
    return Policy(
        title=fold(file.title),
        school=fold(file.school),
        version=file.version,
        approved=Month.parse(file.approved),
        review_due=Month.parse(file.review_due),
        sections=tuple(Section(section.number, fold(section.title)) for section in file.section),
        clauses=tuple(
            Clause(clause.id, clause.section, clause.binds, clause.force, fold(clause.summary), clause.taught_to)
            for clause in file.clause
        ),
    )
