"""Orders as an administrator sees them: all of which an act came, whatever the verdict."""

from __future__ import annotations

import json

import pytest

from bejo_central.cli import main


@pytest.fixture
def shown(centre, capsys):
    def shown(*arguments):
        assert main(["--database", centre.address, *arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return shown


def test_every_order_is_listed_with_what_the_centre_said(centre, desk, shown):
    order, content, number = desk.accepted_order()
    held, _, _ = desk.held_order(centre.an_order(quantity="2"))
    never, _ = desk.submit(centre.an_order(quantity="3"), mandate="SK/TIDAK/ADA")
    desk.exchange()
    listed = {row["id"]: row for row in shown("order", "list", "--unit", "413.101")["orders"]}
    assert set(listed) == {order, held, never}
    row = listed[order]
    assert (row["number"], row["state"], row["sync"]) == (number["no"], "final", "accepted")
    assert (row["total"], row["vendor"]) == (content.figures.total.amount, content.vendor)
    assert (row["device"], row["seq"], row["reasons"]) == (desk.device, 2, [])
    assert row["received_at"].startswith("2026-10-09T02:00")
    assert [reason["code"] for reason in listed[held]["reasons"]] == ["PRICE_DRIFT"]
    assert (listed[never]["sync"], listed[never]["number"]) == ("refused", None)
    assert [reason["code"] for reason in listed[never]["reasons"]] == ["ROLE"]


@pytest.mark.parametrize("by", ["id", "start", "number"])
def test_one_order_is_found_by_id_or_number_with_its_history(desk, shown, by):
    order, _, number = desk.accepted_order()
    wanted = {"id": order, "start": order[:8], "number": number["no"]}[by]
    found = shown("order", "show", wanted)["order"]
    assert found["id"] == order
    assert [act["act"] for act in found["history"]] == ["order.submit", "order.final"]
    assert [outcome["verdict"] for outcome in found["outcomes"]] == ["ok", "ok"]
    assert found["content"]["package"] == "Alat tulis kantor triwulan IV"


def test_a_revoked_desk_loses_its_open_numbers(desk, shown):
    desk.accepted_order()
    revoked = shown("device", "revoke", str(desk.device))["device"]
    assert revoked["revoked_at"] is not None
    account = shown("register", "--unit", "413.101", "--year", "2026")
    assert (account["used"], account["open"], account["lost"]) == (1, 0, 99)
    assert account["sum_ok"]
    assert shown("device", "list")["devices"][0]["last_seq"] == 2
