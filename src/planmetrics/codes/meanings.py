"""What reasons, statuses and doubts mean: the words that stand in tables and JSON."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    # reasons: why a figure cannot be had
    "no_observation": "No whole-year value of this indicator and region was published up to the time of asking "
    "and the target's year. Part-year figures never stand for a year.",
    "single_observation": "There is no earlier value within five years of the latest one, so there is no recent pace.",
    "too_few_observations": "A trend with an interval is fitted to four values of one series or more; there are fewer.",
    "no_baseline": "The plan states no baseline, and nothing was observed for the year before it starts nor before it "
    "was issued. `--baseline YEAR` takes an observation of your choice.",
    "baseline_is_latest": "The latest value is the baseline itself: nothing can be said of progress yet.",
    "not_positive": "A compound rate needs figures above zero; the step a year is there all the same.",
    "no_time_left": "The latest value is of the target's own year or later: there are no years left to grow in.",
    "already_met": "The latest value already satisfies the target, so nothing is required.",
    "reference_missing": "The target is measured against another series or region, whose value for that year is not known.",
    "window_start_unknown": "The target is a sum up to a year, and the document does not say from when. It is not guessed.",
    "incomplete_window": "A year in the middle of the window was not observed, so the sum so far is not known.",
    "stale": "The latest value ended more than two years before the plan starts: it says nothing about the plan.",
    "series_break": "The two values do not belong to one series: another vintage (census), boundary, scope or price basis.",
    "open_ended": "The published value is not exact (over 1500, about 3.4), and does not settle the question.",
    "doubtful": "The published value is marked as doubtful (year, scope or value), and it decides the matter.",
    "opposite_direction": "The recent pace is zero or points away from the target: no multiple of it arrives.",
    "path_flat": "Target and baseline are equal, or nothing changes: there is no way to measure.",
    "not_defined_for_measure": "The figure does not exist for this measure: additions and growth have no rate of their "
    "own, a rank has no attainment.",
    "levels_not_comparable": "Growth of this indicator is published on comparable coverage; its levels yield no rate.",
    "ambiguous": "The document does not say what the figure counts (see the plan's `ambiguous`); it cannot be judged.",
    "not_stated": "The plan states no pace of its own.",
    "period_not_observed": "What is added, or grows, in one period cannot be judged before that period was observed.",
    "no_target": "There is no target to judge by; statcan, eustat and unsd2023 judge the growth itself.",
    "no_score": "The method defines no score.",
    "not_judged": "The method has a class for it, but no word of ours that would fit.",
    "base_past_target": "The baseline had passed the target already, so that there is no way from one to the other.",
    "direction_unknown": "The table does not say whether higher or lower is better, and it is not guessed.",
    "part_of_year": "The figure is of part of a year, and never stands for the year.",
    "outranked": "Another observation of the same period speaks: revised over final over preliminary, official over "
    "media, newer over older.",
    "window_open": "A limit on a sum over several years is kept or not when the last of them is over: until then it is used "
    "up, not reached.",
    "limit_exceeded": "The sum so far is above the limit already: no pace brings it back.",
    "base_after_latest": "The base is of a later period than the latest value.",
    "no_part_year": "No figure of part of a year is newer than the latest whole year.",
    "out_of_sight": "At this pace the target is reached after 2100.",
    # reasons: why a printed expression fixes no quantity (the others are the names of rules)
    "no_figure": "The text holds no figure.",
    "vague": "The text names a direction or a manner, such as 大幅提升 or 一批, but no figure.",
    "unreadable": "The text holds figures that cannot be told apart, or a unit that is not known: rather no reading than "
    "a wrong one.",
    # statuses
    "no-data": "Nothing usable was observed.",
    "met": "The target's period was observed, and the value satisfies the target as published, never rounded up.",
    "met-unverified": "The value satisfies the target, but is doubtful or not exact: check it first.",
    "missed": "The target's period was observed, and the value does not satisfy the target.",
    "awaiting": "The target's period is over, and its value has not been published, or not been found yet.",
    "reached-early": "The latest value satisfies a target that is not due yet; a later fall would be shown.",
    "ahead": "The pace is better than the target needs.",
    "on-track": "The pace is about what the target needs.",
    "lagging": "The pace is below what the target needs.",
    "far-behind": "The pace is far below what the target needs.",
    "reversing": "The indicator moves away from its target.",
    "undetermined": "It cannot be said; the reason stands beside it.",
    # doubts
    "year": "Doubt: the value may belong to another year than the publication implies.",
    "scope": "Doubt: the value may cover another scope than the indicator.",
    "value": "Doubt: the figure itself may be wrong.",
    "about": "The published value is approximate.",
    "more_than": "The published value is a bound: the true one is above it.",
    "at_least": "The published value is a bound: the true one is that or above.",
    "less_than": "The published value is a bound: the true one is below it.",
    "at_most": "The published value is a bound: the true one is that or below.",
    "baseline_open_ended": "The baseline is approximate or a bound.",
    "what_if": "Rests on an observation that was only supposed (`--what-if`), published by nobody.",
    "what_if_part": "Of the figures of this row only that of part of a year was supposed (`--what-if`).",
    "baseline_doubtful": "The baseline is marked as doubtful (year, scope or value).",
    "fell_back": "An earlier value satisfied the target; the latest no longer does.",
    # the quantities that methods judge by
    "lead": "Progress minus elapsed time, in points; within the year, completion minus the elapsed share of the year.",
    "acceleration": "Required over recent rate: how many times faster it has to go from now on.",
    "path_lead": "How far ahead of the plan's path (baseline, milestones, target), in points of the way from base to target.",
    "linear_ratio": "Observed step a year over the step a year that a straight line from base to target has.",
    "growth_ratio": "Observed over required compound growth, both from the base year.",
    "projected_share": "The share of the change from base to target that growth at the observed rate brings by the "
    "target's period.",
}
