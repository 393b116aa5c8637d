"""The register at 1,000,000 attempts of 20,000 people: a page, the same page when small, and searching as one types."""

from __future__ import annotations

import gc
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.row import Row, row
from oakmere_training.domain.people import sort_name
from oakmere_training.domain.register_query import RegisterQuery, Show, SortBy
from oakmere_training.domain.requirements import Requirement, RoleGroup
from oakmere_training.services.lead.standing import refresh
from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import database_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEOPLE, ATTEMPTS = 20_000, 1_000_000
FEW_PEOPLE, FEW_ATTEMPTS = 200, 1_000
EACH = 10
"""Certificates of each person; every other attempt but these was no pass."""
PAGES = 60
"""Pages in one timing."""
TYPING = 0.050
"""Seconds that a list may take after a key."""
TODAY = date(2026, 11, 24)
WARN = 30
_FIRST = ("Asha", "Omar", "Siân", "Łukasz", "Priya", "Mary", "Zoë", "Ana", "Kofi", "Mei")
_LAST = (
    "Example",
    "Dummy",
    "ap Gwynfor",
    "Wiśniewski",
    "Shah",
    "Blackwood",
    "Müller-Blank",
    "de Souza",
    "Mensah",
    "Lin",
)
_ROLES = ("teacher", "teaching assistant", "office", "governor", "volunteer")
_TYPED = ("", "s", "so", "sou", "souza ana", "1234", "blackwood mary 77")

_FLOOR = (
    "SELECT person_id, requirement_id, name, sort_name, role_group, role_label, training, due_on, completed_on, "
    "points, maximum, valid_until, policy_version, certificate_number, has_left FROM standings WHERE has_left = 0 AND "
    "(due_on, sort_name, person_id, requirement_id) > (?, ?, ?, ?) "
    "ORDER BY due_on, sort_name, person_id, requirement_id LIMIT 100"
)


def measure(runs: int = 9) -> list[Row]:
    """Milliseconds for a page of 100 and for a key of a search; medians of interleaved runs."""
    with tempfile.TemporaryDirectory() as large, tempfile.TemporaryDirectory() as small:
        build(Path(large), PEOPLE, ATTEMPTS)
        build(Path(small), FEW_PEOPLE, FEW_ATTEMPTS)
        with (
            closing(Database.open(Path(large))) as many,
            closing(Database.open(Path(small))) as few,
            closing(sqlite3.connect(database_path(Path(large)))) as floor,
        ):
            return _measured(many, few, floor, runs)


def _measured(many: Database, few: Database, floor: sqlite3.Connection, runs: int) -> list[Row]:
    place = _place_after_a_page(many)
    times: dict[str, list[float]] = {"ours": [], "floor": [], "few": [], "typing": []}
    for _ in range(runs):
        times["floor"].append(_timed(partial(_floor_pages, floor, place)))
        times["ours"].append(_timed(partial(_our_pages, many)))
        times["few"].append(_timed(partial(_our_pages, few)))
        times["typing"].append(max(_timed(partial(_type, many, query)) for query in _queries()) * 1_000)
    page = {name: [value * 1_000 / PAGES for value in values] for name, values in times.items()}
    return [
        row(f"register: a page of 100 at {ATTEMPTS:,} attempts", page["ours"], page["floor"], "ms", (3, 2)),
        row(f"the same page at {FEW_ATTEMPTS:,} attempts", page["ours"], page["few"], "ms", (2, 1.2)),
        row(
            f"the slowest key of filter, sort and search there (floor: {TYPING * 1_000:.0f} ms)",
            times["typing"],
            [TYPING * 1_000],
            "ms",
            (1, 0.5),
        ),
    ]


def _our_pages(database: Database) -> None:
    """The first page and the one after it, again and again."""
    query = RegisterQuery(Show.ALL)
    for _ in range(PAGES // 2):
        with database.reading() as records:
            rows = records.register.page(query, today=TODAY, warn_days=WARN)
        with database.reading() as records:
            records.register.page(query, today=TODAY, warn_days=WARN, after=rows[-1])


def _floor_pages(connection: sqlite3.Connection, place: tuple[object, ...]) -> None:
    for _ in range(PAGES // 2):
        connection.execute(_FLOOR, ("", "", "", "")).fetchall()
        connection.execute(_FLOOR, place).fetchall()


def _place_after_a_page(database: Database) -> tuple[object, ...]:
    with database.reading() as records:
        last = records.register.page(RegisterQuery(Show.ALL), today=TODAY, warn_days=WARN)[-1]
    return last.due_on.isoformat(), last.sort_name, *last.key


def _queries() -> Iterator[RegisterQuery]:
    """What is asked while someone types, chooses and sorts."""
    for typed in _TYPED:
        yield RegisterQuery(Show.ALL, search=typed)
        yield RegisterQuery(Show.NEEDS_ACTION, search=typed)
    yield RegisterQuery(Show.ALL, RoleGroup.GOVERNORS)
    yield RegisterQuery(Show.LEFT)
    for sort in SortBy:
        yield RegisterQuery(Show.ALL, sort=sort, descending=True)


def _type(database: Database, query: RegisterQuery) -> None:
    """All that a key costs: the rows, and the numbers beside the choices; another order leaves these as they are."""
    with database.reading() as records:
        records.register.page(query, today=TODAY, warn_days=WARN)
        if query.sort is SortBy.DUE:
            records.register.counts(query, today=TODAY, warn_days=WARN)


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# -- the records ---------------------------------------------------------------------------------------------


def build(folder: Path, people: int, attempts: int) -> None:
    """Records with so many people and attempts, and ten certificates each; the register is worked out by us."""
    with closing(Database.open(folder)) as database:
        with closing(sqlite3.connect(database_path(folder))) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA cache_size = -200000")
            _insert(connection, "people", _people(people))
            _insert(connection, "attempts", _attempts(people, attempts))
            _insert(connection, "certificates", _certificates(people, min(EACH, attempts // people)))
            connection.commit()
            connection.execute("ANALYZE")
        with database.writing() as records:
            for rule in _rules():
                records.requirements.add(rule)
            refresh(records, today=TODAY)


def _rules() -> tuple[Requirement, ...]:
    began, groups = TODAY - timedelta(days=900), tuple(RoleGroup)
    return (
        Requirement("induction", "Induction", "Yearly refresher", groups, ("start",), ("refresher",), 14, began),
        Requirement("team", "Official accounts", "Official accounts", (RoleGroup.ACCOUNT_TEAM,), ("start",), ("start",),
                    14, began, position=1),
    )  # fmt: skip


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows)
    names = ", ".join(first)
    marks = ", ".join("?" for _ in first)
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  (names of our own)
    connection.execute(statement, tuple(first.values()))
    connection.executemany(statement, (tuple(values.values()) for values in rows))


def _moment(day: date) -> str:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).strftime("%Y-%m-%d %H:%M:%S.000000")


def _people(count: int) -> Iterator[dict[str, object]]:
    came = _moment(TODAY - timedelta(days=800))
    for number in range(count):
        name = f"{_FIRST[number % 10]} {_LAST[number // 10 % 10]} {number}"
        yield {
            "id": f"{number:032x}",
            "name": name,
            "role": _ROLES[number % 5],
            "tier": "staff",
            "account_administrator": number % 20 == 0,
            "class_label": "",
            "created_at": came,
            "sort_name": sort_name(name),
            "left_on": (TODAY - timedelta(days=9)).isoformat() if number % 50 == 49 else None,
        }


def _attempts(people: int, count: int) -> Iterator[dict[str, object]]:
    days = [_moment(TODAY - timedelta(days=day)) for day in range(700)]
    for number in range(count):
        yield {
            "id": f"{number:032x}",
            "person_id": f"{number % people:032x}",
            "quiz_id": "start",
            "quiz_title": "Start",
            "tier": "staff",
            "policy_version": "2025-10",
            "kind": "full",
            "question_ids": "[]",
            "seed": 1,
            "started_at": days[number % 700],
            "updated_at": days[number % 700],
            "finished_at": days[number % 700],
        }


def _certificates(people: int, each: int) -> Iterator[dict[str, object]]:
    for number in range(people * each):
        person, place = number % people, number // people
        issued = TODAY - timedelta(days=30 + (person * 7) % 700 + place * 20)
        yield {
            "id": f"{number:032x}",
            "number": f"OPS-{issued.year}-{number}",
            "prefix": "OPS",
            "year": issued.year,
            "serial": number,
            "person_id": f"{person:032x}",
            "attempt_id": f"{number:032x}",
            "facts": "{}",
            "signature": b"",
            "public_key": b"",
            "issued_at": _moment(issued),
            "valid_until": (issued + timedelta(days=365)).isoformat(),
            "revoked_reason": "",
            "quiz_id": "refresher" if place == 0 and each > 1 else "start",
            "policy_version": "2025-10",
            "points": 18,
            "maximum": 20,
        }


if __name__ == "__main__":
    for line in measure():
        print(f"{line.what}: {line.ours:.3f} {line.unit}, floor {line.floor:.3f}, {line.ratio:.2f}x")
