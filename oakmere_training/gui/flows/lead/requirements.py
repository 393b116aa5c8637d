"""*Who needs what*: adding, changing and taking away rules from wherever the list is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import OakmereError
from oakmere_training.gui.dialogs.requirement import ask_remove_requirement, ask_requirement

if TYPE_CHECKING:
    from oakmere_training.domain.requirements import Requirement
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.requirements import RequirementsEditor
    from oakmere_training.services.lead.register import RegisterService


class RequirementsFlow(QObject):
    """Fills an editor with the rules and does what it asks for. ``changed`` is sent after each change."""

    changed = Signal()

    def __init__(self, context: Context, editor: RequirementsEditor, parent: QObject | None = None) -> None:
        super().__init__(parent or editor)
        self._context, self._editor = context, editor
        self._register.prepare()
        editor.set_rules(self._register.requirements())
        editor.add_asked.connect(self._add)
        editor.edit_asked.connect(self._edit)

    @property
    def _register(self) -> RegisterService:
        return self._context.services.lead.register

    def _add(self) -> None:
        self._edit(self._register.new_requirement())

    def _edit(self, rule: Requirement) -> None:
        context, register = self._context, self._register
        try:
            answer = ask_requirement(context.theme, context.window, rule, register.choices(), register.save_requirement)
            if answer == "remove" and ask_remove_requirement(context.theme, context.window, rule):
                register.remove_requirement(rule.id)
                answer = "removed"
        except OakmereError as error:
            context.faults.show(error)
            return
        if answer in ("kept", "removed"):
            self._editor.set_rules(register.requirements())
            self.changed.emit()
