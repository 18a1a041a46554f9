"""Real lists of others: the Kemendagri regions of East Java, one regency's sub kegiatan."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.central.imports.taking import faults

REAL = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real lists do not lie beside the project"
)


def rows_of(*parts):
    with REAL.joinpath(*parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_9199_regions_of_east_java_are_taken_and_the_second_time_nothing(office):
    file = REAL / "kode-wilayah-jatim" / "wilayah-2025.csv"
    done = office.said("import", "regions", file)
    assert (done["read"], done["loaded"], done["refused"]) == (9199, 9199, [])
    # The demo's 38 names are those of the real list.
    assert done["unchanged"] == 38
    again = office.said("import", "regions", file)
    assert (again["changed"], again["unchanged"]) == (0, 9199)


def test_postal_codes_are_no_names(office):
    file = REAL / "kode-wilayah-jatim" / "kodepos.csv"
    code, facts = office.refused("import", "regions", file)
    assert (code, facts["columns"], facts["found"]) == (
        "import.column_missing",
        "name",
        "kode, kodepos",
    )


def test_a_list_of_sub_kegiatan_without_rekening_is_no_budget(office):
    file = REAL / "kab-bandung-2025" / "sub-kegiatan.csv"
    code, facts = office.refused("import", "budget", file)
    assert (code, facts["columns"]) == ("import.column_missing", "unit")


def test_real_sub_kegiatan_with_real_rekening_are_budget_lines(office):
    used = [row["kode_rekening"] for row in rows_of("kode-rekening", "rekening-in-use.csv")]
    codes = [code for code in used if re.fullmatch(r"[\d.]{17}", code)]
    assert len(codes) > 300
    rows = [
        {
            "tahun_anggaran": row["tahun_anggaran"],
            "kode_skpd": "413.101",
            "kd_subkegiatan_str": row["kd_subkegiatan_str"],
            "nama_subkegiatan": row["nama_subkegiatan"],
            "kode_rekening": codes[number % len(codes)],
            "pagu_subkegiatan": row["pagu_subkegiatan"],
        }
        for number, row in enumerate(rows_of("kab-bandung-2025", "sub-kegiatan.csv"))
    ]
    done = office.said("import", "budget", office.file(*rows))
    assert done["read"] == len(rows) == 3949
    assert done["loaded"] + len(done["refused"]) == 3949
    bad = {row for row, _, _ in faults(done)}
    taken = [row for number, row in enumerate(rows, 2) if number not in bad]
    assert {reason for _, reason, _ in faults(done)} == {"import.row_twice"}
    assert len(taken) > 3_000
    listed = office.said("budget", "list", "--unit", "413.101", "--year", "2025")["lines"]
    assert sum(line["ceiling"] for line in listed) == sum(
        int(row["pagu_subkegiatan"]) for row in taken
    )


def test_a_report_in_sipds_one_string_over_real_lines_is_realised_to_the_rupiah(office):
    used = [row["kode_rekening"] for row in rows_of("kode-rekening", "rekening-in-use.csv")]
    codes = [code for code in used if re.fullmatch(r"[\d.]{17}", code)]
    lines = {
        f"{row['kd_subkegiatan_str']}/{codes[number % len(codes)]}": int(row["pagu_subkegiatan"])
        for number, row in enumerate(rows_of("kab-bandung-2025", "sub-kegiatan.csv"))
    }
    asked = ("--unit", "413.101", "--year", "2025", "--version", "murni", "--dated", "2025-01-02")
    dpa = [{"kode": code, "pagu": ceiling} for code, ceiling in lines.items()]
    taken = office.said("import", "budget", office.file(*dpa), *asked)
    assert (taken["loaded"], taken["refused"], taken["unnamed"]) == (len(lines), [], [])
    report = [
        {
            "Kode Rekening": f"1.01.0.00.0.00.01.0000.{code.replace('/', '.')}",
            "Anggaran": f"{ceiling:,}".replace(",", "."),
            "Realisasi": f"{ceiling // 3:,}".replace(",", ".") + ",00",
        }
        for code, ceiling in lines.items()
    ]
    done = office.said(
        "import", "realisation", office.file(*report), "--unit", "413.101", "--as-of", "2025-12-31"
    )
    assert (done["loaded"], done["refused"]) == (len(lines), [])
    assert (done["ceiling_differs"], done["over"]) == ([], [])
    listed = office.said("budget", "list", "--unit", "413.101", "--year", "2025")["lines"]
    assert {line["code"]: line["realised"] for line in listed} == {
        code: ceiling // 3 for code, ceiling in lines.items()
    }
