"""Beranda: what waits for each role, in the order of harm, and where Enter leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bejo_desktop.application.views import RunView
from bejo_desktop.domain.codes import Reason
from bejo_desktop.domain.order import Verdict
from ui.home.screen import HomeScreen
from ui.keys import Command
from ui.widgets.button import Button

ENTER, DOWN, F4 = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_F4


class Opened:
    """One screen in the real shell, driven by keys."""

    def __init__(self, qtbot, office, shell, screen):
        self.qtbot, self.office, self.shell, self.screen = qtbot, office, shell, screen

    def press(self, *keys):
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key)
            self.office.rest(self.qtbot)

    @property
    def led_to(self):
        """Where the screen sent the officer last."""
        return self.office.desk.go.calls[-1]

    def listed(self):
        """The list from the top: titles of groups with their counts, names of packages."""
        model, lines = self.screen._model, []
        for at in range(model.rowCount()):
            band = model.band_at(at)
            cell = model.cell_at(model.index(at, 0))
            lines.append(f"[{band.title}]" if band else cell.text)
        return lines

    def row_of(self, package):
        model = self.screen._model
        (at,) = (
            at
            for at in range(model.rowCount())
            if model.band_at(at) is None and model.cell_at(model.index(at, 0)).text == package
        )
        return [model.cell_at(model.index(at, column)) for column in range(4)]

    def buttons(self):
        return {
            one.text() for one in self.screen.findChildren(Button) if one.isVisible() and one.text()
        }


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build(core):
        shell, screen = office.shell(qtbot, HomeScreen, core, tmp_path)
        office.rest(qtbot)
        return Opened(qtbot, office, shell, screen)

    return build


@pytest.fixture
def orders(office):
    """One order in each place where something waits for somebody; ids by package."""
    ids = {
        "Konsep kertas": office.draft("Konsep kertas", (3, "1", "0025")),
        "Di meja PPK": office.submitted("Di meja PPK", (3, "1", "0025")),
        "Terbit": office.issued("Terbit", (3, "1", "0025")),
        "Tertahan": office.issued("Tertahan", (1, "10", "0025")),
        "Dikembalikan": office.submitted("Dikembalikan", (3, "1", "0025")),
    }
    office.ppk.approving.give_back(office.ppk.session, ids["Dikembalikan"], "rekening salah, 0024")
    facts = {"line": 1, "name": "Kertas HVS", "was": 56_500, "now": 60_000, "plist": 8}
    office.judge(ids["Tertahan"], Verdict.HELD, (Reason.PRICE_DRIFT, facts))
    return ids


def test_the_ppk_sees_decisions_then_approvals_then_ink_then_drafts(office, orders, opened):
    view = opened(office.ppk)
    assert view.listed() == [
        "[Perlu keputusan]",
        "Tertahan",
        "[Menunggu persetujuan PPK]",
        "Di meja PPK",
        "[Perlu ditandatangani]",
        "Terbit",
        "[Konsep]",
        "Konsep kertas",
    ]  # what was returned is the PP's to put right


def test_the_pp_sees_what_came_back_and_what_lies_at_the_ppk(office, orders, opened):
    view = opened(office.pp)
    assert view.listed() == [
        "[Perlu keputusan]",
        "Tertahan",
        "[Dikembalikan PPK]",
        "Dikembalikan",
        "[Sudah di meja PPK]",
        "Di meja PPK",
        "[Perlu ditandatangani]",
        "Terbit",
        "[Konsep]",
        "Konsep kertas",
    ]
    assert view.screen._under.text() == "Senin, 12 Oktober 2026 · 5 hal sebagai Pejabat Pengadaan"


def test_a_row_says_why_it_waits_and_what_to_do(office, orders, opened):
    view = opened(office.pp)
    what, total, age, verb = view.row_of("Dikembalikan")
    assert what.under == "“rekening salah, 0024”"
    assert total.text == "Rp67.710"  # 61.000 and its PPN of 6.710
    assert (age.text, age.under) == ("sejak 12 Okt", "hari ini")
    assert verb.text == "Perbaiki"
    held = view.row_of("Tertahan")
    assert held[0].under == (
        "SP 0018 · Harga katalog Kertas HVS (baris 1) naik dari Rp56.500 menjadi Rp60.000."
    )
    assert held[3].text == "Putuskan"


@pytest.mark.parametrize(
    ("package", "role", "page"),
    [
        ("Tertahan", "ppk", "open_decision"),
        ("Di meja PPK", "ppk", "open_approval"),
        ("Terbit", "ppk", "open_orders"),
        ("Dikembalikan", "pp", "open_editor"),
        ("Di meja PPK", "pp", "open_orders"),
        ("Konsep kertas", "pp", "open_editor"),
    ],
)
def test_enter_leads_to_the_place_of_the_work(office, orders, opened, package, role, page):
    view = opened(getattr(office, role))
    assert view.screen._table.choose(orders[package])
    view.press(ENTER)
    assert view.led_to == (page, orders[package])


def test_the_first_task_is_chosen_and_arrows_step_over_the_heads(office, orders, opened):
    view = opened(office.ppk)
    assert QApplication.focusWidget() is view.screen._table
    view.press(DOWN, ENTER)
    assert view.led_to == ("open_approval", orders["Di meja PPK"])


def test_f4_opens_the_folder_for_the_ppk_only(office, orders, opened):
    view = opened(office.ppk)
    view.press(F4)
    assert view.led_to == ("open_approval",)
    assert "Buka map tanda tangan" in view.buttons()


def test_the_pp_has_a_new_order_in_the_place_of_the_folder(office, orders, opened):
    view = opened(office.pp)
    assert "Buka map tanda tangan" not in view.buttons()
    assert "Pesanan baru" in view.buttons()
    assert Command.CHOICES not in view.screen.acts()


def test_the_treasurer_has_nothing_to_write_and_is_offered_nothing(office, orders, opened):
    view = opened(office.desk.core_of(office.desk.treasurer))
    assert view.screen._lists.currentIndex() == 1
    assert view.buttons() & {"Pesanan baru", "Buka map tanda tangan"} == set()


def test_an_empty_desk_says_so_and_offers_a_new_order(office, opened):
    view = opened(office.pp)
    assert view.screen._lists.currentIndex() == 1
    (new,) = (
        one
        for one in view.screen._lists.currentWidget().findChildren(Button)
        if one.text() == "Pesanan baru"
    )
    new.click()
    assert view.led_to == ("new_order",)


def test_a_task_that_nobody_touched_for_three_days_is_amber(office, opened):
    office.draft("Konsep lama", (3, "1", "0025"))
    office.desk.clock.now = office.desk.clock.now.replace(day=15)
    view = opened(office.pp)
    _, _, age, _ = view.row_of("Konsep lama")
    assert (age.text, age.under, age.tone.value) == ("sejak 12 Okt", "3 hari lalu", "wait")


def test_the_budget_beside_knows_what_has_just_been_ordered(office, opened):
    office.issued("Kertas ujian", (1, "10", "0025"))
    side = opened(office.pp).screen._side
    # 51.000.000 of four accounts; paid 13.600.000; ordered 565.000 and its PPN of 62.150.
    assert side._of.text() == "Sisa pagu dari Rp51.000.000"
    assert side._left.text() == "Rp36.772.850"
    assert (side._realised.figure, side._committed.figure) == ("13.600.000", "627.150")
    assert side._stale.text() == "Pagu terakhir diperbarui 4 hari lalu; di SIPD dapat berbeda."


def test_numbers_and_the_line_beside_are_those_of_the_desk(office, opened):
    office.issued("Kertas ujian", (1, "10", "0025"), platform="toko_daring")
    side = opened(office.pp).screen._side
    assert side.numbers.said == {"SP": "6", "NP": "7"}  # of 17 to 23
    assert not side.numbers.warning
    assert side._line.text() == "Belum pernah disinkronkan."
    assert side._queue.text().startswith("1 pesanan tersimpan di sini")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("", "Daring, Kamis 8 Okt 2026 16.20 WIB."),
        ("central.unreachable", "Luring sejak Kamis 8 Okt 2026 16.20 WIB."),
    ],
)
def test_the_line_beside_tells_since_when(office, opened, error, words):
    synced_at = office.desk.clock.now.replace(day=8, hour=9, minute=20, second=0)
    with office.desk.store.write() as work:
        work.sync.add_run(RunView(synced_at, synced_at, 1, 1, 1, 0, 0))
        if error:
            now = office.desk.clock.now
            work.sync.add_run(RunView(now, now, 1, 1, 1, 0, 0, error))
    side = opened(office.pp).screen._side
    assert side._line.text() == words
    assert side._queue.text() == "Semua sudah di pusat."


def test_a_unit_with_an_agenda_book_counts_no_numbers(office, opened):
    office.know("413.101", numbering="agenda")
    side = opened(office.pp).screen._side
    assert side.numbers.said == {"buku agenda": ""}


def test_a_series_of_which_few_are_left_warns_beside_the_tasks(office, opened):
    """users.md 3.5: what is bought outside a platform takes its number in the series NP."""
    for count in range(3):
        office.issued(f"Nota ke-{count + 1}", (1, "1", "0025"))
    card = opened(office.pp).screen._side.numbers
    assert card.said == {"SP": "7", "NP": "4"}
    assert card.warning == "Nomor NP tinggal 4: sinkronkan untuk mengambil nomor baru."


def test_the_cards_lead_to_budget_numbers_and_sync(office, opened):
    side = opened(office.pp).screen._side
    for button in side.findChildren(Button):
        button.click()
    assert [call[0] for call in office.desk.go.calls] == ["open_budget", "open_numbers", "sync_now"]
