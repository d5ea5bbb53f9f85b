"""Bytes to text: UTF-8 and nothing else, and no character that hides."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmetrics.render.diagnostics import hint, message
from planmetrics.syntax.decoding import decode

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

HIDDEN = [
    "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\xad", "\u061c", "\u180e", "\u200b", "\u200e", "\u2028",
    "\u202a", "\u202e", "\u2060", "\u2066", "\ufeff", "\ufffe", "\uffff",
]  # fmt: skip
PLAN = "format: 1\ntitle: 杭州市科技创新工作计划\n"


def refused(raw: bytes) -> Diagnostic:
    """The one reason why these bytes give no text."""
    text, found = decode(raw, "plan.yaml")
    assert text is None
    (problem,) = found
    return problem


def test_plain_utf8_comes_through_unchanged() -> None:
    assert decode(PLAN.encode(), "plan.yaml") == (PLAN, [])


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", "plan.yaml") == ("", [])


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + PLAN.encode(), "plan.yaml") == (PLAN, [])


def test_a_byte_order_mark_does_not_shift_columns() -> None:
    problem = refused(codecs.BOM_UTF8 + b"id: \x1b")

    assert (problem.span.line, problem.span.column) == (1, 5)


@pytest.mark.parametrize("allowed", ["\t", "\r\n", "\r", "　", "：", "“", "🚀", "𠀀", "é", "\u00b7", "\ufe0f"])
def test_characters_that_can_be_seen_are_kept(allowed: str) -> None:
    text = f"title: 科技{allowed}创新\n"

    assert decode(text.encode(), "plan.yaml") == (text, [])


def test_a_gbk_file_is_told_to_be_saved_as_utf8() -> None:
    problem = refused(PLAN.encode("gbk"))

    assert problem.code == "Y001"
    assert (problem.span.line, problem.span.column) == (2, 8)
    assert "0xBA" in message(problem, "en")
    assert "GBK" in message(problem, "en")
    assert "UTF-8" in hint(problem, "en")


def test_the_column_of_a_foreign_byte_counts_characters() -> None:
    problem = refused("title: 杭州".encode() + b"\xff\n")

    assert (problem.span.line, problem.span.column) == (1, 10)


@pytest.mark.parametrize(
    "raw",
    [b"a: \x80", b"a: \xff\xff", b"a: \xc0\xaf", b"a: \xed\xa0\x80", "a: 杭".encode()[:-1], b"a: \xf8\x88\x80\x80\x80"],
    ids=["lone continuation", "no lead byte", "overlong slash", "surrogate", "cut short", "five bytes"],
)
def test_bytes_that_are_not_utf8_are_refused_where_they_stand(raw: bytes) -> None:
    problem = refused(raw)

    assert problem.code == "Y001"
    assert (problem.span.line, problem.span.column) == (1, 4)


def test_what_is_no_gbk_either_is_not_guessed_at() -> None:
    assert "GBK" not in message(refused(b"a: \xff\xff"), "en")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_utf_16_and_utf_32_are_named(encoding: str, name: str) -> None:
    mark = "" if encoding in {"utf-16", "utf-32"} else "\ufeff"  # those two write their mark themselves
    problem = refused((mark + PLAN).encode(encoding))

    assert problem.code == "Y002"
    assert name in message(problem, "en")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["format: 1\nid: a\n", PLAN], ids=["ascii", "chinese"])
def test_utf_16_without_a_mark_is_recognised_by_its_zero_bytes(encoding: str, text: str) -> None:
    problem = refused(text.encode(encoding))

    assert problem.code == "Y002"
    assert "UTF-16" in message(problem, "en")


def test_a_single_zero_byte_is_an_invisible_character() -> None:
    problem = refused(b"format: 1\nid: a\x00b\n")

    assert problem.code == "Y003"
    assert (problem.span.line, problem.span.column) == (2, 6)
    assert "U+0000" in message(problem, "en")


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda hidden: f"U+{ord(hidden):04X}")
def test_characters_that_hide_are_refused_where_they_stand(hidden: str) -> None:
    problem = refused(f"format: 1\r\nid: a\r\ntitle: 杭州{hidden}市\r\n".encode())

    assert problem.code == "Y003"
    assert (problem.span.line, problem.span.column) == (3, 10)
    assert f"U+{ord(hidden):04X}" in message(problem, "en")
    assert hidden not in message(problem, "en")


@given(st.binary() | st.text().map(str.encode))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_text_or_a_reason(raw: bytes) -> None:
    text, found = decode(raw, "plan.yaml")

    assert (text is None) == bool(found)
