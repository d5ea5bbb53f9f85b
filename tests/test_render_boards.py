"""What boards, comparisons and paths look like: golden files at fixed widths, and what must hold at any width.

`UPDATE_GOLDEN=1 pytest tests/test_render_boards.py` writes the files in tests/golden/ anew; look at each before it is
committed, as somebody would who has to forward it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import get_args

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.render.texts import WORDS
from planmetrics.render.words import Lang
from tests.made_up import EVERY_FORM, EVERY_KEY, SHIPPED
from tests.test_render_tables import GOLDEN, NUMBER, bodies, hold_against, width_of

WIDTHS = (140, 80, 60)
LANGS: tuple[Lang, ...] = get_args(Lang)
OURS = ("--data", str(SHIPPED))
MADE_UP = ("--data", str(EVERY_FORM), "--as-of", "2024")
EVERY = ("--plan", "every-form", *MADE_UP)
CITY = ("--plan", "hz-315-2024", *OURS, "--as-of", "2026-11-22")
COMMANDS = {
    "summary": ("summary", *OURS, "--as-of", "2026-11-22"),
    "summary-of-scores": ("summary", *EVERY, "--all-regions", "--method", "statcan"),
    "ranking": ("rank", *CITY, "--indicator", "rd-intensity"),
    "ranking-by-gap": ("rank", *EVERY, "--by", "gap"),
    "methods": ("gap", *EVERY, "--method", "all"),
    "compare": ("compare", "rd-intensity", *OURS, "--as-of", "2026-11-22"),
    "compare-made-up": ("compare", "intensity", *MADE_UP),
    "show-share": ("show", "every-form", "intensity", *MADE_UP, "--all-regions"),
    "show-level": ("show", "every-form", "energy", *MADE_UP),
    "tasks": ("gap", "every-task", "--data", str(EVERY_KEY), "--as-of", "2024"),
    "what-if": (
        *("gap", *EVERY, "--indicator", "intensity", "--indicator", "investment-growth", "--indicator", "energy"),
        *("--what-if", "intensity@2024=2.7", "--what-if", "reference-growth@2024=-1.5"),
    ),
}


@cache
def printed(kind: str, lang: Lang, width: int = 0) -> str:
    """What a command prints into a pipe of this width; without one, all columns in full."""
    result = CliRunner().invoke(app, [*COMMANDS[kind], "--lang", lang], env={"COLUMNS": str(width)})
    assert result.exit_code == 0, result.output
    # Findings begin with the path of a file, which depends on where the tests stand.
    return re.split(r"\n\n(?:核查发现|Findings of the audit)\n", result.stdout)[0].rstrip("\n") + "\n"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_boards_look_as_they_did_when_somebody_looked(kind: str, lang: Lang, width: int) -> None:
    hold_against(f"boards/{kind}-{lang}-{width}.txt", printed(kind, lang, width))


def test_every_golden_board_belongs_to_a_test() -> None:
    expected = {f"{kind}-{lang}-{width}.txt" for kind in COMMANDS for lang in LANGS for width in WIDTHS}

    assert {path.name for path in (GOLDEN / "boards").iterdir()} == expected


# at any width


EVERY_WIDTH = (40, 52, 60, 80, 100, 140)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_line_of_a_board_is_wider_than_asked_for(kind: str, lang: Lang) -> None:
    too_wide = [
        line for width in EVERY_WIDTH for line in printed(kind, lang, width).splitlines() if width_of(line) > width
    ]

    assert too_wide == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_number_of_a_board_is_wrapped_or_lost(kind: str, lang: Lang) -> None:
    whole = Counter(NUMBER.findall("\n".join(bodies(printed(kind, lang)))))
    lost = {width: whole - Counter(NUMBER.findall(printed(kind, lang, width))) for width in EVERY_WIDTH}

    assert {width: numbers for width, numbers in lost.items() if numbers} == {}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_board_shows_a_key_or_the_absence_of_a_value(kind: str, lang: Lang) -> None:
    found = printed(kind, lang)

    assert not re.search(r"\bNone\b|\bnan\b|\{|\}", found)
    assert [key for key in WORDS if re.search(r"[_.]", key) and re.search(rf"\b{re.escape(key)}\b", found)] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_line_of_a_board_ends_in_blanks(kind: str, lang: Lang) -> None:
    for width in EVERY_WIDTH:
        lines = printed(kind, lang, width).splitlines()
        assert [line for line in lines if line != line.rstrip()] == []
        assert lines[-1]
