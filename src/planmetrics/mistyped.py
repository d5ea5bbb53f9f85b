"""How numbers are mistyped: what a text means as a number, what makes it none, and what to write instead.

The one place that knows, for options, YAML and tables alike. Advice is what to write, as text, or a phrase.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.figures.numerals import MIXED, WRITTEN, parse_number
from planmetrics.model.units import KNOWN, MULTIPLIERS, parse_unit
from planmetrics.tuples import NamedTuple
from planmetrics.wording import HALF_WIDTH, in_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Mark: TypeAlias = Literal[".", ",", ""]
Advice: TypeAlias = str | Phrase

_LONGEST = 60
_MOST_DIGITS = 40
_TYPESETTERS = str.maketrans("\u2212\u2013\u2010\u2011\ufe63\u00a0\u202f\u2009\u2019（）", "-----   '()")
"""Minus signs, narrow blanks and apostrophes of typesetters, and full-width brackets, as a keyboard writes them."""
_FIGURE = r"(?P<minus>[-+]?) ?(?P<core>[0-9.][0-9., ']*?) ?(?P<scale>[万亿]{0,3}) ?(?P<sign>[%‰]?)"
_ACCOUNTED = r"\( ?([^-+()]+?) ?\)"
_PLAIN = r"(?:0|[1-9][0-9]*)"
_SPACED = r"[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:'[0-9]{3})+)"
_EXPONENT = r"[-+]?[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]{1,2}"
_WITH_UNIT = r"(?P<figure>.*[0-9])\s*(?P<unit>[^\s0-9万亿]\S{0,7})"


_MIXED = (
    rf"[-+]?(?=[0-9.]+[十百千万亿])(?=(?P<figure>[0-9.]+)(?P<scale>[十百千万亿]+)(?![0-9]))?{MIXED}(?<=[十百千万亿])"
)
"""3万5千 and 2百万; of 1.5万 the figure and the scale too. 5千克 are five."""
_ENGLISH = frozenset(
    ["k", "m", "mn", "mln", "bn", "tn", "trn", "thousand", "million", "billion", "trillion", "lakh", "crore"]
)
"""Not b, which Eurostat flags a break with."""
_IN_WORDS = r"(?P<figure>[-+]?[0-9][0-9., ']*?) ?(?P<scale>[A-Za-z]+)(?![A-Za-z0-9²³/])"


class Meant(NamedTuple):
    """What a text means as a number, where `mark` is the decimal mark; `""` where it has none that could be another.

    `grouped`: whether it has a thousands mark that is a point or a comma. `sign` is % or ‰, and `scaled` tells of 万
    or 亿; the value of 5‰ is 5, that of 1.5万 is 15000.
    """

    value: Decimal
    mark: Mark
    grouped: bool = False
    sign: str = ""
    scaled: bool = False


@lru_cache(maxsize=65_536)
def meanings(text: str) -> tuple[Meant, ...]:
    """Everything that a text may mean as a number: nothing, one number, or two (1,234 is 1234 or 1.234).

    Takes full-width digits, thousands marks (10,462, 10 462, 1'000, 10.462,5), decimal commas, minus signs of
    typesetters, brackets of accountants, %, ‰, 万 and 亿; no words and no units.
    """
    if len(text) > _LONGEST:
        return ()
    text = text.translate(HALF_WIDTH).translate(_TYPESETTERS).strip()
    if re.fullmatch(_EXPONENT, text):
        return (Meant(Decimal(text), "." if "." in text else ""),)
    accounted = re.fullmatch(_ACCOUNTED, text)
    parts = re.fullmatch(_FIGURE, accounted[1] if accounted else text)
    if parts is None or sum(char in "0123456789" for char in text) > _MOST_DIGITS:
        return ()
    minus = accounted is not None or parts["minus"] == "-"
    scale = prod(MULTIPLIERS[word] for word in parts["scale"])
    return tuple(
        one._replace(value=_times(-one.value if minus else one.value, scale), sign=parts["sign"], scaled=scale != 1)
        for one in _of_digits(parts["core"])
    )


def _times(value: Decimal, scale: int) -> Decimal:
    """So many times as much; decimals that a scale has made zeros of are none: 1.5万 is 15000."""
    return value if scale == 1 else Decimal(in_digits(value * scale))


def _of_digits(core: str) -> Iterator[Meant]:
    """What digits mean with either decimal mark: a mark that stands twice, or before one more, groups thousands."""
    if re.fullmatch(_PLAIN, core):
        yield Meant(Decimal(core), "")
    elif re.fullmatch(_SPACED, core):
        yield Meant(Decimal(re.sub("[ ']", "", core)), "")
    else:
        for mark, other in ((".", ","), (",", ".")):
            whole, _, decimals = core.partition(mark)
            has_decimals = decimals.isdigit()
            if (mark in core) != has_decimals:
                continue
            grouped = re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:\{other}[0-9]{{3}})+", whole) is not None
            if grouped or ((re.fullmatch(_PLAIN, whole) or re.fullmatch(_SPACED, whole) or not whole) and has_decimals):
                digits = re.sub("[., ']", "", whole)
                yield Meant(Decimal(f"{digits}.{decimals}" if has_decimals else digits), mark, grouped)  # type: ignore[arg-type]  # one of the two above


def to_write(text: str) -> Advice | None:
    """The number to write instead of a text that means one, with the digits it has; None where it means none."""
    meant = meanings(text)
    if not meant:
        return None
    first, *others = (f"{one.value:f}" for one in meant)
    if meant[0].scaled:
        return _scaled(
            _either(first, others, meant), to_write(re.sub("[万亿]", "", text)), "".join(re.findall("[万亿]", text))
        )
    if meant[0].sign == "‰":  # the figure alone would be ten times too large where the indicator is in percent
        return phrase("per_mille", percent=in_digits(meant[0].value / 10), figure=first)
    return _either(first, others, meant)


def _either(first: str, others: list[str], meant: tuple[Meant, ...]) -> Advice:
    if not others or not meant[0].grouped:  # a point leads decimals, wherever this program reads numbers
        return first
    return phrase("or_decimal", one=first, other=others[0])


def advice_on(text: str) -> Phrase | None:
    """What to write instead of a text, for whoever wants a number and has no code for how it was mistyped."""
    code, advice = mistyped_number(text)
    if isinstance(advice, Phrase):
        return (
            None if advice.key == "plain_figure" else advice if advice.key == "write" else phrase("write", what=advice)
        )
    return phrase("write", what=advice) if advice and code != "S007" else None


def mistyped_number(value: object) -> tuple[str, Advice]:
    """The code that stands for how it was mistyped, and the advice that goes into its hint.

    `1,000` is a thousands comma, `1.5万` a Chinese numeral, `１２` full-width digits, and so on.
    """
    text = str(value).strip()
    if isinstance(value, str):
        for code, advise in _WAYS:
            advice = advise(text)
            if advice is not None:
                return code, advice
    return "S003", phrase("plain_figure")


def _full_width(text: str) -> Advice | None:
    return (to_write(text) or text.translate(HALF_WIDTH)) if re.search("[０-９]", text) else None


def _marked(text: str) -> Advice | None:
    return to_write(text) if re.search("[,，]", text) and text[-1:] not in "万亿%‰％" else None


def _leading_zero(text: str) -> str | None:
    return "" if re.fullmatch(r"[-+]?0[0-9]+(?:\.[0-9]+)?", text) else None


def _out_of_range(text: str) -> str | None:
    beyond = r"[-+]?\.(?:inf|nan)|[-+]?[0-9.]+e[-+]?[0-9]{3,}|[-+]?[0-9.]{41,}"
    return "" if re.fullmatch(beyond, text, re.IGNORECASE) else None


def _chinese(text: str) -> Advice | None:
    """1.5万, 3万5千, 1.5万家 and 三百 in digits."""
    if len(text) > _LONGEST:
        return phrase("figure_in_digits") if re.fullmatch(WRITTEN, text) else None
    bare = re.sub(r"(?<=[万亿])[^\s万亿0-9]\S{0,7}$", "", text)
    if re.search("[万亿]$", bare) and meanings(bare):
        return to_write(bare)
    mixed = re.match(_MIXED, text)
    if mixed is None and not re.fullmatch(WRITTEN, text):
        return None
    number = parse_number(mixed[0].lstrip("+") if mixed else text)
    if number is None:
        return phrase("figure_in_digits")
    return _scaled(in_digits(number.value), mixed["figure"], mixed["scale"]) if mixed else in_digits(number.value)


def _scaled(whole: Advice, figure: Advice | None, scale: str | None) -> Advice:
    """A number with 万, 亿 or million behind it: an indicator that counts in these wants the figure before them."""
    if figure is None or scale is None or scale in "十百千":
        return whole
    return phrase("scaled", whole=whole, figure=figure, scale=scale)


def _english(text: str) -> Advice | None:
    """2.2 million and 3bn in digits."""
    found = re.match(_IN_WORDS, text) if len(text) <= _LONGEST else None
    worth = parse_number(f"1{found['scale']}") if found and found["scale"].lower() in _ENGLISH else None
    figures = meanings(found["figure"]) if found else ()
    if found is None or worth is None or not figures:
        return None
    whole = in_digits(figures[0].value * worth.value)
    return phrase("write", what=_scaled(whole, to_write(found["figure"]), found["scale"]))


def _unit(text: str) -> Advice | None:
    """3.86% and 17000家 without what stands behind the figure."""
    if meanings(text) and text[-1:] in "%‰％":
        return to_write(text)
    parts = re.fullmatch(_WITH_UNIT, text) if len(text) <= _LONGEST else None
    if parts is None or not (parts["unit"] in KNOWN or parse_unit(parts["unit"])):
        return None
    return to_write(parts["figure"])


def _quoted(text: str) -> Phrase | None:
    return phrase("without_quotes", text=text) if re.fullmatch(r"[-+]?[0-9]+(?:\.[0-9]+)?", text) else None


def _underscores(text: str) -> Phrase | None:
    return phrase("write", what=text.replace("_", "")) if re.fullmatch(r"[0-9]+(?:_[0-9]+)+", text) else None


def _otherwise(text: str) -> Phrase | None:
    """10 462, 1'000, (5.2) and −5.2 as a keyboard and a program write them."""
    advice = to_write(text)
    return phrase("write", what=advice) if advice is not None else None


_WAYS: tuple[tuple[str, Callable[[str], Advice | None]], ...] = (
    ("S006", _full_width),
    ("S004", _marked),
    ("S008", _leading_zero),
    ("S007", _out_of_range),
    ("S005", _chinese),
    ("S003", _english),
    ("S009", _unit),
    ("S003", _quoted),
    ("S003", _underscores),
    ("S003", _otherwise),
)
