"""Finding every figure of a text, and telling quantities from dates, nicknames and words."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from planmetrics.figures import scan
from planmetrics.figures.rules import MEANINGS
from planmetrics.figures.scan import find_figures, plain_figures
from planmetrics.figures.tokens import compact
from planmetrics.figures.words import CHINESE

GOLD = Path(__file__).parent / "gold" / "expressions.tsv"
DOCUMENTS = Path(os.environ.get("PLANMETRICS_DOCUMENTS", Path(__file__).parents[2] / "shared" / "documents"))


def kinds(text: str) -> list[tuple[str, str]]:
    """The figures of a text and their kinds."""
    plain = compact(text)
    return [(plain[figure.start : figure.end], figure.kind) for figure in find_figures(plain)]


@pytest.mark.parametrize(
    ("text", "figure", "rule"),
    [
        ("2024年3月12日印发", "2024年3月12日", "date"),
        ("发布于 2023-07-03 16:08:36", "2023-07-03 16:08:36", "date"),
        ("“十四五”期间", "“十四五”", "date"),
        ("党的二十大精神", "党的二十大", "date"),
        ("未来五年", "未来五年", "date"),
        ("三年行动方案", "三年行动", "date"),
        ("杭科领办〔2024〕1号", "〔2024〕1号", "document_number"),
        ("电话0571-87005245", "0571-87005245", "phone"),
        ("滨江区丹枫路399号大厦3楼314室", "路399号大厦3楼314室", "address"),
        ("落实“415X”集群", "“415X”", "nickname"),
        ("构建“1+4+N”体系", "“1+4+N”", "nickname"),
        ("《“健康中国2030”规划纲要》", "《“健康中国2030”规划纲要》", "title"),
        ("第三批名单", "第三批", "ordinal"),
        ("（二）主要任务", "(二)", "ordinal"),
        ("8.改造提升", "8.", "ordinal"),
        ("人才新政4.0版", "4.0版", "version"),
        ("35周岁以下大学生", "35周岁以下", "age"),
        ("千亿级产业", "千亿级", "grade"),
        ("三级甲等医院", "三级甲等", "grade"),
        ("G60科创走廊", "G60", "name"),
        ("5G基站", "5G", "name"),
        ("五大产业生态圈", "五大", "enumeration"),
        ("每万人口", "每万", "denominator"),
        ("投资额(亿元)", "亿元", "unit"),
        ("一批企业", "一批", "word"),
        ("长三角一体化", "一体", "word"),
    ],
)
def test_a_rule_says_what_is_no_quantity(text: str, figure: str, rule: str) -> None:
    assert (figure, rule) in kinds(text)
    assert rule in MEANINGS


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("新建五家实验室、两个基地", ["五", "两"]),
        ("达到三成以上", ["三成"]),
        ("国家、省、市项目各 100 项以上", ["100"]),
        ("占比超三分之一，产值翻一番", ["三分之一", "翻一番"]),
        ("进入全国前20位，力争百强", ["前20位", "百强"]),
        ("实现全覆盖，存量清零", ["全覆盖", "清零"]),
        ("由40家增加到60家", ["40", "60"]),
        ("3—5个、5%至6%", ["3—5", "5%至6"]),
        ("“创百强”", ["百强"]),
    ],
)
def test_quantities_are_found_in_running_text(text: str, figures: list[str]) -> None:
    plain = compact(text)

    assert [plain[f.start : f.end] for f in find_figures(plain) if f.is_quantity] == figures


def test_a_quoted_sentence_with_a_target_is_no_nickname() -> None:
    assert ("15", "number") in kinds("落实“全市财政科技支出年均增长15%以上”要求")


def texts() -> list[str]:
    """Whatever is at hand to scan: the gold table, and the documents where they are."""
    with GOLD.open(encoding="utf-8", newline="") as table:
        found = [row["text"] for row in csv.DictReader(table, delimiter="\t")]
    for path in sorted(DOCUMENTS.glob("*.txt")):
        found += path.read_text("utf-8").split("\n")
    return found


def test_passing_over_what_nothing_begins_with_loses_no_figure() -> None:
    for language in ("chinese", "english"):
        whole = re.compile(scan._everything(language))
        for text in map(compact, texts()):
            quick = scan._pattern(language).finditer(text)
            assert [m.span() for m in quick] == [m.span() for m in whole.finditer(text)], text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("完成校园三期建设", "ordinal"),
        ("开展《全域城市促进条例》立法调研", "title"),
        ("启动第三期建设", None),
        ("开展之一期项目", None),
        ("修订《条例》并建三期工程", None),
        ("编制《2030年规划》", None),
    ],
)
def test_what_names_a_document_or_a_phase_and_nothing_else_is_plain(text: str, kind: str | None) -> None:
    short = plain_figures(text)

    assert (short is None) is (kind is None)
    assert short is None or [f.kind for f in short] == [kind]
    assert short is None or short == list(scan._all_figures(text, frozenset(), CHINESE))


def test_the_short_way_for_a_plain_expression_finds_what_the_long_way_finds() -> None:
    for text in map(compact, texts()):
        if (short := plain_figures(text)) is not None:
            long = [f for f in scan._all_figures(text, frozenset(), CHINESE) if f.is_quantity or f in short]
            assert sorted(short) == sorted(long), text
