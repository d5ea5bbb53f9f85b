"""S: keys that are missing or unknown, and values that are not what their field wants."""

from __future__ import annotations

from planmetrics.codes.code import Code

CODES = (
    Code(
        "S001",
        "unknown key",
        "'{key}' is not a key of {thing}",
        "{advice}",
        "Keys that the format does not know are refused, since a misspelt key would otherwise be a value lost in "
        "silence.",
    ),
    Code(
        "S002",
        "missing key",
        "{thing} lacks '{key}'",
        "add `{key}:`",
        "The key is required: nothing can be worked out, or traced to its source, without it.",
    ),
    Code(
        "S003",
        "not a number",
        "{key} is {found}, which is not a number",
        "{advice}",
        "Numbers are written 1234.5 in the indicator's own unit. YAML 1.2 decides what a number is, as in "
        "editors: NO, 12:30 and 1_000 are text.",
    ),
    Code(
        "S004",
        "thousands comma",
        "{key} is {found}: a number has no commas",
        "write {advice}; a decimal mark is a point",
        "1,000 is a thousand to one reader and one to the next. Only the point is a decimal mark here.",
    ),
    Code(
        "S005",
        "Chinese numeral in a number",
        "{key} is {found}: a value is written in plain digits",
        "write {advice}, and keep the wording under `printed`",
        "The value is the plain figure in the indicator's unit (1.7万家 is 17000 with unit 家); how the document "
        "prints it belongs under `printed`, and is read back and compared.",
    ),
    Code(
        "S006",
        "full-width digits",
        "{key} is {found}: digits are full-width",
        "type {advice} with the input method switched to half width",
        "Full-width digits ０-９ are letters to YAML.",
    ),
    Code(
        "S007",
        "number out of range",
        "{key} is {found}, which is no figure that a plan could hold",
        "check the figure and its unit; exponents go to 99, digits to 40, and infinity is no value",
        "Infinity, not-a-number and figures beyond all measure are slips, and would spoil every sum they enter.",
    ),
    Code(
        "S008",
        "leading zero",
        "{key} is {found}: a number has no leading zero",
        "delete the zero; if it is a code, put it in quotes",
        "0123 is 123 to one YAML reader and 83 (octal) to the next.",
    ),
    Code(
        "S009",
        "unit inside a number",
        "{key} is {found}: the unit stands in the number",
        "write {advice} and leave the unit to `unit`; growth is always in percent",
        "A value is the bare figure; the unit is a field of the indicator.",
    ),
    Code(
        "S010",
        "text wanted",
        "{key} is {found} where text was expected",
        "{advice}",
        "Names, codes and printed figures are text. A value that looks like a number, true, false or null "
        'needs quotes to be text: printed: "4.0", region: "330100".',
    ),
    Code(
        "S011",
        "true or false wanted",
        "{key} is {found} where true or false was expected",
        "write true or false",
        "yes, no, on and off are ordinary words in YAML 1.2.",
    ),
    Code(
        "S012",
        "empty value",
        "{key} has no value",
        "write the value, or delete the key",
        "An empty value, ~ and null say nothing: a key that has nothing to say is left out.",
    ),
    Code(
        "S013",
        "not one of the words",
        "{key} is {found}",
        "{advice}",
        "The field takes one of a few words.",
    ),
    Code(
        "S014",
        "wrong shape",
        "{key} is {found} where {wanted} was expected",
        "{advice}",
        "The field takes a list (lines that begin with -, or [a, b]) or keys of its own (indented lines, or "
        "{a: 1}); something else was found.",
    ),
    Code(
        "S015",
        "not a period",
        "{key} is {found}, which is not a period",
        "write a year (2024), half-year (2024-H1), quarter (2024-Q3), month (2024-06) or months (2024-01..05); several years under during: {{from: 2021, to: 2025}}",
        "Periods are whole years from 1900 to 2100, or parts of one.",
    ),
    Code(
        "S016",
        "not a date",
        "{key} is {found}, which is not a date",
        "write year-month-day: 2024-03-12{advice}",
        "Dates are written year-month-day. Where only the month or year of a publication is known, 2024-03 or "
        "2024 will do.",
    ),
    Code(
        "S017",
        "not an id",
        "{key} is {found}, which is not an id",
        "use lower-case letters, digits and hyphens, beginning with a letter or digit: hz-315-2024",
        "Ids stand in file names, commands and addresses, so they are short and plain. A region's id is its "
        'six-digit code in quotes ("330100") or, for an area without a code, a word.',
    ),
    Code(
        "S018",
        "unknown format version",
        "format is {found}; this version of planmetrics reads format 1",
        "write `format: 1`, or use a newer planmetrics",
        "The number says which rules the file follows.",
    ),
    Code(
        "S020",
        "no period, or two",
        "the target says {found}; it needs exactly one of by, during and each_year",
        "by: a date (stocks, shares); during: one period or {{from, to}} (flows); each_year: {{from, to}}",
        "A target is due at one time. `by` is a level at a date, `during` a quantity over a period, `each_year` "
        "the same every year of a range.",
    ),
    Code(
        "S021",
        "no comparator, or two",
        "{key} says {found}; it needs exactly one quantity",
        "use one of {choice}",
        "A target promises one thing. What the document says twice in different words is two targets.",
    ),
    Code(
        "S022",
        "range out of order",
        "{key} runs from {low} to {high}",
        "write the smaller one first",
        "A range, a window or a run of years goes from the earlier or smaller end to the later or larger one.",
    ),
    Code(
        "S023",
        "key that does not go with this form",
        "'{key}' does not go with {thing}",
        "{advice}",
        "Some keys belong to some forms of target only: since goes with growth, change and multiple.",
    ),
    Code(
        "S024",
        "source that cannot be found again",
        "source '{name}' has no url, no number and is not internal",
        "add url: or number:, or internal: true where neither is public",
        "No value enters the data without a publication behind it that somebody else can find.",
    ),
    Code(
        "S025",
        "stated growth without a figure",
        "stated holds {found}; it needs exactly one of growth and step",
        "growth: percent a year; step: points or units a year",
        "What the plan says of its own pace is either a rate (增长15%) or a step (提高0.1个百分点).",
    ),
    Code(
        "S026",
        "indicator that promises nothing and starts nowhere",
        "indicator '{indicator}' has no targets, no breakdown and no baseline",
        "add targets:, breakdown: or baseline:, or delete the indicator",
        "An indicator stands in a plan because the plan says something of it.",
    ),
    Code(
        "S027",
        "not a whole number",
        "{key} is {found}; a whole number from 1 up was expected",
        "count from 1, without decimals",
        "Rows and lines of a document are counted from 1.",
    ),
    Code(
        "S028",
        "not a checksum",
        "{key} is {found}, which is no SHA-256",
        "write the 64 hexadecimal digits that `sha256sum FILE` prints, in quotes",
        "The checksum tells whether a given text is the one that the places of the figures refer to.",
    ),
    Code(
        "S030",
        "more problems",
        "{count} more problems in this file are not shown",
        "put the first ones right and run again",
        "A file with one systematic slip can have thousands of problems; the first fifty tell enough.",
    ),
    Code(
        "S031",
        "cut-offs that do not divide",
        "item {number} of {key} {found}, where a method wants {wanted}",
        "write the classes from best to worst, each with one of at_least, more_than, at_most, less_than, and the last "
        "without",
        "A quantity belongs to the first class whose cut-off it passes, read from the top. Cut-offs that repeat, turn "
        "around or are missing would make a class that nothing can belong to.",
    ),
)
