"""Every form in which TOML lets a person write a key is found on its line."""

from __future__ import annotations

import pytest

from oakmere_training.quizfiles.positions import Positions

TEXT = '''\
# a comment with a "quote
id = "a"
text = """
question = 1 # not a key
"""
tags = ["a",  # one
  # none
  "b"]
picture = { name = "x", "alt text" = 'y' }
a.b."c d" = 3

[[question]]
id = "q1"
[question.message]
text = "m"
[[question.option]]
id = "o1"
[[question.option]]
id = "o2"

[[question]]
id = "q2"
[[question.option]]
id = "o3"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 2), (("text",), 3), (("tags",), 6), (("tags", 0), 6), (("tags", 1), 8), (("picture", "name"), 9),
        (("picture", "alt text"), 9), (("a", "b", "c d"), 10), (("question",), 12), (("question", 0), 12),
        (("question", 0, "id"), 13), (("question", 0, "message"), 14), (("question", 0, "message", "text"), 15),
        (("question", 0, "option", 0), 16), (("question", 0, "option", 1, "id"), 19), (("question", 1), 21),
        (("question", 1, "id"), 22), (("question", 1, "option", 0, "id"), 24),
        (("question", 1, "option", 0, "feedback"), 23), (("question", 1, "prompt"), 21), (("missing",), 1), ((), 1),
    ],
)  # fmt: skip
def test_line_of_a_path(path: tuple[str | int, ...], line: int) -> None:
    assert Positions(TEXT).line(path) == line
