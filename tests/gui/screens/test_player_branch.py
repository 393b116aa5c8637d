"""A story in scenes on the player's page: step by step, to its end, and once more without counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.kinds.branch import NOT_COUNTED
from oakmere_training.gui.screens.player import PlayerScreen
from oakmere_training.gui.speech import Speech
from tests.gui.kinds.branch_questions import SCENES, STORY, TALK, asked_branch
from tests.gui.kinds.questions import answered, make_pictures, make_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.player_frame import PlayerFrame
    from oakmere_training.gui.widgets.buttons import Button

LEFT = Qt.MouseButton.LeftButton
WHOLE = ("ask", "show", "sorry")


class Story:
    """A person with a story before them; what the page sends is kept, and a whole answer comes back marked."""

    def __init__(self, qtbot: QtBot, tier: Tier, size: tuple[int, int] = (1366, 768), **theme: Any) -> None:
        self.said: list[str] = []
        self.drafts: list[tuple[str, ...]] = []
        self.given: list[tuple[str, ...]] = []
        self.gone_on = 0
        self.asked = asked_branch(tier)
        self.screen = screen = PlayerScreen(make_theme(**theme), make_pictures(), self._speech())
        qtbot.addWidget(screen)
        screen.draft_made.connect(self.drafts.append)
        screen.answer_given.connect(self._answer)
        screen.next_asked.connect(self._go_on)
        screen.resize(*size)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)

    def _speech(self) -> Speech:
        story = self

        class Kept(Speech):
            def say(self, text: str, *, slow: bool = False) -> bool:
                story.said.append(text)
                return not slow or True

        return Kept()

    def _answer(self, chosen: tuple[str, ...]) -> None:
        self.given.append(chosen)
        self.screen.show_answered(answered(self.asked, *chosen))

    def _go_on(self) -> None:
        self.gone_on += 1

    @property
    def frame(self) -> PlayerFrame:
        assert self.screen.frame is not None
        return self.screen.frame

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def walk(self, *numbers: int) -> None:
        """Choose by number and go on, scene by scene."""
        for number in numbers:
            self.key(Qt.Key(Qt.Key.Key_0 + number), Qt.Key.Key_Return)

    def sees(self, text: str) -> bool:
        return any(text in label.text() for label in self.screen.findChildren(QLabel) if label.isVisible())

    def other(self) -> Button:
        return self.frame.other


@pytest.fixture
def pupil(qtbot: QtBot) -> Story:
    story = Story(qtbot, Tier.UPPER_KS2)
    story.screen.show_question(story.asked)
    return story


@pytest.fixture
def member_of_staff(qtbot: QtBot) -> Story:
    story = Story(qtbot, Tier.STAFF)
    story.screen.show_question(story.asked)
    return story


def test_a_whole_story_by_keyboard(pupil: Story) -> None:
    pupil.walk(2, 2, 1)
    assert pupil.drafts == [("ask",), ("ask", "show")]
    assert pupil.given == [WHOLE]
    assert pupil.sees("How your story went")
    assert pupil.sees("To think about")
    assert pupil.sees(TALK)
    pupil.key(Qt.Key.Key_Return)
    assert pupil.gone_on == 1


def test_a_whole_story_by_mouse(pupil: Story) -> None:
    for index in (1, 1, 0):
        assert pupil.screen.question is not None
        QTest.mouseClick(pupil.screen.question.area.stops()[index], LEFT)
        QTest.mouseClick(pupil.frame.primary, LEFT)
    assert pupil.given == [WHOLE]


def test_the_focus_goes_to_the_next_story_and_the_consequence_is_heard(qtbot: QtBot, pupil: Story) -> None:
    pupil.walk(2)
    question = pupil.screen.question
    assert question is not None
    qtbot.waitUntil(question.story.hasFocus)
    heard = QAccessible.queryAccessibleInterface(question.story).text(QAccessible.Text.Name)
    assert heard.startswith("You chose: ask Hedgehog first. Hedgehog looks at the photo")
    assert heard.endswith(SCENES[1].scenario)


def test_the_trail_is_read_first_and_tab_passes_it_by(qtbot: QtBot, pupil: Story) -> None:
    pupil.walk(2)
    question = pupil.screen.question
    assert question is not None
    first = QAccessible.queryAccessibleInterface(question).child(0)
    assert first.text(QAccessible.Text.Name).startswith("Your story so far: 1, ask Hedgehog first; 2, now")
    qtbot.waitUntil(question.story.hasFocus)
    pupil.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is question.area.stops()[0]


def test_reading_aloud_tells_the_consequence_before_the_story(pupil: Story) -> None:
    pupil.walk(2)
    pupil.key(Qt.Key.Key_R)
    assert pupil.said[-1].startswith("You chose: ask Hedgehog first. Hedgehog looks at the photo")
    assert SCENES[1].scenario in pupil.said[-1]
    assert "1: Put a funny sticker" in pupil.said[-1]


def test_the_button_waits_in_every_scene(pupil: Story) -> None:
    assert not pupil.frame.primary.isEnabled()
    pupil.walk(2)
    assert pupil.sees("Choose an answer first")
    pupil.key(Qt.Key.Key_Return)
    assert pupil.drafts == [("ask",)]


def test_a_draft_opens_its_scene(qtbot: QtBot) -> None:
    story = Story(qtbot, Tier.UPPER_KS2)
    story.screen.show_question(asked_branch(draft=("ask",)))
    assert story.sees(SCENES[1].scenario)
    assert not story.sees(STORY)
    assert story.drafts == []


def test_adults_see_the_verdict_of_the_whole_and_what_it_comes_from(member_of_staff: Story) -> None:
    member_of_staff.walk(2, 2, 1)
    assert member_of_staff.frame.verdict is not None
    assert member_of_staff.frame.verdict.accessibleName() == "Acceptable"
    assert member_of_staff.sees("Two of three choices were the best, and you put it right at the end.")
    assert member_of_staff.sees("1 of 2 points.")


# -- another path --------------------------------------------------------------------------------------------


def test_another_path_is_walked_from_the_start_and_nothing_of_it_is_sent(member_of_staff: Story) -> None:
    story = member_of_staff
    story.walk(2, 3)
    sent = (list(story.drafts), list(story.given))
    assert story.other().text() == "Try another path"
    QTest.mouseClick(story.other(), LEFT)
    assert story.sees(STORY)
    story.walk(1, 2)
    assert (story.drafts, story.given) == sent
    assert story.sees(NOT_COUNTED)
    assert story.sees("How your story went")
    assert story.frame.verdict is None
    assert not story.sees("points")
    story.key(Qt.Key.Key_Return)
    assert story.gone_on == 1


def test_another_path_can_be_left_for_the_first_answer(pupil: Story) -> None:
    pupil.walk(2, 3)
    QTest.mouseClick(pupil.other(), LEFT)
    pupil.walk(1)
    assert pupil.other().text() == "Back to my answer"
    QTest.mouseClick(pupil.other(), LEFT)
    assert pupil.screen.answer is not None
    assert pupil.screen.answer.chosen == ("ask", "delete")
    assert not pupil.sees(NOT_COUNTED)
    assert pupil.given == [("ask", "delete")]


def test_several_paths_can_be_tried_and_the_first_answer_stays_first(pupil: Story) -> None:
    pupil.walk(2, 3)
    for numbers in ((1, 2), (2, 1, 1)):
        QTest.mouseClick(pupil.other(), LEFT)
        pupil.walk(*numbers)
        assert pupil.sees(NOT_COUNTED)
    QTest.mouseClick(pupil.other(), LEFT)
    QTest.mouseClick(pupil.other(), LEFT)
    assert pupil.screen.answer is not None
    assert (pupil.screen.answer.chosen, pupil.screen.answer.counts) == (("ask", "delete"), True)


def test_the_next_question_counts_again(pupil: Story) -> None:
    pupil.walk(2, 3)
    QTest.mouseClick(pupil.other(), LEFT)
    pupil.screen.show_question(pupil.asked)
    assert not pupil.other().isVisible()
    pupil.walk(2, 3)
    assert pupil.given == [("ask", "delete")] * 2


def test_reading_answers_again_offers_no_other_path(pupil: Story) -> None:
    pupil.screen.show_answered(answered(pupil.asked, "ask", "delete"), reading=1)
    assert not pupil.other().isVisible()


def test_tab_comes_to_the_other_path_before_the_way_on(qtbot: QtBot, pupil: Story) -> None:
    pupil.walk(2, 3)
    qtbot.waitUntil(pupil.frame.primary.hasFocus)
    pupil.key(Qt.Key.Key_Backtab)
    assert pupil.other().hasFocus()
    pupil.key(Qt.Key.Key_Return)
    assert pupil.sees(STORY)


@pytest.mark.parametrize("size", [(1024, 688), (1366, 768)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_footer_has_room_for_all_that_it_offers(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    story = Story(qtbot, Tier.STAFF, size, scale=scale)
    story.screen.show_answered(answered(story.asked, "share", "hide"))
    footer, verdict = story.frame.footer, story.frame.verdict
    assert verdict is not None

    def in_their_places() -> None:
        right = 0
        for part in (story.other(), verdict, story.frame.primary):
            assert part.isVisible()
            assert part.x() >= right
            assert footer.rect().contains(part.geometry())
            right = part.geometry().right()

    qtbot.waitUntil(in_their_places)
    assert story.other().accessibleName() == "Try another path"


@pytest.mark.parametrize("tier", [Tier.STAFF, Tier.UPPER_KS2])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_path_and_policy_do_not_overlap(qtbot: QtBot, tier: Tier, scale: float) -> None:
    story = Story(qtbot, tier, (1024, 688), scale=scale)
    story.screen.show_answered(answered(story.asked, *WHOLE))
    body = story.screen.answered
    assert body is not None
    shown = [part.widget.geometry() for part in (*body.left, *body.right, *body.stacked) if part.widget.isVisible()]
    places = list(dict.fromkeys(place.getRect() for place in shown))
    assert len(places) >= 3
    for index, place in enumerate(shown):
        assert not any(place.intersects(other) for other in shown[index + 1 :] if other != place)
