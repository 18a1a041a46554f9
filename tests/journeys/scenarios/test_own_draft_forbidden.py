"""A region forbids a PPK to approve what he drafted himself: the desk refuses, nothing changes."""

from __future__ import annotations

from bejo_desktop.cli.arguments import parse
from bejo_desktop.cli.opening import open_desk
from tests.journeys.scenarios.offices import STATIONER, publish

FIRST_DAY = "2026-07-09"
FORBIDDEN = (
    '  { key = "approval.own_draft", region = "35.09", switch = false, from = 2026-07-01,'
    ' law = "Perbup rekaan", source = "rekaan", status = "switch" },'
)


def audit_head(desk):
    """Number and link of the last entry of the desk's own record."""
    asked = parse(["--home", str(desk.home), "order", "list"])
    with open_desk(asked) as core, core._store.read() as reading:
        assert reading.audit.first_broken() is None
        return reading.audit._last()


def test_a_ppk_who_drafted_it_himself_is_refused_and_the_store_is_as_it_was(opened, year):
    office = opened("413.102", "PPK", "PP")
    desk = office.desk
    publish(year, office.folder, "roles.toml", FORBIDDEN)
    office.synced()
    orders = {}
    for role in ("PPK", "PP"):
        orders[role] = office.new(
            role,
            vendor=STATIONER,
            budget_line=office.code("0025", role),
            package=f"Kertas, disusun {role}",
            platform="toko_daring",
            lines=[{"product": "P-910101", "quantity": "10"}],
        )
        desk.ok("order", "submit", orders[role], role=role)
    own = orders["PPK"]
    was = desk.trail(own, "PPK"), audit_head(desk)
    done = desk.run("order", "final", own, role="PPK")
    assert (done.code, done.error["code"]) == (1, "access.own_draft")
    assert done.error["facts"]["rule"].startswith("approval.own_draft/35.09@")
    assert done.error["message"].count(".") >= 2, "what happened, and the way out"
    assert (desk.trail(own, "PPK"), audit_head(desk)) == was
    assert desk.ok("register", "--series", "SP", role="PPK")["used"] == 0
    desk.ok("order", "final", orders["PP"], role="PPK")
    office.synced()
    assert desk.show(orders["PP"])["sync"] == "accepted"
