"""Files with mistakes, each marked on its own line: what is reported is what is marked, and nothing else.

A case is added by adding a file below rejected/. `# expect: S001` stands on the line of the mistake; where a
comment there would change the mistake, `# expect-next: S001` stands on the line before it, or
`# expect-line 5: S001` anywhere. Two codes are two problems of that line.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planmetrics.project import open_all
from planmetrics.render.diagnostics import hint, message
from planmetrics.source import packaged_data

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

REJECTED = Path(__file__).parent / "rejected"
CASES = sorted(
    [*REJECTED.glob("plans/*.yaml"), *REJECTED.glob("actuals/*.yaml")]
    + [case for kind in ("registries", "folders") for case in (REJECTED / kind).iterdir()]
)
MARK = re.compile(r"# expect(?:-(?P<next>next)|-line (?P<line>[0-9]+))?: (?P<codes>[A-Z0-9 ]+)$")
PLACEHOLDER = re.compile(r"\{\w*(?:![rsa])?(?::[^ }]*)?\}")
NOT_OUR_WORDS = ("pydantic", "Input should", "Field required", "Extra inputs", "Value error", "Decimal", "tuple")

UNDER_THE_COLUMN = {
    "plans/unquoted-percent": "%  #",
    "plans/full-width-colon": "：家",
    "plans/full-width-comma": "，to",
    "plans/full-width-brackets": "｛section",
    "plans/tab-as-indentation": "\tunit",
    "plans/zero-width-space": "\u200b企业数",
    "plans/key-written-twice": "title: Made up again",
    "plans/anchor": "&unit",
    "plans/tag-on-text": "!!str",
    "plans/list-as-a-key": "[a, b]",
    "plans/misspelt-at-least": "at_leest",
    "plans/misspelt-at-least-in-braces": "at_leest",
    "plans/misspelt-key-of-a-place": "pge",
    "plans/no-place": "{by: 2024",
    "plans/norway": "NO",
    "plans/thousands-comma": "17,000",
    "plans/wan": "1.7万",
    "plans/unquoted-region-code": "330100",
    "plans/unquoted-code-in-each": "330105]",
    "plans/nothing-for-a-number": "at_least:",
    "plans/misspelt-standing": "in-froce",
    "plans/between-one-number": "[3]",
    "plans/year-cut-short": "202,",
    "plans/date-with-slashes": "2024/03/12",
    "plans/format-of-tomorrow": "2 ",
    "plans/no-due": "{at_least",
    "plans/two-comparators-in-growth": "{at_least: 15",
    "plans/between-in-reverse": "{by: 2024",
    "plans/period-in-reverse": "{from",
    "plans/since-on-a-plain-value": "since",
    "plans/region-beside-each": "region",
    "plans/stated-nothing": "{printed",
    "plans/indicator-that-says-nothing": "id:",
    "plans/unknown-indicator": "hightech-frims",
    "plans/unknown-region-in-each": '"330103"',
    "plans/unknown-region-in-a-breakdown": "0.6",
    "plans/unit-of-another-kind": "亿元",
    "plans/sum-of-nothing-here": "provincial-tech-smes",
    "plans/printed-another-figure": '"71000"',
    "plans/printed-another-figure-elsewhere": "达3.9%",
    "plans/printed-another-pace": "提高0.8",
    "plans/by-on-a-flow": "by",
    "plans/during-on-a-stock": "during",
    "plans/target-after-the-plan": "2028",
    "plans/since-after-the-target": "2026",
    "plans/growth-on-a-share": "growth",
    "actuals/percent-sign": "3.5%",
    "actuals/source-that-nothing-uses": "paper",
    "actuals/source-that-cannot-be-found": "office:",
    "actuals/prices-on-a-share": "current",
    "actuals/observation-written-twice": "{indicator",
}
IN_THE_HINT = {
    "plans/unquoted-percent": '"%"',
    "plans/full-width-colon": "':'",
    "plans/full-width-comma": "','",
    "plans/no-break-space-after-a-colon": "delete",
    "plans/bracket-left-open": "close",
    "plans/colon-inside-text": "quotes",
    "plans/no-space-after-a-colon": "space after the colon",
    "plans/misspelt-at-least": "did you mean at_least",
    "plans/misspelt-key-of-an-indicator": "did you mean owners",
    "plans/misspelt-key-on-top": "did you mean issuer",
    "plans/misspelt-key-of-growth": "did you mean at_least",
    "plans/no-place": "at:",
    "plans/checksum-cut-short": "64",
    "plans/asterisk-before-text": "quotes",
    "plans/exclamation-mark-before-text": "quotes",
    "plans/greater-than-before-a-figure": "quotes",
    "plans/baseline-without-a-value": "value",
    "actuals/neither-value-nor-comparator": "value",
    "plans/quoted-number": "delete the quotes",
    "plans/underscore": "17000",
    "plans/thousands-comma": "17000",
    "plans/thousands-comma-and-decimals": "1234.5",
    "plans/thousands-comma-in-braces": "17000",
    "plans/millions-with-commas": "1234567",
    "plans/points-for-commas": "write 1234.5;",
    "plans/full-width-decimal-comma": "type 3.95 ",
    "plans/per-mille-sign-in-a-number": "write 0.5 where the unit is %, 5 where it is ‰",
    "plans/id-like-a-number": '"5319E7"',
    "plans/acknowledged-not-a-rule": "such as A001",
    "plans/place-in-words": "section, table, row, label, page, line",
    "plans/decimal-comma": "3.95",
    "plans/decimal-comma-in-braces": "3.95",
    "plans/wan": "17000",
    "plans/wan-with-a-unit": "17000",
    "plans/yi": "120000000",
    "plans/full-width-digits": "17000",
    "plans/full-width-digits-and-comma": "17000",
    "plans/leading-zero": "delete the zero",
    "plans/percent-sign-in-a-number": "write 5 ",
    "plans/full-width-percent-sign": "write 5 ",
    "plans/unit-in-a-number": "write 17000 ",
    "plans/other-counter-in-a-number": "write 300 ",
    "plans/unquoted-region-code": '"330100"',
    "plans/unquoted-printed-figure": '"17000"',
    "plans/unquoted-printed-figure-with-a-zero": '"4.0"',
    "plans/list-for-text": "text",
    "plans/yes-for-true": "true",
    "plans/nothing-after-a-key": "delete",
    "plans/misspelt-standing": "did you mean in-force",
    "plans/misspelt-firmness": "did you mean binding",
    "plans/misspelt-measure": "did you mean stock",
    "plans/direction-in-other-words": "higher, lower",
    "plans/owners-without-a-list": "[市科技局]",
    "plans/indicators-without-a-dash": "- ",
    "plans/between-three-numbers": "two numbers",
    "plans/full-width-year": "2024",
    "plans/unknown-indicator": "did you mean hightech-firms",
    "plans/half-a-definition": "better, name_en",
    "plans/unknown-region": "did you mean",
    "plans/unit-of-another-kind": "家",
    "plans/file-name-is-not-the-id": "another-plan.yaml",
    "plans/by-on-a-flow": "during: 2024",
    "plans/during-on-a-stock": "by: 2024",
    "plans/window-on-a-stock": "by: 2027",
    "plans/growth-on-a-share": "change",
    "actuals/prices-in-other-words": "current",
    "actuals/unknown-source": "did you mean office",
    "actuals/money-without-prices": "prices: current",
    "actuals/unknown-indicator": "did you mean rd-intensity",
}
IN_THE_MESSAGE = {
    "plans/misspelt-at-least": "'at_leest' is not a key of a target",
    "plans/misspelt-key-of-a-place": "'pge' is not a key of a place",
    "plans/no-place": "a target lacks 'at'",
    "plans/no-region": "a plan lacks 'region'",
    "plans/norway": "at_least is 'NO'",
    "plans/id-like-a-number": "id is '5319E7'",
    "plans/unquoted-region-code": "region is '330100'",
    "plans/unquoted-printed-figure-with-a-zero": "printed is '4.0'",
    "plans/unquoted-code-in-each": "item 2 of each",
    "plans/tag-on-a-number": "!!float",
    "plans/wide-space-as-indentation": "wide space",
    "plans/two-dues": "by and during",
    "plans/no-due": "neither",
    "plans/two-comparators": "at_least and more_than",
    "plans/no-comparator": "none",
    "plans/between-in-reverse": "5 to 3",
    "plans/printed-another-figure": "71000",
    "plans/printed-wan-as-one": "170000",
    "plans/printed-another-comparator": "more_than 17000",
    "plans/by-on-a-flow": "rd-expenditure",
    "plans/target-after-the-plan": "2024 to 2027",
    "plans/indicator-listed-twice": "line 9",
    "plans/key-written-twice": "line 3",
    "actuals/no-source": "an observation lacks 'source'",
    "actuals/observation-written-twice": "line 6",
}

Place = tuple[str, int, str]
"""A file of the data folder, a line of it and a code."""


@dataclass(frozen=True)
class Case:
    """A case in a data folder of its own, opened."""

    data: Path
    diagnostics: list[Diagnostic]

    def place_of(self, one: Diagnostic) -> Place:
        file = Path(one.span.file).resolve().relative_to(self.data.resolve())
        return file.as_posix(), one.span.line, one.code

    @property
    def marked(self) -> list[Place]:
        """What the files say is wrong with them."""
        found = []
        for path in self.data.rglob("*.yaml"):
            for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if (mark := MARK.search(text)) is not None:
                    line = int(mark["line"] or number + bool(mark["next"]))
                    file = path.relative_to(self.data).as_posix()
                    found += [(file, line, code) for code in mark["codes"].split()]
        return sorted(found)


def open_case(case: Path, into: Path) -> Case:
    """The case beside the real registries, where it has none itself."""
    data, real = into / "data", packaged_data()
    assert real is not None
    if case.is_dir():
        shutil.copytree(case, data)
    else:
        # Actuals are named after their region; those of the cases are all of one.
        named = "330112.yaml" if case.parent.name == "actuals" else case.name
        (data / case.parent.name).mkdir(parents=True)
        shutil.copy(case, data / case.parent.name / named)
    for registry in ("indicators.yaml", "regions.yaml"):
        if not (data / registry).exists():
            shutil.copy(real / registry, data)
    return Case(data, open_all(data).diagnostics)


def name_of(case: Path) -> str:
    return case.relative_to(REJECTED).with_suffix("").as_posix()


@pytest.fixture(scope="module", params=CASES, ids=name_of)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    return open_case(request.param, tmp_path_factory.mktemp("case"))


def only_problem(name: str, into: Path) -> tuple[Diagnostic, str]:
    """The one problem of a case of one file, and the line that it points at."""
    path = REJECTED / f"{name}.yaml"
    (one,) = open_case(path, into).diagnostics
    return one, path.read_text(encoding="utf-8").splitlines()[one.span.line - 1]


def test_what_is_marked_is_reported_and_nothing_else(case: Case) -> None:
    assert sorted(case.place_of(one) for one in case.diagnostics) == case.marked


def test_every_case_says_what_is_wrong_with_it(case: Case) -> None:
    assert case.marked


def test_each_message_is_ours_and_comes_with_a_hint(case: Case) -> None:
    for one in case.diagnostics:
        assert message(one, "en").strip()
        assert hint(one, "en").strip()
        for said in (message(one, "en"), hint(one, "en")):
            assert PLACEHOLDER.search(said) is None
            assert not [words for words in NOT_OUR_WORDS if words in said]
            assert not [character for character in said if unicodedata.category(character).startswith("C")]


def test_each_problem_points_into_its_file(case: Case) -> None:
    for one in case.diagnostics:
        lines = Path(one.span.file).read_text(encoding="utf-8").splitlines()
        assert 1 <= one.span.line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1


def test_problems_come_in_the_order_of_their_places(case: Case) -> None:
    places = [one.span for one in case.diagnostics]

    assert places == sorted(places)


@pytest.mark.parametrize("name", UNDER_THE_COLUMN)
def test_the_column_is_where_the_mistake_begins(name: str, tmp_path: Path) -> None:
    one, line = only_problem(name, tmp_path)

    assert line[one.span.column - 1 :].startswith(UNDER_THE_COLUMN[name])


@pytest.mark.parametrize("name", IN_THE_HINT)
def test_the_hint_says_what_to_write(name: str, tmp_path: Path) -> None:
    one, _ = only_problem(name, tmp_path)

    assert IN_THE_HINT[name] in hint(one, "en")


@pytest.mark.parametrize("name", IN_THE_MESSAGE)
def test_the_message_names_the_thing_and_what_was_found(name: str, tmp_path: Path) -> None:
    one, _ = only_problem(name, tmp_path)

    assert IN_THE_MESSAGE[name] in message(one, "en")


def test_of_very_many_problems_the_first_fifty_are_shown(tmp_path: Path) -> None:
    plan = (REJECTED / "plans" / "misspelt-at-least-in-braces.yaml").read_text(encoding="utf-8")
    target = plan.splitlines(keepends=True)[-1]
    data = tmp_path / "data"
    (data / "plans").mkdir(parents=True)
    (data / "plans" / "misspelt-at-least-in-braces.yaml").write_text(plan + 63 * target, encoding="utf-8")

    *shown, rest = sorted(open_all(data).diagnostics, key=lambda one: one.code)

    assert [one.code for one in shown] == ["S001"] * 50
    assert [one.span.line for one in shown] == list(range(13, 63))
    assert rest.code == "S030"
    assert "14 more problems" in message(rest, "en")
