"""What a new event can be filled in with: quizzes, classes, and who could attend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.refresher import QUESTIONS, is_drawn
from oakmere_training.domain.requirements import REFRESHER, TrainingState, training_state
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.drawn import minutes_for, title_of
from oakmere_training.services.lead.event_views import CandidateRow, QuizChoice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from oakmere_training.domain.events import Candidate
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.storage.records import Records

_RANK = {TrainingState.OVERDUE: 0, TrainingState.DUE: 1, TrainingState.NEVER_TRAINED: 1, TrainingState.VALID: 2}


def drawn_ids(records: Records) -> tuple[str, ...]:
    """The quizzes that are drawn for each person: top-ups that are asked for, then the refresher."""
    return (*(rule.id for rule in records.requirements.all() if is_drawn(rule.id)), REFRESHER)


def quiz_choices(catalogue: Catalogue, tier: Tier, drawn: Iterable[str] = ()) -> tuple[QuizChoice, ...]:
    """The quizzes that an event of a tier can have, in the order in which they are taken; ``drawn`` ones last."""
    from_files = [
        QuizChoice(
            quiz_id=quiz.id,
            title=quiz.title,
            questions=len(quiz.questions),
            minutes=quiz.minutes,
            cpd_minutes=quiz.cpd_minutes,
            sections=catalogue.sections_text(quiz),
        )
        for quiz in catalogue.quizzes(tier)
    ]
    minutes = minutes_for(QUESTIONS)
    made = [
        QuizChoice(quiz_id, title_of(catalogue, quiz_id), QUESTIONS, minutes, minutes, "Drawn for each")
        for quiz_id in (drawn if tier is Tier.STAFF else ())
    ]
    return (*from_files, *made)


def titles_of(catalogue: Catalogue, quiz_ids: Iterable[str]) -> tuple[str, ...]:
    """The titles of an event's quizzes; those that are gone are left out."""
    known = {quiz.id: quiz.title for quiz in catalogue.all_quizzes()}
    return tuple(
        title_of(catalogue, quiz_id) if is_drawn(quiz_id) else known[quiz_id]
        for quiz_id in quiz_ids
        if is_drawn(quiz_id) or quiz_id in known
    )


def own_minutes(catalogue: Catalogue, quiz_ids: Iterable[str]) -> dict[str, int]:
    """The minutes that each of these quizzes declares on its own; a quiz that is gone has none."""
    own = {quiz.id: quiz.cpd_minutes for quiz in catalogue.all_quizzes()}
    drawn = {quiz_id: minutes_for(QUESTIONS) for quiz_id in quiz_ids if is_drawn(quiz_id)}
    return {quiz_id: (own | drawn)[quiz_id] for quiz_id in quiz_ids if quiz_id in own or quiz_id in drawn}


def in_turn(found: Iterable[Candidate], today: date, warn_days: int) -> tuple[CandidateRow, ...]:
    """Overdue first, then due, then in date; within these what is due first, then as given."""
    rows = []
    for each in found:
        if each.due_on is None:
            rows.append(CandidateRow(each, None))
            continue
        state = training_state(
            completed_on=each.completed_on, due_on=each.due_on, has_left=False, today=today, warn_days=warn_days
        )
        rows.append(CandidateRow(each, state, (each.due_on - today).days))
    return tuple(sorted(rows, key=lambda row: (_RANK.get(row.state, 3) if row.state else 3, row.days)))
