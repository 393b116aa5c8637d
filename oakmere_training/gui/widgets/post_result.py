"""A part of a post after the answer: found, missed, or fine as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from oakmere_training.domain.marking import Mark, MarkedPart, PartVerdict
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.key_cap import paint_option_key
from oakmere_training.gui.widgets.post_part import PartShape, PartWords, paint_cover, part_name, picture_height
from oakmere_training.gui.widgets.text_block import TextBlock
from oakmere_training.gui.widgets.verdict import EDGE, PART_MARK, paint_edge, paint_mark, paint_own_pill

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from oakmere_training.domain.kinds.spot import PostPart
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit

MARKED = "You marked it"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one part went. ``mark`` is ``None`` for what is fine; ``extra``: it is fine and was marked all the same."""

    word: str
    mark: Mark | None
    extra: bool = False

    @property
    def border(self) -> str:
        """The token of its edge."""
        return "line" if self.mark is None else self.mark.value

    @property
    def tint(self) -> str:
        """The token of its ground."""
        return f"{self.mark.value}_tint" if self.mark in (Mark.BEST, Mark.ACCEPTABLE) else "surface"

    @property
    def said(self) -> str:
        """What a screen reader says of it: 'missed, not safe'."""
        not_safe = ", not safe" if self.mark is Mark.UNSAFE else ""
        return f"{self.word.lower()}{not_safe}{', you marked it' if self.extra else ''}"


def outcome(part: PostPart, marked: MarkedPart, fine: str) -> Outcome:
    """How a part went. ``fine`` is the word for what may stay, such as 'Fine to post'."""
    if not part.wrong:
        return Outcome(fine, None, extra=marked.chosen)
    if marked.verdict is PartVerdict.RIGHT:
        return Outcome("Found", Mark.BEST)
    return Outcome("Missed", PART_MARK[marked.verdict])


class OutcomeLine:
    """Mark and word on one line, with 'You marked it' where something fine was marked."""

    def __init__(self, theme: Theme, found: Outcome) -> None:
        self._theme, self.found, self._tight = theme, found, False
        if found.mark is None:
            self._word = TextBlock(theme, found.word, "small", bold=True)
        else:
            self._word = TextBlock(theme, found.word, "number", size=(16, 24))
        self._own = TextBlock(theme, MARKED, "caption", bold=True)

    def set_tight(self, *, tight: bool) -> None:
        """Use less height."""
        self._tight = tight

    def height(self) -> int:
        """Of the line, in px."""
        return self._theme.px(24 if self._tight else 28)

    def _side(self) -> int:
        return 0 if self.found.mark is None else self._theme.px(24)

    def word_width(self) -> int:
        """Mark and word, in px."""
        gap = self._theme.edge(8) if self.found.mark is not None else 0
        return self._side() + gap + self._word.width()

    def pill_width(self) -> int:
        """What the pill takes, in px; 0 for none."""
        return self._own.width() + 2 * self._theme.px(10) if self.found.extra else 0

    def below(self, room: int) -> bool:
        """Whether the pill needs a line of its own."""
        return self.found.extra and self.word_width() + self._theme.edge(10) + self.pill_width() > room

    def total(self, room: int) -> int:
        """The height with the pill, in px."""
        return self.height() * (2 if self.below(room) else 1)

    def paint(self, painter: QPainter, x: int, y: int, room: int) -> None:
        """Paint it from the top left."""
        theme, side = self._theme, self._side()
        middle = y + self.height() / 2
        left = x
        if self.found.mark is not None:
            paint_mark(painter, theme, self.found.mark, QRectF(x, round(middle - side / 2), side, side))
            left += side + theme.edge(8)
        ink = theme.color("ink" if self.found.mark is None else self.found.mark.value)
        self._word.paint(painter, left, round(middle - self._word.line_height() / 2), self._word.width(), ink)
        if self.found.extra and self.below(room):
            paint_own_pill(painter, theme, x, middle + self.height(), self._own)
        elif self.found.extra:
            paint_own_pill(painter, theme, x + self.word_width() + theme.edge(10), middle, self._own)


class PostResult(VerdictCard):
    """The part with its edge, its mark and its word."""

    def __init__(
        self, theme: Theme, pictures: PictureStore, tier: Tier, number: int, part: PostPart, found: Outcome
    ) -> None:
        super().__init__(theme)
        self.part, self.found = part, found
        self._pictures, self._number, self._pupil = pictures, number, tier.for_pupils
        self._shape, self._words, self._line = (
            PartShape(theme, tier, part),
            PartWords(theme, tier, part),
            OutcomeLine(theme, found),
        )
        self.setAccessibleName(f"{part_name(part, number).rstrip('.')}. {found.said.capitalize()}")
        self.setAccessibleDescription(part.feedback)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        self._words.set_fit(fit, answered=True)
        super().set_fit(fit)
        self._line.set_tight(tight=self._tight())

    # -- sizes -----------------------------------------------------------------------------------------------

    def _border(self) -> int:
        strong = self.found.mark is Mark.BEST or self.theme.high_contrast
        return self.theme.edge(3 if strong else 2)

    def _key(self) -> int:
        return self.theme.px(36)

    def _tight(self) -> bool:
        return (self.fit.short or self.fit.narrow) and not self.fit.stacked

    def _inner(self, width: int) -> tuple[int, int]:
        """Where the text begins and how wide it may be."""
        edge = self.theme.edge
        x = edge(2 + EDGE + 12) + self._key() + edge(10 if self._tight() else 12)
        return x, max(1, width - x - edge(14))

    def _above(self) -> int:
        close = 3 if self.fit.smaller and not self.found.extra else 5
        return self.theme.edge(close if self._tight() else 10)

    def _head(self, inner: int) -> int:
        """The line of the verdict, in a chat after the speaker's name."""
        return self._line.total(max(1, inner - self._name_width()))

    def _name_width(self) -> int:
        return self._words.name.width() + self.theme.edge(14) if self._words.chat else 0

    def heightForWidth(self, width: int) -> int:
        """The picture, or verdict and text."""
        if self.part.picture is not None:
            return picture_height(self._pictures, self.part, width, self.fit)
        inner = self._inner(width)[1]
        least = self._key() + 2 * self.theme.edge(8)
        down = self._above()
        return max(least, self._above() + self._head(inner) + self._gap() + self._words.text.height(inner) + down)

    def _gap(self) -> int:
        return self.theme.edge(0 if self._tight() else 2)

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, number, verdict and text."""
        painter, theme = QPainter(self), self.theme
        rect, border = QRectF(self.rect()), self._border()
        none = theme.color(self.found.tint)
        self._shape.paint(painter, rect, none, theme.color(self.found.border), border)
        if self.part.picture is not None:
            left = border + (theme.edge(EDGE) if self.found.mark is not None else 0)
            inner = rect.adjusted(left, border, -border, -border)
            painter.save()
            painter.setClipPath(self._shape.path(rect, border))
            paint_cover(painter, self._pictures, self.part.picture.name, inner, 0)
            painter.restore()
        if self.found.mark is not None:
            self._paint_edge(painter, rect, border)
        if self.part.picture is not None:
            self._paint_on_picture(painter)
        else:
            self._paint_words(painter)

    def _paint_edge(self, painter: QPainter, rect: QRectF, border: int) -> None:
        assert self.found.mark is not None  # noqa: S101
        painter.save()
        painter.setClipPath(self._shape.path(rect, border - 0.5))
        band = QRectF(rect.left() + border, rect.top(), self.theme.edge(EDGE), rect.height())
        paint_edge(painter, self.theme, self.found.mark, band)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        theme, words = self.theme, self._words
        x, inner = self._inner(self.width())
        y = self._above()
        height = self._head(inner) + self._gap() + words.text.height(inner)
        if words.chat or self._pupil:
            y = max(y, (self.height() - height) // 2)
        key_y = max(theme.edge(8), round(y + (self._line.height() - self._key()) / 2))
        if height <= self._key() or words.chat:
            key_y = (self.height() - self._key()) // 2 if not self.fit.stacked else key_y
        paint_key(painter, theme, QRectF(theme.edge(2 + EDGE + 12), key_y, self._key(), self._key()), self._number)
        left = x
        if words.chat:
            line = words.name.line_height()
            words.name.paint(painter, x, y + (self._line.height() - line) // 2, inner, theme.color("ink"))
            left += self._name_width()
        self._line.paint(painter, left, y, max(1, inner - (left - x)))
        words.text.paint(painter, x, y + self._head(inner) + self._gap(), inner, words.ink())

    def _paint_on_picture(self, painter: QPainter) -> None:
        theme = self.theme
        key = QRectF(theme.edge(2 + EDGE + 12), theme.edge(11), self._key(), self._key())
        paint_key(painter, theme, key, self._number)
        room = round(self.width() - key.right() - theme.edge(10 + 12))
        badge = Badge(theme, self._line)
        badge.paint(painter, QRectF(self.width() - theme.edge(12) - badge.width(room), key.top(), 0, 0), room)


class Badge:
    """Mark and word in a small box of their own, to stand on a picture."""

    def __init__(self, theme: Theme, line: OutcomeLine) -> None:
        self._theme, self._line = theme, line

    def width(self, room: int) -> int:
        """In px, with the pill in it where that fits beside the word."""
        theme, line = self._theme, self._line
        inner = line.word_width()
        if line.found.extra:
            beside = inner + theme.edge(10) + line.pill_width()
            inner = beside if not line.below(self._inside(room)) else max(inner, line.pill_width())
        return inner + 2 * theme.edge(10)

    def _inside(self, room: int) -> int:
        return room - 2 * self._theme.edge(10)

    def height(self, room: int) -> int:
        """In px."""
        return self._line.total(self._inside(room)) + 2 * self._theme.edge(4)

    def paint(self, painter: QPainter, at: QRectF, room: int) -> None:
        """Paint it from the top left of ``at``."""
        theme, found = self._theme, self._line.found
        rect = QRectF(at.left(), at.top(), self.width(room), self.height(room))
        border: QColor = theme.color("line_strong" if found.mark is None else found.mark.value)
        box(painter, rect, theme.edge(12), fill=theme.color(found.tint), border=border, width=theme.edge(2))
        self._line.paint(
            painter, round(rect.left()) + theme.edge(10), round(rect.top()) + theme.edge(4), self._inside(room)
        )


def paint_key(painter: QPainter, theme: Theme, rect: QRectF, number: int, size: float = 17) -> None:
    """The number of a part, once the answer is in."""
    surface, line, ink = theme.color("surface"), theme.color("line_strong"), theme.color("ink")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    paint_option_key(painter, theme, rect, str(number), fill=surface, border=line, ink=ink, size=size)
