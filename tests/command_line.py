"""Runs of the program for tests: what it prints, its rows, and how it refuses."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from tests.made_up import EVERY_FORM, SHIPPED, actuals_text, plan_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OURS = ("--data", str(SHIPPED))
MADE_UP = ("--data", str(EVERY_FORM), "--as-of", "2024")
EVERY = ("--plan", "every-form", *MADE_UP)


def run(*arguments: str, width: int | None = None) -> Result:
    """A run into a pipe; without a width, as wide as it likes."""
    environment = {"COLUMNS": str(width) if width else None, "PLANMETRICS_DATA": None, "PLANMETRICS_LANG": None}
    result = CliRunner().invoke(app, [*arguments], env=environment)
    # Anything but an exit is a bug.
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert "Traceback" not in result.output
    return result


def shown(*arguments: str, width: int | None = None, lang: str = "en", code: int = 0) -> str:
    """What a run prints."""
    result = run(*arguments, "--lang", lang, width=width)
    assert result.exit_code == code, result.output
    return result.stdout


def document(*arguments: str) -> dict[str, Any]:
    """The JSON document of a run that has to go well."""
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    assert found["schema_version"] == 1
    return found


def rows(*arguments: str) -> list[dict[str, Any]]:
    """The JSON rows of a run that has to go well."""
    found: list[dict[str, Any]] = document(*arguments)["rows"]
    return found


def refused(*arguments: str, code: int = 2) -> str:
    """The message of a run that has to be refused, with nothing on stdout."""
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    return result.stderr


def folder_of(
    folder: Path, plans: Mapping[str, str | tuple[str, str]], observations: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The options for a data folder of made-up plans and observations, looked at from the end of 2024.

    A plan is its indicators, or they and its head; observations are those of each region.
    """
    for name in ("plans", "actuals"):
        (folder / name).mkdir(parents=True)
    for registry in ("indicators.yaml", "regions.yaml"):
        shutil.copy(EVERY_FORM / registry, folder)
    for name, said in plans.items():
        indicators, head = (said, "") if isinstance(said, str) else said
        (folder / "plans" / f"{name}.yaml").write_text(plan_text(indicators, head, name), encoding="utf-8")
    for region, lines in (observations or {}).items():
        (folder / "actuals" / f"{region}.yaml").write_text(actuals_text(lines, region), encoding="utf-8")
    return "--data", str(folder), "--as-of", "2024"
