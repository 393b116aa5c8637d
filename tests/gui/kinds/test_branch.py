"""A story in scenes: each choice leads on, and the verdicts come at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from oakmere_training.domain.kinds.branch import body_of
from oakmere_training.domain.marking import Mark, Marked, MarkedPart, PartVerdict
from oakmere_training.domain.quiz import Message, Picture
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds.branch import NOT_COUNTED, BranchAnswered, BranchArea, branch_summary
from oakmere_training.gui.widgets.page_fit import Fit, Layout
from oakmere_training.gui.widgets.told_panel import ToldPanel
from oakmere_training.gui.widgets.trail import Trail
from tests.gui.kinds.branch_questions import SCENES, STORY, TALK, asked_branch
from tests.gui.kinds.questions import answered, make_pictures, make_theme, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
TOLD = "You chose: ask Hedgehog first"


def branch_area(qtbot: QtBot, *draft: str, tier: Tier = Tier.UPPER_KS2, **fields: Any) -> BranchArea:
    area = kinds.answer_area(make_theme(), make_pictures(), asked_branch(tier, draft=draft, **fields))
    assert isinstance(area, BranchArea)
    qtbot.addWidget(area)
    area.resize(600, 500)
    area.show()
    return area


def branch_end(qtbot: QtBot, *path: str, tier: Tier = Tier.UPPER_KS2, counts: bool = True) -> BranchAnswered:
    end = replace(answered(asked_branch(tier), *path), counts=counts)
    area = kinds.answered_area(make_theme(), make_pictures(), end)
    assert isinstance(area, BranchAnswered)
    qtbot.addWidget(area)
    return area


def trail_of(qtbot: QtBot, area: BranchArea) -> Trail:
    trail = area.above()
    assert isinstance(trail, Trail)
    qtbot.addWidget(trail)
    return trail


def shown_texts(trail: Trail, width: int, fit: Fit | None = None) -> list[str]:
    trail.set_fit(fit or Fit())
    trail.resize(width, trail.heightForWidth(width))
    places = [trail.visualRect(trail.model().index(row, 0)) for row in range(trail.count())]
    assert all(place.right() < width for place in places)
    return [stop.text for stop, place in zip(trail.stops, places, strict=True) if place.isValid()]


# -- a scene -------------------------------------------------------------------------------------------------


def test_the_story_begins_with_the_questions_own_scene(qtbot: QtBot) -> None:
    area = branch_area(qtbot)
    assert (area.story(), area.prompt()) == (STORY, "What should Fox do?")
    assert [card.text() for card in area.cards] == ["Share it now.", "Ask Hedgehog before sharing."]
    assert area.told() is None
    assert area.told_words() == ""
    assert (area.chosen(), area.next_step(), area.hint()) == ((), None, "Choose an answer first")


def test_a_choice_that_leads_on_gives_the_longer_path(qtbot: QtBot) -> None:
    area = branch_area(qtbot)
    with qtbot.waitSignal(area.chosen_changed):
        QTest.mouseClick(area.cards[1], LEFT)
    assert area.next_step() == area.chosen() == ("ask",)
    assert area.hint() == ""


def test_a_choice_that_ends_the_story_gives_the_whole_path(qtbot: QtBot) -> None:
    area = branch_area(qtbot, "ask")
    assert area.choose_by_key(3)
    assert area.next_step() is None
    assert area.chosen() == ("ask", "delete")


def test_the_next_scene_tells_what_the_choice_led_to(qtbot: QtBot) -> None:
    area = branch_area(qtbot, "ask")
    assert area.story() == SCENES[1].scenario
    assert area.drawing() == SCENES[1].picture
    told = area.told()
    assert isinstance(told, ToldPanel)
    qtbot.addWidget(told)
    assert told.title.text() == TOLD
    assert told.text.text().startswith("Hedgehog looks at the photo")
    assert area.told_words().startswith(f"{TOLD}. Hedgehog looks")


@pytest.mark.parametrize("draft", [("gone",), ("ask", "gone"), ("ask", "sorry"), ("ask", "delete"), ("ask", "", "x")])
def test_a_draft_that_is_no_path_any_more_is_passed_over(qtbot: QtBot, draft: tuple[str, ...]) -> None:
    area = branch_area(qtbot, *draft)
    area.choose(draft)
    assert area.story() == STORY
    assert area.chosen() == ()


def test_the_button_says_whether_the_story_may_go_on(qtbot: QtBot) -> None:
    assert branch_area(qtbot).action() == "See what happens"
    assert branch_area(qtbot, "ask").action() == "See what happens"
    assert branch_area(qtbot, "ask", "show").action() == "See how it went"


def test_a_message_belongs_to_the_first_scene(qtbot: QtBot) -> None:
    message = Message("Robin", "in the chat", "Show me!")
    assert branch_area(qtbot, message=message).message() == message
    assert branch_area(qtbot, "ask", message=message).message() is None


@pytest.mark.parametrize(
    ("short", "said"),
    [
        ("Tell Badger", "tell Badger"),
        ("Badger decides", "Badger decides"),
        ("IT on Monday", "IT on Monday"),
        ("I wait", "I wait"),
        ("Wait, then ask", "wait, then ask"),
    ],
)
def test_names_keep_their_capital_in_the_sentence(qtbot: QtBot, short: str, said: str) -> None:
    ways = tuple(replace(way, short=short) for way in SCENES[0].ways)
    area = branch_area(qtbot, "ask", scenes=(replace(SCENES[0], ways=ways), *SCENES[1:]))
    assert area.told_words().startswith(f"You chose: {said}. ")


def test_options_come_in_the_order_that_the_attempt_gives_each_scene(qtbot: QtBot) -> None:
    asked = asked_branch(draft=("ask",))
    free = replace(asked.question, body=replace(body_of(asked.question), fixed_order=False))
    orders = set()
    for seed in range(12):
        shown = replace(asked, question=free, seed=seed)
        first, again = (kinds.answer_area(make_theme(), make_pictures(), shown) for _ in range(2))
        for area in (first, again):
            qtbot.addWidget(area)
        assert isinstance(first, BranchArea)
        assert isinstance(again, BranchArea)
        assert [way.id for way in first.ways] == [way.id for way in again.ways]
        orders.add(tuple(way.id for way in first.ways))
    assert len(orders) > 1
    assert all(set(order) == {"sticker", "show", "delete"} for order in orders)


def test_a_screen_reader_meets_radio_buttons(qtbot: QtBot) -> None:
    area = branch_area(qtbot, "ask")
    area.choose_by_key(2)
    met = [QAccessible.queryAccessibleInterface(card) for card in area.cards]
    assert [item.role() for item in met] == [QAccessible.Role.RadioButton] * 3
    assert [state(item) for item in met] == [False, True, False]


# -- the trail -----------------------------------------------------------------------------------------------


def test_the_trail_is_a_list_and_no_stop_of_the_tab_key(qtbot: QtBot) -> None:
    trail = trail_of(qtbot, branch_area(qtbot, "ask"))
    met = QAccessible.queryAccessibleInterface(trail)
    assert met.role() == QAccessible.Role.List
    assert met.text(QAccessible.Text.Name) == "Your story so far: 1, ask Hedgehog first; 2, now"
    assert [met.child(row).text(QAccessible.Text.Name) for row in range(3)] == [
        "1, Ask Hedgehog first",
        "2, now: Hedgehog answers",
        "What happens next",
    ]
    assert trail.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize(
    ("draft", "stops"),
    [
        ((), ["How it begins", "What happens next"]),
        (("ask",), ["Ask Hedgehog first", "Hedgehog answers", "What happens next"]),
        (("ask", "show"), ["Ask Hedgehog first", "Show Robin", "Hedgehog is sad", "How it ends"]),
    ],
)
def test_the_trail_has_the_last_choices_now_and_the_next_stop(
    qtbot: QtBot, draft: tuple[str, ...], stops: list[str]
) -> None:
    assert [stop.text for stop in trail_of(qtbot, branch_area(qtbot, *draft)).stops] == stops


def test_a_short_line_lets_go_of_the_next_stop_and_then_of_the_oldest_choice(qtbot: QtBot) -> None:
    trail = trail_of(qtbot, branch_area(qtbot, "ask", "show"))
    assert len(shown_texts(trail, 1280)) == 4
    assert shown_texts(trail, 600, Fit(narrow=True)) == ["Ask Hedgehog first", "Show Robin", "Hedgehog is sad"]
    assert shown_texts(trail, 400, Fit(narrow=True)) == ["Show Robin", "Hedgehog is sad"]
    assert shown_texts(trail, 130, Fit(narrow=True)) == ["Hedgehog is sad"]


def test_in_one_column_the_trail_goes_on_to_a_next_line(qtbot: QtBot) -> None:
    trail = trail_of(qtbot, branch_area(qtbot, "ask", "show"))
    assert len(shown_texts(trail, 400, Fit(stacked=True))) == 4
    assert trail.heightForWidth(400) > trail.heightForWidth(1280)


# -- the end -------------------------------------------------------------------------------------------------


def test_each_choice_has_a_card_on_the_path(qtbot: QtBot) -> None:
    area = branch_end(qtbot, "ask", "show", "sorry")
    assert area.heading == "How your story went"
    assert [card.accessibleName() for card in area.steps] == [
        "Choice 1, best choice. Ask Hedgehog before sharing.",
        "Choice 2, good start. Show Robin on the tablet, but do not send it.",
        "Choice 3, best choice. Say sorry, delete the photo and tell Badger.",
    ]
    assert area.steps[0].accessibleDescription() == "Hedgehog felt safe to say no."
    assert area.layout_for(Fit()) is Layout.FRONT
    assert "Good start" in area.spoken()


def test_pupils_get_something_to_think_about(qtbot: QtBot) -> None:
    aside = branch_end(qtbot, "ask", "delete").aside()
    assert isinstance(aside, ToldPanel)
    qtbot.addWidget(aside)
    assert (aside.title.text(), aside.text.text()) == ("To think about", TALK)
    assert branch_end(qtbot, "ask", "delete", tier=Tier.STAFF).aside() is None


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("ask", "delete"), "Every choice was the best one."),
        (("ask", "show", "sorry"), "Two of three choices were the best, and you put it right at the end."),
        (("ask", "show", "hide"), "One of three choices was the best, and the last one was not safe."),
        (("share", "hide"), "No choice was the best one yet, and the last one was not safe."),
    ],
)
def test_adults_are_told_what_the_verdict_comes_from(qtbot: QtBot, path: tuple[str, ...], said: str) -> None:
    assert branch_end(qtbot, *path, tier=Tier.STAFF).note == said
    assert branch_end(qtbot, *path).note == ""


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("ba", "One of two choices was the best, and the story ended safely."),
        ("aa", "No choice was the best one yet, and the story ended safely."),
        ("ua", "The story ended safely. No choice was the best one yet; one was not safe."),
        ("uub", "You put it right at the end. One of three choices was the best; two were not safe."),
        ("ub", "One of two choices was the best, and you put it right at the end."),
    ],
)
def test_a_path_that_ended_safely_says_why_it_earned_less(marks: str, said: str) -> None:
    given = {"b": PartVerdict.RIGHT, "a": PartVerdict.NOT_QUITE, "u": PartVerdict.NOT_SAFE}
    whole = Mark.UNSAFE if marks.count("b") * 2 + marks.count("a") < len(marks) else Mark.ACCEPTABLE
    parts = tuple(MarkedPart(str(number), chosen=True, verdict=given[mark]) for number, mark in enumerate(marks))
    end = answered(asked_branch(Tier.STAFF), "ask", "delete")
    assert branch_summary(replace(end, marked=Marked(whole, parts))) == said


def test_another_path_says_that_the_first_answer_counts(qtbot: QtBot) -> None:
    for tier in (Tier.STAFF, Tier.UPPER_KS2):
        area = branch_end(qtbot, "share", "hide", tier=tier, counts=False)
        assert area.note == NOT_COUNTED
        assert area.spoken()[0] == NOT_COUNTED


def test_targets_are_large_enough(qtbot: QtBot) -> None:
    assert min(card.heightForWidth(560) for card in branch_area(qtbot).cards) >= 72
    assert min(card.heightForWidth(560) for card in branch_area(qtbot, tier=Tier.STAFF).cards) >= 48


def test_the_path_grows_with_its_words(qtbot: QtBot) -> None:
    area = branch_end(qtbot, "ask", "show", "sorry")
    area.set_fit(Fit())
    assert area.heightForWidth(320) > area.heightForWidth(700)
    wide = area.heightForWidth(600)
    area.set_fit(Fit(narrow=True, short=True))
    assert area.heightForWidth(600) < wide


def test_the_scene_without_a_picture_shows_none(qtbot: QtBot) -> None:
    start = Picture("fox-has-a-photo", "Fox holds a photo")
    first = replace(SCENES[0], picture=start)
    assert branch_area(qtbot, scenes=(first, *SCENES[1:])).drawing() == start
    assert branch_area(qtbot, "ask", "show", scenes=(first, *SCENES[1:])).drawing() is None
