"""What the columns of a table hold, by what stands at their heads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.draft.english_heads import told_by_english
from planmetrics.draft.english_periods import english_mentions
from planmetrics.draft.periods import mentions
from planmetrics.figures.words import ENGLISH, language_of
from planmetrics.model.units import parse_unit
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planmetrics.draft.grids import Cell, Grid
    from planmetrics.draft.periods import Horizon

Role: TypeAlias = Literal[
    "number",
    "name",
    "category",
    "unit",
    "baseline",
    "target",
    "pace",
    "total",
    "nature",
    "owner",
    "region",
    "assigned",
    "note",
    "none",
]

_BLANK = re.compile(r"[\s　¹²³⁴⁵⁶⁷⁸⁹⁰①-⑳*]+")
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"序号?|编号|项次|行次|(?i:no\.?|#|ref\.?)")),
    ("nature", re.compile(r".*(?:属性|性质|约束性|预期性).*|指标类型|类型|(?i:type|nature|status)")),
    ("owner", re.compile(r".*(?:责任|牵头|主管|负责|配合|实施主体|部门).*|(?i:owner|lead|responsible.*)")),
    ("unit", re.compile(r"(?:计量|指标)?单位|(?i:units?)")),
    ("note", re.compile(r".*(?:时限|期限|完成时间)|备注|说明|.*来源|依据|.*口径|(?i:notes?|remarks?|source)")),
    ("category", re.compile(r"类别|领域|分类|大类|一级指标|方面|维度|目标|(?i:category|area|theme)")),
    ("name", re.compile(r".*(?:指标|名称|项目|任务|工程|内容).*|(?i:.*indicator.*|measure|name|target|kpi)")),
)
_TOTAL = re.compile(
    r"〔累计〕|\[累计\]|[(（〔\[]?累计[)）〕\]]?.*|五年累计.*|.*累计(?:增长|下降|数|值|增速)?.*|.*[比较].*(?:增长|下降|提高|增加|减少).*"
)
_PACE = re.compile(r".*(?:年均|增速|增长率|增幅).*|增长.*|(?!.*比).*提高.*")
_BASE = re.compile(r"现状|基期|基准|基数|基础值|实际|完成|实绩|实现|上年|当前|(?i:baseline|actual|current|latest)")
_REACHED = re.compile("(?:量化|考核|绩效)指标|指标值|(?:工作|年度|考核|任务|预期|完成|绩效|量化)目标(?:值|任务)?")
"""Over what is to be reached, where another column names it."""
_TARGET = re.compile(r"目标|规划|预期|预计|计划|(?i:target|goal|plan)")
_WHOLE = re.compile("(?:全[省市区县国]|合计|总计)(?:合计)?(?:目标)?")
"""Over the column of the plan's own targets, beside those of its regions."""
_ASSIGNED = re.compile(r"(?:省|市|国家|上级)(?:下达|分解|考核).*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:/[0-9]{2})?")
_UNIT_IN_HEAD = re.compile(r"[(（]([^()（）]{1,12})[)）]$")
_MOST_HEADS = 3


class Column(NamedTuple):
    """A column: its role and head, the year and region of its figures, and the unit that its head gives."""

    role: Role
    head: str
    year: int | None = None
    region: str | None = None
    unit: str | None = None


class Heads(NamedTuple):
    """The columns of a table, and how many of its rows are its head."""

    columns: tuple[Column, ...]
    rows: int

    @property
    def is_told(self) -> bool:
        """Whether they say what the rows are of, and where a figure that is a target stands."""
        roles = {column.role for column in self.columns}
        return "name" in roles and bool(roles & {"target", "pace", "total", "region", "assigned"})


def heads_of(grid: Grid, horizon: Horizon, region_of: Callable[[str], str | None]) -> Heads:
    """The heads of a table: its first rows, as long as they hold no figure but years and one of them is known."""
    if grid.stacked:
        return Heads(_settled([_column(head, horizon, region_of) for head in grid.head], horizon), 0)
    best, count = Heads((), 0), 0
    for count in range(1, min(_MOST_HEADS, len(grid.rows) - 1) + 1):
        row = grid.rows[count - 1]
        if any(cell is not None and _holds_figures(cell.text) for cell in row):
            break
        texts = _stacked_heads(grid.rows[:count])
        if best.is_told and not _is_more_head(row, horizon):
            break
        found = Heads(_settled([_column(text, horizon, region_of) for text in texts], horizon), count)
        if found.is_told or not best.is_told:
            best = found
    return best


def _is_more_head(row: Sequence[Cell | None], horizon: Horizon) -> bool:
    """Whether a row below a head that is told goes on with it: one of its cells heads figures."""
    return any(
        cell is not None
        and not cell.spread
        and (_valued(cell.text, cell.text, None, horizon) is not None or _is_english_year(cell.text))
        for cell in row
    )


def _is_english_year(text: str) -> bool:
    return language_of(text) is ENGLISH and bool(english_mentions(text))


def _holds_figures(text: str) -> bool:
    """Whether a cell of a possible head holds a figure that is no year."""
    without = _YEAR.sub("", _UNIT_IN_HEAD.sub("", text))
    is_dated = mentions(text) or english_mentions(text)
    return re.search("[0-9]", without) is not None and not is_dated and len(text) < 30  # noqa: PLR2004


def _stacked_heads(rows: Sequence[Sequence[Cell | None]]) -> list[str]:
    """The head of each column: the cells above each other, each once."""
    heads = []
    for column in range(len(rows[0])):
        cells = [row[column] for row in rows if column < len(row)]
        texts = [*dict.fromkeys(cell.text for cell in cells if cell is not None)]
        heads.append((" " if any(language_of(text) is ENGLISH for text in texts) else "").join(texts))
    return heads


def _column(head: str, horizon: Horizon, region_of: Callable[[str], str | None]) -> Column:
    text = _BLANK.sub("", head)
    if language_of(text) is ENGLISH:
        return _of_english(head, horizon, region_of(head))
    unit = _UNIT_IN_HEAD.search(text)
    in_head = unit[1] if unit is not None and parse_unit(unit[1]) is not None else None
    plain = _UNIT_IN_HEAD.sub("", text) if in_head else text
    for role, pattern in _ROLES[:5]:
        if pattern.fullmatch(plain) is not None:
            return Column(role, text)
    if _ASSIGNED.fullmatch(plain) is not None:
        return Column("assigned", text, horizon.last)
    if _WHOLE.fullmatch(plain) is not None:
        return Column("target", text, horizon.last)
    region = region_of(re.sub("(?:年度)?目标值?$", "", plain))
    if region is not None:
        return Column("region", text, region=region)
    return _valued(plain, text, in_head, horizon) or _named(plain, text)


def _of_english(head: str, horizon: Horizon, region: str | None) -> Column:
    told = told_by_english(head, horizon)
    if region is not None and told.role == "none":
        return Column("region", head, region=region)
    in_head = told.bracket if told.bracket is not None and parse_unit(told.bracket) is not None else None
    return Column(told.role, head, told.year, unit=in_head)


def _valued(plain: str, text: str, unit: str | None, horizon: Horizon) -> Column | None:
    """A column of figures: of a year, of a pace, or of the years together."""
    years = [one for one in mentions(plain) if not one.refers]
    bare = _YEAR.search(plain)
    year = years[-1].last if years else int(bare.group()[:4]) if bare is not None else None
    role = _valued_role(plain, year, horizon)
    if role is None:
        return None
    of = year if role == "baseline" else year or horizon.last
    return Column(role, text, of, unit=unit)


def _valued_role(plain: str, year: int | None, horizon: Horizon) -> Role | None:
    """What the figures of a column are, None where it holds none."""
    if _PACE.fullmatch(plain) is not None and "指标" not in plain:
        return "pace"
    if _TOTAL.fullmatch(plain) is not None:
        return "total"
    told = _BASE.search(plain) is not None and _TARGET.search(plain) is None and "指标" not in plain
    if year is not None:
        return "baseline" if told or (horizon.first is not None and year < horizon.first) else "target"
    if _REACHED.fullmatch(plain) is not None or (_TO_REACH.fullmatch(plain) is not None and "指标" not in plain):
        return "target"
    return "baseline" if told else None


_TO_REACH = re.compile(".*(?:目标值?|规划值|预期值|目标任务|计划数|任务数|(?i:target))")


def _named(plain: str, text: str) -> Column:
    role: Role = next((role for role, pattern in _ROLES if pattern.fullmatch(plain) is not None), "none")
    return Column(role, text)


def _settled(columns: list[Column], horizon: Horizon) -> tuple[Column, ...]:
    """The columns: the first of several years is where the plan starts, the last of several names is the name."""
    years = sorted({column.year for column in columns if column.role == "target" and column.year is not None})
    if horizon.first is None and len(years) > 1 and not any(column.role == "baseline" for column in columns):
        columns = [
            column._replace(role="baseline")
            if column.role == "target" and column.year == years[0] and years[0] <= years[-1] - 4
            else column
            for column in columns
        ]
    if not any(column.role == "name" for column in columns):
        columns = _named_by_place(columns)
    named = [at for at, column in enumerate(columns) if column.role == "name"]
    for at in named[:-1]:  # of several columns under one head the last one names, the others group
        columns[at] = columns[at]._replace(role="category")
    return tuple(columns)


def _named_by_place(columns: list[Column]) -> list[Column]:
    """The columns; of an English table that calls none of them a name the last one of words in front of its figures."""
    first = next((at for at, column in enumerate(columns) if column.role in {"baseline", "target"}), 0)
    english = any(language_of(column.head) is ENGLISH for column in columns)
    words = [at for at in range(first) if columns[at].role in {"none", "category"}]
    if not english or not words or not any(column.role == "target" for column in columns):
        return columns
    return [column._replace(role="name") if at == words[-1] else column for at, column in enumerate(columns)]


def assigned_to_values(columns: Sequence[Column], count: int) -> list[Column]:
    """The columns of figures of a stacked table, as many as a row has: a head over others stands for none of them."""
    valued = [
        column for column in columns if column.role in {"baseline", "target", "pace", "total", "region", "assigned"}
    ]
    if len(valued) > count:
        valued = [
            column
            for at, column in enumerate(valued)
            if not any(
                other.role == column.role and other.year == column.year and len(other.head) > 0
                for other in valued[at + 1 :]
            )
        ]
    return valued if len(valued) == count else []
