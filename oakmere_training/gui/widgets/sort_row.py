"""An item that was sorted, after checking: Right, Not quite or Not safe, where it was put and where it belongs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from oakmere_training.domain.marking import PartVerdict
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.page_fit import Fit
from oakmere_training.gui.widgets.result_row import fit_part_text
from oakmere_training.gui.widgets.sort_part import paint_place_icon
from oakmere_training.gui.widgets.text_block import TextBlock, unbroken
from oakmere_training.gui.widgets.thumb import paint_thumb
from oakmere_training.gui.widgets.verdict import EDGE, PART_MARK, PART_WORD, paint_mark, paint_verdict_card

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.kinds.sort import Item, Place
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

Labelled = tuple[str, str]
"""A place's label and its icon."""


class PlaceChip:
    """A place in an outlined box, painted by the row: ``right`` where the item belongs."""

    def __init__(self, theme: Theme, labelled: Labelled, caption: str, *, right: bool) -> None:
        self._theme, (label, self._icon), self._right = theme, labelled, right
        self._label, self._air = TextBlock(theme, label, "button", size=(16, 22)), 16
        self._caption = TextBlock(theme, caption, "caption", bold=True)

    def set_size(self, size: tuple[int, int], air: int) -> None:
        """Use another size of type, with ``air`` above and below together (px at 100 %)."""
        self._label.set_size(size)
        self._air = air

    def height(self) -> int:
        """38 at 100 % where there is room."""
        return self._label.line_height() + self._theme.edge(self._air)

    def width(self) -> int:
        """Icon and label with their padding."""
        return self._inside() + self._theme.edge(14)

    def _inside(self) -> int:
        """Where the label ends."""
        return self._theme.edge(14) + self._theme.px(18) + self._theme.edge(8) + self._label.width()

    def caption_width(self) -> int:
        """The words beside it, with their gap."""
        return self._caption.width() + self._theme.edge(12) if self._caption.text else 0

    def paint(self, painter: QPainter, x: int, y: int, width: int) -> None:
        """Paint the box from its top left corner, the caption to its left."""
        theme, high = self._theme, self.height()
        border, ink = ("best", "best") if self._right else ("line_strong", "ink")
        edge = theme.edge(3 if self._right else 2)
        rect = QRectF(x, y, width, high)
        box(painter, rect, theme.edge(10), fill=theme.color("surface"), border=theme.color(border), width=edge)
        side = theme.px(18)
        spot = QRectF(x + theme.edge(14), round(y + (high - side) / 2), side, side)
        paint_place_icon(painter, self._icon, spot, theme.color(ink))
        left = round(spot.right()) + theme.edge(8)
        top = y + (high - self._label.line_height()) // 2
        self._label.paint(painter, left, top, self._label.width(), theme.color(ink))
        if self._caption.text:
            top = y + (high - self._caption.line_height()) // 2
            start = x - self.caption_width()
            self._caption.paint(painter, start, top, self._caption.width(), theme.color("ink"))


class SortRow(VerdictCard):
    """Mark and word at the left, item and reason, and at the right the place, or 'You chose' above 'Better'.

    Where text is stacked in one column they go one below the other.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        tier: Tier,
        item: Item,
        put: Place,
        verdict: PartVerdict,
        *,
        number: int,
        places: dict[Place, Labelled],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._pictures, self._tier = pictures, tier
        self._mark, self._right = PART_MARK[verdict], verdict is PartVerdict.RIGHT
        ks1 = tier is Tier.KS1
        self._picture = item.picture if ks1 and item.picture and pictures.has(item.picture.name) else None
        self._word = TextBlock(theme, PART_WORD[verdict], "number")
        self._text = TextBlock(theme, unbroken(item.text) if tier.for_pupils else item.text, _role(tier))
        self._reason = TextBlock(theme, "" if ks1 else item.feedback, "option_feedback")
        chips = [PlaceChip(theme, places[item.place], "" if self._right else "Better", right=True)]
        if not self._right:
            chips.insert(0, PlaceChip(theme, places[put], "You chose", right=False))
        self._chips = tuple(chips)
        self._columns = tuple(PlaceChip(theme, place, "", right=True) for place in places.values())
        chose = f"You chose {places[put][0]}."
        better = "" if self._right else f" Better: {places[item.place][0]}."
        self.setAccessibleName(f"Item {number}, {PART_WORD[verdict].lower()}. {chose}{better}")
        self.setAccessibleDescription(f"{item.text} {item.feedback}".strip())
        self.set_fit(Fit())

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        small = fit.narrow and not fit.stacked
        pupil, ks1 = self._tier.for_pupils, self._tier is Tier.KS1
        self._word.set_size((20, 30) if ks1 else (19, 30) if pupil else (16, 24))
        if ks1:
            self._text.set_size((25, 34) if small else (28, 38))
        else:
            fit_part_text(self._text, self._reason, replace(fit, narrow=small), pupil=pupil)
        for chip in (*self._chips, *self._columns):
            size = (18, 28) if ks1 and not fit.short else (16, 22) if pupil else (15, 18)
            chip.set_size(size, 8 if fit.smaller and not ks1 else 16)
        super().set_fit(fit)

    # -- measuring -------------------------------------------------------------------------------------------

    def most(self) -> int:
        """The greatest height that a row stretches to, in pixels; only picture rows stretch."""
        return self.theme.edge(140) if self._picture is not None else 0

    def _pad(self) -> tuple[int, int]:
        """Above and below; and where the mark begins."""
        edge, border = self.theme.edge, self.theme.edge(2 if self._right else 3)
        up = 5 if self.fit.smaller else 7 if self.fit.short or self.fit.narrow else 10
        return edge(up) + border, border + edge(EDGE + 14)

    def _side(self) -> int:
        return self.theme.px(30 if self._tier.for_pupils else 24)

    def _verdict_width(self) -> int:
        """The column of mark and word: as wide as the longest word needs, so that all rows line up."""
        longest = TextBlock(self.theme, PART_WORD[PartVerdict.NOT_QUITE], "number", size=(19, 30)).width()
        return self._side() + self.theme.edge(8) + max(self._word.width(), longest) + self.theme.edge(16)

    def _chip_width(self) -> int:
        least = self.theme.px(148 if self._tier.for_pupils else 124)
        return max(least, *(chip.width() for chip in self._columns))

    def _chips_height(self) -> int:
        return sum(chip.height() for chip in self._chips) + self._chip_gap() * (len(self._chips) - 1)

    def _chip_gap(self) -> int:
        return self.theme.edge(4 if self.fit.smaller else 6)

    def _captions(self) -> int:
        return max(chip.caption_width() for chip in self._chips)

    def _thumb(self) -> tuple[int, int]:
        edge = self.theme.edge
        if self._picture is None:
            return 0, 0
        return (edge(76), edge(60)) if self.fit.short and not self.fit.stacked else (edge(112), edge(88))

    def _has_reason(self) -> bool:
        return bool(self._reason.text) and not (self._right and self.fit.fewer)

    def _text_height(self, inner: int) -> int:
        reason = self._reason.height(inner) if self._has_reason() else 0
        return self._text.height(inner) + reason

    def _text_place(self, width: int) -> tuple[int, int]:
        """X and width of item and reason."""
        _, left = self._pad()
        picture = self._thumb()[0] + self.theme.edge(14) if self._picture is not None else 0
        if self.fit.stacked:
            return left + picture, max(1, width - left - picture - self.theme.edge(18))
        x = left + self._verdict_width() + picture
        room = self._captions() + self._chip_width() + self.theme.edge(16 + 16)
        return x, max(1, width - x - room)

    def heightForWidth(self, width: int) -> int:
        """The highest of the columns, or all of it one below the other."""
        up, _ = self._pad()
        _, inner = self._text_place(width)
        words = max(self._text_height(inner), self._thumb()[1])
        if self.fit.stacked:
            return 2 * up + self._word.line_height() + words + self._chips_height() + 2 * self.theme.edge(8)
        return 2 * up + max(words, self._chips_height(), self._word.line_height())

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter, theme = QPainter(self), self.theme
        paint_verdict_card(painter, theme, self._mark, QRectF(self.rect()), mine=not self._right)
        up, left = self._pad()
        x, inner = self._text_place(self.width())
        words = max(self._text_height(inner), self._thumb()[1])
        if self.fit.stacked:
            self._paint_verdict(painter, left, up)
            y = up + self._word.line_height() + theme.edge(8)
            self._paint_words(painter, x, y, inner, words)
            self._paint_chips(painter, left + self._captions(), y + words + theme.edge(8))
            return
        middle = self.height() / 2
        self._paint_verdict(painter, left, round(middle - self._word.line_height() / 2))
        self._paint_words(painter, x, round(middle - words / 2), inner, words)
        chip_x = self.width() - theme.edge(18) - self._chip_width()
        self._paint_chips(painter, chip_x, round(middle - self._chips_height() / 2))

    def _paint_verdict(self, painter: QPainter, x: int, y: int) -> None:
        side = self._side()
        spot = QRectF(x, round(y + (self._word.line_height() - side) / 2), side, side)
        paint_mark(painter, self.theme, self._mark, spot)
        color = self.theme.color(self._mark.value)
        self._word.paint(painter, x + side + self.theme.edge(8), y, self._word.width(), color)

    def _paint_words(self, painter: QPainter, x: int, y: int, inner: int, high: int) -> None:
        theme = self.theme
        if self._picture is not None:
            across, down = self._thumb()
            rect = QRectF(x - across - theme.edge(14), y + (high - down) // 2, across, down)
            paint_thumb(painter, theme, self._pictures, self._picture, rect)
        y += (high - self._text_height(inner)) // 2
        self._text.paint(painter, x, y, inner, theme.color("ink"))
        if self._has_reason():
            color = theme.color("ink" if self._tier.for_pupils else "ink2")
            self._reason.paint(painter, x, y + self._text.height(inner), inner, color)

    def _paint_chips(self, painter: QPainter, x: int, y: int) -> None:
        for chip in self._chips:
            chip.paint(painter, x, y, self._chip_width())
            y += chip.height() + self._chip_gap()


def _role(tier: Tier) -> str:
    return "ks1_option" if tier is Tier.KS1 else "body"
