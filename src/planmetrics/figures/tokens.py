"""What a text looks like to the scanner: its plain spelling, and each kind of quantity: a pattern, and what it is worth."""

from __future__ import annotations

import re
from decimal import Decimal

from planmetrics.figures.numerals import DIGITS, MIXED, SCALES, WRITTEN, Number, parse_number
from planmetrics.figures.numerals import ENGLISH as ENGLISH_NUMBER
from planmetrics.figures.rules import MONTH, NUMBERED, PLACED
from planmetrics.figures.words import CHINESE, language_of
from planmetrics.model.units import CURRENCY
from planmetrics.tuples import NamedTuple

QUANTITIES = frozenset({"number", "fraction", "tenths", "rank", "times", "coverage", "half", "nothing", "relative"})


class Figure(NamedTuple):
    """One figure: where it stands, its kind, and its number (and the upper one of a range).

    Kinds of quantities are number, fraction, tenths, rank, times, coverage, half, nothing and relative; every
    other kind is the name of a rule (`rules.EXCLUSIONS`), and means that the figure fixes no quantity.
    """

    start: int
    end: int
    kind: str
    low: Number | None = None
    high: Number | None = None

    @property
    def is_quantity(self) -> bool:
        """Whether no rule says that it is something else."""
        return self.kind in QUANTITIES


_SIGNS = {
    **dict(zip("０１２３４５６７８９．％／＋－～〜＞＜＝　（）", "0123456789.%/+-~~><= ()", strict=True)),
    "﹪": "%",
    "⩾": "≥",
    "⩽": "≤",
    "≧": "≥",
    "≦": "≤",
    "≈": "约",
    "∶": ":",
    "−": "-",
    "㎡": "平方米",
    "㎞": "公里",
    **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
    **dict.fromkeys("―‐‑‒─﹘∼˜", "—"),
}
_HALF_WIDTH = str.maketrans(_SIGNS)
_THOUSANDS = r"(?<![0-9.,])([0-9]{1,3})((?:[,，][0-9]{3})+|(?:,[0-9]{2})+,[0-9]{3})(?![0-9]|,[0-9])"
_SPACES = re.compile(r"(?<![\x21-\x7e]) +| +(?![\x21-\x7e])")


_LIKE_A_YEAR = "1,9[0-9]{2}|2,0[0-9]{2}"
"""In English 2,000 homes are a number for their comma alone: it stays."""


_DIGITS_APART = re.compile("[0-9](?:[ '’]|, ?)[0-9]")
_GROUPED = (
    r"(?<![0-9.,+(])(?<![0-9] )(?<![A-QS-Za-z])[1-9][0-9]{0,2}"
    r"(?:(?: [0-9]{3})+(?![0-9.,]|[ -][0-9])|(?:['’][0-9]{3})+(?![0-9])|, 000(?![0-9]))"
)
"""Thousands of other countries: 250 000, 250'000; and 18, 000 as some print it."""
_DECIMAL_COMMA = (
    r"(?<![0-9.,])([0-9]+),([0-9]{1,2})(?=[ -]?(?:%|per ?cent|percentage|million|billion|trillion|crore|lakh|bn\b|m\b))"
)
_LONE = "[0-9 .,'’]+%?"
_NOTHING_BEHIND = re.compile("[ .;)]*$")
_PARTS = {"¼": ".25", "½": ".5", "¾": ".75"}
_WITH_PART = "([0-9]*)([¼½¾])"


def _grouped(found: re.Match[str]) -> str:
    """The same with commas; but not the label of a thing beside a number, nor what may be two cells of a row."""
    text, (start, end) = found.string, found.span()  # no long slices: a line may hold thousands of numbers
    before = text[max(start - 24, 0) : start]
    labelled = re.search(rf"(?i:\b(?:{NUMBERED}|{MONTH}|top|no)s?\.?) $", before) is not None
    closes = before[-1:] not in set("R$£€₹") and _NOTHING_BEHIND.match(text, end) is not None
    cells = closes and " " in found[0] and not found[0].endswith("000")
    return found[0] if labelled or cells else re.sub(",? |['’]", ",", found[0])


def _plain(found: re.Match[str]) -> str:
    return re.sub("[,，]", "", found[0])


def compact(text: str) -> str:
    """The text as rules and readings see it: plain digits, no thousands commas, no spaces beside Chinese characters.

    Tabs stay: they keep the cells of a table apart.
    """
    text = text.strip().translate(_HALF_WIDTH)
    if " " in text:  # English keeps the spaces between its words
        text = _SPACES.sub("", text) if language_of(text) is CHINESE else re.sub(" {2,}", " ", text)
        text = re.sub(r"(?<=[<>=≤≥]) +| +(?=%)", "", text)
    if _DIGITS_APART.search(text) is not None and (language_of(text) is not CHINESE or re.fullmatch(_LONE, text)):
        text = re.sub(_GROUPED, _grouped, re.sub(_DECIMAL_COMMA, r"\1.\2", text))
    if not _PARTS.keys().isdisjoint(text):
        text = re.sub(_WITH_PART, lambda found: (found[1] or "0") + _PARTS[found[2]], text)
    if "," in text or "，" in text:
        english = language_of(text) is not CHINESE
        text = re.sub(
            _THOUSANDS,
            lambda found: found[0] if english and re.fullmatch(_LIKE_A_YEAR, found[0]) else _plain(found),
            text,
        )
    return text


# What a quantity looks like, kind by kind.
WORDY = {
    "coverage": "(?:100%)?全覆盖|清零|归零",
    "half": "过半数?|半数|一半|减半",
    "times": "翻(?:了?[一两二三四1-4]?番|[一两1]?倍)|(?<!双)倍增(?![计行工提器效”])",
    "hundred": "百强(?!化|度|势|劲|基|国|省|市(?!$)|企|链)",
    "first": "首位(?!战略|度|城市)|榜首"
    "|(?<=全国|全省|全市|全区|全球|世界|位居|位列|排名|名列|稳居|保持)第一(?![^，。、；])",
    "none": "零(?=增长|负增长)",
    "two_digits": "(?:两|二|2|双)位数(?=增长|增幅|增速)",
}
"""Quantities without a number of their own. Not the 倍增 of a programme's name, nor the 首位 of a strategy's."""
_ARABIC = r"[0-9]+(?:\.[0-9]+)?"
_NUMERALS = f"[{''.join(DIGITS)}{''.join(SCALES)}]+"
_SMALL = "[一二两三四五六七八九]"
_FRACTION = rf"(?:{_ARABIC}|{_NUMERALS})分之(?:{_ARABIC}|{WRITTEN})|(?<![0-9/.])[1-9]/(?:[2-9]|10)(?![0-9/.年月万亿])"
_TENTHS = (  # 成 begins many words: 成果, 成本, 成立
    rf"(?:{_SMALL}(?:至|到|[-—~～]))?(?:{_ARABIC}|{_SMALL}|十)成(?:半|{_SMALL}(?![家个项名人大区级产]))?(?![果效立为功员交本熟长年都品绩型套分就片像份形体])"
    rf"(?:(?:至|到|[-—~～]){_SMALL}成(?:半|{_SMALL})?)?"
)
_RANK = (  # 前 ends other words: 目前, 提前; and 强 begins some: 强化, 强国
    rf"(?<![目提此以年之先日前空])前(?P<place>[0-9]+(?:\.[0-9]+)?(?=[%‰])|[0-9]{{1,6}}|{_NUMERALS})(?:位|名|强|%|‰)?(?![0-9年月天期个季岁分/—–~～-])"
    rf"|(?<=第)(?P<nth>[0-9]{{1,6}}|{_NUMERALS})(?:位|名|(?=$|[，。、；]))|TOP(?P<top>[0-9]{{1,6}})"
    r"|(?P<strong>[0-9]{1,6}|[一二三四五六七八九十百千]{2,6})强(?!化|度|势|劲|基|国|省|市(?!$)|企|链)"
)
_PAIR = rf"(?P<ends>{_SMALL}{_SMALL})(?P<scale>[十百千万亿]*)(?=[家个项名人件余多])"
TOKENS = {
    "ratio": rf"{_ARABIC}[:：]1(?![0-9.:：%])",
    "fraction": _FRACTION,
    "tenths": _TENTHS,
    "rank": _RANK,
    "pair": _PAIR,
    "number": rf"(?:(?<![0-9A-Za-z%‰)])-|(?<![正减担肩背自欠抱胜])负(?=[0-9]))?{MIXED}",
    "written": WRITTEN,
}
"""Quantities with a number, in the order in which they are tried."""
BEGINS = "负路街道巷弄第党届季近未今过最连经前后用每特附专统唯逐某同之进数几上全清归半减翻倍首榜单双"
"""Besides digits, numerals, letters and brackets, what a quantity or a text under a rule may begin with."""

_FEW = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred"
_TIMES = "halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)"
ENGLISH_TOKENS = {
    "nothing": r"\b(?i:net[- ]zero|(?:carbon|climate|greenhouse gas)[- ]?(?:neutral|neutrality)"
    r"|(?<=near )zero|(?<=to )zero(?= |$)(?! waste)|(?<=at )zero|zero(?= growth))\b",
    "two_digits": r"\b[Dd]ouble[- ]digits?\b",
    "times": rf"\b(?i:{_TIMES}|twofold|threefold|fourfold|fivefold|sixfold|tenfold|(?:two|three|four|five|six|ten)[- ]fold|twice(?= (?:the|as|its|what)))\b|\b[0-9]+(?:\.[0-9]+)?[- ]?fold\b"
    r"|\bby a factor of (?:[0-9.]+|two|three|four|five|ten)\b",
    "odds": rf"\b(?P<part>[0-9]{{1,2}}|(?i:{_FEW}))(?: (?:in|out of)(?: every)? )(?P<whole>(?:[0-9]{{1,2}}|100)(?![0-9.%]|-)|(?:{_FEW})\b)"
    "(?! years?| months?| days?)",
    "fraction": r"(?<![0-9/.])[1-9]/(?:[2-9]|10)(?![0-9/.]|[a-z])(?= ?(?:of|the|$)| [a-z])",
    "portion": rf"\b(?P<above>[Aa]|(?i:{_FEW})|[0-9])[- ](?P<below>half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b"
    r"(?! (?:of )?an? (?:million|billion|hundred|thousand|dozen)|[- ](?:century|year|time|party|level|place|dozen))"
    r"|\b(?P<halves>[Hh]alf)\b(?=$| (?:of|the|all|its|our|their|by|from|compared|to)\b)(?! (?:of )?an? (?:million|billion|dozen|century))",
    "place": rf"\b[Tt]op[- ](?P<upper>[0-9]+(?:\.[0-9]+)?|{_FEW}|quartile|decile|third|quarter|half)\b(?P<share> ?%| per ?cent)?"
    rf"|\b(?P<rd>[0-9]{{1,3}})(?:st|nd|rd|th)\b(?= (?:{PLACED}|in the|globally|nationally|worldwide|out of))"
    rf"|\b(?:among|amongst|one of|within) (?:the )?(?P<among>[0-9]{{1,3}}|{_FEW}) (?=(?:best|most|leading|top|largest|strongest)\b)",
    "ratio": r"(?<![0-9.:])[0-9]+(?:\.[0-9]+)?:1(?![0-9.:])",
    "number": rf"(?:{CURRENCY} ?-?|(?<![0-9A-Za-z%)])-|(?<![A-Za-z0-9]))(?:{ENGLISH_NUMBER})",
}
ENGLISH_BEGINS = r"(?<![A-Za-z0-9])[-A-Za-z0-9£$€¥₹₦§#(“‘\"+^]|[0-9]"


class Looks(NamedTuple):
    """How the figures of a language look: what one begins with, quantities in words, the others, and the end of a range.

    Quantities in words are tried before the exclusions, the other kinds behind them, each in its order.
    """

    begins: str
    worded: dict[str, str]
    kinds: dict[str, str]
    second: str


LOOKS = {
    "chinese": Looks(
        begins=f"[-0-9A-Za-z{''.join(DIGITS)}十百千万亿“《〔【(（〈/{BEGINS}]",
        worded=WORDY,
        kinds=TOKENS,
        second=rf"(?:[-—–]{{1,2}}|[~～]|至|到)(?P<and>)(?P<second>(?<=[至到~])-{MIXED}|{MIXED}|{WRITTEN})",
    ),
    "english": Looks(
        begins=ENGLISH_BEGINS,
        worded={},
        kinds=ENGLISH_TOKENS,
        second=rf" ?(?:(?:[-–—]|to|(?P<and>and))) ?(?P<second>(?:{CURRENCY} ?)?(?:{ENGLISH_NUMBER}))(?![0-9])",
    ),
}


def _pair(found: re.Match[str]) -> Figure:
    """三五家: three to five."""
    low, high = (parse_number(digit + found["scale"]) for digit in found["ends"])
    return Figure(*found.span(), "number", low, high)


def _rank(found: re.Match[str]) -> Figure:
    """前20位, 第3名, 50强."""
    number = parse_number(found["place"] or found["nth"] or found["top"] or found["strong"])
    return Figure(*found.span(), "rank", number and Number(number.value, min(number.step or Decimal(1), Decimal(1))))


def _place(found: re.Match[str]) -> Figure:
    """Top 10, 5th place, among the three best; top quartile is the first 25 %."""
    shares = {"quartile": "25", "quarter": "25", "decile": "10", "third": "33.33", "half": "50"}
    said = (found["upper"] or found["rd"] or found["among"]).lower()
    if said in shares:
        return Figure(*found.span(), "rank", Number(Decimal(shares[said]), None))
    return Figure(*found.span(), "rank", parse_number(said))


def _fraction(found: re.Match[str]) -> Figure:
    """百分之二十, 千分之五, 三分之一, 1/3: a percentage (per mille stays: see the reading)."""
    below, sep, above = found.group().partition("分之")
    if not sep:
        above, _, below = found.group().partition("/")
    low, whole = parse_number(above), parse_number(below)
    if low is None or whole is None or not whole.value:
        return Figure(*found.span(), "fraction")
    if whole.value > 1000:  # noqa: PLR2004 (per ten thousand and less is not told in percent)
        return Figure(*found.span(), "fraction")
    if whole.value in {100, 1000}:
        return Figure(*found.span(), "fraction", low)
    hundredth = Decimal("0.01")
    return Figure(*found.span(), "fraction", Number((low.value / whole.value * 100).quantize(hundredth), hundredth))


_BELOW = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "six": 6, "eig": 8, "ten": 10}


def _portion(found: re.Match[str]) -> Figure:
    """One third, three quarters, half: a percentage without digits."""
    if found["halves"]:
        return Figure(*found.span(), "fraction", Number(Decimal(50), None))
    above = (
        Decimal(1)
        if found["above"].lower() == "a"
        else (parse_number(found["above"]) or Number(Decimal(0), None)).value
    )
    return Figure(*found.span(), "fraction", _percent(above, Decimal(_BELOW[found["below"][:3].lower()])))


def _odds(found: re.Match[str]) -> Figure | None:
    """One in four, 9 out of 10; 10 in 5 are none."""
    part, whole = parse_number(found["part"]), parse_number(found["whole"])
    if part is None or whole is None or part.value > whole.value:
        return Figure(*found.span(), "word")
    return Figure(*found.span(), "fraction", _percent(part.value, whole.value))


def _percent(above: Decimal, below: Decimal) -> Number:
    return Number((above / below * 100).quantize(Decimal("0.0001")).normalize(), None)


def _ratio(found: re.Match[str]) -> Figure:
    """2.1:1 is 2.1."""
    return Figure(*found.span(), "number", parse_number(re.match("[0-9.]+", found.group())[0]))  # type: ignore[index]  # it begins with digits


def _tenths(found: re.Match[str]) -> Figure:
    """三成 is 30 %, 八成半 85 %, 九成五 95 %, 三成至五成 30 to 50 %."""
    numbers = [
        _tenth(*part)
        for part in re.findall(r"([0-9.]+|[一二两三四五六七八九十])成(半|[一二两三四五六七八九])?", found.group())
    ]
    if len(numbers) == 1 and (
        range_ := re.match(r"([0-9.]+|[一二两三四五六七八九十])(?:至|到|[-—~～])", found.group())
    ):
        numbers.insert(0, _tenth(range_[1], ""))
    return Figure(*found.span(), "tenths", numbers[0], numbers[1] if len(numbers) > 1 else None)


def _tenth(tenths: str, more: str) -> Number:
    whole = parse_number(tenths) or Number(Decimal(0), Decimal(1))
    added = {"": 0, "半": 5}.get(more)
    extra = DIGITS[more] if added is None else added
    return Number(whole.value * 10 + extra, Decimal(1) if more else (whole.step or Decimal(1)) * 10)


MAKERS = {
    "pair": _pair,
    "rank": _rank,
    "place": _place,
    "fraction": _fraction,
    "portion": _portion,
    "odds": _odds,
    "ratio": _ratio,
    "tenths": _tenths,
}
"""What a match of a kind is worth, where that is more than its number."""
