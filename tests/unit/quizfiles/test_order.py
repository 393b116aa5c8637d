"""What someone who writes a question of ``order`` is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.kinds import order
from oakmere_training.quizfiles.library import load_library
from tests.unit.quizfiles.samples import HEAD, changed, line_of, write

if TYPE_CHECKING:
    from pathlib import Path

FILE = "staff/photos.toml"
ORDER = (
    HEAD.format(name="photos")
    + """
[[question]]
id = "staff-photos-01"
kind = "order"
clauses = ["C02"]
topic = "Contact with pupils"
title = "a pupil messages your account"
scenario = "A pupil sends a message to your own account on Sunday."
prompt = "In which order do you go on?"

[[question.step]]
id = "ring"
text = '''
Ring the
   deputy head.
'''
feedback = "She can act on it."

[[question.step]]
id = "note"
text = "Write the note."
feedback = "A note comes after the call."

[[question.step]]
id = "settings"
text = "Look over your settings."
unsafe_before = ["ring", "note"]
feedback = "They can wait."
"""
)


def test_steps_are_read_in_their_right_order(tmp_path: Path) -> None:
    library = load_library(write(tmp_path, {FILE: ORDER}))
    assert library.problems == ()
    question = library.quizzes[0].questions[0]
    assert order.best(question) == ("ring", "note", "settings")
    first, _, last = order.body_of(question).steps
    assert (first.text, first.unsafe_before) == ("Ring the deputy head.", ())
    assert last.unsafe_before == ("ring", "note")
    assert [part.feedback for part in question.body.parts][2] == "They can wait."


@pytest.mark.parametrize(
    ("old", "new", "wrong", "expected"),
    [
        ('["ring", "note"]', '["ring", "not"]', "Step 3 names “not”, which is no earlier step.", "Did you mean note?"),
        ('["ring", "note"]', '["settings"]', "Step 3 names “settings”, which is no earlier step.",
         "Expected: the id of a step that comes before it."),
        ('id = "note"', 'id = "ring"', "Two steps have the id “ring”.", "Steps 1 and 2 need ids of their own."),
        ('feedback = "They can wait."\n', "", "A step has no feedback.", "Step 3 needs a line that begins feedback ="),
        ("unsafe_before = ", "unsafe_befor = ", "“unsafe_befor” is not a key of a step.",
         "Did you mean unsafe_before?"),
    ],
)  # fmt: skip
def test_a_problem_is_named_at_its_step(tmp_path: Path, old: str, new: str, wrong: str, expected: str) -> None:
    library = load_library(write(tmp_path, {FILE: changed(ORDER, old, new)}))
    assert library.quizzes == ()
    found = {problem.wrong: problem.expected for problem in library.problems}
    assert found.get(wrong) == expected


def test_a_step_that_is_named_wrongly_is_found_at_its_line(tmp_path: Path) -> None:
    text = changed(ORDER, '["ring", "note"]', '["rong"]')
    library = load_library(write(tmp_path, {FILE: text}))
    assert [problem.line for problem in library.problems] == [line_of(text, '["rong"]')]


def test_one_step_alone_is_no_order(tmp_path: Path) -> None:
    text = ORDER[: ORDER.index('[[question.step]]\nid = "note"')]
    library = load_library(write(tmp_path, {FILE: text}))
    assert [problem.wrong for problem in library.problems] == ["The question has 1 step."]
