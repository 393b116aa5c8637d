"""``branch``: each choice leads to the next scene; verdicts come at the end."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec import Meta

from oakmere_training.domain.kinds.branch import MOST_CHOICES, START, BranchBody, Scene, Way, body_of
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.quiz import Body
from oakmere_training.domain.quiz import Question as DomainQuestion
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.findings import Finding, KeyPath, did_you_mean, quoted
from oakmere_training.quizfiles.fold import fold, picture_of
from oakmere_training.quizfiles.schema import OptionFile, Part, PictureFile, QuestionFile, Slug, Words
from oakmere_training.quizfiles.wording import Role, Wording

PARTS = "option"

FEWEST_WAYS, MOST_WAYS, MOST_NEXT = 2, 3, 2
"""Options of a scene, and how many scenes they may lead to."""

Short = Annotated[str, Meta(pattern=r"\S", max_length=26, description="a few words, 26 characters at most")]


class WayFile(OptionFile, frozen=True, kw_only=True):
    """``[[question.option]]`` of a branch question, and ``[[question.scene.option]]``."""

    short: Short
    consequence: Words | None = None
    next: Slug | None = None


class SceneFile(Part, frozen=True, kw_only=True):
    """``[[question.scene]]``."""

    noun: ClassVar[str] = "a scene"
    id: Slug
    title: Short
    scenario: Words
    prompt: Words
    option: tuple[WayFile, ...]
    picture: PictureFile | None = None


class Question(QuestionFile, tag="branch", frozen=True, kw_only=True):
    """A story of two or three choices."""

    noun: ClassVar[str] = "a branch question"
    option: tuple[WayFile, ...]
    scene: tuple[SceneFile, ...]
    fixed_order: bool = False


def body(question: Question) -> Body:
    """The scenes, the question's own scenario first."""
    first = Scene(START, "", fold(question.scenario), fold(question.prompt), _ways(question.option),
                  picture_of(question.picture))  # fmt: skip
    others = tuple(
        Scene(
            scene.id,
            fold(scene.title),
            fold(scene.scenario),
            fold(scene.prompt),
            _ways(scene.option),
            picture_of(scene.picture),
        )
        for scene in question.scene
    )
    return BranchBody(fixed_order=question.fixed_order, scenes=(first, *others))


def _ways(options: Sequence[WayFile]) -> tuple[Way, ...]:
    return tuple(
        Way(
            option.id,
            fold(option.text),
            fold(option.short),
            option.mark,
            fold(option.feedback),
            fold(option.consequence or ""),
            option.next or "",
            picture_of(option.picture),
        )
        for option in options
    )


def findings(question: Question) -> Iterator[Finding]:
    """One best option in each scene, ids of their own, and every path ends after two or three choices."""
    scenes = {scene.id: scene for scene in question.scene}
    yield from _ids(question)
    sound = len(scenes) == len(question.scene)
    for at, options in _scenes(question):
        for found in _scene(at, options, scenes):
            sound = False
            yield found
    if sound:
        yield from _paths(question, scenes)


def _scenes(question: Question) -> Iterator[tuple[KeyPath, tuple[WayFile, ...]]]:
    yield ("option",), question.option
    for index, scene in enumerate(question.scene):
        yield ("scene", index, "option"), scene.option


def _ids(question: Question) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, scene in enumerate(question.scene):
        if scene.id in seen:
            yield Finding(("scene", index, "id"), f"Two scenes have the id {quoted(scene.id)}.", "Give it its own.")
        seen.add(scene.id)
    seen = set()
    for at, options in _scenes(question):
        for index, option in enumerate(options):
            if option.id in seen:
                wrong = f"Two options of the story have the id {quoted(option.id)}."
                yield Finding((*at, index, "id"), wrong, "Each needs its own, over all scenes.")
            seen.add(option.id)


def _scene(at: KeyPath, options: Sequence[WayFile], scenes: dict[str, SceneFile]) -> Iterator[Finding]:
    if not FEWEST_WAYS <= len(options) <= MOST_WAYS:
        yield Finding(at, f"A scene has {len(options)} options.", f"Expected: {FEWEST_WAYS} or {MOST_WAYS}.")
    best = sum(option.mark is Mark.BEST for option in options)
    if best != 1:
        yield Finding(at, f"A scene has {best} best options.", "Expected: one.", needs="mark")
    if len({option.next for option in options if option.next}) > MOST_NEXT:
        yield Finding(at, "A scene leads to more than two others.", "Let options share the scene that follows.")
    for index, option in enumerate(options):
        if option.next is not None and option.next not in scenes:
            hint = did_you_mean(option.next, scenes) or "Expected: the id of a scene of this question."
            yield Finding((*at, index, "next"), f"There is no scene {quoted(option.next)}.", hint)
        if (option.next is None) is not (option.consequence is None):
            wrong = "An option that leads on needs a consequence, and one that ends the story has none."
            yield Finding((*at, index), wrong, "The consequence is shown with the next scene.")


def _paths(question: Question, scenes: dict[str, SceneFile]) -> Iterator[Finding]:
    reached: set[str] = set()
    lengths: set[int] = set()

    def walk(options: Sequence[WayFile], choices: int) -> None:
        for option in options:
            if option.next is None or choices > MOST_CHOICES:
                lengths.add(choices)
            else:
                reached.add(option.next)
                walk(scenes[option.next].option, choices + 1)

    walk(question.option, 1)
    if max(lengths, default=0) > MOST_CHOICES or min(lengths, default=0) < 2:
        yield Finding(
            ("scene",), "A path has fewer than two or more than three choices.", "Two or three on every path, no loops."
        )
    for index, scene in enumerate(question.scene):
        if scene.id not in reached:
            yield Finding(("scene", index, "id"), f"No choice leads to the scene {quoted(scene.id)}.", "Lead to it.")


def counts(tier: Tier) -> tuple[int, int]:
    """Options of the first scene; every other scene has as many."""
    return FEWEST_WAYS, MOST_WAYS


def wording(question: DomainQuestion) -> Iterator[Wording]:
    """The options of all scenes, what they lead to, and the later scenes' stories."""
    yield from _ways_wording(body_of(question).scene(START), ())
    for index, scene in enumerate(body_of(question).scenes[1:]):
        at: KeyPath = ("scene", index)
        yield Wording((*at, "scenario"), scene.scenario, Role.STORY)
        yield Wording((*at, "prompt"), scene.prompt, Role.STORY)
        yield from _ways_wording(scene, at)


def _ways_wording(scene: Scene, at: KeyPath) -> Iterator[Wording]:
    for index, way in enumerate(scene.ways):
        here = (*at, "option", index)
        yield Wording((*here, "text"), way.text, Role.ANSWER)
        if way.consequence:
            yield Wording((*here, "consequence"), way.consequence, Role.STORY)
        yield Wording((*here, "feedback"), way.feedback, Role.FEEDBACK)
