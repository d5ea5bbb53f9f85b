"""The program as a process: streams, pipes, encodings, terminals, and what a start imports.

Real processes, since all of this depends on what the interpreter makes of its file descriptors. Starting one
takes longer than a command does; `drive` therefore starts one that forks for each command, so that hundreds of
them (every width in every language) run in seconds. The forks run the real `main`, on real pipes and terminals.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from planmetrics.report import KINDS
from tests.made_up import EVERY_FORM, actuals_text, plan_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and pseudo-terminals")

ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-m", "planmetrics")
MADE_UP = ("--data", str(EVERY_FORM))
GAP = ("gap", "--plan", "every-form", *MADE_UP, "--as-of", "2024")
SHIPPED_GAP = ("gap", "--plan", "hz-315-2024", "--as-of", "2026-11-22")
EVERY_COMMAND: tuple[tuple[str, ...], ...] = (
    ("--version",),
    ("--help",),
    ("gap", "--help"),
    GAP,
    (*GAP, "--format", "json"),
    (*GAP, "--format", "csv"),
    (*GAP, "--format", "markdown"),
    (*GAP, "--color", "always"),
    SHIPPED_GAP,
    ("summary", *MADE_UP, "--as-of", "2024"),
    ("rank", "every-form", *MADE_UP, "--as-of", "2024"),
    ("rank", "every-form", *MADE_UP, "--as-of", "2024", "--format", "json"),
    ("cagr", "466", "1000", "--years", "5", "--lang", "zh"),
    ("cagr", "466", "1000", "--years", "5", "--format", "json"),
    ("cagr", *MADE_UP, "--as-of", "2024"),
    ("validate", *MADE_UP),
    ("validate", *MADE_UP, "--format", "json"),
    ("plans", *MADE_UP),
    ("show", "every-form", *MADE_UP),
    ("show", "every-form", "intensity", *MADE_UP),
    ("export", "targets", *MADE_UP),
    ("export", "observations", *MADE_UP, "--format", "json"),
    ("explain",),
    ("explain", "D001"),
)
TABLES: tuple[tuple[str, ...], ...] = (
    GAP,
    (*SHIPPED_GAP, "--region", "330112"),
    ("summary", "every-form", *MADE_UP, "--as-of", "2024"),
    ("rank", "every-form", *MADE_UP, "--as-of", "2024"),
    ("cagr", "--plan", "gongshu-14fyp"),
    ("plans",),
    ("show", "every-form", "intensity", *MADE_UP, "--all-regions"),
)
WIDTHS = (200, 140, 100, 80, 60, 40)
SGR = re.compile(r"\x1b\[[0-9;]*m")
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?%?")


class Job(NamedTuple):
    """A run of the program; with a width on a terminal, else into a pipe, which somebody reads or has left."""

    arguments: tuple[str, ...]
    width: int = 0
    environment: tuple[tuple[str, str], ...] = ()
    is_read: bool = True


class Outcome(NamedTuple):
    """What came of it; on a terminal both streams arrive together."""

    code: int
    out: str
    err: str


def drive() -> None:
    """Run the jobs that lines of stdin tell, each in a fork of this process; what came of them goes to stdout.

    The forks share what is imported here. They find stdout untouched, as a fresh process would.
    """
    from typer.testing import CliRunner  # noqa: PLC0415 (only the driver pays for it)

    from planmetrics.cli import progress  # noqa: PLC0415 (the same)
    from planmetrics.cli.app import app  # noqa: PLC0415 (the same)

    progress.AFTER = 3600.0  # on a busy machine, too, only what stays is looked at
    __import__("planmetrics.render.terminal")
    for warm_up in (GAP, ("cagr", *MADE_UP), ("plans", *MADE_UP), ("show", "every-form", "intensity", *MADE_UP)):
        CliRunner().invoke(app, warm_up)
    with os.fdopen(os.dup(1), "w", encoding="ascii") as results:
        for line in sys.stdin:
            results.write(json.dumps([_run(*job) for job in json.loads(line)]) + "\n")
            results.flush()


def _run(arguments: list[str], width: int, environment: list[tuple[str, str]], is_read: bool) -> tuple[int, str, str]:
    """One run: its exit code, and both streams in hexadecimal."""
    with tempfile.TemporaryFile() as errors:
        screen, end = os.openpty() if width else os.pipe()
        if not is_read:
            os.close(screen)
        process = os.fork()
        if not process:
            if is_read:
                os.close(screen)
            os.environ.update(environment)
            _become(arguments, end, errors.fileno(), width)
        os.close(end)
        out = b""
        while is_read and (part := _read(screen)):
            out += part
        if is_read:
            os.close(screen)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        errors.seek(0)
        return code, out.hex(), errors.read().hex()


def _become(arguments: list[str], end: int, errors: int, width: int) -> None:
    """Turn into the program, writing to `end`."""
    import fcntl  # noqa: PLC0415 (not there on Windows)
    import struct  # noqa: PLC0415 (the same)
    import termios  # noqa: PLC0415 (the same)

    from planmetrics.cli.app import main  # noqa: PLC0415 (the driver imports it once, before it forks)

    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(end, 1)
    os.dup2(end if width else errors, 2)
    if width:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    sys.argv = ["planmetrics", *arguments]
    main()
    sys.exit(0)


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # how a terminal tells that nobody writes to it any more
        return b""


def plain_environment(**further: str) -> dict[str, str]:
    """The environment without anything that changes what tables look like."""
    asked = {"LANG", "LC_ALL", "LC_MESSAGES", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM", "PYTHONIOENCODING"}
    asked |= {"PLANMETRICS_LANG", "PLANMETRICS_DATA", "PYTHONUTF8", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLORTERM"}
    kept = {name: value for name, value in os.environ.items() if name not in asked}
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**kept, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": path, **further}


DRIVERS: dict[str, subprocess.Popen[bytes]] = {}


@pytest.fixture(scope="module", autouse=True)
def end_of_drivers() -> Iterator[None]:
    """Close what the runs of this module started."""
    yield
    for driver in DRIVERS.values():
        driver.communicate()
        assert driver.returncode == 0
    DRIVERS.clear()


def outcomes(jobs: Iterable[Job], encoding: str = "utf-8") -> list[Outcome]:
    """All these runs of the program, with streams of this encoding."""
    if encoding not in DRIVERS:
        DRIVERS[encoding] = subprocess.Popen(
            [sys.executable, "-c", "from tests.test_cli_streams import drive; drive()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,  # like stdout nothing that can be rewound, whatever a fork puts in its place
            env=plain_environment(PYTHONIOENCODING=encoding),
            cwd=ROOT,
        )
    driver = DRIVERS[encoding]
    assert driver.stdin is not None
    assert driver.stdout is not None
    driver.stdin.write(json.dumps([*jobs]).encode() + b"\n")
    driver.stdin.flush()
    found = []
    for code, out, err in json.loads(driver.stdout.readline()):
        text = bytes.fromhex(out).decode(encoding).replace("\r\n", "\n")
        found.append(Outcome(code, text, bytes.fromhex(err).decode(encoding)))
    return found


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One run in a process of its own."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        env=plain_environment(**environment),
        encoding="utf-8",
        check=False,
    )


def width_of(line: str) -> int:
    """Terminal cells that a line takes, by the rules of Unicode and not by those of the program."""
    cells = {"W": 2, "F": 2}
    return sum(
        0 if unicodedata.combining(character) else cells.get(unicodedata.east_asian_width(character), 1)
        for character in line
    )


def numbers(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(text))


def written(text: str) -> list[str]:
    """The lines that hold something, without colour and trailing blanks."""
    return [line.rstrip() for line in SGR.sub("", text).splitlines() if line.strip()]


def named(arguments: tuple[str, ...]) -> str:
    """A command as the name of a test."""
    return " ".join(arguments).replace(str(EVERY_FORM), "every_form")


def body(text: str) -> str:
    """The rows of the tables in a text: what stands between a rule and the next empty line."""
    tables = re.findall(r"^-{20,}\n(.*?)(?:\n\n|\Z)", text, re.DOTALL | re.MULTILINE)
    assert tables, text
    return "\n".join(tables)


# pipes


def test_data_goes_to_stdout_and_chatter_to_stderr() -> None:
    result = run("gap", "--plan", "every-form", *MADE_UP, "--as-of", "2022", "--format", "json")

    assert json.loads(result.stdout)["plan"] == "every-form"
    assert "observations after the as-of date" in result.stderr


def test_a_reader_that_leaves_early_ends_it_quietly() -> None:
    with subprocess.Popen(
        [*PROGRAM, *SHIPPED_GAP, "--all-regions", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=plain_environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()

    assert first == b"{\n"
    assert (process.returncode, errors) == (0, b"")


@pytest.mark.parametrize("arguments", EVERY_COMMAND, ids=named)
def test_a_reader_that_never_was_ends_it_quietly(arguments: tuple[str, ...]) -> None:
    (outcome,) = outcomes([Job(arguments, is_read=False)])

    assert outcome.code == 0
    assert outcome.err in {"", "no problems; 6 files checked\n"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_ends_with_3() -> None:
    for arguments in (GAP, ("--version",)):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            result = subprocess.run(
                [*PROGRAM, *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                env=plain_environment(),
                encoding="utf-8",
                check=False,
            )
        assert result.returncode == 3, arguments
        assert result.stderr == "planmetrics: output: no space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_where_messages_cannot_be_written_the_exit_code_says_it() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run([*PROGRAM, "gap", "--plan", "none"], stderr=full, env=plain_environment(), check=False)

    assert result.returncode == 3


@pytest.mark.parametrize("arguments", [GAP, ("cagr", "466", "1000", "--years", "5")], ids=named)
def test_without_a_stdout_there_is_no_traceback(arguments: tuple[str, ...]) -> None:
    shell = shutil.which("sh")
    assert shell is not None
    result = subprocess.run(
        [shell, "-c", 'exec "$@" >&-', "sh", *PROGRAM, *arguments],
        capture_output=True,
        env=plain_environment(),
        encoding="utf-8",
        check=False,
    )

    assert "Traceback" not in result.stderr
    assert result.returncode in {0, 3}


def test_an_interrupt_ends_it_with_130_and_no_traceback() -> None:
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    start += "from planmetrics.cli.app import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", start, *SHIPPED_GAP, "--all-regions", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=plain_environment(),
    ) as process:
        assert process.stdout is not None
        process.stdout.read(1)  # it has begun to write, and cannot end before all is read: the pipe is too small
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()

    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_piped_output_is_plain_and_complete() -> None:
    piped, narrow = outcomes([Job((*GAP, "--lang", "zh")), Job((*GAP, "--lang", "zh"), 0, (("COLUMNS", "60"),))])

    for head in ("属性", "基期值", "应达进度", "近年年均", "评估结论", "责任单位"):
        assert head in piped.out.splitlines()[1]
    assert "\x1b" not in piped.out
    assert max(map(width_of, narrow.out.splitlines())) <= 60


def test_piped_output_has_no_escape_sequences_in_any_command() -> None:
    plain = [arguments for arguments in EVERY_COMMAND if "always" not in arguments]
    for arguments, outcome in zip(plain, outcomes(map(Job, plain)), strict=True):
        assert outcome.code == 0, arguments
        assert "\x1b" not in outcome.out + outcome.err
        assert outcome.out.endswith("\n") or arguments[0] == "validate"


@pytest.mark.parametrize("zone", ["XXX+999999", "A", "<+99>-99", ":/etc/passwd"])
def test_a_time_zone_of_no_sense_ends_no_run(zone: str) -> None:
    result = run("gap", "--plan", "every-form", *MADE_UP, TZ=zone)

    assert (result.returncode, result.stderr) == (0, "")


# what a start imports


def modules(*arguments: str) -> set[str]:
    """The modules that a run imports."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "planmetrics", *arguments],
        capture_output=True,
        env=plain_environment(),
        encoding="utf-8",
        check=True,
    )
    return {*re.findall(r"^import time:\s+\d+ \|\s+\d+ \|\s+(\S+)$", result.stderr, re.MULTILINE)}


def imported(*arguments: str) -> set[str]:
    """The top-level packages that a run imports."""
    return {name.partition(".")[0] for name in modules(*arguments)}


@pytest.mark.parametrize("arguments", [("cagr", "466", "1000", "--years", "5"), ("--help",)], ids=named)
def test_what_needs_no_data_imports_nothing_that_reads_data(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) & {"pydantic", "pydantic_core", "yaml", "rich"} == set()


@pytest.mark.parametrize("arguments", [GAP, ("plans", *MADE_UP)], ids=named)
def test_piped_output_does_not_import_rich(arguments: tuple[str, ...]) -> None:
    found = imported(*arguments)

    assert "rich" not in found
    assert {"pydantic", "yaml"} <= found


LIBRARIES = {".html": {"jinja2"}, ".xlsx": {"xlsxwriter"}, ".docx": {"docx"}}
"""What each kind of report is made with; the others with nothing."""


@pytest.mark.parametrize("suffix", KINDS)
def test_a_report_is_made_with_the_library_of_its_kind_alone(suffix: str, tmp_path: Path) -> None:
    asked = ("report", "every-form", "--indicator", "firms", *MADE_UP, "--as-of", "2024")
    found = imported(*asked, "--out", str(tmp_path / f"report{suffix}"))

    assert found & {"jinja2", "xlsxwriter", "docx", "openpyxl", "pdfplumber"} == LIBRARIES.get(suffix, set())


@pytest.mark.parametrize(
    "arguments",
    [GAP, ("summary", *MADE_UP), ("audit", *MADE_UP), ("show", "every-form", *MADE_UP), ("export", "gaps", *MADE_UP)],
    ids=named,
)
def test_no_other_command_pays_for_what_is_sent_on(arguments: tuple[str, ...]) -> None:
    found = modules(*arguments)

    assert not {name for name in found if name.startswith("planmetrics.report")}
    assert found.isdisjoint({"jinja2", "xlsxwriter", "docx", "planmetrics.render.package", "planmetrics.cli.progress"})


# encodings


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252", "utf-8"])
def test_no_command_stumbles_over_the_encoding_of_its_output(encoding: str) -> None:
    jobs = [Job(arguments, 0, (("PLANMETRICS_LANG", "zh"),)) for arguments in EVERY_COMMAND]
    for job, outcome in zip(jobs, outcomes(jobs, encoding), strict=True):
        assert outcome.code == 0, job
        assert "Traceback" not in outcome.err


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_no_message_stumbles_over_the_encoding_of_stderr(encoding: str) -> None:
    jobs = [
        Job((*GAP, "--region", "丙区")),
        Job(("show", "规划一")),
        Job(("explain", "无此说法")),
        Job(("gap", "--as-of", "去年")),
    ]
    for outcome in outcomes(jobs, encoding):
        assert outcome.code == 2
        assert "Traceback" not in outcome.err
        assert outcome.err.startswith("planmetrics: ")


def test_an_argument_that_is_no_text_is_refused_like_any_other() -> None:
    result = subprocess.run(
        [*PROGRAM, "gap", "--plan", b"\xff\xfe"], capture_output=True, env=plain_environment(), check=False
    )

    assert result.returncode == 2
    assert b"Traceback" not in result.stderr


def test_chinese_tables_come_through_gbk_unharmed() -> None:
    jobs = [Job((*arguments, "--lang", "zh")) for arguments in TABLES]

    assert [one.out for one in outcomes(jobs, "gbk")] == [one.out for one in outcomes(jobs, "utf-8")]


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_json_is_the_same_document_in_every_encoding(encoding: str) -> None:
    jobs = [Job(arguments) for arguments in EVERY_COMMAND if "json" in arguments]
    here, there = outcomes(jobs, encoding), outcomes(jobs)

    assert [json.loads(one.out) for one in here] == [json.loads(one.out) for one in there]
    assert all(one.out.isascii() for one in here)


# terminals


@pytest.fixture(scope="module")
def screens() -> dict[tuple[tuple[str, ...], str, int], Outcome]:
    """Every table in both languages on terminals of every width."""
    keys = [(arguments, lang, width) for arguments in TABLES for lang in ("zh", "en") for width in WIDTHS]
    jobs = [Job((*arguments, "--lang", lang), width) for arguments, lang, width in keys]
    return dict(zip(keys, outcomes(jobs), strict=True))


def test_every_table_is_shown_on_every_terminal(screens: dict[tuple[tuple[str, ...], str, int], Outcome]) -> None:
    assert {key: outcome.out for key, outcome in screens.items() if outcome.code != 0} == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("arguments", TABLES, ids=named)
def test_no_line_is_wider_than_the_terminal(
    arguments: tuple[str, ...], width: int, screens: dict[tuple[tuple[str, ...], str, int], Outcome]
) -> None:
    for lang in ("zh", "en"):
        lines = SGR.sub("", screens[arguments, lang, width].out).splitlines()
        assert [line for line in lines if width_of(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS[1:])
@pytest.mark.parametrize("arguments", TABLES, ids=named)
def test_no_number_is_lost_on_a_narrower_terminal(
    arguments: tuple[str, ...], width: int, screens: dict[tuple[tuple[str, ...], str, int], Outcome]
) -> None:
    for lang in ("zh", "en"):
        wide = SGR.sub("", screens[arguments, lang, 200].out)
        narrow = SGR.sub("", screens[arguments, lang, width].out)
        assert numbers(body(wide)) - numbers(narrow) == Counter()


@pytest.mark.parametrize("width", [140, 60])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_and_messages_fold_to_the_terminal_and_tear_no_number(lang: str, width: int) -> None:
    asked = [("validate", str(ROOT / "tests" / "rejected")), ("audit",), ("gap", "--plan", "every-forms", *MADE_UP)]
    whole = outcomes([Job((*arguments, "--lang", lang)) for arguments in asked])
    folded = outcomes([Job((*arguments, "--lang", lang), width) for arguments in asked])

    for pipe, screen in zip(whole, folded, strict=True):
        assert [line for line in screen.out.splitlines() if width_of(line) > width] == []
        assert re.sub(r"\s", "", screen.out) == re.sub(r"\s", "", pipe.out + pipe.err)
        assert numbers(pipe.out + pipe.err) - numbers(screen.out) == Counter()


def test_a_terminal_narrower_than_40_gets_what_fits_40() -> None:
    narrow, forty = outcomes([Job((*GAP, "--lang", "zh"), 20), Job((*GAP, "--lang", "zh"), 40)])

    assert narrow.out == forty.out


def test_a_terminal_and_a_pipe_show_the_same_at_the_same_width() -> None:
    for width in (140, 80, 40):
        said = (*GAP, "--lang", "zh", "--color", "never")
        screen, pipe = outcomes([Job(said, width), Job(said, 0, (("COLUMNS", str(width)),))])
        assert written(screen.out) == written(pipe.out)


def test_colour_adds_to_the_words_and_replaces_none() -> None:
    said = (*SHIPPED_GAP, "--region", "330112", "--lang", "en")
    for width in (200, 100, 40):
        coloured, plain = outcomes([Job(said, width), Job((*said, "--color", "never"), width)])
        assert "\x1b[" in coloured.out
        assert "\x1b" not in plain.out
        assert SGR.sub("", coloured.out) == plain.out


def test_colour_stands_where_a_word_has_a_meaning() -> None:
    (outcome,) = outcomes([Job((*SHIPPED_GAP, "--region", "330112", "--lang", "en"), 200)])

    assert re.search(r"\x1b\[32mmet\s*\x1b\[0m", outcome.out)


@pytest.mark.parametrize(
    ("environment", "option", "coloured"),
    [
        ({}, "auto", True),
        ({}, "never", False),
        ({"NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": ""}, "auto", True),
        ({"TERM": "dumb"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({"TERM": "dumb"}, "always", True),
    ],
    ids=str,
)
def test_colour_on_a_terminal(environment: dict[str, str], option: str, *, coloured: bool) -> None:
    said = (*SHIPPED_GAP, "--region", "330112", "--lang", "en", "--color", option)
    (outcome,) = outcomes([Job(said, 100, tuple(environment.items()))])

    assert ("\x1b[32m" in outcome.out) is coloured
    assert ("\x1b" in outcome.out) is coloured


@pytest.mark.parametrize("width", [140, 60])
def test_a_dumb_terminal_gets_everything_too(width: int) -> None:
    said = (*SHIPPED_GAP, "--lang", "zh")
    dumb = (("TERM", "dumb"),)
    expected, auto, always = outcomes(
        [
            Job((*said, "--color", "never"), width),
            Job(said, width, dumb),
            Job((*said, "--color", "always"), width, dumb),
        ]
    )

    assert auto.out == expected.out
    assert SGR.sub("", always.out) == expected.out


def test_colour_in_a_pipe_only_where_asked_for() -> None:
    said = (*SHIPPED_GAP, "--region", "330112", "--lang", "en")
    columns = (("COLUMNS", "100"),)
    auto, always = outcomes([Job(said, 0, columns), Job((*said, "--color", "always"), 0, columns)])

    assert "\x1b" not in auto.out
    assert "\x1b[32m" in always.out
    assert written(always.out) == written(auto.out)


def test_colour_in_a_pipe_takes_no_column_away() -> None:
    said = (*SHIPPED_GAP, "--lang", "zh")
    auto, always = outcomes([Job(said), Job((*said, "--color", "always"))])

    assert written(always.out) == written(auto.out)


# what made-up names must not do to a terminal


def hostile(folder: Path, name: str, title: str = "虚构") -> Path:
    """A data folder with a plan whose indicator and title are called so, both in double quotes."""
    for part in ("plans", "actuals"):
        (folder / part).mkdir(parents=True)
    for registry in ("indicators.yaml", "regions.yaml"):
        shutil.copy(EVERY_FORM / registry, folder)
    line = (
        f'{{id: firms, name: "{name}", unit: 家, owners: ["{name}"], '
        'targets: [{by: 2023, at_least: 1000, printed: "1000", at: {section: 一, line: 1}}]}'
    )
    text = plan_text(line).replace("title: 虚构\n", f'title: "{title}"\n', 1)
    (folder / "plans" / "made-up.yaml").write_text(text, encoding="utf-8")
    observed = actuals_text("{indicator: firms, period: 2023, value: 1200, source: a}")
    (folder / "actuals" / "990100.yaml").write_text(observed, encoding="utf-8")
    return folder


def shows(data: Path) -> list[Job]:
    """All that shows names, on terminals and into pipes."""
    where = ("--data", str(data), "--lang", "zh")
    commands = [
        ("gap", "--plan", "made-up", "--as-of", "2024", *where),
        ("show", "made-up", "firms", *where),
        ("plans", *where),
    ]
    return [Job(command, width) for command in commands for width in (0, 40)]


@pytest.mark.parametrize("name", ["[b]企[/b]", "[/x]企业", "[link=a]b", ":star:企业", "[1]企业"])
def test_markup_in_names_is_text(name: str, tmp_path: Path) -> None:
    jobs = shows(hostile(tmp_path / "data", name, title=f"{name}的规划"))
    for job, outcome in zip(jobs, outcomes(jobs), strict=True):
        assert outcome.code == 0
        assert f"{name}的规划" in outcome.out or (job.arguments[0], job.width) == ("plans", 40)
        if job.arguments[0] != "plans":  # which shows titles only
            assert name in outcome.out.replace(f"{name}的规划", "") or "made-up" not in job.arguments


@pytest.mark.parametrize(
    "escape", [r"\e[31m", r"\x9b31m", r"\e]0;owned\x07", r"\u202e", r"\u200b", r"\b\b\b", r"\x7f", r"\r", r"\t", r"\n"]
)
def test_control_characters_in_names_never_reach_the_terminal(escape: str, tmp_path: Path) -> None:
    data = hostile(tmp_path / "data", f"企业{escape}数")
    for outcome in outcomes(shows(data)):
        assert outcome.code == 1
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", SGR.sub("", outcome.out + outcome.err))


def test_combining_characters_and_emoji_keep_lines_within_the_terminal(tmp_path: Path) -> None:
    name = "Cafe\u0301 数量 👩‍🔬 실험실 ①②③"
    for job, outcome in zip(shows(hostile(tmp_path / "data", name)), outcomes(shows(tmp_path / "data")), strict=True):
        if outcome.code == 1:
            assert "Y003" in outcome.out + outcome.err  # refused at the door is as good
        elif job.width:
            assert all(width_of(line) <= job.width for line in SGR.sub("", outcome.out).splitlines())


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "＝"])
def test_a_name_that_a_spreadsheet_would_run_is_written_as_text(mark: str, tmp_path: Path) -> None:
    data = hostile(tmp_path / "data", f"{mark}HYPERLINK(1)")
    (outcome,) = outcomes(
        [Job(("gap", "--plan", "made-up", "--data", str(data), "--as-of", "2024", "--format", "csv"))]
    )

    assert f",'{mark}HYPERLINK(1)," in outcome.out
