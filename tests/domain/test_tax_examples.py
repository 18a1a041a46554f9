"""The worked examples E01 to E29, R5 and R9, and the scenarios that need only these rules."""

from datetime import date
from fractions import Fraction

import pytest

from bejo_desktop.domain.authority import late_penalty
from bejo_desktop.domain.budget import shares_by_line
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.rounding import rounded
from bejo_desktop.domain.tax.computing import compute

MAY = date(2026, 5, 12)
DIRECT = {"direct": True}
MP = {"direct": False}
NON_PKP = {"pkp": False}
COLUMNS = (
    "base",
    "dpp_nilai_lain",
    "ppn",
    "pbjt",
    "total",
    "ppn_collected",
    "pph",
    "articles",
    "net_to_vendor",
)
GOODS_10M = (10_000_000, None, 1_000_000, 0, 11_000_000, 1_000_000, 150_000, ["22"], 9_850_000)

EXAMPLES = {
    "E01": (date(2021, 10, 5), DIRECT, (10_000_000,), GOODS_10M),
    "E03": (
        date(2022, 4, 1),
        DIRECT,
        (2_750_000,),
        (2_750_000, None, 302_500, 0, 3_052_500, 302_500, 41_250, ["22"], 2_708_750),
    ),
    "E04": (
        date(2022, 6, 10),
        MP,
        (3_453_454,),
        (3_453_454, None, 379_879, 0, 3_833_333, 379_879, 17_267, ["22"], 3_436_187),
    ),
    "E06": (
        MAY,
        MP,
        (10_000_000,),
        (10_000_000, 9_166_667, 1_100_000, 0, 11_100_000, 1_100_000, 50_000, ["22"], 9_950_000),
    ),
    "E07": (
        MAY,
        MP | NON_PKP | {"certificate": "final"},
        (1_250_000,),
        (1_250_000, None, 0, 0, 1_250_000, 0, 6_250, ["final"], 1_243_750),
    ),
    "E09": (
        MAY,
        DIRECT,
        (1_500_000,),
        (1_500_000, 1_375_000, 165_000, 0, 1_665_000, 0, 0, [], 1_665_000),
    ),
    "E11": (MAY, DIRECT | NON_PKP, (150_000,), (150_000, None, 0, 0, 150_000, 0, 0, [], 150_000)),
    "E12": (
        MAY,
        DIRECT,
        (2_000_000,),
        (2_000_000, 1_833_333, 220_000, 0, 2_220_000, 0, 0, [], 2_220_000),
    ),
    "E13": (
        MAY,
        DIRECT,
        (2_000_001,),
        (2_000_001, 1_833_334, 220_000, 0, 2_220_001, 220_000, 30_000, ["22"], 1_970_001),
    ),
    "E15": (
        MAY,
        DIRECT | NON_PKP | {"npwp": False},
        (5_000_000,),
        (5_000_000, None, 0, 0, 5_000_000, 0, 150_000, ["22"], 4_850_000),
    ),
    "E16": (
        MAY,
        DIRECT,
        (4_000_000, "1", "service"),
        (4_000_000, 3_666_667, 440_000, 0, 4_440_000, 440_000, 80_000, ["23"], 3_920_000),
    ),
    "E18": (
        MAY,
        DIRECT | NON_PKP,
        (2_400_000, "1", "catering"),
        (2_400_000, None, 0, 240_000, 2_640_000, 0, 48_000, ["23"], 2_352_000),
    ),
    "E21": (
        MAY,
        MP | {"price_mode": "inclusive"},
        (5_000_000,),
        (4_504_505, 4_129_130, 495_495, 0, 5_000_000, 495_495, 22_523, ["22"], 4_481_982),
    ),
    "E22": (
        date(2025, 3, 1),
        MP,
        (1_000_000,),
        (1_000_000, 916_666, 110_000, 0, 1_110_000, 110_000, 5_000, ["22"], 995_000),
    ),
    "E23": (
        date(2025, 2, 15),
        DIRECT,
        (100_000_000, "1", "luxury"),
        (
            100_000_000,
            None,
            12_000_000,
            0,
            112_000_000,
            12_000_000,
            1_500_000,
            ["22"],
            98_500_000,
        ),
    ),
    "E26": (
        MAY,
        DIRECT | NON_PKP | {"certificate": "final"},
        (8_400_000,),
        (8_400_000, None, 0, 0, 8_400_000, 0, 42_000, ["final"], 8_358_000),
    ),
    "E29": (
        date(2026, 11, 24),
        MP,
        (180_180_181,),
        (
            180_180_181,
            165_165_166,
            19_819_820,
            0,
            200_000_001,
            19_819_820,
            900_901,
            ["22"],
            179_279_280,
        ),
    ),
}


def as_columns(figures):
    """The figures as a row of the table of examples."""
    nilai_lain = figures.dpp_nilai_lain
    return dict(
        zip(
            COLUMNS,
            (
                figures.base.amount,
                None if nilai_lain is None else nilai_lain.amount,
                figures.ppn.amount,
                figures.pbjt.amount,
                figures.total.amount,
                figures.ppn_collected.amount,
                sum(row.amount.amount for row in figures.pph),
                [row.article for row in figures.pph],
                figures.net_to_vendor.amount,
            ),
            strict=True,
        )
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_worked_example_comes_out_to_the_rupiah(example, a_quote, rules):
    due_on, facts, line, expected = EXAMPLES[example]
    figures = compute(a_quote(line, due_on=due_on, **facts), rules)
    assert as_columns(figures) == dict(zip(COLUMNS, expected, strict=True))


def test_e29_is_for_the_ppk_only(a_quote, rules):
    assert compute(a_quote((180_180_181,)), rules).officer == "PPK"
    at_the_limit = compute(a_quote((180_180_180,)), rules)
    assert (at_the_limit.total.amount, at_the_limit.officer) == (200_000_000, "PP")


def test_r5_half_a_rupiah_goes_up(a_quote, rules):
    assert compute(a_quote((4_550,)), rules).ppn.amount == 501


def test_r9_published_roundings_of_the_tax_office(a_quote, rules):
    assert rounded(3_453_454, Fraction(11, 100), "floor") == 379_879
    assert rounded(10_049_949, Fraction(1, 100), "half_up") == 100_499
    assert rounded(10_049_950, Fraction(1, 100), "half_up") == 100_500
    mouse = compute(a_quote((200_000,), discount=50_000), rules)
    assert mouse.dpp_nilai_lain.amount == 137_500
    assert mouse.ppn.amount == 16_500


S1_LINES = {
    "0025": [(54_000, "60"), (55_500, "40")],
    "0024": [(39_500, "30"), (36_000, "25"), (29_500, "48")],
    "0029": [(389_000, "6")],
}


def test_s1_paper_pens_and_toner_on_three_rekening(a_quote, rules):
    lines = [line for group in S1_LINES.values() for line in group]
    figures = compute(
        a_quote(*lines, ordered_on=date(2026, 10, 12), due_on=date(2026, 10, 23)), rules
    )
    expected = (
        11_295_000,
        10_353_750,
        1_242_450,
        0,
        12_537_450,
        1_242_450,
        56_475,
        ["22"],
        11_238_525,
    )
    assert as_columns(figures) == dict(zip(COLUMNS, expected, strict=True))
    assert (figures.officer, figures.form, figures.rounding) == ("PP", "surat_pesanan", "half_up")
    assert figures.meterai_receipt
    assert figures.words == (
        "dua belas juta lima ratus tiga puluh tujuh ribu empat ratus lima puluh rupiah"
    )
    accounts = [account for account, group in S1_LINES.items() for _ in group]
    shares = shares_by_line(zip(accounts, (line.share for line in figures.lines), strict=True))
    assert {account: share.amount for account, share in shares.items()} == {
        "0025": 6_060_600,
        "0024": 3_886_110,
        "0029": 2_590_740,
    }


def test_s3_lunch_from_a_stall_without_a_valid_npwp(a_quote, rules):
    request = {"due_on": date(2026, 7, 9), "direct": True, "pkp": False}
    figures = compute(a_quote((35_000, "45", "catering"), npwp=False, **request), rules)
    expected = (1_575_000, None, 0, 157_500, 1_732_500, 0, 63_000, ["23"], 1_512_000)
    assert as_columns(figures) == dict(zip(COLUMNS, expected, strict=True))
    assert (figures.officer, figures.form) == ("PP", "bukti_pembelian")
    assert not figures.meterai_receipt
    assert figures.words == "satu juta tujuh ratus tiga puluh dua ribu lima ratus rupiah"
    with_npwp = compute(a_quote((35_000, "45", "catering"), npwp=True, **request), rules)
    assert with_npwp.pph[0].amount.amount == 31_500
    assert with_npwp.net_to_vendor.amount == 1_543_500


def test_s5_the_order_that_looks_like_the_pps(a_quote, rules):
    figures = compute(a_quote((1_250_000, "150"), due_on=date(2026, 9, 30)), rules)
    expected = (
        187_500_000,
        171_875_000,
        20_625_000,
        0,
        208_125_000,
        20_625_000,
        937_500,
        ["22"],
        186_562_500,
    )
    assert as_columns(figures) == dict(zip(COLUMNS, expected, strict=True))
    assert (figures.officer, figures.form) == ("PPK", "surat_pesanan")
    assert figures.words == "dua ratus delapan juta seratus dua puluh lima ribu rupiah"
    outside = compute(a_quote((1_250_000, "150"), due_on=date(2026, 9, 30), direct=True), rules)
    assert outside.form == "surat_perjanjian"


S7_LINES = [
    (14_750, "62.5"),
    (28_600, "18.75"),
    (37_500, "12.4"),
    (11_350, "7.35"),
    (18_900, "24"),
]


def test_s7_kilograms_for_an_island_puskesmas(a_quote, rules, rules_with):
    request = a_quote(
        *S7_LINES,
        ordered_on=date(2026, 4, 13),
        due_on=date(2026, 4, 22),
        pkp=False,
        certificate="below_500m",
        region="35.29",
    )
    figures = compute(request, rules)
    expected = (2_460_148, None, 0, 0, 2_460_148, 0, 12_301, ["22"], 2_447_847)
    assert as_columns(figures) == dict(zip(COLUMNS, expected, strict=True))
    assert [line.amount.amount for line in figures.lines] == [
        921_875,
        536_250,
        465_000,
        83_423,
        453_600,
    ]
    assert not figures.meterai_receipt
    assert figures.words == (
        "dua juta empat ratus enam puluh ribu seratus empat puluh delapan rupiah"
    )
    spared = compute(request, rules_with({"pph22.marketplace.below_500m_exempts": True}))
    assert spared.pph == ()
    assert spared.net_to_vendor.amount == 2_460_148


def test_s9_the_third_printing_order(a_quote, rules):
    figures = compute(a_quote((90_000, "485"), due_on=date(2026, 9, 28), direct=True), rules)
    expected = (
        43_650_000,
        40_012_500,
        4_801_500,
        0,
        48_451_500,
        4_801_500,
        654_750,
        ["22"],
        42_995_250,
    )
    assert as_columns(figures) == dict(zip(COLUMNS, expected, strict=True))
    assert (figures.officer, figures.form) == ("PP", "kuitansi")
    assert figures.meterai_receipt
    assert figures.words == (
        "empat puluh delapan juta empat ratus lima puluh satu ribu lima ratus rupiah"
    )


@pytest.mark.parametrize(
    ("collector", "pph", "net"),
    [("platform", 861_000, 171_339_000), ("treasurer", 2_583_000, 169_617_000)],
)
def test_s4_who_collects_moves_the_vendor_s_money_by_1_722_000(collector, pph, net, a_quote, rules):
    figures = compute(a_quote((172_200_000,), collector=collector), rules)
    assert figures.total.amount == 191_142_000
    assert figures.officer == "PP"
    assert [row.amount.amount for row in figures.pph] == [pph]
    assert figures.net_to_vendor.amount == net


def test_s4_a_price_five_per_cent_higher_is_for_the_ppk(a_quote, rules):
    figures = compute(a_quote((180_810_000,)), rules)
    assert (figures.total.amount, figures.officer) == (200_699_100, "PPK")


def test_s6_a_repair_has_parts_and_labour(a_quote, rules):
    figures = compute(
        a_quote((3_450_000, "1", "goods"), (1_250_000, "1", "service"), direct=True), rules
    )
    assert [(row.article, row.amount.amount) for row in figures.pph] == [
        ("22", 51_750),
        ("23", 25_000),
    ]


def test_s10_the_furniture_of_the_spk(a_quote, rules):
    figures = compute(
        a_quote(
            (1_325_000, "20"),
            (463_750, "40"),
            ordered_on=date(2026, 4, 20),
            due_on=date(2026, 5, 10),
            direct=True,
        ),
        rules,
    )
    assert [line.amount.amount for line in figures.lines] == [26_500_000, 18_550_000]
    assert (figures.base.amount, figures.dpp_nilai_lain.amount) == (45_050_000, 41_295_833)
    assert (figures.ppn.amount, figures.total.amount) == (4_955_500, 50_005_500)
    assert figures.form == "spk"
    assert figures.words == "lima puluh juta lima ribu lima ratus rupiah"


@pytest.mark.parametrize(
    ("value", "penalty"),
    [pytest.param(18_550_000, 222_600, id="late part"), (45_050_000, 540_600)],
)
def test_s10_twelve_days_late_by_the_part_or_the_contract(value, penalty, rules):
    assert late_penalty(Rupiah(value), 12, date(2026, 5, 22), rules).amount == penalty


def test_s1_the_negotiation_saves_695_970_with_tax(a_quote, rules):
    offered = [(56_500, "60"), (58_000, "40"), (42_000, "30")]
    offered += [(38_000, "25"), (31_500, "48"), (415_000, "6")]
    agreed = [line for group in S1_LINES.values() for line in group]
    day = {"ordered_on": date(2026, 10, 12), "due_on": date(2026, 10, 23)}
    before, after = (compute(a_quote(*lines, **day), rules) for lines in (offered, agreed))
    assert (before.base.amount, before.total.amount) == (11_922_000, 13_233_420)
    assert before.total.amount - after.total.amount == 695_970
