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
scenario = "A pupil sends a message to your own account on Sunday."
prompt = "What should you do?"

[[question.option]]
id = "a"
text = "Report it to the DSL today."
mark = "best"
feedback = "The DSL can act on it."

[[question.option]]
id = "b"
text = "Report it on Monday morning."
mark = "acceptable"
feedback = "Monday is late for the pupil."

[[question.option]]
id = "c"
text = "Answer it kindly and go on."
mark = "unsafe"
feedback = "This opens a private line."
"""

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
    parts = [QUESTION.format(name=name, number=number) for number in range(1, questions + 1)]
    return HEAD.format(name=name) + "".join(parts)


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
