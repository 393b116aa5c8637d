"""The commands that need no window."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from oakmere_training import paths
from oakmere_training.domain.errors import OakmereError

if TYPE_CHECKING:
    import argparse

    from oakmere_training.domain.certificate import Check

EXIT_OK, EXIT_PROBLEM, EXIT_USAGE = 0, 1, 2


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Declare the commands. ``command`` holds the name of the one that was given, or ``None`` for the window."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands that need no window")
    check = commands.add_parser("check", help="validate the policy and all quizzes")
    check.add_argument("path", nargs="?", type=Path, help="a quizzes folder (default: the built-in one)")
    check.add_argument("--strict", action="store_true", help="a clause taught by fewer than two questions is an error")
    verify = commands.add_parser("verify", help="check a certificate by number, square code or PDF")
    verify.add_argument("certificate", help="OPS-2026-0042-K, the text of a square code, or a PDF file")
    revoke = commands.add_parser("revoke", help="withdraw a certificate; it stays in the register")
    revoke.add_argument("number")
    revoke.add_argument("reason", help="a sentence that is shown when the certificate is checked")
    reprint = commands.add_parser("reprint", help="write the PDF of an issued certificate again, from the register")
    reprint.add_argument("number")
    reprint.add_argument("file", type=Path, help="the PDF to write; a file that is there is not written over")
    commands.add_parser("items", help="how each question was answered, for whoever writes the quizzes; no names")
    settings = commands.add_parser("settings", help="show the school's settings, or change one")
    settings.add_argument("name", nargs="?")
    settings.add_argument("value", nargs="?")


def run(options: argparse.Namespace) -> int:
    """Run the command that was given. Returns the exit code: 0 well, 1 a problem was found, 2 it could not be done."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not have every letter of a name
    try:
        return _answered(options)
    except BrokenPipeError:  # whoever read the lines, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except OakmereError as error:
        print(f"{error.title}. {error.sentence}", file=sys.stderr)
        if error.details and options.debug:
            print(error.details, file=sys.stderr)
        return EXIT_USAGE


def _answered(options: argparse.Namespace) -> int:
    code = _COMMANDS[options.command](options)
    sys.stdout.flush()
    return code


def _check(options: argparse.Namespace) -> int:
    from oakmere_training.domain.problems import Severity
    from oakmere_training.services.quality import check_quizzes

    folder = options.path or (Path(options.quizzes) if options.quizzes else paths.quizzes())
    if not folder.is_dir():
        print(f"{folder} is not a folder of quizzes.", file=sys.stderr)
        return EXIT_USAGE
    report, table = check_quizzes(folder, strict=options.strict)
    for problem in sorted(report, key=lambda problem: problem.severity is Severity.WARNING):  # errors first
        print(problem)
    print(table)
    errors = sum(problem.severity is Severity.ERROR for problem in report)
    print(f"{_counted(errors, 'error')}, {_counted(len(report) - errors, 'warning')}.")
    return EXIT_PROBLEM if errors else EXIT_OK


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _verify(options: argparse.Namespace) -> int:
    from oakmere_training.domain.certificate import CheckVerdict
    from oakmere_training.services.checking import CheckingService
    from oakmere_training.services.opening import open_to_read

    with open_to_read(paths.data_folder(options.data_dir)) as database:
        service = CheckingService(database)
        path = Path(options.certificate)
        if path.suffix.lower() == ".pdf" or _is_file(path):
            try:
                data = path.read_bytes()
            except OSError as error:
                print(f"{path} cannot be read: {error.strerror}.", file=sys.stderr)
                return EXIT_USAGE
            check = service.check_pdf(data)
        else:
            check = service.check_text(options.certificate)
    print(_check_text(check))
    return EXIT_OK if check.verdict is CheckVerdict.VALID else EXIT_PROBLEM


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # longer than a file's name can be
        return False


def _check_text(check: Check) -> str:
    from oakmere_training.domain.people import initials
    from oakmere_training.domain.validity import long_date

    lines = [f"{check.verdict.value}: {check.number}"]
    if check.differences:
        lines.append(f"changed: {', '.join(check.differences)}")
    if check.revoked_on is not None:
        lines.append(f"withdrawn: {long_date(check.revoked_on)}. {check.revoked_reason}".rstrip())
    if check.erased is not None:
        from oakmere_training.services.clock import local_day

        lines += [
            "The school issued a certificate under this number. Its holder has since been erased.",
            f"issued: {long_date(local_day(check.erased.issued_at))}",
            f"renew by: {long_date(check.erased.valid_until)}",
            f"erased: {long_date(local_day(check.erased.erased_at))}",
        ]
    facts = check.facts
    if facts is not None:
        holder = f"{'. '.join(initials(facts.holder))}. (initials only)" if check.by_number else facts.holder
        lines += [
            f"holder: {holder}",
            f"training: {facts.title}",
            f"policy: {facts.policy_title}, approved {facts.policy_approved}",
            f"issued: {long_date(facts.issued)}",
            f"renew by: {long_date(facts.valid_until)}",
        ]
        if not check.by_number:
            lines.append(f"score: {facts.points} of {facts.maximum} ({facts.percent}%)")
    return "\n".join(lines)


def _revoke(options: argparse.Namespace) -> int:
    from oakmere_training.domain.certificate import CertificateNumber
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.certificates import CertificateService
    from oakmere_training.services.opening import open_to_write
    from oakmere_training.settings import SettingsStore

    folder = paths.data_folder(options.data_dir)
    try:
        number = str(CertificateNumber.parse(options.number))
    except ValueError as error:
        print(error, file=sys.stderr)
        return EXIT_USAGE
    with open_to_write(folder) as database:
        service = CertificateService(database, Catalogue(paths.quizzes()), SettingsStore(folder))
        service.revoke(number, options.reason)
    print(f"{number} is withdrawn. It stays in the register, and a check says so.")
    return EXIT_OK


def _reprint(options: argparse.Namespace) -> int:
    from oakmere_training.domain.certificate import CertificateNumber
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.certificates import CertificateService
    from oakmere_training.services.opening import open_to_read
    from oakmere_training.settings import SettingsStore

    folder = paths.data_folder(options.data_dir)
    try:
        number = str(CertificateNumber.parse(options.number))
        with open_to_read(folder) as database:
            service = CertificateService(database, Catalogue(paths.quizzes()), SettingsStore(folder))
            pdf = service.pdf(service.by_number(number))
        with options.file.open("xb") as file:
            file.write(pdf)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return EXIT_USAGE
    print(f"{number} is written to {options.file}.")
    return EXIT_OK


def _settings(options: argparse.Namespace) -> int:
    from oakmere_training.services.school import describe, set_one
    from oakmere_training.settings import SettingsStore

    store = SettingsStore(paths.data_folder(options.data_dir))
    if store.problem is not None:
        raise store.problem
    if options.name is not None and options.value is not None:
        set_one(store, options.name, options.value)
    for line in describe(store.school, options.name):
        print(line)
    return EXIT_OK


def _items(options: argparse.Namespace) -> int:
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.items import item_statistics, report
    from oakmere_training.services.opening import open_to_read

    quizzes = Path(options.quizzes) if options.quizzes else paths.quizzes()
    with open_to_read(paths.data_folder(options.data_dir)) as database:
        print(report(item_statistics(database, Catalogue(quizzes))))
    return EXIT_OK


_COMMANDS = {
    "check": _check,
    "items": _items,
    "reprint": _reprint,
    "revoke": _revoke,
    "settings": _settings,
    "verify": _verify,
}
