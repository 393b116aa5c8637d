"""What is filled in for an event: kind, day, leader, place, minutes and quizzes."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.events import EventKind
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.gui.screens.lead.event_quizzes import QuizTicks
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.combo import ComboField
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.moments import DateField, TimeField
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.stepper import StepperField
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.lead.event_drafts import FEWEST_MINUTES, MOST_MINUTES, tier_of
from oakmere_training.services.lead.event_views import EventDraft

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.event_views import EventChoices

_KINDS = tuple(EventKind)
_LARGE = 1.5


class EventForm(Card):
    """``kind_changed`` is sent when another kind is chosen. ``tier_name`` names pupils' tiers ('Otters')."""

    kind_changed = Signal()

    def __init__(self, theme: Theme, choices: EventChoices, draft: EventDraft) -> None:
        super().__init__(theme, padding=(20, 16, 20, 16))
        self._choices = choices
        self._own_minutes = True
        self._setting = False
        self._first_quizzes = draft.quiz_ids
        self._rows: list[QHBoxLayout] = []
        self._label("Kind")
        self.kind = Segmented(theme, "Kind", [kind.label for kind in _KINDS], pad=10, fills=True)
        policy = self.kind.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # two rows where one is too narrow
        self.kind.setSizePolicy(policy)
        self.column.addWidget(self.kind)
        self._gap(14)
        self._add_when(draft)
        self._add_where(draft)
        self.class_field = ComboField(theme, "Class", [(each, each[1]) for each in choices.classes])
        self.column.addWidget(self.class_field)
        self._class_gap = self._gap(14)
        self._label("Quizzes, taken in this order")
        self.quizzes = QuizTicks(theme)
        self.column.addWidget(self.quizzes, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._take(draft)
        self.kind.chosen.connect(self._kind_chosen)
        self.class_field.chosen.connect(lambda _: self._show_quizzes(()))
        self.quizzes.changed.connect(self._follow_quizzes)
        self.minutes.box.valueChanged.connect(self._minutes_set)
        theme.changed.connect(self.fit)

    # -- parts -----------------------------------------------------------------------------------------------

    def _label(self, text: str) -> None:
        self.column.addWidget(Text(self._theme, text, bold=True, size=(16, 22)))
        self._gap(5)

    def _gap(self, height: int) -> QWidget:
        gap = QWidget()
        gap.setFixedHeight(height)
        self.column.addWidget(gap)
        return gap

    def _row(self, *fields: tuple[QWidget, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        for field, stretch in fields:
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)
        self.column.addLayout(row)
        self._gap(14)

    def _add_when(self, draft: EventDraft) -> None:
        self.day = DateField(self._theme, "Date", draft.held_on)
        hour = time.fromisoformat(draft.starts_at) if draft.starts_at else None
        self.starts = TimeField(self._theme, "Starts", hour, needed=False)
        self.leader = HintField(self._theme, "Led by")
        self.leader.set_text(draft.leader)
        self.leader.changed.connect(lambda: self.leader.set_error(""))
        self._row((self.day, 184), (self.starts, 100), (self.leader, 184))

    def _add_where(self, draft: EventDraft) -> None:
        self.place = HintField(self._theme, "Place")
        self.place.set_text(draft.place)
        self.minutes = StepperField(
            self._theme, "Declared minutes", FEWEST_MINUTES, MOST_MINUTES, draft.minutes, step=5
        )
        self._row((self.place, 272), (self.minutes, 210))

    # -- what it holds ---------------------------------------------------------------------------------------

    def _take(self, draft: EventDraft) -> None:
        self._setting = True
        self.kind.choose(_KINDS.index(draft.kind))
        if draft.tier is not None:
            self.class_field.set_value((draft.tier, draft.class_label))
        self._show_kind()
        self._show_quizzes(draft.quiz_ids)
        self._own_minutes = draft.minutes == self._usual_minutes()
        self._setting = False

    def chosen_kind(self) -> EventKind:
        """The kind of event."""
        return _KINDS[self.kind.place()]

    def _class(self) -> tuple[Tier, str] | None:
        value = self.class_field.value()
        return value if isinstance(value, tuple) else None

    def _tier(self) -> Tier:
        chosen = self._class()
        return tier_of(self.chosen_kind(), chosen[0] if chosen else None)

    def draft(self, people: tuple[UUID, ...]) -> EventDraft:
        """Everything as it is filled in now."""
        kind, chosen, starts = self.chosen_kind(), self._class(), self.starts.value()
        tier, label = chosen if chosen and kind.for_classes else (None, "")
        self.minutes.box.interpretText()
        return EventDraft(
            kind=kind,
            held_on=self.day.value(),
            starts_at=f"{starts:%H:%M}" if starts else "",
            leader=self.leader.text(),
            place=self.place.text(),
            minutes=self.minutes.box.value(),
            quiz_ids=self.quizzes.ticked(),
            people=people,
            tier=tier,
            class_label=label,
        )

    def problem(self) -> str:
        """Why a day or a time cannot be read, '' where they can; it stands beside the field too."""
        for field in (self.day, self.starts):
            field.read()
            if field.problem():
                field.line.setFocus()
                return field.problem()
        return ""

    def show_error(self, error: InvalidInputError) -> None:
        """Say beside the field what cannot be used, and put the focus there."""
        fields: dict[str, HintField] = {
            "held_on": self.day,
            "starts_at": self.starts,
            "leader": self.leader,
            "place": self.place,
        }
        for field in fields.values():
            field.set_error("")
        self.quizzes.set_error("")
        if error.field in fields:
            fields[error.field].set_error(error.sentence)
            fields[error.field].line.setFocus()
        elif error.field == "minutes":
            self.minutes.box.setFocus()
        elif error.field == "class_label":
            self.class_field.box.setFocus()
        else:
            self.quizzes.set_error(error.sentence)

    # -- what follows what -----------------------------------------------------------------------------------

    def _kind_chosen(self) -> None:
        if self._setting:
            return
        self._show_kind()
        usual = {EventKind.REFRESHER: (REFRESHER,), EventKind.INDUCTION: self._first_quizzes}
        ticked = usual.get(self.chosen_kind(), self.quizzes.ticked())
        known = {choice.quiz_id for choice in self._choices.quizzes.get(self._tier(), ())}
        self._show_quizzes(tuple(quiz_id for quiz_id in ticked if quiz_id in known))
        self.kind_changed.emit()

    def _show_kind(self) -> None:
        for_class = self.chosen_kind().for_classes
        self.class_field.setVisible(for_class)
        self._class_gap.setVisible(for_class)

    def _show_quizzes(self, ticked: tuple[str, ...]) -> None:
        offered = self._choices.quizzes.get(self._tier(), ())
        self.quizzes.show_choices(offered, ticked or tuple(choice.quiz_id for choice in offered[:1]))
        self._follow_quizzes()

    def _usual_minutes(self) -> int:
        ticked = set(self.quizzes.ticked())
        offered = self._choices.quizzes.get(self._tier(), ())
        minutes = sum(choice.cpd_minutes or choice.minutes for choice in offered if choice.quiz_id in ticked)
        return min(MOST_MINUTES, max(FEWEST_MINUTES, minutes))

    def _follow_quizzes(self) -> None:
        """Declare what the quizzes declare, until somebody says otherwise."""
        if self._own_minutes and not self._setting:
            self._setting = True
            self.minutes.box.setValue(self._usual_minutes())
            self._setting = False

    def _minutes_set(self) -> None:
        if not self._setting:
            self._own_minutes = False

    # -- room ------------------------------------------------------------------------------------------------

    def set_small(self, *, small: bool) -> None:
        """Leave the chips out in a small window."""
        self.quizzes.set_small(small=small)

    def fit(self) -> None:
        """One field in a line at large text."""
        directions = QBoxLayout.Direction
        stacked = self._theme.scale >= _LARGE
        self.day.setMinimumWidth(0 if stacked else self._theme.px(166))
        self.starts.setMinimumWidth(0 if stacked else self._theme.px(92))
        for row in self._rows:
            row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)


def stacked_column(*widgets: QWidget) -> QWidget:
    """Widgets in the place of one, of which one is shown."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget, 1)
    return box
