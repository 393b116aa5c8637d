"""``branch``: each choice leads to the next scene. Its verdicts come at the end, as the path that was taken."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPen

from oakmere_training.domain.kinds.branch import START, body_of, scene_after, shown_ways, walked
from oakmere_training.domain.marking import Mark, PartVerdict
from oakmere_training.domain.quiz import Option
from oakmere_training.gui.kinds import AnswerArea, AnsweredArea, Layout
from oakmere_training.gui.kinds.choice import CardsArea, ChoiceArea
from oakmere_training.gui.widgets.path_card import PathCard
from oakmere_training.gui.widgets.told_panel import ToldPanel
from oakmere_training.gui.widgets.trail import StopState, Trail, TrailStop
from oakmere_training.gui.widgets.verdict import verdict_word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.kinds.branch import Scene, Way
    from oakmere_training.domain.quiz import Message, Picture, Question
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

TRAIL_CHOICES = 2
"""Choices on the trail at most."""

NOT_COUNTED = "You tried another path. Your first answer is the one that counts."
_NUMBERS = ("none", "one", "two", "three")


class BranchArea(ChoiceArea):
    """The options of the scene that the draft leads to. A draft that is no path any more is passed over."""

    cuts_drawing = True

    def __init__(self, theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> None:
        self.path, self.scene = where(asked)
        self.steps = walked(asked.question, self.path)
        self.ways = shown_ways(asked.question, self.scene, asked.seed)
        options = tuple(Option(way.id, way.text, way.mark, way.feedback, way.picture) for way in self.ways)
        super().__init__(theme, pictures, replace(asked, options=options))

    # -- the scene -------------------------------------------------------------------------------------------

    def story(self) -> str:
        """The scene's story."""
        return self.scene.scenario

    def prompt(self) -> str:
        """The scene's question."""
        return self.scene.prompt.strip()

    def drawing(self) -> Picture | None:
        """The scene's picture."""
        return self.scene.picture

    def message(self) -> Message | None:
        """The message belongs to the first scene."""
        return None if self.path else super().message()

    def above(self) -> QWidget:
        """The trail: the last choices, now, and what comes next."""
        question, tier = self.asked.question, self.asked.quiz.tier
        said = [TrailStop(str(number), way.short, StopState.DONE) for number, (_, way) in enumerate(self.steps, 1)][
            -TRAIL_CHOICES:
        ]
        number = str(len(self.path) + 1)
        now = TrailStop(number, self.scene.title or "How it begins", StopState.NOW)
        after = "What happens next" if self._goes_on() else "How it ends"
        name = "; ".join([*(f"{stop.number}, {_inside(stop.text, question)}" for stop in said), f"{number}, now"])
        stops = (*said, now, TrailStop("?", after, StopState.NEXT))
        return Trail(self.theme, tier, "Your story so far", stops, name=f"Your story so far: {name}")

    def told(self) -> QWidget | None:
        """What the last choice led to."""
        if not self.steps:
            return None
        title, text = self._told()
        return ToldPanel(self.theme, self.asked.quiz.tier, "tick", title, text, tinted=True)

    def told_words(self) -> str:
        """The same to be heard."""
        return ". ".join(self._told()) if self.steps else ""

    def _told(self) -> tuple[str, str]:
        way = self.steps[-1][1]
        return f"You chose: {_inside(way.short, self.asked.question)}", way.consequence

    def _goes_on(self) -> bool:
        return any(way.next for way in self.ways)

    # -- the answer ------------------------------------------------------------------------------------------

    def action(self) -> str:
        """What the button says: whether the story may go on."""
        return "See what happens" if self._goes_on() else "See how it went"

    def picked(self) -> Way | None:
        """The option that is chosen in this scene."""
        ids = CardsArea.chosen(self)
        return next((way for way in self.ways if way.id in ids), None)

    def next_step(self) -> tuple[str, ...] | None:
        """The longer path, where what is chosen leads on."""
        way = self.picked()
        return self.chosen() if way is not None and way.next else None

    def chosen(self) -> tuple[str, ...]:
        """The path with what is chosen in this scene."""
        way = self.picked()
        return self.path if way is None else (*self.path, way.id)

    def choose(self, chosen: tuple[str, ...]) -> None:
        """Choose the last option of a path that goes through this scene, or none."""
        here = chosen[:-1] == self.path
        super().choose(chosen[-1:] if here else ())

    def hint(self) -> str:
        """What is still to do, or ''."""
        return "Choose an answer first" if self.picked() is None else ""

    def key_hints(self) -> tuple[str, ...]:
        """As where one option is chosen; Enter goes on."""
        return (*super().key_hints()[:-1], "to go on")

    def _on_toggled(self) -> None:
        if len(CardsArea.chosen(self)) < 2:
            self.chosen_changed.emit()


class BranchAnswered(AnsweredArea):
    """The path: a card for each choice, in the order in which they were made."""

    shows_verdict = True
    heads = True
    again = "Try another path"
    heading = "How your story went"

    def __init__(self, theme: Theme, answered: AnsweredQuestion) -> None:
        super().__init__(theme, 14, answered)
        self._tier = answered.asked.quiz.tier
        self.ways = tuple(way for _, way in walked(answered.asked.question, answered.chosen))
        self.note = NOT_COUNTED if not answered.counts else "" if self._tier.for_pupils else branch_summary(answered)
        self.steps = tuple(
            PathCard(theme, self._tier, number, way.mark, way.text, way.feedback)
            for number, way in enumerate(self.ways, 1)
        )
        self.set_cards(self.steps)
        theme.changed.connect(self.update)

    def layout_for(self, fit: Fit) -> Layout:
        """The path at the left."""
        return Layout.FRONT

    def aside(self) -> QWidget | None:
        """For pupils, what to think about."""
        text = self.answered.asked.question.talk_about
        if not self._tier.for_pupils or not text:
            return None
        return ToldPanel(self.theme, self._tier, "talk", "To think about", text, tinted=False)

    def spoken(self) -> tuple[str, ...]:
        """Each choice with its verdict and what came of it."""
        said = [self.note] if self.note else []
        for number, way in enumerate(self.ways, 1):
            said += [f"{number}: {way.text}", verdict_word(way.mark, self._tier), way.feedback]
        return tuple(said)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for step in self.steps:
            step.set_fit(fit)
        self.set_gap(10 if (fit.narrow or fit.short) and not fit.stacked else 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The path from disc to disc."""
        painter = QPainter(self)
        painter.setPen(QPen(self.theme.accent(self._tier).strong, self.theme.edge(4)))
        discs = [step.pos() + step.disc_middle() for step in self.steps]
        if len(discs) > 1:
            painter.drawLine(discs[0], discs[-1])


def where(asked: AskedQuestion) -> tuple[tuple[str, ...], Scene]:
    """The path so far and the scene that it leads to; the start, where the draft is no path that goes on."""
    try:
        scene = scene_after(asked.question, asked.draft)
    except ValueError:
        scene = None
    if scene is None:
        return (), body_of(asked.question).scene(START)
    return asked.draft, scene


def branch_summary(answered: AnsweredQuestion) -> str:
    """What the verdict of the whole comes from, the good first: 'One of two choices was the best, and …'."""
    parts = answered.marked.parts
    good, count = answered.marked.parts_right, len(parts)
    last = parts[-1].verdict
    if good == count:
        return "Every choice was the best one."
    if good:
        said = f"{_NUMBERS[good].capitalize()} of {_NUMBERS[count]} choices {'was' if good == 1 else 'were'} the best"
    else:
        said = "No choice was the best one yet"
    if last is PartVerdict.NOT_SAFE:
        return f"{said}, and the last one was not safe."
    right = last is PartVerdict.RIGHT
    if answered.marked.mark is Mark.UNSAFE:
        end = "You put it right at the end" if right else "The story ended safely"
        unsafe = sum(part.verdict is PartVerdict.NOT_SAFE for part in parts)
        return f"{end}. {said}; {_NUMBERS[unsafe]} {'was' if unsafe == 1 else 'were'} not safe."
    return f"{said}, and {'you put it right at the end' if right else 'the story ended safely'}."


def _inside(text: str, question: Question) -> str:
    """A few words as they stand inside a sentence: small at the beginning, unless that is a name."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    told = " ".join(
        words
        for scene in body_of(question).scenes
        for words in (scene.scenario, *(f"{way.text} {way.consequence}" for way in scene.ways))
    )
    word = first.strip(",.:;’'")
    name = re.search(rf"[a-z,] {re.escape(word)}\b", told) is not None
    if name or word == "I" or word[1:] != word[1:].lower():
        return text
    return text[:1].lower() + text[1:]


def answer_area(theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> AnswerArea:
    """The scene that the answer so far leads to."""
    return BranchArea(theme, pictures, asked)


def answered_area(theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> AnsweredArea:
    """The path with its verdicts."""
    return BranchAnswered(theme, answered)
