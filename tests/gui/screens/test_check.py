"""What a person gets who checks a certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from oakmere_training.domain.certificate import CertificateFacts, Check, CheckVerdict, ErasedCertificate
from oakmere_training.domain.errors import BusyRecordsError, CertificateFileError, InvalidInputError
from oakmere_training.gui.screens import check as check_module
from oakmere_training.gui.screens.check import CheckScreen
from oakmere_training.gui.widgets.text import Text
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.endings import LONG_NAME, UNTIL
from tests.gui.screens.homes import show
from tests.support.factories import NOW, make_facts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.person import PersonAtComputer

FACTS = replace(make_facts("Asha Example"), valid_until=UNTIL)
NUMBER = FACTS.number
V = CheckVerdict


def at(qtbot: QtBot, size: tuple[int, int] = (1366, 768), **look: Any) -> tuple[PersonAtComputer, CheckScreen]:
    """Someone who is about to check."""
    screen = CheckScreen(make_theme(**look), make_pictures())
    return show(qtbot, screen, size), screen


def answer(
    verdict: CheckVerdict, *, by_number: bool = True, facts: CertificateFacts | None = FACTS, **more: Any
) -> Check:
    """The register's answer."""
    return Check(verdict, NUMBER, by_number, facts, **more)


def test_typing_a_number_and_enter_asks(qtbot: QtBot) -> None:
    person, screen = at(qtbot)
    person.type(f" {NUMBER.lower()} ")
    with qtbot.waitSignal(screen.check_asked) as asked:
        person.key(Qt.Key.Key_Return)
    assert asked.args == [NUMBER.lower()]
    with qtbot.waitSignal(screen.check_asked):
        person.press("Check this number")


def test_the_text_of_a_square_code_fits_into_the_field(qtbot: QtBot) -> None:
    person, screen = at(qtbot)
    code = f"{NUMBER}:{'A' * 103}"
    person.type(code)
    with qtbot.waitSignal(screen.check_asked) as asked:
        person.key(Qt.Key.Key_Return)
    assert asked.args == [code]


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (
            answer(V.VALID),
            ("In date", "The school issued a certificate with this number.", "24 November 2027"),
        ),
        (
            answer(V.EXPIRED),
            ("Real, and out of date", "It was to be renewed by 24 November 2027.", "a newer certificate exists"),
        ),
        (
            answer(V.REVOKED, revoked_on=date(2026, 12, 3), revoked_reason="Wrong name"),
            ("Withdrawn", "then withdrew it on 3 December 2026.", "Do not rely on it."),
        ),
        (
            answer(V.ALTERED, by_number=False, differences=("score",)),
            ("Changed after it was issued", "Another score", "Score 18 of 20", "print the certificate again"),
        ),
        (
            answer(V.UNKNOWN, facts=None),
            ("Not in this register", "The number is well formed", "Check each letter and digit."),
        ),
    ],
)
def test_each_verdict_says_what_it_is_and_what_to_do(qtbot: QtBot, check: Check, words: tuple[str, ...]) -> None:
    person, screen = at(qtbot)
    screen.show_check(check)
    person.settle()
    for part in (*words, "What to do"):
        assert person.sees(part)


def test_by_number_only_initials_show_and_no_score(qtbot: QtBot) -> None:
    person, screen = at(qtbot)
    for check in (answer(V.VALID), answer(V.EXPIRED), answer(V.REVOKED, revoked_reason="Wrong name")):
        screen.show_check(check)
        person.settle()
        assert person.sees("A. E.")
        assert not person.sees("Asha")
        assert not person.sees("18 of 20")
        assert not person.sees("Wrong name")


def test_from_its_pdf_what_is_under_the_seal_shows(qtbot: QtBot) -> None:
    person, screen = at(qtbot)
    screen.show_check(answer(V.VALID, by_number=False))
    person.settle()
    assert person.sees("Asha Example")
    assert person.sees("18 of 20 (90%)")


@pytest.mark.parametrize("differences", [("contents",), ("signature",), ("record",), ("name",), ("signature", "score")])
def test_a_file_that_proves_nothing_brings_no_name_out_of_the_register(
    qtbot: QtBot, differences: tuple[str, ...]
) -> None:
    person, screen = at(qtbot)
    screen.show_check(answer(V.ALTERED, by_number=False, differences=differences))
    person.settle()
    assert person.sees("Changed after it was issued")
    assert not person.sees("Asha")
    assert not person.sees("18 of 20")


def test_a_number_whose_holder_was_erased_is_known_to_have_been_issued(qtbot: QtBot) -> None:
    person, screen = at(qtbot)
    left = ErasedCertificate(NUMBER, NOW, UNTIL, NOW + timedelta(days=30))
    screen.show_check(answer(V.ERASED, facts=None, erased=left))
    person.settle()
    for words in ("Issued, holder erased", "The school issued a certificate under this number.", "24 November 2026"):
        assert person.sees(words), words
    assert person.sees("Erased on 24 December 2026")
    assert not person.sees("cannot be compared")
    left = ErasedCertificate(NUMBER, NOW, UNTIL, NOW + timedelta(days=30), NOW)
    screen.show_check(answer(V.ERASED, by_number=False, facts=None, erased=left, revoked_on=NOW.date()))
    person.settle()
    assert person.sees("and withdrew it on 24 November 2026")
    assert person.sees("so what this one says cannot be compared any more")


def test_the_reason_for_withdrawing_is_shown(qtbot: QtBot) -> None:
    person, screen = at(qtbot)
    screen.show_check(answer(V.REVOKED, revoked_on=UNTIL, revoked_reason="Taken under the wrong name"))
    person.settle()
    assert person.sees("Taken under the wrong name")
    assert not person.sees("can say why")


def test_a_mistyped_number_is_answered_at_the_field_and_goes_when_mended(qtbot: QtBot) -> None:
    person, screen = at(qtbot)
    screen.show_check(answer(V.VALID))
    person.type("OPS-2026-0042-X")
    sentence = "The last letter does not fit this number. Check each character; 0 and O are easily mixed up."
    screen.show_field_error(InvalidInputError(sentence, field="number"))
    person.settle()
    assert person.sees(sentence)
    assert not person.sees("In date")
    assert person.focus() is screen.default_widget()
    person.type(NUMBER)
    assert not person.sees(sentence)
    with qtbot.waitSignal(screen.check_asked) as asked:
        person.key(Qt.Key.Key_Return)
    assert asked.args == [NUMBER]


def test_a_pdf_is_chosen_and_named(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    person, screen = at(qtbot)
    person.type(NUMBER)
    monkeypatch.setattr(check_module, "ask_which_pdf", lambda *_: "/somewhere/certificate-42.pdf")
    with qtbot.waitSignal(screen.pdf_chosen) as chosen:
        person.press("Open a certificate PDF")
    assert chosen.args == ["/somewhere/certificate-42.pdf"]
    assert person.sees("certificate-42.pdf")
    assert not person.sees("somewhere")


def test_choosing_no_file_changes_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    person, screen = at(qtbot)
    person.type(NUMBER)
    monkeypatch.setattr(check_module, "ask_which_pdf", lambda *_: "")
    with qtbot.assertNotEmitted(screen.pdf_chosen):
        person.press("Open a certificate PDF")
    with qtbot.waitSignal(screen.check_asked) as asked:
        person.press("Check this number")
    assert asked.args == [NUMBER]


def test_a_file_without_a_certificate_offers_another(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    person, screen = at(qtbot)
    screen.show_file_error(CertificateFileError("Try the number instead."))
    person.settle()
    assert person.sees("This file has no Oakmere certificate in it")
    assert person.sees("Try the number instead.")
    monkeypatch.setattr(check_module, "ask_which_pdf", lambda *_: "other.pdf")
    with qtbot.waitSignal(screen.pdf_chosen):
        person.press("Choose another file")


def test_records_that_cannot_be_read_do_not_blame_the_file(qtbot: QtBot) -> None:
    person, screen = at(qtbot)
    screen.show_file_error(BusyRecordsError("Another program is using the records."))
    person.settle()
    assert person.sees("The records are in use")
    assert not person.can_press("Choose another file")


@pytest.mark.parametrize("size", [(1024, 688), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_is_cut_off(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    person, screen = at(qtbot, size, scale=scale)
    screen.show_check(answer(V.REVOKED, by_number=False, facts=make_facts(LONG_NAME), revoked_on=date(2026, 12, 3)))
    person.settle()
    person.settle()
    for text in screen.findChildren(Text):
        parent = text.parentWidget()
        if text.isVisible() and text.hasHeightForWidth() and parent is not None:
            assert text.height() >= text.heightForWidth(text.width()), text.text()
            assert text.geometry().right() <= parent.width(), text.text()


def test_at_large_text_the_answer_is_scrolled_into_view(qtbot: QtBot) -> None:
    person, screen = at(qtbot, (1024, 688), scale=2.0)
    screen.show_check(answer(V.VALID))
    person.settle()
    title = next(text for text in screen.findChildren(Text) if text.text() == "In date")
    qtbot.waitUntil(lambda: not title.visibleRegion().isEmpty())


def test_tab_goes_from_the_number_to_both_buttons(qtbot: QtBot) -> None:
    person, _ = at(qtbot)
    person.key(Qt.Key.Key_Tab)
    assert person.focus() is person.button("Check this number")
    person.key(Qt.Key.Key_Tab)
    assert person.focus() is person.button("Open a certificate PDF")
