"""The sentences of a question's page, made from the question and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.marking import POINTS_PER_QUESTION, Mark, PartVerdict
from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from oakmere_training.domain.quiz import Message, Question
    from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

CRITICAL = "A critical question is about keeping children safe. You need a safe answer here to pass."
CRITICAL_FAMILIES = "A critical question is about keeping children safe. A certificate needs a safe answer here."
CURRICULUM = "Online safety lesson"


def critical(tier: Tier) -> str:
    """The sentence that explains the critical chip."""
    return CRITICAL_FAMILIES if tier is Tier.PARENTS else CRITICAL


def place(asked: AskedQuestion) -> str:
    """'Question 4 of 10', 'Second try, question 1 of 2', or 'Story 3 of 8' for pupils."""
    word = "Story" if asked.quiz.tier.for_pupils else "Question"
    if asked.second_try:
        return f"Second try, {word.lower()} {asked.position} of {asked.total}"
    return f"{word} {asked.position} of {asked.total}"


def chip(asked: AskedQuestion) -> str:
    """What the clause chip says."""
    return CURRICULUM if asked.question.curriculum else asked.section.label


def story_told(question: Question) -> str:
    """The story once it is answered, on one line: what was written in it is quoted."""
    if question.message is None:
        return question.scenario
    return f"{question.scenario} “{' '.join(question.message.text.split())}”"


def policy_heading(asked: AskedQuestion) -> str:
    """The policy panel's heading: a topic that the policy does not name is never put in its mouth."""
    return "Good to know" if asked.question.curriculum else "What the policy says, in short"


def policy_approved(asked: AskedQuestion) -> str:
    """When the policy was approved, and that a story goes further where it does."""
    further = ". **Good to know:** this story goes further than the policy." if asked.question.good_to_know else ""
    return f"{asked.policy_approved}{further}"


def policy_summary(asked: AskedQuestion) -> str:
    """The clauses' summaries one after the other, on lines of their own where there are many."""
    return ("\n" if len(asked.clauses) > 3 else " ").join(clause.summary.strip() for clause in asked.clauses)


def policy_section(asked: AskedQuestion) -> str:
    """'Section 3', or 'Section 5, with 1' where clauses of other sections are taught too."""
    own = asked.section.number
    others = [number for number in dict.fromkeys(clause.section for clause in asked.clauses) if number != own]
    return f"Section {own}" + (f", with {' and '.join(others)}" if others else "")


def question_hints(tier: Tier, hints: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a kind as the audience reads them: pupils' are shorter."""
    if tier.for_pupils and hints[-3:-2] == ("to choose,",):
        return (*hints[:-3], ", then", "[Enter]")
    return hints


def points(answered: AnsweredQuestion) -> str:
    """'1 of 2 points. Critical question: safe.' for staff; '' for everyone else."""
    if answered.asked.quiz.tier is not Tier.STAFF or not answered.counts:
        return ""
    said = f"**{answered.marked.points} of {POINTS_PER_QUESTION} points.**"
    if answered.asked.question.critical:
        said += f" Critical question: {'not safe yet' if answered.marked.mark is Mark.UNSAFE else 'safe'}."
    return said


def verdict(answered: AnsweredQuestion) -> tuple[Mark, str]:
    """How the verdict of the whole is shown: by its mark, and by another word where too little was right.

    'Not safe' is kept for answers with something unsafe in them.
    """
    marked = answered.marked
    unsafe = any(part.verdict is PartVerdict.NOT_SAFE for part in marked.parts)
    if marked.mark is Mark.UNSAFE and marked.parts and not unsafe:
        return Mark.ACCEPTABLE, "Not yet"
    return marked.mark, ""


def next_label(answered: AnsweredQuestion, reading: int = 0) -> str:
    """What the way on is called. ``reading``: how many answers are read again, this one included."""
    tier = answered.asked.quiz.tier
    if reading:
        last = "Back" if tier.for_pupils else "Back to the result"
        return last if reading == 1 else "Next story" if tier.for_pupils else "Next answer"
    if tier is Tier.KS1:
        return "Finish" if answered.last else "Next"
    if tier.for_pupils:
        return "Finish" if answered.last else "Next story"
    return "See how you did" if answered.last else "Next question"


def next_hints(answered: AnsweredQuestion, reading: int = 0) -> tuple[str, ...]:
    """What the footer says about keys once the answer is in."""
    if reading:
        where = "to go back" if reading == 1 else "for the next one"
        return ("[Enter]", where) if answered.asked.quiz.tier.for_pupils else ("Press", "[Enter]", where)
    if answered.asked.quiz.tier.for_pupils:
        return ("[Enter]", "to finish" if answered.last else "for the next story")
    return ("Press", "[Enter]", "for how you did" if answered.last else "for the next question")


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?”’\"'" else f"{text}."


def spoken_question(told: str, story: str, message: Message | None, prompt: str, answers: tuple[str, ...]) -> str:
    """All of a question for reading aloud: story, message, prompt, and the answers as their kind says them.

    ``told`` comes before the story.
    """
    parts = [told, story]
    if message is not None:
        parts += [message.sender, message.context, message.text]
    parts += [prompt, *answers]
    return " ".join(_sentence(part) for part in parts if part)


def spoken_answer(tier: Tier, heading: str, verdicts: tuple[str, ...], shortly: str) -> str:
    """The verdict and the reasons for reading aloud; ``shortly`` is what the youngest hear."""
    if tier is Tier.KS1:
        return _sentence(shortly)
    return " ".join(_sentence(part) for part in (heading, *verdicts) if part)
