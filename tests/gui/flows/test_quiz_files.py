"""A quiz file with mistakes: the window says what ``check`` says, leaves the quiz out, and goes on with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from oakmere_training import app
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.library import load_library
from tests.support.sitting import answer_all

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

SHIPPED = "staff/01-contact-reporting-images-logins.toml"
ALL_LEFT_OUT = "The policy’s file cannot be read"


def spoil(quizzes: Path, tier: Tier) -> Path:
    """Make three mistakes in the first quiz of a tier; the file."""
    file = min((quizzes / tier).glob("*.toml"))
    text = file.read_text(encoding="utf-8")
    spoilt = text.replace('mark = "unsafe"', 'mark = "best"', 1).replace("topic = ", "topick = ", 1)
    assert spoilt != text
    file.write_text(spoilt, encoding="utf-8")
    return file


def leave_one(quizzes: Path, tier: Tier) -> None:
    """Keep the first quiz of a tier, and no other."""
    for file in sorted((quizzes / tier).glob("*.toml"))[1:]:
        file.unlink()


def add_broken_quiz(quizzes: Path) -> Path:
    """Put a quiz with a mistake beside those that work."""
    file = quizzes / "staff" / "99-new.toml"
    file.write_text('id = "new\n', encoding="utf-8")
    return file


def plain(person: PersonAtComputer) -> str:
    """What the screen says, in one line and without the signs for bold."""
    return " ".join(person.words().replace("**", "").split())


def test_the_window_says_what_check_says(start: Start, own_quizzes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(own_quizzes, Tier.STAFF)
    spoil(own_quizzes, Tier.PARENTS)
    _, person = start(quizzes=own_quizzes)
    person.press("Start staff training")
    person.wait_to_see("2 quizzes cannot be opened")
    said = plain(person)
    problems = load_library(own_quizzes).problems
    for problem in problems:
        assert problem.wrong.replace("**", "") in said
        assert problem.expected.replace("**", "") in said
        assert f"line {problem.line}" in said.lower()

    person.press("Copy the list")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert app.main(["check", str(own_quizzes)]) == 1
    checked = capsys.readouterr().out.splitlines()
    assert len(copied) == len(problems) >= 4
    assert set(copied) <= set(checked)


def test_carrying_on_goes_on_with_the_rest_and_does_not_say_it_again(start: Start, own_quizzes: Path) -> None:
    add_broken_quiz(own_quizzes)
    (own_quizzes / "parents" / "groups-and-pictures.toml").rename(own_quizzes / "parents" / "0.toml")
    leave_one(own_quizzes, Tier.PARENTS)
    context, person = start(quizzes=own_quizzes)
    (shipped,) = context.services.catalogue.quizzes(Tier.PARENTS)
    person.press("Start family quiz")
    person.wait_to_see("One quiz cannot be opened")
    person.press("Carry on without it")
    person.wait_to_see(shipped.title)
    person.press("Start")
    answer_all(context, person, Tier.PARENTS, marks={})
    person.wait_to_see("Completed")
    person.press("No, thank you")
    person.press("Close")
    person.press("Start staff training")
    person.wait_to_see("Add yourself to begin")


def test_a_tier_whose_only_quiz_is_broken_says_that_there_is_none(start: Start, own_quizzes: Path) -> None:
    leave_one(own_quizzes, Tier.PARENTS)
    spoil(own_quizzes, Tier.PARENTS)
    _, person = start(quizzes=own_quizzes)
    person.press("Start family quiz")
    person.press("Carry on without it")
    person.wait_to_see("There are no quizzes for families yet.")


def test_once_the_file_is_mended_checking_again_brings_the_quiz_back(start: Start, own_quizzes: Path) -> None:
    good = min((own_quizzes / "parents").glob("*.toml")).read_bytes()
    file = spoil(own_quizzes, Tier.PARENTS)
    context, person = start(quizzes=own_quizzes)
    person.press("Start family quiz")
    person.press("Check the file again")
    person.wait_to_see("One quiz cannot be opened")
    file.write_bytes(good)
    person.press("Check the file again")
    person.wait_to_see("Welcome, parents and carers")
    assert person.sees(context.services.catalogue.quizzes(Tier.PARENTS)[0].title)


def test_a_new_mistake_is_told_though_an_older_one_was_passed_over(start: Start, own_quizzes: Path) -> None:
    add_broken_quiz(own_quizzes)
    context, person = start(quizzes=own_quizzes)
    person.press("Start staff training")
    person.press("Carry on without it")
    person.press("Close")
    spoil(own_quizzes, Tier.PARENTS)
    context.services.catalogue.reload()
    person.press("Start family quiz")
    person.wait_to_see("2 quizzes cannot be opened")
    person.press("Close")
    person.wait_to_see("Who is learning today?")


def test_pupils_are_not_told_of_mistakes(start: Start, own_quizzes: Path) -> None:
    leave_one(own_quizzes, Tier.LOWER_KS2)
    spoil(own_quizzes, Tier.LOWER_KS2)
    context, person = start(quizzes=own_quizzes)
    person.press(context.settings.school.tier_name(Tier.LOWER_KS2))
    person.wait_to_see("stories yet")
    assert not person.sees("cannot be opened")
    person.press("Choose another group")
    person.wait_to_see("Who is learning today?")


@pytest.mark.parametrize("harm", ["broken", "missing"])
def test_without_the_policy_no_quiz_opens_and_mending_it_brings_all_back(
    start: Start, own_quizzes: Path, harm: str
) -> None:
    policy = own_quizzes / "policy.toml"
    good = policy.read_bytes()
    if harm == "broken":
        policy.write_bytes(good.replace(b"version =", b"version ", 1))
    else:
        policy.unlink()
    _, person = start(quizzes=own_quizzes)
    person.press("Start staff training")
    person.wait_to_see("policy.toml")
    assert not person.can_press("Carry on without it")
    person.press("Check the file again")
    person.wait_to_see("policy.toml")
    policy.write_bytes(good)
    person.press("Check the file again")
    person.wait_to_see("Add yourself to begin")


def test_without_the_policy_pupils_are_sent_to_their_teacher(start: Start, own_quizzes: Path) -> None:
    (own_quizzes / "policy.toml").write_bytes(b"\xff")
    context, person = start(quizzes=own_quizzes)
    person.press(context.settings.school.tier_name(Tier.KS1))
    person.wait_to_see("Tell your teacher.")
