"""Questions of a draft from the real store: what was ordered before, answered, and why."""

from datetime import date, timedelta

import pytest

from bejo_desktop.application.explaining import Explaining
from bejo_desktop.application.views import Flag, FlagLevel, RunView
from bejo_desktop.bootstrap.checks import load_citations
from bejo_desktop.contract.rows import YearRow
from bejo_desktop.domain.content import FlagReason, Occasion
from bejo_desktop.domain.money import Rupiah

REASON = "Kebutuhan bidang lain, baru disetujui pekan ini."


def flags(view, code):
    return [flag for flag in view.flags if flag.code == code]


@pytest.fixture
def uniforms(an):
    """A draft of many uniforms, outside of a platform, Rp1.387.500 each with PPN."""

    def build(count, **changes):
        lines = (an.line("P-000010", str(count), budget_line=an.PAPER),)
        facts = {"platform": "none", "lines": lines, "flag_reasons": ()}
        return an.draft(**(facts | changes))

    return build


@pytest.fixture
def why(office, rules):
    return Explaining(office.store, rules, office.clock, load_citations())


def test_two_orders_that_need_an_spk_together_are_asked_about(office, an, uniforms):
    office.submitted(uniforms(24))
    view = office.drafting.view(office.pp, office.drafted(uniforms(24)))
    (split,) = flags(view, "flag.split")
    assert (split.level, split.is_open) == (FlagLevel.QUESTION, True)
    assert split.facts["total"] == 2 * 24 * 1_387_500
    assert (split.facts["count"], split.facts["combined"]) == (2, "spk")
    assert split.rule == "flag.split.window_days@2018-03-22"


def test_a_draft_that_was_not_handed_in_splits_nothing(office, uniforms):
    office.drafted(uniforms(24))
    view = office.drafting.view(office.pp, office.drafted(uniforms(24)))
    assert not flags(view, "flag.split")


def test_a_reason_answers_a_question_and_stops_nothing(office, an, uniforms):
    office.submitted(uniforms(24))
    given = (FlagReason("flag.split", 0, REASON, an.PP),)
    view = office.drafting.view(office.pp, office.drafted(uniforms(24, flag_reasons=given)))
    (split,) = flags(view, "flag.split")
    assert (split.reason, split.is_open) == (REASON, False)
    assert not view.blocks


def test_the_same_order_again_within_a_week_looks_alike(office, an):
    office.submitted()
    view = office.drafting.view(office.pp, office.drafted())
    assert flags(view, "flag.lookalike")[0].level is FlagLevel.QUESTION


def test_imported_goods_ask_as_in_scenario_s1(office, an):
    view = office.drafting.view(office.pp, office.drafted())
    (imported,) = flags(view, "flag.imported")
    assert (imported.line, imported.level) == (6, FlagLevel.QUESTION)
    assert imported.rule == "tkdn.order@2025-04-30"


def test_scenario_s5_above_the_cap_of_toko_daring_asks_here(office, an):
    lines = (an.line("P-000010", "150", budget_line=an.PAPER),)
    view = office.drafting.view(office.pp, office.drafted(an.draft(lines=lines)))
    (cap,) = flags(view, "flag.local_limit")
    assert (cap.level, cap.facts["total"]) == (FlagLevel.QUESTION, 208_125_000)


def test_a_price_above_the_units_own_is_asked_about(office, an):
    office.finalised()
    dearer = (an.line("P-000001", "60", unit_price=Rupiah(59_401), budget_line=an.PAPER),)
    view = office.drafting.view(office.pp, office.drafted(an.draft(lines=dearer)))
    (price,) = flags(view, "flag.price_history")
    assert (price.line, price.facts["reference"], price.facts["percent"]) == (1, 54_000, 10)
    same = (an.line("P-000001", "60", unit_price=Rupiah(59_400), budget_line=an.PAPER),)
    view = office.drafting.view(office.pp, office.drafted(an.draft(lines=same)))
    assert not flags(view, "flag.price_history")


def test_a_paper_of_yesterday_asks_and_one_handed_in_yesterday_does_not(office, an):
    dated = an.draft(ordered_on=date(2026, 10, 11))
    view = office.drafting.view(office.pp, office.drafted(dated))
    assert flags(view, "flag.backdated")[0].facts["days"] == 1
    order_id = office.submitted()
    office.clock.pass_(days=2)
    assert not flags(office.approving.view(office.ppk, order_id), "flag.backdated")


def test_more_portions_than_guests_are_asked_about(office, an):
    food = an.draft(
        vendor=an.WARUNG,
        lines=(an.line("P-000007", "45", budget_line=an.PAPER),),
        occasion=Occasion("Rapat", date(2026, 10, 20), 44),
    )
    view = office.drafting.view(office.pp, office.drafted(food))
    assert flags(view, "flag.portion")[0].facts["guests"] == 44


def test_petty_cash_that_is_short_and_the_last_spm_day_are_asked_about(office, an):
    need = 12_537_450
    office.learn(YearRow(id="2026", rev=1, up_limit=need - 1, gu_until=date(2026, 10, 22), desks=1))
    view = office.drafting.view(office.pp, office.drafted())
    assert flags(view, "flag.up_short")[0].facts["short"] == 1
    assert flags(view, "flag.after_last_spm")[0].facts["day"] == "2026-10-22"


def test_why_names_rule_law_numbers_and_a_way_out_of_everything(office, an, uniforms, why):
    office.submitted(uniforms(24))
    order_id = office.drafted(uniforms(24))
    reasons = {one.figure: one for one in why.order(office.pp, order_id)}
    split = reasons["flag.split"]
    assert split.source.startswith("Perpres 16/2018 Ps 20")
    assert split.numbers == "Rp66.600.000 > Rp50.000.000"
    assert reasons["ppn"].rule == "ppn.rate@2025-01-01"
    assert [one.figure for one in reasons.values() if not one.source] == []
    assert reasons["budget"].numbers.startswith("Rp100.000.000 − ")


@pytest.mark.parametrize("on", [date(2026, 10, 12), date(2017, 3, 1)], ids=str)
def test_why_of_every_code_names_its_law_and_its_rule_where_it_has_one(why, on):
    for code, cited in load_citations().items():
        told = why.flag(Flag(FlagLevel.BLOCK, code, {}), on)
        assert told.source.strip(), code
        assert told.rule.partition("@")[0] == cited.rule, code


def test_why_of_a_block_cites_the_law_and_shows_by_how_much(office, an, why):
    office.learn(replace_rev(an.budget(an.TONER, 2_590_739)))
    reasons = {one.figure: one for one in why.order(office.pp, office.drafted())}
    block = reasons["flag.over_ceiling"]
    assert block.level is FlagLevel.BLOCK
    assert block.source.startswith("UU 1/2004 Ps 3")
    assert block.numbers == "Rp2.590.740 > Rp2.590.739"
    assert block.facts["over"] == 1


def test_a_clock_put_forty_days_back_is_told(office, an):
    with office.store.write() as work:
        work.sync.add_run(a_run(office.clock()))
    office.clock.now -= timedelta(days=40)
    view = office.drafting.view(office.pp, office.drafted())
    (told,) = flags(view, "flag.clock_back")
    assert (told.level, told.facts["days"]) == (FlagLevel.NOTICE, 40)


def replace_rev(row):
    return type(row)(**{name: getattr(row, name) for name in row.__struct_fields__} | {"rev": 2})


def a_run(ended_at):
    return RunView(ended_at, ended_at, 1, 1, 1, 0, 0, "")
