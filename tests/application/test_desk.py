"""The desk at a glance, its settings, and who may open it."""

from datetime import date

import pytest

from bejo_desktop.application.access import Access, session_of
from bejo_desktop.application.desk import Desk
from bejo_desktop.application.ports.system import KeyHolder
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import BejoError, CentralUnavailable
from bejo_desktop.domain.money import Rupiah
from tests.application.conftest import s1

TWO_OF_EACH = dict.fromkeys(("SP", "NP", "BAST", "KW", "ADD", "HENTI"), 2)
"""Numbers left of each series that the office was given, less what its order took."""


@pytest.fixture
def desk(office):
    def dial(address):
        raise CentralUnavailable("central.unreachable")

    return Desk(office.store, office.clock, dial)


def test_the_status_bar_counts_what_waits_and_what_it_is_worth(office, desk):
    office.finalised()
    office.submitted()
    office.drafted()
    state = desk.state(office.ppk)
    assert (state.waiting, state.waiting_total) == (2, Rupiah(2 * 12_537_450))
    assert (state.numbers_left, state.decisions) == (TWO_OF_EACH, 0)
    assert state.last_synced_at is None


def test_a_unit_with_an_agenda_book_has_no_numbers_to_run_out_of(office, desk, an):
    office.learn(an.unit(rev=2, numbering="agenda"))
    assert desk.state(office.ppk).numbers_left is None


def test_a_direct_order_takes_its_number_of_its_own_series(office, desk):
    office.finalised(s1(platform="none"))
    state = desk.state(office.ppk)
    assert (state.numbers_left["SP"], state.numbers_left["NP"]) == (3, 1)
    assert next(iter(state.running_out)) == "NP"


def test_a_desk_that_was_never_given_numbers_has_none_of_the_usual_series(office, desk):
    office.clock.now = office.clock.now.replace(year=2027)
    state = desk.state(office.ppk)
    assert state.numbers_left == {"SP": 0, "NP": 0}
    assert set(state.running_out) == {"SP", "NP"}


def test_a_setting_has_its_default_and_takes_only_its_words(desk):
    assert desk.setting("paper") == "a4"
    desk.choose("paper", "f4")
    assert desk.setting("paper") == "f4"
    for key, value, code in [
        ("paper", "a5", "config.value"),
        ("colour", "red", "config.unknown"),
        ("centre", "https://pusat.example", "desk.not_enrolled"),
    ]:
        with pytest.raises(BejoError) as refusal:
            desk.choose(key, value)
        assert refusal.value.code == code
    assert desk.setting("paper") == "f4"


def test_before_the_first_sync_the_officer_is_who_enrolled(office):
    holder = KeyHolder("199905052022031003", "Petugas Baru", ("PP", "PPK"), "2026-12-31")
    officer = session_of(office.store, holder).officer
    assert officer.roles == {Role.PP, Role.PPK}
    assert officer.is_appointed_on(date(2026, 12, 31))
    assert not officer.is_appointed_on(date(2027, 1, 1))


class EmptyVault:
    """A desk that nobody has enrolled."""

    def holders(self):
        return []


def test_a_desk_that_nobody_enrolled_opens_for_nobody():
    with pytest.raises(BejoError, match="desk.not_enrolled"):
        Access(EmptyVault(), None).unlock("", "kata sandi apa pun")
