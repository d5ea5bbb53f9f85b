"""The report as a browser shows it: on a desk, on a phone, on paper, by keyboard, without a script, and under attack."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from tests.browser import CHROMIUM, DESKTOP, PHONE, browser
from tests.command_line import OURS
from tests.made_up import EVERY_FORM
from tests.pages import every_kind, hostile, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser import Browser, Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")

EXAMPLES = EVERY_FORM.parents[1] / "examples"
PLANS = {
    "every kind of mark": None,
    "every form": ("--all", "--data", str(EVERY_FORM)),
    "shipped": ("--all", "--as-of", "2024-12", "--since", "2024-01", *OURS),
    "a district": ("--all", "--data", str(EXAMPLES / "district/data"), "--as-of", "2025-09"),
    "a council": ("--all", "--data", str(EXAMPLES / "council/data"), "--as-of", "2025-06"),
}
INJECTED = '<script>window.hit=1</script>"><img src=x onerror="window.hit=1"><svg onload=window.hit=1>'
UNREADABLE = """(() => {
  const channel = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const colour = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] > 0) return found.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const bad = [];
  for (const one of document.body.querySelectorAll("*")) {
    if (["SCRIPT", "STYLE", "TITLE", "desc", "title"].includes(one.tagName)) continue;
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    const style = getComputedStyle(one);
    const ink = colour(one instanceof SVGElement ? style.fill : style.color).slice(0, 3);
    const [dark, bright] = [light(ink), light(ground(one))].sort((a, b) => a - b);
    if ((bright + 0.05) / (dark + 0.05) < 4.5) bad.push(one.textContent.trim().slice(0, 40));
  }
  return bad;
})()"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def kinds(chromium: Browser, tmp_path: Path) -> Page:
    """The page of a plan with every kind of mark, on a desk."""
    page = chromium.new_page()
    page.open(written(tmp_path, *every_kind(tmp_path)))
    return page


def column(page: Page, head: str) -> list[str]:
    """The cells below a head of the first table, as they stand."""
    found: list[str] = page.ask(
        f"""(() => {{
          const table = document.querySelector("table[data-sorts]");
          const at = [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent === {head!r});
          return [...table.querySelectorAll("tbody tr")].filter((row) => !row.hidden).map((row) => row.cells[at].textContent);
        }})()"""
    )
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("plans", PLANS)
def test_a_page_is_shown_without_complaint_request_or_sideways_scrolling(
    chromium: Browser, tmp_path: Path, plans: str, lang: str
) -> None:
    out = written(tmp_path, *(PLANS[plans] or every_kind(tmp_path)), lang=lang)

    for size in (DESKTOP, PHONE):
        page = chromium.new_page()
        page.open(out, size)
        wide, room = page.ask("[document.documentElement.scrollWidth, innerWidth]")

        assert (page.requests, page.complaints) == ([], [])
        assert wide <= room
        assert page.ask("document.querySelector('main').innerText.length") > 500


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("plans", ["shipped", "a district", "a council"])
def test_no_column_of_what_is_read_first_is_out_of_sight(
    chromium: Browser, tmp_path: Path, plans: str, lang: str
) -> None:
    out = written(tmp_path, *(PLANS[plans] or ()), "--since", "2024-03", lang=lang)
    hidden = (
        "[...document.querySelectorAll('.box:has(.cards)')].filter((box) => box.scrollWidth > box.clientWidth).length"
    )

    for size in (DESKTOP, PHONE):
        page = chromium.new_page()
        page.open(out, size)

        assert page.ask(hidden) == 0
    assert page.ask("[...document.querySelectorAll('.cards td.n')].every((cell) => cell.offsetWidth === 0)")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_all_text_stands_out_from_its_ground(chromium: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    page = chromium.new_page()
    page.open(written(tmp_path, *every_kind(tmp_path)), size)

    assert page.ask(UNREADABLE) == []


def test_what_stands_on_the_first_screen_of_a_phone_is_what_needs_attention(chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.open(written(tmp_path, *every_kind(tmp_path)), PHONE)

    assert page.ask("document.getElementById('attention').getBoundingClientRect().bottom") < PHONE[1]
    assert page.ask("[...document.querySelectorAll('.cards td')].every((cell) => cell.offsetWidth <= 360)")


@pytest.mark.parametrize("url", ["javascript:window.hit=1", "https://example.org/"])
def test_what_data_would_run_is_shown_and_does_not_run(chromium: Browser, tmp_path: Path, url: str) -> None:
    page = chromium.new_page()
    page.open(written(tmp_path, *hostile(tmp_path, INJECTED, url)))
    page.ask("document.querySelectorAll('a').forEach((one) => one.protocol === 'javascript:' && one.click())")

    assert page.ask("document.querySelector('h1').textContent") == INJECTED
    assert page.ask("window.hit ?? null") is None
    assert page.ask("document.querySelectorAll('img, svg[onload], script').length") == 1
    assert page.requests == []


def test_a_script_or_picture_that_got_in_would_be_blocked_by_the_policy(kinds: Page) -> None:
    blocked = kinds.ask(
        """new Promise((done) => {
          const seen = [];
          document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.hit = 1";
          const picture = document.createElement("img");
          picture.src = "https://example.org/x.png";
          picture.setAttribute("onerror", "window.hit = 2");
          document.body.append(script, picture);
          setTimeout(() => done([seen.sort(), window.hit ?? null]), 300);
        })"""
    )

    assert blocked == [["img-src", "script-src-attr", "script-src-elem"], None]


def test_the_table_is_sorted_and_back_again_by_the_keyboard(kinds: Page) -> None:
    before = column(kinds, "Attainment")
    kinds.ask("[...document.querySelectorAll('th button')].find((one) => one.textContent === 'Attainment').focus()")
    found = []
    for _ in range(3):
        kinds.press("Enter", 13, "\r")
        found.append((kinds.ask("document.activeElement.parentElement.ariaSort"), column(kinds, "Attainment")))

    shares = sorted((float(text.rstrip("%")) for text in before if text != "-"), reverse=True)
    unknown = ["-"] * before.count("-")
    assert [order for order, _ in found] == ["ascending", "descending", "none"]
    assert found[0][1] == [f"{share}%" for share in reversed(shares)] + unknown
    assert found[1][1] == [f"{share}%" for share in shares] + unknown
    assert found[2][1] == before


def test_rows_are_left_out_by_light_and_owner_and_their_number_is_told(kinds: Page) -> None:
    kinds.ask(
        """(() => {
          const choose = (name, text) => {
            const list = document.querySelector(`select[name=${name}]`);
            list.value = [...list.options].find((one) => one.text === text).value;
            list.dispatchEvent(new Event("input", { bubbles: true }));
          };
          choose("l", "yellow");
          choose("o", "统计局");
        })()"""
    )

    assert column(kinds, "Finding") == ["yellow lagging", "yellow lagging"]
    assert kinds.ask("document.querySelector('output').textContent") == "2 of 8 targets shown"


def test_the_keyboard_reaches_links_heads_marks_and_details_and_shows_where_it_is(kinds: Page) -> None:
    reached: set[str] = set()
    for _ in range(120):
        kinds.press("Tab", 9)
        tag, outline = kinds.ask(
            "[document.activeElement.tagName.toLowerCase(), getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert outline != "none" or tag == "body"
        reached.add(tag)

    assert reached >= {"a", "button", "select", "div", "summary", "circle", "g"}


def test_without_a_script_everything_is_there_and_no_control_is_dead(chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open(written(tmp_path, *every_kind(tmp_path)))

    assert page.ask("document.querySelector('.filter').offsetHeight") == 0
    assert page.ask("document.querySelectorAll('th button').length") == 0
    assert page.ask("document.querySelector('table').offsetHeight") > 100
    assert page.ask("document.querySelectorAll('figure svg[role=group]').length") > 3


def test_on_paper_it_is_a4_and_heads_are_repeated(chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.open(written(tmp_path, "--all", *OURS))
    with pdfplumber.open(io.BytesIO(page.printed())) as paper:
        sizes = {(round(sheet.width), round(sheet.height)) for sheet in paper.pages}
        texts = [sheet.extract_text() for sheet in paper.pages[:8]]

    assert sizes <= {(594, 842), (595, 842)}
    assert sum("Indicator" in text and "Latest" in text for text in texts) > 3
    assert not any("of 165 targets shown" in text for text in texts)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("plans", ["a district", "a council"])
def test_no_table_is_wider_than_the_paper(chromium: Browser, tmp_path: Path, plans: str, lang: str) -> None:
    page = chromium.new_page()
    page.open(written(tmp_path, *(PLANS[plans] or ()), lang=lang))
    with pdfplumber.open(io.BytesIO(page.printed())) as paper:
        ends = [word["x1"] for sheet in paper.pages for word in sheet.extract_words()]

    assert max(ends) < 595 - 12 * 72 / 25.4  # of margins of 14 mm
