"""Standard prices by file: as JSON, CSV and XLSX, each refusal with its row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bejo_central.store import prices
from bejo_central.store.database import Database
from bejo_central.store.engine import EVERY_UNIT
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.standard_prices import StandardKind
from tests.central.imports.taking import faults, write_csv, write_xlsx

REAL = Path(__file__).parents[4] / "shared" / "data" / "ssh-kota-banjarmasin-2025"
REGION = "35.09"
PAPER = {
    "KODE KELOMPOK BARANG": "1.1.7.01.02.0001",
    "URAIAN BARANG": "Kertas HVS",
    "SPESIFIKASI": "A4 80 gram",
    "SATUAN": "Rim",
    "HARGA SATUAN 2026": "60.000",
    "KODE REKENING": "5.1.02.01.01.0025",
    "KATEGORI": "SSH",
}
INK = PAPER | {"URAIAN BARANG": "Tinta", "SPESIFIKASI": "", "HARGA SATUAN 2026": "1,010,000"}


def taken(office, file, *, region=REGION, year=2026, kind="ssh", more=()):
    asked = ("--region", region, "--year", year, "--kind", kind)
    return office.said("import", "prices", file, *asked, *more)


def refused(office, file, *, region=REGION, year=2026, kind="ssh"):
    asked = ("--region", region, "--year", year, "--kind", kind)
    return office.refused("import", "prices", file, *asked)


def as_json(office, *rows, name="ssh.json"):
    file = office.folder / name
    file.write_text(json.dumps(rows), encoding="utf-8")
    return file


def listed(place, region=REGION, year=2026, kind=StandardKind.SSH):
    database = Database(place.address)
    with database.read(EVERY_UNIT) as connection:
        found = prices.of_region(connection, region, year, kind)
    database.close()
    return {price.title: price for price in found}


def test_what_is_previewed_is_what_is_done_and_a_second_time_changes_nothing(each_office, place):
    file = as_json(each_office, PAPER, INK, PAPER | {"SATUAN": "-", "URAIAN BARANG": "x"})
    seen = taken(each_office, file, more=("--preview",))
    assert seen.pop("preview") is True
    assert listed(place) == {}
    done = taken(each_office, file)
    assert seen == done
    assert (done["read"], done["loaded"], done["changed"]) == (3, 2, 2)
    assert faults(done) == [(4, "import.cell_empty", "measure")]
    again = taken(each_office, file)
    assert (again["changed"], again["unchanged"]) == (0, 2)
    paper = listed(place)["Kertas HVS, A4 80 gram"]
    assert (paper.price, paper.measure) == (Rupiah(60_000), "rim")
    assert paper.accounts == ("5.1.02.01.01.0025",)
    assert listed(place)["Tinta"].price == Rupiah(1_010_000)


def test_a_workbook_and_a_csv_do_what_the_json_does(office):
    rows = [PAPER, INK, PAPER | {"HARGA SATUAN 2026": "0", "URAIAN BARANG": "Nol"}]
    files = (
        as_json(office, *rows),
        write_csv(office.folder / "ssh.csv", rows),
        write_xlsx(office.folder / "ssh.xlsx", rows),
    )
    seen = [taken(office, file, more=("--preview",)) for file in files]
    for document in seen:
        del document["plan"]["files"], document["plan"]["fingerprint"], document["sheet"]
    assert seen[0] == seen[1] == seen[2]
    assert faults(seen[0]) == [(4, "import.standard_zero", "price")]


def test_a_new_price_moves_and_what_the_file_does_not_name_stays(office, file_place):
    taken(office, as_json(office, PAPER, INK))
    done = taken(office, as_json(office, PAPER | {"HARGA SATUAN 2026": "61.500"}))
    assert (done["plan"]["new"], done["plan"]["changed"]) == (0, 1)
    assert done["plan"]["shown"][0]["fields"] == {"price": [60_000, 61_500]}
    assert {title: price.price.amount for title, price in listed(file_place).items()} == {
        "Kertas HVS, A4 80 gram": 61_500,
        "Tinta": 1_010_000,
    }


def test_regions_and_years_and_lists_stand_beside_each_other(office, file_place):
    bare = {name: value for name, value in PAPER.items() if name != "KATEGORI"}
    plain = {**bare, "HARGA SATUAN": bare["HARGA SATUAN 2026"]}
    del plain["HARGA SATUAN 2026"]
    for place in ({"year": 2025}, {"region": "35.04"}, {"kind": "sbu"}, {}):
        assert taken(office, as_json(office, plain), **place)["changed"] == 1
    assert len(listed(file_place, year=2025)) == 1
    assert len(listed(file_place, region="35.04")) == 1
    assert len(listed(file_place, kind=StandardKind.SBU)) == 1


@pytest.mark.parametrize(
    ("cells", "reason", "column"),
    [
        ({"HARGA SATUAN 2026": "enam puluh"}, "import.amount_unreadable", "price"),
        ({"HARGA SATUAN 2026": "60.000,50"}, "import.amount_has_sen", "price"),
        ({"HARGA SATUAN 2026": "-5"}, "import.amount_unreadable", "price"),
        ({"HARGA SATUAN 2026": ""}, "import.cell_empty", "price"),
        ({"HARGA SATUAN 2026": "0"}, "import.standard_zero", "price"),
        ({"HARGA SATUAN 2026": 49.0}, "import.standard_ambiguous", "price"),
        ({"HARGA SATUAN 2026": "9" * 20}, "import.amount_too_large", "price"),
        ({"URAIAN BARANG": ""}, "import.cell_empty", "name"),
        ({"URAIAN BARANG": "x" * 201}, "import.text_long", "name"),
        ({"SPESIFIKASI": "x" * 1001}, "import.text_long", "specification"),
        ({"KODE KELOMPOK BARANG": "1/2"}, "import.group_code", "code"),
        ({"KODE KELOMPOK BARANG": 1.1}, "import.code_as_number", "code"),
        ({"KODE REKENING": "5.1.02"}, "import.accounts_unreadable", "accounts"),
        ({"KATEGORI": "SBU"}, "import.kind_differs", "list"),
        ({"URAIAN BARANG": "=1+1"}, "import.formula", "name"),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_by_itself(office, cells, reason, column):
    done = taken(office, as_json(office, PAPER, INK | cells))
    assert (done["loaded"], faults(done)) == (1, [(3, reason, column)])


def test_a_price_may_be_a_whole_number(office, file_place):
    taken(office, as_json(office, PAPER | {"HARGA SATUAN 2026": 60_000}))
    assert listed(file_place)["Kertas HVS, A4 80 gram"].price == Rupiah(60_000)


def test_accounts_that_run_together_are_taken_apart(office, file_place):
    glued = "5.1.02.01.01.00365.2.02.05.02.0004, 5.1.02.01.01.0036,"
    taken(office, as_json(office, PAPER | {"KODE REKENING": glued}))
    (price,) = listed(file_place).values()
    assert price.accounts == ("5.1.02.01.01.0036", "5.2.02.05.02.0004")


def test_the_same_words_at_two_prices_are_two_rows_and_the_same_row_twice_is_one(
    office, file_place
):
    dear = PAPER | {"HARGA SATUAN 2026": "65.000"}
    done = taken(office, as_json(office, dear, PAPER, dear))
    assert (done["loaded"], faults(done)) == (2, [(4, "import.row_twice", "")])
    again = taken(office, as_json(office, PAPER, dear))
    assert again["changed"] == 0
    database = Database(file_place.address)
    with database.read(EVERY_UNIT) as connection:
        found = prices.of_region(connection, REGION, 2026, StandardKind.SSH)
    database.close()
    first, second = found
    assert second.code == f"{first.code}.2"
    assert (first.price, second.price) == (Rupiah(60_000), Rupiah(65_000))


def test_a_list_of_another_year_is_refused_whole(office):
    code, facts = refused(office, as_json(office, PAPER), year=2027)
    assert (code, facts["columns"]) == ("import.column_missing", "price")


def test_a_region_that_the_centre_does_not_know_is_refused(office):
    assert refused(office, as_json(office, PAPER), region="63.71")[0] == "region.unknown"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[", "import.json_broken"),
        ("[1, 2]", "import.json_broken"),
        ('[{"a": {"b": 1}}]', "import.json_broken"),
        ('[{"a": [[[[1]]]]}]', "import.json_broken"),
        ("[]", "import.empty"),
        ("[{}]", "import.empty"),
        ('[{"kode": "1"}]', "import.column_missing"),
        ("[" * 100_000, "import.json_broken"),
        ("[" + " " * (33 * 2**20), "import.json_large"),
    ],
)
def test_a_json_that_is_no_list_of_rows_is_refused_whole(office, text, code):
    file = office.folder / "ssh.json"
    file.write_text(text, encoding="utf-8")
    assert refused(office, file)[0] == code


def test_what_is_no_utf8_is_refused_whole(office):
    file = office.folder / "ssh.json"
    file.write_bytes(b'[{"kode": "\xff\xfe"}]')
    assert refused(office, file)[0] == "import.json_broken"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real lists do not lie beside the project")
@pytest.mark.parametrize(("kind", "count"), [("ssh", 1_791), ("sbu", 803)])
def test_the_real_lists_of_a_city_are_taken_whole_and_the_second_time_nothing(
    office, file_place, kind, count
):
    regions = office.folder / "regions.csv"
    regions.write_text("kode,nama\n63.71,Kota Banjarmasin\n", encoding="utf-8")
    office.said("import", "regions", regions)
    file = REAL / f"{kind.upper()}.json"
    done = taken(office, file, region="63.71", year=2025, kind=kind)
    assert (done["read"], done["loaded"], done["refused"]) == (count, count, [])
    again = taken(office, file, region="63.71", year=2025, kind=kind)
    assert (again["changed"], again["unchanged"]) == (0, count)
    found = listed(file_place, "63.71", 2025, StandardKind(kind))
    real = json.loads(file.read_text(encoding="utf-8"))
    for row in real[:50]:
        title = ", ".join(part for part in (row["URAIAN BARANG"], row["SPESIFIKASI"]) if part)
        whole = int(row["HARGA SATUAN 2025"].replace(".", "").replace(",", ""))
        assert found[" ".join(title.split())].price == Rupiah(whole)
