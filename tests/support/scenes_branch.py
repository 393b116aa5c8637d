"""A story in scenes, in the player's page as a learner meets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain.kinds.branch import body_of, scene_after
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.player import PlayerScreen
from tests.gui.kinds.branch_questions import asked_branch
from tests.gui.kinds.questions import answered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.views import AskedQuestion

_POLICY = ("Pupils should not post images of other pupils without their permission.",)
NAMES = tuple(
    f"branch-{who}-{stop}"
    for who in ("mock-up", "staff", "parents", "lower-ks2", "upper-ks2")
    for stop in ("start", "next", "last", "end", "again", "again-end")
)


def _shipped(context: Context, tier: Tier) -> AskedQuestion:
    """The tier's shipped question of this kind with the most words."""
    found = max(
        (
            (quiz, question)
            for quiz in context.services.catalogue.quizzes(tier)
            for question in quiz.questions
            if question.kind == "branch"
        ),
        key=lambda each: sum(len(part.text + part.feedback) for part in each[1].body.parts),
    )
    clauses = tuple(context.services.catalogue.policy.clause(clause) for clause in found[1].clauses)
    section = context.services.catalogue.section_of(found[1], found[0])
    return replace(asked_branch(tier), quiz=found[0], question=found[1], clauses=clauses, section=section)


def longest(asked: AskedQuestion) -> tuple[str, ...]:
    """The path with the most choices and, among these, the most words."""
    whole: list[tuple[str, ...]] = []

    def walk(path: tuple[str, ...]) -> None:
        scene = scene_after(asked.question, path)
        if scene is None:
            whole.append(path)
            return
        for way in scene.ways:
            walk((*path, way.id))

    walk(())
    body = body_of(asked.question)
    return max(whole, key=lambda path: (len(path), sum(len(body.part(way).feedback) for way in path)))


def play(context: Context) -> Iterator[str]:
    """Each audience: the first scene, the next and the last with an option chosen, the end, and another path."""
    tiers = (Tier.STAFF, Tier.PARENTS, Tier.LOWER_KS2, Tier.UPPER_KS2)
    mock_up = asked_branch(clauses=_POLICY)
    for who, asked in (("mock-up", mock_up), *((str(tier), _shipped(context, tier)) for tier in tiers)):
        player = PlayerScreen(context.theme, context.pictures, context.speech, who_to_tell=("The DSL",))
        path = ("ask", "show", "sorry") if who == "mock-up" else longest(asked)
        player.show_question(asked)
        context.show(player)
        yield f"branch-{who}-start"
        player.show_question(replace(asked, draft=path[:1]))
        yield f"branch-{who}-next"
        player.show_question(replace(asked, draft=path[:-1]))
        assert player.question is not None
        player.question.area.choose(path)
        yield f"branch-{who}-last"
        player.show_answered(answered(asked, *path))
        yield f"branch-{who}-end"
        player.other_path.press()
        yield f"branch-{who}-again"
        player.other_path.end(path)
        yield f"branch-{who}-again-end"
