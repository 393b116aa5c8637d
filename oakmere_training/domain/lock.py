"""The lock of the training lead's area: waits after wrong tries, the passphrase's rules, the recovery key."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import InvalidInputError, OakmereError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

FREE_TRIES = 5
"""Wrong tries without a wait."""
_WAITS = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 900, 1800, 3600))

SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 200

KEY_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Capitals and digits without I, O, 0 and 1, which are easily taken for one another."""
KEY_GROUPS = 6
KEY_GROUP = 4
KEY_LENGTH = KEY_GROUPS * KEY_GROUP

_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class WrongPassphraseError(InvalidInputError):
    """The passphrase (``field`` 'passphrase') or the recovery key ('key') is not the right one. The try is counted."""

    def __init__(self, sentence: str, *, field: str, wait: timedelta) -> None:
        super().__init__(sentence, field=field)
        self.wait = wait


class MustWaitError(OakmereError):
    """It is too early for another try; nothing was tried, and nothing was counted."""

    title = "Please wait a little"

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"You can try again in {duration_text(wait)}.")
        self.wait = wait


class LockedError(OakmereError):
    """Something of the locked area was asked for while it is locked."""

    title = "The training lead’s area is locked"
    safe = "Nothing was shown or changed."

    def __init__(self) -> None:
        super().__init__("This is behind the training lead’s door. Unlock it first.")


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock as kept. ``wait_until`` is when the next try counts; ``None`` for at once."""

    passphrase_hash: str
    recovery_hash: str
    changed_at: datetime
    failed_tries: int = 0
    wait_until: datetime | None = None
    set_up: bool = False

    def counted(self, now: datetime) -> Lock:
        """With one more try counted as failed, and the wait that follows it."""
        tries = self.failed_tries + 1
        wait = wait_after(tries)
        return replace(self, failed_tries=tries, wait_until=now + wait if wait else None)

    def opened(self) -> Lock:
        """With all tries forgotten."""
        return replace(self, failed_tries=0, wait_until=None)

    def clock_was_set_back(self, now: datetime) -> bool:
        """Whether it is now earlier than the last failed try, so that ``wait_until`` says nothing."""
        return self.wait_until is not None and now < self.wait_until - wait_after(self.failed_tries)

    def waits_anew(self, now: datetime) -> Lock:
        """With the whole wait from now on, as where the clock was set back."""
        return replace(self, wait_until=now + wait_after(self.failed_tries))

    def wait_left(self, now: datetime) -> timedelta:
        """How long no try is taken; the whole wait where the clock was set back."""
        if self.wait_until is None:
            return timedelta(0)
        if self.clock_was_set_back(now):
            return wait_after(self.failed_tries)
        return max(timedelta(0), self.wait_until - now)


def wait_after(failed_tries: int) -> timedelta:
    """How long to wait after so many wrong tries in a row: nothing for the first four, then 30 s to an hour."""
    if failed_tries < FREE_TRIES:
        return timedelta(0)
    return _WAITS[min(failed_tries - FREE_TRIES, len(_WAITS) - 1)]


def tries_text(tries: int) -> str:
    """How many tries were used: 'Five tries are used.'."""
    number = _WORDS[tries] if tries < len(_WORDS) else str(tries)
    return f"{number} try is used." if tries == 1 else f"{number} tries are used."


def duration_text(wait: timedelta) -> str:
    """'43 seconds', '1 minute 5 seconds', '15 minutes'. Begun seconds count whole."""
    seconds = -(-wait // timedelta(seconds=1))
    minutes, rest = divmod(seconds, 60)
    parts = [_counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        parts.append(_counted(rest, "second"))
    return " ".join(parts)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def normal_passphrase(text: str) -> str:
    """A passphrase as it is hashed: one form for each accented letter, and no spaces at the ends."""
    return unicodedata.normalize("NFKC", text).strip()


def check_passphrase(text: str, school_name: str, *, field: str = "passphrase") -> str:
    """A new passphrase as it is hashed.

    Raises:
        InvalidInputError: with the sentence that stands beside ``field``.
    """
    passphrase = normal_passphrase(text)
    plain = _letters(passphrase)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        missing = SHORTEST_PASSPHRASE - len(passphrase)
        sentence = f"Use at least {SHORTEST_PASSPHRASE} characters: {missing} more. A short sentence is easiest."
    elif len(passphrase) > LONGEST_PASSPHRASE:
        sentence = f"Use at most {LONGEST_PASSPHRASE} characters."
    elif len(set(passphrase.casefold().replace(" ", ""))) == 1:
        sentence = "Use more than one character over and over again."
    elif plain and plain in (_letters(school_name), _letters("Oakmere Training")):
        sentence = "The school’s name is the first thing that anyone would try. Use something else."
    else:
        return passphrase
    raise InvalidInputError(sentence, field=field)


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def new_key(choose: Callable[[str], str]) -> str:
    """A recovery key in groups of four, 'ABCD EFGH …'. ``choose`` picks a character at random."""
    letters = [choose(KEY_ALPHABET) for _ in range(KEY_LENGTH)]
    return " ".join("".join(letters[start : start + KEY_GROUP]) for start in range(0, KEY_LENGTH, KEY_GROUP))


def key_characters(text: str) -> str:
    """The characters of a typed recovery key: capitals, without spaces and dashes; others stay and are refused."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in plain if not (char.isspace() or unicodedata.category(char) == "Pd"))


def read_key(text: str) -> str:
    """The 24 characters of a typed recovery key.

    Raises:
        InvalidInputError: where it cannot be one; nothing needs to be tried.
    """
    letters = key_characters(text)
    strange = next((char for char in letters if char not in KEY_ALPHABET), "")
    if strange:
        raise InvalidInputError(
            f"A recovery key has no “{strange}” in it. It uses capitals and digits, but never I, O, 0 or 1.",
            field="key",
        )
    if len(letters) != KEY_LENGTH:
        raise InvalidInputError(f"A recovery key has {KEY_LENGTH} characters. {len(letters)} are here.", field="key")
    return letters
