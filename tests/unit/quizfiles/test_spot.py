"""What someone who writes a question of ``spot`` is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.kinds import spot
from oakmere_training.domain.kinds.spot import Area, PartType, PostKind
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.quiz import Picture
from oakmere_training.quizfiles.library import load_library
from tests.unit.quizfiles.samples import HEAD, changed, line_of, write

if TYPE_CHECKING:
    from pathlib import Path

FILE = "staff/photos.toml"
_QUESTION = (
    HEAD.format(name="photos")
    + """
[[question]]
id = "staff-photos-01"
kind = "spot"
clauses = ["C02"]
topic = "Contact with pupils"
title = "a pupil messages your account"
scenario = "A colleague has drafted this."
prompt = "What should come out?"
"""
)
POST = (
    _QUESTION
    + """
[question.post]
kind = "post"
author = "Oakmere Primary School"
note = "Not yet public"

[[question.part]]
id = "thanks"
type = "text"
text = '''
Well done
   to our team.
'''
reason = "It names nobody."

[[question.part]]
id = "photo"
type = "picture"
text = "The photo"
picture = { name = "finish-line", alt = "An otter runs." }
wrong = true
if_missed = "unsafe"
reason = "It needs consent."

[[question.part]]
id = "more"
type = "link"
text = "More pictures"
reason = "It may stay."
"""
)
CHAT = (
    _QUESTION
    + """
[question.post]
kind = "chat"
author = "Trip friends"
note = "Group chat"

[[question.part]]
id = "one"
type = "message"
who = "Robin"
text = "Best trip ever."
reason = "It is kind."

[[question.part]]
id = "two"
type = "message"
who = "Wren"
text = "Such a baby."
wrong = true
reason = "It can hurt."
"""
)
PHOTO = (
    _QUESTION
    + """
[question.post]
kind = "photo"
author = "A colleague"
note = "For the newsletter"
picture = { name = "finish-line", alt = "An otter runs." }

[[question.part]]
id = "face"
type = "picture"
area = [0.4, 0.3, 0.2, 0.3]
text = "The face"
wrong = true
reason = "It needs consent."

[[question.part]]
id = "field"
type = "picture"
area = [0.7, 0.6, 0.3, 0.4]
text = "The field"
reason = "It is any field."
"""
)


def test_a_post_is_read_with_its_parts_in_order(tmp_path: Path) -> None:
    library = load_library(write(tmp_path, {FILE: POST}))
    assert library.problems == ()
    question = library.quizzes[0].questions[0]
    body = spot.body_of(question)
    assert (body.kind, body.author, body.note) == (PostKind.POST, "Oakmere Primary School", "Not yet public")
    thanks, photo, more = body.post_parts
    assert (thanks.text, thanks.wrong, thanks.feedback) == ("Well done to our team.", False, "It names nobody.")
    assert (photo.picture, photo.if_missed) == (Picture("finish-line", "An otter runs."), Mark.UNSAFE)
    assert (more.type, more.if_missed) == (PartType.LINK, Mark.ACCEPTABLE)
    assert spot.best(question) == ("photo",)


def test_a_chat_and_a_photo_are_read(tmp_path: Path) -> None:
    chat, photo = CHAT, PHOTO.replace("staff-photos", "staff-areas")
    library = load_library(write(tmp_path, {FILE: chat, "staff/areas.toml": photo}))
    assert library.problems == ()
    areas, said = (spot.body_of(quiz.questions[0]) for quiz in sorted(library.quizzes, key=lambda quiz: quiz.id))
    assert [part.who for part in said.post_parts] == ["Robin", "Wren"]
    assert areas.photo == Picture("finish-line", "An otter runs.")
    assert areas.post_parts[0].area == Area(0.4, 0.3, 0.2, 0.3)


@pytest.mark.parametrize(
    ("file", "old", "new", "wrong"),
    [
        (POST, 'wrong = true\nif_missed = "unsafe"\n', "", "No part is wrong."),
        (POST, 'id = "more"', 'id = "photo"', "Two parts have the id “photo”."),
        (POST, 'if_missed = "unsafe"', 'if_missed = "best"', "Only missing a wrong part can be unsafe."),
        (POST, 'type = "link"', 'type = "message"', "The type is message in a post that is no chat."),
        (POST, 'type = "link"', 'type = "picture"', "A part of type picture needs its picture."),
        (POST, 'type = "link"', 'type = "link"\nwho = "Wren"', "Only a message has who wrote it."),
        (POST, 'type = "link"', 'type = "link"\narea = [0, 0, 1, 1]', "Only a part of a photo has an area."),
        (POST, 'type = "picture"', 'type = "text"', "This part cannot have a picture."),
        (POST, 'kind = "post"', 'kind = "photo"', "A photo needs its picture."),
        (CHAT, 'who = "Wren"\n', "", "A message needs who wrote it."),
        (CHAT, 'kind = "chat"', 'kind = "post"', "The type is message in a post that is no chat."),
        (PHOTO, 'kind = "photo"', 'kind = "post"', "Only a post of kind photo has a picture of its own."),
        (PHOTO, "area = [0.7, 0.6, 0.3, 0.4]\n", "", "A part of a photo needs its area."),
        (PHOTO, "0.2, 0.3]", "0.2, 0.1]", "The area is too small to touch, or reaches out of the picture."),
        (PHOTO, "[0.7, 0.6", "[0.8, 0.6", "The area is too small to touch, or reaches out of the picture."),
        (PHOTO, "[0.7, 0.6", "[70, 0.6", "“area” is a list of other numbers."),
        (PHOTO, "[0.7, 0.6, 0.3, 0.4]", "[0.7, 0.6]", "“area” is a list of other numbers."),
        (PHOTO, "[0.7, 0.6, 0.3, 0.4]", "true", "“area” is true or false."),
    ],
)
def test_each_mistake_is_said_in_a_sentence(tmp_path: Path, file: str, old: str, new: str, wrong: str) -> None:
    library = load_library(write(tmp_path, {FILE: changed(file, old, new)}))
    assert wrong in [problem.wrong for problem in library.problems]


def test_a_mistake_is_pointed_at_and_a_right_area_is_not(tmp_path: Path) -> None:
    text = changed(PHOTO, "[0.7, 0.6", "[0.8, 0.6")
    library = load_library(write(tmp_path, {FILE: text}))
    assert [problem.line for problem in library.problems] == [line_of(text, "area = [0.8")]
