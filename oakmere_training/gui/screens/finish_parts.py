"""The parts of a pupil's ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box
from oakmere_training.gui.screens.finish_words import TELL
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.fact_list import MarkIcon
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.ks1_card import outline
from oakmere_training.gui.widgets.signpost import Signpost
from oakmere_training.gui.widgets.speak_button import SpeakButton
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.screens.finish_words import PictureCard
    from oakmere_training.gui.theme import Theme

_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _pad(card: Card, theme: Theme, side: int, up: int) -> None:
    card.column.setContentsMargins(theme.edge(side), theme.edge(up), theme.edge(side), theme.edge(up))


class DoneWell(Card):
    """*What you did well*: a tick, a heading and a sentence each."""

    def __init__(self, theme: Theme, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, width=2, radius=20, padding=(24, 20, 24, 20))
        self.column.addWidget(Text(theme, "What you did well", "title", size=(21, 28)))
        self._texts: list[tuple[Text, Text]] = []
        for title, sentence in pairs:
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(MarkIcon(theme, Mark.BEST, 32), 0, _TOP)
            lines = QVBoxLayout()
            lines.setSpacing(0)
            both = (Text(theme, title, "pupil_body", size=(20, 28)), Text(theme, sentence, color="ink2", size=(17, 24)))
            self._texts.append(both)
            for text in both:
                lines.addWidget(text)
            row.addLayout(lines, 1)
            self.column.addLayout(row)

    def set_room(self, *, wide: bool) -> None:
        """Use the sizes for this much room."""
        _pad(self, self._theme, 24 if wide else 18, 20 if wide else 15)
        self.column.setSpacing(14 if wide else 9)
        for title, sentence in self._texts:
            title.set_style("pupil_body", size=(20, 28) if wide else (18, 25))
            sentence.set_style("body", size=(17, 24) if wide else (16, 22))


class TalkAbout(Card):
    """*One thing to talk about*, on the tier's tint."""

    def __init__(self, theme: Theme, tier: Tier, text: str) -> None:
        super().__init__(theme, fill=f"accent:{tier}:tint", border="", padding=(18, 13, 18, 14))
        head = QHBoxLayout()
        head.setSpacing(10)
        strong = f"accent:{tier}:strong"
        head.addWidget(Icon(theme, "talk", size=24, color=strong))
        head.addWidget(Text(theme, "One thing to talk about", "body", bold=True, color=strong, size=(17, 24)), 1)
        self.column.addLayout(head)
        self.column.addSpacing(3)
        self.column.addWidget(Text(theme, text, "body", size=(19, 28)))

    def set_room(self, *, wide: bool) -> None:
        """Use the sizes for this much room."""
        _pad(self, self._theme, 18 if wide else 16, 13 if wide else 10)


class Sign(QWidget):
    """*Who can help?* beside a signpost."""

    def __init__(self, theme: Theme, arms: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Text(theme, "Who can help?", "title", size=(22, 30)))
        words.addWidget(Text(theme, TELL, "body", size=(17, 25)))
        words.addStretch(1)
        self._row.addLayout(words, 1)
        self._sign = Signpost(theme, arms)
        self._row.addWidget(self._sign, 0, _MIDDLE)

    def set_room(self, *, wide: bool) -> None:
        """Use the sizes for this much room."""
        self._sign.set_wide(round((300 if wide else 250) / self._theme.scale**0.5))
        large = self._theme.scale >= 1.5
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if large else directions.LeftToRight)


class _Outlined(QWidget):
    """White ground within the drawings' outline."""

    radius = 26

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and outline."""
        theme = self._theme
        border = theme.color("ink") if theme.high_contrast else outline(theme)
        fill = theme.color("surface")
        box(QPainter(self), QRectF(self.rect()), theme.edge(self.radius), fill=fill, border=border, width=theme.edge(3))


class _Bubble(_Outlined):
    radius = 24


class Speech(QWidget):
    """The round speaker and what was done well, in a bubble."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(22)
        self.speak = SpeakButton(theme, Tier.KS1, "Read aloud", 104)
        row.addWidget(self.speak, 0, _MIDDLE)
        bubble = _Bubble(theme)
        self._column = QVBoxLayout(bubble)
        self._text = Text(theme, text, "ks1_body", size=(30, 42))
        self._column.addWidget(self._text)
        row.addWidget(bubble, 1)

    def set_room(self, *, wide: bool) -> None:
        """Use the sizes for this much room."""
        side = self._theme.edge(25 if wide else 19)
        up = self._theme.edge(15)
        self._column.setContentsMargins(side, up, side, up)
        self._text.set_style("ks1_body", size=(30, 42) if wide else (25, 34))


class PictureCardRow(_Outlined):
    """A few words at the left, one or two drawings at the right; up to 136 px high."""

    def __init__(self, theme: Theme, pictures: PictureStore, card: PictureCard) -> None:
        super().__init__(theme)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self._text = Text(theme, card.text, "ks1_body", size=(30, 40))
        words.addWidget(self._text)
        if card.note:
            words.addWidget(Text(theme, card.note, "ks1_body", size=(24, 32)))
        words.addStretch(1)
        self._row.addLayout(words, 1)
        self._heads = _Heads(theme, pictures, card.pictures)
        self._row.addWidget(self._heads, 0, _MIDDLE)
        self.setAccessibleName(f"{card.text} {card.note}".strip())

    def set_room(self, *, wide: bool) -> None:
        """Use the sizes for this much room."""
        theme = self._theme
        side = theme.edge(28 if wide else 20)
        self._row.setContentsMargins(side, 6, side, 6)
        self._text.set_style("ks1_body", size=(30, 40) if wide else (27, 36))
        self._heads.set_high(96 if wide else 80)
        self.setMinimumHeight(108 if wide else 96)
        self._limit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be higher than 136 px only where the words need it."""
        super().resizeEvent(event)
        self._limit()

    def _limit(self) -> None:
        self.setMaximumHeight(max(self._theme.px(136), self._row.heightForWidth(max(1, self.width()))))


class _Heads(QWidget):
    """Drawings side by side, 6 px apart."""

    def __init__(self, theme: Theme, pictures: PictureStore, names: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._pictures, self._names, self._high = theme, pictures, names, 96
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_high(self, high: int) -> None:
        """Draw heads ``high`` px high; a heart is larger, as its drawing leaves more room round it."""
        self._high = high
        self.updateGeometry()
        self.update()

    def _boxes(self) -> list[QRectF]:
        found, x = [], 0.0
        for name in self._names:
            natural = self._pictures.natural_size(name)
            heart = name.endswith("heart")
            high = self._high * (136 / 96 if heart else 1)
            width = high * natural.width() / natural.height()
            less = 20 if heart else 0
            found.append(QRectF(x - less, (self._high - high) / 2, width, high))
            x += width - 2 * less + 6
        return found

    def sizeHint(self) -> QSize:
        """As wide as the drawings need."""
        boxes = self._boxes()
        right = boxes[-1].right() - (20 if self._names[-1].endswith("heart") else 0)
        return QSize(round(right), self._high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawings."""
        painter = QPainter(self)
        for name, place in zip(self._names, self._boxes(), strict=True):
            width, height = round(place.width()), round(place.height())
            pixmap = self._pictures.pixmap(name, width, height, self.devicePixelRatioF())
            painter.drawPixmap(round(place.x()), round(place.y()), pixmap)
