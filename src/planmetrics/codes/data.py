"""D: figures that cannot be right: printed against encoded, units, periods."""

from __future__ import annotations

from planmetrics.codes.code import Code
from planmetrics.diagnostics import Severity

CODES = (
    Code(
        "D001",
        "printed and encoded differ",
        "printed {printed} reads as {reading}, but {encoded} is encoded",
        "check both against the document; one of them is mistyped",
        "Every figure is written down twice: as a value, and as the document prints it. The loader reads the "
        "printed one back and compares comparator, figure and unit.",
    ),
    Code(
        "D002",
        "printed figure that cannot be read",
        "printed {printed} cannot be read: {reason}",
        "shorten it to comparator, figure and unit as printed (超2.2万家, 70%以上, 增长15%); other wordings are not read yet",
        "A printed figure that the program cannot read cannot be checked. `planmetrics explain D001` says what is "
        "compared.",
    ),
    Code(
        "D003",
        "by on a quantity over time",
        "'{indicator}' is of measure {measure}, which is due during a period, not by a date",
        "write during: {period}",
        "Flows, additions and growth are counted over a period: during. Everything else is a level at a date: by.",
    ),
    Code(
        "D004",
        "during on a level at a date",
        "'{indicator}' is of measure {measure}, which is due by a date, not during a period",
        "write by: {period}",
        "Flows, additions and growth are counted over a period: during. Everything else is a level at a date: by.",
    ),
    Code(
        "D005",
        "target outside the plan's period",
        "the target's period {period} lies outside the plan's period {start} to {end}",
        "check the year; if the document looks further ahead, widen the plan's period",
        "A target before the plan begins or after it ends is nearly always a mistyped year.",
    ),
    Code(
        "D006",
        "target not after its baseline",
        "the target's period {period} does not lie after the baseline's {baseline}",
        "check both years",
        "A target lies ahead of where the plan starts.",
    ),
    Code(
        "D007",
        "target written twice",
        "the same target for '{indicator}', {period} and region {region} already stands on line {line}",
        "put the second place under `also:` of the first",
        "The same form, period, comparator and value said again is one target with two places.",
    ),
    Code(
        "D008",
        "observation written twice",
        "source '{source}' already gives '{indicator}' for {period} (line {line})",
        "keep one; a revision needs its own source, status or vintage",
        "One source gives one value for one indicator and period, unless it prints two vintages.",
    ),
    Code(
        "D009",
        "money without a price basis",
        "'{indicator}' is money; the value does not say at which prices it is counted",
        "add prices: current, or prices: constant(2020) with the base year",
        "Growth at current and at constant prices are different figures; without the basis neither can be held "
        "against a published rate.",
    ),
    Code(
        "D010",
        "price basis on something that is not money",
        "'{indicator}' is counted in {unit}; it has no prices",
        "delete prices",
        "Only levels in money have a price basis.",
    ),
    Code(
        "D011",
        "counting word that does not fit the measure",
        "printed {printed} speaks of {counting}, but '{indicator}' is of measure {measure}",
        "the cell decides: 新增 is an addition, 累计 a stock; use the indicator that fits",
        "One row may hold 新增0.3万 in one year and 累计超3.0万 in the next. They are two indicators, both located "
        "in that row.",
    ),
    Code(
        "D012",
        "since is not before the target",
        "since: {since} does not lie before {period}",
        "since is the period that growth, change or multiple is counted from",
        "Growth needs time to happen in.",
    ),
    Code(
        "D013",
        "growth or multiple of something that has none",
        "'{indicator}' is of measure {measure}: form {form} does not apply",
        "{advice}",
        "Annual growth and multiples are of levels. A rate's own target is a value (during: 2024, at_least: 20), "
        "a share moves by points (change).",
    ),
    Code(
        "D014",
        "source older than the period",
        "source '{source}' was published {published}, before {period} ended",
        "if it is a forecast or an estimate say so: doubt: year, or status: preliminary with a note",
        "A figure published before its period is over cannot be the final one.",
        Severity.NOTE,
    ),
)
