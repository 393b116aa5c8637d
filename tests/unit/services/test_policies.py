"""How the folder's policy and the recorded ones make one history, and quizzes that are written for any of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.policy import Clause, Force, Month
from oakmere_training.domain.policy_history import RecordedPolicy, TopUp
from oakmere_training.quizfiles.policy_text import policy_text
from oakmere_training.services.catalogue import Catalogue
from oakmere_training.services.policies import history_of
from oakmere_training.services.trial import Trial
from tests.support.quizzes import STAFF, choose, make_policy, make_question, make_quiz, write_quizzes

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.policy import Policy

BASE = make_policy()
AT = datetime(2026, 11, 24, tzinfo=UTC)


def kept(policy: Policy, *, changed: tuple[str, ...] = (), days: int = 0, register: bool = True) -> RecordedPolicy:
    return RecordedPolicy(
        policy.version,
        policy.approved,
        policy.review_due,
        policy_text(policy) if register else "",
        changed,
        TopUp.NONE,
        AT + timedelta(days=days),
    )


def later(version: str = "2026-11") -> Policy:
    return replace(make_policy(version=version, approved=version, review_due="2028-01"))


def versions(base: Policy, *recorded: RecordedPolicy) -> list[str]:
    return [known.policy.version for known in history_of(base, recorded).versions]


def test_without_records_the_folder_s_policy_is_all_there_is() -> None:
    assert versions(BASE) == ["2025-10"]


def test_a_recorded_version_overrides_the_folder_s() -> None:
    assert versions(BASE, kept(BASE), kept(later(), days=1)) == ["2025-10", "2026-11"]


def test_a_folder_with_a_later_policy_goes_before_what_was_recorded() -> None:
    newer = replace(later("2027-11"), clauses=(*BASE.clauses, Clause("S9", "3", (), Force.MAY, "Staff may ask.", ())))
    history = history_of(newer, (kept(BASE), kept(later(), days=1)))

    assert history.present == newer
    assert history.versions[-1].changed == {"S9"}


def test_new_dates_alone_have_the_clauses_of_the_version_before() -> None:
    new = later()
    recorded = (kept(BASE), kept(new, days=1), kept(later("2027-11"), days=2, register=False))

    present = history_of(BASE, recorded).present
    assert (present.version, present.approved, present.clauses) == ("2027-11", Month(2027, 11), new.clauses)


@pytest.mark.logs("the register of version 2026-11 of the policy cannot be read")
def test_a_register_that_cannot_be_read_is_passed_over() -> None:
    spoilt = replace(kept(later(), days=1), register="not a register")

    assert versions(BASE, kept(BASE), spoilt) == ["2025-10"]


def test_a_quiz_may_be_written_for_the_version_that_was_recorded(tmp_path: Path) -> None:
    new = replace(later(), clauses=(*BASE.clauses, Clause("S9", "3", (), Force.MAY, "Staff may ask.", ())))
    quiz = make_quiz(policy_version="2026-11", questions=(make_question(clauses=("S9",)),))
    folder = write_quizzes(tmp_path / "quizzes", quiz, policy=BASE)

    assert Catalogue(folder).problems
    catalogue = Catalogue(folder, recorded=(kept(BASE), kept(new, changed=("S9",), days=1)))
    assert catalogue.problems == ()
    (found,) = catalogue.all_quizzes()
    assert (found.policy_version, catalogue.sections_text(found)) == ("2026-11", "Section 3")
    assert not catalogue.needs_a_look(found, found.questions[0])


def test_the_cache_of_quizzes_goes_by_the_recorded_versions_too(tmp_path: Path) -> None:
    quiz = make_quiz(policy_version="2026-11")
    folder = write_quizzes(tmp_path / "quizzes", quiz, policy=BASE)
    recorded = (kept(BASE), kept(later(), days=1))

    assert Catalogue(folder, cache=tmp_path / "cache", recorded=recorded).problems == ()
    assert len(Catalogue(folder, cache=tmp_path / "cache").problems) == 1


def test_a_quiz_whose_clause_is_gone_still_shows_where_it_stood(tmp_path: Path) -> None:
    new = replace(later(), clauses=tuple(clause for clause in BASE.clauses if clause.id != "R1"))
    folder = write_quizzes(tmp_path / "quizzes")
    catalogue = Catalogue(folder, recorded=(kept(BASE), kept(new, changed=("R1",), days=1)))

    quiz = catalogue.quiz("parents-groups")
    assert quiz.policy_version == "2025-10"
    assert catalogue.section_of(quiz.questions[0], quiz).number == "5"
    assert catalogue.sections_text(quiz) == "Section 5"
    assert catalogue.quiz("staff-essentials").policy_version == "2026-11"


def test_trying_a_quiz_asks_every_question_and_marks_it(tmp_path: Path) -> None:
    catalogue = Catalogue(write_quizzes(tmp_path / "quizzes"))
    trial = Trial(catalogue, catalogue.quiz(STAFF.id))

    asked = trial.next_question()
    seen = []
    while asked is not None:
        assert asked.who == ""
        answered = trial.answer(asked, choose(asked.question))
        seen.append((asked.question.id, answered.marked.mark.value, answered.last))
        asked = trial.next_question()
    assert seen == [(question.id, "best", question is STAFF.questions[-1]) for question in STAFF.questions]


def test_some_questions_alone_can_be_tried(tmp_path: Path) -> None:
    catalogue = Catalogue(write_quizzes(tmp_path / "quizzes"))
    quiz = catalogue.quiz(STAFF.id)

    asked = Trial(catalogue, quiz, questions=("staff-03",)).next_question()
    assert asked is not None
    assert (asked.question.id, asked.total) == ("staff-03", 1)
    with pytest.raises(NotFoundError):
        Trial(catalogue, quiz, questions=("nowhere",))
