"""A new version of the policy on the whole program: read, reviewed, recorded, and its questions looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from oakmere_training.domain.people import Role
from oakmere_training.domain.policy_history import TopUp
from oakmere_training.domain.refresher import top_up_id
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.dialogs import record_version
from oakmere_training.gui.screens.lead.page import LeadSection
from oakmere_training.gui.screens.lead.policy import PolicyScreen
from oakmere_training.gui.screens.lead.policy_new import PolicyNewScreen
from oakmere_training.gui.screens.lead.policy_recorded import PolicyRecordedScreen
from oakmere_training.gui.screens.lead.policy_review import PolicyReviewScreen
from oakmere_training.quizfiles.policy_text import policy_text
from tests.support.clock import SetClock
from tests.support.quiz_desk import QuizDesk
from tests.support.shipped import CORE, new_policy, take_all, write_new_policy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.flows.conftest import Start

KEY = Qt.Key


@pytest.fixture
def desk(start: Start) -> QuizDesk:
    return QuizDesk(*start(clock=SetClock()))


@pytest.fixture
def asked_to_record(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """What the dialog was asked with; it answers yes."""
    asked: list[tuple[int, int]] = []

    def ask(_theme: object, _window: object, to_look_at: int, people: int) -> bool:
        asked.append((to_look_at, people))
        return True

    monkeypatch.setattr(record_version, "ask_record", ask)
    return asked


# -- the policy ------------------------------------------------------------------------------------------------------


def test_the_policy_tab_says_that_the_review_is_past_due(desk: QuizDesk) -> None:
    desk.seat.press("Policy")

    assert isinstance(desk.shown(), PolicyScreen)
    assert desk.seat.sees("Review was due in October 2026 and no newer version is recorded here.")
    assert desk.seat.sees("No question needs a look")
    desk.seat.press("Change it in the settings")
    assert desk.sections == [LeadSection.SETTINGS]


def test_a_new_policy_is_read_reviewed_recorded_and_looked_through(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked_to_record: list[tuple[int, int]]
) -> None:
    context, seat = start(clock=SetClock())
    asha = context.services.people.add_staff("Asha Example", Role.TEACHER)
    take_all(context.services, asha, CORE)
    desk = QuizDesk(context, seat)
    path = write_new_policy(tmp_path / "new", context.services.catalogue.policy)

    desk.flow.begin_review()
    assert not seat.can_press("See what changes")
    desk.choose_file(path, monkeypatch)
    seat.press("See what changes")

    screen = desk.review()
    assert seat.sees("Social Media Policy, approved November 2026. Compared with the version approved October 2025.")
    assert [row.clause.id for row in screen.model.rows()] == ["S6", "C09", "S7", "O20"]
    assert seat.sees("person certified on October 2025")
    assert screen.choice() is TopUp.NOW
    seat.press("Gone 1")
    assert [row.clause.id for row in screen.model.rows()] == ["O20"]
    assert seat.sees("Not in this version.")
    seat.press("All changes 4")

    seat.press("Show them")
    look = desk.look()
    assert all("S6" in line.clauses for line in look.model.rows())
    assert not seat.can_press("Still right")
    seat.press("Back")

    to_look_at = len(desk.review()._new.to_look_at)
    seat.press("Record this version")
    assert asked_to_record == [(to_look_at, 1)]
    assert isinstance(desk.shown(), PolicyRecordedScreen)
    assert context.services.catalogue.policy.version == "2026-11"
    assert seat.sees("1 person is asked for a short top-up.")

    seat.press("Look at the questions")
    for _ in range(to_look_at):
        if seat.can_press("Still right"):
            seat.press("Still right")
    assert context.services.catalogue.quiz(CORE).policy_version == "2026-11"
    seat.press("Back")
    assert isinstance(desk.shown(), PolicyScreen)
    rows = [row.quiz_id for row in context.services.training.home(Tier.STAFF, asha).rows]
    assert rows[0] == top_up_id("2026-11")


def test_mistakes_in_the_file_are_told_line_by_line(
    desk: QuizDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "policy.toml"
    text = policy_text(new_policy(desk.context.services.catalogue.policy))
    path.write_text(text.replace('section = "6"', 'section = "66"', 1), encoding="utf-8")
    desk.flow.begin_review()
    desk.choose_file(path, monkeypatch)
    desk.seat.press("See what changes")

    assert isinstance(desk.shown(), PolicyNewScreen)
    assert desk.seat.sees("The file has one thing to put right. Nothing was changed.")
    assert desk.seat.sees("stands in section “66”, which is not there.")


def test_new_dates_alone_change_no_clause(desk: QuizDesk, asked_to_record: list[tuple[int, int]]) -> None:
    seat = desk.seat
    desk.flow.begin_review()
    seat.press("New dates alone")
    seat.press("See what changes")
    assert seat.sees("Give the version a name, such as 2026-11.")
    seat.write("Version", "2026-11")
    seat.write("Approved", "2026-11")
    seat.write("Next review due", "2027-11")
    seat.press("See what changes")

    screen = desk.review()
    assert seat.sees("No clause has changed: every quiz teaches the new version at once.")
    assert screen.choice() is TopUp.NONE
    assert not screen.top_up.cards[TopUp.NOW].isEnabled()
    seat.press("Record this version")
    assert asked_to_record == [(0, 0)]
    seat.press("To the policy")
    assert not seat.sees("past its review date")


def test_not_yet_records_nothing(desk: QuizDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(record_version, "ask_record", lambda *_: False)
    path = write_new_policy(tmp_path / "new", desk.context.services.catalogue.policy)
    desk.flow.begin_review()
    desk.choose_file(path, monkeypatch)
    desk.seat.press("See what changes")
    desk.seat.press("Record this version")

    assert isinstance(desk.shown(), PolicyReviewScreen)
    assert desk.context.services.catalogue.policy.version == "2025-10"


def test_one_question_can_be_tried_and_the_list_comes_back_to_it(
    desk: QuizDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    policy = desk.lead.policy
    policy.record(policy.read(write_new_policy(tmp_path, desk.context.services.catalogue.policy)), TopUp.NONE)
    desk.flow.begin_look()
    desk.look().table.choose_row(desk.look().model.rows()[2].question.id)
    line = desk.look().model.rows()[2]
    desk.seat.press("Try it")
    assert desk.seat.sees("Question 1 of 1")
    desk.shown().leave_asked.emit()

    assert desk.look().table.current_row() is desk.look().model.rows()[2]
    assert desk.look().model.rows()[2].question == line.question


@pytest.mark.parametrize(
    ("to_look_at", "asked", "text"),
    [
        (9, 59, "9 questions need a look. 59 people are asked for a top-up. Certificates stay in date."),
        (1, 1, "1 question needs a look. 1 person is asked for a top-up. Certificates stay in date."),
        (0, 0, "Certificates stay in date."),
    ],
)
def test_the_question_before_recording_says_what_follows(to_look_at: int, asked: int, text: str) -> None:
    assert record_version.record_text(to_look_at, asked) == text


def test_new_dates_can_be_entered_and_left_by_the_keyboard_alone(desk: QuizDesk) -> None:
    seat = desk.seat
    desk.flow.begin_review()
    seat.tab_to("A new policy.toml")
    seat.key(KEY.Key_Right)
    for text in ("2026-11", "2026-11", "2027-11"):
        seat.key(KEY.Key_Tab)
        seat.type(text)
    seat.key(KEY.Key_Return)
    screen = desk.review()
    seat.tab_to("All changes")
    seat.tab_to("None")
    seat.tab_to("Record this version")
    screen.setFocus()
    seat.key(KEY.Key_Escape)

    assert isinstance(desk.shown(), PolicyNewScreen)
