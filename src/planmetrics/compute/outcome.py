"""A figure, or the reason why there is none: never NaN, None or 0."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias, TypeGuard, final


@final
class Reason(StrEnum):
    """Why a figure cannot be had; renderers print its words where the number would be.

    Whether something is one is asked with `type(it) is Reason`, a hundred times a row: of an enumeration `isinstance`
    takes ten times as long.
    """

    NO_OBSERVATION = "no_observation"
    TOO_FEW_OBSERVATIONS = "too_few_observations"
    SINGLE_OBSERVATION = "single_observation"
    NO_BASELINE = "no_baseline"
    BASELINE_IS_LATEST = "baseline_is_latest"
    NOT_POSITIVE = "not_positive"
    NO_TIME_LEFT = "no_time_left"
    ALREADY_MET = "already_met"
    REFERENCE_MISSING = "reference_missing"
    WINDOW_START_UNKNOWN = "window_start_unknown"
    INCOMPLETE_WINDOW = "incomplete_window"
    STALE = "stale"
    SERIES_BREAK = "series_break"
    OPEN_ENDED = "open_ended"
    DOUBTFUL = "doubtful"
    OPPOSITE_DIRECTION = "opposite_direction"
    PATH_FLAT = "path_flat"
    NOT_DEFINED_FOR_MEASURE = "not_defined_for_measure"
    LEVELS_NOT_COMPARABLE = "levels_not_comparable"
    AMBIGUOUS = "ambiguous"
    NOT_STATED = "not_stated"
    NOT_OBSERVED = "period_not_observed"
    NO_TARGET = "no_target"
    NO_SCORE = "no_score"
    NOT_JUDGED = "not_judged"
    BASE_SATISFIES = "base_satisfies"
    DIRECTION_UNKNOWN = "direction_unknown"
    PART_OF_YEAR = "part_of_year"
    OUTRANKED = "outranked"
    WINDOW_OPEN = "window_open"
    LIMIT_EXCEEDED = "limit_exceeded"
    BASE_AFTER_LATEST = "base_after_latest"
    NO_PART_YEAR = "no_part_year"
    LATEST_AFTER_TARGET = "latest_after_target"
    PATH_TURNS = "path_turns"
    NOTHING_USED = "nothing_used"
    NO_RATIO = "no_ratio"
    CHANGE_ONLY = "change_only"
    PERIODS_DIFFER = "periods_differ"
    PRICE_BASIS = "price_basis"
    NO_TOLERANCE = "no_tolerance"
    ABOUT = "about"
    OUT_OF_SIGHT = "out_of_sight"


Outcome: TypeAlias = float | Reason


def is_figure(outcome: Outcome) -> TypeGuard[float]:
    """Whether there is a figure."""
    return type(outcome) is not Reason


def why(*outcomes: object) -> Reason:
    """The first reason among what was asked for; one of it is a reason, or the caller had a figure."""
    return next(outcome for outcome in outcomes if type(outcome) is Reason)
