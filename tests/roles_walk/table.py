"""
Who may do what in which state of an order: what the walks of centre and desk expect.

Written from the issue ("the PP notes arrival, only the PPK signs a BAST", a written approval,
running orders that go over, small purchases without the PPK, evidence, parts), from commands.md
("States of an order", and what the model showed to be needed) and from security.md 3 (default
deny; budget override by the PA with a reason; paid by the bendahara). Never from the code's own
table of moves.
"""

from __future__ import annotations

STATES = (
    "draft",
    "submitted",
    "final",
    "signed",
    "delivering",
    "received",
    "paid",
    "void",
    "cancelled",
)
ROLES = (
    "OPERATOR",
    "PP",
    "PPK",
    "BENDAHARA",
    "PA",
    "PPTK",
    "PPK_SKPD",
    "PENERIMA",
    "PENGURUS_BARANG",
    "AUDITOR",
    "UNIT_ADMIN",
    "PROVINCE_ADMIN",
)

_TABLE = """
act           | from states                                     | to         | roles
submit        | draft                                           | submitted  | PP PPK
take_back     | submitted                                       | draft      | OPERATOR PP PPK
return        | submitted                                       | draft      | PPK
final         | submitted                                       | final      | PPK
keep_price    | final                                           | final      | PPK
allow_budget  | final                                           | final      | PA
recheck       | final                                           | final      | PP PPK
sign          | final                                           | signed     | PP PPK
void          | final                                           | void       | PPK
drop          | draft                                           | gone       | OPERATOR PP PPK
buy           | draft                                           | received   | PP PPTK PPK
arrive        | signed delivering received                      | delivering | PP PPK PPTK PENERIMA PENGURUS_BARANG
receive       | delivering received                             | received   | PPK
send_back     | delivering received                             | delivering | PPK
pay           | delivering received cancelled                   | same       | BENDAHARA
deposit       | delivering received cancelled paid              | same       | BENDAHARA
evidence      | final signed delivering received paid cancelled | same       | OPERATOR PP PPK PPTK BENDAHARA PPK_SKPD PENERIMA PENGURUS_BARANG
amend         | signed delivering received                      | same       | PPK
cancel        | signed delivering received                      | cancelled  | PPK
hand_over     | submitted final signed delivering received      | same       | PPK PA
"""
"""`same`: the order stays where it is, here because something is still unpaid or to come."""


def _read():
    rows = [[cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines()]
    return {
        act: (frozenset(states.split()), to, frozenset(roles.split()))
        for act, states, to, roles in rows[1:]
    }


ACTS = _read()
"""Act to (from states, where it leads, roles)."""

PAIRS = tuple((state, act, role) for state in STATES for act in ACTS for role in ROLES)


def allows(state, act, role):
    """Tell whether a role may do an act in a state."""
    states, _, roles = ACTS[act]
    return state in states and role in roles


def leads_to(state, act):
    """Return where an allowed act leads from a state: a state, or `gone`."""
    target = ACTS[act][1]
    return state if target == "same" else target


UNSEEN_EDIT = frozenset({("submitted", "submit"), ("submitted", "buy")})
"""
What the centre allows besides: a desk that holds the order as a draft may not have heard of
another desk's submit; the desk itself refuses both without taking it back.
"""

SKIPPED_FINAL = frozenset({("submitted", "sign", "PPK")})
"""
And this: ink is never blocked by a final that could not be read and was skipped; the PPK's own
signature stands for the approval.
"""

NOT_APPROVED = frozenset({("draft", "sign", "PP"), ("submitted", "sign", "PP")})
"""Refused by the centre for the role, not the state: nobody who may has approved that paper."""

ALREADY = frozenset(
    {("draft", "return"), ("draft", "take_back"), ("void", "void")}
    | {(state, "sign") for state in ("signed", "delivering", "received", "paid", "cancelled")}
)
"""Asking for what already is, is `ok` without effect at the centre (commands.md)."""
