"""An operator types for a named official, who alone submits."""

from datetime import date

from bejo_desktop.contract.rows import OfficerRow
from ui.beginning import first_order
from ui.editor.officials import officials_of

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
    assert [one.nip for one in officials_of(operator)] == [desk.pp, desk.ppk]
    assert first_order(desk.core, today).official == ""
    view, _ = operator.drafting.new(operator.session, first_order(operator, today))
    assert view.content.official == desk.pp


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
