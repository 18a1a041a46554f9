"""Orders in every state, and every act on them, as one desk with all officers pushes them."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bejo_central.admin import people
from bejo_central.demo import identities
from bejo_central.store import budget
from bejo_desktop.contract import intents
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.chain import link
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.intents import Intent, ReceivedRow
from bejo_desktop.domain.codes import Role
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.negotiation import PaperRef
from bejo_desktop.domain.parties import Mandate, Officer
from bejo_desktop.domain.quantity import Quantity
from tests.central.desk import REASON, TODAY
from tests.central.kept_back import kept_back
from tests.roles_walk import table

NEXT_PPK = "NEXT_PPK"
"""A second PPK, who takes running orders over."""
SCAN = "ab" * 32
PUSH = 50


def appoint(centre, desk_unit):
    """Appoint one officer to each role, and a second PPK; return them by role."""
    rng = random.Random(5)
    staff = {}
    for serial, role in enumerate([*table.ROLES, NEXT_PPK], start=880):
        mandate = Mandate(
            f"900/{serial}/{desk_unit}/2026",
            frozenset({Role.PPK if role == NEXT_PPK else Role(role)}),
            date(2026, 1, 2),
            date(2027, 12, 31),
        )
        nip = identities.nip(rng, female=False, serial=serial)
        officer = Officer(nip, f"Petugas {role.title()}", "", "Jabatan contoh", (mandate,))
        with centre.acting() as account:
            people.add_officer(account, desk_unit, officer)
        staff[role] = officer
    return staff


class Walker:
    """One desk on which everybody may act; its numbers come from the agenda book."""

    def __init__(self, centre):
        centre.set_numbering("agenda")
        self.centre = centre
        self.desk = centre.desk()
        self.staff = appoint(centre, self.desk.unit)
        for officer in self.staff.values():
            self.desk.enrol_more(centre.code_for(officer.nip))
        self.running = Counter()
        self._prepare_contents()
        self.contents = {}
        self.numbers = {}
        self.verdicts = {}

    def _prepare_contents(self):
        whole = self.centre.an_order(lines=2)
        first, second = (replace(line, quantity=Quantity(Decimal(10))) for line in whole.lines)
        make = self.centre.with_figures
        base = make(replace(whole, lines=(first,), figures=None))
        lines = {line.code: line for line in self.budget_lines()}
        poor = next(code for code in lines if code != base.budget_line)
        self.plain = base
        self.edited = make(replace(base, package="Paket yang disunting", figures=None))
        more = replace(first, quantity=Quantity(Decimal(12)))
        self.amended = make(replace(base, lines=(more,), figures=None))
        self.dear = make(replace(whole, lines=(second,), figures=None))
        self.short = make(
            replace(base, lines=(replace(first, budget_line=poor),), budget_line=poor, figures=None)
        )
        one = replace(first, quantity=Quantity(Decimal(1)))
        self.small = make(
            replace(
                base,
                lines=(one,),
                procedure=Procedure.SMALL,
                vendor_note=PaperRef("N-17", TODAY),
                figures=None,
            )
        )
        self.poor = poor
        self.centre.set_price(second.product, second.list_price.amount + 1000)
        self.centre.set_ceiling(poor, 1 + lines[poor].spent.amount)
        self.centre.set_ceiling(base.budget_line, 900_000_000_000)
        for content in (self.plain, self.edited, self.amended, self.dear, self.short, self.small):
            wire = to_wire(content)
            self.desk.contents[digest(wire)] = wire

    def budget_lines(self):
        with self.centre.looking() as connection:
            return budget.lines_of(connection, self.desk.unit, 2026)

    # --- acts
    def number(self, series):
        self.running[series] += 1
        text = f"000.3.2/{self.running[series]:05}/{series}/{self.desk.unit}/2026"
        return {"no": text, "series": series, "year": 2026}

    def push(self, order, role, argument):
        """Queue an act of the officer with a role; return its sequence."""
        officer = self.staff[role]
        desk = self.desk
        desk.seq += 1
        intent = Intent(
            s=desk.seq,
            e=order,
            b=desk.revs.get(order, 0),
            by=officer.nip,
            mandate=officer.mandates[0].sk,
            t=self.centre.clock(),
            a=argument,
        )
        desk.chain = desk.links[desk.seq] = link(desk.chain, intent)
        desk.waiting.append(intent)
        self.centre.told.append((desk, desk.seq, order, argument))
        return desk.seq

    def flush(self):
        """Send all that waits, in as many exchanges as it needs."""
        desk = self.desk
        waiting = desk.waiting
        while waiting:
            desk.waiting, waiting = waiting[:PUSH], waiting[PUSH:]
            desk.exchange()
            assert not desk.waiting

    def verdict(self, seq):
        return self.desk.outcomes[seq]

    # --- orders
    def make(self, state):
        """Queue all that brings a new order into a state; return its id."""
        order = str(uuid.uuid4())
        content = {"held_price": self.dear, "held_budget": self.short}.get(state, self.plain)
        self.contents[order] = content
        for act, role, facts in _STEPS[state]:
            self.push(order, role, self.argument(act, order, **facts))
        return order

    def argument(self, act, order, **facts):
        """Return what an act on an order carries; a number of its own is always a new one."""
        return _ARGUMENTS[act](self, order, **facts)

    def key(self, order):
        return digest(to_wire(self.contents[order]))

    def named(self, order):
        """Return content and number of an order, as every act after `final` names them."""
        number = self.numbers.get(order) or {"no": f"000.3.2/99999/SP/{self.desk.unit}/2026"}
        return {"content": self.key(order), "no": number["no"]}

    def whole_number(self, order):
        number = self.numbers.get(order) or self.number("SP")
        return {"content": self.key(order), **number}

    def own(self, series, name):
        """Return a new number of a series, with its text under `name`."""
        number = self.number(series)
        return {name: number.pop("no"), **number}


def _submit(walker, order, *, edited=True):
    content = walker.edited if edited else walker.contents[order]
    return intents.Submit(content=digest(to_wire(content)))


def _final(walker, order, *, taken=False, **facts):
    number = walker.number("SP")
    if taken:
        walker.numbers[order] = number
    return intents.Final(content=walker.key(order), **number, **facts)


def _receive(walker, order, *, count="1", complete=False):
    return intents.Receive(
        **walker.named(order),
        **walker.own("BAST", "bast"),
        on=TODAY,
        complete=complete,
        lines=(ReceivedRow(line=1, accepted=count, rejected="0"),),
        states=(True, True, True),
        arrived=TODAY,
    )


def _pay(walker, order, *, amount=1000):
    content = walker.contents[order]
    amount = amount or content.figures.total.amount - 1000
    acts = walker.desk.accepted_acts(order)
    return intents.Pay(
        **walker.named(order),
        **walker.own("KW", "kw"),
        **kept_back(acts, content, amount=amount),
        on=TODAY,
        kind="UP",
        invoice="INV-1",
        amount=amount,
        receipts=(),
    )


def _deposit(walker, order):
    walker.running["billing"] += 1
    row = intents.DepositRow(
        tax="ppn",
        amount=100,
        month=date(2026, 10, 1),
        on=TODAY,
        billing=f"8123{walker.running['billing']:011}",
        ntpn="0A1B2C3D4E5F6G7H",
    )
    return intents.Deposit(**walker.named(order), rows=(row,))


def _evidence(walker, order):
    walker.running["evidence"] += 1
    return intents.AddEvidence(
        **walker.named(order), kind="surat_jalan", paper=f"SJ-{walker.running['evidence']}"
    )


def _amend(walker, order):
    named = walker.named(order)
    previous = named.pop("content")
    return intents.Amend(
        **named,
        content=digest(to_wire(walker.amended)),
        previous=previous,
        **walker.own("ADD", "add"),
        on=TODAY,
        reason=REASON,
    )


def _cancel(walker, order):
    return intents.Cancel(
        **walker.named(order),
        **walker.own("HENTI", "letter"),
        form="penghentian",
        on=TODAY,
        reason=REASON,
    )


def _hand_over(walker, order):
    new = walker.staff[NEXT_PPK]
    return intents.HandOver(
        content=walker.key(order), to=new.nip, sk=new.mandates[0].sk, since=TODAY, reason=REASON
    )


_ARGUMENTS = {
    "submit": _submit,
    "take_back": lambda w, o: intents.TakeBack(content=w.key(o)),
    "return": lambda w, o: intents.Return(content=w.key(o), reason=REASON),
    "final": _final,
    "keep_price": lambda w, o: intents.KeepPrice(**w.named(o), reason=REASON),
    "allow_budget": lambda w, o: intents.AllowBudget(**w.named(o), reason=REASON),
    "recheck": lambda w, o: intents.Recheck(**w.named(o)),
    "sign": lambda w, o: intents.Sign(**w.whole_number(o), on=TODAY),
    "void": lambda w, o: intents.Void(**w.whole_number(o), reason=REASON),
    "drop": lambda _w, _o: intents.Drop(),
    "buy": lambda w, _o: intents.Buy(content=digest(to_wire(w.small)), on=TODAY, **w.number("NP")),
    "arrive": lambda w, o, on=TODAY + timedelta(days=1): intents.Arrive(**w.named(o), on=on),
    "receive": _receive,
    "send_back": lambda w, o: intents.SendBack(
        **w.named(o), on=TODAY, lines=(intents.GoneLine(line=1, quantity="1", reason="Rusak"),)
    ),
    "pay": _pay,
    "deposit": _deposit,
    "evidence": _evidence,
    "amend": _amend,
    "cancel": _cancel,
    "hand_over": _hand_over,
}

_SUBMITTED = (("submit", "PP", {"edited": False}),)
_FINAL = (*_SUBMITTED, ("final", "PPK", {"taken": True}))
_SIGNED = (*_FINAL, ("sign", "PP", {}))
_PART = (
    *_SIGNED,
    ("arrive", "PP", {"on": TODAY}),
    ("receive", "PPK", {"count": "4"}),
    ("pay", "BENDAHARA", {}),
)
_STEPS = {
    "draft": (*_SUBMITTED, ("return", "PPK", {})),
    "submitted": _SUBMITTED,
    "final": _FINAL,
    "held_price": _FINAL,
    "held_budget": _FINAL,
    "signed": _SIGNED,
    "delivering": (*_PART, ("arrive", "PP", {"on": TODAY})),
    "received": _PART,
    "paid": (
        *_PART,
        ("receive", "PPK", {"count": "6", "complete": True}),
        ("pay", "BENDAHARA", {"amount": None}),
    ),
    "void": (*_FINAL, ("void", "PPK", {})),
    "cancelled": (*_PART, ("cancel", "PPK", {})),
}
"""How a new order comes into a state; from `delivering` on a part of it is received and paid."""
