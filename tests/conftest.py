"""What tests share: a shell that asks for nothing, a folder without data, and which tests may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

ASKING = ("LANG", "LC_ALL", "LC_MESSAGES", "PLANMETRICS_LANG", "PLANMETRICS_DATA", "COLUMNS")
"""What the shell may ask of the program."""
MAY_BE_LEFT_OUT = frozenset(
    {
        # what only some systems have
        "such files cannot be made there",
        "needs fork and pseudo-terminals",
        "needs a device that is always full",
        "pipes with a name are a thing of Unix",
        "sockets with a name are a thing of Unix",
        "devices among the files are a thing of Unix",
        "files that are made while they are read",
        "root may read everything",
        # what is installed by .ci/run alone
        "frictionless is not here",
        "dplib is not here",
        # what needs Java
        "pyspark and Java are not installed",
        "Spark takes a minute to plan the expressions that DuckDB runs for it",
        # what looks at pages
        "there is no Chromium here",
        # what other programs do with our files
        "LibreOffice is not here",
        # what is read from beside the project
        "the documents are not here",
        "the vectors are not here",
        "no vector is marked so",
        "the gold expressions are not here",
    }
)
"""Reasons for which a test may be skipped; for any other it fails, so that nothing stops being tested in silence."""


@pytest.fixture(autouse=True)
def unrelated_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell that asks for nothing."""
    for name in ASKING:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def unrelated_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where there is no data."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test fail that was skipped for a reason that is not listed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        reason = str(report.longrepr[2]).removeprefix("Skipped: ")
        if reason not in MAY_BE_LEFT_OUT:
            report.outcome = "failed"
            report.longrepr = f"skipped for a reason that tests/conftest.py does not list: {reason}"
    return report
