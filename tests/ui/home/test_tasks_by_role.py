"""What waits for the roles beside PP and PPK, and in which order."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bejo_desktop.application.drafting import typed_again
from bejo_desktop.application.views import Paid, Received
from bejo_desktop.domain.codes import Payment, Reason
from bejo_desktop.domain.fulfilment import ReceivedLine, Statements
from bejo_desktop.domain.numbering import Number, Series
from bejo_desktop.domain.order import OrderState, Verdict
from ui.home.screen import HomeScreen
from ui.widgets.empty_state import EmptyState

NIP = "199001012015011009"
ACCOUNT = "1.01.01.2.06.0002/5.1.02.01.01.0025"


@pytest.fixture
def listed(qtbot, office, tmp_path):
    """Open Beranda of an officer: titles of groups and names of packages, from the top."""

    def build(core):
        _, screen = office.shell(qtbot, HomeScreen, core, tmp_path)
        office.rest(qtbot)
        build.screen, model = screen, screen._model
        lines = []
        for at in range(model.rowCount()):
            band, cell = model.band_at(at), model.cell_at(model.index(at, 0))
            lines.append(f"[{band.title}]" if band else cell.text)
        return lines

    return build


@pytest.fixture
def partly(office):
    """An order of two lines of which the first was received: 10 at 56.500 with 11 % tax."""
    office.grant(Series.BAST, Series.KW)
    order_id = office.issued("Sebagian", (1, "10", "0025"), (2, "5", "0025"))
    office.ppk.approving.sign(office.ppk.session, order_id, date(2026, 10, 12), None)
    office.pp.fulfilling.arrive(office.pp.session, order_id)
    received = Received(
        date(2026, 10, 12),
        complete=False,
        lines=(ReceivedLine(1, Decimal(10), Decimal(0)),),
        statements=Statements(function=True, amount=True, time=True),
    )
    office.ppk.fulfilling.receive(office.ppk.session, order_id, received)
    return order_id


def test_the_treasurer_sees_what_is_due_of_a_part_and_nothing_once_it_is_paid(
    office, partly, listed
):
    treasurer = office.desk.core_of(office.desk.treasurer)
    assert listed(treasurer) == ["[Menunggu pembayaran]", "Sebagian"]
    model = listed.screen._model
    # 565.000 and its PPN of 62.150, not the 949.050 of the whole order
    assert model.cell_at(model.index(1, 1)).text == "Rp627.150"
    paid = Paid(date(2026, 10, 12), Payment.UP, "INV-1")
    treasurer.paying.pay(treasurer.session, partly, paid)
    assert office.ppk.orders.detail(partly).row.state is OrderState.RECEIVED
    assert listed(treasurer) == []


def test_the_ppk_skpd_verifies_the_files_of_what_is_due(office, partly, listed):
    verifier = office.appoint(NIP, "Joko Susilo", "PPK_SKPD")
    assert listed(verifier) == ["[Berkas untuk diverifikasi]", "Sebagian"]


@pytest.mark.parametrize("role", ["PPTK", "PENERIMA", "PENGURUS_BARANG"])
def test_who_notes_arrivals_waits_for_goods_and_for_the_rest(office, partly, listed, role):
    coming = office.issued("Akan datang", (7, "2", "0024"))
    office.ppk.approving.sign(office.ppk.session, coming, date(2026, 10, 12), None)
    core = office.appoint(NIP, "Joko Susilo", role)
    assert listed(core) == [
        "[Menunggu barang]",
        "Akan datang",
        "[Sisa barang ditunggu]",
        "Sebagian",
    ]


def test_the_pa_sees_only_orders_that_a_short_budget_holds(office, listed):
    short = office.issued("Pagu kurang", (1, "10", "0025"))
    facts = {"code": ACCOUNT, "need": 627_150, "have": 400_000}
    office.judge(short, Verdict.HELD, (Reason.BUDGET_SHORT, facts))
    risen = office.issued("Harga naik", (1, "10", "0025"))
    drift = {"line": 1, "name": "Kertas", "was": 56_500, "now": 60_000, "plist": 8}
    office.judge(risen, Verdict.HELD, (Reason.PRICE_DRIFT, drift))
    pa = office.appoint(NIP, "Dra. Endang Lestari, M.Si.", "PA")
    assert listed(pa) == ["[Pagu kurang, perlu jaminan Anda]", "Pagu kurang"]


def test_what_waits_for_another_order_is_decided_and_not_signed(office, listed):
    held = office.issued("Menunggu pesanan lain", (1, "10", "0025"))
    office.judge(held, Verdict.BLOCKED, (Reason.DEPENDS, {"on": 7}))
    assert listed(office.ppk) == ["[Perlu keputusan]", "Menunggu pesanan lain"]
    model = listed.screen._model
    said, _ = office.desk.place.words.reason("DEPENDS", {"on": 7})
    assert model.cell_at(model.index(1, 0)).under.endswith(f" · {said}")


def test_an_order_is_called_by_its_running_number_wherever_its_mask_puts_the_year(office, listed):
    order_id = office.issued("Nomor bertahun di depan", (1, "10", "0025"))
    with office.desk.store.write() as work:
        order = work.orders.get(order_id)
        order.number = Number("2026/0116/SP", "SP", 2026, 116, None)
        work.orders.save(order, now=office.desk.clock())
    assert listed(office.ppk) == ["[Perlu ditandatangani]", "Nomor bertahun di depan"]
    model = listed.screen._model
    assert model.cell_at(model.index(1, 0)).under.startswith("SP 0116 · ")


def test_the_soonest_deadline_of_the_ppk_stands_first(office, listed):
    office.submitted("Lebih dulu", (7, "2", "0024"))
    office.desk.clock.now += timedelta(days=2)
    office.submitted("Belakangan", (8, "2", "0024"))
    assert listed(office.ppk) == ["[Menunggu persetujuan PPK]", "Lebih dulu", "Belakangan"]
    model = listed.screen._model
    age = model.cell_at(model.index(1, 2))
    # handed in on Monday 12 October; three working days end on Thursday, it is Wednesday
    assert (age.text, age.under, age.tone.value) == ("batas PPK Kamis 15 Okt", "besok", "wait")


def test_the_operator_sees_for_whom_a_draft_is_typed(office, listed):
    operator = office.appoint(NIP, "Dewi Anggraini", "OPERATOR")
    order_id = office.draft("Snack rapat", (3, "1", "0025"))
    wanted = typed_again(office.pp.orders.detail(order_id).content)
    operator.drafting.edit(operator.session, order_id, replace(wanted, official=office.desk.pp))
    assert listed(operator) == ["[Konsep]", "Snack rapat"]
    model = listed.screen._model
    assert model.cell_at(model.index(1, 0)).under.endswith("untuk R. Kusumawati")


def test_an_order_that_lapsed_waits_for_the_pp(office, listed):
    order_id = office.submitted("Terlambat diputus", (7, "2", "0024"))
    with office.desk.store.write() as work:  # as the feed brings the centre's own act
        order = work.orders.get(order_id)
        order.state = OrderState.DRAFT
        work.orders.save(order, now=office.desk.clock())
    assert listed(office.pp) == ["[Batal otomatis]", "Terlambat diputus"]


def test_an_auditor_is_led_to_the_orders_and_told_the_surat_tugas(office, partly, listed):
    auditor = office.appoint(
        NIP,
        "Yusuf Hidayat, S.E., Ak.",
        "AUDITOR",
        sk="700/118/ITKAB/2026",
        since=date(2026, 10, 1),
        until=date(2026, 10, 31),
    )
    assert listed(auditor) == []
    (empty,) = listed.screen.findChildren(EmptyState)
    words = [label.text() for label in empty.findChildren(type(listed.screen._under))]
    assert (
        "Hanya melihat, dengan surat tugas 700/118/ITKAB/2026: 1 Okt 2026 sampai 31 Okt 2026."
        in words
    )


def test_an_auditor_whose_surat_tugas_has_ended_sees_nothing(office, partly, listed):
    auditor = office.appoint(NIP, "Yusuf Hidayat", "AUDITOR", until=date(2026, 10, 11))
    assert listed(auditor) == []
    assert listed.screen._board.isVisible()


def test_an_admin_of_the_unit_sees_no_bank_account(office, partly):
    admin = office.appoint(NIP, "Rina Wulandari", "UNIT_ADMIN")
    assert admin.orders.detail(partly).vendor.bank_account == ""
