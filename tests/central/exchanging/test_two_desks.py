"""Two desks of one unit at random, with answers that get lost: in the end everything adds up."""

from __future__ import annotations

import random

import pytest

from bejo_central.admin import books
from bejo_central.store import budget, numbers, orders
from bejo_desktop.contract.exchange import ExchangeReply

STEPS = 250


class Office:
    """Two desks, and what their officers would do next."""

    def __init__(self, centre, seed):
        self.centre = centre
        self.chance = random.Random(seed)
        self.desks = [centre.desk(), centre.desk()]
        self.base = centre.an_order(quantity="1")
        self.orders = {}
        self.verdicts = {}
        self.serial = 0

    def step(self):
        desk = self.chance.choice(self.desks)
        act = self.chance.choice(
            [
                "new",
                "new",
                "final",
                "final",
                "sign",
                "void",
                "keep",
                "recheck",
                "return",
                "drop",
                "exchange",
                "lost",
                "pull",
                "price",
                "budget",
            ]
        )
        getattr(self, act)(desk)

    def any_order(self):
        return self.chance.choice(list(self.orders.items())) if self.orders else (None, None)

    def new(self, desk):
        self.serial += 1
        content = self.centre.with_figures(
            type(self.base)(
                **{
                    name: getattr(self.base, name)
                    for name in self.base.__dataclass_fields__
                    if name != "package"
                },
                package=f"Paket {self.serial}",
            )
        )
        order, _ = desk.submit(content)
        self.orders[order] = (content, {})

    def final(self, desk):
        order, known = self.any_order()
        if order is None:
            return
        content, taken = known
        number, _ = desk.final(order, content)
        taken[desk.device] = number

    def _numbered(self, desk, act):
        order, known = self.any_order()
        if order is None or desk.device not in known[1]:
            return
        act(order, known[0], known[1][desk.device])

    def sign(self, desk):
        self._numbered(desk, desk.sign)

    def void(self, desk):
        self._numbered(desk, desk.void)

    def keep(self, desk):
        self._numbered(desk, desk.keep_price)

    def recheck(self, desk):
        self._numbered(desk, desk.recheck)

    def drop(self, desk):
        order, _ = self.any_order()
        if order is not None:
            desk.drop(order)

    def __getattr__(self, name):
        if name == "return":
            return self._return
        raise AttributeError(name)

    def _return(self, desk):
        order, known = self.any_order()
        if order is not None:
            desk.give_back(order, known[0])

    def exchange(self, desk):
        reply = desk.exchange()
        for row in reply.push.out if reply.push else ():
            verdict = (row.r, row.why, row.findings, row.rev)
            assert self.verdicts.setdefault((desk.device, row.s), verdict) == verdict

    def lost(self, desk):
        """The request arrives, its answer does not."""
        answer = desk.call("POST", "/sync/v1/exchange", desk.request())
        for row in desk.read(answer, ExchangeReply).push.out if desk.waiting else ():
            self.verdicts[desk.device, row.s] = (row.r, row.why, row.findings, row.rev)

    def pull(self, desk):
        desk.pull()

    def price(self, _desk):
        line = self.base.lines[0]
        rise = self.chance.choice([0, 0, 1000])
        self.centre.set_price(line.product, line.list_price.amount + rise)

    def budget(self, _desk):
        ceiling = self.chance.choice([10**12, self.base.figures.total.amount * 3])
        self.centre.set_ceiling(self.base.budget_line, ceiling)


@pytest.mark.parametrize("seed", range(4))
def test_numbers_budget_and_rows_add_up(centre, seed):
    office = Office(centre, seed)
    for _ in range(STEPS):
        office.step()
    for desk in office.desks * 2:
        office.exchange(desk)
        desk.pull()
    assert {desk.waiting == [] for desk in office.desks} == {True}
    with centre.looking() as connection:
        stand = orders.all_of(connection, "413.101")
        booked = numbers.numbers_of(connection, "413.101", "SP", 2026)
        account = books.register(connection, "413.101", "SP", 2026)
        line = next(
            x
            for x in budget.lines_of(connection, "413.101", 2026)
            if x.code == office.base.budget_line
        )
    assert account["sum_ok"]
    assert len({number.no for number in booked}) == len(booked)
    binding = [
        one.total
        for one in stand
        if one.state == "signed" or (one.state == "final" and one.sync == "accepted")
    ]
    assert line.committed.amount == sum(binding)
    fates = {number.no: number for number in booked}
    for one in stand:
        if one.state in {"final", "signed"}:
            assert (fates[one.no].order_id, fates[one.no].state) == (one.order_id, "used")
    for desk in office.desks:
        seen = {key: row for (kind, key), row in desk.rows.items() if kind == "order"}
        for one in stand:
            if not one.dropped:
                row = seen[one.order_id]
                assert (row.state, row.sync, row.rev) == (one.state, one.sync, one.rev)
    signs = [v for v in office.verdicts.values() if v[0] == "held"]
    assert all(why for _, why, _, _ in signs)
