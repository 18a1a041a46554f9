"""A mandate is taken with the signature of the desk's own centre, and with no other."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_desktop.contract.mandates import mandate_row, signed_bytes
from bejo_desktop.contract.signing import to_text
from bejo_desktop.domain.codes import Acting, Role
from bejo_desktop.domain.errors import AccessDenied
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.parties import Mandate
from tests.application.sync.conftest import CENTRE, PP, PPK, UNIT_SCOPE, officer_row

OTHER_CENTRE = Ed25519PrivateKey.from_private_bytes(bytes(32))
SK = Mandate(
    "821/7/2026",
    frozenset({Role.PPK}),
    date(2026, 5, 1),
    date(2026, 5, 31),
    sk_on=date(2026, 4, 28),
    acting=Acting.PLT,
    stands_for="Sekretaris Dinas",
    order_limit=Rupiah(50_000_000),
)


def signed(row, key=CENTRE):
    return msgspec.structs.replace(row, signature=to_text(key.sign(signed_bytes(row))))


def a_row(mandate=SK, nip=PP, unit="413.101", rev=9):
    return signed(mandate_row(unit, nip, mandate, rev))


def altered(**changes):
    return msgspec.structs.replace(a_row(), **changes)


FORGED = {
    "no signature": mandate_row("413.101", PP, SK, 9),
    "another centre's": signed(mandate_row("413.101", PP, SK, 9), OTHER_CENTRE),
    "a longer time": altered(until=date(2027, 5, 31)),
    "another officer": altered(nip=PPK),
    "another role": altered(roles=("PPK", "BENDAHARA")),
    "a higher limit": altered(order_limit=None),
    "an older row as a newer one": altered(rev=99),
    "another unit's": a_row(unit="413.102"),
    "no base64": altered(signature="~" * 86),
}


def officer(desk, nip):
    with desk.store.read() as reading:
        return reading.reference.officer(nip)


def audited(desk, act):
    with desk.store.read() as reading:
        return reading.audit.count(act, PP) + reading.audit.count(act, PPK)


def test_a_signed_mandate_is_taken_whole(desk, centre):
    centre.feeds[UNIT_SCOPE] = [a_row()]
    report, changes = desk.sync()
    assert officer(desk, PP).mandates == (SK,)
    assert report.refused == ()
    assert "officers" in {kind.value for kind in changes.kinds}


def test_several_mandates_of_one_officer_hold_side_by_side(desk, centre):
    own = Mandate("900/1", frozenset({Role.PPTK}), date(2026, 1, 2), date(2026, 12, 31))
    centre.feeds[UNIT_SCOPE] = [a_row(own), a_row()]
    desk.sync()
    assert officer(desk, PP).roles_on(date(2026, 5, 4)) == {Role.PPTK, Role.PPK}
    assert officer(desk, PP).roles_on(date(2026, 6, 1)) == {Role.PPTK}


@pytest.mark.parametrize("row", FORGED.values(), ids=FORGED)
def test_a_mandate_that_is_not_signed_right_is_left_out_and_the_rest_goes_on(desk, centre, row):
    before = officer(desk, PP)
    good = a_row(Mandate("900/2", frozenset({Role.PPK}), date(2026, 1, 2), SK.until), nip=PPK)
    centre.feeds[UNIT_SCOPE] = [row, good]
    report, _ = desk.sync()
    assert officer(desk, PP) == before
    assert [one.sk for one in officer(desk, PPK).mandates] == ["900/2"]
    assert [error.code for error in report.refused] == ["sync.mandate_refused"]
    assert report.refused[0].facts == {"nip": row.nip, "sk": row.sk}
    assert desk.cursors()[UNIT_SCOPE] == 2
    assert audited(desk, "sync.mandate_refused") == 1


def test_what_an_older_centre_told_holds_until_a_signed_mandate_comes(desk, centre):
    assert [one.sk for one in officer(desk, PP).mandates] == ["SK-1001"]
    centre.feeds[UNIT_SCOPE] = [a_row()]
    desk.sync()
    assert [one.sk for one in officer(desk, PP).mandates] == [SK.sk]
    again = msgspec.structs.replace(officer_row(PP, "BENDAHARA"), rev=50)
    centre.feeds[UNIT_SCOPE].append(again)
    desk.sync()
    assert officer(desk, PP).roles == {Role.PPK}


def test_an_intent_names_the_sk_that_gives_the_right_on_the_day(desk, centre):
    own = Mandate("900/1", frozenset({Role.PP}), date(2026, 1, 2), date(2026, 12, 31))
    centre.feeds[UNIT_SCOPE] = [a_row(own), a_row()]
    desk.sync()
    desk.submit()
    with desk.store.read() as reading:
        (queued,) = reading.outbox.waiting(10)
    assert queued.intent.mandate == "900/1"


def test_an_officer_whose_mandate_ended_yesterday_changes_nothing(desk, centre):
    ended = Mandate("900/1", frozenset({Role.PP}), date(2026, 1, 2), date(2026, 5, 3))
    centre.feeds[UNIT_SCOPE] = [a_row(ended)]
    desk.sync()
    with pytest.raises(AccessDenied, match=r"access\.mandate_ended") as caught:
        desk.submit()
    assert (caught.value.facts["sk"], caught.value.facts["until"]) == ("900/1", "2026-05-03")
    assert desk.waiting() == []
