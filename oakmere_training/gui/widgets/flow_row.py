"""A row whose widgets go on to a next line where there is too little room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class _FlowLayout(QLayout):
    def __init__(self, parent: QWidget, spacing: int, *, middle: bool, even: bool) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._middle, self._even = middle, even
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items that show, line by line, with their sizes."""
        sized = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        if self._even:
            return self._even_lines(sized, width)
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        x = 0
        for item, hint in sized:
            size = QSize(min(hint.width(), width), hint.height())
            if lines[-1] and x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self.spacing()
        return lines

    def _even_lines(self, sized: list[tuple[QLayoutItem, QSize]], width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """As many of equal width in a line as their least widths allow, and the lines as even as can be."""
        if not sized:
            return [[]]
        least = max(item.minimumSize().width() for item, _ in sized)
        most = max(1, (width + self.spacing()) // max(1, least + self.spacing()))
        lines = -(-len(sized) // most)
        each = -(-len(sized) // lines)
        share = (width - (each - 1) * self.spacing()) // each
        found = []
        for start in range(0, len(sized), each):
            line = [item for item, _ in sized[start : start + each]]
            high = max(
                item.heightForWidth(share) if item.hasHeightForWidth() else item.sizeHint().height() for item in line
            )
            found.append([(item, QSize(share, high)) for item in line])
        return found

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        lines = self._lines(rect.width())
        for line in lines:
            high = max((size.height() for _, size in line), default=0)
            x = rect.x()
            for item, size in line:
                top = y + (high - size.height()) // 2 if self._middle else y
                if move:
                    item.setGeometry(QRect(x, top, size.width(), size.height()))
                x += size.width() + self.spacing()
            y += high + self.spacing()
        return max(0, y - rect.y() - self.spacing())


class FlowRow(QWidget):
    """Widgets side by side, ``spacing`` px apart, that wrap as words do.

    ``middle`` puts each in the middle of its line's height; ``even`` gives all the same width, over the whole line.
    """

    def __init__(
        self, *, spacing: int = 12, middle: bool = False, even: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._layout = _FlowLayout(self, spacing, middle=middle, even=even)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._layout.addWidget(widget)

    def last(self) -> QWidget | None:
        """The widget at the end."""
        item = self._layout.itemAt(self._layout.count() - 1)
        return item.widget() if item is not None else None
