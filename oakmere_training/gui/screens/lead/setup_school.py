"""The second step of the set-up: what the program has to know about the school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.validity import short_date
from oakmere_training.gui.screens.lead.setup import SetupPage
from oakmere_training.gui.widgets.fields import Field
from oakmere_training.gui.widgets.school_preview import SchoolPreview
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.stepper import NumberStepper
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.settings.fields import SchoolSettings

_ABOUT = "Printed on certificates and shown to learners. All of it can be changed later."
_VALIDITIES = ("months", "school_year_end")
_SIDE_BY_SIDE = 520


class SetupSchoolScreen(SetupPage):
    """``values`` are what is in the fields, by the names of ``SchoolSettings``.

    ``preview`` gives the settings with such values, for the card at the right. ``skip_asked`` keeps what is set.
    ``first`` is the set-up; otherwise the page stands alone.
    """

    skip_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        school: SchoolSettings,
        today: date,
        preview: Callable[[dict[str, Any]], SchoolSettings],
        *,
        first: bool = True,
    ) -> None:
        self._preview = SchoolPreview(theme, pictures)
        super().__init__(
            theme,
            pictures,
            "About your school",
            _ABOUT,
            step=1 if first else None,
            side=self._preview,
            crumb="First set-up" if first else "Training lead",
            go_on="Save and go on",
        )
        self._as_it_would_be, self._today = preview, today
        self.fields = {
            "school_name": Field(theme, "School name"),
            "signatory_name": Field(theme, "Certificates signed by", placeholder="Name"),
            "signatory_title": Field(theme, "Their title"),
            "dsl_name": Field(theme, "Designated safeguarding lead (DSL)", placeholder="Name"),
            "deputy_dsl_name": Field(theme, "Deputy DSL, if you like", placeholder="Name"),
        }
        for name, field in self.fields.items():
            field.set_text(getattr(school, name))
            field.label.set_style("body", bold=True, size=(16, 22))
            field.changed.connect(self._changed)
            field.submitted.connect(self.next_asked)
        self._rows: list[QBoxLayout] = []
        self._fill(school)
        self.skip.setVisible(first)
        self.skip.clicked.connect(self.skip_asked)
        self._changed()

    def _fill(self, school: SchoolSettings) -> None:
        parts = self.fields
        self.body.addWidget(parts["school_name"])
        self._add_row(parts["signatory_name"], parts["signatory_title"])
        self._add_row(parts["dsl_name"], parts["deputy_dsl_name"])
        self.pass_mark = NumberStepper(self.theme, "Pass mark", 1, 100, school.pass_mark, suffix="%")
        self.validity = Segmented(
            self.theme,
            "A certificate lasts",
            (f"{school.validity_months} months", "To the school year’s end"),
            fills=True,
        )
        self.validity.choose(_VALIDITIES.index(school.validity))
        self._lasts = Text(self.theme, "", "caption", color="ink2", size=(14, 20))
        self.pass_mark.valueChanged.connect(self._changed)
        self.validity.chosen.connect(self._changed)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.pass_mark)
        row.addWidget(Text(self.theme, "A school setting. The policy names none.", "small", color="ink2"), 1)
        self._add_row(
            _labelled(self.theme, "Pass mark", beside),
            _labelled(self.theme, "A certificate lasts", self.validity, self._lasts),
        )
        self.body.addStretch(1)

    def _add_row(self, first: QWidget, second: QWidget) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part in (first, second):
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addSpacing(14)
        self.body.addLayout(row)
        self._rows.append(row)

    def default_widget(self) -> QWidget:
        """Go on: everything has a default."""
        return self.next

    def values(self) -> dict[str, Any]:
        """What is in the fields."""
        texts: dict[str, Any] = {name: field.text() for name, field in self.fields.items()}
        return texts | {"pass_mark": self.pass_mark.value(), "validity": _VALIDITIES[self.validity.place()]}

    def show_error(self, error: InvalidInputError) -> None:
        """Say beside the field what cannot be used."""
        field = self.fields.get(error.field)
        if field is not None:
            field.set_error(error.sentence)
            field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_part(field)

    def set_busy(self, *, busy: bool) -> None:
        """While it is saved nothing else is taken."""
        for button in (self.back, self.skip, self.next):
            button.setEnabled(not busy)

    def _changed(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        school = self._as_it_would_be(self.values())
        self._preview.show_school(school, self._today)
        until = f"{short_date(self._today)} to {short_date(school.valid_until(self._today))}."
        how = (
            "To the school year’s end" if school.validity != "months" else f"{school.validity_months} months to the day"
        )
        self._lasts.setText(f"{how}: {until}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One field below the other where there is too little room."""
        super().resizeEvent(event)
        self._fold()

    def _arrange(self) -> None:
        super()._arrange()
        self._fold()

    def _fold(self) -> None:
        directions = QBoxLayout.Direction
        room = self.width() - 48 - (0 if self.theme.scale >= 1.5 else self.theme.px(292))
        across = room >= self.theme.px(_SIDE_BY_SIDE)
        for row in getattr(self, "_rows", ()):
            row.setDirection(directions.LeftToRight if across else directions.TopToBottom)
            row.setSpacing(20 if across else 14)


def _labelled(theme: Theme, label: str, *parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    column.addWidget(Text(theme, label, "body", bold=True, size=(16, 22)))
    for part in parts:
        column.addWidget(part)
    return holder
