"""Editor and `validate` are of one mind: five hundred made documents, each a sound file with one slip."""

from __future__ import annotations

import json
import re
import shutil
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import jsonschema
import pytest

from planmetrics.codes import CODES
from planmetrics.project import open_all
from planmetrics.render.schema import schema_of
from planmetrics.source import kind_of, shown
from planmetrics.syntax.nodes import plain
from planmetrics.syntax.reader import read
from tests.made_up import EVERY_FORM, EVERY_KEY, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planmetrics.diagnostics import Diagnostic

FOLDERS = (EVERY_FORM, EVERY_KEY)
METHODS = Path("methods.yaml")
DOCUMENTS = 500
KINDS = ("plan", "plan", "plan", "plan", "actuals", "actuals", "indicators", "regions", "methods")
"""What the documents are, plans most often."""
LEFT_TO_VALIDATE = (
    ("[LD]...", "", "other files, the table of units, and what printed figures mean"),
    ("Y...", "", "the text itself, which the editor's own reader of YAML checks"),
    ("S002", "'key': 'unit'", "an indicator has a unit, unless it is a task in words"),
    ("S015", r"\.\.|/|\.0", "months of a run in their order; a fiscal year and the one after it; 2024.0"),
    ("S016", r"-(29|30|31)'|\.0", "days that a month has; 2024.0"),
    ("S022", "", "two ends in their order"),
    ("S023", "", "keys that go with one form of a target only, or with one another"),
    ("S024", "", "a source has an address, or a number, or is internal: three keys of which one is a flag"),
    ("S026", "", "an empty list of targets promises nothing"),
    ("S031", "", "cut-offs in their order"),
    ("S032", "", "a fiscal year where a region says when its years start"),
    ("S033", "", "an English name, where the name is Chinese and no registry has another"),
)
"""Codes that the schemas do not know, as far as their facts match, and what it takes to tell."""

Node: TypeAlias = Any
_ODD: tuple[Node, ...] = (
    *("", " ", "two\nlines", "a line\n", "NO", "330100", "2024", "2024-H3", "2024-H1", "2024-05..03", "2024/25", "constant(2020)", "ab" * 50),
    *(True, False, None, [], {}, ["a"], {"a": "b"}, {"from": Decimal(2020), "to": Decimal(2024)}),
    *map(Decimal, ("0", "1", "-1", "13", "2.5", "2024", "2024.0", "1800", "4.0")),
)  # fmt: skip
"""Values that most keys refuse."""


class Place(NamedTuple):
    """A mapping or list of a document, and a key or index of it."""

    holder: Node
    step: str | int


def written(node: Node) -> str:
    """The document in flow style."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(held)}" for key, held in node.items()) + "}"
    if isinstance(node, (list, tuple)):
        return "[" + ", ".join(map(written, node)) + "]"
    return str(node) if isinstance(node, Decimal) else json.dumps(node)


def in_json(node: Node) -> Node:
    """The document as an editor's schema is held against it."""
    if isinstance(node, Decimal):
        return int(node) if node == node.to_integral_value() else float(node)
    if isinstance(node, dict):
        return {key: in_json(held) for key, held in node.items()}
    return [in_json(held) for held in node] if isinstance(node, (list, tuple)) else node


def places(node: Node) -> Iterator[Place]:
    steps = node.keys() if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for step in steps:
        yield Place(node, step)
        yield from places(node[step])


def unfrozen(node: Node) -> Node:
    if isinstance(node, dict):
        return {key: unfrozen(held) for key, held in node.items()}
    return [unfrozen(held) for held in node] if isinstance(node, (list, tuple)) else node


@cache
def sound() -> tuple[tuple[Path, Path, str], ...]:
    """Folder, path in it, and text of every sound file."""
    made_up = [(folder, path) for folder in FOLDERS for path in sorted(folder.rglob("*.yaml"))]
    methods = (EVERY_FORM, METHODS, (SHIPPED / METHODS).read_text("utf-8"))
    return (methods, *((folder, path.relative_to(folder), path.read_text("utf-8")) for folder, path in made_up))


def parsed(text: str) -> Node:
    root, wrong = read(text, "made.yaml")
    assert wrong == []
    assert root is not None
    return unfrozen(plain(root))


@cache
def values_by_key() -> dict[str, list[str]]:
    """What stands under each key anywhere, in flow style."""
    found: dict[str, list[str]] = {}
    for _, _, text in sound():
        for holder, step in places(parsed(text)):
            if isinstance(step, str):
                found.setdefault(step, []).append(written(holder[step]))
    return found


def misspell(document: Node, chance: Random) -> None:
    holder, step = chance.choice([place for place in places(document) if isinstance(place.step, str)])
    holder[str(step)[:-1] or "x"] = holder.pop(step)


def drop(document: Node, chance: Random) -> None:
    holder, step = chance.choice([*places(document)])
    del holder[step]


def put_oddly(document: Node, chance: Random) -> None:
    holder, step = chance.choice([*places(document)])
    holder[step] = chance.choice(_ODD)


def quote(document: Node, chance: Random) -> None:
    """Text for a number, and a number for text that looks like one."""
    scalars = [
        place
        for place in places(document)
        if isinstance(held := place.holder[place.step], Decimal) or (isinstance(held, str) and held.isdecimal())
    ]
    holder, step = chance.choice(scalars)
    held = holder[step]
    holder[step] = str(held) if isinstance(held, Decimal) else Decimal(held)


def add(document: Node, chance: Random) -> None:
    """A key more, with a value that it has elsewhere: a second comparator, a second period, one that does not belong."""
    holder = chance.choice(
        [document, *(p.holder[p.step] for p in places(document) if isinstance(p.holder[p.step], dict))]
    )
    kin = [
        key
        for key in ("at_least", "about", "growth", "by", "during", "value", "since", "each", "owners")
        if key not in holder
    ]
    key = chance.choice([*kin, chance.choice([*values_by_key()])])
    holder[key] = parsed("{x: " + chance.choice(values_by_key()[key]) + "}\n")["x"]


def misname(document: Node, chance: Random) -> None:
    """Another word for one of a few."""
    words = [
        p
        for p in places(document)
        if p.step in {"measure", "better", "kind", "standing", "firmness", "status", "doubt", "quantity"}
    ]
    holder, step = chance.choice(words or [*places(document)])
    holder[step] = f"{holder[step]}s"


SLIPS: tuple[Callable[[Node, Random], None], ...] = (misspell, drop, put_oddly, quote, add, misname)


def _pattern(_: object, pattern: str, instance: object, __: object) -> Iterator[jsonschema.ValidationError]:
    # As in editors: $ is the very end, while Python's stands before a last line end, too.
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator = jsonschema.validators.extend(  # type: ignore[no-untyped-call]  # jsonschema leaves it so
    jsonschema.Draft7Validator, {"pattern": _pattern}
)


@cache
def validator(kind: str) -> Any:
    return _Validator(schema_of(kind))


def is_left(one: Diagnostic) -> bool:
    """Whether it takes `validate` to tell."""
    return any(
        re.fullmatch(code, one.code) and re.search(facts, repr(one.facts)) for code, facts, _ in LEFT_TO_VALIDATE
    )


def made(chance: Random, number: int) -> tuple[Path, Path, Node]:
    """A document with one slip: whose folder, which file of it, and what it holds."""
    kind = chance.choice(KINDS)
    folder, path, text = chance.choice([one for one in sound() if kind_of(one[1]) == kind])
    document = parsed(text)
    SLIPS[number % len(SLIPS)](document, chance)
    return folder, path, document


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    above = tmp_path_factory.mktemp("copies")
    made = {folder: Path(shutil.copytree(folder, above / folder.name)) for folder in FOLDERS}
    shutil.copy(SHIPPED / METHODS, made[EVERY_FORM])
    return made


def errors_of(path: Path, folder: Path, text: str) -> list[Diagnostic]:
    """What `validate` refuses in this file, were this its text."""
    before = path.read_bytes()
    path.write_text(text, encoding="utf-8")
    try:
        return [one for one in open_all(folder).errors if one.span.file == shown(path)]
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("part", range(10))
def test_what_the_schema_refuses_validate_refuses_and_the_other_way_round_but_for_what_is_listed(
    part: int, copies: dict[Path, Path]
) -> None:
    apart, alike = [], {True: 0, False: 0}
    for number in range(part, DOCUMENTS, 10):
        folder, path, document = made(Random(number), number // 10)  # slips need no secure randomness
        text = written(document) + "\n"
        refused = errors_of(copies[folder] / path, copies[folder], text)
        by_schema = not validator(kind_of(path)).is_valid(in_json(document))
        if by_schema is bool(refused):
            alike[by_schema] += 1
        elif by_schema or not all(map(is_left, refused)):
            apart.append(
                (number, path.as_posix(), by_schema, [(one.code, one.path, dict(one.facts)) for one in refused])
            )

    assert apart == []
    assert alike[True] >= 30
    assert sum(alike.values()) >= 40


def test_every_rule_that_is_left_to_validate_is_a_code_that_there_is() -> None:
    assert [code for code, _, _ in LEFT_TO_VALIDATE if not any(re.fullmatch(code, name) for name in CODES)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_sound_files_are_sound_by_both(folder: Path, copies: dict[Path, Path]) -> None:
    files = [(path, parsed(text)) for whose, path, text in sound() if whose == folder]

    assert open_all(copies[folder]).errors == []
    assert [path for path, held in files if not validator(kind_of(path)).is_valid(in_json(held))] == []
