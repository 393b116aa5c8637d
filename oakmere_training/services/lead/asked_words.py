"""A question as it was asked, read back from the kept copy: what was said, and what there was to choose from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class AskedWords:
    """``said`` is story and question; ``parts`` the texts that could be chosen, by id, in the file's order.

    ``places`` names where things were sorted to, by id; ``clauses`` the clauses that it teaches.
    """

    said: str
    parts: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    clauses: tuple[str, ...] = ()

    def chosen(self, answer: tuple[str, ...]) -> tuple[str, ...]:
        """The texts of an answer; what the copy does not know shows as its id."""
        return tuple(map(self._chosen, answer))

    def _chosen(self, entry: str) -> str:
        if entry in self.parts:
            return self.parts[entry]
        part, colon, place = entry.rpartition(":")
        if colon and part in self.parts:
            return f"{self.parts[part]}: {self.places.get(place, place)}"
        return entry


def read_asked(text: str) -> AskedWords:
    """Read a kept copy (JSON). One that cannot be read shows as its text, so that nothing is left out."""
    try:
        plain = json.loads(text)
    except ValueError:
        return AskedWords(text)
    if not isinstance(plain, dict):
        return AskedWords(text)
    body = plain.get("body")
    body = body if isinstance(body, dict) else {}
    message = plain.get("message")
    heard = [message.get("text", "")] if isinstance(message, dict) else []
    said = [plain.get("scenario", ""), *heard, plain.get("prompt", "")]
    labels = body.get("labels") or ()
    return AskedWords(
        said="\n".join(line for line in said if isinstance(line, str) and line),
        parts=_parts(body),
        places=dict(zip(("fine", "ask", "dont"), map(str, labels), strict=False)),
        clauses=tuple(map(str, plain.get("clauses") or ())),
    )


def _parts(body: dict[str, Any]) -> dict[str, str]:
    """Everything in a body that has an id and a text, whatever its kind calls it; scenes' options too."""
    found: dict[str, str] = {}
    for value in body.values():
        for entry in value if isinstance(value, list) else ():
            if not isinstance(entry, dict):
                continue
            if isinstance(entry.get("ways"), list):
                found |= _parts({"ways": entry["ways"]})
            elif isinstance(entry.get("id"), str):
                found[entry["id"]] = str(entry.get("text") or entry["id"])
    return found
