"""The pages of *School settings* that are forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.policy import MONTHS
from oakmere_training.gui.screens.lead.settings_form import Half, SettingsForm
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme
    from oakmere_training.settings.fields import SchoolSettings

_WHOLE_WORDS = 700
_USUAL_MONTHS = 12
"""Other lengths come from the settings' file; only then their number can be changed here."""
_WARN_DAYS = (7, 14, 30, 60, 90)
_PASSING = "A missed critical question stops a pass at any score. New values count from the next attempt."


class SchoolPane(SettingsForm):
    """School and people."""

    def __init__(self, theme: Theme, school: SchoolSettings) -> None:
        super().__init__(theme, school)
        card = self.card("The school")
        card.addWidget(self.text("school_name", "School name"))
        signed = self.text("signatory_name", "Certificates signed by", placeholder="Name")
        self.row(card, signed, self.text("signatory_title", "Their title"))
        card = self.card("Safeguarding", "Shown to learners under ‘Who to tell’.")
        lead = self.text("dsl_name", "Designated safeguarding lead (DSL)", placeholder="Name")
        self.row(card, lead, self.text("deputy_dsl_name", "Deputy DSL, if there is one", placeholder="Name"))
        card.addWidget(self.text("concerns_to", "Where families take a concern"))


class TrainingPane(SettingsForm):
    """Training and dates. The rules of who needs what stand below, in ``rules``."""

    def __init__(self, theme: Theme, school: SchoolSettings, rules: QWidget | None = None) -> None:
        super().__init__(theme, school)
        card = self.card("Passing")
        mark = self.number("pass_mark", "Pass mark", 1, 100, suffix="%")
        lasts, self._validity = self.parts(
            "validity",
            "A certificate lasts",
            (("months", _months(school.validity_months)), ("school_year_end", "School year’s end")),
        )
        days = sorted({*_WARN_DAYS, school.warn_days})
        warn = self.choice("warn_days", "Warn me before", [(number, f"{number} days") for number in days])
        self.row(card, mark, lasts, warn, least=600, stretches=(0, 1, 0))
        self.months = self.number("validity_months", "How many months", 1, 60)
        self.year_end = self.choice(
            "school_year_ends", "The school year ends with", [(place + 1, month) for place, month in enumerate(MONTHS)]
        )
        card.addWidget(Half(theme, self.months))
        card.addWidget(Half(theme, self.year_end))
        card.addWidget(Text(theme, _PASSING, "small", color="ink2"))
        self._show_validity(school)
        if rules is not None:
            self.column.addWidget(rules, 1)

    def _show_validity(self, school: SchoolSettings) -> None:
        self._fit_words(school.validity_months)
        by_months = school.validity == "months"
        self.months.setVisible(by_months and school.validity_months != _USUAL_MONTHS)
        self.year_end.setVisible(not by_months)

    def _fit_words(self, months: int) -> None:
        wide = self.width() >= self.theme.px(_WHOLE_WORDS)
        self._validity.set_text(0, _months(months) if wide else f"{months} months")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorter words where there is less room."""
        self._fit_words(self._school.validity_months)
        super().resizeEvent(event)

    def show_saved(self, name: str, school: SchoolSettings) -> None:
        """A value was saved: what depends on it follows."""
        super().show_saved(name, school)
        self._show_validity(school)


class CertificatesPane(SettingsForm):
    """Certificates."""

    def __init__(self, theme: Theme, school: SchoolSettings) -> None:
        super().__init__(theme, school)
        card = self.card("New certificates", "Certificates that were issued stay as they are.")
        hint = "1 to 6 capital letters, as in OPS-2026-0001-K."
        prefix = self.text("certificate_prefix", "Letters before their numbers", hint=hint)
        card.addWidget(Half(theme, prefix))
        crest = "For printers without colour. The certificate stays tidy either way."
        card.addWidget(self.switch("crest_in_one_colour", "Print the crest in one colour", crest))


class PupilsPane(SettingsForm):
    """Pupils and help."""

    def __init__(self, theme: Theme, school: SchoolSettings) -> None:
        super().__init__(theme, school)
        card = self.card(
            "The three groups", "Aliases are made from these names: Otters give Otter 1, Otter 2 and so on."
        )
        names = [
            self.text("wrens_name", "Reception and KS1"),
            self.text("hedgehogs_name", "Years 3 and 4"),
            self.text("otters_name", "Years 5 and 6"),
        ]
        self.row(card, *names, least=540)
        card = self.card("The signpost", "Whom a child can tell, after every story about feeling unsafe.")
        first = self.text("signpost_teacher", "First arm", hint="At most 30 characters.")
        self.row(card, first, self.text("signpost_home", "Second arm", hint="At most 30 characters."))
        childline = "From Year 3 on. Younger children see the first two arms alone."
        card.addWidget(self.switch("show_childline", "Show Childline 0800 1111", childline))


class RecordsForm(SettingsForm):
    """How long records are kept; ``review_asked`` opens the list of what is due for deletion."""

    review_asked = Signal()

    def __init__(self, theme: Theme, school: SchoolSettings) -> None:
        super().__init__(theme, school)
        about = (
            "Nothing is deleted by itself: what is due comes on a list, and you decide. The year is the school year."
        )
        card = self.card("How long records are kept", about)
        staff = self.number("staff_retention_years", "Staff, after leaving", 0, 40, suffix=" years")
        pupils = self.number("pupil_retention_years", "Pupils, after the year", 0, 10, suffix=" years")
        parents = self.number("parent_retention_years", "Families, after the year", 0, 10, suffix=" years")
        self.row(card, staff, pupils, parents, least=600)
        self.kept = card


def _months(number: int) -> str:
    return f"{number} {'month' if number == 1 else 'months'} to the day"
