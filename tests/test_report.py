"""Reports: what every kind of file has in common, and how a report is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.report import KINDS
from planmetrics.report.texts import TEXTS
from tests.command_line import document
from tests.made_up import EVERY_FORM, SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

DATA = ("--data", str(EVERY_FORM), "--lang", "en")


def test_every_word_of_reports_is_there_in_both_languages() -> None:
    bare_place = re.compile(r"\{\w+\}")

    assert all(zh and en and (zh != en or bare_place.fullmatch(zh)) for zh, en in TEXTS.values())


@pytest.mark.parametrize("suffix", KINDS)
def test_a_report_takes_the_place_of_the_one_before(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"report{suffix}"
    out.write_text("the month before")

    result = CliRunner().invoke(app, ["report", "--all", "--indicator", "score", "--out", str(out), *DATA])

    assert result.exit_code == 0, result.output
    assert len(out.read_bytes()) > len("the month before")
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_regions_have_the_figures_that_rank_gives_them(tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    asked = ("hz-315-2024", "--data", str(SHIPPED), "--as-of", "2026-11-29")
    ranked = [row for row in document("rank", *asked)["rows"] if row["rank"] is not None]

    assert CliRunner().invoke(app, ["report", *asked, "--out", str(out), "--lang", "zh"]).exit_code == 0
    assert ranked
    assert out.read_text("utf-8").count("\n| 1 | 临安区 |") == len(ranked)


def test_a_kind_of_file_that_there_is_not_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["report", "--all", "--out", str(tmp_path / "report.pdf"), *DATA])

    assert result.exit_code == 2
    assert "'.pdf'" in result.stderr
    assert ".md" in result.stderr


def test_a_report_of_nothing_is_not_written(tmp_path: Path) -> None:
    out = tmp_path / "report.md"

    result = CliRunner().invoke(app, ["report", "--all", "--by", "1999", "--out", str(out), *DATA])

    assert result.exit_code == 2
    assert not out.exists()
