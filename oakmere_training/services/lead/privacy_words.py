"""How erasing is put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oakmere_training.domain.people import Person
    from oakmere_training.storage.privacy import Held


def entry_words(entry: int) -> str:
    """'Entry 0019', which the log shows in place of a name."""
    return f"Entry {entry:04d}"


def counted(number: int, one: str, many: str = "") -> str:
    """'1 attempt', '3 attempts'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def goes(person: Person, held: Held) -> tuple[str, ...]:
    """What erasing someone takes away."""
    details = "Alias and class" if person.tier.for_pupils else "Name, role, class and staff number"
    lines = [details, f"{counted(held.attempts, 'attempt')} and {counted(held.answers, 'answer')}"]
    if held.certificates:
        lines.append(f"Their name on {counted(held.certificates, 'certificate')} in this program")
    if held.events:
        lines.append(f"Their place in {counted(held.events, 'event')}")
    if held.led:
        lines.append(f"Their name as who led {counted(held.led, 'event')}")
    return tuple(lines)


def stays(held: Held, copies: tuple[str, ...]) -> tuple[str, ...]:
    """What erasing someone leaves."""
    lines = []
    if held.certificates:
        numbers = "certificate number" if held.certificates == 1 else f"{held.certificates} certificate numbers"
        lines.append(f"The {numbers}, without a name: a check says ‘holder erased’")
    lines.append("Totals in past reports")
    if held.signed:
        lines.append("Their name where they signed other people’s certificates")
    lines.append("Copies on paper and in your backups")
    if copies:
        lines.append(copies_words(copies))
    return tuple(lines)


def copies_words(copies: tuple[str, ...]) -> str:
    """The files in the data folder that still hold what was erased."""
    return f"{counted(len(copies), 'older copy', 'older copies')} in the data folder: {', '.join(copies)}"


def gone_words(held: Held) -> str:
    """'12 answers, 1 certificate’s name'."""
    names = f"{held.certificates} certificate{'’s name' if held.certificates == 1 else 's’ names'}"
    return ", ".join([counted(held.answers, "answer")] + ([names] if held.certificates else []))
