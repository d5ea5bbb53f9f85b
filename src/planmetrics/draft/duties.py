"""Who is to do what a paragraph promises: the offices that it names in brackets, or that the line below it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.figures.words import ENGLISH, language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.trace.document import Line

_ROLE = "(?:责任|牵头|实施|主体责任|配合|主要责任)(?:单位|部门)"
_IN_BRACKETS = re.compile(rf"[（(〔\[【]{_ROLE}[：:]([^）)〕\]】]{{2,120}})[）)〕\]】]")
_ON_A_LINE = re.compile(rf"{_ROLE}[：:](.{{2,120}})$")
_OTHERS = re.compile("[；;。，,]?(?:配合|协同|参与)(?:单位|部门)[：:]")
_ENGLISH_LINE = re.compile(
    "(?:[(]|^|[.;] )(?:Lead|Owner|Responsible|Accountable|Lead officer|Lead agency|Responsible officer|Delivered by)"
    ": ?(.{2,120}?)[)]?$",
    re.IGNORECASE,
)
_ENGLISH_APART = re.compile("[;/]|, | & (?=[A-Z][a-z]+ [A-Z])")
_APART = re.compile(r"[、,，；;/ ]|(?<=[局委办厅会院府部])(?=[市省区县各][^、]{2})")


def offices(text: str) -> tuple[str, ...]:
    """Several offices that are written in one: 市科技局、市经信局."""
    apart = _ENGLISH_APART if language_of(text) is ENGLISH else _APART
    return tuple(office.strip("。. ") for office in apart.split(text) if office.strip("-—。. "))


def owners_by_line(lines: Sequence[Line]) -> dict[int, tuple[str, ...]]:
    """The owners of what each line promises, by its number; those who only help are left out."""
    found: dict[int, tuple[str, ...]] = {}
    above: int | None = None
    for line in lines:
        if (held := _IN_BRACKETS.search(line.text)) is not None:
            found[line.number] = offices(_OTHERS.split(held[1])[0])
        elif (told := _ON_A_LINE.match(line.text)) is not None and above is not None:
            found.setdefault(above, offices(_OTHERS.split(told[1])[0]))
        elif (told := _ENGLISH_LINE.search(line.text)) is not None:
            found[line.number if told.start() else above or line.number] = offices(told[1])
        above = line.number if line.text else above
    return found
