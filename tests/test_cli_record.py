"""planmetrics record: one observation into the file of its region, checked first, and nothing else touched."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.command_line import refused, run
from tests.made_up import EVERY_FORM, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEW = ("--source", "hz-24", "--new-source", "公报（虚构）", "--url", "http://example.org/24", "--kind", "official")
DATED = (*NEW, "--published", "2025-03-01")
HELD = ("--source", "zjamr-patents-2023")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data, to write into."""
    return shutil.copytree(SHIPPED, tmp_path / "data")


def hangzhou(data: Path) -> list[str]:
    """The lines of a region's file."""
    return (data / "actuals" / "330100.yaml").read_text("utf-8").splitlines()


def recorded(data: Path, *arguments: str, code: int = 0) -> tuple[list[str], str]:
    """The lines that a run adds, and what it says."""
    before = hangzhou(data)
    result = run("record", *arguments, "--data", str(data), "--lang", "en")
    assert result.exit_code == code, result.output
    after = hangzhou(data)
    added = [line for line in after if line not in before]
    assert [line for line in after if line not in added] == before
    return [line.strip().removeprefix("- ") for line in added], result.output


@pytest.mark.parametrize(
    ("region", "indicator", "period", "value", "line"),
    [
        ("330100", "rd-intensity", "2024", "3.980", "indicator: rd-intensity, period: 2024, value: 3.980"),
        ("杭州市", "R&D经费支出占GDP比重", "2024年", "3.98%", "indicator: rd-intensity, period: 2024, value: 3.98"),
        ("Hangzhou", "High-tech enterprises", "2024-09", "-3", "indicator: hightech-firms, period: 2024-09, value: -3"),
        (
            "330100",
            "hightech-firms",
            "2024",
            "超2.2万家",
            "indicator: hightech-firms, period: 2024, more_than: 22000, printed: 超2.2万家",
        ),
        (
            "330100",
            "hightech-firms",
            "2024年1—9月",
            "1.7万",
            "indicator: hightech-firms, period: 2024-01..09, value: 17000, printed: 1.7万",
        ),
    ],
)
def test_an_observation_is_added_as_one_line(
    data: Path, region: str, indicator: str, period: str, value: str, line: str
) -> None:
    added, said = recorded(data, region, indicator, period, value, *HELD)

    assert added == [f"{{{line}, source: zjamr-patents-2023}}"]
    assert "1 added, 0 there already, 0 different" in said


def test_a_new_source_is_added_with_the_observation(data: Path) -> None:
    added, _ = recorded(data, "330100", "rd-intensity", "2024", "3.98", *DATED)

    assert added == [
        'hz-24: {title: 公报（虚构）, url: "http://example.org/24", published: 2025-03-01, kind: official}',
        "{indicator: rd-intensity, period: 2024, value: 3.98, source: hz-24}",
    ]


def test_every_key_that_an_observation_may_have_can_be_given(data: Path) -> None:
    more = ("--prices", "current", "--status", "revised", "--vintage", "census-5", "--doubt", "value", "--note", "a: b")
    added, _ = recorded(data, "330100", "gdp", "2022", "1.9", "--unit", "万亿元", "--about", *more, *HELD)

    line = (
        "{indicator: gdp, period: 2022, about: 1.9, unit: 万亿元, prices: current, status: revised, vintage: census-5, "
        'source: zjamr-patents-2023, doubt: value, note: "a: b"}'
    )
    assert added == [line]


def test_a_change_alone_is_recorded_with_its_base(data: Path) -> None:
    added, _ = recorded(data, "330100", "hightech-firms", "2023", "下降6.6%", "--since", "2020", *HELD)

    assert added == [
        "{indicator: hightech-firms, period: 2023, percent_change: -6.6, printed: 下降6.6%, since: 2020, source: zjamr-patents-2023}"
    ]


def test_a_task_is_reported_done(tmp_path: Path) -> None:
    data = shutil.copytree(SHIPPED, tmp_path / "data")
    added, _ = recorded(data, "330100", "westlake-campus-phase-three", "2024-11", "done", *HELD)

    assert added == [
        "{indicator: westlake-campus-phase-three, period: 2024-11, done: true, source: zjamr-patents-2023}"
    ]


def test_a_region_without_a_file_gets_one(data: Path) -> None:
    (data / "actuals" / "330182.yaml").unlink()
    result = run("record", "330182", "rd-intensity", "2024", "2.9", *DATED, "--data", str(data))

    assert result.exit_code == 0, result.output
    assert (data / "actuals" / "330182.yaml").read_text("utf-8") == (
        "# 建德市: published observations.\n"
        "format: 1\n"
        'region: "330182"\n'
        "sources:\n"
        '  hz-24: {title: 公报（虚构）, url: "http://example.org/24", published: 2025-03-01, kind: official}\n'
        "observations:\n"
        "  - {indicator: rd-intensity, period: 2024, value: 2.9, source: hz-24}\n"
    )
    assert run("validate", str(data), "--strict").exit_code == 0


def test_what_is_there_already_changes_nothing(data: Path) -> None:
    recorded(data, "330100", "rd-intensity", "2024", "3.98", *DATED)
    before = hangzhou(data)
    result = run("record", "330100", "rd-intensity", "2024", "3.98%", *DATED, "--data", str(data), "--lang", "en")

    assert (result.exit_code, hangzhou(data)) == (0, before)
    assert "0 added, 1 there already, 0 different" in result.stdout


def test_another_unit_of_the_same_figure_is_the_same(data: Path) -> None:
    recorded(data, "330100", "hightech-firms", "2024", "1.7", "--unit", "万家", *HELD)

    assert recorded(data, "330100", "hightech-firms", "2024", "17000", *HELD)[0] == []


def test_a_figure_that_differs_is_shown_and_replaced_only_where_it_is_asked_for(data: Path) -> None:
    recorded(data, "330100", "hightech-firms", "2024", "超2.2万家", *HELD)
    before = hangzhou(data)

    shown = run("record", "330100", "hightech-firms", "2024", "22500", *HELD, "--data", str(data), "--lang", "en")
    assert (shown.exit_code, hangzhou(data)) == (1, before)
    assert "hightech-firms 2024 (source zjamr-patents-2023) is more_than 22000 there, and 22500 here" in shown.stdout

    again = ("--revise", "--note", "later", "--data", str(data))
    revised = run("record", "330100", "hightech-firms", "2024", "22500", *HELD, *again)
    assert revised.exit_code == 0, revised.output
    assert hangzhou(data) == [
        *before[:-1],
        "  - {indicator: hightech-firms, period: 2024, value: 22500, source: zjamr-patents-2023, note: later}",
    ]


def test_a_dry_run_shows_the_change_and_writes_nothing(data: Path) -> None:
    before = hangzhou(data)
    result = run("record", "330100", "rd-intensity", "2024", "3.98", *HELD, "--dry-run", "--data", str(data))

    assert (result.exit_code, hangzhou(data)) == (0, before)
    added = "  - {indicator: rd-intensity, period: 2024, value: 3.98, source: zjamr-patents-2023}"
    assert f"\n+{added}\n" in result.stdout


def test_what_would_make_an_error_is_refused_with_it(data: Path) -> None:
    before = hangzhou(data)
    result = run("record", "330100", "gdp", "2024", "21860", *HELD, "--data", str(data), "--lang", "en")

    assert (result.exit_code, result.stdout, hangzhou(data)) == (1, "", before)
    assert "D009" in result.stderr
    assert "nothing was written" in result.stderr


def test_errors_that_are_there_already_stand_in_nobodys_way(data: Path) -> None:
    (data / "actuals" / "330110.yaml").write_text('format: 1\nregion: "330110"\n', encoding="utf-8")

    recorded(data, "330100", "rd-intensity", "2024", "3.98", *HELD)


def test_a_file_with_errors_of_its_own_is_left_alone(data: Path) -> None:
    path = data / "actuals" / "330100.yaml"
    path.write_text(path.read_text("utf-8") + "  - {indicator: gdp}\n", encoding="utf-8")
    before = hangzhou(data)

    message = refused("record", "330100", "rd-intensity", "2024", "3.98", *HELD, "--data", str(data), code=1)
    assert "S002" in message
    assert hangzhou(data) == before


@pytest.mark.parametrize(
    ("arguments", "found", "advice"),
    [
        (("33010", "gdp", "2024", "1", *HELD), "'33010'", "330110"),
        (("330100", "gpd", "2024", "1", *HELD), "'gpd'", "gdp"),
        (("330100", "hightech-firms", "soon", "1", *HELD), "'soon'", "2024-01..09"),
        (("330100", "hightech-firms", "2024/25", "1", *HELD), "'2024/25'", "fiscal_year_starts"),
        (("330100", "hightech-firms", "2099", "1", *HELD), "'2099'", "check the year"),
        (("330100", "hightech-firms", "2024", "1,700", *HELD), "'1,700'", "1700"),
        (("330100", "hightech-firms", "2024", "１７", *HELD), "'１７'", "write 17"),
        (("330100", "hightech-firms", "2024", "一批", *HELD), "'一批'", ""),
        (("330100", "hightech-firms", "2024", "3-5家", *HELD), "'3-5家'", "one certain figure"),
        (("330100", "hightech-firms", "2024", "增长5%", *HELD), "'增长5%'", "own unit"),
        (("330100", "hightech-firms", "2024", "17000人", *HELD), "'17000人'", "cannot be converted to 家"),
        (("330100", "hightech-firms", "2024", "1", "--unit", "斤", *HELD), "'1'", "cannot be converted to 家"),
        (("330100", "hightech-firms", "2024", "1", "--unit", "家家", *HELD), "'1'", "'家家' is not known"),
        (("330100", "hightech-firms", "2024", "1.7万", "--unit", "万家", *HELD), "'1.7万'", "holds 万"),
        (("330100", "hightech-firms", "2024", "超2万家", "--about", *HELD), "'超2万家'", "leave one out"),
        (("330100", "hightech-firms", "2024", "2", "--about", "--at-least", *HELD), "--at-least", "leave one out"),
        (("330100", "hightech-firms", "2024", "done", *HELD), "'done'", "write a figure"),
        (("330100", "westlake-campus-phase-three", "2024", "1", *HELD), "is a task", "write done"),
        (("330100", "hightech-firms", "2024", "1"), "--source is missing", "published"),
        (
            ("330100", "hightech-firms", "2024", "1", "--source", "zjamr-patents"),
            "'zjamr-patents'",
            "zjamr-patents-2023",
        ),
        (("330100", "hightech-firms", "2024", "1", *NEW), "has no date", "--published"),
        (("330100", "hightech-firms", "2024", "1", *NEW[:-2], "--published", "2025"), "what kind", "--kind"),
        (
            ("330100", "hightech-firms", "2024", "1", *NEW[:4], "--published", "2025", "--kind", "media"),
            "to find",
            "--url",
        ),
        (("330100", "hightech-firms", "2024", "1", *DATED[2:]), "lacks its --source", "--source"),
        (("330100", "hightech-firms", "2024", "1", *HELD, *DATED[2:]), "is another one already", "another --source"),
        (("330100", "hightech-firms", "2024", "1", *HELD, "--kind", "media"), "--kind", "--new-source"),
        (("330100", "hightech-firms", "2024", "1", *HELD, "--note", "a\nb"), "several lines", "one line"),
        (("330100", "hightech-firms", "2024", "1", *HELD, "--note", "a\u200bb"), "characters that hide", "one line"),
        (("330100", "hightech-firms", "2024", "--sorce", *HELD), "--sorce", "--help"),
    ],
)
def test_what_is_not_certain_is_refused_with_the_way_out(
    data: Path, arguments: tuple[str, ...], found: str, advice: str
) -> None:
    before = hangzhou(data)
    message = refused("record", *arguments, "--data", str(data), "--lang", "en")

    assert found in message.splitlines()[0]
    assert advice in message.split("\n", 1)[1]
    assert hangzhou(data) == before


def test_a_name_that_two_indicators_share_is_asked_about(data: Path) -> None:
    plan = data / "plans" / "hz-nqpf-2025.yaml"
    plan.write_text(plan.read_text("utf-8").replace("name: ", "name: 同名 # ", 2), encoding="utf-8")
    (first, second) = ("同名", "330100")
    message = refused("record", second, first, "2024", "1", *HELD, "--data", str(data), "--lang", "en")

    assert "may be any of" in message


def test_the_date_of_a_source_may_be_unknown_if_that_is_said(data: Path) -> None:
    added, _ = recorded(data, "330100", "rd-intensity", "2024", "3.98", *NEW, "--published", "unknown")

    assert "published" not in added[0]


def test_data_of_the_package_is_not_written_into(unrelated_folder: Path) -> None:
    assert unrelated_folder.is_dir()
    message = refused("record", "330100", "rd-intensity", "2024", "3.98", *HELD)

    assert "--data" in message


def test_a_layout_that_cannot_take_a_line_is_told_with_the_line(data: Path) -> None:
    path = data / "actuals" / "330100.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text
        + "  - {indicator: gdp, period: 2001, value: 1, prices: current, source: zjamr-patents-2023,\n     note: >\n      x}\n",
        encoding="utf-8",
    )
    before = hangzhou(data)
    result = run("record", "330100", "rd-intensity", "2024", "3.98", *HELD, "--data", str(data))

    assert result.exit_code == 1
    assert hangzhou(data) == before


def _moved(text: str) -> str:
    head, _, rest = text.partition("sources:\n")
    sources, _, observations = rest.partition("observations:\n")
    return f"{head}observations:\n{observations}sources:\n{sources}"


LAYOUTS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "a byte-order mark": lambda text: "\ufeff" + text,
    "no end of the last line": lambda text: text.rstrip("\n"),
    "blank lines and remarks at the end": lambda text: text + "\n\n  # - {more: to come}\n# end\n\n",
    "remarks behind lines": lambda text: text.replace("}\n", "}   # seen: [1]\n"),
    "observations first": _moved,
    "lists without indentation": lambda text: text.replace("\n  - ", "\n- "),
    "room inside braces": lambda text: text.replace("- {", "-   { ").replace("}\n", " }\n"),
    "a key a line": lambda text: (
        text.rstrip("\n") + "\n  - indicator: rd-intensity\n    period: 2001\n    value: 1.0\n"
        "    source: zjamr-patents-2023\n    note: >\n      folded\n      text\n"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_in_any_layout_lines_are_added_and_no_other_byte_changes(data: Path, layout: str) -> None:
    path = data / "actuals" / "330100.yaml"
    text = LAYOUTS[layout](path.read_text("utf-8"))
    path.write_bytes(text.encode())
    more = ("--note", "a #b: {", *DATED, "--data", str(data))
    assert run("record", "330100", "gdp-growth", "2024", "5.10", *more).exit_code == 0

    after = path.read_bytes().decode()
    end = "\r\n" if "\r\n" in text else "\n"
    lines, before = after.split(end), text.split(end)
    added = [line for line in lines if line not in before]
    kept = [line for line in lines if line not in added]
    assert kept == before
    assert "hz-24" in "".join(added)
    assert '"a #b: {"' in "".join(added)


def test_every_form_is_no_exception(tmp_path: Path) -> None:
    data = shutil.copytree(EVERY_FORM, tmp_path / "data")
    name = next((data / "actuals").glob("*.yaml"))
    before = name.read_text("utf-8")
    source = next(line.split(":")[0].strip() for line in before.split("sources:\n")[1].splitlines())
    result = run("record", name.stem, "firms", "2001", "7", "--source", source, "--data", str(data))

    assert result.exit_code == 0, result.output
    assert (
        name.read_text("utf-8").replace(f"  - {{indicator: firms, period: 2001, value: 7, source: {source}}}\n", "")
        == before
    )


@pytest.mark.parametrize(("name", "code"), [("330100-2.yaml", "L024"), ("330100.yaml", "S001")])
def test_nothing_is_recorded_into_a_region_whose_files_have_errors(name: str, code: str, data: Path) -> None:
    text = (data / "actuals" / "330100.yaml").read_text("utf-8")
    broken = text if name != "330100.yaml" else text.replace("value: ", "valeu: ", 1)
    (data / "actuals" / name).write_text(broken, "utf-8")
    before = {path: path.read_bytes() for path in data.rglob("*.yaml")}

    told = refused("record", "330100", "rd-intensity", "2024", "3.98", *DATED, "--data", str(data), code=1)

    assert f"error[{code}]" in told
    assert {path: path.read_bytes() for path in data.rglob("*.yaml")} == before


@pytest.mark.parametrize("figure", ["3.98%（初步核算）", "3.98% (3.80% in 2023)"])
def test_what_stands_in_brackets_behind_a_figure_is_not_lost(figure: str, data: Path) -> None:
    told = refused("record", "330100", "rd-intensity", "2020", figure, *DATED, "--data", str(data))

    assert "no certain figure" in told


@pytest.mark.parametrize("figure", ["￥21860", "¥21,860"])
def test_yuan_are_not_taken_for_the_unit_of_the_indicator(figure: str, data: Path) -> None:
    told = refused("record", "330100", "gdp", "2020", figure, "--prices", "current", *DATED, "--data", str(data))

    assert f"write {figure[1:]}元" in told


@pytest.mark.parametrize("figure", ["下降3.2%", "负增长3.2%"])
def test_a_printed_fall_is_recorded_as_one(figure: str, data: Path) -> None:
    added, _ = recorded(data, "330100", "gdp-growth", "2020", figure, *DATED)

    assert any("value: -3.2" in line for line in added)


def test_a_figure_in_a_scale_of_its_own_is_no_fraction(data: Path) -> None:
    _, told = recorded(data, "330100", "hightech-firms", "2021", "1.7", "--unit", "万家", *DATED)

    assert "D028" not in told
