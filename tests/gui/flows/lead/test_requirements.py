"""*Who needs what*: rules are added, changed and taken away, and the register follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer

from oakmere_training.domain.requirements import REFRESHER, RoleGroup
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.dialogs.requirement import RequirementDialog
from oakmere_training.gui.flows.lead.requirements import RequirementsFlow
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.screens.lead.requirements import RequirementsEditor, groups_text
from tests.support.clock import SetClock
from tests.support.lead import unlocked

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer


class Desk:
    """The lead at the list of rules."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        self.register = unlocked(context.services).register
        page = LeadPage(context.theme, context.pictures, LeadSection.SETTINGS, "School settings")
        self.editor = RequirementsEditor(context.theme)
        page.body.addWidget(self.editor, 1)
        flow = RequirementsFlow(context, self.editor)
        self.changes = 0
        flow.changed.connect(self._count)
        context.show(page)

    def _count(self) -> None:
        self.changes += 1

    def listed(self) -> list[tuple[str, str, str, str]]:
        cells = [self.editor.model.cell(place, column).text for place in range(self.editor.model.rowCount())
                 for column in range(4)]  # fmt: skip
        return [tuple(cells[at : at + 4]) for at in range(0, len(cells), 4)]  # type: ignore[misc]

    def dialog(self) -> LeadDialog:
        return next(found for found in self.context.window.findChildren(LeadDialog) if found.isVisible())

    def in_dialog(self, *does: Callable[[LeadDialog], None]) -> None:
        """What is done in the dialogs that open one after the other."""
        left = list(does)

        def act() -> None:
            step = left.pop(0)
            if left:
                QTimer.singleShot(0, act)
            step(self.dialog())

        QTimer.singleShot(0, act)


@pytest.fixture
def desk(start: Start) -> Desk:
    return Desk(*start(clock=SetClock()))


def rule_dialog(dialog: LeadDialog) -> RequirementDialog:
    assert isinstance(dialog, RequirementDialog)
    return dialog


def test_the_usual_rules_are_listed(desk: Desk) -> None:
    assert desk.listed() == [
        ("Everyone", "Induction", "Yearly refresher", "14 days"),
        ("Account team", "Official accounts", "Official accounts", "14 days"),
    ]


def test_a_rule_is_added(desk: Desk) -> None:
    def fill(opened: LeadDialog) -> None:
        dialog = rule_dialog(opened)
        desk.seat.write("What it is called", "Visits")
        dialog.groups[RoleGroup.VOLUNTEERS].click()
        dialog.groups[RoleGroup.GOVERNORS].click()
        next(iter(dialog.quizzes.values())).click()
        dialog.renewal.box.choose("never")
        dialog.days.box.setValue(0)
        assert not dialog.renewal_name.isVisible()
        dialog.act.click()

    desk.in_dialog(fill)
    desk.seat.press("Add a rule")
    assert desk.listed()[-1] == ("Governors, volunteers", "Visits", "Does not run out", "Before start")
    assert desk.changes == 1


def test_what_is_missing_is_said_beside_it_and_the_dialog_stays(desk: Desk) -> None:
    seen: list[str] = []

    def try_it(opened: LeadDialog) -> None:
        dialog = rule_dialog(opened)
        dialog.act.click()
        seen.append(dialog.name.message.text())
        dialog.name.set_text("Visits")
        dialog.act.click()
        seen.append(desk.seat.words())
        dialog.groups[RoleGroup.TEACHERS].click()
        dialog.act.click()
        seen.append(desk.seat.words())
        assert dialog.isVisible()
        desk.seat.key(Qt.Key.Key_Escape)

    desk.in_dialog(try_it)
    desk.seat.press("Add a rule")
    assert seen[0].startswith("Say what the training is called")
    assert "Tick who needs it." in seen[1]
    assert "Tick at least one quiz to pass at the start." in seen[2]
    assert (len(desk.listed()), desk.changes) == (2, 0)


def test_a_rule_is_changed_from_its_row(desk: Desk) -> None:
    def change(opened: LeadDialog) -> None:
        dialog = rule_dialog(opened)
        assert dialog.name.text() == "Induction"
        dialog.days.box.setValue(30)
        dialog.renewal_name.set_text("Refresher each year")
        dialog.act.click()

    desk.in_dialog(change)
    desk.editor.table.setFocus()
    desk.editor.table.setCurrentIndex(desk.editor.model.index(0, 0))
    desk.seat.key(Qt.Key.Key_Return)
    assert desk.listed()[0] == ("Everyone", "Induction", "Refresher each year", "30 days")
    assert desk.register.requirements()[0].renewal_quiz_ids == (REFRESHER,)


def test_a_rule_is_taken_away_after_a_question(desk: Desk) -> None:
    def remove(opened: LeadDialog) -> None:
        rule_dialog(opened)._remove()

    rule = desk.register.requirements()[1]
    desk.in_dialog(remove, lambda dialog: dialog.escape())
    desk.editor.edit_asked.emit(rule)
    assert len(desk.listed()) == 2

    desk.in_dialog(remove, lambda dialog: dialog.act.click())
    desk.editor.edit_asked.emit(rule)
    assert [line[0] for line in desk.listed()] == ["Everyone"]


def test_groups_in_words() -> None:
    assert groups_text(tuple(RoleGroup)) == "Everyone"
    assert groups_text((RoleGroup.SUPPORT_STAFF, RoleGroup.TEACHERS, RoleGroup.GOVERNORS)) == "All staff, governors"
    assert groups_text((RoleGroup.VOLUNTEERS,)) == "Volunteers"
    assert groups_text(()) == ""
