from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.activity_log import ActivityQuery
from oakmere_training.domain.errors import DiskFullError, InvalidInputError, SettingsError
from oakmere_training.settings import SettingsStore
from oakmere_training.storage.activity import ActivityLog
from tests.support.lead import unlocked

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.services.bundle import Services
    from oakmere_training.services.lead.bundle import LeadServices


@pytest.fixture
def lead(services: Services) -> LeadServices:
    return unlocked(services)


def logged(lead: LeadServices) -> list[tuple[str, str]]:
    return [(line.activity.about, line.activity.detail) for line in lead.activity.page(ActivityQuery())]


def test_a_setting_is_saved_at_once_and_logged_with_old_and_new(lead: LeadServices, data_folder: Path) -> None:
    lead.settings.change({"pass_mark": 75, "show_childline": False, "validity": "school_year_end"})
    assert SettingsStore(data_folder).school.pass_mark == 75
    assert ("Pass mark", "80% to 75%") in logged(lead)
    assert ("Show Childline 0800 1111 from Year 3", "on to off") in logged(lead)
    assert any(detail == "months to the day to the school year’s end" for _, detail in logged(lead))
    assert {line.activity.kind for line in lead.activity.page(ActivityQuery())} == {ActivityKind.SETTING_CHANGED}


def test_what_stays_the_same_is_not_logged(lead: LeadServices) -> None:
    lead.settings.change({"pass_mark": 80, "school_name": " Oakmere  Primary School "})
    assert logged(lead) == []


@pytest.mark.parametrize(
    "name", ["signatory_name", "dsl_name", "deputy_dsl_name", "concerns_to", "signpost_teacher", "signatory_title"]
)
def test_no_name_of_a_person_comes_into_the_log(lead: LeadServices, name: str) -> None:
    lead.settings.change({name: "Priya Placeholder"})
    lead.settings.change({name: "Someone Else"})
    assert all("Priya" not in detail and "Else" not in detail for _, detail in logged(lead))
    assert {detail for _, detail in logged(lead)} <= {"Set", "Changed"}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("school_name", "  ", "Write the school’s name"),
        ("school_name", "x" * 121, "At most 120"),
        ("school_name", "學校", "cannot print"),
        ("pass_mark", 0, "from 1 to 100"),
        ("certificate_prefix", "A1", "1 to 6 capital letters"),
        ("validity", "for ever", "that are offered"),
        ("signpost_home", "x" * 31, "At most 30"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_beside_its_field_and_changes_nothing(
    lead: LeadServices, data_folder: Path, name: str, value: Any, told: str
) -> None:
    with pytest.raises(InvalidInputError, match=told) as refused:
        lead.settings.change({"warn_days": 14, name: value})
    assert refused.value.field == name
    assert lead.settings.school.warn_days == 30
    assert SettingsStore(data_folder).school.warn_days == 30
    assert logged(lead) == []


def test_letters_before_numbers_may_be_typed_small(lead: LeadServices) -> None:
    assert lead.settings.change({"certificate_prefix": " oak "}).certificate_prefix == "OAK"


def test_where_the_file_cannot_be_written_neither_setting_nor_log_changes(
    lead: LeadServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SettingsStore, "_replace", full)
    with pytest.raises(SettingsError, match="nothing was changed"):
        lead.settings.change({"pass_mark": 75})
    assert lead.settings.school.pass_mark == 80
    assert logged(lead) == []


def test_where_the_log_cannot_be_written_the_setting_stays(
    lead: LeadServices, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _entry: object) -> None:
        raise DiskFullError("There is no room.")

    monkeypatch.setattr(ActivityLog, "add", full)
    with pytest.raises(DiskFullError):
        lead.settings.change({"pass_mark": 75})
    assert lead.settings.school.pass_mark == 80
    assert SettingsStore(data_folder).school.pass_mark == 80
