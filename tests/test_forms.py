"""What targets come to that are no plain values: changes in percent, means, compounded rates, ranges, references."""

from __future__ import annotations

import pytest

from tests.made_up import baseline, dataset, gap, gaps, indicator, segments
from tests.test_render_tables import made_up, shown

GROWTH = {"name_en": "growth of output", "measure": "growth", "unit": '"%"', "better": "higher"}
CUTS = GROWTH | {"name_en": "reduction", "reduction": "true"}
EMISSIONS = {"name_en": "emissions", "measure": "flow", "unit": "吨", "better": "lower"}
RATIO = EMISSIONS | {"measure": "ratio", "unit": "吨/万元"}
PLANTED = {"name_en": "planted", "measure": "addition", "unit": "亩", "better": "higher"}
MONEY = {"name_en": "gdp", "measure": "flow", "unit": "亿元", "better": "higher"}
TWELFTH = "period: {from: 2011, to: 2015}"


def seen(kind: str, more: str = "", /, **values: float | str) -> str:
    """Observations by period, the year behind a y where it stands alone."""
    return "\n".join(
        f"{{indicator: {kind}, period: {year.strip('y')}, value: {value}, source: a{more}}}"
        for year, value in values.items()
    )


# rates are never added


def test_a_mean_of_growth_is_the_geometric_one_of_the_years_so_far() -> None:
    want = indicator("g", "during: {from: 2021, to: 2025}, average: {at_least: 6}, printed: 年均增长6%以上", **GROWTH)
    row = gap(dataset(want, seen("g", y2021=5.5, y2022=5.5, y2023=5.5, y2024=5.5)), "2024")

    assert (row.form, row.target, row.target_period) == ("average", 6, "2021..2025")
    assert (float(row.latest), row.latest_period, float(row.gap)) == (5.5, "2024", 0.5)
    assert row.attainment is None
    assert row.elapsed == 0.8
    assert row.progress / row.elapsed == pytest.approx(0.9189, abs=1e-4)  # ln 1.055 / ln 1.06
    assert row.status not in {"met", "reached-early", "undetermined"}


def test_a_mean_of_uneven_growth_is_less_than_its_arithmetic_mean() -> None:
    want = indicator("g", "during: {from: 2021, to: 2022}, average: {at_least: 5}, printed: 年均增长5%以上", **GROWTH)
    row = gap(dataset(want, seen("g", y2021=20, y2022=-10)), "2022")

    assert float(row.latest) == pytest.approx((1.2 * 0.9) ** 0.5 * 100 - 100)
    assert row.status == "missed"


def test_reductions_are_compounded_so_that_five_of_two_and_three_quarters_are_thirteen() -> None:
    want = indicator("cut", "during: {from: 2021, to: 2025}, cumulative: 13.5, printed: 〔13.5〕", **CUTS)
    made = dataset(want, seen("cut", y2021=2.75, y2022=2.75, y2023=2.75, y2024=2.75, y2025=2.75))
    row = gap(made, "2025")

    assert float(row.latest) == pytest.approx(100 * (1 - 0.9725**5))
    assert round(float(row.latest), 1) == 13.0
    assert (row.form, row.comparator, row.status) == ("cumulative", "at_least", "missed")


def test_growth_is_compounded_upwards_and_the_mean_of_reductions_downwards() -> None:
    rise = indicator("g", "during: {from: 2021, to: 2022}, cumulative: 20, printed: 累计增长20%", **GROWTH)
    fall = indicator("cut", "during: {from: 2021, to: 2022}, average: 10, printed: 年均下降10%", **CUTS)
    made = dataset(f"{rise}\n{fall}", f"{seen('g', y2021=10, y2022=10)}\n{seen('cut', y2021=19, y2022=0)}")
    one, other = gaps(made, "2022")

    assert (float(one.latest), one.status) == (21, "met")
    assert (float(other.latest), other.status) == (10, "met")  # 0.81 left is 0.9 times 0.9


def test_the_mean_of_an_addition_is_the_arithmetic_one() -> None:
    want = indicator("planted", "during: {from: 2021, to: 2024}, average: 100, printed: 年均100亩", **PLANTED)
    row = gap(dataset(want, seen("planted", y2021=80, y2022=100, y2023=90)), "2023")

    assert float(row.latest) == 90
    assert (row.gap, row.status in {"met", "reached-early"}) == (10, False)


@pytest.mark.parametrize("form", ["average: {at_least: 6}, printed: 年均增长6%以上", "cumulative: 13, printed: 〔13〕"])
def test_a_year_that_is_missing_inside_leaves_no_mean_and_no_compounded_rate(form: str) -> None:
    want = indicator("g", f"during: {{from: 2021, to: 2025}}, {form}", **GROWTH)
    row = gap(dataset(want, seen("g", y2021=5.5, y2023=5.5)), "2023")

    assert (row.status, row.reasons["status"]) == ("undetermined", "incomplete_window")


def test_a_sum_with_a_missing_year_is_a_lower_bound_that_settles_what_it_can() -> None:
    enough = indicator("planted", "during: {from: 2021, to: 2024}, at_least: 300, printed: 300亩", **PLANTED)
    limit = indicator("felled", "during: {from: 2021, to: 2024}, at_most: 300, printed: 300亩以内", **PLANTED)
    limit = limit.replace("better: higher", "better: lower")

    def status(want: str, *values: float) -> tuple[str, str | None]:
        kind = "planted" if want is enough else "felled"
        row = gap(dataset(want, seen(kind, y2021=values[0], y2023=values[1])), "2023")
        return row.status, row.reasons.get("status")

    assert status(enough, 200, 110)[0] == "reached-early"
    assert status(enough, 200, 50) == ("undetermined", "incomplete_window")
    assert status(limit, 200, 110)[0] == "missed"
    assert status(limit, 200, 50) == ("undetermined", "incomplete_window")


def test_a_year_to_date_adds_to_a_sum_and_its_window_is_counted_in_months() -> None:
    want = indicator("planted", "during: {from: 2021, to: 2024}, at_least: 400, printed: 400亩", **PLANTED)
    row = gap(dataset(want, seen("planted", y2021=80) + "\n" + seen("planted", **{"2022-H1": 70})), "2022-06")

    assert (row.latest, row.latest_period, row.elapsed) == (150, "2022-H1", 0.375)
    assert row.progress == pytest.approx(0.375)
    assert row.required_step == 100


def test_an_open_ended_year_makes_a_sum_a_lower_bound() -> None:
    want = indicator("planted", "during: {from: 2021, to: 2022}, at_least: 300, printed: 300亩", **PLANTED)
    line = "{indicator: planted, period: 2022, more_than: 100, source: a}"
    row = gap(dataset(want, seen("planted", y2021=200) + "\n" + line), "2022")

    assert row.status == "met"


# changes in percent


def test_a_change_in_all_is_no_rate_a_year() -> None:
    want = indicator("firms", "by: 2025, percent_change: 60, since: 2020, printed: 比2020年增长60%")
    row = gap(dataset(want, seen("firms", y2020=100, y2023=130)), "2023")

    assert (row.form, row.target, row.comparator, row.status != "met") == ("percent_change", 160, "at_least", True)
    assert (row.baseline, row.baseline_period, row.gap) == (100, "2020", 30)


def test_a_fall_is_resolved_from_its_base_and_is_at_most() -> None:
    want = indicator("co2", "by: 2025, percent_change: -55, since: 2005, printed: 比2005年下降55%", **RATIO)
    row = gap(dataset(want, seen("co2", y2005=2, y2023=1)), "2023")

    assert (row.target, row.comparator, row.gap) == (pytest.approx(0.9), "at_most", pytest.approx(0.1))


def test_a_range_of_changes_keeps_both_ends() -> None:
    want = indicator(
        "co2", "by: 2025, percent_change: {between: [-5, -3]}, since: 2020, printed: 比2020年下降3%至5%", **RATIO
    )
    row = gap(dataset(want, seen("co2", y2020=100, y2025=96)), "2025")

    assert (row.target, row.target_max, row.comparator) == (95, 97, "between")
    assert (row.status, row.gap, row.attainment) == ("met", 0, None)


def test_the_mid_term_figures_of_the_twelfth_plan_come_out_where_only_changes_are_published() -> None:
    co2 = indicator("co2", "by: 2015, percent_change: -17, since: 2010, printed: 比2010年下降17%", **RATIO)
    nox = indicator("nox", "by: 2015, percent_change: -10, since: 2010, printed: 比2010年下降10%", **EMISSIONS)
    made = dataset(
        f"{co2}\n{nox}",
        """
        {indicator: co2, period: 2012, percent_change: -6.6, since: 2010, source: a}
        {indicator: nox, period: 2012, percent_change: 2.8, since: 2010, source: a}
        """,
        head=TWELFTH,
    )
    carbon, nitrogen = gaps(made, "2013")

    assert (carbon.baseline, carbon.baseline_origin, carbon.target, float(carbon.latest)) == (100, "since", 83, 93.4)
    assert round(carbon.required_rate, 1) == -3.9
    assert round(nitrogen.required_rate, 1) == -4.3
    assert nitrogen.status == "reversing"


def test_a_published_change_never_stands_for_a_level() -> None:
    want = indicator("co2", "by: 2015, at_most: 95, printed: 95以内", **RATIO)
    made = dataset(want, "{indicator: co2, period: 2012, percent_change: -6.6, since: 2010, source: a}", head=TWELFTH)

    assert gap(made, "2015").status == "no-data"


def test_what_only_changed_is_shown_as_a_change() -> None:
    want = indicator("co2", "by: 2015, percent_change: -17, since: 2010, printed: 比2010年下降17%", **RATIO)
    want = want.replace("2015", "2025").replace("2010", "2020")
    line = "{indicator: co2, period: 2022, percent_change: -6.6, since: 2020, source: a}"
    text = shown(made_up(want, line, as_of="2023"), "zh", 200)

    assert "累计下降17%" in text
    assert "-6.6%" in text
    assert "比2020年" in text


@pytest.mark.parametrize(
    ("form", "printed", "target"),
    [
        ("change: -3, since: 2020", "下降3吨", 5),
        ("growth: -5, since: 2020", "年均下降5%", 8 * 0.95**5),
        ("percent_change: -55, since: 2020", "比2020年下降55%", 3.6),
        ("multiple: 0.5, since: 2020", "0.5倍", 4),
    ],
)
def test_a_bare_fall_is_a_ceiling_in_every_form_where_lower_is_better(form: str, printed: str, target: float) -> None:
    want = indicator("co2", f"by: 2025, {form}, printed: {printed}, vouched: made up", **EMISSIONS)
    row = gap(dataset(want, seen("co2", y2020="8.0", y2023=7.1)), "2023")

    assert (row.comparator, float(row.target)) == ("at_most", pytest.approx(target))
    assert float(row.gap) == pytest.approx(7.1 - target)
    assert row.status not in {"reached-early", "met"}


# about, between, both sides


@pytest.mark.parametrize(("unit", "value", "seen_at"), [("家", "17000", "16800"), ("万家", "1.7", "1.68")])
def test_about_is_as_near_as_its_printed_digits_whatever_unit_it_is_encoded_in(
    unit: str, value: str, seen_at: str
) -> None:
    own = {"name_en": "shops", "measure": "stock", "better": "higher", "unit": unit}
    want = indicator("shops", f"by: 2024, about: {value}, printed: 1.7万家左右", **own)

    assert gap(dataset(want, f"{{indicator: shops, period: 2024, value: {seen_at}, source: a}}")).status == "met"


@pytest.mark.parametrize(("found", "status"), [("16500", "met"), ("16400", "missed")])
def test_about_is_read_in_a_counter_of_ones_own_too_and_held_against_figures_in_another_scale(
    found: str, status: str
) -> None:
    want = indicator("caves", "by: 2024, about: 1.7, printed: 1.7万窟左右", unit="万窟")
    observed = f"{{indicator: caves, period: 2024, value: {found}, unit: 窟, source: a}}"

    assert gap(dataset(want, observed)).status == status


@pytest.mark.parametrize(("found", "status"), [("1.651", "met"), ("1.649", "missed")])
def test_where_no_factor_leads_from_the_print_to_the_unit_the_encoded_digits_tell_what_about_allows(
    found: str, status: str
) -> None:
    own = {"name_en": "visits", "measure": "stock", "better": "higher", "unit": "窟"}
    want = indicator("visits", "by: 2024, about: 1.7, printed: about 1.7 dens, vouched: me", **own)

    assert gap(dataset(want, seen("visits", y2024=found))).status == status


def test_the_slack_of_about_is_half_open() -> None:
    want = indicator("co2", "by: 2024, about: 1.4, printed: 1.4左右", **RATIO)

    assert gap(dataset(want, seen("co2", y2024=1.449))).status == "met"
    assert gap(dataset(want, seen("co2", y2024=1.45))).status == "missed"


def test_trailing_zeros_of_a_whole_about_leave_it_open_how_near_is_near_enough() -> None:
    want = indicator("firms", "by: 2024, about: 1000, printed: 1000家左右")
    near = gap(dataset(want, seen("firms", y2024=998)))

    assert (near.status, near.reasons["status"]) == ("undetermined", "about")
    assert gap(dataset(want, seen("firms", y2024=1000))).status == "met"
    assert gap(dataset(want, seen("firms", y2024=400))).status == "missed"


def test_beyond_the_better_end_of_a_range_it_is_met_and_said() -> None:
    want = indicator("patents", "by: 2024, between: [3, 5], printed: 3—5件")
    row = gap(dataset(want, seen("patents", y2024=7)))

    assert (row.status, row.gap, row.attainment) == ("met", -2, None)
    assert "高于区间2" in shown(made_up(want, seen("patents", y2024=7), as_of="2024"), "zh", 200)


@pytest.mark.parametrize("promise", ["between: [3, 5], printed: 3—5件", "about: 5, printed: 5件左右"])
def test_what_can_be_missed_on_both_sides_is_missed_beyond_its_better_end(promise: str) -> None:
    want = indicator("patents", f"by: 2024, {promise}, both_sides: true")

    assert gap(dataset(want, seen("patents", y2024=7))).status == "missed"
    assert gap(dataset(want, seen("patents", y2024=5))).status == "met"


def test_to_keep_pace_with_a_reference_is_met_by_what_is_not_behind_it() -> None:
    def status(of: float, reference: float, within: str = "") -> tuple[str, str | None]:
        want = indicator(
            "g", f"during: 2024, about: {{indicator: investment-growth{within}}}, printed: 与投资增速同步", **GROWTH
        )
        lines = f"{seen('g', y2024=of)}\n{seen('investment-growth', y2024=reference)}"
        row = gap(dataset(want, lines))
        return row.status, row.reasons.get("status")

    assert status(5.2, 5.1) == ("met", None)
    assert status(5.0, 5.1) == ("undetermined", "no_tolerance")
    assert status(5.0, 5.1, ", within: 0.5") == ("met", None)
    assert status(4.5, 5.1, ", within: 0.5") == ("missed", None)


# open-ended figures are intervals


@pytest.mark.parametrize(
    ("observed", "promise", "status"),
    [
        ("more_than: 17000", "more_than: 17000, printed: 超17000家", "met"),
        ("more_than: 25", "at_least: 24, printed: 24家", "met"),
        ("less_than: 1500", "at_least: 2000, printed: 2000家", "missed"),
        ("more_than: 1500", "at_least: 1600, printed: 1600家", "undetermined"),
        ("at_least: 17000", "more_than: 17000, printed: 超17000家", "undetermined"),
        ("less_than: 100", "at_most: 100, printed: 100家以内", "met"),
    ],
)
def test_an_open_ended_figure_settles_what_all_of_it_satisfies_or_misses(
    observed: str, promise: str, status: str
) -> None:
    own = {"better": "lower", "name_en": "shops", "measure": "stock"} if "at_most" in promise else {}
    want = indicator("shops" if own else "firms", f"by: 2024, {promise}", **(own and own | {"unit": "家"}))
    line = f"{{indicator: {'shops' if own else 'firms'}, period: 2024, {observed}, source: a}}"

    assert gap(dataset(want, line)).status == status


# prices


def money(prices: str = "", *, real: bool = False) -> str:
    own = MONEY | ({"growth_is_real": "true"} if real else {})
    return indicator(
        "own-gdp", f"by: 2025, growth: {{at_least: 6}}, since: 2020{prices}, printed: 年均增长6%以上", **own
    )


CURRENT = seen("own-gdp", ", prices: current", y2020=100, y2023=130)


def test_growth_held_against_current_prices_is_judged_and_marked_where_the_plan_does_not_say() -> None:
    row = gap(dataset(money(), CURRENT), "2023")

    assert "nominal" in row.doubts
    assert row.status != "undetermined"
    assert "（按现价）" in shown(made_up(money(), CURRENT, as_of="2023"), "zh", 240)
    assert "(nominal)" in shown(made_up(money(), CURRENT, as_of="2023"), "en", 240)


@pytest.mark.parametrize("want", [money(real=True), money(", prices: constant(2020)")])
def test_real_growth_says_nothing_of_levels_at_current_prices(want: str) -> None:
    row = gap(dataset(want, CURRENT), "2023")

    assert (row.status, row.reasons["status"], row.target) == ("undetermined", "price_basis", None)


def test_growth_that_is_meant_at_current_prices_needs_no_mark() -> None:
    row = gap(dataset(money(", prices: current", real=True), CURRENT), "2023")

    assert (row.doubts, row.status != "undetermined") == ((), True)


def test_a_stated_real_growth_is_not_held_against_current_prices() -> None:
    base = baseline("2020", "100", more=", prices: current")
    want = indicator(
        "own-gdp",
        "by: 2025, growth: {at_least: 6}, printed: 年均增长6%以上",
        "during: 2025, at_least: 180, printed: 180亿元, stated: {growth: 6, printed: 增长6%}",
        **(MONEY | {"growth_is_real": "true", "baseline": base}),
    )
    row = next(row for row in segments(dataset(want)) if row.stated_rate is not None)

    assert (row.agrees, row.reasons["agrees"]) == (None, "price_basis")


# what is shown


def test_a_growth_target_shows_its_rate_and_its_level_in_a_note() -> None:
    want = indicator("firms", "by: 2025, growth: {more_than: 7}, since: 2020, printed: ＞7%")
    text = shown(made_up(want, seen("firms", y2020=100), as_of="2024"), "zh", 200)

    assert "年均＞7%" in text
    assert "第1项（2025年）超140.26" in text


def test_a_range_has_no_attainment_and_none_is_negative() -> None:
    want = indicator("co2", "by: 2024, at_most: 100, printed: 100以内", **RATIO)
    far = gap(dataset(want, seen("co2", y2024=250)))

    assert (far.attainment, far.reasons["attainment"]) == (None, "not_positive")


def test_a_share_that_is_below_zero_has_no_floor_at_zero() -> None:
    own = {"name_en": "balance", "measure": "share", "unit": '"%"', "better": "higher"}
    want = indicator("balance", 'by: 2025, at_least: 1, printed: "1"', **own)
    row = gap(dataset(want, seen("balance", y2022=0, y2023=-1)), "2023")

    assert row.projected == -3


def test_the_path_to_nothing_is_straight() -> None:
    want = indicator("co2", "by: 2030, at_most: 0, printed: 0吨/万元", **RATIO, baseline=baseline("2020", "100"))
    row = gap(dataset(want, seen("co2", y2023=75)), "2023")

    assert (row.path_value, row.path_gap) == (70, 5)
