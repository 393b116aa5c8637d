"""The real program as a process: without a display, for a picture, killed in the middle, and with harmed records."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from oakmere_training import paths
from oakmere_training.app import EXIT_NO_DISPLAY
from oakmere_training.domain.errors import DamagedRecordsError
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.bundle import open_services
from oakmere_training.settings import SettingsStore
from tests.support.driven import ANSWERS
from tests.support.processes import Driven, run_program

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there can a display be missing")
without_display = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}


@linux
def test_without_a_display_it_says_so_and_names_the_way_to_look_at_it(data_folder: Path) -> None:
    done = run_program(data_folder, env=without_display)
    assert done.returncode == EXIT_NO_DISPLAY == 3
    assert done.stdout == ""
    assert done.stderr.startswith("There is no display here, so no window can open.")
    assert "--picture FILE" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not data_folder.exists()


@pytest.mark.parametrize("env", [without_display, {"QT_QPA_PLATFORM": "offscreen"}], ids=["bare", "offscreen"])
def test_a_picture_of_the_first_window_needs_no_display(
    data_folder: Path, tmp_path: Path, env: dict[str, str | None]
) -> None:
    picture = tmp_path / "first.png"
    done = run_program(data_folder, "--picture", str(picture), env=env)
    assert done.returncode == 0, done.stderr
    header = picture.read_bytes()[:24]
    assert header.startswith(PNG)
    assert (int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")) == (1366, 768)
    assert (data_folder / "oakmere.sqlite3").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_in_the_middle_of_a_quiz_it_goes_on_at_the_same_question(data_folder: Path) -> None:
    with Driven("answering", data_folder) as first:
        assert [first.hears()["kept"] for _ in range(ANSWERS)] == list(range(1, ANSWERS + 1))
        shown = first.hears()["shown"]
        first.kill()
    assert shown["options"]
    services = open_services(data_folder, SettingsStore(data_folder), quizzes=paths.quizzes())
    (someone,) = services.people.staff()
    with services.database.reading() as records:
        (attempt,) = records.attempts.of(someone.id, Tier.STAFF)
    services.close()
    assert len(attempt.answers) == ANSWERS

    with Driven("resuming", data_folder) as second:
        assert second.hears()["shown"] == shown
        assert second.ends() == 0


def test_with_harmed_records_the_window_says_so_and_leaves_them_alone(data_folder: Path) -> None:
    data_folder.mkdir()
    file = data_folder / "oakmere.sqlite3"
    file.write_bytes(b"not a database " * 1000)
    with Driven("reading", data_folder) as program:
        assert DamagedRecordsError.title in program.hears()["words"]
        assert program.ends() == 0
    assert file.read_bytes() == b"not a database " * 1000


def test_closing_the_window_ends_the_program_and_leaves_nothing_open(data_folder: Path) -> None:
    with Driven("reading", data_folder) as program:
        assert "Add yourself to begin" in program.hears()["words"]
        assert program.ends() == 0
    left = sorted(path.name for path in data_folder.iterdir())
    assert "oakmere.sqlite3" in left
    assert not [name for name in left if name.endswith(("-wal", "-shm", ".lock"))], left
