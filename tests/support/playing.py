"""Answers to questions of every kind, and giving them by what the screen offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds import branch, order, sort, spot
from oakmere_training.domain.marking import Mark

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Question
    from tests.support.person import PersonAtComputer

ACTIONS = ("Check my answer", "Nothing else is wrong", "See what happens", "See how it went", "Check")
WAYS_ON = ("Next question", "Next story", "Next", "See how you did", "Finish")


def best(question: Question) -> Chosen:
    """The answer that earns most."""
    return kinds.best(question)


def worst(question: Question) -> Chosen:
    """An answer that earns least: everything that is wrong, and nothing that is right."""
    options = question.body.options
    match question.kind:
        case "choice":
            return (min(options, key=lambda option: option.mark.points).id,)
        case "multi":
            return tuple(option.id for option in options if option.mark is not Mark.BEST)
        case "sort":
            return tuple(sort.entry(item.id, _worst_place(question, item)) for item in sort.body_of(question).items)
        case "order":
            return tuple(reversed(best(question)))
        case "spot":
            return tuple(part.id for part in spot.body_of(question).post_parts if not part.wrong)
        case "branch":
            return _worst_path(question)
    raise AssertionError(f"no worst answer for the kind {question.kind}")


def _worst_place(question: Question, item: sort.Item) -> sort.Place:
    others = [place for place in sort.Place if place is not item.place]
    return min(others, key=lambda place: place not in item.unsafe_at)


def _worst_path(question: Question) -> Chosen:
    path: Chosen = ()
    scene = branch.scene_after(question, path)
    while scene is not None:
        path = (*path, min(scene.ways, key=lambda way: way.mark.points).id)
        scene = branch.scene_after(question, path)
    return path


def give(person: PersonAtComputer, question: Question, chosen: Chosen) -> None:
    """Give an answer with the mouse, and check it."""
    ways = {"sort": sort_items, "order": order_steps, "spot": mark_parts, "branch": walk_path}
    ways.get(question.kind, choose_cards)(person, question, chosen)
    act(person)


def act(person: PersonAtComputer) -> None:
    """Press the button that checks the answer, where it takes one."""
    found = [name for name in ACTIONS if person.can_press(name)]
    if found:
        person.press(found[0])


def finish(person: PersonAtComputer, question: Question, chosen: Chosen, begun: Chosen) -> None:
    """Give the rest of an answer that was begun, and check it."""
    if question.kind == "branch":
        for option in chosen[len(begun) :]:
            choose_card(person, question.body.part(option).text)
            act(person)
        return
    if question.kind != "order":
        rest = tuple(entry for entry in chosen if entry not in begun)
        {"sort": sort_items, "spot": mark_parts}[question.kind](person, question, rest)
    act(person)


def go_on(person: PersonAtComputer) -> None:
    """Go on from the feedback."""
    person.press(next(name for name in WAYS_ON if person.can_press(name)))


def choose_cards(person: PersonAtComputer, question: Question, chosen: Chosen) -> None:
    for option in chosen:
        choose_card(person, question.body.option(option).text)


def choose_card(person: PersonAtComputer, text: str) -> None:
    person.click(next(button for button in person.buttons() if button.accessibleName().endswith(f", {text}")))


def _group_of(button: QObject, starts: str) -> bool:
    """Whether a button stands in a card whose name begins so."""
    parent = button.parent()
    while parent is not None:
        named = getattr(parent, "accessibleName", None)
        if named is not None and str(named()).startswith(starts):
            return True
        parent = parent.parent()
    return False


def sort_items(person: PersonAtComputer, question: Question, chosen: Chosen) -> None:
    body = sort.body_of(question)
    for item_id, place in sort.places(question, chosen).items():
        label, card = f"{body.label(place)}, ", f"{body.part(item_id).text} Item"
        found = [button for button in person.buttons() if button.accessibleName().startswith(label)]
        person.click(next(button for button in found if _group_of(button, card)))


def order_steps(person: PersonAtComputer, question: Question, chosen: Chosen) -> None:
    """Move steps up until the order is there; where it is so from the start, move one away and back."""
    body = order.body_of(question)
    if _steps(person, question) == chosen:
        _move(person, body.part(chosen[1]).text, 2, "up")
    for place, step in enumerate(chosen, 1):
        while (at := _steps(person, question).index(step) + 1) > place:
            _move(person, body.part(step).text, at, "up")


def _steps(person: PersonAtComputer, question: Question) -> Chosen:
    """The steps in the order on the screen."""
    found: dict[int, str] = {}
    for widget in person.window.findChildren(QAbstractButton):
        card = widget.parent()
        name = str(card.accessibleName()) if card is not None and hasattr(card, "accessibleName") else ""
        if widget.isVisible() and name.startswith("Step "):
            number = int(name.removeprefix("Step ").partition(" ")[0])
            found[number] = next(step.id for step in order.body_of(question).steps if name.endswith(step.text))
    return tuple(found[number] for number in sorted(found))


def _move(person: PersonAtComputer, text: str, at: int, way: str) -> None:
    person.click(
        next(
            button
            for button in person.buttons()
            if button.accessibleName() == f"Move {way}" and _group_of(button, f"Step {at} ")
        )
    )
    assert person.qtbot is not None
    person.qtbot.waitUntil(lambda: any(_group_of(b, f"Step {at - 1} ") for b in person.buttons()), timeout=2000)
    assert text


def mark_parts(person: PersonAtComputer, question: Question, chosen: Chosen) -> None:
    for number, part in enumerate(spot.body_of(question).post_parts, 1):
        if part.id in chosen:
            names = (f"Part {number}, ", f"Message {number}, ")
            person.click(next(button for button in person.buttons() if button.accessibleName().startswith(names)))


def walk_path(person: PersonAtComputer, question: Question, chosen: Chosen) -> None:
    """Walk the path; the last choice is left to be checked."""
    for number, (_, way) in enumerate(branch.walked(question, chosen), 1):
        choose_card(person, way.text)
        if number < len(chosen):
            act(person)
