"""Files that are sent on cannot be forged: whatever titles, names, places and sources say, it stays text.

A folder in which everything that people write is hostile is held against its twin, in which the same places hold
harmless words: no report of it has an element, attribute, part, link, field or formula that the twin's has not.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple, get_args
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from markdown_it import MarkdownIt

from planmetrics.load import load
from planmetrics.model.region import RegionRegistry
from planmetrics.render.words import Lang, Words
from planmetrics.report import KINDS, LIVE, maker
from tests.command_line import MADE_UP, run
from tests.test_forged_output import HOSTILE, clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from planmetrics.records.report import Report

MARKUP = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>", "</title><script>1</script>", "</style><script>1</script>"),
    *("<!--", "-->", "]]>", "<![CDATA[x]]>", "&lt;script&gt;", "&#60;b&#62;", "&amp;", "<a href=javascript:alert(1)>x</a>", "</script><b>x", "<iframe>"),
    *("javascript:alert(1)", "data:text/html,<script>1</script>", "http://x.example/?a=1&b=<2>", "file:///etc/passwd", "//x.example/y", "{{7*7}}"),
    *("{% for a in b %}", "${7*7}", "{0.__class__}", "%(x)s", "<w:fldSimple w:instr='x'/>", "INCLUDETEXT c:/x", "DDEAUTO c:/x", '&C&"x"&P', "&[Path]"),
    *("[x](http://x.example)", "![x](http://x.example/y.png)", "<http://x.example>", "[x]: http://x.example", "`x`", "``` x", "# x", "> x", "- x", "1. x"),
    *("| a | b |", "a|b", "---", "***x***", "_x_", "~~x~~", "\\[x](y)", "x\\", "a'b\"c", "[ ] x", "[^1]", "$x$", ":::x", "@x", "#1"),
)  # fmt: skip
"""What HTML, templates, Word, headers of worksheets and Markdown would take for more than text."""
PLAN = """\
format: 1
id: p{n}
title: {said}
title_en: {said}
issuer: {said}
number: {said}
issued: 2021-03-01
standing: in-force
region: "990100"
period: {{from: 2021, to: 2030}}
note: {said}
document: {{title: {said}}}
indicators:
  - {{id: i{n}, name: {said}, name_en: {said}, measure: stock, unit: 家, better: higher, definition: {said}, owners: [{said}], firmness: binding,
     baseline: {{period: 2020, value: 10, printed: "10", at: {{section: {said}, line: 1}}}},
     targets: [{{by: 2025, at_least: 1000, printed: "1000", stated: {{growth: 15, printed: 增长15%, at: {{section: {said}, line: 3}}}}, at: {{section: {said}, table: {said}, label: {said}, line: 2}}}}],
     breakdown: [{{by: 2025, at_least: {{"{region}": 500, "990101": 200}}, at: {{section: {said}, line: 4}}}}]}}
  - {{id: t{n}, name: {said}, owners: [{said}], targets: [{{by: 2023, worded: true, printed: {said}, vouched: {said}, at: {{section: {said}, line: 5}}}}]}}
"""
REGION = '  - {{id: "{region}", name: {said}, name_en: {said}, level: {said}, parent: "990100"}}\n'
SOURCE = "  s{n}: {{title: {said}, publisher: {said}, url: {said}, number: {said}, kind: official, published: 2024-03-04, note: {said}}}\n"
OBSERVED = "  - {{indicator: i{n}, period: {year}, value: {value}, source: s{n}, note: {said}}}\n"
REGIONS = """\
format: 1
as_of: 2024-12
regions:
  - {id: "990100", name: 虚构市, name_en: Fictville, level: city}
  - {id: "990101", name: 甲区, name_en: District A, level: district, parent: "990100"}
"""


class Folder(NamedTuple):
    """A data folder, and what its places say, in the order of its plans."""

    data: Path
    texts: tuple[str, ...]


def passes(text: str) -> bool:
    """Whether the loader lets this text through at all."""
    said = json.dumps(text, ensure_ascii=False)
    found, problems = load(
        (REGIONS + REGION.format(region="990200", said=said)).encode(), "regions.yaml", RegionRegistry
    )
    return found is not None and not problems


TEXTS = tuple(text for text in (*HOSTILE, *MARKUP) if passes(text))


def made(folder: Path, texts: Iterable[str]) -> Folder:
    """A folder with a plan a text, which says it wherever people write; a region and a source of it, too."""
    for part in ("plans", "actuals"):
        (folder / part).mkdir(parents=True)
    regions, sources, observed = REGIONS, "", ""
    for n, text in enumerate(texts):
        facts = {"n": n, "said": json.dumps(text, ensure_ascii=False), "region": f"99{1000 + n:04}"}
        (folder / "plans" / f"p{n}.yaml").write_text(PLAN.format(**facts), encoding="utf-8")
        regions += REGION.format(**facts)
        sources += SOURCE.format(**facts)
        for year in range(2019, 2024):
            observed += OBSERVED.format(**facts, year=year, value=100 * (year - 2018))
    (folder / "regions.yaml").write_text(regions, encoding="utf-8")
    actuals = f'format: 1\nregion: "990100"\nsources:\n{sources}observations:\n{observed}'
    (folder / "actuals" / "990100.yaml").write_text(actuals, encoding="utf-8")
    return Folder(folder, tuple(texts))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A folder in which everything is hostile."""
    return made(tmp_path_factory.mktemp("hostile") / "data", TEXTS)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Its twin, in which nothing is; an address is one."""
    texts = ["http://x.example/" if text.startswith("http://") else f"word{n}" for n, text in enumerate(TEXTS)]
    return made(tmp_path_factory.mktemp("harmless") / "data", texts)


ASKED = ("--as-of", "2024-06", "--since", "2023-06")
MARKED = "planmetrics.cli.boards.audited"
"""What marks targets with findings: it takes long of so many plans, and a mark holds nothing that people wrote."""


def asked(folder: Folder, *wanted: str) -> Report:
    """What the command makes files of."""
    held: list[Report] = []

    def make(report: Report, _: Words) -> bytes:
        held.append(report)
        return b""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("planmetrics.report.maker", lambda *_, **__: make)
        patch.setattr(MARKED, lambda board, _: board)
        out = folder.data.parent / "report.md"
        result = run("report", *wanted, "--out", str(out), "--data", str(folder.data), *ASKED)
    clean(result.output)
    assert result.exit_code == 0, result.output
    return held[0]


@pytest.fixture(scope="module")
def pair(hostile: Folder, harmless: Folder) -> tuple[Report, Report]:
    """The report of all plans and regions, and that of the twin."""
    forged, twin = (asked(folder, "--all", "--all-regions") for folder in (hostile, harmless))
    return forged, twin


class Tags(HTMLParser):
    """Every element of a page with the names of its attributes, and the addresses among their values."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        self.addresses: list[str] = []
        self.comments: list[str] = []
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, *sorted(name for name, _ in attrs)))
        held = dict(attrs)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action", "xlink:href"}]
        if (held.get("http-equiv") or "").lower() == "content-security-policy":
            self.policy = held.get("content") or ""

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def tags(content: bytes) -> Tags:
    page = Tags()
    page.feed(content.decode("utf-8"))
    page.close()
    return page


def check_html(forged: bytes, twin: bytes) -> None:
    page, wanted = tags(forged), tags(twin)

    assert page.found <= wanted.found
    assert page.comments == wanted.comments
    assert "default-src 'none'" in page.policy
    assert "unsafe" not in page.policy
    assert not any(name.startswith("on") for _, *names in page.found for name in names)
    assert {one for one in page.addresses if not one.startswith(("#", "http://", "https://"))} <= {*wanted.addresses}


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def elements(part: bytes) -> set[str]:
    return {element.tag for element in ET.fromstring(part).iter()}  # noqa: S314  # our own files


def links(held: dict[str, bytes]) -> Iterator[str]:
    """Where the parts of a package lead outside it."""
    for name, part in held.items():
        if name.endswith(".rels"):
            for one in ET.fromstring(part):  # noqa: S314  # the same
                if one.get("TargetMode") == "External":
                    yield one.get("Target") or ""


def check_package(forged: bytes, twin: bytes) -> None:
    """No part more, none with an element more, and no way out but addresses."""
    held, wanted = parts(forged), parts(twin)

    assert set(held) == set(wanted)
    for name, part in held.items():
        if name.endswith((".xml", ".rels")):
            assert elements(part) <= elements(wanted[name]), name
    assert {one for one in links(held) if not one.startswith(("http://", "https://"))} == set()


def check_xlsx(forged: bytes, twin: bytes) -> None:
    check_package(forged, twin)
    book = openpyxl.load_workbook(io.BytesIO(forged))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}

    assert "f" not in kinds
    assert not any("externalLink" in name or "vba" in name for name in parts(forged))


def check_docx(forged: bytes, twin: bytes) -> None:
    check_package(forged, twin)
    orders = [
        re.findall(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)", parts(one)["word/document.xml"])
        for one in (forged, twin)
    ]

    assert orders[0] == orders[1]


def check_md(forged: bytes, twin: bytes) -> None:
    text = forged.decode("utf-8")
    clean(text)
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    kinds = [
        {inner.type for token in reader.parse(one) for inner in (token, *(token.children or []))}
        for one in (text, twin.decode("utf-8"))
    ]

    assert kinds[0] <= kinds[1]
    assert kinds[0].isdisjoint(
        {"html_block", "html_inline", "link_open", "image", "fence", "code_block", "code_inline"}
    )


def check_csv(forged: bytes, twin: bytes) -> None:
    rows, wanted = (list(csv.reader(io.StringIO(one.decode("utf-8-sig"), newline=""))) for one in (forged, twin))

    assert [len(row) for row in rows] == [len(row) for row in wanted]
    for cell in (cell for row in rows for cell in row):
        is_number = re.fullmatch(r"[-+]?[\d,.]+(?:%|[^\W\d]*)?", cell) is not None
        assert is_number or cell == "-" or cell.strip()[:1] not in {*"=+-@＝＋－＠"}, cell
        assert cell[:1] not in {"\t", "\r"}


def check_svg(forged: bytes, twin: bytes) -> None:
    found, wanted = (
        {(element.tag, *sorted(element.keys())) for element in ET.fromstring(one).iter()}  # noqa: S314  # the same
        for one in (forged, twin)
    )

    assert found <= wanted
    assert not any(re.search(r"script|foreignObject|^on|href", part) for names in found for part in names)


CHECKS: dict[str, Callable[[bytes, bytes], None]] = {
    ".html": check_html,
    ".xlsx": check_xlsx,
    ".docx": check_docx,
    ".md": check_md,
    ".csv": check_csv,
    ".svg": check_svg,
}
OF_ONE = {".svg"}
"""Kinds that show one indicator."""


def test_there_are_enough_hostile_texts_to_be_told_by() -> None:
    assert len(TEXTS) >= 60
    assert set(MARKUP) <= set(TEXTS)


def test_every_kind_of_report_is_checked() -> None:
    assert set(KINDS) <= set(CHECKS)


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("suffix", [suffix for suffix in KINDS if suffix not in OF_ONE])
def test_no_text_is_more_than_text_in_a_report(suffix: str, lang: Lang, pair: tuple[Report, Report]) -> None:
    forged, twin = (maker(suffix)(report, Words(lang)) for report in pair)

    CHECKS[suffix](forged, twin)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_formulas_are_those_of_the_twin(lang: Lang, pair: tuple[Report, Report]) -> None:
    live = maker(LIVE, formulas=True)
    forged, twin = (openpyxl.load_workbook(io.BytesIO(live(report, Words(lang)))) for report in pair)
    written = [
        [
            (cell.coordinate, str(cell.value))
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        for book in (forged, twin)
    ]

    assert written[0]
    assert written[0] == written[1]


DRAFT = """\
format: 1
draft: true
id: drafted
title: {said}
title_en: {said}
standing: draft
region: "330100"
period: {{from: 2021, to: 2025}}
document: {{title: {said}, sha256: "{hash}"}}
indicators:
{indicators}
"""
ROW = """\
  - {{id: r{n}, name: {said}, name_en: {said}, measure: stock, unit: 家, better: higher,
     targets: [{{by: 2025, at_least: 500, printed: 500家以上, at: {{section: {said}, line: {line}}}, check: [name]}}]}}
"""


def draft(folder: Path, texts: Sequence[str]) -> bytes:
    """The page of a draft that says these texts, as its document does."""
    folder.mkdir()
    document = "".join(f"{text}，到2025年达到500家以上\n" for text in texts)
    said = [json.dumps(text, ensure_ascii=False) for text in texts]
    facts = {"said": said[0], "hash": sha256(document.encode()).hexdigest()}
    rows = "".join(ROW.format(n=n, said=one, line=n + 1) for n, one in enumerate(said))
    (folder / "drafted.yaml").write_text(DRAFT.format(**facts, indicators=rows), encoding="utf-8")
    (folder / "drafted.txt").write_text(document, encoding="utf-8")
    result = run("review", str(folder / "drafted.yaml"), "--out", str(folder / "review.html"))
    clean(result.output)
    assert result.exit_code == 0, result.output
    return (folder / "review.html").read_bytes()


def test_no_text_is_more_than_text_on_the_page_of_a_draft(harmless: Folder, tmp_path: Path) -> None:
    check_html(draft(tmp_path / "forged", TEXTS), draft(tmp_path / "twin", harmless.texts))


def of_one(report: Report, n: int) -> Report:
    """What the report says of one of its indicators."""
    section = report.sections[n]
    return report._replace(board=report.board._replace(entries=section.entries), sections=(section,))


def test_no_text_is_more_than_text_in_a_chart(pair: tuple[Report, Report]) -> None:
    assert len(pair[0].sections) == len(TEXTS)
    for suffix in OF_ONE & set(KINDS):
        for n in range(len(TEXTS)):
            forged, twin = (maker(suffix)(of_one(report, n), Words("zh")) for report in pair)
            CHECKS[suffix](forged, twin)


@pytest.mark.parametrize("suffix", KINDS)
def test_no_name_of_a_file_gives_orders_or_acts(suffix: str, tmp_path: Path) -> None:
    asked = ("--plan", "every-form", "--indicator", "firms", *MADE_UP)
    for text in TEXTS[::4]:
        if "/" not in text:
            result = run("report", *asked, "--out", str(tmp_path / f"{text}{suffix}"))
            clean(result.output)
            assert result.exit_code == 0
            (tmp_path / f"{text}{suffix}").unlink()
    assert list(tmp_path.iterdir()) == []


def test_no_text_is_more_than_text_in_a_package(
    hostile: Folder, harmless: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MARKED, lambda board, _: board)
    for folder, name in ((hostile, "forged"), (harmless, "twin")):
        result = run("export", "--to", str(tmp_path / name), "--data", str(folder.data), "--as-of", "2024-06")
        clean(result.output)
        assert result.exit_code == 0, result.output
    names = sorted(path.name for path in (tmp_path / "twin").iterdir())

    assert sorted(path.name for path in (tmp_path / "forged").iterdir()) == names
    described = [
        re.sub(r'"(bytes|hash)": [^\n]+', "", (tmp_path / name / "datapackage.json").read_text("utf-8"))
        for name in ("forged", "twin")
    ]
    assert described[0] == described[1]
    for name in names:
        if name.endswith(".csv"):
            check_csv((tmp_path / "forged" / name).read_bytes(), (tmp_path / "twin" / name).read_bytes())


def test_no_name_of_a_package_gives_orders_or_acts(tmp_path: Path) -> None:
    for text in TEXTS[::4]:
        result = run("export", "--to", str(tmp_path / text.replace("/", "")), *MADE_UP)
        clean(result.output)
        assert result.exit_code == 0
