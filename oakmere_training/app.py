"""The composition root: arguments, log, settings, window, records. The only place that wires."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from oakmere_training import __version__, cli, log, paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore

EXIT_NO_DISPLAY = 3


def main(arguments: list[str]) -> int:
    """Run a command, or the window. Returns the exit code."""
    options = _parser().parse_args(arguments) if arguments else _no_options()
    folder = paths.data_folder(options.data_dir)
    log.start(debug=options.debug, names=tuple(options.log_filter))
    try:
        return cli.run(options) if options.command is not None else _window(options, folder)
    finally:
        log.stop()


def _no_options() -> argparse.Namespace:
    """What the parser gives for no arguments; making it takes longer than the rest of the reading."""
    return argparse.Namespace(command=None, data_dir=None, quizzes=None, debug=False, log_filter=[], picture=None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oakmere-training",
        description="Teaches the school's Social Media Policy. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Oakmere Training {__version__}")
    parser.add_argument("--data-dir", metavar="FOLDER", help="where records and settings are kept")
    parser.add_argument("--quizzes", metavar="FOLDER", help="quizzes to use instead of the built-in ones")
    parser.add_argument("--debug", action="store_true", help="write a detailed log to standard error")
    parser.add_argument(
        "--log-filter", action="append", default=[], metavar="NAME", help="with --debug: only this logger (repeatable)"
    )
    parser.add_argument("--picture", metavar="FILE", help="save a picture of the first window to FILE and end")
    cli.add_commands(parser)
    return parser


def has_display(environment: dict[str, str] | os._Environ[str]) -> bool:
    """Whether a window can be shown: a display on Linux, or another platform of Qt's that was asked for."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _tell(text: str) -> None:
    """Tell whoever started the program: in the console, or in a box where Windows gives it none."""
    if sys.stderr is not None:
        sys.stderr.write(text)
        return
    from PySide6.QtWidgets import QApplication, QMessageBox

    if QApplication.instance() is not None:
        QMessageBox.information(None, "Oakmere Training", text.strip())


def _window(options: argparse.Namespace, folder: Path) -> int:
    if options.picture:
        os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    if not has_display(os.environ):
        _tell(
            "There is no display here, so no window can open. To look at the program anyway, save a picture of its "
            "first window with --picture FILE, or draw every screen with: python3 dev.py look FOLDER\n"
        )
        return EXIT_NO_DISPLAY
    if options.quizzes and not Path(options.quizzes).is_dir():
        _tell(f"{options.quizzes} is not a folder of quizzes.\n")
        return cli.EXIT_USAGE
    gc.disable()  # nothing that the start makes is garbage; _after_paint turns collection on
    from oakmere_training.gui.plain_imports import use_plain_imports

    use_plain_imports()
    from oakmere_training.gui.application import create_application
    from oakmere_training.gui.single_instance import SingleInstance

    application = create_application(sys.argv[:1])
    instance = SingleInstance(folder)
    if not instance.acquire():
        if not instance.bring_first_to_front():
            _tell("Oakmere Training is open with these records already, perhaps for another user.\n")
        return 0
    try:
        return _run(application, instance, options, folder)
    finally:
        instance.release()


def _run(application: QApplication, instance: object, options: argparse.Namespace, folder: Path) -> int:
    from oakmere_training.gui.application import build, show_at_start, when_painted, when_touched
    from oakmere_training.gui.errors import install_excepthook
    from oakmere_training.gui.flows.application import ApplicationFlow
    from oakmere_training.gui.notices import bring_to_front
    from oakmere_training.gui.single_instance import SingleInstance
    from oakmere_training.gui.tasks import TaskRunner
    from oakmere_training.settings import SettingsStore

    settings = SettingsStore(folder)
    runner = TaskRunner()
    context: Context = build(settings, runner, assets=paths.assets(), cache=paths.cache_folder(folder))
    install_excepthook(context.faults)
    quizzes = Path(options.quizzes) if options.quizzes else paths.quizzes()
    flow = ApplicationFlow(context, partial(_open, folder, settings, quizzes))
    flow.show_start()
    when_painted(context.window, partial(_after_paint, folder))
    if options.picture:
        when_painted(context.window, flow.open_records)
        flow.settled.connect(partial(_save_picture, context, application, options.picture))
    else:
        when_painted(context.window, partial(when_touched, application, flow.open_records))
    if isinstance(instance, SingleInstance):
        when_painted(context.window, instance.listen)
        instance.asked_to_front.connect(partial(bring_to_front, context.window))
    show_at_start(context.window, paths.assets() / "crest-small.svg", for_picture=bool(options.picture))
    try:
        return application.exec()
    finally:
        runner.close()
        flow.close()


def _after_paint(folder: Path) -> None:
    """What the first paint does not wait for."""
    from oakmere_training.gui.application import load_other_fonts

    load_other_fonts(paths.assets())
    log.keep(folder)
    _collect_from_now()


def _collect_from_now() -> None:
    """Turn garbage collection on; what is there by now stays for good, and is not looked through again and again."""
    gc.freeze()
    gc.enable()


def _open(folder: Path, settings: SettingsStore, quizzes: Path, *, read_only: bool = False) -> Services:
    gc.disable()  # most of the program is imported here, all of it to stay
    try:
        from oakmere_training.services.bundle import open_services

        cache = None if read_only else paths.cache_folder(folder)
        return open_services(folder, settings, quizzes=quizzes, cache=cache, read_only=read_only)
    finally:
        _collect_from_now()


def _save_picture(context: Context, application: QApplication, path: str) -> None:
    saved = context.window.grab().save(path)
    if not saved:
        _tell(f"The picture cannot be saved as {path}.\n")
    application.exit(0 if saved else cli.EXIT_PROBLEM)
