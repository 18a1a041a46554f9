"""A real centre on loopback over a real database of either kind, and desks that talk to it."""

from __future__ import annotations

import contextlib
import importlib.util
import shutil
import socket
import sys
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import msgspec
import pytest
import uvicorn

from bejo_central.admin import desks, market, money, people, seeding
from bejo_central.admin.account import Account
from bejo_central.demo import identities
from bejo_central.keys import CentreKey
from bejo_central.rulebook import load_rules
from bejo_central.store import budget, catalogue, reference
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT
from bejo_central.web.app import build_app
from bejo_central.web.service import Service
from bejo_desktop.contract.exchange import Fault
from bejo_desktop.domain.codes import Acting, Collector, Kind, Payment, Platform, PriceMode, Role
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.parties import Mandate, Officer
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute
from tests.central.places import FilePlace, ServerPlace
from tests.clusters import OWNER


def beside(name):
    """Load a module that lies beside this file: tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


Desk = beside("desk").Desk

START = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
"""Friday 9 October 2026, 09.00 in WIB."""
TODAY = date(2026, 10, 9)
REASON = "Alasan yang cukup panjang"
UNIT = "413.101"


class TestClock:
    """A clock that stands until the test moves it."""

    __test__ = False

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now

    def pass_days(self, count):
        self.now += timedelta(days=count)


def fill(address):
    """Fill a centre with the smallest demo world."""
    database = Database(address)
    with database.write(START, EVERY_UNIT) as session:
        seeding.seed(Account(session, "tests"), 7, 200)
    database.close()


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A file with the smallest demo world, made once; its tests copy it."""
    file = tmp_path_factory.mktemp("seeded") / "centre.db"
    database = Database(str(file))
    database.initialise(private_key=CentreKey.generate().text, name="Pusat Uji")
    database.close()
    fill(str(file))
    return file


@pytest.fixture(scope="session")
def seeded_on_server(cluster):
    """The same on a server; its tests clone it."""
    name = cluster.made()
    fill(cluster.address(name, OWNER))
    return name


@pytest.fixture
def file_place(seeded, tmp_path):
    """A seeded centre of one's own in a file."""
    file = tmp_path / "centre.db"
    shutil.copy(seeded, file)
    return FilePlace(file)


@pytest.fixture
def server_place(cluster, seeded_on_server):
    """A seeded centre of one's own on a server."""
    place = ServerPlace(cluster, cluster.new(seeded_on_server))
    yield place
    cluster.drop(place.name)


@pytest.fixture
def place(request, kind):
    """A seeded centre of one's own: what takes this runs on both databases."""
    return request.getfixturevalue({"sqlite": "file_place", "postgresql": "server_place"}[kind])


@pytest.fixture(scope="session")
def rules():
    return load_rules()


@pytest.fixture
def empty_place(request, kind, tmp_path):
    """A place where nothing was made yet, on both databases."""
    if kind == "sqlite":
        yield FilePlace(tmp_path / "empty.db")
        return
    cluster = request.getfixturevalue("cluster")
    place = ServerPlace(cluster, cluster.new())
    yield place
    cluster.drop(place.name)


@pytest.fixture
def start():
    """The moment at which the test's clock stands."""
    return START


@dataclass
class Centre:
    """A centre that serves, and what an administrator does at it."""

    database: Database
    place: object
    clock: TestClock
    url: str
    rules: object
    switchboard: object
    appointed: int = 0
    told: list = field(default_factory=list)
    """Every act of every desk: the desk, its sequence, the id of the order, and the act."""

    @property
    def address(self):
        """Of the database, as the command line takes it."""
        return self.place.address

    def looking(self):
        return self.database.read(EVERY_UNIT)

    @contextlib.contextmanager
    def acting(self):
        with self.database.write(self.clock(), EVERY_UNIT) as session:
            yield Account(session, "admin")

    def judge_by(self, rules):
        """Let the service judge by other rules from now on."""
        self.rules = rules
        self.switchboard.service = Service(self.database, rules, self.clock)

    def officer(self, role, unit=UNIT):
        """Return who is appointed to the role, not who stands in."""
        with self.looking() as connection:
            return next(
                one for one in reference.officers(connection, unit) if own_mandate(one, role)
            )

    def appoint(self, *roles, unit=UNIT, **mandate):
        """Appoint one more officer, who has nothing but these roles."""
        self.appointed += 1
        serial = 700 + self.appointed
        days = {"since": date(2026, 1, 2), "until": date(2027, 12, 31)}
        own = Mandate(f"900/{serial}/{unit}/2026", frozenset(map(Role, roles)), **days | mandate)
        nip = identities.nip(Random(serial), female=True, serial=serial)
        officer = Officer(nip, f"Zz Pejabat {serial}", "", "Jabatan contoh", (own,))
        with self.acting() as account:
            people.add_officer(account, unit, officer)
        return officer

    def spent(self, content):
        """What is spent and bound of the order's budget line, in rupiah."""
        line = self.budget(content.budget_line)
        return line.spent.amount + line.committed.amount

    def other_line(self, content):
        """Return a budget line that is not the order's."""
        with self.looking() as connection:
            lines = budget.lines_of(connection, content.unit, 2026)
        others = [line for line in lines if line.code != content.budget_line]
        return max(others, key=lambda line: line.left.amount).code

    def on_lines(self, content, codes):
        """Return an order whose lines are charged to these budget lines, in turn."""
        lines = tuple(
            replace(line, budget_line=codes[at % len(codes)])
            for at, line in enumerate(content.lines)
        )
        return self.with_figures(replace(content, lines=lines, figures=None))

    def unit(self, code=UNIT):
        with self.looking() as connection:
            return reference.unit(connection, code)

    def set_numbering(self, way, code=UNIT):
        with self.acting() as account:
            people.add_unit(account, replace(self.unit(code), numbering=way))

    def code_for(self, nip):
        with self.acting() as account:
            return desks.issue_code(account, nip)["code"]

    def product(self, code):
        with self.looking() as connection:
            return catalogue.product(connection, code)

    def set_price(self, code, amount):
        with self.acting() as account:
            return market.set_price(account, code, Rupiah(amount), TODAY)

    def suspend(self, vendor, since=TODAY):
        with self.acting() as account:
            market.suspend(account, vendor, since, REASON)

    def withdraw(self, product):
        with self.acting() as account:
            market.withdraw(account, product, TODAY)

    def budget(self, code, unit=UNIT):
        with self.looking() as connection:
            return next(x for x in budget.lines_of(connection, unit, 2026) if x.code == code)

    def set_ceiling(self, code, amount, unit=UNIT):
        with self.acting() as account:
            money.set_ceiling(account, unit, 2026, code, Rupiah(amount))

    def close_year(self, on):
        with self.acting() as account:
            money.close_year(account, 2026, on)

    def desk(self, role="PPK", unit=UNIT, more=("PP",)):
        """Enrol a desk for the officer with `role`, and others of the unit on it."""
        desk = Desk(self)
        desk.enrol(self.code_for(self.officer(role, unit).nip))
        for other in more:
            desk.enrol_more(self.code_for(self.officer(other, unit).nip))
        desk.exchange()
        return desk

    def an_order(self, *, quantity="10", lines=1, on=TODAY, unit=UNIT, discount=0):
        """Return the content of an order of `lines` products of one vendor, with figures."""
        with self.looking() as connection:
            products = catalogue.products(connection, "", 200)
            first = products[0]
            wanted = [p for p in products if p.vendor == first.vendor][:lines]
            vendor = catalogue.vendor(connection, first.vendor)
            line = max(budget.lines_of(connection, unit, 2026), key=lambda x: x.left.amount)
        content = OrderContent(
            unit=unit,
            region=self.unit(unit).region,
            vendor=vendor.code,
            vendor_tax=vendor.tax,
            package="Alat tulis kantor triwulan IV",
            rup="40123456",
            budget_line=line.code,
            ordered_on=on,
            due_on=on + timedelta(days=7),
            platform=Platform.NONE,
            platform_ref="",
            payment=Payment.UP,
            price_mode=PriceMode.EXCLUSIVE,
            kind=Kind.GOODS,
            collector=Collector.TREASURER,
            collector_reason="",
            deliver_to=Delivery("Gudang", "0331000000", "Jalan Contoh 1"),
            note="",
            lines=tuple(
                OrderLine(
                    product=p.code,
                    name=p.name,
                    measure=p.measure,
                    tax_class=p.tax_class,
                    origin=p.origin,
                    quantity=Quantity(Decimal(quantity)),
                    list_price=p.price,
                    price_list=p.price_list,
                    unit_price=p.price,
                    budget_line=line.code,
                )
                for p in wanted
            ),
            discount=Rupiah(discount),
            shipping=ZERO,
        )
        return self.with_figures(content)

    def with_figures(self, content):
        return replace(content, figures=compute(content.quote(), self.rules))


def own_mandate(officer, role):
    """Return the mandate that appoints an officer to a role, the newest; None for a stand-in."""
    own = [one for one in officer.mandates if role in one.roles and one.acting is Acting.DEFINITIVE]
    return own[-1] if own else None


def fault_of(answer):
    fault = msgspec.json.decode(answer.content, type=Fault)
    return answer.status_code, fault.code, fault.facts


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self):
        yield


@contextlib.contextmanager
def serving(app):
    """Serve on a free port of loopback in a thread."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.bind(("127.0.0.1", 0))
    sock.listen()
    server = _Server(uvicorn.Config(app, log_level="warning", log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        sock.close()


class Switchboard:
    """The service that a test has plugged in: one server serves all tests of a run."""

    service = None

    def __getattr__(self, name):
        return getattr(self.service, name)


@pytest.fixture(scope="session")
def switchboard():
    board = Switchboard()
    with serving(build_app(board)) as url:
        board.url = url
        yield board


@pytest.fixture
def centre(place, rules, switchboard):
    database = Database(place.address)
    clock = TestClock()
    switchboard.service = Service(database, rules, clock)
    yield Centre(database, place, clock, switchboard.url, rules, switchboard)
    database.close()


@pytest.fixture
def desk(centre):
    """A desk with a PPK and a PP of the main unit."""
    return centre.desk()


@pytest.fixture
def fault():
    return fault_of
