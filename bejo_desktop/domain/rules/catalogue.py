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
    DAYS = "days"
    DAY_OF_MONTH = "day_of_month"
    YEARS = "years"


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


class Limit(StrEnum):
    """What a limit of the region does above it: stop, ask for a reason, nothing."""

    BLOCK = "block"
    QUESTION = "question"
    NONE = "none"


class Method(StrEnum):
    """How the law of the day calls a purchase on a platform or outside of it."""

    E_PURCHASING = "e_purchasing"
    TOKO_DARING = "toko_daring"
    PENGADAAN_LANGSUNG = "pengadaan_langsung"


class Payer(StrEnum):
    """Who pays the regional tax in: the bendahara (SSPD) or the vendor itself, by its Perda."""

    TREASURER = "treasurer"
    VENDOR = "vendor"


class LocalContent(StrEnum):
    """How domestic products come first: only where enough of them exist, or step by step."""

    WHERE_ENOUGH = "where_enough"
    STEP_BY_STEP = "step_by_step"


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
    "local": frozenset(Limit),
    "method": frozenset(Method),
    "pbjt": frozenset(Payer),
    "tkdn": frozenset(LocalContent),
}
"""Words allowed as the value of a word rule, by the first part of its key."""

PPN_SPARED: Final = ("kkpd", "fuel", "airline", "telco")
"""Payments and sellers of whom the bendahara collects no PPN at all (PMK 231/2019)."""

CATALOGUE: Final[Mapping[str, ValueKind]] = {
    "ppn.rate": ValueKind.RATE,
    "ppn.base": ValueKind.RATIO,
    "ppn.base.luxury": ValueKind.RATIO,
    "ppn.bendahara.floor": ValueKind.RUPIAH,
    **{f"ppn.bendahara.except.{one}": ValueKind.SWITCH for one in PPN_SPARED},
    "mp.vendor.pkp": ValueKind.SWITCH,
    "pph22.bendahara": ValueKind.RATE,
    "pph22.bendahara.floor": ValueKind.RUPIAH,
    "pph22.bendahara.no_npwp": ValueKind.NUMBER,
    "pph22.marketplace": ValueKind.RATE,
    "pph22.marketplace.floor": ValueKind.RUPIAH,
    "pph22.marketplace.floor_applies": ValueKind.SWITCH,
    "pph22.marketplace.skb_exempts": ValueKind.SWITCH,
    "pph22.marketplace.below_500m_exempts": ValueKind.SWITCH,
    "pph22.public_marketplace": ValueKind.RATE,
    "pph22.public_marketplace.appointed": ValueKind.SWITCH,
    "pph23": ValueKind.RATE,
    "pph23.floor": ValueKind.RUPIAH,
    "pph23.no_npwp": ValueKind.NUMBER,
    "pph.final": ValueKind.RATE,
    "pph.final.floor": ValueKind.RUPIAH,
    **{f"pph.final.term.{one}": ValueKind.YEARS for one in ("person", "firm", "company")},
    "pph.final.turnover": ValueKind.RUPIAH,
    "pph.final.free_turnover": ValueKind.RUPIAH,
    "floor_scope.ppn": ValueKind.WORD,
    "floor_scope.pph22": ValueKind.WORD,
    "floor_scope.pph23": ValueKind.WORD,
    "floor_scope.pph_final": ValueKind.WORD,
    "pbjt.makmin": ValueKind.RATE,
    "pbjt.collector": ValueKind.WORD,
    "pbjt.min_turnover": ValueKind.RUPIAH,
    "deposit.day": ValueKind.DAY_OF_MONTH,
    "deposit.report_day": ValueKind.DAY_OF_MONTH,
    "rounding.tax": ValueKind.WORD,
    "officer.pp_limit": ValueKind.RUPIAH,
    "approval.own_draft": ValueKind.SWITCH,
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
    "denda.max_days": ValueKind.DAYS,
    "addendum.increase": ValueKind.RATE,
    "umk.share": ValueKind.RATE,
    "pdn.target": ValueKind.RATE,
    "tkdn.order": ValueKind.WORD,
    "tkdn.least": ValueKind.RATE,
    "tkdn.with_bmp": ValueKind.RATE,
    "small.limit": ValueKind.RUPIAH,
    "deadline.ppk_days": ValueKind.DAYS,
    "deadline.vendor_days": ValueKind.DAYS,
    **{f"method.{platform}": ValueKind.WORD for platform in Platform},
    **{
        key: kind
        for platform in Platform
        for key, kind in (
            (f"local.limit.{platform}", ValueKind.RUPIAH),
            (f"local.limit.{platform}.act", ValueKind.WORD),
        )
    },
    "local.e_purchasing_above": ValueKind.RUPIAH,
    "local.e_purchasing_above.act": ValueKind.WORD,
    "flag.split.window_days": ValueKind.DAYS,
    "flag.split.long_window_days": ValueKind.DAYS,
    "flag.near_limit": ValueKind.RATE,
    "flag.price.history": ValueKind.RATE,
    "flag.price.median": ValueKind.RATE,
    "flag.price.ssh": ValueKind.RATE,
    "flag.price.window_days": ValueKind.DAYS,
    "flag.lookalike.window_days": ValueKind.DAYS,
    "flag.portion": ValueKind.RATE,
    "flag.backdated.days": ValueKind.DAYS,
    "ssh.includes_tax": ValueKind.SWITCH,
}
"""Every rule the program may ask for; a rule file with more or fewer is broken."""

REGIONAL: Final[frozenset[str]] = frozenset(
    {
        "approval.own_draft",
        "deadline.ppk_days",
        "deadline.vendor_days",
        "deposit.day",
        "deposit.report_day",
        "flag.price.ssh",
        *(key for key in CATALOGUE if key.startswith("local.")),
        "mp.vendor.pkp",
        "pbjt.collector",
        "pbjt.makmin",
        "pbjt.min_turnover",
        "ssh.includes_tax",
    }
)
"""
Rules that are asked for by region: a kabupaten or kota may have a row of its own.

For `approval.own_draft` the region may also be the code of one unit.
"""

UNREAD: Final[frozenset[str]] = frozenset(
    {
        "pbjt.min_turnover",
        "pph.final.turnover",
        "pph.final.free_turnover",
        *(f"pph.final.term.{one}" for one in ("person", "firm", "company")),
        *(f"ppn.bendahara.except.{one}" for one in PPN_SPARED),
        "pph22.public_marketplace",
        "pph22.public_marketplace.appointed",
        "tkdn.least",
        "tkdn.order",
        "tkdn.with_bmp",
    }
)
"""
Rules of law whose value decides nothing yet: catalogue and orders lack what they speak of.

`tkdn.order` is cited by the question about imported goods; its steps need a TKDN per product.
"""
