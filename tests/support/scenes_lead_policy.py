"""Quizzes and policy in the locked area, for the gallery; and a refresher as a member of staff meets it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from oakmere_training import paths
from oakmere_training.domain.people import Role
from oakmere_training.domain.policy_history import TopUp
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.dialogs.record_version import record_text
from oakmere_training.gui.flows.lead.quizzes import QuizzesFlow
from oakmere_training.quizfiles.policy_text import policy_text
from tests.support.clock import SetClock
from tests.support.lead import unlocked
from tests.support.playing import best, give, go_on, worst
from tests.support.shipped import CORE, new_policy, take_all, write_new_policy
from tests.support.sitting import someone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context

TABS = (
    "lead-coverage",
    "lead-quizzes",
    "lead-policy-past-review",
    "lead-policy-new",
    "lead-policy-new-mistakes",
    "lead-policy-new-dates",
    "lead-policy-review",
    "lead-policy-review-gone",
    "lead-policy-teaching",
    "lead-policy-record",
    "lead-policy-recorded",
    "lead-policy-look",
    "lead-policy",
)
BROKEN = ("lead-coverage-gaps", "lead-quizzes-broken")
REFRESHER = (
    "refresher-home",
    "refresher-question-1",
    "refresher-question-2",
    "refresher-question-4",
    "refresher-result",
    "refresher-home-passed",
)


def setting(_: Path) -> dict[str, Any]:
    """A day on which the policy is past its review."""
    return {"clock": SetClock()}


def spoilt(folder: Path) -> dict[str, Any]:
    """Quizzes of which one is broken and one is gone."""
    quizzes = shutil.copytree(paths.quizzes(), folder / "quizzes")
    (quizzes / "staff" / "speaking-for-the-school.toml").unlink()
    path = quizzes / "staff" / "reporting.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('clauses = ["S4", "S1", "G2"]', 'clauses = ["S4", "S1", "G28"]'), encoding="utf-8")
    return {"clock": SetClock(), "quizzes": quizzes}


def tabs(context: Context) -> Iterator[str]:
    """The three tabs, and a new version of the policy from its file to the questions that it touches."""
    for name in ("A. Example", "B. Example"):
        take_all(context.services, context.services.people.add_staff(name, Role.TEACHER), CORE)
    lead, seat, flow = unlocked(context.services), someone(context), QuizzesFlow(context, context.window)
    flow.begin()
    yield TABS[0]
    seat.press("Quizzes")
    yield TABS[1]
    seat.press("Policy")
    yield TABS[2]
    seat.press("Enter a new version")
    yield TABS[3]
    folder, policy = context.services.database.folder, context.services.catalogue.policy
    spoilt_file = folder / "spoilt.toml"
    text = policy_text(new_policy(policy))
    spoilt_file.write_text(text.replace('force = "must not"', 'force = "must never"', 2), encoding="utf-8")
    shown: Any = context.window.screen_shown()
    shown.set_file(str(spoilt_file))
    seat.press("See what changes")
    yield TABS[4]
    seat.press("New dates alone")
    seat.press("See what changes")
    yield TABS[5]
    seat.press("A new policy.toml")
    shown.set_file(str(write_new_policy(folder / "new", policy)))
    seat.press("See what changes")
    yield TABS[6]
    shown = context.window.screen_shown()
    shown.table.choose_row("O20")
    yield TABS[7]
    seat.press("Show them")
    yield TABS[8]
    seat.press("Back")
    new = lead.policy.read(folder / "new" / "policy.toml")
    said = record_text(len(new.to_look_at), new.certified)
    dialog = LeadDialog(
        context.theme, context.window, "Record this version?", said, safe="Not yet", act="Record", act_icon="book"
    )
    dialog.open()
    yield TABS[9]
    dialog.escape()
    lead.policy.record(new, TopUp.NOW)
    flow._review()._recorded(new, TopUp.NOW)
    yield TABS[10]
    seat.press("Look at the questions")
    seat.press("Still right")
    yield TABS[11]
    seat.press("Back")
    yield TABS[12]


def broken(context: Context) -> Iterator[str]:
    """A gap, and a quiz with something to put right."""
    unlocked(context.services)
    flow = QuizzesFlow(context, context.window)
    flow.begin()
    yield BROKEN[0]
    someone(context).press("Quizzes")
    shown: Any = context.window.screen_shown()
    shown.table.choose_row("staff/reporting.toml")
    yield BROKEN[1]


def refresher(context: Context) -> Iterator[str]:
    """A year after the induction: the list, why each question is asked, the result, and the list again."""
    seat = someone(context)
    clock: Any = context.services.clock
    asha = context.services.people.add_staff("Asha Example", Role.TEACHER)
    core = context.services.catalogue.quiz(CORE)
    take_all(context.services, asha, CORE, wrong={next(q.id for q in core.questions if not q.critical)})
    clock.advance(days=345)
    seat.press("Start staff training")
    seat.press("Asha Example")
    yield REFRESHER[0]
    seat.press("Start, Yearly refresher")
    with context.services.database.reading() as records:
        attempt = records.attempts.of(asha.id, Tier.STAFF)[0]
    for number, question_id in enumerate(attempt.question_ids, start=1):
        if number in (1, 2, 4):
            yield f"refresher-question-{number}"
        found = context.services.catalogue.find_question(question_id)
        assert found is not None
        give(seat, found[1], worst(found[1]) if number == len(attempt.question_ids) else best(found[1]))
        go_on(seat)
    yield REFRESHER[4]
    seat.press("Close")
    yield REFRESHER[5]


SCENES = ((TABS, tabs, setting), (BROKEN, broken, spoilt), (REFRESHER, refresher, setting))
"""Stops, way, and the program's setting."""
