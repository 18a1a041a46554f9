"""A desk as the wire sees it: a key, a chain of acts, a counter. Loaded by conftest.py."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from bejo_central.compression import Zstd
from bejo_desktop.contract.canonical import digest
from bejo_desktop.contract.chain import FIRST_LINK, link
from bejo_desktop.contract.codec import Body, pack, unpack
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.enrolment import Enrol, Enrolled, Hello
from bejo_desktop.contract.exchange import (
    ExchangeReply,
    ExchangeRequest,
    OpenLease,
    Pull,
    Push,
)
from bejo_desktop.contract.intents import (
    AddEvidence,
    AllowBudget,
    Amend,
    Approval,
    Arrive,
    Buy,
    Cancel,
    Deposit,
    DepositRow,
    Drop,
    Final,
    GoneLine,
    HandOver,
    Intent,
    KeepPrice,
    LeaseReturn,
    Pay,
    Receive,
    ReceivedRow,
    Recheck,
    Return,
    SendBack,
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
from bejo_desktop.domain.payments import Tax
from tests.central.kept_back import kept_back

TODAY = date(2026, 10, 9)
REASON = "Alasan yang cukup panjang"
_ACTING = ("base", "mandate", "officer")


@dataclass
class Desk:
    """A desk as the wire sees it: a key, a chain of acts, a counter."""

    centre: object
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
    def act(self, role, argument, order="", *, base=None, content=None, mandate=None, officer=None):
        """Queue an act of who is appointed to a role, or of another officer."""
        officer = officer or self.centre.officer(role, self.unit)
        own = [one for one in officer.mandates if role in one.roles and one.acting == "DEFINITIVE"]
        own = own or officer.mandates
        self.seq += 1
        intent = Intent(
            s=self.seq,
            e=order,
            b=self.revs.get(order, 0) if base is None else base,
            by=officer.nip,
            mandate=own[-1].sk if mandate is None else mandate,
            t=self.centre.clock(),
            a=argument,
        )
        self.chain = link(self.chain, intent)
        self.links[intent.s] = self.chain
        self.waiting.append(intent)
        self.centre.told.append((self, intent.s, order, argument))
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

    def number(self, running=None, lease=None, series="SP"):
        """Return lease, running number and printed text of the next number of a series."""
        if lease is None:
            lease = next(x for x in self.leases.values() if x.series == series and self.left(x))
        if running is None:
            running = lease.first + self.taken.get(lease.id, 0)
            self.taken[lease.id] = self.taken.get(lease.id, 0) + 1
        text = f"000.3.2/{running:04d}/{series}/{self.unit}/2026"
        return {
            "no": text,
            "series": series,
            "year": 2026,
            "running": running,
            "lease": lease.id,
        }

    def ranges(self, series="SP"):
        """Return the ranges of a series that this desk holds, the first one first."""
        rows = (row for row in self.leases.values() if row.series == series)
        return sorted(rows, key=lambda row: row.first)

    def left(self, lease):
        """Return how many numbers of a lease this desk has not taken."""
        return lease.last - lease.first + 1 - self.taken.get(lease.id, 0)

    def final(self, order, content, number=None, role="PPK", **more):
        number = number or self.number()
        seq = self.act(role, Final(content=digest(to_wire(content)), **number), order, **more)
        return number, seq

    def sign(self, order, content, number, on=TODAY, role="PP", **more):
        argument = Sign(content=digest(to_wire(content)), on=on, **number)
        return self.act(role, argument, order, **more)

    def arrive(self, order, content, number, on=TODAY, role="PP", **more):
        argument = Arrive(content=digest(to_wire(content)), no=number["no"], on=on)
        return self.act(role, argument, order, **more)

    def receive(
        self, order, content, number, lines, *, bast=None, complete=True, on=TODAY, **changes
    ):
        """Receive `lines`, pairs of line and accepted quantity, or whole rows."""
        bast = bast or self.number(series="BAST")
        rows = tuple(
            row
            if isinstance(row, ReceivedRow)
            else ReceivedRow(line=row[0], accepted=row[1], rejected="0")
            for row in lines
        )
        values = {
            "content": digest(to_wire(content)),
            "no": number["no"],
            **{name: value for name, value in bast.items() if name != "no"},
            "bast": bast["no"],
            "on": on,
            "complete": complete,
            "lines": rows,
            "states": (True, True, True),
            "arrived": on,
        }
        acting = {name: changes.pop(name) for name in _ACTING if name in changes}
        role = changes.pop("role", "PPK")
        return self.act(role, Receive(**values | changes), order, **acting)

    def pay(self, order, content, number, *, kw=None, on=TODAY, role="BENDAHARA", **changes):
        kw = kw or self.number(series="KW")
        values = {
            "content": digest(to_wire(content)),
            "no": number["no"],
            **{name: value for name, value in kw.items() if name != "no"},
            "kw": kw["no"],
            "on": on,
            "kind": "UP",
            "invoice": "INV-0417",
            "amount": content.figures.total.amount,
            "receipts": (),
        }
        acting = {name: changes.pop(name) for name in _ACTING if name in changes}
        values |= changes
        kept = kept_back(self.accepted_acts(order), content, **values)
        return self.act(role, Pay(**kept | values), order, **acting)

    def buy(self, content, *, order=None, number=None, on=TODAY, role="PP", **more):
        """Buy at once; return the order's id, its number and the sequence."""
        order = order or str(uuid.uuid4())
        number = number or self.number(series="NP")
        argument = Buy(content=digest(to_wire(content)), on=on, **number)
        return order, number, self.act(role, argument, order, content=content, **more)

    def send_back(self, order, content, number, lines, *, on=TODAY, role="PPK", **more):
        rows = tuple(GoneLine(line=at, quantity=count, reason="Rusak") for at, count in lines)
        key = digest(to_wire(content))
        argument = SendBack(content=key, no=number["no"], on=on, lines=rows)
        return self.act(role, argument, order, **more)

    def deposit(self, order, content, number, amount, *, on=TODAY, **changes):
        values = {
            "tax": Tax.PPH_FINAL,
            "month": on.replace(day=1),
            "ntpn": "NTPN1",
            "billing": "8123",
        }
        row = DepositRow(amount=amount, on=on, **values | changes)
        argument = Deposit(content=digest(to_wire(content)), no=number["no"], rows=(row,))
        return self.act("BENDAHARA", argument, order)

    def evidence(self, order, content, number, kind="surat_jalan", role="PP", **facts):
        key = digest(to_wire(content))
        argument = AddEvidence(content=key, no=number["no"], kind=kind, **facts)
        return self.act(role, argument, order)

    def amend(self, order, before, after, number, *, add=None, on=TODAY, reason=REASON, **more):
        add = add or self.number(series="ADD")
        argument = Amend(
            content=digest(to_wire(after)),
            previous=digest(to_wire(before)),
            no=number["no"],
            **{name: value for name, value in add.items() if name != "no"},
            add=add["no"],
            on=on,
            reason=reason,
        )
        return self.act("PPK", argument, order, content=after, **more)

    def cancel(self, order, content, number, *, form="pemutusan", on=TODAY, letter=None, **more):
        letter = letter or self.number(series="HENTI")
        argument = Cancel(
            content=digest(to_wire(content)),
            no=number["no"],
            **{name: value for name, value in letter.items() if name != "no"},
            letter=letter["no"],
            form=form,
            on=on,
            reason=REASON,
        )
        return self.act("PPK", argument, order, **more)

    def hand_over(self, order, content, to, *, sk=None, since=TODAY, role="PPK", **more):
        """Give an order to the PPK `to`."""
        sk = to.mandates[-1].sk if sk is None else sk
        key = digest(to_wire(content))
        argument = HandOver(content=key, to=to.nip, sk=sk, since=since, reason=REASON)
        return self.act(role, argument, order, **more)

    def allow_budget(self, order, content, number, reason=REASON, role="PA"):
        argument = AllowBudget(content=digest(to_wire(content)), no=number["no"], reason=reason)
        return self.act(role, argument, order)

    def approved(self, order, content, ppk, *, sk=None, on=TODAY, role="PP"):
        """Record what a PPK approved on paper; return number and sequence."""
        sk = ppk.mandates[-1].sk if sk is None else sk
        paper = Approval(ppk=ppk.nip, mandate=sk, on=on, scan="ab" * 32)
        number = self.number()
        act = Final(content=digest(to_wire(content)), approval=paper, **number)
        return number, self.act(role, act, order)

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
                if self.left(x)
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

    def was_refused(self, seq):
        """Whether the centre refused an act; what it has not heard of is not."""
        return seq in self.outcomes and self.outcomes[seq].r == "rej"

    def accepted_acts(self, order):
        """Return the acts of all desks on an order but for the refused ones."""
        told = [(desk, seq, act) for desk, seq, of, act in self.centre.told if of == order]
        return [act for desk, seq, act in told if not desk.was_refused(seq)]

    def accepted_order(self, content=None):
        """Make an order that the centre accepts; return its id, content and number."""
        content = content or self.centre.an_order()
        order, _ = self.submit(content)
        number, seq = self.final(order, content)
        self.exchange()
        assert self.outcome(seq) == ("ok", [])
        return order, content, number

    def signed_order(self, content=None):
        """Make an order with ink that the centre accepts; return its id, content and number."""
        order, content, number = self.accepted_order(content)
        seq = self.sign(order, content, number)
        self.exchange()
        assert self.outcome(seq) == ("ok", [])
        return order, content, number

    def received_order(self, content=None):
        """Make an order of which everything has come and been received."""
        order, content, number = self.signed_order(content)
        self.arrive(order, content, number)
        every = [(at, str(line.quantity)) for at, line in enumerate(content.lines, start=1)]
        seq = self.receive(order, content, number, every)
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
