"""L: what one file says of another."""

from __future__ import annotations

from planmetrics.codes.code import Code
from planmetrics.diagnostics import Severity

CODES = (
    Code(
        "L001",
        "unknown indicator",
        "indicator '{found}' is neither in data/indicators.yaml nor defined here",
        "{advice}",
        "An indicator that two plans share is defined in indicators.yaml; one that a single plan knows is defined "
        "in that plan, by giving name_en, measure, better and unit beside its name.",
    ),
    Code(
        "L002",
        "unknown region",
        "region '{found}' is not in data/regions.yaml",
        "{advice}",
        "Regions are GB/T 2260 codes in quotes; areas without a code, such as a corridor or a zone, have an id "
        "and a parent. Both are listed in regions.yaml; a folder of your own may have one, which adds to the package's.",
    ),
    Code(
        "L003",
        "unknown unit",
        "unit '{found}' is not known",
        "{advice}",
        "A unit is a known counter or measure (家, 件, 元, %), with 百, 千, 万 or 亿 before it (万家, 亿元) and "
        "/ between two of them (元/人, 件/万人). Further counters are listed in indicators.yaml under `counters:`.",
    ),
    Code(
        "L004",
        "unknown source",
        "source '{found}' is not among the sources of this file",
        "{advice}",
        "Every observation names a source that the same file describes under `sources:`.",
    ),
    Code(
        "L005",
        "unit that does not fit the registry",
        "unit of '{indicator}' is '{found}', but it is registered in '{wanted}'",
        "convert the figures to {wanted}, or use another indicator if another thing is meant",
        "An indicator has one unit everywhere, so that plans can be compared and formulas need no conversion.",
    ),
    Code(
        "L006",
        "definition that contradicts the registry",
        "{key} of '{indicator}' is '{found}', but it is registered with '{wanted}'",
        "delete the line, or give the indicator an id of its own if another thing is meant",
        "A plan may word the name of a shared indicator as it likes; what is measured, and which direction is "
        "better, is fixed in the registry.",
    ),
    Code(
        "L007",
        "two plans with one id",
        "plan id '{found}' is already that of {other}",
        "give one of them another id, and name its file after it",
        "Commands, exports and findings name plans by id.",
    ),
    Code(
        "L008",
        "file name is not the id",
        "the file says {key}: {found}, but its name says '{stem}'",
        "rename the file to {found}.yaml, or change the {key}",
        "A plan's file is named after its id, and a region's actuals after the region, so that both are found "
        "without opening every file.",
    ),
    Code(
        "L009",
        "indicator defined twice",
        "indicator '{indicator}' is already defined in {other}",
        "define it once in data/indicators.yaml, or give one of them another id",
        "Two definitions of one id would let two different things be compared as one.",
    ),
    Code(
        "L010",
        "indicator listed twice",
        "indicator '{indicator}' is already listed in this plan (line {line})",
        "put its targets together under one entry",
        "In a plan each indicator has one entry; its targets may differ in region, owner and place.",
    ),
    Code(
        "L011",
        "part or whole that the plan does not have",
        "{key} names '{found}', which is no indicator of this plan",
        "{advice}",
        "part_of and sum_of relate indicators of one plan, so that the audit can add them up.",
    ),
    Code(
        "L012",
        "source that nothing uses",
        "source '{found}' is used by no observation",
        "delete it, or name it in an observation",
        "A source without observations is a leftover, or a sign that an observation was lost.",
        Severity.WARNING,
    ),
    Code(
        "L013",
        "region listed twice",
        "region '{found}' is already listed (line {line})",
        "keep one entry",
        "A region has one entry in the registry.",
    ),
    Code(
        "L014",
        "region outside the plan's region",
        "region '{found}' does not lie in the plan's region '{plan_region}'",
        "{advice}",
        "A plan sets targets for its own region and for what lies inside it. What the level above sets is "
        "assigned_by, with the region it binds.",
        Severity.WARNING,
    ),
    Code(
        "L015",
        "assigned by a region that is not above",
        "assigned_by names '{found}', which is not above '{region}'",
        "name the region that set the target: the province for a city, the city for a district",
        "An assigned target is set for a region by a level above it.",
    ),
    Code(
        "L016",
        "region inside itself",
        "region '{found}' lies inside itself: {chain}",
        "name the region one level above as its parent; a province has none",
        "Parents lead from a district up to its city and province, and end there.",
    ),
    Code(
        "L017",
        "method defined twice",
        "method '{found}' is already defined at {other}",
        "give it an id of its own, and name it with --method",
        "Every label names the method that produced it: two methods of one name could not be told apart. A file of "
        "your own adds methods, it does not change those that are there.",
    ),
    Code(
        "L018",
        "unknown method",
        "otherwise is '{found}', which is no method",
        "{advice}",
        "Where a method's quantity cannot be had, it may hand over to another one: `otherwise: pace`.",
    ),
)
