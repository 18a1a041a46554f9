"""One-time codes: used once, by one desk, in time, and not guessed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bejo_central.store import devices, reference
from bejo_desktop.contract.enrolment import Enrol


def test_a_code_makes_a_device_of_the_officers_unit(centre):
    desk = type(centre.desk())(centre)
    officer = centre.officer("PPK")
    got = desk.enrol(centre.code_for(officer.nip))
    assert (got.officer, got.unit, got.roles, got.name) == (
        officer.nip,
        "413.101",
        ("PPK",),
        officer.name,
    )
    assert got.scopes == ("u:413.101", "g")
    assert got.mandate_until == officer.newest.until
    assert got.now == centre.clock()


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "blanks"])
def test_a_code_is_taken_however_it_is_typed(centre, desk, typed):
    code = centre.code_for(centre.officer("BENDAHARA").nip)
    shown = {"lower": code.lower(), "blanks": code.replace("-", " ")}.get(typed, typed.format(code))
    assert desk.enrol_more(shown).officer == centre.officer("BENDAHARA").nip


def test_a_code_works_once(centre, desk, fault):
    code = centre.code_for(centre.officer("PPK").nip)
    first = type(desk)(centre)
    first.enrol(code)
    second = type(desk)(centre)
    assert fault(second.ask_enrol(code))[:2] == (409, "CODE_USED")
    assert fault(desk.call("POST", "/sync/v1/enroll", Enrol(code=code)))[:2] == (409, "CODE_USED")


def test_the_answer_that_was_lost_is_given_again_to_the_same_key(centre, desk):
    code = centre.code_for(centre.officer("PPK").nip)
    new = type(desk)(centre)
    first = new.enrol(code)
    centre.clock.pass_days(30)
    assert new.enrol(code).device == first.device
    with centre.looking() as connection:
        assert len(devices.all_of(connection, None)) == 2


def test_a_code_expires_after_three_days(centre, desk, fault):
    code = centre.code_for(centre.officer("PPK").nip)
    centre.clock.now += timedelta(hours=72, seconds=1)
    status, name, facts = fault(type(desk)(centre).ask_enrol(code))
    assert (status, name) == (410, "CODE_EXPIRED")
    assert facts["expired_at"].startswith("2026-10-12T02:00")


def test_a_wrong_code_is_unknown_and_guessing_is_slowed_down(centre, desk, fault):
    answers = [fault(type(desk)(centre).ask_enrol(f"AAAA-BBBB-{n:04d}-CCCC")) for n in range(101)]
    assert {answer[1] for answer in answers[:100]} == {"CODE_UNKNOWN"}
    assert answers[100] == (503, "BUSY", {"retry_s": 600})
    centre.clock.now += timedelta(minutes=11)
    assert type(desk)(centre).enrol(centre.code_for(centre.officer("PPK").nip)).device == 2


def test_a_code_of_another_unit_is_unknown_to_a_desk(centre, desk, fault):
    with centre.looking() as connection:
        other = next(u.code for u in reference.units(connection) if u.code != "413.101")
    code = centre.code_for(centre.officer("PPK", other).nip)
    assert fault(desk.call("POST", "/sync/v1/enroll", Enrol(code=code)))[1] == "CODE_UNKNOWN"


def test_a_further_officer_must_be_let_in_by_the_desk_itself(centre, desk, fault):
    code = centre.code_for(centre.officer("BENDAHARA").nip)
    thief = type(desk)(centre, device=desk.device, incarnation=desk.incarnation, counter=99)
    assert fault(thief.call("POST", "/sync/v1/enroll", Enrol(code=code)))[:2] == (
        401,
        "SIGNATURE_WRONG",
    )


def test_a_new_device_needs_a_key(desk, centre, fault):
    code = centre.code_for(centre.officer("PPK").nip)
    answer = desk.call("POST", "/sync/v1/enroll", Enrol(code=code), sign=False)
    assert fault(answer)[:2] == (400, "UNREADABLE")


def test_the_database_knows_no_code(centre):
    code = centre.code_for(centre.officer("PPK").nip)
    text = centre.place.whole()
    assert code.encode() not in text
    assert code.replace("-", "").encode() not in text
