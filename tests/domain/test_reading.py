"""What each role may look at, on each day."""

from datetime import date, timedelta

import pytest

from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.parties import Mandate, Officer
from bejo_desktop.domain.reading import READING, Subject, readable_on, require_readable

SINCE, UNTIL = date(2026, 3, 2), date(2026, 3, 4)
ALL = {"counts", "orders", "bank"}
MAY = {
    **dict.fromkeys(set(Role) - {Role.UNIT_ADMIN, Role.PROVINCE_ADMIN}, ALL),
    Role.UNIT_ADMIN: {"counts", "orders"},
    Role.PROVINCE_ADMIN: {"counts"},
}
"""Security.md 3: read all in unit; the unit's admin without bank data; the province counts only."""


def who(*roles, since=SINCE, until=UNTIL, sk="ST-1"):
    mandate = Mandate(sk, frozenset(roles), since, until)
    return Officer("197501012005011001", "Wulan Contoh", "", "", (mandate,))


def test_every_role_stands_in_the_table():
    assert set(READING) == set(Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("subject", Subject)
def test_each_role_sees_what_it_may_on_a_day_of_its_mandate(role, subject):
    officer = who(role)
    if subject.value in MAY[role]:
        require_readable(officer, subject, SINCE)
        require_readable(officer, subject, UNTIL)
    else:
        with pytest.raises(AccessDenied):
            require_readable(officer, subject, SINCE)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.AUDITOR}))
def test_who_worked_for_the_unit_goes_on_seeing_it_after_the_sk(role):
    later = UNTIL + timedelta(days=300)
    assert {subject.value for subject in readable_on(who(role), later)} == MAY[role]


@pytest.mark.parametrize("subject", Subject)
def test_an_auditor_sees_nothing_the_day_after_the_surat_tugas(subject):
    with pytest.raises(AccessDenied, match=r"access\.read_ended") as caught:
        require_readable(who(Role.AUDITOR), subject, UNTIL + timedelta(days=1))
    assert (caught.value.facts["sk"], caught.value.facts["until"]) == ("ST-1", "2026-03-04")


def test_an_auditor_sees_nothing_the_day_before_it():
    with pytest.raises(AccessDenied, match=r"access\.read_starts") as caught:
        require_readable(who(Role.AUDITOR), Subject.ORDERS, SINCE - timedelta(days=1))
    assert caught.value.facts["since"] == "2026-03-02"


def test_the_admin_of_the_unit_hears_that_it_is_the_bank_data():
    with pytest.raises(AccessDenied, match=r"access\.read_bank"):
        require_readable(who(Role.UNIT_ADMIN), Subject.BANK, SINCE)


def test_the_province_hears_that_it_is_the_role():
    with pytest.raises(AccessDenied, match=r"access\.read_role"):
        require_readable(who(Role.PROVINCE_ADMIN), Subject.ORDERS, SINCE)


def test_two_roles_see_what_either_sees():
    assert readable_on(who(Role.PROVINCE_ADMIN, Role.UNIT_ADMIN), SINCE) == {
        Subject.COUNTS,
        Subject.ORDERS,
    }


def test_who_has_no_mandate_sees_nothing():
    nobody = Officer("197501012005011001", "Wulan Contoh", "", "", ())
    with pytest.raises(AccessDenied, match=r"access\.no_mandate"):
        require_readable(nobody, Subject.COUNTS, SINCE)
