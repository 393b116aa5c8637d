"""Classes: changed beside the list, emptied and removed only after a question, and their slips on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.gui.flows.lead.paper import print_paper, save_paper
from oakmere_training.gui.screens.lead.classes import ClassesScreen
from oakmere_training.services.lead.classes import LosesResultsError, tier_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.lead.classes import ClassLine, ClassService

_STAYS = ("Lesson records and their votes",)


class ClassesFlow(QObject):
    """The classes' page."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.screen: ClassesScreen | None = None

    @property
    def _classes(self) -> ClassService:
        return self._context.services.lead.classes

    def begin(self) -> None:
        """Show the classes."""
        context = self._context
        screen = self.screen = ClassesScreen(
            context.theme, context.pictures, tier_choices(context.settings), self._classes.lines()
        )
        card = screen.details
        screen.new_asked.connect(self._add)
        screen.all_slips_asked.connect(self._print_all)
        card.renamed.connect(self._rename)
        card.tier_chosen.connect(self._set_tier)
        card.numbers_set.connect(self._set_numbers)
        card.moved.connect(self._move)
        card.remove_asked.connect(self._remove)
        card.empty_asked.connect(self._empty)
        card.print_asked.connect(lambda class_id: self._print((class_id,)))
        context.show(screen)

    resume = begin

    # -- changing --------------------------------------------------------------------------------------------

    def _change(self, change: Callable[[], object], chosen: UUID | None = None) -> None:
        """Change something and show the classes as they are now; what cannot be is said beside its field."""
        screen = self.screen
        if screen is None:
            return
        try:
            change()
        except InvalidInputError as error:
            screen.details.show_error(error)
            screen.announce(error.sentence)
        except NotFoundError as error:
            self._context.notices.show(error.sentence)
            screen.show_lines(self._classes.lines())
        else:
            screen.show_lines(self._classes.lines(), chosen)

    def _add(self) -> None:
        screen = self.screen
        if screen is None:
            return
        line = screen.details.line
        added = self._classes.add(line.school_class.tier) if line else self._classes.add()
        screen.show_lines(self._classes.lines(), added.id)
        screen.details.label.line.setFocus()
        screen.details.label.line.selectAll()

    def _rename(self, class_id: UUID, label: str) -> None:
        self._change(partial(self._classes.rename, class_id, label))

    def _set_tier(self, class_id: UUID, tier: Tier) -> None:
        try:
            self._classes.set_tier(class_id, tier)
        except InvalidInputError as error:
            self._change(lambda: None)  # the choice shows the tier that it has
            if self.screen is not None:
                self.screen.details.show_error(error)
        else:
            self._change(lambda: None)

    def _set_numbers(self, class_id: UUID, size: int, first_number: int) -> None:
        try:
            self._classes.set_numbers(class_id, size=size, first_number=first_number)
        except LosesResultsError as error:
            line = self._classes.line(class_id)
            if self._may_go(line, error.numbers):
                self._change(
                    partial(
                        self._classes.set_numbers,
                        class_id,
                        size=size,
                        first_number=first_number,
                        even_with_results=True,
                    )
                )
                return
        except InvalidInputError as error:
            self._change(lambda: None)
            if self.screen is not None:
                self.screen.details.show_error(error)
            return
        self._change(lambda: None)

    def _may_go(self, line: ClassLine, numbers: Sequence[int]) -> bool:
        """Whether aliases with results may be taken away."""
        from oakmere_training.gui.dialogs.privacy import ask_delete

        label = line.school_class.label
        names = [f"{line.alias} {number}" for number in numbers]
        what = names[0] if len(names) == 1 else f"{len(names)} aliases"
        listed = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
        return ask_delete(
            self._context.theme,
            self._context.window,
            f"Take {what} from {label}?",
            (f"Results of {listed}",),
            _STAYS,
            "Take away",
        )

    def _move(self, class_id: UUID, by: int) -> None:
        self._change(partial(self._classes.move, class_id, by))

    def _empty(self, class_id: UUID) -> None:
        from oakmere_training.gui.dialogs.privacy import ask_delete

        line = self._classes.line(class_id)
        label = line.school_class.label
        goes = (f"Results of {_aliases(line.results)}",)
        if ask_delete(self._context.theme, self._context.window, f"Empty {label}?", goes, _STAYS, "Empty class"):
            self._change(partial(self._classes.empty, class_id))
            self._context.notices.show(f"{label} is empty. Its slips can be handed out again.")

    def _remove(self, class_id: UUID) -> None:
        from oakmere_training.gui.dialogs.privacy import ask_delete

        line = self._classes.line(class_id)
        label = line.school_class.label
        goes = ["The class and its aliases"] + ([f"Results of {_aliases(line.results)}"] if line.results else [])
        if ask_delete(self._context.theme, self._context.window, f"Remove {label}?", goes, _STAYS, "Remove class"):
            self._change(partial(self._classes.remove, class_id))

    # -- slips -----------------------------------------------------------------------------------------------

    def _print_all(self) -> None:
        self._print(tuple(line.school_class.id for line in self._classes.lines()))

    def _print(self, class_ids: Sequence[UUID]) -> None:
        """Draw the slips on the worker; print them or, where there is no printer, save them."""
        screen = self.screen
        if screen is None:
            return
        screen.details.tell_numbers()
        work = partial(self._classes.slips, class_ids)
        self._context.runner.run(work, partial(self._drawn, class_ids), self._context.faults.report, owner=screen)

    def _drawn(self, class_ids: Sequence[UUID], pdf: bytes) -> None:
        from oakmere_training.gui.printing import has_printer

        label = self._classes.line(class_ids[0]).school_class.label if len(class_ids) == 1 else "all classes"
        if has_printer():
            done = print_paper(self._context, pdf, f"Slips: {label}")
        else:
            done = save_paper(self._context, pdf, f"Slips {_file_words(label)}.pdf", "No printer here: save the slips")
        if done:
            self._classes.note_printed(class_ids)


def _aliases(number: int) -> str:
    return "1 alias" if number == 1 else f"{number} aliases"


def _file_words(label: str) -> str:
    return "".join(char if char.isalnum() or char in " -" else " " for char in label).strip()
