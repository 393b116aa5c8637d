"""Quizzes as they were read, kept in one file, so that starting again need not parse and validate them.

An entry counts only for exactly the same bytes of the quiz file, the same policy and the same program. The file is
nothing but a copy: a damaged one, one that something else wrote or one that cannot be written is passed over.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from oakmere_training import __version__, domain
from oakmere_training.domain import kinds as domain_kinds
from oakmere_training.domain.quiz import Body, Quiz
from oakmere_training.quizfiles import kinds

FILE_NAME = "quizfiles.cache"
_MAGIC = b"oakmere quizfiles 2\n"
_Bodies = dict[int, msgspec.Raw]
_Entries = dict[str, tuple[str, msgspec.Raw, _Bodies]]
"""By file name: the hash of the bytes, the quiz, and by the question's number those bodies that are a kind's own."""


@cache
def _decoders() -> tuple[msgspec.msgpack.Decoder[_Entries], msgspec.msgpack.Decoder[Quiz]]:
    return msgspec.msgpack.Decoder(_Entries), msgspec.msgpack.Decoder(Quiz)


@cache
def _body_decoder(kind: str) -> msgspec.msgpack.Decoder[Body]:
    """Reads the bodies of a kind; making one takes longer than a file."""
    return msgspec.msgpack.Decoder(domain_kinds.kind(kind).BODY)


@cache
def _program() -> bytes:
    """What the reading depends on beside the files: version, kinds and, run from source, when that last changed."""
    here = Path(__file__).parent
    stamps = []
    for folder in (
        here,
        here / "kinds",
        *map(Path, domain.__path__),
        *(Path(path) / "kinds" for path in domain.__path__),
    ):
        with suppress(OSError), os.scandir(folder) as entries:
            stamps += [(entry.name, entry.stat().st_mtime_ns) for entry in entries if entry.name.endswith(".py")]
    return repr((__version__, kinds.names(), sorted(stamps))).encode()


def _with_bodies(quiz: Quiz, bodies: _Bodies) -> Quiz:
    """The quiz with the bodies that are its questions' kinds' own."""
    if not bodies:
        return quiz
    questions = list(quiz.questions)
    for index, raw in bodies.items():
        questions[index] = replace(questions[index], body=_body_decoder(questions[index].kind).decode(raw))
    return replace(quiz, questions=tuple(questions))


class Cache:
    """The quizzes of the last reading, by file name and the SHA-256 of the file's bytes."""

    def __init__(self, folder: Path, policy: bytes) -> None:
        """Read the cache in ``folder`` for the policy whose file has these bytes."""
        self._path = folder / FILE_NAME
        self._key = hashlib.sha256(_program() + b"\0" + policy).digest()
        self._old = self._read()
        self._new: _Entries = {}
        self._changed = False

    def get(self, name: str, content_hash: str) -> Quiz | None:
        """The quiz that a file of this name and content gave, or ``None``."""
        entry = self._old.get(name)
        if entry is None or entry[0] != content_hash:
            return None
        try:
            quiz = _with_bodies(_decoders()[1].decode(entry[1]), entry[2])
        except (msgspec.DecodeError, KeyError, IndexError):
            return None
        self._new[name] = entry
        return quiz

    def put(self, name: str, content_hash: str, quiz: Quiz) -> None:
        """Keep a quiz that was just read."""
        encode = msgspec.msgpack.encode
        own = {index: each.body for index, each in enumerate(quiz.questions) if type(each.body) is not Body}
        bodies = {index: msgspec.Raw(encode(body)) for index, body in own.items()}
        plain = [replace(each, body=Body()) if index in own else each for index, each in enumerate(quiz.questions)]
        quiz = replace(quiz, questions=tuple(plain)) if own else quiz
        self._new[name] = (content_hash, msgspec.Raw(encode(quiz)), bodies)
        self._changed = True

    def save(self) -> None:
        """Write what this reading used, in one step, where that differs from what is there. Never raises."""
        if not self._changed and self._new.keys() == self._old.keys():
            return
        import tempfile

        body = msgspec.msgpack.encode(self._new)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=FILE_NAME, dir=self._path.parent)
            try:
                with open(handle, "wb") as file:  # noqa: PTH123 - mkstemp gives an open handle
                    file.write(_MAGIC + self._key + zlib.crc32(body).to_bytes(4, "big"))
                    file.write(body)
                Path(name).replace(self._path)
            except OSError:
                with suppress(OSError):
                    Path(name).unlink()

    def _read(self) -> _Entries:
        try:
            raw = memoryview(self._path.read_bytes())
        except OSError:
            return {}
        start = len(_MAGIC) + len(self._key) + 4
        head = _MAGIC + self._key
        if raw[: len(head)] != head or zlib.crc32(raw[start:]).to_bytes(4, "big") != raw[len(head) : start]:
            return {}
        try:
            return _decoders()[0].decode(raw[start:])
        except msgspec.DecodeError:
            return {}
