"""What is wrong at a path of a file, before its line is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oakmere_training.domain.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

KeyPath = tuple[str | int, ...]
"""Keys and indices from the top of a file, such as ``("question", 2, "option", 0, "feedback")``."""

_CLAUSE = re.compile(r"([A-Za-z]+)[ .-]*0*([0-9]+)\Z")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at ``path``, in a sentence, and what was expected, in another.

    ``needs`` names a key below ``path`` that this finding judges as a whole ('mark'): where such a key is itself
    wrong, the finding may be a mere consequence of that and is left out.
    """

    path: KeyPath
    wrong: str
    expected: str = ""
    severity: Severity = Severity.ERROR
    needs: str = field(default="", compare=False)


class Fault(Exception):  # noqa: N818 - it is caught where it is raised and never reaches a person as an exception
    """A file cannot be read or parsed at all. ``line`` counts from 1."""

    def __init__(self, line: int, wrong: str, expected: str = "") -> None:
        super().__init__(wrong)
        self.line = line
        self.wrong = wrong
        self.expected = expected


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """'Did you mean C02?' for 'C2', or '' where nothing known is close."""
    nearest = closest(value, known)
    return f"Did you mean {nearest}?" if nearest else ""


def closest(value: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ''."""
    import difflib

    words = list(known)
    folded = {_folded(word): word for word in words}
    if _folded(value) in folded:
        return folded[_folded(value)]
    near = difflib.get_close_matches(value[:80].casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def _folded(word: str) -> str:
    """Letter case, hyphens for spaces and noughts before a clause's number put aside."""
    clause = _CLAUSE.match(word)
    if clause:
        return f"{clause[1].casefold()}{int(clause[2][:9])}"
    return word[:200].casefold().replace("_", "-").replace(" ", "-")


def quoted(value: object) -> str:
    """A value for a sentence, in quotes, on one line and not too long."""
    text = " ".join(str(value).split())
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[:61])
    return f"“{shown[:60]}…”" if len(text) > 60 else f"“{shown}”"


def listed(words: Iterable[str], last: str = "or") -> str:
    """'a, b or c'."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
