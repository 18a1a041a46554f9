"""Budget lines at the centre: versions, what SIPD says, payments in parts, petty cash."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bejo_central.admin import desks, money
from bejo_central.store import budget, commitments, corrections, fiscal_years
from bejo_central.store.commitments import PaidPart
from bejo_central.store.corrections import Correction
from bejo_central.store.fiscal_years import YearEnd
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import ZERO, Rupiah
from tests.central.desk import TODAY

UNIT = "413.101"
YESTERDAY = TODAY - timedelta(days=1)


def pay(centre, order, part, amount, on=TODAY):
    with centre.acting() as account:
        paid = PaidPart(part, on, None if amount is None else Rupiah(amount))
        commitments.realise(account.session, UNIT, order, paid)


def told_by_sipd(centre, line, realised, on):
    with centre.acting() as account:
        budget.save(account.session, [replace(line, realised=Rupiah(realised), sipd_on=on)])


def figures(centre, code):
    line = centre.budget(code)
    return line.spent.amount, line.committed.amount, line.left.amount


def of_several(centre, lines=3):
    """An order of which each line is paid from a budget line of its own."""
    content = centre.an_order(lines=lines)
    with centre.looking() as connection:
        known = budget.lines_of(connection, UNIT, 2026)
    codes = [line.code for line in sorted(known, key=lambda one: one.left.amount)[-lines:]]
    changed = tuple(
        replace(line, budget_line=code) for line, code in zip(content.lines, codes, strict=True)
    )
    return centre.with_figures(replace(content, budget_line=codes[0], lines=changed)), codes


def test_payments_in_parts_are_realised_as_they_come_and_the_rest_stays_bound(centre, desk):
    content = centre.an_order()
    code, total = content.budget_line, content.figures.total.amount
    spent, bound, left = figures(centre, code)
    order, _, _ = desk.accepted_order(content)
    pay(centre, order, 1, 1_000)
    assert figures(centre, code) == (spent + 1_000, bound + total - 1_000, left - total)
    pay(centre, order, 2, 2_000)
    assert figures(centre, code) == (spent + 3_000, bound + total - 3_000, left - total)
    with centre.acting() as account:
        commitments.release(account.session, UNIT, order)
    assert figures(centre, code) == (spent + 3_000, bound, left - 3_000)


def test_a_payment_is_spread_over_the_rekening_and_the_last_one_ends_all(centre, desk):
    content, codes = of_several(centre)
    before = {code: centre.budget(code) for code in codes}
    order, _, _ = desk.accepted_order(content)
    with centre.looking() as connection:
        shares = commitments.bound_by(connection, UNIT, order)
    assert sum(share.amount for share in shares.values()) == content.figures.total.amount
    pay(centre, order, 1, content.figures.total.amount // 3)
    pay(centre, order, 2, None)
    for code in codes:
        line = centre.budget(code)
        assert line.committed == before[code].committed
        assert line.paid == before[code].paid + shares[code]


def test_what_sipd_says_holds_up_to_its_day_and_payments_count_after_it(centre, desk):
    content = centre.an_order()
    code, total = content.budget_line, content.figures.total.amount
    order, _, _ = desk.accepted_order(content)
    pay(centre, order, 1, 2_000, on=YESTERDAY)
    pay(centre, order, 2, 5_000, on=TODAY)
    told_by_sipd(centre, centre.budget(code), 1_234_567, YESTERDAY)
    line = centre.budget(code)
    assert line.spent == Rupiah(1_234_567 + 5_000)
    assert line.realisation.paid == Rupiah(7_000)
    assert line.left == line.ceiling - line.spent - line.committed
    assert line.committed.amount >= total - 7_000
    told_by_sipd(centre, centre.budget(code), 1_240_000, TODAY)
    assert centre.budget(code).spent == Rupiah(1_240_000)
    assert centre.budget(code).realisation.elsewhere == Rupiah(1_240_000 - 7_000)


def test_a_correction_needs_a_reason_and_is_kept_with_who_and_when(centre):
    code = centre.an_order().budget_line
    before = centre.budget(code)
    made = Correction(Rupiah(750_000), "SP2D 0417 belum masuk SIPD", "admin", TODAY)
    with centre.acting() as account:
        after = money.correct(account, before, made)
    assert (after.spent, after.left) == (
        before.spent + Rupiah(750_000),
        before.left - Rupiah(750_000),
    )
    told_by_sipd(centre, after, 1_000_000, YESTERDAY)
    assert centre.budget(code).spent == Rupiah(1_750_000), "of a later day than SIPD's figure"
    told_by_sipd(centre, centre.budget(code), 1_750_000, TODAY)
    assert centre.budget(code).spent == Rupiah(1_750_000), "SIPD has it now: it counts once"
    assert centre.budget(code).realisation.corrected == ZERO
    with centre.looking() as connection:
        assert list(corrections.of_line(connection, after)) == [made]


def test_a_correction_that_is_kept_counts_beside_every_figure_of_sipd(centre):
    line = centre.budget(centre.an_order().budget_line)
    told_by_sipd(centre, line, 1_000_000, TODAY)
    line = centre.budget(line.code)
    made = Correction(Rupiah(-250_000), "SP2D 0417 dibukukan SIPD dua kali", "admin", TODAY)
    with pytest.raises(BejoError, match=r"budget\.correction_told"), centre.acting() as account:
        money.correct(account, line, made)
    kept = replace(made, kept=True)
    with centre.acting() as account:
        assert money.correct(account, line, kept).spent == Rupiah(750_000)
    told_by_sipd(centre, centre.budget(line.code), 2_000_000, TODAY + timedelta(days=30))
    assert centre.budget(line.code).spent == Rupiah(1_750_000)
    with centre.looking() as connection:
        assert list(corrections.of_line(connection, line)) == [kept]


@pytest.mark.parametrize(
    ("amount", "reason", "code"),
    [
        (0, "SP2D 0417 belum masuk SIPD", "budget.correction_nought"),
        (1, "salah", "budget.correction_reason"),
        (1, "x" * 501, "budget.correction_reason"),
        (-(10**14), "SP2D 0417 dibukukan dua kali", "budget.correction_below"),
    ],
)
def test_a_correction_that_says_nothing_is_refused_and_changes_nothing(
    centre, amount, reason, code
):
    line = centre.budget(centre.an_order().budget_line)
    with pytest.raises(BejoError) as refused, centre.acting() as account:
        money.correct(account, line, Correction(Rupiah(amount), reason, "admin", TODAY))
    assert refused.value.code == code
    assert centre.budget(line.code) == line


def up_of(centre):
    with centre.looking() as connection:
        return fiscal_years.stand(connection, UNIT, 2026)


def test_up_is_open_from_the_number_to_the_payment(centre, desk):
    content = centre.an_order()
    assert content.payment is Payment.UP
    total = content.figures.total
    with centre.acting() as account:
        money.set_up(account, UNIT, 2026, Rupiah(50_000_000), Rupiah(20_000_000))
    before = up_of(centre).up_open
    first, _, number = desk.accepted_order(content)
    second, _, _ = desk.accepted_order(centre.with_figures(replace(content, package="Kedua")))
    assert up_of(centre).up_open == before + total + total
    row = desk.pull()["year", "2026"]
    assert (row.up_limit, row.up_kkpd) == (50_000_000, 20_000_000)
    assert row.up_open == (before + total + total).amount
    pay(centre, second, 1, 1_000)
    assert up_of(centre).up_open == before + total + total - Rupiah(1_000)
    pay(centre, second, 2, None)
    desk.void(first, content, number)
    desk.exchange()
    assert up_of(centre).up_open == before
    assert desk.pull()["year", "2026"].up_open == before.amount
    assert up_of(centre).up_left() == Rupiah(50_000_000) - before


def test_an_order_by_ls_is_no_open_up(centre, desk):
    before = up_of(centre).up_open
    content = centre.an_order()
    desk.accepted_order(centre.with_figures(replace(content, payment=Payment.LS)))
    assert up_of(centre).up_open == before


def test_what_was_paid_by_up_is_gone_until_it_is_filled_up(centre):
    desk = centre.desk(more=("PP", "BENDAHARA"))
    with pytest.raises(BejoError, match=r"up\.no_limit"), centre.acting() as account:
        money.refill_up(account, UNIT, TODAY, TODAY)
    with centre.acting() as account:
        money.set_up(account, UNIT, 2026, Rupiah(50_000_000), ZERO)
    before = up_of(centre)
    order, content, number = desk.received_order()
    total = content.figures.total
    assert up_of(centre).up_left() == before.up_left() - total
    desk.pay(order, content, number)
    desk.exchange()
    paid = up_of(centre)
    assert (paid.up_open, paid.up_paid) == (before.up_open, before.up_paid + total)
    assert paid.up_left() == before.up_left() - total, "the cash is gone, not back"
    row = desk.pull()["year", "2026"]
    assert (row.up_paid, row.up_refilled_on) == (paid.up_paid.amount, None)
    for day, full in ((YESTERDAY, False), (TODAY, True)):
        with centre.acting() as account:
            money.refill_up(account, UNIT, day, TODAY)
        assert up_of(centre).up_paid == (ZERO if full else total)
    assert up_of(centre).up_left() == Rupiah(50_000_000) - before.up_open
    assert desk.pull()["year", "2026"].up_refilled_on == TODAY
    for wrong in (YESTERDAY, TODAY + timedelta(days=1)):
        with pytest.raises(BejoError, match=r"up\.refill_day"), centre.acting() as account:
            money.refill_up(account, UNIT, wrong, TODAY)


def test_a_closed_year_is_told_to_every_unit_and_opened_again(centre, desk):
    other = centre.desk(unit="413.102")
    centre.close_year(TODAY)
    for one in (desk, other):
        assert one.pull()["year", "2026"].closed_on == TODAY
    centre.close_year(None)
    for one in (desk, other):
        assert one.pull()["year", "2026"].closed_on is None


def test_a_card_share_above_the_limit_is_refused(centre):
    with pytest.raises(BejoError, match=r"up\.kkpd_above"), centre.acting() as account:
        money.set_up(account, UNIT, 2026, Rupiah(1_000), Rupiah(1_001))
    assert up_of(centre).up_limit is None


def test_each_desk_hears_how_many_desks_may_order(centre, desk):
    assert desk.pull()["year", "2026"].desks == 1
    other = centre.desk()
    assert desk.pull()["year", "2026"].desks == 2
    with centre.acting() as account:
        desks.revoke(account, other.device)
    assert desk.pull()["year", "2026"].desks == 1


def test_the_last_days_of_a_region_reach_its_units(centre, desk):
    region = centre.unit().region
    last = YearEnd(region, 2026, TODAY + timedelta(days=60), TODAY + timedelta(days=57))
    with centre.acting() as account:
        money.set_year_end(account, last)
    row = desk.pull()["year", "2026"]
    assert (row.ls_until, row.gu_until) == (last.ls_until, last.gu_until)
    with pytest.raises(BejoError, match=r"year\.last_day"), centre.acting() as account:
        money.set_year_end(account, replace(last, year=2027))


def test_s1_one_rupiah_short_on_one_rekening_holds_for_that_one_alone(centre, desk):
    content, codes = of_several(centre)
    shares = {
        line.budget_line: figures.share
        for line, figures in zip(content.lines, content.figures.lines, strict=True)
    }
    toner = codes[-1]
    line = centre.budget(toner)
    sisa = shares[toner] - Rupiah(1)
    centre.set_ceiling(toner, (line.spent + line.committed + sisa).amount)
    order, _ = desk.submit(content)
    _, seq = desk.final(order, content)
    desk.exchange()
    row = desk.outcomes[seq]
    assert row.r == "held"
    assert [(why.c, why.f["code"], why.f["need"] - why.f["have"]) for why in row.why] == [
        ("BUDGET_SHORT", toner, 1)
    ]


def test_of_two_desks_that_overspend_offline_the_second_is_held_and_freed(centre, desk):
    content = centre.an_order()
    code, total = content.budget_line, content.figures.total
    line = centre.budget(code)
    centre.set_ceiling(code, (line.spent + line.committed + total).amount + 1)
    other = centre.desk()
    mine, _ = desk.submit(content)
    theirs_content = centre.with_figures(replace(content, package="Meja kedua"))
    theirs, _ = other.submit(theirs_content)
    _, first = desk.final(mine, content)
    number, second = other.final(theirs, theirs_content)
    desk.exchange()
    other.exchange()
    assert desk.outcome(first) == ("ok", [])
    held = other.outcomes[second]
    assert (held.r, [why.c for why in held.why]) == ("held", ["BUDGET_SHORT"])
    assert (held.why[0].f["need"], held.why[0].f["have"]) == (total.amount, 1)
    kept = other.pull()["order", theirs]
    assert (kept.state, kept.sync, kept.content.package) == ("final", "held", "Meja kedua")
    assert centre.budget(code).committed == line.committed + total, "what is held binds nothing"
    centre.set_ceiling(code, 10**12)
    again = other.recheck(theirs, theirs_content, number)
    other.exchange()
    assert other.outcome(again) == ("ok", [])
    assert centre.budget(code).committed == line.committed + total + total


def test_a_correction_that_gives_room_frees_what_is_held(centre, desk):
    content = centre.an_order()
    line = centre.budget(content.budget_line)
    with centre.acting() as account:
        reason = "LS bulan Juli dari pagu yang sama"
        money.correct(account, line, Correction(line.left, reason, "admin", TODAY))
    order, _ = desk.submit(content)
    number, seq = desk.final(order, content)
    desk.exchange()
    assert desk.outcome(seq) == ("held", ["BUDGET_SHORT"])
    short = centre.budget(line.code)
    assert short.left == ZERO
    with centre.acting() as account:
        reason = "LS bulan Juli dibatalkan"
        money.correct(account, short, Correction(-line.left, reason, "admin", TODAY))
    again = desk.recheck(order, content, number)
    desk.exchange()
    assert desk.outcome(again) == ("ok", [])
