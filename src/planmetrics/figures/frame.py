"""The words in front of a figure: comparator, movement, counting, and what was not followed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from planmetrics.figures.words import CHINESE, ENGLISH, LANGUAGES, all_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.figures.words import Counting, Direction, Language, ReadComparator


class Front(NamedTuple):
    """The words in front of a figure. `arrives` is set by 提高到 and the like: a level, not an amount.

    `held` says that the level is held there (limit it to 5 %), `puzzle` is a function word that stands there and
    was not followed, so that the whole must not be read, and `thwarted` a verb that keeps a change from happening.
    """

    comparator: ReadComparator | None = None
    moves: bool = False
    arrives: bool = False
    direction: Direction | None = None
    rate: Direction | None = None
    yearly: bool = False
    total: bool = False
    text: str = ""
    flow: bool = False
    stock: bool = False
    link: str = ""
    held: bool = False
    puzzle: str = ""
    thwarted: str = ""

    @property
    def cuts(self) -> bool:
        """Whether a verb of cutting stands right before an English figure: cut 3 MtCO2e."""
        return self.direction == "down" and self.text.rstrip(" ").lower().rsplit(" ", 1)[-1] in ENGLISH.moves

    @property
    def makes(self) -> bool:
        """Whether what moves does so by making what the figure counts: enhance access by creating two million seats."""
        found = re.search(r"\bby ([a-z]+ing) (?:an? (?:additional|extra|further) )?$", self.text.lower())
        return found is not None and found[1] not in ENGLISH.moves

    def counting(self, *, is_level: bool) -> Counting | None:
        """Whether it is added over time or stands at a date, if the words say so."""
        if self.flow or (self.yearly and is_level):
            return "flow"
        return "stock" if self.stock else None


NEGATIONS = frozenset(
    all_of("not no never none without except excluding unless minus neither nor don't doesn't won't cannot")
)
"""Words that turn a clause wherever they stand in it."""


@cache
def _lexicon(name: str) -> dict[str, tuple[str, Any]]:
    """Every word that may stand in front of a figure, its role and what it says."""
    words = LANGUAGES[name]
    return {
        **dict.fromkeys((*words.closed, *words.scoping), ("closed", None)),
        **dict.fromkeys(words.manners, ("manner", None)),
        **dict.fromkeys(words.puzzles, ("puzzle", None)),
        **dict.fromkeys(words.thwarts, ("thwart", None)),
        **dict.fromkeys(words.fillers, ("filler", None)),
        **{word: ("hold", said) for word, said in words.holds.items()},
        **{word: ("comparator", said) for word, said in words.before.items()},
        **{word: ("linked", way) for word, way in words.linked.items()},
        **{word: ("move", way) for word, way in words.moves.items()},
        **{word: ("arrival", way) for word, way in words.arrivals.items()},
        **{word: ("rate", way) for word, way in words.rates.items()},
        **{word: ("link", link) for word, link in words.links.items()},
        **dict.fromkeys(words.stops, ("stop", None)),
    }


@cache
def _longest(name: str) -> tuple[int, frozenset[str]]:
    """The length of the longest word, and the characters that words end with."""
    return max(map(len, _lexicon(name))), frozenset(word[-1] for word in _lexicon(name))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of any of these words: most texts hold none of them."""
    edge = r"\b" if words[0].isascii() else ""
    return re.compile(f"{edge}(?:{'|'.join(map(re.escape, words))}){edge}")


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of these words stands in a text."""
    return bool(words) and _any_of(words).search(text) is not None


def strives(text: str, language: Language) -> bool:
    """Whether a text only strives for what it says: 力争, 争创, aspire."""
    return holds(text.lower(), language.strive) and "年努力" not in text


def read_front(text: str, language: Language) -> Front:
    """Read backward from the figure, word by word.

    Where words are not set apart (Chinese) the first one that is not known ends the reading, for it may only
    end like a known one. Where they are, nouns and adjectives are passed over, and function words are not.
    """
    front, rest = Front(), text if language.runs_on else _apart(text.lower())
    longest, telling = _longest(language.name)
    gap, apart = False, False
    while rest:
        word, role, said = _last_word(rest, language, longest, telling)
        if not word and language.runs_on:
            break
        if not word:
            word = re.search(r"[^ ]* *$", rest)[0] or rest[-1:]  # type: ignore[index]  # it matches anything
            front = _beside(front, word) if not gap else front
            gap = True
            apart = apart or word.rstrip()[-1:] in ",:)"
        if role == "stop" and language.runs_on:
            break
        if role == "closed" and language.runs_on:
            return front._replace(puzzle=word)
        if language.runs_on and front.moves and role in {"move", "arrival"}:
            break
        front = _heard(front, word, role, said, language, gap=gap, apart=apart)
        if role == "rate" and language.runs_on:
            break
        gap = gap or role == "stop"
        if not gap and word in language.yearly:
            front = front._replace(yearly=True)
        rest = rest[: -len(word)].rstrip(" ") if not language.runs_on else rest[: -len(word)]
    return _whole(front, rest, text, language)


def _apart(text: str) -> str:
    """The text with its marks set apart from its words: Target: 35 %, (gearing) below 80%."""
    return re.sub(r"([(:)])", r" \1 ", text).rstrip(" ")


_STANDING = r"([a-z]+) (the|its|our|their|this|that)(?: (?:current|existing|present))? ?$"


def _whole(front: Front, rest: str, text: str, language: Language) -> Front:
    """What the clause says as a whole: movement that opens it, counting, and words that were not followed."""
    if front.comparator in {None, "reach"} and language.runs_on and "至少" in rest:
        front = front._replace(comparator="at_least")
    if language.runs_on and not front.moves and front.rate is None:
        way = _earlier_move(rest, front.comparator)
        front = front._replace(moves=True, direction=way) if way is not None else front
    if language.runs_on and front.comparator is None and (apart := _BOUND_APART.search(text)):
        front = front._replace(puzzle=front.puzzle or apart[1])
    lower = text.lower()
    if not language.runs_on and front.moves and (held := re.search(_STANDING, lower)) and held[1] in language.moves:
        front = front._replace(puzzle=front.puzzle or held[2])  # lower the 20% rate: the figure is what stands
    return front._replace(
        text=text,
        flow=holds(lower, language.flow),
        stock=holds(lower, language.stock),
        yearly=front.yearly or (not language.runs_on and holds(lower, language.yearly)),
        total=holds(lower, language.total),
        puzzle=front.puzzle or (_puzzle(rest) if language.runs_on else ""),
    )


_PUZZLES = re.compile(
    r"(?<!减)负(?!责|荷|面|担|氧|有|极|压|债)|零下|不(?!低|少|得|能|应|宜|可|小|下|超|高|大|多|突|断|锈|动产|良|足|到|满|同|含|愈|变|合格|孕|育|可再生"
    r"|稳|仅|平衡|充分|等|间断|利|文明|出|留|忘|一定|规则|确定|透水|达标|符合|动摇|入园|见面|当|跌)|未(?!满|超|来|成年|达标|利用|供|雨|婚|就业|开发)"
    r"|^(?:距离|[距离差当原后末半]|以[上下]|左右)$|每[0-9十百千万]+[^，。；0-9]{0,6}中$|(?<!去)除外|扣除|不含(?!税)|(?:禁止|严禁|防止|避免|杜绝|难以|无法|并非|绝非|没有|不会|不应|不能|不可|不得|不宜|不要)$"
)


_BOUND_APART = re.compile(
    r"(超过?|突破|高于|大于|优于|好于|快于|多于|低于|小于|少于|慢于|不低于|不少于|不高于|不超过?)[^，。；,;0-9]{1,20}的$"
)
"""A bound that a noun sets apart from the figure: 突破去年同期的3000亿元 may be of last year's, or of the target."""


def _puzzle(rest: str) -> str:
    """A negation in the clause in front of what was read: 负, 不, 未 that are no part of a word."""
    clause = re.split("[，。；,;]", rest)[-1]
    found = _PUZZLES.search(clause) if clause else None
    return found[0] if found else ""


def _last_word(text: str, language: Language, longest: int, telling: frozenset[str]) -> tuple[str, str, Any]:
    """The longest known word that a text ends with, its role and what it says; all empty if it ends with none."""
    if text[-1] not in telling:
        return "", "", None
    lexicon = _lexicon(language.name)
    for length in range(min(longest, len(text)), 0, -1):
        word = text[-length:]
        if word in lexicon and (language.runs_on or not _runs_into(text, length, word)):
            return word, *lexicon[word]
    return "", "", None


def _runs_into(text: str, length: int, word: str) -> bool:
    """Whether an English word only ends like a known one: the under of thunder, the up of set-up."""
    before = text[-length - 1 : -length]
    return word[0].isalpha() and (before.isalnum() or before in {"-", "’", "'"}) and before != ""


_AIMED = frozenset({"reach", "more_than"})
"""Comparators that may be verbs, which a verb before them turns: avoid exceeding 5%."""
_BOUNDS, _DEGREES = (
    frozenset({"more_than", "less_than"}),
    frozenset(all_of("just little far much somewhat rather very")),
)
"""How far over or under (just over 20, slightly below 5) is no other bound."""
_FAILS = frozenset({"fail to", "fails to", "failed to", "failing to"})
_NO_ADVERBS = frozenset(
    all_of("supply family early monthly weekly quarterly daily assembly july multiply apply anomaly")
)


def _beside(front: Front, word: str) -> Front:
    """An adverb beside the figure that no table holds: adverbs in -ly are without end, and may turn it."""
    word = word.strip(" ,")
    turns = word.endswith("ly") and word not in _NO_ADVERBS and front.comparator not in _BOUNDS
    return front._replace(puzzle=word) if turns else front


def _heard(front: Front, word: str, role: str, said: Any, language: Language, *, gap: bool, apart: bool) -> Front:
    """What is known in front of a figure, with one more word to the left."""
    if role in {"comparator", "puzzle", "hold"}:
        return _compared(front, word, role, said, language, gap=gap, apart=apart)
    if role in {"closed", "manner", "thwart"}:
        front = front._replace(thwarted=word) if role == "thwart" else front
        return _turned(front, word, role, gap=gap)
    if role == "link" and not gap and front.link in {"", "of"}:
        return front._replace(link=said, arrives=(front.arrives or said == "to") and said != "by")
    if role in {"move", "arrival"} or (role == "linked" and front.link in {"by", "to"}):
        return _moved(front, word, said, language, arrives=role == "arrival")
    if role == "rate" and front.moves:  # 增速回落: the movement of a rate; of 降幅收窄 nobody knows which way
        return front._replace(puzzle=word) if language.runs_on and said == "down" else front
    return front._replace(rate=said, direction=said) if role == "rate" else front


def _turned(front: Front, word: str, role: str, *, gap: bool) -> Front:
    """A word that would turn or set aside what it stands beside, where it does stand beside it."""
    harmless = {
        "closed": gap or (word in _DEGREES and front.comparator in _BOUNDS),
        "manner": front.moves or front.comparator is not None,
        "thwart": not (front.moves or (front.comparator in _AIMED and not gap) or word in _FAILS),
    }[role]
    return front if harmless or front.puzzle else front._replace(puzzle=word)


_OPPOSED = ({"at_least", "at_most"}, {"at_least", "less_than"}, {"more_than", "at_most"}, {"more_than", "less_than"})
_HOLDING = frozenset({"控制在", "限制在", "控制到"})  # 控制在不低于5%: held, at 5 % or more


def _compared(front: Front, word: str, role: str, said: Any, language: Language, *, gap: bool, apart: bool) -> Front:
    """A comparator or a negation: of the figure, of a noun that is not the figure's, or not followed."""
    holds_there = language.holds.get(word)
    if holds_there is not None and front.link in {"to", "at"} and front.comparator is None:
        return front._replace(comparator=holds_there, held=True)
    puzzled = front if front.puzzle else front._replace(puzzle=word)
    if role != "comparator":
        harmless = role == "hold" or (gap and apart and word not in NEGATIONS)
        return front if harmless else puzzled
    linked = front.link != "" and not language.runs_on
    if gap or (linked and front.link not in {"by", "of"}):
        free = apart or said in {"reach", "about"} or word in language.loose
        return front if free else puzzled
    if language.runs_on and {front.comparator, said} in _OPPOSED and word not in _HOLDING:  # 不低于不超过5%
        return puzzled
    if _weight(front.comparator) >= _weight(said):
        return front
    level = not linked and word in language.levels  # fall below 5; but not at least by half
    return front._replace(comparator=said, arrives=front.arrives or level)


def _moved(front: Front, word: str, way: Direction, language: Language, *, arrives: bool) -> Front:
    """A movement: in English it need not stand beside the figure, and two that differ are a puzzle."""
    if language.runs_on:
        return front._replace(moves=True, direction=way, arrives=arrives)
    if front.rate is not None:  # reduce growth by 2 points: of the rate, not of what grows
        return front._replace(puzzle=word) if front.link == "by" and way != front.rate else front
    if front.moves and front.direction == way:
        return front
    if front.moves:
        return front._replace(puzzle=front.puzzle or word)
    return front._replace(moves=True, direction=way)


def _weight(comparator: ReadComparator | None) -> int:
    """Which of two comparators counts: 突破 of 力争突破到, 不低于 of 保持在不低于."""
    return {None: 0, "reach": 1, "exactly": 2, "about": 3}.get(comparator, 4)


_MOVING = frozenset("增减降压削缩")  # one of these begins each movement below; most texts have none
_LEVELS = ("占比", "比重", "比例", "率", "占", "达")


@cache
def _opening() -> re.Pattern[str]:
    moves = "增加(?!值)|减少|降低|压减|削减|压缩|缩短"
    return re.compile(
        rf"(?:^|[，,。；年])(?:力争|确保|争取|努力|实现|推动|使|每年|年均|再|将)*({moves})(?P<what>[^，。；]*)$"
    )


def _earlier_move(text: str, comparator: ReadComparator | None) -> Direction | None:
    """A movement that opens the clause, before what it moves: 降低物流成本10%, 增加就业岗位5万个."""
    if comparator == "reach" or _MOVING.isdisjoint(text):
        return None
    found = _opening().search(text)
    if found is None or (any(word in found["what"] for word in _LEVELS) and "百分点" not in text):
        return None
    return CHINESE.moves[found[1]]
