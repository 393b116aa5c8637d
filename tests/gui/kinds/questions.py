"""Questions as the player's page gets them, without files or records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from oakmere_training import paths
from oakmere_training.domain import kinds
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.policy import Clause, Force, Month, Section
from oakmere_training.domain.quiz import Body, Option, Picture, Question, Quiz
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.pictures import PictureStore
from oakmere_training.gui.theme import Theme, load_fonts
from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAccessibleInterface

OPTIONS = (
    Option("reply", "Reply once, kindly.", Mark.UNSAFE, "Even one kind reply is a conversation."),
    Option("report", "Report the message to the DSL.", Mark.BEST, "The right person knows at once."),
    Option("pass-on", "Ask a colleague to pass it on.", Mark.ACCEPTABLE, "A message passed on can be late."),
)
COMMENTS = (
    Option("number", "Ring Mr Pattern at home.", Mark.BEST, "Delete. It is personal information."),
    Option("queue", "We queued for 40 minutes.", Mark.UNSAFE, "Leave it. A concern is not abuse."),
    Option("advert", "My cousin hires out castles.", Mark.BEST, "Delete. It is an advert."),
    Option("donate", "Give to my run.", Mark.BEST, "Delete. It asks for donations."),
)
PICTURES = ("option-share", "option-ask", "option-keep")


def with_pictures(options: Sequence[Option]) -> tuple[Option, ...]:
    """Options with a drawing each, as Key Stage 1 needs."""
    return tuple(
        Option(option.id, option.text, option.mark, option.feedback, Picture(name, f"Drawing of {option.id}"))
        for option, name in zip(options, PICTURES, strict=False)
    )


def asked(
    tier: Tier = Tier.STAFF,
    kind: str = "choice",
    *,
    options: Sequence[Option] = OPTIONS,
    position: int = 4,
    second_try: bool = False,
    clauses: Sequence[str] = ("Staff will report such a message.",),
    **fields: Any,
) -> AskedQuestion:
    """A question, asked as the fourth of ten."""
    if tier is Tier.KS1:
        options = with_pictures(options)
        fields.setdefault("picture", Picture("fox-has-a-photo", "Fox holds a photo"))
    given = {"scenario": "A pupil sends you a message.", "prompt": "What should you do?"} | fields
    question = Question("q", kind, ("S5",), "Contact", "a message", body=Body(tuple(options)), **given)
    return AskedQuestion(
        attempt_id=UUID(int=1),
        quiz=Quiz("quiz", tier, "Yearly refresher", "", "2025-10", 10, (question,)),
        question=question,
        options=tuple(options),
        position=position,
        total=10,
        done=position - 1,
        who="Otter 7" if tier.for_pupils else "A. Example",
        second_try=second_try,
        section=Section("3", "personal use by staff"),
        clauses=tuple(Clause(f"S{n}", "3", (), Force.WILL, text) for n, text in enumerate(clauses)),
        policy_title="Social Media Policy",
        policy_approved=Month(2025, 10),
    )


def answered(question: AskedQuestion, *chosen: str, last: bool = False) -> AnsweredQuestion:
    """The question with this answer, marked."""
    return AnsweredQuestion(question, chosen, kinds.mark(question.question, chosen), last)


def make_theme(**settings: Any) -> Theme:
    """The light theme at 100 % with the interface's fonts, unless told otherwise."""
    _load_fonts()
    return Theme(paths.assets(), **({"reduced_motion": True} | settings))


@cache
def _load_fonts() -> None:
    load_fonts(paths.assets())


def make_pictures() -> PictureStore:
    """The program's drawings."""
    return PictureStore(paths.assets())


def state(met: QAccessibleInterface) -> bool:
    """Whether a screen reader hears that this is chosen."""
    return bool(met.state().checked)
