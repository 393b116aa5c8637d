"""Set up and start Oakmere Training, or set up and run its tests: ``python3 dev.py run`` and ``python3 dev.py test``.

Uses nothing but Python 3.11 or newer. Packages come from the lock files in ``requirements/`` and go into ``.venv``;
on Debian and Ubuntu the system libraries that Qt needs are installed where rights allow, and named where they don't.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# Debian package -> the library that shows whether it is there
RUN_LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xinerama0": "libxcb-xinerama.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libcups2": "libcups.so.2",
    "libpulse0": "libpulse.so.0",
}
TEST_PROGRAMS = {"xvfb": "Xvfb", "poppler-utils": "pdftoppm", "binutils": "objdump"}


def say(text: str) -> None:
    """Tell the person at the keyboard."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201


def stop(text: str) -> None:
    """Tell what stands in the way, and end."""
    say(text)
    raise SystemExit(1)


def call(*command: str | Path, env: dict[str, str] | None = None, quiet: bool = False) -> int:
    """Run a command in the project's folder; its exit code."""
    sink = subprocess.DEVNULL if quiet else None
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=env, stdout=sink)  # noqa: S603


def missing_packages(*, tests: bool) -> list[str]:
    """Debian packages whose library or program is not on this machine."""
    missing = []
    for package, library in RUN_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if tests:
        missing += [package for package, program in TEST_PROGRAMS.items() if not shutil.which(program)]
    return missing


def system_libraries(*, tests: bool) -> None:
    """Install what Qt needs from the system, or say which packages to install."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(tests=tests)
    if not missing:
        return
    apt = shutil.which("apt-get")
    if apt is None:
        stop(f"These system libraries are missing, under their Debian names; install them first: {' '.join(missing)}")
    if os.geteuid() != 0:
        stop(
            "Some system libraries are missing, and installing them needs an administrator. Run this once, then try "
            f"again:\n  sudo apt-get install {' '.join(missing)}"
        )
    say(f"Installing system libraries: {' '.join(missing)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if call("apt-get", "update", "-qq", env=env, quiet=True):
        stop("The list of Debian packages cannot be fetched. Is this machine online?")
    if call("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, env=env, quiet=True):
        stop(f"These packages could not be installed: {' '.join(missing)}")


def virtual_environment(lock: str) -> None:
    """Make ``.venv`` and install exactly what the lock file names, if that is not done yet."""
    wanted = hashlib.sha256((ROOT / "requirements" / lock).read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f"{lock}.installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    if not PYTHON.exists():
        say("Making .venv")
        if call(sys.executable, "-m", "venv", "--without-pip", VENV):
            stop("Python cannot make a virtual environment here. On Debian: apt-get install python3-venv")
    say(f"Installing Python packages from requirements/{lock}")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", PYTHON, "--disable-pip-version-check"]
    command = [
        *pip,
        "install",
        "--quiet",
        "--require-hashes",
        "--only-binary=:all:",
        "-r",
        ROOT / "requirements" / lock,
    ]
    if call(*command, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}):
        stop("The Python packages could not be installed. Is this machine online, and is pip there?")
    stamp.write_text(wanted, encoding="ascii")


def compiled() -> dict[str, str]:
    """Byte-compile the program, and the environment in which it starts fast."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    call(PYTHON, "-m", "compileall", "-q", ROOT / "oakmere_training", env=env)
    return env


def run(arguments: list[str]) -> int:
    """Set up and start the program. Returns its exit code."""
    system_libraries(tests=False)
    virtual_environment("app.txt")
    return call(PYTHON, "-m", "oakmere_training", *arguments, env=compiled())


def test(arguments: list[str]) -> int:
    """Set up and run every check and test. Returns 0 when all pass."""
    system_libraries(tests=True)
    virtual_environment("dev.txt")
    env = compiled()
    if arguments:
        return call(PYTHON, "-m", "pytest", *arguments, env=env)
    offscreen = {**env, "QT_QPA_PLATFORM": "offscreen"}
    checks: list[tuple[list[str | Path], dict[str, str]]] = [
        ([PYTHON, "-m", "ruff", "check", "."], env),
        ([PYTHON, "-m", "ruff", "format", "--check", "."], env),
        ([PYTHON, "-m", "mypy"], env),
        ([PYTHON.with_name("lint-imports.exe" if WINDOWS else "lint-imports")], env),
        ([PYTHON, "-m", "oakmere_training", "check", "--strict"], env),
        ([PYTHON, "-m", "pytest", "-n", "auto", "--no-xvfb", "-m", "not bundle and not xvfb"], offscreen),
    ]
    if sys.platform.startswith("linux"):  # everything with a window once more, on an X display of its own
        on_a_display = {**env, "QT_QPA_PLATFORM": "xcb"}
        checks.append(
            ([PYTHON, "-m", "pytest", "-n", "auto", "-m", "not bundle", "tests/gui", "tests/e2e"], on_a_display)
        )
    failed = []
    for check, environment in checks:
        name = " ".join(str(part) for part in check[1:]) or "lint-imports"
        say(f"--- {name}")
        if call(*check, env=environment):
            failed.append(name)
    if failed:
        say(f"Failed: {'; '.join(failed)}")
    return 1 if failed else 0


def look(arguments: list[str]) -> int:
    """Set up and render every screen to PNG files. Returns 0 when that worked."""
    system_libraries(tests=False)
    virtual_environment("dev.txt")
    return call(PYTHON, "-m", "tests.gallery", *arguments, env=compiled())


def main() -> int:
    """Do what the command line asks."""
    if sys.version_info < (3, 11):  # noqa: UP036  (people try older ones)
        stop("Oakmere Training needs Python 3.11 or newer.")
    parser = argparse.ArgumentParser(description="Set up and start Oakmere Training, or run its tests.")
    parser.add_argument("command", choices=("run", "test", "look"), help="start it, test it, or render its screens")
    options, rest = parser.parse_known_args()
    return {"run": run, "test": test, "look": look}[options.command](rest)


if __name__ == "__main__":
    raise SystemExit(main())
