"""Which rules the program asks for, and what kind of value each has; the values are data."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bejo_desktop.domain.codes import Collector, Kind, Payment, Platform

if TYPE_CHECKING:
    from collections.abc import Mapping


class ValueKind(StrEnum):
    """Kind of a rule's value, which is also the name of its field in the rule file."""

    RATE = "rate"
    RATIO = "ratio"
    RUPIAH = "rupiah"
    NUMBER = "number"
    SWITCH = "switch"
    WORD = "word"


class Form(StrEnum):
    """Form of the contract of an order (bentuk kontrak, Perpres 16/2018 Ps 28)."""

    BUKTI_PEMBELIAN = "bukti_pembelian"
    KUITANSI = "kuitansi"
    SPK = "spk"
    SURAT_PERJANJIAN = "surat_perjanjian"
    SURAT_PESANAN = "surat_pesanan"


class Rounding(StrEnum):
    """How a tax becomes whole rupiah: fractions dropped, or half a rupiah and more up."""

    FLOOR = "floor"
    HALF_UP = "half_up"


class FloorScope(StrEnum):
    """Of what the base is compared with a floor: the whole order, the tax's own objects, never."""

    ORDER = "order"
    OWN = "own"
    NEVER = "never"


FORMS_BY_VALUE: Final[Mapping[Kind, tuple[Form, ...]]] = {
    Kind.GOODS: (Form.BUKTI_PEMBELIAN, Form.KUITANSI, Form.SPK),
    Kind.SERVICES: (Form.BUKTI_PEMBELIAN, Form.KUITANSI, Form.SPK),
    Kind.CONSULTING: (Form.SPK,),
    Kind.CONSTRUCTION: (Form.SPK,),
}
"""Forms that have an upper limit, the smallest first; above all of them: surat perjanjian."""

WORDS: Final[Mapping[str, frozenset[str]]] = {
    "collector": frozenset(Collector),
    "floor_scope": frozenset(FloorScope),
    "rounding": frozenset(Rounding),
}
"""Words allowed as the value of a word rule, by the first part of its key."""

CATALOGUE: Final[Mapping[str, ValueKind]] = {
    "ppn.rate": ValueKind.RATE,
    "ppn.base": ValueKind.RATIO,
    "ppn.base.luxury": ValueKind.RATIO,
    "ppn.bendahara.floor": ValueKind.RUPIAH,
    "pph22.bendahara": ValueKind.RATE,
    "pph22.bendahara.floor": ValueKind.RUPIAH,
    "pph22.bendahara.no_npwp": ValueKind.NUMBER,
    "pph22.marketplace": ValueKind.RATE,
    "pph22.marketplace.floor": ValueKind.RUPIAH,
    "pph22.marketplace.floor_applies": ValueKind.SWITCH,
    "pph22.marketplace.skb_exempts": ValueKind.SWITCH,
    "pph22.marketplace.below_500m_exempts": ValueKind.SWITCH,
    "pph23": ValueKind.RATE,
    "pph23.floor": ValueKind.RUPIAH,
    "pph23.no_npwp": ValueKind.NUMBER,
    "pph.final": ValueKind.RATE,
    "pph.final.floor": ValueKind.RUPIAH,
    "floor_scope.ppn": ValueKind.WORD,
    "floor_scope.pph22": ValueKind.WORD,
    "floor_scope.pph23": ValueKind.WORD,
    "floor_scope.pph_final": ValueKind.WORD,
    "pbjt.makmin": ValueKind.RATE,
    "rounding.tax": ValueKind.WORD,
    "officer.pp_limit": ValueKind.RUPIAH,
    **{
        f"form.{kind}.{form}": ValueKind.RUPIAH
        for kind, forms in FORMS_BY_VALUE.items()
        for form in forms
    },
    **{
        f"collector.{platform}.{payment}": ValueKind.WORD
        for platform in Platform
        for payment in Payment
    },
    **{f"meterai.{form}": ValueKind.SWITCH for form in Form},
    "meterai.amount": ValueKind.RUPIAH,
    "meterai.receipt_above": ValueKind.RUPIAH,
    "denda.rate": ValueKind.RATE,
    "umk.share": ValueKind.RATE,
}
"""Every rule the program may ask for; a rule file with more or fewer is broken."""
