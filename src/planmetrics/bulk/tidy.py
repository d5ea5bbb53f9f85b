"""Targets and observations as tidy tables, one row a fact: which figure speaks for a target, as plans have it ruled.

The columns are those of `export targets` and `export observations`; those that are not there say nothing. What speaks
for a target is of its indicator and region (and unit), of its kind of period, and over by then: of one period revised
over final over preliminary, official over media over other, the newest publication; the newest period is the latest.
The base is the target's own `baseline`, else what was observed in its `baseline_period`. A figure that a plan states
belongs to that plan. What a row of a table cannot carry is marked: a target in another form than a level, a range, a
window; and an observation that is open-ended (more than 1500) leaves its target without a latest figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from planmetrics.bulk.duck import quoted
from planmetrics.bulk.engine import Given
from planmetrics.bulk.reading import Column, Entry, meanings_of
from planmetrics.model.terms import MOMENTS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planmetrics.bulk.duck import Duck
    from planmetrics.bulk.engine import Frame
    from planmetrics.bulk.reading import Holds, Meanings

TARGETS = ("indicator", "region", "value", "period_to")
"""Columns of targets that have to be there."""
OBSERVATIONS = ("indicator", "region", "period", "value")
"""Columns of observations that have to be there."""
ADDED = ("base", "base_period", "latest", "latest_period")
"""What is added to the targets before they are judged: the figures that speak, with their periods."""
_AS_ROW = {
    "value": "target",
    "period_to": "target_period",
    "better": "better",
    "measure": "measure",
    "comparator": "comparator",
}
_STATUS = "CASE {status} WHEN 'revised' THEN 2 WHEN 'final' THEN 1 WHEN 'preliminary' THEN 0 ELSE {unsaid} END"
_UNSAID = "CASE {kind} WHEN 'official' THEN 1 ELSE 0 END"
_KIND = "CASE {kind} WHEN 'official' THEN 2 WHEN 'media' THEN 1 ELSE 0 END"


class Tidy(NamedTuple):
    """One of the two files: its columns under their own names, and where they are in the frame."""

    given: Given
    places: Mapping[str, int]

    def name(self, key: str) -> str | None:
        """The column of this key in the frame."""
        return f"c{self.places[key]}" if key in self.places else None

    def without(self, left_out: nw.Expr) -> Tidy:
        """The rows that are not left out."""
        return self._replace(given=self.given._replace(frame=self.given.frame.filter(~left_out)))


def joined(engine: Duck, targets: Tidy, observations: Tidy, until: int, fiscal_year_starts: int | None) -> Given:
    """The targets, each with the figures that speak for it, as a table of base, latest and target.

    Args:
        engine: what reads both files.
        targets: a row a target.
        observations: a row an observation.
        until: months since year 0; what ends later does not count.
        fiscal_year_starts: the month in which fiscal years start; without it they are no periods.
    """
    _view(_with_months(engine, targets, {"period_to": "t", "baseline_period": "b"}, fiscal_year_starts), "targets")
    _view(_with_months(engine, observations, {"period": "o"}, fiscal_year_starts), "observations")
    rows = engine.connection.sql(_query(targets, observations, until))
    return _as_table(targets, nw.from_native(rows))


def _with_months(engine: Duck, tidy: Tidy, periods: Mapping[str, str], fiscal_year_starts: int | None) -> Frame:
    """The frame with the months of its periods: `t_start` and `t_end` of the mark t."""
    columns = {
        key: Column(f"c{tidy.places[key]}", tidy.given.holds[tidy.places[key]]) for key in periods if key in tidy.places
    }
    texts = engine.different(
        tidy.given.frame,
        {key: Entry({"base_period": one}, {}).text_as_given("base_period") for key, one in columns.items()},
    )
    made = []
    for key, mark in periods.items():
        known: dict[str, Meanings] = (
            {"base_period": meanings_of("base_period", texts[key], fiscal_year_starts)} if key in columns else {}
        )
        entry = Entry({"base_period": columns[key]} if key in columns else {}, known)
        made += [
            entry.month("base_period", "start").alias(f"{mark}_start"),
            entry.month("base_period", "end").alias(f"{mark}_end"),
        ]
    return tidy.given.frame.with_columns(*made)


def _view(frame: Frame, name: str) -> None:
    frame.to_native().create_view(name, replace=True)


def _query(targets: Tidy, observations: Tidy, until: int) -> str:
    """Each target with its base and latest figure; in the order of the targets."""
    value, period = observations.name("value"), observations.name("period")
    point = f"{{'value': o.{value}, 'period': o.{period}, 'end': o_end, 'open': {_is_open(observations)}}}"
    rank = ", ".join(_rank(observations))
    moment = _is_moment(targets)
    like = f"({moment} OR (o_end - o_start = t_end - t_start AND (o_start - t_start) % 12 = 0))"
    at_base = f"(o_end = b_end AND ({moment} OR o_start = b_start))"
    own = f"t.{name}" if (name := targets.name("baseline")) else "NULL"
    own_period = f"t.{name}" if (name := targets.name("baseline_period")) else "NULL"
    pairs = [f"o.{observations.name(key)} = t.{targets.name(key)}" for key in ("indicator", "region")]
    if targets.name("unit") and observations.name("unit"):
        pairs.append(f"coalesce(o.{observations.name('unit')} = t.{targets.name('unit')}, true)")
    of_plans = _of_plans(targets, observations)
    is_own = (
        f"(t_base IS NOT NULL AND ({moment} OR (b_end - b_start = t_end - t_start AND (b_start - t_start) % 12 = 0)))"
    )
    own_latest = _either(f"CASE WHEN {is_own} THEN t_base END", "NULL", targets, observations)
    newest = _either("NULL", "CASE WHEN NOT newest.open THEN newest.value END", targets, observations)
    width = ", ".join(f"t.c{at}" for at in range(len(targets.given.names)))
    return f"""
    WITH t AS (SELECT *, row_number() OVER () AS t_row, {own} AS t_base FROM targets AS t),
    s AS (
        SELECT t.t_row,
            arg_max({point}, ({rank})) FILTER (WHERE {like} AND o_end <= least(t_end, {until})) AS newest,
            arg_max({point}, ({rank})) FILTER (WHERE {at_base}) AS at_base
        FROM observations AS o JOIN t ON {" AND ".join(pairs)}
        WHERE o_end <= {until} AND o.{value} IS NOT NULL {of_plans}
        GROUP BY t.t_row
    ),
    j AS (
        SELECT t.*, s.newest, s.at_base,
            t_base IS NOT NULL AND b_end <= least(t_end, {until}) AND b_end >= coalesce(newest.end, 0) AS starts_there
        FROM t LEFT JOIN s USING (t_row)
    )
    SELECT {width},
        {_either("t_base", "CASE WHEN NOT at_base.open THEN at_base.value END", targets, observations)} AS base,
        CASE WHEN t_base IS NOT NULL OR NOT at_base.open THEN {own_period} END AS base_period,
        CASE WHEN starts_there THEN {own_latest} ELSE {newest} END AS latest,
        CASE WHEN starts_there THEN CASE WHEN {is_own} THEN {_text(own_period)} END
            WHEN NOT newest.open THEN {_text("newest.period")} END AS latest_period
    FROM j AS t ORDER BY t_row
    """


def _text(expression: str) -> str:
    return f"CAST({expression} AS VARCHAR)"


def _either(one: str, other: str, targets: Tidy, observations: Tidy) -> str:
    """A figure of one file, else one of the other: as text where both are, so that it keeps its digits."""
    kinds = {
        tidy.given.holds[tidy.places[key]]
        for tidy, key in ((targets, "baseline"), (observations, "value"))
        if key in tidy.places
    }
    kind = "VARCHAR" if "text" in kinds else "DOUBLE"
    return f"coalesce(CAST({one} AS {kind}), CAST({other} AS {kind}))"


def _is_open(observations: Tidy) -> str:
    name = observations.name("comparator")
    return f"coalesce(o.{name} NOT IN ('exactly', 'about', ''), false)" if name else "false"


def _is_moment(targets: Tidy) -> str:
    """Whether a target is on what is taken at a moment; what does not say its measure is a stock."""
    name = targets.name("measure")
    return f"coalesce(t.{name}, 'stock') IN ({', '.join(map(quoted, sorted(MOMENTS)))})" if name else "true"


def _rank(observations: Tidy) -> list[str]:
    """What decides which of several observations speaks: the newest period, then the standing of the figure."""
    status, kind = observations.name("status"), observations.name("source_kind")
    unsaid = _UNSAID.format(kind=f"o.{kind}") if kind else "1"
    ranks = ["o_end"]
    ranks += [_STATUS.format(status=f"o.{status}", unsaid=unsaid) if status else unsaid] if status or kind else []
    ranks += [_KIND.format(kind=f"o.{kind}")] if kind else []
    ranks += [
        f"coalesce({_text(f'o.{name}')}, '')" for key in ("published", "source") if (name := observations.name(key))
    ]
    return [*ranks, f"CAST(o.{observations.name('value')} AS DOUBLE)"]


def _of_plans(targets: Tidy, observations: Tidy) -> str:
    """A baseline that a plan states is that plan's own, and stands in its targets."""
    plan, source = targets.name("plan"), observations.name("source")
    if plan is None or source is None:
        return ""
    return f"AND coalesce(o.{source} NOT IN (SELECT DISTINCT {plan} FROM targets WHERE {plan} IS NOT NULL), true)"


def _kind(frame: Frame, name: str) -> Holds:
    return "text" if frame.collect_schema()[name] == nw.String else "number"


def _as_table(targets: Tidy, frame: Frame) -> Given:
    """The joined rows as a file with columns of base, latest and target."""
    width, taken = len(targets.given.names), {name.strip().casefold() for name in targets.given.names}
    names = [*targets.given.names, *(name if name not in taken else f"planmetrics_{name}" for name in ADDED)]
    kinds = [*targets.given.holds, *(_kind(frame, name) for name in ADDED)]
    places = {to: targets.places[key] for key, to in _AS_ROW.items() if key in targets.places}
    places |= {key: targets.places[key] for key in ("indicator", "region", "unit") if key in targets.places}
    places |= {name: width + at for at, name in enumerate(ADDED)}
    frame = frame.rename({name: f"c{width + at}" for at, name in enumerate(ADDED)})
    head = targets.given.head.placed(names, places)
    columns = {key: Column(f"c{at}", kinds[at]) for key, at in head.columns.places.items()}
    return Given(frame, head, columns, tuple(kinds), _not_carried(targets))


def _not_carried(targets: Tidy) -> dict[tuple[str, str], nw.Expr]:
    """Targets that are no level by a period: a row of a table has nowhere to say so."""
    made = {}
    for key in ("value_max", "since"):
        if name := targets.name(key):
            made[key, "C055"] = (nw.col(name).cast(nw.String) != "").fill_null(False)
    if name := targets.name("period_from"):
        start, end = nw.col(name).cast(nw.String), nw.col(targets.name("period_to") or name).cast(nw.String)
        made["period_from", "C055"] = ((start != "") & (start != end)).fill_null(False)
    if name := targets.name("form"):
        made["form", "C055"] = (nw.col(name) != "value").fill_null(False)
    return made


def tidy_of(given: Given, wanted: Iterable[str]) -> Tidy:
    """A file by its own names.

    Raises:
        MissingError: a column that has to be there is not.
    """
    places = {name.strip(): at for at, name in enumerate(given.names)}
    if missing := next((key for key in wanted if key not in places), None):
        raise MissingError(missing, given.names)
    return Tidy(given, places)


def as_points(observations: Tidy) -> Given:
    """Observations as a table that holds latest figures, and nothing else."""
    given, places = observations.given, observations.places
    held = {"latest": places["value"], "latest_period": places["period"]}
    columns = {key: Column(f"c{at}", given.holds[at]) for key, at in held.items()}
    return given._replace(head=given.head.placed(given.names, held), columns=columns)


class MissingError(Exception):
    """A file without a column that it has to have; `names` are those that it has."""

    def __init__(self, missing: str, names: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing, self.names = missing, names
