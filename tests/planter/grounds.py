"""Where faults are planted, and what is told of each then."""

from __future__ import annotations

import io
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from planmetrics import project, source
from planmetrics.audit.finding import Severity as Weight
from planmetrics.audit.run import audit
from planmetrics.diagnostics import Severity
from planmetrics.model.period import months_over
from planmetrics.tables import read_table
from tests.made_up import EVERY_FORM, EVERY_KEY, SHIPPED
from tests.planter.actuals import TODAY
from tests.planter.fault import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from planmetrics.audit.finding import Finding
    from planmetrics.diagnostics import Diagnostic
    from tests.planter.fault import Fault, Kind

SOUND = (SHIPPED, EVERY_FORM, EVERY_KEY, EVERY_FORM.with_name("state_table"))
TABLE = Path(__file__).with_name("table.csv")
MOST_TRIES = 40


class Told(NamedTuple):
    """One thing that is told: its code, what it is about, and a place that it names."""

    code: str
    weight: str
    about: tuple[str | None, ...]
    file: str
    line: int


class Outcome(NamedTuple):
    """A planted fault and what was told of it: `here`, `elsewhere` or `silent`, and by which codes; `noted` by a note."""

    kind: Kind
    fault: Fault
    file: str
    told: str
    codes: tuple[str, ...]
    noted: bool


class Ground:
    """A copy of a sound folder, in which one file at a time is made faulty."""

    def __init__(self, sound: Path, into: Path) -> None:
        self.folder = Path(shutil.copytree(sound, into / sound.name / "data"))
        self.name = sound.name
        self.borrows = sound != SHIPPED  # what a copy of the shipped data lacks, the package must not lend
        self.before = self.told()

    def files(self, kind: Kind) -> list[Path]:
        """The files in which this kind of fault can be."""
        if kind.file in {"plans", "actuals"}:
            return sorted((self.folder / kind.file).glob("*.yaml"))
        return [path for path in [self.folder / f"{kind.file}.yaml"] if path.exists()]

    def told(self) -> set[Told]:
        """All that validate and audit say of the folder."""
        lent = source.packaged_data() if self.borrows else None
        with mock.patch.object(project, "packaged_data", return_value=lent):
            opened = project.open_all(self.folder, today=TODAY)
        findings = audit(opened.dataset, months_over(TODAY))
        return {*_of_diagnostics(opened.diagnostics), *_of_findings(findings)}

    def plant(self, kind: Kind, file: Path, random: Random) -> Outcome | None:
        """Plant a fault into a file, ask, and put the file right again."""
        sound = file.read_text("utf-8")
        fault = kind.plant(sound, random)
        if fault is None or fault.text == sound:
            return None
        file.write_text(fault.text, "utf-8")
        told = self.told()
        file.write_text(sound, "utf-8")
        return outcome(kind, fault, file.name, told - self.before)


def of_table(kind: Kind, random: Random) -> Outcome | None:
    """Plant a fault into the made-up table, and ask what is said of it."""
    sound = TABLE.read_text("utf-8")
    fault = kind.plant(sound, random)
    if fault is None:
        return None
    _, before = read_table(io.BytesIO(sound.encode()), TABLE.name)
    _, after = read_table(io.BytesIO(fault.text.encode()), TABLE.name)
    return outcome(kind, fault, TABLE.name, {*_of_diagnostics(after)} - {*_of_diagnostics(before)})


def outcome(kind: Kind, fault: Fault, file: str, told: set[Told]) -> Outcome:
    """What became of a fault: a note alone, which only who asks for notes sees, does not tell it."""
    grave = {one for one in told if one.weight != "note"}
    here = {one for one in grave if Path(one.file).name == file and one.line in fault.lines}
    noted = any(Path(one.file).name == file and one.line in fault.lines for one in told)
    word = "here" if here else "elsewhere" if grave else "silent"
    return Outcome(kind, fault, file, word, tuple(sorted({one.code for one in here or grave})), noted)


def plant_all(kinds: Iterable[Kind], number: int, random: Random, into: Path) -> Iterator[Outcome]:
    """So many faults of each kind, spread over all grounds that have a place for it; no fault twice."""
    grounds = [Ground(sound, into) for sound in SOUND]
    for kind in kinds:
        seen: set[tuple[str, str, str]] = set()
        for _ in range(number * MOST_TRIES):
            if len(seen) == number:
                break
            if kind.file == TABLES:
                made, name = of_table(kind, random), ""
            else:
                ground = random.choice(grounds)
                files = ground.files(kind)
                made, name = ground.plant(kind, random.choice(files), random) if files else None, ground.name
            if made is not None and (key := (name, made.file, made.fault.text)) not in seen:
                seen.add(key)
                yield made


class Line(NamedTuple):
    """A line of the summary: a kind, how many were planted, and how they were told."""

    name: str
    planted: int
    here: int
    elsewhere: int
    silent: int
    noted: int


def summary(outcomes: Iterable[Outcome]) -> list[Line]:
    """A line a kind, in the order of planting; `noted` are silent ones at whose place a note stands."""
    made: dict[str, Counter[str]] = {}
    for one in outcomes:
        made.setdefault(one.kind.name, Counter())[one.told] += 1
        made[one.kind.name]["noted"] += one.told == "silent" and one.noted
    return [
        Line(
            name,
            told["here"] + told["elsewhere"] + told["silent"],
            told["here"],
            told["elsewhere"],
            told["silent"],
            told["noted"],
        )
        for name, told in made.items()
    ]


def _of_diagnostics(diagnostics: Iterable[Diagnostic]) -> Iterator[Told]:
    for one in diagnostics:
        weight = "note" if one.severity is Severity.NOTE else "grave"
        for span in (one.span, *(related.span for related in one.related)):
            yield Told(one.code, weight, (one.plan, one.indicator, one.region), span.file, span.line)


def _of_findings(findings: Iterable[Finding]) -> Iterator[Told]:
    for one in findings:
        weight = "note" if one.severity is Weight.NOTE or one.acknowledged else "grave"
        for place in one.places:
            yield Told(
                one.code, weight, (one.plan, one.indicator, one.region, one.variant), place.span.file, place.span.line
            )
