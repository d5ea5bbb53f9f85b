"""YAML text to nodes: what scalars mean, where things stand, what is refused, and that nothing brings it down."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planmetrics.load import load
from planmetrics.model.plan import Plan
from planmetrics.render.diagnostics import hint, message
from planmetrics.source import packaged_data
from planmetrics.syntax.decoding import decode
from planmetrics.syntax.nodes import Mapping, locate, plain
from planmetrics.syntax.reader import MAX_DEPTH, MAX_EVENTS, read

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.syntax.nodes import Data, Path

SHORT = """\
format: 1
id: short
title: Made up
standing: draft
region: "330100"
period: {from: 2024, to: 2027}
document: {title: 杭州}
indicators:
  - id: hightech-firms
    name: 高企
    unit: 家
    targets:
      - {by: 2024, at_least: 17000, printed: 1.7万, at: {section: 一, line: 1}}
"""


def meaning(text: str) -> dict[str, Data]:
    """What a text without a mistake says."""
    root, found = read(text, "plan.yaml")
    assert found == []
    assert root is not None
    said = plain(root)
    assert isinstance(said, dict)
    return said


def places(text: str) -> list[tuple[int, int, str]]:
    """Line, column and code of all that is wrong with a text."""
    _, found = read(text, "plan.yaml")
    return [(problem.span.line, problem.span.column, problem.code) for problem in found]


def only_problem(text: str) -> Diagnostic:
    """The one thing that is wrong with a text."""
    (problem,) = read(text, "plan.yaml")[1]
    return problem


# What a plain scalar means

TEXT = [
    "NO", "no", "yes", "Yes", "on", "OFF", "y", "n", "nULL", "tRUE",
    "12:30", "1:30:00", "1_000", "1,000", "1 000", "010", "0123", "-007", "0o17", "0x1F", "1.2.3", "2024-03-12",
    ".inf", "-.INF", ".nan", "1e400", "1e-100", "1e", "e5", "+", ".", "=", "1" * 41, "0." + "1" * 41,
    "1.5万", "５", "²", "٣",
]  # fmt: skip
NUMBERS = [
    ("0", "0"), ("7", "7"), ("-3.5", "-3.5"), ("+12", "12"), ("0.30", "0.30"), ("4.0", "4.0"), ("6.", "6"), (".5", "0.5"),
    ("1e3", "1E+3"), ("1E3", "1E+3"), ("1.5e-2", "0.015"), ("-0", "-0"), ("9" * 40, "9" * 40), ("1e99", "1E+99"),
]  # fmt: skip


@pytest.mark.parametrize("typed", TEXT)
def test_what_yaml_1_2_calls_text_is_text(typed: str) -> None:
    assert meaning(f"v: {typed}\n") == {"v": typed}


@pytest.mark.parametrize(("typed", "number"), NUMBERS)
def test_a_number_keeps_the_digits_that_were_typed(typed: str, number: str) -> None:
    value = meaning(f"v: {typed}\n")["v"]

    assert isinstance(value, Decimal)
    assert str(value) == number


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_null_is_written_in_five_ways_and_is_no_value(typed: str) -> None:
    root, found = read(f"v: {typed}\n", "plan.yaml")

    assert root is not None
    assert plain(root) == {"v": None}
    assert [problem.code for problem in found] == ["S012"]


@pytest.mark.parametrize("typed", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_true_and_false_are_words_of_their_own(typed: str) -> None:
    assert meaning(f"v: {typed}\n") == {"v": typed.lower() == "true"}


@pytest.mark.parametrize("typed", ['"4.0"', "'4.0'", "|-\n  4.0", ">-\n  4.0"])
def test_quotes_and_blocks_make_text_of_a_number(typed: str) -> None:
    assert meaning(f"v: {typed}\n") == {"v": "4.0"}


@pytest.mark.parametrize("typed", ['""', "''", '"null"', "'true'", '"~"'])
def test_quotes_make_text_of_words_too(typed: str) -> None:
    assert meaning(f"v: {typed}\n") == {"v": typed[1:-1]}


def test_the_meaning_is_the_same_in_a_list() -> None:
    assert meaning('v: [NO, 1e3, 0.30, 010, true, "4.0"]\n') == {
        "v": ("NO", Decimal("1e3"), Decimal("0.30"), "010", True, "4.0")
    }


def test_keys_are_text_whatever_they_look_like() -> None:
    assert meaning("330100: a\nno: b\n~: c\n1.0: d\n'quoted': e\n") == {
        "330100": "a",
        "no": "b",
        "~": "c",
        "1.0": "d",
        "quoted": "e",
    }


def test_lists_and_mappings_nest_in_both_styles() -> None:
    said = meaning("a:\n  - b: [1, {c: 2}]\n  - []\nd: {}\n")

    assert said == {"a": ({"b": (Decimal(1), {"c": Decimal(2)})}, ()), "d": {}}


def test_comments_and_lines_of_text_are_read_as_yaml_has_it() -> None:
    assert meaning("# head\na: one\n  two  # tail\nb: |\n  l1\n  l2\n") == {"a": "one two", "b": "l1\nl2\n"}


@pytest.mark.parametrize("start", ["", "---\n", "# 计划\n---\n"])
def test_one_document_may_be_announced(start: str) -> None:
    assert meaning(f"{start}a: 1\n") == {"a": Decimal(1)}


def test_windows_line_ends_change_nothing() -> None:
    windows = SHORT.replace("\n", "\r\n")
    root, found = read(windows, "plan.yaml")

    assert root is not None
    assert found == []
    assert meaning(windows) == meaning(SHORT)
    assert locate(root, ("indicators", 0, "unit"), "plan.yaml").line == 11
    assert places(windows.replace("unit: 家", "unit: %")) == [(11, 11, "Y016")]


# Where things stand


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ((), False, 1, 1),
        (("id",), False, 2, 5),
        (("id",), True, 2, 1),
        (("period", "to"), False, 6, 26),
        (("period", "to"), True, 6, 22),
        (("indicators",), False, 9, 3),
        (("indicators", 0), False, 9, 5),
        (("indicators", 0, "name"), False, 10, 11),
        (("indicators", 0, "targets", 0, "at", "line"), False, 13, 75),
        (("indicators", 0, "targets", 0, "at", "line"), True, 13, 69),
        (("indicators", 0, "better"), False, 9, 5),
        (("indicators", 7, "name"), False, 9, 3),
        (("document", "[key]", "title"), False, 7, 19),
        (("region", "deeper"), False, 5, 9),
    ],
)
def test_a_path_leads_to_the_deepest_part_that_the_file_holds(path: Path, key: bool, line: int, column: int) -> None:
    root, _ = read(SHORT, "plan.yaml")
    assert root is not None

    span = locate(root, path, "plan.yaml", key=key)

    assert (span.file, span.line, span.column) == ("plan.yaml", line, column)


def test_columns_count_characters_not_bytes() -> None:
    assert places("名称: {单位: %}\n") == [(1, 10, "Y016")]


def test_columns_count_a_character_beyond_the_basic_plane_once() -> None:
    assert places("a𠀀🚀: %\n") == [(1, 6, "Y016")]


# What is refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "Y013")]),
        ("\n\n", [(1, 1, "Y013")]),
        ("# nothing\n", [(1, 1, "Y013")]),
        ("- a\n", [(1, 1, "Y014")]),
        ("just text\n", [(1, 1, "Y014")]),
        ("\n'text'\n", [(2, 1, "Y014")]),
        ("a: 1\na: 2\n", [(2, 1, "Y008")]),
        ("a: 1\n'a': 2\n", [(2, 1, "Y008")]),
        ("a: 1\na: 2\na: 3\n", [(2, 1, "Y008"), (3, 1, "Y008")]),
        ("a: {b: 1, b: 2}\n", [(1, 11, "Y008")]),
        ("a: &x 1\n", [(1, 4, "Y018")]),
        ("a: [&x 1]\n", [(1, 5, "Y018")]),
        ("a: &x {b: 1}\n", [(1, 4, "Y018")]),
        ("a: &x [1]\n", [(1, 4, "Y018")]),
        ("&x a: 1\n", [(1, 1, "Y018")]),
        ("&x 'a': 1\n", [(1, 1, "Y018")]),
        ("a: &x 1\nb: *x\n", [(1, 4, "Y018"), (2, 4, "Y009")]),
        ("a: &x 1\nb: [*x, *x]\n", [(1, 4, "Y018"), (2, 5, "Y009"), (2, 9, "Y009")]),
        ("a: *nowhere\n", [(1, 4, "Y009")]),
        ("*x : 1\n", [(1, 1, "Y015"), (1, 1, "Y009")]),
        ("<<: {a: 1}\n", [(1, 1, "Y010")]),
        ("a: !!str 1\n", [(1, 4, "Y011")]),
        ("a: !local 1\n", [(1, 4, "Y011")]),
        ("a: !!map {b: 1}\n", [(1, 4, "Y011")]),
        ("a: !!seq [1]\n", [(1, 4, "Y011")]),
        ("!!str a: 1\n", [(1, 1, "Y011")]),
        ("a: !!str &x 1\n", [(1, 4, "Y018"), (1, 4, "Y011")]),
        ("a: 1\n---\nb: 2\n", [(2, 1, "Y012")]),
        ("a: 1\n...\n---\nb: 2\n", [(3, 1, "Y012")]),
        ("%YAML 1.1\n---\na: 1\n", [(1, 1, "Y012")]),
        ("%TAG ! tag:a,2000:\n---\na: 1\n", [(1, 1, "Y012")]),
        ("[a]: 1\n", [(1, 1, "Y015")]),
        ("{a: 1}: 1\n", [(1, 1, "Y015")]),
        ("? [a]\n: 1\n", [(1, 3, "Y015")]),
        ("a: %\n", [(1, 4, "Y016")]),
        ("a: @b\n", [(1, 4, "Y016")]),
        ("a: [`b`]\n", [(1, 5, "Y016")]),
        ("a: 1\n\tb: 2\n", [(2, 1, "Y019")]),
        ("a:\n\t- b\n", [(2, 1, "Y019")]),
        ("a：1\nb: 2\n", [(1, 2, "Y017")]),
        ("a: 1\nb：2\nc: 3\n", [(2, 2, "Y017")]),
        ("a: [1，2: 3]\nb: 1\n", []),
        ("a: {b: 1，c: 2}\n", [(1, 9, "Y017")]),
        ("a: 'left open\n", [(1, 4, "Y007")]),
        ("a: [1, 2\n", [(1, 4, "Y007")]),
        ("a: {b: 1\nc: 2\n", [(2, 2, "Y007")]),
        ("a: 1\nb\nc: 2\n", [(2, 1, "Y007")]),
        ("a:\n  - b\n  c\n", [(3, 3, "Y007")]),
        ("a: b: c\n", [(1, 5, "Y007")]),
        ("a: 'b' c\n", [(1, 8, "Y007")]),
        ("a: ]\n", [(1, 4, "Y007")]),
    ],
    ids=lambda value: repr(value) if isinstance(value, str) else "",
)
def test_what_plan_files_do_without_is_refused_in_its_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert places(text) == expected


def test_of_a_key_written_twice_the_first_is_read() -> None:
    root, _ = read("a: 1\nb: 2\na: 3\n", "plan.yaml")

    assert root is not None
    assert plain(root) == {"a": Decimal(1), "b": Decimal(2)}


def test_a_key_written_twice_says_where_it_stood_first() -> None:
    assert "line 1" in message(only_problem("a: 1\nb: 2\na: 3\n"), "en")


def test_a_merge_key_in_quotes_is_an_ordinary_key() -> None:
    assert meaning('"<<": 1\n') == {"<<": Decimal(1)}


def test_reading_goes_on_behind_what_is_refused() -> None:
    root, found = read("a: &x 1\n[k]: 2\n<<: {c: 1}\nb: !!int 3\nc: 4\n", "plan.yaml")

    assert [problem.code for problem in found] == ["Y018", "Y015", "Y010", "Y011"]
    assert root is not None
    assert plain(root) == {"a": "1", "b": "3", "c": Decimal(4)}


def test_a_tag_is_named_as_it_was_typed() -> None:
    assert "'!!float'" in message(only_problem("a: !!float 1\n"), "en")


def test_full_width_punctuation_in_quotes_and_comments_is_not_blamed() -> None:
    assert only_problem("a: '：' b  # ：\n").code == "Y007"


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("a: b: c\n", "quotes"),
        ("a: [1, 2\n", "close"),
        ("a: 'b\n", "close"),
        ("a:\n  - b\n  c: 1\n", "alike"),
        ("a: 1\nb\nc: 2\n", "colon"),
        ("a: 1\n b: 2\n", "indentation"),
    ],
)
def test_a_syntax_error_comes_with_advice(text: str, advised: str) -> None:
    assert advised in hint(only_problem(text), "en")


@pytest.mark.parametrize(
    "escape", [r"\e", r"\0", r"\a", r"\b", r"\x1b", r"\u202e", r"\u200B", r"\N", r"\L", r"\P", r"\uFEFF"]
)
@pytest.mark.parametrize("text", ['a: "b{0}c"\n', '"a{0}": 1\n', 'a: ["{0}"]\n'])
def test_a_character_that_hides_is_refused_when_escaped_too(text: str, escape: str) -> None:
    problem = only_problem(text.format(escape))

    assert problem.code == "Y003"
    assert "U+" in message(problem, "en")


@pytest.mark.parametrize("typed", ["'\\e'", "\\e", '"\\\\e"', '"\\""', '"\\u676d\\U0001F680"', "|\n  \\e"])
def test_harmless_backslashes_are_kept(typed: str) -> None:
    meaning(f"a: {typed}\n")


@pytest.mark.parametrize(
    "escape", [r"\ud800", r"\udfff", r"\ud83d\ude80", r"\U00110000", r"\UFFFFFFFF", r"\q", r"\x1", r"\u12"]
)
def test_an_escape_that_makes_no_character_is_no_yaml(escape: str) -> None:
    assert places(f'a: "{escape}"\n')[0][::2] == (1, "Y007")


# Limits


def test_nesting_is_read_down_to_the_limit_and_no_deeper() -> None:
    lists = MAX_DEPTH - 1  # the top mapping is the first level

    assert read(f"a: {'[' * lists}{']' * lists}\n", "plan.yaml")[1] == []
    assert read(f"a: {'[' * (lists + 1)}{']' * (lists + 1)}\n", "plan.yaml")[0] is None
    assert places(f"a: {'[' * (lists + 1)}{']' * (lists + 1)}\n") == [(1, 4 + lists, "Y006")]


def test_nesting_side_by_side_does_not_add_up() -> None:
    assert read(f"a: [{'[[]], ' * 100}]\n", "plan.yaml")[1] == []


def test_more_values_than_the_limit_are_refused() -> None:
    values = MAX_EVENTS - 2  # the key and the list count as well

    assert read(f"a: [{'1,' * values}]\n", "plan.yaml")[1] == []
    assert places(f"a: [{'1,' * (values + 1)}]\n") == [(1, 5 + 2 * values, "Y005")]
    assert places("".join(f"k{number}: 1\n" for number in range(MAX_EVENTS // 2 + 1))) == [
        (MAX_EVENTS // 2 + 1, 1, "Y005")
    ]


@pytest.mark.parametrize("piece", ["[", "{a: ", "{a: [", "- ", "? ", "{[", "- - [", "a: {b: ["])
def test_a_hundred_thousand_brackets_are_given_up_early(piece: str) -> None:
    root, found = read(piece * 100_000, "plan.yaml")

    assert root is None
    assert found[-1].code in {"Y006", "Y007"}
    assert len(found) <= MAX_DEPTH + 1


def test_deep_indentation_is_given_up_too() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(1_000))

    assert places(text) == [(MAX_DEPTH + 1, MAX_DEPTH + 1, "Y006")]


def test_aliases_are_never_expanded() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    root, found = read(bomb, "plan.yaml")

    assert root is not None
    assert [problem.code for problem in found].count("Y018") == 9
    assert [problem.code for problem in found].count("Y009") == 72


def test_what_is_refused_thousands_of_times_is_told_fifty_times() -> None:
    raw = f"a: &x 1\nb: [{'*x, ' * 10_000}]\n".encode()
    _, found = load(raw, "plan.yaml", Plan)

    assert [problem.code for problem in found].count("S030") == 1
    assert len(found) <= 51


@pytest.mark.parametrize(
    "text", ["a: " + "x" * 3_000_000, "x" * 100_000 + ": 1", "a: '" + "''" * 100_000 + "'", "#" * 1_000_000]
)
def test_very_long_lines_do_not_bring_it_down(text: str) -> None:
    read(text, "plan.yaml")


# Whatever comes in


def real_plan() -> bytes:
    data = packaged_data()
    assert data is not None
    return (data / "plans" / "gongshu-14fyp.yaml").read_bytes()


def read_bytes_of(raw: bytes) -> Mapping | None:
    """The model's way of reading, without the model."""
    text, _ = decode(raw, "plan.yaml")
    return read(text, "plan.yaml")[0] if text is not None else None


def test_a_real_plan_cut_short_at_any_byte_is_read_or_refused() -> None:
    raw = real_plan()

    for length in range(len(raw)):
        read_bytes_of(raw[:length])


def test_a_short_plan_cut_short_at_any_byte_is_refused_with_a_reason() -> None:
    raw = SHORT.encode()

    for length in range(len(raw) - 1):
        loaded, found = load(raw[:length], "plan.yaml", Plan)
        assert (loaded is None) == bool(found)


@pytest.mark.parametrize("mask", [0x01, 0x04, 0x20, 0x80, 0xFF])
def test_a_plan_with_any_byte_flipped_is_read_or_refused(mask: int) -> None:
    raw = SHORT.encode()

    for at in range(len(raw)):
        loaded, found = load(raw[:at] + bytes([raw[at] ^ mask]) + raw[at + 1 :], "plan.yaml", Plan)
        assert loaded is not None or found


@pytest.mark.parametrize(
    "put", ["\n", "\t", " ", '"', "'", "{", "]", ",", ": ", "- ", "&a ", "*a ", "!", "%", "|", ">", "#", "：", "，"]
)
def test_a_plan_with_a_character_too_many_is_read_or_refused(put: str) -> None:
    for at in range(len(SHORT)):
        loaded, found = load((SHORT[:at] + put + SHORT[at:]).encode(), "plan.yaml", Plan)
        assert loaded is not None or found


YAML_PIECES = [
    "a: ", "- ", "? ", ": ", "[", "]", "{", "}", ",", '"', "'", "&a", "*a", "!t ", "<<", "|\n", ">\n", "%", "\n", "  ",
    "\t", "---\n", "...\n", "#", "\\", "~", "1e3", "杭州", "：", "\u2028", "\x00", "\x1b", "\r",
]  # fmt: skip


@st.composite
def mutated_plans(draw: st.DrawFn) -> str:
    """The short plan with pieces of it taken out, doubled, or replaced."""
    text = SHORT
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + draw(st.sampled_from([*YAML_PIECES, text[start:end] * 2])) + text[end:]
    return text


@given(st.text() | st.lists(st.sampled_from(YAML_PIECES)).map("".join) | mutated_plans())
@example("a: \x07")
@example("%")
@example("---\n")
@example("...")
@example("\ufeffa: 1")
@example("? ")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused_inside_its_lines(text: str) -> None:
    root, found = read(text, "plan.yaml")

    assert root is not None or found
    assert all(1 <= problem.span.line <= len(text.splitlines()) + 1 for problem in found)
