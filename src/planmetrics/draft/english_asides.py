"""Why a figure of an English sentence is no target, by the words beside it: one named rule each, in this order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.english_frame import MONEY_HEADING, unit_end
from planmetrics.draft.english_periods import english_mentions
from planmetrics.draft.english_tense import list_mark
from planmetrics.model.units import parse_unit
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planmetrics.draft.english_frame import Clause, Frame
    from planmetrics.draft.english_spans import Stretch
    from planmetrics.figures.tokens import Figure

_TO_LEVEL = re.compile(
    r"^[^.;]{0,90}?\bto (?:at least |around |about |over |more than |under |below |fewer than )*(?:US\$|[£$€])?[0-9]"
)
"""Double our income to £30m: the level is the target."""

_SO_MANY_OF = re.compile(r"(?<![0-9.%£$€])\b[0-9][0-9,]* of (?:the |our |its )?$")

_OF_SO_MANY = re.compile(r" of (?:the |our |its )?([0-9][0-9,]*)\b(?! ?%)")

_ONE_IN = re.compile(r"\b[Oo]ne [a-z]+ in (?:every )?$")
_FEW = 100
"""Up to here N of M is a share that is not read (8 of 10), above it a count of what there is (1,000 of our 3,400)."""

_WITH_SIZE = re.compile(
    r"\bwith [a-z ]{2,30} (?:below|above|over|under|of|exceeding|more than|less than|at least) (?:US\$|[£$€])?$",
    re.IGNORECASE,
)

_GOES_ON = re.compile(r"[^.;,]{0,40}\b(?:will|must|should|pay|are)\b")

_RATES = re.compile(
    r"\b(?:tax|levy|fee|charge|tariff|price|duty|fare|toll|fine|penalty|allowance|bonus|subsid(?:y|ies))"
    r"(?:e?s)?(?: rate)? of (?:up to |at least )?(?:US\$|[£$€])?$",
    re.IGNORECASE,
)

_OUT_OF = re.compile(r"\bout of $")

_TIMES_OF = re.compile(
    r"[ -]?(?:working |business |calendar |bed )?(?:years?|months?|weeks?|days?|hours?|minutes?|mins?|seconds?)\b",
    re.IGNORECASE,
)

_SPANS = re.compile(
    r"\b(?:over|during|for|in|within|across|after|every|last|next|past|first|following|than) (?:the |a |an |these "
    "|coming |next |last |past |first |further |period of )*$",
    re.IGNORECASE,
)

_STANDARD_OF = re.compile(
    r"\b(?:open|wait|waiting|longer|aged|older|more than|answered|responded|processed|seen|resolved"
    r"|determined)\b[^.;]{0,30}$",
    re.IGNORECASE,
)

_TITLED = re.compile(r"[0-9]{1,2} [A-Z][^.;!?0-9]{2,60}")
"""A heading with its number and no point behind it: 2 How we will measure success."""

_AGE = re.compile(r"\b(?:under|over|aged|ages|age|above|below)(?: the age of| under| over)? $", re.IGNORECASE)

_AGE_ENDS = re.compile(r"$|[.,;)]|s\b| years?\b| (?:and|or|will|who|in|are)\b")

_OURS = re.compile(r"\b(?:our|its|their|his|her)(?: [a-z]+)? $")

_EQUAL = re.compile(
    r"(?:\bequal to|\bequivalent to|\bi\.e\.|\bthat is|\bor (?:about|around|roughly)|, or|\broughly|\bsome) (?:US\$"
    "|[£$€])?$",
    re.IGNORECASE,
)

_ACRONYM = re.compile(r"\b[A-Z]{2,6}[ -]$")

_COSTS = re.compile(r"[^.;,0-9]{0,50}\bwill (?:cost|need|require)\b")

_ADJECTIVE = re.compile(
    " (?!(?:[a-z-]+ ){0,2}(?:reduction|increase|decrease|cut|rise|fall|drop|improvement|gain|decline|growth|uplift"
    "|share|target|rate|point|of|by|in|from|more|less|fewer|higher|lower|above|below|over|under|compared|relative"
    r"|annual|year)\b)[a-z]"
)

_BUDGETS = re.compile(
    r"\b(?:budgets?|invest|invests|invested|investing|investment (?:of|programme|plan|totals)|funds?|funded|funding"
    r"|spend(?!ing? (?:will be|to be))|spends|spent|spending on|costs?(?! of| per)|costing|grants?|appropriat\w+"
    r"|allocat\w+|programme (?:of|worth|totals)|bond|precept|financ\w+|set aside|earmark\w+|capital programme"
    r"|expenditure of|reserves? stand|(?:programme|package|scheme|contract|deal)s? worth|will need|will require"
    r"|requires)\b",
    re.IGNORECASE,
)

_BUDGETS_BEHIND = re.compile(
    r"[^.;,]{0,30}?\b(?:budget|fund|funding|investment programme|programme|grant|grants|bond|scheme|package|facility"
    r"|loan|contract|in (?:funding|grants?|investment)|of (?:government |external |capital )?(?:funding|grants?))\b",
    re.IGNORECASE,
)

_CHANGES = re.compile(
    r"\b(?:sav\w+|reduc\w+|cut|cuts|limit\w*|cap|capped|rais\w+|grow\w*|increas\w+|attract\w*|generat\w+|secur\w+"
    r"|lower\w*|at or below|no more than|lever\w*|exports?|revenues?|income|salar\w+|wages?|surplus|turnover|gdp|gva"
    r"|economy|target:?)\b",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"$|[^%A-Za-z ]|[.] | (?:by|in|and|or|to)\b")
_ONE_EACH = re.compile(r"(?:raising|every|each|per|spending|for) (?:[£$€])?$")
_NEAR = 12
"""Characters beside the end of a run of years that hold the whole of it."""
_SIGN = re.compile(r"(?:US\$|[£$€])")


class Beside(NamedTuple):
    """One figure of a sentence, the figures of that, and where it begins and ends."""

    text: str
    figure: Figure
    figures: Sequence[Figure]
    bounds: tuple[int, int]

    @property
    def before(self) -> str:
        """The sentence in front of the figure."""
        return self.text[self.bounds[0] : self.figure.start]

    @property
    def behind(self) -> str:
        """The sentence behind the number."""
        return self.text[self.figure.end : self.bounds[1]]

    @property
    def follows(self) -> bool:
        """Whether another figure stands in front of it."""
        return any(one.start < self.figure.start for one in self.figures)

    @property
    def is_time(self) -> bool:
        """Whether it counts years, days or minutes."""
        return _TIMES_OF.match(self.behind) is not None


def _period(one: Beside) -> bool:
    """The end of a run of years: 2025–30."""
    first = max(one.figure.start - _NEAR, 0)
    named = english_mentions(one.text[first : one.figure.end + _NEAR])
    return any(first + when.start < one.figure.start and one.figure.end <= first + when.end for when in named)


def _restated(one: Beside) -> bool:
    """Double our income to £30m: the level is the target; £9.6 million, or £14.80 per head: said again."""
    doubled = one.figure.kind == "times" and _TO_LEVEL.search(one.behind) is not None
    return doubled or (one.follows and _EQUAL.search(one.before) is not None)


def _so_many(one: Beside) -> bool:
    """8 of 10 vacancies: a share that the reader of figures does not follow."""
    whole = _OF_SO_MANY.match(one.behind) if one.figure.kind == "number" else None
    few = one.figure.low is not None and one.figure.low.value <= _FEW
    small = whole is not None and int(whole[1].replace(",", "")) <= _FEW
    return small or _ONE_IN.search(one.before) is not None or (_SO_MANY_OF.search(one.before) is not None and few)


def _given(one: Beside) -> bool:
    """1,000 of our 3,400 stops, our 6,300 colleagues: what there is."""
    ours = _OURS.search(one.before) is not None and re.match(" [a-z]", one.behind) is not None
    return ours or _SO_MANY_OF.search(one.before) is not None


def _threshold(one: Beside) -> bool:
    """Within 4 hours, out of 5, under 25, firms with turnover below $2 million: which things are meant."""
    sized = _WITH_SIZE.search(one.before) is not None and _GOES_ON.match(one.behind) is not None
    spanned = one.is_time and _SPANS.search(one.before) is not None
    standard = spanned and (one.follows or _STANDARD_OF.search(one.before) is not None)
    aged = one.follows and _AGE.search(one.before) is not None and _AGE_ENDS.match(one.behind) is not None
    return sized or standard or aged or _OUT_OF.search(one.before) is not None


def _duration(one: Beside) -> bool:
    """Over 10 years, in the past 30 days."""
    return one.is_time and _SPANS.search(one.before) is not None


def _payment(one: Beside) -> bool:
    """A tax rate of 20 per cent, a carbon price of €80."""
    return _RATES.search(one.before) is not None


def _heading(one: Beside) -> bool:
    """The number of a heading or of an item: 2.2 A cleaner borough, KR1.1."""
    titled = one.figure.start == 0 and _TITLED.fullmatch(one.text) is not None
    return titled or one.figure.end <= list_mark(one.text)


def _budget(one: Beside) -> bool:
    """Replacing 12 appliances will cost: how many things the money is for."""
    return _COSTS.match(one.behind) is not None


def _part_of_name(one: Beside) -> bool:
    """WCAG 2.2, a 5% efficiency programme, a 62-day standard, the cost of raising £1."""
    coded = _ACRONYM.search(one.before) is not None and _NO_WORD.match(one.behind) is not None
    end = unit_end(one.text, one.figure)
    is_one = end > one.figure.end and re.search(r"\ban? $", one.before) is not None
    adjective = is_one and _ADJECTIVE.match(one.text, end) is not None
    hyphened = one.figure.kind == "number" and re.match("-[A-Za-z]", one.behind) is not None
    number = one.text[one.figure.start : one.figure.end].lstrip("£$€")
    each = number == "1" and _ONE_EACH.search(one.before) is not None
    return coded or adjective or hyphened or each


_RULES: tuple[tuple[str, Callable[[Beside], bool]], ...] = (
    ("duration", _period),
    ("restated", _restated),
    ("unread", _so_many),
    ("threshold", _threshold),
    ("duration", _duration),
    ("payment", _payment),
    ("heading", _heading),
    ("given", _given),
    ("budget", _budget),
    ("part_of_name", _part_of_name),
)


def passed_over(text: str, figure: Figure, figures: Sequence[Figure], bounds: tuple[int, int]) -> str | None:
    """The first rule under which a figure only tells of what a target is; None where there is none."""
    one = Beside(text, figure, figures, bounds)
    return next((name for name, holds in _RULES if holds(one)), None)


def is_budget(frame: Frame, at: Clause, stretch: Stretch) -> bool:
    """Whether an amount of money is what something costs or is given, and not what is to be reached."""
    text, unit = at.text, parse_unit(stretch.reading.unit or "")
    signed = _SIGN.match(text[at.figure.start : at.figure.end]) is not None
    if not signed and (unit is None or not unit.is_money):
        return False
    before, behind = text[min(at.floor, at.clause[0]) : at.figure.start], text[at.figure.end : at.ceiling]
    if _CHANGES.search(before) is not None:
        return False
    told = any(MONEY_HEADING.search(one) for one in frame.section.headings[-1:])
    return told or _BUDGETS.search(before) is not None or _BUDGETS_BEHIND.match(behind) is not None
