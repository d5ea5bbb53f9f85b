"""Output that cannot be forged: whatever titles, names, files, cells and arguments say, it stays what they say.

No line begins as an order to a build server, nothing acts on a terminal, and no cell is run by a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.command_line import MADE_UP, run
from tests.made_up import EVERY_FORM, actuals_text, plan_text

if TYPE_CHECKING:
    from pathlib import Path

ORDERS = (
    "::error::x", "::error file=a.py,line=1::x", "  ::error::x", "\u3000::error::x", "::warning::x", "::add-mask::x", "::set-output name=a::b",
    "::stop-commands::x", "::group::x", "::endgroup::", "::notice::x", "::debug::x", "::set-env name=PATH::x", "::add-path::x", ":::error::x",
    "##[error]x", "##[group]x", "x ##[error]y", "##vso[task.setvariable variable=a]b", "x ##vso[task.complete result=Failed;]", "##[command]x",
    "##teamcity[buildStatus status='FAILURE']", "##[section]x", "###[error]x", "##vso[task.logissue type=error]x",
)  # fmt: skip
ACTING = (
    "\x1b[31mx", "\x1b]0;owned\x07", "\x1b[2J", "\x9b31mx", "x\x7f", "x\x08\x08y", "\u202ex", "x\u202dy", "\u2066x\u2069", "\u200fx", "\u061cx",
    "x\u200by", "\ufeffx", "x\u2028y", "x\u2029y", "x\x85y", "x\ry", "x\n::error::y", "x\r\n::error::y", "x\n##[error]y", "x\x0by", "x\x0cy", "\u00adx",
)  # fmt: skip
FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1+1", "\t=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM", '=HYPERLINK("http://x")',
)  # fmt: skip
HOSTILE = (*ORDERS, *ACTING, *FORMULAS)
FORGED = re.compile(r"(?m)^\s*::|##\w*\[")
DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
HEAD = "indicator,region,base,base_period,latest,latest_period,target,target_period,better,unit"


def clean(text: str) -> None:
    """Nothing in this text is obeyed by a build server, or acts on a terminal."""
    assert FORGED.search(text) is None, FORGED.findall(text)
    assert DANGEROUS.search(text) is None, DANGEROUS.findall(text)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which every title, name and owner is hostile, as far as the loader lets it through."""
    folder: Path = tmp_path_factory.mktemp("hostile") / "data"
    for part in ("plans", "actuals"):
        (folder / part).mkdir(parents=True)
    for registry in ("indicators.yaml", "regions.yaml"):
        shutil.copy(EVERY_FORM / registry, folder)
    for number, text in enumerate(HOSTILE):
        said = json.dumps(text, ensure_ascii=False)
        line = f'{{id: firms, name: {said}, unit: 家, owners: [{said}], targets: [{{by: 2023, at_least: 1000, printed: "1000", at: {{section: {said}, line: 1}}}}]}}'
        plan = plan_text(line, name=f"p{number}").replace("title: 虚构\n", f"title: {said}\n", 1)
        (folder / "plans" / f"p{number}.yaml").write_text(plan, encoding="utf-8")
    observed = actuals_text("{indicator: firms, period: 2023, value: 1200, source: a}")
    (folder / "actuals" / "990100.yaml").write_text(observed, encoding="utf-8")
    return folder


COMMANDS = (
    *(
        ("gap", "--all"),
        ("gap", "p0"),
        ("gap", "p15"),
        ("gap", "--all", "--owner", "::error::x"),
        ("summary", "--all"),
        ("rank", "--all"),
    ),
    *(
        ("compare", "firms"),
        ("audit", "--all"),
        ("audit", "p0"),
        ("plans",),
        ("show", "p0"),
        ("show", "p0", "firms"),
        ("cagr", "p0"),
    ),
    *(
        ("show", "--indicator", "firms"),
        ("export", "targets"),
        ("export", "observations"),
        ("validate",),
        ("gap", "--all", "--method", "all"),
    ),
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_title_or_name_gives_orders_or_acts(arguments: tuple[str, ...], lang: str, data: Path) -> None:
    where = () if arguments[0] == "validate" else ("--data", str(data))
    given = (*arguments, str(data)) if arguments[0] == "validate" else arguments
    for format_ in ("text", "markdown", "json"):
        result = run(*given, *where, "--format", format_, "--lang", lang)
        clean(result.stdout)
        clean(result.stderr)
    result = run(*given, *where, "--format", "csv", "--lang", lang)
    assert re.search(r"(?m)^\s*::", result.stdout) is None


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ("gap", "--plan", "{}", *MADE_UP),
            ("gap", "{}", *MADE_UP),
            ("gap", "every-form", "--region", "{}", *MADE_UP),
        ),
        *(("gap", "every-form", "--owner", "{}", *MADE_UP), ("gap", "every-form", "--indicator", "{}", *MADE_UP)),
        *(("gap", "every-form", "--what-if", "{}", *MADE_UP), ("gap", "--table", "{}"), ("validate", "{}")),
        *(
            ("show", "{}", *MADE_UP),
            ("compare", "{}", *MADE_UP),
            ("trace", "{}", "x", *MADE_UP),
            ("read", "{}"),
            ("cagr", "{}", "1"),
        ),
        *(
            ("trace", "every-form", "{}", *MADE_UP),
            ("explain", "{}"),
            ("{}",),
            ("gap", "--{}"),
            ("gap", "--data", "{}"),
            ("gap", "--as-of", "{}"),
        ),
        *(
            ("gap", "every-form", "--methods", "{}", *MADE_UP),
            ("gap", "every-form", "--method", "{}", *MADE_UP),
            ("gap", "--format", "{}"),
        ),
        *(("gap", "--status", "{}"), ("gap", "--lang", "{}"), ("export", "{}"), ("gap", "--by", "{}")),
    ],
    ids=" ".join,
)
def test_no_argument_gives_orders_or_acts(arguments: tuple[str, ...]) -> None:
    for text in HOSTILE:
        result = run(*(part.replace("{}", text) for part in arguments))
        clean(result.stdout)
        clean(result.stderr)


def table(folder: Path, head: str = HEAD) -> Path:
    """A table whose names, regions and units are hostile."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(head.split(","))
    for text in HOSTILE:
        writer.writerow([text, text, "-1.5", "2020", "2", "2023", "3", "2025", "higher", text])
    path = folder / "given.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_no_cell_of_a_table_gives_orders_or_acts(format_: str, tmp_path: Path) -> None:
    result = run("gap", "--table", str(table(tmp_path)), "--format", format_)
    clean(result.output)
    assert result.exit_code == 0


def test_no_cell_of_a_table_is_run_by_a_spreadsheet_and_numbers_stay_numbers(tmp_path: Path) -> None:
    result = run("gap", "--table", str(table(tmp_path)), "--format", "csv")
    assert re.search(r"(?m)^\s*::", result.stdout) is None
    written = list(csv.reader(io.StringIO(result.stdout_bytes.decode(), newline="")))[1:]
    assert len(written) == len(HOSTILE)
    for text, row in zip(HOSTILE, written, strict=True):
        assert row[2] == "-1.5"
        for cell in (row[0], row[1], row[9]):
            assert cell.replace("'", "") == text.replace("'", "")
            assert cell.strip()[:1] not in {*"=+-@＝＋－＠"}
            assert cell[:1] not in "\t\r"


def test_raw_cells_stay_as_they_were_given(tmp_path: Path) -> None:
    result = run("gap", "--table", str(table(tmp_path)), "--format", "csv", "--raw")
    written = list(csv.reader(io.StringIO(result.stdout_bytes.decode(), newline="")))[1:]
    assert [row[0] for row in written] == list(HOSTILE)
    assert re.search(r"(?m)\A\s*::|(?<=\n)\s*::(?!error::y)", result.stdout) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_no_head_of_a_table_gives_orders_or_acts(text: str, tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    out = io.StringIO()
    csv.writer(out).writerows(
        [[*HEAD.split(","), text, text], ["a", "", "x", "2020", "2", "", "3", "2025", "no", "", "", ""]]
    )
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    clean(run("gap", "--table", str(path)).output)


def test_what_is_set_apart_is_still_read_as_it_was_written(data: Path) -> None:
    content = json.loads(run("plans", "--data", str(data), "--format", "json").stdout)
    titles = {row["title"] for row in content["rows"]}
    assert titles >= {"##[error]x", "x ##vso[task.complete result=Failed;]", "::error::x"}
    assert run("gap", "p0", "--data", str(data)).stdout.startswith(": :error::x")
