"""Under which headings a line stands, and whether it tells what was done or what is planned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.periods import mentions
from planmetrics.figures.words import ENGLISH, language_of
from planmetrics.trace.years import level_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.draft.periods import Horizon
    from planmetrics.trace.document import Line

LONGEST = 60
"""Characters of the longest heading."""
_SENTENCE = re.compile("[。；;！？!?]")
_REVIEWS = re.compile(
    r"回顾|总结|成就|成效|成绩|(?:发展|工作|现实)?基础$|现状|形势|背景|机遇|挑战|问题|完成情况|执行情况|进展情况|实施情况|工作情况|发展情况"
    r"|(?:主要)?做法|评估|经验|历程|由来|起草|名词解释|名词注释|注释|相关报道|编制(?:依据|过程|说明)|取得的"
    r"|(?i:\b(?:achievements?|progress (?:to date|so far)|review of|looking back|background|where we (?:are|stand)|context|introduction|case stud(?:y|ies)"
    r"|progress since|performance (?:so far|to date)|last year|the challenge|(?:our|the) (?:district|university|borough|city|county|trust|organisation|organization|area|place|region|state|company)(?: today| now)?$"
    r"|about (?:us|the)|situation(?: analysis)?|setting the scene|who we are|overview|foreword|what we have (?:done|achieved)|the story so far|(?:annual )?review|current position|baseline (?:position|assessment)|our (?:record|track record)|key facts)\b)"
)
_PLANS = re.compile(
    r"目标|任务|安排|部署|举措|措施|重点工作|工作重点|计划|规划|方案|思路|要求|展望|路径|行动|工程|保障|实事|打算|建议"
    r"|(?i:\b(?:goals?|targets?|objectives?|priorit|strategy|actions?|commitments?|ambitions?|vision|outlook|will|plans?)\b)"
)
_TURNS = re.compile("目标|打算|下一步|思路|展望|今后|未来|下阶段")
"""What turns to the plan below a heading that looks back."""
_LOOKS_BACK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]+[）)])?(?:各位代表[，！：!,]*|同志们[，：！]*)?"
    r"(?:(?:刚刚)?过去的?(?:[0-9]{4}|一|五|三|两|几)?年?|(?:[一三五两]|几)年[多]?来|回顾|回首|去年|上年|20[0-9]{2}年以来|党的.{2,4}大以来|“?十.五”?(?:期间|时期|以来)?[，,](?:我们|全)"
    r"|这些成绩|这五年|这一年)"
)
_OF_A_REPORT = re.compile("过去|[年]来|回顾|回首|成绩")
"""Openings that hold for the paragraphs behind them too, where there are no headings."""
_LOOKS_AHEAD = re.compile(
    r"(?:今后五年|未来[一三五]年|今年(?:是|的?(?:工作|主要|经济|发展))|(?:发展的)?(?:主要)?(?:预期)?目标(?:是|为|任务)|展望|规划期内|下一步)"
)
_DONE = re.compile(
    r"已经?[^，。；0-9]{0,12}[0-9]|近几?年来?|目前|现有|截至|截止|(?<![比较与于地])(?:上年|去年)(?!度|水平|同期)|以来|一年来|五年来|累计(?:完成|实现|建成|培育|引进|新增)了"
    r"|[成建现到得了出过动立展增升加造育进施订续](?:了)(?!解)|[达实完]成了|荣获|位居全|跃居|首次|成功(?:创建|举办|获批|入选)|圆满|顺利完成|历史性|再创|超额|(?:获批|入选|获评)(?=国家|全国|省|首批|第|“|世界)"
)
_AHEAD = re.compile(
    r"力争|争取|确保|努力|将|(?<![主重摘概纲])要(?![素闻点])|计划|规划|目标|到(?:20[0-9]{2}|“?十[一二三四五六七]五”?)|今后|未来|下一步|预期|必须|应当?"
)


class Section(NamedTuple):
    """The headings above a line, from large to small; whether they say that it tells what was done, or what is so.

    `looks_back` says that a paragraph above began with the years that are over, and none since with those to come.
    """

    headings: tuple[str, ...]
    reviewed: bool
    looks_back: bool = False

    @property
    def name(self) -> str | None:
        """The lowest heading, without more than a locator wants."""
        return self.headings[-1][:LONGEST] if self.headings else None


def is_heading(line: Line) -> bool:
    """Whether a line only says what the lines below speak of: short, a question or without a sentence or figure."""
    text = line.text.removesuffix("？").removesuffix("?")
    if not text:
        return False
    if level_of(line) is None or len(text) > LONGEST or _SENTENCE.search(text) is not None or text[-1:] in "：:":
        return False
    return not any(figure.is_quantity and text[figure.start].isdigit() for figure in line.figures)


def sections(lines: list[Line], horizon: Horizon) -> list[Section]:
    """For each line the section it belongs to; a heading belongs to its own."""
    held: dict[int, tuple[str, bool]] = {}
    done = []
    looks_back, is_first = False, False
    for line in lines:
        if is_heading(line):
            level = level_of(line) or 0
            held = {higher: what for higher, what in held.items() if higher < level}
            above = next((reviewed for _, reviewed in reversed(held.values())), False)
            held[level] = (line.text, _is_review(line.text, horizon, above=above))
            looks_back, is_first = False, True
        elif line.text and _looks_back(line.text, horizon):
            looks_back = bool(held) or _OF_A_REPORT.search(line.text) is not None
            if is_first and held:  # what opens a section speaks for the headings below it too
                lowest = max(held)
                held[lowest] = (held[lowest][0], True)
        elif looks_back and _turns_ahead(line.text, horizon):
            looks_back = False
        is_first = is_first and not (line.text and not is_heading(line))
        reviewed = any(reviewed for _, reviewed in list(held.values())[-1:])
        done.append(Section(tuple(text for text, _ in held.values()), reviewed, looks_back))
    return done


def _turns_ahead(text: str, horizon: Horizon) -> bool:
    """Whether a paragraph begins with the years to come, or with what will be."""
    if _LOOKS_AHEAD.search(text[:LONGEST]) is not None:
        return True
    first = _SENTENCE.split(text, maxsplit=1)[0]
    later = horizon.first is None or any(one.last >= horizon.first and one.due for one in mentions(first))
    return later and _AHEAD.search(first) is not None


def _looks_back(text: str, horizon: Horizon) -> bool:
    """Whether a paragraph begins with the years that are over."""
    if _LOOKS_BACK.search(text) is not None:
        first = _SENTENCE.split(text, maxsplit=1)[0]
        named = mentions(first, horizon.first)
        later = horizon.first is not None and any(one.last >= horizon.first for one in named)
        return not (later and _AHEAD.search(first) is not None)
    opens = _OPENS_WITH_YEAR.match(text)
    return opens is not None and horizon.first is not None and int(opens[1]) < horizon.first


_OPENS_WITH_YEAR = re.compile("(20[0-9]{2})年(?:是|，|,|以来|，?全[省市区县国])")


def _is_review(heading: str, horizon: Horizon, *, above: bool) -> bool:
    """Whether a heading opens what was done: it says so, or names a year before the plan; else as the one above it."""
    years = [mention for mention in mentions(heading) if not mention.refers]
    ahead = horizon.first is None or not years or any(mention.last >= horizon.first for mention in years)
    if not ahead and years:
        return True
    if years and horizon.first is not None:
        return False
    if _REVIEWS.search(heading) is not None and _PLANS.search(heading) is None:
        return True
    # English headings with a number stand under plain ones only by chance
    return above and _TURNS.search(heading) is None and language_of(heading) is not ENGLISH


def is_done(sentence: str, section: Section, horizon: Horizon) -> bool:
    """Whether a sentence tells what was done: its section does, or its own words and years do."""
    years = [mention for mention in mentions(sentence, horizon.first) if not mention.refers]
    later = horizon.first is not None and any(mention.last >= horizon.first for mention in years)
    ahead = _AHEAD.search(sentence) is not None
    if section.reviewed or section.looks_back:  # where 全年 is not the year of the plan
        later = horizon.first is not None and any(
            one.last >= horizon.first for one in mentions(sentence) if not one.refers
        )
        return not (ahead and later and ("目标" in sentence or not section.reviewed))
    past = bool(years) and horizon.first is not None and not later
    if past and not any(mention.due for mention in years):
        return True
    return not later and not ahead and _DONE.search(sentence) is not None
