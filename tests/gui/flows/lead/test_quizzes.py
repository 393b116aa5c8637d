"""Quizzes on the whole program: what each clause is taught by, problems in files, and trying a quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from oakmere_training import paths
from oakmere_training.domain import kinds
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.flows import policy_document
from tests.support.clock import SetClock
from tests.support.playing import give
from tests.support.quiz_desk import QuizDesk
from tests.support.shipped import CORE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.flows.conftest import Start

KEY = Qt.Key


@pytest.fixture
def desk(start: Start) -> QuizDesk:
    return QuizDesk(*start(clock=SetClock()))


# -- coverage --------------------------------------------------------------------------------------------------------


def test_sections_open_and_close_and_count_what_is_taught(desk: QuizDesk) -> None:
    screen = desk.coverage()
    assert [row.key for row in screen.model.rows()][:3] == ["section 1", "G1", "G2"]

    screen.table.choose_row("section 1")
    screen.table.setFocus()
    desk.seat.key(KEY.Key_Return)
    keys = [row.key for row in screen.model.rows()]
    assert all(key.startswith("section") for key in keys)
    screen.table.choose_row("section 4")
    desk.seat.key(KEY.Key_Return)

    place = screen.model.place_of("section 4")
    words = [screen.model.cell(place, column).words() for column in range(2, 7)]
    assert words[:3] == [
        "6 of 6 clauses have two questions or more",
        "8 of 8 clauses have two questions or more",
        "8 of 8 clauses have two questions or more",
    ]
    assert words[3] == "does not bind this tier"
    assert (
        screen.model.cell(screen.model.place_of("P7"), 2).count == 5
        or screen.model.cell(screen.model.place_of("P7"), 2).count
    )


def test_a_cell_opens_the_quizzes_that_teach_its_clause(desk: QuizDesk) -> None:
    screen = desk.coverage()
    row = next(row for row in screen.model.rows() if row.key == "G4")
    screen.table.action.emit(row, Tier.STAFF.value)

    lines = desk.quizzes().model.rows()
    assert lines
    assert all("G4" in line.clauses and line.tier is Tier.STAFF for line in lines)


def test_one_section_alone_can_be_shown(desk: QuizDesk) -> None:
    screen = desk.coverage()
    screen.sections.choose("6")

    assert [row.key for row in screen.model.rows()] == ["section 6", "B1", "B2"]


def test_gaps_are_told_in_a_sentence(start: Start, own_quizzes: Path) -> None:
    (own_quizzes / "staff" / "speaking-for-the-school.toml").unlink()
    desk = QuizDesk(*start(clock=SetClock(), quizzes=own_quizzes))

    assert desk.seat.sees("1 gap for Staff: C06 has no question.")


# -- quizzes ---------------------------------------------------------------------------------------------------------


def test_the_list_names_every_quiz_and_the_check_finds_nothing_in_them(desk: QuizDesk) -> None:
    desk.seat.press("Quizzes")

    screen = desk.quizzes()
    assert len(screen.model.rows()) == len(desk.context.services.catalogue.all_quizzes()) + 1
    assert desk.seat.sees("30 quiz files, 234 questions. All are shown to learners.")
    states = {screen.state_of(line).text for line in screen.model.rows()}
    assert states == {"No problems"}


def test_a_broken_file_is_told_with_its_line_and_mended(start: Start, own_quizzes: Path) -> None:
    path = own_quizzes / "staff" / "reporting.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace('clauses = ["S4", "S1", "G2"]', 'clauses = ["S4", "S1", "G28"]'), encoding="utf-8")
    desk = QuizDesk(*start(clock=SetClock(), quizzes=own_quizzes))
    desk.seat.press("Quizzes")
    screen = desk.quizzes()
    assert screen.table.choose_row("staff/reporting.toml")

    desk.seat.settle()
    assert desk.seat.sees("To put right")
    assert desk.seat.sees("The clause “G28” is not in the register.")
    assert desk.seat.sees("A quiz with something to put right is not shown to learners.")
    assert not screen.panel.try_it.isEnabled()

    path.write_text(whole, encoding="utf-8")
    desk.seat.press("Check the files again")
    screen = desk.quizzes()
    screen.table.choose_row("staff-reporting")
    desk.seat.settle()
    assert desk.seat.sees("In order")
    assert screen.panel.try_it.isEnabled()


def test_trying_a_quiz_keeps_nothing(desk: QuizDesk) -> None:
    desk.seat.press("Quizzes")
    desk.quizzes().table.choose_row(CORE)
    desk.seat.press("Try it")
    quiz = desk.context.services.catalogue.quiz(CORE)
    assert desk.seat.sees("You are trying this out. Nothing of it is kept.")
    for number, question in enumerate(quiz.questions, start=1):
        assert desk.seat.sees(f"Question {number} of {len(quiz.questions)}")
        give(desk.seat, question, kinds.best(question))
        desk.seat.press("See how you did" if number == len(quiz.questions) else "Next question")

    assert desk.quizzes().table.current_row() is not None
    with desk.context.services.database.reading() as records:
        assert records.attempts.of(None, Tier.STAFF) == ()
        assert records.attempts.answers_of_quiz(CORE) == ()


def test_a_trial_can_be_left_in_the_middle(desk: QuizDesk) -> None:
    desk.seat.press("Quizzes")
    desk.quizzes().table.choose_row(CORE)
    desk.seat.press("Try it")
    desk.shown().leave_asked.emit()

    row = desk.quizzes().table.current_row()
    assert getattr(row, "quiz_id", "") == CORE


def test_a_quiz_is_found_by_clause_and_by_words(desk: QuizDesk) -> None:
    desk.seat.press("Quizzes")
    screen = desk.quizzes()
    screen.look_for("r10")
    assert {line.tier for line in screen.model.rows()} == {Tier.PARENTS}
    screen.look_for("wi-fi")
    assert [line.title for line in screen.model.rows()] == ["Working time, Wi-Fi and devices"]
    screen.look_for("zebra")
    assert screen.model.rows() == []
    assert desk.seat.sees("No quiz has these words or this clause.")


def test_the_folder_of_a_quiz_is_opened_or_named(desk: QuizDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def cannot_open(path: Path) -> bool:
        opened.append(path)
        return False

    monkeypatch.setattr(policy_document, "open_file", cannot_open)
    desk.seat.press("Quizzes")
    desk.quizzes().table.choose_row(CORE)
    desk.seat.press("Open the folder")

    assert opened == [paths.quizzes() / "staff"]
    assert desk.seat.sees(f"The files are in {paths.quizzes() / 'staff'}.")
