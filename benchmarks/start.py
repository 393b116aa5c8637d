"""Start-up and memory: a fresh process each time, byte-compiled, on the offscreen platform.

The parent stamps the moment before it starts a process and reads the child's own stamp at the paint it waits for;
both come from the system's monotonic clock, so that interpreter start and every import count.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.row import Row, row

ROOT = Path(__file__).resolve().parent.parent
STARTS = 3
"""Starts that are timed in each run: they are short, and whatever else the machine does shows in them."""

BARE = """
import time
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QTimer
app = QApplication([])
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        if not hasattr(self, "done"):
            self.done = True
            print(time.monotonic_ns(), flush=True)
            QTimer.singleShot(WAIT, app.quit)
label = Label("Who is learning today?")
label.resize(1366, 768)
label.show()
app.exec()
"""

PAINTED = """
import sys, time
from oakmere_training import app
ordinary = app._after_paint
def stamping(folder):
    print(time.monotonic_ns(), flush=True)
    from PySide6.QtCore import QCoreApplication, QTimer
    ordinary(folder)
    QTimer.singleShot(WAIT, QCoreApplication.instance().quit)
app._after_paint = stamping
sys.exit(app.main([]))
"""

LISTED = """
import sys, time
from oakmere_training import app
ordinary = app._after_paint
def touching(folder):
    from PySide6.QtCore import QCoreApplication
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui import application
    from oakmere_training.gui.flows.application import ApplicationFlow
    ordinary_opened = ApplicationFlow._opened
    def opened(flow, services):
        from oakmere_training.gui.screens.names_staff import StaffScreen
        show_home = StaffScreen.show_home
        def shown(screen, home):
            show_home(screen, home)
            if home is not None:
                def stamp():
                    print(time.monotonic_ns(), flush=True)
                    QCoreApplication.instance().quit()
                screen.painted.connect(stamp)
        StaffScreen.show_home = shown
        ordinary_opened(flow, services)
        flow._child._choose(services.people.staff()[0].id)
    ApplicationFlow._opened = opened
    application._Touched = lambda _, open_records: open_records.__self__._tier_chosen(Tier.STAFF)
    ordinary(folder)
app._after_paint = touching
sys.exit(app.main([]))
"""
"""As if someone chose *Staff* as soon as the start screen shows, and then the first name."""


def _environment(data: str) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**env, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "OAKMERE_DATA_DIR": data}


def _time(source: str, data: str) -> float:
    """Milliseconds from before the process starts to the paint."""
    program = f"WAIT = 0\n{source}"
    start = time.monotonic_ns()
    process = subprocess.Popen(
        [sys.executable, "-c", program], env=_environment(data), cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    output, _ = process.communicate(timeout=60)
    return (int(output.split()[0]) - start) / 1e6


def _peak_memory(source: str, data: str) -> float:
    """Peak resident memory in MB of a process that idles for a second after its first paint."""
    program = f"WAIT = 1000\n{source}"
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", program],
        _environment(data),
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, _, usage = os.wait4(pid, 0)
    return usage.ru_maxrss / 1024


def _prepared(folder: str) -> None:
    """Records with twenty people, drawings kept and quiz files read, as on any day but the first."""
    from oakmere_training import paths
    from oakmere_training.domain.people import Role
    from oakmere_training.services.bundle import open_services
    from oakmere_training.settings import SettingsStore

    data = Path(folder)
    services = open_services(data, SettingsStore(data), quizzes=paths.quizzes(), cache=paths.cache_folder(data))
    for number in range(20):
        services.people.add_staff(f"Anna Example{'abcdefghijklmnopqrst'[number]}", Role.TEACHER)
    services.close()
    for source in (PAINTED, LISTED):
        _time(source, folder)


def measure(runs: int) -> list[Row]:
    """Time to the first paint, time to a named person's list, and peak memory, each beside the bare window's."""
    bare: list[float] = []
    first: list[float] = []
    listed: list[float] = []
    memory: list[float] = []
    bare_memory: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        _prepared(folder)
        for _ in range(runs * STARTS):
            bare.append(_time(BARE, folder))
            first.append(_time(PAINTED, folder))
            listed.append(_time(LISTED, folder))
        for _ in range(runs):
            bare_memory.append(_peak_memory(BARE, folder))
            memory.append(_peak_memory(PAINTED, folder))
    return [
        row("process start to first paint of the start screen", first, bare, "ms", (1.6, 1.2)),
        row("process start to a named person's quiz list, database open", listed, bare, "ms", (5.0, 3.0)),
        row("peak memory of the idle start screen", memory, bare_memory, "MB", (1.6, 1.3)),
    ]
