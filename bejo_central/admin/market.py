"""Vendors, products and prices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bejo_central.admin.checks import require_readable
from bejo_central.store import catalogue
from bejo_central.store.rows import vendor_row
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.errors import BadInput
from bejo_desktop.domain.identity import read_nib, read_npwp
from bejo_desktop.domain.order import REASON_CHARS_MAX

if TYPE_CHECKING:
    from datetime import date

    from bejo_central.admin.account import Account
    from bejo_desktop.domain.money import Rupiah
    from bejo_desktop.domain.parties import Vendor


def add_vendor(account: Account, vendor: Vendor) -> Vendor:
    """
    Keep a vendor, new or changed.

    Raises:
        BadInput: `identity.npwp`, also for a wrong check digit of one that nobody validated yet;
            `identity.nib`, by which the board counts businesses; `wire.unreadable`.
    """
    if vendor.npwp:
        today = wib_day(account.session.now)
        vendor = replace(vendor, npwp=read_npwp(vendor.npwp, today=today))
    if vendor.nib:
        vendor = replace(vendor, nib=read_nib(vendor.nib))
    require_readable(vendor_row(vendor, 0))
    catalogue.save_vendors(account.session, [vendor])
    account.record("vendor.add", vendor.code, name=vendor.name)
    return catalogue.vendor(account.session.connection, vendor.code)


def suspend(account: Account, code: str, since: date, reason: str) -> Vendor:
    """
    Suspend a vendor since a day.

    Raises:
        NotFound: `vendor.unknown`. BadInput: `vendor.reason` when it is empty or too long.
    """
    connection = account.session.connection
    catalogue.vendor(connection, code)
    said = " ".join(reason.split())
    if not 0 < len(said) <= REASON_CHARS_MAX:
        raise BadInput("vendor.reason", field="reason", most=REASON_CHARS_MAX)
    catalogue.suspend(account.session, code, since, said)
    account.record("vendor.suspend", code, since=since.isoformat(), reason=said)
    return catalogue.vendor(connection, code)


def unsuspend(account: Account, code: str) -> Vendor:
    """Take a suspension back (NotFound `vendor.unknown`)."""
    connection = account.session.connection
    catalogue.vendor(connection, code)
    catalogue.suspend(account.session, code, None, "")
    account.record("vendor.unsuspend", code)
    return catalogue.vendor(connection, code)


def set_price(account: Account, code: str, price: Rupiah, on: date) -> dict[str, Any]:
    """
    Give a product a new list price; the price list gets a new version.

    Raises:
        NotFound: `product.unknown`. BadInput: `price.zero`.
    """
    old = catalogue.product(account.session.connection, code)
    if price.amount == 0:
        raise BadInput("price.zero", product=old.name, field="amount")
    version = catalogue.set_price(account.session, code, price, on)
    account.record("price.set", code, was=old.price.amount, now=price.amount, price_list=version)
    return {
        "product": code,
        "was": old.price.amount,
        "price": price.amount,
        "price_list": version,
    }


def withdraw(account: Account, code: str, on: date | None) -> None:
    """Withdraw a product from a day on, or bring it back (NotFound `product.unknown`)."""
    catalogue.product(account.session.connection, code)
    catalogue.withdraw(account.session, code, on)
    account.record("product.withdraw", code, on=on.isoformat() if on else None)
