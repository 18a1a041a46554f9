"""An operator types for a named official, who alone submits."""

from datetime import date

from bejo_desktop.contract.rows import OfficerRow
from bejo_desktop.domain.content import Procedure
from ui.beginning import first_order, first_purchase
from ui.editor.officials import officials_of
from ui.editor.terms import MYSELF

OPERATOR = "199501012020121001"


def operator_row():
    return OfficerRow(
        id=OPERATOR,
        rev=1,
        name="Dewi Lestari",
        rank="Pengatur (II/c)",
        position="Staf",
        roles=("OPERATOR",),
        sk="900/016/413.101/2026",
        since=date(2026, 1, 2),
        until=date(2026, 12, 31),
    )


def test_a_new_order_of_an_operator_is_for_the_pp_and_a_pp_names_nobody(desk):
    desk.change(operator_row())
    operator = desk.core_of(OPERATOR)
    today = desk.place.today()
    assert first_order(operator, today).official == desk.pp
    named = officials_of(operator).of(Procedure.ORDER)
    assert [one.nip for one in named] == [desk.pp, desk.ppk]
    assert first_order(desk.core, today).official == ""
    view, _ = operator.drafting.new(operator.session, first_order(operator, today))
    assert view.content.official == desk.pp


def test_only_who_hands_it_in_is_offered_for_an_order_and_for_a_small_purchase(bench, office):
    """users.md 1.1: a PPTK buys what is small, and hands no order in."""
    desk = bench.desk
    pptk = office.appoint("198001012005011009", "Eko Prasetyo", "PPTK")
    desk.change(operator_row())
    operator = desk.core_of(OPERATOR)
    assert pptk.session.nip not in {one.nip for one in officials_of(operator).of(Procedure.ORDER)}
    bench.screen._core = operator
    bench.draft.saver._core = operator
    choice = bench.frame.details.terms._official

    def offered():
        return {choice.itemText(at) for at in range(choice.count())} - {MYSELF}

    bench.open(first_order(operator, desk.place.today()))
    assert len(offered()) == 2
    assert "Eko Prasetyo" not in offered()
    bench.open(first_purchase(operator, desk.place.today()))
    assert len(offered()) == 3
    assert "Eko Prasetyo" in offered()


def test_a_pptk_who_types_orders_for_others_names_one_and_buys_alone(office):
    typist = office.appoint(
        "198001012005011009", "Eko Prasetyo", "PPTK", roles=("PPTK", "OPERATOR")
    )
    today = office.desk.place.today()
    assert first_order(typist, today).official == office.desk.pp
    assert first_purchase(typist, today).official == ""


def test_the_official_is_chosen_in_the_details(bench, keys, desk):
    desk.change(operator_row())
    operator = desk.core_of(OPERATOR)
    bench.screen._core = operator
    bench.draft.saver._core = operator
    bench.open(first_order(operator, desk.place.today()))
    bench.frame.details.focus_on("official")
    keys.press("Down")
    bench.rest()
    assert bench.stored().content.official == desk.ppk
