"""What the centre sent to the desk of these tests: an office of invented people, and firms."""

from datetime import date

from bejo_desktop.contract.rows import BudgetRow, OfficerRow, ProductRow, UnitRow, VendorRow

PP, PPK, TREASURER = "198804172011012006", "197109231997031003", "199003052015032011"
SUB = "1.01.01.2.06.0002"
ACCOUNTS = {
    "0024": (f"{SUB}/5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 18_000_000, 5_400_000),
    "0025": (f"{SUB}/5.1.02.01.01.0025", "Belanja Kertas dan Cover", 16_000_000, 2_200_000),
    "0029": (f"{SUB}/5.1.02.01.01.0029", "Belanja Bahan Komputer", 9_000_000, 6_000_000),
    "0052": (f"{SUB}/5.1.02.01.01.0052", "Belanja Makanan dan Minuman Rapat", 8_000_000, 0),
}
CV, WARUNG, SUSPENDED = "V-00001", "V-00002", "V-00003"
GOODS = (
    # number, name, vendor, category, measure, origin, price
    (1, "Kertas HVS A4 80 g Lontar", CV, "Kertas dan cover", "rim", "PDN", 56_500),
    (2, "Kertas HVS F4 70 g Lontar", CV, "Kertas dan cover", "rim", "PDN", 58_000),
    (3, "Kertas A4 80 g warna campur", CV, "Kertas dan cover", "rim", "PDN", 61_000),
    (4, "Kertas HVS A4 70 g Merapi", CV, "Kertas dan cover", "rim", "PDN", 52_500),
    (5, "Ballpoint gel 0,5 mm hitam", CV, "Alat tulis kantor", "lusin", "PDN", 42_000),
    (6, "Ballpoint gel 0,5 mm biru", CV, "Alat tulis kantor", "lusin", "PDN", 42_000),
    (7, "Map plastik snelhecter F4", CV, "Alat tulis kantor", "lusin", "PDN", 38_000),
    (8, "Ordner A4 punggung 7 cm", CV, "Alat tulis kantor", "buah", "PDN", 31_500),
    (9, "Spidol papan tulis hitam", CV, "Alat tulis kantor", "lusin", "PDN", 78_000),
    (10, "Penjepit kertas 32 mm", CV, "Alat tulis kantor", "dus", "PDN", 14_500),
    (11, "Lem kertas cair 50 ml", CV, "Alat tulis kantor", "buah", "PDN", 6_500),
    (12, "Toner printer laser hitam kompatibel", CV, "Bahan komputer", "buah", "Impor", 415_000),
    (13, "Tinta printer botol hitam 70 ml", CV, "Bahan komputer", "botol", "PDN", 95_000),
    (14, "Kawat bendrat", CV, "Bahan bangunan", "kg", "PDN", 22_000),
    (15, "Kertas HVS A4 80 g Lontar", WARUNG, "Kertas dan cover", "rim", "PDN", 57_000),
    (16, "Kertas A4 80 g Daun Jati", WARUNG, "Kertas dan cover", "rim", "PDN", 55_000),
    (17, "Kertas fotokopi A4 80 gram", WARUNG, "Kertas dan cover", "rim", "PDN", 54_500),
    (18, "Kertas A4 80 g Nusa", WARUNG, "Kertas dan cover", "rim", "PDN", 53_000),
    (19, "Buku tulis 38 lembar", WARUNG, "Alat tulis kantor", "lusin", "PDN", 36_000),
    (20, "Kertas A4 80 g Bening", SUSPENDED, "Kertas dan cover", "rim", "PDN", 51_000),
    *(
        (n, f"Amplop cokelat ukuran {n}", WARUNG, "Alat tulis kantor", "pak", "PDN", 900 * n)
        for n in range(21, 41)
    ),
)
WITHDRAWN = 18


def desk_rows():
    """The office, its three officers, four accounts, three vendors and forty products."""
    firms = (
        (CV, "CV Sumber Ilmu Mandiri", "35.09", "Kab. Argosari", "Argosari Kota", True),
        (WARUNG, "Toko Widya Pustaka", "35.09", "Kab. Argosari", "Wonokerto", False),
        (SUSPENDED, "UD Makmur Abadi", "35.10", "Kab. Sumberejo", "Sumberejo", True),
    )
    yield UnitRow(
        id="413.101",
        rev=1,
        name="Dinas Pendidikan",
        region="35.09",
        region_name="Kab. Argosari",
        government="PEMERINTAH KABUPATEN ARGOSARI",
        address="Jalan Kartini Nomor 12",
        postal_code="68100",
        phone="(0331) 000111",
        email="disdik@argosari.example",
        npwp="0028765436626000",
        place="Argosari",
        classification="000.3.2",
        mask="{classification}/{running:04d}/{series}/{unit}/{year}",
        numbering="lease",
        dpa="DPA/A.1/1.01/001/2026",
        fund="PAD",
    )
    for nip, name, role in (
        (PP, "Retno Kusumawati, S.E.", "PP"),
        (PPK, "Drs. Bambang Wibisono, M.Pd.", "PPK"),
        (TREASURER, "Siti Rahayu", "BENDAHARA"),
    ):
        yield OfficerRow(
            id=nip,
            rev=1,
            name=name,
            rank="Penata (III/c)",
            position="Staf",
            roles=(role,),
            sk="900/015/413.101/2026",
            since=date(2026, 1, 2),
            until=date(2026, 12, 31),
        )
    for code, name, ceiling, realised in ACCOUNTS.values():
        yield BudgetRow(
            id=code,
            rev=1,
            account=code.rpartition("/")[2],
            account_name=name,
            sub_activity=SUB,
            sub_activity_name="Penyediaan Peralatan dan Perlengkapan Kantor",
            year=2026,
            ceiling=ceiling,
            realised=realised,
            committed=0,
        )
    for code, name, region, region_name, district, pkp in firms:
        yield VendorRow(
            id=code,
            rev=1,
            name=name,
            legal_form=name.split()[0],
            signatory="Lukman Hakim",
            signatory_position="Direktur",
            address="Jl. Merpati 8",
            region=region,
            region_name=region_name,
            district=district,
            npwp="0012345674626000",
            nib="1234000056789",
            pkp=pkp,
            npwp_valid=True,
            certificate="none",
            size="Kecil",
            bank="Bank Contoh",
            bank_account="0012345678",
            account_holder=name,
            phone="081200001111",
            suspended_since=date(2026, 10, 6) if code == SUSPENDED else None,
            suspended_reason="Sengketa pengiriman" if code == SUSPENDED else "",
        )
    for number, *_ in GOODS:
        yield product_row(number)


def product_row(number, **changes):
    """One product of `GOODS` as the centre sends it."""
    _, name, vendor, category, measure, origin, price = GOODS[number - 1]
    values = {
        "id": f"P-{number:06}",
        "rev": 1,
        "name": name,
        "vendor": vendor,
        "category": category,
        "measure": measure,
        "tax_class": "goods",
        "origin": origin,
        "price": price,
        "plist": 7,
        "price_on": date(2026, 10, 8),
        "rank": number,
        "withdrawn_on": date(2026, 10, 6) if number == WITHDRAWN else None,
    }
    return ProductRow(**(values | changes))
