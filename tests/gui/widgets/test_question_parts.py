"""The cards and panels of a question: what they say, and that their height follows their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from oakmere_training.domain.marking import Mark, PartVerdict
from oakmere_training.domain.quiz import Message, Option
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.answered_card import AnsweredCard
from oakmere_training.gui.widgets.key_cap import KeyCap, KeyHints
from oakmere_training.gui.widgets.message_card import MessageCard
from oakmere_training.gui.widgets.option_card import OptionCard
from oakmere_training.gui.widgets.page_fit import Fit
from oakmere_training.gui.widgets.policy_panel import Aside, PolicyPanel
from oakmere_training.gui.widgets.result_row import ResultRow
from oakmere_training.gui.widgets.signpost import Signpost
from oakmere_training.gui.widgets.verdict import verdict_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

LONG = "Report the message straight away to the DSL or a member of the senior leadership team. " * 2


def image(widget: QWidget, width: int = 600) -> QImage:
    widget.resize(width, max(widget.heightForWidth(width), 10))
    return widget.grab().toImage()


def cards(theme: Theme, pictures: PictureStore) -> list[QWidget]:
    """One of each card whose height follows its text."""
    option = Option("a", LONG, Mark.ACCEPTABLE, LONG)
    return [
        OptionCard(theme, Tier.STAFF, 1, LONG),
        OptionCard(theme, Tier.UPPER_KS2, 1, LONG, ticks=True),
        AnsweredCard(theme, Tier.STAFF, 1, option, mine=True),
        ResultRow(theme, Tier.STAFF, 1, PartVerdict.RIGHT, did="You picked it", text=LONG, reason=LONG),
        PolicyPanel(theme, Tier.STAFF, "What", LONG, "Section 3", "October 2025", open_label="Open the policy"),
        Aside(theme, "person", LONG),
        MessageCard(theme, pictures, Tier.PARENTS, Message("Group", "Sunday", f"A parent: {LONG}\nA carer: Yes.")),
    ]


def test_cards_grow_where_their_text_wraps_and_with_its_size(
    qtbot: QtBot, theme: Theme, pictures: PictureStore
) -> None:
    for card in cards(theme, pictures):
        qtbot.addWidget(card)
        theme.set(scale=1.0)
        wide, narrow = card.heightForWidth(900), card.heightForWidth(320)
        assert narrow > wide, card
        theme.set(scale=2.0)
        assert card.heightForWidth(900) > wide, card


@pytest.mark.parametrize(
    ("mark", "tier", "mine", "word"),
    [
        (Mark.BEST, Tier.STAFF, True, "Best choice"),
        (Mark.ACCEPTABLE, Tier.PARENTS, True, "Acceptable"),
        (Mark.ACCEPTABLE, Tier.LOWER_KS2, True, "Good start"),
        (Mark.BEST, Tier.KS1, True, "Great choice!"),
        (Mark.BEST, Tier.KS1, False, "Best choice"),
        (Mark.UNSAFE, Tier.KS1, True, "Not safe"),
    ],
)
def test_verdicts_in_words(mark: Mark, tier: Tier, word: str, *, mine: bool) -> None:
    assert verdict_word(mark, tier, mine=mine) == word


def test_verdicts_differ_without_colour_and_ones_own_stands_out(qtbot: QtBot, theme: Theme) -> None:
    """Seen in shades of grey, as on a poor projector."""
    seen = []
    for mark in Mark:
        for mine in (False, True):
            card = AnsweredCard(theme, Tier.STAFF, 1, Option("a", "Same text", mark, "Same reason"), mine=mine)
            qtbot.addWidget(card)
            grey = image(card).convertToFormat(QImage.Format.Format_Grayscale8)
            edge = [QColor(grey.pixel(6, y)).value() > 128 for y in range(20, grey.height() - 20)]
            seen.append((tuple(edge), mine, bytes(grey.constBits())))
    assert len({pixels for _, _, pixels in seen}) == 6
    assert len({edge for edge, mine, _ in seen if not mine}) == 3


def test_a_chosen_card_is_marked_by_more_than_colour(qtbot: QtBot, theme: Theme) -> None:
    card = OptionCard(theme, Tier.UPPER_KS2, 1, "Ask first")
    qtbot.addWidget(card)
    before = image(card)
    card.setChecked(True)
    after = image(card)
    tick = (after.width() - 60, 0, 50, after.height() - 8)
    assert before.copy(*tick) != after.copy(*tick)


def test_a_result_row_says_what_one_did(qtbot: QtBot, theme: Theme) -> None:
    row = ResultRow(theme, Tier.STAFF, 4, PartVerdict.NOT_QUITE, did="You left it", text="Give.", reason="Delete.")
    qtbot.addWidget(row)
    assert row.accessibleName() == "Option 4, not quite. You left it."
    assert row.accessibleDescription() == "Give. Delete."
    beside = row.heightForWidth(500)
    row.set_fit(Fit(stacked=True))
    assert row.heightForWidth(500) > beside


def test_hints_show_keys_and_words(qtbot: QtBot, theme: Theme) -> None:
    hints = KeyHints(theme, ("Press", "[1]", "to choose"))
    qtbot.addWidget(hints)
    assert hints.accessibleName() == "Press 1 to choose"
    assert [cap.label for cap in hints.findChildren(KeyCap)] == ["1"]
    hints.set_parts(("[Enter]", "to check"))
    assert [cap.label for cap in hints.findChildren(KeyCap)] == ["Enter"]


def test_a_message_is_quoted_for_the_ear_too(qtbot: QtBot, theme: Theme, pictures: PictureStore) -> None:
    card = MessageCard(theme, pictures, Tier.STAFF, Message("Message request", "Sunday 19:42", "Hi!!"))
    qtbot.addWidget(card)
    assert (card.accessibleName(), card.accessibleDescription()) == ("Message request. Sunday 19:42", "Hi!!")


def test_the_signpost_names_everyone_who_can_help(qtbot: QtBot, theme: Theme) -> None:
    post = Signpost(theme, ("Your teacher", "A grown-up at home", "Childline 0800 1111"))
    qtbot.addWidget(post)
    assert post.accessibleName() == "Who can help: Your teacher; A grown-up at home; Childline 0800 1111"
    two = Signpost(theme, ("Your teacher", "A grown-up at home"))
    qtbot.addWidget(two)
    assert two.sizeHint().height() < post.sizeHint().height()
