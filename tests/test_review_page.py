"""The review of a draft as a page: document and rows side by side, and the commands that decide."""

from __future__ import annotations

import shlex
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.browser import CHROMIUM, DESKTOP, PHONE, browser
from tests.command_line import run
from tests.pages import Element, tree
from tests.test_review import PLAN, TEXT

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '<script>window.hit=1</script>"><img src=x onerror=window.hit=1>'


def reviewed(tmp_path: Path, *, text: str | None = TEXT, plan: str = PLAN, name: str = "drafted.yaml") -> Path:
    plan = plan.replace("HASH", sha256((text or TEXT).encode()).hexdigest())
    (tmp_path / name).write_text(plan, encoding="utf-8")
    if text is not None:
        (tmp_path / name).with_suffix(".txt").write_text(text, encoding="utf-8")
    out = tmp_path / "review.html"
    result = run("review", str(tmp_path / name), "--out", str(out), "--lang", "en")
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture
def page(tmp_path: Path) -> Element:
    return tree(reviewed(tmp_path).read_text("utf-8"))


def labels(page: Element) -> list[str]:
    return [row.attributes["id"].removeprefix("r") for row in page.all("article", kind="row")]


def test_the_document_stands_there_whole_with_its_figures_marked(page: Element) -> None:
    lines = [line.text for line in page.all("ol", kind="text")[0].all("li")]
    marked = [mark.all("a")[0].text for mark in page.all("mark")]

    assert len(lines) == TEXT.count("\n")
    assert lines[0] == "一、主要目标"
    assert any(text.startswith("达到500家以上 2.") for text in marked)
    assert any(text.startswith("466") for text in marked)


def test_every_open_row_is_there_uncertain_ones_first_and_leads_to_its_figure_and_back(page: Element) -> None:
    rows = page.all("article", kind="row")
    kinds = [row.all("span", kind="light")[0].text for row in rows]
    ids = {one.attributes["id"] for one in page.every() if "id" in one.attributes}
    leading = [one.attributes["href"][1:] for one in page.all("a")]

    assert kinds == sorted(kinds)  # to decide, to read
    assert set(kinds) == {"to decide", "to read"}
    assert set(leading) <= ids
    assert {f"r{label}" for label in labels(page)} >= {to for to in leading if to.startswith("r")}
    assert "name: is it '企业' that this figure counts?" in rows[0].text


def test_the_commands_that_it_shows_decide_the_rows(tmp_path: Path) -> None:
    page = tree(reviewed(tmp_path, name="a draft.yaml").read_text("utf-8"))
    row = page.all("article", kind="row")[0]
    accept, reject = (code.text for code in row.all("code"))

    refused = run(*shlex.split(reject)[1:], "--lang", "en")
    accepted = run(*shlex.split(accept)[1:], "--lang", "en")
    left = labels(tree(reviewed_again(tmp_path).read_text("utf-8")))

    assert refused.exit_code == 2  # a reason is for a person to write
    assert accepted.exit_code == 0, accepted.output
    assert left == labels(page)[1:]


def reviewed_again(tmp_path: Path) -> Path:
    out = tmp_path / "again.html"
    assert run("review", str(tmp_path / "a draft.yaml"), "--out", str(out), "--lang", "en").exit_code == 0
    return out


def test_without_its_document_the_rows_are_there_and_it_says_so(tmp_path: Path) -> None:
    page = tree(reviewed(tmp_path, text=None).read_text("utf-8"))

    assert "The document is not at hand" in page.text
    assert len(labels(page)) > 5
    assert page.all("mark") == []


def test_nothing_in_document_or_plan_becomes_markup(tmp_path: Path) -> None:
    plan = PLAN.replace("title: 虚构规划\nstanding", f"title: '{HOSTILE}'\nstanding").replace(
        "name: 企业\n", f"name: '{HOSTILE}'\n"
    )
    page = tree(reviewed(tmp_path, text=TEXT.replace("一、主要目标", HOSTILE), plan=plan).read_text("utf-8"))

    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert HOSTILE in page.all("h1")[0].text
    assert page.all("ol", kind="text")[0].all("li")[0].text == HOSTILE


def test_it_goes_with_nothing_that_decides_and_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "drafted.yaml").write_text(PLAN.replace("HASH", "0" * 64), encoding="utf-8")
    name = str(tmp_path / "drafted.yaml")

    assert (
        "--accept" in run("review", name, "--out", str(tmp_path / "r.html"), "--accept", "2.2", "--lang", "en").stderr
    )
    assert ".html" in run("review", name, "--out", str(tmp_path / "r.pdf"), "--lang", "en").stderr
    assert [path.name for path in tmp_path.iterdir()] == ["drafted.yaml"]


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
def test_in_a_browser_rows_are_brought_together_in_one_command(tmp_path: Path) -> None:
    out = reviewed(tmp_path, text=TEXT.replace("一、主要目标", HOSTILE))
    with browser(tmp_path / "profile") as started:
        for size in (DESKTOP, PHONE):
            shown = started.new_page()
            shown.open(out, size)
            wide, room = shown.ask("[document.documentElement.scrollWidth, innerWidth]")
            shown.ask("document.querySelectorAll('.orders input').forEach((box, at) => at < 2 && box.click())")
            order = shown.ask("document.querySelector('.chosen code').textContent")

            assert wide <= room
            assert (shown.requests, shown.complaints, shown.ask("window.hit ?? null")) == ([], [], None)
            assert shlex.split(order)[-3:] == ["--accept", *labels(tree(out.read_text("utf-8")))[:2]]
            assert shown.ask("document.querySelectorAll('.order button').length") > 10
