"""The one-folder bundle: built, then started without a display. Call with ``pytest -m bundle``.

What loads late is what a bundle misses, so each command and each heavy library is used once.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from oakmere_training import __version__, paths
from oakmere_training.domain.people import Role
from oakmere_training.services.bundle import open_services
from oakmere_training.settings import SettingsStore
from oakmere_training.storage.opening import SCHEMA_VERSION, database_path
from tests.support.quizzes import passed, write_quizzes

ROOT = Path(__file__).resolve().parents[2]
MOST_MEGABYTES = 230

pytestmark = [pytest.mark.bundle, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build"), str(ROOT / "build.spec")]
    subprocess.run(command, cwd=folder, check=True, timeout=900)
    name = "oakmere-training.exe" if sys.platform == "win32" else "oakmere-training"
    return folder / "dist" / "oakmere-training" / name


def run(program: Path, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start the frozen program on a data folder, away from the source."""
    data.mkdir(exist_ok=True)
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    env |= {"QT_QPA_PLATFORM": "offscreen", "OAKMERE_DATA_DIR": str(data), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [str(program), *arguments],
        env=env,
        cwd=data,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def certified(data: Path, quizzes: Path) -> tuple[str, Path]:
    """A certificate that the source program has issued: its number and its PDF."""
    services = open_services(data, SettingsStore(data), quizzes=write_quizzes(quizzes))
    certificate = passed(services, services.people.add_staff("Łukasz Wiśniewski", Role.TEACHER))
    pdf = data / "certificate.pdf"
    pdf.write_bytes(services.certificates.pdf(certificate))
    services.close()
    return certificate.number, pdf


def test_the_frozen_program_tells_its_version(program: Path, tmp_path: Path) -> None:
    assert run(program, tmp_path, "--version").stdout.strip() == f"Oakmere Training {__version__}"


def test_the_frozen_program_checks_the_quizzes_that_it_ships(program: Path, tmp_path: Path) -> None:
    done = run(program, tmp_path, "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors" in done.stdout


def test_the_frozen_program_names_the_kinds_that_work_and_the_line_that_is_no_toml(
    program: Path, tmp_path: Path
) -> None:
    quizzes = tmp_path / "quizzes"
    shutil.copytree(paths.quizzes(), quizzes)
    staff, ks1 = next((quizzes / "staff").glob("*.toml")), next((quizzes / "ks1").glob("*.toml"))
    staff.write_text(staff.read_text("utf-8").replace('kind = "choice"', 'kind = "essay"', 1), "utf-8")
    ks1.write_text(ks1.read_text("utf-8") + "\nx = [", "utf-8")
    done = run(program, tmp_path / "data", "check", str(quizzes))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Kinds that work: branch, choice, multi, order, sort and spot." in done.stdout
    assert "This line is not TOML" in done.stdout


def test_the_frozen_program_renders_its_first_window_and_opens_its_records(program: Path, tmp_path: Path) -> None:
    picture = tmp_path / "first.png"
    done = run(program, tmp_path, "--picture", str(picture))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert database_path(tmp_path).exists()


def test_the_frozen_program_keeps_a_setting(program: Path, tmp_path: Path) -> None:
    assert run(program, tmp_path, "settings", "pass_mark", "85").returncode == 0
    assert "85%" in run(program, tmp_path, "settings", "pass_mark").stdout


def test_the_frozen_program_verifies_a_certificate_by_number_and_by_pdf(program: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    number, pdf = certified(data, tmp_path / "quizzes")
    for given in (number, str(pdf)):
        done = run(program, data, "verify", given)
        assert done.stdout.startswith(f"valid: {number}"), done.stdout + done.stderr
    assert "holder: Łukasz Wiśniewski" in done.stdout
    other = tmp_path / "other"
    assert run(program, other, "--picture", str(tmp_path / "first.png")).returncode == 0
    unknown = run(program, other, "verify", number)
    assert unknown.returncode == 1
    assert unknown.stdout.startswith(f"unknown: {number}"), unknown.stdout + unknown.stderr


def test_the_frozen_program_withdraws_a_certificate_and_says_so(program: Path, tmp_path: Path) -> None:
    number, pdf = certified(tmp_path / "data", tmp_path / "quizzes")
    assert run(program, tmp_path / "data", "revoke", number, "Issued by mistake.").returncode == 0
    done = run(program, tmp_path / "data", "verify", str(pdf))
    assert done.stdout.startswith(f"revoked: {number}"), done.stdout + done.stderr
    assert "Issued by mistake." in done.stdout


def test_the_frozen_program_brings_old_records_up_to_this_version(program: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database_path(tmp_path))) as old, old:
        old.execute("CREATE TABLE notes (text)")
        old.execute("INSERT INTO notes VALUES ('kept')")
    done = run(program, tmp_path, "--picture", str(tmp_path / "first.png"))
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(database_path(tmp_path))) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert new.execute("SELECT text FROM notes").fetchall() == [("kept",)]
        assert new.execute("SELECT count(*) FROM people").fetchone() == (0,)
    assert list(tmp_path.glob("oakmere-before-upgrade-0-*"))


def test_the_bundle_holds_what_only_a_window_with_a_certificate_or_a_voice_loads(program: Path) -> None:
    names = {file.name.partition(".")[0] for file in program.parent.rglob("*")}
    assert {"QtPdf", "QtPrintSupport", "QtTextToSpeech", "zxingcpp"} <= names
    assert any("texttospeech_" in name for name in names)


def test_the_bundle_holds_no_tools_no_dangling_links_and_not_too_much(program: Path) -> None:
    files = list(program.parent.rglob("*"))
    unused = ("Qml", "Quick", "WebEngine", "VirtualKeyboard", "qgtk3", "avcodec", "mypy", "pytest", "fontTools")
    assert [file.name for file in files if any(name in file.name for name in unused)] == []
    assert [file for file in files if file.is_symlink() and not file.exists()] == []
    size = sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())
    assert size < MOST_MEGABYTES * 1024**2
