"""Beside the marketplace: what is pasted there, and its export that fills our drafts."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bejo_desktop.adapters.tables.writing import OfficeTables
from bejo_desktop.application.platform import BesidePlatform
from bejo_desktop.bootstrap.words import load_words
from bejo_desktop.domain.codes import Platform
from bejo_desktop.domain.content import Delivery, Place
from bejo_desktop.domain.errors import BejoError
from bejo_desktop.domain.money import Rupiah

REAL = Path(__file__).parents[3] / "shared/data/ekatalog-kalbar-2022/order-lines.csv"
HEADS = (
    "no_paket,nama_paket,kd_rup,kode_anggaran,kd_produk,kuantitas,harga_satuan,ongkos_kirim,"
    "tanggal_buat_paket,catatan_produk"
)


def an_export(*rows) -> bytes:
    return "\n".join((HEADS, *rows)).encode()


@pytest.fixture
def beside(office):
    return BesidePlatform(office.store, office.drafting, OfficeTables(), load_words("id"))


def test_what_is_pasted_names_every_field_and_line(office, beside, an):
    lines = beside.copy_text(office.drafted()).splitlines()
    fields = dict(line.split("\t", 1) for line in lines if not line.startswith("Barang"))
    assert fields["Kode RUP"] == "58123401"
    assert fields["Penyedia"]
    assert fields["Harga"] == "Belum termasuk PPN"
    items = [line.split("\t") for line in lines if line.startswith("Barang")]
    assert items[0][1:6] == ["P-000001", "Kertas HVS A4 80 g/m²", "60", "rim", "54000"]
    assert len(items) == 6


def test_sums_days_and_places_are_pasted_as_the_form_wants_them(office, beside, an):
    rooms = [
        Place(Delivery("Gudang", "0331000000", "Jl. Contoh 12"), (Decimal(40), Decimal(0))),
        Place(Delivery("SMPN 1 Rekaan", "0331000001", "Jl. Melati 3"), (Decimal(20), Decimal(12))),
    ]
    wanted = an.draft(
        lines=(an.line("P-000001", "60"), an.line("P-000002", "12")),
        discount=Rupiah(10_001),
        shipping=Rupiah(50_000),
        places=tuple(rooms),
    )
    lines = beside.copy_text(office.drafted(wanted)).splitlines()
    assert {"Diskon\t10001", "Ongkos kirim\t50000"} <= set(lines)
    assert "23-10-2026" in "\n".join(lines)
    places = [line.split("\t")[1:] for line in lines if line.startswith("Tempat\t")]
    assert places == [
        ["Gudang", "Jl. Contoh 12", "1: 40"],
        ["SMPN 1 Rekaan", "Jl. Melati 3", "1: 20, 2: 12"],
    ]


def test_an_order_of_the_platform_becomes_a_draft(office, beside):
    data = an_export(
        "TD-1,ATK triwulan,58123401,5.1.02.01.01.0024,000003,30,39500,0,2026-10-09,lusin",
        "TD-1,ATK triwulan,58123401,5.1.02.01.01.0024,P-000004,25,36000,15000,2026-10-09,",
    )
    report, _ = beside.take(office.pp, data, Platform.TOKO_DARING)
    (taken,) = report.taken
    content = office.orders.detail(taken.order_id).content
    assert (content.platform, content.platform_ref) == (Platform.TOKO_DARING, "TD-1")
    assert [(x.product, x.unit_price.amount) for x in content.lines] == [
        ("P-000003", 39_500),
        ("P-000004", 36_000),
    ]
    assert content.platform_on == date(2026, 10, 9)
    assert (content.shipping, content.rup) == (Rupiah(15_000), "58123401")
    assert content.budget_line.endswith("/5.1.02.01.01.0024")


def test_a_second_time_nothing_is_doubled(office, beside):
    data = an_export("TD-1,ATK,58123401,,P-000003,30,39500,0,2026-10-09,")
    beside.take(office.pp, data, Platform.TOKO_DARING)
    report, _ = beside.take(office.pp, data, Platform.TOKO_DARING)
    assert [one.error.code for one in report.left_out] == ["platform.already_here"]
    assert sum(count.count for count in office.orders.counts()) == 1


def test_one_bad_order_does_not_stop_the_next(office, beside):
    data = an_export(
        "TD-1,ATK,,,P-999999,1,1000,0,2026-10-09,",
        "TD-2,ATK,,,P-000003,satu,1000,0,2026-10-09,",
        "TD-3,ATK,,,P-000003,1,1000,0,kemarin,",
        "TD-4,ATK,,,P-000003,2,39500,0,2026-10-09,",
    )
    report, _ = beside.take(office.pp, data, Platform.TOKO_DARING)
    assert [one.ref for one in report.taken] == ["TD-4"]
    assert [(one.ref, one.row, one.error.code) for one in report.left_out] == [
        ("TD-1", 2, "platform.product_unknown"),
        ("TD-2", 3, "platform.amount"),
        ("TD-3", 4, "platform.day"),
    ]


def test_a_file_without_a_needed_column_or_order_is_refused(office, beside):
    def code(data, **more):
        with pytest.raises(BejoError) as caught:
            beside.take(office.pp, data, Platform.KATALOG, **more)
        return caught.value.code

    assert code(b"no_paket,kuantitas\nTD-1,2\n") == "platform.column_missing"
    whole = an_export("TD-1,ATK,,,P-000003,1,1000,0,2026-10-09,")
    assert code(whole, only="TD-9") == "platform.order_unknown"


@pytest.mark.skipif(not REAL.exists(), reason="the real orders lie outside the project")
def test_the_real_export_is_understood_and_each_row_that_is_not_ours_is_named(office, beside):
    head, *rows = REAL.read_text("utf-8").splitlines()[:40]
    data = "\n".join((head, *rows)).encode()
    report, _ = beside.take(office.pp, data, Platform.KATALOG)
    assert not report.taken  # none of these products is in this small catalogue
    assert report.left_out
    assert {one.error.code for one in report.left_out} == {"platform.product_unknown"}
