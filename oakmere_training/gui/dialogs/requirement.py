"""A rule of who needs what: a new one, a change, and taking one away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.requirements import REFRESHER, Requirement, RoleGroup
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.choice_card import TickRow
from oakmere_training.gui.widgets.combo import ComboField
from oakmere_training.gui.widgets.consequences import ConsequencePair
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.stepper import StepperField
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.register import TrainingChoice

    Keep = Callable[[Requirement], object]
    """Keeps a rule; raises ``InvalidInputError`` as the service does."""

_LARGE = 1.5
_NEVER, _SAME, _REFRESHER, _AS_IS = "never", "same", "refresher", "as it is"
_TITLE_MAX, _MOST_DAYS = 60, 365


class RequirementDialog(LeadDialog):
    """The parts of a rule. It stays open, with the reason beside the field, until the rule can be kept.

    ``removed`` says that the rule is to be taken away. A top-up's quiz and clauses cannot be changed here.
    """

    def __init__(self, theme: Theme, window: QWidget, rule: Requirement, choices: Sequence[TrainingChoice]) -> None:
        new = not rule.id
        super().__init__(
            theme,
            window,
            "Add a rule" if new else f"Change {rule.title}?",
            "Whoever has not passed yet gets the days from today on." if new else "Certificates stay as they are.",
            safe="Leave it",
            act="Add rule" if new else "Save",
            act_icon="tick",
        )
        self.keep: Keep | None = None
        self.rule, self.removed = rule, False
        self.name = HintField(
            theme, "What it is called", hint="For example Induction. It stands on the register.", longest=_TITLE_MAX
        )
        self.name.set_text(rule.title)
        self.column.addWidget(self.name)
        self.groups = {group: TickRow(theme, group.label) for group in RoleGroup}
        self._groups_error = self._ticks("Who needs it", self.groups, rule.groups)
        titles = {choice.quiz_id: choice.title for choice in choices}
        for quiz_id in rule.quiz_ids:  # one whose file is gone
            titles.setdefault(quiz_id, quiz_id)
        self.quizzes = {quiz_id: TickRow(theme, title) for quiz_id, title in titles.items()}
        self._quizzes_error: Text | None = None
        self._add_quizzes()
        self.days = StepperField(
            theme, "Days for the first pass", 0, _MOST_DAYS, rule.within_days, hint="0: before they start"
        )
        self.column.addWidget(self.days)
        self._add_remove(new)
        self.first = self.name.line

    def _add_quizzes(self) -> None:
        theme, rule = self.theme, self.rule
        self.renewal = ComboField(theme, "Then, before it runs out", _renewals(rule), _renewal_of(rule))
        self.renewal_name = HintField(
            theme, "What the renewal is called", hint="For example Yearly refresher", longest=_TITLE_MAX
        )
        self.renewal_name.set_text(rule.renewal_title)
        if rule.policy_version:
            said = f"Asks about the clauses that changed: {', '.join(rule.clauses)}."
            self.column.addWidget(Text(theme, said, color="ink2"))
            return
        self._quizzes_error = self._ticks("Quizzes to pass at the start, every one", self.quizzes, rule.quiz_ids)
        self.column.addWidget(self.renewal)
        self.column.addWidget(self.renewal_name)
        self.renewal.chosen.connect(lambda key: self.renewal_name.setVisible(key != _NEVER))
        self.renewal_name.setVisible(self.renewal.value() != _NEVER)

    def _ticks(self, title: str, rows: dict[RoleGroup, TickRow] | dict[str, TickRow], on: Sequence[str]) -> Text:
        """Tick rows under a heading, two beside each other where there is room; the line for their error."""
        theme = self.theme
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addWidget(Text(theme, title, bold=True, size=(16, 22)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        across = 1 if theme.scale >= _LARGE else 2
        for place, (key, row) in enumerate(rows.items()):
            row.setChecked(key in on)
            grid.addWidget(row, place // across, place % across, Qt.AlignmentFlag.AlignTop)
        for place in range(across):
            grid.setColumnStretch(place, 1)
        part.addLayout(grid)
        error = Text(theme, "", "option_feedback", bold=True, color="unsafe")
        part.addWidget(error)
        self.column.addLayout(part)
        error.hide()
        return error

    def _add_remove(self, new: bool) -> None:
        if new:
            return
        remove = Button(self.theme, "Take this rule away", "danger", icon="bin", small=True)
        remove.clicked.connect(self._remove)
        self.column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _remove(self) -> None:
        self.removed = True
        super().accept()

    def made(self) -> Requirement:
        """The rule as it is filled in."""
        rule = replace(
            self.rule,
            title=self.name.text(),
            groups=tuple(group for group, row in self.groups.items() if row.isChecked()),
            within_days=self.days.box.value(),
        )
        if rule.policy_version:
            return rule
        quiz_ids = tuple(quiz_id for quiz_id, row in self.quizzes.items() if row.isChecked())
        renewal = {_NEVER: (), _SAME: quiz_ids, _REFRESHER: (REFRESHER,)}
        return replace(
            rule,
            quiz_ids=quiz_ids,
            renewal_quiz_ids=renewal.get(str(self.renewal.value()), self.rule.renewal_quiz_ids),
            renewal_title=self.renewal_name.text(),
        )

    def accept(self) -> None:
        """Keep it; where that cannot be, say why and stay."""
        self._say("", "")
        try:
            if self.keep is not None:
                self.keep(self.made())
        except InvalidInputError as error:
            self._say(error.field, error.sentence)
            return
        super().accept()

    def _say(self, field: str, sentence: str) -> None:
        self.name.set_error(sentence if field == "title" else "")
        self.renewal_name.set_error(sentence if field == "renewal" else "")
        for error, name in ((self._groups_error, "groups"), (self._quizzes_error, "quizzes")):
            if error is not None:
                error.setText(sentence if field == name else "")
                error.setVisible(field == name)
        wrong: QWidget | None = {
            "title": self.name.line,
            "renewal": self.renewal_name.line,
            "groups": next(iter(self.groups.values())),
            "quizzes": next(iter(self.quizzes.values()), None),
        }.get(field)
        if wrong is not None:
            wrong.setFocus()
        self.set_hint(sentence if field == "within" else "")


def _renewal_of(rule: Requirement) -> str:
    if not rule.renewal_quiz_ids:
        return _NEVER
    if rule.renewal_quiz_ids == (REFRESHER,):
        return _REFRESHER
    return _SAME if set(rule.renewal_quiz_ids) == set(rule.quiz_ids) else _AS_IS


def _renewals(rule: Requirement) -> list[tuple[object, str]]:
    choices: list[tuple[object, str]] = [
        (_REFRESHER, "The refresher, drawn for each person"),
        (_SAME, "The same quizzes again"),
        (_NEVER, "Nothing: it does not run out"),
    ]
    return [*choices, (_AS_IS, "As it is now")] if _renewal_of(rule) == _AS_IS else choices


def ask_requirement(
    theme: Theme, window: QWidget, rule: Requirement, choices: Sequence[TrainingChoice], keep: Keep
) -> str:
    """Ask for a rule and ``keep`` it: 'kept', 'remove' where it is to be taken away, else ''."""
    dialog = RequirementDialog(theme, window, rule, choices)
    dialog.keep = keep
    if not dialog.run():
        return ""
    return "remove" if dialog.removed else "kept"


def ask_remove_requirement(theme: Theme, window: QWidget, rule: Requirement) -> bool:
    """Whether to take a rule away."""
    dialog = LeadDialog(
        theme, window, f"Take {rule.title} away?", safe="Keep it", act="Take it away", act_icon="bin", danger=True
    )
    pair = ConsequencePair(
        theme,
        ("The rule, and its rows on the register", "Nobody is due for it any more"),
        ("Every certificate with its number", "The line in the activity log"),
        goes_title="What goes",
    )
    dialog.column.addWidget(pair)
    return dialog.run()
