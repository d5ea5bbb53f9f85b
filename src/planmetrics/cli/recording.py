"""Observations into the files of a data folder: held against what is there, checked with it, written in one go."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from typing import TYPE_CHECKING, TypeAlias

import typer

from planmetrics.cli.opening import errors_in, stop_on_errors, today
from planmetrics.cli.output import FINDINGS, UNREADABLE, doing, in_words, say, show_diagnostics, stop, write
from planmetrics.cli.saving import Saved, locked, save
from planmetrics.diagnostics import Diagnostic, Severity
from planmetrics.edit.changes import CannotEditError
from planmetrics.edit.splice import edited
from planmetrics.edit.written import UnwritableError, in_brackets
from planmetrics.folder import about, actuals_files
from planmetrics.intake.merge import Merged, Wanted, changes_of, merge, new_file
from planmetrics.load import load
from planmetrics.model.actuals import Actuals
from planmetrics.project import open_all
from planmetrics.source import read_bytes, shown
from planmetrics.tuples import NamedTuple
from planmetrics.wording import harmless, in_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from planmetrics.facts import Dataset
    from planmetrics.intake.merge import Differing
    from planmetrics.load import Loaded
    from planmetrics.project import Project
    from planmetrics.syntax.nodes import Data

    Sources: TypeAlias = Mapping[str, dict[str, Data]]


class Asked(NamedTuple):
    """What is to be recorded; `sources` are new ones by id, entered where they are used, `beside` is written too."""

    wanted: list[Wanted]
    sources: Sources
    beside: Sequence[Saved] = ()


class _Outcome(NamedTuple):
    """One region's file: what it holds and would hold, and how the wanted observations fare in it."""

    path: Path
    before: bytes | None
    after: bytes | None
    merged: Merged
    held: Loaded[Actuals] | None

    @property
    def file(self) -> str:
        """Its name as messages show it."""
        return shown(self.path)


def record_into(data: Path, ask: Callable[[Dataset], Asked], *, revise: bool, dry_run: bool) -> None:
    """Record what is asked for in a data folder, or nothing of it.

    What is there already stays; what stands there differently is shown, and put in its place with `revise`. Whatever
    would make an error is refused. With `dry_run` the change is shown, and nothing is written.
    """
    if dry_run:
        _record(data, ask, revise=revise, dry_run=True)
        return
    with locked([data / "actuals" / "any.yaml", *actuals_files(data).files]):
        _record(data, ask, revise=revise, dry_run=False)


def _record(data: Path, ask: Callable[[Dataset], Asked], *, revise: bool, dry_run: bool) -> None:
    doing("doing.read", what=shown(data))
    project = open_all(data, today=today())
    asked = ask(project.dataset)
    _check_writable([*(one.keys for one in asked.wanted), *asked.sources.values()])
    by_region: dict[str, list[Wanted]] = {}
    for one in asked.wanted:
        by_region.setdefault(one.region, []).append(one)
    outcomes = [
        _of_region(data, region, wanted, asked.sources, project, revise=revise) for region, wanted in by_region.items()
    ]
    changed = [one for one in outcomes if one.after is not None and one.after != one.before]
    if changed:
        _check(data, changed, project.diagnostics)
    if dry_run:
        write("".join(map(_diff, changed)))
    if changed and not dry_run:
        save([*(Saved(one.path, one.before, one.after or b"") for one in changed), *asked.beside])
    _report(outcomes, revise=revise, dry_run=dry_run)


def _of_region(
    data: Path, region: str, wanted: list[Wanted], sources: Sources, project: Project, *, revise: bool
) -> _Outcome:
    """The file of a region as it would be; ends the run where it cannot be read, has errors, or is one of two."""
    own, dataset = [*about(actuals_files(data).paths, "region", {region})], project.dataset
    stop_on_errors(one for one in project.errors if one.span.file in {shown(path) for path in own})
    if not own:
        _check_sources(region, wanted, sources, {})
        path, merged = data / "actuals" / f"{region}.yaml", Merged(wanted, 0, [])
        return _Outcome(path, None, new_file(dataset.regions[region], wanted, sources), merged, None)
    raw = read_bytes(own[0])
    if isinstance(raw, Diagnostic):
        show_diagnostics([raw])
        raise typer.Exit(UNREADABLE)
    loaded, wrong = load(raw, shown(own[0]), Actuals, dataset.fiscal_years)
    stop_on_errors(wrong)
    if loaded is None:
        raise typer.Exit(FINDINGS)
    _check_sources(region, wanted, sources, loaded.model.sources)
    units = {name: definition.unit for name, definition in dataset.every_definition().items()}
    merged = merge(loaded.model.observations, wanted, units, dataset.counters)
    changes = changes_of(merged, loaded, sources, revise=revise)
    try:
        after = edited(raw, changes) if changes else None
    except CannotEditError:
        say("cannot_edit", file=shown(own[0]))
        for one in merged.new:
            write(f"  - {in_brackets(one.keys)}")
        raise typer.Exit(FINDINGS) from None
    return _Outcome(own[0], raw, after, merged, loaded)


def _check_writable(items: Iterable[dict[str, Data]]) -> None:
    """End the run at a text that no file can hold: several lines, or characters that hide."""
    try:
        for item in items:
            in_brackets(item)
    except UnwritableError as error:
        stop("unwritable", text=str(error))


def _check_sources(region: str, wanted: Iterable[Wanted], new: Sources, held: Mapping[str, object]) -> None:
    """Every source is in the region's file, or new; one that is new to it must not be called as another one is."""
    from planmetrics.model.actuals import Source
    from planmetrics.wording import nearest

    for name in dict.fromkeys(str(one.keys["source"]) for one in wanted):
        known = held.get(name)
        if known is None and name not in new:
            stop("unknown_source", nearest(name, held) if held else None, source=name, region=region)
        if isinstance(known, Source) and name in new:
            written = known.model_dump(by_alias=True, exclude_defaults=True)
            given = {key: str(value) if key == "published" else value for key, value in new[name].items()}
            if {key: written.get(key) for key in given} != given:
                stop("other_source", source=name, title=known.title, region=region)


def _check(data: Path, changed: Iterable[_Outcome], before: Iterable[Diagnostic]) -> None:
    """End the run where the data would have an error more than it has; an error of a table is told at its cell."""
    named = {"actuals": [one.path for one in changed]}
    doing("doing.check")
    after = open_all(data, named, today(), instead={one.file: one.after or b"" for one in changed})
    known = Counter(map(_told, before))
    by_file = {one.file: one for one in changed}
    new: list[Diagnostic] = []
    for one in after.diagnostics:
        known[_told(one)] -= 1
        if known[_told(one)] < 0:
            new.append(_at_its_cell(one, by_file))
    worse = errors_in(new)
    if worse:
        show_diagnostics(worse)
        stop("would_break", code=FINDINGS)
    show_diagnostics(one for one in new if one.severity is Severity.WARNING)


def _told(one: Diagnostic) -> tuple[object, ...]:
    """What tells a diagnostic from another when lines have moved."""
    facts = ((key, str(value)) for key, value in one.facts.items() if key != "line")
    return one.code, one.span.file, one.indicator, *sorted(facts)


def _at_its_cell(one: Diagnostic, changed: Mapping[str, _Outcome]) -> Diagnostic:
    """A diagnostic of an observation that came from a table, at the cell that it came from."""
    outcome = changed.get(one.span.file)
    if outcome is None or one.path[:1] != ("observations",) or not isinstance(one.path[1], int):
        return one
    held = len(outcome.held.model.observations) if outcome.held is not None else 0
    number = one.path[1] - held
    span = outcome.merged.new[number].span if 0 <= number < len(outcome.merged.new) else None
    return one if span is None else one._replace(span=span, path=())


def _diff(one: _Outcome) -> str:
    before, after = ((text or b"").decode("utf-8-sig").splitlines() for text in (one.before, one.after))
    return "".join(f"{harmless(line)}\n" for line in unified_diff(before, after, one.file, one.file, lineterm="", n=1))


def _report(outcomes: Iterable[_Outcome], *, revise: bool, dry_run: bool) -> None:
    """What was done, a line a file, and whatever differs; ends with findings where that was left alone."""
    left = False
    for one in outcomes:
        for other in one.merged.differing:
            write(in_words("revised" if revise else "differs", **_facts(one, other)))
        left = left or (bool(one.merged.differing) and not revise)
        merged = one.merged
        counts = {"new": len(merged.new), "same": merged.same, "differing": len(merged.differing)}
        write(in_words("would_record" if dry_run else "recorded", file=one.file, **counts))
    if left:
        say("differing_left")
        raise typer.Exit(FINDINGS)


def _facts(one: _Outcome, differing: Differing) -> dict[str, object]:
    (key, value), (held_key, held) = differing.wanted.figure, differing.figure
    line = one.held.at("observations", differing.number).line if one.held is not None else 0
    wanted = differing.wanted
    return {
        "place": f"{one.file}:{line}",
        "indicator": wanted.keys["indicator"],
        "period": wanted.period,
        "source": wanted.keys["source"],
        "held": _as_written(held_key, held, differing.held.unit),
        "wanted": _as_written(key, value, wanted.keys.get("unit")),
    }


def _as_written(key: str, value: object, unit: object) -> str:
    number = value if isinstance(value, (bool, str)) else in_digits(value)  # type: ignore[arg-type]  # else a Decimal
    return " ".join(str(part) for part in ("" if key == "value" else key, number, unit or "") if part != "")
