"""Mandates through the real centre: signed in the feed, ended, several, acting; on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from bejo_central.admin import people
from bejo_central.keys import verify
from bejo_desktop.contract.mandates import mandate_id, signed_bytes
from bejo_desktop.contract.signing import from_text
from bejo_desktop.domain.codes import Acting, Role
from bejo_desktop.domain.errors import BadInput, NotFound, RuleBroken
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.parties import Mandate

TODAY = date(2026, 10, 9)
YESTERDAY = TODAY - timedelta(days=1)


def plt(**changes):
    values = {
        "sk": "821/99/2026",
        "roles": frozenset({Role.PPK}),
        "since": date(2026, 10, 1),
        "until": date(2026, 10, 31),
        "sk_on": date(2026, 9, 28),
        "acting": Acting.PLT,
        "stands_for": "Sekretaris Dinas",
        "order_limit": Rupiah(50_000_000),
        "may_issue": False,
    }
    return Mandate(**values | changes)


def add(centre, role, mandate):
    with centre.acting() as account:
        return people.add_mandate(account, centre.officer(role).nip, mandate)


def end(centre, role, on, sk=None):
    officer = centre.officer(role)
    with centre.acting() as account:
        people.end_mandate(account, officer.nip, sk or officer.newest.sk, on)


def row_of(desk, nip, sk):
    return desk.pull()["mandate", mandate_id(nip, sk)]


def signature_holds(desk, row):
    signature = from_text(row.signature, 64, field="signature")
    return verify(desk.centre_key, signature, signed_bytes(row))


def test_every_mandate_of_the_unit_comes_signed_by_the_pinned_key(centre, desk):
    rows = [row for (kind, _), row in desk.pull().items() if kind == "mandate"]
    assert {row.unit for row in rows} == {"413.101"}
    assert {role for row in rows for role in row.roles} == set(Role) - {Role.PROVINCE_ADMIN}
    assert all(signature_holds(desk, row) for row in rows)
    officers = {row.id for (kind, _), row in desk.rows.items() if kind == "officer"}
    assert {row.nip for row in rows} == officers


@pytest.mark.parametrize(
    "change", [{"until": date(2030, 1, 1)}, {"roles": ("PPK", "PP")}, {"order_limit": None}]
)
def test_a_signature_covers_every_term(centre, desk, change):
    officer = add(centre, "PPTK", plt())
    row = row_of(desk, officer.nip, plt().sk)
    assert signature_holds(desk, row)
    assert not signature_holds(desk, msgspec.structs.replace(row, **change))


def test_a_new_mandate_comes_with_the_next_exchange_and_with_all_its_terms(centre, desk):
    desk.pull()
    officer = add(centre, "PPTK", plt())
    row = row_of(desk, officer.nip, plt().sk)
    assert (row.nip, row.roles, row.since, row.until) == (
        officer.nip,
        ("PPK",),
        plt().since,
        plt().until,
    )
    assert (row.acting, row.stands_for, row.sk_on) == ("PLT", "Sekretaris Dinas", plt().sk_on)
    assert (row.order_limit, row.may_issue) == (50_000_000, False)


def test_a_stand_in_acts_under_the_own_sk_beside_the_ppk(centre):
    add(centre, "PPTK", plt(order_limit=None))
    desk = centre.desk(more=("PP", "PPTK"))
    content = centre.an_order()
    order, _ = desk.submit(content)
    _, seq = desk.final(order, content, role="PPTK", mandate=plt().sk)
    desk.exchange()
    assert desk.outcome(seq) == ("ok", [])


def test_the_roles_are_those_of_the_sk_that_the_act_names(centre):
    add(centre, "PPTK", plt())
    desk = centre.desk(more=("PP", "PPTK"))
    content = centre.an_order()
    order, _ = desk.submit(content)
    _, seq = desk.final(order, content, role="PPTK")
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["ROLE"])


def test_a_mandate_that_ended_before_the_orders_day_is_refused_at_the_centre_too(centre, desk):
    content = centre.an_order()
    order, _ = desk.submit(content)
    end(centre, "PPK", YESTERDAY)
    _, seq = desk.final(order, content)
    desk.exchange()
    assert desk.outcome(seq) == ("rej", ["MANDATE_EXPIRED"])


@pytest.mark.parametrize(("ended_on", "verdict"), [(YESTERDAY, "rej"), (TODAY, "ok")])
def test_what_has_no_paper_needs_an_sk_of_the_day_it_was_done(centre, desk, ended_on, verdict):
    content = centre.an_order()
    order, _ = desk.submit(content)
    desk.exchange()
    end(centre, "PPK", ended_on)
    seq = desk.give_back(order, content)
    desk.exchange()
    assert desk.outcome(seq) == (verdict, [] if verdict == "ok" else ["MANDATE_EXPIRED"])


def test_an_ended_mandate_comes_to_the_desk_with_its_last_day(centre, desk):
    officer = centre.officer("PPK")
    before = row_of(desk, officer.nip, officer.newest.sk)
    end(centre, "PPK", YESTERDAY)
    after = row_of(desk, officer.nip, officer.newest.sk)
    assert after.until == YESTERDAY
    assert after.rev > before.rev
    assert signature_holds(desk, after)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2028, 1, 1)])
def test_a_mandate_ends_within_its_days(centre, day):
    with pytest.raises(RuleBroken, match=r"mandate\.end"):
        end(centre, "PPK", day)


def test_an_unknown_sk_cannot_be_ended(centre):
    with pytest.raises(NotFound, match=r"mandate\.unknown"):
        end(centre, "PPK", TODAY, sk="TIDAK/ADA")


@pytest.mark.parametrize(
    ("wrong", "error", "code"),
    [
        ({"until": date(2026, 9, 30)}, RuleBroken, "mandate.days"),
        ({"roles": frozenset()}, RuleBroken, "mandate.roles"),
        ({"sk": "S" * 101}, BadInput, "wire.unreadable"),
        ({"sk": ""}, BadInput, "wire.unreadable"),
        ({"stands_for": "x\x00y"}, BadInput, "wire.unreadable"),
    ],
)
def test_a_mandate_that_no_desk_could_read_is_not_kept(centre, wrong, error, code):
    before = centre.officer("PPTK")
    with pytest.raises(error) as caught:
        add(centre, "PPTK", plt(**wrong))
    assert caught.value.code == code
    assert centre.officer("PPTK") == before


def test_the_code_of_an_officer_tells_roles_and_end_of_all_running_mandates(centre):
    add(centre, "PPTK", plt())
    desk = type(centre.desk())(centre)
    enrolled = desk.enrol(centre.code_for(centre.officer("PPTK").nip))
    assert enrolled.roles == ("PPK", "PPTK")
    assert enrolled.mandate_until == date(2027, 12, 31)
