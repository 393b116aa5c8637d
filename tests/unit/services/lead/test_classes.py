"""Classes: the school's own are kept, changes keep results, and results go only when that was said."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.lead.classes import LosesResultsError
from oakmere_training.storage.rows_lead import activity
from tests.support.factories import TODAY
from tests.support.lead import unlocked
from tests.support.quizzes import PUPILS, take

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.services.bundle import Services
    from oakmere_training.services.lead.classes import ClassLine, ClassService

TIER = Tier.LOWER_KS2


@pytest.fixture
def classes(services: Services) -> ClassService:
    return unlocked(services).classes


def called(classes: ClassService, label: str) -> ClassLine:
    return next(line for line in classes.lines() if line.school_class.label == label)


def id_of(classes: ClassService, label: str) -> UUID:
    return called(classes, label).school_class.id


def use(services: Services, label: str, *numbers: int) -> None:
    for number in numbers:
        take(services, services.people.pupil(TIER, label, number), Mark.BEST, quiz_id=PUPILS.id)


def results(services: Services, label: str, number: int) -> int:
    with services.database.reading() as records:
        person = records.people.pupil(TIER, label, number)
        return 0 if person is None else len(records.attempts.of_person(person.id))


def log(services: Services) -> list[tuple[ActivityKind, str, str]]:
    with services.database.reading() as records:
        rows = records.activity._link.rows(select(activity).order_by(activity.c.number))
    return [(row.kind, row.about, row.detail) for row in rows]


def test_a_school_keeps_the_classes_of_its_settings(services: Services, classes: ClassService) -> None:
    services.settings.save(replace(services.settings.school, otters_classes="5A, 6B", aliases_in_class=28))
    labels = ["6B", "5A", "Year 4", "Year 3", "Year 2", "Year 1", "Reception"]
    assert [line.school_class.label for line in classes.lines()] == labels
    assert {line.aliases for line in classes.lines()} == {"Otter 1 to 28", "Hedgehog 1 to 28", "Wren 1 to 28"}
    use(services, "Year 3", 7)
    classes.rename(id_of(classes, "5A"), "5 Ash")
    services.settings.save(replace(services.settings.school, otters_classes="Other"))
    assert [line.school_class.label for line in classes.lines()] == ["6B", "5 Ash", *labels[2:]]
    assert results(services, "Year 3", 7) == 1
    assert [each.label for each in services.people.classes(Tier.UPPER_KS2)] == ["5 Ash", "6B"]


def test_looking_writes_nothing(services: Services, classes: ClassService) -> None:
    classes.lines()
    services.people.classes(TIER)
    with services.database.reading() as records:
        assert records.classes.all() == ()


def test_another_label_keeps_the_pupils_and_their_results(services: Services, classes: ClassService) -> None:
    use(services, "Year 3", 7, 8)
    classes.rename(id_of(classes, "Year 3"), "  Year 3   Moss ")
    assert results(services, "Year 3 Moss", 7) == 1
    assert called(classes, "Year 3 Moss").results == 2
    assert called(classes, "Year 3 Moss").last_used == TODAY
    assert log(services)[-1] == (ActivityKind.CLASS_CHANGED, "Year 3 Moss", "Label, before: Year 3")
    with pytest.raises(InvalidInputError):
        services.people.pupil(TIER, "Year 3", 7)


@pytest.mark.parametrize("label", ["", "  ", "Year 4", "year 4", "x" * 31, "3, 4"])
def test_a_label_that_cannot_be_is_refused_beside_its_field(classes: ClassService, label: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        classes.rename(id_of(classes, "Year 3"), label)
    assert caught.value.field == "label"
    assert called(classes, "Year 3")


def test_sizes_go_from_one_to_forty(services: Services, classes: ClassService) -> None:
    three = id_of(classes, "Year 3")
    for size in (0, 41):
        with pytest.raises(InvalidInputError):
            classes.set_numbers(three, size=size)
    classes.set_numbers(three, size=1)
    assert called(classes, "Year 3").aliases == "Hedgehog 1"
    classes.set_numbers(three, size=40)
    assert services.people.pupil(TIER, "Year 3", 40).name == "Hedgehog 40"
    with pytest.raises(InvalidInputError):
        services.people.pupil(TIER, "Year 4", 40)


def test_fewer_slips_take_results_only_when_that_was_said(services: Services, classes: ClassService) -> None:
    use(services, "Year 3", 7, 28, 30)
    three = id_of(classes, "Year 3")
    classes.set_numbers(three, size=30)
    with pytest.raises(LosesResultsError) as caught:
        classes.set_numbers(three, size=25)
    assert caught.value.numbers == (28, 30)
    assert called(classes, "Year 3").school_class.size == 30
    classes.set_numbers(three, size=25, even_with_results=True)
    assert [results(services, "Year 3", number) for number in (7, 28, 30)] == [1, 0, 0]
    assert log(services)[-1] == (
        ActivityKind.CLASS_CHANGED,
        "Year 3",
        "Aliases 1 to 25, results of 2 aliases erased",
    )


def test_an_alias_that_was_only_chosen_goes_without_a_question(services: Services, classes: ClassService) -> None:
    services.people.pupil(TIER, "Year 3", 30)
    classes.set_numbers(id_of(classes, "Year 3"), size=20)
    with services.database.reading() as records:
        assert records.people.pupil(TIER, "Year 3", 30) is None


def test_numbers_can_begin_later(services: Services, classes: ClassService) -> None:
    classes.set_numbers(id_of(classes, "Year 4"), first_number=31)
    assert called(classes, "Year 4").aliases == "Hedgehog 31 to 60"
    assert services.people.pupil(TIER, "Year 4", 60).name == "Hedgehog 60"
    with pytest.raises(InvalidInputError):
        services.people.pupil(TIER, "Year 4", 1)


def test_a_class_with_results_stays_in_its_tier(services: Services, classes: ClassService) -> None:
    use(services, "Year 3", 7)
    with pytest.raises(InvalidInputError) as caught:
        classes.set_tier(id_of(classes, "Year 3"), Tier.UPPER_KS2)
    assert (caught.value.field, caught.value.sentence) == (
        "tier",
        "Empty the class first: its results belong to Hedgehogs.",
    )
    classes.set_tier(id_of(classes, "Year 4"), Tier.UPPER_KS2)
    assert called(classes, "Year 4").aliases == "Otter 1 to 30"


def test_an_empty_class_keeps_its_slips(services: Services, classes: ClassService) -> None:
    use(services, "Year 3", 7, 8)
    use(services, "Year 4", 7)
    assert classes.empty(id_of(classes, "Year 3")) == 2
    assert [results(services, "Year 3", 7), results(services, "Year 4", 7)] == [0, 1]
    assert called(classes, "Year 3").aliases == "Hedgehog 1 to 30"
    assert log(services)[-1] == (ActivityKind.CLASS_EMPTIED, "Year 3", "Results of 2 aliases")


def test_a_class_is_added_moved_and_removed(services: Services, classes: ClassService) -> None:
    added = classes.add(TIER)
    again = classes.add(TIER)
    assert (added.label, again.label) == ("New class", "New class 2")
    assert [line.school_class.label for line in classes.lines()][:2] == ["New class 2", "New class"]
    classes.move(again.id, 1)
    classes.move(again.id, 100)
    assert [line.school_class.label for line in classes.lines()][:2] == ["New class", "New class 2"]
    use(services, "New class", 3)
    assert classes.remove(added.id) == 1
    assert results(services, "New class", 3) == 0
    assert log(services)[-1] == (ActivityKind.CLASS_CHANGED, "New class", "Removed, with the results of 1 alias")
    with pytest.raises(NotFoundError):
        classes.remove(uuid4())


def test_the_last_class_stays(classes: ClassService) -> None:
    for line in classes.lines()[1:]:
        classes.remove(line.school_class.id)
    with pytest.raises(InvalidInputError):
        classes.remove(classes.lines()[0].school_class.id)


def test_slips_say_class_and_alias_each_class_on_its_own_sheets(services: Services, classes: ClassService) -> None:
    classes.set_numbers(id_of(classes, "Year 3"), size=31)
    ids = [id_of(classes, "Year 3"), id_of(classes, "Year 6")]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(classes.slips(ids))).pages]
    assert len(pages) == 3
    assert "Hedgehog 31" in pages[1]
    assert "Otter 30" in pages[2]
    assert "Hedgehog" not in pages[2]
    classes.note_printed(ids[:1])
    classes.note_printed(ids)
    assert log(services)[-2:] == [
        (ActivityKind.SLIPS_PRINTED, "Year 3", "Hedgehog 1 to 31"),
        (ActivityKind.SLIPS_PRINTED, "2 classes", ""),
    ]
