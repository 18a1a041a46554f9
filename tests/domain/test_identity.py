"""Identities: what is taken, in which canonical form, and what is refused by which code."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bejo_desktop.domain import identity
from bejo_desktop.domain.errors import BadInput

TODAY = date(2026, 11, 24)
MODERATE = settings(max_examples=200, deadline=None, database=None)

NIPS = {
    "198609262015051001": "a civil servant",
    "19860926 201505 1 001": "with blanks",
    "19860926.201505.2.001": "with dots, a woman",
    "197108151996031004": "an older one",
    "200402292022021001": "born on 29 February, appointed at 17",
    "199001012026111999": "appointed this month, highest serial",
    "199001012022211001": "PPPK, first contract",
    "199001012024222015": "PPPK, second contract",
}

BAD_NIPS = {
    "": "nothing",
    "19860926201505100": "17 digits",
    "1986092620150510011": "19 digits",
    "19860926201505100a": "a letter",
    "١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١": "other digits",
    "198602302015051001": "30 February",
    "198613012015051001": "month 13 of birth",
    "198609262015131001": "month 13 of appointment",
    "198609262015001001": "month 0 of appointment",
    "198609262015053001": "sex 3",
    "198609262015050001": "sex 0",
    "198609262015051000": "serial 000",
    "198609262026121001": "appointed next month",
    "200405012021041001": "appointed before 17",
    "201501012022211001": "PPPK not yet 17",
    "198602302022211001": "PPPK born on 30 February",
    "196509260": "the old NIP of nine digits",
}


@pytest.mark.parametrize("typed", NIPS, ids=NIPS.values())
def test_a_possible_nip_becomes_its_18_digits(typed):
    nip = identity.read_nip(typed, today=TODAY)
    assert nip == "".join(character for character in typed if character.isdecimal())


@pytest.mark.parametrize("typed", BAD_NIPS, ids=BAD_NIPS.values())
def test_an_impossible_nip_is_refused_with_its_field(typed):
    with pytest.raises(BadInput) as refused:
        identity.read_nip(typed, today=TODAY, field="officer.nip")
    assert refused.value.code == "identity.nip"
    assert refused.value.facts == {"field": "officer.nip", "typed": typed}


NPWPS = {
    "013000666091000": "0013000666091000",
    "01.300.066.6-091.000": "0013000666091000",
    "0013000666091000": "0013000666091000",
    "0013 0006 6609 1000": "0013000666091000",
    "3509011708450001": "3509011708450001",
    "3171011708450001": "3171011708450001",
    "35.09.01.570845.0001": "3509015708450001",
}

BAD_NPWPS = {
    "": "nothing",
    "01300066609100": "14 digits",
    "00130006660910000": "17 digits",
    "01300066609100a": "a letter",
    "013000667091000": "wrong check digit",
    "010300666091000": "two digits swapped",
    "0013000667091000": "wrong check digit, 16 digits",
    "3599011708450001": "NIK of a regency that East Java does not have",
    "9909011708450001": "NIK of a province that does not exist",
    "3509013208450001": "NIK born on the 32nd",
    "3509011708450000": "NIK with serial 0000",
    "3509017208450001": "NIK of a woman born on the 32nd",
}


@pytest.mark.parametrize("typed", NPWPS)
def test_an_npwp_becomes_its_16_digits(typed):
    assert identity.read_npwp(typed, today=TODAY) == NPWPS[typed]


@pytest.mark.parametrize("typed", BAD_NPWPS, ids=BAD_NPWPS.values())
def test_an_impossible_npwp_is_refused(typed):
    with pytest.raises(BadInput) as refused:
        identity.read_npwp(typed, today=TODAY)
    assert refused.value.code == "identity.npwp"
    assert refused.value.facts == {"field": "npwp", "typed": typed}


@MODERATE
@given(
    body=st.from_regex(r"[0-9]{8}", fullmatch=True), place=st.integers(0, 8), by=st.integers(1, 9)
)
def test_any_single_wrong_digit_of_the_checked_part_is_noticed(body, place, by):
    digits = next(f"{body}{check}" for check in range(10) if _reads(f"{body}{check}091000"))
    wrong = f"{digits[:place]}{(int(digits[place]) + by) % 10}{digits[place + 1 :]}"
    assert not _reads(f"{wrong}091000")


def _reads(npwp):
    try:
        identity.read_npwp(npwp, today=TODAY)
    except BadInput:
        return False
    return True


READ = [
    (identity.read_nib, "9120 1012 3456 7", "9120101234567"),
    (identity.read_rup, " 40123456 ", "40123456"),
    (identity.read_rup, "4012345", "4012345"),
    (identity.read_account, "5.1.02.01.01.0025 ", "5.1.02.01.01.0025"),
    (identity.read_account, "510201010025", "5.1.02.01.01.0025"),
    (identity.read_sub_activity, "5.02.01.2.06.0005", "5.02.01.2.06.0005"),
    (identity.read_sub_activity, "x.xx.01.2.06.05", "X.XX.01.2.06.05"),
    (
        identity.read_budget_code,
        "5.02.01.2.06.0005 / 5.1.02.01.01.0025",
        "5.02.01.2.06.0005/5.1.02.01.01.0025",
    ),
    (identity.read_unit_code, "413.101", "413.101"),
    (identity.read_unit_code, "022.1", "022.1"),
]


@pytest.mark.parametrize(("read", "typed", "canonical"), READ)
def test_other_identities_get_one_form(read, typed, canonical):
    assert read(typed) == canonical


REFUSED = [
    (identity.read_nib, "912010123456", "identity.nib"),
    (identity.read_nib, "٩١٢٠١٠١٢٣٤٥٦٧", "identity.nib"),
    (identity.read_rup, "401234567", "identity.rup"),
    (identity.read_rup, "40 123 456", "identity.rup"),
    (identity.read_account, "5.1.02.01.01.025", "identity.account"),
    (identity.read_account, "5.1.02.01.01.0025, 5.1.02.01.01.0024", "identity.account"),
    (identity.read_sub_activity, "5.02.01.3.06.0005", "identity.sub_activity"),
    (identity.read_sub_activity, "5.02.01.2.06.005", "identity.sub_activity"),
    (identity.read_budget_code, "5.1.02.01.01.0025", "identity.budget_code"),
    (identity.read_budget_code, "5.02/5.1.02.01.01.0025", "identity.sub_activity"),
    (identity.read_budget_code, "5.02.01.2.06.0005/5.1", "identity.account"),
    (identity.read_unit_code, "413/101", "identity.unit"),
    (identity.read_unit_code, "", "identity.unit"),
    (identity.read_region, "35.30", "identity.region"),
    (identity.read_region, "35.00", "identity.region"),
    (identity.read_region, "35.70", "identity.region"),
    (identity.read_region, "31.71", "identity.region"),
    (identity.read_region, "3509", "identity.region"),
]


@pytest.mark.parametrize(("read", "typed", "code"), REFUSED)
def test_what_cannot_be_such_an_identity_is_refused_by_code(read, typed, code):
    with pytest.raises(BadInput) as refused:
        read(typed, field="lines[0].x")
    assert refused.value.code == code
    assert refused.value.facts["field"] == "lines[0].x"


def test_a_long_text_is_cut_in_the_refusal():
    with pytest.raises(BadInput) as refused:
        identity.read_nib("9" * 5000)
    assert refused.value.facts["typed"] == "9" * 40


def test_east_java_has_29_regencies_and_9_cities():
    codes = [f"35.{number:02d}" for number in range(100)]
    known = []
    for code in codes:
        try:
            known.append(identity.read_region(code))
        except BadInput:
            continue
    names = [identity.region_name(code) for code in known]
    assert sum(name.startswith("Kabupaten ") for name in names) == 29
    assert sum(name.startswith("Kota ") for name in names) == 9
    assert identity.region_name("35.09") == "Kabupaten Jember"
    assert identity.region_name("35.78") == "Kota Surabaya"


@pytest.mark.parametrize(
    "typed",
    ["010.000-24.00000001", "0100002400000001", "04.00.26-00000000017", "10002600000000017"],
)
def test_a_faktur_has_16_digits_or_the_17_of_coretax_dots_and_dashes_beside(typed):
    """domain.md 3.4: 2 kode transaksi, 1 status (2 in Coretax), 13 of the series."""
    identity.require_tax_invoice(typed)


@pytest.mark.parametrize(
    "typed",
    ["010-26", "123", "00002600000000017", "11002600000000017", "0400260000000001A", "0" * 18],
)
def test_what_is_no_faktur_is_told_so(typed):
    with pytest.raises(BadInput, match=r"identity\.tax_invoice") as refusal:
        identity.require_tax_invoice(typed)
    assert refusal.value.facts["field"] == "tax_invoice"
