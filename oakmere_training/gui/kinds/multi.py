"""``multi``: all that apply are picked. Each option becomes a result row once the answer is checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oakmere_training.domain.marking import Mark, PartVerdict
from oakmere_training.gui.kinds import AnswerArea, AnsweredArea
from oakmere_training.gui.kinds.choice import CardsArea
from oakmere_training.gui.widgets.result_row import ResultRow
from oakmere_training.gui.wording import number_word

if TYPE_CHECKING:
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

_PICK = re.compile(r"\s+(Pick all [^.?!]*[.?!])\s*$")


class MultiArea(CardsArea):
    """Cards with a tick box each."""

    gaps = (12, 9)

    def __init__(self, theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> None:
        super().__init__(theme, pictures, asked, ticks=True)
        found = _PICK.search(asked.question.prompt)
        several = sum(option.mark is Mark.BEST for option in asked.options) > 1
        self._note = (found.group(1) if found else "Pick all that apply.") + (
            " There is more than one." if several else ""
        )

    def prompt(self) -> str:
        """The question; 'Pick all that …' goes into the line below."""
        return _PICK.sub("", self.asked.question.prompt).strip()

    def hint(self) -> str:
        """How many are picked, or that one is needed."""
        picked = len(self.chosen())
        return f"{picked} picked" if picked else "Pick one or more first"

    def note(self) -> str:
        """What to do, below the prompt."""
        return self._note

    def key_hints(self) -> tuple[str, ...]:
        """The digits from the first to the last."""
        if not self.theme.single_keys:
            return ("Press", "[Tab]", "and", "[Space]", "to pick or unpick,", "[Enter]", "to check")
        return ("Press", "[1]", "to", f"[{len(self.cards)}]", "to pick or unpick,", "[Enter]", "to check")


class MultiAnswered(AnsweredArea):
    """A result row for each option."""

    shows_verdict = True

    def __init__(self, theme: Theme, answered: AnsweredQuestion) -> None:
        super().__init__(theme, 10, answered)
        self.heading = multi_heading(answered)
        tier = answered.asked.quiz.tier
        parts = {part.id: part for part in answered.marked.parts}
        self.rows = tuple(
            ResultRow(
                theme,
                tier,
                number,
                parts[option.id].verdict,
                did="You picked it" if parts[option.id].chosen else "You left it",
                text=option.text,
                reason=option.feedback,
            )
            for number, option in enumerate(answered.asked.options, 1)
        )
        self.set_cards(self.rows)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for row in self.rows:
            row.set_fit(fit)
        self.set_gap(14 if fit.stacked else 6 if fit.smaller else 8 if fit.short else 10)


def multi_heading(answered: AnsweredQuestion) -> str:
    """'Four of five right: one more should be picked'. What is right comes first."""
    parts, marked = answered.marked.parts, answered.marked
    right, total = marked.parts_right, len(parts)
    if right == total:
        return f"All {number_word(total)} right"
    if right == 0:
        return "Not yet: look at each one again"
    start = f"{number_word(right).capitalize()} of {number_word(total)} right"
    if answered.asked.quiz.tier.for_pupils:
        wrong = [
            number
            for number, option in enumerate(answered.asked.options, 1)
            if any(part.id == option.id and part.verdict is not PartVerdict.RIGHT for part in parts)
        ]
        return f"{start}. Look at number {' and '.join(map(str, wrong))} again" if len(wrong) < 3 else f"{start} so far"
    missed = sum(part.verdict is not PartVerdict.RIGHT and not part.chosen for part in parts)
    extra = total - right - missed
    said = [f"{number_word(missed)} more should be picked"] if missed else []
    said += [f"{number_word(extra)} should be left"] if extra else []
    return f"{start}: {', and '.join(said)}"


def answer_area(theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> AnswerArea:
    """Cards of which several can be picked."""
    return MultiArea(theme, pictures, asked)


def answered_area(theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> AnsweredArea:
    """Result rows."""
    return MultiAnswered(theme, answered)
