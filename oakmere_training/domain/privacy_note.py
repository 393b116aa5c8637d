"""What the school tells its staff about their data, and the facts that a data protection impact assessment asks for.

It says what the program does, and nothing that the school would have to promise. A change to what is kept, shown or
deleted needs a change here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.retention import years

if TYPE_CHECKING:
    from datetime import date

    from oakmere_training.domain.retention import Retention


@dataclass(frozen=True, slots=True)
class NoteSection:
    """A heading, and what is said under it: a paragraph, or several things that are listed."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotePart:
    """A part with a title of its own."""

    title: str
    about: str
    sections: tuple[NoteSection, ...]


@dataclass(frozen=True, slots=True)
class PrivacyNote:
    """The note for staff, and the facts."""

    school: str
    made_on: date
    parts: tuple[NotePart, ...]

    def text(self) -> str:
        """All of it as plain text."""
        found = [self.school]
        for part in self.parts:
            found += ["", part.title.upper(), part.about]
            for section in part.sections:
                found += ["", section.heading]
                found += section.lines if len(section.lines) == 1 else [f"- {line}" for line in section.lines]
        return "\n".join(found) + "\n"


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What differs from school to school. ``folder`` is where the records are; ``dsl`` may be ''."""

    school: str
    dsl: str
    folder: str
    pass_mark: int
    rules: Retention


def privacy_note(facts: NoteFacts, made_on: date) -> PrivacyNote:
    """The note of a school."""
    return PrivacyNote(facts.school, made_on, (_for_staff(facts), _for_assessment(facts)))


def _ask(facts: NoteFacts) -> str:
    return f"the training lead or {facts.dsl} (DSL)" if facts.dsl else "the training lead"


def _school_year(more: int) -> str:
    longer = f", and {years(more)} longer" if more else ""
    return f"to the end of the school year in which it was last used{longer}"


def _for_staff(facts: NoteFacts) -> NotePart:
    rules = facts.rules
    return NotePart(
        "Privacy note for staff, governors and volunteers",
        f"How {facts.school} uses what the training program keeps about you.",
        (
            NoteSection(
                "What is kept",
                (
                    "Your name, your role and post, your staff number where the school enters it, whether you look "
                    "after an official account, when you were entered, and your last day once you have left.",
                    "Each quiz that you take: when, at which event, each question as it was asked, what you chose, and "
                    "the points.",
                    "Certificates: number, name, training, score, dates and, where one was revoked, the reason.",
                    "The events that you attended or led, and what training you are due.",
                ),
            ),
            NoteSection(
                "Why",
                (
                    "The school’s Social Media Policy asks for induction, training and refreshers (section 7), and the "
                    "school shows that this was done (section 8). Your answers also say what the next training should "
                    "dwell on.",
                ),
            ),
            NoteSection(
                "Where, and who sees it",
                (
                    "On the school’s own computer. The program sends nothing over a network, and nobody outside the "
                    "school gets it from the program.",
                    "The training lead sees all of it, behind a passphrase. Reports for governors hold no names, and "
                    "no groups of fewer than five.",
                    "Whoever sits at that computer sees the list of names and roles. Choosing a name asks for no "
                    "password: it shows which training that person has completed, and their result and certificate.",
                ),
            ),
            NoteSection(
                "How long",
                (
                    f"While you work or volunteer here, and for {years(rules.staff_years)} after. Then the training "
                    "lead looks at it and deletes it, or notes why it is kept longer. Nothing is deleted by itself.",
                ),
            ),
            NoteSection(
                "Your rights",
                (
                    f"Ask {_ask(facts)} to see all of it, as paper and as a file; to put it right; to have it erased; "
                    "or to object. After erasing, your certificates’ numbers stay without your name, so that a check "
                    "still says that they were issued.",
                    "A pass is worked out from your answers and the school’s pass mark "
                    f"({facts.pass_mark}%). Nothing else is decided by the program.",
                    "If you are not content with the answer, you can complain to the Information Commissioner’s Office "
                    "(ico.org.uk).",
                ),
            ),
        ),
    )


def _for_assessment(facts: NoteFacts) -> NotePart:
    return NotePart(
        "Facts for a data protection impact assessment",
        "What the program does. What the school decides, such as its lawful basis, is for the school to add.",
        (
            NoteSection("Whose data", (_whose(),)),
            NoteSection(
                "What is kept of pupils",
                (
                    "A class label and an alias that the class teacher hands out on a slip, such as ‘Otter 7’; which "
                    "stories were taken, when, and what was chosen. No name. Which child has which slip is not in the "
                    "program: it is the class teacher’s to know.",
                ),
            ),
            NoteSection(
                "What is kept of parents and carers",
                ("Their answers, without a name. A name only where they ask for a certificate.",),
            ),
            NoteSection(
                "What is not kept",
                (
                    "No date of birth, address, email, telephone number, photograph, place or health data; nothing "
                    "about the device. No special category data is asked for. Reasons that the training lead types are "
                    "free text: keep names of others out of them.",
                ),
            ),
            NoteSection(
                "Where it lies",
                (
                    f"In one file, oakmere.sqlite3, in {facts.folder}, with settings.toml beside it.",
                    "The program does not encrypt that file. It asks the computer to let nobody else but this account "
                    "read it; whoever can read this account’s files, or the disk, can read it. Use a disk that is "
                    "encrypted and an account with a password.",
                    "A technical log is kept beside it for whoever looks after the computer; no name is written to it.",
                    "Copies made before an upgrade, and backups that the school makes, hold what was there then.",
                ),
            ),
            NoteSection(
                "Network, recipients, other countries",
                (
                    "The program opens no connection to a network: no account, no server, no statistics, no updates by "
                    "itself. There is no processor and no transfer.",
                    "Certificates go to their holders, with name, score and dates. The square code on them holds a "
                    "number and a seal, no name.",
                ),
            ),
            NoteSection(
                "Who can see what",
                (
                    "The locked area opens with a passphrase, of which only an argon2id hash is kept. Five wrong tries "
                    "begin a wait that grows and outlives a restart; the area locks itself after ten idle minutes.",
                    "Without it: the names and roles of staff, and under a name that person’s own quizzes, results and "
                    "certificates, without a password. Put the computer where only staff use it, and mark people as "
                    "left when they leave: their name then goes from that list.",
                    "What the training lead changes, exports, prints and deletes goes to an activity log that cannot "
                    "be changed. It names people by reference alone, so that a name goes when the person is erased.",
                ),
            ),
            NoteSection("How long", _how_long(facts)),
            NoteSection(
                "Rights",
                (
                    "Access and portability: Export everything, on a person’s page, as PDF and JSON.",
                    "Rectification: Change name or role. Certificates keep the name that they were issued with.",
                    "Erasure: name, answers and attempts go, and are overwritten in the file. What stays is each "
                    "certificate’s number with its dates, totals that name nobody, an entry number in the log, and the "
                    "name of whoever signed on the certificates of others.",
                    "Automated decisions: a score against the pass mark, and what a refresher asks, by the answers "
                    "before. No profiling beyond that.",
                ),
            ),
            NoteSection(
                "What remains a risk",
                (
                    "A small class: who had which slip may be guessed. Someone choosing another’s name. A lost or "
                    "shared computer without an encrypted disk. Files and paper that leave the program.",
                ),
            ),
        ),
    )


def _whose() -> str:
    return "Staff, governors and volunteers; pupils under an alias; parents and carers, mostly without a name."


def _how_long(facts: NoteFacts) -> tuple[str, ...]:
    rules = facts.rules
    return (
        f"Staff, governors and volunteers: {years(rules.staff_years)} after their last day.",
        f"Pupils’ aliases: {_school_year(rules.pupil_years)}.",
        f"Parents’ records: {_school_year(rules.parent_years)}.",
        "The program lists what is due; a person deletes it, or keeps it with a reason and a day to look again. "
        "Nothing is deleted by itself.",
        "Certificates’ numbers and dates, counts by clause, and the activity log are not deleted.",
    )
