"""``sort``: each item goes to one of three places. Each becomes a row once the answer is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.kinds.sort import Place, body_of, entry, places
from oakmere_training.domain.marking import PartVerdict
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.kinds import AnswerArea, AnsweredArea
from oakmere_training.gui.widgets.page_fit import Fit, Layout
from oakmere_training.gui.widgets.sort_card import SortCard
from oakmere_training.gui.widgets.sort_head import SortHead
from oakmere_training.gui.widgets.sort_part import place_icons
from oakmere_training.gui.widgets.sort_row import SortRow
from oakmere_training.gui.widgets.verdict import PART_WORD
from oakmere_training.gui.wording import number_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.kinds.sort import Item
    from oakmere_training.domain.marking import MarkedPart
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

_PLACES = tuple(Place)


def _layout(fit: Fit) -> Layout:
    return Layout.BELOW if fit.narrow else Layout.WIDE


class SortArea(AnswerArea):
    """A card for each item, with the keys of the three places above their columns."""

    keeps_draft = True
    walked_by_arrows = True

    def __init__(self, theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> None:
        super().__init__(theme, 14, asked)
        body, self._tier = body_of(asked.question), asked.quiz.tier
        self._ids = tuple(item.id for item in body.items)
        self._labels = body.labels
        total = len(body.items)
        self.head = None if self._tier is Tier.KS1 else SortHead(theme, self)
        self.cards = tuple(
            SortCard(theme, pictures, self._tier, item, body.labels, number=number, total=total)
            for number, item in enumerate(body.items, 1)
        )
        for card in self.cards:
            card.placed.connect(self._on_placed)
            card.step_asked.connect(self._step)
        self.set_cards(self.cards)
        self._count()
        theme.changed.connect(self._place)

    def layout_for(self, fit: Fit) -> Layout:
        """Wide answers beside a narrow story, or below it."""
        return _layout(fit)

    # -- the answer ------------------------------------------------------------------------------------------

    def chosen(self) -> tuple[str, ...]:
        """An entry for each item that has its place, in the order shown."""
        put = ((item, card.place()) for item, card in zip(self._ids, self.cards, strict=True))
        return tuple(entry(item, place) for item, place in put if place is not None)

    def choose(self, chosen: tuple[str, ...]) -> None:
        """Sort the items so; entries that mean nothing here are left out."""
        put = {item: place for item, _, place in (each.rpartition(":") for each in chosen)}
        for item, card in zip(self._ids, self.cards, strict=True):
            place = put.get(item)
            card.put(Place(place) if place in _PLACES else None)
        self._count()

    def choose_by_key(self, digit: int) -> bool:
        """Sort the item that holds the focus, else the first unsorted one, and go on to the next unsorted one."""
        if not 1 <= digit <= len(_PLACES) or not self.isEnabled():
            return False
        focused = (n for n, card in enumerate(self.cards) if any(part.hasFocus() for part in card.parts))
        at = next(focused, self._unsorted(0))
        if at is None:
            return False
        self.cards[at].choose(_PLACES[digit - 1])
        following = self._unsorted(at)
        self.cards[at if following is None else following].stop().setFocus()
        return True

    def _unsorted(self, start: int) -> int | None:
        """The first unsorted item from ``start`` on, or from the top again."""
        order = [*range(start, len(self.cards)), *range(start)]
        return next((n for n in order if self.cards[n].place() is None), None)

    def _step(self, by: int) -> None:
        at = next((n for n, card in enumerate(self.cards) if card is self.sender()), 0)
        column = next((n for n, part in enumerate(self.cards[at].parts) if part.hasFocus()), None)
        self.cards[(at + by) % len(self.cards)].stop(column).setFocus()

    def _on_placed(self) -> None:
        self._count()
        self.chosen_changed.emit()

    def _count(self) -> None:
        if self.head is not None:
            self.head.count.setText(f"{len(self.chosen())} of {len(self.cards)} sorted")
            self._place()

    # -- words -----------------------------------------------------------------------------------------------

    def spoken(self) -> tuple[str, ...]:
        """The places, then each item."""
        first, second, third = self._labels
        items = body_of(self.asked.question).items
        said = tuple(f"{number}: {item.text}" for number, item in enumerate(items, 1))
        return (f"For each one, choose: {first}, {second}, or {third}", *said)

    def hint(self) -> str:
        """What is still to do, or ''."""
        total = len(self.cards)
        if len(self.chosen()) == total:
            return ""
        return "Sort both first" if total == 2 else f"Sort all {number_word(total)} first"

    def key_hints(self) -> tuple[str, ...]:
        """The keys of the places, and those that go from item to item."""
        keys = ("[1]", "[2]", "[3]") if self.theme.single_keys else ("[←]", "[→]")
        check = () if self._tier.for_pupils else ("[Enter]", "to check")
        return (*keys, "to sort,", "[↑]", "[↓]", "to move," if check else "to move", *check)

    def default_widget(self) -> QWidget | None:
        """The first item that is not sorted yet."""
        at = self._unsorted(0)
        return self.cards[0 if at is None else at].stop() if self.cards else None

    def stops(self) -> tuple[QWidget, ...]:
        """Every part in order; the Tab key stops at one of each card."""
        return tuple(part for card in self.cards for part in card.parts)

    # -- room ------------------------------------------------------------------------------------------------

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for card in self.cards:
            card.set_fit(fit)
        close = 4 if fit.denser else 7 if fit.short else 8 if fit.narrow else 14
        self.set_gap(16 if fit.stacked else close)

    def top(self) -> int:
        """The room of the head."""
        return 0 if self.head is None else self.head.high()

    def _place(self) -> None:
        super()._place()
        if self.head is not None and self.cards:
            self.head.setGeometry(0, 0, self.width(), self.head.high())
            self.head.place(self.cards[0].words_left(), self.cards[0].columns(self.width()))


class SortAnswered(AnsweredArea):
    """A row for each item: where it was put, and where it belongs."""

    shows_verdict = True

    def __init__(self, theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> None:
        super().__init__(theme, 12, answered)
        question, tier = answered.asked.question, answered.asked.quiz.tier
        body = body_of(question)
        self.heading = sort_heading(answered)
        self._items, self._labels = body.items, dict(zip(_PLACES, body.labels, strict=True))
        self._put = places(question, answered.chosen)
        self._parts = {part.id: part for part in answered.marked.parts}
        icons = zip(body.labels, place_icons(body.labels), strict=True)
        labelled = dict(zip(_PLACES, icons, strict=True))
        self.rows = tuple(
            SortRow(
                theme,
                pictures,
                tier,
                item,
                self._put[item.id],
                self._parts[item.id].verdict,
                number=number,
                places=labelled,
            )
            for number, item in enumerate(body.items, 1)
        )
        self.set_cards(self.rows)

    def layout_for(self, fit: Fit) -> Layout:
        """As the question was."""
        return _layout(fit)

    def spoken(self) -> tuple[str, ...]:
        """Each item, how it went, where it belongs, and why."""
        said: list[str] = []
        for number, item in enumerate(self._items, 1):
            said += [f"{number}: {item.text}", self._how(item), item.feedback]
        return tuple(said)

    def spoken_shortly(self) -> str:
        """The heading, and the reasons for what was not right; all reasons where all was."""
        told = [item for item in self._items if not _right(self._parts[item.id])] or list(self._items)
        return " ".join((f"{self.heading}.", *(item.feedback for item in told)))

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for row in self.rows:
            row.set_fit(fit)
        usual = 16 if self.answered.asked.quiz.tier is Tier.KS1 else 12
        close = 7 if fit.smaller else 10 if fit.narrow or fit.short else usual
        self.set_gap(14 if fit.stacked else close)

    def _how(self, item: Item) -> str:
        part, chose = self._parts[item.id], self._labels[self._put[item.id]]
        if _right(part):
            return f"{PART_WORD[part.verdict]}: {chose}"
        return f"{PART_WORD[part.verdict]}. You chose: {chose}. Better: {self._labels[item.place]}"


def _right(part: MarkedPart) -> bool:
    return part.verdict is PartVerdict.RIGHT


def sort_heading(answered: AnsweredQuestion) -> str:
    """'Three of four right: one belongs elsewhere'. What is right comes first."""
    parts, right = answered.marked.parts, answered.marked.parts_right
    total, wrong = len(parts), len(parts) - right
    if wrong == 0:
        return "Both right" if total == 2 else f"All {number_word(total)} right"
    if right == 0:
        return "Not yet: look at each one again"
    start = f"{number_word(right).capitalize()} of {number_word(total)} right"
    if answered.asked.quiz.tier.for_pupils:
        return f"{start}. Look at {number_word(wrong)} again"
    unsafe = sum(part.verdict is PartVerdict.NOT_SAFE for part in parts)
    if unsafe == wrong:
        return f"{start}: {number_word(wrong)} {'is' if wrong == 1 else 'are'} not safe there"
    return f"{start}: {number_word(wrong)} {'belongs' if wrong == 1 else 'belong'} elsewhere"


def answer_area(theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> AnswerArea:
    """Cards with three places each."""
    return SortArea(theme, pictures, asked)


def answered_area(theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> AnsweredArea:
    """Rows with their verdicts."""
    return SortAnswered(theme, pictures, answered)
