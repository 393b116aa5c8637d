"""What someone who writes a question of ``sort`` is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.kinds import sort
from oakmere_training.domain.kinds.sort import DEFAULT_LABELS, Place
from oakmere_training.quizfiles.check import check
from oakmere_training.quizfiles.library import load_library
from tests.unit.quizfiles.samples import HEAD, changed, line_of, write

if TYPE_CHECKING:
    from pathlib import Path

FILE = "staff/photos.toml"
SORT = (
    HEAD.format(name="photos")
    + """
[[question]]
id = "staff-photos-01"
kind = "sort"
clauses = ["C02"]
topic = "Images"
title = "three pictures"
scenario = "Three pictures lie in the tray for the page."
prompt = "Where should each one go?"

[[question.item]]
id = "lake"
text = '''
The lake,
   with nobody in it.
'''
place = "fine"
feedback = "Nobody is in it."
picture = { name = "empty-mere", alt = "A lake." }

[[question.item]]
id = "wall"
text = "Two pupils climb."
place = "ask"
unsafe_at = ["fine"]
feedback = "Look at the list first."
picture = { name = "head-wren", alt = "Wren." }

[[question.item]]
id = "tears"
text = "A pupil cries."
place = "dont"
unsafe_at = ["fine", "ask"]
feedback = "The list says no."
"""
)
LABELS = 'labels = { fine = "Leave it up", dont = "Delete it" }'
LABELLED = SORT.replace("[[question.item]]", f"{LABELS}\n\n[[question.item]]", 1)


def test_items_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    library = load_library(write(tmp_path, {FILE: SORT}))
    assert library.problems == ()
    question = library.quizzes[0].questions[0]
    lake, _, tears = sort.body_of(question).items
    assert (lake.text, lake.place, lake.unsafe_at) == ("The lake, with nobody in it.", Place.FINE, ())
    assert tears.unsafe_at == (Place.FINE, Place.ASK)
    assert sort.best(question) == ("lake:fine", "wall:ask", "tears:dont")
    assert sort.body_of(question).labels == DEFAULT_LABELS


def test_a_label_that_is_left_out_keeps_its_usual_words(tmp_path: Path) -> None:
    library = load_library(write(tmp_path, {FILE: LABELLED}))
    assert sort.body_of(library.quizzes[0].questions[0]).labels == ("Leave it up", DEFAULT_LABELS[1], "Delete it")


@pytest.mark.parametrize(
    ("text", "wrong", "words"),
    [
        (SORT.replace('place = "ask"', 'place = "fine"').replace('place = "dont"', 'place = "fine"')
         .replace('unsafe_at = ["fine"]\n', "").replace('unsafe_at = ["fine", "ask"]\n', ""),
         "Every item goes to the same place.", "[[question.item]]"),
        (changed(SORT, 'unsafe_at = ["fine"]', 'unsafe_at = ["ask"]'), "Item 2 is not safe where it belongs.",
         'unsafe_at = ["ask"]'),
        (changed(SORT, 'id = "wall"', 'id = "lake"'), "Two items have the id “lake”.", 'id = "lake"'),
        (SORT[: SORT.index("[[question.item]]", SORT.index("lake"))], "The question has 1 item.", "[[question.item]]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, wrong: str, words: str) -> None:
    problems = load_library(write(tmp_path, {FILE: text})).problems
    assert [problem.wrong for problem in problems] == [wrong]
    number = 2 if text.count(words) > 1 and words.startswith("id") else 1
    assert problems[0].line == line_of(text, words, number=number)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('place = "ask"', 'place = "maybe"', "maybe"),
        ('dont = "Delete it"', 'dont = "Delete it straight away"', "14"),
        ('place = "ask"\n', "", "place"),
    ],
)
def test_a_place_or_label_that_cannot_be_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    library = load_library(write(tmp_path, {FILE: changed(LABELLED, old, new)}))
    assert library.quizzes == ()
    assert any(said in f"{problem.wrong} {problem.expected}" for problem in library.problems)


def test_a_drawing_of_the_kit_is_known_and_a_wrong_name_gets_the_nearest(tmp_path: Path) -> None:
    def pictures(folder: str, text: str) -> list[str]:
        report = check(write(tmp_path / folder, {FILE: text}))
        return [f"{found.wrong} {found.expected}" for found in report.errors if "picture" in found.wrong]

    assert pictures("good", SORT) == []
    assert pictures("bad", SORT.replace("head-wren", "head-wrenn")) == [
        "There is no picture “head-wrenn”. Did you mean head-wren?"
    ]
