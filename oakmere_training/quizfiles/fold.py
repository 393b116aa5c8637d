"""Texts of a file as they are shown: white space is folded, since line breaks in a file mean nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oakmere_training.domain.quiz import Picture

if TYPE_CHECKING:
    from oakmere_training.quizfiles.schema import PictureFile

_SPACES = re.compile(r"[ \t\r\n]+")


def fold(text: str) -> str:
    """The text on one line with single spaces. No-break spaces stay."""
    if "\n" in text or "  " in text or "\t" in text or text[:1] == " " or text[-1:] == " ":
        return _SPACES.sub(" ", text).strip(" ")
    return text


def fold_lines(text: str) -> str:
    """The text with each of its lines folded and empty ones left out, for messages of several bubbles."""
    return "\n".join(line for line in map(fold, text.splitlines()) if line)


def picture_of(picture: PictureFile | None) -> Picture | None:
    """The domain's picture."""
    return None if picture is None else Picture(picture.name, fold(picture.alt))
