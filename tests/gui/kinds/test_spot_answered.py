"""A post whose wrong parts were marked: what the feedback says of each, and of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds import Fit
from oakmere_training.gui.kinds.spot import SpotAnswered, spot_heading
from tests.gui.kinds.questions import answered, make_pictures, make_theme
from tests.gui.kinds.spot_questions import CHAT, EVERY, PHOTO, asked_spot
from tests.gui.kinds.test_spot import player

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.services.views import AskedQuestion

WRONG = ("photo", "name", "advert", "link")


def spot_answered(qtbot: QtBot, *chosen: str, asked: AskedQuestion | None = None) -> SpotAnswered:
    area = kinds.answered_area(make_theme(), make_pictures(), answered(asked or asked_spot(), *chosen))
    assert isinstance(area, SpotAnswered)
    qtbot.addWidget(area)
    area.resize(700, 560)
    return area


@pytest.mark.parametrize(
    ("chosen", "heading"),
    [
        (WRONG, "All four found"),
        (("photo", "advert"), "Two found. Numbers 3 and 5 were missed"),
        (("photo", "name", "advert"), "Three found. Number 5 was missed"),
        ((*WRONG, "next"), "All four found. Number 6 was fine"),
        (("photo", "name", "advert", "thanks"), "Three found. Number 5 was missed, and number 1 was fine"),
        ((), "Not yet: look at each one again"),
        (("thanks",), "Not yet: look at each one again"),
    ],
)
def test_the_heading_says_what_was_found_first(chosen: tuple[str, ...], heading: str) -> None:
    assert spot_heading(answered(asked_spot(), *chosen)) == heading


@pytest.mark.parametrize(
    ("chosen", "heading"),
    [
        (("face", "baby"), "You found two"),
        (("face",), "You found one. Look at number 4 again"),
        (("face", "boats"), "You found one. Look at numbers 1 and 4 again"),
        (("face", "baby", "boats"), "You found two. Number 1 was fine"),
        ((), "Not yet: look at numbers 2 and 4 again"),
    ],
)
def test_pupils_are_told_where_to_look_again(chosen: tuple[str, ...], heading: str) -> None:
    assert spot_heading(answered(asked_spot(Tier.UPPER_KS2, CHAT), *chosen)) == heading


def test_each_part_says_how_it_went_and_why(qtbot: QtBot) -> None:
    area = spot_answered(qtbot, "photo", "thanks", "link")
    assert [(how.word, how.mark, how.extra) for how in area.found] == [
        ("Fine to post", None, True),
        ("Found", Mark.BEST, False),
        ("Missed", Mark.UNSAFE, False),
        ("Missed", Mark.ACCEPTABLE, False),
        ("Found", Mark.BEST, False),
        ("Fine to post", None, False),
    ]
    assert [part.accessibleName().rpartition(". ")[2] for part in area.parts] == [
        "Fine to post, you marked it",
        "Found",
        "Missed, not safe",
        "Missed",
        "Found",
        "Fine to post",
    ]
    assert area.parts[2].accessibleDescription() == "So does a pupil’s name. Check the record before posting."
    assert area.shows_verdict


def test_reasons_are_numbered_as_the_parts_and_the_extra_mark_has_one(qtbot: QtBot) -> None:
    area = spot_answered(qtbot, "photo", "thanks")
    reasons = area.aside()
    qtbot.addWidget(reasons)
    reasons.show()
    assert [row.mark for row in area.reasons.rows] == [
        Mark.ACCEPTABLE, Mark.BEST, Mark.UNSAFE, Mark.ACCEPTABLE, Mark.ACCEPTABLE, None,
    ]  # fmt: skip
    assert area.reasons.rows[0].accessibleName() == (
        "1, fine to post, you marked it. Nobody is named, and it is the school’s own news."
    )
    assert [row.isVisible() for row in area.reasons.rows] == [True] * 6
    area.set_fit(Fit(short=True))
    assert [row.isVisible() for row in area.reasons.rows] == [True] * 5 + [False]
    said = [label.text() for label in area.reasons.rows[0].findChildren(QLabel)]
    assert said == ["Fine to post. Nobody is named, and it is the school’s own news."]


def test_what_is_fine_in_a_chat_is_fine_to_send(qtbot: QtBot) -> None:
    area = spot_answered(qtbot, "face", asked=asked_spot(Tier.UPPER_KS2, CHAT))
    assert [how.word for how in area.found] == ["Fine to send", "Found", "Fine to send", "Missed", "Fine to send"]
    assert area.spoken()[:2] == ("1: Robin: Best trip ever! The boats were so fun.", "Fine to send. It is kind.")


def test_verdicts_of_a_photo_stay_on_it(qtbot: QtBot) -> None:
    area = spot_answered(qtbot, "face", "banner", asked=asked_spot(body=PHOTO))
    area.resize(540, area.heightForWidth(540))
    area.show()
    for part in area.parts:
        assert area.post.rect().contains(part.geometry()), part.accessibleName()
    assert area.reasons.rows[1].findChildren(QLabel)[0].text() == (
        "The runner’s face. The runner has no consent recorded."
    )


def test_the_answered_page_has_the_verdict_of_the_whole_and_the_policy(qtbot: QtBot) -> None:
    screen = player(qtbot, asked_spot(critical=True))
    screen.show_answered(answered(asked_spot(critical=True), "photo", "advert"))
    assert screen.frame is not None
    assert screen.answered is not None
    assert screen.frame.verdict is not None
    assert screen.frame.verdict.accessibleName() == "Not safe"
    assert screen.frame.points.text() == "0 of 2 points. Critical question: not safe yet."
    assert screen.answered.panel is not None
    assert screen.answered.panel.isVisible()
    area = screen.answered.area
    assert isinstance(area, SpotAnswered)
    assert area.reasons.isVisible()
    assert area.mapTo(screen, area.rect().topRight()).x() < area.reasons.mapTo(screen, QRect().topLeft()).x()


def test_all_that_is_wrong_is_the_best_answer() -> None:
    assert answered(asked_spot(), *WRONG).marked.mark is Mark.BEST
    assert answered(asked_spot(), *EVERY).marked.mark is Mark.ACCEPTABLE
