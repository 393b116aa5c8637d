"""What learners need is there at once; the training lead's repositories come when they are used."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LEARNER = """
import sys
from pathlib import Path
from uuid import uuid4
from oakmere_training.storage.database import Database
from tests.support.factories import make_attempt, make_person
database = Database.open(Path(sys.argv[1]))
person = make_person()
attempt = make_attempt(person)
with database.writing() as records:
    records.people.add(person)
    records.attempts.add(attempt)
with database.reading() as records:
    assert records.attempts.get(attempt.id) == attempt
    records.certificates.of_person(person.id)
database.close()
print(*sorted(name for name in sys.modules if name.startswith("oakmere_training.storage.")))
"""


def test_a_learner_needs_nothing_of_the_lead_s_tables(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    from oakmere_training.storage.database import Database

    Database.open(folder).close()  # making a new file needs every table
    done = subprocess.run([sys.executable, "-c", _LEARNER, str(folder)], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "oakmere_training.storage.attempts" in loaded
    for name in ("rows_lead", "register", "standings", "requirements", "tallies", "events"):
        assert f"oakmere_training.storage.{name}" not in loaded
