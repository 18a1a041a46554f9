"""An auditor's desk is told what the unit buys on the days of the surat tugas, and no others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bejo_central.admin import people
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.parties import Mandate
from tests.central.desk import TODAY, Desk

BEGIN = date(2026, 1, 2)


def orders_of(desk):
    return {key for kind, key in desk.pull() if kind == "order"}


def asked(desk):
    return desk.call("POST", "/sync/v1/exchange", desk.request(pull=True))


@pytest.fixture
def auditing(centre):
    """A desk of an auditor alone, with a surat tugas up to today."""
    auditor = centre.appoint("AUDITOR", since=BEGIN, until=TODAY)
    desk = Desk(centre)
    desk.enrol(centre.code_for(auditor.nip))
    return desk, auditor


def test_orders_come_to_an_auditor_up_to_the_last_day_and_no_longer(centre, desk, auditing, fault):
    auditors, auditor = auditing
    first, _, _ = desk.accepted_order()
    assert orders_of(auditors) == {first}
    centre.clock.pass_days(1)
    second, _, _ = desk.accepted_order(centre.an_order(on=TODAY + timedelta(days=1)))
    status, code, facts = fault(asked(auditors))
    assert (status, code) == (403, "OUT_OF_TERM")
    assert facts["until"] == TODAY.isoformat()
    term = Mandate("700/9", frozenset({Role.AUDITOR}), TODAY, TODAY + timedelta(days=9))
    with centre.acting() as account:
        people.add_mandate(account, auditor.nip, term)
    assert orders_of(auditors) == {first, second}


def test_a_desk_with_another_officer_goes_on(centre, desk, auditing):
    auditors, _ = auditing
    auditors.enrol_more(centre.code_for(centre.officer("PP").nip))
    centre.clock.pass_days(1)
    order, _, _ = desk.accepted_order(centre.an_order(on=TODAY + timedelta(days=1)))
    assert order in orders_of(auditors)


def test_before_the_first_day_nothing_comes(centre, desk, fault):
    auditor = centre.appoint("AUDITOR", since=TODAY + timedelta(days=1))
    early = Desk(centre)
    early.enrol(centre.code_for(auditor.nip))
    desk.accepted_order()
    assert fault(asked(early))[1] == "OUT_OF_TERM"
    centre.clock.pass_days(1)
    assert orders_of(early)


@pytest.mark.parametrize("role", ["AUDITOR", "PP"])
def test_nobody_whose_sk_has_ended_gets_a_new_desk(centre, desk, fault, role):
    ended = centre.appoint(role, since=BEGIN, until=date(2026, 2, 1))
    new = Desk(centre)
    code = centre.code_for(ended.nip)
    assert fault(new.ask_enrol(code))[:2] == (403, "OUT_OF_TERM")
    desk.enrol_more(code)  # others sit there who may look
