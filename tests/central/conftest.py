"""A real centre on loopback over a real SQLite file, and desks that talk to it."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest
import requests
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from bejo_central.admin import desks, market, money, people, seeding
from bejo_central.admin.account import Account
from bejo_central.compression import Zstd
from bejo_central.keys import CentreKey
from bejo_central.rulebook import load_rules
from bejo_central.store import catalogue, reference
from bejo_central.store.database import Database
from bejo_central.web.app import build_app
from bejo_central.web.service import Service
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.chain import FIRST_LINK, link
from bejo_desktop.contract.codec import ZSTD, Body, pack, unpack
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.enrolment import Enrol, Enrolled, Hello
from bejo_desktop.contract.exchange import (
    ExchangeReply,
    ExchangeRequest,
    Fault,
    OpenLease,
    Pull,
    Push,
)
from bejo_desktop.contract.intents import (
    Drop,
    Final,
    Intent,
    KeepPrice,
    LeaseReturn,
    Recheck,
    Return,
    Sign,
    Submit,
    Void,
)
from bejo_desktop.contract.limits import REPLY_BYTES_MAX
from bejo_desktop.contract.signing import (
    ACCEPT,
    CONTENT_TYPE,
    ENCODING,
    SIGNATURE,
    Caller,
    from_text,
    reply_payload,
    request_payload,
    to_text,
)
from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform, PriceMode
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.money import ZERO, Rupiah
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax import compute

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


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A database with the smallest demo world, made once; its tests copy it."""
    file = tmp_path_factory.mktemp("seeded") / "centre.db"
    database = Database(str(file))
    database.initialise(private_key=CentreKey.generate().text, name="Pusat Uji")
    with database.write(START) as session:
        seeding.seed(Account(session, "tests"), 7, 200)
    with database.read() as connection:
        connection.exec_driver_sql("SELECT 1")
    database.close()
    return file


@pytest.fixture(scope="session")
def rules():
    return load_rules()


@dataclass
class Centre:
    """A centre that serves, and what an administrator does at it."""

    database: Database
    file: object
    clock: TestClock
    url: str
    rules: object

    @contextlib.contextmanager
    def acting(self):
        with self.database.write(self.clock()) as session:
            yield Account(session, "admin")

    def officer(self, role, unit=UNIT):
        with self.database.read() as connection:
            return next(
                one
                for one in reference.officers(connection, unit)
                if role in {r.value for r in one.roles}
            )

    def unit(self, code=UNIT):
        with self.database.read() as connection:
            return reference.unit(connection, code)

    def set_numbering(self, way, code=UNIT):
        with self.acting() as account:
            people.add_unit(account, replace(self.unit(code), numbering=way))

    def code_for(self, nip):
        with self.acting() as account:
            return desks.issue_code(account, nip)["code"]

    def product(self, code):
        with self.database.read() as connection:
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
        with self.database.read() as connection:
            from bejo_central.store import budget

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
        with self.database.read() as connection:
            products = catalogue.products(connection, "", 200)
            first = products[0]
            wanted = [p for p in products if p.vendor == first.vendor][:lines]
            vendor = catalogue.vendor(connection, first.vendor)
            from bejo_central.store import budget

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


@dataclass
class Desk:
    """A desk as the wire sees it: a key, a chain of acts, a counter."""

    centre: Centre
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    device: int = 0
    incarnation: str = ""
    counter: int = 0
    seq: int = 0
    chain: str = FIRST_LINK
    timeline: str = ""
    centre_key: str = ""
    unit: str = ""
    waiting: list = field(default_factory=list)
    contents: dict = field(default_factory=dict)
    links: dict = field(default_factory=dict)
    leases: dict = field(default_factory=dict)
    taken: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)
    cursors: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)
    revs: dict = field(default_factory=dict)

    # --- the line
    def call(self, method, target, message=None, *, sign=True, body=None, counter=None, headers=()):
        """Send one request; return status and the answer's body, its signature checked."""
        if body is None:
            body = Body(b"", "identity") if message is None else pack(message, Zstd())
        if sign:
            if counter is None:
                self.counter += 1
                counter = self.counter
            caller = Caller(self.device, self.incarnation, counter)
            payload = request_payload(method, target, caller, body.data)
            signed = caller.headers(self.key.sign(payload))
        else:
            payload = request_payload(method, target, Caller(), body.data)
            signed = {}
        sent = {ACCEPT: "identity, zstd", ENCODING: body.encoding, **signed, **dict(headers)}
        answer = requests.request(
            method, self.centre.url + target, data=body.data, headers=sent, timeout=20
        )
        if self.centre_key:
            check_reply(answer, payload, self.centre_key)
        return answer

    def read(self, answer, kind):
        assert answer.status_code == 200, answer.content
        got = Body(answer.content, answer.headers[ENCODING])
        return unpack(got, kind, Zstd(), limit=REPLY_BYTES_MAX)

    def hello(self):
        return self.read(self.call("GET", "/sync/v1/hello?nonce=abc", sign=False), Hello)

    # --- enrolment
    def ask_enrol(self, code):
        public = to_text(self.key.public_key().public_bytes_raw())
        message = Enrol(code=code, key=public, host="uji")
        return self.call("POST", "/sync/v1/enroll", message, sign=False)

    def enrol(self, code):
        got = self.read(self.ask_enrol(code), Enrolled)
        self.device, self.incarnation, self.unit = got.device, got.incarnation, got.unit
        self.timeline, self.centre_key = got.timeline, got.centre_key
        return got

    def enrol_more(self, code):
        return self.read(self.call("POST", "/sync/v1/enroll", Enrol(code=code)), Enrolled)

    # --- acts
    def act(self, role, argument, order="", base=None, content=None, mandate=None):
        officer = self.centre.officer(role, self.unit)
        self.seq += 1
        intent = Intent(
            s=self.seq,
            e=order,
            b=self.revs.get(order, 0) if base is None else base,
            by=officer.nip,
            mandate=officer.sk if mandate is None else mandate,
            t=self.centre.clock(),
            a=argument,
        )
        self.chain = link(self.chain, intent)
        self.links[intent.s] = self.chain
        self.waiting.append(intent)
        if content is not None:
            wire = to_wire(content)
            self.contents[digest(wire)] = wire
        return intent.s

    def submit(self, content, order=None, role="PP", **more):
        order = order or str(uuid.uuid4())
        seq = self.act(
            role, Submit(content=digest(to_wire(content))), order, content=content, **more
        )
        return order, seq

    def number(self, running=None, lease=None):
        """Return lease, running number and printed text of the next number."""
        if lease is None:
            lease = next(x for x in self.leases.values() if self.taken.get(x.id, 0) < 50)
        if running is None:
            running = lease.first + self.taken.get(lease.id, 0)
            self.taken[lease.id] = self.taken.get(lease.id, 0) + 1
        text = f"000.3.2/{running:04d}/SP/{self.unit}/2026"
        return {
            "no": text,
            "series": "SP",
            "year": 2026,
            "running": running,
            "lease": lease.id,
        }

    def final(self, order, content, number=None, role="PPK", **more):
        number = number or self.number()
        seq = self.act(role, Final(content=digest(to_wire(content)), **number), order, **more)
        return number, seq

    def sign(self, order, content, number, on=TODAY, role="PP", **more):
        argument = Sign(content=digest(to_wire(content)), on=on, **number)
        return self.act(role, argument, order, **more)

    def void(self, order, content, number, reason=REASON, role="PPK", **more):
        argument = Void(content=digest(to_wire(content)), reason=reason, **number)
        return self.act(role, argument, order, **more)

    def keep_price(self, order, content, number, reason=REASON, **more):
        argument = KeepPrice(content=digest(to_wire(content)), no=number["no"], reason=reason)
        return self.act("PPK", argument, order, **more)

    def recheck(self, order, content, number, **more):
        argument = Recheck(content=digest(to_wire(content)), no=number["no"])
        return self.act("PPK", argument, order, **more)

    def give_back(self, order, content, reason=REASON, **more):
        argument = Return(content=digest(to_wire(content)), reason=reason)
        return self.act("PPK", argument, order, **more)

    def drop(self, order, **more):
        return self.act("PP", Drop(), order, **more)

    def return_lease(self, lease, first):
        return self.act("PP", LeaseReturn(lease=lease, first=first))

    # --- the sync call
    def request(self, *, pull=False, year=2026, listed=None, contents=None, lacks=()):
        push = None
        if self.waiting:
            named = {getattr(i.a, "content", "") for i in self.waiting}
            sent = self.contents if contents is None else contents
            push = Push(
                chain=self.links[self.waiting[-1].s],
                intents=tuple(self.waiting),
                contents=tuple(c for key, c in sent.items() if key in named),
                lacks=tuple(lacks),
            )
        if listed is None:
            listed = {
                x.id: x.first + self.taken.get(x.id, 0)
                for x in self.leases.values()
                if self.taken.get(x.id, 0) < 50
            }
        return ExchangeRequest(
            p=1,
            app="uji",
            timeline=self.timeline,
            year=year,
            push=push,
            pull=Pull(cur=self.cursors, max=200_000) if pull else None,
            leases=tuple(OpenLease(id=k, next=v) for k, v in listed.items()),
        )

    def exchange(self, **options):
        """Send what waits, take over what comes."""
        reply = self.read(
            self.call("POST", "/sync/v1/exchange", self.request(**options)), ExchangeReply
        )
        self.take_over(reply)
        return reply

    def take_over(self, reply):
        if reply.push:
            for row in reply.push.out:
                self.outcomes[row.s] = row
                self.revs[row.e] = max(self.revs.get(row.e, 0), row.rev)
            self.waiting = [i for i in self.waiting if i.s > reply.push.done]
        for lease in reply.leases:
            self.leases[lease.id] = lease

    def pull(self, scopes=None):
        """Pull until nothing is left; return all rows by kind and id."""
        for scope in scopes or (f"u:{self.unit}", "g"):
            self.cursors.setdefault(scope, 0)
        while True:
            reply = self.exchange(pull=True)
            for page in reply.pull.pages:
                assert page.frm == self.cursors[page.sc]
                for row in page.rows:
                    kind = row.__struct_config__.tag
                    self.rows[kind, row.id] = row
                    if kind == "order":
                        self.revs[row.id] = max(self.revs.get(row.id, 0), row.rev)
                self.cursors[page.sc] = page.to
            if not reply.pull.left:
                return self.rows

    def outcome(self, seq):
        """Return verdict and the codes of reasons (or findings) of an act."""
        row = self.outcomes[seq]
        return row.r, [why.c for why in (row.why or row.findings)]

    def accepted_order(self, content=None):
        """Make an order that the centre accepts; return its id, content and number."""
        content = content or self.centre.an_order()
        order, _ = self.submit(content)
        number, seq = self.final(order, content)
        self.exchange()
        assert self.outcome(seq) == ("ok", [])
        return order, content, number

    def held_order(self, content=None, rise=1000):
        """Make an order that the centre holds for its price."""
        content = content or self.centre.an_order()
        line = content.lines[0]
        self.centre.set_price(line.product, line.list_price.amount + rise)
        order, _ = self.submit(content)
        number, seq = self.final(order, content)
        self.exchange()
        assert self.outcome(seq) == ("held", ["PRICE_DRIFT"])
        return order, content, number


def check_reply(answer, payload, key):
    assert answer.headers["Content-Type"] == CONTENT_TYPE
    signed = reply_payload(payload, answer.status_code, answer.content)
    public = Ed25519PublicKey.from_public_bytes(from_text(key, 32, field="key"))
    public.verify(from_text(answer.headers[SIGNATURE], 64, field="s"), signed)


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


@pytest.fixture
def centre(seeded, tmp_path, rules):
    file = tmp_path / "centre.db"
    shutil.copy(seeded, file)
    database = Database(str(file))
    clock = TestClock()
    with serving(build_app(Service(database, rules, clock))) as url:
        yield Centre(database, file, clock, url, rules)
    database.close()


@pytest.fixture
def desk(centre):
    """A desk with a PPK and a PP of the main unit."""
    return centre.desk()


@pytest.fixture
def fault():
    return fault_of


@pytest.fixture
def zstd():
    return ZSTD
