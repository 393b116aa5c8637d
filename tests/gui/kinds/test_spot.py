"""What is wrong in a post, marked: by pointer, by keys, by ear, and what the feedback says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oakmere_training.domain.kinds.spot import Area
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds import Fit, Layout
from oakmere_training.gui.kinds.spot import SpotArea
from oakmere_training.gui.screens.player import PlayerScreen
from oakmere_training.gui.speech import Speech
from oakmere_training.gui.widgets.marked_list import MarkedList, MarkedPanel, brief, from_whom
from oakmere_training.gui.widgets.post_layout import rows_of
from tests.gui.kinds.questions import make_pictures, make_theme, state
from tests.gui.kinds.spot_questions import CHAT, PHOTO, POST, asked_spot

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.player_frame import PlayerFrame
    from oakmere_training.services.views import AskedQuestion

LEFT = Qt.MouseButton.LeftButton


def spot_area(qtbot: QtBot, asked: AskedQuestion | None = None, **theme: Any) -> SpotArea:
    area = kinds.answer_area(make_theme(**theme), make_pictures(), asked or asked_spot())
    assert isinstance(area, SpotArea)
    qtbot.addWidget(area)
    area.resize(700, 560)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def player(qtbot: QtBot, asked: AskedQuestion, size: tuple[int, int] = (1366, 768), **theme: Any) -> PlayerScreen:
    screen = PlayerScreen(make_theme(**theme), make_pictures(), Speech())
    qtbot.addWidget(screen)
    screen.resize(*size)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.show_question(asked)
    QApplication.processEvents()
    return screen


def area_of(screen: PlayerScreen) -> tuple[PlayerFrame, SpotArea]:
    assert screen.frame is not None
    assert screen.question is not None
    area = screen.question.area
    assert isinstance(area, SpotArea)
    return screen.frame, area


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


# -- answering -----------------------------------------------------------------------------------------------


def test_pressing_a_part_marks_it_and_pressing_again_takes_the_mark_off(qtbot: QtBot) -> None:
    area = spot_area(qtbot)
    with qtbot.waitSignal(area.chosen_changed):
        QTest.mouseClick(area.parts[3], LEFT)
    QTest.mouseClick(area.parts[1], LEFT)
    assert area.chosen() == ("photo", "advert"), "in reading order"
    assert area.hint() == "2 marked"
    QTest.mouseClick(area.parts[3], LEFT)
    assert area.chosen() == ("photo",)


def test_digits_and_space_mark_and_arrows_walk(qtbot: QtBot) -> None:
    area = spot_area(qtbot)
    assert area.choose_by_key(3)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert area.chosen() == ("name", "advert")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Space)
    assert area.chosen() == ("advert",)
    assert not area.choose_by_key(7)


def test_nothing_marked_is_an_answer_too(qtbot: QtBot) -> None:
    area = spot_area(qtbot)
    assert area.action() == "Nothing else is wrong"
    assert (area.chosen(), area.hint()) == ((), "Nothing marked yet")


def test_a_draft_is_restored_and_what_the_post_has_not_is_ignored(qtbot: QtBot) -> None:
    area = spot_area(qtbot)
    assert area.keeps_draft
    area.choose(("link", "photo", "gone"))
    assert area.chosen() == ("photo", "link")
    area.choose(())
    assert area.chosen() == ()


def test_a_screen_reader_meets_parts_that_are_on_or_off(qtbot: QtBot) -> None:
    area = spot_area(qtbot)
    QTest.mouseClick(area.parts[1], LEFT)
    assert [part.accessibleName() for part in area.parts[:3]] == [
        "Part 1, text: Well done to our cross-country team, who came second today.",
        "Part 2, picture: An otter crosses the finish line.",
        "Part 3, text: First over the line for us: Jo Sample, Year 5.",
    ]
    met = [QAccessible.queryAccessibleInterface(part) for part in area.parts[:2]]
    assert [each.role() for each in met] == [QAccessible.Role.CheckBox] * 2
    assert [state(each) for each in met] == [False, True]


def test_a_message_is_called_by_its_speaker(qtbot: QtBot) -> None:
    area = spot_area(qtbot, asked_spot(Tier.UPPER_KS2, CHAT))
    assert area.parts[3].accessibleName() == "Message 4, Wren: Hedgehog is always such a baby."
    assert area.spoken()[:2] == (
        "Trip friends. Group chat on Otter’s family tablet",
        "1: Robin: Best trip ever! The boats were so fun.",
    )


def test_keys_are_told_as_they_work(qtbot: QtBot) -> None:
    area = spot_area(qtbot, asked_spot(body=CHAT))
    assert area.key_hints() == ("Press", "[1]", "to", "[5]", "to mark or unmark a message")
    area.theme.set(single_keys=False)
    assert area.key_hints() == ("Press", "[Tab]", "and", "[Space]", "to mark or unmark")


@pytest.mark.parametrize("tier", [Tier.STAFF, Tier.PARENTS, Tier.LOWER_KS2, Tier.UPPER_KS2])
@pytest.mark.parametrize("body", [POST, CHAT, PHOTO], ids=["post", "chat", "photo"])
@pytest.mark.parametrize("fit", [Fit(), Fit(narrow=True, short=True), Fit(stacked=True)])
def test_every_part_can_be_touched(qtbot: QtBot, tier: Tier, body: Any, fit: Fit) -> None:
    area = spot_area(qtbot, asked_spot(tier, body), scale=2.0 if fit.stacked else 1.0)
    area.set_fit(fit)
    area.resize(480 if fit.narrow else 900, area.heightForWidth(480 if fit.narrow else 900))
    least = 72 if tier.for_pupils else 48
    inside = area.post.rect()
    for part in area.parts:
        assert min(part.width(), part.height()) >= least, part.accessibleName()
        assert inside.contains(part.geometry()), part.accessibleName()


def test_an_area_at_the_edge_stays_in_the_photo_and_large_enough(qtbot: QtBot) -> None:
    corner = replace(PHOTO.post_parts[0], area=Area(0.88, 0.88, 0.12, 0.12))
    body = replace(PHOTO, post_parts=(corner, *PHOTO.post_parts[1:]))
    area = spot_area(qtbot, asked_spot(Tier.LOWER_KS2, body))
    assert area.parts[0].size().height() == 72
    assert area.post.rect().adjusted(12, 12, -12, -12).contains(area.parts[0].geometry())


# -- where the parts go --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lengths", "pictures", "rows"),
    [
        ((60, 5, 46, 49, 37, 28), {1}, (((0,),), ((1,), (2, 3)), ((4,), (5,)))),
        ((60, 5, 46), {1}, (((0,),), ((1,), (2,)))),
        ((60, 46, 5), {2}, (((0, 1), (2,)),)),
        ((60, 46, 46, 5), {3}, (((0,),), ((1, 2), (3,)))),
        ((60, 5, 5, 30, 30), {1, 2}, (((0,),), ((1,), (2,)), ((3,), (4,)))),
        ((30, 60, 30), set(), (((0,),), ((1,),), ((2,),))),
        ((5,), {0}, (((0,),),)),
        ((5, 30, 5), {0, 2}, (((0,), (1,)), ((2,),))),
    ],
)
def test_rows_of_a_post(lengths: tuple[int, ...], pictures: set[int], rows: object) -> None:
    assert rows_of(lengths, pictures, single=False) == rows
    assert rows_of(lengths, pictures, single=True) == tuple(((place,),) for place in range(len(lengths)))


def test_text_stands_beside_the_picture_and_below_it_at_large_text(qtbot: QtBot) -> None:
    area = spot_area(qtbot)
    _, picture, name, advert, link, last = (part.geometry() for part in area.parts)
    assert (picture.top(), picture.bottom()) == (name.top(), advert.bottom())
    assert name.left() > picture.right()
    assert link.top() == last.top() > picture.bottom()
    area.set_fit(Fit(stacked=True))
    tops = [part.y() for part in area.parts]
    assert tops == sorted(set(tops)), "one column in reading order"


def test_parts_never_lie_over_each_other(qtbot: QtBot) -> None:
    for body in (POST, CHAT):
        area = spot_area(qtbot, asked_spot(Tier.UPPER_KS2, body))
        area.choose(tuple(part.id for part in body.post_parts))
        QApplication.processEvents()
        places = [part.geometry() for part in area.parts]
        assert not any(one.intersects(other) for i, one in enumerate(places) for other in places[:i])


# -- what is marked so far -----------------------------------------------------------------------------------


def test_adults_see_what_they_marked_and_can_unmark_it(qtbot: QtBot) -> None:
    screen = player(qtbot, asked_spot())
    frame, area = area_of(screen)
    marked = area.aside()
    assert isinstance(marked, MarkedList)
    assert marked.accessibleName() == "No parts marked"
    area.choose_by_key(2)
    area.choose_by_key(3)
    assert marked.accessibleName() == "2 parts marked"
    assert [row.accessibleName() for row in marked.rows.values() if row.isVisible()] == [
        "2, The photo",
        "3, “First over the line for us: Jo…”",
    ]
    assert frame.hint.text() == "2 marked"
    QTest.mouseClick(marked.rows["photo"].unmark, LEFT)
    assert area.chosen() == ("name",)
    assert QApplication.focusWidget() is area.parts[1], "the focus does not get lost with its row"


def test_pupils_read_in_a_panel_what_they_marked(qtbot: QtBot) -> None:
    area = spot_area(qtbot, asked_spot(Tier.UPPER_KS2, CHAT))
    panel = area.aside()
    assert isinstance(panel, MarkedPanel)
    assert panel.accessibleName().startswith("Nothing marked yet. Touch a message to mark it.")
    area.choose(("face",))
    assert panel.accessibleName() == "You marked 1 message. Message 2, from Wren."
    area.choose(("face", "baby", "monday"))
    assert panel.accessibleName() == "You marked 3 messages. Messages 2, 4 and 5."
    assert area.hint() == ""
    assert area.note() == "Touch each one that you find."


def test_short_names_of_parts() -> None:
    assert brief("Shoes from Quickstep. 20% off.") == "“Shoes from Quickstep”"
    assert brief("Jo? She would only moan.") == "“Jo? She would only moan”"
    assert brief("Voice note: “This is me. All off!”") == "“Voice note: ‘This is me’”"
    assert (from_whom("Wren"), from_whom("A parent")) == ("from Wren", "from a parent")


# -- in the player -------------------------------------------------------------------------------------------


def test_the_post_stands_before_the_story_and_the_button_is_ready(qtbot: QtBot) -> None:
    screen = player(qtbot, asked_spot())
    frame, area = area_of(screen)
    assert area.layout_for(Fit()) is Layout.FRONT
    assert screen.question is not None
    assert area.mapTo(screen, area.rect().topRight()).x() < screen.question.story.mapTo(screen, QRect().topLeft()).x()
    assert frame.primary.text() == "Nothing else is wrong"
    assert frame.primary.isEnabled()
    with qtbot.waitSignal(screen.answer_given) as given:
        QTest.mouseClick(frame.primary, LEFT)
    assert given.args == [()]


def test_enter_goes_to_the_button_before_it_ends(qtbot: QtBot) -> None:
    screen = player(qtbot, asked_spot())
    frame, area = area_of(screen)
    press(Qt.Key.Key_2)
    with qtbot.assertNotEmitted(screen.answer_given):
        press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is frame.primary
    assert area.chosen() == ("photo",), "Enter never marks"
    with qtbot.waitSignal(screen.answer_given) as given:
        press(Qt.Key.Key_Return)
    assert given.args == [("photo",)]


def test_tab_goes_through_the_post_then_what_is_marked_then_the_button(qtbot: QtBot) -> None:
    screen = player(qtbot, asked_spot())
    frame, area = area_of(screen)
    press(Qt.Key.Key_4)
    area.parts[0].setFocus()
    passed = []
    for _ in range(7):
        press(Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert isinstance(area.marked, MarkedList)
    assert passed == [*area.parts[1:], area.marked.rows["advert"].unmark, frame.primary]


def test_every_mark_is_kept_and_comes_back(qtbot: QtBot) -> None:
    screen = player(qtbot, asked_spot())
    kept: list[tuple[str, ...]] = []
    screen.draft_made.connect(kept.append)
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_3):
        press(key)
    assert kept == [("name",), ("photo", "name"), ("photo",)]
    frame, area = area_of(player(qtbot, replace(asked_spot(), draft=("photo", "gone"))))
    assert area.chosen() == ("photo",)
    assert frame.hint.text() == "1 marked"


@pytest.mark.parametrize("size", [(1024, 688), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("tier", [Tier.STAFF, Tier.UPPER_KS2])
def test_a_chat_fits_the_window(qtbot: QtBot, tier: Tier, size: tuple[int, int]) -> None:
    screen = player(qtbot, asked_spot(tier, CHAT), size)
    frame, _ = area_of(screen)
    assert frame.scroll.verticalScrollBar().maximum() == 0
