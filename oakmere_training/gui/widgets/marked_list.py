"""What is marked so far, beside the post: rows with Unmark for adults, a panel for pupils."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter

from oakmere_training.domain.kinds.spot import PartType
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.post_result import paint_key
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.domain.kinds.spot import PostPart
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.buttons import _Look
    from oakmere_training.gui.widgets.page_fit import Fit

_BRIEF = 38
_TOO_BRIEF = 12
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def brief(text: str) -> str:
    """The first words of a text in quotation marks: a sentence, shortened where it is long."""
    first = ""
    for sentence in _SENTENCE.split(text.strip()):
        first = f"{first} {sentence}".strip()
        if len(first) > _TOO_BRIEF:
            break
    if len(first) > _BRIEF:
        first = f"{first[:_BRIEF].rpartition(' ')[0] or first[:_BRIEF]}…"
    open_ = first.count("“") > first.count("”")
    first = first.rstrip(".").replace("“", "‘").replace("”", "’")
    return f"“{first}{'’' if open_ else ''}”"


def called(part: PostPart) -> str:
    """What a part is called in the list: a picture by its name, anything else by its first words."""
    if part.picture is not None or part.area is not None:
        name = part.text.strip().rstrip(".")
        return name[:1].upper() + name[1:]
    return f"{part.who}: {brief(part.text)}" if part.type is PartType.MESSAGE else brief(part.text)


def from_whom(who: str) -> str:
    """'from Wren', 'from a parent'."""
    small = who[:1].lower() + who[1:] if who.startswith(("A ", "An ", "The ")) else who
    return f"from {small}"


class UnmarkButton(Button):
    """A quiet button in the accent's ink."""

    def __init__(self, theme: Theme, tier: Tier, name: str) -> None:
        super().__init__(theme, "Unmark", "quiet", tier, small=True)
        self.setAccessibleName(name)

    def _look(self) -> _Look:
        look = super()._look()
        if self.isEnabled():
            look.ink = self._theme.accent(self._tier).strong
        return look


class MarkedRow(VerdictCard):
    """One part that is marked: its number, what it is, and the button that takes the mark off."""

    def __init__(self, theme: Theme, tier: Tier, number: int, part: PostPart) -> None:
        super().__init__(theme)
        self._number = number
        self._text = TextBlock(theme, called(part), "body", size=(17, 23))
        self.unmark = UnmarkButton(theme, tier, f"Unmark {number}, {called(part)}")
        self.unmark.setParent(self)
        self.setAccessibleName(f"{number}, {called(part)}")

    def _pads(self) -> tuple[int, int]:
        return self.theme.edge(2 if self.fit.short and not self.fit.stacked else 6), self.theme.edge(13)

    def _inner(self, width: int) -> tuple[int, int]:
        x = self._pads()[1] + self.theme.px(30) + self.theme.edge(12)
        return x, max(1, width - x - self.unmark.sizeHint().width() - self.theme.edge(12))

    def heightForWidth(self, width: int) -> int:
        """The button, or the text where that is higher."""
        button = self.unmark.sizeHint().height()
        return max(button, self._text.height(self._inner(width)[1]) + self.theme.edge(8)) + 2 * self._pads()[0] + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the button."""
        super().resizeEvent(event)
        hint = self.unmark.sizeHint()
        x = self.width() - hint.width() - self.theme.edge(6)
        self.unmark.setGeometry(x, (self.height() - hint.height()) // 2, hint.width(), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, number and text."""
        painter, theme = QPainter(self), self.theme
        surface, line = theme.color("surface"), theme.color("line")
        box(painter, QRectF(self.rect()), theme.edge(12), fill=surface, border=line, width=1)
        key = theme.px(30)
        paint_key(painter, theme, QRectF(self._pads()[1], (self.height() - key) // 2, key, key), self._number, 15)
        x, inner = self._inner(self.width())
        self._text.paint(painter, x, (self.height() - self._text.height(inner)) // 2, inner, theme.color("ink"))


class MarkedList(VerdictCard):
    """A row for each part that is marked; before the first, what to do. ``unmark_asked`` carries a part's id."""

    unmark_asked = Signal(str)

    def __init__(self, theme: Theme, tier: Tier, parts: Sequence[PostPart], empty: str) -> None:
        super().__init__(theme)
        self.rows = {part.id: MarkedRow(theme, tier, number, part) for number, part in enumerate(parts, 1)}
        self._empty = Text(theme, empty, "body", size=(17, 24), color="ink2", parent=self)
        self._word = "message" if parts and parts[0].type is PartType.MESSAGE else "part"
        for part_id, row in self.rows.items():
            row.setParent(self)
            row.hide()
            row.unmark.clicked.connect(lambda _=False, given=part_id: self.unmark_asked.emit(given))
        self.show_marked(())

    def show_marked(self, marked: tuple[str, ...]) -> None:
        """Show the rows of these parts, in reading order."""
        for part_id, row in self.rows.items():
            row.setVisible(part_id in marked)
        self._empty.setVisible(not marked)
        count = len(marked)
        self.setAccessibleName(f"{count or 'No'} {self._word}{'' if count == 1 else 's'} marked")
        self.updateGeometry()
        self._place()

    def stops(self) -> tuple[UnmarkButton, ...]:
        """Every button, also of rows that do not show."""
        return tuple(row.unmark for row in self.rows.values())

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for row in self.rows.values():
            row.set_fit(fit)
        super().set_fit(fit)
        self._place()

    def _gap(self) -> int:
        return self.theme.edge(6 if self.fit.short and not self.fit.stacked else 8)

    def _shown(self) -> list[MarkedRow]:
        return [row for row in self.rows.values() if not row.isHidden()]

    def heightForWidth(self, width: int) -> int:
        """The rows, or the hint."""
        shown = self._shown()
        if not shown:
            return self._empty.heightForWidth(width)
        return sum(row.heightForWidth(width) for row in shown) + self._gap() * (len(shown) - 1)

    def _place(self) -> None:
        y, width = 0, self.width()
        self._empty.setGeometry(0, 0, width, self._empty.heightForWidth(width))
        for row in self._shown():
            height = row.heightForWidth(width)
            row.setGeometry(0, y, width, height)
            y += height + self._gap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the rows."""
        super().resizeEvent(event)
        self._place()


class MarkedPanel(VerdictCard):
    """'You marked 1 message', and which, at the bottom of the room there is."""

    def __init__(self, theme: Theme, tier: Tier, parts: Sequence[PostPart]) -> None:
        super().__init__(theme)
        self._tier, self._parts = tier, tuple(parts)
        self._chat = bool(parts) and parts[0].type is PartType.MESSAGE
        self._heading = TextBlock(theme, "", "body", bold=True, size=(16, 24))
        self._text = TextBlock(theme, "", "body", size=(18, 26))
        self.show_marked(())

    def show_marked(self, marked: tuple[str, ...]) -> None:
        """Tell which parts are marked, in reading order."""
        word, count = "message" if self._chat else "part", len(marked)
        heading = f"You marked {count} {word}{'' if count == 1 else 's'}"
        said = self._said([number for number, part in enumerate(self._parts, 1) if part.id in marked])
        if not count:
            heading, said = "Nothing marked yet", f"Touch a {word} to mark it. Touch it again to change your mind."
        self._heading = TextBlock(self.theme, heading, "body", bold=True, size=(16, 24))
        self._text = TextBlock(self.theme, said, "body", size=(18, 26))
        self.setAccessibleName(f"{heading}. {said}")
        self.updateGeometry()
        self.update()

    def _said(self, numbers: list[int]) -> str:
        if self._chat and len(numbers) == 1:
            return f"Message {numbers[0]}, {from_whom(self._parts[numbers[0] - 1].who)}."
        if self._chat:
            return f"Messages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}." if numbers else ""
        return "\n".join(f"{number}: {called(self._parts[number - 1])}" for number in numbers)

    def _pads(self) -> tuple[int, int]:
        return self.theme.edge(12), self.theme.edge(18)

    def heightForWidth(self, width: int) -> int:
        """Heading and words."""
        up, side = self._pads()
        inner = width - 2 * side
        heading = self._heading.height(inner - self.theme.px(20) - self.theme.edge(10))
        return 2 * up + heading + self.theme.edge(3) + self._text.height(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel at the bottom."""
        painter, theme, accent = QPainter(self), self.theme, self.theme.accent(self._tier)
        up, side = self._pads()
        height = self.heightForWidth(self.width())
        top = self.height() - height
        border = theme.color("ink") if theme.high_contrast else None
        rect = QRectF(0, top, self.width(), height)
        box(painter, rect, theme.edge(16), fill=accent.tint, border=border, width=2)
        icon, y = theme.px(20), top + up
        spot = QRectF(side, y + (self._heading.line_height() - icon) / 2, icon, icon)
        paint_icon(painter, "flag", spot, accent.strong)
        inner, x = self.width() - 2 * side, side + icon + theme.edge(10)
        heading = inner - icon - theme.edge(10)
        self._heading.paint(painter, x, y, heading, accent.strong)
        y += self._heading.height(heading) + theme.edge(3)
        self._text.paint(painter, side, y, inner, theme.color("ink"))
