"""The board counted a second way: in plain Python over the orders and their contents."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

from bejo_central.admin import books
from bejo_central.store import catalogue, orders, reference

COUNTED = {"final", "signed", "delivering", "received", "paid"}


def recount(connection, year, today):
    """Return the figures of a year as `board --json` names them."""
    counted = counted_orders(connection)
    through = min(today, date(year, 12, 31))
    cut = through.replace(year=year - 1, day=min(through.day, 28 if through.month == 2 else 31))
    now = [x for x in counted if x["on"].year == year and x["on"] <= through]
    before = [x for x in counted if x["on"].year == year - 1 and x["on"] <= cut]
    agencies, regions = by(now, "unit"), by(now, "region")
    names = {x.code: (x.name, x.region_name) for x in reference.units(connection)}
    region_names = {x.region: x.region_name for x in reference.units(connection)}
    return {
        "year": year,
        "through": through,
        "before_through": cut,
        **volume(now),
        "before": volume(before),
        "growth_permille": growth(volume(now)["total"], volume(before)["total"]),
        "mean": half_up(Fraction(volume(now)["total"], len(now))) if now else 0,
        "median": median([x["total"] for x in now]),
        "paid": volume([x for x in now if x["state"] == "paid"]),
        "months": [volume([x for x in now if x["on"].month == month]) for month in range(1, 13)],
        "regions": [
            (code, region_names[code], figures, by(before, "region").get(code, volume([])))
            for code, figures in ranked(regions, "total", "orders")
        ],
        "agencies_by_total": [
            (code, *names[code], figures)
            for code, figures in ranked(agencies, "total", "orders")[:20]
        ],
        "agencies_by_orders": [
            (code, *names[code], figures)
            for code, figures in ranked(agencies, "orders", "total")[:20]
        ],
        "agencies_taking_part": len(agencies),
        "vendors_taking_part": businesses(connection, {x["vendor"] for x in now}),
        "vendors_known": businesses(
            connection, {x.code for x in catalogue.vendors(connection, 100_000)}
        ),
    }


def counted_orders(connection):
    """Read every order of which the centre knows, and keep those that count."""
    region_of = {x.code: x.region for x in reference.units(connection)}
    kept = []
    for listed in books.list_orders(connection, None):
        if listed["sync"] != "accepted" or listed["state"] not in COUNTED:
            continue
        content = orders.content(connection, listed["content_hash"])
        kept.append(
            {
                "on": content.ordered_on,
                "total": content.figures.total,
                "unit": listed["unit"],
                "region": region_of[listed["unit"]],
                "vendor": content.vendor,
                "state": listed["state"],
            }
        )
    return kept


def businesses(connection, codes):
    known = catalogue.vendors_by_code(connection, sorted(codes))
    return len({(known[c].nib or known[c].npwp or c) if c in known else c for c in codes})


def by(rows, key):
    groups = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return {code: volume(group) for code, group in groups.items()}


def ranked(groups, first, second):
    return sorted(groups.items(), key=lambda x: (-x[1][first], -x[1][second], x[0]))


def volume(rows):
    return {"orders": len(rows), "total": sum(row["total"] for row in rows)}


def median(totals):
    if not totals:
        return 0
    totals = sorted(totals)
    half = len(totals) // 2
    if len(totals) % 2:
        return totals[half]
    return half_up(Fraction(totals[half - 1] + totals[half], 2))


def growth(now, before):
    return half_up(Fraction(now - before, before) * 1000) if before else None


def half_up(value):
    return (value + Fraction(1, 2)).__floor__()
