"""Keys pressed at an X display itself, by its XTEST extension, so that they reach a window as a person's do."""

from __future__ import annotations

import os
import re
import socket
import struct

RETURN, TAB, SPACE = 0xFF0D, 0xFF09, 0x20
_SHIFT = 0xFFE1
_QUERY_EXTENSION, _GET_KEYBOARD_MAPPING, _GET_INPUT_FOCUS = 98, 101, 43
_FAKE_INPUT, _PRESS, _RELEASE = 2, 2, 3
_REPLY_BYTES = 32


class XKeyboard:
    """A keyboard of the display that ``DISPLAY`` names (a local one, without a password). Close it at the end."""

    def __init__(self) -> None:
        number = re.fullmatch(r":(\d+)(\.\d+)?", os.environ["DISPLAY"])
        assert number, "the display is not a local one"
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(f"/tmp/.X11-unix/X{number[1]}")  # noqa: S108  (where X keeps it)
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        status, length = struct.unpack("<B5xH", self._read(8))
        setup = self._read(4 * length)
        assert status == 1, setup
        self._keys = self._mapping(setup[26], setup[27])
        self._xtest = self._extension(b"XTEST")

    def close(self) -> None:
        """Leave the display."""
        self._socket.close()

    def press(self, keysym: int, *, shift: bool = False) -> None:
        """Press and release a key, with Shift held where asked."""
        code = self._keys[keysym]
        if shift:
            self._fake(_PRESS, self._keys[_SHIFT])
        self._fake(_PRESS, code)
        self._fake(_RELEASE, code)
        if shift:
            self._fake(_RELEASE, self._keys[_SHIFT])
        self._ask(struct.pack("<BxH", _GET_INPUT_FOCUS, 1))  # answered once all that came before is done

    def type(self, text: str) -> None:
        """Type letters, digits and spaces."""
        for char in text:
            self.press(ord(char.lower()), shift=char.isupper())

    def _fake(self, kind: int, code: int) -> None:
        self._socket.sendall(struct.pack("<BBHBBxxII8xhh7xB", self._xtest, _FAKE_INPUT, 9, kind, code, 0, 0, 0, 0, 0))

    def _extension(self, name: bytes) -> int:
        padded = name + bytes(-len(name) % 4)
        reply = self._ask(struct.pack("<BxHHxx", _QUERY_EXTENSION, 2 + len(padded) // 4, len(name)) + padded)
        assert reply[8], f"this display has no {name.decode()}"
        return reply[9]

    def _mapping(self, first: int, last: int) -> dict[int, int]:
        """The key for each sign that a key without Shift makes."""
        reply = self._ask(struct.pack("<BxHBBxx", _GET_KEYBOARD_MAPPING, 2, first, last - first + 1))
        wide = 4 * reply[1]
        rows = range(first, last + 1)
        signs = [int.from_bytes(reply[at : at + 4], "little") for at in range(_REPLY_BYTES, len(reply), wide)]
        return {sign: code for code, sign in reversed(list(zip(rows, signs, strict=True))) if sign}

    def _ask(self, request: bytes) -> bytes:
        self._socket.sendall(request)
        reply = self._read(_REPLY_BYTES)
        while reply[0] > 1:  # an event, as when the keyboard changes
            reply = self._read(_REPLY_BYTES)
        assert reply[0] == 1, f"the display answers with error {reply[1]}"
        return reply + self._read(4 * int.from_bytes(reply[4:8], "little"))

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = self._socket.recv(count - len(data))
            assert part, "the display has closed the connection"
            data += part
        return data
