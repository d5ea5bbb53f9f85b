"""Targets and observations as tidy tables, one row a fact: which figure speaks for a target, as plans have it ruled.

The columns are those of `export targets` and `export observations`; those that are not there say nothing. What speaks
for a target is of its indicator and region (and unit), of its kind of period, and over by then: of one period revised
over final over preliminary, official over media over other, the newest publication; the newest period is the latest.
The base is the target's own `baseline`, else what was observed in its `baseline_period`. A figure that a plan states
belongs to that plan. What a row of a table cannot carry is marked: a target in another form than a level, a range, a
window; and an observation that is open-ended (more than 1500) leaves its target without a latest figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NoReturn, get_args

import narwhals as nw

from planmetrics.bulk.duck import quoted
from planmetrics.bulk.engine import Given, MistypedError, RefusedError
from planmetrics.bulk.reading import Column, Entry, is_nan, meanings_of, number_of
from planmetrics.diagnostics import phrase
from planmetrics.model.terms import COMPARATORS, MOMENTS, ObservationStatus, SourceKind
from planmetrics.tables.cells import KINDS
from planmetrics.tuples import NamedTuple
from planmetrics.wording import one_of, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planmetrics.bulk.duck import Duck
    from planmetrics.bulk.engine import Frame
    from planmetrics.bulk.reading import Holds
    from planmetrics.diagnostics import Phrase

TARGETS = ("indicator", "region", "value", "period_to")
"""Columns of targets that have to be there."""
OBSERVATIONS = ("indicator", "region", "period", "value")
"""Columns of observations that have to be there."""
ADDED = ("base", "base_period", "latest", "latest_period")
"""What is added to the targets before they are judged: the figures that speak, with their periods."""
SORTS = {
    **dict.fromkeys(("plan", "indicator", "region", "unit", "source", "published", "since"), "text"),
    **dict.fromkeys(("value", "value_max", "baseline"), "figure"),
    **dict.fromkeys(("period", "period_from", "period_to", "baseline_period"), "period"),
    **dict.fromkeys(("measure", "form", "comparator", "better", "status", "source_kind"), "word"),
}
"""What the columns that are heeded hold."""
_AS_ROW = {
    "value": "target",
    "period_to": "target_period",
    "better": "better",
    "measure": "measure",
    "comparator": "comparator",
}
_TARGETS = (
    "plan",
    "indicator",
    "region",
    "unit",
    "measure",
    "baseline",
    "baseline_period",
    "period_from",
    "since",
    "value_max",
    "form",
)
_OBSERVATIONS = (
    "indicator",
    "region",
    "unit",
    "period",
    "value",
    "comparator",
    "status",
    "source",
    "source_kind",
    "published",
)
_EDGES: tuple[Literal["start", "end"], ...] = ("start", "end")
_WORDS: dict[str, tuple[str, ...]] = {
    "status": get_args(ObservationStatus),
    "source_kind": get_args(SourceKind),
    "comparator": tuple(word for word in COMPARATORS if word != "between"),
}
"""The words of observations."""
_PUBLISHED = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([ T].*)?)?)?$"
"""Dates that are in order as texts are."""
_STATUS = "CASE {status} WHEN 'revised' THEN 2 WHEN 'final' THEN 1 WHEN 'preliminary' THEN 0 ELSE {unsaid} END"
_UNSAID = "CASE {kind} WHEN 'official' THEN 1 ELSE 0 END"
_KIND = "CASE {kind} WHEN 'official' THEN 2 WHEN 'media' THEN 1 ELSE 0 END"


class Tidy(NamedTuple):
    """One of the two files: its columns under their own names, and where they are in the frame."""

    given: Given
    places: Mapping[str, int]

    def name(self, key: str) -> str | None:
        """The column in which the query finds what the cells of this key say."""
        return f"x_{key}" if key in self.places else None

    def column(self, key: str) -> Column:
        """The column of this key as the file has it."""
        return Column(f"c{self.places[key]}", self.given.holds[self.places[key]], padded=True)

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
    periods = {"period_from": "f", "period_to": "t", "baseline_period": "b"}
    _view(_read(engine, targets, _TARGETS, periods, fiscal_year_starts), "targets")
    see_words(engine, observations)
    _view(_read(engine, observations, _OBSERVATIONS, {"period": "o"}, fiscal_year_starts), "observations")
    rows = engine.connection.sql(_query(targets, observations, until))
    return _as_table(targets, nw.from_native(rows))


def see_words(engine: Duck, observations: Tidy) -> None:
    """See that the words and dates by which one figure speaks before another are such as can be told apart.

    Raises:
        RefusedError: one is none of the words, or a date that is not in order as text.
    """
    texts = engine.different(
        observations.given.frame,
        {key: nw.col(observations.column(key).name) for key in _WORDS if key in observations.places},
    )
    for key, held in texts.items():
        unknown = next((text for text in map(str.strip, held) if text and _word_of(key, text) is None), None)
        if unknown is not None:
            _refuse("C013", key, unknown, one_of(unknown, _WORDS[key]))
    if "published" in observations.places:
        date = _text_of(observations.column("published"))
        odd = nw.when(~date.str.contains(_PUBLISHED)).then(date).max()
        ((found,),) = engine.fetch(observations.given.frame.select(odd.alias("odd")))
        if found is not None:
            _refuse("C012", "published", found, phrase("iso_date"))


def _refuse(code: str, column: str, found: str, advice: Phrase) -> NoReturn:
    raise RefusedError(code, where=phrase("in_column", column=column), found=show(found), advice=advice)


def _word_of(key: str, text: str) -> str | None:
    if key in KINDS:
        return KINDS[key].word_of(text)
    word = text.lower()
    return word if word in _WORDS.get(key, (word,)) else None


def _text_of(column: Column) -> nw.Expr:
    """What stands in a cell, without the blanks around it; null where nothing does."""
    if column.holds == "other":
        return nw.col(column.name).cast(nw.String)
    return Entry({"unit": column}, {}).text("unit")


def _figure_of(column: Column) -> nw.Expr:
    """The figure in a cell as it was typed, or as a number; null where there is none."""
    if not column.is_number:
        return _text_of(column)
    number = number_of(column)
    return nw.when(~is_nan(number)).then(number)


def _read(
    engine: Duck, tidy: Tidy, keys: Iterable[str], periods: Mapping[str, str], fiscal_year_starts: int | None
) -> Frame:
    """The frame with what its cells say: `x_value` and so on, and of periods their months, `t_start` of the mark t."""
    columns = {key: tidy.column(key) for key in keys if key in tidy.places}
    made = {key: _figure_of(one) if SORTS[key] == "figure" else _text_of(one) for key, one in columns.items()}
    words = {key: nw.col(one.name) for key, one in columns.items() if SORTS[key] == "word"}
    for key, texts in engine.different(tidy.given.frame, words).items():
        known = {text: word for text in texts if (word := _word_of(key, text.strip()))}
        if known:
            made[key] = words[key].replace_strict(
                list(known), list(known.values()), default=None, return_dtype=nw.String
            )
    return tidy.given.frame.with_columns(
        *(expr.alias(f"x_{key}") for key, expr in made.items()),
        *_months(engine, tidy, periods, fiscal_year_starts),
    )


def _months(engine: Duck, tidy: Tidy, periods: Mapping[str, str], fiscal_year_starts: int | None) -> Iterator[nw.Expr]:
    """The months of periods: `t_start` and `t_end` of the mark t."""
    entries = {key: Entry({"base_period": tidy.column(key)}, {}) for key in periods if key in tidy.places}
    given = {key: entry.text_as_given("base_period") for key, entry in entries.items()}
    texts = engine.different(tidy.given.frame, given)
    for key, mark in periods.items():
        known = {"base_period": meanings_of("base_period", texts[key], fiscal_year_starts)} if key in entries else {}
        entry = Entry(entries[key].columns if key in entries else {}, known)
        yield from (entry.month("base_period", edge).alias(f"{mark}_{edge}") for edge in _EDGES)


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
    own = targets.name("baseline") or "NULL"
    own_period = targets.name("baseline_period") or "NULL"
    pairs = [f"o.{observations.name(key)} = t.{targets.name(key)}" for key in ("indicator", "region")]
    if targets.name("unit") and observations.name("unit"):
        pairs.append(f"coalesce(o.{observations.name('unit')} = t.{targets.name('unit')}, true)")
    of_plans = _of_plans(targets, observations)
    is_own = (
        f"(t_base IS NOT NULL AND ({moment} OR (b_end - b_start = t_end - t_start AND (b_start - t_start) % 12 = 0)))"
    )
    own_latest = _either(f"CASE WHEN {is_own} THEN t_base END", "NULL", targets, observations)
    newest = _either("NULL", "CASE WHEN NOT newest.open THEN newest.value END", targets, observations)
    width = ", ".join([*(f"t.c{at}" for at in range(len(targets.given.names))), *_marks(targets)])
    return f"""
    WITH t AS (SELECT *, row_number() OVER () AS t_row, {own} AS t_base FROM targets),
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
        CASE WHEN starts_there THEN CASE WHEN {is_own} THEN {own_period} END
            WHEN NOT newest.open THEN newest.period END AS latest_period
    FROM j AS t ORDER BY t_row
    """


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
    return f"coalesce(o.{name} NOT IN ('exactly', 'about'), false)" if name else "false"


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
    ranks += [f"coalesce(o.{name}, '')" for key in ("published", "source") if (name := observations.name(key))]
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
    marks = {
        (name.removeprefix("m_"), "C055"): nw.col(name) for name in frame.collect_schema().names() if name[:2] == "m_"
    }
    head = targets.given.head.placed(names, places)
    columns = {key: Column(f"c{at}", kinds[at]) for key, at in head.columns.places.items()}
    return Given(frame, head, columns, tuple(kinds), marks)


def _marks(targets: Tidy) -> list[str]:
    """Whether a target is no level by a period: a row of a table has nowhere to say so. Under `m_` and its column."""
    said = {key: f"t.{name}" for key in ("value_max", "since", "period_from", "form") if (name := targets.name(key))}
    held = {key: f"{name} IS NOT NULL" for key, name in said.items()}
    if "period_from" in said:
        held["period_from"] += " AND (f_start = t_start AND f_end = t_end) IS NOT true"
    if "form" in said:
        held["form"] = f"{said['form']} != 'value'"
    return [f"coalesce({flag}, false) AS m_{key}" for key, flag in held.items()]


def tidy_of(given: Given, wanted: Iterable[str]) -> Tidy:
    """A file by its own names.

    Raises:
        MissingError: a column that has to be there is not.
        MistypedError: columns hold what no figure, period or word can be.
    """
    places = {name.strip(): at for at, name in enumerate(given.names)}
    if missing := next((key for key in wanted if key not in places), None):
        raise MissingError(missing, given.names)
    types = given.frame.collect_schema()
    wrong = {key: str(types[f"c{at}"]) for key, at in places.items() if _is_mistyped(SORTS.get(key), given.holds[at])}
    if wrong:
        raise MistypedError(wrong)
    return Tidy(given, places)


def _is_mistyped(sort: str | None, holds: Holds) -> bool:
    return sort in {"figure", "period", "word"} and (holds == "other" or (sort == "word" and holds != "text"))


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
