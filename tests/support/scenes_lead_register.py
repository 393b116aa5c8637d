"""Ways to the overview, the training register and the rules of who needs what, for the gallery."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.register_query import RegisterQuery, Show
from oakmere_training.gui.dialogs.clause_action import ClauseActionDialog
from oakmere_training.gui.dialogs.requirement import RequirementDialog
from oakmere_training.gui.flows.lead.overview import OverviewFlow
from oakmere_training.gui.flows.lead.register import RegisterFlow
from oakmere_training.gui.flows.lead.requirements import RequirementsFlow
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.screens.lead.requirements import RequirementsEditor
from oakmere_training.gui.widgets.menu_button import Menu
from oakmere_training.services.clock import local_day
from tests.support.clock import SetClock
from tests.support.lead import unlocked
from tests.support.register_data import answer_everything, fill_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context

FULL = (
    "lead-overview",
    "lead-overview-action",
    "lead-register",
    "lead-register-left",
    "lead-register-search-none",
    "lead-register-menu",
    "lead-rules",
    "lead-rule",
    "lead-rule-new",
)
EMPTY = ("lead-overview-empty", "lead-register-empty", "lead-register-nothing-due")


def setting(_: Path) -> dict[str, Any]:
    """A day on which the policy is past its review."""
    return {"clock": SetClock()}


def play(context: Context) -> Iterator[str]:
    """A school of sixty: some overdue, some due, some new."""
    today = local_day(context.services.clock())
    lead = unlocked(context.services)
    fill_register(context.services, today)
    answer_everything(context.services, today)
    overview = OverviewFlow(context, context.window)
    overview.begin()
    yield "lead-overview"
    action = ClauseActionDialog(context.theme, context.window, lead.evidence.overview().weakest[0])
    action.open()
    yield "lead-overview-action"
    action.escape()
    register = RegisterFlow(context, context.window)
    register.begin()
    assert register.page is not None
    register.page.model.set_ticked([row.key for row in register.page.model.rows()[3:5]])
    yield "lead-register"
    register.page.filters.ask_for(Show.LEFT)
    yield "lead-register-left"
    register.begin(RegisterQuery(Show.ALL, search="xyz"))
    yield "lead-register-search-none"
    register.begin()
    register.page.export.click()
    yield "lead-register-menu"
    for menu in context.window.findChildren(Menu):
        menu.dismiss()
    yield from rules(context)


def rules(context: Context) -> Iterator[str]:
    """The list of rules on a page, and its dialog."""
    lead = unlocked(context.services)
    page = LeadPage(context.theme, context.pictures, LeadSection.SETTINGS, "School settings")
    editor = RequirementsEditor(context.theme)
    page.body.addWidget(editor, 1)
    RequirementsFlow(context, editor)
    context.show(page)
    yield "lead-rules"
    make = partial(RequirementDialog, context.theme, context.window)
    for name, rule in (
        ("lead-rule", lead.register.requirements()[0]),
        ("lead-rule-new", lead.register.new_requirement()),
    ):
        dialog = make(rule, lead.register.choices())
        dialog.open()
        yield name
        dialog.escape()


def nothing(context: Context) -> Iterator[str]:
    """Before anyone is on the register, and when nothing is due."""
    today = local_day(context.services.clock())
    unlocked(context.services)
    OverviewFlow(context, context.window).begin()
    yield "lead-overview-empty"
    register = RegisterFlow(context, context.window)
    register.begin()
    yield "lead-register-empty"
    fill_register(context.services, today, needy=False)
    register.begin()
    yield "lead-register-nothing-due"


SCENES = ((FULL, play, setting), (EMPTY, nothing, setting))
"""Stops, way, and the program's setting."""
