"""What a target refers to: the years that it names, and what else it is measured against (快于面上投资增速)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.figures.tokens import Figure
from planmetrics.figures.words import by_word, language_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.figures.words import Language, ReadComparator


class Times(NamedTuple):
    """The times that a text names: the year (the end of a span), the period as printed, and the year it refers to.

    `total` says that a change is one since a time, and so no rate a year.
    """

    year: int | None = None
    period: str | None = None
    reference_year: int | None = None
    total: bool = False


# Patterns are compiled by `re` when they are first used: Chinese texts need none of those with English words.
_TIMED = (
    r"(?i:\b(?:by|in|from|to|until|till|through|since|before|during|at|of|on|over|below|above|under|for|versus|vs|than|against"
    r"|relative|compared|with|the|a|its|(?<!per )(?<!\ba )(?<!each )(?<!every )year"
    r"|end|start|beginning|mid|early|late|fiscal"
    r"|financial|levels?|baseline|base|level|than)\b[- ,]*)+$"
)
_BESIDE = r" ?(?:%|per ?cent)? ?(?:(?:lower|higher|less|more|fewer) )?(?:below|above|over|under|on|than)\b"
_LEVELS_BEHIND = (
    r"[- ]*(?:(?:emissions?|base|baseline|reference) ?)?-?"
    r"(?:levels?|baseline|base[- ]?year|base|values?|figures?|average)\b"
)
_WHOLE_YEAR = r"(?:19|20)[0-9]{2}"


def read_times(text: str, figures: list[Figure], language: Language) -> tuple[Times, list[tuple[int, int]]]:
    """The times in a text, and the stretches of it that only tell them."""
    times, cuts = (Times(), []) if language.runs_on else _baselines(text)
    at, aside = 0, ""
    for figure in figures:
        between = text[at : figure.start]
        if figure.is_quantity:
            aside = "" if language.runs_on else _aside(text[: figure.start].lower(), is_first=at == 0)
            at = figure.end
        elif figure.kind == "title" and (led := re.search(_UNDER, between)) is not None:
            cuts.append((at + led.start(), figure.end))
        elif figure.kind == "date" and (language.runs_on or not _is_of_subject(between, text[figure.end :][:20])):
            times, cut = _read_time(times, text, figure, at, aside, language)
            cuts.append(cut)
            at = figure.end
    return times, sorted(cuts)


def _read_time(
    times: Times, text: str, figure: Figure, at: int, aside: str, language: Language
) -> tuple[Times, tuple[int, int]]:
    """The times with one more, and the stretch that tells it. A base keeps its own: up from 207 Mt in 2013."""
    start, end = (figure.start, figure.end) if language.runs_on else _stretch(text, figure, at)
    before, printed = text[at : figure.start].lower(), text[figure.start : figure.end]
    years = len(re.findall(_WHOLE_YEAR, printed))
    since = re.search(language.since, before) is not None
    refers = (end > figure.end or since) if years <= 1 else (end > figure.end and since)  # the 2018-2020 average
    of_level = before.rstrip(" ").endswith("of")  # 35% of 2020 demand is no change
    due = re.search(_LEAVES_BASE, before) is not None
    if aside == "(" and due and ")" not in before:  # 30% in 2025 (40% by 2030)
        return times, (start, end)
    in_base = aside != "" and years <= 1 and not due
    return _told_time(times, printed, refers=refers or in_base, total=refers and not of_level), (start, end)


def _is_of_subject(before: str, behind: str) -> bool:
    """Whether a year only tells what is counted, or in which money: homes built before 1990, in 2009 prices."""
    return re.search(_OF_SUBJECT, before) is not None or re.match(_OF_MONEY, behind) is not None


def _aside(before: str, *, is_first: bool) -> str:
    """The mark that sets a figure aside from the target: from 25%; or the bracket it stands in behind another."""
    if re.search(_BASED, before) is not None:
        return "from"
    return "(" if not is_first and re.search(r"\([^()]*$", before) is not None else ""


_BASED = r"\b(?:from|compared (?:with|to)|baseline:?) (?:[a-z’'-]+ ){0,4}$"
_UNDER = r"\b(?i:under|within|beyond|by) (?:(?:the|our|its) )?$"
_OF_SUBJECT = r"\b(?:built|born|constructed|registered|founded|installed) (?:before|after|prior to) $"
_OF_MONEY = r" (?:constant )?(?:prices|dollars|rupees|pounds|euros|money|terms)\b"
_LEAVES_BASE = r"\b(?:by|to|until|till)\b|[;)]"
_STOOD = "preceding|previous|current|existing|present|latest|initial|original|today.s"
_BASELINE = (
    r"\b(?:(?P<beside>over|above|below|under|on)|from|against|compared (?:with|to)|relative to|versus|vs\.?|than)"
    rf" (?:the |its |our |their |a )?(?:(?:(?:{_STOOD}|own) )?baselines?(?: levels?| values?| figures?)?"
    rf"|(?:{_STOOD}) (?:levels?|estimates?|values?|figures?|rates?|position|performance))"
    r"\b(?! ?(?:of|in|at|for|year|\(?[0-9]))"
)


def _baselines(text: str) -> tuple[Times, list[tuple[int, int]]]:
    """What a change starts from without a year: over baseline, from current levels."""
    lower, cuts = text.lower(), []
    for found in re.finditer(_BASELINE, lower):
        beside = found["beside"] and re.search(r"[0-9] ?(?:%|per ?cent)? ?$", lower[: found.start()])
        cuts.append((found.end("beside") if beside else found.start(), found.end()))  # 20% below: of the figure too
    return Times(total=bool(cuts)), cuts


def _stretch(text: str, figure: Figure, at: int) -> tuple[int, int]:
    """A time with the English words that only lead to it or away from it: by the end of 2025, 1990 levels."""
    opens = re.search(_TIMED, text[at : figure.start])
    start = at + opens.start() if opens else figure.start
    beside = re.match(_BESIDE, text[at : figure.start]) if opens and at else None
    if beside is not None and at + beside.end() > start:  # 20% below 2005: the word belongs to the figure as well
        start = at + beside.end()
    levels = re.match(_LEVELS_BEHIND, text[figure.end : figure.end + 40])
    return start, figure.end + (levels.end() if levels else 0)


def _told_time(times: Times, printed: str, *, refers: bool, total: bool) -> Times:
    years = [int(year) for year in re.findall(_WHOLE_YEAR, printed)]
    short = re.search(r"(?:19|20)([0-9]{2})[/\\–-]([0-9]{2})$|FY ?([0-9]{2})$", printed)
    year = years[-1] if years else None
    if short is not None:
        year = (years[-1] // 100 * 100 if years else 2000) + int(short[2] or short[3])
    if refers:
        return times._replace(reference_year=times.reference_year or year, total=times.total or total)
    plain = re.fullmatch(_WHOLE_YEAR, re.sub("年(?:[末底])?$", "", printed)) is not None
    period = times.period if year is None or plain else printed
    return times._replace(year=year or times.year, period=period)


def without(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> str:
    """A stretch of text without those parts."""
    kept, at = "", start
    for first, last in cuts:
        if last > start and first < end:
            kept += text[at : max(first, at)]
            at = max(at, last)
    return kept + text[at:end] if at < end else kept


_COMPARING: dict[str, ReadComparator] = by_word(
    at_least="不低于 不慢于", at_most="不高于 不快于", more_than="高于 快于 优于 好于 跑赢", less_than="低于 慢于"
)
"""Words that compare with whatever follows; the others below only with an average or a series."""
_WORDS: dict[str, ReadComparator] = _COMPARING | by_word(
    at_least="不少于 不落后于 达到或超过",
    at_most="不超过 不大于",
    more_than="超过 大于 高出 领先 多于 超 赶超",
    less_than="小于 少于",
    reach="达到 达 赶上 追平 相当于",
    about="接近",
)
_MARGINS: dict[str, ReadComparator] = by_word(at_least="不少于 不低于 至少", more_than="超过", about="约 近")
_SERIES = (
    "平均|均值|水平|增速|增幅|涨幅|增长|同期|全国|全省|全市|全区|面上|上年|去年|上一年|往年|目标|地区生产总值|GDP|经济|收入|总体|整体"
    "|中位数|省定|国家"
)
_THAN = (
    rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?P<what>[^0-9，。；]*?(?:{_SERIES})[^0-9，。；]*)$"
    rf"|(?P<compared>{'|'.join(_COMPARING)})(?P<whom>[^0-9，。；]{{2,}}|(?:19|20)[0-9]{{2}}年[^0-9，。；]{{0,8}})$"
)
_AVERAGE = r"平均(?:水平|值|数|线)?$"
_IN_STEP = r"[与和同][^，。；0-9]{2,20}?(?P<about>基本)?(?:保持)?(?:同步(?:增长|提高|提升)?|持平)$"
_COMPARED = (
    rf"[比较][^，。；]*?(?:{_SERIES})[^，。；0-9]*?"
    r"(?P<word>(?<![提新])高|(?<!加)快|(?<!增)多|(?<![降减])低|(?<!放)慢|(?<!减)少)出?(?P<margin>[^，。；]*)$"
)
_HINTS = frozenset("于超比较与和同跑")  # one of these, or 平均, stands in every comparison; most texts have none
_COMPARES, _STEPS = frozenset("比较"), frozenset("步长高升平")  # and these in all that the two patterns above find
_IN_TEXT = rf"(?:{'|'.join(_COMPARING)}|超过?)[^0-9，。；、：()“”\t]{{0,12}}?(?:平均(?:水平|增速|值)?|增速|增幅)(?!较)"

_OTHERS = (
    r"(?:average|mean|median|benchmark|inflation|gdp growth|economic growth|rate of growth|growth rate|peer group|peers"
    r"|counterparts|(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})? (?:level|levels|baseline)|previous (?:year|period)|last year"
    r"|national targets?|(?:19|20)[0-9]{2}[-–/][0-9]{2,4} (?:plan )?period"
    r"|(?:[a-z0-9]+(?:st|nd|rd|th)|previous|last|preceding) plan"
    r"|rest of the (?:country|uk|region)|eu-?[0-9]*|oecd|national (?:rate|level|figure))"
)
_ENGLISH = (
    r"\b(?:(?P<more_than>exceed(?:s|ing)?|surpass(?:es|ing)?|outpac(?:e|es|ing)|outperform(?:s|ing)?"
    r"|above|over|beyond|ahead of"
    r"|(?:higher|faster|greater|better|more)(?: (?:rate|pace|growth))? than)"
    r"|(?P<less_than>below|under|(?:lower|slower|less|fewer)(?: (?:rate|pace))? than)"
    r"|(?P<at_least>at least (?:equal to|in line with|at|as high as)|not below|no lower than|no less than|at or above)"
    r"|(?P<at_most>no higher than|no more than|not above)"
    r"|(?P<exactly>in line with|keep(?:ing)? pace with|on a par with|equal to|match(?:es|ing)?)"
    r"|(?P<reach>meet(?:s|ing)?|reach(?:es|ing)?|converg(?:e|es|ing) (?:to|with|on)|catch(?:ing)? up with"
    r"|return(?:s|ing)? to|up to|to))"
    rf" (?:the |that of |its |our |their )?(?:[a-z0-9’'.%-]+ ){{0,4}}?{_OTHERS}\b"
)
_A_YEAR = "(?:19|20)[0-9]{2}"


class Referred(NamedTuple):
    """How a target stands to its reference: the comparator without a margin, and words about the margin.

    `start` is where the words of comparison begin.
    """

    comparator: ReadComparator
    below: bool = False
    margin: ReadComparator | None = None
    start: int = 0


def find_reference(text: str, margin: Figure | None, language: Language) -> Referred | None:
    """The reference of a text with this margin; None where nothing is referred to."""
    # In Chinese the reference always stands in front of the margin, in English on either side of it.
    return (
        _chinese_reference(text, margin.start if margin else None)
        if language.runs_on
        else _english_reference(text, margin)
    )


def _chinese_reference(text: str, margin_at: int | None) -> Referred | None:
    """高于全市平均, 与经济增长同步, 比全国平均高."""
    if _HINTS.isdisjoint(text) and "平均" not in text:
        return None
    before = text if margin_at is None else text[:margin_at]
    compares = margin_at is not None and not _COMPARES.isdisjoint(before)
    compared = re.search(_COMPARED, before) if compares else None
    if compared is not None:
        margin_word = _MARGINS.get(compared["margin"])
        return Referred("reach", below=compared["word"] in "低慢少", margin=margin_word, start=compared.start())
    if margin_at is None and text[-1:] in _STEPS and (step := re.search(_IN_STEP, text)) is not None:
        return Referred("about" if step["about"] else "exactly", start=step.start())
    found = re.search(_THAN, before)
    of_a_share = margin_at is not None and before.endswith(("比例", "率", "占比", "比重", ")"))  # 好于三类水体比例85%
    if found is None or of_a_share:
        return None
    word, what = _WORDS[found["word"] or found["compared"]], found["what"] or found["whom"]
    if word in {"reach", "about"} and (margin_at is not None or not re.search(_AVERAGE, what)):
        return None
    margin_word = next((said for end, said in _MARGINS.items() if what.endswith(end)), None)
    return Referred(word, below=word in {"less_than", "at_most"}, margin=margin_word, start=found.start())


def _english_reference(text: str, margin: Figure | None) -> Referred | None:
    """Above the EU average; with a margin, it stands before the words of comparison, or after them with by."""
    lower = text.lower()
    beside = (0, len(lower)) if margin is None else (margin.end, len(lower), 0, margin.start)
    sides = zip(beside[::2], beside[1::2], strict=True)
    found = next((side for begin, end in sides if (side := re.compile(_ENGLISH).search(lower, begin, end))), None)
    if found is not None and found.lastgroup == "reach" and " than " in lower:  # to achieve a growth higher than that
        found = re.compile(_ENGLISH).search(lower, found.start() + 1)
    if found is None:
        return None
    word: ReadComparator = found.lastgroup  # type: ignore[assignment]  # the groups are named after comparators
    if margin is None:
        return Referred(word, start=found.start())
    if re.search(_A_YEAR, found.group()):  # 50% below 2010 levels is a change since then
        return None
    if word not in {"more_than", "less_than"}:
        return None
    return Referred(word, below=word == "less_than", start=found.start())


def find_comparisons(text: str) -> list[Figure]:
    """Every comparison of a running text with an average or a series: it fixes a quantity without a figure."""
    if language_of(text).runs_on:
        return [Figure(*found.span(), "relative") for found in re.finditer(_IN_TEXT, text)]
    compared = re.compile(_ENGLISH).finditer(text.lower())
    # 50% below 2010 levels is a change; to reach the average may be said of anything
    return [
        Figure(*found.span(), "relative")
        for found in compared
        if found.lastgroup != "reach" and not re.search("[0-9]", found.group())
    ]
