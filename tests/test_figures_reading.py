"""Reading printed figures: a gold table of several hundred expressions, and the rules one by one."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from planmetrics.figures.read import printed_step, read_figure

with (Path(__file__).parent / "gold" / "expressions.tsv").open(encoding="utf-8", newline="") as table:
    GOLD = list(csv.DictReader(table, delimiter="\t"))


def as_labelled(text: str) -> dict[str, str]:
    """A reading in the columns of the gold table."""
    reading = read_figure(text)
    keys = ("text", "form", "comparator", "value", "value_max", "unit", "counting", "direction", "reason")
    said = {key: "" if (held := getattr(reading, key)) is None else str(held) for key in keys}
    for key in ("value", "value_max"):
        said[key] = said[key] and f"{Decimal(said[key]).normalize():f}"
    return said | {"strive": "strive" if reading.strive else ""}


@pytest.mark.parametrize("labelled", GOLD, ids=lambda row: row["text"])
def test_an_expression_of_the_gold_table_is_read_as_labelled(labelled: dict[str, str]) -> None:
    assert as_labelled(labelled["text"]) == labelled


def test_the_gold_table_holds_every_form_and_texts_without_a_quantity() -> None:
    forms = {row["form"] for row in GOLD}

    assert len(GOLD) >= 200
    assert forms == {"value", "growth", "change", "percent_change", "multiple", "rank", "relative", "coverage", ""}


VALUES = [
    ("3.95", "reach", "3.95", None),
    ("达 3.95%", "reach", "3.95", "%"),
    ("超 17 万", "more_than", "170000", None),
    ("累计超2.2万家", "more_than", "22000", "家"),
    ("70%以上", "at_least", "70", "%"),
    ("不低于80%", "at_least", "80", "%"),
    ("突破6000亿元", "more_than", "600000000000", "元"),
    ("1.5万亿元", "reach", "1500000000000", "元"),
    ("140名左右", "about", "140", "名"),
    ("约1000家", "about", "1000", "家"),
    ("控制在0.40以内", "at_most", "0.40", None),
    ("低于0.3", "less_than", "0.3", None),
    ("50万元", "reach", "500000", "元"),
    ("新增0.3万", "reach", "3000", None),
    ("20余家", "more_than", "20", "家"),
    ("１２家", "reach", "12", "家"),
    ("30万元/人", "reach", "300000", "元/人"),
    ("-5%", "reach", "-5", "%"),
    ("不低于-0.5", "at_least", "-0.5", None),
    ("3-5件", "between", "3", "件"),
]


@pytest.mark.parametrize(("text", "comparator", "value", "unit"), VALUES)
def test_a_figure_is_read(text: str, comparator: str | None, value: str | None, unit: str | None) -> None:
    reading = read_figure(text)

    assert (reading.comparator, reading.value, reading.unit) == (comparator, value and Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "form", "direction"),
    [
        ("增长15%", "growth", "up"),
        ("年均增长15%以上", "growth", "up"),
        ("下降13.5%", "growth", "down"),
        ("提高0.08个百分点", "change", "up"),
        ("增加4个", "change", "up"),
        ("快于面上投资增速", "relative", None),
        ("低于全市平均3个百分点", "relative", "down"),
        ("提高到80%", "value", "up"),
        ("降至28微克/立方米", "value", "down"),
    ],
)
def test_movement_is_told_from_a_level(text: str, form: str, direction: str | None) -> None:
    assert (read_figure(text).form, read_figure(text).direction) == (form, direction)


@pytest.mark.parametrize(
    ("text", "comparator", "margin"),
    [
        ("高于全市平均3个百分点以上", "at_least", "3"),
        ("高于全市平均3个百分点", "reach", "3"),
        ("快于面上投资增速", "more_than", None),
        ("不低于全国平均水平", "at_least", None),
    ],
)
def test_a_margin_has_a_comparator_of_its_own(text: str, comparator: str, margin: str | None) -> None:
    reading = read_figure(text)

    assert (reading.comparator, reading.value) == (comparator, margin and Decimal(margin))


def test_counting_and_striving_are_kept() -> None:
    assert read_figure("累计超2.2万家").counting == "stock"
    assert read_figure("每年新增2000家").counting == "flow"
    assert read_figure("力争达到82%").strive is True


@pytest.mark.parametrize("text", ["3—5件", "3-5件", "3至5件", "3～5件"])
def test_a_range_has_two_ends(text: str) -> None:
    reading = read_figure(text)

    assert (reading.comparator, reading.value, reading.value_max) == ("between", 3, 5)


@pytest.mark.parametrize("text", ["", "全面提升", "5怪物", "一批", "第三"])
def test_what_is_not_understood_says_so(text: str) -> None:
    reading = read_figure(text)

    assert reading.form is None
    assert reading.value is None
    assert reading.reason


@pytest.mark.parametrize(
    ("printed", "unit", "step"),
    [
        ("1.7万", "家", "1000"),
        ("3.86", "%", "0.01"),
        ("466", "家", "1"),
        ("20亿元", "亿元", "1"),
        ("1.2万亿元", "亿元", "1000"),
    ],
)
def test_the_last_printed_digit_has_a_worth(printed: str, unit: str, step: str) -> None:
    assert printed_step(printed, unit) == Decimal(step)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1.1%", "1.05", "1.15"),
        ("累计超2.2万家", "21500", "22500"),
        ("一万五千人", "14500", "15500"),
        ("增长1.8倍", "2.75", "2.85"),
        ("3—5个", "2.5", "5.5"),
        ("三分之一", "33.325", "33.335"),
        ("前20位", "19.5", "20.5"),
    ],
)
def test_the_printed_precision_bounds_the_value(text: str, low: str, high: str) -> None:
    assert (read_figure(text).low, read_figure(text).high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "form", "comparator", "value", "direction"),
    [
        ("九成五", "value", "reach", "95", None),
        ("六成二", "value", "reach", "62", None),
        ("六成半", "value", "reach", "65", None),
        ("三至五成", "value", "between", "30", None),
        ("负增长5%", "growth", "reach", "5", "down"),
        ("增速回落2个百分点", "change", "reach", "2", "down"),
        ("下降（-）13.5%", "growth", "reach", "13.5", "down"),
        ("两位数增长", "growth", "at_least", "10", "up"),
        ("零增长", "growth", "reach", "0", None),
        ("一百二十三亿四千五百六十七万八千九百一十二家", "value", "reach", "12345678912", None),
        ("80岁以上", "value", "at_least", "80", None),
        ("提高1岁以上", "change", "at_least", "1", "up"),
        ("2.1∶1左右", "value", "about", "2.1", None),
        ("前1‰", "rank", "reach", "0.1", None),
        ("5%左右、力争6%", "value", "about", "5", None),
        ("确保增长5%、力争增长6%", "growth", "reach", "5", "up"),
        ("190Eflops", "value", "reach", "190", None),
        ("1.3万PF", "value", "reach", "13000", None),
        ("1.3万亿斤", "value", "reach", "1300000000000", None),
        ("快于2024年1.8个百分点", "relative", "reach", "1.8", None),
        ("累计下降17%", "percent_change", "reach", "17", "down"),
        ("比2015年下降55%以上", "percent_change", "at_least", "55", "down"),
        ("〔13.5〕", "percent_change", "reach", "13.5", None),
        ("年均下降3%", "growth", "reach", "3", "down"),
        ("至多5家", "value", "at_most", "5", None),
    ],
)
def test_what_was_once_misread(text: str, form: str, comparator: str, value: str, direction: str | None) -> None:
    reading = read_figure(text)

    assert (reading.form, reading.comparator, reading.value) == (form, comparator, Decimal(value))
    assert (reading.direction, reading.strive) == (direction, False)


@pytest.mark.parametrize(
    ("text", "strive"),
    [
        ("5%左右、力争6%", False),
        ("5%左右，力争达到六成", False),
        ("5%—5.5%，努力争取更好结果", True),
        ("5%左右，并力争更好", True),
    ],
)
def test_a_second_figure_takes_the_striving_and_a_better_result_leaves_it_to_the_first(
    text: str, *, strive: bool
) -> None:
    assert read_figure(text).strive is strive


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("除去5%", "除去"),
        ("逐步10家", "逐步"),
        ("未达5%", "未"),
        ("扣除5万元", "扣除"),
        ("每隔5年", "每隔"),
        ("仅5%", "仅"),
        ("只有5家", "只有"),
        ("尚差5家", "尚差"),
        ("或5%", "或"),
        ("若超过5%", "若"),
        ("低10%", "低"),
        ("向10%迈进", "向"),
        ("无需10天", "无需"),
        ("5个基点", "基点"),
        ("本应达到40%", "本应"),
        ("以前10家", "以前"),
        ("不低于不超过5%", "不低于"),
        ("百分之百不是目标", "不是"),
        ("从5%起", "从"),
        ("没达到5%", "没"),
        ("不等于5%", "不等于"),
        ("切忌超过5%", "切忌"),
        ("跌出前10", "跌出"),
        ("5%之外", "之外"),
        ("10家以前", "以前"),
        ("除10家外", "除"),
        ("超过5%的", "的"),
        ("5%转负", "转负"),
    ],
)
def test_a_function_word_that_sets_the_figure_aside_makes_it_unreadable_by_name(text: str, word: str) -> None:
    reading = read_figure(text)

    assert (reading.form, reading.reason, reading.word) == (None, "unreadable", word)


@pytest.mark.parametrize(
    ("text", "form", "comparator", "value", "direction"),
    [
        ("不足3成", "value", "less_than", "30", None),
        ("10家不到", "value", "less_than", "10", None),
        ("以5%为上限", "value", "at_most", "5", None),
        ("5%封顶", "value", "at_most", "5", None),
        ("约占5%", "value", "about", "5", None),
        ("砍至5%", "value", "reach", "5", "down"),
        ("涨5%", "growth", "reach", "5", "up"),
        ("负1.5%", "value", "reach", "-1.5", None),
        ("增长负5%", "growth", "reach", "5", "down"),
        ("负0.5个百分点", "change", "reach", "0.5", "down"),
        ("逐步提高到40%", "value", "reach", "40", "up"),
        ("人才5万名", "value", "reach", "50000", None),
        ("减少到一半", "value", "reach", "50", "down"),
        ("减负10亿元", "value", "reach", "1000000000", None),
        ("跌破10%", "value", "less_than", "10", None),
        ("10%或更高", "value", "at_least", "10", None),
        ("起码10%", "value", "at_least", "10", None),
        ("维持10%", "value", "exactly", "10", None),
        ("创建一个5A级景区", "value", "reach", "1", None),
        ("6个月内婴儿纯母乳喂养率达到50%以上", "value", "at_least", "50", None),
        ("运输距离5公里", "value", "reach", "5", None),
        ("排名第5", "rank", "reach", "5", None),
    ],
)
def test_function_words_that_a_rule_follows_are_read(
    text: str, form: str, comparator: str, value: str, direction: str | None
) -> None:
    reading = read_figure(text)

    assert (reading.form, reading.comparator, reading.value, reading.direction) == (
        form,
        comparator,
        Decimal(value),
        direction,
    )


def test_a_fall_by_a_negative_figure_may_be_a_rise_and_is_not_read() -> None:
    assert read_figure("下降-5%").form is None


@pytest.mark.parametrize("digits", ["九" * 300, "9" * 300, "一千万八千九百万"])
def test_a_numeral_is_read_whole_or_not_at_all(digits: str) -> None:
    assert read_figure(f"达到{digits}家").form is None


@pytest.mark.parametrize("text", ["翻一番", "全国百强", "全覆盖", "清零"])
def test_words_without_digits_have_no_printed_precision(text: str) -> None:
    assert (read_figure(text).low, read_figure(text).high, read_figure(text).step) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万五", "15000"), ("一万零五", "10005"), ("二十一亿三千万", "2130000000"), ("3亿5千万", "350000000"), ("万亿元", "1000000000000"),
        ("三百五十万", "3500000"), ("两千", "2000"), ("三点五亿", "350000000"), ("1.5万亿", "1500000000000"),
    ],
)  # fmt: skip
def test_numerals_are_numbers(text: str, value: str) -> None:
    assert read_figure(f"达到{text}").value == Decimal(value)


@pytest.mark.parametrize("text", ["5千克", "300千瓦", "10千米", "6个百分点"])
def test_the_scale_in_the_name_of_a_unit_is_no_multiplier(text: str) -> None:
    assert read_figure(text).value == Decimal(text[: 3 if text[2].isdigit() else 2 if text[1].isdigit() else 1])


@pytest.mark.parametrize(
    "text", ["", " ", "。", "，，", "%", "-", "——", "万", "第", "前", "翻", "”“", "《", "1" * 400, "九" * 300, "1.2.3", "1e400", "\x00", "∞", "٣", "½"]
)  # fmt: skip
def test_whatever_the_text_is_reading_it_does_not_fail(text: str) -> None:
    assert read_figure(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "1 500公里", "至少5家企业营收达到100亿元", "3所高校进入全国前50", "安排专项资金10亿元支持100个项目", "百分之十至百分之十五",
        "孕产妇死亡率9/10万", "500元/人·月", "28微克每立方米", "30GWx", "两倍半", "2×66万千瓦", "5%±1%", "第5—8位", "1.2.3", ".5%",
        "10家、20家", "数百亿元", "国家级3家省级5家", "7.5/10万", "零下15度",
    ],
)  # fmt: skip
def test_rather_no_reading_than_a_wrong_one(text: str) -> None:
    assert (read_figure(text).form, read_figure(text).value) == (None, None)


@pytest.mark.parametrize(
    ("text", "form", "comparator", "value"),
    [
        ("年均增长达到6%以上", "growth", "at_least", "6"),
        ("> 100", "value", "more_than", "100"),
        ("不能低于30%", "value", "at_least", "30"),
        ("不宜超过5%", "value", "at_most", "5"),
        ("签约100个重大项目", "value", "reach", "100"),
        ("比上年降低10%", "growth", "reach", "10"),
        ("稳步提高，达到85%以上", "value", "at_least", "85"),
        ("产值（亿元）1300", "value", "reach", "130000000000"),
        ("GDP5.5%以上", "value", "at_least", "5.5"),
        ("地表水达到或好于III类水体比例85%", "value", "reach", "85"),
        ("突破100项关键核心技术", "value", "reach", "100"),
        ("提升改造农贸市场500家", "value", "reach", "500"),
        ("迈上万亿元台阶", "value", "reach", "1000000000000"),
        ("2000—2500个", "value", "between", "2000"),
        ("≥93 约束性", "value", "at_least", "93"),
        ("18.5①", "value", "reach", "18.5"),
        ("三百万千瓦", "value", "reach", "3000000"),
        ("由现在的15天压缩到5天以内", "value", "at_most", "5"),
    ],
)
def test_ordinary_expressions_that_are_easily_misread(text: str, form: str, comparator: str, value: str) -> None:
    reading = read_figure(text)

    assert (reading.form, reading.comparator, reading.value) == (form, comparator, Decimal(value))


@pytest.mark.parametrize(
    "text", ["1" * 5000, "一" * 5000, "十" * 2000, "“" * 5000, "1/" * 2000, "1家企业" * 1000, "近1" * 2000]
)
def test_a_text_without_end_is_unreadable_and_breaks_nothing(text: str) -> None:
    assert read_figure(text).form is None


@pytest.mark.parametrize("text", ["超基期的1.10倍", "突破去年同期的3000亿元", "不低于上年的1.5倍"])
def test_a_bound_that_a_noun_sets_apart_from_the_figure_is_not_passed_over(text: str) -> None:
    assert read_figure(text).reason == "unreadable"


def test_a_share_of_those_above_an_average_is_no_margin() -> None:
    assert read_figure("高于全省平均的企业占30%").form == "value"


@pytest.mark.parametrize("text", ["40+3.4", "1+1.5", "12+7.25", "c1.5", "1. 5", "=A1+2.5"])
def test_the_end_of_another_number_is_no_figure(text: str) -> None:
    assert read_figure(text).reason == "unreadable"


@pytest.mark.parametrize(("text", "value"), [("3. 500 homes", 500), ("1.新增5家", 5), ("approx. 500 homes", 500)])
def test_the_number_of_an_item_may_stand_before_a_figure(text: str, value: int) -> None:
    assert read_figure(text).value == value
