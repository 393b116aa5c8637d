"""How a person at the window gets through a quiz: choose, check and go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.person import PersonAtComputer

if TYPE_CHECKING:
    from oakmere_training.domain.quiz import Question
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.flows.context import Context


def someone(context: Context) -> PersonAtComputer:
    """A person at this window, outside a test."""
    return PersonAtComputer(None, context.window)


def choose(person: PersonAtComputer, question: Question, *, mark: str = "best") -> None:
    """Choose what has this mark; of a ``multi`` question all of it."""
    options = [option for option in question.body.options if option.mark == mark] or list(question.body.options[:1])
    for option in options if question.kind == "multi" else options[:1]:
        person.click(next(b for b in person.buttons() if b.accessibleName().endswith(f", {option.text}")))


def check(person: PersonAtComputer) -> None:
    """Check the answer, where that takes a press."""
    if person.can_press("Check my answer"):
        person.press("Check my answer")


def answer_all(context: Context, person: PersonAtComputer, tier: Tier, *, marks: dict[int, str]) -> None:
    """Answer every question of the tier's quiz from the first on; ``marks`` by number, else best."""
    for number, question in enumerate(context.services.catalogue.quizzes(tier)[0].questions, start=1):
        choose(person, question, mark=marks.get(number, "best"))
        check(person)
        go_on(person)


def go_on(person: PersonAtComputer) -> None:
    """Go on from the feedback."""
    names = ("Next question", "Next story", "Next", "See how you did", "Finish")
    person.press(next(name for name in names if person.can_press(name)))
