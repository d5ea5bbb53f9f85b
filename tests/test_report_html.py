"""The report as a page: one file that stands alone, says everything in words, and takes nothing in data for markup."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from planmetrics.report.texts import TEXTS
from tests.command_line import OURS, document, folder_of
from tests.made_up import EVERY_FORM, SHIPPED
from tests.pages import Element, every_kind, hostile, tree, written

if TYPE_CHECKING:
    from pathlib import Path

INJECTED = '<script>window.hit=1</script>"><img src=x onerror="window.hit=1">{{7*7}}{% raw %}&lt;b&gt;'
LOCAL = {"#", ""}
COUNCIL = ("--data", str(SHIPPED.with_name("examples") / "council" / "data"), "--as-of", "2025-09")
BUREAU = ("--data", str(EVERY_FORM.parent / "bureau"), "--as-of", "2026-10")


@pytest.fixture
def kinds(tmp_path: Path) -> Element:
    return tree(written(tmp_path, *every_kind(tmp_path)).read_text("utf-8"))


def head(page: Element, level: str) -> list[str]:
    return [one.text for one in page.all(level)]


# one file


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_of_all_shipped_plans_stands_alone_and_is_small(tmp_path: Path, lang: str) -> None:
    out = written(tmp_path, "--all", "--as-of", "2024-12", "--since", "2024-01", *OURS, lang=lang)
    page = tree(out.read_text("utf-8"))

    assert out.stat().st_size < 500_000
    assert page.all("html")[0].attributes["lang"] == {"zh": "zh-CN", "en": "en"}[lang]
    loading = [one for one in page.every() if {"src", "srcset", "action", "style"} & one.attributes.keys()]
    assert loading == []
    assert [one.attributes["href"] for one in page.all("link")] == ["data:,"]
    assert not [one for one in page.every() if any(name.startswith("on") for name in one.attributes)]


def test_the_policy_lets_through_its_own_style_and_script_and_nothing_else(kinds: Element) -> None:
    (policy,) = [one.attributes["content"] for one in kinds.all("meta", **{"http-equiv": "Content-Security-Policy"})]
    (style,), (script,) = kinds.all("style"), kinds.all("script")

    def allowed(one: Element) -> str:
        (text,) = one.inside
        return f"'sha256-{base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; style-src {allowed(style)}; script-src {allowed(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_every_place_that_a_link_leads_to_is_there_once(kinds: Element) -> None:
    ids = [one.attributes["id"] for one in kinds.every() if "id" in one.attributes]
    told = {one.attributes["href"][1:] for one in kinds.all("a") if one.attributes["href"].startswith("#")}
    labels = {word for one in kinds.every() for word in one.attributes.get("aria-labelledby", "").split()}

    assert len(ids) == len(set(ids))
    assert told | labels <= set(ids)


def test_without_its_library_the_page_is_refused_with_what_to_install(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    program = (
        "import sys\nsys.modules['jinja2'] = None\nfrom planmetrics.cli.app import app\n"
        f"app({('report', '--out', str(out), *every_kind(tmp_path), '--lang', 'en')!r})"
    )
    result = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)

    assert (result.returncode, out.exists()) == (3, False)
    assert "jinja2" in result.stderr
    assert "pip install 'planmetrics[reports]'" in result.stderr


# what stands where


def test_the_first_screen_says_what_when_how_many_what_needs_attention_and_who_answers(kinds: Element) -> None:
    first = kinds.all("main")[0].all("section")[:2]
    lights, attention = first[0].text, first[1].text

    assert head(kinds, "h1") == ["虚构"]
    assert "as of 2024 · " in kinds.all("header")[0].text
    assert "1 red missed 1" in lights
    assert "4 no light" in lights
    assert (
        "red R&D share (%) missed 2.22% in 2023, 96.5% of the target of 2.3% for 2023, missed by 0.08 pt" in attention
    )
    assert "Owner: 科技局, 统计局" in attention
    assert "4 targets cannot be judged yet: undetermined 3, no data 1." in attention


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_status_has_one_word_on_a_page(tmp_path: Path, lang: str) -> None:
    page = tree(written(tmp_path, "--all", *BUREAU, lang=lang).read_text("utf-8"))
    (lights,) = page.all("ul", kind="lights")
    light, within = {"zh": ("黄", "未达序时进度"), "en": ("yellow", "behind schedule")}[lang]
    rows = [one.text for one in page.all("table", kind="cards")[0].all("span", kind="light")]
    (definitions,) = page.all("dl")

    assert rows.count(f"{light} {within}") == 2
    assert f"2 {light} {within} 2" in lights.text
    assert within in [one.text for one in definitions.all("dt")]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("plans", [("--all", *COUNCIL), ("hz-315-2024", *OURS)])
def test_of_what_there_is_none_is_not_counted(tmp_path: Path, plans: tuple[str, ...], lang: str) -> None:
    page = tree(written(tmp_path, *plans, lang=lang).read_text("utf-8"))
    sections = ("targets", "tasks", "scores")
    counts = [one for name in sections for one in page.all("section", **{"aria-labelledby": name})]
    told = [one.text for section in counts for one in (*section.all("p"), *section.all("ul", kind="notes"))]

    assert len(counts) == len(sections)
    assert re.findall(r"(?<![\d.])0 [a-z]| 0(?![\d.])", " ".join(told)) == []


@pytest.mark.parametrize(("count", "folded"), [(8, 0), (9, 0), (10, 2)])
def test_no_fold_holds_one_thing_alone(tmp_path: Path, count: int, folded: int) -> None:
    missed = "\n".join(
        f"{{id: m{number}, name: 指标{number}, name_en: M{number}, measure: stock, unit: 家, better: higher, "
        f'targets: [{{by: 2023, at_least: 9, printed: "9", at: {{section: 一, line: 1}}}}]}}'
        for number in range(count)
    )
    seen = "\n".join(f"{{indicator: m{number}, period: 2023, value: 3, source: a}}" for number in range(count))
    options = folder_of(tmp_path / "data", {"p": (missed, "period: {from: 2021, to: 2025}")}, {"990100": seen})
    page = tree(written(tmp_path, "p", *options, "--as-of", "2024", "--since", "2022").read_text("utf-8"))
    attention, changes = page.all("section", kind="attention")

    for section in (attention, changes):
        rows = [fold.all("li") or [row for row in fold.all("tr") if row.all("td")] for fold in section.all("details")]
        assert list(map(len, rows)) == [folded] * bool(folded)


@pytest.mark.parametrize("plans", [COUNCIL, BUREAU])
def test_a_page_speaks_of_columns_and_periods_as_people_do(tmp_path: Path, plans: tuple[str, ...]) -> None:
    whole = tree(written(tmp_path, "--all", *plans).read_text("utf-8"))
    page, months = whole.all("main")[0], {"2025-09": "September 2025", "2026-10": "October 2026"}
    assert f"as of {months[plans[-1]]} · " in whole.all("header")[0].text
    heads = {one.text for one in page.all("th")}

    assert not re.search(r"\d\.\.|\.\.\d|\d{4}-\d\d\b(?!-)|Past/yr|Need/yr", page.text)
    assert "Recent rate a year" in heads
    assert "Recent rate a year counts from: " in page.text


def test_english_pages_set_thousands_apart_and_chinese_ones_do_not(tmp_path: Path) -> None:
    pages = {lang: tree(written(tmp_path, "--all", *COUNCIL, lang=lang).read_text("utf-8")) for lang in ("zh", "en")}
    (english, chinese) = (pages[lang].all("main")[0].text for lang in ("en", "zh"))
    years = {str(year) for year in range(2010, 2040)}

    assert "1,530,000 trips in 2024/25, 63.8% of the target of 2,400,000 trips" in english
    assert set(re.findall(r"(?<![\d.,/])\d{4,}(?![\d/])", english)) <= years
    assert "1530000trips" in chinese
    assert re.findall(r"\d,\d", chinese.replace("2,500", "")) == []  # which the document prints


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_definition_in_the_other_language_does_not_head_an_indicator(tmp_path: Path, lang: str) -> None:
    page = tree(written(tmp_path, "hz-315-2024", *OURS, lang=lang).read_text("utf-8"))
    part = next(one for one in page.all("article", kind="part") if "national high-tech enterprise" in one.text)
    (about,) = [one.text for one in part.all("p", kind="soft")][:1]

    assert ("national high-tech enterprise" in about) == (lang == "en")
    assert "national high-tech enterprise" in (about if lang == "en" else part.all("details")[0].text)


def test_the_data_behind_charts_has_no_drawings_of_a_terminal_and_no_ids(tmp_path: Path) -> None:
    page = tree(written(tmp_path, "--all", *COUNCIL).read_text("utf-8"))
    data = " ".join(part.text for part in page.all("article", kind="part"))

    assert "Done against due" in data
    assert not re.search(r"\[[#.|]+\]|[▁-█]|council-plan|# is progress", data)


def test_who_owes_a_figure_of_what_is_due_is_told(tmp_path: Path) -> None:
    page = tree(written(tmp_path, *every_kind(tmp_path), "--as-of", "2025-12").read_text("utf-8"))

    assert "Due, and awaiting their figure, by owner: 人社局 2, 科技局 1, 统计局 1, " in page.all("main")[0].text


def test_what_is_not_known_is_said_with_its_reason_and_set_apart(kinds: Element) -> None:
    (jobs, *_), text = kinds.all("article", kind="part"), kinds.text

    assert "Targets without data (1)" in text
    assert "Nothing known (家)" not in jobs.text
    assert "Cannot be had: Baseline (no baseline)." in jobs.text
    assert "Targets that are not drawn: 2021 to 2025 300万人 (of several years together)." in jobs.text


def test_the_table_shows_the_figures_that_the_command_gives(tmp_path: Path) -> None:
    options = every_kind(tmp_path)
    page = tree(written(tmp_path, *options).read_text("utf-8"))
    rows = [row for table in page.all("table", kind="cards") for row in table.all("tr") if "data-l" in row.attributes]
    given = {(row["name"], row["target_period"]): row for row in document("gap", *options)["rows"]}

    assert len(rows) == len(given)
    assert {row.attributes["data-l"] for row in rows} == {row["light"] or "none" for row in given.values()}


def test_every_light_is_a_word_as_well(kinds: Element) -> None:
    lights = [one.text for one in kinds.all("span", kind="light")]

    assert lights
    assert all(re.search(r"\w", text) for text in lights)


def test_every_chart_has_a_title_a_description_and_its_data_as_a_table(kinds: Element) -> None:
    parts = kinds.all("article", kind="part")
    charts = kinds.all("svg", role="group")

    assert len(charts) == len([part for part in parts if part.all("svg", role="group")])
    for part in parts:
        for chart in part.all("svg", role="group"):
            title, description = chart.all("title")[0], chart.all("desc")[0]
            assert chart.attributes["aria-labelledby"] == f"{title.attributes['id']} {description.attributes['id']}"
            assert title.text
            assert description.text
            assert part.all("table")


def test_marks_are_reached_by_the_keyboard_and_say_what_they_are(kinds: Element) -> None:
    marks = [one for one in kinds.every() if one.attributes.get("role") == "img"]

    assert len(marks) > 20
    assert all(mark.attributes["tabindex"] == "0" and mark.attributes["aria-label"] for mark in marks)
    assert any(mark.attributes["aria-label"] == "2022 2.2 (doubtful year)" for mark in marks)


def test_regions_are_ranked_as_bars_and_mapped_by_indicator(kinds: Element) -> None:
    (section,) = kinds.all("section", **{"aria-labelledby": "leagues"})
    (table,) = section.all("table", kind="map")
    shares = [one.attributes["aria-label"] for one in section.all("rect")]

    assert [row.all("th")[0].text for row in table.all("tr")[1:]] == ["District A", "District B"]
    assert any(label.startswith("District A: 105.6% of its target, latest 950") for label in shares)
    assert all(tile.text for tile in table.all("td"))


def test_shares_stand_in_a_column_of_their_own_behind_the_stroke_of_the_target(kinds: Element) -> None:
    (section,) = kinds.all("section", **{"aria-labelledby": "leagues"})
    for drawing in section.all("svg", role="group"):
        (goal,) = drawing.all("line", kind="goal")
        (column,) = {one.attributes["x"] for one in drawing.all("text", kind="bar-text")}
        ends = [float(one.attributes["x"]) + float(one.attributes["width"]) for one in drawing.all("rect")]
        assert float(column) > max(float(goal.attributes["x1"]), *ends)


def test_an_indicator_that_is_only_divided_among_regions_is_not_lost(kinds: Element) -> None:
    assert "Labs (家) 2025" in head(kinds, "h3")


def test_the_audit_tells_message_evidence_and_suggestion(tmp_path: Path) -> None:
    page = tree(written(tmp_path, "hz-315-2024", *OURS, "--as-of", "2024-12").read_text("utf-8"))
    (findings,) = page.all("ul", kind="told")
    first = findings.all("li")[0]

    assert first.all("span", kind="light")[0].text == "contradiction"
    assert "Hangzhou 2024 work plan for the provincial “315” innovation system, 附件(一), line" in findings.text
    assert "工作计划" not in findings.text
    assert "附件(一)" in first.all("ul")[0].text
    assert "Suggestion: " in first.text


def test_the_method_that_was_asked_is_explained_with_its_cut_offs(tmp_path: Path) -> None:
    page = tree(written(tmp_path, "--method", "eustat", *every_kind(tmp_path)).read_text("utf-8"))
    (method,) = page.all("pre", kind="method")

    assert method.text.startswith("Eustat (Eurostat-style classes) ")
    assert re.search(r">=? 0\.\d+ +moderate progress", method.text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_method_and_definitions_name_nothing_by_an_id_or_an_option(tmp_path: Path, lang: str) -> None:
    page = tree(written(tmp_path, "--all", *COUNCIL, lang=lang).read_text("utf-8"))
    (section,) = page.all("section", **{"aria-labelledby": "definitions"})

    assert not re.search(r"\w_\w|`|--|schedule|on-track|far-behind| row 的", section.text)
    assert {"zh": ">= 0.95 基本符合预期", "en": ">= 0.95 on track"}[lang] in section.text
    assert lang == "zh" or not re.search("[\u4e00-\u9fff]", section.text)


def test_what_changed_since_an_earlier_month_stands_on_the_first_screen(tmp_path: Path) -> None:
    page = tree(written(tmp_path, *every_kind(tmp_path), "--since", "2023").read_text("utf-8"))
    (changes,) = page.all("section", **{"aria-labelledby": "changes"})

    assert changes.all("h2")[0].text == "Changes since 2023"
    assert "R&D share" in changes.text


def test_of_tasks_alone_nothing_is_counted_or_judged(tmp_path: Path) -> None:
    task = (
        "{id: odd, name: 任务, name_en: Task, owners: [甲局], "
        "targets: [{by: 2025, worded: true, printed: 办好一件事, at: {section: 一, line: 1}}]}"
    )
    page = tree(written(tmp_path, "words", *folder_of(tmp_path / "data", {"words": task})).read_text("utf-8"))

    assert head(page, "h2") == ["Tasks", "Method and definitions"]
    assert [one.attributes["href"] for one in page.all("nav")[0].all("a")] == ["#tasks", "#definitions"]


def test_a_table_has_its_heads_in_a_row_that_paper_repeats(kinds: Element) -> None:
    (style,) = kinds.all("style")

    assert all(table.all("thead") and table.all("th", scope="col") for table in kinds.all("table"))
    assert "@page{size:A4" in style.text
    assert "thead{display:table-header-group}" in style.text


# nothing in data becomes markup


@pytest.mark.parametrize(
    "url", ["javascript:window.hit=1", "data:text/html,x", "//example.org", "https:", "file:///etc"]
)
def test_what_people_write_stays_text_and_only_web_addresses_are_links(tmp_path: Path, url: str) -> None:
    page = tree(written(tmp_path, *hostile(tmp_path, INJECTED, url)).read_text("utf-8"))

    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert head(page, "h1") == [INJECTED]
    assert [one for one in page.all("a") if not one.attributes["href"].startswith("#")] == []


def test_a_web_address_is_a_link_that_tells_the_other_side_nothing(tmp_path: Path) -> None:
    page = tree(written(tmp_path, *hostile(tmp_path, "虚构", "https://example.org/a?b=1&c='\"")).read_text("utf-8"))
    links = [one for one in page.all("a") if not one.attributes["href"].startswith("#")]

    assert {link.attributes["href"] for link in links} == {"https://example.org/a?b=1&c='\""}
    assert all(link.attributes["rel"] == "noopener noreferrer" for link in links)


def test_texts_that_turn_around_or_break_lines_are_shown_as_such(tmp_path: Path) -> None:
    made = written(tmp_path, "--all", "--data", str(EVERY_FORM)).read_text("utf-8")

    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]", made)


# colours


def channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    full = colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (channel(int(full[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_of_every_colour_is_told_from_what_it_stands_on(kinds: Element) -> None:
    style = kinds.all("style")[0].text
    palette = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", style))
    drawn = dict(re.findall(r"\.chart (?:text|\.([\w-]+))\{[^}]*?fill:(#[0-9a-f]{3,6})", style))
    pairs = [(palette[name], palette[f"{name}-wash"]) for name in ("red", "yellow", "green", "none")]
    pairs += [(palette[name], palette[ground]) for name in ("ink", "soft", "link") for ground in ("paper", "wash")]
    pairs += [(drawn[name], "#ffffff") for name in ("", "axis", "seen-text", "aim-text")]

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
    strokes = re.findall(r"\.chart \.(?:seen|path|ahead|dot)\{[^}]*?stroke:(#[0-9a-f]{3,6})", style)
    assert [stroke for stroke in strokes if contrast(stroke, "#ffffff") < 3] == []


def test_words_of_pages_are_used(kinds: Element) -> None:
    assert "{" not in kinds.all("main")[0].all("section")[0].text
    assert all(text.count("{") == text.count("}") for texts in TEXTS.values() for text in texts)
