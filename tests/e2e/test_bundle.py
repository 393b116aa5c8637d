"""The one-folder bundle: built, then started without a display. Call with ``pytest -m bundle``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oakmere_training import __version__

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.bundle


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build"), str(ROOT / "build.spec")]
    subprocess.run(command, cwd=ROOT, check=True, timeout=900)
    name = "oakmere-training.exe" if sys.platform == "win32" else "oakmere-training"
    return folder / "dist" / "oakmere-training" / name


def run(program: Path, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OAKMERE_DATA_DIR": str(data)}
    return subprocess.run(
        [str(program), *arguments], env=env, cwd=data, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.timeout(900)
def test_the_frozen_program_tells_its_version(program: Path, tmp_path: Path) -> None:
    assert run(program, tmp_path, "--version").stdout.strip() == f"Oakmere Training {__version__}"


@pytest.mark.timeout(900)
def test_the_frozen_program_checks_the_quizzes_that_it_ships(program: Path, tmp_path: Path) -> None:
    done = run(program, tmp_path, "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors" in done.stdout


@pytest.mark.timeout(900)
def test_the_frozen_program_renders_its_first_window_and_opens_its_records(program: Path, tmp_path: Path) -> None:
    picture = tmp_path / "first.png"
    done = run(program, tmp_path, "--picture", str(picture))
    assert done.returncode == 0, done.stdout + done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "oakmere.sqlite3").exists()
