"""What pupils get at the end of their stories."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from oakmere_training.domain.attempt import AttemptKind, Finish
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from oakmere_training.gui.screens.finish import FinishScreen
from oakmere_training.gui.widgets.signpost import Signpost
from oakmere_training.gui.widgets.text import Text
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.endings import FINISH, C, U, make_finished
from tests.gui.screens.homes import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.services.views import FinishedAttempt
    from tests.support.person import PersonAtComputer

ARMS = ("Your teacher", "A grown-up at home", "Childline: 0800 1111")
KS1_FINISH = Finish((("Ask first", "You let Hedgehog say yes or no."),), "What can Fox say?")


def pupil(tier: Tier = Tier.UPPER_KS2, *, finish: Finish = FINISH, count: int = 8, **marks: Any) -> FinishedAttempt:
    """A pupil's finished stories; ``q3=U`` gives question 3 another mark."""
    by_number = {int(name[1:]): mark for name, mark in marks.items()}
    return make_finished(by_number, tier=tier, name="Otter 7", count=count, critical=(), cpd_minutes=0, finish=finish)


def at(
    qtbot: QtBot, finished: FinishedAttempt, size: tuple[int, int] = (1366, 768), **look: Any
) -> tuple[PersonAtComputer, FinishScreen]:
    """A pupil in front of an ending."""
    screen = FinishScreen(make_theme(**look), make_pictures(), finished, who="Otter 7", signpost=ARMS)
    return show(qtbot, screen, size), screen


def test_the_ending_says_what_went_well_and_one_thing_to_talk_about(qtbot: QtBot) -> None:
    person, screen = at(qtbot, pupil())
    assert person.sees("All eight stories done")
    assert person.sees("Thank you for thinking so carefully, Otter 7.")
    assert person.sees("Asking before a photo is shared")
    assert person.sees("You checked on Wren and told a grown-up.")
    assert person.sees("One thing to talk about")
    assert person.sees("Hedgehog said no. What could Fox do next?")
    assert person.sees("You can tell a grown-up you trust about anyone, at any time.")
    sign = screen.findChild(Signpost)
    assert sign is not None
    assert all(arm in sign.accessibleName() for arm in ARMS)


@pytest.mark.parametrize("tier", PUPIL_TIERS)
def test_pupils_see_no_score_and_no_count_of_wrong_answers(qtbot: QtBot, tier: Tier) -> None:
    person, screen = at(qtbot, pupil(tier, q2=U, q3=C, q4=U))
    shown = person.words() + screen.spoken_text() + screen.title
    assert not re.search(r"\d+ of \d+|%|point|score|wrong|pass|fail|best", shown, re.IGNORECASE)


def test_finishing_looking_back_and_home_are_asked(qtbot: QtBot) -> None:
    person, screen = at(qtbot, pupil())
    with qtbot.waitSignal(screen.finished_asked):
        person.key(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.look_back_asked):
        person.press("Look back at a story")
    with qtbot.waitSignal(screen.leave_asked):
        person.press("Home")
    with qtbot.waitSignal(screen.read_aloud_asked):
        person.press("Read aloud")
    assert not person.can_press("Try a story again")


@pytest.mark.parametrize("tier", PUPIL_TIERS)
def test_a_story_can_be_tried_again_where_not_all_was_best(qtbot: QtBot, tier: Tier) -> None:
    person, screen = at(qtbot, pupil(tier, q2=C))
    with qtbot.waitSignal(screen.second_try_asked):
        person.press("Try a story again")


def test_key_stage_1_gets_acorns_pictures_and_a_voice(qtbot: QtBot) -> None:
    person, screen = at(qtbot, pupil(Tier.KS1, finish=KS1_FINISH, count=5))
    assert person.sees("Five acorns!")
    assert person.sees("You let Hedgehog say yes or no.\nWell done, Otter 7!")
    assert person.sees("Ask first")
    assert person.sees("Tell a grown-up")
    assert screen.findChild(Signpost) is None
    assert not any(arm in person.words() for arm in ARMS)
    with qtbot.waitSignal(screen.read_aloud_asked):
        person.press("Read aloud")
    with qtbot.waitSignal(screen.finished_asked):
        person.press("I have finished")
    assert person.button("I have finished").height() >= 96
    assert "What can Fox say?" in screen.spoken_text()


def test_key_stage_1_always_has_three_cards_and_none_twice(qtbot: QtBot) -> None:
    nothing_yet = Finish((), "")
    for finish in (nothing_yet, KS1_FINISH):
        person, _ = at(qtbot, pupil(Tier.KS1, finish=finish, count=5))
        for words in ("Ask first", "Be kind", "Tell a grown-up"):
            assert person.words().splitlines().count(words) == 1


def test_key_stage_1_is_told_once_whom_to_tell(qtbot: QtBot) -> None:
    told = Finish((("Telling someone who can help", "You took the worry to school."),), "")
    person, _ = at(qtbot, pupil(Tier.KS1, finish=told, count=5))
    assert person.sees("You took the worry to school.")
    assert not person.sees("Telling someone")
    assert person.sees("Tell a grown-up")


def test_an_ending_without_best_answers_is_still_friendly(qtbot: QtBot) -> None:
    person, _ = at(qtbot, pupil(finish=Finish((), "Who could Wren tell?"), q1=U))
    assert not person.sees("What you did well")
    assert person.sees("Who could Wren tell?")


def test_a_second_time_is_not_called_all_stories(qtbot: QtBot) -> None:
    finished = pupil(count=3)
    again = replace(finished, attempt=replace(finished.attempt, kind=AttemptKind.SECOND_TRY))
    person, _ = at(qtbot, again)
    assert person.sees("Three stories, a second time")


def test_what_is_read_aloud_follows_the_page(qtbot: QtBot) -> None:
    _, screen = at(qtbot, pupil())
    said = screen.spoken_text()
    order = ["All eight stories done", "Asking before", "One thing to talk about", "Who can help?"]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)


@pytest.mark.parametrize("size", [(1024, 688), (1366, 688), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("tier", [Tier.KS1, Tier.UPPER_KS2])
def test_nothing_is_cut_off_and_the_way_on_stays_in_view(
    qtbot: QtBot, size: tuple[int, int], scale: float, tier: Tier
) -> None:
    person, screen = at(qtbot, pupil(tier, finish=KS1_FINISH if tier is Tier.KS1 else FINISH, q2=C), size, scale=scale)
    for text in screen.findChildren(Text):
        if text.isVisible() and text.hasHeightForWidth():
            assert text.height() >= text.heightForWidth(text.width()), text.text()
    for label in screen.findChildren(QLabel):
        parent = label.parentWidget()
        assert not label.isVisible() or parent is None or label.geometry().right() <= parent.width(), label.text()
    way_on = screen.default_widget()
    assert person.window.rect().contains(way_on.mapTo(person.window, way_on.rect().bottomRight()))
    for name in ("I have finished", "Look back at a story", "Try a story again"):
        assert person.can_press(name)
