"""A policy becomes the text of a ``policy.toml`` again, so that a version can be kept whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oakmere_training.domain.policy import Policy


def policy_text(policy: Policy) -> str:
    """The text of a file that reads as this policy."""
    lines = [
        f"title = {_text(policy.title)}",
        f"school = {_text(policy.school)}",
        f"version = {_text(policy.version)}",
        f"approved = {_text(policy.approved.iso)}",
        f"review_due = {_text(policy.review_due.iso)}",
    ]
    for section in policy.sections:
        lines += ["", "[[section]]", f"number = {_text(section.number)}", f"title = {_text(section.title)}"]
    for clause in policy.clauses:
        lines += [
            "",
            "[[clause]]",
            f"id = {_text(clause.id)}",
            f"section = {_text(clause.section)}",
            f"binds = {_list(clause.binds)}",
            f"force = {_text(clause.force)}",
            f"taught_to = {_list(clause.taught_to)}",
            f"summary = {_text(clause.summary)}",
        ]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """A TOML string; what JSON escapes, TOML escapes alike."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"
