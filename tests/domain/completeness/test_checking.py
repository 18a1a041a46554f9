"""The payment file by kind of spending: what is asked for, what is there, what is needless."""

import tomllib
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from bejo_desktop.domain.codes import Collector, Payment, Platform, TaxClass
from bejo_desktop.domain.completeness.checking import Standing, completeness, gaps
from bejo_desktop.domain.completeness.table import (
    BrokenNeedsError,
    OrderFact,
    Part,
    read_needs,
)
from bejo_desktop.domain.content import Delivery, Occasion, Place, Procedure
from bejo_desktop.domain.evidence import Evidence, EvidenceKind
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import Negotiation, Offer, OfferSource, PaperRef
from bejo_desktop.domain.numbering import Number
from bejo_desktop.domain.order import Order
from bejo_desktop.domain.payments import PaymentMade, Tax, TaxDeposit, Withheld
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute
from resources import path
from tests.domain.test_order import NOON, PP, a_content, a_line

DAY = date(2026, 7, 6)
A_KW = Number("000.3.2/0088/KW/413.101/2026", "KW", 2026, 88, "L3")
FAKTUR = "04002600000000017"
MEETING = "x/5.1.02.01.01.0052"
FOOD = {"acara", "jumlah_undangan", "undangan", "daftar_hadir", "notulen", "foto"}


@pytest.fixture(scope="module")
def needs():
    return read_needs(tomllib.loads(path("checks", "completeness.toml").read_text("utf-8")))


@pytest.fixture
def checked(needs, rules):
    """The file of an order: kinds by their standing."""

    def check(evidence=(), account="x/5.1.02.02.01.0030", line=None, **changes):
        content = a_content(
            lines=(replace(a_line(budget_line=account), **(line or {})),), **changes
        )
        content = replace(content, figures=compute(content.quote(), rules))
        order = Order(UUID(int=1), content, PP, NOON, evidence=tuple(evidence))
        return {one.kind.value: one for one in completeness(order, needs)}

    return check


def a_piece(kind, no="", scan=""):
    return Evidence(EvidenceKind(kind), no, None, scan, "", PP, DAY)


def test_food_of_a_meeting_needs_what_bpk_asks_for(checked):
    file = checked(account=MEETING, line={"tax_class": TaxClass.CATERING})
    assert file.keys() >= FOOD
    assert {file[kind].standing for kind in FOOD} == {Standing.MISSING}
    assert not FOOD & checked().keys()


def test_event_and_guests_stand_in_the_order_itself(checked):
    occasion = Occasion("Rapat koordinasi", DAY, 0)
    file = checked(account=MEETING, occasion=occasion)
    assert file[OrderFact.OCCASION].standing is Standing.PRESENT
    assert file[OrderFact.GUESTS].standing is Standing.MISSING
    file = checked(account=MEETING, occasion=replace(occasion, guests=40))
    assert file[OrderFact.GUESTS].standing is Standing.PRESENT


def test_a_faktur_is_asked_of_a_pkp_but_not_where_the_platform_collects(checked):
    direct = checked()
    assert direct["faktur_pajak"].standing is Standing.MISSING
    assert "invoice_platform" not in direct
    platform = checked(platform=Platform.TOKO_DARING, collector=Collector.PLATFORM)
    faktur = platform["faktur_pajak"]
    assert (faktur.standing, faktur.because) == (Standing.NOT_NEEDED, "platform_collects")
    assert platform["invoice_platform"].standing is Standing.MISSING
    assert platform["bukti_setor"].standing is Standing.NOT_NEEDED


def a_payment(ppn=54_000, **changes):
    taxes = (Withheld(Tax.PPN, Rupiah(ppn * 10), Rupiah(ppn)),) if ppn else ()
    made = PaymentMade(
        DAY, Payment.UP, "INV", "", A_KW, PP, Rupiah(500_000), (1,), Rupiah(0), taxes
    )
    return replace(made, **changes)


def a_deposit(amount, tax=Tax.PPN):
    return TaxDeposit(tax, Rupiah(amount), DAY.replace(day=1), DAY, "0260", "0A1B", PP)


def file_of(needs, rules, *payments, evidence=(), deposits=(), owed=0):
    line = replace(a_line(budget_line="x/5.1.02.02.01.0030"), unit_price=Rupiah(500_000))
    content = a_content(lines=(line,))
    content = replace(content, figures=compute(content.quote(), rules))
    order = Order(
        UUID(int=1),
        content,
        PP,
        NOON,
        evidence=tuple(evidence),
        payments=payments,
        deposits=tuple(deposits),
    )
    return {one.kind.value: one for one in completeness(order, needs, Rupiah(owed))}


def test_each_payment_with_ppn_has_a_faktur_of_its_own(needs, rules):
    first, second = a_payment(tax_invoice=FAKTUR), a_payment()
    lacking = file_of(needs, rules, first, second)["faktur_pajak"]
    assert (lacking.standing, lacking.lacks) == (Standing.MISSING, {Part.NUMBER})
    same = [a_piece("faktur_pajak", FAKTUR)]
    assert file_of(needs, rules, first, second, evidence=same)["faktur_pajak"] == lacking
    other = [a_piece("faktur_pajak", "04002600000000018")]
    filed = file_of(needs, rules, first, second, evidence=other)["faktur_pajak"]
    assert filed.standing is Standing.PRESENT
    without_ppn = file_of(needs, rules, first, a_payment(0))["faktur_pajak"]
    assert without_ppn.standing is Standing.PRESENT


def test_every_tax_is_deposited_as_far_as_it_was_withheld(needs, rules):
    income = (Withheld(Tax.PPH_22, Rupiah(540_000), Rupiah(8_100)),)
    paid = a_payment(withheld=(*a_payment().withheld, *income))
    some = file_of(needs, rules, paid, deposits=[a_deposit(54_000), a_deposit(8_099, Tax.PPH_22)])
    assert (some["bukti_setor"].standing, some["bukti_setor"].taxes) == (
        Standing.MISSING,
        (Tax.PPH_22,),
    )
    piece = [a_piece("bukti_setor", "0A1B")]
    filed = file_of(needs, rules, paid, evidence=piece)["bukti_setor"]
    assert filed.taxes == (Tax.PPH_22, Tax.PPN)
    whole = [a_deposit(54_000), a_deposit(8_100, Tax.PPH_22)]
    assert file_of(needs, rules, paid, deposits=whole)["bukti_setor"].standing is Standing.PRESENT


def test_each_tax_needs_an_ntpn_of_its_own_or_its_proof_filed_later(needs, rules):
    """domain.md 1.3: the treasurer's file holds the receipt of the treasury for each tax."""
    income = (Withheld(Tax.PPH_22, Rupiah(540_000), Rupiah(8_100)),)
    paid = a_payment(withheld=(*a_payment().withheld, *income))
    awaited = replace(a_deposit(8_100, Tax.PPH_22), ntpn="")
    whole = [a_deposit(54_000), awaited]
    lacking = file_of(needs, rules, paid, deposits=whole)["bukti_setor"]
    assert (lacking.standing, lacking.taxes) == (Standing.MISSING, (Tax.PPH_22,))
    same = [a_piece("bukti_setor", "0A1B")]
    assert file_of(needs, rules, paid, deposits=whole, evidence=same)["bukti_setor"] == lacking
    own = [a_piece("bukti_setor", "0C2D")]
    filed = file_of(needs, rules, paid, deposits=whole, evidence=own)["bukti_setor"]
    assert (filed.standing, filed.taxes) == (Standing.PRESENT, ())


def test_a_penalty_that_the_vendor_still_owes_is_a_gap_until_its_proof_is_there(needs, rules):
    paid = a_payment(tax_invoice=FAKTUR)
    assert "bukti_setor_denda" not in file_of(needs, rules, paid)
    owed = file_of(needs, rules, paid, owed=1_265_000)["bukti_setor_denda"]
    assert (owed.standing, owed.why) == (Standing.MISSING, "need.penalty_owed")
    proof = [a_piece("bukti_setor_denda", "STS-12")]
    filed = file_of(needs, rules, paid, owed=1_265_000, evidence=proof)["bukti_setor_denda"]
    assert filed.standing is Standing.PRESENT


def test_no_faktur_is_asked_of_a_vendor_who_is_no_pkp(checked):
    plain = replace(a_content().vendor_tax, pkp=False)
    assert "faktur_pajak" not in checked(vendor_tax=plain)


def test_the_vendors_own_nota_needs_its_number_and_its_picture(checked):
    assert checked()["nota_penyedia"].lacks == {Part.NUMBER, Part.SCAN}
    noted = checked(vendor_note=PaperRef("0931", DAY))["nota_penyedia"]
    assert (noted.standing, noted.no, noted.lacks) == (Standing.MISSING, "0931", {Part.SCAN})
    pictured = checked(
        [a_piece("nota_penyedia", scan="ab" * 32)], vendor_note=PaperRef("0931", DAY)
    )
    assert pictured["nota_penyedia"].standing is Standing.PRESENT


def test_a_small_purchase_needs_neither_order_nor_bast(checked):
    file = checked(procedure=Procedure.SMALL)
    assert file["sp_bertanda_tangan"].because == "small"
    assert file["bast_bertanda_tangan"].because == "small"
    assert file["nota_penyedia"].standing is Standing.MISSING


def test_on_the_catalogue_the_platforms_order_stands_for_ours(checked):
    """Issue 4, point 8: on Katalog v6 the platform's Surat Pesanan is attached."""
    katalog = {
        "platform": Platform.KATALOG,
        "platform_ref": "EP-01",
        "collector": Collector.PLATFORM,
    }
    file = checked(**katalog)
    assert file["sp_bertanda_tangan"].because == "on_catalogue"
    noted = file["sp_platform"]
    assert (noted.standing, noted.no, noted.lacks) == (Standing.MISSING, "EP-01", {Part.SCAN})
    attached = checked([a_piece("sp_platform", scan="ab" * 32)], **katalog)["sp_platform"]
    assert (attached.standing, attached.no) == (Standing.PRESENT, "EP-01")


@pytest.mark.parametrize(
    ("quantity", "name"),
    [
        ("6", "evidence.sp_bertanda_tangan.np"),
        ("30", "evidence.sp_bertanda_tangan.np"),
        ("60", "evidence.sp_bertanda_tangan.spk"),
    ],
)
def test_the_signed_order_bears_the_name_of_its_form(checked, quantity, name):
    """Perpres 16/2018 Ps 28: bukti pembelian to 10, kuitansi to 50, SPK to 200 million."""
    line = {"quantity": Quantity.of(quantity), "unit_price": Rupiah(1_000_000)}
    file = checked(line=line, platform=Platform.NONE)
    assert file["sp_bertanda_tangan"].name == name
    daring = checked(line=line, platform=Platform.TOKO_DARING)
    assert daring["sp_bertanda_tangan"].name == "evidence.sp_bertanda_tangan"


def test_several_places_need_a_distribution_list(checked):
    places = (Place(Delivery("SDN 1"), (a_line().quantity.value,)),)
    assert checked(places=places)["daftar_distribusi"].standing is Standing.MISSING
    assert "daftar_distribusi" not in checked()


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("x/5.2.02.10.01.0002", {"foto", "bukti_persediaan"}),
        ("x/5.1.02.01.01.0025", {"bukti_persediaan"}),
        ("x/5.1.02.02.01.0030", set()),
        (MEETING, {"foto"}),
    ],
)
def test_capital_and_stock_are_booked_by_the_pengurus_barang(checked, account, kinds):
    assert checked(account=account).keys() & {"foto", "bukti_persediaan"} == kinds


def test_the_route_decides_invoice_and_verification(checked):
    assert not checked(payment=Payment.UP).keys() & {"tagihan", "lembar_verifikasi"}
    assert checked(payment=Payment.LS).keys() >= {"tagihan", "lembar_verifikasi"}


def test_an_offer_by_whatsapp_needs_its_picture(checked):
    offer = Offer("V-1", "CV", 1, OfferSource.WHATSAPP, DAY, (), pkp=True)
    talks = Negotiation(DAY, ("V-1",), offers=(offer,))
    assert checked(negotiation=talks)["bukti_komunikasi"].standing is Standing.MISSING
    shown = replace(talks, offers=(replace(offer, evidence="ab" * 32),))
    assert checked(negotiation=shown)["bukti_komunikasi"].standing is Standing.PRESENT


def test_gaps_are_what_lacks_and_nothing_else(checked):
    needed = checked(procedure=Procedure.SMALL).values()
    assert {one.standing for one in gaps(needed)} == {Standing.MISSING}
    assert len(gaps(needed)) < len(needed)


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "unheard of", "why": "need.food"},
        {"kind": "foto"},
        {"kind": "foto", "why": "need.food", "when": ["never"]},
        {"kind": "foto", "why": "need.food", "parts": ["smell"]},
        {"kind": "foto", "why": "need.food", "account": []},
        {"kind": "foto", "why": "need.food", "accounts": "5.2."},
    ],
)
def test_a_broken_row_of_the_table_is_named(entry):
    with pytest.raises(BrokenNeedsError):
        read_needs({"need": [entry]})


def test_every_reason_and_paper_of_the_table_has_its_words(needs):
    words = tomllib.loads(path("messages", "id", "evidence.toml").read_text("utf-8"))
    assert {need.why for need in needs} <= words.keys()
    assert {f"need.because.{trait}" for need in needs for trait in need.unless} <= words.keys()
    kinds = [*EvidenceKind, *OrderFact]
    assert {f"evidence.{kind.value}" for kind in kinds} <= words.keys()
    forms = {"evidence.sp_bertanda_tangan.spk", "evidence.sp_bertanda_tangan.np"}
    assert forms <= words.keys()
