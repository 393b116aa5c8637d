"""A school with a year of training behind it, in a data folder: ``python -m tests.support.school FOLDER [PASSPHRASE]``.

For looking at the training lead's side with something on every page. Names are placeholders.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from oakmere_training import paths
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.bundle import open_services
from oakmere_training.settings import SettingsStore
from tests.support.clock import SetClock
from tests.support.playing import best, worst

if TYPE_CHECKING:
    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services

CORE = "staff-contact-images-and-logins"
OFFICIAL = (
    "staff-official-what-we-post",
    "staff-official-what-we-delete",
    "staff-official-likes-follows-and-consent",
)
_FAMILY_NAMES = (
    "Placeholder",
    "Example",
    "Template",
    "Dummy",
    "Mock",
    "Blank",
    "Draft",
    "Filler",
    "Sample",
    "Pretend",
    "Outline",
    "Notional",
    "Trial",
    "Stencil",
    "Sketch",
    "Pattern",
    "Cipher",
    "Figment",
    "Mockup",
    "Model",
    "Standin",
    "Specimen",
    "Proxy",
    "Token",
    "Sham",
    "Prop",
    "Cast",
    "Mould",
    "Shape",
)
_ROLES = (
    *[Role.TEACHER] * 16,
    *[Role.TEACHING_ASSISTANT] * 20,
    *[Role.OFFICE] * 4,
    *[Role.GOVERNOR] * 9,
    *[Role.VOLUNTEER] * 11,
    *[Role.SENIOR_LEADER] * 2,
)


def sit(services: Services, person: Person, quiz_id: str, chance: random.Random, care: float) -> None:
    """Take a quiz; ``care`` is how likely each answer is the best one, the others are the worst."""
    asked = services.training.start(quiz_id, person)
    while True:
        question = asked.question
        careful = chance.random() < care
        services.training.answer(asked, best(question) if careful else worst(question))
        following = services.training.next_question(asked.attempt_id)
        if following is None:
            break
        asked = following
    services.results.finished(asked.attempt_id)


def fill(services: Services, clock: SetClock, today: datetime) -> None:
    """People of every role, trained over the last fourteen months or not at all."""
    chance = random.Random(7)
    letters = "ABCDEFGHJKLMNPRSTVW"
    for place, role in enumerate(_ROLES):
        name = f"{chance.choice(letters)}. {_FAMILY_NAMES[place % len(_FAMILY_NAMES)]}"
        clock.now = today - timedelta(days=430 - place)
        person = services.people.add_staff(name, role, account_administrator=place in (3, 40), even_if_same=True)
        if place % 10 == 9:
            continue
        clock.now = today - timedelta(days=chance.randrange(5, 380))
        sit(services, person, CORE, chance, 0.7 if place % 9 == 0 else 0.98)
        if place in (3, 40):
            for quiz_id in OFFICIAL:
                sit(services, person, quiz_id, chance, 1)
    clock.now = today


def main(folder: Path, passphrase: str = "") -> None:
    """Fill the records of a folder, which are made where there are none."""
    clock = SetClock()
    services = open_services(folder, SettingsStore(folder), quizzes=paths.quizzes(), clock=clock)
    fill(services, clock, datetime.now(UTC))
    for alias in (3, 7):
        services.people.pupil(Tier.UPPER_KS2, "Year 5", alias)
    if passphrase:
        services.lock.set_passphrase(passphrase)
    services.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
