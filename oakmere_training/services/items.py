"""Statistics for whoever writes the quizzes. No person is read, and few answers are only counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain import kinds
from oakmere_training.domain.item_analysis import Given, ItemStatistics, analyse
from oakmere_training.services.asked import asked_copy

if TYPE_CHECKING:
    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.storage.database import Database


@dataclass(frozen=True, slots=True)
class EntryCount:
    """How often one thing was said, and whether the best answer says it."""

    label: str
    right: bool
    count: int


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its statistics; ``entries`` is empty where too few answered.

    ``earlier`` counts the answers to other wordings, which are left out.
    """

    question: Question
    statistics: ItemStatistics | None
    entries: tuple[EntryCount, ...]
    earlier: int


@dataclass(frozen=True, slots=True)
class QuizItems:
    """A quiz and its questions in the file's order."""

    quiz: Quiz
    items: tuple[Item, ...]


def item_statistics(database: Database, catalogue: Catalogue) -> tuple[QuizItems, ...]:
    """The statistics of every question of every quiz, from full attempts; second tries are left out."""
    return tuple(_of_quiz(database, quiz) for quiz in catalogue.all_quizzes())


def _of_quiz(database: Database, quiz: Quiz) -> QuizItems:
    wordings = {question.id: asked_copy(question)[0] for question in quiz.questions}
    by_id = {question.id: question for question in quiz.questions}
    with database.reading() as records:
        kept = records.attempts.answers_of_quiz(quiz.id)
    given = []
    for answer in kept:
        question = by_id.get(answer.question_id)
        chosen = answer.chosen
        if question is not None and answer.asked_hash == wordings[question.id]:
            chosen = kinds.kind(question.kind).said(question, chosen)
        given.append(Given(answer.attempt_id, answer.question_id, answer.asked_hash, chosen, answer.mark.points))
    found = analyse(given)
    return QuizItems(quiz, tuple(_item(question, wordings[question.id], found) for question in quiz.questions))


def _item(question: Question, wording: str, found: tuple[ItemStatistics, ...]) -> Item:
    own = next((each for each in found if each.question == question.id and each.wording == wording), None)
    earlier = sum(each.asked for each in found if each.question == question.id and each.wording != wording)
    entries: tuple[EntryCount, ...] = ()
    if own is not None and own.told:
        entries = tuple(
            EntryCount(entry.label, entry.right, own.counts.get(entry.key, 0))
            for entry in kinds.kind(question.kind).entries(question)
        )
    return Item(question, own, entries, earlier)


def report(quizzes: tuple[QuizItems, ...]) -> str:
    """The statistics as text, for a person to read; quizzes that nobody was asked are named in one line."""
    lines: list[str] = []
    idle = [found.quiz.id for found in quizzes if not any(item.statistics or item.earlier for item in found.items)]
    for found in quizzes:
        if found.quiz.id in idle:
            continue
        lines += [f"{found.quiz.id}: {found.quiz.title}", ""]
        for number, item in enumerate(found.items, 1):
            lines += [*_item_lines(number, item), ""]
    if idle:
        lines.append(f"Not asked yet: {', '.join(idle)}.")
    return "\n".join(lines)


def _item_lines(number: int, item: Item) -> list[str]:
    own = item.statistics
    head = f"{number:>3}  {item.question.id} ({item.question.kind}): "
    if own is None:
        said = "not asked in this wording"
    elif own.difficulty is None:
        said = f"asked {_times(own.asked)}, too few to show how it was answered"
    else:
        pearson = "–" if own.discrimination is None else f"{own.discrimination:.2f}"
        said = f"asked {_times(own.asked)}, difficulty {own.difficulty:.2f}, discrimination {pearson}"
    if item.earlier:
        said += f"; {_times(item.earlier)} in an earlier wording"
    return [head + said, *(_entry_line(entry, own.asked if own else 0) for entry in item.entries)]


def _entry_line(entry: EntryCount, asked: int) -> str:
    mark = "*" if entry.right else " "
    nobody = "   nobody picks it" if not entry.count else ""
    return f"     {mark} {entry.count:>5}  {entry.count * 100 // asked:>3}%  {entry.label}{nobody}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
