"""Ways to every screen, for the gallery: each scene is a person's way, and tells where to stop and look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from tests.support import (
    scenes_branch,
    scenes_faults,
    scenes_lead_area,
    scenes_lead_events,
    scenes_lead_kit,
    scenes_lead_people,
    scenes_lead_policy,
    scenes_lead_privacy,
    scenes_lead_register,
    scenes_order,
    scenes_sort,
    scenes_spot,
)
from tests.support.sitting import answer_all, check, choose, go_on, someone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context

LONG_NAME = "José-María O'Connor-Fitzgerald de la Cruz y Montenegro"
NAMES = (
    "A. Example",
    "Siân ap Gwynfor",
    "Łukasz Wiśniewski",
    "Nguyễn Thị Ánh",
    LONG_NAME,
    "B. Sample",
    "C. Specimen",
    "D. Template",
)


@dataclass(frozen=True)
class Scene:
    """A way through the program. ``names`` are the stops of ``play``; ``setting`` gives ``program`` its arguments."""

    names: tuple[str, ...]
    play: Callable[[Context], Iterator[str]]
    setting: Callable[[Path], dict[str, Any]] = lambda _: {}


def start(context: Context) -> Iterator[str]:
    """The start screen and what opens from it."""
    person = someone(context)
    yield "start"
    person.press("Text size")
    yield "popover-text-size"
    context.window.close_overlay()
    person.press("Colours")
    yield "popover-colours"
    context.window.close_overlay()


def staff(context: Context) -> Iterator[str]:
    """Staff, from no names to both ends of a quiz."""
    person = someone(context)
    person.press("Start staff training")
    yield "staff-no-names"
    person.write("Your name", "F.")
    person.press("Volunteer")
    person.press("Add me and carry on")
    yield "staff-add-error"
    for number, name in enumerate(NAMES):
        context.services.people.add_staff(name, list(Role)[number % 6], account_administrator=number == 2)
    person.write("Your name", "A. Example")
    person.press("Teacher")
    person.press("Add me and carry on")
    yield "staff-same-name"
    person.press("Yes, that is me")
    yield "staff-home"
    person.press("Start")
    for number, question in enumerate(context.services.catalogue.quizzes(Tier.STAFF)[0].questions, start=1):
        mark = {1: "unsafe", 2: "acceptable"}.get(number, "best")
        if question.kind == "multi" or number <= 3:
            yield f"staff-question-{number}"
        choose(person, question, mark=mark)
        if number == 2:
            yield "staff-question-chosen"
        check(person)
        if question.kind == "multi" or number <= 3:
            yield f"staff-answered-{number}"
        go_on(person)
    yield "staff-not-yet"
    person.press("Read the two answers") if person.can_press("Read the two answers") else None
    yield "staff-reading-again"


def staff_pass(context: Context) -> Iterator[str]:
    """A pass, its certificate, and the list afterwards."""
    person = someone(context)
    context.services.people.add_staff(NAMES[0], Role.TEACHER)
    person.press("Start staff training")
    yield "staff-nobody-chosen"
    person.press(NAMES[0])
    person.press("Start")
    answer_all(context, person, Tier.STAFF, marks={2: "acceptable"})
    yield "staff-passed"
    person.press("Close")
    yield "staff-home-passed"
    person.press("Certificate")
    yield "certificate"
    person.press("Close")
    quiz = context.services.catalogue.quizzes(Tier.STAFF)[0]
    chosen = context.services.people.staff()[0]
    asked = context.services.training.start(quiz.id, chosen)
    for question in quiz.questions[:4]:
        context.services.training.answer(asked, (question.body.options[0].id,))
        asked = context.services.training.next_question(asked.attempt_id) or asked
    person.press(NAMES[0])
    person.press("Carry on")
    yield "staff-resume"


def parents(context: Context) -> Iterator[str]:
    """Parents and carers."""
    person = someone(context)
    person.press("Start family quiz")
    yield "parents-home"
    person.press("Start")
    for number, question in enumerate(context.services.catalogue.quizzes(Tier.PARENTS)[0].questions, start=1):
        stop = number <= 2 or question.kind == "multi"
        if stop:
            yield f"parents-question-{number}"
        choose(person, question, mark="acceptable" if number == 2 else "best")
        check(person)
        if stop:
            yield f"parents-answered-{number}"
        go_on(person)
    yield "parents-completed"


def pupils(tier: Tier) -> Callable[[Context], Iterator[str]]:
    """One pupil tier."""

    def play(context: Context) -> Iterator[str]:
        person = someone(context)
        school = context.settings.school
        alias = school.alias(tier, 7)
        person.press(school.tier_name(tier))
        yield f"{tier}-alias"
        person.press(school.classes(tier)[0])
        person.press(alias)
        yield f"{tier}-alias-chosen"
        person.press(f"Start as {alias}")
        yield f"{tier}-home"
        quiz = context.services.catalogue.quizzes(tier)[0]
        person.press("Start")
        yield f"{tier}-ground-rules"
        person.press("Start the stories")
        for number, question in enumerate(quiz.questions, start=1):
            yield f"{tier}-question-{number}"
            choose(person, question, mark="unsafe" if number == 2 else "best")
            if number == 1:
                yield f"{tier}-chosen-{number}"
            check(person)
            yield f"{tier}-answered-{number}"
            if number == 3:
                person.press("Leave" if person.can_press("Leave") else "Stop")
                yield f"{tier}-home-in-progress"
                person.press("Carry on")
                yield f"{tier}-resume"
                person.press("Carry on at story 4")
                continue
            go_on(person)
        yield f"{tier}-finish"

    return play


def pupil_names(tier: Tier) -> tuple[str, ...]:
    """The stops of ``pupils``."""
    stops = ("alias", "alias-chosen", "home", "ground-rules", "chosen-1", "home-in-progress", "resume", "finish")
    asked = tuple(f"{kind}-{number}" for number in range(1, 7) for kind in ("question", "answered"))
    return tuple(f"{tier}-{stop}" for stop in stops + asked)


def checks(context: Context) -> Iterator[str]:
    """*Check a certificate*: every answer."""
    person = someone(context)
    chosen = context.services.people.add_staff(NAMES[4], Role.GOVERNOR)
    quiz = context.services.catalogue.quizzes(Tier.STAFF)[0]
    asked = context.services.training.start(quiz.id, chosen)
    for question in quiz.questions:
        best = tuple(option.id for option in question.body.options if option.mark == "best")
        context.services.training.answer(asked, best)
        asked = context.services.training.next_question(asked.attempt_id) or asked
    certificate = context.services.results.finished(asked.attempt_id).certificate
    assert certificate is not None
    person.press("Check a certificate")
    yield "check-empty"
    person.write("Certificate number", certificate.number[:-1] + ("A" if certificate.number[-1] != "A" else "B"))
    person.press("Check this number")
    yield "check-mistyped"
    person.write("Certificate number", certificate.number)
    person.press("Check this number")
    yield "check-valid"
    context.services.certificates.revoke(certificate.number, "Issued under the wrong name.")
    person.press("Check this number")
    yield "check-revoked"
    person.write("Certificate number", certificate.qr_text[:-4] + "AAAA")
    person.press("Check this number")
    yield "check-altered"
    from oakmere_training.domain.certificate import CertificateNumber

    person.write("Certificate number", str(CertificateNumber("OPS", 2024, 7)))
    person.press("Check this number")
    yield "check-unknown"


_STAFF_STOPS = tuple(f"staff-{kind}-{number}" for kind in ("question", "answered") for number in range(1, 11))
SCENES = (
    Scene(("start", "popover-text-size", "popover-colours"), start),
    Scene(
        (
            "staff-no-names",
            "staff-add-error",
            "staff-same-name",
            "staff-home",
            *_STAFF_STOPS,
            "staff-question-chosen",
            "staff-not-yet",
            "staff-reading-again",
        ),
        staff,
    ),
    Scene(("staff-nobody-chosen", "staff-passed", "staff-home-passed", "certificate", "staff-resume"), staff_pass),
    Scene(
        (
            "parents-home",
            *(f"parents-{kind}-{n}" for kind in ("question", "answered") for n in range(1, 9)),
            "parents-completed",
        ),
        parents,
    ),
    *(Scene(pupil_names(tier), pupils(tier)) for tier in PUPIL_TIERS),
    Scene(("check-empty", "check-mistyped", "check-valid", "check-revoked", "check-altered", "check-unknown"), checks),
    Scene(
        tuple(f"fault-{n}" for n in ("newer", "damaged", "read-only", "disk-full", "network", "busy")),
        scenes_faults.faults,
    ),
    Scene(("staff-saving-failed",), scenes_faults.saving_failed),
    Scene(("quiz-problems",), scenes_faults.quiz_problems, scenes_faults.broken),
    Scene(("no-stories",), scenes_faults.no_stories, scenes_faults.no_quizzes),
    Scene(scenes_branch.NAMES, scenes_branch.play),
    *(Scene(*scene) for scene in scenes_lead_events.SCENES),
    *(Scene(*scene) for scene in scenes_lead_area.SCENES),
    Scene(scenes_lead_kit.NAMES, scenes_lead_kit.play),
    *(Scene(*scene) for scene in scenes_lead_people.SCENES),
    *(Scene(*scene) for scene in scenes_lead_policy.SCENES),
    *(Scene(*scene) for scene in scenes_lead_privacy.SCENES),
    *(Scene(*scene) for scene in scenes_lead_register.SCENES),
    Scene(scenes_order.NAMES, scenes_order.play),
    Scene(scenes_sort.NAMES, scenes_sort.play),
    Scene(scenes_spot.NAMES, scenes_spot.play),
)
