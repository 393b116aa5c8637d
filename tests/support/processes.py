"""The real program as processes, started and ended by a test."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 30


def environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    """This process's environment with changes; ``None`` takes a variable away."""
    env = {name: value for name, value in os.environ.items() if changes.get(name, "") is not None}
    return env | {name: value for name, value in changes.items() if value is not None}


def run_program(
    folder: Path, *arguments: str, env: Mapping[str, str | None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Start the program on a data folder and wait until it ends."""
    command = [sys.executable, "-m", "oakmere_training", "--data-dir", str(folder), *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(env or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=WAIT_SECONDS,
        check=False,
    )


class Driven:
    """A program with someone at it who follows a script of ``tests.support.driven``; killed at the end."""

    def __init__(self, script: str, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.support.driven", script, str(folder)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Driven:
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self._reader.join(WAIT_SECONDS)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def hears(self) -> dict[str, Any]:
        """The next thing that the script says."""
        line = self._lines.get(timeout=WAIT_SECONDS)
        assert line, f"the program ended with {self._process.wait(WAIT_SECONDS)} and said no more"
        said: dict[str, Any] = json.loads(line)
        return said

    def ends(self) -> int:
        """Wait until the program ends by itself; its exit code."""
        return self._process.wait(WAIT_SECONDS)

    def kill(self) -> None:
        """End it at once, without a chance to put anything in order."""
        self._process.kill()
        self._process.wait(WAIT_SECONDS)
