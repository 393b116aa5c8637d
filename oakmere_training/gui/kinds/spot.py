"""``spot``: what is wrong in a post, a group chat or a photo is marked. Marking nothing is an answer too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.kinds.spot import PartType, PostKind, body_of
from oakmere_training.gui.kinds import AnswerArea, AnsweredArea
from oakmere_training.gui.widgets.marked_list import MarkedList, MarkedPanel
from oakmere_training.gui.widgets.page_fit import Fit, Layout
from oakmere_training.gui.widgets.photo_area import PhotoAreaButton, PhotoAreaResult
from oakmere_training.gui.widgets.post_card import PostCard
from oakmere_training.gui.widgets.post_part import PostPartButton
from oakmere_training.gui.widgets.post_result import PostResult, outcome
from oakmere_training.gui.widgets.reason_list import ReasonList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.kinds.spot import PostPart, SpotBody
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_FINE = {PostKind.POST: "Fine to post", PostKind.CHAT: "Fine to send", PostKind.PHOTO: "Fine to post"}


class SpotArea(AnswerArea):
    """The post at the left with a button for each part; what is marked stands beside it."""

    keeps_draft = True
    checks_on_button = True

    def __init__(self, theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> None:
        super().__init__(theme, 0, asked)
        tier, body = asked.quiz.tier, body_of(asked.question)
        self._pupil, self._word = tier.for_pupils, "message" if body.kind is PostKind.CHAT else "part"
        self._ids = tuple(part.id for part in body.post_parts)
        photo = body.kind is PostKind.PHOTO
        self.parts = tuple(
            PhotoAreaButton(theme, tier, number, part) if photo else PostPartButton(theme, pictures, tier, number, part)
            for number, part in enumerate(body.post_parts, 1)
        )
        for part in self.parts:
            part.toggled.connect(self._on_toggled)
            part.step_asked.connect(self._step)
        self.post = PostCard(theme, pictures, tier, body, self.parts)
        self.set_cards((self.post,))
        self.marked: MarkedList | MarkedPanel
        if self._pupil:
            self.marked = MarkedPanel(theme, tier, body.post_parts)
        else:
            empty = f"Press each {self._word} that is wrong. Press it again to unmark it."
            self.marked = MarkedList(theme, tier, body.post_parts, empty)
            self.marked.unmark_asked.connect(self._unmark)

    def layout_for(self, fit: Fit) -> Layout:
        """The post at the left, the story at the right."""
        return Layout.FRONT

    def aside(self) -> QWidget:
        """What is marked so far."""
        return self.marked

    def action(self) -> str:
        """What the button says; it is ready at once."""
        return "Nothing else is wrong"

    def spoken(self) -> tuple[str, ...]:
        """The parts as they stand in the post."""
        body = body_of(self.asked.question)
        return (f"{body.author}. {body.note}", *_spoken(body))

    def chosen(self) -> tuple[str, ...]:
        """The ids of the marked parts in reading order."""
        return tuple(item for item, part in zip(self._ids, self.parts, strict=True) if part.isChecked())

    def choose(self, chosen: tuple[str, ...]) -> None:
        """Mark these parts and no others; ids that the post has not are nothing to it."""
        for item, part in zip(self._ids, self.parts, strict=True):
            part.setChecked(item in chosen)

    def choose_by_key(self, digit: int) -> bool:
        """Mark the part with this number, or take its mark off."""
        if not 1 <= digit <= len(self.parts) or not self.isEnabled():
            return False
        self.parts[digit - 1].setFocus()
        self.parts[digit - 1].click()
        return True

    def hint(self) -> str:
        """'2 marked'; pupils read it in the panel."""
        count = len(self.chosen())
        return "" if self._pupil else f"{count} marked" if count else "Nothing marked yet"

    def note(self) -> str:
        """What pupils do."""
        return "Touch each one that you find." if self._pupil else ""

    def key_hints(self) -> tuple[str, ...]:
        """The digits from the first to the last."""
        last = f"[{min(9, len(self.parts))}]"
        if not self.theme.single_keys:
            return ("[Tab]", "and", "[Space]", "to mark") if self._pupil else (
                "Press", "[Tab]", "and", "[Space]", "to mark or unmark")  # fmt: skip
        if self._pupil:
            return ("[1]", "to", last, "to mark")
        return ("Press", "[1]", "to", last, f"to mark or unmark a {self._word}")

    def default_widget(self) -> QWidget | None:
        """The first part that is marked, or the first."""
        return next((part for part in self.parts if part.isChecked()), self.parts[0] if self.parts else None)

    def stops(self) -> tuple[QWidget, ...]:
        """The parts in reading order."""
        return self.parts

    def stops_aside(self) -> tuple[QWidget, ...]:
        """The buttons that take a mark off."""
        return self.marked.stops() if isinstance(self.marked, MarkedList) else ()

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        self.post.set_fit(fit)
        self.marked.set_fit(fit)
        self.updateGeometry()

    def _step(self, by: int) -> None:
        place = next((i for i, part in enumerate(self.parts) if part is self.sender()), 0)
        self.parts[(place + by) % len(self.parts)].setFocus()

    def _unmark(self, part_id: str) -> None:
        part = self.parts[self._ids.index(part_id)]
        part.setFocus()
        part.setChecked(False)

    def _on_toggled(self) -> None:
        self.marked.show_marked(self.chosen())
        self.chosen_changed.emit()


class SpotAnswered(AnsweredArea):
    """The same post with the verdicts on its parts; the reasons stand beside it."""

    shows_verdict = True

    def __init__(self, theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> None:
        super().__init__(theme, 0, answered)
        tier, body = answered.asked.quiz.tier, body_of(answered.asked.question)
        self.heading = spot_heading(answered)
        marked = {part.id: part for part in answered.marked.parts}
        self.found = tuple(outcome(part, marked[part.id], _FINE[body.kind]) for part in body.post_parts)
        numbered = tuple(enumerate(zip(body.post_parts, self.found, strict=True), 1))
        self.parts: tuple[PostResult | PhotoAreaResult, ...]
        if body.kind is PostKind.PHOTO:
            self.parts = tuple(PhotoAreaResult(theme, number, part, how) for number, (part, how) in numbered)
        else:
            self.parts = tuple(PostResult(theme, pictures, tier, number, part, how) for number, (part, how) in numbered)
        self.post = PostCard(theme, pictures, tier, body, self.parts)
        self.set_cards((self.post,))
        self.reasons = ReasonList(theme, tier, body.post_parts, self.found)

    def layout_for(self, fit: Fit) -> Layout:
        """The post at the left, heading and reasons at the right."""
        return Layout.FRONT

    def aside(self) -> QWidget:
        """The reasons."""
        return self.reasons

    def spoken(self) -> tuple[str, ...]:
        """Each part with how it went and why."""
        body = body_of(self.answered.asked.question)
        said: list[str] = []
        for spoken, part, how in zip(_spoken(body), body.post_parts, self.found, strict=True):
            said += [spoken, f"{how.word}. {part.feedback}"]
        return tuple(said)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        self.post.set_fit(fit)
        self.reasons.set_fit(fit)
        self.updateGeometry()


def _spoken(body: SpotBody) -> tuple[str, ...]:
    return tuple(f"{number}: {_read(part)}" for number, part in enumerate(body.post_parts, 1))


def _read(part: PostPart) -> str:
    if part.type is PartType.MESSAGE:
        return f"{part.who}: {part.text}"
    return part.text if part.picture is None else f"{part.text.rstrip('.')}. {part.picture.alt}"


def spot_heading(answered: AnsweredQuestion) -> str:
    """'Two found. Number 3 was missed'. What was found comes first."""
    body, chosen = body_of(answered.asked.question), set(answered.chosen)
    pupil = answered.asked.quiz.tier.for_pupils
    numbered = tuple(enumerate(body.post_parts, 1))
    found = sum(part.wrong and part.id in chosen for part in body.post_parts)
    missed = [number for number, part in numbered if part.wrong and part.id not in chosen]
    extra = [number for number, part in numbered if not part.wrong and part.id in chosen]
    if not found:
        return f"Not yet: look at {_listed(missed)} again" if len(missed) < 4 else "Not yet: look at each one again"
    start = f"You found {_number(found).lower()}" if pupil else f"{_number(found)} found"
    if not missed:
        every = _number(found).lower() if found > 1 else "it"
        all_found = "Both found" if found == 2 else f"All {every} found"
        start = f"You found {every}" if pupil or found == 1 else all_found
        return f"{start}. {_listed(extra).capitalize()} {_was(extra)} fine" if extra else start
    if pupil:
        return f"{start}. Look at {_listed(sorted(missed + extra) if len(missed + extra) < 4 else missed)} again"
    end = f"{_listed(missed).capitalize()} {_was(missed)} missed"
    return f"{start}. {end}, and {_listed(extra)} {_was(extra)} fine" if extra else f"{start}. {end}"


def _listed(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"number {numbers[0]}"
    return f"numbers {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _was(numbers: list[int]) -> str:
    return "was" if len(numbers) == 1 else "were"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def answer_area(theme: Theme, pictures: PictureStore, asked: AskedQuestion) -> AnswerArea:
    """A post whose parts can be marked."""
    return SpotArea(theme, pictures, asked)


def answered_area(theme: Theme, pictures: PictureStore, answered: AnsweredQuestion) -> AnsweredArea:
    """The post with its verdicts."""
    return SpotAnswered(theme, pictures, answered)
