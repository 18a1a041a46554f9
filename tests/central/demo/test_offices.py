from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from bejo_central.demo.people import demo_people
from bejo_desktop.domain.codes import Acting, Role

KABUPATEN = {f"35.{number:02d}" for number in range(1, 30)}
KOTA = {f"35.{number}" for number in range(71, 80)}


def is_nip(text: str, today: date) -> bool:
    if not re.fullmatch(r"\d{18}", text):
        return False
    born = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    started = date(int(text[8:12]), int(text[12:14]), 1)
    of_age = date(born.year + 17, born.month, min(born.day, 28))
    return of_age <= started <= today and text[14] in "12" and int(text[15:]) >= 1


def luhn_holds(digits: str) -> bool:
    doubled = "0246813579"
    pairs = zip(digits[::-1], "01" * len(digits), strict=False)
    return sum(int(doubled[int(d)]) if odd == "1" else int(d) for d, odd in pairs) % 10 == 0


def test_all_38_regions_stand_by_their_codes(world):
    assert {region.code for region in world.regions} == KABUPATEN | KOTA
    assert {region.code for region in world.regions if region.kind == "Kota"} == KOTA
    names = {region.code: region.name for region in world.regions}
    assert names["35.09"] == "Kab. Jember"
    assert names["35.29"] == "Kab. Sumenep"
    assert names["35.78"] == "Kota Surabaya"


def test_twelve_units_and_more_in_several_regions_one_by_the_agenda_book(world):
    assert len(world.units) >= 12
    assert len({unit.code for unit in world.units}) == len(world.units)
    assert len({unit.region for unit in world.units}) >= 5
    assert [unit.numbering for unit in world.units].count("agenda") == 1
    assert world.main_unit.code == "413.101"
    assert world.main_unit.numbering == "lease"
    regions = {region.code for region in world.regions}
    assert all(unit.region in regions for unit in world.units)


def test_there_are_offices_on_kangean_and_on_bawean(world):
    addresses = [unit.address for unit in world.units]
    assert any("Kangean" in address for address in addresses)
    assert any("Bawean" in address for address in addresses)


def test_a_units_mask_gives_the_number_of_the_issue(world):
    unit = world.main_unit
    number = unit.number_mask.format(
        classification=unit.classification, running=17, series="SP", unit=unit.code, year=2026
    )
    assert number == "000.3.2/0017/SP/413.101/2026"


def test_treasury_npwp_have_16_digits_and_a_true_check_digit(world):
    for unit in world.units:
        assert re.fullmatch(r"0\d{15}", unit.npwp16)
        assert luhn_holds(unit.npwp16[1:10])
    assert len({unit.npwp16 for unit in world.units}) == len(world.units)


def test_addresses_and_phones_of_units_are_plainly_invented(world):
    assert all(unit.address.startswith("Jalan Contoh Nomor ") for unit in world.units)
    assert all(re.fullmatch(r"\(0\d{2,3}\) 000\d{3}", unit.phone) for unit in world.units)
    assert all(unit.email.endswith(".example") for unit in world.units)


def test_each_unit_has_someone_in_each_office(world):
    held: dict[str, set[Role]] = defaultdict(set)
    for officer in world.officers:
        held[officer.unit].update(officer.roles)
    assert set(held) == {unit.code for unit in world.units}
    needed = set(Role) - {Role.PROVINCE_ADMIN}
    assert all(roles == needed for roles in held.values())


def test_each_unit_has_a_stand_in_of_its_ppk_for_december(world):
    """Who is PPTK all year signs as Plt. of the PPK's post through December, by an SK of its own."""
    standing = [one for one in world.officers if one.more_mandates]
    assert {one.unit for one in standing} == {unit.code for unit in world.units}
    ppks = {one.unit: one.position for one in world.officers if one.roles == (Role.PPK,)}
    for officer in standing:
        (mandate,) = officer.more_mandates
        assert officer.roles == (Role.PPTK,)
        assert (mandate.roles, mandate.acting) == ({Role.PPK}, Acting.PLT)
        assert (mandate.since, mandate.until) == (date(2026, 12, 1), date(2026, 12, 31))
        assert mandate.sk_on < mandate.since
        assert mandate.sk != officer.sk_number
        assert mandate.stands_for == ppks[officer.unit]


def test_auditors_come_for_days_by_surat_tugas(world):
    auditors = [one for one in world.officers if one.roles == (Role.AUDITOR,)]
    assert len(auditors) == len(world.units)
    for one in auditors:
        assert (one.mandate_until - one.mandate_from).days == 9
        assert one.sk_number.startswith("700/")


def test_officers_have_valid_unique_nips_and_mandates_over_2026_and_2027(world):
    assert all(is_nip(officer.nip, date(2026, 10, 9)) for officer in world.officers)
    assert len({officer.nip for officer in world.officers}) == len(world.officers)
    for officer in world.officers:
        if officer.roles == (Role.AUDITOR,):
            continue
        assert officer.mandate_from <= date(2026, 1, 2)
        assert officer.mandate_until >= date(2027, 12, 31)
    assert all(re.search(r"\((II|III|IV)/[a-e]\)$", officer.rank) for officer in world.officers)


def test_the_people_of_readme_are_the_officers_of_the_main_office(world):
    people = demo_people()
    assert [person.role for person in people] == [Role.PP, Role.PPK, Role.BENDAHARA]
    officers = {officer.nip: officer for officer in world.officers}
    for person in people:
        officer = officers[person.nip]
        assert officer.unit == world.main_unit.code
        assert officer.roles == (person.role,)
        assert officer.name == person.name
    assert len({person.passphrase for person in people}) == 3
    assert all(re.fullmatch(r"[a-z]+-[a-z]+-[a-z]+-\d\d", p.passphrase) for p in people)


def test_budget_lines_have_real_shapes_and_unique_codes_in_each_unit(world):
    account = re.compile(r"5\.\d\.\d{2}\.\d{2}\.\d{2}\.\d{4}")
    activity = re.compile(r"[\dX]\.[\dX]{2}\.\d{2}\.[12]\.\d{2}\.\d{4}")
    assert all(account.fullmatch(line.account) for line in world.budget_lines)
    assert all(activity.fullmatch(line.sub_activity) for line in world.budget_lines)
    codes = [(line.unit, line.year, line.code) for line in world.budget_lines]
    assert len(set(codes)) == len(codes)
    assert ("413.101", 2026, "1.01.01.2.06.0002/5.1.02.01.01.0025") in codes


def test_each_unit_has_12_to_25_lines_with_money_left_for_the_demos_order(world):
    lines = defaultdict(list)
    for line in world.budget_lines:
        lines[line.unit].append(line)
    assert all(12 <= len(of_unit) <= 25 for of_unit in lines.values())
    needed = {f"5.1.02.01.01.{last}" for last in ("0024", "0025", "0029", "0030", "0052")}
    assert all({line.account for line in of_unit} >= needed for of_unit in lines.values())
    assert all(0 <= line.realised.amount <= line.ceiling.amount for line in world.budget_lines)
    for line in lines["413.101"]:
        if line.account in {"5.1.02.01.01.0024", "5.1.02.01.01.0025", "5.1.02.01.01.0029"}:
            assert line.ceiling.amount - line.realised.amount >= 7_000_000


def test_accounts_bear_the_names_of_the_annex(world):
    names = {line.account: line.account_name for line in world.budget_lines}
    office = "Belanja Alat/Bahan untuk Kegiatan Kantor-"
    assert names["5.1.02.01.01.0024"] == office + "Alat Tulis Kantor"
    assert names["5.1.02.01.01.0025"] == office + "Kertas dan Cover"
    assert names["5.1.02.01.01.0029"] == office + "Bahan Komputer"
    assert names["5.1.02.01.01.0052"] == "Belanja Makanan dan Minuman Rapat"
