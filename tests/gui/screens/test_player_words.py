"""What a question's page says before and after an answer, to each audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds import order
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens import player_words
from tests.gui.kinds.order_questions import LETTERS, asked_order
from tests.gui.kinds.questions import answered, asked
from tests.gui.screens.playing import LEFT, answers, parts, show_player, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_staff_see_points_and_the_critical_result(qtbot: QtBot) -> None:
    screen = show_player(qtbot, who_to_tell=("DSL: R. Prototype",))
    screen.show_answered(answered(asked(critical=True), "pass-on"))
    text = words(screen)
    assert "1 of 2 points. Critical question: safe." in text
    assert "Who to tell\nDSL: R. Prototype." in text
    screen.show_answered(answered(asked(critical=True), "reply"))
    assert "0 of 2 points. Critical question: not safe yet." in words(screen)


def test_the_critical_chip_is_explained_on_the_same_page(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked(critical=True))
    assert "You need a safe answer here to pass." in words(screen)
    screen.show_question(asked())
    assert "You need a safe answer here to pass." not in words(screen)


@pytest.mark.parametrize("tier", [Tier.PARENTS, Tier.KS1, Tier.LOWER_KS2, Tier.UPPER_KS2])
def test_families_and_pupils_see_no_points(qtbot: QtBot, tier: Tier) -> None:
    screen = show_player(qtbot, who_to_tell=("DSL: R. Prototype",))
    screen.show_answered(answered(asked(tier), "reply"))
    assert "points" not in words(screen)
    assert "R. Prototype" not in words(screen)


def test_nobody_is_named_where_the_school_named_nobody(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_answered(answered(asked(), "reply"))
    assert "Who to tell" not in words(screen)


def test_the_policy_is_quoted_in_short_with_its_section_and_month(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_answered(answered(asked(), "report"))
    text = words(screen)
    assert "What the policy says, in short" in text
    assert "Section 3. Approved October 2025" in text
    screen.show_answered(answered(asked(good_to_know=True), "report"))
    assert "Good to know: this story goes further than the policy." in words(screen)
    assert "What the policy says, in short" in words(screen)


def test_the_policy_opens_only_where_there_is_a_document(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_answered(answered(asked(), "report"))
    panel = answers(screen)[1].panel
    assert panel is not None
    assert panel.link.isHidden()
    screen = show_player(qtbot, opens_policy=True)
    screen.show_question(asked())
    with qtbot.waitSignal(screen.policy_asked) as opened:
        QTest.mouseClick(parts(screen)[1].chips.chip, LEFT)
    assert opened.args == ["3"]
    screen.show_answered(answered(asked(), "report"))
    panel = answers(screen)[1].panel
    assert panel is not None
    with qtbot.waitSignal(screen.policy_asked):
        QTest.mouseClick(panel.link, LEFT)


def test_a_lesson_beyond_the_policy_says_so(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked(Tier.UPPER_KS2, curriculum=True, clauses=()))
    assert "Online safety lesson" in words(screen)


def test_a_second_try_is_called_so(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked(position=1, second_try=True))
    assert "Second try, question 1 of 10" in words(screen)
    assert screen.title == "Yearly refresher, second try, question 1 of 10"


def test_the_last_answer_leads_to_the_end(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_answered(answered(asked(), "report", last=True))
    assert answers(screen)[0].primary.text() == "See how you did"


def test_reading_answers_again_leads_back_to_the_result(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_answered(answered(asked(), "report"), reading=2)
    assert answers(screen)[0].primary.text() == "Next answer"
    screen.show_answered(answered(asked(), "report"), reading=1)
    frame, _ = answers(screen)
    assert frame.primary.text() == "Back to the result"
    assert frame.header.leave.text() == "Close"


def test_a_way_back_shows_an_arrow_and_no_house(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_answered(answered(asked(Tier.UPPER_KS2), "reply"), reading=2)
    assert answers(screen)[0].header.leave._icon == "arrow-left"


def test_too_little_right_is_not_yet_and_not_unsafe() -> None:
    slipped = asked_order(Tier.STAFF, LETTERS[:3])
    turned = tuple(reversed(order.best(slipped.question)))
    verdict = player_words.verdict(answered(slipped, *turned))
    assert kinds.mark(slipped.question, turned).mark is Mark.UNSAFE
    assert verdict == (Mark.ACCEPTABLE, "Not yet")
    assert player_words.verdict(answered(slipped, *order.best(slipped.question))) == (Mark.BEST, "")
