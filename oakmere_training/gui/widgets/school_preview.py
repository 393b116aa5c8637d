"""Where the school's settings appear: a certificate in small, and whom learners are told to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.validity import long_date
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.header import Drawn
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.settings.fields import SchoolSettings

_RULE = QColor("#0B4F5C")
_CREST = (120, 142)


class _Rule(QWidget):
    """A line over part of the width, as on the certificate."""

    def __init__(self, theme: Theme, share: float, color: QColor | str) -> None:
        super().__init__()
        self._theme, self._share, self._color = theme, share, color
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._color if isinstance(self._color, QColor) else self._theme.color(self._color)
        if self._theme.mode != "light":
            color = self._theme.color("ink")
        QPainter(self).fillRect(0, 0, round(self.width() * self._share), 1, color)


class _Sheet(QWidget):
    """The certificate's ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        width = 2 if theme.high_contrast else 1
        box(
            QPainter(self),
            QRectF(self.rect()),
            0,
            fill=theme.color("raised"),
            border=theme.color("line_strong"),
            width=width,
        )


class SchoolPreview(Card):
    """Follows ``show_school``."""

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__(theme, padding=(20, 18, 20, 18))
        self.column.addWidget(Text(theme, "Where it appears", "title", size=(18, 26)))
        self.column.addSpacing(10)
        self._name = Text(theme, "", "button", size=(14, 18))
        self._renew = Text(theme, "", "caption", size=(14, 19))
        self._signed = Text(theme, "", "caption", size=(14, 18))
        self._tell = Text(theme, "", "body", size=(16, 22))
        self.column.addWidget(self._sheet(pictures))
        self.column.addSpacing(14)
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(Icon(theme, "person", size=20, color="accent:staff:strong"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, "Who to tell", "body", bold=True, size=(16, 22)))
        words.addWidget(self._tell)
        told.addLayout(words, 1)
        self.column.addLayout(told)

    def _sheet(self, pictures: PictureStore) -> QWidget:
        theme = self._theme
        sheet = _Sheet(theme)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Drawn(pictures, "crest", (round(38 * _CREST[0] / _CREST[1]), 38)), 0)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(Text(theme, "Certificate of training", "caption", size=(14, 18), color="ink2"))
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addSpacing(14)
        column.addWidget(Text(theme, "A. Example", "title", size=(22, 28)))
        column.addSpacing(2)
        column.addWidget(_Rule(theme, 0.75, _RULE))
        column.addSpacing(8)
        column.addWidget(Text(theme, "Score 19 of 20 (95%)", "caption", size=(14, 19)))
        column.addWidget(self._renew)
        column.addSpacing(20)
        column.addWidget(_Rule(theme, 0.62, "ink"))
        column.addSpacing(3)
        column.addWidget(self._signed)
        return sheet

    def show_school(self, school: SchoolSettings, today: date) -> None:
        """Show the settings as they would be."""
        self._name.setText(school.school_name)
        self._renew.setText(f"Renew by {long_date(school.valid_until(today))}")
        self._signed.setText(", ".join(filter(None, (school.signatory_name, school.signatory_title))))
        told = school.who_to_tell()
        self._tell.setText("\n".join(told) if told else "Nobody is named yet.")
