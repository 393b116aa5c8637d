"""A small quizzes folder to break."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

POLICY = """\
title = "Social Media Policy"
school = "Oakmere Primary School"
version = "2025-10"
approved = "2025-10"
review_due = "2026-10"

[[section]]
number = "3"
title = "personal use by staff"

[[clause]]
id = "C02"
section = "3"
binds = ["staff"]
force = "must not"
taught_to = ["staff"]
summary = "Staff must not accept friend requests from pupils."

[[clause]]
id = "C05"
section = "3"
binds = ["staff"]
force = "must not"
taught_to = ["staff"]
summary = "Staff must not post images of pupils."

[[clause]]
id = "P7"
section = "3"
binds = ["pupils"]
force = "should not"
taught_to = ["ks1"]
summary = "Pupils should not post images of other pupils without their permission."
"""

HEAD = """\
id = "staff-{name}"
title = "Photos and consent"
tier = "staff"
policy_version = "2025-10"
summary = "Who may post what."
minutes = 10
"""

QUESTION = """
[[question]]
id = "staff-{name}-{number:02d}"
kind = "choice"
clauses = ["C02"]
topic = "Contact with pupils"
title = "a pupil messages your account"
scenario = "{scenario}"
prompt = "What should you do?"
"""
OPTION = """
[[question.option]]
id = "{id}"
text = "{text}"
mark = "{mark}"
feedback = "{feedback}"
"""
OPTIONS = (
    ("Report it to the DSL today.", "best", "The DSL can act on it."),
    ("Report it on Monday morning.", "acceptable", "Monday is late for the pupil."),
    ("Answer it kindly and go on.", "unsafe", "This opens a private line."),
)
SCENARIOS = (
    "A pupil sends a message to your own account on Sunday.",
    "Late on Friday your phone shows that a child in Year 4 follows you.",
    "During the book fair someone from the choir asks for your number.",
    "You are at home ill, and the chess club writes to wish you well.",
    "Before the residential three children look you up in a game.",
    "On the bus you read a question about homework from your class.",
    "In the holidays a film that you made is liked by a Year 6 child.",
    "After the nativity the narrator thanks you on your private page.",
)
LATER = ("", "", "on Tuesday", "next week", "at the staff meeting", "after half term", "by email", "in the morning")

KS1 = """\
id = "ks1-photos"
title = "Photos"
tier = "ks1"
policy_version = "2025-10"
summary = "Ask first."
minutes = 5
ground_rules = ["Be kind.", "You may pass.", "No stories about real people."]
talk_about = "Who can you ask?"

[[question]]
id = "ks1-photos-01"
kind = "choice"
clauses = ["P7"]
topic = "Photos"
title = "a photo of Otter"
strand = "privacy and security"
scenario = "Fox has a photo of Otter."
prompt = "What should Fox do?"
picture = { name = "fox-has-a-photo", alt = "Fox holds a tablet." }
done_well = { title = "Asking first", text = "You asked." }
talk_about = "Who can you ask?"
teachers_note = { draw_out = "Ask first.", talk_partners = "Who?", watch_for = "Rushing." }

[[question.option]]
id = "a"
text = "Ask Otter."
mark = "best"
feedback = "Otter can say."
picture = { name = "option-ask", alt = "Fox asks." }

[[question.option]]
id = "b"
text = "Share the photo."
mark = "unsafe"
feedback = "Otter may be sad."
picture = { name = "option-share", alt = "Fox shares." }
"""


def quiz(name: str = "photos", questions: int = 8) -> str:
    """A valid staff quiz; its first question starts on line 8, and each has 27 lines."""
    return HEAD.format(name=name) + "".join(_question(name, number) for number in range(1, questions + 1))


def _question(name: str, number: int) -> str:
    """The best option is at a, b and c in turn; the first question has it at a."""
    question = QUESTION.format(name=name, number=number, scenario=SCENARIOS[(number - 1) % len(SCENARIOS)])
    turned = OPTIONS[-((number - 1) % 3) :] + OPTIONS[: -((number - 1) % 3)]
    for letter, (text, mark, feedback) in zip("abc", turned, strict=True):
        if mark == "acceptable" and number > 1:
            text = f"Report it {LATER[number % len(LATER)]}, as number {number}."  # noqa: PLW2901
        question += OPTION.format(id=letter, text=text, mark=mark, feedback=feedback)
    return question


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A quizzes folder with the policy and these files."""
    for name, content in {"policy.toml": POLICY, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def changed(text: str, old: str, new: str, *, number: int = 1) -> str:
    """``text`` with the ``number``-th occurrence of ``old`` replaced."""
    parts = text.split(old)
    assert len(parts) > number, f"{old!r} stands {len(parts) - 1} times in the sample"
    return old.join(parts[:number]) + new + old.join(parts[number:])


def line_of(text: str, words: str, *, number: int = 1) -> int:
    """The line of the ``number``-th occurrence of ``words``."""
    before = words.join(text.split(words)[:number])
    return before.count("\n") + 1
