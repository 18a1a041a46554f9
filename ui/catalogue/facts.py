"""What the card says of a product and its vendor, and why a product cannot be ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bejo_desktop.domain.errors import BejoError, RuleBroken
from ui.catalogue.results import STALE
from ui.days import long_day
from ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from bejo_desktop.application.views import ProductView
    from bejo_desktop.domain.parties import Vendor

Fact = tuple[str, str, Tone]


def product_facts(view: ProductView, today: date) -> tuple[Fact, ...]:
    """Return three facts of the product as (name, figure, tone)."""
    product = view.product
    stale = today - product.price_on > STALE
    imported = product.origin != "PDN"
    return (
        ("Harga per", long_day(product.price_on), Tone.WAIT if stale else Tone.TEXT),
        ("Asal", product.origin, Tone.WAIT if imported else Tone.TEXT),
        ("Kategori", product.category, Tone.TEXT),
    )


def vendor_facts(vendor: Vendor) -> tuple[Fact, ...]:
    """Return four facts of the vendor as (name, figure, tone)."""
    active = vendor.suspended_since is None
    size = f"Usaha {vendor.size}" if vendor.size else ""
    status = "Aktif" if active else f"Dibekukan sejak {long_day_short(vendor.suspended_since)}"
    return (
        ("Status", status, Tone.TEXT if active else Tone.STOP),
        ("Ukuran usaha", size or "–", Tone.TEXT),
        ("Pajak", "PKP" if vendor.pkp else "Bukan PKP", Tone.TEXT),
        (
            "NPWP",
            "tervalidasi" if vendor.npwp_valid else "belum tervalidasi",
            Tone.TEXT if vendor.npwp_valid else Tone.WAIT,
        ),
    )


def blocked_by(view: ProductView) -> BejoError | None:
    """Return why the product cannot be ordered, as the draft would say it."""
    product, vendor = view.product, view.vendor
    if product.withdrawn_on is not None:
        since = product.withdrawn_on.isoformat()
        return RuleBroken("product.withdrawn", product=product.name, since=since)
    if vendor.suspended_since is not None:
        return RuleBroken(
            "vendor.suspended",
            vendor=vendor.name,
            since=vendor.suspended_since.isoformat(),
            reason=vendor.suspended_reason,
        )
    if not product.price.amount:
        return RuleBroken("product.no_price", product=product.name)
    return None


def long_day_short(day: date | None) -> str:
    """Return a day, "" for none."""
    return "" if day is None else long_day(day)
