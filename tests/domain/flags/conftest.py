"""Builders of the flags' tests: past orders and contents with figures, valid by default."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bejo_desktop.domain.codes import Kind, Platform, TaxClass
from bejo_desktop.domain.content import Procedure
from bejo_desktop.domain.figures import VendorTax
from bejo_desktop.domain.flags.past import PastOrder
from bejo_desktop.domain.money import Rupiah
from bejo_desktop.domain.quantity import Quantity
from bejo_desktop.domain.tax.computing import compute
from tests.domain.test_order import a_content, a_line

PRINTING = "5.1.02.01.01.0026"


@pytest.fixture(scope="session")
def past():
    """Build an order of Rp40.000.000 for printing by one vendor, without a platform."""

    def build(on=date(2026, 9, 1), total=40_000_000, **changes):
        values = {
            "number": "",
            "on": on,
            "vendor": "V-1",
            "vendor_name": "CV Cetak Contoh",
            "platform": Platform.NONE,
            "kind": Kind.GOODS,
            "procedure": Procedure.ORDER,
            "form": "kuitansi",
            "total": Rupiah(total),
            "accounts": {PRINTING: Rupiah(total)},
            "item_groups": {"Cetak": Rupiah(total)},
            "products": frozenset({"P-1"}),
        }
        return PastOrder(**(values | changes))

    return build


@pytest.fixture(scope="session")
def figured(rules):
    """Build a content with its figures; `lines` are (name, price, quantity, changes)."""

    def build(*lines, vendor=None, **changes):
        rows = tuple(
            replace(
                a_line(),
                name=name,
                unit_price=Rupiah(price),
                list_price=Rupiah(price),
                quantity=Quantity(Decimal(quantity)),
                **more,
            )
            for name, price, quantity, more in lines
        )
        content = a_content(**changes) if not rows else a_content(lines=rows, **changes)
        if vendor is not None:
            content = replace(content, vendor_tax=vendor)
        return replace(content, figures=compute(content.quote(), rules))

    return build


@pytest.fixture(scope="session")
def catering():
    """What makes a line one of prepared food in portions."""
    return {"tax_class": TaxClass.CATERING, "measure": "porsi"}


@pytest.fixture(scope="session")
def no_tax_id():
    """A vendor who is no PKP and whose tax id is not validated."""
    return lambda certificate: VendorTax(pkp=False, npwp=False, certificate=certificate)
