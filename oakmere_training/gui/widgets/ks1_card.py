"""The picture cards of Reception and Key Stage 1, before and after the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, ledge_box, rounded_path
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.option_card import ChoiceButton
from oakmere_training.gui.widgets.page_fit import Fit
from oakmere_training.gui.widgets.picture import STROKE
from oakmere_training.gui.widgets.speak_button import SpeakButton
from oakmere_training.gui.widgets.text_block import TextBlock, unbroken
from oakmere_training.gui.widgets.verdict import paint_mark, paint_own_pill, verdict_word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.quiz import Option, Picture
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_RADIUS = 26
_MOST = 196


def outline(theme: Theme) -> QColor:
    """The line round picture cards: the drawings' own stroke, or what shows on dark ground."""
    return STROKE if theme.mode == "light" else theme.color("line_strong")


def paint_picture_side(
    painter: QPainter, pictures: PictureStore, picture: Picture | None, inside: QRectF, width: float, line: QColor
) -> None:
    """The drawing at the left of a card, filling ``width`` and cut to the card, with a 3 px line at its right."""
    if picture is not None and pictures.has(picture.name):
        natural = pictures.natural_size(picture.name)
        scale = max(width / natural.width(), inside.height() / natural.height())
        w, h = round(natural.width() * scale), round(natural.height() * scale)
        painter.save()
        painter.setClipRect(QRectF(inside.left(), inside.top(), width, inside.height()), Qt.ClipOperation.IntersectClip)
        x = inside.left() + (width - w) / 2
        y = inside.top() + (inside.height() - h) / 2
        painter.drawPixmap(
            round(x), round(y), pictures.pixmap(picture.name, w, h, painter.device().devicePixelRatioF())
        )
        painter.restore()
    painter.fillRect(QRectF(inside.left() + width, inside.top(), 3, inside.height()), line)


def paint_number(painter: QPainter, theme: Theme, number: int, line: QColor) -> None:
    """The number of a picture card in its disc, top left."""
    side = theme.edge(40)
    rect = QRectF(13, 13, side, side)
    box(painter, rect, side / 2, fill=theme.color("surface"), border=line, width=3)
    painter.setFont(theme.font("number", size=19))
    painter.setPen(theme.color("ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))


def _picture_width(fit: Fit, width: int, height: float, *, roomy: bool = False) -> int:
    if fit.stacked:
        return min(round(width * 0.4), round(height * 4 / 3))
    return min(round(height * 4 / 3), 216 if fit.narrow and not roomy else round(width * 0.46))


class Ks1Card(ChoiceButton):
    """A picture, a few words and a speaker that reads them. The whole card chooses."""

    read_aloud_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        number: int,
        option: Option,
        *,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, ticks=ticks, parent=parent)
        self._pictures, self._number, self._option = pictures, number, option
        self._text = TextBlock(theme, unbroken(option.text), "ks1_option", size=(28, 38))
        self.setText(option.text)
        self.setAccessibleName(f"Option {number}, {option.text}")
        if option.picture is not None:
            self.setAccessibleDescription(option.picture.alt)
        self.speaker = SpeakButton(theme, Tier.KS1, f"Read aloud: {option.text}", parent=self)
        self.speaker.clicked.connect(lambda: self.read_aloud_asked.emit(option.text))

    def focus_radius(self) -> int:
        """The corner that the focus ring follows."""
        return _RADIUS

    def most(self) -> int:
        """The greatest height that a card stretches to, in pixels."""
        return self.theme.edge(_MOST)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        small = fit.narrow and not fit.stacked
        self._text.set_size((25, 34) if small else (28, 38))
        self.speaker.set_side(52 if small else 60)
        super().set_fit(fit)

    def _inner(self, width: int, height: float) -> tuple[int, int]:
        """Where the words begin, and their width."""
        gap, right = (14, 12) if self.fit.narrow else (20, 16)
        x = 6 + _picture_width(self.fit, width, height - 11) + gap
        return x, width - x - gap - self.speaker.sizeHint().width() - right - 3

    def heightForWidth(self, width: int) -> int:
        """High enough for the words beside the picture, and for a small hand: 120 px at least."""
        return max(120, self._text.height(self._inner(width, 150)[1]) + 2 * self.theme.edge(16) + 11)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the speaker at the right, in the middle of the face."""
        super().resizeEvent(event)
        side = self.speaker.sizeHint().width()
        right = 15 if self.fit.narrow else 19
        self.speaker.setGeometry(self.width() - side - right, (self.height() - 5 - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card on its ledge."""
        painter, theme, accent = QPainter(self), self.theme, self.theme.accent(Tier.KS1)
        chosen = self.isChecked()
        line = accent.strong if chosen else outline(theme)
        lit = chosen or self.isDown() or self.underMouse()
        down = 4 if self.isDown() else 0
        rect = QRectF(self.rect()).adjusted(0, down, 0, 0)
        width = 5 if chosen and theme.high_contrast else 3
        fill = accent.tint if lit else theme.color("surface")
        ledge_box(painter, rect, _RADIUS, fill=fill, border=line, width=width, ledge=8 - down)
        inside = rect.adjusted(3, 3, -3, -8 + down)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipPath(rounded_path(inside, _RADIUS - 3))
        picture = _picture_width(self.fit, self.width(), self.height() - 11)
        paint_picture_side(painter, self._pictures, self._option.picture, inside, picture, line)
        painter.restore()
        painter.save()
        painter.translate(0, down)
        paint_number(painter, theme, self._number, outline(theme))
        x, words = self._inner(self.width(), self.height())
        height = self._text.height(words)
        self._text.paint(painter, x, round((self.height() - 5 - height) / 2), words, theme.color("ink"))
        if chosen:
            disc = QRectF(6 + picture - 50, 13, 40, 40)
            paint_mark_of_choice(painter, theme, disc)
        painter.restore()


def paint_mark_of_choice(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """The tick that shows which picture was chosen."""
    accent = theme.accent(Tier.KS1)
    box(painter, rect, rect.width() / 2, fill=accent.strong)
    inset = rect.width() / 5
    paint_icon(painter, "tick", rect.adjusted(inset, inset, -inset, -inset), accent.on, stroke=3.5)


class Ks1AnsweredCard(VerdictCard):
    """A picture card with its verdict; the best choice is larger and tinted."""

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        number: int,
        option: Option,
        *,
        mine: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._pictures, self._number, self._option, self._mine = pictures, number, option, mine
        self.best = option.mark is Mark.BEST
        word = verdict_word(option.mark, Tier.KS1, mine=mine)
        self._word = TextBlock(theme, word, "number", size=(25, 34) if self.best else (20, 28))
        self._own = TextBlock(theme, "Your answer", "caption", bold=True)
        self._text = TextBlock(theme, unbroken(option.text), "ks1_option")
        own = ", your answer" if mine else ""
        self.setAccessibleName(f"Option {number}{own}, {word.lower()}")
        self.setAccessibleDescription(f"{option.text}. {option.feedback}")
        self.set_fit(Fit())

    def most(self) -> int:
        """The greatest height that a card stretches to, in pixels."""
        return self.theme.edge(250 if self.best else _MOST)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        small = fit.narrow and not fit.stacked
        self._text.set_size((23, 31) if small else (28, 38) if self.best else (25, 34))
        super().set_fit(fit)

    def _inner(self, width: int, height: float) -> tuple[int, int]:
        x = 6 + _picture_width(self.fit, width, height - 6, roomy=True) + 20
        return x, width - x - 19

    def _head(self) -> int:
        return self._word.line_height() + self.theme.edge(4)

    def _pill(self, inner: int) -> tuple[bool, int]:
        """Whether the pill shows, and the height of a line of its own where it has no room beside the word."""
        if not self._mine or self.best:
            return False, 0
        theme = self.theme
        taken = theme.edge(30) + theme.edge(12) + self._word.width() + 10 + self._own.width() + 2 * theme.px(10)
        return True, theme.px(30) if taken > inner else 0

    def heightForWidth(self, width: int) -> int:
        """Word and text beside the picture."""
        inner = self._inner(width, 130)[1]
        return max(110, self._head() + self._pill(inner)[1] + self._text.height(inner) + 2 * self.theme.edge(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter, theme = QPainter(self), self.theme
        marked = self.best or self._mine
        line = theme.color(self._option.mark.value) if marked else theme.color("line_strong")
        tint = self._option.mark is not Mark.UNSAFE and marked
        fill = theme.color(f"{self._option.mark.value}_tint") if tint else theme.color("surface")
        rect = QRectF(self.rect())
        box(painter, rect, _RADIUS, fill=fill)
        inside = rect.adjusted(2, 2, -2, -2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipPath(rounded_path(inside, _RADIUS - 2))
        picture = _picture_width(self.fit, self.width(), self.height() - 6, roomy=True)
        inner_rect = rect.adjusted(3, 3, -3, -3)
        paint_picture_side(painter, self._pictures, self._option.picture, inner_rect, picture, line)
        painter.restore()
        box(painter, rect, _RADIUS, border=line, width=4 if self._mine and theme.high_contrast else 3)
        paint_number(painter, theme, self._number, outline(theme))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self.theme
        x, inner = self._inner(self.width(), self.height())
        shown, below = self._pill(inner)
        height = self._head() + below + self._text.height(inner)
        y = round((self.height() - height) / 2)
        side = theme.edge(44 if self.best else 30)
        middle = y + self._word.line_height() / 2
        paint_mark(painter, theme, self._option.mark, QRectF(x, round(middle - side / 2), side, side))
        word_x = x + side + theme.edge(12)
        self._word.paint(painter, word_x, y, self._word.width(), theme.color(self._option.mark.value))
        if shown and below:
            paint_own_pill(painter, theme, x, y + self._head() + below / 2 - theme.edge(2), self._own)
        elif shown:
            paint_own_pill(painter, theme, word_x + self._word.width() + 10, middle, self._own)
        self._text.paint(painter, x, y + self._head() + below, inner, theme.color("ink"))
