"""Rule packs of the centre: the newest valid one is in force, every other one is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_desktop.application.drafts.why import reasons_of, used_rules
from bejo_desktop.bootstrap.law import load_pack, load_rules
from bejo_desktop.contract.codec import encode
from bejo_desktop.contract.content import from_wire, to_wire
from bejo_desktop.contract.rows import RulesRow
from bejo_desktop.contract.rule_pack import SignedPack, signed_bytes
from bejo_desktop.contract.signing import to_text
from bejo_desktop.domain.codes import TaxClass
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.tax.computing import compute
from tests.application.sync.conftest import CENTRE, UNIT_SCOPE, content

STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
BY = "198609262015051001"
NEXT = "2099.1.1"
LAST = date(2099, 12, 31)


def rates(**values):
    """The shipped rules with other rates: `rates(pph23="3%")`."""
    return tuple(
        msgspec.structs.replace(rule, rate=values[rule.key.replace(".", "_")])
        if rule.key.replace(".", "_") in values
        else rule
        for rule in load_pack().rules
    )


def a_pack(version=NEXT, *, until=LAST, key=CENTRE, **values):
    """A pack, signed by the centre by default."""
    pack = msgspec.structs.replace(
        load_pack(), version=version, valid_until=until, rules=rates(**values)
    )
    public = to_text(key.public_key().public_bytes_raw())
    return SignedPack(key=public, pack=pack, signature=to_text(key.sign(signed_bytes(pack))))


def altered(pack):
    """The same signature over a rule that says something else."""
    changed = msgspec.structs.replace(pack.pack, rules=rates(pph23="9%"))
    return msgspec.structs.replace(pack, pack=changed)


def unknown_rule():
    first, *rest = load_pack().rules
    rules = (msgspec.structs.replace(first, key="ppn.next_year"), *rest)
    pack = msgspec.structs.replace(load_pack(), version=NEXT, valid_until=LAST, rules=rules)
    key = to_text(CENTRE.public_key().public_bytes_raw())
    return SignedPack(key=key, pack=pack, signature=to_text(CENTRE.sign(signed_bytes(pack))))


BAD = {
    "rules.foreign": a_pack(key=STRANGER),
    "rules.altered": altered(a_pack()),
    "rules.expired": a_pack(until=date(2026, 5, 3)),
    "rules.older": a_pack("2026.1.1"),
    "rules.version_used": a_pack(load_pack().version, pph23="3%"),
    "rules.not_for_this_program": unknown_rule(),
}


def every_row(store):
    """All that stands in the store, table by table."""
    with store._reader.connect() as connection:
        found = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = connection.exec_driver_sql(found).scalars().all()
        return {
            table: connection.exec_driver_sql(f'SELECT * FROM "{table}"').all() for table in tables
        }


def state_of(store):
    """What of rules and audit stands in the store."""
    with store.read() as reading:
        packs = [(one.pack.version, one.origin.value) for one in reading.rule_packs.all()]
        return packs, reading.audit.count("rules.take", NEXT)


def pph23(desk, on=date(2026, 5, 4)):
    return desk.rule_packs.book().on("pph23", on).ratio * 100


def test_the_program_s_own_pack_is_in_force_at_first(desk):
    assert desk.rule_packs.book().version == load_pack().version
    assert [(one.version, one.state.value) for one in desk.rule_packs.show()] == [
        (load_pack().version, "in_force")
    ]


@pytest.mark.parametrize("code", BAD)
def test_a_bad_pack_from_a_file_changes_nothing(desk, code):
    before = every_row(desk.store)
    with pytest.raises(BejoError) as refused:
        desk.rule_packs.take(encode(BAD[code]), BY)
    assert refused.value.code == code
    assert every_row(desk.store) == before
    assert (pph23(desk), desk.renewed) == (2, 0)


@pytest.mark.parametrize("code", BAD)
def test_a_bad_pack_from_the_feed_is_told_and_stops_nothing_else(desk, centre, code):
    desk.sync()
    before = state_of(desk.store)
    centre.feeds[UNIT_SCOPE] += [RulesRow(id=NEXT, rev=1, signed=BAD[code])]
    report, _ = desk.sync()
    assert [(one.is_new, one.error.code) for one in report.packs] == [(False, code)]
    assert report.run.error == ""
    assert (state_of(desk.store), pph23(desk), desk.renewed) == (before, 2, 0)
    assert desk.cursors()[UNIT_SCOPE] == len(centre.feeds[UNIT_SCOPE])


def test_a_pack_from_a_file_is_in_force_at_once(desk):
    taken, changes = desk.rule_packs.take(encode(a_pack(pph23="3%")), BY)
    assert (taken.version, taken.is_new) == (NEXT, True)
    assert [kind.value for kind in changes.kinds] == ["rules"]
    assert (pph23(desk), desk.renewed) == (3, 1)
    assert state_of(desk.store) == ([(NEXT, "centre")], 1)


def test_a_pack_comes_with_the_sync_once(desk, centre):
    centre.feeds[UNIT_SCOPE] += [RulesRow(id=NEXT, rev=1, signed=a_pack(pph23="3%"))]
    report, changes = desk.sync()
    assert [(one.version, one.is_new) for one in report.packs] == [(NEXT, True)]
    assert "rules" in {kind.value for kind in changes.kinds}
    assert pph23(desk) == 3
    again, _ = desk.sync()
    assert again.packs == ()


def test_taking_it_twice_is_no_error(desk):
    desk.rule_packs.take(encode(a_pack()), BY)
    taken, _ = desk.rule_packs.take(encode(a_pack()), BY)
    assert not taken.is_new
    assert state_of(desk.store)[1] == 1


def test_the_newest_of_several_is_in_force_while_it_is_valid(desk):
    desk.rule_packs.take(encode(a_pack("2099.1.1", pph23="3%")), BY)
    soon = desk.now.date() + timedelta(days=10)
    desk.rule_packs.take(encode(a_pack("2099.2.1", until=soon, pph23="4%")), BY)
    assert pph23(desk) == 4
    desk.now += timedelta(days=10)
    assert pph23(desk) == 4
    desk.now += timedelta(days=1)
    assert pph23(desk) == 3
    assert {one.version: one.state.value for one in desk.rule_packs.show()} == {
        "2099.2.1": "expired",
        "2099.1.1": "in_force",
        load_pack().version: "kept",
    }


def test_a_later_program_still_has_the_rules_of_an_earlier_one(desk):
    desk.sync()
    own = load_pack()
    later = replace(
        desk.rule_packs,
        own=msgspec.structs.replace(own, version="2030.1.1", rules=rates(pph23="5%")),
    )
    book = later.book()
    assert book.version == "2030.1.1"
    assert book.on("pph23", date(2026, 5, 4)).ratio * 100 == 5
    assert book.of(own.version).on("pph23", date(2026, 5, 4)).ratio * 100 == 2


def test_an_order_of_2024_shows_the_same_figures_under_a_later_pack(desk):
    draft = content()
    line = replace(draft.lines[0], tax_class=TaxClass.SERVICE)
    draft = replace(
        draft, ordered_on=date(2024, 5, 2), due_on=date(2024, 5, 20), lines=(line,), figures=None
    )
    then = load_rules()
    order = replace(draft, figures=compute(draft.quote(), then), rule_pack=then.version)
    desk.rule_packs.take(encode(a_pack(pph23="3%")), BY)
    now = desk.rule_packs.book()
    reopened = from_wire(to_wire(order))
    assert reopened.figures == order.figures
    assert compute(reopened.quote(), now.of(reopened.rule_pack)) == order.figures
    assert compute(reopened.quote(), now).pph != order.figures.pph
    used = {rule.id for rule in now.of(reopened.rule_pack).all}
    assert set(order.figures.rules) <= used


def test_its_reasons_and_papers_name_the_rules_of_then(desk):
    then = load_rules()
    draft = replace(content(), figures=None)
    line = replace(draft.lines[0], tax_class=TaxClass.SERVICE)
    draft = replace(draft, lines=(line,))
    order = replace(draft, figures=compute(draft.quote(), then), rule_pack=then.version)
    desk.rule_packs.take(encode(a_pack(pph23="3%")), BY)
    now = desk.rule_packs.book()
    assert used_rules(order, now)["pph23"].ratio * 100 == 2
    said = {why.figure: why.numbers for why in reasons_of(order, now)}
    assert said["pph.23"].startswith("2%")
