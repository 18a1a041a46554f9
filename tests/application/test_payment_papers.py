"""Kuitansi, minutes, summary and stock list of real payments: deposits, bills, shares, numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.adapters.central.keys import sealed
from bejo_desktop.adapters.printing.files import PaperFolder
from bejo_desktop.adapters.printing.printer import SheetPrinter
from bejo_desktop.adapters.printing.wording import paper_texts
from bejo_desktop.adapters.system.words import MessageWords
from bejo_desktop.application.paper_facts.filed import bills, came_with
from bejo_desktop.application.ports.store import DeviceIdentity
from bejo_desktop.application.printing import Printing, Stationery
from bejo_desktop.application.views import Paid, Received
from bejo_desktop.bootstrap.checks import load_needs
from bejo_desktop.contract.later import payment_from_wire, payment_to_wire
from bejo_desktop.domain.codes import Payment
from bejo_desktop.domain.due import Wanted
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.evidence import Evidence, EvidenceKind
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.paper.frame import PaperKind
from bejo_desktop.domain.payments import Tax, TaxDeposit
from tests.application.conftest import PP, TODAY, s1
from tests.application.test_later_printing import WHY, small_snack

GOOD = Statements(function=True, amount=True, time=True)
OCTOBER = date(2026, 10, 1)


@pytest.fixture
def printing(office, tmp_path):
    identity = DeviceIdentity(1, "i", "413.101", "https://pusat.example", "t", "k" * 43, bytes(32))
    with office.store.write() as work:
        work.sync.enrol(identity)
    stationery = Stationery(
        MessageWords("id"),
        paper_texts(),
        SheetPrinter(),
        PaperFolder(tmp_path / "p"),
        sealed,
        load_needs(),
    )
    return Printing(office.store, office.rules, office.clock, stationery)


def came(*accepted: str, complete: bool = False) -> Received:
    lines = tuple(
        ReceivedLine(at, Decimal(value), Decimal(0))
        for at, value in enumerate(accepted, start=1)
        if value != "0"
    )
    return Received(TODAY, complete, lines, GOOD, arrived_on=TODAY)


def direct(**changes):
    """Scenario S1 outside a platform: the bendahara keeps the taxes back."""
    return s1(
        platform="none", payment="LS", discount=Rupiah(123_457), shipping=Rupiah(250_000), **changes
    )


@pytest.fixture
def paid_twice(office):
    """Received in two parts, each paid by itself; the second with a number of its minutes."""
    order_id = office.arrived(direct())
    office.fulfilling.receive(office.ppk, order_id, came("40", "40", "0", "25", "48", "5"))
    office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.LS, "INV-1"))
    office.fulfilling.receive(
        office.ppk, order_id, came("20", "0", "30", "0", "0", "1", complete=True)
    )
    paid = Paid(TODAY, Payment.LS, "INV-2", bap_no=" 900/12/BAP/2026 ")
    office.paying.pay(office.treasurer, order_id, paid)
    return order_id


def order_of(office, order_id):
    with office.store.read() as reading:
        return reading.orders.get(order_id)


def deposited(tax: Tax, amount: int, billing: str, ntpn: str) -> TaxDeposit:
    return TaxDeposit(tax, Rupiah(amount), OCTOBER, TODAY, billing, ntpn, "")


def told(text) -> str:
    return "".join(run.text for run in text).replace("\xa0", " ")


def test_billing_and_ntpn_stand_by_each_tax_that_was_deposited(office, printing, paid_twice):
    first, second = order_of(office, paid_twice).payments
    ppn = {
        one.number.text: x.amount.amount
        for one in (first, second)
        for x in one.withheld
        if x.tax is Tax.PPN
    }
    rows = (deposited(Tax.PPN, ppn[second.number.text], "820001", "NTPN0002"),)
    office.paying.deposit(office.treasurer, paid_twice, rows)
    one, two = (printing.sheet(paid_twice, kind=PaperKind.KUITANSI, part=n) for n in (1, 2))
    assert not any("820001" in told(row.text) for row in one.tax_papers)
    assert "PPN: billing 820001 · NTPN NTPN0002" in [told(row.text) for row in two.tax_papers]
    pph = next(told(row.text) for row in two.tax_papers if "PPh" in told(row.text))
    assert pph.startswith("PPh Pasal 22: billing ____")


def test_what_is_due_of_a_platform_order_is_what_its_kuitansi_says(office, printing):
    order_id = office.arrived()  # toko daring, UP: the platform collects PPN and PPh
    office.fulfilling.receive(office.ppk, order_id, came("40", "40", "0", "25", "48", "5"))
    part = Wanted(amount=Rupiah(3_000_001))
    for position, wanted in enumerate((part, Wanted()), start=1):
        due = office.paying.due(order_id, wanted)
        assert due.withheld == ()
        assert {row.tax for row in due.collected} == {Tax.PPN, Tax.PPH_22}
        paid = Paid(TODAY, Payment.UP, f"INV-{position}", amount=wanted.amount)
        office.paying.pay(office.treasurer, order_id, paid)
        rows = printing.sheet(order_id, kind=PaperKind.KUITANSI, part=position).amounts
        assert rows[-1].amount == due.received
        assert [row.amount for row in rows[1:-1]] == [row.amount for row in due.collected]
        assert due.net - due.received == sum((row.amount for row in due.collected), start=Rupiah(0))


def test_one_deposit_of_both_payments_stands_on_both_kuitansi(office, printing, paid_twice):
    order = order_of(office, paid_twice)
    pph = sum(
        x.amount.amount for one in order.payments for x in one.withheld if x.tax is Tax.PPH_22
    )
    office.paying.deposit(
        office.treasurer, paid_twice, (deposited(Tax.PPH_22, pph, "820009", "NTPN0009"),)
    )
    for part in (1, 2):
        sheet = printing.sheet(paid_twice, kind=PaperKind.KUITANSI, part=part)
        assert any("820009 · NTPN NTPN0009" in told(row.text) for row in sheet.tax_papers)
    spj = printing.sheet(paid_twice, kind=PaperKind.SPJ)
    taxes = next(x.table for x in spj.sections if x.heading.startswith("C."))
    assert [row[-1] for row in taxes.rows].count("NTPN0009") == 2
    assert not any("Setoran lain" in str(row[0]) for row in taxes.rows)


def test_the_minutes_know_their_own_number_and_the_payment_before(office, printing, paid_twice):
    first, second = order_of(office, paid_twice).payments
    assert payment_from_wire(payment_to_wire(second)) == second
    assert second.bap_no == "900/12/BAP/2026"
    one, two = (printing.sheet(paid_twice, kind=PaperKind.BAP, part=n) for n in (1, 2))
    assert one.number_text.startswith("Nomor: ____")
    assert two.number_text == "Nomor: 900/12/BAP/2026"
    text = "\n".join(told(section.text) for section in two.sections)
    assert f"(Nomor {first.number.text} tanggal 12 Oktober 2026, {first.amount})" in text
    assert "sesudah pembayaran ini sisanya Rp0." in text
    papers = next(
        x.table.rows
        for x in printing.sheet(paid_twice, kind=PaperKind.SPJ).sections
        if x.heading.startswith("A.")
    )
    minutes = [row[1:] for row in papers if row[0] == "Berita acara pembayaran"]
    assert [row[0] for row in minutes] == ["–", "900/12/BAP/2026"]


@pytest.mark.parametrize("number", ["x" * 61, "900\n12"])
def test_a_number_that_no_paper_can_bear_is_refused(office, number):
    order_id = office.arrived(direct())
    office.fulfilling.receive(office.ppk, order_id, came("60"))
    with pytest.raises(BadInput) as refused:
        office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.LS, "1", bap_no=number))
    assert refused.value.facts["field"] == "bap_no"


def test_the_stock_lists_add_up_to_what_is_paid(office, printing, paid_twice):
    order = order_of(office, paid_twice)
    totals = [printing.sheet(paid_twice, kind=PaperKind.PERSEDIAAN, part=n).total for n in (1, 2)]
    assert totals == [payment.amount for payment in order.payments]
    assert sum(total.amount for total in totals) == order.content.figures.total.amount


def test_section_b_of_a_real_order_adds_up(printing, paid_twice):
    spj = printing.sheet(paid_twice, kind=PaperKind.SPJ)
    rows = next(x.table.rows for x in spj.sections if x.heading.startswith("B."))
    labels = [row[0] for row in rows]
    at = labels.index("Nilai pesanan termasuk pajak")
    assert labels[:3] == ["Jumlah", "Diskon", "Ongkos kirim"]
    assert sum(row[1].amount for row in rows[:at]) == rows[at][1].amount


def test_a_small_purchase_stands_on_the_stalls_nota(office, printing):
    """users.md 3.4 and 3.5: number and day of the nota; the PPK signs none of its papers."""
    detail, _ = office.buying.new(office.pp, small_snack(), None, WHY)
    order_id = detail.row.order_id
    office.paying.pay(office.treasurer, order_id, Paid(TODAY, Payment.UP, "Nota 17"))
    kuitansi = printing.sheet(order_id, kind=PaperKind.KUITANSI)
    purpose = told(kuitansi.particulars[-1].text)
    assert purpose.endswith("dan nota Penyedia Nomor 17 tanggal 12 Oktober 2026.")
    offices = [side.above[-1] for side in kuitansi.signatures]
    assert "Pejabat Pembuat Komitmen," not in offices
    spj = printing.sheet(order_id, kind=PaperKind.SPJ)
    papers = next(x.table.rows for x in spj.sections if x.heading.startswith("A."))
    assert ("Nota Penyedia", "17", "12\xa0Oktober\xa02026") in papers
    assert "BAST" not in str(spj)
    filed = told(next(x.text for x in spj.sections if x.heading.startswith("D.")))
    assert "Nota Penyedia (pindai)" in filed


def test_the_day_of_an_invoice_is_that_of_the_paper_filed_under_its_number(office, paid_twice):
    order = order_of(office, paid_twice)
    note = Evidence(EvidenceKind.VENDOR_NOTE, "INV-2", date(2026, 10, 9), "", "", PP, TODAY)
    order = replace(order, evidence=(note,))
    days = [bills(order, payment)[0].on for payment in order.payments]
    assert days == [None, date(2026, 10, 9)]


def test_what_was_filed_belongs_to_the_delivery_it_came_with(office, paid_twice):
    order = order_of(office, paid_twice)
    first, second = order.receipts
    later = replace(second, received_on=date(2026, 10, 20))
    order = replace(order, receipts=(first, later))
    days = (date(2026, 10, 11), TODAY, date(2026, 10, 20))
    photos = tuple(Evidence(EvidenceKind.PHOTO, "", day, "a", "", PP, day) for day in days)
    order = replace(order, evidence=photos)
    assert [len(came_with(order, stage)) for stage in (1, 2)] == [2, 1]
