"""What ``check`` says of a bank that gives its keys away, repeats itself, or says more than the policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training import paths
from oakmere_training.quizfiles.check import Report, check
from tests.unit.quizfiles.samples import HEAD, POLICY, QUESTION, SCENARIOS, changed, quiz, write
from tests.unit.quizfiles.test_check import FILE, fine, wrong_in

if TYPE_CHECKING:
    from pathlib import Path

EMOJI = """
[[clause]]
id = "C24"
section = "3"
binds = ["staff"]
force = "positive"
taught_to = ["staff"]
summary = "Use emojis, GIFs and memes correctly and appropriately."
"""
SORT = QUESTION.format(name="photos", number=1, scenario=SCENARIOS[0]).replace("choice", "sort") + "".join(
    f'\n[[question.item]]\nid = "{letter}"\ntext = "Picture {letter} of the hall."\nplace = "{place}"\n'
    f'feedback = "It goes there for reason {letter}."\n'
    for letter, place in zip("abc", ("fine", "ask", "dont"), strict=True)
)


def checked(folder: Path, text: str, *, policy: str = POLICY, strict: bool = False) -> Report:
    return check(write(folder, {"policy.toml": policy, FILE: text}), strict=strict)


def test_the_bank_that_comes_with_the_program_is_whole() -> None:
    report = check(paths.quizzes(), strict=True)
    assert [str(problem) for problem in report.errors] == []
    assert min(row.questions for row in report.coverage) >= 2


def test_a_clause_taught_once_is_an_error_when_strict(tmp_path: Path) -> None:
    text = fine(quiz(questions=3))
    once = changed(text, 'clauses = ["C02"]', 'clauses = ["C02", "C05"]')
    report = checked(tmp_path, once, strict=True)
    assert "The clause C05 is taught by one question in staff." in wrong_in(report, "policy.toml")


def test_a_story_told_nearly_again_is_found_by_its_first_telling(tmp_path: Path) -> None:
    text = fine(quiz()).replace(SCENARIOS[4], SCENARIOS[1].replace("Friday", "Thursday"))
    found = wrong_in(checked(tmp_path, text))
    assert list(found) == ["The story is nearly that of staff-photos-02."]


def test_the_best_option_at_one_place_too_often(tmp_path: Path) -> None:
    text = fine(quiz(questions=4))
    for number in (2, 3):
        start = text.index(f"staff-photos-{number:02d}")
        best = 'mark = "best"'
        part = text[start:].replace(best, 'mark = "was"', 1).replace('mark = "unsafe"', best, 1)
        part = part.replace('mark = "acceptable"', 'mark = "unsafe"', 1).replace(
            'mark = "was"', 'mark = "acceptable"', 1
        )
        text = text[:start] + part
    found = [wrong for wrong in wrong_in(checked(tmp_path, text)) if "choice questions" in wrong]
    assert found == ["The best option is number 1 in 3 of 4 choice questions."]


@pytest.mark.parametrize(
    ("said", "is_wrong"),
    [
        ("Section 3 says staff must not accept them.", False),
        ("Section 3 says staff should not accept them.", True),
        ("Section 3 says staff will tell somebody.", False),
        ("Section 1 says staff must not accept them.", True),
        ("You must not forget the tea.", False),
    ],
)
def test_a_feedback_keeps_the_force_of_the_clauses_it_names(tmp_path: Path, said: str, is_wrong: bool) -> None:
    report = checked(tmp_path, changed(fine(quiz()), "The DSL can act on it.", said))
    assert bool(wrong_in(report)) is is_wrong


@pytest.mark.parametrize(
    ("said", "is_wrong"),
    [
        ("Section 3 bans memes.", True),
        ("Staff must not post emojis.", True),
        ("Section 3 does not ban memes.", False),
        ("Staff use emojis correctly and appropriately.", False),
    ],
)
def test_emojis_and_memes_are_never_taught_as_forbidden(tmp_path: Path, said: str, is_wrong: bool) -> None:
    text = fine(quiz()).replace('["C02"]', '["C24"]')
    report = checked(tmp_path, changed(text, "The DSL can act on it.", said), policy=POLICY + EMOJI)
    assert any("prohibition" in wrong for wrong in wrong_in(report)) is is_wrong


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("Picture a of the hall.", "word " * 21, "The item has 21 words."),
        ("Picture a of the hall.", "Picture b of the hall.", "Items 1 and 2 say the same."),
        ("It goes there for reason a.", "one " * 26 + "end.", "A sentence has 27 words"),
        ("What should you do?", "Where should it not go?", "The prompt is negative (“not”)."),
    ],
)
def test_the_limits_hold_for_the_parts_of_every_kind(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    report = checked(tmp_path, HEAD.format(name="photos") + SORT.replace(old, new))
    assert len(report.library.quizzes) == 1, "the quiz can still be taken"
    assert [found for found in wrong_in(report) if found.startswith(wrong)]


def test_too_many_things_to_sort(tmp_path: Path) -> None:
    items = SORT + "".join(
        f'\n[[question.item]]\nid = "{letter}"\ntext = "Door {letter} of the hall."\nplace = "ask"\nfeedback = "So."\n'
        for letter in "def"
    )
    found = wrong_in(checked(tmp_path, HEAD.format(name="photos") + items))
    assert list(found) == ["The question has 6 items."]
