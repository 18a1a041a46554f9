"""Mandates in the desk's store: newer rows replace older ones, and an older store opens."""

from __future__ import annotations

from datetime import date

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bejo_desktop.adapters.store.engine import write_engine
from bejo_desktop.contract.mandates import mandate_row
from bejo_desktop.contract.rows import GoneRow
from bejo_desktop.domain.codes import Acting, Role
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.parties import Mandate
from tests.adapters.store.conftest import KEY, PP

OWN = Mandate("SK 1", frozenset({Role.PP}), date(2026, 1, 1), date(2026, 12, 31))
PLT = Mandate(
    "SK 2",
    frozenset({Role.PPK, Role.PA}),
    date(2026, 5, 1),
    date(2026, 5, 31),
    sk_on=date(2026, 4, 28),
    acting=Acting.PLT,
    stands_for="Sekretaris Dinas",
    order_limit=Rupiah(50_000_000),
    may_issue=True,
)


def a_row(mandate, rev=1, **changes):
    row = mandate_row("413.101", PP, mandate, rev)
    return type(row)(
        **{name: getattr(row, name) for name in row.__struct_fields__}
        | {"signature": "S" * 86, **changes}
    )


def test_every_field_of_every_mandate_arrives(store, an_officer):
    with store.write() as work:
        work.reference.apply([an_officer(roles=(), sk="", since=None, until=None)])
        assert work.reference.officer(PP).mandates == ()
        work.reference.apply([a_row(PLT), a_row(OWN)])
        assert work.reference.officer(PP).mandates == (OWN, PLT)
    with store.read() as reading:
        assert reading.reference.officer(PP).mandates == (OWN, PLT)
        assert [one.mandates for one in reading.reference.officers()] == [(OWN, PLT)]


@pytest.mark.parametrize("newer", [False, True])
def test_only_a_newer_row_ends_a_mandate(store, an_officer, newer):
    ended = Mandate("SK 1", OWN.roles, OWN.since, date(2026, 6, 30))
    with store.write() as work:
        work.reference.apply([an_officer(), a_row(OWN, rev=5)])
        work.reference.apply([a_row(ended, rev=6 if newer else 4)])
        (held,) = work.reference.officer(PP).mandates
    assert held.until == date(2026, 6, 30) if newer else held == OWN


def test_a_mandate_leaves(store, an_officer):
    with store.write() as work:
        work.reference.apply([an_officer(), a_row(OWN), a_row(PLT)])
        work.reference.apply([GoneRow(kind="mandate", id=a_row(PLT).id, rev=2)])
        assert work.reference.officer(PP).mandates == (OWN,)


def test_roles_that_this_program_does_not_know_are_left_out(store, an_officer):
    with store.write() as work:
        work.reference.apply([an_officer(), a_row(OWN, roles=("PENASIHAT", "PP"))])
        assert work.reference.officer(PP).roles == {Role.PP}


def test_the_store_itself_takes_no_mandate_without_a_signature(store, an_officer):
    with pytest.raises(DBAPIError, match="mandate_is_signed"), store.write() as work:
        work.reference.apply([an_officer(), a_row(OWN, signature="")])


def test_what_was_read_before_a_mandate_came_is_forgotten(store, an_officer):
    with store.write() as work:
        work.reference.apply([an_officer()])
    with store.write() as work:
        assert work.reference.officer(PP).roles == {Role.PP}
        work.reference.apply([a_row(PLT)])
        assert work.reference.officer(PP).roles == {Role.PPK, Role.PA}


def test_an_older_store_keeps_its_mandates_until_signed_ones_come(home, open_desk):
    home.mkdir()
    engine = write_engine(home / "store.db", KEY)
    config = Config()
    config.set_main_option("script_location", "bejo_desktop.adapters.store:migrations")
    with engine.begin() as connection:  # as the program before left it
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.execute(
            text("INSERT INTO officer VALUES (:id, 7, 'Siti', '', 'Staf', :roles, 'SK 1', :a, :z)"),
            {"id": PP, "roles": b'["PP"]', "a": "2026-01-01", "z": "2026-12-31"},
        )
    engine.dispose()
    with open_desk().write() as work:
        assert work.reference.officer(PP).mandates == (OWN,)
        work.reference.apply([a_row(PLT)])
        assert work.reference.officer(PP).mandates == (PLT,)
