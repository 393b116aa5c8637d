"""What the policy says about a question, and short notes with an icon such as 'Who to tell'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.clause_lines import ClauseLines
from oakmere_training.gui.widgets.fitted import Placing
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit


_ACROSS = 700


class PolicyPanel(Placing, VerdictCard):
    """A heading, the clauses' summaries behind a rule, the section and when the policy was approved.

    ``open_label`` ('Open the policy') adds a link that emits ``open_asked``; '' leaves it out. In a tight page the
    link goes, and each of ``clauses`` is a short line, where there are any.
    """

    open_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        tier: Tier,
        heading: str,
        summary: str,
        section: str,
        approved: str,
        *,
        clauses: Sequence[str] = (),
        open_label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tier = tier
        self._heading = Text(theme, heading, "title", parent=self)
        self._summary = Text(theme, summary, "body", parent=self)
        self._lines = ClauseLines(theme, clauses, tier, self)
        self._lined = bool(clauses)
        self._source = Text(theme, f"**{section}.** Approved {approved}", "small", parent=self)
        self.link = Button(theme, open_label, "link", tier, icon="book", parent=self)
        self.link.setVisible(bool(open_label))
        self.link.clicked.connect(self.open_asked)
        self._linked = bool(open_label)
        self.setAccessibleName(heading)
        self.set_fit(self.fit)

    def _said(self) -> QWidget:
        """The summaries as they show now."""
        return self._lines if self.fit.denser and self._lined else self._summary

    def _shows_link(self) -> bool:
        return self._linked and not self.fit.denser

    def _pads(self, width: int) -> tuple[int, int]:
        edge = self.theme.edge
        if self._flat(width):
            return edge(10), edge(16)
        return (edge(14), edge(18)) if self.fit.short else (edge(18), edge(22))

    def _flat(self, width: int) -> bool:
        """Whether it lies across a low window, or the page is tight: the lines are closer together."""
        across = self._tier.for_pupils and self.fit.short and not self.fit.stacked and width > _ACROSS
        return across or self.fit.denser

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        small = fit.denser or (self._tier.for_pupils and fit.narrow and not fit.stacked)
        self._heading.set_style("title", size=(18, 24) if small else None)
        super().set_fit(fit)
        self._lines.set_fit(fit)
        said = self._said()
        for part in (self._summary, self._lines):
            part.setVisible(part is said)
        self.link.setVisible(self._shows_link())
        self._place()

    def _beside(self, inner: int) -> bool:
        room = inner - self._source.sizeHint().width() - self.theme.edge(18)
        return self._shows_link() and self.link.sizeHint().width() - 16 <= room

    def _place(self, width: int = 0) -> int:
        """Put the parts in their places at the present width, or measure at another: the height."""
        edge = self.theme.edge
        at = width or self.width()
        up, side = self._pads(at)
        flat = self._flat(at)
        inner = at - 2 * side
        quote = inner - edge(4) - edge(14)
        beside = self._beside(inner)
        boxes: list[tuple[QWidget, int, int, int, int]] = []
        y = up
        height = self._heading.heightForWidth(inner)
        boxes.append((self._heading, side, y, inner, height))
        y += height + edge(4 if flat else 8)
        said = self._said()
        height = said.heightForWidth(quote)
        boxes.append((said, side + edge(18), y, quote, height))
        y += height + edge(5 if flat else 10)
        link = self.link.sizeHint()
        source_width = inner - (link.width() - 16 if beside else 0)
        height = self._source.heightForWidth(source_width)
        boxes.append((self._source, side, y, source_width, height))
        if beside:
            boxes.append((self.link, side + inner - link.width() + 8, y + (height - 44) // 2, link.width(), 44))
        elif self._shows_link():
            link_width = min(link.width(), inner + 16)
            boxes.append((self.link, side - 8, y + height - 2, link_width, max(44, link.height())))
            y += max(44, link.height()) - 12
        if not width:
            for part, *place in boxes:
                part.setGeometry(*place)
        return y + height + up

    def heightForWidth(self, width: int) -> int:
        """The parts one below the other."""
        return self._place(max(1, width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint and the rule at the left of the summary."""
        painter, theme, accent = QPainter(self), self.theme, self.theme.accent(self._tier)
        border = theme.color("ink") if theme.high_contrast else None
        box(painter, QRectF(self.rect()), theme.edge(16), fill=accent.tint, border=border, width=2)
        place = self._said().geometry()
        rule = QRectF(place.left() - theme.edge(18), place.top(), theme.edge(4), place.height())
        painter.fillRect(rule, accent.strong)


class Aside(VerdictCard):
    """An icon and some lines beside it. ``color`` is the icon's, ``ink`` the text's (names for ``Theme.color``)."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        *,
        color: str = "ink",
        ink: str = "ink",
        gap: int = 12,
        role: str = "small",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icon, self._color, self._gap = icon, color, gap
        self._text = Text(theme, text, role, color=ink, parent=self)
        self.setAccessibleName(self._text.text())

    def _left(self) -> int:
        return self.theme.px(20) + self.theme.edge(self._gap)

    def heightForWidth(self, width: int) -> int:
        """The text beside the icon."""
        return max(self.theme.px(22), self._text.heightForWidth(max(1, width - self._left())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the text."""
        super().resizeEvent(event)
        self._text.setGeometry(self._left(), 0, self.width() - self._left(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        side = self.theme.px(20)
        paint_icon(QPainter(self), self._icon, QRectF(0, 1, side, side), self.theme.color(self._color))
