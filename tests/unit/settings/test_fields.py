"""What each setting takes, and what the school's settings mean on screen."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from oakmere_training.domain.errors import SettingsError
from oakmere_training.domain.tiers import Tier
from oakmere_training.settings.fields import DisplaySettings, SchoolSettings, checked


def test_the_usual_settings_are_those_of_the_policy_and_pass_their_own_check() -> None:
    school = SchoolSettings()

    assert (school.pass_mark, school.validity_months, school.certificate_prefix) == (80, 12, "OPS")
    for cls in (SchoolSettings, DisplaySettings):
        plain = {item.name: item.default for item in fields(cls)}
        assert checked(cls, plain) == cls()  # type: ignore[type-var]
        assert all(item.metadata["title"] for item in fields(cls))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pass_mark", 1),
        ("pass_mark", 100),
        ("validity_months", 60),
        ("aliases_in_class", 40),
        ("certificate_prefix", "A"),
        ("certificate_prefix", "OAKMER"),
        ("signatory_name", "Łukasz Wiśniewski"),
        ("signatory_name", ""),
        ("signatory_name", "x" * 120),
        ("show_childline", False),
    ],
)
def test_values_within_the_bounds_are_taken(name: str, value: object) -> None:
    assert getattr(checked(SchoolSettings, {name: value}), name) == value


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("pass_mark", 0, "“pass_mark” (Pass mark) should be 1 to 100 %, not 0."),
        ("pass_mark", 101, "should be 1 to 100 %, not 101."),
        ("pass_mark", "80", "should be a whole number, not '80'."),
        ("pass_mark", 80.0, "should be a whole number"),
        ("pass_mark", True, "should be a whole number"),
        ("show_childline", 1, "should be true or false"),
        ("validity_months", 61, "should be 1 to 60 months, not 61."),
        ("signatory_name", 7, "should be text in quotes"),
        ("signatory_name", "x" * 121, "has 121 characters; at most 120 fit."),
        ("signpost_home", "x" * 31, "at most 30 fit."),
        ("signatory_name", "A\nB", "holds a line break"),
        ("certificate_prefix", "", "1 to 6 capital letters"),
        ("certificate_prefix", "ops", "1 to 6 capital letters"),
        ("certificate_prefix", "O-P", "1 to 6 capital letters"),
        ("certificate_prefix", "ÖPS", "1 to 6 capital letters"),
        ("certificate_prefix", "OAKMERE", "at most 6 fit"),
        ("pas_mark", 80, "“pas_mark” is not a setting."),
    ],
)
def test_values_out_of_bounds_are_refused_with_what_was_expected(name: str, value: object, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        checked(SchoolSettings, {name: value})

    assert sentence in caught.value.sentence
    assert caught.value.sentence.endswith("Nothing was changed.")


def test_every_wrong_value_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        checked(SchoolSettings, {"pass_mark": 0, "aliases_in_class": 41, "colour": "green"})

    assert all(f"“{name}”" in caught.value.sentence for name in ("pass_mark", "aliases_in_class", "colour"))


@pytest.mark.parametrize(("name", "value"), [("theme", "pink"), ("text_scale", 110), ("text_scale", 0)])
def test_a_display_setting_is_one_of_those_there_are(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match="should be one of"):
        checked(DisplaySettings, {name: value})


def test_tiers_are_called_what_the_school_calls_them() -> None:
    school = replace(SchoolSettings(), otters_name="Herons", wrens_name="")

    assert school.tier_name(Tier.UPPER_KS2) == "Herons"
    assert school.alias(Tier.UPPER_KS2, 7) == "Heron 7"
    assert school.tier_name(Tier.LOWER_KS2) == "Hedgehogs"
    assert school.tier_name(Tier.STAFF) == "Staff"
    assert school.tier_name(Tier.KS1)


def test_classes_are_read_from_one_line_without_gaps_and_doubles() -> None:
    school = replace(SchoolSettings(), otters_classes=" 5A,5B , ,6A,5A,")

    assert school.classes(Tier.UPPER_KS2) == ("5A", "5B", "6A")
    assert school.classes(Tier.KS1) == ("Reception", "Year 1", "Year 2")
    assert school.classes(Tier.STAFF) == ()


@pytest.mark.parametrize(
    ("named", "lines"),
    [
        ({}, ()),
        ({"dsl_name": "H. Dummy"}, ("DSL: H. Dummy",)),
        (
            {"dsl_name": "H. Dummy", "deputy_dsl_name": "F. Dummy"},
            ("DSL: H. Dummy", "Deputy DSL: F. Dummy"),
        ),
    ],
)
def test_who_to_tell_names_only_those_whom_the_school_has_named(named: dict[str, Any], lines: tuple[str, ...]) -> None:
    assert replace(SchoolSettings(), **named).who_to_tell() == lines
