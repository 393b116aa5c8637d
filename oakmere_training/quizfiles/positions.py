"""On which line of a TOML file each key and each item stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from oakmere_training.quizfiles.findings import KeyPath

_KEYS = ("bare_key", "quoted_key", "dotted_key")


class Positions:
    """The lines of one file's keys, tables and items, by path. Only for text that is TOML."""

    def __init__(self, text: str) -> None:
        self._lines: dict[KeyPath, int] = {}
        self._counts: dict[KeyPath, int] = {}
        self._read(text)

    def line(self, path: KeyPath) -> int:
        """The line of ``path``, or of the nearest thing around it that the file has; 1 for the whole file."""
        for end in range(len(path), 0, -1):
            found = self._lines.get(path[:end])
            if found is not None:
                return found
        return 1

    def _read(self, text: str) -> None:
        import tree_sitter
        import tree_sitter_toml

        parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
        root = parser.parse(text.encode()).root_node
        todo: list[tuple[Node, KeyPath]] = [(child, ()) for child in reversed(root.named_children)]
        while todo:
            node, base = todo.pop()
            todo.extend(reversed(self._visit(node, base)))

    def _visit(self, node: Node, base: KeyPath) -> list[tuple[Node, KeyPath]]:
        """Note the node's line; return what is inside it, in the file's order."""
        if node.type == "pair":
            return self._pair(node, base)
        if node.type in {"table", "table_array_element"}:
            here = self._header(node)
            return [(child, here) for child in node.named_children if child.type not in _KEYS]
        if node.type == "ERROR":
            return [(child, base) for child in node.named_children]
        return []

    def _header(self, node: Node) -> KeyPath:
        path: KeyPath = ()
        keys = next((_keys(child) for child in node.named_children if child.type in _KEYS), [])
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if number == len(keys) and node.type == "table_array_element":
                self._note(path, node)
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        self._note(path, node)
        return path

    def _pair(self, node: Node, base: KeyPath) -> list[tuple[Node, KeyPath]]:
        children = [child for child in node.named_children if child.type != "comment"]
        path = base
        for key in _keys(children[0]):
            path = (*path, key)
            self._note(path, node)
        inside: list[tuple[Node, KeyPath]] = []
        values = [(child, path) for child in children[1:]]
        while values:
            value, at = values.pop()
            self._note(at, value)
            items = [child for child in value.named_children if child.type != "comment"]
            if value.type == "array":
                values.extend((item, (*at, index)) for index, item in enumerate(items))
            elif value.type == "inline_table":
                inside.extend((item, at) for item in items)
        return inside

    def _note(self, path: KeyPath, node: Node) -> None:
        self._lines.setdefault(path, node.start_point[0] + 1)


def _keys(node: Node) -> list[str]:
    """The parts of a key, unquoted."""
    if node.type == "dotted_key":
        parts: list[str] = []
        while node.type == "dotted_key":
            left, *rest = node.named_children
            parts[:0] = [_plain(child) for child in rest]
            node = left
        return [_plain(node), *parts]
    return [_plain(node)]


def _plain(node: Node) -> str:
    import rtoml

    text = (node.text or b"").decode()
    if node.type != "quoted_key":
        return text
    try:
        return next(iter(rtoml.loads(f"{text} = 0")), text)
    except rtoml.TomlParsingError:
        return text
