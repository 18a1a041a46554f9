"""`vendor …`, `product …`, `price set`, `snapshot`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from bejo_central.admin import market
from bejo_central.cli import values
from bejo_central.exchanging import snapshot
from bejo_central.store import catalogue
from bejo_desktop.domain.codes import Certificate
from bejo_desktop.domain.days import wib_day
from bejo_desktop.domain.parties import Vendor

if TYPE_CHECKING:
    from datetime import date

    from bejo_central.cli.context import Context, Document
    from bejo_central.cli.parsing import Commands, Parser
    from bejo_desktop.domain.catalogue import Product

_TEXTS: Final = (
    "legal-form",
    "signatory",
    "signatory-position",
    "address",
    "district",
    "npwp",
    "nib",
    "size",
    "bank",
    "bank-account",
    "account-holder",
    "phone",
)
_SHOWN: Final = 100


def add_commands(commands: Commands) -> None:
    """Add the commands on what is for sale."""
    vendors = commands.group("vendor", "vendors")
    _vendor_options(vendors.add("add", _add_vendor, "add or change a vendor"))
    vendors.add("list", _list_vendors, "list vendors").add_argument(
        "--limit", type=int, default=_SHOWN
    )
    suspended = vendors.add("suspend", _suspend, "nobody may buy from it any more")
    suspended.add_argument("vendor")
    suspended.add_argument("--reason", required=True)
    suspended.add_argument("--since", help="a day, today if left out")
    vendors.add("unsuspend", _unsuspend, "take a suspension back").add_argument("vendor")
    _add_products(commands)
    prices = commands.group("price", "list prices").add("set", _set_price, "set a list price")
    prices.add_argument("product")
    prices.add_argument("amount", help="whole rupiah")
    commands.add("snapshot", _snapshot, "write the chunks of the first load anew")


def _add_products(commands: Commands) -> None:
    products = commands.group("product", "products")
    listed = products.add("list", _list_products, "list products, the most ordered first")
    listed.add_argument("--text", default="", help="part of the name")
    listed.add_argument("--limit", type=int, default=_SHOWN)
    withdrawn = products.add("withdraw", _withdraw, "nobody may order it any more")
    withdrawn.add_argument("product")
    withdrawn.add_argument("--on", help="a day, today if left out")
    products.add("restore", _restore, "bring a withdrawn product back").add_argument("product")


def _vendor_options(parser: Parser) -> None:
    parser.add_argument("code")
    parser.add_argument("--name", required=True)
    parser.add_argument("--region", required=True, help="kode wilayah, 35.09")
    parser.add_argument("--certificate", choices=list(Certificate), default=Certificate.NONE)
    parser.add_argument("--pkp", action="store_true")
    parser.add_argument("--npwp-valid", action="store_true")
    for name in _TEXTS:
        parser.add_argument(f"--{name}", default="")


def _add_vendor(context: Context) -> Document:
    asked: Any = context.arguments
    texts = {name.replace("-", "_"): getattr(asked, name.replace("-", "_")) for name in _TEXTS}
    vendor = Vendor(
        code=asked.code,
        name=asked.name,
        region=asked.region,
        region_name="",
        pkp=asked.pkp,
        npwp_valid=asked.npwp_valid,
        certificate=Certificate(asked.certificate),
        **texts,
    )
    with context.acting() as account:
        return {"vendor": asdict(market.add_vendor(account, vendor))}


def _list_vendors(context: Context) -> Document:
    with context.looking() as connection:
        found = catalogue.vendors(connection, context.arguments.limit)
        return {"vendors": [asdict(vendor) for vendor in found]}


def _suspend(context: Context) -> Document:
    asked: Any = context.arguments
    since = _day_or_today(context, asked.since, "since")
    with context.acting() as account:
        return {"vendor": asdict(market.suspend(account, asked.vendor, since, asked.reason))}


def _unsuspend(context: Context) -> Document:
    with context.acting() as account:
        return {"vendor": asdict(market.unsuspend(account, context.arguments.vendor))}


def _list_products(context: Context) -> Document:
    asked: Any = context.arguments
    with context.looking() as connection:
        found = catalogue.products(connection, asked.text, asked.limit)
        return {"products": [_product(product) for product in found]}


def _withdraw(context: Context) -> Document:
    asked: Any = context.arguments
    on = _day_or_today(context, asked.on, "on")
    with context.acting() as account:
        market.withdraw(account, asked.product, on)
        return {"product": _product(catalogue.product(account.session.connection, asked.product))}


def _restore(context: Context) -> Document:
    code = context.arguments.product
    with context.acting() as account:
        market.withdraw(account, code, None)
        return {"product": _product(catalogue.product(account.session.connection, code))}


def _set_price(context: Context) -> Document:
    asked: Any = context.arguments
    price = values.amount(asked.amount)
    with context.acting() as account:
        return market.set_price(account, asked.product, price, wib_day(context.clock()))


def _snapshot(context: Context) -> Document:
    with context.acting() as account:
        made = snapshot.build(account.session)
        account.record("snapshot.build", made.sc, at=made.at)
    size = sum(chunk.bytes for chunk in made.chunks)
    return {"scope": made.sc, "at": made.at, "chunks": len(made.chunks), "bytes": size}


def _product(product: Product) -> Document:
    return {
        **asdict(product),
        "price": product.price.amount,
        "tax_class": product.tax_class.value,
    }


def _day_or_today(context: Context, typed: str | None, field: str) -> date:
    return wib_day(context.clock()) if typed is None else values.day(typed, field)
