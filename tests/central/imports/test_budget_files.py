"""DPA and SIPD files as offices write them: codes in every spelling, an error for each row."""

from __future__ import annotations

from datetime import date

import pytest

from bejo_central.imports.budget import Asked, read_budget
from bejo_central.imports.realisation import Asked as RealisationAsked
from bejo_central.imports.realisation import read_realisation
from bejo_desktop.domain.dpa import DpaVersion
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.money import Rupiah
from tests.central.imports.taking import write_csv, write_xlsx

UNIT = "413.101"
SUB = "5.02.01.2.06.0005"
PENS = "5.1.02.01.01.0024"
DAY = date(2026, 9, 30)


def entries(read):
    return {entry.key: dict(entry.values) for entry in read.entries}


def refusals(read):
    return [(one.row, one.reason, one.column) for one in read.refused]


def dpa(folder, *rows, **asked):
    wanted = Asked(**{"year": 2026, "unit": UNIT, **asked})
    return read_budget(write_csv(folder / "dpa.csv", rows), wanted)


def lra(folder, *rows, unit=UNIT, as_of=DAY):
    return read_realisation(write_csv(folder / "lra.csv", rows), RealisationAsked(unit, as_of))


@pytest.mark.parametrize(
    ("cells", "sub_activity", "account"),
    [
        ({"kode": f"{SUB}/{PENS}"}, SUB, PENS),
        ({"kode sub kegiatan": SUB, "kode rekening": PENS}, SUB, PENS),
        ({"Kode Sub Kegiatan": f"{SUB} ", "Kode Rekening": "510201010024"}, SUB, PENS),
        ({"sub_kegiatan": f"{SUB} Penyediaan", "rekening": f"{PENS} - ATK"}, SUB, PENS),
        # domain.md 3.3, as seen: unit, sub kegiatan and rekening in one string.
        ({"kode rekening": f"5.02.5.02.0.001.2.06.02.{PENS}"}, "5.02.01.2.06.02", PENS),
        ({"kode": f"5.02.0.00.0.00.01.0000.{SUB}.{PENS}"}, SUB, PENS),
        ({"kode": f"{SUB}.{PENS}"}, SUB, PENS),
        ({"kode rekening": f"X.XX.01.2.06.0005.{PENS}"}, "X.XX.01.2.06.0005", PENS),
    ],
)
def test_each_way_of_writing_a_budget_line_is_the_same_line(tmp_path, cells, sub_activity, account):
    read = dpa(tmp_path, {**cells, "pagu": "Rp 10.000.000,00"})
    assert refusals(read) == []
    key = (UNIT, "2026", f"{sub_activity}/{account}")
    assert entries(read)[key]["ceiling"] == Rupiah(10_000_000)


def test_a_name_behind_a_code_is_the_name(tmp_path):
    told = {"sub_kegiatan": f"{SUB} Barang Cetakan", "rekening": f"{PENS} Alat Tulis", "pagu": "1"}
    (values,) = entries(dpa(tmp_path, told)).values()
    assert (values["sub_activity_name"], values["account_name"]) == ("Barang Cetakan", "Alat Tulis")
    (values,) = entries(dpa(tmp_path, {**told, "uraian": "Pena"})).values()
    assert values["account_name"] == "Pena"


def test_version_fund_and_day_stand_in_the_row_or_are_asked_for(tmp_path):
    asked = DpaVersion("pergeseran_1", date(2026, 4, 1), "DPA/A.1/001")
    plain = {"kode": f"{SUB}/{PENS}", "pagu": "1"}
    (values,) = entries(dpa(tmp_path, {**plain, "Sumber Dana": "PAD"}, version=asked)).values()
    assert (values["version"], values["fund"]) == (asked, "PAD")
    own = {"versi": "Perubahan", "tanggal_dpa": "01/10/2026", "nomor_dpa": "DPPA/A.1/001"}
    (values,) = entries(dpa(tmp_path, {**plain, **own}, version=asked)).values()
    assert values["version"] == DpaVersion("perubahan", date(2026, 10, 1), "DPPA/A.1/001")
    (values,) = entries(dpa(tmp_path, plain)).values()
    assert "version" not in values


@pytest.mark.parametrize(
    ("change", "reason", "column"),
    [
        ({"kode": "5.1.02.01"}, "import.account_summary", "code"),
        ({"kode": "5.1.02.01.01.24/x"}, "identity.sub_activity", "code"),
        ({"kode": "ATK"}, "identity.budget_code", "code"),
        ({"kode": f"9.9.9.{PENS}"}, "identity.budget_code", "code"),
        ({"pagu": "1.234,56"}, "import.amount_has_sen", "ceiling"),
        ({"pagu": "banyak"}, "import.amount_unreadable", "ceiling"),
        ({"versi": "final"}, "budget.version_name", "version"),
        ({"tanggal_dpa": "31/02/2026"}, "import.date_unreadable", "version_on"),
        ({"tahun": "26"}, "import.year_unreadable", "year"),
    ],
)
def test_each_fault_refuses_its_row_and_the_rest_is_taken(tmp_path, change, reason, column):
    good = {
        "kode": f"{SUB}/{PENS}",
        "pagu": "1",
        "versi": "murni",
        "tanggal_dpa": "2026-01-05",
        "tahun": "2026",
    }
    other = {**good, "kode": f"{SUB}/5.1.02.01.01.0025"}
    read = dpa(tmp_path, {**good, **change}, other)
    assert refusals(read) == [(2, reason, column)]
    assert [key[2] for key in entries(read)] == [other["kode"]]


def test_without_a_unit_in_the_rows_one_must_be_asked_for(tmp_path):
    row = {"kode": f"{SUB}/{PENS}", "pagu": "1"}
    with pytest.raises(BadInput) as refused:
        dpa(tmp_path, row, unit="")
    assert (refused.value.code, refused.value.facts["columns"]) == (
        "import.column_missing",
        "unit",
    )
    assert list(entries(dpa(tmp_path, {**row, "kode_unit": "413.102"}, unit=""))) == [
        ("413.102", "2026", row["kode"])
    ]


def test_a_report_of_sipd_is_taken_with_its_rows_of_sums_refused(tmp_path):
    heading = ("Kode Sub Kegiatan", "Kode Rekening", "Uraian", "Anggaran", "Realisasi")
    rows = [
        (SUB, "5", "BELANJA DAERAH", "30.000.000", "7.500.000"),
        (SUB, "5.1.02.01.01", "Belanja Bahan Pakai Habis", "30.000.000", "7.500.000"),
        (SUB, PENS, "Belanja ATK", "20.000.000,00", "7.500.000,00"),
        (SUB, "5.1.02.01.01.0025", "Belanja Kertas", "10.000.000", "-"),
    ]
    read = lra(tmp_path, *(dict(zip(heading, row, strict=True)) for row in rows))
    assert refusals(read) == [
        (2, "import.account_summary", "account"),
        (3, "import.account_summary", "account"),
    ]
    assert entries(read) == {
        (UNIT, "2026", f"{SUB}/{PENS}"): {
            "realised": Rupiah(7_500_000),
            "sipd_on": DAY,
            "ceiling": Rupiah(20_000_000),
        },
        (UNIT, "2026", f"{SUB}/5.1.02.01.01.0025"): {
            "realised": Rupiah(0),
            "sipd_on": DAY,
            "ceiling": Rupiah(10_000_000),
        },
    }


@pytest.mark.parametrize(
    "heading", ["Realisasi", "REALISASI ANGGARAN", "Realisasi (Rp)", "nilai_realisasi"]
)
def test_the_day_of_a_row_counts_before_the_one_asked_for(tmp_path, heading):
    row = {"kode": f"{SUB}/{PENS}", heading: "1.000", "Tanggal": "31-08-2026"}
    (values,) = entries(lra(tmp_path, row)).values()
    assert (values["sipd_on"], values["realised"]) == (date(2026, 8, 31), Rupiah(1_000))


def test_a_workbook_says_what_the_same_csv_says(tmp_path):
    row = {"kode rekening": f"5.02.0.00.0.00.01.0000.{SUB}.{PENS}", "realisasi": 1_250_000}
    asked = RealisationAsked(UNIT, DAY)
    book = read_realisation(write_xlsx(tmp_path / "lra.xlsx", [row]), asked)
    text = read_realisation(write_csv(tmp_path / "lra.csv", [row]), asked)
    assert entries(book) == entries(text)
    assert len(book.entries) == 1
