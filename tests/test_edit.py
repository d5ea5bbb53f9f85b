"""Changes of a YAML text: what was asked for is there, and every other byte stays."""

from __future__ import annotations

from decimal import Decimal
from difflib import ndiff
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmetrics.edit.changes import Append, CannotEditError, Change, Drop, Put, Replace, changed
from planmetrics.edit.splice import edited
from planmetrics.edit.written import scalar
from planmetrics.syntax.nodes import plain
from planmetrics.syntax.reader import read

if TYPE_CHECKING:
    from planmetrics.syntax.nodes import Data

ITEM: Data = {"indicator": "gdp", "period": Decimal(2024), "value": Decimal("3.10"), "source": "a"}
LINE = "{indicator: gdp, period: 2024, value: 3.10, source: a}"
MORE = Append(("list",), (ITEM,))
SOURCE = Put(("sources",), {"b": {"title": "公报", "url": "http://b", "published": "2024-03"}})
SOURCE_LINE = 'b: {title: 公报, url: "http://b", published: 2024-03}'


def made(text: str, *changes: Change) -> str:
    """The text with these changes."""
    return edited(text.encode(), changes).decode()


def data(text: str) -> Data:
    """What a text holds."""
    root, wrong = read(text.removeprefix("\ufeff"), "a.yaml")
    assert root is not None
    assert wrong == []
    return plain(root)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list:\n  - {a: 1}\n", f"list:\n  - {{a: 1}}\n  - {LINE}\n"),
        ("list:\n- {a: 1}", f"list:\n- {{a: 1}}\n- {LINE}"),
        (
            "list:\r\n  -   { a: 1 }\r\n  # c\r\nz: 1\r\n",
            f"list:\r\n  -   {{a: 1}}\r\n  -   {LINE}\r\n  # c\r\nz: 1\r\n",
        ),
        ("list:\n  - {a: 1}  # one\n\n\n# end\n", f"list:\n  - {{a: 1}}  # one\n  - {LINE}\n\n\n# end\n"),
        ("list: []\nz: 1\n", f"list:\n  - {LINE}\nz: 1\n"),
        ("list: []  # none yet", f"list:  # none yet\n  - {LINE}"),
        ("list: [ # none\n]\n", f"list: [{LINE} # none\n]\n"),
        ("list: [{a: 1}]\n", f"list: [{{a: 1}}, {LINE}]\n"),
        ("list: [{a: 1},]\n", f"list: [{{a: 1}}, {LINE}]\n"),
        ("list: [\n  {a: 1},\n  {b: 1}  # two\n]\n", f"list: [\n  {{a: 1}},\n  {{b: 1}},  # two\n  {LINE}\n]\n"),
        ("list: [\n  {a: 1}]\n", f"list: [\n  {{a: 1}},\n  {LINE}]\n"),
        ("list: [\n  {a: 1},\n]\n", f"list: [\n  {{a: 1}},\n  {LINE},\n]\n"),
        (
            "list:\n  - a: 1\n    n: |\n      x\n\n\n# end\n",
            "list:\n  - a: 1\n    n: |\n      x\n  - indicator: gdp\n    period: 2024\n    value: 3.10\n    source: a\n\n\n# end\n",
        ),
    ],
)
def test_an_item_is_added_in_the_style_of_its_neighbours(before: str, after: str) -> None:
    # the room inside braces is that of the last item, too
    padded = after.replace("{a: 1}", "{ a: 1 }").replace(LINE, f"{{ {LINE[1:-1]} }}") if "{ a" in before else after

    assert made(before, MORE) == padded


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sources: {}\n", f"sources:\n  {SOURCE_LINE}\n"),
        ("sources:\n  a: {t: 1}  # one\nz: 1\n", f"sources:\n  a: {{t: 1}}  # one\n  {SOURCE_LINE}\nz: 1\n"),
        (
            "sources:\n    a:\n      t: 1\n",
            'sources:\n    a:\n      t: 1\n    b:\n      title: 公报\n      url: "http://b"\n      published: 2024-03\n',
        ),
        ("sources: {a: {t: 1}}\n", f"sources: {{a: {{t: 1}}, {SOURCE_LINE}}}\n"),
    ],
)
def test_a_key_is_added_in_the_style_of_its_neighbours(before: str, after: str) -> None:
    assert made(before, SOURCE) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list:\n  - {by: 1, check: [a, b], z: 2}\n", "list:\n  - {by: 1, z: 2}\n"),
        ("list:\n  - {by: 1, check: x}\n", "list:\n  - {by: 1}\n"),
        ("list:\n  - {check: x, by: 1}\n", "list:\n  - {by: 1}\n"),
        ("list:\n  - by: 1\n    check: [a]  # why\n    z: 2\n", "list:\n  - by: 1\n    z: 2\n"),
        ("list:\n  - by: 1\n    check:\n      - a\n      - b\n", "list:\n  - by: 1\n"),
        ("list:\n  - check: [a]\n    by: 1\n", "list:\n  - by: 1\n"),
        ("list:\r\n  - by: 1\r\n    check: x", "list:\r\n  - by: 1\r\n"),
    ],
)
def test_a_key_is_taken_out_with_its_comma_or_its_lines(before: str, after: str) -> None:
    assert made(before, Drop(("list", 0, "check"))) == after


def test_an_item_is_taken_out_by_the_index_it_had_before() -> None:
    text = "list:\n  - {a: 1}\n  - {b: 1}  # two\n  - {c: 1}\n"

    assert made(text, Drop(("list", 0)), Drop(("list", 2))) == "list:\n  - {b: 1}  # two\n"


def test_a_value_is_replaced_with_its_key() -> None:
    text = "list:\n  - {value: 1, z: 2}  # c\n"

    assert made(text, Replace(("list", 0, "value"), Decimal("2.20"))) == "list:\n  - {value: 2.20, z: 2}  # c\n"
    assert made(text, Replace(("list", 0, "value"), Decimal(2), "about")) == "list:\n  - {about: 2, z: 2}  # c\n"


def test_several_changes_are_made_in_one_go() -> None:
    text = "sources:\n  a: {t: 1}\nlist:\n  - {check: x, by: 1}\n"
    after = f"sources:\n  a: {{t: 1}}\n  {SOURCE_LINE}\nlist:\n  - {{by: 1}}\n  - {LINE[:-1]}}}\n"

    assert made(text, Drop(("list", 0, "check")), MORE, SOURCE) == after


def test_a_byte_order_mark_stays() -> None:
    assert edited("\ufefflist:\n  - {a: 1}\n".encode(), (MORE,)).startswith("\ufefflist:".encode())


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("list:\n  - {a: 1}\n", Drop(("list", 0, "a", "b"))),
        ("list:\n  - {a: 1}\n", Drop(("list", 1))),
        ("list:\n  - {a: 1}\n", Drop(("list", 0))),
        ("list:\n  - {a: 1}\n", Put(("list", 0), {"a": "2"})),
        ("list:\n  - {a: 1}\n", Append(("list", 0), ("x",))),
        ("list:\n  - {a: 1}\n", Append(("list",), ("two\nlines",))),
        ("list:\n  - {a: 1}\n", Append(("list",), ("\u200b",))),
        ("list:\n  - a: 1\n    b:\n      c: 1\n", Replace(("list", 0, "b"), "x")),
        ("list: [{a: 1, # why\n  b: 2}]\n", Drop(("list", 0, "b"))),
        ("list:\n  - a: 1\n    # why\n    b: 1\n", Drop(("list", 0, "a"))),
        ("list:\n  - b: >\n      x", MORE),
        ("list: *x\n", MORE),
        ("list: [\n", MORE),
        ("list: [1,]\nlist: 2\n", MORE),
        ("\x00", MORE),
    ],
)
def test_what_cannot_be_changed_alone_is_refused(text: str, change: Change) -> None:
    with pytest.raises(CannotEditError):
        edited(text.encode(), (change,))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2024", '"2024"'),
        ("2024-06", "2024-06"),
        ("2024-01..09", "2024-01..09"),
        ("2024/25", "2024/25"),
        ("2020-02-17", "2020-02-17"),
        ("no", '"no"'),
        ("12:30", '"12:30"'),
        ("true", '"true"'),
        ("330100", '"330100"'),
        ("%", '"%"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        (' a"\\', '" a\\"\\\\"'),
        ("", '""'),
        ("R&D经费（亿元）", "R&D经费（亿元）"),
        (Decimal("3.950"), "3.950"),
        (True, "true"),
    ],
)
def test_a_value_is_quoted_where_it_would_be_read_as_something_else(value: Data, written: str) -> None:
    assert scalar(value) == written
    assert data(f"a: {written}\n") == {"a": value}


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)


@given(TEXTS)
def test_any_text_that_a_file_can_hold_comes_back(text: str) -> None:
    try:
        after = edited(b"list: [1]\n", (Append(("list",), ({"k": text},)),))
    except CannotEditError:
        return  # a character that hides

    assert data(after.decode()) == {"list": (Decimal(1), {"k": text})}


COMMENTS = st.sampled_from(["", "  # a: {b: [", "   # 注", " # - x", "  #"])
BETWEEN = st.sampled_from(["", "\n", "# left alone\n", "    # deep\n", "\n\n# - {a: 1}\n"])
FLOW = st.sampled_from(
    ["{a: 1, b: x}", "{ a: 1 }", '{a: "]}#", b: [1, 2]}', "{a: 1,\n     b: 2}", "{a: 'it''s', b: 1}"]
)


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """A file as people leave them: odd comments, blank lines, either style, CRLF, a mark, no end of the last line."""
    indent, gap = draw(st.sampled_from(["", "  ", "    "])), draw(st.sampled_from([" ", "   "]))
    lines = ["# head\n", draw(BETWEEN), "format: 1\n"]
    sources = [f"  s{n}: {{title: t{n}}}{draw(COMMENTS)}\n" for n in range(draw(st.integers(1, 3)))]
    items = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            items.append(f"{indent}-{gap}{draw(FLOW)}{draw(COMMENTS)}\n")
        else:
            deep = " " * (len(indent) + 1 + len(gap))
            items.append(f"{indent}-{gap}a: 1{draw(COMMENTS)}\n{draw(BETWEEN)}{deep}b: >\n{deep}  x\n{deep}  y\n")
        items.append(draw(BETWEEN))
    blocks = [["sources:\n", *sources, draw(BETWEEN)], ["list:\n", *items]]
    lines += [line for block in draw(st.permutations(blocks)) for line in block]
    text = "".join(lines)
    if not text.rstrip("\n").endswith("  y") and draw(st.booleans()):
        text = text.rstrip("\n")  # behind a folded text the end of the line is a part of its value
    text = text.replace("\n", "\r\n") if draw(st.booleans()) else text
    return ("\ufeff" if draw(st.booleans()) else "") + text


@settings(deadline=None, max_examples=300)
@given(layouts())
def test_in_a_file_of_any_layout_lines_are_added_and_nothing_else_changes(text: str) -> None:
    after = made(text, MORE, SOURCE)

    lines = [line.rstrip("\r\n") for line in text.splitlines(keepends=True)]
    told = [line for line in ndiff(lines, after.splitlines()) if line[0] in "+-"]
    assert all(line.startswith("+") for line in told)
    assert data(after) == changed(changed(data(text), MORE), SOURCE)
    assert after.count("\r\n") in {0, after.count("\n")}
    assert after.endswith("\n") == text.endswith("\n") or not text.endswith("\n")


@settings(deadline=None, max_examples=200)
@given(layouts(), st.data())
def test_in_a_file_of_any_layout_a_key_is_taken_out_alone_or_the_change_is_refused(
    text: str, draw: st.DataObject
) -> None:
    held = data(text)
    assert isinstance(held, dict)
    items = held["list"]
    assert isinstance(items, tuple)
    number = draw.draw(st.integers(0, len(items) - 1))
    item = items[number]
    assert isinstance(item, dict)
    change = Drop(("list", number, draw.draw(st.sampled_from(sorted(item)))))
    try:
        after = made(text, change)
    except CannotEditError:
        return

    assert data(after) == changed(held, change)
    at = next((n for n, (one, other) in enumerate(zip(text, after, strict=False)) if one != other), len(after))
    assert text.endswith(after[at:])  # one piece is gone, and nothing else
