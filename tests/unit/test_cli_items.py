"""The command for whoever writes the quizzes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from tests.support.commands import run
from tests.support.quizzes import STAFF, sit

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.services.bundle import Services

pytestmark = pytest.mark.usefixtures("no_display")


def test_items_tells_how_questions_were_answered_and_no_name(
    services: Services, quizzes_folder: Path, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"{letter}. Example" for letter in "ABCDEF"]
    for name in names:
        sit(services, services.training.start(STAFF.id, services.people.add_staff(name, Role.TEACHER)), Mark.BEST)
    services.close()

    assert run(data_folder, "--quizzes", str(quizzes_folder), "items") == 0
    said = capsys.readouterr().out
    assert "staff-01 (choice): asked 6 times, difficulty 1.00" in said
    assert said.count("nobody picks it") == 3
    assert not [name for name in names if name in said]


def test_a_folder_without_records_is_named_and_nothing_is_made_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "none", "items") == 2
    assert "There are no records in this folder yet" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
