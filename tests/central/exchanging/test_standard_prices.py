"""Standard prices of a region go to all its desks and to no others."""

from __future__ import annotations

import pytest

from bejo_central.store import feed, prices, reference
from bejo_central.store.engine import EVERY_UNIT
from bejo_desktop.contract.faults import FaultCode
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.standard_prices import StandardKind, StandardPrice
from tests.central.conftest import fault_of

SCOPE = "r:35.09"
NAMES = ("Kertas HVS", "Tinta", "Lem")


@pytest.fixture
def keep(centre):
    """Keep standard prices of a region."""

    def do(*names, region="35.09", price=60_000):
        with centre.acting() as account:
            prices.save(
                account.session,
                [
                    StandardPrice(
                        region,
                        2026,
                        StandardKind.SSH,
                        f"1.1.7.01.02.0001-{name[:3].lower()}",
                        name,
                        "",
                        "rim",
                        Rupiah(price),
                        ("5.1.02.01.01.0025",),
                    )
                    for name in names
                ],
            )

    return do


def told(desk):
    desk.pull([f"u:{desk.unit}", "g", SCOPE])
    return {row.name: row.price for (kind, _), row in desk.rows.items() if kind == "price"}


def test_a_desk_hears_of_the_scope_of_its_region_once_it_has_rows(desk, keep):
    assert desk.exchange().scopes == ("u:413.101", "g")
    keep(*NAMES)
    assert desk.exchange().scopes == ("u:413.101", "g", SCOPE)


def test_a_desk_is_told_each_price_and_later_only_what_changed(desk, keep):
    keep(*NAMES)
    assert told(desk) == dict.fromkeys(NAMES, 60_000)
    seen = desk.cursors[SCOPE]
    keep("Tinta", price=70_000)
    assert told(desk) == {"Kertas HVS": 60_000, "Tinta": 70_000, "Lem": 60_000}
    assert desk.cursors[SCOPE] == seen + 1


def test_a_desk_of_another_region_is_told_nothing_of_it(centre, keep):
    with centre.looking() as connection:
        other = next(x.code for x in reference.units(connection) if x.region != "35.09")
        region = reference.unit(connection, other).region
    keep(*NAMES)
    keep("Semen", region=region)
    desk = centre.desk(unit=other)
    assert desk.exchange().scopes == (f"u:{other}", "g", f"r:{region}")
    # A desk whose unit came from the other region may still name its scope: it is passed over.
    assert told(desk) == {}
    assert not any(page.sc == SCOPE for page in desk.exchange(pull=True).pull.pages)


def test_a_scope_that_is_no_region_is_refused(desk):
    desk.cursors["u:999.999"] = 0
    answer = desk.call("POST", "/sync/v1/exchange", desk.request(pull=True))
    assert fault_of(answer)[1] == FaultCode.NOT_FOUND.value


def test_a_unit_reads_the_feed_of_a_region_and_writes_it_not(centre, desk, keep):
    keep(*NAMES)
    with centre.database.read(desk.unit) as connection:
        assert feed.count_after(connection, SCOPE, 0) == len(NAMES)
    with centre.database.read(EVERY_UNIT) as connection:
        assert feed.head_and_floor(connection, SCOPE) == (len(NAMES), 0)
