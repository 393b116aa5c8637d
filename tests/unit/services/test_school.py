"""The school's settings by name, as the command line shows and changes them."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import SettingsError
from oakmere_training.services.school import describe, set_one
from oakmere_training.settings import SchoolSettings, SettingsStore

if TYPE_CHECKING:
    from pathlib import Path


def test_every_setting_has_its_line_with_value_unit_and_meaning() -> None:
    lines = describe(SchoolSettings())

    assert len(lines) == len(dataclasses.fields(SchoolSettings))
    assert any(line.split() == ["pass_mark", "80%", "(Pass", "mark)"] for line in lines)
    assert any(line.endswith("12 months  (How long training stays in date)") for line in lines)
    assert describe(SchoolSettings(), "show_childline") == [
        "show_childline  yes  (Show Childline 0800 1111 from Year 3)"
    ]
    assert describe(SchoolSettings(), "dsl_name") == ["dsl_name  “”  (Designated safeguarding lead (DSL))"]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("pass_mark", "75", 75),
        ("show_childline", "No", False),
        ("show_childline", "on", True),
        ("dsl_name", "Siân ap Gwynfor", "Siân ap Gwynfor"),
        ("dsl_name", "", ""),
        ("signatory_name", "7", "7"),
    ],
)
def test_one_setting_is_changed_and_kept(tmp_path: Path, name: str, text: str, value: object) -> None:
    set_one(SettingsStore(tmp_path), name, text)
    assert getattr(SettingsStore(tmp_path).school, name) == value


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("pass_mark", "101", "1 to 100 %"),
        ("pass_mark", "-1", "1 to 100 %"),
        ("pass_mark", "eighty", "should be a whole number, not “eighty”"),
        ("pass_mark", "9" * 5000, "should be a whole number"),
        ("pass_mark", "-", "should be a whole number"),
        ("show_childline", "maybe", "should be yes or no"),
        ("colour", "green", "The settings are: school_name, "),
    ],
)
def test_what_cannot_be_set_is_told_and_nothing_is_changed(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(sentence)):
        set_one(SettingsStore(tmp_path), name, text)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"“colour” is not a setting\. The settings are: school_name, "):
        describe(SchoolSettings(), "colour")
