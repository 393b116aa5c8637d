"""What a quiz file may say in a ``branch`` question, and what someone who writes one is told."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from oakmere_training.domain.kinds.branch import START, BranchBody, best
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.quiz import Question as DomainQuestion
from oakmere_training.quizfiles.kinds import branch

END = {"feedback": "Because.", "short": "Short"}


def option(option_id: str, mark: str = "best", following: str = "", **fields: Any) -> dict[str, Any]:
    made = {"id": option_id, "text": f"Do {option_id}.", "mark": mark} | END | fields
    return made | {"next": following, "consequence": "It happens."} if following else made


def scene(scene_id: str, *options: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "id": scene_id,
        "title": "Later",
        "scenario": "A scene.",
        "prompt": "What now?",
        "option": list(options),
    } | fields


def good() -> dict[str, Any]:
    """A story of two choices, with a third for those who went wrong."""
    return {
        "kind": "branch",
        "id": "staff-photos-01",
        "clauses": ["C02"],
        "topic": "Contact",
        "title": "a story",
        "scenario": "It begins.",
        "prompt": "What first?",
        "option": [option("tell", following="after"), option("wait", "unsafe", "after")],
        "scene": [
            scene("after", option("ring"), option("write", "acceptable"), option("leave", "unsafe", "mend")),
            scene("mend", option("sorry"), option("hide", "unsafe")),
        ],
    }


def read(data: dict[str, Any]) -> branch.Question:
    return msgspec.convert(data, branch.Question)


def wrong(data: dict[str, Any]) -> list[str]:
    return [finding.wrong for finding in branch.findings(read(data))]


def test_a_good_story_has_no_findings() -> None:
    assert wrong(good()) == []


def test_the_questions_own_scenario_is_the_first_scene() -> None:
    body = branch.body(read(good()))
    assert isinstance(body, BranchBody)
    assert [item.id for item in body.scenes] == [START, "after", "mend"]
    assert body.scene(START).scenario == "It begins."
    assert [part.id for part in body.parts] == ["tell", "wait", "ring", "write", "leave", "sorry", "hide"]
    first = body.scene(START).ways[0]
    assert (first.mark, first.next, first.consequence) == (Mark.BEST, "after", "It happens.")
    question = DomainQuestion("q", "branch", (), "", "", "", "", body)
    assert best(question) == ("tell", "ring")


Edit = tuple[tuple[str | int, ...], Any]
OTHER = scene("other", option("x"), option("y", "unsafe"))
UNKNOWN: Edit = (("option", 0, "next"), "aftre")


def spoilt(*edits: Edit) -> dict[str, Any]:
    """A good story with these values instead; the key '+' appends, the value ``None`` takes away."""
    data = good()
    for (*path, last), value in edits:
        place: Any = data
        for key in path:
            place = place[key]
        if value is None:
            del place[last]
        elif last == "+":
            place.append(value)
        else:
            place[last] = value
    return data


FIRST, AFTER, MEND = ("option",), ("scene", 0, "option"), ("scene", 1, "option")
LEADS_ON = "An option that leads on needs a consequence, and one that ends the story has none."
LENGTH = "A path has fewer than two or more than three choices."


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([((*AFTER, 0, "mark"), "acceptable")], "A scene has 0 best options."),
        ([((*MEND, 1, "mark"), "best")], "A scene has 2 best options."),
        ([((*MEND, 1), None)], "A scene has 1 options."),
        ([((*AFTER, "+"), option("more", "unsafe"))], "A scene has 4 options."),
        ([(("scene", "+"), OTHER | {"id": "mend"})], "Two scenes have the id “mend”."),
        ([((*MEND, 1, "id"), "ring")], "Two options of the story have the id “ring”."),
        ([UNKNOWN], "There is no scene “aftre”."),
        ([((*FIRST, 0, "consequence"), None)], LEADS_ON),
        ([((*MEND, 0, "consequence"), "More.")], LEADS_ON),
        ([((*FIRST, 0), option("tell"))], LENGTH),
        ([((*MEND, 1), option("hide", "unsafe", "after"))], LENGTH),
        (
            [
                ((*FIRST, 1, "next"), "mend"),
                ((*FIRST, "+"), option("third", "acceptable", "other")),
                (("scene", "+"), OTHER),
            ],
            "A scene leads to more than two others.",
        ),
        ([(("scene", "+"), OTHER)], "No choice leads to the scene “other”."),
    ],
)
def test_what_is_wrong_is_said_once(edits: list[Edit], said: str) -> None:
    assert wrong(spoilt(*edits)) == [said]


def test_a_mistyped_scene_is_guessed() -> None:
    finding = next(branch.findings(read(spoilt(UNKNOWN))))
    assert finding.path == ("option", 0, "next")
    assert "after" in finding.expected


@pytest.mark.parametrize(("key", "text"), [("short", "more than twenty-six characters"), ("short", " ")])
def test_names_for_the_trail_are_short(key: str, text: str) -> None:
    data = good()
    data["option"][0][key] = text
    with pytest.raises(msgspec.ValidationError):
        read(data)


def test_a_story_without_a_second_scene_is_refused() -> None:
    data = good()
    del data["scene"]
    with pytest.raises(msgspec.ValidationError, match="scene"):
        read(data)
