"""Clauses as short lines: shorter, and not a word added, lost or weakened."""

from __future__ import annotations

import pytest

from oakmere_training import paths
from oakmere_training.gui.widgets.clause_lines import grouped
from oakmere_training.quizfiles.library import load_library

COMPLAIN = "Pupils should not use social media to complain about the school."
STAFF = "Pupils should not use social media to complain about individual members of staff."
IMAGES = "Pupils should not use social media to post images of other pupils without their permission."


def test_neighbours_that_begin_alike_say_so_once() -> None:
    start = "Pupils should not use social media to complain about"
    assert grouped([COMPLAIN, STAFF]) == ((start, ("the school.", "individual members of staff.")),)
    shorter = "Pupils should not use social media to"
    rests = ("complain about the school.", IMAGES.removeprefix(shorter + " "))
    assert grouped([COMPLAIN, IMAGES]) == ((shorter, rests),)


@pytest.mark.parametrize(
    "summaries",
    [
        [COMPLAIN],
        ["Staff should report it.", "Staff should not reply."],
        ["The school will block such users.", "The school will only follow pages like its own."],
        ["Staff are trained.", "Staff are asked."],
    ],
)
def test_what_would_part_a_force_from_its_not_stays_whole(summaries: list[str]) -> None:
    assert grouped(summaries) == tuple(("", (summary,)) for summary in summaries)


def test_no_clause_of_the_policy_loses_a_word() -> None:
    policy = load_library(paths.quizzes()).policy
    assert policy is not None
    summaries = [clause.summary for clause in policy.clauses]
    read = [f"{start} {rest}".strip() for start, rests in grouped(summaries) for rest in rests]
    assert read == [" ".join(summary.split()) for summary in summaries]
