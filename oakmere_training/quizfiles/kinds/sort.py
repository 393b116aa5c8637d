"""``sort``: each item goes to one of three places."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from oakmere_training.domain.kinds.sort import DEFAULT_LABELS, Item, Place, SortBody
from oakmere_training.domain.quiz import Body
from oakmere_training.domain.quiz import Question as DomainQuestion
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.findings import Finding
from oakmere_training.quizfiles.fold import fold, picture_of
from oakmere_training.quizfiles.options import number_and_ids
from oakmere_training.quizfiles.schema import Part, PictureFile, QuestionFile, Slug, Words
from oakmere_training.quizfiles.wording import Wording, of_parts

PARTS = "item"

Label = Annotated[str, Meta(pattern=r"\S", max_length=14, description="a label of at most 14 characters")]


class LabelsFile(Part, frozen=True, kw_only=True):
    """``labels = { fine, ask, dont }``."""

    noun: ClassVar[str] = "labels"
    fine: Label = DEFAULT_LABELS[0]
    ask: Label = DEFAULT_LABELS[1]
    dont: Label = DEFAULT_LABELS[2]


class ItemFile(Part, frozen=True, kw_only=True):
    """``[[question.item]]``."""

    noun: ClassVar[str] = "an item"
    id: Slug
    text: Words
    place: Place
    feedback: Words
    unsafe_at: tuple[Place, ...] = ()
    picture: PictureFile | None = None


class Question(QuestionFile, tag="sort", frozen=True, kw_only=True):
    """A question whose items are sorted."""

    noun: ClassVar[str] = "a sort question"
    item: tuple[ItemFile, ...]
    labels: LabelsFile | None = None


def body(question: Question) -> Body:
    """The items in the file's order."""
    labels = question.labels or LabelsFile()
    items = tuple(
        Item(item.id, fold(item.text), item.place, fold(item.feedback), item.unsafe_at, picture_of(item.picture))
        for item in question.item
    )
    return SortBody(items=items, labels=(fold(labels.fine), fold(labels.ask), fold(labels.dont)))


def findings(question: Question) -> Iterator[Finding]:
    """Items have ids of their own and go to more than one place; the right place is never unsafe."""
    yield from number_and_ids(question.item, "item")
    if len(question.item) > 1 and len({item.place for item in question.item}) == 1:
        yield Finding(
            ("item",),
            "Every item goes to the same place.",
            "Items should belong to at least two places.",
            needs="place",
        )
    for index, item in enumerate(question.item):
        if item.place in item.unsafe_at:
            wrong = f"Item {index + 1} is not safe where it belongs."
            yield Finding(("item", index, "unsafe_at"), wrong, f"Leave {item.place} out of unsafe_at.")


def counts(tier: Tier) -> tuple[int, int]:
    """Three for the youngest, and up to five."""
    return (3, 3) if tier is Tier.KS1 else (3, 5)


def wording(question: DomainQuestion) -> Iterator[Wording]:
    """Items and their feedback."""
    return of_parts(question, PARTS)
