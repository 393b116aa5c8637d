"""A certificate saved as a file, and checked by its number, its square code and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import file_dialogs
from oakmere_training.gui.screens import check as check_screen
from tests.support.sitting import answer_all

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

    Passed = tuple[Context, PersonAtComputer, Certificate]

NAME = "Siân ap Gwynfor"


@pytest.fixture
def passed(start: Start) -> tuple[Context, PersonAtComputer, Certificate]:
    """Someone before the result of a quiz that they have passed, with its certificate."""
    context, person = start()
    someone = context.services.people.add_staff(NAME, Role.GOVERNOR)
    person.press("Start staff training")
    person.press(NAME)
    person.press("Start")
    answer_all(context, person, Tier.STAFF, marks={})
    person.wait_to_see("Passed")
    with context.services.database.reading() as records:
        (certificate,) = records.certificates.of_person(someone.id)
    return context, person, certificate


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """The person chooses this path; the names that were suggested."""
    suggested: list[str] = []

    def ask(_parent: object, _title: str, name: str) -> str:
        suggested.append(name)
        return str(path)

    monkeypatch.setattr(file_dialogs, "ask_where_to_save", ask)
    return suggested


def test_the_certificate_is_saved_where_the_person_says(
    passed: Passed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, person, certificate = passed
    suggested = save_as(monkeypatch, tmp_path / "mine.pdf")
    person.press("Save PDF")
    person.wait_to_see("Saved as mine.pdf.")
    assert suggested[0].endswith(context.services.certificates.file_name(certificate))
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.glob("*.part")] == []
    person.press("Close")
    assert not person.sees("Saved as")


def test_from_the_list_of_quizzes_it_is_shown_and_saved_again(
    passed: Passed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, person, certificate = passed
    save_as(monkeypatch, tmp_path / "again.pdf")
    person.press("Close")
    person.press("Certificate")
    person.wait_to_see(certificate.number)
    person.press("Save as PDF")
    person.wait_to_see("Saved as again.pdf.")
    assert (tmp_path / "again.pdf").exists()
    person.press("Close")
    person.wait_to_see(f"Hello, {NAME}")


@pytest.mark.parametrize("place", ["not a folder/mine.pdf", "a file/mine.pdf", "a folder.pdf"])
def test_where_it_cannot_be_saved_the_window_says_that_it_is_safe(
    passed: Passed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    _, person, _ = passed
    (tmp_path / "a file").write_bytes(b"kept")
    (tmp_path / "a folder.pdf").mkdir()
    save_as(monkeypatch, tmp_path / place)
    person.press("Save PDF")
    person.wait_to_see("The certificate could not be saved there")
    assert person.sees("It is safe in the register")
    assert [path.name for path in tmp_path.glob("*.part")] == []
    assert (tmp_path / "a file").read_bytes() == b"kept"
    assert person.can_press("Print")


def test_who_changes_their_mind_saves_nothing(passed: Passed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, person, _ = passed
    before = sorted(tmp_path.rglob("*.pdf"))
    save_as(monkeypatch, "")
    person.press("Save PDF")
    assert not person.sees("Saved as")
    assert sorted(tmp_path.rglob("*.pdf")) == before


def to_check(person: PersonAtComputer) -> None:
    """Back to the start screen, and to *Check a certificate*."""
    person.press("Close")
    person.press("Close")
    person.press("Check a certificate")
    person.wait_to_see("The number is at the bottom right")


def test_by_its_number_it_shows_initials_and_no_score(passed: Passed) -> None:
    _, person, certificate = passed
    to_check(person)
    person.write("Certificate number", certificate.number.lower())
    person.press("Check this number")
    person.wait_to_see("In date")
    assert person.sees("S. A. G.") or person.sees("S.")
    assert not person.sees(NAME)
    assert not person.sees("Score")


def test_by_its_square_code_it_shows_all(passed: Passed) -> None:
    _, person, certificate = passed
    to_check(person)
    person.write("Certificate number", certificate.qr_text)
    person.press("Check this number")
    person.wait_to_see("In date")
    assert person.sees(NAME)
    person.write("Certificate number", certificate.qr_text[:-6] + "AAAAAA")
    person.press("Check this number")
    person.wait_to_see("Changed after it was issued")
    assert not person.sees(NAME)


def test_by_its_file(passed: Passed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, person, certificate = passed
    file = tmp_path / "a certificate.pdf"
    file.write_bytes(context.services.certificates.pdf(certificate))
    monkeypatch.setattr(check_screen, "ask_which_pdf", lambda _parent, _title: str(file))
    to_check(person)
    person.press("Open a certificate PDF")
    person.wait_to_see("In date")
    assert person.sees(NAME)
    assert person.sees("a certificate.pdf")

    file.write_bytes(b"%PDF-1.7 of somebody else")
    person.press("Open a certificate PDF")
    person.wait_to_see("This file has no Oakmere certificate in it")
    assert not person.sees("In date")

    file.unlink()
    person.press("Choose another file")
    person.wait_to_see("This file cannot be opened. Try the number instead.")


def test_checking_by_keyboard_alone(passed: Passed) -> None:
    context, person, certificate = passed
    context.services.certificates.revoke(certificate.number, "Issued under the wrong name.")
    person.press("Close")
    person.press("Close")
    person.tab_to("Check a certificate")
    person.key(Qt.Key.Key_Return)
    person.wait_to_see("The number is at the bottom right")
    person.type(certificate.number[:-1])
    person.key(Qt.Key.Key_Return)
    person.wait_to_see("Check each character")
    person.type(certificate.number)
    person.key(Qt.Key.Key_Return)
    person.wait_to_see("Withdrawn")
    assert person.sees("Do not rely on it.")
    person.tab_to("Close")
    person.key(Qt.Key.Key_Space)
    person.wait_to_see("Who is learning today?")
