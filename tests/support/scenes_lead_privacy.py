"""Certificates, classes and data protection in the locked area, for the gallery."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from unittest import mock

from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.lead.person_views import PersonFacts
from tests.support.clock import SetClock
from tests.support.lead import unlocked
from tests.support.scenes_lead_people import LONG_NAME, take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oakmere_training.gui.dialogs.base import LeadDialog
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.bundle import Services

CERTIFICATES = (
    "lead-certificates",
    "lead-certificates-ticked",
    "lead-certificates-erased",
    "lead-certificates-slip",
    "lead-certificates-progress",
    "lead-certificates-none",
)
CLASSES = ("lead-classes", "lead-classes-wrong", "lead-classes-new", "lead-dialog-empty")
PRIVACY = (
    "lead-retention",
    "lead-retention-ticked",
    "lead-dialog-keep",
    "lead-dialog-delete",
    "lead-retention-empty",
    "lead-privacy-note",
    "lead-dialog-revoke",
    "lead-dialog-erase",
)
CHECK = ("check-erased",)
TODAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def setting(_: Path) -> dict[str, Any]:
    """The program on a day of its own."""
    return {"clock": SetClock(TODAY)}


def on(services: Services, day: date) -> None:
    """Go to a day."""
    clock = services.clock
    assert isinstance(clock, SetClock)
    clock.set(day.year, day.month, day.day)


def issued(services: Services) -> None:
    """Certificates in every state."""
    lead = unlocked(services)
    lead.register.prepare()
    names = ("F. Dummy", "A. Example", "C. Specimen", "A. Placeholder", "G. Mock", "S. Former", "E. Gone", LONG_NAME)
    on(services, date(2024, 9, 2))
    people = {name: lead.people.add(PersonFacts(name, Role.TEACHER, "Class teacher")) for name in names}
    taken = (
        (date(2025, 9, 3), "S. Former"),
        (date(2025, 9, 3), "E. Gone"),
        (date(2025, 11, 21), "G. Mock"),
        (date(2025, 11, 26), "A. Example"),
        (date(2025, 11, 27), "A. Example"),
        (date(2025, 12, 5), "A. Placeholder"),
        (date(2026, 1, 14), "C. Specimen"),
        (date(2026, 2, 2), LONG_NAME),
        (date(2026, 11, 24), "A. Example"),
        (date(2026, 11, 24), "F. Dummy"),
    )
    for place, (day, name) in enumerate(taken):
        on(services, day)
        certificate = take(services, people[name])
        assert certificate is not None
        if place == 3:
            services.certificates.revoke(certificate.number, "Issued before a critical question was marked")
    on(services, date(2026, 11, 24))
    lead.people.mark_left(people["S. Former"].id, date(2026, 7, 20))
    lead.privacy.erase(people["E. Gone"].id, "E. Gone")


def certificates(context: Context) -> Iterator[str]:
    """The list, with the check beside it."""
    from oakmere_training.gui.flows.lead.certificates import CertificatesFlow
    from oakmere_training.gui.screens.lead.certificates import CertificatesScreen

    services = context.services
    issued(services)
    flow = CertificatesFlow(context, context.window)
    flow.begin()
    screen = flow.screen
    assert isinstance(screen, CertificatesScreen)
    yield CERTIFICATES[0]
    lines = screen.model.rows()
    screen.tick([line.number for line in lines[:2]])
    revoked = next(line for line in lines if line.state == "revoked")
    screen.check.number.set_text(revoked.number)
    screen.check.check_asked.emit(revoked.number)
    yield CERTIFICATES[1]
    gone = next(line for line in lines if line.state == "holder erased")
    screen.check.number.set_text(gone.number)
    screen.check.check_asked.emit(gone.number)
    yield CERTIFICATES[2]
    wrong = f"{lines[0].number[:-1]}{'A' if lines[0].number[-1] != 'A' else 'B'}"
    screen.check.number.set_text(wrong)
    screen.check.check_asked.emit(wrong)
    yield CERTIFICATES[3]
    screen.check.check_asked.emit(lines[0].number)
    screen.show_progress(312, 1000)
    yield CERTIFICATES[4]
    screen.end_progress()
    screen.search.setText("zebra")
    screen.search.returnPressed.emit()
    yield CERTIFICATES[5]


def classes(context: Context) -> Iterator[str]:
    """The classes, one of them with results."""
    from oakmere_training.gui.flows.lead.classes import ClassesFlow
    from oakmere_training.gui.screens.lead.classes import ClassesScreen

    services, lead = context.services, unlocked(context.services)
    lead.classes.move(lead.classes.lines()[0].school_class.id, 0)
    for line, label in zip(lead.classes.lines(), ("Year 6 K", "Year 5 A", "Year 4 E"), strict=False):
        lead.classes.rename(line.school_class.id, label)
    chosen = lead.classes.lines()[1].school_class
    quiz = services.catalogue.quizzes(Tier.UPPER_KS2)[0]
    for number in (3, 7, 29):
        services.training.start(quiz.id, services.people.pupil(Tier.UPPER_KS2, "Year 5 A", number))
    flow = ClassesFlow(context, context.window)
    flow.begin()
    screen = flow.screen
    assert isinstance(screen, ClassesScreen)
    screen.table.choose_row(chosen.id)
    yield CLASSES[0]
    screen.details.tier_chosen.emit(chosen.id, Tier.KS1)
    yield CLASSES[1]
    screen.new_asked.emit()
    yield CLASSES[2]
    screen.table.choose_row(chosen.id)
    yield from _asked(context, lambda: screen.details.empty_asked.emit(chosen.id), CLASSES[3])


def privacy(context: Context) -> Iterator[str]:
    """The review list, its dialogs, the note, and the dialogs over a person's page."""
    from oakmere_training.gui.flows.lead.people import PeopleFlow
    from oakmere_training.gui.flows.lead.privacy import PrivacyFlow
    from oakmere_training.gui.screens.lead.retention import RetentionScreen

    services, lead = context.services, unlocked(context.services)
    issued(services)
    on(services, date(2019, 9, 2))
    for name, last in (("P. Bygone", date(2020, 7, 20)), (f"Q. {LONG_NAME}", date(2020, 8, 31))):
        person = lead.people.add(PersonFacts(name, Role.TEACHER))
        take(services, person)
        lead.people.mark_left(person.id, last)
    on(services, date(2026, 3, 2))
    for number in (3, 7, 29):
        quiz = services.catalogue.quizzes(Tier.UPPER_KS2)[0]
        services.training.start(quiz.id, services.people.pupil(Tier.UPPER_KS2, "Year 5", number))
    services.training.start(services.catalogue.quizzes(Tier.PARENTS)[0].id, None)
    on(services, date(2026, 11, 24))
    flow = PrivacyFlow(context, context.window)
    flow.begin_retention()
    screen = context.window.screen_shown()
    assert isinstance(screen, RetentionScreen)
    yield PRIVACY[0]
    screen.model.set_ticked([item.key for item in screen.model.rows()[:2]])
    yield PRIVACY[1]
    yield from _asked(context, screen.keep.click, PRIVACY[2])
    yield from _asked(context, screen.delete.click, PRIVACY[3])
    screen.show_items(())
    yield PRIVACY[4]
    flow.begin_note()
    yield PRIVACY[5]
    people = PeopleFlow(context, context.window)
    person = next(person for person in services.people.staff() if person.name == "A. Example")
    people.begin_person(person.id)
    listed = lead.certificates.page(lead.certificates.usual())
    certificate = next(line.number for line in listed if line.person_id == person.id)
    yield from _asked(context, lambda: flow.begin_revoke(certificate, lambda: None), PRIVACY[6])
    yield from _asked(context, lambda: flow.begin_erase(person.id, lambda: None), PRIVACY[7])


def check(context: Context) -> Iterator[str]:
    """*Check a certificate* for someone who was erased."""
    from tests.support.sitting import someone

    services = context.services
    issued(services)
    services.lock.lock()
    with services.database.reading() as records:
        number = next(
            line.number
            for line in records.certificate_list.page(_everything(), None, today=TODAY.date(), warn_days=30)
            if line.state == "holder erased"
        )
    person = someone(context)
    person.press("Check a certificate")
    person.write("Certificate number", number)
    person.press("Check this number")
    yield CHECK[0]


def _everything() -> Any:
    from oakmere_training.domain.certificate_list import CertificateQuery

    return CertificateQuery()


def _asked(context: Context, ask: Callable[[], object], name: str) -> Iterator[str]:
    """Stop at the dialog that a press opens; it is then left by Esc."""
    from oakmere_training.gui.dialogs.base import LeadDialog

    opened: list[LeadDialog] = []

    def stop(self: LeadDialog) -> bool:
        self.open()
        opened.append(self)
        return False

    with mock.patch.object(LeadDialog, "run", stop):
        ask()
    yield name
    opened[0].escape()


SCENES = (
    (CERTIFICATES, certificates, setting),
    (CLASSES, classes, setting),
    (PRIVACY, privacy, setting),
    (CHECK, check, setting),
)
