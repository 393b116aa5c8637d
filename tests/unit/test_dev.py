"""What ``dev.py`` decides on machines that lack something; nothing is installed or run here."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dev

if TYPE_CHECKING:
    from collections.abc import Callable

Calls = list[list[str]]


@pytest.fixture(autouse=True)
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Calls:
    """Commands that would have run; they all succeed. The project's folder is an empty one with lock files.

    For every test here, so that none can touch the real one.
    """
    made: Calls = []

    def call(*command: str | Path, **_: object) -> int:
        made.append([str(part) for part in command])
        return 0

    (tmp_path / "requirements").mkdir()
    for lock in ("app.txt", "dev.txt"):
        (tmp_path / "requirements" / lock).write_text(f"# {lock}\n", encoding="utf-8")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return made


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set what the machine is like."""

    def set_up(*, missing: list[str], apt: bool = True, root: bool = True, platform: str = "linux") -> None:
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(dev, "missing_packages", lambda *, tests: missing + ["xvfb"] * (tests and bool(missing)))
        monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if apt and name == "apt-get" else None)
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)

    return set_up


def make_python() -> None:
    """Put something in the place of the virtual environment's Python, in the empty folder."""
    assert Path(dev.__file__).parent not in dev.PYTHON.parents
    dev.PYTHON.write_bytes(b"")


def failing(calls: Calls, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Let commands that hold a word fail."""

    def call(*command: str | Path, **_: object) -> int:
        calls.append([str(part) for part in command])
        return int(word in calls[-1])

    monkeypatch.setattr(dev, "call", call)


def test_where_nothing_is_missing_nothing_is_installed(calls: Calls, machine: Callable[..., None]) -> None:
    machine(missing=[])
    dev.system_libraries(tests=True)
    assert calls == []


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_system_libraries_are_a_matter_of_linux_alone(
    calls: Calls, machine: Callable[..., None], platform: str
) -> None:
    machine(missing=["libegl1"], platform=platform)
    dev.system_libraries(tests=False)
    assert calls == []


def test_an_administrator_gets_what_is_missing_installed(calls: Calls, machine: Callable[..., None]) -> None:
    machine(missing=["libegl1", "libgl1"])
    dev.system_libraries(tests=True)

    assert calls[0][:2] == ["apt-get", "update"]
    assert calls[1][:3] == ["apt-get", "install", "-y"]
    assert calls[1][-3:] == ["libegl1", "libgl1", "xvfb"]
    assert len(calls) == 2


def test_anybody_else_is_told_the_one_command_for_an_administrator(
    calls: Calls, machine: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    machine(missing=["libegl1", "libgl1"], root=False)
    with pytest.raises(SystemExit) as ended:
        dev.system_libraries(tests=False)

    assert ended.value.code == 1
    assert "  sudo apt-get install libegl1 libgl1\n" in capsys.readouterr().err
    assert calls == []


def test_on_another_linux_the_missing_packages_are_named(
    calls: Calls, machine: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    machine(missing=["libegl1"], apt=False)
    with pytest.raises(SystemExit):
        dev.system_libraries(tests=False)

    assert "under their Debian names" in capsys.readouterr().err
    assert calls == []


@pytest.mark.parametrize(
    ("step", "sentence"), [("update", "Is this machine online?"), ("install", "could not be installed: libegl1")]
)
def test_a_package_manager_that_fails_ends_in_a_sentence(
    calls: Calls,
    machine: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    step: str,
    sentence: str,
) -> None:
    machine(missing=["libegl1"])
    failing(calls, monkeypatch, step)
    with pytest.raises(SystemExit):
        dev.system_libraries(tests=False)
    assert sentence in capsys.readouterr().err


def test_a_library_that_cannot_be_loaded_is_missing_and_programs_only_matter_to_tests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(name: str) -> None:
        if name == "libEGL.so.1":
            raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "Xvfb" else f"/usr/bin/{name}")

    assert dev.missing_packages(tests=False) == ["libegl1"]
    assert dev.missing_packages(tests=True) == ["libegl1", "xvfb"]


def test_packages_are_installed_once_exactly_as_locked(calls: Calls) -> None:
    dev.virtual_environment("app.txt")
    assert calls[0][1:4] == ["-m", "venv", "--without-pip"]
    install = calls[1]
    assert {"--require-hashes", "--only-binary=:all:"} <= set(install)
    assert install[-2:] == ["-r", str(dev.ROOT / "requirements" / "app.txt")]
    assert len(calls) == 2

    make_python()
    calls.clear()
    dev.virtual_environment("app.txt")
    assert calls == []


@pytest.mark.parametrize("change", ["lock", "python", "folder"])
def test_packages_are_installed_again_when_something_they_hang_on_has_changed(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    make_python()
    dev.virtual_environment("app.txt")
    calls.clear()
    if change == "lock":
        (dev.ROOT / "requirements" / "app.txt").write_text("# newer\n", encoding="utf-8")
    elif change == "python":
        monkeypatch.setattr(sys, "version", "3.99")
    else:
        dev.PYTHON.unlink()

    dev.virtual_environment("app.txt")
    assert "install" in calls[-1]


def test_the_run_s_packages_say_nothing_about_the_tests_packages(calls: Calls) -> None:
    make_python()
    dev.virtual_environment("app.txt")
    calls.clear()
    dev.virtual_environment("dev.txt")
    assert calls[-1][-1].endswith("dev.txt")


@pytest.mark.parametrize(("step", "sentence"), [("venv", "python3-venv"), ("install", "could not be installed")])
def test_an_installation_that_failed_is_told_and_tried_again_next_time(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], step: str, sentence: str
) -> None:
    failing(calls, monkeypatch, step)
    for _ in range(2):
        calls.clear()
        with pytest.raises(SystemExit):
            dev.virtual_environment("app.txt")
        assert step in calls[-1]
    assert sentence in capsys.readouterr().err


@pytest.fixture
def ready(calls: Calls, machine: Callable[..., None]) -> None:
    """A machine where everything is installed."""
    machine(missing=[])
    make_python()
    for lock in ("app.txt", "dev.txt"):
        dev.virtual_environment(lock)


@pytest.mark.usefixtures("ready")
def test_run_starts_the_program_with_the_arguments_given(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "run", "--data-dir", "a folder", "--debug"])
    assert dev.main() == 0
    assert calls[-1][1:] == ["-m", "oakmere_training", "--data-dir", "a folder", "--debug"]


@pytest.mark.usefixtures("ready")
def test_test_runs_every_check_and_names_those_that_failed(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls.clear()
    failing(calls, monkeypatch, "mypy")

    assert dev.test([]) == 1
    run = [" ".join(command[1:]) for command in calls]
    for check in ("ruff check", "ruff format --check", "mypy", "oakmere_training check", "-m pytest"):
        assert any(check in command for command in run), check
    assert any("lint-imports" in command[0] for command in calls)
    assert capsys.readouterr().err.rstrip().endswith("Failed: -m mypy")


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_windows_are_tested_offscreen_and_on_linux_on_a_display_too(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    runs: list[tuple[str, str, bool]] = []

    def call(*command: str | Path, env: dict[str, str], **_: object) -> int:
        if "pytest" in command:
            runs.append((env["QT_QPA_PLATFORM"], str(command[command.index("-m", 3) + 1]), "--no-xvfb" in command))
        return 0

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(dev, "missing_packages", lambda *, tests: [])
    assert dev.test([]) == 0
    both = [("offscreen", "not bundle and not xvfb", True), ("xcb", "not bundle", False)]
    assert runs == (both if platform == "linux" else both[:1])


@pytest.mark.usefixtures("ready")
def test_test_with_arguments_runs_those_tests_alone(calls: Calls) -> None:
    calls.clear()
    assert dev.test(["tests/unit", "-k", "name"]) == 0
    checks = [command for command in calls if "compileall" not in command]
    assert [command[1:] for command in checks] == [["-m", "pytest", "tests/unit", "-k", "name"]]


def test_an_old_python_is_told_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(sys, "argv", ["dev.py", "run"])
    with pytest.raises(SystemExit) as ended:
        dev.main()
    assert ended.value.code == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_every_lock_file_is_there_and_pins_by_hash() -> None:
    for lock in ("app.txt", "dev.txt"):
        text = (Path(dev.__file__).parent / "requirements" / lock).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "--index-url" not in text
