"""What stands behind a figure: unit, comparator, movement, and what was not followed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from planmetrics.figures.numerals import ENGLISH as ENGLISH_NUMBER
from planmetrics.figures.words import CHINESE, ENGLISH, all_of
from planmetrics.model.units import CURRENCY, MULTIPLIERS, POINTS, parse_unit, unit_at
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.figures.words import Direction, Language
    from planmetrics.model.terms import Comparator


_SAVED = frozenset({"千克", "tCO2e", "tCO2", "J", "瓦", "toe", "升"})


class Behind(NamedTuple):
    """Unit and words behind a figure; `unknown` is what stands where a unit was expected.

    `growth` is a rate of change (5% growth), `change` a movement (20 % reduction, 5 fewer), `beside` says that
    the movement is one against something else (20 % below), `fresh` that what is counted is new, `per` is
    what it is counted per, and `puzzle` is a word that was not followed.
    """

    unit: str | None = None
    factor: Decimal = Decimal(1)
    comparator: Comparator | None = None
    growth: Direction | None = None
    noun: str = ""
    unknown: str = ""
    change: Direction | None = None
    beside: bool = False
    yearly: bool = False
    fresh: bool = False
    per: str = ""
    puzzle: str = ""

    @property
    def is_saved(self) -> bool:
        """Whether it is an amount of what is saved, as mass, emissions and energy are."""
        unit = parse_unit(self.unit or "")
        return self.unit in {"ton", "tons"} or (unit is not None and unit.base in _SAVED)


def read_behind(text: str, start: int, language: Language, counters: frozenset[str] = frozenset()) -> Behind:
    """Read forward from the end of a figure: its unit, comparator, movement, and what is left."""
    # In Chinese the unit touches the figure and a noun without end may follow; English has its nouns between words.
    return _chinese_behind(text, start, counters) if language.runs_on else _english_behind(text, start, counters)


def _chinese_behind(text: str, start: int, counters: frozenset[str]) -> Behind:
    """余, multipliers, unit, comparator, and what is left."""
    at, factor = start, Decimal(1)
    comparator: Comparator | None = None
    while at < len(text):
        if text[at] == "来" and at + 1 < len(text):
            comparator, at = "about", at + 1
        elif text[at] in "余多" and not text.startswith("多", at + 1):
            comparator, at = "more_than", at + 1
        elif text[at] in MULTIPLIERS and at > start and text[at - 1] in "余多":
            factor, at = factor * MULTIPLIERS[text[at]], at + 1
        else:
            break
    unit, at, factor = _unit(text, at, factor, counters)
    if text.startswith(("多", "余"), at) and comparator is None:
        comparator, at = "more_than", at + 1
    rest = text[at:].lstrip("()[]〕【】")
    after = CHINESE.after
    word = next((rest[:n] for n in (6, 5, 4, 3, 2, 1) if rest[:n] in after), "")
    noun = rest[len(word) :]
    if not word:
        word = next((noun[-n:] for n in (3, 2) if noun[-n:] in after and noun[-n:] != "多"), "")
    comparator = after[word] if word and comparator is None else comparator
    grows = noun.removeprefix("的").removeprefix("年均").removeprefix("平均").removeprefix("速度")
    way: Direction | None = next((said for word, said in CHINESE.nouns.items() if grows.startswith(word)), None)
    if unit is not None and (noun[:1] in {"/", "·", "每"} or re.match("(?![1-5]A级)[0-9A-Za-z]", noun)):
        noun = noun or "/"  # 元/人·月, 微克每立方米, 30GW: what is left belongs to the unit
        return Behind(None, factor, comparator, None, noun, noun)
    aside = _set_aside(noun)
    if aside:
        return Behind(unit, factor, comparator, way, noun, puzzle=aside)
    unknown = noun if unit is None and not word and noun and not noun.startswith(tuple("的之，,、)")) else ""
    return Behind(unit, factor, comparator, way, noun, unknown)


def _set_aside(noun: str) -> str:
    """The word right behind a figure that sets it aside (5%之外, 10家以前), or ends the text with it (超过5%的)."""
    for word in CHINESE.closed_after:
        if noun.startswith(word) and (len(word) > 1 or not noun[1:] or noun[1] in "，。；、,;)"):
            return word
    outside = re.match(r"[^，。；、0-9]{0,12}(?:除外|以外|之外)(?=$|[，。；、])", noun)
    return outside.group() if outside is not None else ""


def _unit(text: str, at: int, factor: Decimal, counters: frozenset[str]) -> tuple[str | None, int, Decimal]:
    for points in (POINTS, "百分点", "个点", "个百分比"):
        if text.startswith(points, at):
            return POINTS, at + len(points), factor
    found = unit_at(text, at, counters)
    if found is None:
        return None, at, factor
    unit, end = found
    if unit.base in {"位", "名", "个"} and text.startswith("位次", at + (unit.base == "个")):
        return "位", at + (unit.base == "个") + 2, factor
    return unit.base, end, factor * unit.factor


_WORD = r"[^\s,;:.()]+(?:\.[^\s,;:.()]+)*|[,;:.()]"
_PERCENTS = frozenset({"percent", "per cent", "pct", "pc"})
_POINTS = frozenset(
    {"percentage points", "percentage point", "percentage-points", "pp", "ppt", "ppts", "p.p.", "pps", "% points"}
)
_RATIOS = all_of("an_hour a_day each_day every_day a_head per_day per_capita")
_COMPARED = frozenset(all_of("above below over under lower higher less lower_than higher_than more_than less_than"))
_STARTERS = frozenset("-–— ")


def _english_behind(text: str, start: int, counters: frozenset[str]) -> Behind:
    """A unit or a noun phrase, then what the function words behind it say."""
    at = start + 1 if text[start : start + 1] in _STARTERS else start
    found = unit_at(text, at, counters)
    if found is not None:
        unit, end = found
        name = "%" if unit.base in _PERCENTS else _POINTS_NAME if unit.base in _POINTS else unit.base
        return _walk(text[end:], name)
    if at < len(text) and at == start and text[at].isalnum() and not text[at:].startswith("x"):
        unknown = re.match(r"\S+", text[at:])
        return Behind(unknown=unknown[0] if unknown else "")
    return _walk(text[at:], None, counters)


_POINTS_NAME = "percentage points"


class _Walk(NamedTuple):
    """How far the words behind a figure have been followed."""

    nouns: tuple[str, ...] = ()
    in_phrase: bool = True
    seen: int = 0
    past: str = ""
    behind: Behind = Behind()


@cache
def _following() -> dict[str, tuple[str, Any]]:
    """Every word that may stand behind a figure in English, its role and what it says."""
    return {
        **{word: ("filler", None) for word in ENGLISH.closed if word != "or"},  # public transport or travel journeys
        **dict.fromkeys(ENGLISH.closed_after, ("closed", None)),
        **dict.fromkeys(ENGLISH.puzzles, ("puzzle", None)),
        **{
            word: ("compare", said)
            for word, said in ENGLISH.before.items()
            if word not in ENGLISH.loose and said not in {"reach", "about"}
        },
        **dict.fromkeys((*ENGLISH.fillers, *ENGLISH.links), ("filler", None)),
        **dict.fromkeys(ENGLISH.stops, ("stop", None)),
        **dict.fromkeys(("new", "additional", "extra", "further"), ("adjective", None)),
        **{word: ("noun", way) for word, way in ENGLISH.nouns.items()},
        **{word: ("rate", way) for word, way in ENGLISH.rates.items()},
        **{word: ("after", said) for word, said in ENGLISH.after.items()},
        **dict.fromkeys(ENGLISH.yearly, ("yearly", None)),
        **dict.fromkeys(_RATIOS, ("ratio", None)),
    }


_ATTRIBUTES = frozenset(all_of("at_or_above at_or_below above below over under within"))
_NUMBER = rf"{CURRENCY}? ?(?:{ENGLISH_NUMBER})"
"""Behind a comparator it begins another figure's clause: of patients seen within two weeks."""
_DETERMINERS = (["the"], ["a"], ["an"], ["their"], ["its"], ["this"], ["that"])
"""Students at or above the expected level: such words, with these behind them, belong to the noun before them."""


def _walk(text: str, unit: str | None, counters: frozenset[str] = frozenset()) -> Behind:
    """Follow the words behind a figure to the end of its clause."""
    printed = [word.group() for word in re.finditer(_WORD, text)]
    words = [word.lower() for word in printed]
    walk, at, known = _Walk(behind=Behind(unit)), 0, _following()
    if unit is None and words[:1] == ["per"] and words[1:2] and words[1].isdigit():
        return Behind(unit=_per(words))
    while at < len(words) and words[at] not in {";", "."}:
        per = _per_what(words, at)
        if per and per not in known:
            walk, at = _followed(walk, per, "ratio", None), at + len(per.split(" "))
            continue
        for length in (4, 3, 2, 1):
            word = " ".join(words[at : at + length])
            if word in known and known[word][0] == "stop":
                walk, at = _passed(walk, word), at + length
                break
            if word in known:
                if walk.seen > 1 and word in ENGLISH.before and re.match(_NUMBER, " ".join(words[at + length :])):
                    return _ended(walk, counters)
                if walk.seen > 1 and word in _ATTRIBUTES and words[at + length : at + length + 1][:1] in _DETERMINERS:
                    walk, at = walk._replace(in_phrase=False, seen=walk.seen + 1), at + length
                    break
                last = not words[at + length : at + length + 1] or not words[at + length][0].isalpha()
                walk, at = _followed(walk, word, *known[word], last=last), at + length
                break
        else:
            walk, at = _passed(walk, printed[at]), at + 1
    return _ended(walk, counters)


def _ended(walk: _Walk, counters: frozenset[str]) -> Behind:
    """What was followed, with the noun that is counted as its unit where there is no other."""
    behind, phrase = walk.behind, walk.nouns
    if behind.unit is None and phrase:
        behind = behind._replace(
            unit=next((word for word in reversed(phrase) if unit_at(word, 0, counters) is not None), phrase[-1])
        )
    if walk.past and behind.unit != "%":
        behind = behind._replace(unit=f"{behind.unit or ''} {walk.past}".lstrip(" "))
    return behind._replace(noun=" ".join(phrase), per=walk.past)


def _per_what(words: list[str], at: int) -> str:
    """What a figure is counted per, if that begins here: per person, /kg."""
    if words[at] == "per":
        return " ".join(words[at : at + 2])
    return words[at] if words[at][0] == "/" else ""


def _per(words: list[str]) -> str:
    """The unit of 70 per 100,000 live births: what it is counted per, to the next function word."""
    ends = next(
        (n for n, word in enumerate(words) if n > 1 and (word in _following() or not word[0].isalnum())), len(words)
    )
    return f"per {int(words[1]):,} {' '.join(words[2:ends])}".rstrip(" ")


def _passed(walk: _Walk, word: str) -> _Walk:
    """A noun or an adjective: part of what is counted as long as no function word has ended the phrase."""
    if word in {",", ":", "(", ")"}:
        return walk._replace(in_phrase=False, seen=walk.seen + 1)
    if word[0].isdigit():  # 11 year olds achieve level 4 or above: the words behind are of that
        return walk._replace(in_phrase=False, seen=walk.seen + 1)
    nouns = (*walk.nouns, word) if walk.in_phrase else walk.nouns
    return walk._replace(nouns=nouns, seen=walk.seen + 1)


_ADJECTIVES = frozenset({"minimum", "maximum", "max"})  # behind a figure they compare; before a noun they are its own


def _followed(walk: _Walk, word: str, role: str, said: Any, *, last: bool = False) -> _Walk:
    """One function word behind a figure."""
    behind, phrase = walk.behind, walk.in_phrase
    if role == "yearly":
        behind = behind._replace(yearly=True)
        phrase = phrase and walk.seen == 0
    elif (
        role == "after"
        and (phrase or walk.seen == 0)
        and behind.comparator is None
        and (last or word not in _ADJECTIVES)
    ):
        behind = behind._replace(comparator=said)
    elif (
        role == "noun"
        and phrase
        and behind.change is None
        and (word not in {"more", "fewer", *_COMPARED} or not walk.nouns)
    ):
        behind = behind._replace(change=said, beside=word in _COMPARED)
    elif role == "rate" and phrase and behind.growth is None:
        behind = behind._replace(growth=said)
    elif role == "adjective" and phrase:
        behind = behind._replace(fresh=True)
    elif role == "ratio":
        return walk._replace(past=f"{walk.past} {word}".lstrip(" "), in_phrase=False, seen=walk.seen + 1)
    elif role in {"puzzle", "compare"} or (role == "noun" and word in _COMPARED):
        follows = word == "than" and behind.change is not None  # 20% lower than in 2005
        behind = behind._replace(puzzle=behind.puzzle or ("" if follows else word))
    elif role == "closed" and walk.seen == 0:
        behind = behind._replace(puzzle=behind.puzzle or word)
    if role == "filler" and not (word == "of" and walk.seen == 0):
        phrase = False
    phrase = phrase and not (role == "noun" and word.endswith(" than"))  # 10 more than last year: a year is no unit
    keeps = role in {"noun", "adjective"} or (role == "yearly" and walk.seen == 0) or phrase
    return walk._replace(behind=behind, in_phrase=keeps and phrase, seen=walk.seen + (role != "adjective"))


def currency_of(printed: str) -> str | None:
    """The currency that stands before an amount, as printed."""
    found = re.match(CURRENCY, printed)
    return found[0] if found else None
