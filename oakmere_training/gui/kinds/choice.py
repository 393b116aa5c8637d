"""``choice``: one option is chosen. Key Stage 1 chooses a picture card, and that is the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.kinds import AnswerArea, AnsweredArea
from oakmere_training.gui.widgets.answered_card import AnsweredCard
from oakmere_training.gui.widgets.ks1_card import Ks1AnsweredCard, Ks1Card
from oakmere_training.gui.widgets.option_card import OptionCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

_BEST_SHARE = 1.35


def option_cards(
    theme: Theme, pictures: PictureStore, asked: AskedQuestion, *, ticks: bool
) -> tuple[OptionCard | Ks1Card, ...]:
    """A card for each option in the order shown."""
    tier = asked.quiz.tier
    numbered = enumerate(asked.options, 1)
    if tier is Tier.KS1:
        return tuple(Ks1Card(theme, pictures, number, option, ticks=ticks) for number, option in numbered)
    return tuple(OptionCard(theme, tier, number, option.text, ticks=ticks) for number, option in numbered)


class CardsArea(AnswerArea):
    """An answer area of option cards: arrow keys walk through them."""

    gaps = (16, 9)

    def __init__(self, theme: Theme, pictures: PictureStore, asked: AskedQuestion, *, ticks: bool) -> None:
        super().__init__(theme, self.gaps[0], asked)
        self._ids = tuple(option.id for option in asked.options)
        self._ks1 = asked.quiz.tier is Tier.KS1
        self.cards: tuple[OptionCard | Ks1Card, ...] = option_cards(theme, pictures, asked, ticks=ticks)
        for card in self.cards:
            card.toggled.connect(self._on_toggled)
            card.step_asked.connect(self._step)
            if isinstance(card, Ks1Card):
                card.read_aloud_asked.connect(self.read_aloud_asked)
        self.set_cards(self.cards)

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen options, in the order shown."""
        return tuple(item for item, card in zip(self._ids, self.cards, strict=True) if card.isChecked())

    def choose(self, chosen: tuple[str, ...]) -> None:
        """Choose these options and no others."""
        for item, card in zip(self._ids, self.cards, strict=True):
            exclusive = card.autoExclusive()
            card.setAutoExclusive(False)
            card.setChecked(item in chosen)
            card.setAutoExclusive(exclusive)

    def choose_by_key(self, digit: int) -> bool:
        """Press the card with this number."""
        if not 1 <= digit <= len(self.cards) or not self.isEnabled():
            return False
        card = self.cards[digit - 1]
        card.setFocus()
        card.click()
        return True

    def default_widget(self) -> QWidget | None:
        """The chosen card, or the first."""
        return next((card for card in self.cards if card.isChecked()), self.cards[0] if self.cards else None)

    def stops(self) -> tuple[QWidget, ...]:
        """Each card, in Key Stage 1 followed by its speaker."""
        return tuple(
            stop for card in self.cards for stop in ((card, card.speaker) if isinstance(card, Ks1Card) else (card,))
        )

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for card in self.cards:
            card.set_fit(fit)
        pupils_gap = self.gaps[0] if self._ks1 else self.gaps[1]
        self.set_gap(pupils_gap if fit.short and not fit.stacked else self.gaps[0])

    def _step(self, by: int) -> None:
        place = next((i for i, card in enumerate(self.cards) if card is self.sender()), 0)
        self.cards[(place + by) % len(self.cards)].setFocus()

    def _on_toggled(self) -> None:
        self.chosen_changed.emit()


class ChoiceArea(CardsArea):
    """One card can be chosen. In Key Stage 1 pressing a card answers (``at_once``)."""

    def __init__(self, theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> None:
        if asked.quiz.tier.for_pupils:
            self.gaps = (16, 16)
        super().__init__(theme, pictures, asked, ticks=False)
        self.at_once = self._ks1
        if self.at_once:
            for card in self.cards:
                card.clicked.connect(self.finished)

    def hint(self) -> str:
        """What is still to do, or ''."""
        return "" if self.chosen() else "Choose an answer first"

    def key_hints(self) -> tuple[str, ...]:
        """Each digit, while they are few."""
        if not self.theme.single_keys:
            return ("Press", "[Tab]", "and", "[Space]", "to choose,", "[Enter]", "to check")
        keys = tuple(f"[{number}]" for number in range(1, len(self.cards) + 1))
        if len(keys) > 4:
            keys = (keys[0], "to", keys[-1])
        return ("Press", *keys, "to choose,", "[Enter]", "to check")

    def _on_toggled(self) -> None:
        if len(self.chosen()) < 2:
            super()._on_toggled()


class ChoiceAnswered(AnsweredArea):
    """All options in their places, each with its verdict and reason."""

    def __init__(self, theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> None:
        asked, tier = answered.asked, answered.asked.quiz.tier
        self._ks1 = tier is Tier.KS1
        super().__init__(theme, 16 if self._ks1 else 12, answered)
        self.heading = choice_heading(answered.marked.mark, tier)
        cards: list[AnsweredCard | Ks1AnsweredCard] = []
        for number, option in enumerate(asked.options, 1):
            mine = option.id in answered.chosen
            if self._ks1:
                cards.append(Ks1AnsweredCard(theme, pictures, number, option, mine=mine))
            else:
                cards.append(AnsweredCard(theme, tier, number, option, mine=mine))
        self.cards = tuple(cards)
        shares: dict[QWidget, float] = {
            card: _BEST_SHARE for card in cards if isinstance(card, Ks1AnsweredCard) and card.best
        }
        self.set_cards(self.cards, shares)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for card in self.cards:
            card.set_fit(fit)
        close = 7 if fit.smaller else 9 if fit.short else 12
        self.set_gap(16 if fit.stacked or (self._ks1 and not fit.short) else close)


def choice_heading(mark: Mark, tier: Tier) -> str:
    """The verdict of a choice in a sentence, kind before clear."""
    if mark is Mark.BEST:
        return "That is the best choice"
    if mark is Mark.ACCEPTABLE:
        return "A good start, and there is a better way" if tier.for_pupils else "Safe, and there is a better way"
    if tier.for_pupils:
        return "Not safe this time. Look at the best choice"
    return "Not safe this time: here is a safer way"


def answer_area(theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> AnswerArea:
    """Cards of which one can be chosen."""
    return ChoiceArea(theme, pictures, asked)


def answered_area(theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> AnsweredArea:
    """Cards with their verdicts."""
    return ChoiceAnswered(theme, pictures, answered)
