"""The slow path: every fault in the shape of a file at once, and the rest of the file mended so that rules can go on.

It reads the same types as the fast path (``schema`` and ``kinds``), so that both always agree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import inspect

from oakmere_training.quizfiles.findings import Finding, KeyPath, closest, did_you_mean, listed, quoted
from oakmere_training.quizfiles.kinds import names as kind_names
from oakmere_training.quizfiles.schema import Part, QuestionFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T", bound=Part)

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_KEY_NAME = "kind"


def mended(data: dict[str, Any], shape: type[T]) -> tuple[T, list[Finding]]:
    """``data`` as ``shape``, with a blank for all that is wrong, and what is wrong. Never raises."""
    mender = _Mender()
    made = mender.struct(data, cast("inspect.StructType", inspect.type_info(shape)), ())
    return cast("T", made), mender.findings


def control_characters(data: object, path: KeyPath = ()) -> Iterable[Finding]:
    """Texts with characters that cannot be shown or printed, which only a backslash can bring into a file."""
    todo: list[tuple[object, KeyPath]] = [(data, path)]
    while todo:
        value, at = todo.pop()
        if isinstance(value, dict):
            todo.extend((item, (*at, key)) for key, item in value.items())
        elif isinstance(value, list):
            todo.extend((item, (*at, index)) for index, item in enumerate(value))
        elif isinstance(value, str) and (found := _CONTROL.search(value)):
            code = f"U+{ord(found[0]):04X}"
            yield Finding(at, f"{_subject(at)} holds a character that cannot be shown ({code}).", "Take it out.")


class _Mender:
    """Collects findings while it walks data and type side by side."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def value(self, data: object, shape: inspect.Type, path: KeyPath, expected: str = "") -> object:
        """The value, mended, or ``None`` where it is wrong. ``expected`` describes it in a few words."""
        if isinstance(shape, inspect.Metadata):
            return self.value(data, shape.type, path, str((shape.extra_json_schema or {}).get("description", "")))
        if isinstance(shape, inspect.UnionType):
            types = [each for each in shape.types if not isinstance(each, inspect.NoneType)]
            if len(types) == 1:
                return self.value(data, types[0], path, expected)
            return self.question(data, cast("list[inspect.StructType]", types), path)
        return self.of_one_type(data, shape, path, expected)

    def of_one_type(self, data: object, shape: inspect.Type, path: KeyPath, expected: str) -> object:
        made: object = None
        if isinstance(shape, inspect.StructType):
            made = self.question(data, [shape], path) if shape.tag_field else self.table(data, shape, path)
        elif isinstance(shape, inspect.VarTupleType):
            made = self.items(data, shape, path)
        elif isinstance(shape, inspect.TupleType):
            made = self.fractions(data, shape, path)
        elif isinstance(shape, inspect.EnumType):
            made = self.word(data, shape, path)
        elif isinstance(shape, inspect.StrType):
            made = self.text(data, shape, path, expected)
        elif isinstance(shape, inspect.IntType):
            made = self.number(data, shape, path, expected)
        elif isinstance(data, bool):
            made = data
        else:
            self.wrong_type(data, path, "true or false, without quotes")
        return made

    def number(self, data: object, shape: inspect.IntType, path: KeyPath, expected: str) -> object:
        if isinstance(data, bool) or not isinstance(data, int):
            return self.wrong_type(data, path, expected or "a whole number")
        if (shape.ge is None or data >= shape.ge) and (shape.le is None or data <= shape.le):
            return data
        shown = str(data) if abs(data) < 10**12 else "far too large"
        return self.add(path, f"{_subject(path)} is {shown}.", f"Expected: {expected}.")

    def text(self, data: object, shape: inspect.StrType, path: KeyPath, expected: str) -> object:
        if not isinstance(data, str):
            return self.wrong_type(data, path, expected or "text in quotes")
        if shape.pattern is None or re.search(shape.pattern, data):
            return data
        wrong = f"{_subject(path)} cannot be {quoted(data)}." if data.strip() else f"{_subject(path)} is empty."
        return self.add(path, wrong, f"Expected: {expected}.")

    def word(self, data: object, shape: inspect.EnumType, path: KeyPath) -> object:
        words = [str(member.value) for member in shape.cls]
        if not isinstance(data, str):
            return self.wrong_type(data, path, listed(words))
        if data in words:
            return shape.cls(data)
        hint = did_you_mean(data, words) or f"Expected: {listed(words)}."
        return self.add(path, f"{_subject(path)} cannot be {quoted(data)}.", hint)

    def items(self, data: object, shape: inspect.VarTupleType, path: KeyPath) -> object:
        if not isinstance(data, list):
            tables = _is_table(shape.item_type)
            return self.wrong_type(data, path, f"parts that begin {_header(path)}" if tables else "a list in brackets")
        made = (self.value(item, shape.item_type, (*path, index)) for index, item in enumerate(data))
        return tuple(blank(shape.item_type) if item is None else item for item in made)

    def fractions(self, data: object, shape: inspect.TupleType, path: KeyPath) -> object:
        count = len(shape.item_types)
        numbers = [item for item in data if type(item) in (int, float)] if isinstance(data, list) else []
        if isinstance(data, list) and len(data) == len(numbers) == count and all(0 <= item <= 1 for item in numbers):
            return tuple(float(item) for item in numbers)
        wrong = f"{_subject(path)} is {_type_words(data)}" + (" of other numbers." if isinstance(data, list) else ".")
        return self.add(path, wrong, f"Expected: {count} numbers from 0 to 1, in brackets with commas between them.")

    def table(self, data: object, shape: inspect.StructType, path: KeyPath) -> object:
        if isinstance(data, dict):
            return self.struct(data, shape, path)
        keys = listed((field.name for field in shape.fields if field.required), "and")
        return self.wrong_type(data, path, f"a part with {keys}")

    def question(self, data: object, shapes: list[inspect.StructType], path: KeyPath) -> object:
        """A question by its kind. One whose kind is unknown is looked at for what all kinds have."""
        works = f"Kinds that work: {listed(kind_names(), 'and')}."
        base = cast("inspect.StructType", inspect.type_info(QuestionFile))
        if not isinstance(data, dict):
            self.wrong_type(data, path, "a part that begins [[question]]")
            return blank(base)
        name = data.get(_KEY_NAME)
        shape = next((shape for shape in shapes if shape.tag == name), None)
        if shape is not None:
            return self.struct(data, shape, path)
        at = (*path, _KEY_NAME)
        if _KEY_NAME not in data:
            self.add(at, "A question has no kind.", f"{_label(path)} needs a line that begins kind =. {works}")
        elif isinstance(name, str):
            hint = did_you_mean(name, kind_names())
            self.add(at, f"The kind {quoted(name)} is not known.", f"{hint} {works}".strip())
        else:
            self.wrong_type(name, at, f"text in quotes. {works.rstrip('.')}")
        return self.struct(data, base, path, known_only=True)

    def struct(
        self, data: dict[str, Any], shape: inspect.StructType, path: KeyPath, *, known_only: bool = False
    ) -> Part:
        """A table with every field, wrong or missing ones blank."""
        fields = {field.encode_name: field for field in shape.fields}
        allowed = {*fields, shape.tag_field} if shape.tag_field else set(fields)
        meant: dict[str, str] = {}
        for key in data:
            if key not in allowed and not known_only:
                meant |= self.unknown_key(key, shape, path, set(fields) - set(data) - set(meant))
        made: dict[str, object] = {}
        for name, field in fields.items():
            key = name if name in data else meant.get(name, name)
            value = self.value(data[key], field.type, (*path, key)) if key in data else None
            if key not in data and field.required:
                self.missing(name, shape, field.type, path)
            made[field.name] = _default(field) if value is None else value
        return cast("Part", shape.cls(**made))

    def unknown_key(self, key: str, shape: inspect.StructType, path: KeyPath, missing: set[str]) -> dict[str, str]:
        """Say that a key is unknown; where a missing key was meant, its value is taken for that one's."""
        noun = _noun(shape)
        names = [field.encode_name for field in shape.fields]
        hint = did_you_mean(key, names) or f"Keys of {noun}: {listed(names, 'and')}."
        self.add((*path, key), f"{quoted(key)} is not a key of {noun}.", hint)
        nearest = closest(key, names)
        return {nearest: key} if nearest in missing else {}

    def missing(self, name: str, shape: inspect.StructType, kind: inspect.Type, path: KeyPath) -> None:
        noun = _noun(shape)
        needs = f"a part that begins {_header((*path, name))}" if _is_table(kind) else f"a line that begins {name} ="
        if path and isinstance(path[-1], str):
            needs = f'{name} = "…"'
        self.add((*path, name), f"{noun[:1].upper()}{noun[1:]} has no {name}.", f"{_label(path) or 'It'} needs {needs}")

    def wrong_type(self, data: object, path: KeyPath, expected: str) -> object:
        return self.add(path, f"{_subject(path)} is {_type_words(data)}.", f"Expected: {expected}.")

    def add(self, path: KeyPath, wrong: str, expected: str) -> object:
        """Collect a finding; ``None``, which stands for the value that was wrong."""
        self.findings.append(Finding(path, wrong, expected))
        return None


def blank(shape: inspect.Type) -> object:
    """Something of the right type that stands for a value that is wrong."""
    if isinstance(shape, inspect.Metadata):
        return blank(shape.type)
    if isinstance(shape, inspect.EnumType):
        return list(shape.cls)[-1]
    if isinstance(shape, inspect.UnionType):
        return None if shape.includes_none else blank(inspect.type_info(QuestionFile))
    if isinstance(shape, inspect.StructType):
        return shape.cls(**{field.name: _default(field) for field in shape.fields})
    simple: list[tuple[type[inspect.Type], Callable[[], object]]] = [
        (inspect.StrType, str),
        (inspect.IntType, int),
        (inspect.BoolType, bool),
        (inspect.VarTupleType, tuple),
    ]
    return next((make() for of, make in simple if isinstance(shape, of)), None)


def _default(field: inspect.Field) -> object:
    return blank(field.type) if field.required else field.default


def _noun(shape: inspect.StructType) -> str:
    return cast("type[Part]", shape.cls).noun


def _is_table(shape: inspect.Type) -> bool:
    if isinstance(shape, inspect.VarTupleType):
        return _is_table(shape.item_type)
    if isinstance(shape, inspect.UnionType):
        return all(_is_table(each) for each in shape.types)
    return isinstance(shape, inspect.StructType)


def _header(path: KeyPath) -> str:
    return f"[[{'.'.join(part for part in path if isinstance(part, str))}]]"


def _label(path: KeyPath) -> str:
    """'Option 2', 'Question 3', 'The picture'; '' for the whole file."""
    if not path:
        return ""
    if isinstance(path[-1], int) and len(path) > 1:
        return f"{str(path[-2]).capitalize()} {path[-1] + 1}"
    return f"The {path[-1]}"


def _subject(path: KeyPath) -> str:
    """'“mark”', 'Item 2 of tags', 'Option 3'."""
    if path and isinstance(path[-1], int) and len(path) > 1:
        number = path[-1] + 1
        return _label(path) if path[-2] in {"option", "question", "outcome"} else f"Item {number} of {path[-2]}"
    return quoted(path[-1]) if path else "The file"


def _type_words(data: object) -> str:
    words = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a part"}
    return words.get(type(data), "a date or a time")
