"""Sinkronisasi: one sentence a clerk believes, what waits, and how old the data is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from bejo_desktop.application.changes import Changes, Kind
from bejo_desktop.application.views import DeskState, RunView, SyncReport
from bejo_desktop.application.views.rule_packs import PackTaken
from bejo_desktop.bootstrap.law import load_pack
from bejo_desktop.domain.errors import RuleBroken
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.numbering import Series
from ui.sync.screen import SyncScreen
from ui.sync.words import Trouble, ages_of, sentence_of
from ui.widgets.button import Button

NOW = datetime(2026, 10, 12, 2, 42, 7, tzinfo=UTC)
THURSDAY = datetime(2026, 10, 8, 9, 20, tzinfo=UTC)
STATE = DeskState(
    waiting=0,
    waiting_total=Rupiah(0),
    decisions=0,
    last_synced_at=THURSDAY,
    numbers_left={Series.SP: 7, Series.NP: 17},
    last_error="",
    catalogue_rows=40,
    budget_as_of=THURSDAY,
)


@pytest.fixture
def opened(qtbot, office, tmp_path):
    def build(core=None):
        _, screen = office.shell(qtbot, SyncScreen, core or office.pp, tmp_path)
        office.rest(qtbot)
        return screen

    return build


def queue(screen):
    model = screen._queue
    return [
        [model.cell_at(model.index(at, column)).text for column in range(6)]
        for at in range(model.rowCount())
    ]


@pytest.mark.parametrize(
    ("changes", "text", "tone"),
    [
        ({}, "Semua sudah di pusat, terakhir Kamis 8 Okt 2026 16.20 WIB.", "good"),
        ({"waiting": 2}, "2 pesanan belum terkirim.", "wait"),
        (
            {"waiting": 4, "last_error": "central.unreachable"},
            "Luring 4 hari. Pekerjaan aman di komputer ini; 4 pesanan menunggu jaringan.",
            "wait",
        ),
        (
            {"last_error": "central.unreachable"},
            "Luring 4 hari. Tidak ada yang menunggu dikirim.",
            "quiet",
        ),
        ({"last_synced_at": None}, "Komputer ini belum pernah disinkronkan.", "wait"),
        (
            {"last_error": "central.untrusted"},
            "Sambungan ke pusat tidak dapat dipercaya.",
            "stop",
        ),
        (
            {"last_error": "central.device_revoked", "waiting": 1},
            "Izin komputer ini sudah dicabut.",
            "stop",
        ),
    ],
)
def test_the_sentence_is_red_only_where_a_person_must_act(changes, text, tone):
    sentence = sentence_of(replace(STATE, **changes), NOW, Trouble("Apa.", "Jalan keluar."))
    assert (sentence.text, sentence.tone.value) == (text, tone)


def test_what_waits_is_listed_act_by_act(office, opened):
    office.issued("Kertas ujian", (1, "10", "0025"))
    screen = opened()
    assert queue(screen) == [
        ["1", "Kertas ujian", "Diajukan ke PPK", "Retno Kusumawati, S.E.", "Senin 12 Okt 09.42", "627.150"],
        ["2", "Kertas ujian", "Disetujui, nomor terbit", "Drs. Bambang Wibisono, M.Pd.", "Senin 12 Okt 09.42", "627.150"],
    ]  # fmt: skip
    assert screen._sum.text().startswith("1 pesanan · Rp627.150 · ")


def test_enter_opens_the_order_that_waits(qtbot, office, opened):
    order_id = office.submitted("Kertas ujian", (1, "10", "0025"))
    screen = opened()
    screen._queue_table.setFocus()
    screen._queue_table.choose_first()
    qtbot.keyClick(screen._queue_table, Qt.Key.Key_Return)
    assert office.desk.go.calls[-1] == ("open_orders", order_id)


def test_a_draft_that_was_thrown_away_still_waits_without_a_name(qtbot, office, opened):
    order_id = office.submitted("Kertas ujian", (1, "10", "0025"))
    office.ppk.approving.give_back(office.ppk.session, order_id, "tidak jadi dibeli")
    office.pp.drafting.drop(office.pp.session, order_id)
    screen = opened()
    assert [(row[1], row[2]) for row in queue(screen)] == [
        ("–", "Diajukan ke PPK"),
        ("–", "Dikembalikan"),
        ("–", "Konsep dibuang"),
    ]
    screen._queue_table.setFocus()
    screen._queue_table.choose_first()
    qtbot.keyClick(screen._queue_table, Qt.Key.Key_Return)
    assert office.desk.go.calls == []


def test_with_nothing_to_send_that_is_said(opened):
    screen = opened()
    assert screen._queues.currentIndex() == 1
    assert screen._sum.text() == ""


def test_the_focus_is_on_the_one_press_and_f9_is_the_same(qtbot, office, opened):
    screen = opened()
    assert QApplication.focusWidget() in screen._head.findChildren(Button)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    assert office.desk.go.calls == [("sync_now",), ("sync_now",)]


def test_the_ages_are_days_of_the_calendar_and_old_ones_amber():
    ages = {age.name: age for age in ages_of(STATE, NOW)}
    assert (ages["Pagu dan realisasi"].updated, ages["Pagu dan realisasi"].days) == (
        "Kamis 8 Okt 16.20",
        4,
    )
    assert (ages["Nomor"].updated, ages["Nomor"].said) == ("SP 7 · NP 17", "cukup")
    empty = replace(STATE, catalogue_rows=0, budget_as_of=None, numbers_left=None)
    ages = {age.name: age for age in ages_of(empty, NOW)}
    assert [
        ages[name].updated for name in ("Katalog dan harga", "Pagu dan realisasi", "Nomor")
    ] == [
        "belum pernah",
        "belum pernah",
        "buku agenda",
    ]


@pytest.mark.parametrize(
    ("left", "updated", "said"),
    [
        ({Series.SP: 7, Series.NP: 5}, "SP 7 · NP 5", "hampir habis"),
        ({Series.SP: 7, Series.NP: 17, Series.BAST: 0}, "SP 7 · NP 17 · BAST 0", "habis"),
        ({Series.SP: 7, Series.NP: 17, Series.BAST: 30}, "SP 7 · NP 17", "cukup"),
    ],
)
def test_the_series_with_the_fewest_numbers_warns(left, updated, said):
    ages = {age.name: age for age in ages_of(replace(STATE, numbers_left=left), NOW)}
    assert (ages["Nomor"].updated, ages["Nomor"].said) == (updated, said)
    assert ages["Nomor"].waits is (said != "cukup")


def test_the_last_five_successes_are_told_with_their_bytes(office, opened):
    with office.desk.store.write() as work:
        for number in range(7):
            at = THURSDAY + timedelta(hours=number)
            work.sync.add_run(RunView(at, at, 1, 700, 1_100, number, 2 * number))
        at = THURSDAY + timedelta(hours=8)
        work.sync.add_run(RunView(at, at, 1, 0, 0, 0, 0, "central.unreachable"))
    screen = opened()
    model = screen._runs
    shown = [
        [model.cell_at(model.index(at, column)).text for column in range(4)]
        for at in range(model.rowCount())
    ]
    assert len(shown) == 5
    assert shown[0] == ["Kamis 8 Okt 22.20", "6", "12", "1,8 kB"]
    assert "Tidak ada jaringan." in screen._head._under.text()


def test_an_act_elsewhere_shows_at_once(qtbot, office, opened):
    screen = opened()
    office.submitted("Kertas ujian", (1, "10", "0025"))
    office.desk.go.tell(Changes.of(Kind.SYNC))
    office.rest(qtbot)
    assert len(queue(screen)) == 1


def report(**changes):
    return SyncReport(RunView(NOW, NOW, 1, 0, 0, 0, 0), (), (), **changes)


def said(screen):
    return " ".join(label.text() for label in screen._board.findChildren(QLabel))


def test_a_row_that_was_refused_is_told_in_words(office, opened):
    refused = RuleBroken("sync.mandate_refused", nip="197109231997031003", sk="900/7/2026")
    office.desk.go.report = report(refused=(refused,))
    screen = opened()
    assert screen._board.isVisible()
    assert "1 data dari pusat tidak diterima" in said(screen)
    assert "SK 900/7/2026 untuk NIP 197109231997031003 tidak diterima" in said(screen)


def test_rules_that_came_are_told_and_those_that_could_not_be_used_too(qtbot, office, opened):
    office.desk.go.report = report(packs=(PackTaken("2026.12.1", is_new=True),))
    screen = opened()
    assert "Aturan baru berlaku: 2026.12.1" in said(screen)
    error = RuleBroken("rules.altered", version="2026.12.2")
    office.desk.go.report = report(packs=(PackTaken("2026.12.2", is_new=False, error=error),))
    screen.reread()
    office.rest(qtbot)
    assert "Paket aturan 2026.12.2 berubah sesudah ditandatangani pusat" in said(screen)


def test_an_exchange_without_news_says_nothing(office, opened):
    office.desk.go.report = report()
    assert not opened()._board.isVisible()


def test_the_rules_in_force_stand_among_the_ages(opened):
    screen = opened()
    model = screen._ages
    last = [model.cell_at(model.index(model.rowCount() - 1, column)).text for column in range(3)]
    assert last == [f"Aturan {load_pack().version}", "bawaan program", "berlaku"]
