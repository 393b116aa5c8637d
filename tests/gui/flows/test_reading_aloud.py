"""Reading aloud on the pages round the stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from oakmere_training.gui import speech as voices
from oakmere_training.gui.speech import Speech

if TYPE_CHECKING:
    from tests.gui.flows.conftest import Start


@pytest.fixture
def no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a voice."""
    monkeypatch.setattr(Speech, "_load", lambda _: None)


@pytest.mark.usefixtures("no_voice")
def test_without_a_voice_every_read_aloud_button_says_so_until_the_next_page(start: Start) -> None:
    context, person = start()
    person.press("Wrens")
    person.press("Read aloud")
    assert context.notices.shown() == voices.NO_VOICE
    person.key(Qt.Key.Key_1)
    person.press("Reception")
    person.press("1")
    person.press("Start as Wren 1")
    assert context.notices.shown() == ""
    person.press("Read aloud")
    assert context.notices.shown() == voices.NO_VOICE


def test_the_youngest_hear_every_page_slowly(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, bool]] = []

    def say(_: Speech, text: str, *, slow: bool = False) -> bool:
        said.append((text, slow))
        return True

    monkeypatch.setattr(Speech, "say", say)
    _, person = start()
    person.press("Wrens")
    person.press("Read aloud")
    person.press("Home")
    person.press("Otters")
    person.press("Read aloud")
    assert [slow for _, slow in said] == [True, False]
