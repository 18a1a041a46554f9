"""Every state × every act × every role, through signed exchanges with a centre that serves."""

from __future__ import annotations

from collections import defaultdict, deque

import pytest

from bejo_desktop.contract.intents import Approval, Final
from tests.central.desk import TODAY
from tests.central.judging.walking import SCAN, Walker
from tests.roles_walk import table

COPIES = 5
"""Orders of each state that refused acts are tried on, in turn."""
SAMPLE = {"sqlite": 1, "postgresql": 11}
"""Of so many pairs one is walked."""
HELD = {"keep_price": "held_price", "allow_budget": "held_budget", "recheck": "held_budget"}
"""Acts that only an order that is held for that reason takes."""


@pytest.fixture
def walker(centre):
    return Walker(centre)


def is_taken(pair):
    """Tell whether the centre takes an act, with effect."""
    state, act, role = pair
    unseen = (state, act) in table.UNSEEN_EDIT and role in table.ACTS[act][2]
    return table.allows(*pair) or unseen or pair in table.SKIPPED_FINAL


def expected_no(pair):
    """Return verdict and reason of an act that changes nothing."""
    state, act, role = pair
    if role not in table.ACTS[act][2] or pair in table.NOT_APPROVED:
        return "rej", ["ROLE"]
    if (state, act) in table.ALREADY:
        return "ok", []
    return "rej", ["STALE_BASE"]


def test_the_table_names_every_state_act_and_role():
    assert len(table.PAIRS) == len(set(table.PAIRS)) == 9 * 20 * 12
    assert sum(table.allows(*pair) for pair in table.PAIRS) == 110
    assert sum(map(is_taken, table.PAIRS)) == 116


def test_what_nobody_may_do_there_is_refused_and_leaves_the_order_as_it_is(walker, kind):
    standing = {state: [walker.make(state) for _ in range(COPIES)] for state in table.STATES}
    for act, variant in HELD.items():
        standing[act] = [walker.make(variant) for _ in range(COPIES)]
    walker.flush()
    before = orders_of(walker)
    for state in table.STATES:
        assert {before[order].state for order in standing[state]} == {state}
    refused = [pair for pair in table.PAIRS if not is_taken(pair)][:: SAMPLE[kind]]
    refused.sort(key=lambda pair: pair[1] == "final")  # a sign asks which finals came before it
    found = try_in_turns(walker, standing, refused)
    assert {pair: expected_no(pair) for pair in refused} == found
    walker.desk.rows.clear()
    walker.desk.cursors.clear()
    after = orders_of(walker)
    assert {key: after[key] for key in before} == before


def test_what_somebody_may_do_there_is_done(walker, kind):
    taken = [pair for pair in table.PAIRS if is_taken(pair)][:: SAMPLE[kind]]
    tried = {}
    for pair in taken:
        state, act, _ = pair
        order = walker.make(HELD.get(act, state) if state == "final" else state)
        tried[pair] = order, None
    walker.flush()
    for pair, (order, _) in tried.items():
        if pair[1] == "recheck":
            walker.centre.set_ceiling(walker.poor, 900_000_000_000)
        tried[pair] = order, walker.push(order, pair[2], walker.argument(pair[1], order))
        if pair[1] in HELD:
            walker.flush()
    walker.flush()
    rows = orders_of(walker)
    for pair, (order, seq) in tried.items():
        state, act, _ = pair
        assert walker.verdict(seq).r == "ok", (pair, walker.verdict(seq))
        target = "signed" if pair in table.SKIPPED_FINAL else table.leads_to(state, act)
        row = rows.get(order)
        assert (row.state if row else "gone") == target, pair
        assert row is None or row.sync == "accepted", pair


def test_a_written_approval_is_recorded_by_the_pp_and_by_no_one_else(walker):
    ppk = walker.staff["PPK"]
    paper = Approval(ppk=ppk.nip, mandate=ppk.mandates[0].sk, on=TODAY, scan=SCAN)
    tried = {}
    for role in table.ROLES:
        order = walker.make("submitted")
        act = Final(content=walker.key(order), **walker.number("SP"), approval=paper)
        tried[role] = order, walker.push(order, role, act)
    walker.flush()
    rows = orders_of(walker)
    for role, (order, seq) in tried.items():
        row = rows[order]
        if role == "PP":
            assert (walker.verdict(seq).r, row.state) == ("ok", "final")
            assert row.later.approval.ppk == ppk.nip
            assert row.later.approval.by == walker.staff[role].nip
        else:
            reason = "RULE" if role == "PPK" else "ROLE"
            assert walker.desk.outcome(seq) == ("rej", [reason])
            assert (row.state, row.later) == ("submitted", None)


def orders_of(walker):
    rows = walker.desk.pull()
    return {key: row for (kind, key), row in rows.items() if kind == "order"}


def try_in_turns(walker, standing, pairs):
    """Try each pair on an order of its state, no order twice in one push; return the outcomes."""
    waiting = defaultdict(deque)
    for pair in pairs:
        state, act, _ = pair
        place = act if state == "final" and act in HELD else state
        waiting[place].append(pair)
    sent = {}
    while any(waiting.values()):
        for place, queue in waiting.items():
            for order in standing[place]:
                if queue:
                    pair = queue.popleft()
                    sent[pair] = walker.push(order, pair[2], walker.argument(pair[1], order))
        walker.flush()
    return {pair: walker.desk.outcome(seq) for pair, seq in sent.items()}
