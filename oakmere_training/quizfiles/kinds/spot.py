"""``spot``: what is wrong in a post, a group chat or a photo is marked."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from oakmere_training.domain.kinds.spot import Area, PartType, PostKind, PostPart, SpotBody
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.quiz import Body
from oakmere_training.domain.quiz import Question as DomainQuestion
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.findings import Finding, KeyPath
from oakmere_training.quizfiles.fold import fold, picture_of
from oakmere_training.quizfiles.options import number_and_ids
from oakmere_training.quizfiles.schema import Part, PictureFile, QuestionFile, Slug, Words
from oakmere_training.quizfiles.wording import Role, Wording, of_parts

PARTS = "part"

LEAST_AREA = 0.12
"""How wide and high an area of a photo is at least, so that a finger can touch it."""

Fraction = Annotated[float, Meta(ge=0, le=1, description="a fraction of the picture, 0 to 1")]


class PostFile(Part, frozen=True, kw_only=True):
    """``[question.post]``."""

    noun: ClassVar[str] = "a post"
    kind: PostKind
    author: Words
    note: Words
    picture: PictureFile | None = None


class PostPartFile(Part, frozen=True, kw_only=True):
    """``[[question.part]]``."""

    noun: ClassVar[str] = "a part"
    id: Slug
    type: PartType
    text: Words
    reason: Words
    wrong: bool = False
    if_missed: Mark | None = None
    who: Words | None = None
    picture: PictureFile | None = None
    area: tuple[Fraction, Fraction, Fraction, Fraction] | None = None


class Question(QuestionFile, tag="spot", frozen=True, kw_only=True):
    """A question whose post is looked through."""

    noun: ClassVar[str] = "a spot question"
    post: PostFile
    part: tuple[PostPartFile, ...]


def body(question: Question) -> Body:
    """The post with its parts in reading order."""
    post = question.post
    return SpotBody(
        kind=post.kind,
        author=fold(post.author),
        note=fold(post.note),
        photo=picture_of(post.picture),
        post_parts=tuple(_part(part) for part in question.part),
    )


def _part(part: PostPartFile) -> PostPart:
    return PostPart(
        id=part.id,
        type=part.type,
        text=fold(part.text),
        feedback=fold(part.reason),
        wrong=part.wrong,
        if_missed=part.if_missed or Mark.ACCEPTABLE,
        who=fold(part.who or ""),
        picture=picture_of(part.picture),
        area=None if part.area is None else Area(*part.area),
    )


def findings(question: Question) -> Iterator[Finding]:
    """Something is wrong and something fine; each part has what its type needs, and nothing that it cannot show."""
    yield from number_and_ids(question.part, "part")
    wrong = [part.wrong for part in question.part]
    if question.part and (all(wrong) or not any(wrong)):
        said = "Every part is wrong." if all(wrong) else "No part is wrong."
        yield Finding(("part",), said, "Some parts need the line wrong = true, and some may stay.", needs="wrong")
    photo = question.post.kind is PostKind.PHOTO
    if photo is not (question.post.picture is not None):
        yield Finding(
            ("post", "picture"),
            "A photo needs its picture." if photo else "Only a post of kind photo has a picture of its own.",
            "It needs a line that begins picture =" if photo else "Give the picture to a part of type picture.",
        )
    for index, part in enumerate(question.part):
        yield from _part_findings(part, ("part", index), photo=photo, chat=question.post.kind is PostKind.CHAT)


def _part_findings(part: PostPartFile, at: KeyPath, *, photo: bool, chat: bool) -> Iterator[Finding]:
    if part.if_missed is not None and (not part.wrong or part.if_missed is Mark.BEST):
        yield Finding((*at, "if_missed"), "Only missing a wrong part can be unsafe.", "Leave if_missed out.")
    message = part.type is PartType.MESSAGE
    if message is not chat:
        expected = "message" if chat else "text, picture, link or button"
        yield Finding((*at, "type"), f"The type is {part.type} in a post that is {'a' if chat else 'no'} chat.",
                      f"Expected: {expected}.")  # fmt: skip
    if message is not (part.who is not None):
        said = "A message needs who wrote it." if message else "Only a message has who wrote it."
        yield Finding((*at, "who"), said, "It needs a line that begins who =" if message else "Leave who out.")
    if (part.type is PartType.PICTURE and not photo) is not (part.picture is not None):
        needed = part.picture is None
        said = "A part of type picture needs its picture." if needed else "This part cannot have a picture."
        yield Finding((*at, "picture"), said, "It needs a line that begins picture =" if needed else "Leave it out.")
    yield from _area(part, at, photo=photo)


def _area(part: PostPartFile, at: KeyPath, *, photo: bool) -> Iterator[Finding]:
    if photo is not (part.area is not None):
        said = "A part of a photo needs its area." if photo else "Only a part of a photo has an area."
        yield Finding((*at, "area"), said, "Expected: area = [x, y, width, height]." if photo else "Leave area out.")
        return
    if part.area is None:
        return
    x, y, width, height = part.area
    if min(width, height) < LEAST_AREA or x + width > 1 or y + height > 1:
        yield Finding(
            (*at, "area"),
            "The area is too small to touch, or reaches out of the picture.",
            f"Expected: x, y, width and height as fractions, {LEAST_AREA} wide and high at least.",
        )


def counts(tier: Tier) -> tuple[int, int]:
    """What fits the page beside the story."""
    return (4, 5) if tier.for_pupils else (4, 6)


def wording(question: DomainQuestion) -> Iterator[Wording]:
    """Parts and the reasons."""
    return of_parts(question, PARTS, feedback="reason", role=Role.QUOTED)
