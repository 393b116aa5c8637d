"""``order``: steps are put in order. Cards keep their places, and the steps move between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from oakmere_training.domain.kinds import order
from oakmere_training.domain.marking import PartVerdict
from oakmere_training.gui.accessible import set_role
from oakmere_training.gui.kinds import AnswerArea, AnsweredArea
from oakmere_training.gui.widgets.order_card import OrderCard
from oakmere_training.gui.widgets.page_fit import Fit, Layout
from oakmere_training.gui.widgets.place_panel import ordinal, place_word
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.step_row import StepRow
from oakmere_training.gui.wording import number_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion


class OrderArea(AnswerArea):
    """A card for each place. ``chosen()`` is empty until one step was moved."""

    keeps_draft = True
    walked_by_arrows = True

    def __init__(self, theme: Theme, asked: AskedQuestion) -> None:
        super().__init__(theme, 16, asked)
        self._ids = list(order.start(asked.question, asked.seed))
        self._moved = False
        self._slides: dict[QWidget, int] = {}
        total = len(self._ids)
        self.cards = tuple(OrderCard(theme, asked.quiz.tier, number, total) for number in range(1, total + 1))
        for card in self.cards:
            card.move_asked.connect(self._on_move)
            card.step_asked.connect(self._on_step)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._slide)
        self.setAccessibleName("Steps")
        set_role(self, QAccessible.Role.List)
        self._show_steps()
        self.set_cards(self.cards)

    def layout_for(self, fit: Fit) -> Layout:
        """Pupils' large buttons need a wide column."""
        return Layout.WIDE if self.asked.quiz.tier.for_pupils else Layout.SIDE

    def spoken(self) -> tuple[str, ...]:
        """The steps as they stand."""
        return tuple(f"{card.place_word}: {self._text(step)}" for card, step in zip(self.cards, self._ids, strict=True))

    def chosen(self) -> tuple[str, ...]:
        """All steps in their present order, or none before one was moved."""
        return tuple(self._ids) if self._moved else ()

    def choose(self, chosen: tuple[str, ...]) -> None:
        """Put the steps into this order. What is unknown is left out, what is missing comes last."""
        known = [step for step in dict.fromkeys(chosen) if step in self._ids]
        if known:
            self._put([*known, *(step for step in self._ids if step not in known)])

    def choose_by_key(self, digit: int) -> bool:
        """Send the current step to this place."""
        place = self._current()
        if place is None or not 1 <= digit <= len(self.cards) or not self.isEnabled():
            return False
        self._move(place, digit - 1)
        return True

    def hint(self) -> str:
        """What is still to do, or ''."""
        return "" if self._moved else "Move a step first"

    def note(self) -> str:
        """What to do, below the prompt."""
        return "Move a step up or down until the order is right."

    def key_hints(self) -> tuple[str, ...]:
        """The arrows; they are no single-key shortcuts."""
        return ("[↑]", "[↓]", "to choose a step,", "[Ctrl]", "and", "[↑]", "to move it")

    def default_widget(self) -> QWidget | None:
        """The current card, or the first."""
        return self.cards[self._current() or 0] if self.cards else None

    def stops(self) -> tuple[QWidget, ...]:
        """Each card, followed by its buttons that work."""
        return tuple(stop for card in self.cards for stop in card.stops())

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for card in self.cards:
            card.set_fit(fit)
        self.set_gap(9 if fit.short and not fit.stacked else 16)

    # -- moving ----------------------------------------------------------------------------------------------

    def _text(self, step: str) -> str:
        return self.asked.question.body.part(step).text

    def _current(self) -> int | None:
        return next((place for place, card in enumerate(self.cards) if card.is_current()), None)

    def _sender(self) -> int:
        return self.cards.index(cast("OrderCard", self.sender()))

    def _on_move(self, by: int) -> None:
        place = self._sender()
        if self.isEnabled() and 0 <= place + by < len(self.cards):
            self._move(place, place + by)

    def _on_step(self, by: int) -> None:
        place = self._sender() + by
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus()

    def _move(self, place: int, to: int) -> None:
        """Send a step to another place; the focus goes with it."""
        if place == to:
            return
        button = self.cards[place].focused_button()
        before, tops = list(self._ids), [card.y() for card in self.cards]
        ids = list(before)
        step = ids.pop(place)
        ids.insert(to, step)
        self._put(ids)
        card = self.cards[to]
        card.take_focus(button)
        self._show(card)
        self._start_sliding({card: tops[before.index(now)] for card, now in zip(self.cards, ids, strict=True)})
        card.raise_()
        said = f"{self._text(step).rstrip('.')}, now {ordinal(to + 1, len(ids))}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _put(self, ids: list[str]) -> None:
        self._ids, self._moved = ids, True
        self._show_steps()
        self._place()
        self.chosen_changed.emit()

    def _show_steps(self) -> None:
        for card, step in zip(self.cards, self._ids, strict=True):
            card.show_step(self._text(step))

    def _show(self, card: OrderCard) -> None:
        """Scroll the whole card into view."""
        part = self.parentWidget()
        while part is not None and not isinstance(part, ScrollColumn):
            part = part.parentWidget()
        if part is not None:
            part.show_part(card)

    # -- sliding ---------------------------------------------------------------------------------------------

    def _start_sliding(self, tops: dict[QWidget, int]) -> None:
        """Let each card come from this height (px) to its own."""
        self._animation.stop()
        duration = self.theme.motion("base")
        self._slides = {card: top - card.y() for card, top in tops.items()} if duration else {}
        if duration:
            self._animation.setDuration(duration)
            self._animation.start()
            self._place()

    def _slide(self) -> None:
        self._place()

    def _place(self) -> None:
        super()._place()
        share = float(self._animation.currentValue() or 0) if self._slides else 0.0
        for card, way in self._slides.items():
            card.move(card.x(), card.y() + round(way * share))
        if not share:
            self._slides = {}


class OrderAnswered(AnsweredArea):
    """A row for each step in the right order, with the place where the learner put it."""

    shows_verdict = True

    def __init__(self, theme: Theme, answered: AnsweredQuestion) -> None:
        super().__init__(theme, 10, answered)
        self.heading = order_heading(answered)
        tier, total = answered.asked.quiz.tier, len(answered.chosen)
        steps = zip(order.body_of(answered.asked.question).steps, answered.marked.parts, strict=True)
        self.rows = tuple(
            StepRow(
                theme,
                tier,
                (number, total),
                part.verdict,
                did=f"You put it {ordinal(answered.chosen.index(step.id) + 1, total)}",
                text=step.text,
                reason=step.feedback,
            )
            for number, (step, part) in enumerate(steps, 1)
        )
        self.set_cards(self.rows)

    def spoken(self) -> tuple[str, ...]:
        """The steps in the right order with their reasons."""
        total, said = len(self.rows), []
        for number, step in enumerate(order.body_of(self.answered.asked.question).steps, 1):
            said += [f"{place_word(number, total)}: {step.text}", step.feedback]
        return tuple(said)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for row in self.rows:
            row.set_fit(fit)
        self.set_gap(14 if fit.stacked else 8 if fit.short else 10)


# -- the verdict in a sentence -----------------------------------------------------------------------------------


def order_heading(answered: AnsweredQuestion) -> str:
    """'The last step is right: swap the first two'. What is right comes first."""
    right, put = order.best(answered.asked.question), answered.chosen
    total = len(right)
    if put == right:
        return f"All {number_word(total)} steps are in the right order"
    good, better = _what_is_right(answered), _what_to_change(right, put)
    if answered.asked.quiz.tier.for_pupils:
        return f"{good}. {better[0].upper()}{better[1:]}"
    return f"{good}: {better}"


def _what_is_right(answered: AnsweredQuestion) -> str:
    total = len(answered.chosen)
    places = [n for n, part in enumerate(answered.marked.parts, 1) if part.verdict is PartVerdict.RIGHT]
    if len(places) > 2:
        return f"{number_word(len(places)).capitalize()} of {number_word(total)} steps are in place"
    if places:
        return f"The {_named(places, total)} {'steps are' if len(places) > 1 else 'step is'} right"
    follow = _longest_run(order.best(answered.asked.question), answered.chosen)
    if follow > 1:
        return f"{number_word(follow).capitalize()} of {number_word(total)} are in order"
    return "Not yet"


def _named(places: list[int], total: int) -> str:
    """'last', 'first two', 'second and third'."""
    if places == [1, 2]:
        return "first two"
    if places == [total - 1, total]:
        return "last two"
    return " and ".join(ordinal(place, total) for place in places)


def _what_to_change(right: tuple[str, ...], put: tuple[str, ...]) -> str:
    total = len(right)
    wrong = [place for place, (one, other) in enumerate(zip(right, put, strict=True), 1) if one != other]
    if len(wrong) == 2:
        if wrong[1] == wrong[0] + 1 and (wrong[0] == 1 or wrong[1] == total):
            return f"swap the {_named(wrong, total)}" if total > 2 else "swap the two steps"
        return f"swap the {ordinal(wrong[0], total)} and the {ordinal(wrong[1], total)}"
    if _longest_run(right, put) == total - 1:
        for step in right:
            if [one for one in right if one != step] == [one for one in put if one != step]:
                at, to = put.index(step) + 1, right.index(step) + 1
                return f"the step you put {ordinal(at, total)} goes {ordinal(to, total)}"
    return (
        "look at the others again" if len(wrong) < total or _longest_run(right, put) > 1 else "look at the order again"
    )


def _longest_run(right: tuple[str, ...], put: tuple[str, ...]) -> int:
    """How many steps, at most, stand in the right order, with others between them or not."""
    longest: list[int] = []
    places = [right.index(step) for step in put]
    for index, place in enumerate(places):
        before = [longest[i] for i, other in enumerate(places[:index]) if other < place]
        longest.append(1 + max(before, default=0))
    return max(longest, default=0)


def answer_area(theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> AnswerArea:
    """Cards whose steps can be moved."""
    return OrderArea(theme, asked)


def answered_area(theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> AnsweredArea:
    """The steps in the right order."""
    return OrderAnswered(theme, answered)
