"""The parts of a result: the score, what is still needed, the topics and what to look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.marking import Mark
from oakmere_training.gui.screens import result_words as words
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card, Line
from oakmere_training.gui.widgets.chips import Chip
from oakmere_training.gui.widgets.fact_list import MarkIcon
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.shares import Ring, TopicBar
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from oakmere_training.domain.attempt import TopicScore
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import FinishedAttempt, LookAgain

_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_MARK_WORD = {Mark.UNSAFE: "Not safe", Mark.ACCEPTABLE: "Acceptable", Mark.BEST: "Best choice"}


def _pad(card: Card, theme: Theme, side: int, up: int) -> None:
    """Give a card other room at its sides and above and below, px at 100 %."""
    card.column.setContentsMargins(theme.edge(side), theme.edge(up), theme.edge(side), theme.edge(up))


class ScoreCard(Card):
    """The ring, the verdict in a word, the heading and the summary."""

    def __init__(self, theme: Theme, finished: FinishedAttempt) -> None:
        super().__init__(theme, padding=(27, 23, 27, 23))
        self._row = QHBoxLayout()
        self.column.addLayout(self._row)
        self._ring = Ring(theme, finished.attempt.tier)
        percent = finished.result.percent
        self._ring.set_share(percent / 100, f"{percent}%")
        self._row.addWidget(self._ring, 0, _MIDDLE)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._row.addLayout(column, 1)
        column.addStretch(1)
        column.addLayout(self._verdict(theme, finished))
        column.addSpacing(11)
        self._heading = Text(theme, words.heading(finished), "h1")
        column.addWidget(self._heading)
        column.addSpacing(2)
        column.addWidget(Text(theme, words.summary(finished), "body", color="ink2"))
        column.addStretch(1)

    @staticmethod
    def _verdict(theme: Theme, finished: FinishedAttempt) -> QHBoxLayout:
        word = words.verdict(finished)
        done = word in ("Passed", "Completed")
        row = QHBoxLayout()
        row.setSpacing(8)
        icon = MarkIcon(theme, Mark.BEST) if done else Icon(theme, "redo", size=24, color="acceptable")
        row.addWidget(icon)
        color = "best" if done else "acceptable"
        row.addWidget(Text(theme, word, "number", size=(17, 26), color=color, wrap=False), 1)
        return row

    def set_room(self, *, wide: bool, tight: bool, stacked: bool) -> None:
        """Use the sizes for this much room."""
        small = not wide and not stacked
        _pad(self, self._theme, 27 if wide else 19, 13 if tight else 23 if wide else 17)
        self._row.setSpacing(28 if wide else 18)
        self._ring.set_size(*((104, 11, 25) if small else (124, 13, 30)))
        self._heading.set_style("h2" if small else "h1")


class ConditionsRow(QWidget):
    """Cards side by side that name what is still needed, or how scores compare."""

    def __init__(self, theme: Theme, conditions: tuple[tuple[Mark | str, str, str], ...]) -> None:
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._cards = [self._card(*condition) for condition in conditions]
        for card in self._cards:
            self._row.addWidget(card, 1)

    def _card(self, mark: Mark | str, title: str, stand: str) -> Card:
        card = Card(self._theme, padding=(21, 16, 21, 16))
        row = QHBoxLayout()
        row.setSpacing(14)
        icon = MarkIcon(self._theme, mark) if isinstance(mark, Mark) else Icon(self._theme, mark, size=24)
        row.addWidget(icon, 0, _TOP)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(self._theme, title, "body", bold=True))
        column.addWidget(Text(self._theme, stand, "small", color="ink2"))
        column.addStretch(1)
        row.addLayout(column, 1)
        card.column.addLayout(row)
        return card

    def set_room(self, *, wide: bool, stacked: bool) -> None:
        """One below the other at large text."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if stacked else across)
        self._row.setSpacing(18 if wide else 12)
        for card in self._cards:
            _pad(card, self._theme, *((21, 16) if wide else (15, 12)))


class TopicsCard(Card):
    """A bar of points for each topic."""

    def __init__(self, theme: Theme, tier: Tier, topics: tuple[TopicScore, ...]) -> None:
        super().__init__(theme, padding=(27, 19, 27, 19))
        self.column.addWidget(Text(theme, "How you did, by topic", "title"))
        self.column.addSpacing(4)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self._rows = len(topics)
        for place, topic in enumerate(topics):
            bar = TopicBar(theme, tier)
            bar.set_points(topic.points, topic.maximum)
            count = Text(theme, f"**{topic.points}** of {topic.maximum}", align=Qt.AlignmentFlag.AlignRight, wrap=False)
            self._grid.addWidget(Text(theme, topic.topic), place, 0, _MIDDLE)
            self._grid.addWidget(bar, place, 1, _MIDDLE)
            self._grid.addWidget(count, place, 2, _MIDDLE)

    def set_room(self, *, wide: bool, short: bool) -> None:
        """Use the sizes for this much room."""
        theme = self._theme
        row = 31 if short else 38 if wide else 34
        for place in range(self._rows):
            self._grid.setRowMinimumHeight(place, theme.px(row))
        name, count, gap = (250, 64, 16) if wide else (190, 54, 10)
        self._grid.setColumnMinimumWidth(0, theme.px(name))
        self._grid.setColumnMinimumWidth(2, theme.px(count))
        self._grid.setHorizontalSpacing(gap)


class _AgainRow(QWidget):
    def __init__(self, theme: Theme, tier: Tier, item: LookAgain, asked: SignalInstance) -> None:
        super().__init__()
        self._theme = theme
        row = self._row = QHBoxLayout(self)
        row.setSpacing(14)
        row.addWidget(MarkIcon(theme, item.answer.mark, word=_MARK_WORD[item.answer.mark]), 0, _MIDDLE)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Text(theme, words.again_title(item)))
        advice = words.again_advice(item)
        if advice:
            column.addWidget(Text(theme, advice, "small", color="ink2"))
        if item.reason:
            column.addWidget(Text(theme, words.why_asked(item), "small", color="ink2"))
        column.addStretch(1)
        row.addLayout(column, 1)
        self._chip = Chip(theme, f"Section {item.section.number}", "book", tier) if item.section else None
        if self._chip is not None and item.section is not None:
            self._chip.setToolTip(item.section.label)
            row.addWidget(self._chip, 0, _MIDDLE)
        self.button: Button | None = None
        if item.question is not None:
            self.button = Button(theme, "Read it", "secondary", tier, small=True)
            self.button.setAccessibleName(f"Read it, {words.again_title(item)}")
            self.button.clicked.connect(lambda: asked.emit(item.answer.question_id))
            row.addWidget(self.button, 0, _MIDDLE)

    def set_room(self, *, wide: bool, short: bool) -> None:
        up = 5 if short else 9
        self._row.setContentsMargins(0, up, 0, up)
        self.setMinimumHeight(self._theme.px(56 if short else 66))
        if self._chip is not None:
            self._chip.setVisible(wide and self._theme.scale < 1.5)


class AgainCard(Card):
    """The questions without a best answer, each with *Read it*; all of them once more by *Try again*."""

    read_asked = Signal(str)
    second_try_asked = Signal()
    retake_asked = Signal()

    def __init__(self, theme: Theme, finished: FinishedAttempt, *, offer: bool) -> None:
        """``offer`` adds the quiet ways into a second try and a full retake."""
        offered = offer and bool(words.readable(finished))
        super().__init__(theme, padding=(27, 9 if offered else 17, 27, 9))
        tier, items = finished.attempt.tier, finished.look_again
        head = QHBoxLayout()
        title = words.again_heading(len(items)) if items else "Nothing to look at again"
        head.addWidget(Text(theme, title, "title"), 1, _MIDDLE)
        self.again: Button | None = None
        if offered:
            label = "Try this one again" if len(words.readable(finished)) == 1 else "Try these again"
            self.again = Button(theme, label, "quiet", tier, small=True, icon="redo")
            self.again.clicked.connect(self.second_try_asked)
            head.addWidget(self.again)
        self.column.addLayout(head)
        self.column.addSpacing(0 if offered else 2)
        self.rows = [_AgainRow(theme, tier, item, self.read_asked) for item in items]
        for place, row in enumerate(self.rows):
            if place:
                self.column.addWidget(Line(theme))
            self.column.addWidget(row)
        if not items:
            self.column.addWidget(Text(theme, "Every answer was the best one.", color="ink2"))
            self.column.addSpacing(8)
        self.column.addStretch(1)
        if offer:
            retake = Button(theme, "Start again from question 1", "quiet", tier, small=True)
            retake.clicked.connect(self.retake_asked)
            self.column.addWidget(retake, 0, Qt.AlignmentFlag.AlignRight)

    def set_room(self, *, wide: bool, short: bool) -> None:
        """Use the sizes for this much room."""
        for row in self.rows:
            row.set_room(wide=wide, short=short)
