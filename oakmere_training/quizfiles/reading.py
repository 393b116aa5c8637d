"""Bytes on disk become text and then plain data; whatever stands in the way becomes a located fault."""

from __future__ import annotations

import errno
import os
import re
import stat
from typing import TYPE_CHECKING, Any

import rtoml

from oakmere_training.quizfiles.findings import Fault

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 4_000_000
"""Bytes. A quiz of 20 questions has about 13,000; something much larger is not a quiz file."""

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|(end of document))\)\Z")
_QUOTES = re.compile(r'"""|\'\'\'')


def read_bytes(path: Path | str) -> bytes:
    """All bytes of a regular file.

    Raises:
        Fault: where it cannot be read, is a folder or something else than a file, or is far too large.
    """
    try:
        handle = os.open(path, _OPEN_FLAGS)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise _unreadable(path, IsADirectoryError())
        if not stat.S_ISREG(status.st_mode):
            raise Fault(1, "This is not a file.", "A quiz is a text file whose name ends in .toml.")
        if status.st_size > LARGEST:
            raise Fault(1, f"This file is too large ({status.st_size:,} bytes).", f"At most {LARGEST:,} are read.")
        return _all_of(handle, status.st_size)
    except OSError as error:
        raise _unreadable(path, error) from None
    finally:
        os.close(handle)


def _all_of(handle: int, size: int) -> bytes:
    raw = os.read(handle, size + 1)
    if len(raw) == size:
        return raw
    parts = [raw]
    while parts[-1] and sum(map(len, parts)) <= LARGEST:
        parts.append(os.read(handle, 1 << 16))
    return b"".join(parts)


def _unreadable(path: Path | str, error: OSError | ValueError) -> Fault:
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):  # noqa: PTH112 - the path may be a plain string
        return Fault(1, "This is a folder, not a file.", "Rename it, or move it out of the quizzes.")
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ELOOP:
        return Fault(1, "This link leads round in a circle.", "Put the file itself here.")
    if isinstance(error, FileNotFoundError):
        return Fault(1, "There is no such file.", "A link here may point to a file that has gone.")
    if isinstance(error, PermissionError):
        return Fault(1, "This file may not be read.", "Give this user the right to read it.")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Fault(1, f"This file cannot be read ({reason}).", "Check the disk or the network drive.")


def decode(raw: bytes) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises:
        Fault: at the line of the first byte that is not UTF-8.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Fault(1, "This file is saved as UTF-16.", "Save it again as UTF-8.")
    try:
        return raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        raise Fault(
            line, f"A character here is not UTF-8 (byte {byte:#04x}).", "Save the file again as UTF-8."
        ) from None


def parse(text: str) -> dict[str, Any]:
    """The data of a TOML file.

    The fast parser reads it; where that one refuses, ``tomllib`` decides and says where.

    Raises:
        Fault: at the line where the text stops being TOML.
    """
    try:
        return rtoml.loads(text)
    except (rtoml.TomlParsingError, ValueError):
        pass
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(text, str(error)) from None
    except (RecursionError, ValueError, OverflowError) as error:
        reason = (
            "Brackets are nested too deeply." if isinstance(error, RecursionError) else f"This is not TOML: {error}."
        )
        raise Fault(1, reason, "Look at the quizzes that work for the form.") from None


def _not_toml(text: str, message: str) -> Fault:
    at = _AT.search(message)
    lines = text.count("\n") + 1
    said = message[: at.start()] if at else message
    if at and at[1]:
        line, column = int(at[1]), f", at character {at[2]} of the line"
    else:
        line, column = _line_of_open_quotes(text, lines), ""
    said = said[:1].lower() + said[1:]
    return Fault(min(line, lines), f"This line is not TOML{column}: {said}.", _HINTS.get(said.split(" ")[0], ""))


_HINTS = {
    "unterminated": "Close the quotes, or use three of them at both ends.",
    "cannot": "Each key stands once in its part of the file.",
    "unclosed": "Close the bracket.",
    "illegal": "Text in single quotes ends on its own line; three at both ends may span lines.",
    "expected": "Each line reads key = value, with text in quotes.",
    "invalid": "Each line reads key = value, with text in quotes.",
    "unescaped": "Write two backslashes for one.",
}


def _line_of_open_quotes(text: str, lines: int) -> int:
    """Where three quotes open that nothing closes; the last line that has anything where there are none."""
    opened: str | None = None
    line = len(text.rstrip().splitlines()) or lines
    for found in _QUOTES.finditer(text):
        if opened is None:
            opened, start = found[0], text.count("\n", 0, found.start()) + 1
        elif opened == found[0]:
            opened = None
    return start if opened is not None else line
