"""Dialogs about one person: what can be kept is kept, and what cannot is said where it was typed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import Role
from oakmere_training.domain.staff_import import PostMatch
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.dialogs.import_roles import RolesDialog, WhichDialog
from oakmere_training.gui.dialogs.merge import SHOWN, MergeDialog
from oakmere_training.gui.dialogs.person import LeftDialog, PersonDialog
from oakmere_training.services.lead.person_views import MergeSide, PersonFacts
from oakmere_training.services.people import SameNameError
from tests.support.factories import TODAY, make_person

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.theme import Theme

ASHA = make_person("Asha Example")


@pytest.fixture
def window(shown: Callable[..., QWidget]) -> QWidget:
    return shown(QPushButton("Change name or role"), size=(1000, 700))


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def person_dialog(theme: Theme, window: QWidget, before: Person | None = None) -> PersonDialog:
    dialog = PersonDialog(theme, window, "Add a person", "", safe="Add nobody", act="Add", before=before)
    dialog.open()
    return dialog


def test_what_was_typed_is_handed_over(theme: Theme, window: QWidget) -> None:
    dialog = person_dialog(theme, window)
    kept: list[tuple[PersonFacts, bool]] = []

    def keep(facts: PersonFacts, even: bool) -> Person:
        kept.append((facts, even))
        return ASHA

    dialog.keep = keep
    assert QApplication.focusWidget() is dialog.name.line
    dialog.name.set_text("Asha Example")
    dialog.role.box.choose(Role.GOVERNOR)
    dialog.post.set_text("Chair")
    dialog.number.set_text("0042")
    dialog.accounts.click()
    press(Qt.Key.Key_Return)
    facts = PersonFacts("Asha Example", Role.GOVERNOR, "Chair", "0042", account_administrator=True)
    assert kept == [(facts, False)]
    assert dialog.accepted
    assert dialog.kept is ASHA


def test_a_new_person_has_no_role_until_one_is_chosen(theme: Theme, window: QWidget) -> None:
    assert person_dialog(theme, window).facts().role is None


@pytest.mark.parametrize("field", ["name", "role", "post", "number"])
def test_what_cannot_be_kept_is_said_beside_its_field_and_the_dialog_stays(
    theme: Theme, window: QWidget, field: str
) -> None:
    dialog = person_dialog(theme, window)

    def refuse(_: PersonFacts, __: bool) -> Person:
        raise InvalidInputError("Not so.", field=field)

    dialog.keep = refuse
    dialog.act.click()
    assert dialog.isVisible()
    assert not dialog.accepted
    parts = {"name": dialog.name.line, "post": dialog.post.line, "number": dialog.number.line, "role": dialog.role.box}
    assert QApplication.focusWidget() is parts[field]
    assert parts[field].accessibleDescription() == "Not so."
    dialog.keep = lambda *_: ASHA
    dialog.act.click()
    assert dialog.accepted


def test_the_same_name_is_asked_about_and_a_second_press_adds_another(theme: Theme, window: QWidget) -> None:
    dialog = person_dialog(theme, window)
    flags: list[bool] = []

    def keep(_: PersonFacts, even: bool) -> Person:
        flags.append(even)
        if not even:
            raise SameNameError(ASHA)
        return ASHA

    dialog.keep = keep
    dialog.name.set_text("Asha Example")
    dialog.act.click()
    assert "Asha Example, teacher" in dialog.same.text.text()
    assert dialog.same.isVisible()
    assert QApplication.focusWidget() is dialog.safe
    assert dialog.act.text() == "Add another"
    dialog.name.set_text("Asha Sample")
    assert not dialog.same.isVisible()
    assert dialog.act.text() == "Add"
    dialog.act.click()
    dialog.act.click()
    assert flags == [False, False, True]
    assert dialog.accepted


def test_a_change_begins_with_what_is_there(theme: Theme, window: QWidget) -> None:
    assert person_dialog(theme, window, ASHA).facts() == PersonFacts("Asha Example", Role.TEACHER)


def test_someone_whose_role_is_not_offered_keeps_it(theme: Theme, window: QWidget) -> None:
    person = make_person(role=Role.ACCOUNT_ADMINISTRATOR)
    assert person_dialog(theme, window, person).facts().role is Role.ACCOUNT_ADMINISTRATOR


def test_a_parent_has_a_name_alone(theme: Theme, window: QWidget) -> None:
    parent = make_person(role=Role.PARENT, tier=Tier.PARENTS)
    dialog = person_dialog(theme, window, parent)
    assert not dialog.role.isVisible()
    assert not dialog.number.isVisible()
    assert dialog.facts() == PersonFacts(parent.name, Role.PARENT)


def test_leaving_asks_for_the_last_day(theme: Theme, window: QWidget) -> None:
    dialog = LeftDialog(theme, window, "Asha Example", TODAY)
    days: list[date | None] = []

    def keep(day: date | None) -> None:
        days.append(day)
        if day is not None and day > TODAY + timedelta(days=366):
            raise InvalidInputError("More than a year ahead.", field="last_day")

    dialog.keep = keep
    dialog.open()
    assert dialog.accessibleName() == "Mark Asha Example as left?"
    dialog.day.set_text("32 December")
    dialog.act.click()
    assert not days, "nothing is kept of what cannot be read"
    assert dialog.day.message.isVisible()
    dialog.day.set_value(date(2036, 8, 31))
    dialog.act.click()
    assert dialog.day.message.text() == "More than a year ahead."
    assert dialog.isVisible()
    dialog.day.set_value(TODAY)
    dialog.act.click()
    assert days[-1] == TODAY
    assert dialog.accepted


# -- merging -----------------------------------------------------------------------------------------------------

OTHERS = tuple(make_person(f"{first} Example") for first in ("A.", "Bo", "Cy", "Di", "Ed", "Fi", "Gus"))


@pytest.fixture
def merge(theme: Theme, window: QWidget) -> MergeDialog:
    everyone = (ASHA, *OTHERS)
    sides = {person.id: MergeSide(person, 2, 1, TODAY) for person in everyone}

    def find(text: str) -> list[Person]:
        return [person for person in everyone if text.casefold() in person.name.casefold()]

    dialog = MergeDialog(theme, window, sides[ASHA.id], find, sides.__getitem__)
    dialog.open()
    return dialog


def is_whole(widget: QWidget) -> bool:
    """Whether nothing of it is scrolled or cut away."""
    return not widget.visibleRegion().isEmpty() and widget.visibleRegion().boundingRect() == widget.rect()


def names(dialog: MergeDialog) -> list[str]:
    return [row.text() for row in dialog.found.rows.values()]


def test_entries_of_the_same_surname_are_offered_and_never_the_entry_itself(merge: MergeDialog) -> None:
    assert QApplication.focusWidget() is merge.search.line
    assert names(merge) == [f"{person.name}, Teacher" for person in OTHERS[:SHOWN]]
    merge.search.set_text("gus")
    assert names(merge) == ["Gus Example, Teacher"]
    merge.search.set_text("asha")
    assert names(merge) == []
    assert not merge.act.isEnabled()


def test_whose_name_stays_is_chosen_with_both_side_by_side(merge: MergeDialog) -> None:
    merge.found.rows[OTHERS[0].id].click()
    assert merge.act.isEnabled()
    assert merge.pair is not None
    assert [card.text() for card in merge.pair.names] == ["Asha Example", "A. Example"]
    merge.pair.names[1].click()
    answers: list[bool] = []
    merge.answered.connect(answers.append)
    merge.act.setFocus()
    press(Qt.Key.Key_Return)
    assert answers == [], "Enter never merges"
    press(Qt.Key.Key_Space)
    assert answers == [True]
    assert (merge.kept, merge.gone) == (OTHERS[0].id, ASHA.id)


def test_both_entries_are_in_view_before_anyone_can_merge_them(merge: MergeDialog, qtbot: QtBot) -> None:
    merge.search.set_text("gus")
    merge.found.rows[OTHERS[-1].id].click()

    assert merge.pair is not None
    cards = merge.pair.names
    qtbot.waitUntil(lambda: all(is_whole(card) for card in cards))


def test_the_name_of_the_open_page_stays_unless_the_other_is_chosen(merge: MergeDialog) -> None:
    merge.found.rows[OTHERS[1].id].click()
    merge.act.click()
    assert (merge.kept, merge.gone) == (ASHA.id, OTHERS[1].id)


def test_another_entry_can_be_looked_for_again(merge: MergeDialog) -> None:
    merge.found.rows[OTHERS[1].id].click()
    assert merge.pair is not None
    merge.pair.again_asked.emit()
    assert merge.search.isVisible()
    assert not merge.act.isEnabled()
    merge.found.rows[OTHERS[2].id].click()
    merge.act.click()
    assert merge.gone == OTHERS[2].id


def test_esc_keeps_both(merge: MergeDialog) -> None:
    merge.found.rows[OTHERS[1].id].click()
    press(Qt.Key.Key_Escape)
    assert not merge.accepted
    assert merge.kept is None


# -- choosing ----------------------------------------------------------------------------------------------------


def test_roles_that_were_changed_are_given_back(theme: Theme, window: QWidget) -> None:
    matches = (
        PostMatch("Wizard", None, 2),
        PostMatch("Teacher", Role.TEACHER, 9),
        PostMatch("Cook", Role.OFFICE, 1),
        PostMatch("", None, 1),
    )
    dialog = RolesDialog(theme, window, matches)
    dialog.open()
    assert [box.value() for box in dialog.boxes] == [None, Role.TEACHER, Role.OFFICE, None]
    assert dialog.changed() == {}
    dialog.boxes[0].choose(Role.VOLUNTEER)
    dialog.boxes[2].choose(None)
    dialog.boxes[3].choose(Role.TEACHER)
    assert dialog.changed() == {"Wizard": Role.VOLUNTEER, "Cook": None, "": Role.TEACHER}


def test_one_of_several_certificates_is_chosen(theme: Theme, window: QWidget) -> None:
    choices = [("OPS-1", "OPS-1", "Refresher. Until 24 Nov 2027"), ("OPS-2", "OPS-2", "Induction. Replaced")]
    dialog = WhichDialog(theme, window, "Which certificate?", "", choices)
    dialog.open()
    assert dialog.chosen() == "OPS-1"
    dialog.cards[1].click()
    assert dialog.chosen() == "OPS-2"
