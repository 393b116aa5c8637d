"""People in the locked area, for the gallery: one person's page with its dialogs, and importing a staff list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.events import Event, EventKind
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.lead.person_views import PersonFacts
from tests.support.clock import SetClock
from tests.support.lead import unlocked
from tests.support.quizzes import choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.people import Person
    from oakmere_training.gui.dialogs.base import LeadDialog
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.flows.lead.people import PeopleFlow
    from oakmere_training.services.bundle import Services

LONG_NAME = "José-María O'Connor-Fitzgerald de la Cruz y Montenegro"
PERSON = ("lead-person", "lead-person-new", "lead-person-left", "lead-person-long")
DIALOGS = (
    "lead-dialog-add",
    "lead-dialog-add-error",
    "lead-dialog-add-same",
    "lead-dialog-change",
    "lead-dialog-left",
    "lead-dialog-merge-search",
    "lead-dialog-merge",
    "lead-dialog-which",
    "lead-dialog-roles",
)
IMPORT = (
    "lead-import-file",
    "lead-import-problem",
    "lead-import-check",
    "lead-import-skipped",
    "lead-import-columns",
    "lead-import-done",
    "lead-import-again",
    "lead-import-wide",
)
STAFF_LIST = """Surname,Known As,Staff Code,Post Title,DOB
Mockup,E.,0041,Teacher,1/1/1990
Example,A.,0042,Class teacher,2/2/1991
Blank,V.,0043,Cook,3/3/1992
Draft-Trial,H.,0044,Teaching assistant,4/4/1993
Mock,G.,0045,Office manager,5/5/1994
Mock,G.,0045,Midday supervisor,5/5/1994
Filler,W.,0046,Parent governor,6/6/1995
,H.,0047,Teacher,7/7/1996
Sketch,T.,0048,Lunchtime supervisor,8/8/1997
Wand,O.,0049,Wizard in residence,9/9/1998
Montenegro y de la Cruz Fitzgerald,José-María O’Connor,0050,Volunteer who reads with pupils on Fridays,9/9/1998
"""
TODAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def setting(_: Path) -> dict[str, Any]:
    """The program on a day of its own."""
    return {"clock": SetClock(TODAY)}


def flow_of(context: Context) -> PeopleFlow:
    """People of the unlocked area."""
    from oakmere_training.gui.flows.lead.people import PeopleFlow

    unlocked(context.services)
    return PeopleFlow(context, context.window)


def moved(services: Services, days: int) -> None:
    """Let days go by."""
    clock = services.clock
    assert isinstance(clock, SetClock)
    clock.now += timedelta(days=days)


def take(
    services: Services, person: Person, *, mark: Mark = Mark.BEST, event_id: UUID | None = None
) -> Certificate | None:
    """The person takes the first quiz for staff."""
    quiz = services.catalogue.quizzes(Tier.STAFF)[0]
    asked = services.training.start(quiz.id, person, event_id=event_id)
    for question in quiz.questions:
        services.training.answer(asked, choose(question, mark if question.kind == "choice" else Mark.BEST))
        asked = services.training.next_question(asked.attempt_id) or asked
    return services.results.finished(asked.attempt_id).certificate


def in_the_hall(services: Services, kind: EventKind, *people: Person) -> UUID:
    """An event today."""
    from uuid import uuid4

    now = services.clock()
    event = Event(
        id=uuid4(),
        kind=kind,
        held_on=now.date(),
        leader="N. Model",
        place="Hall",
        minutes=45,
        quiz_ids=(services.catalogue.quizzes(Tier.STAFF)[0].id,),
        created_at=now,
        people=tuple(person.id for person in people),
    )
    with services.database.writing() as records:
        records.events.add(event)
    return event.id


def trained(context: Context) -> Person:
    """Someone with certificates in every state."""
    services = context.services
    lead = unlocked(services)
    lead.register.prepare()
    moved(services, -720)
    person = lead.people.add(PersonFacts("A. Example", Role.TEACHER, "Class teacher, Year 4", "0042"))
    take(services, person, event_id=in_the_hall(services, EventKind.INDUCTION, person))
    moved(services, 359)
    revoked = take(services, person, event_id=in_the_hall(services, EventKind.REFRESHER, person))
    assert revoked is not None
    services.certificates.revoke(revoked.number, "Critical question not marked")
    moved(services, 1)
    take(services, person, mark=Mark.UNSAFE, event_id=in_the_hall(services, EventKind.REFRESHER, person))
    take(services, person, event_id=in_the_hall(services, EventKind.REFRESHER, person))
    moved(services, 360)
    take(services, person)
    return person


def people(context: Context) -> Iterator[str]:
    """Four people's pages."""
    flow = flow_of(context)
    lead = context.services.lead
    person = trained(context)
    flow.begin_person(person.id)
    yield PERSON[0]
    new = lead.people.add(PersonFacts("P. Stencil", Role.VOLUNTEER))
    flow.begin_person(new.id)
    yield PERSON[1]
    lead.people.mark_left(person.id, context.services.clock().date())
    flow.begin_person(person.id)
    yield PERSON[2]
    long = PersonFacts(
        LONG_NAME, Role.OFFICE, "Lunchtime supervisor and keeper of the playground", "EX-0099-2026", True
    )
    flow.begin_person(lead.people.add(long).id)
    yield PERSON[3]


def dialogs(context: Context) -> Iterator[str]:
    """Every dialog over a person's page."""
    from oakmere_training.gui.dialogs.import_roles import RolesDialog, WhichDialog
    from oakmere_training.gui.dialogs.merge import MergeDialog
    from oakmere_training.gui.dialogs.person import LeftDialog, PersonDialog

    theme, window = context.theme, context.window
    flow = flow_of(context)
    lead = context.services.lead
    person = trained(context)
    flow.begin_person(person.id)

    def added() -> PersonDialog:
        text = "They can also add themselves when they first open the training."
        dialog = PersonDialog(theme, window, "Add a person", text, safe="Add nobody", act="Add", before=None)
        dialog.keep = lambda facts, even: lead.people.add(facts, even_if_same=even)
        return dialog

    dialog = added()
    yield from _shown(dialog, DIALOGS[0])
    dialog = added()
    dialog.name.set_text("Asha")
    yield from _shown(dialog, DIALOGS[1], dialog.accept)
    dialog = added()
    dialog.name.set_text("A. Example")
    dialog.role.set_value(Role.TEACHER)
    yield from _shown(dialog, DIALOGS[2], dialog.accept)
    text = "Certificates already issued keep the old name."
    change = PersonDialog(theme, window, "Change name or role", text, safe="Leave it", act="Save", before=person)
    yield from _shown(change, DIALOGS[3])
    yield from _shown(LeftDialog(theme, window, person.name, context.services.clock().date()), DIALOGS[4])
    for name in ("Asha Example", "Alan Example", LONG_NAME.replace("Montenegro", "Example")):
        lead.people.add(PersonFacts(name, Role.TEACHER, "Class teacher"))
    this = lead.people.merge_side(person.id)
    merge = MergeDialog(theme, window, this, lead.people.find, lead.people.merge_side)
    yield from _shown(merge, DIALOGS[5])
    merge = MergeDialog(theme, window, this, lead.people.find, lead.people.merge_side)
    first = lead.people.find("asha")[0]
    yield from _shown(merge, DIALOGS[6], lambda: merge.found.chosen.emit(first.id))
    choices = [
        (line.number, line.number, f"{line.training}. Until {line.valid_until}")
        for line in lead.people.page(person.id).revocable
    ]
    yield from _shown(WhichDialog(theme, window, "Which certificate?", "", choices), DIALOGS[7])
    from oakmere_training.domain.staff_import import guess, posts
    from oakmere_training.tablefiles.reading import table_from_bytes

    table = table_from_bytes(STAFF_LIST.encode(), "staff.csv")
    yield from _shown(RolesDialog(theme, window, posts(table, guess(table))), DIALOGS[8])


def _shown(dialog: LeadDialog, name: str, act: Callable[[], None] = lambda: None) -> Iterator[str]:
    dialog.open()
    act()
    yield name
    dialog.escape()


def importing(context: Context) -> Iterator[str]:
    """A staff list from the file to the end, and once more."""
    flow = flow_of(context)
    services, lead = context.services, context.services.lead
    lead.register.prepare()
    lead.people.add(PersonFacts("A. Example", Role.TEACHER, "Class teacher", "0042"))
    lead.people.add(PersonFacts("V. Blank", Role.VOLUNTEER, "Cook", "0043"))
    lead.people.add(PersonFacts("H. Draft", Role.TEACHING_ASSISTANT, "Teaching assistant", "0044"))
    lead.people.add(PersonFacts("W. Filler", Role.VOLUNTEER, staff_number="0046"))
    path = services.settings.path.parent / "staff-export-november.csv"
    path.write_bytes(STAFF_LIST.encode("cp1252"))
    flow.begin_import()
    yield IMPORT[0]
    shown: Any = context.window.screen_shown()
    shown.file_dropped.emit(str(path.with_name("gone.csv")))
    yield IMPORT[1]
    shown = context.window.screen_shown()
    shown.file_dropped.emit(str(path))
    yield IMPORT[2]
    shown = context.window.screen_shown()
    shown.filter.choose(4)
    yield IMPORT[3]
    from oakmere_training.domain.staff_import import Field

    mapping = flow._import._mapping if flow._import else None
    assert mapping is not None
    shown.filter.choose(0)
    shown.mapping_changed.emit(mapping.with_field(1, Field.LEAVE_OUT))
    yield IMPORT[4]
    shown.mapping_changed.emit(mapping)
    shown.import_asked.emit()
    yield IMPORT[5]
    flow.begin_import()
    shown = context.window.screen_shown()
    shown.file_dropped.emit(str(path))
    yield IMPORT[6]
    wide = path.with_name("export-of-everything.csv")
    wide.write_bytes(_widened(STAFF_LIST).encode("utf-8-sig"))
    flow.begin_import()
    shown = context.window.screen_shown()
    shown.file_dropped.emit(str(wide))
    yield IMPORT[7]


def _widened(text: str) -> str:
    """The list with twenty more columns, as exports have them."""
    lines = text.splitlines()
    more = ",".join(f"Address line {number}" for number in range(1, 21))
    return "\n".join([f"{lines[0]},{more}", *(f"{line},{',' * 19}" for line in lines[1:])])


SCENES = ((PERSON, people, setting), (DIALOGS, dialogs, setting), (IMPORT, importing, setting))
"""Stops, way, and the program's setting."""
