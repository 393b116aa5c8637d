"""The commands that need no window: what they print, and their exit codes."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from oakmere_training import __version__, app, paths
from oakmere_training.settings import SettingsStore
from oakmere_training.storage.opening import database_path
from tests.support.commands import run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("no_display")
PROBLEM_LINE = re.compile(r"^[\w./-]+:\d+: ([a-z0-9-]+: )?(warning: )?[A-Z].*[.?…)”]$")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Oakmere Training {__version__}\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_a_sentence_says_so_and_names_another_way_to_look(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data_folder) == app.EXIT_NO_DISPLAY

    shown = capsys.readouterr()
    assert shown.err.startswith("There is no display here")
    assert "--picture FILE" in shown.err
    assert "dev.py look FOLDER" in shown.err
    assert shown.err.count("\n") == 1
    assert not database_path(data_folder).exists()


def test_a_display_is_found_by_the_usual_signs() -> None:
    assert app.has_display({"DISPLAY": ":0"})
    assert app.has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert app.has_display({"QT_QPA_PLATFORM": "offscreen"})
    assert app.has_display({"DISPLAY": ""}) != sys.platform.startswith("linux")


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["chekc"])
    assert ended.value.code == 2
    assert "verify" in capsys.readouterr().err


def test_the_quizzes_that_come_with_the_program_pass_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["check"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"0 errors, \d+ warnings?\.", lines[-1])
    table = [line.split()[:2] for line in lines if line.startswith(("staff ", "parents ", "ks1 ", "lower-", "upper-"))]
    assert [tier for tier, _ in table][:5] == ["staff", "parents", "ks1", "lower-ks2", "upper-ks2"]


def test_a_clause_that_nobody_is_taught_yet_is_an_error_when_strict(
    quizzes_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (quizzes_folder / "staff" / "essentials.toml").unlink()
    assert app.main(["check", str(quizzes_folder), "--strict"]) == 1
    assert "S5" in capsys.readouterr().out


def test_every_mistake_in_a_broken_copy_of_the_quizzes_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "quizzes"
    shutil.copytree(paths.quizzes(), folder)
    staff = folder / "staff" / "contact-images-and-logins.toml"
    text = staff.read_text(encoding="utf-8")
    line = text[: text.index('clauses = ["S5", "C02", "G2"]')].count("\n") + 1
    staff.write_text(text.replace('clauses = ["S5", "C02", "G2"]', 'clauses = ["S5", "Z99", "G2"]'), encoding="utf-8")
    parents = next((folder / "parents").glob("*.toml"))
    parents.write_text("id = \n" + parents.read_text(encoding="utf-8"), encoding="utf-8")
    ks1 = next((folder / "ks1").glob("*.toml"))
    ks1.write_text(ks1.read_text(encoding="utf-8").replace('kind = "choice"', 'kind = "essay"', 1), encoding="utf-8")

    assert app.main(["check", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    problems = lines[: next(place for place, text in enumerate(lines) if text.startswith("Tier"))]
    assert all(PROBLEM_LINE.match(problem) for problem in problems), problems
    errors = [problem for problem in problems if "warning: " not in problem]
    assert [error for error in errors if error.startswith(f"staff/{staff.name}:{line}: staff-contact-01: ")]
    assert [error for error in errors if "Z99" in error]
    assert [error for error in errors if error.startswith(f"parents/{parents.name}:1: ")]
    assert [error for error in errors if "essay" in error and "choice" in error and "multi" in error]
    assert re.fullmatch(rf"{len(errors)} errors, {len(problems) - len(errors)} warnings?\.", lines[-1])


@pytest.mark.parametrize("way", ["argument", "option"])
def test_the_folder_to_check_can_be_given_either_way(
    quizzes_folder: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    (quizzes_folder / "policy.toml").write_bytes(b"title = \n")
    arguments = ["check", str(quizzes_folder)] if way == "argument" else ["--quizzes", str(quizzes_folder), "check"]

    assert app.main(arguments) == 1
    assert capsys.readouterr().out.startswith("policy.toml:1: ")


def test_an_empty_folder_has_no_policy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("policy.toml:1: ")


def test_a_path_that_is_no_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["check", str(tmp_path / "gone")]) == 2
    assert "is not a folder of quizzes" in capsys.readouterr().err


def test_settings_are_shown_and_changed(data_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data_folder, "settings") == 0
    assert len(capsys.readouterr().out.splitlines()) > 15
    assert run(data_folder, "settings", "signatory_name", "H. Dummy") == 0
    assert capsys.readouterr().out == "signatory_name  “H. Dummy”  (Who signs certificates)\n"
    assert SettingsStore(data_folder).school.signatory_name == "H. Dummy"


def test_a_setting_that_cannot_be_used_is_told(data_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data_folder, "settings", "pass_mark", "101") == 2
    assert "A setting cannot be used. “pass_mark” (Pass mark) should be 1 to 100 %" in capsys.readouterr().err
    assert run(data_folder, "settings", "colour") == 2
    assert "“colour” is not a setting" in capsys.readouterr().err


def test_a_broken_settings_file_is_told_with_details_on_request(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_folder.mkdir()
    (data_folder / "settings.toml").write_bytes(b"[school\n")

    assert run(data_folder, "settings") == 2
    plain = capsys.readouterr().err
    assert "cannot be read" in plain
    assert str(data_folder) not in plain
    assert run(data_folder, "--debug", "settings") == 2
    assert str(data_folder) in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no mode")
def test_a_data_folder_that_settings_makes_is_closed_to_other_users(data_folder: Path) -> None:
    assert run(data_folder, "settings", "pass_mark", "75") == 0
    assert data_folder.stat().st_mode & 0o777 == 0o700
