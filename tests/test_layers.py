"""Imports go one way: files, text, nodes, model, linked dataset, compute, records, renderers, commands."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "planmetrics"
# From left to right; a module may import its own layer and those before it.
ORDER = [
    {"tuples"},
    {"diagnostics"},
    {"wording"},
    {"source", "syntax"},
    {"folder"},
    {"edit"},
    {"model"},
    {"figures"},
    {"mistyped", "diagnose"},
    {"load"},
    {"tables"},
    {"documents"},
    {"facts"},
    {"link"},
    {"project"},
    {"compute", "trace", "intake"},
    {"draft", "review"},
    {"audit"},
    {"records"},
    {"bulk"},  # the scalar definitions and the fields of records, over columns
    {"codes"},  # what diagnostics say: only renderers know
    {"render"},
    {"report"},
    {"cli", "api", "__main__"},
]
LAYER = {name: number for number, names in enumerate(ORDER) for name in names}
MODULES = sorted(path for path in SRC.rglob("*.py") if path != SRC / "__init__.py")


def part(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> list[tuple[int, str]]:
    """Line and dotted name of what a module imports, at any depth, for types too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found.append((node.lineno, node.module or ""))
        elif isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
    return found


def imported(path: Path) -> set[str]:
    return {name for _, name in imports(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_a_module_imports_only_layers_to_its_left(path: Path) -> None:
    refused = [
        f"{path.relative_to(SRC)}:{line} imports {name}: {name.split('.')[1]} stands to the right of {part(path)} "
        f"in the one-way flow (ARCHITECTURE.md); hand the value on, or move what both need to the left"
        for line, name in imports(path)
        if name.startswith("planmetrics.") and LAYER[name.split(".")[1]] > LAYER[part(path)]
    ]

    assert refused == []


@pytest.mark.parametrize(
    ("library", "owners"),
    [
        ("yaml", {"syntax"}),
        ("pydantic", {"model", "load", "diagnose"}),
        ("pydantic_core", {"model", "diagnose"}),
        ("rich", {"render"}),
        ("typer", {"cli"}),
        ("click", set()),
        ("openpyxl", {"tables"}),
        ("docx", {"documents", "report"}),
        ("xlsxwriter", {"report"}),
        ("jinja2", {"report"}),
        ("markupsafe", {"report"}),
        ("pdfplumber", {"documents"}),
        ("pdfminer", set()),
        ("lxml", {"documents"}),
        ("duckdb", {"bulk"}),
        ("narwhals", {"bulk"}),
        ("pyspark", {"bulk"}),
    ],
)
def test_a_library_is_known_to_one_part_only(library: str, owners: set[str]) -> None:
    users = {part(path) for path in MODULES if library in {name.split(".")[0] for name in imported(path)}}

    assert users <= owners


def test_plain_records_are_the_named_tuples_that_cost_a_start_least() -> None:
    takes = "from typing import .*NamedTuple"
    slow = [path.relative_to(SRC) for path in MODULES if re.search(takes, path.read_text("utf-8")) is not None]

    # what is generic has to be one of typing's own
    assert [path for path in slow if "Generic" not in (SRC / path).read_text("utf-8")] == [Path("tuples.py")]


@cache
def calls(path: Path) -> set[str]:
    """Names that a module calls: open(...), path.read_bytes(...)."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            found.add(called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_only_source_reads_files_and_only_cli_writes_exits_or_asks_the_clock(path: Path) -> None:
    reading = {"open", "read_bytes", "read_text"} - ({"read_bytes"} if part(path) == "project" else set())
    acting = {"exit", "_exit", "now", "today", "getenv"}

    # cli opens the null device when a pipe is closed; it reads nothing
    assert part(path) in {"source", "cli"} or not calls(path) & reading
    assert part(path) == "cli" or not calls(path) & acting


def test_only_cli_prints() -> None:
    printing = {path for path in MODULES if "print" in calls(path)}

    assert {part(path) for path in printing} <= {"cli", "render"}
    assert all(path.name == "terminal.py" for path in printing if part(path) == "render")  # Rich's console.print


def test_every_module_is_in_the_order() -> None:
    assert {part(path) for path in MODULES} == set(LAYER)
