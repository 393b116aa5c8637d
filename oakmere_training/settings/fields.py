"""The settings as typed fields. What a field is called on screen, its bounds and its unit stand beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar

from oakmere_training.domain.errors import SettingsError
from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T", "SchoolSettings", "DisplaySettings")

THEMES = ("system", "light", "dark", "high_contrast")
VALIDITIES = ("months", "school_year_end")
TEXT_SCALES = (100, 115, 130, 150, 200)


def _setting(
    default: Any,  # noqa: ANN401  (a field's type is the dataclass's)
    title: str,
    *,
    unit: str = "",
    low: int | None = None,
    high: int | None = None,
    longest: int = 120,
    choices: tuple[str | int, ...] = (),
) -> Any:  # noqa: ANN401
    limits = {"title": title, "unit": unit, "low": low, "high": high, "longest": longest, "choices": choices}
    return field(default=default, metadata=limits)


@dataclass(frozen=True, slots=True)
class SchoolSettings:
    """What the policy leaves to the school."""

    school_name: str = _setting("Oakmere Primary School", "School's name")
    certificate_prefix: str = _setting("OPS", "Letters before certificate numbers", longest=6)
    pass_mark: int = _setting(80, "Pass mark", unit="%", low=1, high=100)
    validity_months: int = _setting(12, "How long training stays in date", unit="months", low=1, high=60)
    validity: str = _setting("months", "Training stays in date for", choices=VALIDITIES)
    school_year_ends: int = _setting(8, "Month with which the school year ends", low=1, high=12)
    warn_days: int = _setting(30, "Training is due soon", unit="days before", low=1, high=90)
    signatory_name: str = _setting("", "Who signs certificates")
    signatory_title: str = _setting("Headteacher", "Title of who signs certificates")
    crest_in_one_colour: bool = _setting(default=False, title="Print the crest in one colour")
    dsl_name: str = _setting("", "Designated safeguarding lead (DSL)")
    deputy_dsl_name: str = _setting("", "Deputy DSL")
    concerns_to: str = _setting("The class teacher or the school office", "Where families take a concern")
    wrens_name: str = _setting("Wrens", "Name for Reception and KS1")
    hedgehogs_name: str = _setting("Hedgehogs", "Name for Years 3 and 4")
    otters_name: str = _setting("Otters", "Name for Years 5 and 6")
    wrens_classes: str = _setting("Reception, Year 1, Year 2", "Classes in Reception and KS1", longest=300)
    hedgehogs_classes: str = _setting("Year 3, Year 4", "Classes in Years 3 and 4", longest=300)
    otters_classes: str = _setting("Year 5, Year 6", "Classes in Years 5 and 6", longest=300)
    aliases_in_class: int = _setting(30, "Aliases in a class", low=1, high=40)
    staff_retention_years: int = _setting(6, "Staff records are kept after leaving", unit="years", low=0, high=40)
    pupil_retention_years: int = _setting(
        0, "Pupils’ aliases are kept after the school year’s end", unit="years", low=0, high=10
    )
    parent_retention_years: int = _setting(
        0, "Parents’ records are kept after the school year’s end", unit="years", low=0, high=10
    )
    signpost_teacher: str = _setting("Your teacher", "Signpost, first arm", longest=30)
    signpost_home: str = _setting("A grown-up at home", "Signpost, second arm", longest=30)
    show_childline: bool = _setting(default=True, title="Show Childline 0800 1111 from Year 3")

    def valid_until(self, passed_on: date) -> date:
        """The day on which training passed on a day runs out: months later to the day, or when the school year ends."""
        from oakmere_training.domain.validity import school_year_end, valid_until

        if self.validity == "school_year_end":
            return school_year_end(passed_on, self.school_year_ends)
        return valid_until(passed_on, self.validity_months)

    def tier_name(self, tier: Tier) -> str:
        """What a tier is called on screen: 'Otters', or 'Staff'."""
        names = {Tier.KS1: self.wrens_name, Tier.LOWER_KS2: self.hedgehogs_name, Tier.UPPER_KS2: self.otters_name}
        return names.get(tier) or {Tier.STAFF: "Staff", Tier.PARENTS: "Parents and carers"}.get(tier, tier.value)

    def alias(self, tier: Tier, number: int) -> str:
        """A pupil's alias: 'Otter 7'."""
        name = self.tier_name(tier)
        return f"{name.removesuffix('s')} {number}"

    def classes(self, tier: Tier) -> tuple[str, ...]:
        """The class labels of a pupil tier, in the order set."""
        labels = {
            Tier.KS1: self.wrens_classes,
            Tier.LOWER_KS2: self.hedgehogs_classes,
            Tier.UPPER_KS2: self.otters_classes,
        }.get(tier, "")
        return tuple(dict.fromkeys(label.strip() for label in labels.split(",") if label.strip()))

    def who_to_tell(self) -> tuple[str, ...]:
        """The people named under 'Who to tell'; empty where the school has named nobody."""
        named = (("DSL", self.dsl_name), ("Deputy DSL", self.deputy_dsl_name))
        return tuple(f"{title}: {name}" for title, name in named if name)


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """How this computer shows the program."""

    theme: str = _setting("system", "Colours", choices=THEMES)
    text_scale: int = _setting(100, "Text size", unit="%", choices=TEXT_SCALES)
    reduced_motion: bool = _setting(default=False, title="Reduce motion")
    single_keys: bool = _setting(default=True, title="Single-key shortcuts")


def checked(cls: type[T], values: dict[str, Any]) -> T:
    """Settings of a class from plain values; what is not given keeps its default.

    Raises:
        SettingsError: naming every value that cannot be used, and what was expected.
    """
    known = {item.name: item for item in fields(cls)}
    wrong = [f"“{name}” is not a setting." for name in values if name not in known]
    for name, value in values.items():
        if name in known:
            wrong += _problems(name, value, known[name].default, known[name].metadata)
    if wrong:
        raise SettingsError(" ".join(wrong) + " Nothing was changed.")
    return cls(**values)


def _problems(name: str, value: object, default: object, limits: Any) -> list[str]:  # noqa: ANN401
    expected = {str: "text in quotes", int: "a whole number", bool: "true or false"}[type(default)]
    if type(value) is not type(default):
        return [f"“{name}” ({limits['title']}) should be {expected}, not {value!r}."]
    if limits["choices"] and value not in limits["choices"]:
        return [f"“{name}” should be one of {', '.join(map(str, limits['choices']))}, not {value}."]
    low, high = limits["low"], limits["high"]
    if isinstance(value, int) and low is not None and not low <= value <= high:
        return [f"“{name}” ({limits['title']}) should be {low} to {high} {limits['unit']}".rstrip() + f", not {value}."]
    if isinstance(value, str):
        return _text_problems(name, value, limits["longest"])
    return []


def _text_problems(name: str, value: str, longest: int) -> list[str]:
    if len(value) > longest:
        return [f"“{name}” has {len(value)} characters; at most {longest} fit."]
    if any(ord(char) < 32 for char in value):
        return [f"“{name}” holds a line break or another control character."]
    if name == "certificate_prefix" and not (value.isascii() and value.isalpha() and value.isupper()):
        return ["“certificate_prefix” should be 1 to 6 capital letters."]
    return []
