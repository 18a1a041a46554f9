"""
Each part once, in each state; drawn to build/screens when BEJO_SCREENS is set.

Run: BEJO_SCREENS=1 pytest tests/ui/kit/test_component_sheet.py
"""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from bejo_desktop.domain.money import Rupiah
from ui.fonts import Face
from ui.tokens import Mode, Tone
from ui.widgets.banner import Banner, Notice, Weight
from ui.widgets.bar import Budget, BudgetBar
from ui.widgets.button import Button
from ui.widgets.button_look import Kind
from ui.widgets.card import card, heading, titled
from ui.widgets.chip import Chip, FilterChips, RemovableChip
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_row import FieldRow
from ui.widgets.key_line import KeyHint, KeyLine
from ui.widgets.layout import column, holder, row
from ui.widgets.line_edit import Choice, LineEdit, ReasonEdit
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.progress import Count, ProgressPanel
from ui.widgets.search_box import SearchBox
from ui.widgets.stat_rows import StatRow
from ui.widgets.steps import Standing, Step, StepLine
from ui.widgets.table.cell import (
    Cell,
    Check,
    ChipCell,
    GroupBand,
    NumberCell,
    money,
    muted,
    notice_flag,
    reason_flag,
    stop_flag,
)
from ui.widgets.table.model import Column, RowsModel
from ui.widgets.table.view import CATALOGUE, FOLDER, LIST, TableView
from ui.widgets.text import Text
from ui.widgets.typed_edit import MoneyEdit

SCREENS = Path("build/screens")


def buttons(theme):
    unable = Button(theme, "Tanda tangani (TTE)")
    unable.setEnabled(False)
    return titled(
        "Tombol",
        row(
            Button(theme, "Utama", Kind.PRIMARY, icon="stamp", key="F9"),
            Button(theme, "Biasa", icon="printer"),
            Button(theme, "Hati-hati", Kind.DANGER),
            None,
        ),
        row(
            Button(theme, "Sunyi", Kind.QUIET, icon="copy"),
            Button(theme, "Ubah rincian", Kind.LINK),
            unable,
            None,
        ),
        Text("Nonaktif selalu diberi sebab di sebelahnya: TTE perlu jaringan.", Face.SMALL),
    )


def fields(theme):
    focused = MoneyEdit(Rupiah.typed, lambda value: value.plain)
    focused.show_value(Rupiah(389_000))
    focused.setObjectName("focused")
    wrong = FieldRow("Salah", LineEdit("12.537.45"))
    fixed = LineEdit("000.3.2/0117/SP/413.101/2026")
    fixed.setReadOnly(True)
    choice = Choice()
    choice.addItems(["CV Sumber Ilmu Mandiri", "UD Pena Mas"])
    secret = PassphraseEdit(theme)
    secret.setText("kata sandi panjang")
    made = titled(
        "Isian",
        FieldRow("Biasa", LineEdit("58123401")),
        FieldRow("Berfokus", focused),
        wrong,
        FieldRow("Hanya baca", fixed),
        row(FieldRow("Penyedia", choice), FieldRow("Kata sandi", secret)),
    )
    wrong.show_error("Total harus bilangan bulat rupiah. Contoh: 12.537.450")
    return made


def chips(theme):
    return titled(
        "Kata keadaan",
        row(
            Chip(theme, "Konsep", Tone.QUIET, "square-pen"),
            Chip(theme, "Menunggu persetujuan PPK", Tone.WAIT, "stamp"),
            None,
        ),
        row(
            Chip(theme, "Pesanan terbit", Tone.QUIET, "file-check"),
            Chip(theme, "Lunas", Tone.GOOD, "circle-check"),
            Chip(theme, "Ditolak pusat", Tone.STOP, "octagon-x"),
            None,
        ),
        Text("Warna tidak pernah sendirian: selalu kata dan gambar.", Face.SMALL),
    )


def small_table(theme):
    model = RowsModel(
        [
            Column("Baris tabel", lambda r: Cell(r[0], face=Face.STRONG)),
            Column("Nilai (Rp)", lambda r: money(r[1], face=Face.BODY), 104, right=True),
        ],
        key_of=lambda r: r[0],
    )
    table = TableView(theme, model, CATALOGUE, "Contoh baris")
    model.show_rows(
        [
            ("Biasa", "12.537.450"),
            ("Dipilih", "9.379.500"),
            reason_flag("Produk impor pada pesanan PDN"),
            stop_flag("Tidak dapat dilanjutkan", "Melebihi pagu Rp1 pada rekening 0029"),
            notice_flag("Pemberitahuan", "Harga katalog bergerak"),
        ]
    )
    table.choose("Dipilih")
    table.fit_height()
    return titled("Baris", table)


def banners(theme):
    return (
        Banner(
            theme,
            Notice(
                Weight.STOP,
                "Tidak dapat dilanjutkan",
                "Melebihi pagu sebesar Rp1 pada rekening 5.1.02.01.01.0029. Kurangi volume atau minta pergeseran.",
            ),
            [Button(theme, "Mengapa?", Kind.QUIET)],
        ),
        Banner(
            theme,
            Notice(
                Weight.WAIT,
                "Perlu alasan",
                "Ada 3 pesanan sejenis dalam 30 hari, jumlah Rp136.530.000.",
            ),
            [Button(theme, "Tulis alasan", Kind.QUIET)],
        ),
        Banner(
            theme,
            Notice(Weight.GOOD, "Berkas sudah ditulis dan diperiksa", "Flashdisk boleh dicabut."),
        ),
    )


def empties(theme):
    return (
        card(
            EmptyState(
                theme,
                "search",
                "Tidak ada produk yang cocok",
                "Di data per Kamis 8 Okt 2026. Ubah kata kunci atau sinkronkan.",
                Button(theme, "Hapus saringan"),
            )
        ),
        card(
            EmptyState(
                theme,
                "cloud-off",
                "Belum pernah disinkronkan",
                "Katalog masih kosong di komputer ini. Sambungkan jaringan atau ambil dari flashdisk.",
                Button(theme, "Ambil dari flashdisk"),
            )
        ),
        card(
            EmptyState(
                theme,
                "lock-keyhole",
                "Bukan tugas peran ini",
                "Rekap pajak dibuka oleh Bendahara Pengeluaran.",
                Button(theme, "Ganti pengguna"),
            )
        ),
    )


def loading(theme):
    panel = ProgressPanel(theme)
    panel.show_progress("Memuat 10.412 produk", Count(6_455, 10_412), Count(1_100_000, 1_800_000))
    return card(panel)


def first_sheet(theme):
    title = heading(
        "Komponen",
        Text("Satu kali tiap bagian, dalam tiap keadaan. Lebar 1366, kisi 8 px.", Face.SMALL),
    )
    left = column(buttons(theme), fields(theme), None, spacing=12)
    middle = column(chips(theme), small_table(theme), *banners(theme), None, spacing=12)
    right = column(*empties(theme), loading(theme), None, spacing=12)
    across = row(spacing=12)
    for part, share in ((left, 5), (middle, 6), (right, 4)):
        across.addLayout(part, share)
    return holder(column(title, across, None, spacing=12, margins=(16, 12, 16, 12)), "page")


ORDERS = [
    GroupBand("Perlu keputusan Anda", "2", icon="octagon-alert", tone=Tone.STOP),
    (
        "",
        "12 Okt",
        "Belanja ATK, Kertas, dan Bahan Komputer Triwulan IV",
        "",
        "12.537.450",
        ("Menunggu persetujuan PPK", Tone.WAIT, "stamp"),
        ("cloud-upload", Tone.MUTED, "Menunggu dikirim ke pusat"),
    ),
    (
        "0116",
        "7 Okt",
        "Meja dan kursi siswa SD",
        "CV Jati Indah Argosari",
        "191.142.000",
        ("Pesanan terbit", Tone.QUIET, "file-check"),
        ("octagon-alert", Tone.STOP, "Perlu keputusan Anda"),
    ),
    (
        "0112",
        "30 Sep",
        "Kertas ujian akhir",
        "CV Sumber Ilmu Mandiri",
        "14.985.000",
        ("Dikirim", Tone.QUIET, "truck"),
        ("cloud-check", Tone.MUTED, "Diterima pusat 1 Okt"),
    ),
]


def orders_table(theme):
    def number(r):
        return NumberCell("000.3.2/", r[0], "/SP/413.101/2026") if r[0] else muted("belum bernomor")

    def centre(r):
        icon, tone, words = r[6]
        return Cell(words, tone, icon=icon, icon_tone=tone)

    model = RowsModel(
        [
            Column("Nomor", number, 206),
            Column("Tanggal", lambda r: muted(r[1]), 72),
            Column("Nama paket", lambda r: Cell(r[2], beside=r[3])),
            Column("Total (Rp)", lambda r: money(r[4]), 120, right=True),
            Column("Status", lambda r: ChipCell(*r[5]), 208),
            Column("Pusat", centre, 214),
        ],
        key_of=lambda r: r[2],
    )
    table = TableView(theme, model, LIST, "Pesanan")
    model.show_rows(ORDERS)
    table.choose("Kertas ujian akhir")
    table.fit_height()
    table.setObjectName("orders")
    return card(table, margins=(1, 1, 1, 1))


def folder_table(theme):
    model = RowsModel(
        [
            Column(
                "",
                lambda r: Cell(
                    r[0],
                    face=Face.STRONG,
                    under=r[1],
                    under_right=r[2],
                    check=r[3],
                    icon=r[4],
                    icon_tone=Tone.WAIT,
                ),
            ),
            Column(
                "",
                lambda r: Cell(
                    "batas PPK Rabu 14 Okt",
                    Tone.WAIT,
                    under="2 hari kerja lagi",
                    under_tone=Tone.WAIT,
                ),
                176,
            ),
            Column(
                "", lambda r: Cell("Periksa", Tone.ACCENT, Face.STRONG, link=True), 104, right=True
            ),
        ],
        key_of=lambda r: r[0],
    )
    table = TableView(theme, model, FOLDER, "Map")
    table.hide_heads()
    model.show_rows(
        [
            ("Belanja ATK", "CV Sumber Ilmu Mandiri", "12.537.450", None, "circle-question-mark"),
            GroupBand(
                "Tanpa tanda", "2 · dapat disetujui bersama", icon="circle-check", tone=Tone.GOOD
            ),
            (
                "Penggandaan soal tengah semester",
                "CV Percetakan Sinar Argo",
                "9.379.500",
                Check.ON,
                "",
            ),
            ("Konsumsi rapat MKKS SMP", "Katering Bu Lastri", "2.310.000", Check.OFF, ""),
        ]
    )
    table.choose("Belanja ATK")
    table.fit_height()
    return card(table, margins=(1, 1, 1, 1))


def figures(theme):
    total = StatRow(theme, "Total", Face.TITLE)
    total.show_figure("Rp12.537.450")
    tax = StatRow(theme, "PPN 12% × DPP nilai lain", explained=True)
    tax.show_figure("1.242.450")
    base = StatRow(theme, "Jumlah (DPP)")
    base.show_figure("11.295.000")
    net = StatRow(theme, "Diterima penyedia", Face.STRONG)
    net.show_figure("Rp11.238.525")
    bars = []
    for budget in (
        Budget("0024", "ATK", 40_000_000, 28_000_000, 3_100_000, "10.549.890"),
        Budget("0029", "Bahan komputer", 30_000_000, 27_100_000, 2_590_000, "222.260"),
        Budget("0030", "Alat kebersihan", 10_000_000, 9_000_000, 2_000_000, "-1.000.000"),
    ):
        bar = BudgetBar(theme)
        bar.show_budget(budget)
        bars.append(bar)
    return titled("Perhitungan", base, tax, total, net, *bars)


def way(theme):
    line = StepLine(theme)
    done = ("Konsep", "Diajukan", "Pesanan terbit", "Ditandatangani", "Dikirim", "Pesanan tiba")
    line.show_steps(
        [
            *(Step(name, "28 Sep 09.14", "R. Kusumawati", Standing.DONE) for name in done),
            Step("Diterima (BAST)", "sampai Rabu 14 Okt", "PPK", Standing.NOW),
            Step("Lunas", "sesudah BAST", "Bendahara", Standing.AHEAD),
        ]
    )
    return card(line)


def controls(theme):
    filters = FilterChips(theme)
    filters.show_filters(
        [
            (None, "Semua", 128),
            ("draft", "Konsep", 9),
            ("submitted", "Menunggu persetujuan PPK", 3),
        ],
        None,
    )
    ticked = QCheckBox("Hemat kuota: tanpa gambar produk")
    ticked.setChecked(True)
    one = QRadioButton("Pakai nomor dari pusat")
    one.setChecked(True)
    keys = KeyLine(theme)
    keys.show_hints(
        [KeyHint("↑ ↓", "pilih"), KeyHint("Enter", "buka"), KeyHint("Ctrl+K", "perintah")]
    )
    return titled(
        "Pilihan",
        row(filters, RemovableChip(theme, "Harga ≤ 30 hari"), None),
        row(SearchBox(theme, "Cari nomor, paket, atau penyedia"), ticked, one),
        ReasonEdit("Tuliskan alasan pembatalan"),
        row(
            Button(theme, "Ajukan ke PPK", Kind.PRIMARY, icon="send", key="F9", big=True),
            Button(theme, "Batalkan nomor && salin", Kind.DANGER, key="Shift+F9", big=True),
        ),
        keys,
    )


def second_sheet(theme):
    lower = row(spacing=12)
    lower.addLayout(column(folder_table(theme), controls(theme), None, spacing=12), 3)
    lower.addLayout(column(figures(theme), None), 2)
    return holder(
        column(orders_table(theme), way(theme), lower, None, spacing=12, margins=(16, 12, 16, 12)),
        "page",
    )


@pytest.mark.parametrize("mode", list(Mode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(
    ("name", "build", "focus"),
    [("komponen", first_sheet, "focused"), ("komponen-2", second_sheet, "orders")],
)
def test_every_part_can_be_drawn_in_both_themes(qtbot, theme, mode, name, build, focus):
    theme.use(mode)
    try:
        sheet = QWidget()
        sheet.setLayout(QVBoxLayout())
        sheet.layout().setContentsMargins(0, 0, 0, 0)
        sheet.layout().addWidget(build(theme))
        qtbot.addWidget(sheet)
        sheet.resize(1310, 740)
        with qtbot.waitActive(sheet):
            sheet.show()
            sheet.activateWindow()
        sheet.findChild(QWidget, focus).setFocus()
        picture = sheet.grab()
        assert picture.width() >= 1310
        if os.environ.get("BEJO_SCREENS"):
            SCREENS.mkdir(parents=True, exist_ok=True)
            assert picture.save(str(SCREENS / f"{name}-{mode.value}.png"))
    finally:
        theme.use(Mode.LIGHT)
