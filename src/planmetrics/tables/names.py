"""What people call the columns of a table: the keys, and the heads of our own and of other people's tables."""

from __future__ import annotations

import re
import unicodedata

_NAMES = {
    "indicator": "指标 指标名称 指标项 项目 名称 name indicator_name",
    "region": "地区 区域 区县 行政区 市县 地区名称 geo area",
    "unit": "单位 计量单位 计算单位 unit_of_measure",
    "base": "基期值 基数 基期数 基准值 基期实际值 baseline baseline_value base_value",
    "base_period": "基期 基年 基期年 基期年份 基期时点 基准年 base_year baseline_year baseline_period year_of_baseline",
    "latest": "最新值 现状值 实际值 完成值 当前值 最新数 最新实际值 latest_value current_value current actual observed",
    "latest_period": "时点 最新值时点 最新时点 最新年份 现状年 现状年份 数据年份 数据时点 最新期 year latest_year "
    "current_year year_of_latest_value",
    "target": "目标值 目标 规划目标 规划目标值 计划值 target_value goal",
    "target_period": "目标年 目标年份 目标期 目标时点 完成年份 规划期末 by target_year",
    "better": "方向 指标方向 正逆向 direction",
    "measure": "类型 指标类型 度量 测度 indicator_type measure_type",
    "comparator": "比较词 比较 比较符 比较方式",
    "limit": "上限 自然上限 极限值 natural_limit",
}
_BY_NAME = {name: key for key, names in _NAMES.items() for name in names.split()}
_BRACKETED = re.compile(r"[(（\[【〔].*?[)）\]】〕]")


def key_of(head: str) -> str | None:
    """The column that a head names in other words than its key, if it does.

    Brackets say more of a name, and are not part of it: 方向(正向/逆向), 目标值（亿元）.
    """
    bare = bare_head(head)
    return bare if bare in _NAMES else _BY_NAME.get(bare) or _BY_NAME.get(bare.replace("_", ""))


def bare_head(head: str) -> str:
    """A head as it is compared: without brackets and accents, in lower case, with _ for blanks."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", head) if not unicodedata.combining(char))
    return re.sub(r"[\s_-]+", "_", _BRACKETED.sub("", plain).strip().lower())
