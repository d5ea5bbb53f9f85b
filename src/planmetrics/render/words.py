"""How a language says things: its words with their places filled, counts, lists, periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.render.texts import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planmetrics.compute.assessment import Names
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Firmness

Lang: TypeAlias = Literal["zh", "en"]

_COLUMN: dict[Lang, int] = {"zh": 0, "en": 1}


class Count(int):
    """A number of things, which names them as many or as one: `{doubts:doubt}` is 2 doubts, or 1 doubt.

    Every whole number among the facts of a text is one.
    """

    def __format__(self, thing: str) -> str:
        return f"{int(self)} {thing}{'' if self == 1 else 's'}" if thing else str(int(self))


class Words:
    """The words of one language; `words("nothing")`, `words("points", value="0.09")`."""

    def __init__(self, lang: Lang, table: Mapping[str, Names] = WORDS) -> None:
        self.lang: Lang = lang
        self._column = _COLUMN[lang]
        self._table = table

    def __call__(self, key: str, **facts: object) -> str:
        """The word of this key, its places filled with the facts."""
        text = self._table[key][self._column]
        counted = {name: Count(fact) if isinstance(fact, int) else fact for name, fact in facts.items()}
        return text.format(**counted) if facts else text

    def known(self, key: str) -> bool:
        """Whether there is such a word."""
        return key in self._table

    def moment(self, written: str) -> str:
        """A day, month or year as it was asked for: 2025-09."""
        return written

    def number(self, text: str) -> str:
        """A figure as tables have it: digits alone, which any program reads back."""
        return text

    def of(self, names: Names) -> str:
        """A name in this language."""
        return names[self._column]

    def lines(self, items: Iterable[str]) -> str:
        """Several groups in one line, each of which may list things itself."""
        return ("；" if self.lang == "zh" else "; ").join(items)

    def listed(self, items: Iterable[str]) -> str:
        """Several things in one line."""
        return ("、" if self.lang == "zh" else ", ").join(items)

    def joined(self, items: Iterable[str]) -> str:
        """Several words on one thing."""
        return ("，" if self.lang == "zh" else ",").join(items)

    def nature(self, firmness: Firmness | None, *, strive: bool, assigner: Names | None = None) -> str:
        """Binding or expected, only striven for, set by the level above; empty where nothing is said."""
        parts = [self(firmness)] if firmness is not None else []
        parts += [self("strive")] if strive else []
        return self.joined([*parts, self("assigned", by=self.of(assigner))] if assigner is not None else parts)

    def bracketed(self, text: str) -> str:
        """The text in brackets, to stand behind what it belongs to, set off as the language does."""
        return f"（{text}）" if self.lang == "zh" else f" ({text})"

    def period(self, period: Period, *, in_text: bool = False) -> str:
        """A period; in a cell a year is its number alone, and no dash is long, since its width would be ambiguous."""
        if self.lang == "en" or (period.is_year and not in_text):
            return str(period)
        return period.in_chinese("—" if in_text else "-")

    def span(self, start: Period | None, end: Period, *, in_text: bool = False) -> str:
        """A window, whose start may be unknown."""
        if self.lang == "en":
            return f"{start or ('?' if in_text else '')}..{end}"
        dash, year = "—" if in_text else "-", "财年" if "/" in str(end) else "年"
        return f"{start}{dash}{end}{year}" if start is not None else f"至{end}{year}"
