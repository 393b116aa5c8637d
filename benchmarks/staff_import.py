"""A staff list of 5,000 rows taken in, against the same rows read by ``csv`` and written by raw ``sqlite3``.

The floor reads the file and adds each person and their one row of the register in one transaction; it recognises no
columns, looks for nobody who is there already, and checks no name.
"""

from __future__ import annotations

import csv
import gc
import shutil
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from benchmarks.row import Row, row
from oakmere_training import paths
from oakmere_training.domain.staff_import import guess
from oakmere_training.services.catalogue import Catalogue
from oakmere_training.services.lead.staff_import import ImportDone, StaffImportService
from oakmere_training.services.lead.standing import FIRST_DAYS, seed_requirements
from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import address, connect, database_path

STAFF = 5_000
_POSTS = ("Class Teacher", "Teaching Assistant", "Parent Governor", "Midday Supervisor", "School Administrator")
_NAMES = ("Example", "Placeholder", "O’Dummy", "Młodzik", "Template-Draft")
_PERSON = (
    "INSERT INTO people (id, name, role, tier, account_administrator, class_label, created_at, sort_name, post_title, "
    "staff_number) VALUES (?, ?, 'teacher', 'staff', 0, '', ?, ?, ?, ?)"
)
_STANDING = (
    "INSERT INTO standings (person_id, requirement_id, name, sort_name, role_group, role_label, training, due_on, "
    "policy_version, certificate_number, has_left) "
    "VALUES (?, 'induction', ?, ?, 'teachers', 'Teacher', 'Induction', ?, '', '', 0)"
)


def measure(runs: int) -> list[Row]:
    """Pairs of runs, each into records of its own: a first import, and the same file once more."""
    folder = Path(tempfile.mkdtemp(prefix="oakmere-import-", dir=Path.cwd()))
    catalogue = Catalogue(paths.quizzes())
    try:
        staff_list = _write_list(folder / "staff.csv")
        first, again, floor = [], [], []
        for _ in range(runs):
            took, once_more = _ours(folder, staff_list, catalogue)
            first.append(took)
            again.append(once_more)
            floor.append(_floor(folder, staff_list, catalogue))
    finally:
        shutil.rmtree(folder)
    return [
        row("import of 5,000 staff, first time", first, floor, "s", (12, 8)),
        row("the same file again, nothing to change", again, floor, "s", (10, 6)),
    ]


def _write_list(path: Path) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Staff Code", "Legal Surname", "Preferred Forename", "Post Title", "Date of Birth"])
        for place in range(STAFF):
            name = f"{_NAMES[place % len(_NAMES)]}{'abcdefghij'[place // 7 % 10]}"
            writer.writerow([f"{place:05}", name, f"Ada {place}", _POSTS[place % len(_POSTS)], "1980-01-01"])
    return path


def _records(folder: Path, catalogue: Catalogue) -> tuple[Path, Database]:
    data = folder / uuid4().hex
    database = Database.open(data)
    with database.writing() as records:
        seed_requirements(records, catalogue, date(2026, 11, 24))
    return data, database


def _ours(folder: Path, staff_list: Path, catalogue: Catalogue) -> tuple[float, float]:
    data, database = _records(folder, catalogue)
    service = StaffImportService(database)
    first, done = _import(service, staff_list)
    again, nothing = _import(service, staff_list)
    database.close()
    shutil.rmtree(data)
    if (done.added, nothing.unchanged) != (STAFF, STAFF):
        raise RuntimeError(f"not what was to be measured: {done}, then {nothing}")
    return first, again


def _import(service: StaffImportService, staff_list: Path) -> tuple[float, ImportDone]:
    gc.collect()
    started = time.perf_counter()
    table = service.read(staff_list)
    mapping = guess(table)
    done = service.carry_out(table, mapping, service.look_through(table, mapping))
    return time.perf_counter() - started, done


def _floor(folder: Path, staff_list: Path, catalogue: Catalogue) -> float:
    data, database = _records(folder, catalogue)
    database.close()
    gc.collect()
    started = time.perf_counter()
    now = datetime.now(UTC)
    moment, due = str(now.replace(tzinfo=None)), str(now.date() + timedelta(days=FIRST_DAYS))
    with staff_list.open(encoding="utf-8-sig", newline="") as file:
        people, standings = [], []
        for line in csv.DictReader(file):
            key, name = uuid4().hex, f"{line['Preferred Forename']} {line['Legal Surname']}"
            sort_name = f"{line['Legal Surname']}, {line['Preferred Forename']}".casefold()
            people.append((key, name, moment, sort_name, line["Post Title"], line["Staff Code"]))
            standings.append((key, name, sort_name, due))
    with closing(connect(address(database_path(data), "mode=rw"), 5)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_PERSON, people)
        connection.executemany(_STANDING, standings)
        connection.commit()
    took = time.perf_counter() - started
    shutil.rmtree(data)
    return took
