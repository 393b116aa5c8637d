"""Records from before the training lead's side: what was in them is found again, and the lists are filled."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import NullPool, create_engine, text

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import RecordsError
from oakmere_training.storage import upgrade
from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import database_path
from tests.support.factories import make_attempt, make_certificate, make_person

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 15, 45, tzinfo=UTC)


@pytest.fixture
def version_2(tmp_path: Path) -> Path:
    """A folder whose records are of version 2: one person with one attempt and its certificate."""
    person = make_person(name="Ana de Souza")
    attempt = make_attempt(person)
    certificate = make_certificate(attempt)
    engine = create_engine(f"sqlite:///{database_path(tmp_path)}", poolclass=NullPool)
    with engine.begin() as connection:
        upgrade.migrate(connection, 2)
        connection.execute(
            text("INSERT INTO people VALUES (:id, :name, 'teacher', 'staff', 0, '', NULL, '2026-11-01 09:00:00')"),
            {"id": person.id.hex, "name": person.name},
        )
        connection.execute(
            text(
                "INSERT INTO attempts VALUES (:id, :person, 'staff-core', 'Core', 'staff', '2025-10', 'full', '[]', 1, "
                "NULL, '2026-11-01 09:00:00', '2026-11-01 09:10:00', '2026-11-01 09:10:00')"
            ),
            {"id": attempt.id.hex, "person": person.id.hex},
        )
        connection.execute(
            text(
                "INSERT INTO certificates VALUES (:id, :number, 'OPS', 2026, 1, :person, :attempt, :facts, x'00', "
                "x'00', '2026-11-01 09:10:00', '2027-11-01', NULL, '')"
            ),
            {
                "id": certificate.id.hex,
                "number": certificate.number,
                "person": person.id.hex,
                "attempt": attempt.id.hex,
                "facts": certificate.facts.canonical().decode(),
            },
        )
    engine.dispose()
    return tmp_path


def test_old_records_are_found_again_and_their_lists_are_filled(version_2: Path) -> None:
    database = Database.open(version_2)
    with database.reading() as records:
        (person,) = records.people.staff()
        (certificate,) = records.certificates.of_person(person.id)
    database.close()

    with sqlite3.connect(database_path(version_2)) as connection:
        sort_names = connection.execute("SELECT sort_name FROM people").fetchall()
        repeated = connection.execute(
            "SELECT holder, title, quiz_id, policy_version, points FROM certificates"
        ).fetchone()
    connection.close()
    facts = certificate.facts
    assert sort_names == [("de souza, ana",)]
    assert repeated == (facts.holder, facts.title, "staff-core", facts.policy_version, facts.points)
    assert (person.staff_number, person.post_title, person.left_on) == ("", "", None)


@pytest.mark.parametrize("change", ["UPDATE activity SET detail = 'nothing'", "DELETE FROM activity"])
@pytest.mark.parametrize("folder", ["version_2", "new"])
def test_the_log_can_be_added_to_and_not_changed(
    change: str, folder: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path: Path = request.getfixturevalue("version_2") if folder == "version_2" else tmp_path
    database = Database.open(path)
    with database.writing() as records:
        records.activity.add(Activity(NOW, ActivityKind.SETTING_CHANGED, "Pass mark", "75% to 80%"))
    database.close()

    connection = sqlite3.connect(database_path(path))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)
    assert connection.execute("SELECT about, detail FROM activity").fetchall() == [("Pass mark", "75% to 80%")]
    connection.close()


def test_a_broken_certificate_of_old_records_stops_the_upgrade_and_changes_nothing(version_2: Path) -> None:
    connection = sqlite3.connect(database_path(version_2))
    connection.execute("UPDATE certificates SET facts = 'torn'")
    connection.commit()

    with pytest.raises(RecordsError, match="They are as they were"):
        Database.open(version_2)

    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    connection.close()
