"""
Every state × act × role on the desk: the border that each use case goes through.

The same table is walked at the centre through HTTP (`tests/central/judging/test_walk.py`).
"""

from dataclasses import replace

import pytest

from bejo_desktop.application.acting import begin
from bejo_desktop.application.issuing import Issuing
from bejo_desktop.application.session import Session
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Act, OrderState
from tests.roles_walk.table import ACTS, ROLES, STATES, allows

UNNUMBERED = {"draft", "submitted"}


def nip_of(place: int) -> str:
    """A NIP of its own for each role."""
    return f"19800101201001{place % 2 + 1}{place + 1:03d}"


@pytest.fixture
def offices(office, an):
    """One order a state, and one officer a role who holds that role alone."""
    office.learn(
        *(
            an.officer(nip_of(at), f"Pejabat {role}", role, rev=1, sk=f"SK-{role}/2026")
            for at, role in enumerate(ROLES)
        )
    )
    orders = {}
    for at, state in enumerate(STATES):
        order_id = office.submitted(an.draft(lines=(an.line("P-000001"),)))
        number = None if state in UNNUMBERED else Number(f"{at}/SP/2026", "SP", 2026, None, None)
        with office.store.write() as work:
            order = work.orders.get(order_id)
            order = replace(order, state=OrderState(state), number=number, history=[])
            work.orders.save(order, now=office.clock())
        orders[state] = order_id
    with office.store.read() as reading:
        people = {
            role: Session(reading.reference.officer(nip_of(at))) for at, role in enumerate(ROLES)
        }
    return office, orders, people


def refused(office, session, order_id, act):
    """The code with which the desk refuses, None where it lets the act be done."""
    move = Act(f"order.{act}")
    with office.store.write() as work:
        try:
            order, begun = begin(work, session, order_id, move, office.clock())
            if move is Act.FINAL:
                Issuing(work, office.rules, order, begun).require(None)
        except BejoError as error:
            return error.code
    return None


@pytest.mark.parametrize("act", ACTS)
def test_the_desk_lets_exactly_the_roles_of_the_table_act(offices, act):
    office, orders, people = offices
    wrong = []
    for state in STATES:
        for role in ROLES:
            code = refused(office, people[role], orders[state], act)
            if (code is None) != allows(state, act, role):
                wrong.append((state, role, code))
    assert wrong == []


def test_the_table_names_every_act_and_every_role():
    assert {f"order.{act}" for act in ACTS} == {act.value for act in Act}
    assert set(ROLES) == {role.value for role in Role}
    assert set(STATES) == {state.value for state in OrderState}
