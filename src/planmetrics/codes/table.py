"""C: a table in a CSV file, for `gap --table`: its text, its head, its cells."""

from __future__ import annotations

from planmetrics.codes.code import Code
from planmetrics.diagnostics import Severity

CODES = (
    Code(
        "C001",
        "table in another encoding",
        "the file is not {encoding}: {reason}",
        "{advice}",
        "A table is UTF-8, with or without a byte-order mark, unless `--encoding` says otherwise. What spreadsheet "
        "programs of Chinese Windows save as “CSV” is GBK; “CSV UTF-8” is UTF-8.",
    ),
    Code(
        "C002",
        "not a CSV file",
        "the file holds {found}: it is not CSV",
        "{advice}",
        "CSV is plain text: a line a row, a comma between two cells. Workbooks and databases are not text.",
    ),
    Code(
        "C003",
        "empty table",
        "the file is empty",
        "begin with a line of column names: {columns}",
        "A table without a head cannot be read; the file may have been cut short while saving. A head without rows is "
        "a table without rows, and fine.",
    ),
    Code(
        "C004",
        "another separator than the comma",
        "the head is a single column with {separator} in it: {found}",
        "save the table with commas between the cells",
        "Cells are told apart by commas. Some spreadsheet programs write semicolons or tabs instead, depending on the "
        "language of the system.",
    ),
    Code(
        "C005",
        "quote that does not close its cell",
        "{where}: {reason}",
        'close the quote at the end of the cell; a quote inside a quoted cell is written twice: ""',
        "A cell that holds a comma, a quote or a line break stands in quotes, and ends with a quote before the next "
        "comma or the end of the line. Where a closing quote is lost, the lines that follow belong to the cell.",
    ),
    Code(
        "C006",
        "cell that is no number",
        "{where}: {found} is not a number",
        "{advice}",
        "Figures are written 1234.5: ASCII digits, a point as the decimal mark, at most 40 digits and two of an exponent; no "
        "thousands commas, no units, no percent signs, no 万 or 亿. Where there is no figure the cell is left empty.",
    ),
    Code(
        "C007",
        "missing column",
        "the head has no column {column}",
        "{advice}",
        "The columns indicator, base, base_period, latest, latest_period, target and target_period have to be there, in any "
        "order; their cells may be empty. region, better, measure, comparator and limit may be missing.",
    ),
    Code(
        "C008",
        "column named twice",
        "column {found} stands here for the second time (first as column {first})",
        "rename or delete one of the two",
        "Of two columns with one name it cannot be said which is meant.",
    ),
    Code(
        "C009",
        "column without a name",
        "column {number} has no name",
        "name it, or delete the column",
        "Each column is kept under its name in what is written out. A comma too many at the end of the head makes a "
        "column without a name.",
    ),
    Code(
        "C010",
        "column that looks like one that has a meaning",
        "column {found} has no meaning here, and is only kept",
        "if {column} is meant, name it so",
        "Columns beyond those of `gap --table` are kept as they are. A misspelt comparater would be such a column, and "
        "what it says would be lost in silence.",
        Severity.WARNING,
    ),
    Code(
        "C011",
        "wrong number of cells",
        "{where} has {count}, but the head has {width}",
        "{advice}",
        "Each row has a cell for each column, empty ones included: nothing else tells which cell belongs to which column.",
    ),
    Code(
        "C012",
        "cell that is no period",
        "{where}: {found} is not a period",
        "{advice}",
        "Periods are whole years from 1900 to 2100, or parts of one: 2024, 2024-H1, 2024-Q3, 2024-06, 2024-01..05.",
    ),
    Code(
        "C013",
        "cell that is none of the words",
        "{where}: {found} is not known",
        "{advice}",
        "better is higher or lower; measure is stock, flow, addition, share, ratio, growth, rank or index; comparator is "
        "at_least, more_than, at_most, less_than, about or exactly. There is no between: a row has one target.",
    ),
    Code(
        "C014",
        "figure without its period",
        "{where}: the cell is empty, but {other} is {found}",
        "write the period that {other} belongs to, or leave both empty",
        "A figure counts for a period: without it there is no pace. A period without its figure is fine: it says that the "
        "figure is not known.",
    ),
    Code(
        "C015",
        "target's period not after that of the base",
        "{where}: {found} does not lie after base_period {base}",
        "check both periods",
        "A target lies ahead of where the way to it begins.",
    ),
    Code(
        "C016",
        "comparator against the better direction",
        "{where}: {found} contradicts better {better}",
        "{advice}",
        "Where higher is better a target is a floor (at_least, more_than), where lower is better a ceiling (at_most, "
        "less_than). One of the two columns is wrong.",
    ),
    Code(
        "C017",
        "cell that is too long",
        "{where}: the cell has more than {limit} characters",
        "shorten it; or close the quote before it, if that was forgotten",
        "A limit keeps a forgotten quote from making one cell of half a file.",
    ),
)
