"""Pages for tests: made of made-up plans, and read as a tree of elements."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from tests.command_line import folder_of, run
from tests.made_up import plan_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOID = {"meta", "link", "br", "img", "input", "hr"}
ALL_KINDS = """\
{id: jobs, name: 城镇新增就业, name_en: New jobs, measure: addition, unit: 万人, better: higher, owners: [人社局], targets: [{during: 2025, at_least: 65, printed: 65万人, at: {section: 一, line: 3}}, {during: {from: 2021, to: 2025}, at_least: 300, printed: 300万人, at: {section: 一, line: 3}}]}
{id: share, name: 研发强度, name_en: R&D share, measure: share, unit: "%", better: higher, owners: [科技局, 统计局], baseline: {period: 2020, value: 2.0, printed: 2.0%, at: {section: 一, line: 4}}, targets: [{by: 2023, at_least: 2.3, printed: 2.3%, at: {section: 一, line: 4}}, {by: 2025, at_least: 2.5, printed: 2.5%, at: {section: 一, line: 4}}, {by: 2030, more_than: 3, printed: 超3%, at: {section: 一, line: 5}}]}
{id: dust, name: 细颗粒物, name_en: Dust, measure: ratio, unit: 微克, better: lower, owners: [环境局], targets: [{by: 2025, at_most: 28, printed: 28以内, at: {section: 二, line: 8}}]}
{id: firms, name: 企业数, name_en: Firms, measure: stock, unit: 家, better: higher, targets: [{by: 2025, between: [3000, 3500], printed: 3000-3500家, at: {section: 二, line: 9}}], breakdown: [{by: 2025, at: {table: 表1}, at_least: {"990101": 900, "990102": 1200}}]}
{id: labs, name: 实验室, name_en: Labs, measure: stock, unit: 家, better: higher, breakdown: [{by: 2025, at: {table: 表2}, at_least: {"990101": 9, "990102": 12}}]}
{id: silent, name: 无数据, name_en: Nothing known, measure: stock, unit: 家, better: higher, targets: [{by: 2025, at_least: 5, printed: 5家, at: {section: 二, line: 9}}]}"""
OBSERVED = """\
{indicator: jobs, period: 2022, value: 60, source: a}
{indicator: jobs, period: 2023, value: 62, source: a}
{indicator: jobs, period: 2024-H1, value: 31, source: a}
{indicator: share, period: 2021, value: 2.1, source: a}
{indicator: share, period: 2022, value: 2.2, source: a, doubt: year}
{indicator: share, period: 2023, value: 2.22, source: a}
{indicator: share, period: 2024, value: 2.26, source: a}
{indicator: dust, period: 2019, value: 38, source: a}
{indicator: dust, period: 2020, value: 36, source: a}
{indicator: dust, period: 2021, value: 33, source: a}
{indicator: dust, period: 2022, value: 33.5, source: a}
{indicator: dust, period: 2023, value: 31, source: a}
{indicator: dust, period: 2026, value: 20, source: a}
{indicator: firms, period: 2020, value: 2000, source: a, vintage: old}
{indicator: firms, period: 2021, value: 2600, source: a}
{indicator: firms, period: 2022, value: 2700, source: a}
{indicator: firms, period: 2023, more_than: 2800, source: a}"""
OF_A, OF_B = (
    f"{{indicator: firms, period: 2023, value: {firms}, source: a}}\n"
    f"{{indicator: labs, period: 2023, value: {labs}, source: a}}"
    for firms, labs in ((950, 4), (700, 12))
)


class Element(NamedTuple):
    """An element of a page: its attributes, what is in it, and the text of all that."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str]

    @property
    def text(self) -> str:
        """All text in it, in one line."""
        parts = (child if isinstance(child, str) else child.text for child in self.inside)
        return " ".join(" ".join(parts).split())

    def all(self, tag: str = "", kind: str = "", **wanted: str) -> list[Element]:
        """Every element in it with this tag, class and attributes."""
        return [
            one
            for one in self.every()
            if (not tag or one.tag == tag)
            and (not kind or kind in one.attributes.get("class", "").split())
            and all(one.attributes.get(key) == value for key, value in wanted.items())
        ]

    def every(self) -> Iterator[Element]:
        """Every element in it."""
        for child in self.inside:
            if not isinstance(child, str):
                yield child
                yield from child.every()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {}, [])
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {key: value or "" for key, value in attrs}, [])
        self._open[-1].inside.append(one)
        if tag not in VOID:
            self._open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, {key: value or "" for key, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def tree(page: str) -> Element:
    """The page as a tree; every element has to be closed in its turn."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    return builder.root


def written(tmp_path: Path, *arguments: str, suffix: str = ".html", lang: str = "en") -> Path:
    """The file of a report that has to go well."""
    out = tmp_path / f"report{suffix}"
    result = run("report", "--out", str(out), *arguments, "--lang", lang)
    assert result.exit_code == 0, result.output
    return out


def every_kind(tmp_path: Path) -> tuple[str, ...]:
    """The options for a made-up plan with every kind of mark, in a folder of its own."""
    seen = {"990100": OBSERVED, "990101": OF_A, "990102": OF_B}
    return ("kinds", *folder_of(tmp_path / "data", {"kinds": (ALL_KINDS, "period: {from: 2021, to: 2030}")}, seen))


def hostile(tmp_path: Path, text: str, url: str = "https://example.org/") -> tuple[str, ...]:
    """The options for a plan in which whatever people name is this text, and whatever may be an address is `url`."""
    said, link = json.dumps(text, ensure_ascii=False), json.dumps(url)
    indicators = (
        f"{{id: odd, name: {said}, name_en: {said}, measure: stock, unit: 家, better: higher, definition: {said}, "
        f"owners: [{said}], targets: [{{by: 2025, at_least: 5, printed: 5家, at: {{section: {said}, line: 1}}}}]}}"
    )
    options = folder_of(tmp_path / "data", {"odd": indicators})
    plan = plan_text(indicators, name="odd").replace("title: 虚构\n", f"title: {said}\ntitle_en: {said}\n", 1)
    plan = plan.replace(
        "document: {title: 虚构}", f"issuer: {said}\nnumber: {said}\ndocument: {{title: {said}, url: {link}}}"
    )
    (tmp_path / "data/plans/odd.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "data/actuals/990100.yaml").write_text(
        f'format: 1\nregion: "990100"\nsources:\n  a: {{title: {said}, publisher: {said}, url: {link}, kind: official, '
        f"published: 2024-01-01}}\nobservations:\n"
        f"  - {{indicator: odd, period: 2022, value: 2, source: a, note: {said}}}\n"
        f"  - {{indicator: odd, period: 2023, value: 3, source: a, note: {said}}}\n",
        encoding="utf-8",
    )
    return ("odd", *options)
