"""What must be true when nothing waits any more, seen from the outside: by the command lines."""

from collections import Counter
from functools import partial

from tests.journeys.cuts.story import AWAY, Story
from tests.journeys.cuts.world import UNIT, World

YEAR = 2026
SHOWN = ("number", "state", "sync", "total", "content_hash")
"""What desk and centre must agree on."""
SERIES = ("SP", "NP")
"""An order of a platform has a number of the first, one without a contract of the second."""


def accounts_of(ask) -> dict[str, dict]:
    """Return the account of each series: `ask(*options)` shows the register of one."""
    return {series: ask("--series", series, "--year", YEAR) for series in SERIES}


def is_other_ink(ours: dict) -> bool:
    """A contract that lost to another one: only a cancellation leads on."""
    return (ours["state"], ours["sync"]) == ("signed", "refused")


def is_paper_of_its_own(ours: dict, theirs: dict) -> bool:
    """
    A number that a desk keeps showing although the centre's order does not bear it.

    Another desk was faster: it signed as well, or the number was given up and the order goes on
    elsewhere without one.
    """
    if ours["number"] is None or ours["number"] == theirs["number"]:
        return False
    return is_other_ink(ours) or (ours["state"] == "void" and theirs["number"] is None)


class Ending:
    """The end of a story: what the centre and both desks tell."""

    def __init__(self, story: Story) -> None:
        world: World = story.world
        now = world.centre.now
        self.story = story
        self.waiting = {}
        self.audits = {}
        for name, desk in world.desks.items():
            self.waiting[name] = desk.do("waiting")["ok"]
            self.audits[name] = desk.do("audit")["ok"]
            desk.close()
        admin = world.centre.admin
        self.centre = {o["id"]: o for o in admin("order", "list", "--unit", UNIT)["orders"]}
        self.centre_count = len(admin("order", "list", "--unit", UNIT)["orders"])
        self.details = {key: admin("order", "show", key)["order"] for key in self.centre}
        self.register = accounts_of(partial(admin, "register", "--unit", UNIT))
        budget = admin("budget", "list", "--unit", UNIT, "--year", YEAR)["lines"]
        self.budget = {line["code"]: line for line in budget}
        self.entries = admin("audit", "verify")
        self.desks = {
            name: {o["id"]: o for o in desk.cli(now, "order", "list")["orders"]}
            for name, desk in world.desks.items()
        }
        self.registers = {
            name: accounts_of(partial(desk.cli, now, "register"))
            for name, desk in world.desks.items()
        }
        self.desk_budgets = {
            name: {line["code"]: line for line in desk.cli(now, "budget", "list")["lines"]}
            for name, desk in world.desks.items()
        }
        self.doctors = {name: desk.cli(now, "doctor") for name, desk in world.desks.items()}

    def check(self) -> None:
        """Check everything, and tell all that is wrong."""
        wrong = []
        for check in (
            self.nothing_waits,
            self.each_order_once,
            self.all_agree,
            self.numbers_add_up,
            self.budget_is_what_orders_bind,
            self.each_no_has_a_reason,
            self.records_are_whole,
        ):
            try:
                check()
            except AssertionError as error:
                wrong.append(f"{check.__name__}: {error}")
        assert not wrong, "\n".join(wrong)

    def nothing_waits(self) -> None:
        assert self.waiting == {name: [] for name in self.waiting}, self.waiting
        for name, orders in self.desks.items():
            queued = [o["id"] for o in orders.values() if o["sync"] in {"queued", "sealed"}]
            assert not queued, (name, queued)

    def each_order_once(self) -> None:
        """Every number that a desk ever showed is at the centre, once, on its one order."""
        assert self.centre_count == len(self.centre)
        numbered = Counter(o["number"] for o in self.centre.values() if o["number"])
        assert not [no for no, count in numbered.items() if count > 1]
        for number, (order_id, total, content_hash) in self.story.numbers.items():
            assert order_id in self.centre, f"{number}: its order is lost"
            order = self.centre[order_id]
            if order["number"] == number:
                assert (order["total"], order["content_hash"]) == (total, content_hash), number
            else:
                said_no = [
                    out
                    for out in self.details[order_id]["outcomes"]
                    if out["act"] in {"order.final", "order.sign"} and out["verdict"] == "rej"
                ]
                ink = [f for f in order["findings"] if f["code"] == "OWNER_CHANGED"]
                assert said_no or ink, f"{number}: the centre forgot it"
        for detail in self.details.values():
            acts = Counter((out["device"], out["seq"]) for out in detail["outcomes"])
            assert max(acts.values()) == 1, detail["id"]

    def all_agree(self) -> None:
        """Whatever is no draft stands the same at the centre and on both desks."""
        for order_id, theirs in self.centre.items():
            for name, orders in self.desks.items():
                ours = orders.get(order_id)
                if theirs["dropped"] and ours is None:
                    continue
                if ours is not None and ours["content_hash"] is None:
                    continue  # typed anew here
                if theirs["state"] == "draft" and ours is None:
                    continue
                assert ours is not None, f"{name} has not heard of {order_id}"
                if is_paper_of_its_own(ours, theirs):
                    continue
                shown = {key: (ours[key], theirs[key]) for key in SHOWN if ours[key] != theirs[key]}
                assert not shown, f"{name} {order_id[-6:]}: {shown}"
                codes = [[r["code"] for r in side["reasons"]] for side in (ours, theirs)]
                assert codes[0] == codes[1], f"{name} {order_id[-6:]}: {codes}"
        for name, orders in self.desks.items():
            alone = [o for o in orders.values() if o["id"] not in self.centre]
            assert all(o["state"] == "draft" for o in alone), (name, alone)

    def numbers_add_up(self) -> None:
        for series, centre in self.register.items():
            assert centre["sum_ok"], centre
            desks = {name: registers[series] for name, registers in self.registers.items()}
            for name, register in desks.items():
                assert register["sum_ok"], (name, register)
            for fate in ("issued", "used", "void", "open"):
                ours = sum(register[fate] for register in desks.values())
                assert ours == centre[fate], (fate, desks, centre)
            numbers = [number for number in self.story.numbers if f"/{series}/" in number]
            assert centre["used"] + centre["void"] == len(numbers), (numbers, centre)
            assert centre["second_papers"] == []
        assert all(any(f"/{one}/" in number for one in SERIES) for number in self.story.numbers)

    def budget_is_what_orders_bind(self) -> None:
        bound: Counter[str] = Counter()
        for detail in self.details.values():
            if detail["state"] in {"final", "signed"} and detail["sync"] == "accepted":
                content = detail["content"]
                shares = content["figures"]["shares"]
                for line, share in zip(content["lines"], shares, strict=True):
                    bound[line["budget_line"]] += share
                assert sum(shares) == detail["total"]
        for code, line in self.budget.items():
            assert line["committed"] == bound[code], (code, line, bound[code])
            for name, lines in self.desk_budgets.items():
                if any(is_other_ink(order) for order in self.desks[name].values()):
                    continue  # the desk counts its own contract, too
                for what in ("ceiling", "committed", "realised"):
                    assert lines[code][what] == line[what], (name, code, what)

    def each_no_has_a_reason(self) -> None:
        for source in (self.centre, *self.desks.values()):
            for order in source.values():
                said_no = order["sync"] in {"held", "refused", "blocked"}
                assert bool(order["reasons"]) == said_no, order
        for detail in self.details.values():
            for out in detail["outcomes"]:
                assert bool(out["reasons"]) == (out["verdict"] != "ok"), out

    def records_are_whole(self) -> None:
        assert self.entries["ok"], self.entries
        assert self.audits == dict.fromkeys(self.audits), self.audits
        for doctor in self.doctors.values():
            assert all(check["ok"] for check in doctor["checks"]), doctor

    def numbered(self) -> int:
        """Return how many orders have a number."""
        return sum(1 for o in self.centre.values() if o["state"] in AWAY)
