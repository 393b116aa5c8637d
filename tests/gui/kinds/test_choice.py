from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from oakmere_training.domain import kinds as domain_kinds
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds.choice import ChoiceAnswered, ChoiceArea, choice_heading
from oakmere_training.gui.widgets.ks1_card import Ks1Card
from tests.gui.kinds.questions import answered, asked, make_pictures, make_theme, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def choice_area(qtbot: QtBot, tier: Tier = Tier.STAFF) -> ChoiceArea:
    area = kinds.answer_area(make_theme(), make_pictures(), asked(tier))
    assert isinstance(area, ChoiceArea)
    qtbot.addWidget(area)
    area.resize(700, 500)
    area.show()
    return area


def test_every_kind_that_is_marked_can_be_shown() -> None:
    assert kinds.names() == domain_kinds.names()


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        kinds.answer_area(make_theme(), make_pictures(), asked(kind="riddle"))


def test_nothing_is_chosen_at_first_and_the_hint_says_so(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    assert area.chosen() == ()
    assert area.hint() == "Choose an answer first"


def test_a_click_anywhere_on_a_card_chooses_it(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    with qtbot.waitSignal(area.chosen_changed):
        QTest.mouseClick(area.cards[1], LEFT, pos=area.cards[1].rect().bottomRight() / 2)
    assert area.chosen() == ("report",)
    assert area.hint() == ""


def test_choosing_another_card_lets_go_of_the_first(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    QTest.mouseClick(area.cards[0], LEFT)
    QTest.mouseClick(area.cards[2], LEFT)
    assert area.chosen() == ("pass-on",)


def test_pressing_the_chosen_card_again_keeps_it(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    QTest.mouseClick(area.cards[0], LEFT)
    QTest.mouseClick(area.cards[0], LEFT)
    assert area.chosen() == ("reply",)


def test_space_chooses_and_enter_does_not(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    QTest.keyClick(area.cards[1], Qt.Key.Key_Return)
    assert area.chosen() == ()
    QTest.keyClick(area.cards[1], Qt.Key.Key_Space)
    assert area.chosen() == ("report",)


def test_arrows_move_between_cards_without_choosing(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    with qtbot.waitExposed(area):
        area.activateWindow()
    area.cards[0].setFocus()
    QTest.keyClick(area.cards[0], Qt.Key.Key_Down)
    qtbot.waitUntil(area.cards[1].hasFocus)
    QTest.keyClick(area.cards[1], Qt.Key.Key_Up)
    QTest.keyClick(area.cards[0], Qt.Key.Key_Up)
    qtbot.waitUntil(area.cards[2].hasFocus)
    assert area.chosen() == ()


@pytest.mark.parametrize(("digit", "chosen"), [(1, ("reply",)), (3, ("pass-on",)), (4, ()), (9, ())])
def test_digits_choose_the_card_with_that_number(qtbot: QtBot, digit: int, chosen: tuple[str, ...]) -> None:
    area = choice_area(qtbot)
    assert area.choose_by_key(digit) == bool(chosen)
    assert area.chosen() == chosen


def test_a_screen_reader_meets_radio_buttons_with_their_state(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    QTest.mouseClick(area.cards[1], LEFT)
    met = [QAccessible.queryAccessibleInterface(card) for card in area.cards]
    assert [item.role() for item in met] == [QAccessible.Role.RadioButton] * 3
    assert [state(item) for item in met] == [False, True, False]
    assert met[1].text(QAccessible.Text.Name) == "Option 2, Report the message to the DSL."


def test_key_hints_name_the_keys_that_work(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    assert area.key_hints() == ("Press", "[1]", "[2]", "[3]", "to choose,", "[Enter]", "to check")
    area.theme.set(single_keys=False)
    assert "[1]" not in area.key_hints()
    assert "[Space]" in area.key_hints()


def test_the_youngest_answer_by_pressing_a_picture(qtbot: QtBot) -> None:
    area = choice_area(qtbot, Tier.KS1)
    assert area.at_once
    with qtbot.waitSignal(area.finished):
        QTest.mouseClick(area.cards[1], LEFT)
    assert area.chosen() == ("report",)


def test_the_speaker_on_a_picture_card_reads_it_and_chooses_nothing(qtbot: QtBot) -> None:
    area = choice_area(qtbot, Tier.KS1)
    card = area.cards[0]
    assert isinstance(card, Ks1Card)
    with qtbot.waitSignal(area.read_aloud_asked) as heard:
        QTest.mouseClick(card.speaker, LEFT)
    assert heard.args == ["Reply once, kindly."]
    assert area.chosen() == ()


def test_targets_are_large_enough_for_small_hands(qtbot: QtBot) -> None:
    ks1, ks2, staff = (choice_area(qtbot, tier) for tier in (Tier.KS1, Tier.LOWER_KS2, Tier.STAFF))
    assert min(card.heightForWidth(560) for card in ks1.cards) >= 96
    assert min(card.heightForWidth(560) for card in ks2.cards) >= 72
    assert min(card.heightForWidth(560) for card in staff.cards) >= 44


def test_cards_share_the_height_alike_up_to_their_limit(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    heights = {card.height() for card in area.cards}
    assert heights == {124}
    area.resize(700, 300)
    assert {card.height() for card in area.cards} == {(300 - 2 * 16) // 3}


def test_cards_are_never_lower_than_their_text(qtbot: QtBot) -> None:
    area = choice_area(qtbot)
    area.resize(240, 100)
    assert all(card.height() >= card.heightForWidth(240) for card in area.cards)
    assert area.heightForWidth(240) > area.heightForWidth(700)


def test_all_verdicts_show_in_the_order_of_the_options(qtbot: QtBot) -> None:
    area = kinds.answered_area(make_theme(), make_pictures(), answered(asked(), "pass-on"))
    assert isinstance(area, ChoiceAnswered)
    qtbot.addWidget(area)
    assert area.heading == "Safe, and there is a better way"
    assert [card.accessibleName() for card in area.cards] == [
        "Option 1, not safe",
        "Option 2, best choice",
        "Option 3, your answer, acceptable",
    ]
    assert area.cards[2].accessibleDescription().endswith("A message passed on can be late.")


@pytest.mark.parametrize("tier", list(Tier))
def test_headings_are_kind_before_they_are_clear(tier: Tier) -> None:
    said = [choice_heading(mark, tier) for mark in Mark]
    assert len(set(said)) == 3
    assert "this time" in choice_heading(Mark.UNSAFE, tier)
    assert not any(word in " ".join(said).lower() for word in ("fail", "wrong", "!"))


def test_only_ones_own_best_picture_is_a_great_choice(qtbot: QtBot) -> None:
    question = asked(Tier.KS1)
    own = kinds.answered_area(make_theme(), make_pictures(), answered(question, "report"))
    other = kinds.answered_area(make_theme(), make_pictures(), answered(question, "reply"))
    assert isinstance(own, ChoiceAnswered)
    assert isinstance(other, ChoiceAnswered)
    for area in (own, other):
        qtbot.addWidget(area)
    assert own.cards[1].accessibleName() == "Option 2, your answer, great choice!"
    assert other.cards[1].accessibleName() == "Option 2, best choice"
