"""A reason answers the matter that it was given for; what nobody answered is kept as open."""

from dataclasses import replace
from datetime import date

import pytest

from bejo_desktop.application.changing import Amending
from bejo_desktop.application.drafting import typed_again
from bejo_desktop.application.views import FlagLevel
from bejo_desktop.domain.content import FlagReason
from bejo_desktop.domain.money import Rupiah

WHY = "Tinta asli menurut buku garansi printer"
TONER_LINE = 6


def asked(view, code):
    return [flag for flag in view.flags if flag.code == code and flag.level is FlagLevel.QUESTION]


def kept(office, order_id):
    return office.orders.detail(order_id).content.flag_reasons


@pytest.fixture
def dear(office, an):
    """Paper that was paid 50.000 a ream, now at 60.000, with the reason for that price."""
    office.finalised(an.draft(lines=(an.line("P-000001", unit_price=Rupiah(50_000)),)))

    def dear(price=60_000, **changes):
        lines = (an.line("P-000001", unit_price=Rupiah(price)),)
        return an.draft(lines=lines, **changes)

    given = (FlagReason("flag.price_history", 1, WHY, ""),)
    return office.drafted(dear(flag_reasons=given)), dear


def test_a_reason_for_one_price_answers_that_price(office, dear):
    (question,) = asked(office.drafting.view(office.pp, dear[0]), "flag.price_history")
    assert question.reason == WHY


def test_another_price_asks_anew_and_the_old_price_is_answered_again(office, dear):
    order_id, wanted = dear
    given = typed_again(kept_content(office, order_id)).flag_reasons
    view, _ = office.drafting.edit(office.pp, order_id, wanted(540_000, flag_reasons=given))
    assert asked(view, "flag.price_history")[0].is_open
    view, _ = office.drafting.edit(office.pp, order_id, wanted(60_000, flag_reasons=given))
    assert not asked(view, "flag.price_history")[0].is_open


def kept_content(office, order_id):
    return office.orders.detail(order_id).content


def test_a_reason_without_a_line_answers_what_every_line_asks_now(office, an):
    office.finalised(
        an.draft(
            lines=(
                an.line("P-000001", unit_price=Rupiah(50_000)),
                an.line("P-000002", unit_price=Rupiah(50_000)),
            )
        )
    )
    given = (FlagReason("flag.price_history", 0, WHY, ""),)
    lines = [an.line(code, unit_price=Rupiah(60_000)) for code in ("P-000001", "P-000002")]
    order_id = office.drafted(an.draft(lines=tuple(lines), flag_reasons=given))
    reasons = kept(office, order_id)
    assert sorted(one.line for one in reasons if one.code == "flag.price_history") == [1, 2]
    lines[1] = replace(lines[1], unit_price=Rupiah(90_000))
    again = an.draft(lines=tuple(lines), flag_reasons=reasons)
    view, _ = office.drafting.edit(office.pp, order_id, again)
    assert [flag.is_open for flag in asked(view, "flag.price_history")] == [False, True]


def test_an_open_question_is_handed_in_as_open(office):
    order_id = office.drafted()
    office.drafting.submit(office.pp, order_id)
    (imported,) = [one for one in kept(office, order_id) if one.code == "flag.imported"]
    assert (imported.line, imported.text, imported.by) == (TONER_LINE, "", "")


def test_what_is_taken_back_asks_again(office):
    order_id = office.drafted()
    office.drafting.submit(office.pp, order_id)
    view, _ = office.drafting.take_back(office.pp, order_id)
    assert asked(view, "flag.imported")[0].is_open
    assert kept(office, order_id) == ()


def test_the_reasons_of_what_is_not_asked_any_more_are_not_handed_in(office, an, dear):
    order_id, wanted = dear
    given = kept(office, order_id)
    office.drafting.edit(office.pp, order_id, wanted(50_000, flag_reasons=given))
    office.drafting.submit(office.pp, order_id, {"": WHY})
    assert "flag.price_history" not in {one.code for one in kept(office, order_id)}


def test_an_addendum_with_a_dearer_line_is_asked_and_never_stopped(office, an):
    order_id = office.signed(an.draft(lines=(an.line("P-000006", "2"),)))
    first = office.orders.detail(order_id).content
    later = replace(typed_again(first), due_on=date(2026, 11, 13))
    office.changing.amend(office.ppk, order_id, Amending(later, "Pengiriman tertunda banjir"))
    (imported,) = [one for one in kept(office, order_id) if one.code == "flag.imported"]
    assert imported.text == "Dibutuhkan untuk kegiatan bulan ini"
    assert first.due_on < office.orders.detail(order_id).content.due_on
