"""What a post, in a school's own words, makes a person to this program."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from oakmere_training.domain.people import STAFF_ROLES, Role

_RULES: tuple[tuple[Role, str], ...] = (
    (Role.OFFICE, "clerk|governance professional|secretary|pa .|personal assistant"),
    (Role.GOVERNOR, "governor|trustee|chair of the board|board member"),
    (Role.VOLUNTEER, "volunteer|parent helper|reading helper|helper|work experience"),
    (Role.OFFICE, "head cook|head chef|head of kitchen|head of catering|head of premises|head caretaker"),
    (
        Role.SENIOR_LEADER,
        "head teacher|headteacher|headmaster|headmistress|deputy head|assistant head|executive head|acting head|"
        "interim head|associate head|co head|head of school|principal|vice principal|senior lead|slt .|leadership|"
        "designated safeguarding lead|dsl .",
    ),
    (
        Role.TEACHING_ASSISTANT,
        "teaching assistant|teachers assistant|teacher assistant|teaching support|higher level|hlta|ta .|tas .|ta1 .|"
        "ta2 .|ta3 .|ta4 .|lsa .",
    ),
    (Role.TEACHER, "teacher"),
    (
        Role.OFFICE,
        "admin|office|receptionist|bursar|finance|business|sbm .|payroll|human resources|hr .|data .|attendance|exams|"
        "technician|network|it .|ict manager|ict support|operations|caretaker|premises|site .|estates|facilities|"
        "cleaner|cleaning|janitor|handy|groundsman|gardener|cook|chef|kitchen|catering|canteen|dining|crossing|driver|"
        "security|marketing|communications",
    ),
    (
        Role.TEACHING_ASSISTANT,
        "learning support|learning mentor|learning assistant|learning coach|classroom|support assistant|sen assistant|"
        "send assistant|special needs|inclusion assistant|inclusion support|nursery|early years|eyp .|cover supervisor|"
        "pastoral|elsa .|emotional literacy|one to one|1 to 1|key worker|play|pupil support|student support|behaviour|"
        "family|speech and language|coach|lunch|midday|mid day|mealtime|msa .|mdsa .|dinner|breakfast|after school|"
        "wraparound|wrap around|club|welfare|nurse|librarian|library|escort|childminder|childcare",
    ),
    (
        Role.TEACHER,
        "teach|tutor|ect .|nqt .|ppa .|instructor|lead practitioner|senco|sendco|inclusion|phase lead|key stage|"
        "year lead|subject lead|curriculum|head of|supply|lecturer|peripatetic",
    ),
    (Role.TEACHING_ASSISTANT, "support|assistant"),
    (Role.SENIOR_LEADER, "head ."),
)
"""The role of the first rule that has the start of a word in the post; those that end in ' .' are whole words.

Cooks, caretakers and others who keep the place running are to this program what the office is; those who look after
children at midday or in clubs are what teaching assistants are. The post itself is kept beside the role.
"""

_STARTS = tuple((role, tuple(f" {start.removesuffix('.')}" for start in text.split("|"))) for role, text in _RULES)
_LABELS = {role.label.casefold(): role for role in STAFF_ROLES}


def role_of(post: str) -> Role | None:
    """The role that a post makes a person, 'Midday supervisor' a teaching assistant; ``None`` where nothing fits."""
    key = post_key(post)
    if key in _LABELS:
        return _LABELS[key]
    text = f" {key} "
    return next((role for role, starts in _STARTS if any(start in text for start in starts)), None)


@lru_cache(maxsize=4096)
def post_key(post: str) -> str:
    """What two spellings of the same post have in common: its words, letter case and punctuation aside."""
    letters = "".join(char for char in unicodedata.normalize("NFKC", post).casefold() if char not in "'’‘`")
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())
