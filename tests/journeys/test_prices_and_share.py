"""Standard prices reach a desk, and desk and centre agree on the shares to the rupiah (X9)."""

from __future__ import annotations

import json

SAME = ("year", "orders", "total", "umk", "pdn")
PAPER = {
    "kode": "1.1.7.01.02.0001",
    "uraian": "Kertas HVS",
    "spesifikasi": "A4 80 gram",
    "satuan": "Rim",
    "harga": "60.000",
    "rekening": "5.1.02.01.01.0025",
}


def test_standard_prices_of_the_region_are_found_at_its_desks(centre, enrolled, tmp_path):
    file = tmp_path / "ssh.json"
    file.write_text(json.dumps([PAPER, {**PAPER, "uraian": "Tinta"}]), encoding="utf-8")
    desk = enrolled("413.101", "PP", "PPK")
    year = desk.ok("report", "share")["year"]
    region = next(
        unit["region"]
        for unit in centre.administer("unit", "list")["units"]
        if unit["code"] == "413.101"
    )
    asked = ("--region", region, "--year", str(year), "--kind", "ssh")
    done = centre.administer("import", "prices", str(file), *asked)
    assert (done["loaded"], done["refused"]) == (2, [])
    desk.ok("sync")
    (found,) = desk.ok("price", "search", "hvs a4")["standards"]
    assert (found["price"], found["measure"], found["year"]) == (60_000, "rim", year)
    assert found["accounts"] == ["5.1.02.01.01.0025"]
    hit = desk.ok("search", "kertas", "--limit", "1")["hits"][0]
    shown = desk.ok("price", "show", hit["product"])
    assert (shown["list_price"], shown["price_on"]) == (hit["price"], hit["price_on"])


def test_desk_and_centre_agree_on_the_shares_to_the_rupiah(centre, enrolled, draft):
    desk = enrolled("413.101", "PP", "PPK")
    desk.ok("sync")
    account = desk.ok("budget", "list")["lines"][0]["code"]
    hits = desk.ok("search", "kertas", "--limit", "40")["hits"]
    for quantity, hit in zip(("3", "2", "7"), hits, strict=False):
        made = desk.ok("order", "new", "--from", draft([hit], account, quantity=quantity))
        order = made["order"]["id"]
        assert desk.ok("order", "show", order)["order"]["meter"] is None, (
            "no key that is pressed moves the year"
        )
        moved = desk.ok("order", "submit", order)["order"]["meter"]
        assert desk.ok("order", "show", order)["order"]["meter"] == moved
        desk.ok("order", "final", order, role="PPK")
    desk.ok("sync")
    here = desk.ok("report", "share")
    there = centre.administer("report", "share", "--unit", "413.101", "--year", str(here["year"]))
    assert {name: here[name] for name in SAME} == {name: there[name] for name in SAME}
    for gauge in ("umk", "pdn"):
        assert set(moved[gauge]) == {"before", "after", "target", "met", "rule"}
        said = (moved[gauge]["after"], moved[gauge]["target"], moved[gauge]["met"])
        assert said == (here[gauge]["share"], here[gauge]["target"], here[gauge]["met"])
    assert here["orders"] >= 3
    assert here["total"] > 0
