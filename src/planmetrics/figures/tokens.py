"""What a quantity looks like in a text, kind by kind; patterns for text without spaces (`normal.compact`)."""

from __future__ import annotations

from planmetrics.figures.numerals import DIGITS, MIXED, SCALES, WRITTEN

ARABIC = r"[0-9]{1,20}(?:\.[0-9]{1,20})?"
NUMERALS = f"[{''.join(DIGITS)}{''.join(SCALES)}]{{1,20}}"
SMALL = "[一二两三四五六七八九]"

WORDY = {
    "coverage": "(?:100%)?全覆盖|清零|归零",
    "half": "过半数?|半数|一半|减半",
    "times": "翻(?:了?[一两二三四1-4]?番|[一两1]?倍)|(?<!双)倍增(?![计行工提器效”])",
    "hundred": "百强(?!化|度|势|劲|基|国|省|市(?!$)|企|链)",
    "first": "首位(?!战略|度|城市)|榜首"
    "|(?<=全国|全省|全市|全区|全球|世界|位居|位列|排名|名列|稳居|保持)第一(?![^，。、；])",
}
"""Quantities without a number of their own. Not the 倍增 of a programme's name, nor the 首位 of a strategy's."""

_FRACTION = rf"(?:{ARABIC}|{NUMERALS})分之(?:{ARABIC}|{WRITTEN})|(?<![0-9/.])[1-9]/(?:[2-9]|10)(?![0-9/.年月万亿])"
_TENTHS = (  # 成 begins many words: 成果, 成本, 成立
    rf"(?:{ARABIC}|{SMALL}|十)成半?(?![果效立为功员交本熟长年都品绩型套分就片像份形体])(?:(?:至|到|[-—~～]){SMALL}成)?"
)
_RANK = (  # 前 ends other words: 目前, 提前; and 强 begins some: 强化, 强国
    rf"(?<![目提此以年之先日前空])前(?P<place>[0-9]{{1,6}}|{NUMERALS})(?:位|名|强|%)?(?![0-9年月天期个季岁分/—–~～-])"
    rf"|(?<=第)(?P<nth>[0-9]{{1,6}}|{NUMERALS})(?:位|名|(?=$|[，。、；]))|TOP(?P<top>[0-9]{{1,6}})"
    r"|(?P<strong>[0-9]{1,6}|[一二三四五六七八九十百千]{2,6})强(?!化|度|势|劲|基|国|省|市(?!$)|企|链)"
)
_PAIR = rf"(?P<ends>{SMALL}{SMALL})(?P<scale>[十百千万亿]*)(?=[家个项名人件余多])"

QUANTITIES = {
    "fraction": _FRACTION,
    "tenths": _TENTHS,
    "rank": _RANK,
    "pair": _PAIR,
    "number": rf"(?:(?<![0-9A-Za-z%‰)])-)?{MIXED}",
    "written": WRITTEN,
}
"""Quantities with a number, in the order in which they are tried."""


BEGINS = "路街道巷弄第党届季近未今过最连经前后用每特附专统唯逐某同之进数几上全清归半减翻倍首榜单"
"""Besides digits, numerals, letters and brackets, what a quantity or a text under a rule may begin with."""


def alternatives(patterns: dict[str, str]) -> str:
    """One pattern with a named group for each kind."""
    return "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items())
