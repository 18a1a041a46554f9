"""A desk on a real encrypted store, and a small centre that keeps the rules of the wire."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bejo_desktop.adapters.central.keys import is_signed_by
from bejo_desktop.adapters.store.opening import open_store
from bejo_desktop.adapters.system.compression import ZstdCodec
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.progress import Unwatched
from bejo_desktop.application.queueing import Act, queue
from bejo_desktop.application.rule_packs import RulePacks
from bejo_desktop.application.syncing import Syncing
from bejo_desktop.bootstrap.law import load_pack
from bejo_desktop.contract.canonical import content_hash, digest
from bejo_desktop.contract.chain import FIRST_LINK, link
from bejo_desktop.contract.codec import decode, encode
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.enrolment import Hello
from bejo_desktop.contract.exchange import (
    ExchangeReply,
    ExchangeRequest,
    OutcomeRow,
    Page,
    PullReply,
    PushReply,
)
from bejo_desktop.contract.intents import Final, Sign, Submit, Void
from bejo_desktop.contract.rows import (
    BudgetRow,
    CauseRow,
    OfficerRow,
    OrderRow,
    ProductRow,
    UnitRow,
    VendorRow,
)
from bejo_desktop.contract.signing import to_text
from bejo_desktop.contract.snapshot import Chunk, ChunkRef, Manifest
from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    TaxClass,
)
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.errors import CentralUnavailable, RuleBroken
from bejo_desktop.domain.figures import ClassFigures, Figures, LineFigures, VendorTax
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Lease, Number, Series
from bejo_desktop.domain.order import Order
from bejo_desktop.domain.quantity import Quantity

NOON = datetime(2026, 5, 4, 5, 0, tzinfo=UTC)
PP = "198609262015051001"
PPK = "197503102000121002"
ACCOUNT = "5.02.01.2.06.0005/5.1.02.01.01.0025"
UNIT_SCOPE = "u:413.101"
CENTRE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = to_text(CENTRE.public_key().public_bytes_raw())


def content(*, price: int = 54_000, package: str = "Kertas") -> OrderContent:
    """Ten reams of one product, without taxes, on one budget line."""
    total = Rupiah(price * 10)
    line = OrderLine(
        "P-1",
        "Kertas A4",
        "rim",
        TaxClass.GOODS,
        "PDN",
        Quantity.of("10"),
        Rupiah(price),
        88,
        Rupiah(price),
        ACCOUNT,
    )
    figures = Figures(
        base=total,
        dpp_nilai_lain=None,
        ppn=Rupiah(0),
        pbjt=Rupiah(0),
        total=total,
        ppn_collected=Rupiah(0),
        pph=(),
        net_to_vendor=total,
        classes=(ClassFigures(TaxClass.GOODS, total, Rupiah(0), Rupiah(0)),),
        lines=(LineFigures(total, total),),
        words="lima ratus",
        officer="PP",
        form="surat_pesanan",
        meterai_order=True,
        meterai_receipt=False,
        rounding="half_up",
        rules=(),
    )
    return OrderContent(
        unit="413.101",
        region="35.09",
        vendor="V-1",
        vendor_tax=VendorTax(pkp=False, npwp=True, certificate=Certificate.NONE),
        package=package,
        rup="",
        budget_line=ACCOUNT,
        ordered_on=date(2026, 5, 4),
        due_on=date(2026, 5, 12),
        platform=Platform.NONE,
        platform_ref="",
        payment=Payment.UP,
        price_mode=PriceMode.EXCLUSIVE,
        kind=Kind.GOODS,
        collector=Collector.TREASURER,
        collector_reason="",
        deliver_to=Delivery(),
        note="",
        lines=(line,),
        discount=Rupiah(0),
        shipping=Rupiah(0),
        figures=figures,
    )


def unit_row(rev: int = 1) -> UnitRow:
    return UnitRow(
        id="413.101",
        rev=rev,
        name="Dinas Pendidikan",
        region="35.09",
        region_name="Argosari",
        government="Pemerintah Kabupaten Argosari",
        address="Jalan Kartini 12",
        postal_code="68100",
        phone="",
        email="",
        npwp="",
        place="Argosari",
        classification="000.3.2",
        mask="{classification}/{running:04d}/{series}/{unit}/{year}",
        numbering="lease",
        dpa="DPA/1",
        fund="APBD",
    )


def officer_row(nip: str, *roles: str) -> OfficerRow:
    return OfficerRow(
        id=nip,
        rev=1,
        name=f"Pegawai {nip[-4:]}",
        rank="Pembina",
        position="Staf",
        roles=roles,
        sk=f"SK-{nip[-4:]}",
        since=date(2026, 1, 2),
        until=date(2026, 12, 31),
    )


def budget_row(*, ceiling: int = 25_000_000, rev: int = 1) -> BudgetRow:
    return BudgetRow(
        id=ACCOUNT,
        rev=rev,
        account="5.1.02.01.01.0025",
        account_name="Kertas",
        sub_activity="5.02.01.2.06.0005",
        sub_activity_name="Penggandaan",
        year=2026,
        ceiling=ceiling,
        realised=0,
        committed=0,
    )


def vendor_row(code: str = "V-1") -> VendorRow:
    return VendorRow(
        id=code,
        rev=1,
        name=f"Toko {code}",
        legal_form="",
        signatory="Budi",
        signatory_position="Pemilik",
        address="Jalan Mawar 3",
        region="35.09",
        region_name="Argosari",
        district="Kaliwates",
        npwp="",
        nib="",
        pkp=False,
        npwp_valid=True,
        certificate="none",
        size="mikro",
        bank="",
        bank_account="",
        account_holder="",
        phone="",
    )


def product_row(code: str = "P-1", *, price: int = 54_000, rev: int = 1) -> ProductRow:
    return ProductRow(
        id=code,
        rev=rev,
        name=f"Kertas {code}",
        vendor="V-1",
        category="kertas",
        measure="rim",
        tax_class="goods",
        origin="PDN",
        price=price,
        plist=88,
        price_on=date(2026, 4, 1),
        rank=rev,
    )


def columns_of(rows: list) -> Chunk:
    names = rows[0].__struct_fields__
    return Chunk(
        kind=rows[0].__struct_config__.tag,
        columns={name: [msgspec.to_builtins(getattr(row, name)) for row in rows] for name in names},
    )


@dataclass
class Traffic:
    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0


@dataclass
class TinyCentre:
    """
    Judges by `verdicts` (op → outcome), keeps chain, contents and feed, never judges twice.

    `faults` are taken one a call: "lost" (before anything happens), "reply lost" (after it
    was all done), or an error to raise.
    """

    timeline: str = "tl-1"
    key: str = KEY
    push_max: int = 50
    verdicts: dict = field(default_factory=dict)
    feeds: dict = field(default_factory=lambda: {UNIT_SCOPE: [], "g": []})
    contents: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)
    judged: list = field(default_factory=list)
    links: dict = field(default_factory=dict)
    leases: tuple = ()
    snapshot: Manifest | None = None
    blobs: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    calls: list = field(default_factory=list)
    requests: list = field(default_factory=list)
    counters: list = field(default_factory=list)
    cut_chunks_at: list = field(default_factory=list)
    page_rows: int = 1_000
    forget_contents: bool = False
    before_reply: object = None
    traffic: Traffic = field(default_factory=Traffic)

    def _call(self, name: str, counter: int | None = None) -> object:
        self.calls.append(name)
        self.traffic.requests += 1
        if counter is not None:
            self.counters.append(counter)
        fault = self.faults.pop(0) if self.faults else None
        if fault == "lost":
            raise CentralUnavailable("central.unreachable")
        if isinstance(fault, Exception):
            raise fault
        return fault

    def hello(self) -> Hello:
        self._call("hello")
        return Hello(
            p=(1, 1),
            now=NOON,
            nonce="n",
            centre="Bejo",
            key=self.key,
            timeline=self.timeline,
            push_max=self.push_max,
        )

    def manifest(self, scope, signer, counter) -> Manifest:
        self._call("manifest", counter)
        if self.snapshot is None:
            raise RuleBroken("central.not_found")
        return self.snapshot

    def chunk(self, sha, start, signer, counter, received) -> None:
        self._call(f"chunk {start}", counter)
        data = self.blobs[sha]
        end = self.cut_chunks_at.pop(0) if self.cut_chunks_at else len(data)
        for at in range(start, min(end, len(data)), 4_096):
            received(data[at : min(at + 4_096, end)])
        if end < len(data):
            raise CentralUnavailable("central.cut")

    def exchange(self, request: ExchangeRequest, signer, counter) -> ExchangeReply:
        request = decode(encode(request), ExchangeRequest, limit=10**7)
        self.requests.append(request)
        fault = self._call("exchange", counter)
        reply = self._answer(request)
        if fault == "reply lost":
            raise CentralUnavailable("central.cut")
        if self.before_reply is not None:
            act, self.before_reply = self.before_reply, None
            act()
        return decode(encode(reply), ExchangeReply, limit=10**7)

    def _answer(self, request: ExchangeRequest) -> ExchangeReply:
        push = self._judge(request.push) if request.push else None
        pull = self._pull(request.pull) if request.pull else None
        granted, self.leases = self.leases, ()
        return ExchangeReply(
            p=1,
            now=NOON,
            timeline=self.timeline,
            scopes=(UNIT_SCOPE, "g"),
            push=push,
            pull=pull,
            leases=granted,
        )

    def _judge(self, push) -> PushReply:
        for body in push.contents:
            self.contents[digest(body)] = body
        before = self.links.get(push.intents[0].s - 1, FIRST_LINK)
        out, need, done = [], [], max(self.outcomes, default=0)
        for intent in push.intents:
            before = link(before, intent)
            if intent.s in self.outcomes:
                assert self.links[intent.s] == before
                out.append(self.outcomes[intent.s])
                continue
            assert intent.s == done + 1
            named = getattr(intent.a, "content", None)
            if named and named not in self.contents and named not in push.lacks:
                need.append(named)
                break
            out.append(self._verdict(intent))
            self.links[intent.s] = before
            done = intent.s
        if not need:
            assert before == push.chain
        return PushReply(done=done, out=tuple(out), need=tuple(need))

    def _verdict(self, intent) -> OutcomeRow:
        op = intent.a.__struct_config__.tag
        said = self.verdicts.get(op, {"r": "ok"})
        row = OutcomeRow(**{"s": intent.s, "e": intent.e, "rev": intent.s, **said})
        self.outcomes[intent.s] = row
        self.judged.append((intent.s, op))
        return row

    def _pull(self, pull) -> PullReply:
        pages, left = [], 0
        for scope, cursor in pull.cur.items():
            feed = self.feeds[scope]
            to = min(len(feed), cursor + self.page_rows)
            pages.append(
                Page(sc=scope, frm=cursor, to=to, head=len(feed), rows=tuple(feed[cursor:to]))
            )
            left += len(feed) - to
        return PullReply(pages=tuple(pages), left=left)

    def publish(self, *chunks: list, at: int = 7) -> None:
        refs = []
        for rows in chunks:
            frame = ZstdCodec().compress(encode(columns_of(rows)), 19)
            sha = hashlib.sha256(frame).hexdigest()
            self.blobs[sha] = frame
            kind = columns_of(rows).kind
            refs.append(ChunkRef(sha=sha, bytes=len(frame), rows=len(rows), kind=kind))
        self.snapshot = Manifest(sc="g", at=at, chunks=tuple(refs))
        self.feeds["g"] = [None] * at


class Desk:
    """An enrolled desk whose officers act without a screen."""

    def __init__(self, store, centre: TinyCentre) -> None:
        self.store = store
        self.centre = centre
        self.now = NOON
        self.renewed = 0
        packs = RulePacks(store, load_pack(), is_signed_by, lambda: self.now, self._renew)
        self.rule_packs = packs
        self.syncing = Syncing(store, lambda _: centre, ZstdCodec(), lambda: self.now, packs)

    def _renew(self):
        self.renewed += 1

    def sync(self, watcher=None):
        self.now += timedelta(minutes=1)
        return self.syncing.run(watcher or Unwatched())

    def order(self, order_id: UUID) -> Order:
        with self.store.read() as reading:
            return reading.orders.get(order_id)

    def waiting(self) -> list[int]:
        with self.store.read() as reading:
            return [act.intent.s for act in reading.outbox.waiting(100)]

    def cursors(self) -> dict[str, int]:
        with self.store.read() as reading:
            return reading.sync.cursors()

    def act(self, order: Order, argument, *, by: str, base: int) -> None:
        with self.store.write() as work:
            queue(work, order, argument, Act(work.reference.officer(by), self.now), base=base)
            work.orders.save(order, now=self.now)

    def submit(self, number: int = 1, **facts) -> UUID:
        order = Order(UUID(int=number), content(**facts), PP, self.now)
        order.submit(order.content, content_hash(order.content), by=PP, now=self.now)
        self.act(order, Submit(content=order.content_hash), by=PP, base=0)
        return order.order_id

    def finalise(self, order_id: UUID, running: int = 1) -> str:
        order = self.order(order_id)
        text = f"000.3.2/{running:04d}/SP/413.101/2026"
        base = order.revision
        order.finalise(
            Number(text, "SP", 2026, running, "L1"),
            approved_hash=order.content_hash,
            by=PPK,
            now=self.now,
        )
        with self.store.write() as work:
            work.numbers.record(order.order_id, order.number, "used", now=self.now)
        self.act(order, Final(**_number(order)), by=PPK, base=base)
        return text

    def sign(self, order_id: UUID) -> None:
        order = self.order(order_id)
        base = order.revision
        order.sign(date(2026, 5, 4), today=date(2026, 5, 4), by=PP, now=self.now)
        self.act(order, Sign(**_number(order), on=date(2026, 5, 4)), by=PP, base=base)

    def void(self, order_id: UUID) -> None:
        order = self.order(order_id)
        base = order.revision
        order.void("Harga berubah, dibuat ulang", by=PPK, now=self.now)
        self.act(order, Void(**_number(order), reason="Harga berubah"), by=PPK, base=base)


def _number(order: Order) -> dict:
    return {
        "content": order.content_hash,
        "no": order.number.text,
        "series": "SP",
        "year": 2026,
        "running": order.number.running,
        "lease": order.number.lease_id,
    }


def order_row(order_id: UUID, **facts) -> OrderRow:
    body = to_wire(content())
    usual = {
        "id": str(order_id),
        "rev": 9,
        "device": 1208,
        "state": "submitted",
        "sync": "accepted",
        "content": body,
        "hash": digest(body),
        "author": PP,
        "submitted_at": NOON,
        "history": (("order.submit", NOON, PP, ""),),
    }
    return OrderRow(**{**usual, **facts})


@pytest.fixture
def centre():
    return TinyCentre()


@pytest.fixture
def desk(tmp_path, centre):
    store = open_store(tmp_path, bytes(32), lambda: NOON)
    with store.write() as work:
        work.sync.enrol(
            DeviceIdentity(1207, "inc", "413.101", "https://x", "tl-1", KEY, bytes(range(32)))
        )
        work.reference.apply(
            [
                unit_row(),
                officer_row(PP, "PP"),
                officer_row(PPK, "PPK"),
                budget_row(),
                vendor_row(),
                product_row(),
            ]
        )
        work.numbers.grant(Lease("L1", Series.SP, "413.101", 2026, 1, 50, 1, date(2027, 1, 31)))
        work.sync.move_cursor("g", 0)
    yield Desk(store, centre)
    store.close()


@pytest.fixture
def rows():
    """Builders of feed rows."""
    return SimpleNamespace(
        order=order_row,
        product=product_row,
        vendor=vendor_row,
        budget=budget_row,
        unit=unit_row,
        cause=lambda code, **facts: CauseRow(c=code, f=facts),
        content=content,
        replace=replace,
        scope=UNIT_SCOPE,
        pp=PP,
        ppk=PPK,
        noon=NOON,
    )
