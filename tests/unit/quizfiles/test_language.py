"""Words, sentences, syllables and grades, as a teacher would count them."""

from __future__ import annotations

import pytest

from oakmere_training.quizfiles import language


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fox has a photo.", 4),
        ("It is Hedgehog’s follow-up at 19:42 – see?", 7),
        ("“I can't!” says Wren.", 4),
        ("", 0),
        ("… – !", 0),
    ],
)
def test_words(text: str, count: int) -> None:
    assert len(language.words(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fox waits. Otter comes!", ["Fox waits.", "Otter comes!"]),
        ("“Can I see? Please!” says Fox.", ["“Can I see?", "Please!” says Fox."]),
        ("Version 2.5 is out. It works", ["Version 2.5 is out.", "It works"]),
        ("Well... maybe later. “Yes.”", ["Well... maybe later.", "“Yes.”"]),
        ("Ask at 9.30. 12 people come.", ["Ask at 9.30.", "12 people come."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert language.sentences(text) == expected


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("photo", 2), ("Hedgehog’s", 2), ("safeguarding", 3), ("follow-up", 3), ("DSL", 3), ("19", 2),
        ("inflammatory", 5), ("bored", 1), ("organisation", 5), ("Childline", 2), ("snorgled", 2), ("glimp", 1),
        ("zorbed", 1), ("snorgle", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert language.syllables(word) == count


def test_grade_of_known_text() -> None:
    assert language.grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert language.grade([]) == 0.0


def test_each_text_ends_a_sentence() -> None:
    assert language.grade(["Ask Otter", "Tell Wren"]) == language.grade(["Ask Otter. Tell Wren."])
