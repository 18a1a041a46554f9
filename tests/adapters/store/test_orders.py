"""Orders come back as they were saved, and a number means one set of figures for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from bejo_desktop.application.views import OrderFilter
from bejo_desktop.contract.canonical import content_hash
from bejo_desktop.contract.content import to_wire
from bejo_desktop.contract.exchange import OutcomeRow
from bejo_desktop.contract.intents import AllowBudget, Buy, Pay, Sign
from bejo_desktop.domain.codes import (
    Certificate,
    Collector,
    Kind,
    Payment,
    Platform,
    PriceMode,
    Reason,
    TaxClass,
)
from bejo_desktop.domain.content import Delivery, OrderContent, OrderLine
from bejo_desktop.domain.errors import BadInput, NotFound, RuleBroken
from bejo_desktop.domain.figures import (
    ClassFigures,
    Figures,
    IncomeTax,
    LineFigures,
    VendorTax,
)
from bejo_desktop.domain.money import RUPIAH_MAX, ZERO, Rupiah
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Cause, Event, Order, OrderState, SyncState
from bejo_desktop.domain.quantity import Quantity

NOON = datetime(2026, 5, 1, 5, 0, tzinfo=UTC)
WAL_FRAME_BYTES = 4096 + 24
"""A page and its head (https://www.sqlite.org/fileformat2.html, 4.1)."""
PPK = "197503102000031002"

texts = st.text(max_size=60).filter(
    lambda text: "\x00" not in text and (text < "\ud800" or text.isprintable())
)
codes = st.text("ABCPV-0123456789.", max_size=30)
money = st.integers(0, RUPIAH_MAX).map(Rupiah)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
moments = st.integers(0, 2**50).map(lambda n: NOON + timedelta(microseconds=n))
quantities = st.decimals(Decimal("0.001"), Decimal(999_999_999), places=3).map(Quantity)
facts = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=8), st.integers(-(2**53), 2**53) | texts, max_size=3
)
causes = st.lists(st.builds(Cause, st.sampled_from(Reason), facts), max_size=3).map(tuple)
lines = st.builds(
    OrderLine,
    product=codes,
    name=texts,
    measure=codes,
    tax_class=st.sampled_from(TaxClass),
    origin=st.sampled_from(["PDN", "Impor"]),
    quantity=quantities,
    list_price=money,
    price_list=st.integers(0, 2**53 - 1),
    unit_price=money,
    budget_line=codes,
    note=texts,
)
figures = st.builds(
    Figures,
    base=money,
    dpp_nilai_lain=st.none() | money,
    ppn=money,
    pbjt=money,
    total=money,
    ppn_collected=money,
    pph=st.lists(
        st.builds(IncomeTax, st.sampled_from(["22", "23", "final"]), money, money, codes),
        max_size=2,
    ).map(tuple),
    net_to_vendor=money,
    classes=st.lists(
        st.builds(ClassFigures, st.sampled_from(TaxClass), money, money, money), max_size=3
    ).map(tuple),
    lines=st.lists(st.builds(LineFigures, money, money), max_size=3).map(tuple),
    words=texts,
    officer=codes,
    form=codes,
    meterai_order=st.booleans(),
    meterai_receipt=st.booleans(),
    rounding=st.just("half_up"),
    rules=st.lists(codes, max_size=4).map(tuple),
)


def one_share_a_line(content: OrderContent) -> OrderContent:
    """Figures are of the lines they stand with, as every submit makes them."""
    if content.figures is None:
        return content
    share = LineFigures(Rupiah(1), Rupiah(1))
    shares = (*content.figures.lines, *(share for _ in content.lines))[: len(content.lines)]
    return replace(content, figures=replace(content.figures, lines=shares))


contents = st.builds(
    OrderContent,
    unit=codes,
    region=codes,
    vendor=codes,
    vendor_tax=st.none()
    | st.builds(VendorTax, st.booleans(), st.booleans(), st.sampled_from(Certificate)),
    package=texts,
    rup=codes,
    budget_line=codes,
    ordered_on=days,
    due_on=days,
    platform=st.sampled_from(Platform),
    platform_ref=codes,
    payment=st.sampled_from(Payment),
    price_mode=st.sampled_from(PriceMode),
    kind=st.sampled_from(Kind),
    collector=st.sampled_from(Collector),
    collector_reason=texts,
    deliver_to=st.builds(Delivery, texts, codes, texts),
    note=texts,
    lines=st.lists(lines, max_size=4).map(tuple),
    discount=money,
    shipping=money,
    figures=st.none() | figures,
).map(one_share_a_line)
orders = st.builds(
    Order,
    order_id=st.just(UUID(int=0)),
    content=contents,
    author=codes,
    created_at=moments,
    state=st.sampled_from([OrderState.FINAL, OrderState.SIGNED, OrderState.VOID]),
    sync=st.sampled_from(SyncState),
    content_hash=st.just("a" * 64),
    number=st.builds(
        Number,
        codes,
        st.just("SP"),
        st.integers(2026, 2027),
        st.none() | st.integers(1, 999_999),
        st.none() | codes,
    ),
    revision=st.integers(0, 2**53),
    signed_on=st.none() | days,
    reasons=causes,
    findings=causes,
    history=st.lists(st.builds(Event, codes, moments, codes, texts), max_size=4),
    copied_from=st.none() | st.uuids(),
    known_at_centre=st.booleans(),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=orders)
def test_every_order_comes_back_equal(store, order):
    order.order_id = uuid4()
    with store.write() as work:
        work.orders.save(order, now=NOON)
    with store.read() as reading:
        assert reading.orders.get(order.order_id) == order


def test_a_draft_without_anything_comes_back_equal(store, an_order):
    draft = an_order(vendor="", vendor_tax=None, package="", lines=(), budget_line="")
    with store.write() as work:
        work.orders.save(draft, now=NOON)
        assert work.orders.get(draft.order_id) == draft


def test_a_text_that_could_not_be_read_back_is_refused_by_its_field(store, an_order):
    with pytest.raises(BadInput) as refusal, store.write() as work:
        work.orders.save(an_order(note="x" * 1001), now=NOON)
    assert refusal.value.code == "order.field_range"
    assert refusal.value.facts["field"] == "note"


def test_an_unknown_order_is_named(store):
    with store.read() as reading, pytest.raises(NotFound, match=r"order\.unknown"):
        reading.orders.get(UUID(int=9))


def test_an_error_in_a_transaction_leaves_nothing_of_it(store, an_order, append):
    order = an_order()

    def fail_at_the_end():
        with store.write() as work:
            work.orders.save(order, now=NOON)
            append(work, order)
            work.settings.set("paper", "f4")
            work.audit.add("order.new", by="x", at=NOON, subject="s", facts={})
            raise RuleBroken("order.empty")

    with pytest.raises(RuleBroken):
        fail_at_the_end()
    with store.read() as reading:
        assert reading.orders.rows(OrderFilter()) == []
        assert reading.outbox.head() == 0
        assert reading.settings.get("paper") is None


def test_the_figures_under_a_number_cannot_change(store, a_final_order):
    order = a_final_order()
    with store.write() as work:
        work.orders.save(order, now=NOON)
    order.content = replace(order.content, package="Kertas triwulan II")
    with pytest.raises(IntegrityError, match="one set of figures"), store.write() as work:
        work.orders.save(order, now=NOON)


def test_the_bytes_under_a_number_are_the_content_and_nothing_else(store, a_final_order):
    """A desk of an earlier release wrote no blanks: its numbered orders must stay changeable."""
    order = a_final_order()
    with store.write() as work:
        work.orders.save(order, now=NOON)
    with store._reader.begin() as connection:
        written = connection.exec_driver_sql("SELECT content FROM purchase_order").scalar_one()
    assert written == written.strip()
    order.sync = SyncState.ACCEPTED
    with store.write() as work:
        work.orders.save(order, now=NOON)


def test_a_submitted_order_may_be_edited_as_a_draft_again(store, an_order, a_content):
    order = an_order()
    order.submit(order.content, "a" * 64, by=PPK, now=NOON)
    with store.write() as work:
        work.orders.save(order, now=NOON)
        order.edit(a_content(package="Tinta"), by=PPK, now=NOON)
        work.orders.save(order, now=NOON)
        assert work.orders.get(order.order_id) == order


def test_only_a_draft_can_be_removed(store, an_order, a_final_order):
    draft, final = an_order(1), a_final_order(2)
    with store.write() as work:
        work.orders.save(draft, now=NOON)
        work.orders.save(final, now=NOON)
        work.orders.delete(draft.order_id)
        with pytest.raises(NotFound):
            work.orders.delete(draft.order_id)
        with pytest.raises(NotFound):
            work.orders.delete(final.order_id)
        assert work.orders.get(final.order_id) == final


@pytest.mark.parametrize(
    "typed",
    ["0199aaaa", "0199AAAA-0000", "0199aaaa00000000000000000000000a"],
)
def test_an_order_is_found_by_the_beginning_of_its_id(store, an_order, typed):
    order = an_order()
    order.order_id = UUID("0199aaaa00000000000000000000000a")
    with store.write() as work:
        work.orders.save(order, now=NOON)
        assert work.orders.find(typed) == order


def test_an_order_is_found_by_its_number(store, a_final_order):
    order = a_final_order(running=17)
    with store.write() as work:
        work.orders.save(order, now=NOON)
        assert work.orders.find(" 000.3.2/0017/SP/413.101/2026 ") == order


@pytest.mark.parametrize("typed", ["", "019", "zzzz", "000.3.2/0018/SP/413.101/2026", "%", "_"])
def test_what_names_no_order_finds_none(store, a_final_order, typed):
    with store.write() as work:
        work.orders.save(a_final_order(), now=NOON)
        with pytest.raises(NotFound):
            work.orders.find(typed)


def test_a_beginning_that_two_orders_share_is_ambiguous(store, an_order):
    with store.write() as work:
        for n in (1, 2):
            work.orders.save(an_order(n), now=NOON)
        with pytest.raises(BadInput, match=r"order\.ambiguous"):
            work.orders.find("0000")


def test_the_list_is_newest_first_and_shows_what_stands_beside_the_content(
    store, an_order, a_final_order, a_vendor
):
    final = a_final_order(2, running=17)
    with store.write() as work:
        work.reference.apply([a_vendor()])
        for order in (an_order(1), final, an_order(3, vendor="V-00001")):
            work.orders.save(order, now=NOON + timedelta(hours=1))
    with store.read() as reading:
        rows = reading.orders.rows(OrderFilter())
        assert reading.orders.row(final.order_id) == rows[1]
    assert [row.order_id.int for row in rows] == [3, 2, 1]
    assert [row.vendor_name for row in rows] == ["", "CV Sumber Makmur", "CV Sumber Makmur"]
    shown = rows[1]
    assert (shown.number, shown.lines, shown.total) == ("000.3.2/0017/SP/413.101/2026", 1, ZERO)
    assert (shown.state, shown.sync) == (OrderState.FINAL, SyncState.QUEUED)
    assert shown.changed_at == NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KERTAS", [2, 1]),
        ("0017", [2]),
        ("sumber tinta", [3]),
        ("100%", []),
        ("V-00042", [3, 2, 1]),
    ],
)
def test_the_list_is_narrowed_by_number_package_and_vendor(
    store, an_order, a_final_order, a_vendor, text, found
):
    with store.write() as work:
        work.reference.apply([a_vendor()])
        work.orders.save(an_order(1), now=NOON)
        work.orders.save(a_final_order(2, running=17), now=NOON)
        work.orders.save(an_order(3, package="Tinta"), now=NOON)
        rows = work.orders.rows(OrderFilter(text=text))
    assert [row.order_id.int for row in rows] == found


def test_the_list_is_narrowed_by_state_and_sync_and_counted(store, an_order, a_final_order):
    with store.write() as work:
        for order in (an_order(1), an_order(2), a_final_order(3)):
            work.orders.save(order, now=NOON)
        drafts = work.orders.rows(OrderFilter(states=frozenset({OrderState.DRAFT}), limit=1))
        queued = work.orders.rows(OrderFilter(syncs=frozenset({SyncState.QUEUED})))
        counts = work.orders.counts()
    assert [row.order_id.int for row in drafts] == [2]
    assert [row.order_id.int for row in queued] == [3]
    assert [(x.state.value, x.sync.value, x.count) for x in counts] == [
        ("draft", "local", 2),
        ("final", "queued", 1),
    ]


def test_counts_add_up_the_totals_as_money(store, an_order, a_content):
    with store.write() as work:
        for n in (1, 2):
            order = an_order(n)
            order.content = replace(order.content, figures=_figures(total=599_400))
            work.orders.save(order, now=NOON)
        (count,) = work.orders.counts()
    assert count.total == Rupiah(1_198_800)


def test_a_returned_draft_shows_why_until_it_is_submitted_again(store, an_order):
    order = an_order()
    order.submit(order.content, "a" * 64, by=PPK, now=NOON)
    order.return_for_correction("Rekeningnya keliru.", by=PPK, now=NOON)
    with store.write() as work:
        work.orders.save(order, now=NOON)
        assert work.orders.row(order.order_id).returned_reason == "Rekeningnya keliru."
        order.submit(order.content, "a" * 64, by=PPK, now=NOON)
        work.orders.save(order, now=NOON)
        assert work.orders.row(order.order_id).returned_reason == ""


def test_an_order_waits_for_its_commitment_until_the_centre_accepts_its_final(
    store, a_final_order, append
):
    order = a_final_order()
    with store.write() as work:
        append(work, order)
        append(work, order, final=True)
        work.orders.save(order, now=NOON)
        work.outbox.settle(OutcomeRow(s=1, r="ok"), now=NOON)
        assert work.orders.waiting_commitment() == [order]
        work.outbox.settle(OutcomeRow(s=2, r="ok"), now=NOON)
        assert work.orders.waiting_commitment() == []


def test_a_held_final_still_waits_for_its_commitment(store, a_final_order, append):
    order = a_final_order()
    with store.write() as work:
        append(work, order, final=True)
        order.sync = SyncState.HELD
        work.orders.save(order, now=NOON)
        work.outbox.settle(OutcomeRow(s=1, r="held"), now=NOON)
        assert work.orders.waiting_commitment() == [order]


def test_what_the_centre_committed_stays_so_while_the_signature_waits(store, a_final_order):
    order = a_final_order()
    with store.write() as work:
        order.sync = SyncState.ACCEPTED
        work.orders.save(order, now=NOON)
        order.sync = SyncState.QUEUED
        work.orders.save(order, now=NOON)
        assert work.orders.waiting_commitment() == []


HASH = "ab" * 32
_BUY = Buy(content=HASH, no="NP-1", series="NP", year=2026, on=NOON.date())
_PAY = Pay(
    content=HASH,
    no="NP-1",
    kw="KW-1",
    series="KW",
    year=2026,
    on=NOON.date(),
    kind="UP",
    invoice="INV-1",
    amount=1,
    receipts=(),
)
_ALLOW = AllowBudget(content=HASH, no="SP-1", reason="Pagu ditambah pada perubahan APBD.")
_SIGN = Sign(content=HASH, no="SP-1", series="SP", year=2026, on=NOON.date())


@pytest.mark.parametrize(
    ("first", "later", "state"),
    [(_BUY, _PAY, OrderState.RECEIVED), (_ALLOW, _SIGN, OrderState.SIGNED)],
    ids=["a buy with its pay", "an allowed budget with the signature"],
)
def test_what_the_centre_binds_is_not_counted_again_while_a_later_act_waits(
    store, a_final_order, an_intent, first, later, state
):
    order = a_final_order()
    order.state = state
    with store.write() as work:
        for seq, act in enumerate((first, later), start=1):
            intent = msgspec.structs.replace(an_intent(seq, order), a=act)
            work.outbox.append(intent, to_wire(order.content), content_hash(order.content))
        work.orders.save(order, now=NOON)
        assert work.orders.waiting_commitment() == [order]
        work.outbox.settle(OutcomeRow(s=1, r="ok"), now=NOON)
        assert work.orders.waiting_commitment() == []


def _figures(total):
    return Figures(
        base=Rupiah(total),
        dpp_nilai_lain=None,
        ppn=ZERO,
        pbjt=ZERO,
        total=Rupiah(total),
        ppn_collected=ZERO,
        pph=(),
        net_to_vendor=Rupiah(total),
        classes=(),
        lines=(),
        words="",
        officer="PP",
        form="surat_pesanan",
        meterai_order=False,
        meterai_receipt=False,
        rounding="half_up",
        rules=(),
    )


def test_a_keystroke_writes_its_row_in_its_place_and_its_entry_and_no_other_page(
    store, home, an_order, a_line
):
    wal = home / "store.db-wal"

    def type_on(price):
        lines = (a_line(unit_price=Rupiah(price)), *(a_line(note="x" * 300),) * 11)
        before = wal.stat().st_size
        with store.write() as work:
            work.orders.save(an_order(lines=lines), now=NOON)
            work.audit.add("order.edit", by="x", at=NOON, subject="s", facts={})
        return (wal.stat().st_size - before) / WAL_FRAME_BYTES

    type_on(9)
    row = -(-6_000 // 4_016)  # pages that six kilobytes take at least, after the cipher's part
    assert [type_on(price) for price in (99, 999, 9_999, 99_999)] == [row + 1] * 4
