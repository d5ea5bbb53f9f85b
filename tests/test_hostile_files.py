"""Files made to hurt are refused with clear lines, by every command that takes such a file.

What each costs is told by benchmarks/hostile_files.py; those that take longest stand only there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.cli.output import UNREADABLE
from planmetrics.diagnose import MOST_SHOWN
from tests.command_line import run
from tests.hostile import FILES, MEGABYTES

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = {
    "C002": (
        "zeros.csv",
        "beyond-all-columns.xlsx",
        "laughs.xlsx",
        "laughs-in-strings.xlsx",
        "laughs-of-cells.xlsx",
        "quadratic.xlsx",
        "digits.xlsx",
        "dates.xlsx",
    ),
    "C005": ("lost-quotes.csv",),
    "C006": (
        "huge-exponents.csv",
        "row-of-blank-figure.csv",
        "many-mistakes.csv",
        "exponents.xlsx",
    ),
    "C007": (
        "separator-of-quotes.csv",
        "separator-of-letters.csv",
    ),
    "C011": ("letters-in-lines.csv",),
    "C014": ("rows-without-period.csv",),
    "C017": (
        "commas.csv",
        "commas-in-head.csv",
        "commas-in-row.csv",
        "semicolons.csv",
        "open-quote.csv",
        "open-quote-in-one-line.csv",
        "quotes.csv",
        "quotes-in-row.csv",
        "quoted-line-ends.csv",
        "letters.csv",
        "line-ends.csv",
        "line-ends-behind-head.csv",
        "carriage-returns.csv",
        "high-bytes.csv",
        "digits.csv",
        "cells-of-digits.csv",
        "digits-that-group.csv",
        "blanks.csv",
        "blank-cells.csv",
        "phrase.csv",
        "many-columns.csv",
        "columns-with-one-name.csv",
        "utf-16.csv",
    ),
    "C018": ("half-gbk.csv",),
    "C027": (
        "bomb-of-cells.xlsx",
        "bomb-of-empty-rows.xlsx",
        "bomb-of-prefixed-cells.xlsx",
        "bomb-of-short-strings.xlsx",
        "bomb-of-runs.xlsx",
        "sheets-of-one-part.xlsx",
        "far-cell.xlsx",
        "far-row.xlsx",
        "beyond-all-rows.xlsx",
        "huge-merge.xlsx",
        "huge-merge-in-other-quotes.xlsx",
        "huge-merge-in-dollars.xlsx",
        "huge-merge-in-small-letters.xlsx",
        "huge-merge-elsewhere.xlsx",
        "merges.xlsx",
        "sheet-under-another-name.xlsx",
        "deep-sheet.xlsx",
        "styles.xlsx",
        "formats.xlsx",
        "defined-names.xlsx",
        "validations.xlsx",
        "conditions.xlsx",
        "columns-of-widths.xlsx",
    ),
    "S001": ("plans/digits.yaml",),
    "S002": (
        "plans/digits-of-format.yaml",
        "plans/one-string.yaml",
        "plans/chinese.yaml",
        "plans/printed.yaml",
    ),
    "S012": ("plans/tabs.yaml",),
    "S030": (
        "plans/key-twice.yaml",
        "plans/key-twice-in-braces.yaml",
        "plans/aliases.yaml",
        "plans/laughs.yaml",
        "plans/anchors.yaml",
        "plans/tags.yaml",
    ),
    "Y001": ("plans/high-bytes.yaml",),
    "Y002": ("plans/zeros.yaml",),
    "Y031": ("zeros.txt",),
    "Y003": (
        "plans/line-separators.yaml",
        "plans/escapes.yaml",
    ),
    "Y030": ("too-large.txt",),
    "Y006": (
        "plans/deep-mappings.yaml",
        "plans/deep-blocks.yaml",
        "plans/deep-dashes.yaml",
    ),
    "Y007": (
        "plans/open-quote.yaml",
        "plans/open-quote-in-blocks.yaml",
    ),
    "Y012": ("plans/documents.yaml",),
    "Y013": (
        "plans/comments.yaml",
        "plans/blanks.yaml",
        "plans/line-ends.yaml",
        "plans/carriage-returns.yaml",
    ),
    "Y024": ("blanks.txt",),
    "Y025": (
        "carriage-returns.txt",
        "phrase-in-one-line.txt",
        "phrase-in-many-lines.txt",
        "digits.txt",
        "digits-and-points.txt",
        "digits-and-commas.txt",
        "numerals-in-lines.txt",
        "figures-in-brackets.txt",
        "figures.txt",
        "ranges.txt",
        "years.txt",
        "dates.txt",
        "english-figures.txt",
        "quotes.txt",
        "different-quotes.txt",
        "open-quotes.txt",
        "dots-and-digits.txt",
        "rows.txt",
        "line-ends.txt",
        "clauses.txt",
        "copies.txt",
    ),
}
"""Hostile files by the code of the first error that refuses them."""
CASES = [(name, code) for code, names in REFUSED.items() for name in names]
BY_NAME = {file.name: file for file in FILES}
COMMANDS = {"yaml": ("validate",), "text": ("trace", "hz-315-2024"), "table": ("gap", "--table")}


@pytest.mark.parametrize(("name", "code"), CASES, ids=[name for name, _ in CASES])
def test_a_hostile_file_is_refused_in_few_lines(name: str, code: str, tmp_path: Path) -> None:
    file, path = BY_NAME[name], tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(file.made())
    assert path.stat().st_size <= MEGABYTES
    result = run(*COMMANDS[file.kind], str(path), "--lang", "en")
    assert result.exit_code in {1, 3}
    told = re.findall(r"error\[(\w+)\]", result.output)
    assert told[0] == code
    assert len(told) <= MOST_SHOWN + 1
    assert max(map(len, result.output.splitlines())) < 1_000 + len(str(path))


def test_of_too_many_mistakes_in_the_text_it_is_said_how_many_there_are_at_least(tmp_path: Path) -> None:
    path = tmp_path / "anchors.yaml"
    path.write_bytes(BY_NAME["plans/anchors.yaml"].made())
    assert "at least 9950 more" in run("validate", str(path), "--lang", "en").output


@pytest.mark.parametrize(
    ("text", "code"), [("1" * 20_001, "Y024"), ("一\n" * 20_001, "Y025"), ("1 " * 1_100_000, "Y004")]
)
def test_what_is_read_from_stdin_is_limited(text: str, code: str) -> None:
    result = CliRunner().invoke(app, ["read", "-", "--lang", "en"], input=text)
    assert result.exit_code == UNREADABLE
    assert f"error[{code}]" in result.output
