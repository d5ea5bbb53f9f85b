"""Charts: what is drawn and what is told beside it, scales with round ticks, labels that cover nothing; and SVG files."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmetrics.report.svg import Labels, drawing, rows_of, scale_of, shortened, width_of
from tests.command_line import OURS, folder_of, run
from tests.pages import Element, every_kind, hostile, tree, written

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 4))


@pytest.fixture
def parts(tmp_path: Path) -> dict[str, Element]:
    """The parts of the page of a plan with every kind of mark, by the name of their indicator."""
    page = tree(written(tmp_path, *every_kind(tmp_path)).read_text("utf-8"))
    found = [part for part in page.all("article", kind="part") if "id" in part.attributes]
    return {part.all("h3")[0].text.split(" (")[0]: part for part in found}


def chart(part: Element) -> Element:
    (found,) = part.all("svg", role="group")
    return found


def legend(part: Element) -> list[str]:
    return [word.text for word in part.all("ul", kind="legend")[0].all("li")]


def marks(part: Element) -> list[str]:
    return [one.attributes["aria-label"] for one in chart(part).every() if "aria-label" in one.attributes]


# what is drawn


def test_values_are_points_that_say_what_they_are_and_doubtful_ones_are_hollow(parts: dict[str, Element]) -> None:
    share = parts["R&D share"]

    assert marks(share)[-5:] == ["2020 2.0", "2021 2.1", "2022 2.2 (doubtful year)", "2023 2.22", "2024 2.26"]
    assert len(chart(share).all("circle", kind="open")) == 1
    assert "published, doubtful" in legend(share)


def test_targets_are_marks_with_their_comparator_and_the_path_is_a_line(parts: dict[str, Element]) -> None:
    share = parts["R&D share"]

    assert [mark for mark in marks(share) if "target" in mark] == [
        "target by 2023: 2.3",
        "target by 2025: 2.5",
        "target by 2030: >3",
    ]
    assert len(chart(share).all("polyline", kind="path")) == 1
    assert "the plan's path" in legend(share)


def test_a_trend_is_dashed_and_its_interval_a_band(parts: dict[str, Element]) -> None:
    dust = parts["Dust"]

    assert len(chart(dust).all("polyline", kind="ahead")) == 1
    assert len(chart(dust).all("polygon", kind="band")) == 1
    assert "carried on (trend) with its 80 % interval" in legend(dust)
    assert "80 % interval" in chart(dust).all("desc")[0].text


def test_what_was_published_after_the_moment_of_asking_is_not_drawn(parts: dict[str, Element]) -> None:
    assert not any("2026" in mark for mark in marks(parts["Dust"]))


def test_a_series_break_is_a_gap_with_a_stroke(parts: dict[str, Element]) -> None:
    firms = parts["Firms"]

    assert len(chart(firms).all("g", kind="cut")) == 1
    assert "series break" in legend(firms)


def test_a_line_leads_neither_over_a_break_nor_to_what_is_only_a_bound(parts: dict[str, Element]) -> None:
    firms = chart(parts["Firms"])
    (line,) = firms.all("polyline", kind="seen")
    points = [(circle.attributes["cx"], circle.attributes["cy"]) for circle in firms.all("circle")]

    assert line.attributes["points"].split() == [f"{x},{y}" for x, y in points[1:]]  # 2021 and 2022, of 2020 to 2023


def test_open_ended_values_and_parts_of_a_year_have_marks_of_their_own(parts: dict[str, Element]) -> None:
    assert "at least this much" in legend(parts["Firms"])
    assert "2023 >2,800" in marks(parts["Firms"])
    assert "part of a year" in legend(parts["New jobs"])
    assert "January to June 2024 31" in marks(parts["New jobs"])


def test_a_range_is_drawn_from_end_to_end(parts: dict[str, Element]) -> None:
    (aim,) = chart(parts["Firms"]).all("g", kind="aim")

    assert len(aim.all("line")) == 3
    assert aim.attributes["aria-label"] == "target by 2025: 3,000-3,500"


def test_the_axis_of_what_is_counted_up_begins_at_zero_and_any_other_says_that_it_does_not(
    parts: dict[str, Element],
) -> None:
    def remarks(name: str) -> str:
        return parts[name].all("figcaption")[0].text

    assert "does not begin at zero" not in remarks("New jobs")
    assert "0" in [one.text for one in chart(parts["New jobs"]).all("text", kind="end")]
    assert "The axis does not begin at zero." in remarks("R&D share")


def alone(tmp_path: Path, targets: str, observed: str, measure: str = "stock", unit: str = "家") -> Element:
    """The part of the only indicator of a plan."""
    plan = f'{{id: odd, name: 虚构, name_en: Odd, measure: {measure}, unit: "{unit}", better: higher, targets: [{targets}]}}'
    options = folder_of(tmp_path / "data", {"odd": plan}, {"990100": observed})
    (found,) = tree(written(tmp_path, "odd", *options).read_text("utf-8")).all("article", kind="part")
    return found


def test_what_was_published_of_later_years_than_the_target_s_is_drawn_too(tmp_path: Path) -> None:
    part = alone(
        tmp_path,
        "{by: 2022, at_least: 5, printed: 5家, at: {section: 一, line: 1}}",
        "{indicator: odd, period: 2021, value: 3, source: a}\n{indicator: odd, period: 2024, value: 9, source: a}",
    )

    assert [mark for mark in marks(part) if "target" not in mark] == ["2021 3", "2024 9"]


def test_of_what_only_part_of_a_year_was_published_that_is_drawn(tmp_path: Path) -> None:
    part = alone(
        tmp_path,
        "{during: 2024, at_least: 5, printed: 5家, at: {section: 一, line: 1}}",
        "{indicator: odd, period: 2024-H1, value: 3, source: a}",
        measure="addition",
    )

    assert marks(part) == ["target by 2024: 5", "January to June 2024 3"]
    assert "the latest 3 in January to June 2024" in chart(part).all("desc")[0].text


def test_a_month_by_itself_stands_beside_no_whole_years_and_is_told_instead(tmp_path: Path) -> None:
    part = alone(
        tmp_path,
        "{during: 2025, at_least: 50, printed: 50家, at: {section: 一, line: 1}}",
        "{indicator: odd, period: 2023, value: 40, source: a}\n{indicator: odd, period: 2024-09, value: 3, source: a}",
        measure="flow",
    )

    assert marks(part) == ["target by 2025: 50", "2023 40"]
    assert "Not drawn, of a stretch within a year, which compares with no whole year: September 2024 3" in part.text
    assert "One value was published" in part.text


def test_a_year_to_date_says_beside_its_mark_of_when_it_is(tmp_path: Path) -> None:
    part = alone(
        tmp_path,
        "{during: 2025, at_least: 50, printed: 50家, at: {section: 一, line: 1}}",
        "{indicator: odd, period: 2023, value: 40, source: a}\n{indicator: odd, period: 2024-H1, value: 9, source: a}",
        measure="flow",
    )

    assert [one.text for one in chart(part).all("text", kind="seen-text")] == ["9 (Jan-Jun 2024)", "40"]


def test_a_share_is_carried_on_no_further_than_to_its_natural_end(tmp_path: Path) -> None:
    part = alone(
        tmp_path,
        "{by: 2030, at_least: 95, printed: 95%, at: {section: 一, line: 1}}",
        "\n".join(
            f"{{indicator: odd, period: {year}, value: {70 + 5 * (year - 2020)}, source: a}}"
            for year in range(2020, 2025)
        ),
        measure="share",
        unit="%",
    )

    assert "The line carried on ends at 100 %, which no share passes" in part.text
    assert "100.00" in chart(part).all("desc")[0].text


def test_figures_of_other_periods_are_told_though_not_drawn(tmp_path: Path) -> None:
    part = alone(
        tmp_path,
        "{during: 2025-H1, at_least: 5, printed: 5家, at: {section: 一, line: 1}}",
        "{indicator: odd, period: 2023, value: 3, source: a}\n{indicator: odd, period: 2030, value: 9, source: a}",
        measure="flow",
    )

    assert part.all("svg") == []
    assert "not drawn" in part.text
    (published, *_) = part.all("details")[0].all("table")
    assert [row.all("td")[1].text for row in published.all("tr")[1:]] == ["3"]
    assert "1 value of later periods left out." in part.text


def test_where_only_changes_were_published_the_axis_says_what_reads_as_100(tmp_path: Path) -> None:
    part = alone(
        tmp_path,
        "{by: 2025, since: 2020, percent_change: 20, printed: 增长20%, at: {section: 一, line: 1}}",
        "{indicator: odd, period: 2023, percent_change: 6.5, since: 2020, source: a}",
    )

    assert chart(part).all("text", kind="axis")[0].text == "2020 = 100"
    assert "2023 106.5" in marks(part)


def test_fiscal_years_stand_at_their_own_names(tmp_path: Path) -> None:
    head = "period: {from: 2024/25, to: 2026/27}\nfiscal_year_starts: 4"
    plan = (
        "{id: odd, name: 虚构, name_en: Odd, measure: stock, unit: 家, better: higher, "
        "targets: [{by: 2026/27, at_least: 5, printed: '5', at: {section: 一, line: 1}}]}"
    )
    options = folder_of(tmp_path / "data", {"fiscal": (plan, head)})
    regions = tmp_path / "data/regions.yaml"
    named = 'name_en: Fictville, level: city, parent: "990000"'
    regions.write_text(regions.read_text("utf-8").replace(named, f"{named}, fiscal_year_starts: 4"), encoding="utf-8")
    (tmp_path / "data/actuals/990100.yaml").write_text(
        'format: 1\nregion: "990100"\nsources: {a: {title: 甲, number: 甲1, kind: official}}\nobservations:\n'
        "  - {indicator: odd, period: 2022/23, value: 3, source: a}\n",
        encoding="utf-8",
    )
    page = tree(written(tmp_path, "fiscal", *options).read_text("utf-8"))

    ticks = [one.text for one in page.all("svg", role="group")[0].all("text", kind="axis")]
    assert [tick for tick in ticks if "/" in tick] == ["2022/23", "2023/24", "2024/25", "2025/26", "2026/27"]


# scales and labels


@settings(deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=8), st.booleans())
def test_a_scale_has_room_for_all_values_and_round_ticks(values: list[float], zero: bool) -> None:
    scale = scale_of(values, 200, 10, zero=zero)

    slack = (scale.high - scale.low) * 1e-6
    assert scale.low - slack <= min(values) <= max(values) <= scale.high + slack
    assert 2 <= len(scale.ticks) <= 9
    places = [scale(value) for value in values]
    assert 10 - 1e-3 <= min(places) <= max(places) <= 200 + 1e-3
    assert scale.low <= 0 <= scale.high or not zero
    digits = f"{scale.step:e}".split("e")[0].rstrip("0").rstrip(".")
    assert digits in {"1", "2", "2.5", "5"}


def test_a_little_change_does_not_look_like_a_plunge_nor_a_value_like_nothing() -> None:
    scale = scale_of([5.3, 5.2, 5.0], 200, 0)

    assert scale.high - scale.low >= 0.5
    assert scale.low < 5.0


def test_ticks_are_written_with_the_decimals_of_their_step() -> None:
    scale = scale_of([2.2, 3.4], 200, 0)

    assert [scale.named(tick) for tick in scale.ticks][:2] == ["2.00", "2.25"]
    assert scale_of([1000, 25000], 200, 0).named(5000) == "5000"


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(20, 380), st.floats(20, 200)), max_size=12))
def test_labels_cover_neither_each_other_nor_marks(places: list[tuple[float, float]]) -> None:
    svg, labels = drawing(400, 250, "t", "d", 1), Labels(10, 1, 399, 220)
    for x, y in places:
        labels.keep(x, y, 3)
    for x, y in places:
        labels.put(svg, x, y, "1234", "aim-text")
    boxes = [(float(one.attrib["x"]), float(one.attrib["y"])) for one in svg if one.tag == "text"]

    for number, (x, y) in enumerate(boxes):
        assert all(abs(x - other) >= width_of("1234") - 1 or abs(y - below) >= 13 for other, below in boxes[:number])


@settings(deadline=None)
@given(st.text(max_size=60), st.floats(20, 300))
def test_rows_hold_the_whole_text_and_short_ones_say_that_they_are_cut(text: str, room: float) -> None:
    assert "".join(rows_of(text, room)) == text.replace("\n", "")
    assert shortened(text, room) == text or shortened(text, room).endswith("…")


# files of their own


def test_a_chart_of_one_indicator_stands_alone(tmp_path: Path) -> None:
    out = written(tmp_path, *every_kind(tmp_path), "--indicator", "share", suffix=".svg")
    svg = ET.fromstring(out.read_text("utf-8"))  # noqa: S314 (our own file)

    assert svg.tag == f"{SVG}svg"
    assert float(svg.attrib["width"]) > 600
    assert [svg.find(f"{SVG}{name}").text != "" for name in ("title", "desc", "style")] == [True] * 3  # type: ignore[union-attr]  # they are there
    assert {one.tag for one in svg.iter()} <= {
        f"{SVG}{name}"
        for name in ("svg", "title", "desc", "style", "rect", "text", "g", "line", "polyline", "polygon", "circle")
    }
    words = [one.text for one in svg.iter(f"{SVG}text")]
    assert {"R&D share (%) Fictville", "虚构", "as of 2024", "target", "published, doubtful"} <= set(words)


@pytest.mark.parametrize("text", ["<script>hit()</script>", "]]><x/>", '"><image href="x"/>', "&lt;"])
def test_nothing_in_data_becomes_an_element_of_a_chart(tmp_path: Path, text: str) -> None:
    out = written(tmp_path, *hostile(tmp_path, text), suffix=".svg")
    svg = ET.fromstring(out.read_text("utf-8"))  # noqa: S314 (our own file)

    assert svg.find(f"{SVG}title").text == f"{text} (家) Fictville"  # type: ignore[union-attr]  # it is there
    assert not {one.tag for one in svg.iter()} & {f"{SVG}script", f"{SVG}image", f"{SVG}x"}


def test_a_chart_of_several_indicators_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    out = tmp_path / "chart.svg"
    result = run("report", "--out", str(out), *every_kind(tmp_path), "--lang", "en")

    assert (result.exit_code, out.exists()) == (2, False)
    assert "a chart is of one indicator" in result.stderr
    assert "--indicator" in result.stderr
    assert "jobs, share, dust, firms" in result.stderr


def test_a_chart_of_what_nobody_has_published_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "chart.svg"
    result = run("report", "--out", str(out), *every_kind(tmp_path), "--indicator", "silent", "--lang", "en")

    assert (result.exit_code, out.exists()) == (2, False)
    assert "nothing has been published" in result.stderr


def test_a_chart_takes_no_library_of_pages(tmp_path: Path) -> None:
    options = ("report", *every_kind(tmp_path), "--indicator", "share", "--out", str(tmp_path / "chart.svg"))
    program = (
        "import sys\nfrom planmetrics.cli.app import app\n"
        f"app({options!r}, standalone_mode=False)\nassert 'jinja2' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_a_chart_of_a_shipped_plan_is_small(tmp_path: Path) -> None:
    out = written(tmp_path, "hz-315-2024", "--indicator", "hightech-firms", *OURS, suffix=".svg")

    assert out.stat().st_size < 20_000
