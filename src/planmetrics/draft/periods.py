"""The years that a text names, and which of them a figure speaks of."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from planmetrics.figures.numerals import DIGITS
from planmetrics.tuples import NamedTuple

_Y = "(?:19|20)[0-9]{2}"
_TIMES = re.compile(
    rf"(?P<from>(?<![0-9.]){_Y})年?(?:[-—–~～]{{1,2}}|至|到)(?P<to>(?:20)?[0-9]{{2}})(?=年|财年|[)）]|期间)"
    rf"|(?P<lead>[到至](?=20))?(?P<year>(?<![0-9.]){_Y})年(?!期[以间])(?P<part>[0-9]{{1,2}}月|底前?|末前?|前|初|[上下]半年|[一二三四]季度)?"
    r"|(?P<era>“?十(?P<number>[一二三四五六七])五”?)(?:规划)?(?P<end>末|结束|收官|期末)?"
    r"|第十(?P<plan>[一二三四五六七])个五年规划(?P<planned>期?末)?|(?P<ahead>(?:今后|未来)(?P<years>[一二三四五]|[1-5])年)"
    r"|(?P<this>今年底?|本年度?|(?<![0-9一二三四五六七八九十])年内|全年)"
    r"|(?P<fiscal>(?<![0-9])20[0-9]{2}/[0-9]{2}(?![0-9/]))"
)
_REFERS = re.compile(r"(?:比|较|与|同|以|对比|相比|从|自|由|在|相对于?|基于)(?:“)?$")
_REFERRED = re.compile(r"(?:(?:的|同期)?(?:基础上|相比|水平|以来|基期|为基期|基数|之比|翻|起)|同期)")
_OPENS = re.compile(
    "(?:时期)?(?:是|的)?(?:开局|开好局|开门红|起步|起好步|首年|第一年|收官之年|(?:规划)?(?:的)?最后一年|开新局)"
)
_IN_BRACKET = re.compile(r"[（(](?:扣除|剔除|不含|含|其中|除)[^（）()]*$")
_ERA_OF_BASE = re.compile(r"(?:末|期末|时期末)?(?:基础上|相比|以来|收官|时期以来)")
_NAMED_BASE = re.compile("[^，。；;：]{0,30}基础上")
"""在2024年覆盖率92.4%的基础上: the year of what a change is held against, which is named between the two."""
_FOLLOWS = re.compile("(?:锚定|对标|对照|瞄准|紧扣|围绕|根据|按照|衔接)[^，。；：0-9]{0,4}$")
"""锚定“十四五”期间的目标: years of another promise, which this one only follows."""
_NEEDS_LINE = re.compile("[0-9十今本年全]")


class Mention(NamedTuple):
    """Years that a text names, and where; `refers` says that something is only compared with them."""

    start: int
    end: int
    last: int
    first: int | None = None
    refers: bool = False
    due: bool = False
    """Whether it says by when: 到2027年, 2027年底前."""
    leads: bool = False
    """Whether it opens what follows (到2027年，); 2027年底前 speaks of its own sentence."""
    stopped: bool = False
    """Whether a full stop stands between it and what it is held to speak of."""


class Horizon(NamedTuple):
    """The years of a plan as a whole: the first one and the last, None where the document does not tell."""

    first: int | None
    last: int | None
    sure: bool = False
    """Whether the title names the years, and the text no other ones by which something is due."""


@lru_cache(4096)  # a heading is asked for each figure below it
def mentions(text: str, this: int | None = None) -> tuple[Mention, ...]:
    """Every year, run of years and plan period that a text names; `this` is the year that 今年 is."""
    if _NEEDS_LINE.search(text) is None:
        return ()
    found = []
    for match in _TIMES.finditer(text):
        mention = _mention(match, this)
        if mention is not None:
            found.append(mention._replace(refers=_is_reference(text, match)))
    return tuple(found)


def _mention(match: re.Match[str], this: int | None) -> Mention | None:
    start, end = match.span()
    if match["from"]:
        first, last = int(match["from"]), int(match["to"])
        last += first // 100 * 100 if last < 100 else 0  # noqa: PLR2004  # 2021—25
        return Mention(start, end, last, first, leads=True) if first < last else None
    if match["year"]:
        due = match["lead"] is not None or (match["part"] or "")[:1] in {"底", "末", "前"}
        leads = match["lead"] is not None or match["part"] is None
        return Mention(start, end, int(match["year"]), due=due, leads=leads)
    number = match["number"] or match["plan"]
    if number:
        last, is_end = 1955 + 5 * (10 + DIGITS[number]), (match["end"] or match["planned"]) is not None
        return Mention(start, end, last, None if is_end else last - 4, due=is_end, leads=True)
    if match["ahead"]:
        years = int(DIGITS.get(match["years"], 0)) or int(match["years"])
        return Mention(start, end, this + years - 1, this, leads=True) if this is not None else None
    if match["this"]:
        leads = match["this"] in {"今年", "本年度"}
        return Mention(start, end, this, leads=leads) if this is not None else None
    return Mention(start, end, int(match["fiscal"][:4]) + 1)


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """Whether the years are only what something is compared with, or where it starts, or stand in a bracket."""
    if _OPENS.match(text, match.end()) or _IN_BRACKET.search(text, max(match.start() - 20, 0), match.start()):
        return True
    if _REFERRED.match(text, match.end()):
        return True
    if match["lead"] is None and _FOLLOWS.search(text, max(match.start() - 12, 0), match.start()):
        return True
    leads = _REFERS.search(text[max(match.start() - 4, 0) : match.start()])
    if leads is None or match["from"] or match["lead"]:
        return False
    is_base = _ERA_OF_BASE.match(text, match.end()) is not None or _NAMED_BASE.match(text, match.end()) is not None
    return leads.group() not in {"在", "以"} or is_base


ENTITLED = re.compile(
    r"规划|计划|方案|要点|纲要|报告|意见|实事|安排|清单|目标|行动|(?i:plan|strategy|programme|report|framework|roadmap|agenda|okrs)"
)
_ENGLISH_RUN = re.compile(r"\b(20[0-9]{2}) ?(?:[-–—/]|to) ?(20[0-9]{2}|[0-9]{2})\b")
_ENGLISH_YEAR = re.compile(r"\b(20[0-9]{2})\b(?!年)")
_NUMBERED = re.compile(rf"[〔\[【（(]({_Y})[〕\]】)）](?:第?[0-9]+号)")
_QUOTED = re.compile("《([^》]{4,60})》")
_OF_THE_PAST = re.compile("执行情况|完成情况|进展情况|回顾|总结|评估|成效")
_OF_A_YEAR = re.compile("工作报告|工作要点|年度|民生实事|工作计划")
"""Titles of what speaks of the year in which it is issued."""
_OPENING = 600
"""Characters at the beginning of a text in which a report of a plan names it."""
_DATED = re.compile(rf"({_Y})(?:年[0-9]{{1,2}}月|-[0-9]{{2}}-[0-9]{{2}})")


def horizon_of(opening: list[str], body: str) -> Horizon:
    """The years of a plan: those of its title, else those that its text names most as the time something is due.

    Args:
        opening: the first lines of the document, the short ones.
        body: its whole text.
    """
    quoted = [title for title in _QUOTED.findall(body[:_OPENING]) if ENTITLED.search(title) and mentions(title)]
    titles = [line for line in opening if ENTITLED.search(line)] or quoted[:1] or opening[:2]
    told = [one for one in mentions(body) if not one.refers]
    issued = _issued(opening)
    return _of_titles(titles, told, issued) or _of_body(told, issued)


def _of_titles(titles: list[str], told: list[Mention], issued: int | None) -> Horizon | None:
    """The years that titles name; None where they name none."""
    named = [one for line in titles for one in mentions(line) if not one.refers]
    run = next((one for one in named if one.first is not None), None)
    if run is not None:
        first, last = run.first or 0, run.last
        return Horizon(first, last, sure=not any(first <= one.last != last for one in told if one.due))
    if named:
        return _of_years(next(line for line in titles if any(not one.refers for one in mentions(line))), issued)
    english = "\n".join(titles)
    if (found := _ENGLISH_RUN.search(english)) is not None:
        return Horizon(int(found[1]), int(found[1][: -len(found[2])] + found[2]))
    if (found := _ENGLISH_YEAR.search(english)) is not None:
        return Horizon(None, int(found[1]))
    return Horizon(issued, issued, sure=True) if issued is not None and _OF_A_YEAR.search(english) else None


def _of_years(title: str, issued: int | None) -> Horizon:
    """The year of a title that names single years: the last one; of a mere report of what was done the one after."""
    named = [one for one in mentions(title) if not one.refers]
    last = max(named, key=lambda one: one.last)
    if last.due:
        return Horizon(issued, last.last)
    over = _OF_THE_PAST.search(title) is not None and len({one.last for one in named}) == 1
    return Horizon(last.last + over, last.last + over, sure=not over)


def _of_body(told: list[Mention], issued: int | None) -> Horizon:
    """The years that a text names most: by which something is due, else those of its periods, else any."""
    counts = Counter(one.last for one in told if one.due and one.last >= (issued or 0))
    if counts:
        most = max(counts.values())
        return Horizon(issued, min(year for year, number in counts.items() if number == most))
    eras = Counter((one.first, one.last) for one in told if one.first is not None)
    if eras:
        return Horizon(*max(eras, key=lambda era: (eras[era], era[1])))
    years = Counter(one.last for one in told)
    return Horizon(issued, max(years, key=lambda year: (years[year], year)) if years else issued)


def _issued(opening: list[str]) -> int | None:
    """The year in which a document was issued, by its number or its date."""
    for pattern in (_NUMBERED, _DATED):
        years = [int(found[1]) for line in opening for found in pattern.finditer(line)]
        if years:
            return years[0]
    return None
