"""29 February is a day of 2028 and none of 2027."""

from __future__ import annotations

from tests.journeys.scenarios.offices import STATIONER

FIRST_DAY = "2026-07-09"


def test_the_due_day_alone_may_be_29_february_2028_but_not_of_2027(opened):
    office = opened("413.116", "PP")
    desk = office.desk

    def due(day):
        return office.write(
            vendor=STATIONER,
            budget_line=office.code("0025"),
            package="Kertas rapat",
            due_on=day,
            lines=[{"product": "P-910101", "quantity": "10"}],
        )

    order = desk.ok("order", "new", "--from", due("2028-02-29"))["order"]
    assert order["ordered_on"] == "2026-07-09"
    assert desk.show(order["id"])["due_on"] == "2028-02-29"
    was = desk.trail(order["id"]), len(desk.orders())
    for act in (("new",), ("edit", order["id"])):
        done = desk.run("order", *act, "--from", due("2027-02-29"))
        assert (done.code, done.error["code"]) == (1, "quote.not_day")
        assert done.error["facts"]["field"] == "due_on"
        assert done.error["message"].count(".") >= 2, "what happened, and the way out"
    assert (desk.trail(order["id"]), len(desk.orders())) == was
