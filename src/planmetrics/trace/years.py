"""Years of targets that their document prints nowhere near them: not in the line, a heading, the head of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.model.period import MONTHS
from planmetrics.model.target import DUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planmetrics.facts import LinkedPlan, TargetFact
    from planmetrics.syntax.nodes import Path
    from planmetrics.trace.document import Line

HEAD = 15
"""Lines above the first row of a table in which its head stands, one cell a line where it was pasted so."""
HEADINGS, LONGEST_HEADING = 10, 40
"""Lines above a line in which a heading is looked for, and how long one is at most."""
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class Astray(NamedTuple):
    """A target whose year stands nowhere near its line."""

    target: TargetFact
    line: int

    @property
    def path(self) -> Path:
        """Where the plan file says the year."""
        _, _, kind, number = written = self.target.path[:4]
        entry = self.target.entry
        due = (entry.targets if kind == "targets" else entry.breakdown)[int(number)]
        return (*written, next(key for key in DUE if getattr(due, key, None) is not None))


def years_astray(linked: LinkedPlan, lines: Sequence[Line]) -> Iterator[Astray]:
    """Every target with a line whose year is not said to be inferred, and is not found; once for each written one."""
    titles = _years((linked.plan.title, linked.plan.document.title))
    first = _first_rows(linked)
    seen: set[Path] = set()
    for target in linked.targets:
        at = target.locator
        written = target.path[:4]
        if target.inferred or at.line is None or at.line > len(lines) or written in seen:
            continue
        seen.add(written)
        near = [lines[at.line - 1].text, target.printed, at.section, at.table, at.label]
        above = lines[max(at.line - 1 - HEADINGS, 0) : at.line - 1]
        near += [line.text for line in above if len(line.text) <= LONGEST_HEADING and "。" not in line.text]
        if at.row is not None:
            top = first[at.section, at.table]
            near += [line.text for line in lines[max(top - 1 - HEAD, 0) : top]]
        if not {target.period.year, target.period.start // MONTHS} & (titles | _years(near)):
            yield Astray(target, at.line)


def _first_rows(linked: LinkedPlan) -> dict[tuple[str | None, str | None], int]:
    """The line on which each table begins, as far as the plan speaks of it."""
    first: dict[tuple[str | None, str | None], int] = {}
    places = [target.locator for target in linked.targets]
    places += [entry.baseline.at for entry in linked.plan.indicators if entry.baseline is not None]
    for at in places:
        if at.row is not None and at.line is not None:
            key = (at.section, at.table)
            first[key] = min(first.get(key, at.line), at.line)
    return first


def _years(texts: Iterable[str | None]) -> set[int]:
    """The years that texts print, in Chinese digits too."""
    return {
        int(year) for text in texts if text for form in (text, text.translate(_DIGITS)) for year in _YEAR.findall(form)
    }
