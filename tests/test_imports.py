"""What each command imports: a start pays for that, and for nothing else."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from planmetrics.audit.rules import RULES
from planmetrics.cli.help import COMMANDS
from planmetrics.cli.start import IDLE
from planmetrics.report import KINDS
from tests.command_line import MADE_UP
from tests.test_cli_streams import plain_environment

if TYPE_CHECKING:
    from pathlib import Path

BARE = {"cli", "diagnostics", "render", "tuples", "wording"}
"""Parts that every command needs, for help and refusals too."""
READING = BARE | {"compute", "diagnose", "facts", "figures", "folder", "link", "load", "mistyped", "model"}
READING |= {"project", "records", "source", "syntax"}
"""Parts that a command needs which opens a data folder."""
PARTS = {
    ("--help",): BARE,
    ("cagr", "466", "1000", "--years", "5"): BARE | {"compute", "model", "records"},
    ("gap", "hz-315-2024"): READING | {"audit"},
    ("gap", "hz-315-2024", "--format", "json"): READING | {"audit"},
    ("show", "hz-315-2024"): READING | {"audit"},
    ("audit",): READING | {"audit"},
    ("validate",): READING | {"codes"},
    ("summary",): READING,
    ("rank", "hz-315-2024"): READING,
    ("cagr",): READING,
    ("compare", "rd-intensity"): READING,
    ("plans",): READING,
    ("export", "targets", "--format", "csv"): READING,
}
"""The parts of planmetrics that a command may import."""
NEVER = {
    "rich",
    "email",
    "importlib.metadata",
    "shutil",
    "difflib",
    "subprocess",
    "secrets",
    "docx",
    "pdfplumber",
    "openpyxl",
}
"""Libraries that none of these may import as long as its output goes to a pipe."""


def named(arguments: tuple[str, ...]) -> str:
    return " ".join(arguments)


WATCHED = """
import os, sys
from planmetrics.cli import start
leave = os._exit
def told(code):
    sys.stdout.flush()
    sys.stderr.write("".join(f"!{name}\\n" for name, held in sys.modules.items() if type(held) is not start.Later))
    sys.stderr.flush()
    leave(code)
os._exit = told
start.main()
"""


def imported(*arguments: str) -> set[str]:
    """The modules that a run imports; not those that were put off, and that nothing asked for."""
    command = [sys.executable, "-c", WATCHED, *arguments]
    result = subprocess.run(command, capture_output=True, env=plain_environment(), encoding="utf-8", check=False)
    assert result.returncode in {0, 1}, result.stderr
    return set(re.findall("(?m)^!(.+)$", result.stderr))


@pytest.mark.parametrize("arguments", PARTS, ids=named)
def test_a_command_imports_no_more_than_it_needs(arguments: tuple[str, ...]) -> None:
    found = imported(*arguments)
    parts = {name.split(".")[1] for name in found if name.startswith("planmetrics.")}
    reads = "project" in PARTS[arguments]

    assert parts <= PARTS[arguments]
    assert found & NEVER == set()
    assert reads or not found & {"pydantic", "pydantic_core", "yaml"}
    assert not reads or {"pydantic", "yaml"} <= found


def test_a_table_of_text_imports_nothing_of_json_or_csv() -> None:
    assert imported("gap", "hz-315-2024") & {"json", "csv"} == set()


def test_a_table_of_one_plan_imports_no_rule_that_marks_no_row() -> None:
    rules = {rule.check.__module__ for rule in RULES if not rule.marks}
    rules -= {"planmetrics.audit.acknowledgement"}  # which tells what is acknowledged, too

    assert {"planmetrics.audit.leap", "planmetrics.audit.overtaken"} <= rules <= imported("audit")
    assert imported("gap", "hz-315-2024") & {*rules, "planmetrics.audit.rules"} == set()


def test_a_command_imports_no_other() -> None:
    others = {f"planmetrics.cli.{name}" for name in COMMANDS}

    assert imported("gap", "hz-315-2024") & others == {"planmetrics.cli.gap"}


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, names in IDLE.items() for name in names])
def test_what_stands_in_for_a_function_stands_in_for_no_class(module: str, name: str) -> None:
    assert not isinstance(getattr(importlib.import_module(module), name), type), "isinstance would be asked of it"


def test_a_module_that_is_put_off_is_there_when_it_is_asked_for() -> None:
    asks = "; ".join(f"import {name}; {name}.__file__" for name in IDLE)
    uses = "import shutil, hashlib; from importlib.metadata import version; from urllib.parse import quote"
    text = (
        "import os, sys; sys.argv = ['planmetrics', '--version']; os._exit = lambda code: None\n"
        f"from planmetrics.cli.start import main; main()\n{uses}\n{asks}\n"
        "print(hashlib.sha256(b'').hexdigest()[:4], quote('a b'), version('typer')[:2], shutil.which('nothing-at-all'))"
    )
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, encoding="utf-8", check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "e3b0 a%20b 0. None"


LIBRARIES = {".html": {"jinja2"}, ".xlsx": {"xlsxwriter"}, ".docx": {"docx"}}
"""What each kind of report is made with; the others with nothing."""


@pytest.mark.parametrize("suffix", KINDS)
def test_a_report_is_made_with_the_library_of_its_kind_alone(suffix: str, tmp_path: Path) -> None:
    asked = ("report", "every-form", "--indicator", "firms", *MADE_UP, "--out", str(tmp_path / f"report{suffix}"))

    found = {name.partition(".")[0] for name in imported(*asked)}

    assert found & {"jinja2", "xlsxwriter", "docx", "openpyxl", "pdfplumber"} == LIBRARIES.get(suffix, set())


@pytest.mark.parametrize(
    "arguments",
    [("summary", *MADE_UP), ("audit", *MADE_UP), ("show", "every-form", *MADE_UP), ("export", "gaps", *MADE_UP)],
    ids=named,
)
def test_no_other_command_pays_for_what_is_sent_on(arguments: tuple[str, ...]) -> None:
    found = imported(*arguments)

    assert not {name for name in found if name.startswith("planmetrics.report")}
    assert found.isdisjoint({"jinja2", "xlsxwriter", "docx", "planmetrics.render.package", "planmetrics.cli.progress"})
