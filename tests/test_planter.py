"""The planter of faults: every kind can be made, stands where it says, and is one change of a sound file."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.planter import KINDS
from tests.planter.fault import TABLES
from tests.planter.grounds import SOUND, TABLE, outcome, plant_all, summary

if TYPE_CHECKING:
    from pathlib import Path

    from tests.planter.fault import Kind


def seeded() -> Random:
    """Chances that are the same each time."""
    return Random(1)


def sound_files(kind: Kind) -> list[Path]:
    """The files in which a kind of fault can be."""
    if kind.file == TABLES:
        return [TABLE]
    if kind.file in {"plans", "actuals"}:
        return sorted(path for sound in SOUND for path in (sound / kind.file).glob("*.yaml"))
    return [path for sound in SOUND if (path := sound / f"{kind.file}.yaml").exists()]


def test_there_are_kinds_for_plans_actuals_registries_and_tables() -> None:
    assert len(KINDS) >= 30
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert {kind.file for kind in KINDS} == {"plans", "actuals", "indicators", "regions", "tables"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_can_be_planted_and_changes_the_lines_that_it_names(kind: Kind) -> None:
    made = 0
    for path in sound_files(kind):
        text = path.read_text("utf-8")
        fault = kind.plant(text, seeded())
        if fault is not None:
            made += 1
            before, after = text.splitlines(), fault.text.splitlines()
            first = next(
                at for at, (one, other) in enumerate(zip([*before, ""], [*after, ""], strict=False), 1) if one != other
            )

            assert fault.text != text
            assert min(fault.lines) <= first + 1
            assert max(fault.lines) >= first

    assert made > 0


def test_a_note_alone_does_not_tell_a_fault() -> None:
    kind = KINDS[0]
    fault = next(made for path in sound_files(kind) if (made := kind.plant(path.read_text("utf-8"), seeded())))

    silent = outcome(kind, fault, "plan.yaml", set())

    assert silent.told == "silent"
    assert summary([silent])[0][1:] == (1, 0, 0, 1, 0)


def test_most_faults_are_told_at_their_line(tmp_path: Path) -> None:
    outcomes = list(plant_all(KINDS, 1, seeded(), tmp_path))

    told = sum(one.told == "here" for one in outcomes) / len(outcomes)
    assert told >= 0.7, [(one.kind.name, one.fault.what) for one in outcomes if one.told != "here"]
