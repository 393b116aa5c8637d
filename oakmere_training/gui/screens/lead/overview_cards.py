"""The four cards of the overview."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.overview import Step
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.widgets.bars import BarKey, StackedBar
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card, Line
from oakmere_training.gui.widgets.clause_bar import ClauseBar
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.domain.evidence import ClauseResult, GroupCoverage
    from oakmere_training.domain.overview import NextStep, Overview
    from oakmere_training.domain.register_query import RegisterRow
    from oakmere_training.gui.theme import Theme

_LARGE = 1.5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ICONS = {
    Step.ADD_PEOPLE: "upload",
    Step.SET_UP: "settings",
    Step.CARRY_ON: "events",
    Step.TRAIN: "events",
    Step.PRINT: "certificate",
    Step.QUIZZES: "book",
}


class OverviewCard(Card):
    """A card with a heading, and a number or a remark at the heading's right."""

    def __init__(self, theme: Theme, title: str, right: str = "", *, remark: bool = False) -> None:
        super().__init__(theme, padding=(20, 16, 20, 16))
        self._small = False
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(theme, title, "title", size=(18, 26)), 1)
        role, size, color = ("small", (15, 20), "ink2") if remark else ("title", (18, 26), "ink")
        self.right = Text(theme, right, role, size=size, color=color, wrap=False)
        head.addWidget(self.right, 0, _MIDDLE)
        self.column.addLayout(head)
        self.right.setVisible(bool(right))  # once it has a parent: it would be a window of its own before
        self.remark = remark

    def set_small(self, *, small: bool) -> None:
        """Take the sizes of a small window."""
        self._small = small
        self._padding = (16, 10, 16, 10) if small else (20, 16, 20, 16)
        self._fit()
        if self.remark:
            self.right.setVisible(bool(self.right.text()) and not small)

    def say(self, icon: str, sentence: str) -> None:
        """An icon and a sentence in place of what there is not."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(self._theme, icon, size=24, color="ink2"), 0, _MIDDLE)
        row.addWidget(Text(self._theme, sentence, color="ink2"), 1, _MIDDLE)
        self.column.addSpacing(8)
        self.column.addLayout(row)


class _GroupRow(QWidget):
    """A role with its bar, 'n of m' and what is due; at large text the bar stands below."""

    def __init__(self, theme: Theme, group: GroupCoverage) -> None:
        super().__init__()
        self._theme, self._small = theme, False
        self.note_width = 0
        """What the widest note in the card takes, px."""
        self._name = Text(theme, group.label, bold=True, size=(16, 22), wrap=False)
        bar = StackedBar(theme, group.settled, group.due, group.overdue, f"{group.label}: {group.sentence}")
        self._bar = QWidget()
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(bar, max(1, group.total - group.to_begin))
        if group.to_begin:
            line.addStretch(group.to_begin)
        bar.setVisible(group.total > group.to_begin)
        self._count = Text(theme, f"**{group.in_date:,}** of {group.total:,}", size=(16, 22), wrap=False)
        self._note = Text(theme, _note(group), "small", color="ink2", size=(15, 20), wrap=False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        theme.changed.connect(self.fit)
        self.fit()

    def set_small(self, *, small: bool, note_width: int) -> None:
        """Take the sizes of a small window, and the width of the widest note."""
        self._small, self.note_width = small, note_width
        self.fit()

    def note_hint(self) -> int:
        """What its note takes, px."""
        font = self._theme.font("small", size=15)  # the text itself may not have heard of another text size yet
        return ceil(QFontMetricsF(font).horizontalAdvance(self._note.text())) + 2

    def fit(self) -> None:
        """One line, or at large text two."""
        theme, large = self._theme, self._theme.scale >= _LARGE
        small = self._small and not large
        for part in (self._name, self._bar, self._count, self._note):
            self._grid.removeWidget(part)
        if large:
            self._grid.addWidget(self._name, 0, 0)
            self._grid.addWidget(self._count, 0, 1)
            self._grid.addWidget(self._bar, 1, 0, 1, 2)
            self._grid.addWidget(self._note, 2, 0, 1, 2)
        else:
            for place, part in enumerate((self._name, self._bar, self._count, self._note)):
                self._grid.addWidget(part, 0, place)
        self._grid.setColumnStretch(0, 1 if large else 0)
        self._grid.setColumnStretch(1, 0 if large else 1)
        size = (15, 20) if small else (16, 22)
        self._name.set_style("body", bold=True, size=size)
        self._count.set_style("body", size=size)
        self._note.setVisible(not small)
        self._name.setMinimumWidth(0 if large else theme.px(106 if small else 124))
        self._count.setMinimumWidth(0 if large else theme.px(62 if small else 70))
        self._note.setMinimumWidth(0 if large else max(theme.px(128), self.note_width))
        self.setMinimumHeight(theme.px(28 if small else 32))


def _note(group: GroupCoverage) -> str:
    """'3 due, 1 overdue', 'None due'."""
    parts = ((group.due, "due"), (group.overdue, "overdue"), (group.to_begin, "to begin"))
    return ", ".join(f"{count:,} {word}" for count, word in parts if count) or "None due"


class CoverageCard(OverviewCard):
    """Who is trained and in date, by role."""

    def __init__(self, theme: Theme, overview: Overview) -> None:
        super().__init__(
            theme,
            "Trained and in date, by role",
            f"{overview.in_date:,} of {overview.total:,}" if overview.total else "",
        )
        self.column.addSpacing(4)
        self.rows = [_GroupRow(theme, group) for group in overview.groups if group.total]
        if not self.rows:
            self.say("people", "Nobody is on the register yet.")
            return
        for row in self.rows:
            self.column.addWidget(row)
        keys = FlowRow(spacing=14)
        within = f"In date, due within {overview.warn_days} days"
        for kind, text in (("solid", "In date"), ("hatch", within), ("open", "Overdue")):
            keys.add(BarKey(theme, kind, text))
        self.column.addSpacing(8)
        self.column.addWidget(keys)

    def set_small(self, *, small: bool) -> None:
        """Take the sizes of a small window."""
        super().set_small(small=small)
        widest = max((row.note_hint() for row in self.rows), default=0)
        for row in self.rows:
            row.set_small(small=small, note_width=widest)


class ClausesCard(OverviewCard):
    """The clauses most often answered 'Not safe'. ``chosen`` sends the one that was pressed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, results: tuple[ClauseResult, ...], *, refresher: bool = True) -> None:
        super().__init__(theme, "Clauses most often answered ‘Not safe’", "First answers this school year", remark=True)
        self.bars: list[ClauseBar] = []
        self.column.addSpacing(4)
        if not results:
            self.say("info", "Nothing to show yet: a clause is shown once five people were asked about it.")
            self.column.addStretch(1)
            return
        largest = max(result.percent for result in results)
        for result in results:
            bar = ClauseBar(theme, result, largest)
            bar.clicked.connect(lambda _=False, one=result: self.chosen.emit(one))
            self.bars.append(bar)
            self.column.addWidget(bar)
        if refresher:
            self._add_note("The yearly refresher asks each person what they got wrong first.")
        self.column.addStretch(1)

    def _add_note(self, text: str) -> None:
        theme = self._theme
        self.column.addSpacing(4)
        self.column.addWidget(Line(theme))
        self.column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon(theme, "info", size=20, color="accent:staff:strong"), 0, _MIDDLE)
        row.addWidget(Text(theme, text, "small", size=(15, 22)), 1)
        self.column.addLayout(row)

    def set_small(self, *, small: bool) -> None:
        """Take the sizes of a small window."""
        super().set_small(small=small)
        for bar in self.bars:
            bar.set_small(small=small)


class _StepRow(QWidget):
    """One thing to do with its button."""

    def __init__(self, theme: Theme, step: NextStep, *, primary: bool) -> None:
        super().__init__()
        self._theme, self.step = theme, step
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 6, 0, 6)
        self._row.setSpacing(12)
        self._icon = Icon(theme, _ICONS[step.step], color="accent:staff:strong")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, step.title, bold=True, size=(16, 22)))
        words.addWidget(Text(theme, step.detail, "small", color="ink2", size=(15, 19)))
        self.button = Button(theme, step.button, "primary" if primary else "secondary", small=True)
        self.button.setAccessibleDescription(f"{step.title}. {step.detail}")
        self._row.addWidget(self._icon, 0, _MIDDLE)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button, 0, _MIDDLE)
        theme.changed.connect(self._fit)
        self._fit()

    def set_small(self, *, small: bool) -> None:
        """Take the sizes of a small window."""
        self._icon.setVisible(not small and self._theme.scale < _LARGE)
        self._row.setContentsMargins(0, 3 if small else 6, 0, 3 if small else 6)
        self.button.setMinimumWidth(0 if small else 92)

    def _fit(self) -> None:
        directions = QBoxLayout.Direction
        large = self._theme.scale >= _LARGE
        self._row.setDirection(directions.TopToBottom if large else directions.LeftToRight)


class StepsCard(OverviewCard):
    """What to do next. ``chosen`` sends the step whose button was pressed; the first button is the primary one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, steps: tuple[NextStep, ...]) -> None:
        super().__init__(theme, "What to do next")
        self.rows: list[_StepRow] = []
        if not steps:
            self.say("tick", "Nothing is due")
            return
        for step in steps:
            if self.rows:
                self.column.addWidget(Line(theme))
            row = _StepRow(theme, step, primary=not self.rows)
            row.button.clicked.connect(lambda _=False, one=step: self.chosen.emit(one))
            self.rows.append(row)
            self.column.addWidget(row)

    def set_small(self, *, small: bool) -> None:
        """Take the sizes of a small window."""
        super().set_small(small=small)
        for row in self.rows:
            row.set_small(small=small)


class _DueRow(QWidget):
    def __init__(self, theme: Theme, row: RegisterRow) -> None:
        super().__init__()
        self._theme = theme
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(Text(theme, row.name, bold=True, size=(16, 22), wrap=False))
        self._role = Text(theme, row.role_label, color="ink2", size=(16, 22), wrap=False)
        line.addWidget(self._role, 1)
        line.addStretch(0)
        day = Text(theme, short_date(row.due_on), size=(16, 22), wrap=False)
        day.setMinimumWidth(day.sizeHint().width())
        line.addWidget(day, 0, Qt.AlignmentFlag.AlignRight | _MIDDLE)

    def set_small(self, *, small: bool) -> None:
        self._role.setVisible(not small and self._theme.scale < _LARGE)
        self.setMinimumHeight(self._theme.px(34 if small else 40))


class DueCard(OverviewCard):
    """Whose training runs out soon. ``all_asked`` is *See all*."""

    all_asked = Signal()

    def __init__(self, theme: Theme, overview: Overview) -> None:
        count = overview.due_count
        super().__init__(theme, f"Due in the next {overview.warn_days} days", f"{count:,}" if count else "")
        self.rows: list[_DueRow] = []
        self._lines: list[Line] = []
        self.see_all: Button | None = None
        if not overview.due:
            self.say("tick", "Nobody’s training runs out soon.")
            self.column.addStretch(1)
            return
        for due in overview.due:
            row = _DueRow(theme, due)
            self.rows.append(row)
            self.column.addWidget(row)
            self._lines.append(Line(theme))
            self.column.addWidget(self._lines[-1])
        self.see_all = Button(theme, f"See all {count:,}", "link", icon_right="chevron-right", size=17)
        self.see_all.clicked.connect(self.all_asked)
        self.column.addSpacing(6)
        self.column.addWidget(self.see_all, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def set_small(self, *, small: bool) -> None:
        """In a small window the last row goes."""
        super().set_small(small=small)
        for place, row in enumerate(self.rows):
            row.set_small(small=small)
            shown = not small or place < 4
            row.setVisible(shown)
            self._lines[place].setVisible(shown)
