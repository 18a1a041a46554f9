"""Products and vendors of a catalogue as the centre takes them over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bejo_central.demo.records import Vendor
from bejo_central.imports import text
from bejo_central.imports.rows import RowRefused
from bejo_desktop.contract.rows import ProductRow
from bejo_desktop.domain.codes import Certificate

if TYPE_CHECKING:
    from bejo_central.demo.records import Product

_NAME_CHARS_MAX: Final = 200
"""As long as a name may be on the wire."""


def product_row(product: Product) -> ProductRow:
    """Return a product as it travels, before it has rank and price list."""
    return ProductRow(
        id=product.code,
        rev=0,
        name=product.name,
        vendor=product.vendor,
        category=product.category,
        measure=product.measure,
        tax_class=product.tax_class.value,
        origin=product.origin,
        price=product.price.amount,
        plist=0,
        price_on=product.price_on,
        rank=0,
    )


def new_vendor(code: str, name: str, npwp: str | None = None) -> Vendor:
    """
    Return a vendor of which a catalogue tells only name and perhaps NPWP: it counts as not PKP.

    Raises:
        RowRefused: `import.vendor_name_long`.
    """
    if len(name) > _NAME_CHARS_MAX:
        raise RowRefused("import.vendor_name_long", "vendor_name", name)
    return Vendor(
        code=code,
        name=name,
        legal_form=text.legal_form(name),
        signatory="",
        signatory_position="",
        address="",
        region="",
        district="",
        npwp16=npwp,
        nik=None,
        nib="",
        pkp=False,
        npwp_valid=npwp is not None,
        certificate=Certificate.NONE,
        size="",
        bank="",
        bank_account="",
        account_holder="",
        phone="",
        categories=(),
    )
