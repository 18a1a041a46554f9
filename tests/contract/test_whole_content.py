"""A content with all its terms travels whole, and each term is part of what is approved."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import msgspec
import pytest

from bejo_desktop.contract.canonical import canonical, content_hash
from bejo_desktop.contract.codec import decode
from bejo_desktop.contract.content import Content, from_wire, to_wire
from bejo_desktop.domain.codes import VendorScale
from bejo_desktop.domain.content import (
    Delivery,
    DirectBasis,
    FlagReason,
    Occasion,
    PenaltyBase,
    Place,
    Procedure,
)
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.negotiation import Minutes, Negotiation, Offer, OfferSource, PaperRef
from bejo_desktop.domain.numbering import Number

DAY = date(2026, 10, 9)
PP = "198609262015051001"
TERMS = {
    "procedure": Procedure.SMALL,
    "official": PP,
    "rule_pack": "2026.11.1",
    "platform_on": DAY,
    "penalty_base": PenaltyBase.CONTRACT,
    "direct": DirectBasis(PaperRef("0033/2026", DAY), PaperRef("0039/2026", DAY)),
    "occasion": Occasion("Rapat koordinasi", DAY, 45),
    "places": (Place(Delivery("SDN 1", "0812", "Jl. Mawar 1"), (Decimal("2.5"),)),),
    "negotiation": Negotiation(
        DAY,
        ("V-00042", "V-00043"),
        "RFQ-1",
        (
            Offer(
                "V-00042",
                "CV Sumber Ilmu",
                1,
                OfferSource.WHATSAPP,
                DAY,
                (Rupiah(56_500), None),
                pkp=True,
                no="041/SIM/X/2026",
                valid_until=DAY,
                products=("P-000001", ""),
                evidence="ab" * 32,
                note="lewat WA",
            ),
        ),
        0,
        Minutes(
            Number("0098/BAN/2026", "BAN", 2026, 98, "L92"),
            DAY,
            time(10, 15),
            OfferSource.MEETING,
            "Ruang rapat",
            "disepakati",
            ("SSH 2026",),
        ),
    ),
    "vendor_note": PaperRef("0931", DAY),
    "vendor_scale": VendorScale.SMALL,
    "flag_reasons": (FlagReason("flag.split", 0, "Kegiatan berbeda, bidang berbeda", PP),),
}


def test_every_term_comes_back_as_it_went(order_content):
    whole = replace(order_content, **TERMS)
    body = canonical(to_wire(whole))
    assert from_wire(decode(body, Content, limit=100_000)) == whole


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_part_of_what_is_approved(order_content, term):
    changed = replace(order_content, **{term: TERMS[term]})
    assert content_hash(changed) != content_hash(order_content)


def test_a_content_of_before_has_no_trace_of_the_new_terms(order_content):
    assert not set(msgspec.json.decode(canonical(to_wire(order_content)))) & set(TERMS)
